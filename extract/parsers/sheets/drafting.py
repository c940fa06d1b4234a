"""A workbook as a draft: its visible sheets one after the other, paragraphs and tables."""

from __future__ import annotations

import re

from extract.document.draft import Draft, DraftParagraph, DraftTable, Style
from extract.errors import UnreadableDocument
from extract.parsers.sheets.fonts import decode_fonts
from extract.parsers.sheets.losses import list_problems
from extract.parsers.sheets.model import Sheet, Workbook
from extract.parsers.sheets.regions import find_regions
from extract.parsers.sheets.sides import read_paragraphs
from extract.parsers.sheets.tables import build_tables

# What programs call a sheet that nobody has named; a bare number is no name either.
_UNNAMED = re.compile(
    r"[\W\d_]*|(?:sheet|worksheet|table|tab|trang(?: tính)?|bảng(?: tính)?|tờ)[\W\d_]*",
    re.IGNORECASE,
)
_HEADING = Style(bold=True, centered=True, level=1)

Items = list[DraftParagraph | DraftTable]


def draft_workbook(workbook: Workbook, parser: str) -> Draft:
    """Give the sheets' content in reading order, and say what was left out.

    Raises:
        UnreadableDocument: no visible sheet holds any text.
    """
    encodings = decode_fonts(workbook)
    items: Items = []
    for sheet in workbook.sheets:
        if sheet.cells:
            items += _draft_sheet(sheet)
    if not items:
        raise UnreadableDocument(
            "the workbook has no text in any visible sheet",
            "if its sheets are hidden or hold pictures, show them or send the text",
        )
    return Draft(
        items,
        parser,
        encoding=", ".join(encodings) or None,
        problems=list(list_problems(workbook)),
    )


def _draft_sheet(sheet: Sheet) -> Items:
    items: Items = []
    for region in find_regions(sheet):
        if region.is_table:
            tables, strays = build_tables(region, sheet.unseen)
            items += tables
            items += [DraftParagraph(cell.text, style=cell.style) for cell in strays]
        else:
            items += read_paragraphs(region.lines)
    items += [DraftParagraph(text) for text in sheet.drawn]
    if isinstance(items[0], DraftTable) and not _UNNAMED.fullmatch(sheet.name.strip()):
        # The tab is the only title that the sheet has.
        items.insert(0, DraftParagraph(sheet.name, style=_HEADING))
    return items
