"""Tables as tab-separated rows, some cut by page breaks, some spread over lines."""

from __future__ import annotations

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.txt.markup import is_rule, read_cell

_MIN_COLUMNS = 3
_ORDINALS = ("STT", "TT", "SỐ TT", "SỐ THỨ TỰ")
_SERIES = (
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"),
    tuple("ABCDĐEGH"),
)


def read_tabbed(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read a table whose first line holds all its columns, parted by tabs.

    A row goes on over lines until it has all its tabs; a line without tabs right below
    goes on its last cell. A line whose number counts on begins a row, though the one above
    lost the tabs behind its last text. A blank line between rows is a page break of the
    original.
    """
    columns = _count_columns(lines, index)
    if columns < _MIN_COLUMNS:
        return None
    rows: list[list[str]] = []
    breaks: set[int] = set()
    blank = False
    while index < len(lines):
        line = lines[index]
        if not line.strip(" \r\n\t"):
            blank = True
            index += 1
            continue
        taken = _take_line(rows, line, columns, blank)
        if taken is None:
            break
        if taken and blank and len(rows) > 1:
            breaks.add(len(rows) - 1)
        blank = False
        index += 1
    if len(rows) < 2:
        return None
    return _build(rows, columns, breaks), index


def _count_columns(lines: list[str], index: int) -> int:
    """Columns of a table that begins here; 0 where none does."""
    line = lines[index]
    if line.startswith("\t") or "\t" not in line.strip("\t"):
        return 0
    columns = line.count("\t") + 1
    following = [other for other in lines[index + 1 : index + 8] if other.strip()][:3]
    return columns if any("\t" in other for other in following) else 0


def _take_line(rows: list[list[str]], line: str, columns: int, blank: bool) -> bool | None:
    """Add a line to the rows: True where it begins a row, None where the table is over."""
    cells = line.split("\t")
    if is_rule(line.replace("\t", " ")):
        return False
    fits = rows and len(cells) <= columns - len(rows[-1]) + 1 and len(rows[-1]) < columns
    if fits and not _counts_on(rows, cells):
        rows[-1][-1] += "\n" + cells[0]
        rows[-1].extend(cells[1:])
        return False
    if len(cells) == 1:
        if blank or not rows:
            return None
        rows[-1][-1] += "\n" + cells[0]
        return False
    if len(cells) > columns and any(cell.strip() for cell in cells[columns:]):
        return None
    rows.append(cells[:columns])
    return True


def _counts_on(rows: list[list[str]], cells: list[str]) -> bool:
    """Whether a line's first cell is the next number of a table with a column of numbers."""
    if len(rows) < 1 or len(cells) < 2 or rows[0][0].strip(" .").upper() not in _ORDINALS:
        return False
    label = cells[0].strip(" .)")
    seen = [row[0].strip(" .)") for row in rows[1:]]
    if label.isdigit():
        before = next((int(value) for value in reversed(seen) if value.isdigit()), 0)
        begins = label == "1" and not (seen and seen[-1].isdigit())
        return bool(cells[1].strip()) and (begins or int(label) == before + 1)
    for series in _SERIES:
        if label in series:
            place = series.index(label)
            return place == 0 or series[place - 1] in seen
    return False


def _build(rows: list[list[str]], columns: int, breaks: set[int]) -> DraftTable:
    cells: list[DraftCell] = []
    for row, texts in enumerate(rows):
        padded = [read_cell(text) for text in texts] + [""] * (columns - len(texts))
        cells.extend(DraftCell(text, row, column) for column, text in enumerate(padded))
    return DraftTable(cells, columns, breaks, lossy=True)
