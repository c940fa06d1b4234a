"""Lines to paragraphs: which line breaks the author made, and which the layout.

The main test is the typesetter's own: had the next line's first word still fitted onto
the line, the break was made on purpose. Item labels, first-line indents, wider gaps and
centred lines add to it. Layout conventions (first line indented by 1 to 1.27 cm, titles
centred) are those of Nghị định 30/2020/NĐ-CP, annex I.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from extract.document.draft import RecognisedWord
from extract.parsers.pdf.lines import Line
from extract.text.lines import join_lines

_BULLET = re.compile(r"[-–—+*•▪■●○◦·□➢✓](?=\s|[^\W\d_])")
_LABEL = re.compile(
    r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,4}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}|"
    r"\(?[a-zđ][.)]|[IVXLC]{1,6}[.)]|[A-HĐ][.)])(?=\s|[^\W\d_])"
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục|PHỤ LỤC|PHẦN|CHƯƠNG|MỤC)\s+[\dIVXLC]+\b"
)
# "giai đoạn 2026 / - 2030": the line break stands inside a range of years.
_YEAR = r"(?:\d{1,2}/){0,2}(?:19|20)\d\d"
_RANGE_BEGUN = re.compile(rf"(?<![\d/]){_YEAR}$")
_NUMBERED = re.compile(r"[-–—]\s?\d")
_RANGE_ENDED = re.compile(rf"[-–—]\s?{_YEAR}(?![\d/%])")
_ENDED = re.compile(r"[.;:!?…][\"”’')\]]*$")
_SLACK = 2.0  # points
_AT_MARGIN = 1.5  # points
_FEWEST_STARTS = 3  # lines of different length that begin at one place


@dataclass(frozen=True, slots=True)
class Margins:
    """Where running text begins and ends, and how far first lines are indented."""

    left: float
    right: float
    indent: float = 0.0
    pitch: float = 0.0  # usual distance of lines, in em; 0 where unknown
    size: float = 0.0  # usual size of letters; 0 where unknown
    starts: frozenset[int] = frozenset()  # whole points where lines of any length begin
    justified: bool = False  # full lines end at the right margin, so a shorter one is a last one

    def is_centered(self, line: Line) -> bool:
        """Whether the line stands in the middle, away from both margins."""
        if round(line.x0) in self.starts:
            return False
        before, after = line.x0 - self.left, self.right - line.x1
        if before < 12 or after < 12 or abs(before - after) > max(6.0, 0.04 * line.width):
            return False
        return not (self.indent and abs(before - self.indent) < 3 and after < 2 * self.indent)

    def opens_paragraph(self, before: Line, line: Line) -> bool:
        """Whether both lines stand where first lines are indented to."""
        return (
            self.indent > 0
            and abs(before.x0 - line.x0) < 3
            and abs(line.x0 - self.left - self.indent) < 3
        )

    def is_balanced(self, line: Line) -> bool:
        """Whether the line stands in the middle, however full it is."""
        if round(line.x0) in self.starts:
            return False
        before, after = line.x0 - self.left, self.right - line.x1
        return min(before, after) > 3 and abs(before - after) <= 3

    def room(self, line: Line) -> float:
        """Free width behind the line; on both sides if it is centred."""
        free = self.right - line.x1
        middle = self.is_centered(line) or self.is_balanced(line)
        return free + line.x0 - self.left if middle else free


def starts_item(text: str) -> bool:
    """Whether a line begins with a bullet or a number label."""
    return bool(_BULLET.match(text) or _LABEL.match(text))


def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence, item or lead-in ends."""
    return bool(_ENDED.search(text))


def measure_margins(lines: Iterable[Line]) -> Margins:
    """Find the margins that the running lines of pages of one size share."""
    running = [line for line in lines if line.column == 0 and not line.furniture]
    if not running:
        return Margins(0.0, 0.0)
    right = _shared_edge([line.x1 for line in running], max(line.x1 for line in running))
    left = _shared_edge([line.x0 for line in running], min(line.x0 for line in running))
    full = [line for line in running if line.x1 > right - 6]
    indents = Counter(
        round(line.x0 - left) for line in full if 8 < line.x0 - left < 0.25 * (right - left)
    )
    indent = float(indents.most_common(1)[0][0]) if indents else 0.0
    size = Counter(round(line.size, 1) for line in running).most_common(1)[0][0]
    near = [line for line in running if line.x1 > right - 0.1 * (right - left)]
    at_margin = sum(abs(line.x1 - right) < _AT_MARGIN for line in near)
    justified = at_margin >= max(_FEWEST_STARTS, 0.6 * len(near))
    return Margins(left, right, indent, _pitch(running), size, _shared_starts(running), justified)


def _shared_starts(lines: list[Line]) -> frozenset[int]:
    """Where lines begin whose ends differ, as those of left-aligned items do.

    An indented item that is as far from the right margin by chance is not centred; centred
    lines begin at one place only where they are equally long.
    """
    ends: dict[int, set[int]] = {}
    for line in lines:
        ends.setdefault(round(line.x0), set()).add(round(line.x1 / 4))
    return frozenset(start for start, found in ends.items() if len(found) >= _FEWEST_STARTS)


def _shared_edge(places: list[float], extreme: float) -> float:
    """The place near the outermost one that most lines share, else the outermost."""
    place, count = Counter(round(place / 2) * 2 for place in places).most_common(1)[0]
    if count < max(3, 0.2 * len(places)) or abs(extreme - place) > 60:
        return extreme
    shared = [item for item in places if abs(item - place) <= 2]
    return sum(shared) / len(shared)


def _pitch(lines: list[Line]) -> float:
    steps = Counter(
        round((after.bottom - before.bottom) / after.size, 1)
        for before, after in pairwise(lines)
        if 0.8 * after.size < after.bottom - before.bottom < 2.5 * after.size
    )
    return steps.most_common(1)[0][0] if steps else 0.0


@dataclass(slots=True)
class Passage:
    """A paragraph under construction, with the lines at its two ends."""

    text: str
    first: Line
    last: Line
    lines: int = 1
    bold: bool = True
    italic: bool = True
    recognised: list[RecognisedWord] = field(default_factory=list)

    @classmethod
    def begin(cls, line: Line) -> Passage:
        """Start with one line."""
        words = list(line.recognised)
        return cls(line.text, line, line, bold=line.bold, italic=line.italic, recognised=words)

    def add(self, line: Line) -> None:
        """Take the next line in."""
        self.text = join_lines(self.text, line.text, self.last.spaced)
        self.last = line
        self.lines += 1
        self.bold = self.bold and line.bold
        self.italic = self.italic and line.italic
        self.recognised.extend(line.recognised)

    def extend(self, other: Passage) -> None:
        """Take in a paragraph that goes on this one."""
        self.text = join_lines(self.text, other.text, self.last.spaced)
        self.last = other.last
        self.lines += other.lines
        self.bold = self.bold and other.bold
        self.italic = self.italic and other.italic
        self.recognised.extend(other.recognised)


def build_passages(lines: list[Line], margins: Margins) -> list[Passage]:
    """Group running lines (one column, from top to bottom) into paragraphs."""
    passages: list[Passage] = []
    for line in lines:
        if passages and continues(passages[-1], line, margins):
            passages[-1].add(line)
        else:
            passages.append(Passage.begin(line))
    return passages


def build_column(lines: list[Line], left: float, right: float) -> list[Passage]:
    """Group the lines of a side-by-side column: each its own, but for wrapped ones.

    Letterhead and signature lines are centred, one thing a line, so only two kinds are
    known to run on: items that begin with a dash, and a centred line that was too full
    for the next word, wherever between ``left`` and ``right`` its column may end.
    """
    margins = Margins(min(line.x0 for line in lines), max(line.x1 for line in lines))
    passages: list[Passage] = []
    for line in lines:
        if passages and (
            _wraps_item(passages[-1], line, margins)
            or _wraps_title(passages[-1], line, left, right)
        ):
            passages[-1].add(line)
        else:
            passages.append(Passage.begin(line))
    return passages


def _wraps_item(passage: Passage, line: Line, margins: Margins) -> bool:
    return (
        bool(_BULLET.match(passage.text))
        and not _BULLET.match(line.text)
        and line.x0 - margins.left < 24
        and continues(passage, line, margins)
    )


def _wraps_title(passage: Passage, line: Line, left: float, right: float) -> bool:
    before = passage.last
    middle = (before.x0 + before.x1) / 2
    alike = (
        abs((line.x0 + line.x1) / 2 - middle) < 4
        and abs(line.size - before.size) < 0.6
        and (line.bold, line.italic) == (before.bold, before.italic)
        and line.text.isupper() == before.text.isupper()
        and line.bottom - before.bottom < 1.6 * line.size
    )
    widest = 2 * min(middle - left, right - middle)
    full = before.width + line.first_width + 0.2 * line.size > widest
    return alike and full and line.width < before.width and not starts_item(line.text)


def continues(passage: Passage, line: Line, margins: Margins) -> bool:
    """Whether the line goes on the paragraph above it on the same page."""
    before = passage.last
    if before.column != line.column or before.furniture != line.furniture or line.furniture:
        return False
    usual = margins.pitch or 1.3
    if line.bottom - before.bottom > (usual + 0.35) * max(line.size, before.size):
        return False
    if abs(line.size - before.size) > 0.12 * before.size:
        return False
    return flows_on(passage, line, margins)


def flows_on(passage: Passage, line: Line, margins: Margins) -> bool:
    """The part of ``continues`` that also holds over a page break."""
    before = passage.last
    if margins.room(before) > line.first_width + 0.3 * line.size + _SLACK:
        return False
    if margins.justified and margins.room(before) > 2 * _AT_MARGIN and is_ended(passage.text):
        return line.text[:1].islower() and not _is_indented(passage, line, margins)
    opens_item = starts_item(line.text) and not _is_wrapped_label(passage, line, margins)
    if margins.is_balanced(before) and margins.is_balanced(line):
        return before.bold == line.bold and not opens_item
    middle = margins.is_centered(before), margins.is_centered(line)
    if any(middle):
        # The last line of a wrapped centred title is centred; above it is a full one.
        full = margins.room(before) < 3 * line.size
        return middle[1] and full and before.bold == line.bold and not opens_item
    if opens_item:
        return False
    if not is_ended(passage.text):
        # A full line that ends nothing goes on, wherever a hanging indent puts the rest.
        alike = (before.bold, before.italic) == (line.bold, line.italic)
        alike = alike or before.last_style == line.first_style
        opens = passage.lines == 1 and margins.opens_paragraph(before, line)
        return not line.text[:1].isupper() or (alike and not opens)
    return not _is_indented(passage, line, margins)


def _is_wrapped_label(passage: Passage, line: Line, margins: Margins) -> bool:
    """A dash that only the line break put in front ("Kế hoạch / - Tổng hợp")."""
    if _RANGE_BEGUN.search(passage.text) and _RANGE_ENDED.match(line.text):
        return True
    hangs = starts_item(passage.text) and line.x0 > passage.first.x0 + 3
    if hangs and passage.text[-1:].isdigit() and _NUMBERED.match(line.text):
        return True
    if line.text[:2] not in ("- ", "– ") or is_ended(passage.text):
        return False
    if line.text[2:3].islower() and not _BULLET.match(passage.text):
        return True
    return (
        margins.indent > 0
        and abs(line.x0 - margins.left) < 3
        and passage.first.x0 - margins.left > 6
    )


def _is_indented(passage: Passage, line: Line, margins: Margins) -> bool:
    """Whether the line begins as the first line of a paragraph does."""
    before = passage.last
    if passage.lines == 1:
        if line.text[:1].islower() and line.x0 > before.x0 + 6:
            return False  # a hanging indent: no sentence opens with a small letter
        if abs(line.x0 - before.second) < 3 and starts_item(before.text):
            return False
        if abs(line.x0 - before.x0) < 3 and before.x0 - margins.left > 6:
            return True
    return line.x0 > before.x0 + 6


def cell_text(lines: list[Line], left: float, right: float) -> str:
    """Text of a cell between its borders at ``left`` and ``right``; newline per paragraph."""
    if len(lines) < 2:
        return lines[0].text if lines else ""
    pad = min(max(min(line.x0 for line in lines) - left, 1.0), 6.0)
    widest = max(line.x1 for line in lines)
    margins = Margins(left + pad, max(right - pad, widest))
    punctuated = any(is_ended(line.text) for line in lines)
    parts = [Passage.begin(lines[0])]
    for line in lines[1:]:
        if _cell_continues(parts[-1], line, margins, punctuated):
            parts[-1].add(line)
        else:
            parts.append(Passage.begin(line))
    return "\n".join(part.text for part in parts)


def _cell_continues(passage: Passage, line: Line, margins: Margins, punctuated: bool) -> bool:
    before = passage.last
    room = margins.right - before.x1
    if abs((before.x0 - margins.left) - room) < 0.15 * (margins.right - margins.left):
        room += max(before.x0 - margins.left, 0.0)
    if line.first_width and room > line.first_width + 0.3 * line.size + _SLACK:
        return False
    if not starts_item(line.text):
        return True
    if is_ended(passage.text):
        return False
    # A dash below a full line may be the next item or part of a name ("Kế hoạch - Tổng
    # hợp"): the next item, in a list of dashes where no item has a final mark.
    listed = starts_item(passage.text) and abs(passage.first.x0 - line.x0) < 3
    return punctuated or not listed
