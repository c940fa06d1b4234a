"""Recognised words as the words of a page, so that lines and tables are made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.document.draft import RecognisedWord
from extract.parsers.pdf.lines import Assembly, Line
from extract.parsers.pdf.words import ASCENT, DESCENT, Ink, Word
from extract.parsers.scan.hocr import SeenLine, SeenWord
from extract.parsers.scan.picture import Box, Picture

# Em; from the top of "h" to the bottom of "p" in Times-like fonts, with room for marks.
_LETTER_HEIGHT = 1.05
_ALIKE = 0.25  # sizes this near are one: marks over capitals stretch what is measured


@dataclass(slots=True)
class ScannedWord(Word):
    """A word that knows how sure it is, and where it stands on the page as scanned."""

    confidence: float = 0.0
    page: int = 0
    spot: Box = (0.0, 0.0, 0.0, 0.0)


class Recognition:
    """The words of one page; answers what a text layer is asked."""

    patched = False

    def __init__(self, picture: Picture, page: int) -> None:
        self.text = ""
        self._page = page
        self.words: list[Word] = []
        self._picture = picture

    def add(self, lines: list[SeenLine]) -> None:
        """Take lines of the picture."""
        for line in lines:
            size = 72 / self._picture.dpi * line.size / _LETTER_HEIGHT
            baseline = 72 / self._picture.dpi * line.baseline
            ink = Ink(
                max(size, 4.0),
                False,
                False,
                False,
                baseline,
                baseline - ASCENT * size,
                baseline + DESCENT * size,
            )
            self.words.extend(self._place(word, ink) for word in line.words)

    def _place(self, word: SeenWord, ink: Ink) -> ScannedWord:
        first = len(self.text)
        self.text += f"{word.text} "
        box = (word.x0, word.top, word.x1, word.bottom)
        point = 72 / self._picture.dpi
        return ScannedWord(
            word.text,
            box[0] * point,
            ink.top,
            box[2] * point,
            ink.bottom,
            ink,
            first,
            len(self.text) - 2,
            confidence=word.confidence,
            page=self._page,
            spot=self._picture.box_on_page(box),
        )

    def glyphs(self, word: Word) -> list[Word]:
        """The word letter by letter, as if all were of one width."""
        step = (word.x1 - word.x0) / max(len(word.text), 1)
        return [
            replace(
                word,
                text=letter,
                x0=word.x0 + step * place,
                x1=word.x0 + step * (place + 1),
                first=word.first + place,
                last=word.first + place,
            )
            for place, letter in enumerate(word.text)
        ]

    def joined(self, letters: list[Word]) -> Word:
        """One word out of letters that follow each other."""
        text = "".join(letter.text for letter in letters)
        return replace(letters[0], text=text, x1=letters[-1].x1, last=letters[-1].last)

    def is_generated(self, index: int) -> bool:
        """No space was made up: Tesseract gives words."""
        return False

    def advance_gap(self, before: Word, after: Word) -> float:
        """White between two words."""
        return after.x0 - before.x1


class ScannedAssembly(Assembly):
    """Puts words together and keeps what is known of each."""

    def make_line(self, words: list[Word]) -> Line:
        """Build the line from the words that stand on it, in any order."""
        line = super().make_line(words)
        line.recognised = tuple(
            RecognisedWord(word.text, word.spot, word.confidence, word.page)
            for word in sorted(words, key=lambda item: item.x0)
            if isinstance(word, ScannedWord)
        )
        return line

    def _untangle(self, words: list[Word]) -> list[Word]:
        """Leave words that lie over each other whole: nothing is drawn twice on a scan."""
        return words


def even_sizes(words: list[Word]) -> None:
    """Give words whose letters were measured about as high as most one size."""
    sizes = sorted(word.ink.size for word in words for _ in word.text)
    if not sizes:
        return
    usual = sizes[len(sizes) // 2]
    inks: dict[int, Ink] = {}
    for word in words:
        ink = word.ink
        if abs(ink.size - usual) < _ALIKE * usual:
            if id(ink) not in inks:
                inks[id(ink)] = replace(
                    ink,
                    size=usual,
                    top=ink.baseline - ASCENT * usual,
                    bottom=ink.baseline + DESCENT * usual,
                )
            word.ink = inks[id(ink)]
            word.top, word.bottom = word.ink.top, word.ink.bottom
