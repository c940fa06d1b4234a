"""Excel workbooks before 2007 (.xls, .xlt): bytes in, paragraphs and tables out."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.parsers import Format
from extract.parsers.compound import list_names
from extract.source import Source

_NAME = "xls"
_STREAMS = frozenset(["Workbook", "Book"])  # Excel 97 on, and before
_OTHERS = frozenset(["WordDocument", "PowerPoint Document"])


def accepts(source: Source) -> bool:
    """Whether the content is a compound file with a workbook in its root folder."""
    names = list_names(source.data)
    return bool(names & _STREAMS) and not names & _OTHERS


def parse(source: Source) -> Draft:
    """Read an old workbook.

    Raises:
        UnreadableDocument: with a password, damaged, too large or without any text.
    """
    from extract.parsers.sheets.binary import read_workbook
    from extract.parsers.sheets.drafting import draft_workbook

    return draft_workbook(read_workbook(source.data), _NAME)


FORMAT = Format(
    name=_NAME,
    media_type="application/vnd.ms-excel",
    accepts=accepts,
    parse=parse,
    priority=15,
)
