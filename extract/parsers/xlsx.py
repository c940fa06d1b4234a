"""Excel workbooks (.xlsx, .xlsm): bytes in, paragraphs and tables of the visible sheets out."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.errors import UnreadableDocument
from extract.parsers import Format
from extract.source import Source

_NAME = "xlsx"
_ZIP = b"PK\x03\x04"
_USUAL_MAIN = "xl/workbook.xml"
_TYPES = ("spreadsheetml", "ms-excel")


def _is_workbook(media_type: str) -> bool:
    return media_type.endswith("main+xml") and any(word in media_type for word in _TYPES)


def accepts(source: Source) -> bool:
    """Whether the content is a package whose main part is a workbook, or one cut short."""
    if not source.data.startswith(_ZIP):
        return False
    from extract.parsers.package import Package

    try:
        return Package(source.data).find_main(_is_workbook, _USUAL_MAIN) is not None
    except UnreadableDocument:
        return b"xl/" in source.data


def parse(source: Source) -> Draft:
    """Read a workbook.

    Raises:
        UnreadableDocument: encrypted, damaged, malformed, too large or without any text.
    """
    from lxml import etree

    from extract.parsers.package import Package
    from extract.parsers.sheets.drafting import draft_workbook
    from extract.parsers.sheets.ooxml import read_workbook

    package = Package(source.data)
    main = package.find_main(_is_workbook, _USUAL_MAIN)
    if main is None:
        raise UnreadableDocument(
            "the archive has no workbook in it", "open it in Excel and save it again"
        )
    try:
        workbook = read_workbook(package, main)
    except (etree.LxmlError, LookupError, ValueError, ArithmeticError, RecursionError) as error:
        raise UnreadableDocument(
            f"the Excel file is malformed ({error})", "open it in Excel and save it again"
        ) from error
    return draft_workbook(workbook, _NAME)


FORMAT = Format(
    name=_NAME,
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    accepts=accepts,
    parse=parse,
    priority=11,
)
