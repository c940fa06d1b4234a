"""Make one table of the parts that page breaks left of it.

Works on drafts: appends a part that goes on the table before it, drops header rows that
are repeated on the new page (they become furniture), joins a row that a page break cut in
two, and carries a cell merged over the break on. Knows nothing of what tables say.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.document.draft import DraftCell, DraftParagraph, DraftTable

_ITEM = re.compile(r"(?:[-+*•–▪]|\(?[a-zđ0-9]{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s")
_ENDED = (".", ";", ":", "!", "?", "…")
_MAX_HEADER_ROWS = 4
# A cell that ends in the middle of a sentence, not one that holds a few words.
_LONG = 24


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
    headers: list[list[DraftCell]] = []
    breaks: list[int] = []
    for row in sorted(table.breaks):
        place = row - len(headers)
        repeated = _count_repeated(rows, place)
        headers.extend(rows[place : place + repeated])
        del rows[place : place + repeated]
        breaks.append(place)
    furniture = [
        DraftParagraph(cell.text, cell.page, furniture=True, words=cell.words)
        for dropped in headers
        for cell in dropped
        if cell.text
    ]
    blank_numbers = _has_blank_numbers(rows, set(breaks))
    for row in reversed(breaks):
        if row < len(rows) and _is_cut(rows, row, blank_numbers):
            _join_cut_row(rows, row)
        elif row < len(rows):
            _carry_merges(rows, row)
    return replace_cells(table, _renumber(rows)), furniture


def _mend_cuts(table: DraftTable) -> DraftTable:
    """Join rows that were cut in two where no page break is known."""
    rows = _rows_of(table)
    cut = [row for row in range(len(rows) - 1, 0, -1) if _goes_on_throughout(rows, row)]
    for row in cut:
        _join_cut_row(rows, row)
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


def _texts(row: list[DraftCell]) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in row if cell.text]


def _count_repeated(rows: list[list[DraftCell]], start: int) -> int:
    """How many rows from ``start`` on say the same as the table's first rows."""
    count = 0
    while (
        count < _MAX_HEADER_ROWS
        and start + count < len(rows)
        and count < start
        and _texts(rows[count])
        and _texts(rows[count]) == _texts(rows[start + count])
    ):
        count += 1
    return count


def _number_of(row: list[DraftCell]) -> str | None:
    """Text of the first column, None where it is covered from above or spans the row."""
    if not row or row[0].column != 0 or row[0].column_span > 1:
        return None
    return row[0].text


def _has_blank_numbers(rows: list[list[DraftCell]], breaks: set[int]) -> tuple[bool, bool]:
    """Whether rows away from breaks have a blank number, and whether two in a row do."""
    single = double = False
    for index in range(1, len(rows)):
        if index in breaks or not _texts(rows[index]):
            continue
        if _number_of(rows[index]) == "" and len(rows[index]) > 1:
            single = True
            double = double or (index - 1 not in breaks and _number_of(rows[index - 1]) == "")
    return single, double


def _is_cut(
    rows: list[list[DraftCell]],
    row: int,
    blank_numbers: tuple[bool, bool],
) -> bool:
    """Whether the row goes on the one above, which the page break cut."""
    if _number_of(rows[row]) != "" or row == 0 or len(rows[row]) < 2:
        return False
    single, double = blank_numbers
    if not single:
        return True
    if _number_of(rows[row - 1]) == "" and not double:
        return True
    above = {cell.column: cell.text for cell in rows[row - 1]}
    return any(
        above.get(cell.column, "") and _goes_on(above[cell.column], cell.text)
        for cell in rows[row]
        if cell.text
    )


def _goes_on_throughout(rows: list[list[DraftCell]], row: int) -> bool:
    """Whether a row cut where no page break is known goes on the one above in every cell."""
    if _number_of(rows[row]) != "" or not _number_of(rows[row - 1]) or len(rows[row]) < 2:
        return False
    above = {cell.column: cell.text for cell in rows[row - 1]}
    filled = [cell for cell in rows[row] if cell.text]
    plain = all(cell.row_span == 1 for cell in rows[row - 1])
    return bool(filled and plain) and all(
        len(above.get(cell.column, "")) > _LONG and _goes_on(above[cell.column], cell.text)
        for cell in filled
    )


def _goes_on(above: str, below: str) -> bool:
    return not above.endswith(_ENDED) and below[:1].islower() and not _ITEM.match(below)


def _join_cut_row(rows: list[list[DraftCell]], row: int) -> None:
    for cell in rows[row]:
        above = _covering(rows, row - 1, cell.column)
        if above is None:
            rows[row - 1].append(cell)
            continue
        above.text = join_cut_text(above.text, cell.text)
        above.words += tuple(replace(word, page=word.page or cell.page) for word in cell.words)
        extra = cell.row_span - 1
        if extra:
            above.row_span = row + extra - _row_index(rows, above)
    del rows[row]


def _row_index(rows: list[list[DraftCell]], wanted: DraftCell) -> int:
    return next(index for index, row in enumerate(rows) if any(cell is wanted for cell in row))


def _covering(rows: list[list[DraftCell]], row: int, column: int) -> DraftCell | None:
    for index in range(row, -1, -1):
        for cell in rows[index]:
            if (
                cell.column <= column < cell.column + cell.column_span
                and index + cell.row_span > row
            ):
                return cell
    return None


def join_cut_text(above: str, below: str) -> str:
    """Put the halves of a cut cell together: one paragraph unless the second begins an item.

    >>> join_cut_text("tập trung vào đầu tư, nâng", "cấp và hoàn thiện")
    'tập trung vào đầu tư, nâng cấp và hoàn thiện'
    """
    if not above or not below:
        return above or below
    if _ITEM.match(below) or (above.endswith(_ENDED) and not below[:1].islower()):
        return f"{above}\n{below}"
    return f"{above} {below}"


def _carry_merges(rows: list[list[DraftCell]], row: int) -> None:
    """Let a cell merged over the break cover its rows on the new page too."""
    for cell in list(rows[row]):
        if cell.text or cell.column == 0:
            continue
        above = _covering(rows, row - 1, cell.column)
        if above is None or (above.column, above.column_span) != (cell.column, cell.column_span):
            continue
        if above.text and (above.row_span > 1 or cell.row_span > 1):
            above.row_span += cell.row_span
            rows[row].remove(cell)
