"""From the layouts of all pages to one draft: tables and paragraphs over page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document.draft import DraftCell, DraftParagraph, DraftTable, Style
from extract.parsers.pdf.chaining import Chain, TablePart
from extract.parsers.pdf.furniture import mark_furniture
from extract.parsers.pdf.layout import PageLayout, PlacedTable
from extract.parsers.pdf.lines import Line
from extract.parsers.pdf.paragraphs import (
    Margins,
    Passage,
    build_column,
    build_passages,
    flows_on,
    is_ended,
    measure_margins,
)

# A title that stands again over a table's next part: "Phụ lục I (tiếp theo)".
_CONTINUED = re.compile(r"\(\s*tiếp(?:\s+theo)?\s*\)[.:]?$", re.IGNORECASE)
_ENOUGH_LINES = 20
_WIDE = 0.75  # share of a table's width


@dataclass(slots=True)
class _Text:
    """A paragraph and the margins it was set between."""

    page: int
    passage: Passage
    margins: Margins


_Piece = _Text | TablePart


def assemble_items(pages: list[PageLayout]) -> list[DraftParagraph | DraftTable]:
    """Everything on the pages in reading order."""
    mark_furniture(pages)
    margins = _margins_by_size(pages)
    pieces: list[_Piece] = []
    for page in pages:
        found = list(_page_pieces(page, margins[_size(page)]))
        _join_over_break(pieces, found)
        pieces.extend(found)
        pieces.extend(_stamp_pieces(page, margins[_size(page)]))
    pieces = _chain_tables(pieces)
    return [
        _make_paragraph(piece) if isinstance(piece, _Text) else _make_table(piece)
        for piece in pieces
    ]


def _size(page: PageLayout) -> tuple[int, int]:
    return round(page.width / 10), round(page.height / 10)


def _margins_by_size(pages: list[PageLayout]) -> dict[tuple[int, int], Margins]:
    groups: dict[tuple[int, int], list[PageLayout]] = {}
    for page in pages:
        groups.setdefault(_size(page), []).append(page)
    return {size: _group_margins(group) for size, group in groups.items()}


def _group_margins(pages: list[PageLayout]) -> Margins:
    lines = [line for page in pages for line in page.lines]
    margins = measure_margins(lines)
    tables = [table for page in pages for table in page.tables]
    if len(lines) >= _ENOUGH_LINES or not tables:
        return margins
    # A short title and a few remarks show no margins; the tables beside them do.
    left = min(table.xs[0] for table in tables)
    right = max(table.xs[-1] for table in tables)
    if margins.right - margins.left > _WIDE * (right - left):
        return margins
    return replace(margins, left=left, right=right)


def _page_pieces(page: PageLayout, margins: Margins) -> Iterator[_Piece]:
    run: list[Line] = []
    for item in page.flow():
        if run and (isinstance(item, PlacedTable) or item.column != run[-1].column):
            yield from _run_pieces(page, run, margins)
            run = []
        if isinstance(item, PlacedTable):
            yield TablePart(page.number, item, item.xs)
        else:
            run.append(item)
    yield from _run_pieces(page, run, margins)


def _stamp_pieces(page: PageLayout, margins: Margins) -> Iterator[_Text]:
    for lines in page.stamps:
        passage = Passage.begin(replace(lines[0], furniture=True))
        passage.text = "\n".join(line.text for line in lines)
        yield _Text(page.number, passage, margins)


def _run_pieces(page: PageLayout, run: list[Line], margins: Margins) -> Iterator[_Text]:
    if run and run[0].column:
        left, right = _column_bounds(page, run[0].column, margins)
        passages = build_column(run, left, right)
    else:
        passages = build_passages(run, margins)
    for passage in passages:
        yield _Text(page.number, passage, margins)


def _column_bounds(page: PageLayout, column: int, margins: Margins) -> tuple[float, float]:
    """How far a side-by-side column can reach; columns are numbered left, right in pairs."""
    is_left = column % 2 == 1
    beside = [line for line in page.lines if line.column == (column + 1 if is_left else column - 1)]
    if is_left:
        return margins.left, min(line.x0 for line in beside)
    return max(line.x1 for line in beside), margins.right


def _is_furniture(piece: _Piece) -> bool:
    return isinstance(piece, _Text) and piece.passage.first.furniture


def _is_below_text(piece: _Piece) -> bool:
    """Whether it may stand below a paragraph that the page break cut: furniture, footnotes."""
    if not isinstance(piece, _Text):
        return False
    line = piece.passage.first
    return line.furniture or (line.column == 0 and line.size < 0.9 * piece.margins.size)


def _join_over_break(before: list[_Piece], after: list[_Piece]) -> None:
    """Append the first paragraph of a page to the last one before it, if it goes on."""
    last = next((piece for piece in reversed(before) if not _is_below_text(piece)), None)
    first = next((piece for piece in after if not _is_furniture(piece)), None)
    if isinstance(last, _Text) and isinstance(first, _Text) and _goes_over(last, first):
        last.passage.extend(first.passage)
        after.remove(first)


def _goes_over(last: _Text, first: _Text) -> bool:
    passage, line = last.passage, first.passage.first
    if passage.last.column or line.column or abs(line.size - passage.last.size) > 1:
        return False
    if line.bold != passage.last.bold or last.margins.is_centered(line):
        return False
    if line.text.isupper() and not passage.text.isupper():
        return False
    if is_ended(passage.text) and not (last.margins.indent and not line.text[:1].islower()):
        # Only a first-line indent shows here whether a sentence opens a paragraph.
        return line.text[:1].islower() and flows_on(passage, line, last.margins)
    return flows_on(passage, line, last.margins)


def _chain_tables(pieces: list[_Piece]) -> list[_Piece]:
    """Find the parts of each table; gives the pieces with nothing but furniture between them."""
    chained: list[_Piece] = []
    chain = Chain()
    parted = True  # by text since the last table
    for piece in pieces:
        if isinstance(piece, TablePart):
            if not parted and chain.takes(piece):
                _put_behind(chained, piece)
            else:
                chained.append(piece)
                chain = Chain([piece])
            parted = False
            continue
        chained.append(piece)
        parted = parted or not _may_stand_between(piece, chain.parts[-1].page)
    return chained


def _may_stand_between(piece: _Text, page: int) -> bool:
    """Furniture, footnotes of the page that is left, a title that only says "goes on"."""
    if _CONTINUED.search(piece.passage.text):
        piece.passage.first.furniture = True
    return _is_furniture(piece) or (piece.page == page and _is_below_text(piece))


def _put_behind(chained: list[_Piece], part: TablePart) -> None:
    """Append the part; what stands in the text between it and the last one goes behind it."""
    start = len(chained)
    while isinstance(chained[start - 1], _Text):
        start -= 1
    between = [piece for piece in chained[start:] if isinstance(piece, _Text)]
    chained[start:] = [piece for piece in between if _is_furniture(piece)]
    chained.append(part)
    chained.extend(piece for piece in between if not _is_furniture(piece))


def _make_paragraph(piece: _Text) -> DraftParagraph:
    passage = piece.passage
    centered = not passage.first.column and piece.margins.is_centered(passage.last)
    style = Style(bold=passage.bold, italic=passage.italic, centered=centered)
    words = tuple(passage.recognised)
    return DraftParagraph(passage.text, piece.page, style, passage.first.furniture, words=words)


def _make_table(piece: TablePart) -> DraftTable:
    xs = piece.placed.xs
    column_of = [
        min(range(len(piece.edges)), key=lambda place: abs(piece.edges[place] - edge))
        for edge in xs
    ]
    cells = [
        DraftCell(
            cell.text,
            cell.row,
            column_of[cell.column],
            cell.row_after - cell.row,
            column_of[cell.column_after] - column_of[cell.column],
            piece.page,
            cell.style,
            jumbled=cell.jumbled,
            words=cell.recognised,
        )
        for cell in piece.placed.cells
    ]
    return DraftTable(cells, len(piece.edges) - 1, continues=piece.continues)
