"""A closer look at places of a page, each as one line, at another size than at first.

Letters of another size make other mistakes, and what is alone cannot be taken for a part
of something else.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.parsers.scan.hocr import SeenLine, read_hocr
from extract.parsers.scan.picture import Box, Picture, Pixels
from extract.parsers.scan.program import recognise

_LINE = 7  # Tesseract's mode for a single line
_SCALE = 0.75
_MARGIN = 8  # pixels around a place
_PAD = 24  # pixels of white around that


def look_closer(boxes: Sequence[Box], picture: Picture) -> list[list[SeenLine]]:
    """Lines seen at each place (pixels of the picture), placed on the page."""
    if not boxes:
        return []
    corners = [(max(int(box[0]) - _MARGIN, 0), max(int(box[1]) - _MARGIN, 0)) for box in boxes]
    crops = [
        _shrink(picture.gray[top : int(box[3]) + _MARGIN, left : int(box[2]) + _MARGIN])
        for box, (left, top) in zip(boxes, corners, strict=True)
    ]
    found = read_hocr(recognise(crops, _LINE, picture.dpi * _SCALE))
    shift = _PAD / _SCALE
    return [
        [line.moved(left - shift, top - shift, _SCALE) for line in lines]
        for (left, top), lines in zip(corners, found, strict=True)
    ]


def _shrink(piece: Pixels) -> Pixels:
    small = cv2.resize(piece, None, fx=_SCALE, fy=_SCALE, interpolation=cv2.INTER_AREA)
    return np.pad(np.asarray(small, dtype=np.uint8), _PAD, constant_values=255)
