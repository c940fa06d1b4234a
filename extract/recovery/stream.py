"""A stretch of running text as words, with what its line ends tell of paragraphs.

A dump that wrote every paragraph and cell of a web page behind the other kept the line
ends of the page's source: a line that ran to the edge holds one paragraph only, a shorter
one holds the begin of another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extract.text.normalize import clean_text

_WORD = re.compile(r"\S+")
_GAP = re.compile(r"[^\S\n]*\t\s*|[^\S\n]{2,}")
_WINDOW = 8
_MIN_LINES = 8
_WIDEST = 110
_MIN_SHORT = 6  # one line in so many is short or too long where paragraphs end inside lines
_SLACK = 6  # entities and double spaces of the page's source count there, not here


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its words from ``first`` up to ``end``, and how long it was."""

    first: int
    end: int
    full: bool
    short: bool

    def move(self, by: int) -> Line:
        """The same line where words are counted from elsewhere."""
        return replace(self, first=max(self.first + by, 0), end=self.end + by)


Layout = Literal["flow", "rows", "lines", "gaps"]


class Stream:
    """Words of a text that is one line: ``text[starts[i]:ends[i]]`` is word ``i``.

    Attributes:
        layout: where cells may part: anywhere ("flow"), anywhere in lines that are rows
            ("rows"), only at line ends ("lines"), only at line ends and wide gaps ("gaps").
        begins: the words that begin a paragraph of the draft.
        gaps: the words behind a wide gap or a tab.
        lines: what the source's line ends tell, in flowing text.
    """

    def __init__(self, text: str, begins: set[int], gaps: set[int], lines: list[Line]) -> None:
        self.text = text
        found = list(_WORD.finditer(text))
        self.words = [match.group() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.layout: Layout = "flow"
        self.begins = begins
        self.gaps = gaps
        self.lines = lines
        self.wrapped = any(line.full or line.short for line in lines)
        self.line_ends = [line.end for line in lines]

    @classmethod
    def flowing(cls, lines: Sequence[str], text: str) -> Stream:
        """A text without paragraphs, and the lines of the source, of which it is the end."""
        text = clean_text(text.replace("\n", " "))
        before = sum(len(line.split()) for line in lines) - len(text.split())
        measured = [line.move(-before) for line in _measure(lines) if line.end > before]
        return cls(text, {0}, set(), measured)

    @classmethod
    def parted(cls, paragraphs: Sequence[str]) -> Stream:
        """Paragraphs, with the wide gaps and tabs inside them."""
        begins: set[int] = set()
        gaps: set[int] = set()
        texts: list[str] = []
        count = 0
        for paragraph in paragraphs:
            begins.add(count)
            for piece in _GAP.split(paragraph.strip()):
                gaps.add(count)
                texts.append(clean_text(piece.replace("\n", " ")))
                count += len(texts[-1].split())
        return cls(" ".join(filter(None, texts)), begins, gaps - begins, [])

    def count_paragraphs(self, end: int) -> int:
        """How many paragraphs stand before the word ``end``; 0 where one goes over it."""
        if end != len(self.words) and end not in self.begins:
            return 0
        return sum(place < end for place in self.begins)

    def cut(self, first: int, end: int) -> str:
        """The text of the words from ``first`` up to ``end``."""
        return self.text[self.starts[first] : self.ends[end - 1]] if first < end else ""

    def show(self, first: int, end: int) -> str:
        """The same, its paragraphs on lines of their own."""
        places = [first, *(at for at in range(first + 1, end) if at in self.begins), end]
        return "\n".join(self.cut(at, stop) for at, stop in pairwise(places)).strip()


def _measure(lines: Sequence[str]) -> list[Line]:
    """What each line's length tells; nothing where the text is not wrapped at a width."""
    filled = [line.rstrip() for line in lines if line.strip()]
    width = _find_width([len(line) for line in filled[:-1]])
    measured: list[Line] = []
    first = 0
    for place, line in enumerate(filled):
        end = first + len(line.split())
        following = filled[place + 1].split()[0] if place + 1 < len(filled) else None
        full = short = False
        if width is not None and following is not None:
            room = width - len(line) - 1 - len(following)
            full = len(line) <= width and room < 0
            short = len(line) > width or room > _SLACK
        measured.append(Line(first, end, full, short))
        first = end
    if sum(line.short for line in measured) * _MIN_SHORT < len(measured):
        # Broken at a width whatever stands there: the line ends tell nothing.
        return [replace(line, full=False, short=False) for line in measured]
    return measured


def _find_width(lengths: list[int]) -> int | None:
    """The width most lines were broken at; None where there is none."""
    if len(lengths) < _MIN_LINES:
        return None
    counts = Counter(lengths)
    best = max(
        range(_WINDOW, _WIDEST),
        key=lambda edge: (sum(counts[edge - back] for back in range(_WINDOW)), edge),
    )
    near = sum(counts[best - back] for back in range(_WINDOW))
    if near * 4 < len(lengths):
        return None
    return max(length for length in counts if best - _WINDOW < length <= best)


def list_layouts(stream: Stream) -> list[Layout]:
    """How the cells of a header in lines may stand, the surest first."""
    if 1 in stream.begins:
        return ["lines"]
    return ["gaps", "rows"] if 1 in stream.gaps else ["rows"]
