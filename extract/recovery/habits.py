"""What the sure cells of a column tell of its others: how often blank, how wide a line is."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.recovery.stream import Stream

_OFF = 2.5
_SLACK = 3
_MIN_CELLS = 3


@dataclass(frozen=True, slots=True)
class Habit:
    """What is known of a column.

    Attributes:
        blank: to add to the cost of a blank cell.
        opening: how many letters fit on the first source line of a paragraph in it, behind
            the tags that begin a cell; None where that is not known.
        doubt: to add to the cost of a cell that another width would have broken.
    """

    blank: float = 0.0
    opening: int | None = None
    doubt: float = 0.0

    @classmethod
    def of(cls, stream: Stream, spans: Sequence[tuple[int, int]]) -> Habit:
        """Learn from spans of words that surely are cells of the column."""
        return cls(_weigh_blank(spans), *_measure_opening(stream, spans))

    def weigh(self, stream: Stream, first: int, end: int) -> float:
        """What the source lines say against a cell of this column having these words."""
        if self.opening is None:
            return 0.0
        end = end_paragraph(stream, first, end)
        broken = break_opening(stream, first, end)
        if broken is None:
            longer = stream.ends[end - 1] - stream.starts[first] > self.opening + _SLACK
            return self.doubt if longer else 0.0
        least, most = broken
        return 0.0 if least - _SLACK <= self.opening < most + _SLACK else self.doubt


def _weigh_blank(spans: Sequence[tuple[int, int]]) -> float:
    if len(spans) < _MIN_CELLS:
        return 0.0
    blank = sum(first == end for first, end in spans)
    rate = (blank + 0.5) / (len(spans) + 1)
    return max(-1.5, min(0.7, -math.log(rate) - 0.7))


def end_paragraph(stream: Stream, first: int, end: int) -> int:
    """The word behind the cell's first paragraph, as far as marks tell."""
    for place in range(first + 1, end):
        if stream.words[place - 1].endswith((".", ";")) or stream.words[place] in ("-", "+"):
            return place
    return end


def break_opening(stream: Stream, first: int, end: int) -> tuple[int, int] | None:
    """Letters before the first line end inside a cell, and with the word that did not fit."""
    if not stream.wrapped:
        return None
    at = bisect_right(stream.line_ends, first)
    if at >= len(stream.line_ends) or stream.line_ends[at] >= end:
        return None
    stop = stream.line_ends[at]
    least = stream.ends[stop - 1] - stream.starts[first]
    return least, least + 1 + len(stream.words[stop])


def _measure_opening(stream: Stream, spans: Sequence[tuple[int, int]]) -> tuple[int | None, float]:
    """The width that most cells agree on, and how far to trust it."""
    breaks = [
        broken
        for first, end in spans
        if first < end
        and (broken := break_opening(stream, first, end_paragraph(stream, first, end))) is not None
    ]
    if not breaks:
        return None, 0.0
    widths = range(min(least for least, _ in breaks), max(most for _, most in breaks))
    votes = [
        sum(least - _SLACK <= width < most + _SLACK for least, most in breaks) for width in widths
    ]
    agreed = max(votes)
    best = [width for width, count in zip(widths, votes, strict=True) if count == agreed]
    width = best[len(best) // 2]
    if agreed * 5 < len(breaks) * 3:
        return None, 0.0
    return width, _OFF if agreed > 1 else _OFF / 2
