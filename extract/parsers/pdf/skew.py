"""How far the lines of a page run askew, from where its words stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import Protocol

STEEPEST = 0.15  # points per point; text that is steeper was turned on purpose
_FEWEST = 8  # neighbours that tell
_WIDEST_GAP = 1.5  # em
_LEVEL = 0.001  # points per point; less shifts no word of a line by half a point


class _Placed(Protocol):
    """A word on a page."""

    x0: float
    x1: float

    @property
    def ink(self) -> _Drawn:
        """How it is drawn."""


class _Drawn(Protocol):
    @property
    def size(self) -> float:
        """Height of the letters."""

    @property
    def baseline(self) -> float:
        """Where they stand."""


def measure_slope(words: Iterable[_Placed]) -> float:
    """How far lines fall per point to the right; 0 where too few words tell.

    Words are in the order of the file; neighbours in one line are compared.
    """
    slopes = []
    for before, after in pairwise(words):
        size = before.ink.size
        right, down = after.x0 - before.x0, after.ink.baseline - before.ink.baseline
        if 0 < after.x0 - before.x1 < _WIDEST_GAP * size and abs(down) < STEEPEST * right:
            slopes.append(down / right)
    slope = median(slopes) if len(slopes) >= _FEWEST else 0.0
    return slope if abs(slope) > _LEVEL else 0.0
