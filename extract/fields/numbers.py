"""Vietnamese numbers: the dot parts thousands, the comma decimals, unless a table says else.

The order of the rules: "9.000" and "2.223.000,5" have thousands dots; "1,5" a decimal comma;
"1,234,567" thousands commas; "20.34" a decimal dot. "1.500" alone could be either: thousands
in prose, undecided in a column of scores until the column's other cells vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

DecimalMark = Literal[".", ","]

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+(?:[.,]\d+)?)"
"""Expression of one number, without sign, without named groups."""

SPELLED_COUNTS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
"""Small counts in words, lower case. "năm" is left out: it says "year" far more often than five."""

_NUMBER = re.compile(NUMBER)
_THOUSANDS_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_THOUSANDS_COMMA = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_DOT_DECIMAL = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number read from words: ``ambiguous`` where its mark could mean either."""

    value: Decimal
    ambiguous: bool = False


def read_number(text: str, decimal_mark: DecimalMark | None = None) -> NumberReading | None:
    """Read a whole string as one number.

    Input: digits with marks, nothing else; ``decimal_mark`` as its column voted. Output: the
    value, or None if it is no number. A lone "1.500" is 1500 and ambiguous without a vote.

    >>> read_number("2.223.000").value, read_number("8,05").value
    (Decimal('2223000'), Decimal('8.05'))
    """
    if not _NUMBER.fullmatch(text) or not text.isascii():
        return None
    if _EITHER.fullmatch(text):
        return _read_either(text, decimal_mark)
    if text.startswith("0") and _THOUSANDS_DOT.fullmatch(text) and text.count(".") == 1:
        return NumberReading(Decimal(text.partition(",")[0]), "," in text)
    if _THOUSANDS_DOT.fullmatch(text):
        return NumberReading(Decimal(text.replace(".", "").replace(",", ".")))
    if _THOUSANDS_COMMA.fullmatch(text):
        return NumberReading(Decimal(text.replace(",", "")))
    return NumberReading(Decimal(text.replace(",", ".")))


def read_count(text: str) -> NumberReading | None:
    """Read a number in digits or a small count in words; None if it is neither.

    >>> read_count("ba").value, read_count("03").value
    (Decimal('3'), Decimal('3'))
    """
    spelled = SPELLED_COUNTS.get(text)
    return read_number(text) if spelled is None else NumberReading(Decimal(spelled))


def _read_either(text: str, decimal_mark: DecimalMark | None) -> NumberReading:
    mark = "." if "." in text else ","
    as_decimal = Decimal(text.replace(",", "."))
    as_thousands = Decimal(text.replace(mark, ""))
    if decimal_mark is not None:
        return NumberReading(as_decimal if mark == decimal_mark else as_thousands)
    # The comma is the decimal mark of prose, the dot parts thousands there.
    return NumberReading(as_decimal if mark == "," else as_thousands, ambiguous=True)


def plain_number(value: Decimal) -> int | float:
    """The value as JSON has it: whole numbers without a point.

    >>> plain_number(Decimal("9000")), plain_number(Decimal("15.5"))
    (9000, 15.5)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def vote_decimal_mark(texts: Iterable[str]) -> DecimalMark | None:
    """Which decimal mark a column uses, from the numbers in its cells that show one.

    Output: the mark more cells show, or None where none shows one or both do alike. A cell
    such as "1.500" has no vote.

    >>> vote_decimal_mark(["12.76", "0.00", "1.500"])
    '.'
    """
    dots = commas = 0
    for text in texts:
        for found in _NUMBER.finditer(text):
            dots += _DOT_DECIMAL.fullmatch(found.group()) is not None
            commas += _COMMA_DECIMAL.fullmatch(found.group()) is not None
    if dots == commas:
        return None
    return "." if dots > commas else ","
