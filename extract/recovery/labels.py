"""Numbers at the begin of rows and sections, and which may follow which."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ORDINAL = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3}){0,3})([.)]?)")
_SECTION = re.compile(r"([IVX]{1,5}|[A-ZĐ])([.)]?)")
_SERIES = (
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"),
    ("A", "B", "C", "D", "Đ", "E", "F", "G", "H"),
    ("A", "B", "C", "D", "E", "F", "G", "H"),
)


@dataclass(frozen=True, slots=True)
class Label:
    """A row's number: its figures and the mark behind it."""

    value: tuple[int, ...]
    mark: str
    padded: bool

    def follows(self, other: Label) -> bool:
        """Whether this number may come right after the other."""
        mine, theirs = self.value, other.value
        if mine == (*theirs, 1):
            return True
        length = len(mine)
        if length > len(theirs):
            # "2.1" after "1.4" where the rows "1" and "2" are not written.
            return mine[-1] == 1 and mine[:-1] == _next(theirs[: length - 1])
        if mine == _next(theirs[:length]):
            return True
        return length > 1 and mine[-1] == 1 and mine[:-1] == _next(theirs[: length - 1])


def _next(value: tuple[int, ...]) -> tuple[int, ...]:
    return (*value[:-1], value[-1] + 1) if value else value


def read_ordinal(word: str) -> Label | None:
    """The row number that a word is."""
    found = _ORDINAL.fullmatch(word)
    if found is None:
        return None
    figures = found[1].split(".")
    return Label(tuple(map(int, figures)), found[2], figures[0].startswith("0"))


def section_follows(word: str, before: str | None) -> bool:
    """Whether a word numbers a section that may come after the section ``before``."""
    found = _SECTION.fullmatch(word)
    if found is None:
        return False
    last = before.strip(".)") if before else None
    for series in _SERIES:
        if found[1] not in series:
            continue
        place = series.index(found[1])
        if place == 0 or (last in series and series.index(last) == place - 1):
            return True
    return False
