"""Text that was drawn over the text of a page: captions of signatures, stamps, marks.

In: the words of a page, and which of them lie over others. Out: the page's own words, and
what lies over them in groups. A number stamped into a blank is none of these: it lies over
dots or white and is read with its line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from extract.parsers.pdf.overlaps import Collision
from extract.parsers.pdf.words import Word

_LARGEST = 0.4  # share of a page's letters that stamps may hold
_SMALL = 300  # letters; so much they may hold on any page
_FEWEST = 3  # letters of one run over those of another; a large first letter touches fewer
_SAME_SIZE = 1.2
_NEXT_LINE = 2.2  # em
_SAME_LINE = 0.6  # em
_TAB = 4.0  # em


def take_stamps(
    words: list[Word], collisions: list[Collision]
) -> tuple[list[Word], list[list[Word]]]:
    """Part the words of a page from what lies over them.

    Text is drawn in runs, line after line of one size. Of two runs that collide, the one
    drawn later is the stamp. Where that would be most of a page, nothing is taken away.
    """
    runs = list(_runs(sorted(words, key=_first)))
    starts = [run[0].first for run in runs]
    pairs = Counter(
        tuple(sorted(bisect_right(starts, word.first) - 1 for word in pair)) for pair in collisions
    )
    hit = {two for (one, two), count in pairs.items() if one != two and count >= _FEWEST}
    stamps = [runs[number] for number in sorted(hit)]
    if sum(map(_length, stamps)) > max(_LARGEST * _length(words), _SMALL):
        return words, []
    stamped = {word.first for stamp in stamps for word in stamp}
    return [word for word in words if word.first not in stamped], stamps


def _runs(words: list[Word]) -> Iterator[list[Word]]:
    """Words in the order they were drawn, cut where the drawing jumps or changes its size."""
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _goes_on(before: Word, word: Word) -> bool:
    size = max(before.ink.size, word.ink.size)
    if size > _SAME_SIZE * min(before.ink.size, word.ink.size):
        return False
    if before.ink.turned or word.ink.turned:
        return before.ink.turned and word.ink.turned
    step = word.ink.baseline - before.ink.baseline
    if abs(step) < _SAME_LINE * size:
        return -_SAME_LINE * size < word.x0 - before.x1 < _TAB * size
    return 0 < step < _NEXT_LINE * size and word.x0 < before.x1


def _length(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)


def _first(word: Word) -> int:
    return word.first
