"""A page as a picture: gray, evenly lit, upright, at the resolution that Tesseract likes.

In: pixels as scanned. Out: ``Picture``, which knows how to bring its places back to the
page as it was scanned. Knows nothing of text or tables.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Matrix = NDArray[np.float64]  # 2 x 3
Box = tuple[float, float, float, float]

WORKING_DPI = 300.0  # what Tesseract was trained for
_STEEPEST = 10.0  # degrees
_SMALL = 100.0  # dpi at which skew and light are measured
_RED, _TINGE = 40, 15  # how much redder than blue or green; ink, and its soft edge
_DARK_RED = 120  # red over black text is darker
_STAMP = 18.0  # mm; red ink that reaches this far is a seal
_LETTER = 0.4  # inches; what is larger is no letter
_CLOSE = 5  # pixels at ``_SMALL``; letters of a word are nearer, lines are not
_CLEARLY = 1.5  # how much sharper lines must be the other way
_BLACK, _WHITE = 30, 200  # gray of ink and of paper where no light is missing
_BORDER = 3.0  # mm; black at the edge this thick is the lid of the scanner


@dataclass(slots=True)
class Picture:
    """A page made ready for recognition.

    Attributes:
        gray: dark on light.
        dpi: of ``gray``.
        back: from pixels of ``gray`` to points of the page as it was scanned.
    """

    gray: Pixels
    dpi: float
    back: Matrix

    def box_on_page(self, box: Box) -> Box:
        """A box in pixels, as the box around it in points of the page as scanned."""
        x0, y0, x1, y1 = box
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x0, y1, 1], [x1, y1, 1]], dtype=np.float64)
        moved = corners @ self.back.T
        (left, top), (right, bottom) = moved.min(axis=0), moved.max(axis=0)
        return (
            round(float(left), 1),
            round(float(top), 1),
            round(float(right), 1),
            round(float(bottom), 1),
        )


def prepare(pixels: Pixels, dpi: float) -> Picture:
    """Make a scanned page ready: one layer, even light, no seals, lines level.

    The page may still stand on its head, which only its letters tell.

    Args:
        pixels: gray (height x width) or colour (height x width x 3, blue first).
        dpi: of the pixels.
    """
    gray = _without_seals(pixels, dpi) if pixels.ndim == 3 else pixels
    gray = _without_borders(even_light(gray, dpi), dpi)
    back = np.array([[72 / dpi, 0, 0], [0, 72 / dpi, 0]], dtype=np.float64)
    scale = WORKING_DPI / dpi
    if not 0.85 < scale < 1.2:
        how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        gray = _as_pixels(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=how))
        dpi *= scale
        back = back @ np.diag([1 / scale, 1 / scale, 1.0])
    picture = Picture(gray, dpi, back)
    if _runs_upwards(gray, dpi):
        picture = turn(picture, 1)
    return straighten(picture)


def turn(picture: Picture, quarters: int) -> Picture:
    """The page turned counter-clockwise by so many right angles."""
    gray, back = picture.gray, picture.back
    for _ in range(quarters):
        undo = np.array([[0, -1, gray.shape[1]], [1, 0, 0], [0, 0, 1]], dtype=np.float64)
        back = back @ undo
        gray = np.rot90(gray)
    return Picture(np.ascontiguousarray(gray), picture.dpi, back)


def _runs_upwards(gray: Pixels, dpi: float) -> bool:
    """Whether the lines of text run up or down the page."""
    ink = find_ink(_shrink(gray, dpi, _SMALL))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    # Lines and pictures have edges both ways; letters alone tell.
    letters = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) < _LETTER * _SMALL
    text = _as_pixels(np.where(letters[labels], ink, 0))
    if _count_runs(text, 1, _CLOSE) >= _count_runs(text, _CLOSE, 1):
        return False
    text = _halve(text)
    return _sharpest(_as_pixels(text.T))[0] > _CLEARLY * _sharpest(text)[0]


def _count_runs(ink: Pixels, wide: int, high: int) -> int:
    """How many marks there are when those this near are one: letters make words along a line."""
    joined = cv2.dilate(ink, np.ones((high, wide), np.uint8))
    return int(cv2.connectedComponents(joined)[0])


def straighten(picture: Picture) -> Picture:
    """Turn a slightly slanted page so that its lines run level."""
    angle = measure_skew(picture.gray, picture.dpi)
    if abs(angle) < 0.04:
        return picture
    height, width = picture.gray.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    sine, cosine = abs(math.sin(math.radians(angle))), abs(math.cos(math.radians(angle)))
    wide, high = int(width * cosine + height * sine), int(height * cosine + width * sine)
    turn[0, 2] += (wide - width) / 2
    turn[1, 2] += (high - height) / 2
    turned = cv2.warpAffine(
        picture.gray, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255
    )
    undo = np.vstack([cv2.invertAffineTransform(turn), [0.0, 0.0, 1.0]])
    return Picture(_as_pixels(turned), picture.dpi, picture.back @ undo)


def measure_skew(gray: Pixels, dpi: float) -> float:
    """Degrees (counter-clockwise) to turn the page by so that its lines run level.

    Level lines make the sharpest steps between the rows of the page.
    """
    ink = find_ink(_shrink(gray, dpi, _SMALL))
    if not ink.any():
        return 0.0
    _, best = _sharpest(_halve(ink))
    for step in (0.12, 0.03):
        _, best = _sharpest(ink, best, step, 4 * step)
    return round(best, 3)


def _halve(ink: Pixels) -> Pixels:
    return _as_pixels(cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))


def _sharpest(
    ink: Pixels, middle: float = 0.0, step: float = 0.5, reach: float = _STEEPEST
) -> tuple[float, float]:
    """Sharpness at the best angle about ``middle``, and that angle."""
    angles = np.arange(middle - reach, middle + reach + step / 2, step).tolist()
    return max(
        ((_sharpness(ink, angle), angle) for angle in angles),
        key=lambda found: (found[0], -abs(found[1])),
    )


def _sharpness(ink: Pixels, angle: float) -> float:
    height, width = ink.shape
    # A slanted page is the same as one whose columns are shifted; shifting is exact enough.
    shear = np.array(
        [[1, 0, 0], [-math.tan(math.radians(angle)), 1, math.tan(math.radians(angle)) * width / 2]]
    )
    turned = cv2.warpAffine(ink, shear, (width, height), flags=cv2.INTER_NEAREST)
    rows = turned.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def find_ink(gray: Pixels) -> Pixels:
    """255 where there is ink, else 0; for evenly lit pages."""
    level, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    level = min(max(level, 110.0), 205.0)
    _, ink = cv2.threshold(gray, level, 255, cv2.THRESH_BINARY_INV)
    return _as_pixels(ink)


def even_light(gray: Pixels, dpi: float) -> Pixels:
    """Divide by the paper's own brightness, which shadows and tints change slowly."""
    small = _shrink(gray, dpi, _SMALL / 2)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 21)
    paper = np.maximum(paper, 60)
    paper = cv2.resize(paper, gray.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return _as_pixels(cv2.divide(gray, _as_pixels(paper), scale=255.0))


def sharpen(gray: Pixels) -> Pixels:
    """Make paper white and ink black: faint noise on white misleads Tesseract."""
    levels = np.clip((np.arange(256) - _BLACK) * 255.0 / (_WHITE - _BLACK), 0, 255)
    return _as_pixels(cv2.LUT(gray, levels.astype(np.uint8)))


def _without_seals(pixels: Pixels, dpi: float) -> Pixels:
    """Gray picture in which large red marks, which lie over signatures and text, are gone."""
    gray = _as_pixels(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY))
    blue, green, red = (channel.astype(np.int16) for channel in cv2.split(pixels))
    reddish = ((red - np.maximum(blue, green)) > _RED).astype(np.uint8)
    if not reddish.any():
        return gray
    near = max(int(1.5 * dpi / 25.4), 1)
    joined = cv2.dilate(reddish, np.ones((near, near), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    least = _STAMP * dpi / 25.4
    seal = np.zeros(gray.shape, dtype=bool)
    for left, top, width, height, _ in stats[1:].tolist():
        if min(width, height) > least:
            seal[top : top + height, left : left + width] = True
    red_ink = seal & (red - np.maximum(blue, green) > _TINGE) & (red > _DARK_RED)
    gray[red_ink] = 255
    return gray


def _without_borders(gray: Pixels, dpi: float) -> Pixels:
    """Paint the black beside the sheet white."""
    small = _shrink(gray, dpi, _SMALL / 2)
    dark = (small < 100).astype(np.uint8)
    thick = max(int(_BORDER / 25.4 * _SMALL / 2), 2)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid)
    high, wide = small.shape
    beside = np.zeros(count, dtype=bool)
    for number in range(1, count):
        left, top, width, height = stats[number][:4]
        touches = left <= 1 or top <= 1 or left + width >= wide - 1 or top + height >= high - 1
        beside[number] = touches
    if not beside.any():
        return gray
    mask = cv2.dilate(beside[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    mask = cv2.resize(mask, gray.shape[::-1], interpolation=cv2.INTER_NEAREST)
    gray = gray.copy()
    gray[mask > 0] = 255
    return gray


def _shrink(gray: Pixels, dpi: float, wanted: float) -> Pixels:
    scale = wanted / dpi
    if scale >= 1:
        return gray
    return _as_pixels(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))


def _as_pixels(found: object) -> Pixels:
    return np.asarray(found, dtype=np.uint8)
