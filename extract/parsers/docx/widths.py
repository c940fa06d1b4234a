"""What the widths of a table's columns and cells tell of its grid.

A border that was dragged by hand stands a hair beside those of other rows, and the grid gets
a column between them in which nothing can stand. A reader sees one border.

Programs that write tables may leave ``w:gridSpan`` out, or whole cells of a row. Word lays
such a row out by the preferred widths of its cells (ECMA-376 part 1, 17.4.71 tcW), so the
grid edge that a cell's width reaches tells which columns it covers.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from lxml import etree

from extract.parsers.docx.names import (
    CELL,
    CELL_PROPERTIES,
    CELL_WIDTH,
    KIND,
    ROW,
    WIDTH,
    read_int,
)

_HAIRLINE = 113  # twips, 2 mm: less than the margins of a cell
_TOLERANCE = 40  # an edge may be off by this part of the table's width


def find_hairlines(grid: list[int]) -> set[int]:
    """Columns, from 0, too narrow to hold text; ``grid`` is their widths in twips."""
    if len(grid) < 2 or min(grid) <= 0 or min(grid) >= _HAIRLINE:
        return set()
    limit = min(_HAIRLINE, sorted(grid)[len(grid) // 2] / 4)
    return {column for column, width in enumerate(grid) if width < limit}


def fit_spans(row: etree._Element | None, grid: list[int], before: int) -> list[int] | None:
    """Columns that each cell of ``row`` covers, by its width in twips.

    ``grid`` holds the widths of the columns, ``before`` how many of them the row leaves out
    first. None where a width is missing, or reaches no edge of the grid.
    """
    if row is None or before >= len(grid) or min(grid) <= 0:
        return None
    edges = [0, *accumulate(grid)]
    spans: list[int] = []
    place, reached = before, edges[before]
    for cell in row.iter(CELL):
        if next(cell.iterancestors(ROW), None) is not row:
            continue
        width = _read_width(cell)
        if width is None:
            return None
        reached += width
        edge = _find_edge(edges, reached)
        if edge <= place or abs(edges[edge] - reached) * _TOLERANCE > edges[-1]:
            return None
        spans.append(edge - place)
        place = edge
    return spans


def _read_width(cell: etree._Element) -> int | None:
    properties = cell.find(CELL_PROPERTIES)
    width = None if properties is None else properties.find(CELL_WIDTH)
    if width is None or width.get(KIND) not in (None, "dxa"):
        return None
    return read_int(width.get(WIDTH)) or None


def _find_edge(edges: list[int], reached: int) -> int:
    place = min(bisect_left(edges, reached), len(edges) - 1)
    if place and reached - edges[place - 1] < edges[place] - reached:
        return place - 1
    return place
