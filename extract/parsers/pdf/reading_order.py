"""The order in which free lines are read: side-by-side columns first left, then right.

Letterhead and closing of a Vietnamese document stand in two columns without rulings
(Nghị định 30/2020/NĐ-CP, annex I). They are found by the gutter: a white strip that no
line of the zone crosses, with text on both sides at the same height.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.parsers.pdf.lines import Assembly, Line, gather_turned, group_rows
from extract.parsers.pdf.words import Word

_GAP = 0.9  # em; wider than the spaces of most justified lines
_SPREAD = 1.8  # em; no justified line has wider spaces, however few words it has
_UNEVEN = 1.3  # times the usual space of a line; a justified line has no such gap
_FEWEST_SPACES = 4  # in a line; fewer tell nothing of what is usual in it
_LONE_GAP = 3.0  # em; a gap that makes columns of a single line
_GUTTER = 6.0  # points
_MIDDLE = 0.3  # share of the page width
_REACH = 1.8  # em; distance of lines that belong together

Span = tuple[float, float]


@dataclass(slots=True)
class _Segment:
    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        return max(word.ink.size for word in self.words)


@dataclass(slots=True)
class _Row:
    segments: list[_Segment]
    top: float
    bottom: float


def order_lines(words: list[Word], assembly: Assembly, width: float) -> list[Line]:
    """Lines of the text outside tables in reading order; ``column`` marks the columns.

    Text that runs up or across the page, as in its margin, comes last and is no part of it.

    ``width`` is that of the page: a gutter runs through its middle part, the white
    between a number label and its text does not.
    """
    middle = (_MIDDLE * width, (1 - _MIDDLE) * width)
    upright = [word for word in words if not word.ink.turned]
    rows = [
        _make_row(group)
        for group in group_rows(upright)
        if not all(word.text.isspace() for word in group)
    ]
    lines: list[Line] = []
    number = 0
    start = 0
    while start < len(rows):
        zone = _find_zone(rows, start, middle)
        if zone is None:
            row = _merged(rows[start].segments)
            lines.append(assembly.make_line(row.words))
            start += 1
            continue
        end, gutter = zone
        sides = _split(rows[start:end], gutter)
        for side in sides:
            number += 1
            for segment in side:
                line = assembly.make_line(segment.words)
                line.column = number
                lines.append(line)
        start = end
    aside = gather_turned(words, assembly.layer)
    for line in aside:
        line.furniture = True
    return lines + aside


def _make_row(words: list[Word]) -> _Row:
    segments: list[_Segment] = []
    ordered = sorted((word for word in words if not word.text.isspace()), key=lambda item: item.x0)
    even = _even_gap(ordered)
    for word in ordered:
        last = segments[-1] if segments else None
        size = word.ink.size
        least = max(_GAP * size, min(even, _SPREAD * size), 9.0)
        if last is not None and word.x0 - last.x1 < least:
            last.words.append(word)
            last.x1 = max(last.x1, word.x1)
            last.top = min(last.top, word.top)
            last.bottom = max(last.bottom, word.bottom)
        else:
            segments.append(_Segment([word], word.x0, word.x1, word.top, word.bottom))
    spaces = [word for word in words if word.text.isspace()]
    for segment in segments:
        segment.words.extend(spaces)
    top = min(segment.top for segment in segments)
    return _Row(segments, top, max(segment.bottom for segment in segments))


def _even_gap(words: list[Word]) -> float:
    """Width in points up to which a gap is one of the equal spaces of a justified line."""
    gaps = [two.x0 - one.x1 for one, two in pairwise(words)]
    return _UNEVEN * median(gaps) if len(gaps) >= _FEWEST_SPACES else 0.0


def _find_zone(rows: list[_Row], start: int, middle: Span) -> tuple[int, float] | None:
    """Row after the zone that begins at ``start`` and the place of its gutter."""
    strip = _seed(rows, start)
    if strip is None or strip[1] < middle[0] or strip[0] > middle[1]:
        return None
    low, high = strip
    end = start + 1
    while end < len(rows):
        before = rows[end - 1]
        near = rows[end].top - before.bottom < _REACH * rows[end].segments[0].size
        narrowed = _narrow((low, high), rows[end])
        if narrowed is None or not (near or len(_sides(rows[end], sum(narrowed) / 2)) == 2):
            break
        low, high = narrowed
        end += 1
    gutter = (low + high) / 2
    end = _trim(rows, start, end, gutter)
    if _are_labels(rows[start:end][:2], gutter):
        return None
    two_sided = sum(len(_sides(row, gutter)) == 2 for row in rows[start:end])
    if two_sided >= 2 or _widest_gap(rows[start]) >= _LONE_GAP or end - start >= 2:
        return end, gutter
    return None


def _seed(rows: list[_Row], start: int) -> Span | None:
    """White strip that the first row of a zone has in its middle part."""
    row = rows[start]
    if len(row.segments) == 2:
        return row.segments[0].x1, row.segments[1].x0
    if len(row.segments) != 1 or start + 1 >= len(rows):
        return None
    # Columns whose lines do not stand at one height: they overlap without sharing a line.
    other = rows[start + 1]
    if len(other.segments) != 1 or other.top > row.bottom - 0.15 * (row.bottom - row.top):
        return None
    left, right = sorted((row.segments[0], other.segments[0]), key=lambda item: item.x0)
    return (left.x1, right.x0) if right.x0 - left.x1 >= _GUTTER else None


def _narrow(strip: Span, row: _Row) -> Span | None:
    """What the row leaves of the strip."""
    low, high = strip
    for segment in row.segments:
        if segment.x1 <= low or segment.x0 >= high:
            continue
        before, after = segment.x0 - low, high - segment.x1
        if max(before, after) < _GUTTER:
            return None
        low, high = (low, segment.x0) if before >= after else (segment.x1, high)
    return low, high


def _sides(row: _Row, gutter: float) -> set[bool]:
    return {segment.x0 >= gutter for segment in row.segments}


def _trim(rows: list[_Row], start: int, end: int, gutter: float) -> int:
    """Leave out what follows the last row where both columns still run."""
    left = [row for row in rows[start:end] if False in _sides(row, gutter)]
    right = [row for row in rows[start:end] if True in _sides(row, gutter)]
    if not left or not right:
        return start + 1
    edge = min(segment.x0 for row in left for segment in row.segments if segment.x0 < gutter)
    while end > start + 1:
        row = rows[end - 1]
        first = row.segments[0]
        if len(_sides(row, gutter)) == 2:
            break
        if first.x0 >= gutter and row.top < left[-1].bottom:
            break
        if first.x0 < gutter and (
            row.top < right[-1].bottom or first.x0 - edge < 20 or _same_axis(left, first)
        ):
            break
        end -= 1
        left = [item for item in left if item is not row]
        right = [item for item in right if item is not row]
        if not left or not right:
            return start + 1
    return end


def _same_axis(column: list[_Row], last: _Segment) -> bool:
    """Whether the last line of a column is centred under the one before it."""
    if len(column) < 2:
        return False
    above = column[-2].segments[0]
    return abs((above.x0 + above.x1) - (last.x0 + last.x1)) < 8


def _are_labels(rows: list[_Row], gutter: float) -> bool:
    """Whether the left side is only labels ("Địa điểm:") set apart by tabs."""
    left = [item for row in rows for item in row.segments if item.x0 < gutter]
    return all(_last_text(item).endswith(":") for item in left)


def _last_text(segment: _Segment) -> str:
    return next(word.text for word in reversed(segment.words) if not word.text.isspace())


def _widest_gap(row: _Row) -> float:
    """Widest gap between neighbours of a row, in em."""
    gaps = ((two.x0 - one.x1) / two.size for one, two in pairwise(row.segments))
    return max(gaps, default=0.0)


def _split(rows: list[_Row], gutter: float) -> tuple[list[_Segment], list[_Segment]]:
    left: list[_Segment] = []
    right: list[_Segment] = []
    for row in rows:
        for side, chosen in ((left, False), (right, True)):
            mine = [item for item in row.segments if (item.x0 >= gutter) is chosen]
            if mine:
                side.append(_merged(mine))
    return left, right


def _merged(segments: list[_Segment]) -> _Segment:
    return _Segment(
        [word for segment in segments for word in segment.words],
        segments[0].x0,
        segments[-1].x1,
        min(segment.top for segment in segments),
        max(segment.bottom for segment in segments),
    )
