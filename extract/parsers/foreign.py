"""Files that are known by their first bytes and not read: each told apart for the message."""

from __future__ import annotations

import re

from extract.document.draft import Draft
from extract.errors import UnsupportedFormat
from extract.parsers import Format
from extract.source import Source

_SAVE = "open it in Word or LibreOffice and save it as .docx first"
_UNPACK = "unpack it and name the plans in it"
_ATTACHMENT = "save the attached plan and name that file"
_PICTURE = "save it as .png or .pdf first"
_NO_PLAN = "name the plan itself: .docx, .pdf, .html or .txt"

# What the bytes begin with -> what it is, what to do.
_BEGINNINGS = (
    (b"Rar!\x1a\x07", "a RAR archive (.rar)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive (.7z)", _UNPACK),
    (b"\x1f\x8b", "a gzip archive (.gz)", _UNPACK),
    (b"BZh", "a bzip2 archive (.bz2)", _UNPACK),
    (b"\xfd7zXZ\0", "an XZ archive (.xz)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive (.zst)", _UNPACK),
    (b"MSCF", "a cabinet archive (.cab)", _UNPACK),
    (b"GIF8", "a picture (.gif)", _PICTURE),
    (b"\x7fELF", "a program, no document", _NO_PLAN),
    (b"\xcf\xfa\xed\xfe", "a program, no document", _NO_PLAN),
    (b"\xca\xfe\xba\xbe", "a program, no document", _NO_PLAN),
    (b"SQLite format 3\0", "a database (SQLite)", _NO_PLAN),
    (b"%!PS", "a PostScript file (.ps)", "save it as .pdf first"),
    (b"AT&TFORM", "a DjVu file (.djvu)", "save it as .pdf first"),
    (b"OggS", "a sound or video file", _NO_PLAN),
    (b"ID3", "a sound file (.mp3)", _NO_PLAN),
    (b"\x1aE\xdf\xa3", "a video file (.mkv)", _NO_PLAN),
    (b"L\0\0\0\x01\x14\x02\0", "a shortcut (.lnk)", "name the file that it leads to"),
)
# Where the telling bytes stand later: place, bytes, what it is, what to do.
_LATER = (
    (257, b"ustar", "a tar archive (.tar)", _UNPACK),
    (4, b"ftypheic", "a picture of a phone (.heic)", _PICTURE),
    (4, b"ftypmif1", "a picture of a phone (.heic)", _PICTURE),
    (4, b"ftyp", "a video file (.mp4)", _NO_PLAN),
    (8, b"WAVE", "a sound file (.wav)", _NO_PLAN),
    (8, b"AVI ", "a video file (.avi)", _NO_PLAN),
)
# Text formats by what their first characters match.
_TEXTS = (
    (re.compile(r"<\?xml.*?progid=\"Word\.Document\"", re.S), "a Word 2003 XML document", _SAVE),
    (
        re.compile(r"<\?xml.*?(?:progid=\"Excel\.Sheet\"|<Workbook\b)", re.S),
        "an Excel 2003 XML workbook",
        "open it in Excel or LibreOffice and save it as .xlsx first",
    ),
    (
        re.compile(r"<\?xml.*?<(?:pkg:package)\b", re.S),
        "a Word document in one XML file (flat OPC)",
        _SAVE,
    ),
    (
        re.compile(r"<\?xml.*?<office:document\b", re.S),
        "an OpenDocument in one XML file (.fodt, .fods)",
        _SAVE,
    ),
    (re.compile(r"(?:<\?xml.*?)?<svg\b", re.S), "a picture (.svg)", _PICTURE),
    (re.compile(r"<\?xml\b"), "an XML file that is no known document", _SAVE),
    (
        re.compile(
            r"(?:[A-Z][A-Za-z-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)*"
            r"(?:Received|Return-Path|Delivered-To|MIME-Version): ",
        ),
        "an e-mail (.eml)",
        _ATTACHMENT,
    ),
)
_PROGRAM = re.compile(rb"MZ.{58}", re.S)
_HEAD = 4096

_Kind = tuple[str, str]


def _find_kind(source: Source) -> _Kind | None:
    data = source.data
    for beginning, kind, remedy in _BEGINNINGS:
        if data.startswith(beginning):
            return kind, remedy
    for place, mark, kind, remedy in _LATER:
        if data[place : place + len(mark)] == mark:
            return kind, remedy
    if _is_program(data):
        return "a program, no document", _NO_PLAN
    head = data[:_HEAD].replace(b"\r\n", b"\n")
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(encoding, "replace").encode()
    text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip()
    for pattern, kind, remedy in _TEXTS:
        if pattern.match(text):
            return kind, remedy
    return None


def _is_program(data: bytes) -> bool:
    """Whether a Windows program begins here: its second header stands where the first says."""
    if _PROGRAM.match(data) is None:
        return False
    place = int.from_bytes(data[60:64], "little")
    return data[place : place + 2] in (b"PE", b"NE", b"LE", b"LX")


def accepts(source: Source) -> bool:
    """Whether the content is of a format that would be read as gibberish."""
    return _find_kind(source) is not None


def parse(source: Source) -> Draft:
    """Say what the file is.

    Raises:
        UnsupportedFormat: always.
    """
    raise UnsupportedFormat(*(_find_kind(source) or ("a file of an unknown kind", _NO_PLAN)))


# Asked when no parser has taken the file, before it would be read as text.
FORMAT = Format(
    name="foreign",
    media_type="application/octet-stream",
    accepts=accepts,
    parse=parse,
    priority=80,
)
