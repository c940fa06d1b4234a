"""Footnotes: the raised figures that point to them, and the notes at the foot of a page.

A mark that is read as a figure makes another number of the one before it ("năm 2026" and a
raised 1). Where the page holds the note, its mark is left out of the text and the note is
furniture, as word processors have it; a raised figure without a note stays raised.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.parsers.pdf.layout import PageLayout, PlacedCell
    from extract.parsers.pdf.lines import Line
    from extract.parsers.pdf.words import Ink, Word

_SMALLER = 0.8  # of the size of the text
_RAISED = 0.15  # em
_RAISED_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}")
_NOTE = re.compile(r"\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\d{1,2}(?=\s+\D))")
_MEASURE = re.compile(r"(?:^|[\s\d])[kcdm]?m$", re.IGNORECASE)
_NOTE_SIZE = 0.95  # of the size of the text


def is_raised(mark: Ink, text: Ink) -> bool:
    """Whether something is set small above the line, as marks and exponents are."""
    rise = text.baseline - mark.baseline
    return mark.size < _SMALLER * text.size and rise > _RAISED * text.size


def raise_figures(before: str, word: Word, text: Ink) -> str:
    """A word as it stands in a line of ``text``; exponents (m²) stay figures."""
    if not (word.text.isdigit() and len(word.text) <= 2 and is_raised(word.ink, text)):
        return word.text
    return word.text if _MEASURE.search(before) else word.text.translate(_RAISED_FIGURES)


def set_notes_apart(layout: PageLayout) -> None:
    """Make furniture of the notes of a page, and leave out the marks that point to them."""
    foot = _find_foot(layout.lines)
    cells = [cell for table in layout.tables for cell in table.cells]
    text: list[Line | PlacedCell] = [*layout.lines[: len(layout.lines) - len(foot)], *cells]
    marked = [item for item in text if _MARK.search(item.text)]
    pointed = {_value(mark) for item in marked for mark in _MARK.findall(item.text)}
    starts = [place for place, line in enumerate(foot) if _number(line) in pointed]
    if not starts:
        return
    notes = foot[starts[0] :]
    for line in notes:
        line.furniture = True
    numbers = {_number(line) for line in notes}
    for item in marked:
        item.text = _MARK.sub(lambda mark: "" if _value(mark[0]) in numbers else mark[0], item.text)


def _find_foot(lines: list[Line]) -> list[Line]:
    """The last lines of a page, those that are smaller than its text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    start = len(lines)
    while start and lines[start - 1].size < _NOTE_SIZE * usual and not lines[start - 1].column:
        start -= 1
    return lines[start:]


def _value(mark: str) -> int:
    return int(mark.translate(_FIGURES))


def _number(line: Line) -> int | None:
    found = _NOTE.match(line.text)
    return _value(found[1]) if found else None
