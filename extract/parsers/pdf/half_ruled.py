"""Tables that rulings show in part only: no vertical ones, a mere frame, rows without lines.

In: the rulings of a page, the grids they make and the words. Out: grids with the rows and
columns that rulings leave out, where the text settles them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise, takewhile

from extract.parsers.pdf.grid import Area, Grid
from extract.parsers.pdf.gutters import TextRow, read_text_rows, shows_columns
from extract.parsers.pdf.open_grid import Region, build_below, build_open_grid
from extract.parsers.pdf.rulings import SNAP, Ruling, Rulings
from extract.parsers.pdf.words import Word

_SAME_END = 6.0  # points
_SHORTEST = 200.0  # points; rules of a table, not lines under a title
_MOSTLY = 0.4  # share of a table's height that the ruling of a column has, sections left out
_FEWEST_EDGES = 4
_HIGHEST_HEAD = 4  # edges of rows


def find_half_ruled(rulings: Rulings, grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """Tables among the words that lie in no grid, from rulings that cross no other kind."""
    flat = [
        line
        for line in rulings.horizontal
        if line.end - line.start >= _SHORTEST and not any(_touches(line.at, grid) for grid in grids)
    ]
    found = [_read_flat(group, words) for group in _groups(flat)]
    upright = [
        line
        for line in rulings.vertical
        if not any(_touches((line.start + line.end) / 2, grid) for grid in grids)
    ]
    if not any(found) and upright and not flat:
        found.append(_read_upright(upright, words))
    return [grid for grid in found if grid is not None]


def _touches(at: float, grid: Grid) -> bool:
    return grid.top - 1 <= at <= grid.bottom + 1


def _groups(lines: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Rulings under each other that begin and end at the same places."""
    groups: list[list[Ruling]] = []
    for line in sorted(lines, key=lambda item: item.at):
        for group in groups:
            if (
                abs(group[0].start - line.start) < _SAME_END
                and abs(group[0].end - line.end) < _SAME_END
            ):
                group.append(line)
                break
        else:
            groups.append([line])
    yield from (group for group in groups if len(group) > 1)


def _read_flat(group: list[Ruling], words: Sequence[Word]) -> Grid | None:
    left, right = group[0].start, group[0].end
    floors = [line.at for line in group]
    inside = [word for word in words if left - 1 <= word.x0 and word.x1 <= right + 1]
    lines = [line for line in read_text_rows(inside) if line.middle > floors[0]]
    held = [line for line in lines if line.middle < floors[-1]]
    if len(floors) == 2:
        body = [line for line in lines if line not in held]
        return build_below(held, body, Region(left, right, floors))
    region = Region(left, right, floors, parted=len(floors) > 3)
    found = build_open_grid(held, region)
    if found is None and region.parted:
        # The part of a table on a following page begins without a header.
        region.headed = False
        found = build_open_grid(held, region)
    return found


def _read_upright(upright: Sequence[Ruling], words: Sequence[Word]) -> Grid | None:
    """A table whose columns alone are ruled; its header is told by bold letters."""
    top, bottom = min(line.start for line in upright), max(line.end for line in upright)
    lengths: dict[float, float] = {}
    for line in upright:
        place = next((at for at in lengths if abs(at - line.at) < SNAP), line.at)
        lengths[place] = lengths.get(place, 0.0) + line.end - line.start
    xs = sorted(at for at, length in lengths.items() if length > _MOSTLY * (bottom - top))
    inside = [word for word in words if top - 1 <= word.middle <= bottom + 1]
    if len(xs) < 2 or not inside:
        return None
    left, right = min(word.x0 for word in inside), max(word.x1 for word in inside)
    xs = [left - 2, *xs] if left < xs[0] - _SAME_END else xs
    xs = [*xs, right + 2] if right > xs[-1] + _SAME_END else xs
    lines = read_text_rows(inside, xs)
    head = list(takewhile(lambda line: line.bold, lines))
    if not head or len(head) == len(lines):
        return None
    floor = (head[-1].bottom + lines[len(head)].top) / 2
    return build_open_grid(lines, Region(xs[0], xs[-1], [top, floor, bottom], xs))


def extend_heads(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The grids, those that are ruled headers only with the rows that stand below them."""
    return [
        _extend_head(grid, grids, words)
        if len(grid.xs) >= _FEWEST_EDGES and len(grid.ys) <= _HIGHEST_HEAD
        else grid
        for grid in grids
    ]


def _extend_head(grid: Grid, grids: Sequence[Grid], words: Sequence[Word]) -> Grid:
    end = min((other.top for other in grids if other.top > grid.bottom), default=float("inf"))
    inside = [
        word
        for word in words
        if grid.bottom < word.middle < end
        and grid.xs[0] - 1 <= word.x0
        and word.x1 <= grid.xs[-1] + 1
    ]
    lines = read_text_rows(inside, grid.xs)
    region = Region(grid.xs[0], grid.xs[-1], [grid.bottom], list(grid.xs), headed=False)
    below = build_below([], lines, region)
    if below is None:
        return grid
    shift = len(grid.ys) - 1
    cells = [(top + shift, left, low + shift, right) for top, left, low, right in below.cells]
    return Grid(grid.xs, [*grid.ys, *below.ys[1:]], [*grid.cells, *cells])


def refine_grid(grid: Grid, words: Sequence[Word]) -> Grid:
    """The same table with the columns or rows that its rulings leave out.

    Where the text does not settle them, the cells that hold several are marked as jumbled.
    """
    if len(grid.xs) > 2:
        return _part_rows(grid, read_text_rows(words, grid.xs))
    lines = read_text_rows(words)
    region = Region(grid.xs[0], grid.xs[-1], list(grid.ys), parted=len(grid.ys) > 4)
    found = build_open_grid(lines, region)
    if found is None and sum(shows_columns(line) for line in lines) > 1:
        grid.jumbled = frozenset(range(len(grid.cells)))
    return found or grid


def _part_rows(grid: Grid, lines: Sequence[TextRow]) -> Grid:
    """The grid with rows parted that hold several numbers."""
    parts: dict[int, Grid | None] = {}
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        band = [line for line in lines if top <= line.middle < bottom]
        if sum(line.label is not None for line in band) > 1:
            region = Region(grid.xs[0], grid.xs[-1], [top, bottom], list(grid.xs), headed=False)
            parts[row] = build_open_grid(band, region) if _stands_alone(grid, row) else None
    return _with_parts(grid, parts)


def _stands_alone(grid: Grid, row: int) -> bool:
    """Whether no cell of the row reaches into another row."""
    return all(
        (first, last) == (row, row + 1) for first, _, last, _ in grid.cells if first <= row < last
    )


def _with_parts(grid: Grid, parts: Mapping[int, Grid | None]) -> Grid:
    """The grid with some rows put in place of one; the cells of one in doubt are jumbled."""
    found = {row: part for row, part in parts.items() if part is not None}
    heights = [len(found[row].ys) - 1 if row in found else 1 for row in range(len(grid.ys) - 1)]
    starts = [0, *accumulate(heights)]
    cells: list[tuple[Area, bool]] = []
    for first, column, last, after in grid.cells:
        if first not in found:
            doubtful = any(first <= row < last for row in parts)
            cells.append(((starts[first], column, starts[last], after), doubtful))
    for row, part in found.items():
        shift = starts[row]
        cells.extend(
            ((top + shift, left, low + shift, right), False) for top, left, low, right in part.cells
        )
    ys: list[float] = []
    for row, top in enumerate(grid.ys[:-1]):
        ys.extend(found[row].ys[:-1] if row in found else [top])
    cells.sort()
    jumbled = frozenset(number for number, (_, doubtful) in enumerate(cells) if doubtful)
    return Grid(grid.xs, [*ys, grid.ys[-1]], [area for area, _ in cells], jumbled)
