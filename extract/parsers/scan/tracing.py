"""The straight lines of a picture: found by their length, measured, and taken out.

In: ink of an upright page. Out: rulings in points, as those of a drawn page, and the
pixels they cover. Letters have no straight stroke as long as a table's border.
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np

from extract.parsers.pdf.rulings import Ruling, Rulings, join_rulings
from extract.parsers.scan.picture import Pixels

_LEVEL = 20.0  # points; shortest piece of a horizontal line
_UPRIGHT = 12.0  # points; shortest piece of a vertical one, less than a row is high
_THICK = 4.0  # points; what is thicker is a picture
_GAP = 10.0  # points; a break that scanning leaves in a line


def trace_rulings(ink: Pixels, dpi: float) -> tuple[Rulings, Pixels]:
    """Rulings in points from the top left corner, and 255 where they lie."""
    point = dpi / 72
    level = _strokes(ink, int(_LEVEL * point), flat=True)
    upright = _strokes(ink, int(_UPRIGHT * point), flat=False)
    found = Rulings(
        _join(_measure(level, point, flat=True)), _join(_measure(upright, point, flat=False))
    )
    return found, np.bitwise_or(level, upright)


def _strokes(ink: Pixels, length: int, *, flat: bool) -> Pixels:
    """Ink that belongs to straight strokes of at least ``length`` pixels one way."""
    bridge, long = np.ones((1, 3), np.uint8), np.ones((1, length), np.uint8)
    if not flat:
        bridge, long = bridge.T, long.T
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bridge)
    return np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, long), dtype=np.uint8)


def _measure(strokes: Pixels, point: float, *, flat: bool) -> list[Ruling]:
    # Pieces of a line that is not quite level lie one pixel above each other.
    near = np.ones((3, 3), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(strokes, near))
    rulings = []
    for left, top, width, height, area in stats[1:].tolist():
        length, start, across, extent = (
            (width, left, top, height) if flat else (height, top, left, width)
        )
        if area / length <= _THICK * point and length > 2 * extent:
            at = (across + extent / 2) / point
            rulings.append(Ruling(at, start / point, (start + length) / point))
    return rulings


def _join(rulings: list[Ruling]) -> list[Ruling]:
    """Close the breaks in lines."""
    joined = join_rulings(rulings)
    joined.sort(key=lambda line: (round(line.at), line.start))
    for before, after in pairwise(joined):
        if abs(before.at - after.at) <= 1.5 and 0 < after.start - before.end <= _GAP:
            after.start = before.end
    return joined


def take_out(gray: Pixels, lines: Pixels) -> Pixels:
    """The picture without the lines, and without the soft edges around them."""
    wide = cv2.dilate(lines, np.ones((5, 5), np.uint8))
    cleared = gray.copy()
    cleared[wide > 0] = 255
    return cleared
