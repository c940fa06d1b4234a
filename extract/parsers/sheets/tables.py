"""A table's rows as draft tables: its columns found, each cell put on the grid with its spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.sheets.model import SheetCell
from extract.parsers.sheets.regions import Line, Region

_OUTLINE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?")


def build_tables(
    region: Region, unseen: frozenset[int]
) -> tuple[list[DraftTable], list[SheetCell]]:
    """The tables that stand side by side in the rows of a region, left to right.

    ``unseen`` are hidden columns, which part nothing. The cells that come with the tables stand
    beside them, in columns of their own.
    """
    groups = _find_groups(region.lines, unseen)
    tables: list[DraftTable] = []
    strays: list[SheetCell] = []
    for columns in groups:
        lines = [_keep_columns(line, columns) for line in region.lines]
        if len(columns) > 1 and sum(line.filled > 1 for line in lines) > 1:
            tables.append(_build(lines, columns))
        else:
            strays += [cell for line in lines for cell in line.cells]
    if not tables:
        columns = sorted({column for group in groups for column in group})
        return [_build(region.lines, columns)], []
    return tables, strays


def _find_groups(lines: list[Line], unseen: frozenset[int]) -> list[list[int]]:
    """Columns in use, parted where one is blank from the first row to the last."""
    used: set[int] = set()
    for line in lines:
        alone = line.filled == 1
        for cell in line.cells:
            # A title over the whole width says nothing of the columns below it.
            used.update([cell.column] if alone else range(cell.column, cell.right + 1))
    # Lines go on to the right of many a table, over thousands of blank columns.
    ruled = {column for line in lines for column in line.ruled if column <= max(used)}
    used |= {column for column in ruled if column >= min(used)}
    groups: list[list[int]] = []
    for column in sorted(used):
        beside = groups and unseen.issuperset(range(groups[-1][-1] + 1, column))
        # Notes beside a table with lines stand outside of it.
        outside = ruled and groups and (column in ruled) != (groups[-1][-1] in ruled)
        if beside and not (outside and not _is_filled(lines, column, groups[-1][-1])):
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _is_filled(lines: list[Line], *columns: int) -> bool:
    """Whether each of the columns has a cell in most rows: a column that only lost its lines."""
    own = [line for line in lines if line.filled > 1]
    return all(
        sum(any(cell.column <= column <= cell.right for cell in line.cells) for line in own) * 2
        > len(own)
        for column in columns
    )


def _keep_columns(line: Line, columns: list[int]) -> Line:
    first, last = columns[0], columns[-1]

    def keep(cells: list[SheetCell]) -> list[SheetCell]:
        return [cell for cell in cells if first <= cell.column <= last]

    ruled = {column for column in line.ruled if first <= column <= last}
    return Line(line.row, keep(line.cells), ruled, keep(line.covering))


def _build(lines: list[Line], columns: list[int]) -> DraftTable:
    """Put cells on the grid of the rows and columns given; blank places become blank cells."""
    rows = [line.row for line in lines]
    outline = _find_outline_columns(lines, columns[0])
    cells: list[DraftCell] = []
    covered: set[tuple[int, int]] = set()
    for at, line in enumerate(lines):
        placed = {max(bisect_left(columns, cell.column), 0): cell for cell in line.cells}
        for column in range(len(columns)):
            cell = placed.get(column)
            if cell is None:
                if (at, column) not in covered:
                    cells.append(DraftCell("", at, column))
                continue
            height = bisect_right(rows, cell.bottom) - at
            width = max(bisect_right(columns, cell.right) - column, 1)
            covered.update((at + y, column + x) for y in range(height) for x in range(width))
            cells.append(_place(cell, at, column, (height, width), outline))
    return DraftTable(cells, len(columns))


def _place(
    cell: SheetCell, row: int, column: int, spans: tuple[int, int], outline: set[int]
) -> DraftCell:
    text = cell.code if cell.code and cell.column in outline else cell.text
    return DraftCell(
        text,
        row,
        column,
        *spans,
        style=cell.style,
        jumbled=cell.unread,
        stored_date=cell.stored_date,
    )


def _find_outline_columns(lines: list[Line], first: int) -> set[int]:
    """Columns where 1.1 is a number of the outline: the first, and those that hold "1.1.1"."""
    return {first} | {
        cell.column
        for line in lines
        for cell in line.cells
        if _OUTLINE_NUMBER.fullmatch(cell.text.strip())
    }
