"""Words to lines: what stands at one height, with spaces where the page shows them.

In: words of one region (a cell, or the page outside its tables). Out: ``Line`` objects
from top to bottom. Words are put together by place, not by their order in the file, so a
number stamped later, or letters that a second font had to lend, come out where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Protocol

from extract.document.draft import RecognisedWord
from extract.parsers.pdf.words import Ink, Word

# Em; Times has spaces of 0.25 em, justified lines hardly go below 0.18.
_SPACE = 0.15
_GUESSED_SPACE = 0.02  # em
_OVERHANG = 0.35  # em; how far a letter may reach beyond its advance
_FILLERS = frozenset(".…_·")


@dataclass(slots=True)
class Line:
    """One line of text.

    Attributes:
        first_width: width of its first word up to the first space.
        second: x of the word after the first, where a hanging indent would be.
        spaced: a real space glyph ends the line, so nothing may be glued to it.
        recognised: its words where they were read from a picture.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    first_width: float
    second: float
    spaced: bool = False
    column: int = 0  # 0 in the running text, else the number of the side-by-side column
    furniture: bool = False
    recognised: tuple[RecognisedWord, ...] = ()

    @property
    def width(self) -> float:
        """Length in points."""
        return self.x1 - self.x0


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


@dataclass(frozen=True, slots=True)
class Assembly:
    """Puts words together, asking the page's text layer where places alone do not tell."""

    layer: Letters

    def make_line(self, words: list[Word]) -> Line:
        """Build the line from the words that stand on it, in any order."""
        spaces: list[float] = []
        if self.layer.patched:
            spaces = [(word.x0 + word.x1) / 2 for word in words if word.text.isspace()]
            words = [word for word in words if not word.text.isspace()]
        words = self._untangle(sorted(words, key=_left))
        before = words[0]
        pieces = [before.text]
        first_end = 0.0
        second = before.x0
        for word in words[1:]:
            if self._is_space(before, word) or (spaces and _has_space(spaces, before, word)):
                pieces.append(" ")
                if not first_end:
                    first_end, second = before.x1, word.x0
            pieces.append(word.text)
            before = word
        inks = {id(word.ink): word.ink for word in words}.values()
        tallest = max(inks, key=_size)
        x0, x1 = words[0].x0, max([word.x1 for word in words])
        return Line(
            text="".join(pieces),
            x0=x0,
            top=tallest.top,
            x1=x1,
            bottom=tallest.bottom,
            size=tallest.size,
            bold=all(ink.bold for ink in inks),
            italic=all(ink.italic for ink in inks),
            first_width=(first_end or x1) - x0,
            second=second,
            spaced=before.spaced,
        )

    def _is_space(self, before: Word, after: Word) -> bool:
        gap = after.x0 - before.x1
        size = before.ink.size if before.ink.size < after.ink.size else after.ink.size
        if gap > _SPACE * size:
            return True
        # Boxes hold the overhang of italic or substituted letters, which may fill a gap.
        # A space glyph between the two tells; one that pdfium guessed needs some gap.
        if after.first - before.last not in (2, 3):
            return before.ink.italic and self.layer.advance_gap(before, after) > _SPACE * size
        between = self.layer.text[before.last + 1 : after.first]
        if not between.isspace():
            return False
        return gap > _GUESSED_SPACE * size or not self.layer.is_generated(before.last + 1)

    def _untangle(self, words: list[Word]) -> list[Word]:
        """Take words that lie over each other apart: drawn twice, or stamped onto dots."""
        if not _overlap(words):
            return words
        words = _without_doubles(words)
        if not _overlap(words):
            return words
        return self._parted(_without_dots(self._without_fillers(words)))

    def _without_fillers(self, words: list[Word]) -> list[Word]:
        """The words with their dots as pieces of their own, in the order they stand."""
        pieces: list[Word] = []
        for word in words:
            if _FILLERS.isdisjoint(word.text):
                pieces.append(word)
                continue
            for is_filler, run in groupby(self.layer.glyphs(word), key=_is_filler):
                letters = list(run)
                pieces.extend(letters if is_filler else [self.layer.joined(letters)])
        return sorted(pieces, key=_center)

    def _parted(self, words: list[Word]) -> list[Word]:
        """Open words that a shorter one lies in: letters a second font lent, a stamp.

        The shorter one stays whole even where it covers letters, so that a number stamped
        a little too far to the right does not mix with the code behind it.
        """
        pieces: list[Word] = []
        for word in words:
            holds = any(
                word.x0 < other.x1 and other.x0 < word.x1 and len(other.text) < len(word.text)
                for other in words
                if other is not word
            )
            pieces.extend(self.layer.glyphs(word) if holds else [word])
        return sorted(pieces, key=_center)


def _has_space(spaces: list[float], before: Word, after: Word) -> bool:
    """Whether a space glyph has its middle between the two words."""
    start = max(before.x1 - _OVERHANG * before.ink.size, (before.x0 + before.x1) / 2)
    return any(start < place < after.x0 + 1 for place in spaces)


def _left(word: Word) -> float:
    return word.x0


def _baseline(word: Word) -> float:
    return word.ink.baseline


def _size(ink: Ink) -> float:
    return ink.size


def _overlap(words: list[Word]) -> bool:
    """Whether any word begins well before the end of the one before it."""
    end = -1.0
    for word in words:
        if word.x0 < end:
            return True
        end = word.x1 - _OVERHANG * word.ink.size
    return False


def _is_filler(letter: Word) -> bool:
    return letter.text in _FILLERS


def _center(word: Word) -> tuple[float, int]:
    return word.x0 + word.x1, word.first


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


def gather_lines(words: list[Word], assembly: Assembly) -> list[Line]:
    """Group words into lines from top to bottom; turned text follows, one line per run."""
    upright = [word for word in words if not word.ink.turned]
    rows = (row for row in group_rows(upright) if not all(w.text.isspace() for w in row))
    lines = [assembly.make_line(row) for row in rows]
    turned = [word for word in words if word.ink.turned]
    if turned:
        lines.extend(_turned_lines(turned))
    return lines


def group_rows(words: list[Word]) -> list[list[Word]]:
    """Words at one height together; raised figures stay with the line they are set on."""
    rows: list[list[Word]] = []
    tops: list[float] = []
    bottoms: list[float] = []
    latest: Word | None = None
    best = 0
    for word in sorted(words, key=_baseline):
        if latest is None or latest.ink is not word.ink:
            if latest is None or not _is_level(latest, word):
                best = _find_row(word, tops, bottoms)
            if best == len(rows):
                rows.append([])
                tops.append(word.top)
                bottoms.append(word.bottom)
            elif word.bottom - word.top > bottoms[best] - tops[best]:
                tops[best], bottoms[best] = word.top, word.bottom
        rows[best].append(word)
        latest = word
    order = sorted(range(len(rows)), key=lambda number: tops[number])
    return [rows[number] for number in order]


def _is_level(one: Word, two: Word) -> bool:
    return abs(one.ink.baseline - two.ink.baseline) < 0.5 and one.ink.size == two.ink.size


def _find_row(word: Word, tops: list[float], bottoms: list[float]) -> int:
    """Row among the last few that shares most of its height with the word, or a new one."""
    height = word.bottom - word.top
    for number in range(len(tops) - 1, max(len(tops) - 4, -1), -1):
        shared = min(bottoms[number], word.bottom) - max(tops[number], word.top)
        if shared >= 0.55 * min(height, bottoms[number] - tops[number]):
            return number
    return len(tops)


def _turned_lines(words: list[Word]) -> list[Line]:
    """Lines of text that runs up or down, in the order of the file."""
    runs: list[list[Word]] = []
    for word in words:
        middle = (word.x0 + word.x1) / 2
        if runs and runs[-1][-1].x0 < middle < runs[-1][-1].x1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_turned_line(run) for run in runs]


def _turned_line(run: list[Word]) -> Line:
    pieces = [run[0].text]
    for before, after in pairwise(run):
        gap = max(after.top - before.bottom, before.top - after.bottom)
        pieces.append(" " if gap > _SPACE * after.ink.size else "")
        pieces.append(after.text)
    return Line(
        text="".join(pieces),
        x0=min(word.x0 for word in run),
        top=min(word.top for word in run),
        x1=max(word.x1 for word in run),
        bottom=max(word.bottom for word in run),
        size=run[0].ink.size,
        bold=all(word.ink.bold for word in run),
        italic=all(word.ink.italic for word in run),
        first_width=0.0,
        second=run[0].x0,
    )
