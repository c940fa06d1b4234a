"""The straight lines of a picture: found by their length, measured, and taken out.

In: an upright page. Out: rulings in points, as those of a drawn page, and the
pixels they cover. Letters have no straight stroke as long as a table's border.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.parsers.pdf.rulings import Ruling, Rulings, join_rulings
from extract.parsers.scan.picture import Pixels

_LEVEL = 20.0  # points; shortest piece of a horizontal line
_UPRIGHT = 12.0  # points; shortest piece of a vertical one, less than a row is high
_THICK = 4.0  # points; what is thicker is a picture
_FAINT = 40  # how much darker than the paper beside it a line is
_CERTAIN = 60.0  # points; a stroke this long is a line wherever it stands
_TOUCH = 4.0  # points
_SAME_LINE = 1.5  # points
_GAP = 10.0  # points; a break that scanning leaves in a line


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A straight stroke, and at how many of its ends it touches one that crosses it."""

    number: int
    line: Ruling
    ends: int
    long: bool

    @property
    def is_sure(self) -> bool:
        return self.long or self.ends == 2

    def goes_on(self, others: list[_Stroke]) -> bool:
        """Whether it touches a crossing stroke and lies in the line of a sure one."""
        return self.ends > 0 and any(
            other.is_sure and abs(other.line.at - self.line.at) <= _SAME_LINE for other in others
        )


def trace_rulings(gray: Pixels, dpi: float) -> tuple[Rulings, Pixels]:
    """Rulings in points from the top left corner, and 255 where they lie."""
    point = dpi / 72
    level = _strokes(gray, point, flat=True)
    upright = _strokes(gray, point, flat=False)
    flats, level = _measure(level, upright, point, flat=True)
    sides, upright = _measure(upright, level, point, flat=False)
    return Rulings(_join(flats), _join(sides)), np.bitwise_or(level, upright)


def _strokes(gray: Pixels, point: float, *, flat: bool) -> Pixels:
    """Where straight thin strokes run one way; 255 there."""
    across = np.ones((int(_THICK * point) | 1, 1), np.uint8)
    bridge = np.ones((1, 3), np.uint8)
    long = np.ones((1, int((_LEVEL if flat else _UPRIGHT) * point)), np.uint8)
    if not flat:
        across, bridge, long = across.T, bridge.T, long.T
    # What is darker than both its sides, however faint a blurred line has become.
    thin = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, across)
    _, dark = cv2.threshold(thin, _FAINT, 255, cv2.THRESH_BINARY)
    whole = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, bridge)
    return np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, long), dtype=np.uint8)


def _measure(
    strokes: Pixels, crossing: Pixels, point: float, *, flat: bool
) -> tuple[list[Ruling], Pixels]:
    """The strokes that are borders, and their pixels.

    The feet of blurred letters run together to short strokes too, and an "I" may be as long
    as a row is high: a short stroke has to reach from one stroke of ``crossing`` to another,
    or to touch one and go on a border.
    """
    # Pieces of a line that is not quite level lie one pixel above each other.
    near = cv2.dilate(strokes, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near)
    reach = int(_TOUCH * point)
    near_crossing = cv2.dilate(crossing, np.ones((reach, reach), np.uint8)) > 0
    touched = np.where(near_crossing, labels, 0)
    found: list[_Stroke] = []
    for number, (left, top, width, height, area) in enumerate(stats.tolist()):
        length, start, across, extent = (
            (width, left, top, height) if flat else (height, top, left, width)
        )
        if number == 0 or area / length > _THICK * point or length <= 2 * extent:
            continue
        box = touched[top : top + height, left : left + width] == number
        ends = _count_ends(box if flat else box.T)
        line = Ruling((across + extent / 2) / point, start / point, (start + length) / point)
        found.append(_Stroke(number, line, ends, length >= _CERTAIN * point))
    borders = [stroke for stroke in found if stroke.is_sure or stroke.goes_on(found)]
    kept = np.zeros(count, dtype=bool)
    kept[[stroke.number for stroke in borders]] = True
    pixels = np.where(kept[labels], strokes, 0).astype(np.uint8)
    return [stroke.line for stroke in borders], pixels


def _count_ends(touched: NDArray[np.bool_]) -> int:
    """At how many ends a level stroke touches another: 0, 1 or 2."""
    columns = np.flatnonzero(touched.any(axis=0))
    if not len(columns):
        return 0
    length = touched.shape[1]
    return 1 + bool(columns[0] < length / 3 and columns[-1] > 2 * length / 3)


def _join(rulings: list[Ruling]) -> list[Ruling]:
    """Close the breaks in lines."""
    joined = join_rulings(rulings)
    joined.sort(key=lambda line: (round(line.at), line.start))
    for before, after in pairwise(joined):
        if abs(before.at - after.at) <= _SAME_LINE and 0 < after.start - before.end <= _GAP:
            after.start = before.end
    return joined


def take_out(gray: Pixels, lines: Pixels) -> Pixels:
    """The picture without the lines, and without the soft edges around them."""
    wide = cv2.dilate(lines, np.ones((5, 5), np.uint8))
    cleared = gray.copy()
    cleared[wide > 0] = 255
    return cleared
