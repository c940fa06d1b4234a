"""From the layouts of all pages to one draft: tables and paragraphs over page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document.draft import DraftCell, DraftParagraph, DraftTable, Style
from extract.parsers.pdf.furniture import mark_furniture
from extract.parsers.pdf.grid import close_edges
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

_SAME_EDGE = 4.0  # points
_ENOUGH_LINES = 20
_WIDE = 0.75  # share of a table's width


@dataclass(slots=True)
class _Text:
    """A paragraph and the margins it was set between."""

    page: int
    passage: Passage
    margins: Margins


@dataclass(slots=True)
class _Table:
    """A table or a part of one; ``edges`` are shared by all parts of a table."""

    page: int
    placed: PlacedTable
    edges: list[float]
    continues: bool = False


_Piece = _Text | _Table


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
    _chain_tables(pieces)
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
            yield _Table(page.number, item, item.xs)
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


def _chain_tables(pieces: list[_Piece]) -> None:
    """Find the parts of each table and give them common column edges."""
    chain: list[_Table] = []
    furniture_only = True
    for piece in pieces:
        if isinstance(piece, _Text):
            furniture_only = furniture_only and piece.passage.first.furniture
            continue
        if (
            chain
            and furniture_only
            and piece.page == chain[-1].page + 1
            and close_edges(chain[0].edges, piece.edges, _SAME_EDGE)
        ):
            piece.continues = True
            chain.append(piece)
            shared = _union(chain[0].edges, piece.placed.xs)
            for part in chain if len(shared) != len(chain[0].edges) else (piece,):
                part.edges = shared
        else:
            chain = [piece]
        furniture_only = True


def _union(first: list[float], second: list[float]) -> list[float]:
    """Edges of both, those of ``first`` where they are the same."""
    added = [edge for edge in second if all(abs(edge - one) > _SAME_EDGE for one in first)]
    return sorted([*first, *added])


def _make_paragraph(piece: _Text) -> DraftParagraph:
    passage = piece.passage
    centered = not passage.first.column and piece.margins.is_centered(passage.last)
    style = Style(bold=passage.bold, italic=passage.italic, centered=centered)
    words = tuple(passage.recognised)
    return DraftParagraph(passage.text, piece.page, style, passage.first.furniture, words=words)


def _make_table(piece: _Table) -> DraftTable:
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
            words=cell.recognised,
        )
        for cell in piece.placed.cells
    ]
    return DraftTable(cells, len(piece.edges) - 1, continues=piece.continues)
