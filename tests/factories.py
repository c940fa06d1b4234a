"""Small documents, tables and plans for tests, made without any file format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract import extract
from extract.assembly.assembling import assemble
from extract.document.building import build_document
from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, Style
from extract.document.model import Block, Document, Passage, Table
from extract.nlp import Opinion
from extract.records import Plan, SourceInfo
from extract.rulebook import load_rulebook

# A cell of a row: its text, or its text with the columns it spans.
CellText = str | tuple[str, int]
# What a document is made of: a paragraph's text, a styled paragraph, a table.
Item = str | DraftParagraph | DraftTable


def make_passage(text: str, start: int = 0, end: int | None = None) -> Passage:
    return Passage(Block(0, "paragraph", text), start, len(text) if end is None else end)


def make_draft_table(
    rows: Sequence[Sequence[CellText | None]],
    *,
    breaks: Sequence[int] = (),
    continues: bool = False,
    lossy: bool = False,
) -> DraftTable:
    """A table of rows of texts; None goes on the cell above, a pair spans columns."""
    cells: list[DraftCell] = []
    width = 0
    for row, texts in enumerate(rows):
        column = 0
        for text in texts:
            if text is None:
                _cover(cells, row, column)
                column += 1
                continue
            words, span = text if isinstance(text, tuple) else (text, 1)
            cells.append(DraftCell(words, row, column, column_span=span))
            column += span
        width = max(width, column)
    return DraftTable(cells, width, set(breaks), continues, lossy)


def _cover(cells: list[DraftCell], row: int, column: int) -> None:
    above = next(
        cell
        for cell in reversed(cells)
        if cell.column <= column < cell.column + cell.column_span and cell.row < row
    )
    above.row_span = max(above.row_span, row - above.row + 1)


def make_document(*items: Item) -> Document:
    drafted = [DraftParagraph(item) if isinstance(item, str) else item for item in items]
    return build_document(Draft([replace(item) for item in drafted], parser="hand"))


def make_table(rows: Sequence[Sequence[CellText | None]], *, lossy: bool = False) -> Table:
    table = make_document(make_draft_table(rows, lossy=lossy)).body[0]
    assert isinstance(table, Table)
    return table


def make_furniture(text: str) -> DraftParagraph:
    return DraftParagraph(text, furniture=True)


def make_centered(text: str, *, bold: bool = True) -> DraftParagraph:
    return DraftParagraph(text, style=Style(bold=bold, centered=True))


def show_table(table: Table) -> list[list[str | None]]:
    """Texts by position: a merged cell's text everywhere, None where no cell is."""
    return [[cell.text if cell else None for cell in row] for row in table.grid]


def read_items(*items: Item) -> Plan:
    """The plan of year 2026 whose body these paragraphs and tables are."""
    source = SourceInfo(
        name="plan", sha256="", media_type="text/plain", size_bytes=0, parser="hand"
    )
    document = make_document("KẾ HOẠCH", "Triển khai nhiệm vụ năm 2026", *items)
    rulebook = load_rulebook()
    return assemble(document, source, rulebook, Opinion(rulebook.units)).plan


def read_text(*lines: str) -> Plan:
    """The plan that these paragraphs, one a line, make."""
    return extract("\n\n".join(lines).encode(), name="plan.txt", with_blocks=True)
