"""Words of a page that nobody sees, and those that recognition laid under a scan.

In: the words of a page, with the doubts their text objects gave rise to. Out: the words to
read. A layer of recognised text counts where the page shows something in its place and no
painted text says it already.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from extract.parsers.pdf.frame import Frame
from extract.parsers.pdf.visibility import Picture
from extract.parsers.pdf.words import Word

_BAND = 8.0  # points; painted words are looked up by height


@dataclass(frozen=True, slots=True)
class SeenWords:
    """What is seen of a page's words.

    Attributes:
        words: in the order of the file.
        hidden: the words that are not seen, put together.
        traced: whether words are taken from a layer of recognised text.
    """

    words: list[Word]
    hidden: str = ""
    traced: bool = False


def keep_seen(page: pdfium.FPDF_PAGE, frame: Frame, words: list[Word]) -> SeenWords:
    """Leave out what a reader of the page does not see."""
    if not any(word.ink.doubt for word in words):
        return SeenWords(words)
    picture = Picture(page, frame)
    painted = _Painted(word for word in words if word.ink.doubt != "unpainted")
    kept: list[Word] = []
    hidden: list[str] = []
    traced = False
    for word in words:
        doubt = word.ink.doubt
        if doubt == "unpainted" and painted.covers(word):
            continue
        shown = doubt is None or (
            doubt != "tiny" and picture.shows((word.x0, word.top, word.x1, word.bottom))
        )
        if shown:
            kept.append(word)
            traced = traced or doubt == "unpainted"
        elif not word.text.isspace():
            hidden.append(word.text)
    return SeenWords(kept, " ".join(hidden), traced)


class _Painted:
    """The words that are painted, by their height."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._bands: dict[int, list[Word]] = {}
        for word in words:
            for band in range(int(word.top // _BAND), int(word.bottom // _BAND) + 1):
                self._bands.setdefault(band, []).append(word)

    def covers(self, word: Word) -> bool:
        """Whether a painted word stands where this one does."""
        x, y = (word.x0 + word.x1) / 2, word.middle
        return any(
            other.x0 - 1 <= x <= other.x1 + 1 and other.top <= y <= other.bottom
            for other in self._bands.get(int(y // _BAND), ())
        )
