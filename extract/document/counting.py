"""Labels that count the rows of a table on: 1, 2, 3; I, II; 1.1, 1.2; a), b)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LABEL = re.compile(
    r"\(?(?:(?P<number>\d{1,4}(?:\.\d{1,3}){0,3})|(?P<roman>[IVXLC]{1,7})|(?P<letter>[a-zđ]))[.)]*"
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ALPHABET = "abcdđeghiklmnopqrstuvxy"

Count = tuple[str, tuple[int, ...]]  # kind and value


def read_count(text: str) -> Count | None:
    """What a label counts: its kind and value; None for other text.

    >>> read_count("2.10."), read_count("IV"), read_count("Tổng")
    (('number', (2, 10)), ('roman', (4,)), None)
    """
    match = _LABEL.fullmatch(text.strip())
    if match is None:
        return None
    if match["number"]:
        return "number", tuple(int(part) for part in match["number"].split("."))
    if match["roman"]:
        return "roman", (_read_roman(match["roman"]),)
    return "letter", (_ALPHABET.find(match["letter"]),)


def _read_roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if any(later > value for later in values[place + 1 :]) else value
        for place, value in enumerate(values)
    )


def counts_on(before: Iterable[Count], count: Count) -> bool:
    """Whether the label is the next one of its kind, or opens a new count.

    Args:
        before: the counts above it, the nearest first.
        count: the label in question.
    """
    kind, value = count
    last = next((known for known in before if known[0] == kind), None)
    if last is None:
        return value[-1] == 1 if kind != "letter" else value[-1] == 0
    return follows(last, count)


def follows(last: Count, count: Count) -> bool:
    """Whether one label comes right after another of its kind: 3, 4; 1.9, 1.10; 1, 1.1; 1.3, 2."""
    (kind, old), (other, new) = last, count
    if kind != other:
        return False
    if len(new) > len(old):
        return new[: len(old)] == old and set(new[len(old) :]) == {1}
    level = len(new) - 1
    return new[:level] == old[:level] and new[level] == old[level] + 1
