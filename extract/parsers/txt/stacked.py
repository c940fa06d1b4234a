"""Tables copied from a viewer as plain lines: each cell on a line of its own, no tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.txt.markup import read_cell

_HEAD = re.compile(r"(?:STT|TT|Số TT|Số thứ tự)\.?$", re.IGNORECASE)
_FIRST = re.compile(r"(?:\(?1\)|0?1\.?|I\.?)$")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?$")
_ROMAN = re.compile(r"[IVX]{1,5}\.?$")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SENTENCE_END = (".", ";", ":", "!", "?", ",")
# What stands below tables and in no cell: headings, the list of recipients, notes.
_BELOW = re.compile(
    r"(?:[IVX]{1,5}[.)]\s|\d{1,2}[.)]\s|[A-ZĐ]\.\s|Điều \d|Phần |PHẦN |Chương |CHƯƠNG |Phụ lục|"
    r"PHỤ LỤC|Nơi nhận|Ghi chú:|(?:TM|KT|TL|TUQ)\.\s)"
)
_SHORT = 60
_MIN_COLUMNS = 3
_MAX_COLUMNS = 8
_MIN_ROWS = 2


@dataclass(slots=True)
class _Rows:
    """The lines taken so far.

    Attributes:
        lines: the whole text.
        place: first line not taken.
        rows: texts of each row, the head first.
        gaps: for each row but the head, whether a blank line stood inside it.
    """

    lines: list[str]
    place: int
    rows: list[list[str]] = field(default_factory=list)
    gaps: list[bool] = field(default_factory=list)

    def peek(self, count: int) -> tuple[list[str], int, bool]:
        """The next filled lines, the place behind them, whether blank ones part them."""
        texts: list[str] = []
        place, gap = self.place, False
        while len(texts) < count and place < len(self.lines):
            text = self.lines[place].strip()
            gap = gap or bool(texts and not text)
            texts.extend([text] if text else [])
            place += 1
        return texts, place, gap

    def take(self, count: int) -> None:
        """Make the next filled lines a row."""
        texts, place, gap = self.peek(count)
        self.gaps.extend([gap] if self.rows else [])
        self.rows.append(texts)
        self.place = place


def read_stacked(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read a table that begins with the line "STT" or "TT" and other short header lines.

    The columns are the lines before the first number. Every row must have exactly one line
    for each, and rows must be numbered 1, 2, 3…; a Roman number and a title make a section
    row. None where that does not come out even: an empty cell left no line, or a cell has
    several, and then nobody can tell which line belongs where.
    """
    columns = _count_columns(lines, index)
    if not columns:
        return None
    taken = _Rows(lines, index)
    taken.take(columns)
    count = _take_rows(taken, columns)
    if count < _MIN_ROWS or not _comes_out_even(taken, count):
        return None
    cells = [
        DraftCell(read_cell(text), row, column, column_span=_span(texts, column, columns))
        for row, texts in enumerate(taken.rows)
        for column, text in enumerate(texts)
    ]
    return DraftTable(cells, columns, set(), lossy=True), taken.place


def _span(texts: list[str], column: int, columns: int) -> int:
    return columns - column if column == len(texts) - 1 else 1


def _count_columns(lines: list[str], index: int) -> int:
    """Header lines before the first number; 0 where they are no header."""
    if not _HEAD.match(lines[index].strip()):
        return 0
    texts, _, _ = _Rows(lines, index).peek(_MAX_COLUMNS + 1)
    for place, text in enumerate(texts[1:], 1):
        if _FIRST.match(text):
            return place if place >= _MIN_COLUMNS else 0
        if len(text) >= _SHORT or text.endswith(_SENTENCE_END) or "\t" in text or "|" in text:
            return 0
    return 0


def _take_rows(taken: _Rows, columns: int) -> int:
    """Take rows while their numbers follow each other; gives how many there are."""
    texts, _, _ = taken.peek(columns)
    if [_number(text) for text in texts] == list(range(1, columns + 1)):
        taken.take(columns)
    count = sections = 0
    number = 1
    while True:
        texts, _, _ = taken.peek(columns)
        found = _number(texts[0]) if texts else None
        begins = found == 1 and len(taken.rows[-1]) == 2
        if len(texts) == columns and found is not None and (found == number or begins):
            taken.take(columns)
            count, number = count + 1, found + 1
        elif _is_section(texts, sections, number):
            taken.take(2)
            sections += 1
        else:
            return count


def _number(text: str) -> int | None:
    found = _NUMBER.match(text)
    return int(found[1]) if found else None


def _is_section(texts: list[str], sections: int, number: int) -> bool:
    """A Roman number that carries the series on, a title, and the next row's number."""
    if len(texts) < 3 or sections >= len(_ROMANS) or not _ROMAN.match(texts[0]):
        return False
    return texts[0].rstrip(".") == _ROMANS[sections] and _number(texts[2]) in (1, number)


def _comes_out_even(taken: _Rows, count: int) -> bool:
    """Whether nothing below the last row hints that a row has more or fewer lines."""
    last = taken.rows[-1]
    if any(_BELOW.match(text) for text in last[1:]) or len(last) == 2:
        return False
    if taken.gaps[-1] and not any(taken.gaps[:-1]):
        return False
    following, _, _ = taken.peek(3 * len(last))
    missed = _number(last[0])
    if missed is not None and any(_number(text) == missed + 1 for text in following):
        return False
    if not following or _BELOW.match(following[0]) or len(following[0]) >= _SHORT:
        return True
    return not any(taken.gaps) and not taken.lines[taken.place].strip()
