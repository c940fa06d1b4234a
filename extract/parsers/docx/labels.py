"""How Word writes the number of a list item (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

# Beyond these a number is no longer readable as letters or Roman figures, and a hostile
# file could ask for megabytes of them.
_LAST_LETTER_NUMBER = 26 * 30
_LAST_ROMAN = 4999
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_WORDS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
BULLETS = frozenset({"-", "+", "*", "o"})


def format_number(number: int, style: str) -> str:
    """Write ``number`` in the number format ``style``; an unknown format gives digits.

    >>> format_number(4, "upperRoman"), format_number(28, "lowerLetter")
    ('IV', 'bb')
    """
    return _WRITERS.get(style, str)(number)


def format_bullet(text: str) -> str:
    """Write a bullet as plain text: "+", "*" and "o" as they are, "-" for any other sign.

    A level without bullet text has no sign at all.
    """
    sign = text.strip()
    if sign in BULLETS:
        return sign
    return "-" if sign else ""


def _roman(number: int) -> str:
    if not 0 < number <= _LAST_ROMAN:
        return str(number)
    written = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written.append(sign * count)
    return "".join(written)


def _letter(number: int) -> str:
    if not 0 < number <= _LAST_LETTER_NUMBER:
        return str(number)
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (repeats + 1)


def _vietnamese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, unit = divmod(number, 10)
    if number <= 10:
        return _WORDS[number]
    head = "mười" if tens == 1 else f"{_WORDS[tens]} mươi"
    last = "lăm" if unit == 5 else "mốt" if unit == 1 and tens > 1 else _WORDS[unit]
    return f"{head} {last}".strip()


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "vietnameseCounting": _vietnamese,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",
    "bullet": lambda number: "",
}
