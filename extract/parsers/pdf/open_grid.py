"""A grid for a table with too few rulings: columns from gutters, rows from numbers.

In: the lines of the region and whatever edges its rulings give. Out: a ``Grid`` like that
of a ruled table, or nothing where the text does not settle every edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.parsers.pdf.grid import Area, Grid
from extract.parsers.pdf.gutters import Run, TextRow, find_gutters, shows_columns
from extract.parsers.pdf.row_marks import split_rows

_SLACK = 1.5  # points a letter may reach over a ruling
_FARTHEST = 3.0  # heights of a line; white that ends a table
_PROSE = 0.6  # share of the width that a line of running text takes at least
_FEWEST_ROWS = 2
_NEXT = 0.6  # heights of a line; white between lines of one title
_AHEAD = 8  # lines


@dataclass(slots=True)
class Region:
    """Where a table may be.

    Attributes:
        left, right: outer edges.
        floors: heights of all rulings across it, with upper and lower edge.
        xs: column edges where rulings show them.
        headed: the first floor step is the header.
        parted: rulings stand between all rows.
    """

    left: float
    right: float
    floors: list[float]
    xs: list[float] = field(default_factory=list)
    headed: bool = True
    parted: bool = False


@dataclass(slots=True)
class _Row:
    """One row of the table to be: its text and where cells merged over columns begin."""

    top: float
    bottom: float
    section: int | None = None  # first column of the cell that reaches to the right edge


def build_open_grid(lines: Sequence[TextRow], region: Region) -> Grid | None:
    """The table of the region; None where it is in doubt."""
    xs = region.xs or _column_edges(lines, region)
    if len(xs) < 4 or not lines:
        return None
    if region.xs:
        _mark_sections(lines, xs)
    rows: list[_Row] = []
    ruled: list[float] = []
    for number, (top, bottom) in enumerate(pairwise(region.floors)):
        band = [line for line in lines if top <= line.middle < bottom]
        if not band:
            return None
        found = _read_band(band, xs, region, is_head=number == 0)
        if not found:
            return None
        rows.extend(found)
        ruled.extend([top] + [0.0] * (len(found) - 1))
    edges = [
        place or (rows[number - 1].bottom + rows[number].top) / 2
        for number, place in enumerate(ruled)
    ]
    return Grid(xs, [*edges, region.floors[-1]], _areas(rows, len(xs) - 1))


def build_below(head: Sequence[TextRow], lines: Sequence[TextRow], region: Region) -> Grid | None:
    """The table of a header and as many of the lines below it as make one.

    No ruling says where it ends: white or running text must. ``region.floors`` ends with
    the header's lower edge.
    """
    body = _take_body(lines, region)
    floors = region.floors
    for count in range(len(body), 1, -1):
        if count < len(body) and not _may_follow(body[count - 1], body[count], region):
            return None  # what is left would be of the table too
        region.floors = [*floors, body[count - 1].bottom + 1]
        grid = build_open_grid([*head, *body[:count]], region)
        if grid is not None:
            enough = len(grid.ys) - len(floors) >= _FEWEST_ROWS
            return grid if enough and not _goes_on(lines[count:]) else None
    return None


def _may_follow(last: TextRow, line: TextRow, region: Region) -> bool:
    """Whether a line may stand below a table: alone, and apart or too wide for a cell."""
    wide = line.runs[-1].x1 - line.runs[0].x0 > _PROSE * (region.right - region.left)
    return len(line.runs) == 1 and (wide or line.top - last.bottom > _NEXT * line.height)


def _goes_on(rest: Sequence[TextRow]) -> bool:
    """Whether rows of the table follow behind what seemed its end."""
    return any(shows_columns(line) for line in rest[:_AHEAD])


def _take_body(lines: Sequence[TextRow], region: Region) -> list[TextRow]:
    """The lines up to the first that is too far below or runs on as text."""
    body: list[TextRow] = []
    end = region.floors[-1]
    for line in lines:
        wide = line.runs[-1].x1 - line.runs[0].x0 > _PROSE * (region.right - region.left)
        runs_on = len(line.runs) == 1 and wide and not line.stands_out
        if line.top - end > _FARTHEST * line.height or runs_on:
            break
        body.append(line)
        end = line.bottom
    while body and len(body[-1].runs) == 1 and body[-1].stands_out:
        body.pop()
    return body


def _column_edges(lines: Sequence[TextRow], region: Region) -> list[float]:
    gutters = find_gutters(lines)
    if not gutters:
        return []
    middles = [(low + high) / 2 for low, high in gutters]
    if middles[0] <= region.left or middles[-1] >= region.right:
        return []
    return [region.left, *middles, region.right]


def _mark_sections(lines: Sequence[TextRow], xs: Sequence[float]) -> None:
    for line in lines:
        line.section = any(_crosses(run, xs) for run in line.runs)


def _crosses(run: Run, xs: Sequence[float]) -> bool:
    return any(run.x0 + _SLACK < edge < run.x1 - _SLACK for edge in xs[1:-1])


def _read_band(
    band: Sequence[TextRow], xs: list[float], region: Region, is_head: bool
) -> list[_Row]:
    """The rows between two rulings; none where they are in doubt."""
    if is_head and region.headed:
        return [_row(band)] if _names_columns(band, xs) else []
    rows: list[_Row] = []
    for is_title, lines in _parts(band, xs):
        if is_title:
            rows.append(_section_row(lines, xs))
            continue
        found = _plain_rows(lines, xs, len(lines) == len(band) and region.parted)
        if not found:
            return []
        rows.extend(found)
    return rows


def _parts(band: Sequence[TextRow], xs: Sequence[float]) -> list[tuple[bool, list[TextRow]]]:
    """The titles of sections in a band, and the lines between them."""
    parts: list[tuple[bool, list[TextRow]]] = []
    for line in band:
        in_title = bool(parts) and parts[-1][0]
        if in_title and (
            line.label is None if line.section else _ends_section(parts[-1][1], line, xs)
        ):
            parts[-1][1].append(line)
        elif line.section or not parts or in_title:
            parts.append((line.section, [line]))
        else:
            parts[-1][1].append(line)
    return parts


def _ends_section(section: Sequence[TextRow], line: TextRow, xs: Sequence[float]) -> bool:
    """Whether a line is the rest of a section's title: one run right below its begin or middle."""
    if len(line.runs) != 1 or line.label is not None:
        return False
    above, below = section[-1].runs[-1], line.runs[0]
    # The first line of a cell may stand at the same place, unless no column begins there.
    told = above.x0 < xs[1] or (above.bold and below.bold)
    level = told and abs(above.x0 - below.x0) < line.height
    middle = xs[0] + xs[-1]
    centered = all(abs(run.x0 + run.x1 - middle) < line.height for run in (above, below))
    near = below.top - above.bottom < _NEXT * line.height
    return near and (level or centered) and above.bold == below.bold


def _plain_rows(lines: list[TextRow], xs: Sequence[float], alone: bool) -> list[_Row]:
    """The rows of lines without a section; ``alone``: rulings say that they are one at least."""
    found = split_rows(lines, (xs[0], xs[1]))
    if found is None:
        labels = sum(line.label is not None for line in lines)
        return [_row(lines)] if alone and labels < 2 else []
    return [_Row(min(run.top for run in row), max(run.bottom for run in row)) for row in found]


def _row(lines: Sequence[TextRow], section: int | None = None) -> _Row:
    top = min(line.top for line in lines)
    return _Row(top, max(line.bottom for line in lines), section)


def _section_row(lines: Sequence[TextRow], xs: Sequence[float]) -> _Row:
    first = lines[0].runs
    beside = len(first) > 1 and first[0].x1 < xs[1] + _SLACK
    return _row(lines, 1 if beside else 0)


def _names_columns(band: Sequence[TextRow], xs: Sequence[float]) -> bool:
    """Whether every column has one name there."""
    if any(line.section for line in band):
        return False
    for left, right in pairwise(xs):
        inside = [
            [run for run in line.runs if left - _SLACK <= run.x0 and run.x1 <= right + _SLACK]
            for line in band
        ]
        if max(map(len, inside)) != 1:
            return False
    return True


def _areas(rows: Sequence[_Row], columns: int) -> list[Area]:
    areas: list[Area] = []
    for number, row in enumerate(rows):
        whole = columns if row.section is None else row.section
        areas.extend((number, column, number + 1, column + 1) for column in range(whole))
        if row.section is not None:
            areas.append((number, row.section, number + 1, columns))
    return areas
