"""A second look at lines that were read badly: alone, at another size.

In: lines as Tesseract gave them. Out: the same lines, with what the second look saw more
surely. Marks above letters that were taken for a line of their own go back to their line.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.parsers.scan.hocr import SeenLine, SeenWord, read_hocr
from extract.parsers.scan.picture import Picture, Pixels
from extract.parsers.scan.program import recognise

_LINE = 7  # Tesseract's mode for a single line
_UNSURE = 88.0  # confidence; a line with a word below is looked at again
_SURER = 4.0  # how much surer the second look must be
_OVER = 0.5  # share of a line's height that lies on another where they are one
_SAME = 0.6  # share of a word's width that both looks have in common
_SCALE = 0.75  # letters of another size make other mistakes
_MARGIN = 8  # pixels around a line
_PAD = 24


def mend_lines(lines: list[SeenLine], picture: Picture) -> list[SeenLine]:
    """Look again at lines that lie on each other or hold words that are not sure."""
    groups = _group(lines)
    doubtful = [group for group in groups if _is_doubtful(group)]
    if not doubtful:
        return lines
    crops = [_crop(group, picture.gray) for group in doubtful]
    found = read_hocr(recognise([crop for crop, _, _ in crops], _LINE, picture.dpi * _SCALE))
    better = {}
    for group, (_, left, top), again in zip(doubtful, crops, found, strict=True):
        seen = [line.moved(left, top, _SCALE) for line in again]
        better[id(group)] = _choose(group, max(seen, key=lambda line: line.width, default=None))
    return [line for group in groups for line in better.get(id(group), group)]


def _group(lines: list[SeenLine]) -> list[list[SeenLine]]:
    """Lines that lie on each other together, the longest first."""
    groups: list[list[SeenLine]] = []
    for line in sorted(lines, key=lambda item: -item.width):
        home = next((group for group in groups if _lies_on(line, group[0])), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return groups


def _lies_on(line: SeenLine, other: SeenLine) -> bool:
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    beside = min(line.x1, other.x1) - max(line.x0, other.x0)
    return beside > 0 and shared > _OVER * min(line.bottom - line.top, other.bottom - other.top)


def _is_doubtful(group: list[SeenLine]) -> bool:
    return len(group) > 1 or any(word.confidence < _UNSURE for word in group[0].words)


def _crop(group: list[SeenLine], gray: Pixels) -> tuple[Pixels, float, float]:
    """The picture of a group and the place of its corner."""
    x0 = max(int(min(line.x0 for line in group)) - _MARGIN, 0)
    y0 = max(int(min(line.top for line in group)) - _MARGIN, 0)
    x1 = int(max(line.x1 for line in group)) + _MARGIN
    y1 = int(max(line.bottom for line in group)) + _MARGIN
    piece = gray[y0:y1, x0:x1]
    small = cv2.resize(piece, None, fx=_SCALE, fy=_SCALE, interpolation=cv2.INTER_AREA)
    pixels = np.pad(np.asarray(small, dtype=np.uint8), _PAD, constant_values=255)
    return pixels, x0 - _PAD / _SCALE, y0 - _PAD / _SCALE


def _choose(group: list[SeenLine], again: SeenLine | None) -> Sequence[SeenLine]:
    first = group[0]
    if again is None:
        return group[:1]
    if len(group) > 1 or len(again.words) != len(first.words):
        surer = 0.0 if len(group) > 1 else _SURER
        return [again] if again.confidence > first.confidence + surer else group[:1]
    first.words = [
        two if _is_same(one, two) and two.confidence > one.confidence + _SURER else one
        for one, two in zip(first.words, again.words, strict=True)
    ]
    return [first]


def _is_same(one: SeenWord, two: SeenWord) -> bool:
    shared = min(one.x1, two.x1) - max(one.x0, two.x0)
    return shared > _SAME * max(one.x1 - one.x0, two.x1 - two.x0)
