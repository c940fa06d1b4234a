"""Figures in running text: "ít nhất 02 lớp tập huấn", "9.000 ha", "1,0–1,5%/năm".

A number counts only with a measure, a known counted noun, or as a clear cardinal ("05",
"ít nhất 3", "3.500"). Numbers of documents, dates, ranks, codes, labels ("4 sao") and scores
out of a total ("3/5 điểm") do not. A length of time or a spelled number counts only where
words bound it ("không quá 05 ngày", "ít nhất một lớp"), a bare number only with both words
of its bound ("từ 3,5 trở lên").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.fields.numbers import SPELLED_COUNTS, plain_number, read_count, read_number
from extract.fields.quantities.counted import (
    FIGURE,
    GROUPED,
    LEFT_REACH,
    PADDED,
    WORD,
    YEAR,
    Unit,
    find_unit,
    is_bounded,
)
from extract.fields.search_key import search_key
from extract.rulebook.quantities import QuantityGrammar

_FRACTION = re.compile(r"/(?P<of>\d{1,5})(?![\d/.,]\d|[\d/])")
_LIST_NUMBER = re.compile(
    r"\s*(?:[-+*•]\s*)?(?:\d{1,2}(?:\.\d{1,2})*[.)](?=\s|\D)|\d{1,2}(?:\.\d{1,2})+\s)"
)
_ROW_NUMBER = re.compile(r"\s*[1-9]\d?[ \n](?P<next>\w)")
_UPWARDS = re.compile(
    r"(?:(?!(?<!\w)từ(?!\w))[^.;()\d\n])*?(?:\([^()\n]*\) ?)?trở lên|[^.;,\d()\n]{0,40}trở lên"
)
_DOWNWARDS = re.compile(r"[^.;,\d()\n]{0,40}trở xuống")
_BECOMES = re.compile(
    r"[^.;\n]{0,45}?(?<!\w)(?:lên|xuống|còn)(?: đến| tới| còn| thành)? ?(?:trên |dưới )?\d"
)
_GAP = re.compile(r"[ /]")
_POINTS = "điểm"
_DATE_WORDS = re.compile(r"(?:trước|ngày|đến|hết|hạn|từ|trong|tháng|quý|nhất)\s*$")
_PHRASE_WORDS = 9


@dataclass(frozen=True, slots=True)
class QuantityHit:
    """A figure with its place: ``raw == text[start:end]``.

    ``minimum`` and ``maximum`` are inclusive, None where open; ``unit`` is the counted noun
    or the measure, ``per`` what it is a rate of, ``subject`` the counted words as written,
    ``rule`` the operator's id or "count".
    """

    start: int
    end: int
    raw: str
    minimum: int | float | None
    maximum: int | float | None
    unit: str | None
    per: str | None
    subject: str | None
    rule: str


def find_quantities(text: str, grammar: QuantityGrammar) -> list[QuantityHit]:
    """The figures of a text, in their order."""
    key = search_key(text)
    return list(_read_figures(text, key, grammar)) if FIGURE.search(key) else []


def _read_figures(text: str, key: str, grammar: QuantityGrammar) -> Iterator[QuantityHit]:
    if "\n" in text or "\t" in text:
        # A figure and its unit stand in one line.
        key = "".join("\n" if char in "\n\t" else low for char, low in zip(text, key, strict=True))
    listed = _listed_end(text, key)
    position = 0
    while found := FIGURE.search(key, position):
        spelled = found["low"] in SPELLED_COUNTS
        position = found.end("low") if spelled else found.end()
        if spelled and (found["high"] or not is_bounded(key, found, grammar)):
            continue
        fraction = _FRACTION.match(key, found.end())
        if fraction:
            position = fraction.end()
        unit = find_unit(text, key, found, position, grammar)
        if unit is None or _is_label(key, found, unit, grammar):
            continue
        if found.start() < listed and (unit.is_noun or unit.start > listed):
            continue
        if fraction and not _is_share(key, found, fraction, unit):
            continue
        hit = _make_hit(text, key, found, unit, grammar)
        if hit is not None:
            # The "10.000" of "5 giường/10.000 dân" is no figure of its own.
            position = max(position, unit.end, _rate_end(key, unit, grammar))
            yield hit


def _listed_end(text: str, key: str) -> int:
    """Where the text's own list or row number ends; 0 without one."""
    listed = _LIST_NUMBER.match(key)
    if listed:
        return listed.end()
    row = _ROW_NUMBER.match(text)
    return row.start("next") if row and row["next"].isupper() else 0


def _is_label(key: str, found: re.Match[str], unit: Unit, grammar: QuantityGrammar) -> bool:
    """Whether the number names something or belongs to a date, whatever stands behind it."""
    start, low = found.start(), found["low"]
    left = max(0, start - LEFT_REACH)
    is_year = YEAR.fullmatch(low) is not None
    each = grammar.per_before.search(key, left, start)
    if each and not key[each.end("per") : start].strip():
        # "mỗi lớp 40 học viên" numbers no class.
        return False
    if grammar.label.search(key, left, start):
        # "đạt mức 90%", "cấp 3.500 thẻ": most words that name a small number name no share
        # and no thousands.
        counts = unit.is_noun and not GROUPED.fullmatch(low)
        return counts or is_year or bool(grammar.label_always.search(key, left, start))
    if is_year and unit.name != "%":
        return not grammar.operator.search(key, left, start)
    return low.isdigit() and len(low) > 7 and unit.is_noun


def _is_share(key: str, found: re.Match[str], fraction: re.Match[str], unit: Unit) -> bool:
    """Whether "45/60 xã" counts 45 of 60, and is no date, rank or code."""
    if not unit.is_noun or not found["low"].isdigit() or found["high"]:
        return False
    if unit.name == _POINTS:
        # Three of five points is a score, and counts no points.
        return False
    if _DATE_WORDS.search(key, max(0, found.start() - 12), found.start()):
        return False
    part, whole = int(found["low"]), int(fraction["of"])
    return part <= whole and not 1900 <= whole <= 2099


def _make_hit(
    text: str, key: str, found: re.Match[str], unit: Unit, grammar: QuantityGrammar
) -> QuantityHit | None:
    low, high = _values(found, unit)
    if low is None:
        return None
    operator = grammar.operator.search(key, max(0, found.start() - LEFT_REACH), found.start())
    loose = operator is not None and operator.group().strip() == "dưới"
    if loose and unit.is_noun and PADDED.match(found["low"]):
        # "Dưới 02 hình thức" says in which forms, not how many at most.
        operator = None
    entry = grammar.operators[(operator.lastindex or 1) - 1] if operator else None
    reads = entry.reads if entry else None
    end, per, subject = _extent(text, key, unit, grammar)
    upwards = _goes(_UPWARDS, key, unit.end) if reads == "from" or high is None else None
    if reads == "from" and high is None and upwards is None and _BECOMES.match(key, unit.end):
        return None
    minimum, maximum = _bounds(low, high, "at_least" if _is_open(reads, high, upwards) else reads)
    downwards = _goes(_DOWNWARDS, key, unit.end) if high is None else None
    if downwards is not None:
        minimum, maximum = None, low
        end = max(end, downwards)
    if upwards is not None and minimum is not None and maximum is None:
        end = max(end, upwards)
    kept = operator is not None and reads != "about" and not (reads == "from" and high is not None)
    start = operator.start() if operator and kept else found.start()
    before = grammar.per_before.search(key, max(0, start - 50), start)
    return QuantityHit(
        start=start,
        end=end,
        raw=text[start:end],
        minimum=plain_number(minimum) if minimum is not None else None,
        maximum=plain_number(maximum) if maximum is not None else None,
        unit=unit.name,
        per=per or (before["per"] if before else None),
        subject=subject,
        rule=entry.id if entry else "count",
    )


def _rate_end(key: str, unit: Unit, grammar: QuantityGrammar) -> int:
    rate = grammar.per.match(key, unit.end)
    return rate.end() if rate else unit.end


def _values(found: re.Match[str], unit: Unit) -> tuple[Decimal | None, Decimal | None]:
    low = read_count(found["low"])
    high = read_number(found["high"]) if found["high"] else None
    if low is None or re.match(r"0\d{1,2}\.\d", found["low"]):
        return None, None
    if high is not None and high.value < low.value:
        return None, None
    return low.value * unit.factor, high.value * unit.factor if high else None


def _goes(direction: re.Pattern[str], key: str, start: int) -> int | None:
    found = direction.match(key, start)
    return found.end() if found and found.end() - start < 90 else None


def _is_open(reads: str | None, high: Decimal | None, upwards: int | None) -> bool:
    return high is None and (reads in {"at_least", "from"} or upwards is not None)


def _bounds(
    low: Decimal, high: Decimal | None, reads: str | None
) -> tuple[Decimal | None, Decimal | None]:
    if high is not None:
        return low, high
    if reads == "at_least":
        return low, None
    if reads == "at_most":
        return None, low
    return low, low


def _extent(
    text: str, key: str, unit: Unit, grammar: QuantityGrammar
) -> tuple[int, str | None, str | None]:
    """Where the figure's words end, what it is per, and the counted words as written."""
    per = grammar.per.match(key, unit.end)
    if per:
        subject = text[unit.start : unit.end] if unit.is_noun else None
        return per.end(), per["per"], subject
    if not unit.is_noun and unit.name != "%":
        return unit.end, None, None
    end = unit.end
    start = unit.start if unit.is_noun else None
    for _ in range(_PHRASE_WORDS):
        per = grammar.per.match(key, end)
        word = WORD.match(key, end + 1) if _GAP.match(key, end) else None
        if per or word is None or _ends_phrase(key, word, start, grammar):
            break
        start = word.start() if start is None else start
        end = _before_rate(key, word, grammar)
    if start is None:
        return end, None, None
    if per:
        return per.end(), per["per"], text[start:end]
    grade = grammar.grade.match(key, end)
    end = grade.end() if grade else end
    return end, None, text[start:end]


def _before_rate(key: str, word: re.Match[str], grammar: QuantityGrammar) -> int:
    """Where a word ends: at the slash in "lượt khách/ngày", not in "tập huấn/hội thảo"."""
    for slash in re.finditer("/", word.group()):
        if grammar.per.match(key, word.start() + slash.start()):
            return word.start() + slash.start()
    return word.end()


def _ends_phrase(
    key: str, word: re.Match[str], start: int | None, grammar: QuantityGrammar
) -> bool:
    """Whether a word ends the counted words; in "100% các đơn vị" the plural opens them."""
    if start is None and word.group() in {"các", "những", "số"}:
        return False
    return grammar.stop.match(key, word.start()) is not None
