"""Cells in the order of their tags, put on the grid of their table as browsers do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from extract.document.draft import DraftCell

MAX_SPAN = 1000  # the HTML standard's limit for columns
_MAX_FILLED = 63  # columns of a table Word could have made; wider ones are damaged


class Spanning(Protocol):
    """What a cell's tag says: rows (0: to the end of the table) and columns it covers."""

    row_span: int
    column_span: int


S = TypeVar("S", bound=Spanning)


@dataclass(slots=True)
class Placed(Generic[S]):
    """A cell where it begins, from 0, and what it covers."""

    cell: S
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Placing(Generic[S]):
    """A laid-out table.

    Attributes:
        cells: in the order of their tags.
        rows: number of rows.
        columns: number of columns in which a cell begins.
        starts: for each row of the input, the row of the grid; rows that show nothing have
            the one of the row after them.
        mended: how many cells reached into rows that are complete without them.
    """

    cells: list[Placed[S]]
    rows: int
    columns: int
    starts: list[int]
    mended: int


def read_span(value: str | None, zero: int) -> int:
    """The number in a ``rowspan`` or ``colspan``; ``zero`` stands for 0, 1 for anything else."""
    found = re.match(r"\s*([0-9]{1,6})", value or "1")
    return min(int(found[1]) or zero, MAX_SPAN) if found else 1


def place_cells(rows: Sequence[Sequence[S]]) -> Placing[S]:
    """Put cells on the grid; spans that reach beyond it end with it.

    A cell never covers another: its columns end where a cell from above stands. A row that
    has as many columns as the table's first row ends the spans from above, since with them
    all its cells would stand one column too far right.
    """
    width = _find_width(rows)
    cells: list[Placed[S]] = []
    starts: list[int] = []
    taken: dict[int, Placed[S]] = {}  # column -> the cell that covers it from above
    row = mended = 0
    for opened in rows:
        starts.append(row)
        taken = {column: above for column, above in taken.items() if _end(above) > row}
        if not opened and not taken:
            continue
        if taken and _count_columns(opened) == width:
            mended += _cut_spans(taken, row)
            taken = {}
        column = 0
        for cell in opened:
            while column in taken:
                column += 1
            span = 1
            while span < cell.column_span and column + span not in taken and column < MAX_SPAN:
                span += 1
            placed = Placed(cell, row, column, cell.row_span or MAX_SPAN, span)
            cells.append(placed)
            taken.update(dict.fromkeys(range(column, column + span), placed))
            column += span
        row += 1
    columns = max((cell.column + 1 for cell in cells), default=0)
    for placed in cells:
        placed.column_span = min(placed.column_span, columns - placed.column)
        placed.row_span = min(placed.row_span, row - placed.row)
    return Placing(cells, row, columns, starts, mended)


def _end(placed: Placed[S]) -> int:
    return placed.row + placed.row_span


def _count_columns(row: Sequence[S]) -> int:
    return sum(cell.column_span for cell in row)


def _find_width(rows: Sequence[Sequence[S]]) -> int | None:
    """Columns of the first row; None where another has more, so that it says nothing."""
    counts = [_count_columns(row) for row in rows if row]
    return counts[0] if counts and max(counts) == counts[0] else None


def _cut_spans(taken: dict[int, Placed[S]], row: int) -> int:
    above = {id(placed): placed for placed in taken.values()}
    for placed in above.values():
        placed.row_span = row - placed.row
    return len(above)


def fill_gaps(cells: list[DraftCell], rows: int, columns: int) -> list[DraftCell]:
    """The cells and an empty one wherever a row has fewer than the others."""
    if columns > _MAX_FILLED:
        return cells
    covered = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    blanks = [
        DraftCell("", row, column)
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in covered
    ]
    return sorted([*cells, *blanks], key=lambda cell: (cell.row, cell.column))
