"""Marks that Tesseract left out: lone numbers, which it takes for dirt.

In: the page and the lines read so far. Out: the lines that a look at the rest gives.
"""

from __future__ import annotations

import cv2
import numpy as np

from extract.parsers.scan.closer import look_closer
from extract.parsers.scan.hocr import SeenLine
from extract.parsers.scan.picture import Box, Picture

_DARK = 140
_LOWEST, _HIGHEST = 5.0, 20.0  # points; letters and figures are so high
_NEAR = 6.0  # points; marks this near are one word
_SURE = 70.0  # confidence; what is less sure is dirt, a seal or a signature
_MOST = 60  # marks on a page; one with more is a picture


def read_missed(lines: list[SeenLine], picture: Picture) -> list[SeenLine]:
    """Read the marks that no line holds."""
    boxes = _find_marks(lines, picture)
    if len(boxes) > _MOST:
        return []
    return [
        line
        for seen in look_closer(boxes, picture)
        for line in seen
        if line.confidence >= _SURE and any(word.text.isalnum() for word in line.words)
    ]


def _find_marks(lines: list[SeenLine], picture: Picture) -> list[Box]:
    """Places of what may be words."""
    ink = (picture.gray < _DARK).astype(np.uint8)
    for line in lines:
        for word in line.words:
            reach = 0.25 * (line.bottom - line.top)
            y0, y1 = max(int(word.top - reach), 0), int(word.bottom + reach) + 1
            x0, x1 = max(int(word.x0 - reach), 0), int(word.x1 + reach) + 1
            ink[y0:y1, x0:x1] = 0
    point = picture.dpi / 72
    wide = np.ones((3, max(int(_NEAR * point), 3)), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, wide))
    return [
        (left, top, left + width, top + height)
        for left, top, width, height, _ in stats[1:].tolist()
        if _LOWEST * point <= height <= _HIGHEST * point
    ]
