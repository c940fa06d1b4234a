"""What a cell shows for a number: its number format applied (ECMA-376 part 1, 18.8.30-31).

Written as a reader in Viet Nam sees it: decimal comma, thousands by dots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from extract.parsers.sheets.dates import FIELDS, Token, show_moment

# Formats that a file names by number only (ECMA-376 part 1, 18.8.30).
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)", 41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "dd/mm/yyyy"),
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|(?P<general>General)|(?P<half>AM/PM|A/P)"
    r"|(?P<field>y+|m+|d+|h+|s+|e+(?![+-]))"
    r"|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)|(?P<power>E[+-][0#?]+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\\[])*', re.DOTALL)
Section = tuple[Token, ...]
_MAX_DIGITS = 11  # what General shows


@dataclass(frozen=True, slots=True)
class Shown:
    """What a number looks like.

    ``text`` is None where it cannot be shown (a date before the calendar), ``code`` and
    ``stored_date`` are as ``SheetCell`` has them.
    """

    text: str | None
    code: str | None = None
    stored_date: bool = False


@lru_cache(maxsize=512)
def parse_format(code: str) -> tuple[Section, ...]:
    """A format's sections as tokens (kind, text); a code of any damage gives some."""
    sections: list[Section] = []
    place = 0
    while place <= len(code) and len(sections) < 4:
        found = _SECTION.match(code, place)
        end = found.end() if found else len(code)
        sections.append(_parse_section(code[place:end]))
        place = end + 1
    return tuple(sections)


def _parse_section(code: str) -> Section:
    tokens: list[Token] = []
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup
        if kind is None:
            continue
        text = found[kind]
        if kind in ("quoted", "escaped", "currency", "other"):
            kind = "percent" if kind == "other" and text == "%" else "text"
        tokens.append((kind, text.lower() if kind in FIELDS else text))
    return tuple(tokens)


def show_number(value: float, code: str, *, from_1904: bool = False) -> Shown:
    """Apply a number format to a number.

    Input: the stored value, its format code, whether days count from 1904. Never raises:
    a format that is not understood shows the number as General does.
    """
    value = float(value)
    sections = parse_format(code)
    if any(kind in FIELDS for kind, _ in sections[0]):
        text, stored = show_moment(value, sections[0], from_1904=from_1904)
        return Shown(text, stored_date=stored)
    section, magnitude = _choose(sections, value)
    if not section and len(sections) > 1:
        return Shown("")  # a section left blank hides its numbers
    kinds = {kind for kind, _ in section}
    plain = "power" in kinds or ("text", "/") in section  # powers and fractions of two numbers
    if "digits" in kinds and not plain:
        return Shown(_show_digits(section, magnitude), _read_code(section, magnitude))
    words = "".join(text for kind, text in section if kind == "text" and text != "@").strip()
    if words and not plain and "general" not in kinds:
        return Shown(words)
    shown = _show_general(magnitude)
    outline = shown.replace(",", ".") if "," in shown else None
    return Shown(_fill(section, shown) if "general" in kinds else shown, outline)


def _choose(sections: tuple[Section, ...], value: float) -> tuple[Section, float]:
    """The section for a value, and the value without the sign that the section shows itself."""
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _fill(section: Section, shown: str) -> str:
    return "".join(shown if kind == "general" else text for kind, text in section).strip()


def _show_general(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = format(Decimal(f"{value:.{_MAX_DIGITS}g}"), "f") if abs(value) < 1e15 else f"{value:g}"
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text


def _read_code(section: Section, value: float) -> str | None:
    """A number with a fraction and nothing beside it may be an outline number."""
    if len(section) != 1 or "," in section[0][1]:
        return None
    text = _show_digits(section, value)
    return text.replace(",", ".") if "," in text else None


def _show_digits(section: Section, value: float) -> str:
    patterns = [text for kind, text in section if kind == "digits"]
    amount = Decimal(repr(value)).scaleb(2 * sum(kind == "percent" for kind, _ in section))
    amount = amount.scaleb(-3 * sum(_count_scaling(pattern) for pattern in patterns))
    if len(patterns) > 1 and not any("." in pattern for pattern in patterns):
        pieces = _spread(patterns, amount)
    else:
        pieces = (
            [_show_pattern(patterns[0], abs(amount)), *[""] * len(patterns)] if patterns else []
        )
    shown = []
    for kind, text in section:
        if kind == "digits":
            shown.append(pieces.pop(0))
        elif kind == "percent":
            shown.append("%")
        elif kind == "text":
            shown.append(text)
    sign = "-" if amount < 0 and any(char in "123456789" for char in "".join(shown)) else ""
    return sign + "".join(shown).strip()


def _count_scaling(pattern: str) -> int:
    whole = pattern.partition(".")[0] if "." in pattern else pattern
    return len(whole) - len(whole.rstrip(","))


def _show_pattern(pattern: str, amount: Decimal) -> str:
    whole, _, fraction = pattern.partition(".")
    places = sum(char in "0#?" for char in fraction)
    rounded = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits, _, decimals = format(rounded, "f").partition(".")
    while decimals and decimals[-1] == "0" and fraction.replace(",", "")[len(decimals) - 1] != "0":
        decimals = decimals[:-1]
    needed = whole.count("0")
    digits = digits.zfill(needed) if digits != "0" or needed else ""
    if "," in whole.strip(","):
        digits = f"{int(digits or 0):,}".replace(",", ".").zfill(needed)
    return f"{digits},{decimals}" if decimals else digits


def _spread(patterns: list[str], amount: Decimal) -> list[str]:
    """Digits parted by signs ("0000 000 000"): filled from the right."""
    left = format(abs(amount).quantize(Decimal(1), ROUND_HALF_UP), "f")
    pieces: list[str] = []
    for pattern in reversed(patterns[1:]):
        width = len(pattern)
        pieces.insert(0, left[-width:].zfill(pattern.count("0")))
        left = left[:-width]
    return [left.zfill(patterns[0].count("0")), *pieces]
