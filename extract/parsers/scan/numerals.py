"""Roman numerals read by their strokes, since recognition takes "II" for "H" and "III" for "II".

A numeral is cut at three heights; the ink met there tells upright strokes from "V" and from
a slash, which slant. What is not plainly a numeral is left as recognised.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

import numpy as np
from numpy.typing import NDArray

from extract.parsers.scan.hocr import SeenLine, SeenWord
from extract.parsers.scan.picture import Pixels, find_ink

# What recognition makes of I, II, III, IV, V, VI, VII, VIII; figures alone stay figures.
_LABEL = re.compile(r"(?=[^\W\d_]|\S+[IVHTl])(?!TT|T\b)([IVHTUl1i|!]{1,5})(?P<rest>[.,:]?)$")
_QUARTER = re.compile(r"(?!1(?:\D|$))([IVHTUl1i|!]{1,5})(?P<rest>[/.,;:]\S*)?$")
_BEFORE = frozenset(["quý", "quí"])
_KNOWN = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII"])
_QUARTERS = frozenset(["I", "II", "III", "IV"])
_SLANT = 0.09  # of the height; an upright stroke moves less between the two cuts
_THICK = 0.4  # of the height; what is wider is no stroke
_Run = tuple[float, float]  # middle and width, as shares of the height


def mend_numerals(lines: list[SeenLine], pixels: Pixels) -> None:
    """Put right the numerals that begin a line, and those of quarters.

    ``lines`` are what was recognised in ``pixels`` (gray, upright).
    """
    for line in lines:
        _mend(line.words[0], pixels, _LABEL, _KNOWN)
        for before, word in pairwise(line.words):
            if before.text.lower() in _BEFORE:
                _mend(word, pixels, _QUARTER, _QUARTERS)


def _mend(
    word: SeenWord, pixels: Pixels, pattern: re.Pattern[str], allowed: frozenset[str]
) -> None:
    found = pattern.match(word.text)
    if found is None:
        return
    left, right = int(word.x0), int(word.x1) + 1
    numeral = read_strokes(pixels[int(word.top) : int(word.bottom) + 1, left:right])
    if numeral in allowed:
        rest = found["rest"] or ""
        word.text = numeral + (rest.replace(",", ".") if pattern is _LABEL else rest)


def read_strokes(pixels: Pixels) -> str:
    """The numeral at the beginning of a picture of a word; "" where it is none.

    >>> read_strokes(np.full((9, 9), 255, np.uint8))
    ''
    """
    ink = _cut_to_capitals(find_ink(pixels) > 0) if pixels.size else None
    if ink is None:
        return ""
    height = len(ink)
    upper, middle, lower = (_find_runs(ink, share, height) for share in (0.3, 0.5, 0.7))
    letters = ""
    while upper and lower:
        if _is_upright(upper[0], lower[0]):
            letters += "I"
            del upper[0], lower[0]
            continue
        feet = _count_feet(upper, lower)
        if not feet:
            break
        letters += "V"
        del upper[:2], lower[:feet]
    # "H" has a bar between its strokes, "II" has not.
    barred = any(width > _THICK for _, width in middle[: len(letters)])
    return "" if barred else letters


def _cut_to_capitals(ink: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """The rows between the top and the foot of the first letter."""
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns):
        return None
    first = ink[:, columns[0] : columns[0] + max(len(ink) // 3, 2)]
    rows = np.flatnonzero(first.any(axis=1))
    return ink[rows[0] : rows[-1] + 1, columns[0] :] if len(rows) > 8 else None


def _find_runs(ink: NDArray[np.bool_], share: float, height: int) -> list[_Run]:
    """Runs of ink on one row, left to right."""
    row = ink[int(height * share)].astype(np.int8)
    edges = np.diff(np.concatenate(([0], row, [0])))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return [
        ((start + end) / 2 / height, (end - start) / height)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def _is_upright(above: _Run, below: _Run) -> bool:
    return max(above[1], below[1]) < _THICK and abs(above[0] - below[0]) < _SLANT


def _count_feet(upper: list[_Run], lower: list[_Run]) -> int:
    """Runs that the two arms of a "V" have come to at the lower cut: one or two; 0 for none."""
    if len(upper) < 2:
        return 0
    left, right = upper[0][0] + _SLANT, upper[1][0] - _SLANT
    between = takewhile(lambda run: left < run[0] < right, lower[:2])
    return len(list(between))
