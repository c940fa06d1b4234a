"""What LibreOffice alters in a text it only hands on: put right, or blanked and reported.

A field for the current date or for the name of the file loses the text that was saved with
it and shows the day of reading; one that points to a missing bookmark becomes an error
text. None of that stands in the document as it was sent, so it is blanked and reported. A
locked field keeps its text.

A soft hyphen becomes an element of its own. In fonts of TCVN 5712-3 that character is the
letter "ư", so it must stay in the text, where it is dropped if nobody needs it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from extract.document.draft import Problem
from extract.parsers.package import MAX_XML_BYTES, parse_xml

BLANK = "…"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK, _CODE, _TEXT = _WORD + "fldChar", _WORD + "instrText", _WORD + "t"
_SOFT_HYPHEN = _WORD + "softHyphen"
_PASSING = re.compile(r"\s*(?:DATE|TIME|FILENAME)\b", re.IGNORECASE)
ERROR = "Error: Reference source not found"
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def mend_package(package: bytes) -> tuple[bytes, list[Problem]]:
    """Mend a Word package that LibreOffice wrote; gives it, and what could not be mended."""
    mended: dict[str, bytes] = {}
    blanked = 0
    try:
        parts = _unpack(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return package, []  # the Word parser says what is wrong with it
    for name in filter(_PARTS.fullmatch, parts):
        data = parts[name]
        if b"instrText" in data or b"softHyphen" in data:
            root = parse_xml(data, name)
            blanked += _blank_fields(root)
            _keep_hyphens(root)
            mended[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if not mended:
        return package, []
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, mended.get(name, data))
    return target.getvalue(), [_report(blanked)] if blanked else []


def _unpack(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        entries = archive.infolist()
        texts = [item for item in entries if _PARTS.fullmatch(item.filename)]
        if sum(item.file_size for item in texts) > MAX_XML_BYTES:
            raise ValueError("more text than anybody reads")
        return {item.filename: archive.read(item) for item in entries}


def _keep_hyphens(root: etree._Element) -> None:
    for element in root.iter(_SOFT_HYPHEN):
        element.tag = _TEXT
        element.text = "\u00ad"


def _blank_fields(root: etree._Element) -> int:
    """Blank the fields of a part that say nothing of the document; how many."""
    blanked = 0
    open_fields: list[_Field] = []
    for element in root.iter(_MARK, _CODE, _TEXT):
        if element.tag == _MARK:
            kind = element.get(_WORD + "fldCharType")
            if kind == "begin":
                open_fields.append(_Field(element.get(_WORD + "fldLock") == "true"))
            elif open_fields and kind == "end":
                blanked += open_fields.pop().close()
        elif open_fields:
            open_fields[-1].take(element)
    return blanked


class _Field:
    """One field: its code and the texts that show its result."""

    def __init__(self, locked: bool) -> None:
        self._locked = locked
        self._code = ""
        self._shown: list[etree._Element] = []

    def take(self, element: etree._Element) -> None:
        if element.tag == _CODE:
            self._code += element.text or ""
        else:
            self._shown.append(element)

    def close(self) -> bool:
        """Blank the result if it is none of the document's; whether it was."""
        result = "".join(element.text or "" for element in self._shown).strip()
        passing = not self._locked and _PASSING.match(self._code)
        if not result or not (passing or result == ERROR):
            return False
        for element in self._shown:
            element.text = ""
        self._shown[0].text = BLANK
        return True


def _report(blanked: int) -> Problem:
    return Problem(
        "office-field-unread",
        f"Có {blanked} trường tự cập nhật (ngày hiện tại, tên tệp, tham chiếu hỏng) không giữ được "
        f"nội dung khi đọc qua LibreOffice, thay bằng “{BLANK}”; cần xem trong tệp gốc.",
    )
