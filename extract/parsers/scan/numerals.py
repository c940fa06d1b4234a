"""Roman numerals by their strokes: Tesseract takes II for H, III for IH and I for 1.

In: words that may be such a numeral, and the pixels they stand on. Out: the same words,
where all upright strokes are those of an I, with as many I as there are strokes. An I has
the same serifs on both sides of its top, a 1 has a flag on the left, an H has a bar.
"""

from __future__ import annotations

import re
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.parsers.scan.hocr import SeenLine
from extract.parsers.scan.picture import Pixels

# What is read where strokes stand; the rest of a numeral is read well.
_STROKES = "IHl1|!ÍÌỊT"
_NUMERAL = re.compile(
    rf"([VX]{{0,3}})([{_STROKES}]{{1,4}})([VX]?)((?:[./):,;]|/(?:19|20)\d\d)?[.,;]?)"
)
_LONGEST = 3
_LEAST = 20  # pixels; smaller letters show no serifs
_DARK = 140

Span = tuple[int, int]
Bits = NDArray[np.bool_]


def mend_numerals(lines: list[SeenLine], gray: Pixels) -> None:
    """Correct the numerals among the words."""
    for line in lines:
        for word in line.words:
            match = _NUMERAL.fullmatch(word.text)
            if match is None:
                continue
            y0, y1 = max(int(word.top) - 1, 0), int(word.bottom) + 1
            x0, x1 = max(int(word.x0) - 2, 0), int(word.x1) + 2
            count = count_strokes(gray[y0:y1, x0:x1])
            if count:
                before, _, after, rest = match.groups()
                word.text = f"{before}{'I' * count}{after}{rest}"


def count_strokes(gray: Pixels) -> int:
    """How many letters I a numeral holds; 0 where any stroke may be of another letter.

    Reads from the left to the first dot, slash or bracket.
    """
    ink = (gray < _DARK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    marks = sorted((left, number) for number, (left, *_) in enumerate(stats.tolist()) if number)
    height = max((stats[number, cv2.CC_STAT_HEIGHT] for _, number in marks), default=0)
    total = 0
    for left, number in marks:
        _, top, width, high, _ = stats[number].tolist()
        if high < _LEAST and high < 0.2 * height:
            if top > 0.5 * ink.shape[0]:
                break  # the dot
            continue
        glyph: Bits = np.asarray(labels[top : top + high, left : left + width] == number)
        if high < max(_LEAST, 0.6 * height) or _leans(glyph):
            break
        found = _strokes(glyph)
        if found is None:
            return 0
        total += found
    return total if total <= _LONGEST else 0


def _leans(glyph: Bits) -> bool:
    """Whether it is a slash: the upper end lies right of the lower one."""
    third = len(glyph) // 3
    upper, lower = (np.nonzero(part)[1] for part in (glyph[:third], glyph[-third:]))
    return bool(upper.mean() - lower.mean() > 0.2 * len(glyph))


def _strokes(glyph: Bits) -> int | None:
    """Strokes of letters I that may touch; 0 for V and X, None for what is no numeral."""
    high = len(glyph)
    stems = _runs(glyph.sum(axis=0) >= 0.82 * high)
    if any(end - start > 0.4 * high for start, end in stems):
        return None
    middle = glyph[int(0.4 * high) : int(0.6 * high)]
    for (_, end), (start, _) in pairwise(stems):
        if middle[:, end:start].all(axis=1).any():
            return None  # the bar of an H
    edge = max(high // 8, 2)
    if not stems:
        return 0
    edges = [0, *((one[1] + two[0]) // 2 for one, two in pairwise(stems)), glyph.shape[1]]
    for (start, end), low, far in zip(stems, edges[:-1], edges[1:], strict=True):
        top: Bits = np.asarray(glyph[:edge].any(axis=0), dtype=np.bool_)
        left, right = _reach(top[low:start][::-1]), _reach(top[end:far])
        if min(left, right) < 0.5 * max(left, right) - 1 or max(left, right) > 0.33 * high:
            return None  # the flag of a 1, the bar of a T
    return len(stems)


def _runs(line: Bits) -> list[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], line.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _reach(line: Bits) -> int:
    """How many ones the line begins with."""
    gaps = np.flatnonzero(~line)
    return int(gaps[0]) if len(gaps) else len(line)
