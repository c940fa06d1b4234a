"""Make one table of the parts that page breaks left of it.

Works on drafts: appends a part that goes on the table before it, drops header rows that
are repeated on the new page (they become furniture), joins a row that a page break cut in
two, and carries a cell merged over the break on. Knows nothing of what tables say.
"""

from __future__ import annotations

from dataclasses import replace

from extract.document.cut_rows import (
    is_cut_anywhere,
    join_cut_row,
    learn_habits,
    mend_break,
)
from extract.document.draft import DraftCell, DraftParagraph, DraftTable
from extract.document.repeats import find_repeated


def join_parts(items: list[DraftParagraph | DraftTable]) -> list[DraftParagraph | DraftTable]:
    """Give the items back with every table in one piece; furniture stays before its table."""
    joined: list[DraftParagraph | DraftTable] = []
    for item in items:
        if isinstance(item, DraftTable):
            before = _table_before(joined)
            if item.continues and before is not None and before.columns == item.columns:
                _append_part(before, item)
                continue
        joined.append(item)
    result: list[DraftParagraph | DraftTable] = []
    for item in joined:
        if isinstance(item, DraftTable) and item.breaks:
            item, furniture = _mend_breaks(item)
            result.extend(furniture)
        result.append(_mend_cuts(item) if isinstance(item, DraftTable) else item)
    return result


def _table_before(items: list[DraftParagraph | DraftTable]) -> DraftTable | None:
    for item in reversed(items):
        if isinstance(item, DraftTable):
            return item
        if not item.furniture:
            return None
    return None


def _append_part(table: DraftTable, part: DraftTable) -> None:
    offset = count_rows(table)
    table.cells.extend(replace(cell, row=cell.row + offset) for cell in part.cells)
    table.breaks |= {offset} | {row + offset for row in part.breaks}


def count_rows(table: DraftTable) -> int:
    """Rows of the grid, spans included."""
    return max((cell.row + cell.row_span for cell in table.cells), default=0)


def _mend_breaks(table: DraftTable) -> tuple[DraftTable, list[DraftParagraph]]:
    rows = _rows_of(table)
    repeated = find_repeated(rows, table.breaks)
    headers = [rows[row] for row in repeated]
    breaks = [row - sum(one < row for one in repeated) for row in sorted(table.breaks)]
    for row in reversed(repeated):
        del rows[row]
    furniture = [
        DraftParagraph(cell.text, cell.page, furniture=True, words=cell.words)
        for dropped in headers
        for cell in dropped
        if cell.text
    ]
    habits = learn_habits(rows, set(breaks))
    gone = 0
    for row in breaks:
        gone += mend_break(rows, row - gone, habits)
    return replace_cells(table, _renumber(rows)), furniture


def _mend_cuts(table: DraftTable) -> DraftTable:
    """Join rows that were cut in two where no page break is known."""
    rows = _rows_of(table)
    cut = [row for row in range(len(rows) - 1, 0, -1) if is_cut_anywhere(rows, row)]
    for row in cut:
        join_cut_row(rows, row)
    return replace_cells(table, _renumber(rows)) if cut else table


def _renumber(rows: list[list[DraftCell]]) -> list[DraftCell]:
    return [replace(cell, row=index) for index, cells in enumerate(rows) for cell in cells]


def replace_cells(table: DraftTable, cells: list[DraftCell]) -> DraftTable:
    """The same table with other cells and no breaks left."""
    return DraftTable(cells, table.columns, set(), table.continues, table.lossy)


def _rows_of(table: DraftTable) -> list[list[DraftCell]]:
    rows: list[list[DraftCell]] = [[] for _ in range(count_rows(table))]
    for cell in table.cells:
        rows[cell.row].append(cell)
    for row in rows:
        row.sort(key=lambda cell: cell.column)
    return rows
