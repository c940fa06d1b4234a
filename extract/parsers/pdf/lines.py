"""Words to lines: what stands at one height, with spaces where the page shows them.

In: words of one region (a cell, or the page outside its tables). Out: ``Line`` objects
from top to bottom. Words are put together by place, not by their order in the file, so a
number stamped later, or letters that a second font had to lend, come out where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.document.draft import RecognisedWord
from extract.parsers.pdf.notes import raise_figures
from extract.parsers.pdf.overlaps import (
    OVERHANG,
    Collision,
    Letters,
    find_collisions,
    overlap,
    untangle,
)
from extract.parsers.pdf.words import Ink, Word

# Em; Times has spaces of 0.25 em, justified lines hardly go below 0.18.
_SPACE = 0.15
_GUESSED_SPACE = 0.02  # em
_FEWEST_LETTERS = 4
_WORD_GAP = 1.5  # times the usual gap of letters that are set apart
_TALLER = 1.8  # a letter beyond is a large initial, which makes no line taller


@dataclass(slots=True)
class Line:
    """One line of text.

    Attributes:
        first_width: width of its first word up to the first space.
        second: x of the word after the first, where a hanging indent would be.
        spaced: a real space glyph ends the line, so nothing may be glued to it.
        first_style: whether its first word is bold, and whether it is italic.
        last_style: the same of its last word.
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
    first_style: tuple[bool, bool] = (False, False)
    last_style: tuple[bool, bool] = (False, False)
    recognised: tuple[RecognisedWord, ...] = ()

    @property
    def width(self) -> float:
        """Length in points."""
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Assembly:
    """Puts words together, asking the page's text layer where places alone do not tell."""

    layer: Letters
    collisions: list[Collision] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)  # raised figures

    def make_line(self, words: list[Word]) -> Line:
        """Build the line from the words that stand on it, in any order."""
        spaces: list[float] = []
        if self.layer.patched:
            spaces = [(word.x0 + word.x1) / 2 for word in words if word.text.isspace()]
            words = [word for word in words if not word.text.isspace()]
        words = self._untangle(sorted(words, key=_left))
        inks = {id(word.ink): word.ink for word in words}.values()
        tallest = max(inks, key=_size)
        mixed = len(inks) > 1
        before = words[0]
        pieces = [self._figures("", before, tallest)]
        first_end = 0.0
        second = before.x0
        apart = _letter_gap(words) if len(before.text) == 1 else 0.0
        for word in words[1:]:
            if (
                word.x0 - before.x1 > apart
                if apart
                else self._is_space(before, word) or (spaces and _has_space(spaces, before, word))
            ):
                pieces.append(" ")
                if not first_end:
                    first_end, second = before.x1, word.x0
            pieces.append(self._figures(before.text, word, tallest) if mixed else word.text)
            before = word
        x0, x1 = words[0].x0, max([word.x1 for word in words])
        styled = [ink for ink in inks if ink.named] or inks
        return Line(
            text="".join(pieces),
            x0=x0,
            top=tallest.top,
            x1=x1,
            bottom=tallest.bottom,
            size=tallest.size,
            bold=all(ink.bold for ink in styled),
            italic=all(ink.italic for ink in styled),
            first_width=(first_end or x1) - x0,
            second=second,
            spaced=before.spaced,
            first_style=_style(words),
            last_style=_style(words[::-1]),
        )

    def _figures(self, before: str, word: Word, tallest: Ink) -> str:
        """Text of a word, its figures raised where they are set so."""
        if word.ink is tallest or word.ink.size >= tallest.size:
            return word.text
        text = raise_figures(before, word, tallest)
        if text != word.text:
            self.marks.append(text)
        return text

    def _untangle(self, words: list[Word]) -> list[Word]:
        """Take words that lie over each other apart, and remember those that still do."""
        if overlap(words):
            words = untangle(words, self.layer)
            self.collisions.extend(find_collisions(words))
        return words

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
        if gap > _GUESSED_SPACE * size or not self.layer.is_generated(before.last + 1):
            return True
        return self.layer.advance_gap(before, after) > _SPACE * size


def _style(words: list[Word]) -> tuple[bool, bool]:
    """Whether the first word whose font has a name is bold, and whether it is italic."""
    ink = next((word.ink for word in words if word.ink.named), words[0].ink)
    return ink.bold, ink.italic


def _letter_gap(words: list[Word]) -> float:
    """The gap that parts words of a heading set letter by letter; 0 where it is not."""
    if len(words) < _FEWEST_LETTERS or not all(map(_is_capital, words)):
        return 0.0
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    return max(_WORD_GAP * median(gaps), _SPACE * words[0].ink.size)


def _is_capital(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _has_space(spaces: list[float], before: Word, after: Word) -> bool:
    """Whether a space glyph has its middle between the two words."""
    start = max(before.x1 - OVERHANG * before.ink.size, (before.x0 + before.x1) / 2)
    return any(start < place < after.x0 + 1 for place in spaces)


def _left(word: Word) -> float:
    return word.x0


def _baseline(word: Word) -> float:
    return word.ink.baseline


def _size(ink: Ink) -> float:
    return ink.size


def gather_lines(words: list[Word], assembly: Assembly) -> list[Line]:
    """Group words into lines from top to bottom; turned text follows, one line per run."""
    upright = [word for word in words if not word.ink.turned]
    rows = (row for row in group_rows(upright) if not all(w.text.isspace() for w in row))
    lines = [assembly.make_line(row) for row in rows]
    return lines + gather_turned(words, assembly.layer)


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
            elif 1 < (word.bottom - word.top) / (bottoms[best] - tops[best]) < _TALLER:
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


def gather_turned(words: list[Word], layer: Letters) -> list[Line]:
    """Lines of text that runs up or down, in the order of the file."""
    runs: list[list[Word]] = []
    for word in words:
        if not word.ink.turned or word.text.isspace():
            continue
        middle = (word.x0 + word.x1) / 2
        if runs and runs[-1][-1].x0 < middle < runs[-1][-1].x1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_turned_line(run, layer) for run in runs]


def _turned_line(run: list[Word], layer: Letters) -> Line:
    pieces = [run[0].text]
    for before, after in pairwise(run):
        gap = max(after.top - before.bottom, before.top - after.bottom)
        between = layer.text[before.last + 1 : after.first]
        drawn = between.isspace() and not layer.is_generated(before.last + 1)
        pieces.append(" " if drawn or gap > _SPACE * after.ink.size else "")
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
