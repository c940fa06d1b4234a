"""Tables dumped one cell a line: each cell begins with a tab, blank lines part the rows."""

from __future__ import annotations

from collections import Counter

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.txt.markup import read_cell

_MIN_COLUMNS = 3
# A blank line inside a cell of the first row is not followed by much text.
_NEAR = 4
_BULLETS = ("- ", "+ ", "* ", "• ")


def read_celled(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read a table whose cells stand one below the other.

    A tab at a line's begin opens a cell; a blank line before it opens a row; a line
    without tab goes on the cell. A row with fewer cells is a merged one: its last cell
    reaches to the right edge.
    """
    if not lines[index].startswith("\t") or lines[index].strip().count("\t") > 0:
        return None
    rows, end = _read_rows(lines, index)
    columns = _count_columns(rows)
    if columns < _MIN_COLUMNS or len(rows) < 2:
        return None
    mended = [_mend_long_row(row, columns) for row in _mend_split_rows(rows, columns)]
    return _build(mended, columns), end


def _count_columns(rows: list[list[str]]) -> int:
    """The header's cells; the most usual number where a blank line parted the header."""
    if not rows:
        return 0
    usual = Counter(len(row) for row in rows).most_common(1)[0][0]
    parted = len(rows) > 1 and len(rows[1]) > 1 and len(rows[0]) + len(rows[1]) == usual
    return usual if parted or len(rows[0]) < _MIN_COLUMNS else len(rows[0])


def _read_rows(lines: list[str], index: int) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    columns = 0
    blank = True
    while index < len(lines):
        line = lines[index]
        if line.startswith("\t"):
            if blank or not rows:
                columns = columns or (len(rows[0]) if rows else 0)
                rows.append([])
            rows[-1].append(line[1:])
        elif line.strip():
            # A complete row followed by a blank line and text without a tab: table's end.
            complete = len(rows[-1]) >= columns > 0
            lone = columns == 0 and not _holds_cell(lines[index : index + _NEAR])
            ended = complete or lone or _is_last_cell(lines, index)
            if blank and ended and not _is_bullet_of(rows[-1][-1], line):
                break
            rows[-1][-1] += "\n" + line
        elif index + 1 < len(lines) and line == "" and not rows:
            break
        blank = not line.strip() and not line.startswith("\t")
        index += 1
    return rows, index


def _is_bullet_of(cell: str, line: str) -> bool:
    """Whether a line below a blank one goes on the list that a cell holds."""
    return cell.lstrip().startswith(_BULLETS) and line.lstrip().startswith(_BULLETS)


def _is_last_cell(lines: list[str], index: int) -> bool:
    """No cell follows the text at ``index``: it stands below the table, not in a cell."""
    return not _holds_cell(lines[index : index + 40])


def _holds_cell(lines: list[str]) -> bool:
    return any(line.startswith("\t") for line in lines)


def _mend_split_rows(rows: list[list[str]], columns: int) -> list[list[str]]:
    """Put a row together that a blank line inside it parted: two halves make one whole."""
    mended: list[list[str]] = []
    for row in rows:
        last = mended[-1] if mended else None
        if last and len(last) < columns and len(last) + len(row) == columns and len(last) > 1:
            last.extend(row)
        else:
            mended.append(row)
    return mended


def _mend_long_row(row: list[str], columns: int) -> list[str]:
    """Put bullets of one cell together that stand on lines of their own."""
    row = list(row)
    place = 1
    while len(row) > columns and place < len(row):
        if row[place].lstrip().startswith(_BULLETS) and row[place - 1].lstrip().startswith(
            _BULLETS
        ):
            row[place - 1 : place + 1] = [f"{row[place - 1]}\n{row[place]}"]
        else:
            place += 1
    return row


def _build(rows: list[list[str]], columns: int) -> DraftTable:
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts[:columns]):
            last = column == len(texts) - 1
            span = columns - column if last and len(texts) < columns else 1
            cells.append(DraftCell(read_cell(text), row, column, column_span=span))
    return DraftTable(cells, columns, set(), lossy=True)
