"""From rulings to grids: which rulings make a table, where its cells are, what is merged.

In: joined rulings. Out: ``Grid`` objects: column and row edges and cells as rectangles of
grid steps. A missing ruling between two steps means that they are one cell.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from extract.parsers.pdf.rulings import SNAP, Ruling, Rulings

_NARROWEST = 7.0  # points; a column that cannot hold a letter is a misplaced border
_LOWEST = 3.0  # points; the same for a row
_OPEN_SIDE = 8.0  # points a ruling must go beyond the last crossing to mean an open side

Area = tuple[int, int, int, int]  # first row, first column, row after, column after


@dataclass(slots=True)
class Grid:
    """A table on one page; ``jumbled`` are numbers of cells with text of several in them."""

    xs: list[float]
    ys: list[float]
    cells: list[Area]
    jumbled: frozenset[int] = frozenset()
    _owner: dict[tuple[int, int], int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._owner = {
            (row, column): number
            for number, (top, left, bottom, right) in enumerate(self.cells)
            for row in range(top, bottom)
            for column in range(left, right)
        }

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def borders(self, number: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a cell."""
        row, column, row_after, column_after = self.cells[number]
        return self.xs[column], self.ys[row], self.xs[column_after], self.ys[row_after]

    def cell_at(self, x: float, y: float) -> int:
        """Number of the cell at a point of the table (see ``holds``)."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self._owner[row, column]


def find_grids(rulings: Rulings) -> list[Grid]:
    """All tables of a page from top to bottom; a box around one cell is none."""
    grids = []
    for horizontal, vertical in _connected(rulings):
        grid = _build_grid(horizontal, vertical)
        if grid is not None and len(grid.cells) > 1:
            grids.append(grid)
    outer = [grid for grid in grids if not any(_is_inside(grid, other) for other in grids)]
    return sorted(outer, key=lambda grid: (grid.top, grid.xs[0]))


def _is_inside(grid: Grid, other: Grid) -> bool:
    return (
        grid is not other
        and other.xs[0] < grid.xs[0]
        and grid.xs[-1] < other.xs[-1]
        and other.top < grid.top
        and grid.bottom < other.bottom
    )


def _connected(rulings: Rulings) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of rulings that cross or touch."""
    parents = list(range(len(rulings.horizontal) + len(rulings.vertical)))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    shift = len(rulings.horizontal)
    for i, flat in enumerate(rulings.horizontal):
        start, end, at = flat.start - SNAP, flat.end + SNAP, flat.at
        for j, upright in enumerate(rulings.vertical):
            if start <= upright.at <= end and upright.covers(at):
                parents[root(i)] = root(shift + j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, flat in enumerate(rulings.horizontal):
        groups.setdefault(root(i), ([], []))[0].append(flat)
    for j, upright in enumerate(rulings.vertical):
        groups.setdefault(root(shift + j), ([], []))[1].append(upright)
    # The columns between two titles over all columns may touch nothing: their ends tell the rows.
    loose = [line for group in groups.values() if not group[0] for line in group[1]]
    return [
        (group[0], [*group[1], *(line for line in loose if _is_between(line, group[0]))])
        for group in groups.values()
        if group[0] and group[1]
    ]


def _is_between(line: Ruling, flat: list[Ruling]) -> bool:
    """Whether a vertical ruling lies between the first and the last of horizontal ones."""
    return min(one.at for one in flat) < line.start < line.end < max(
        one.at for one in flat
    ) and all(one.start < line.at < one.end for one in (flat[0], flat[-1]))


def _build_grid(horizontal: list[Ruling], vertical: list[Ruling]) -> Grid | None:
    xs = _edges(vertical, horizontal, _NARROWEST)
    ys = _edges(horizontal, vertical, _LOWEST)
    implied = _implied_floors(vertical, xs, ys)
    if implied:
        horizontal = horizontal + implied
        ys = _edges(horizontal, vertical, _LOWEST)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    walls = _lines_by_edge(vertical, xs)
    floors = _lines_by_edge(horizontal, ys)
    return Grid(xs, ys, _merge_steps(xs, ys, walls, floors))


def _implied_floors(vertical: list[Ruling], xs: list[float], ys: list[float]) -> list[Ruling]:
    """Rows without a line that the inner columns' ends show: a title over all columns."""
    ends = sorted(
        end
        for line in vertical
        if xs[0] + SNAP < line.at < xs[-1] - SNAP
        for end in (line.start, line.end)
        if ys[0] < end < ys[-1] and all(abs(end - edge) > _OPEN_SIDE for edge in ys)
    )
    shared = [one for one, two in pairwise(ends) if two - one < SNAP]
    return [Ruling(end, xs[0], xs[-1]) for end in shared]


def _edges(lines: list[Ruling], crossing: list[Ruling], narrowest: float) -> list[float]:
    """Places of the edges, close ones as one, with edges for sides that are left open."""
    places = sorted(line.at for line in lines)
    first = min(line.start for line in crossing)
    last = max(line.end for line in crossing)
    if places[0] - first > _OPEN_SIDE:
        places.insert(0, first)
    if last - places[-1] > _OPEN_SIDE:
        places.append(last)
    edges: list[list[float]] = []
    for place in places:
        if edges and place - edges[-1][0] <= narrowest:
            edges[-1].append(place)
        else:
            edges.append([place])
    return [sum(group) / len(group) for group in edges]


def _lines_by_edge(lines: list[Ruling], edges: list[float]) -> list[list[Ruling]]:
    by_edge: list[list[Ruling]] = [[] for _ in edges]
    for line in lines:
        nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - line.at))
        by_edge[nearest].append(line)
    return by_edge


def _merge_steps(
    xs: list[float], ys: list[float], walls: list[list[Ruling]], floors: list[list[Ruling]]
) -> list[Area]:
    """Join grid steps with no ruling between them, and cut the result into rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    group = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(step: tuple[int, int]) -> tuple[int, int]:
        while group[step] != step:
            step = group[step]
        return step

    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(1, columns):
            if not any(wall.covers(middle) for wall in walls[column]):
                group[root((row, column))] = root((row, column - 1))
    for column in range(columns):
        middle = (xs[column] + xs[column + 1]) / 2
        for row in range(1, rows):
            if not any(floor.covers(middle) for floor in floors[row]):
                group[root((row, column))] = root((row - 1, column))
    regions: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for step in group:
        regions.setdefault(root(step), set()).add(step)
    cells = [area for region in regions.values() for area in _rectangles(region)]
    return sorted(cells)


def _rectangles(region: set[tuple[int, int]]) -> list[Area]:
    """Cut a region into rectangles, widest first from the top; most regions are one."""
    left = set(region)
    areas: list[Area] = []
    while left:
        row, column = min(left)
        end = column + 1
        while (row, end) in left:
            end += 1
        below = row + 1
        while all((below, place) in left for place in range(column, end)):
            below += 1
        areas.append((row, column, below, end))
        left.difference_update(
            (down, place) for down in range(row, below) for place in range(column, end)
        )
    return areas


def close_edges(first: list[float], second: list[float], tolerance: float = SNAP + 1) -> bool:
    """Whether two tables have the same outer edges and no edge of one goes against the other."""
    if abs(first[0] - second[0]) > tolerance or abs(first[-1] - second[-1]) > tolerance:
        return False
    fewer, more = sorted((first, second), key=len)
    return all(any(abs(edge - other) <= tolerance for other in more) for edge in fewer)
