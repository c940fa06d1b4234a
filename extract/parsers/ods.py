"""OpenDocument workbooks (.ods, .ots; ISO/IEC 26300), read by way of LibreOffice."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.errors import UnreadableDocument
from extract.parsers import Format
from extract.parsers.docx.package import Package
from extract.parsers.libreoffice import EXCEL, Origin, read_converted_workbook
from extract.parsers.odt import check_package
from extract.source import Source

_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_WORKBOOKS = (_MEDIA_TYPE.encode(), f"{_MEDIA_TYPE}-template".encode())
_ZIP = b"PK\x03\x04"
_HEAD_BYTES = 160  # the media type is the first entry, not compressed (part 2, 3.3)


def accepts(source: Source) -> bool:
    """Whether the content is a package, whole or cut short, that says it is a workbook."""
    if not source.data.startswith(_ZIP):
        return False
    try:
        return (Package(source.data).read_part("mimetype") or b"").strip() in _WORKBOOKS
    except UnreadableDocument:
        return b"mimetype" + _WORKBOOKS[0] in source.data[:_HEAD_BYTES]


def parse(source: Source) -> Draft:
    """Read an OpenDocument workbook.

    Raises:
        UnreadableDocument: with a password, damaged, too large, without text, or
            LibreOffice is missing or cannot read it.
        UsageError: a setting in the environment is wrong.
    """
    check_package(Package(source.data))
    return read_converted_workbook(source, Origin("ods", "calc8", EXCEL))


FORMAT = Format(
    name="ods",
    media_type=_MEDIA_TYPE,
    accepts=accepts,
    parse=parse,
    priority=15,
)
