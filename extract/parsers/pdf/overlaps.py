"""Words of one line that lie over each other: drawn twice, stamped into a blank, or stamped on.

In: the words of a line from left to right. Out: what a reader takes from them.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import Protocol

from extract.parsers.pdf.words import Word

OVERHANG = 0.35  # em; how far a letter may reach beyond its advance
_FILLERS = frozenset(".…_·")
_FEWEST_COLLISIONS = 3  # letters; a stamp may lie over a letter or two beside its blank


Collision = tuple[Word, Word]


class Letters(Protocol):
    """What stands behind the words of a page: a text layer, or what was recognised."""

    text: str
    patched: bool

    def glyphs(self, word: Word) -> list[Word]:
        """The word letter by letter."""

    def joined(self, letters: list[Word]) -> Word:
        """One word out of letters that follow each other."""

    def is_generated(self, index: int) -> bool:
        """Whether the character was not in the file."""

    def advance_gap(self, before: Word, after: Word) -> float:
        """White between two words by advance widths."""


def overlap(words: list[Word]) -> bool:
    """Whether any word begins well before the end of the one before it."""
    end = -1.0
    for word in words:
        if word.x0 < end:
            return True
        end = word.x1 - OVERHANG * word.ink.size
    return False


def untangle(words: list[Word], layer: Letters) -> list[Word]:
    """Take words that lie over each other apart: drawn twice, or stamped onto dots."""
    words = _without_doubles(words)
    if not overlap(words):
        return words
    return _parted(_without_dots(_with_dots_apart(words, layer)), layer)


def _with_dots_apart(words: list[Word], layer: Letters) -> list[Word]:
    """The words with their dots as pieces of their own, in the order they stand."""
    pieces: list[Word] = []
    for word in words:
        if _FILLERS.isdisjoint(word.text):
            pieces.append(word)
            continue
        for is_filler, run in groupby(layer.glyphs(word), key=_is_filler):
            letters = list(run)
            pieces.extend(letters if is_filler else [layer.joined(letters)])
    return sorted(pieces, key=_place)


def _parted(words: list[Word], layer: Letters) -> list[Word]:
    """Open words that a shorter one lies in: letters a second font lent, a stamp.

    The shorter one stays whole even where it covers letters, so that a number stamped a
    little too far to the right does not mix with the code behind it.
    """
    pieces: list[Word] = []
    for word in words:
        holds = any(
            word.x0 < other.x1 and other.x0 < word.x1 and len(other.text) < len(word.text)
            for other in words
            if other is not word
        )
        pieces.extend(layer.glyphs(word) if holds else [word])
    return sorted(pieces, key=_place)


def find_collisions(pieces: list[Word]) -> list[Collision]:
    """Pieces that lie over others, where that is more than a stamp beside its blank."""
    found = [
        (before, after)
        for before, after in pairwise(pieces)
        if min(before.x1, after.x1) - max(before.x0, after.x0)
        > 0.5 * min(before.x1 - before.x0, after.x1 - after.x0)
    ]
    return found if len(found) >= _FEWEST_COLLISIONS else []


def _is_filler(letter: Word) -> bool:
    return letter.text in _FILLERS


def _place(word: Word) -> tuple[float, int]:
    return word.x0, word.first


def _without_dots(pieces: list[Word]) -> list[Word]:
    """Leave out a dotted blank that something is written into, all of it.

    ``pieces`` are sorted; dots are pieces of one letter.
    """
    solid = [piece for piece in pieces if not _is_filler(piece)]
    written = {
        id(one) for one in solid if any(_covers(one, dot) for dot in pieces if _is_filler(dot))
    }
    dropped: set[int] = set()
    for is_blank, run in groupby(pieces, key=lambda one: _is_filler(one) or id(one) in written):
        blank = list(run)
        if is_blank and any(id(one) in written for one in blank):
            dropped.update(id(one) for one in blank if id(one) not in written)
    return [piece for piece in pieces if id(piece) not in dropped]


def _covers(solid: Word, dot: Word) -> bool:
    return solid.first != dot.first and solid.x0 - 0.5 < (dot.x0 + dot.x1) / 2 < solid.x1 + 0.5


def _without_doubles(words: list[Word]) -> list[Word]:
    """Leave out what is drawn again over itself: bold, shadows, a line stamped anew."""
    kept: list[Word] = []
    for word in words:
        double = any(
            other.text == word.text
            and 2 * (min(other.x1, word.x1) - word.x0) > min(word.x1 - word.x0, other.x1 - other.x0)
            for other in kept[-3:]
        )
        if not double:
            kept.append(word)
    return kept
