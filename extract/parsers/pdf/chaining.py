"""Which tables of following pages are parts of one: by their edges, headers and counts.

A page break says nothing itself. A part goes on the table before it where its columns
stand at the same places and its first row is no header of another table. Where the columns
moved (a page turned, a width changed), it must repeat the header, or count the rows on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.document.counting import Count, follows, read_count
from extract.document.repeats import is_same_header
from extract.parsers.pdf.grid import close_edges
from extract.parsers.pdf.layout import PlacedCell, PlacedTable

_SAME_EDGE = 4.0  # points
_FILLED = 0.6  # share of a header's columns that have a name
_FEWEST_NAMES = 3
_SEARCHED_COLUMNS = 3
_SEARCHED_PARTS = 3  # a row may fill pages


@dataclass(slots=True)
class TablePart:
    """A table or a part of one; ``edges`` are shared by all parts whose columns did not move."""

    page: int
    placed: PlacedTable
    edges: list[float]
    continues: bool = False


@dataclass(slots=True)
class Chain:
    """The parts of one table found so far."""

    parts: list[TablePart] = field(default_factory=list)
    moved: int = 0  # number of the first part with the columns of the last one

    def takes(self, part: TablePart) -> bool:
        """Add the part if it goes on this table."""
        if not self.parts or part.page != self.parts[-1].page + 1:
            return False
        head, first = _row(self.parts[0].placed, 0), _row(part.placed, 0)
        recognised = any(cell.recognised for cell in first)
        repeated = is_same_header(_texts(head), _texts(first), recognised=recognised)
        if self._stands_below(part):
            if not repeated and self._is_other_header(first, part):
                return False
            return self._align(part)
        if len(part.edges) != len(self.parts[-1].edges):
            return False
        if not repeated and not self._counts_on(part, strictly=True):
            return False
        self.moved = len(self.parts)
        self._append(part)
        return True

    def _stands_below(self, part: TablePart) -> bool:
        return close_edges(self.parts[self.moved].edges, part.edges, _SAME_EDGE)

    def _align(self, part: TablePart) -> bool:
        """Give the parts with the same columns common edges."""
        edges = self.parts[self.moved].edges
        shared = _union(edges, part.placed.xs)
        if len(shared) != len(edges):
            if self.moved:
                return False
            for one in self.parts:
                one.edges = shared
        part.edges = shared
        self._append(part)
        return True

    def _append(self, part: TablePart) -> None:
        part.continues = True
        self.parts.append(part)

    def _is_other_header(self, first: list[PlacedCell], part: TablePart) -> bool:
        """Whether the first row names columns of another table."""
        head = _row(self.parts[0].placed, 0)
        if not _names_columns(first, part.placed) or not _names_columns(head, self.parts[0].placed):
            return False
        key, known = _texts(first).get(0, ""), _texts(head).get(0, "")
        alike = bool(key) and key == known and read_count(key) is None
        bold = all(cell.style.bold for row in (head, first) for cell in row if cell.text)
        below = [cell for cell in _row(part.placed, 1) if cell.text]
        stands_out = bold and bool(below) and not all(cell.style.bold for cell in below)
        return (alike or stands_out) and not self._counts_on(part)

    def _counts_on(self, part: TablePart, strictly: bool = False) -> bool:
        """Whether the first count (``strictly``: of the first row) follows the last above."""
        column, last = self._last_count()
        if last is None:
            return False
        counts = _counts(part.placed, column)
        row, first = next(counts, (0, None))
        return first is not None and follows(last, first) and not (strictly and row)

    def _last_count(self) -> tuple[int, Count | None]:
        for column in range(_SEARCHED_COLUMNS):
            for part in self.parts[: -_SEARCHED_PARTS - 1 : -1]:
                counts = list(_counts(part.placed, column))
                if counts:
                    return column, counts[-1][1]
        return 0, None


def _row(table: PlacedTable, row: int) -> list[PlacedCell]:
    return [cell for cell in table.cells if cell.row == row]


def _texts(row: list[PlacedCell]) -> dict[int, str]:
    return {place: cell.text for place, cell in enumerate(row) if cell.text}


def _names_columns(row: list[PlacedCell], table: PlacedTable) -> bool:
    """Whether enough cells of the row are filled for a header, and none of them counts."""
    columns = len(table.xs) - 1
    filled = sum(cell.column_after - cell.column for cell in row if cell.text)
    names = sum(1 for cell in row if cell.text)
    return (
        names >= min(_FEWEST_NAMES, columns)
        and filled >= _FILLED * columns
        and not any(read_count(cell.text) for cell in row[:1])
    )


def _counts(table: PlacedTable, column: int) -> Iterator[tuple[int, Count]]:
    """Row and value of each label of a column."""
    for cell in table.cells:
        if cell.column == column and cell.column_after == column + 1:
            count = read_count(cell.text)
            if count is not None:
                yield cell.row, count


def _union(first: list[float], second: list[float]) -> list[float]:
    """Edges of both, those of ``first`` where they are the same."""
    added = [edge for edge in second if all(abs(edge - one) > _SAME_EDGE for one in first)]
    return sorted([*first, *added])
