"""How high a row must be for its wrapped texts.

Excel finds the height itself when it opens a file, other programs do not, so it is set here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

_LINE_POINTS, _PADDING_POINTS = 12.9, 4.0
# The highest row that Excel knows.
_LIMIT_POINTS = 409.0
# Widths of Arial 10 in units of a column's width; on the wide side, so that no line is cut.
_CAPITAL, _OTHER, _SPACE = 1.1, 0.84, 0.45

# What the indent of a text takes from its column.
_INDENT = 1.0


def estimate_height(cells: Iterable[tuple[str, int]]) -> float:
    """Height in points of a row of these texts, each with the width of its column."""
    lines = max((count_lines(text, width) for text, width in cells), default=1)
    return min(lines * _LINE_POINTS + _PADDING_POINTS, _LIMIT_POINTS)


@lru_cache(maxsize=4096)  # one text stands in several tables
def count_lines(text: str, width: float) -> int:
    """Lines a text takes in a column of this width, broken between words."""
    return sum(_count_wrapped(line, width - _INDENT) for line in text.split("\n"))


def _count_wrapped(line: str, width: float) -> int:
    count, used = 1, 0.0
    for word in line.split():
        size = sum(_CAPITAL if letter.isupper() else _OTHER for letter in word)
        if used and used + _SPACE + size > width:
            count, used = count + 1, 0.0
        used += size + (_SPACE if used else 0.0)
        if used > width:
            # A word wider than the column is broken inside.
            count += math.ceil(used / width) - 1
            used %= width
    return count
