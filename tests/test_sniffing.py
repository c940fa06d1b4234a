"""Content tells the format: each kind of file under right, wrong and no name.

A file is read, or refused by what it is; never read as something else. Formats that have
no parser yet may get one: then the first holds instead of the second.
"""

from __future__ import annotations

import gzip
import io
import lzma
import random
import re
import struct
import tarfile
import zipfile
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache

import pytest
from PIL import Image

from extract import extract
from extract.errors import KehoachError, UnsupportedFormat
from extract.parsers import detect_format
from extract.source import Source
from tests.pages import write_word_page
from tests.parsers.compounds import build_compound
from tests.parsers.test_mht import save
from tests.samples import SAMPLES, STEMS
from tests.test_pages_agree import read_model

STEM = STEMS[6]
WORD = (SAMPLES / f"{STEM}.docx").read_bytes()
PDF = (SAMPLES / f"{STEM}.pdf").read_bytes()
TEXT = (SAMPLES / f"{STEM}.txt").read_text(encoding="utf-8-sig")
PAGE = write_word_page(read_model(STEM))


def pack(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return buffer.getvalue()


def make_macro_document() -> bytes:
    """The document with the content type of .docm and a part with macros."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            data = source.read(name).replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            )
            target.writestr(name, data)
        target.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return buffer.getvalue()


def make_picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (60, 40), 255).save(buffer, kind)
    return buffer.getvalue()


def make_tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("plan.docx")
        info.size = len(WORD)
        archive.addfile(info, io.BytesIO(WORD))
    return buffer.getvalue()


def make_letter() -> bytes:
    letter = MIMEMultipart()
    letter["From"], letter["To"], letter["Subject"] = "a@example.vn", "b@example.vn", "KH"
    letter.attach(MIMEText("Kính gửi kế hoạch.", "plain", "utf-8"))
    letter.attach(MIMEApplication(WORD, name="plan.docx"))
    return b"Received: from x by y;\r\n\tMon, 5 Jan 2026 08:00:00 +0700\r\n" + letter.as_bytes()


def make_program() -> bytes:
    return b"MZ" + bytes(58) + struct.pack("<L", 128) + bytes(64) + b"PE\0\0" + bytes(range(256))


# Kind -> bytes, the parser that must read it.
READ = {
    "docx": (WORD, "docx"),
    "docm": (make_macro_document(), "docx"),
    "pdf": (PDF, "pdf"),
    "html": (PAGE.encode(), "html"),
    "html of utf-16": (PAGE.encode("utf-16"), "html"),
    "mht": (save(PAGE), "mht"),
    "txt": (TEXT.encode(), "txt"),
    "txt with mark": (TEXT.encode("utf-8-sig"), "txt"),
    "txt of utf-16": (TEXT.encode("utf-16"), "txt"),
    "txt of utf-16 big": (TEXT.encode("utf-16-be"), "txt"),
    "txt of utf-32": (TEXT.encode("utf-32"), "txt"),
    "md": (f"# KẾ HOẠCH\n\n{TEXT}".encode(), "txt"),
}
# Kind -> bytes, what the refusal calls it, where no parser reads it.
NAMED = {
    "doc": (build_compound({"WordDocument": b"1"}), r"\.doc|Word|LibreOffice"),
    "xls": (build_compound({"Workbook": b"1"}), r"\.xls|Excel"),
    "ppt": (build_compound({"PowerPoint Document": b"1"}), r"\.ppt"),
    "msg": (build_compound({"__nameid_version1.0": b"1"}), r"Outlook.*attached"),
    "docx with password": (build_compound({"EncryptedPackage": b"1"}), "password"),
    "rtf": (b"{\\rtf1\\ansi K\\u7871 ho\\u7841 ch}", r"\.rtf|RTF|rich text"),
    "xlsx": (pack(_Content_Types__dot_xml=b"<x/>", xl__workbook_dot_xml=b"<x/>"), "Excel|xlsx"),
    "pptx": (pack(ppt__presentation_dot_xml=b"<x/>"), "PowerPoint"),
    "odt": (
        pack(mimetype=b"application/vnd.oasis.opendocument.text"),
        r"\.odt|OpenDocument|LibreOffice",
    ),
    "ods": (pack(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
    "epub": (pack(mimetype=b"application/epub+zip"), "epub"),
    "jar": (pack(**{"META-INF__MANIFEST_dot_MF": b"x"}), "program"),
    "zip": (pack(plan_dot_docx=WORD), "zip archive"),
    "zip, empty": (pack(), "zip archive"),
    "zip, cut": (pack(a=bytes(99))[:60], "damaged"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4" + bytes(99), r"7z.*unpack"),
    "rar": (b"Rar!\x1a\x07\x01\0" + bytes(99), r"rar.*unpack"),
    "rar 4": (b"Rar!\x1a\x07\0" + bytes(99), r"rar.*unpack"),
    "gz": (gzip.compress(WORD, mtime=0), r"gz.*unpack"),
    "xz": (lzma.compress(TEXT.encode()), r"xz.*unpack"),
    "tar": (make_tar(), r"tar.*unpack"),
    "eml": (make_letter(), r"e-mail.*attached"),
    "exe": (make_program(), "program"),
    "elf": (b"\x7fELF\2\1\1" + bytes(200), "program"),
    "word xml": (
        b'<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?>\r\n<w:wordDocument/>',
        "Word 2003 XML",
    ),
    "excel xml": (
        b'\xef\xbb\xbf<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "Excel 2003 XML",
    ),
    "flat odt": (b'<?xml version="1.0"?><office:document office:mimetype="x"/>', "OpenDocument"),
    "xml": (b"<?xml version='1.0' encoding='utf-8'?><plan><task/></plan>", "XML"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>", "svg"),
    "mp4": (b"\0\0\0\x18ftypmp42" + bytes(99), "video"),
    "bmp": (make_picture("bmp"), "bmp|picture|image"),
    "gif": (make_picture("gif"), "gif|picture|image"),
    "webp": (make_picture("webp"), "webp|picture|image"),
    "png": (make_picture("png"), "png|picture|image|text|tesseract"),
    "jpg": (make_picture("jpeg"), "jpg|picture|image|text|tesseract"),
    "tiff": (make_picture("tiff"), "tiff|picture|image|text|tesseract"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(99), "heic"),
    "random bytes": (random.Random(7).randbytes(5000), "known format"),
    "zeros": (bytes(5000), "known format|binary"),
}
NAMES = [
    "plan",
    "plan.docx",
    "plan.pdf",
    "plan.txt",
    "plan.xls",
    "plan.html",
    "plan.zip",
    "plan.md",
]


@cache
def list_tasks(data: bytes) -> list[str]:
    return [task.text for task in extract(data, name="plan").tasks]


def attempt(data: bytes, name: str) -> tuple[str, str]:
    """The parser that reads the file, or the reason and remedy of the refusal."""
    try:
        return extract(data, name=name).source.parser, ""
    except KehoachError as error:
        return error.reason, error.remedy


def detect(data: bytes, name: str) -> str:
    try:
        return detect_format(Source(name, data)).name
    except UnsupportedFormat:
        return "none"


@pytest.mark.parametrize("kind", READ)
def test_file_is_read_whatever_its_name(kind: str) -> None:
    data, parser = READ[kind]
    assert {detect(data, name) for name in NAMES} == {parser}
    assert list_tasks(data) == list_tasks(WORD)


@pytest.mark.parametrize("kind", NAMED)
def test_file_is_read_or_refused_by_what_it_is(kind: str) -> None:
    data, named = NAMED[kind]
    assert len({detect(data, name) for name in NAMES}) == 1
    said, remedy = attempt(data, "plan.txt")
    if remedy:
        assert re.search(named, f"{said}; {remedy}", re.IGNORECASE)
    else:
        # Never as text: that would be reading gibberish.
        assert said not in ("txt", "html", "mht")


@pytest.mark.parametrize("kind", [*READ, *NAMED])
def test_beginning_of_any_file_is_read_or_refused(kind: str) -> None:
    data = {**READ, **NAMED}[kind][0]
    for size in (1, 2, 3, 4, 64 if kind in READ else 5):
        assert attempt(data[:size], "plan")
