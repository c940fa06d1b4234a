"""Tables with "|" between cells: Markdown's pipe tables and bare "a | b | c" rows."""

from __future__ import annotations

import re

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.txt.markup import read_cell

_SEPARATOR = re.compile(r"^[\s|:+-]*-[\s|:+-]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_BARS = re.compile(r"[\s|]*\|[\s|]*$")
# The line below a head, which makes a table of any lines with bars (GFM 4.10).
_ALIGNMENT = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")
_MIN_COLUMNS = 2
# Rows of one cell that may stand above a table's head.
_MAX_TITLES = 20


def read_piped(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read consecutive rows of cells parted by "|".

    Rows with outer bars end at a blank line; bare rows may have single blank lines
    between them. Below a head with a line of hyphens any line with a bar is a row, spaces
    around it or not. Neighbouring cells that repeat one text over the whole row are one
    merged cell, as converters write a section row.
    """
    is_row, split = _is_row, _split
    if _is_head(lines, index):
        is_row = _has_bar
        split = _split if lines[index].lstrip().startswith("|") else _split_bare
    if not is_row(lines[index]) or _BARS.match(lines[index]):
        return None
    rows: list[list[str]] = []
    blank = False
    columns = 0
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            blank = True
        elif _BARS.match(line):
            pass
        elif not is_row(line):
            break
        elif not _SEPARATOR.match(line):
            cells = split(line, columns)
            if blank and rows and len(cells) != columns:
                break
            blank = False
            columns = max(columns, len(cells))
            if any(cells):
                rows.append(cells)
            if columns < _MIN_COLUMNS and len(rows) > _MAX_TITLES:
                return None
        index += 1
    if columns < _MIN_COLUMNS or not rows:
        return None
    return _build(rows, columns), index


def _is_row(line: str) -> bool:
    return len(_CELL_END.findall(line)) >= (2 if line.lstrip().startswith("|") else 1) and (
        line.lstrip().startswith("|") or " | " in line
    )


def _has_bar(line: str) -> bool:
    return _CELL_END.search(line) is not None


def _is_head(lines: list[str], index: int) -> bool:
    """Whether the line below is one of hyphens and bars, with as many cells."""
    if index + 1 >= len(lines) or _ALIGNMENT.match(lines[index + 1]) is None:
        return False
    return _has_bar(lines[index]) and len(_split(lines[index])) == len(_split(lines[index + 1]))


def _split_bare(line: str, columns: int = 0) -> list[str]:
    """Cells of a row of a table without bars at its edges: one there parts an empty cell."""
    cells = _CELL_END.split(line.strip())
    return [read_cell(cell.strip()) for cell in cells] if len(cells) == columns else _split(line)


def _split(line: str, columns: int = 0) -> list[str]:
    body = line.strip()
    body = body[1:] if body.startswith("|") else body
    body = body[:-1] if body.endswith("|") and not body.endswith("\\|") else body
    return [read_cell(cell.strip()) for cell in _CELL_END.split(body)]


def _build(rows: list[list[str]], columns: int) -> DraftTable:
    cells = []
    for row, texts in enumerate(rows):
        column = 0
        padded = texts + [""] * (columns - len(texts))
        while column < columns:
            span = _count_repeats(padded, column)
            cells.append(DraftCell(padded[column], row, column, column_span=span))
            column += span
    return DraftTable(cells, columns, set(), lossy=True)


def _count_repeats(texts: list[str], column: int) -> int:
    """Cells from here to the right edge, if all repeat one text of some length; else 1."""
    rest = texts[column:]
    if len(rest) > 1 and len(texts[column]) > 3 and len(set(rest)) == 1 and column <= 1:
        return len(rest)
    return 1
