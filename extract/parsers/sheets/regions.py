"""Where the tables of a sheet stand, and which rows are text above, between and below them.

Found by lines around cells, or where a sheet has none by how many cells a row fills; never by
words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.parsers.sheets.model import Sheet, SheetCell

_ORDINAL = re.compile(r"\(?(?:\d{1,3}(?:[.,]\d{1,3})*|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)]?")
_FIGURE = re.compile(r"[\d.,/%:()\s-]+")
_FULL = 3  # cells that make a row one of a table where no lines tell
_MAX_HEADER_TEXT = 80
_MAX_BETWEEN = 6  # rows of few cells inside a table that lost their lines


@dataclass(slots=True)
class Line:
    """One row of a sheet: the filled cells that begin in it, and all that cover it."""

    row: int
    cells: list[SheetCell]
    ruled: set[int] = field(default_factory=set)
    covering: list[SheetCell] = field(default_factory=list)

    @property
    def filled(self) -> int:
        """How many cells a reader sees in it, merged ones from above included."""
        return len(self.cells) + len(self.covering)


@dataclass(slots=True)
class Region:
    """Rows that belong together: a table's, or text's where ``is_table`` is false."""

    lines: list[Line]
    is_table: bool


def find_regions(sheet: Sheet) -> list[Region]:
    """Part a sheet's rows, from the first to the last with content; blank rows part texts."""
    lines = _read_lines(sheet)
    in_table = _mark_ruled(lines) if _has_rulings(lines) else _mark_full(lines)
    _bridge(lines, in_table)
    runs = _cut(lines, in_table)
    _join_runs(runs)
    regions: list[Region] = []
    for run in runs:
        regions += _peel(run) if run.is_table else [run]
    return [region for region in regions if any(line.cells for line in region.lines)]


def _read_lines(sheet: Sheet) -> list[Line]:
    by_row: dict[int, list[SheetCell]] = {}
    for cell in sheet.cells:
        by_row.setdefault(cell.row, []).append(cell)
    first, last = min(by_row), max(by_row)
    last = max(last, max(cell.bottom for cell in sheet.cells))
    rows = set(by_row) | {row for row in sheet.ruled if first <= row <= last and sheet.ruled[row]}
    tall = [cell for cell in sheet.cells if cell.row_span > 1]
    for cell in tall:
        rows.update(range(cell.row, cell.bottom + 1))
    lines = {row: Line(row, by_row.get(row, []), sheet.ruled.get(row, set())) for row in rows}
    for cell in tall:
        for row in range(cell.row + 1, cell.bottom + 1):
            lines[row].covering.append(cell)
    return [lines[row] for row in sorted(lines)]


# --- which rows are of tables -------------------------------------------------------------


def _has_rulings(lines: list[Line]) -> bool:
    ruled = [line for line in lines if len(line.ruled) > 1]
    return len(ruled) > 1 and any(line.filled > 1 for line in ruled)


def _mark_ruled(lines: list[Line]) -> list[bool]:
    """Rows with lines between their cells, and full rows right below that lost theirs."""
    marks: list[bool] = []
    for place, line in enumerate(lines):
        goes_on = place > 0 and marks[-1] and lines[place - 1].row == line.row - 1
        marks.append(len(line.ruled) > 1 or (goes_on and line.filled >= _FULL))
    return marks


def _mark_full(lines: list[Line]) -> list[bool]:
    """Rows with several filled cells; a row of two goes on a table if it keeps to its columns."""
    marks: list[bool] = []
    begins: set[int] = set()  # columns in which cells of the table above begin
    for place, line in enumerate(lines):
        goes_on = place > 0 and marks[-1] and lines[place - 1].row == line.row - 1
        marks.append(line.filled >= _FULL or (goes_on and _keeps_to(line, begins)))
        if not marks[-1]:
            begins = set()
        elif line.filled >= _FULL:
            begins |= {cell.column for cell in line.cells}
    return marks


def _keeps_to(line: Line, begins: set[int]) -> bool:
    own = [cell for cell in line.cells if cell.column_span == 1]
    return line.filled > 1 and len(own) == len(line.cells) and begins >= {c.column for c in own}


def _bridge(lines: list[Line], marks: list[bool]) -> None:
    """Take the few rows between rows of one table in: sections, rows with one filled cell."""
    place = 0
    while place < len(lines):
        if marks[place]:
            place += 1
            continue
        end = place
        while end < len(lines) and not marks[end]:
            end += 1
        between = lines[place:end]
        if place > 0 and end < len(lines) and _is_within(lines[place - 1], between, lines, end):
            marks[place:end] = [True] * len(between)
        place = end


def _is_within(above: Line, between: list[Line], lines: list[Line], end: int) -> bool:
    close = between[0].row == above.row + 1 and all(line.filled < _FULL for line in between)
    return close and len(between) <= _MAX_BETWEEN and not _begins_table(lines, end)


def _begins_table(lines: list[Line], place: int) -> bool:
    """Whether a row looks like a header: short words, no figures, other than the row below."""
    line = lines[place]
    texts = [cell.text for cell in line.cells]
    if len(texts) < 2 or any(
        _FIGURE.fullmatch(text) or len(text) > _MAX_HEADER_TEXT for text in texts
    ):
        return False
    if _ORDINAL.fullmatch(texts[0].strip()):
        return False
    if all(cell.style.bold for cell in line.cells):
        return True
    below = lines[place + 1] if place + 1 < len(lines) else None
    first = line.cells[0]
    return below is not None and any(
        cell.column == first.column and _ORDINAL.fullmatch(cell.text.strip()) is not None
        for cell in below.cells
    )


def _cut(lines: list[Line], marks: list[bool]) -> list[Region]:
    """Runs of rows of one kind; a table ends at a row without anything."""
    runs: list[Region] = []
    for line, is_table in zip(lines, marks, strict=True):
        last = runs[-1] if runs else None
        gap = last is not None and line.row > last.lines[-1].row + 1
        if last is None or last.is_table != is_table or (is_table and gap):
            runs.append(Region([line], is_table))
        else:
            last.lines.append(line)
    return runs


def _join_runs(runs: list[Region]) -> None:
    """Put the halves of a table together that blank rows part; a full row alone is no table."""
    place = 1
    while place < len(runs):
        above, below = runs[place - 1], runs[place]
        if above.is_table and below.is_table and not _begins_table(below.lines, 0):
            above.lines += below.lines
            del runs[place]
        else:
            place += 1
    for run in runs:
        if run.is_table and sum(bool(line.cells) for line in run.lines) < 2:
            run.is_table = False


# --- where a table's own rows begin and end -----------------------------------------------


def _peel(run: Region) -> list[Region]:
    """Titles inside the lines of a table, above its header, are text."""
    lines = run.lines
    most = max(line.filled for line in lines)
    if most < 2:
        return [Region(lines, False)]
    head = next(place for place, line in enumerate(lines) if line.filled >= min(_FULL, most))
    while lines[head].covering:
        # A header of several rows: it begins where what is merged down into this row does.
        top = min(cell.row for cell in lines[head].covering)
        head = next(place for place, line in enumerate(lines) if line.row >= top)
        if lines[head].row > top:
            break  # it begins above the table
    while lines and not lines[-1].filled:
        lines = lines[:-1]
    regions = [Region(lines[:head], False)] if head else []
    return [*regions, Region(lines[head:], True)]
