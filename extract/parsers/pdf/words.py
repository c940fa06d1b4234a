"""The words of a page with their places, as the reader sees the page.

In: a loaded pdfium page. Out: ``Word`` objects in points, x to the right and y down from
the top left corner of the page as displayed (page rotation and text turned by the content
stream are both undone). Nothing here knows lines, tables or paragraphs.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, starmap
from statistics import median

import pypdfium2.raw as pdfium

from extract.parsers.pdf.characters import LINE_END_HYPHENS, read_text
from extract.parsers.pdf.fonts import Decoded, decode_fonts
from extract.parsers.pdf.frame import Box, page_frame
from extract.parsers.pdf.notes import is_raised
from extract.parsers.pdf.skew import STEEPEST, measure_slope
from extract.parsers.pdf.visibility import SMALLEST, Doubt, doubt_object
from extract.text.legacy import has_odd_letters

# Share of the em around the baseline that a line of Times-like text takes.
ASCENT = 0.75
DESCENT = 0.25
_TOKEN = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_SAMPLE = 40  # words that tell where the text of a page runs
_SMALLER = 0.85  # share of a word's height; lower letters at its end are another's
_WIDEST_GLYPH = 1.35  # em; a token wider than this per letter hides a gap


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text object (one string, so one baseline) is drawn, and at what height.

    ``doubt`` says why a reader may not see it (``visibility``).
    """

    size: float
    bold: bool
    italic: bool
    turned: bool  # runs up, down or across while the page runs to the right
    baseline: float
    top: float
    bottom: float
    doubt: Doubt = None
    named: bool = True  # the font has a name, which tells bold and italic


@dataclass(slots=True)
class Word:
    """Letters drawn without a gap; ``first`` and ``last`` are pdfium character indexes."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    ink: Ink
    first: int
    last: int
    spaced: bool = False  # a real space glyph stands right after a final hyphen or slash

    @property
    def middle(self) -> float:
        """Vertical centre."""
        return (self.top + self.bottom) / 2


def _read_font_name(font: pdfium.FPDF_FONT) -> str:
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.value.decode("latin-1")


class TextLayer:
    """The characters of one page; use it as a context manager, it owns a pdfium handle."""

    def __init__(self, page: pdfium.FPDF_PAGE, layered: bool = True) -> None:
        self._page = page
        self._layered = layered  # whether text may be in layers that are switched off
        self._handle = pdfium.FPDFText_LoadPage(page)
        self._inks: dict[bytes, Ink] = {}
        self._fonts: dict[bytes, tuple[bool, bool, bool]] = {}
        self._font_names: dict[bytes, str] = {}  # by text object
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self.frame = page_frame(page)
        self._falls = False  # the last word placed ends in smaller letters than it begins
        self.patched = False  # letters of a second font fill the gaps of the first
        self.decoded = Decoded(read_text(self._handle) if self._handle else "")
        if has_odd_letters(self.decoded.text):
            self.decoded = decode_fonts(self.decoded.text, self._find_font_name)
        self.text = self.decoded.text  # text[i] is character i

    def __enter__(self) -> TextLayer:
        return self

    def __exit__(self, *_: object) -> None:
        if self._handle:
            pdfium.FPDFText_ClosePage(self._handle)

    def read_words(self) -> list[Word]:
        """All words in the order of the content stream.

        Sets the frame so that most of the text runs to the right.
        """
        spans = [match.span() for match in _TOKEN.finditer(self.text)]
        if not spans:
            return []
        self._set_frame([start for start, _ in spans[:: len(spans) // _SAMPLE + 1]])
        words = self._place_words(spans)
        if words[0].ink.doubt == "unpainted":
            # Recognition places words level one by one, however askew the scan was.
            self.frame = replace(self.frame, slope=measure_slope(words))
            self._inks.clear()
            words = self._place_words(spans)
        self.patched = self._is_patched(words)
        if self.patched:
            words = [part for word in words for part in self._split_at_gaps(word)]
            words.extend(self._spaces())
        # Broken files have places off the page, some of them infinite or not a number.
        width, height = self.frame.width, self.frame.height
        return [
            word
            for word in words
            if 0 < word.x1 < 2 * width
            and 0 < word.bottom < 2 * height
            and word.x0 < width
            and word.top < height
        ]

    def _set_frame(self, sample: list[int]) -> None:
        """Turn the page such that most of the characters stand upright on level lines."""
        turns: Counter[int] = Counter()
        askew: list[tuple[float, float]] = []
        for index in sample:
            turns[self._turn(index)] += 1
            if self._matrix.a and self._matrix.b:
                askew.append((self._matrix.a, self._matrix.b))
        self.frame = page_frame(self._page, turns.most_common(1)[0][0])
        if 2 * len(askew) > len(sample):
            slopes = [down / right for right, down in starmap(self.frame.direction, askew) if right]
            slope = median(slopes) if slopes else 0.0
            self.frame = replace(self.frame, slope=slope if abs(slope) < STEEPEST else 0.0)

    def _place_words(self, spans: list[tuple[int, int]]) -> list[Word]:
        words: list[Word] = []
        for start, end in spans:
            word = self._word(start, end, self._ink(start))
            ink = word.ink
            # A token whose ends lie as no word's do hides a gap or a line break.
            if ink.turned or -0.1 <= word.x1 - word.x0 <= _WIDEST_GLYPH * ink.size * (end - start):
                words.append(word)
            else:
                words.extend(self._split_at_gaps(word))
                continue
            if self._falls and self.text[end - 1].isdigit():
                words[-1:] = self._split_mark(word)
        return words

    def _split_mark(self, word: Word) -> list[Word]:
        """A word and the raised figures that a note or an exponent puts behind it."""
        start, end = word.first, word.last + 1
        mark = self._ink(end - 1)
        while mark is not word.ink and end > start + 1 and self._ink(end - 1) is mark:
            end -= 1
        if end > word.last or not is_raised(mark, word.ink):
            return [word]
        return [self._word(start, end, word.ink), self._word(end, word.last + 1, mark)]

    def _is_patched(self, words: list[Word]) -> bool:
        """Whether letters of a second font come after the line whose gaps they fill.

        That is what a producer does when the document's font has no Vietnamese letters.
        """
        back = [
            after
            for before, after in pairwise(words)
            if after.x0 < before.x0 and abs(after.ink.baseline - before.ink.baseline) < 1
        ]
        return len(back) > 0.02 * len(words)

    def _spaces(self) -> Iterator[Word]:
        """The space glyphs, as words of their own."""
        for match in re.finditer("[ \xa0]", self.text):
            index = match.start()
            if not self.is_generated(index):
                yield self._word(index, index + 1, self._ink(index))
            elif index + 1 < len(self.text) and not self.text[index + 1].isspace():
                yield from self._swallowed_space(index)

    def _swallowed_space(self, index: int) -> Iterator[Word]:
        """The space glyph that pdfium drops where it guesses one for the gap before it.

        A guessed space has the origin of the glyph behind the gap, so its own where that
        glyph is a space, and else the next letter's.
        """
        ink = self._ink(index + 1)
        x0, baseline = self._origin(index)
        x1, after = self._origin(index + 1)
        if abs(baseline - after) < 1 and 0.15 * ink.size < x1 - x0 < ink.size:
            yield Word(" ", x0, ink.top, x1, ink.bottom, ink, index, index)

    def glyphs(self, word: Word) -> list[Word]:
        """The word letter by letter, combining marks with their base."""
        starts = [
            index
            for index in range(word.first, word.last + 1)
            if index == word.first or not unicodedata.combining(self.text[index])
        ]
        ends = [*starts[1:], word.last + 1]
        letters = [
            self._word(start, end, word.ink) for start, end in zip(starts, ends, strict=True)
        ]
        if letters:
            letters[-1].spaced = word.spaced
        return letters

    def joined(self, letters: list[Word]) -> Word:
        """One word out of letters that follow each other."""
        head, tail = letters[0], letters[-1]
        return replace(
            head,
            text="".join(letter.text for letter in letters),
            x1=max(letter.x1 for letter in letters),
            top=min(letter.top for letter in letters),
            bottom=max(letter.bottom for letter in letters),
            last=tail.last,
            spaced=tail.spaced,
        )

    def is_generated(self, index: int) -> bool:
        """Whether pdfium made the character up (a space for a gap, a line break)."""
        return bool(pdfium.FPDFText_IsGenerated(self._handle, index) == 1)

    def advance_gap(self, before: Word, after: Word) -> float:
        """White between two words by origins and advance widths, blind to overhang."""
        font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(self._handle, before.last))
        width = ctypes.c_float()
        code = ord(self.text[before.last])
        if not pdfium.FPDFFont_GetGlyphWidth(font, code, before.ink.size, width) or not width:
            return after.x0 - before.x1
        return self._origin(after.first)[0] - self._origin(before.last)[0] - width.value

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)
        return self.frame.point(self._x.value, self._y.value)

    def _word(self, start: int, end: int, ink: Ink) -> Word:
        text = self.text[start:end]
        mark = text[-1]
        spaced = False
        if mark in LINE_END_HYPHENS:
            text = f"{text[:-1]}-"
        elif mark in "-/":
            spaced = self.text[end : end + 1] in (" ", "\xa0") and not self.is_generated(end)
        x0, top, x1, bottom = self._box(start)
        last = end - 1
        self._falls = False
        if last > start:
            while last > start and unicodedata.combining(self.text[last]):
                last -= 1
            left, upper, right, lower = self._box(last)
            self._falls = lower - upper < _SMALLER * (bottom - top)
            if ink.turned:
                x0, x1 = min(x0, left), max(x1, right)
                top, bottom = min(top, upper), max(bottom, lower)
            elif upper > ink.bottom or lower < ink.top:
                x1 = -math.inf  # not on the line it began on; see read_words
            else:
                x1 = right
        if ink.turned:
            return Word(text, x0, top, x1, bottom, ink, start, end - 1, spaced)
        return Word(text, x0, ink.top, x1, ink.bottom, ink, start, end - 1, spaced)

    def _box(self, index: int) -> Box:
        rect, frame = self._rect, self.frame
        pdfium.FPDFText_GetLooseCharBox(self._handle, index, rect)
        if frame.turn == 0 and not frame.slope:
            left, top = frame.left, frame.top
            return rect.left - left, top - rect.top, rect.right - left, top - rect.bottom
        return frame.box(rect.left, rect.bottom, rect.right, rect.top)

    def _split_at_gaps(self, word: Word) -> Iterator[Word]:
        """Cut a token where letters do not follow each other closely."""
        if word.ink.turned:
            yield word
            return
        size = word.ink.size
        start = word.first
        x0 = x1 = word.x0
        for index in range(word.first, word.last + 1):
            if unicodedata.combining(self.text[index]):
                continue
            left, top, right, bottom = self._box(index)
            goes_back = left < x0 - 0.02 * size  # begins before the letter it follows
            gapped = goes_back or not -0.6 * size < left - x1 < 0.25 * size
            if index > start and (gapped or top > word.bottom or bottom < word.top):
                yield self._word(start, index, self._ink(start))
                start = index
            x0, x1 = left, right
        yield word if start == word.first else self._word(start, word.last + 1, self._ink(start))

    def _ink(self, index: int) -> Ink:
        """Style of the text object the character belongs to, read once per object."""
        pointer = pdfium.FPDFText_GetTextObject(self._handle, index)
        key = bytes(pointer)
        found = self._inks.get(key)
        if found is None:
            found = self._inks[key] = self._read_ink(pointer, index)
        return found

    def _turn(self, index: int) -> int:
        """Where the text runs in page space: degrees counter-clockwise, by quarters."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._handle, index, matrix)
        if abs(matrix.a) >= abs(matrix.b):
            return 0 if matrix.a >= 0 else 180
        return 90 if matrix.b > 0 else 270

    def _read_ink(self, pointer: pdfium.FPDF_PAGEOBJECT, index: int) -> Ink:
        pdfium.FPDFText_GetMatrix(self._handle, index, self._matrix)
        frame, matrix = self.frame, self._matrix
        level = frame.turn == 0 and not frame.slope and not matrix.b and matrix.a > 0
        right, down = (1.0, 0.0) if level else frame.direction(matrix.a, matrix.b)
        turned = abs(down - frame.slope * right) > STEEPEST * abs(right)
        height = math.hypot(self._matrix.c, self._matrix.d)
        size = max(abs(pdfium.FPDFText_GetFontSize(self._handle, index)) * height, 1.0)
        bold, italic, named = False, False, True
        doubt: Doubt = "tiny" if size < SMALLEST else None
        if pointer:
            bold, italic, named = self._font_style(pdfium.FPDFTextObj_GetFont(pointer))
            mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer)
            # Render mode 2 (fill, then stroke) is how printers' drivers make text bold.
            bold = bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
            doubt = doubt or doubt_object(pointer, mode, self._layered)
        baseline = self._origin(index)[1]
        top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
        return Ink(size, bold, italic, turned, baseline, top, bottom, doubt, named)

    def _find_font_name(self, index: int) -> str:
        pointer = pdfium.FPDFText_GetTextObject(self._handle, index)
        if not pointer:
            return ""
        key = bytes(pointer)
        name = self._font_names.get(key)
        if name is None:
            name = self._font_names[key] = _read_font_name(pdfium.FPDFTextObj_GetFont(pointer))
        return name

    def _font_style(self, font: pdfium.FPDF_FONT) -> tuple[bool, bool, bool]:
        key = bytes(font)
        found = self._fonts.get(key)
        if found is None:
            name = _read_font_name(font).lower()
            italic = "italic" in name or "oblique" in name
            found = ("bold" in name or "black" in name, italic, bool(name))
            self._fonts[key] = found
        return found
