"""Targets, scores and ranks: cells that hold one figure, and ranks inside a remark."""

from __future__ import annotations

import re

from extract.fields.numbers import (
    NUMBER,
    DecimalMark,
    plain_number,
    read_number,
)
from extract.fields.search_key import search_key

Target = tuple[int | float | None, int | float | None, str | None]

RANK_UNIT = "hạng"
"""The unit of a target such as "15/34": a position, not an amount."""

_TARGET = re.compile(
    rf"(?:(?:tiếp tục )?(?:duy trì|giữ vững|giữ)(?: (?:ở )?mức)?|đạt và(?= vượt)|đạt|phấn đấu|"
    rf"phấn đấu đạt|đạt mức|là|còn)?\s*"
    rf"(?P<operator>≥|>=|=>|>|≤|<=|=<|<|trên|hơn|từ trên|ít nhất|tối thiểu|không dưới|từ|dưới|"
    rf"tối đa|không quá|không vượt quá|khoảng|đạt trên|vượt)?\s*"
    rf"(?P<low>{NUMBER})\s?(?P<low_unit>%)?"
    rf"(?:\s?(?:-|đến)\s?(?P<high>{NUMBER}))?\s?(?P<unit>%|[^\W\d_]+(?: [^\W\d_]+){{0,2}})?"
    rf"(?P<upwards> trở lên)?\s*(?P<rest>[.;,].*|\(.*|và .*)?"
)
_AT_LEAST = frozenset(
    {"≥", ">=", "=>", ">", "trên", "hơn", "từ", "vượt", "từ trên", "ít nhất", "tối thiểu"}
    | {"không dưới", "đạt trên"}
)
_AT_MOST = frozenset({"≤", "<=", "=<", "<", "dưới", "tối đa", "không quá", "không vượt quá"})
_FRACTION = re.compile(
    r"(?:hạng |thứ |xếp thứ |vị trí )?(?P<position>\d{1,3})\s?/\s?(?P<of>\d{1,3})"
)
_SCORE = re.compile(rf"(?P<value>{NUMBER})\s?(?P<unit>%|điểm)?(?:\s?/\s?\d+\s?(?P<points>điểm)?)?")
_RANK_CELL = re.compile(
    r"(?:(?:xếp|đứng)? ?(?:thứ hạng|vị trí thứ|vị trí|hạng|thứ)?:? ?)?"
    r"(?P<place>(?P<position>\d{1,3})(?:\s?/\s?(?P<of>\d{1,3}))?)(?:\s*\([^()]*\))?"
)
_RANK_TEXT = re.compile(
    r"(?<!\w)(?:(?:xếp|đứng|ở|lên|giữ)(?: thứ hạng| vị trí thứ| vị trí| hạng thứ| hạng| thứ)?|"
    r"thứ hạng|vị trí thứ|vị trí|xếp hạng|hạng|(?<!lần )(?<!họp )thứ)"
    r":? (?P<place>(?P<position>\d{1,3})(?:\s?/\s?(?P<of>\d{1,3}))?)"
    r"(?![\d/.,]\d|[\d/]| ?sao|%| (?:hằng|hàng|mỗi|đầu|cuối)(?!\w))"
)
_CHANGES = frozenset({"bậc", "điểm %", "điểm phần trăm", "lần"})
"""What a cell counts that says by how much to change, not what to reach."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_BOUNDED_UNITS = ("%", "điểm", "tỷ lệ", "tỉ lệ", "thứ bậc", "hạng")
"""Units of which there are no thousands, by their first words: "% GDP", "Điểm số"."""
_LONE_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_MAX_PLACES = 1000


def read_target(
    text: str, decimal_mark: DecimalMark | None = None, measure: str | None = None
) -> Target | None:
    """The bounds of a target cell: "≥ 10%" is (10, None, "%"), "20-25" is (20, 25, None).

    Input: the whole cell; ``decimal_mark`` as its column voted; ``measure``, the unit that
    another column gives. Output: minimum, maximum,
    unit; a rank ("15/34") has the unit "hạng". None where the cell is no plain bound: words
    ("Tăng 02 bậc"), two bounds ("≤ 3 Đông Nam Á; ≤ 50 Thế giới"), a number that may be
    either thousands or decimal is read as prose reads it, and not at all where its column
    has decimal dots or its unit is no amount ("1.234%").
    """
    key = search_key(text).strip(" .")
    rank = _FRACTION.fullmatch(key)
    if rank:
        position = int(rank["position"])
        return (position, position, RANK_UNIT) if position else None
    found = _TARGET.fullmatch(key)
    if found is None or re.search(r"\d", _YEAR.sub("", found["rest"] or "")):
        return None
    if _YEAR.fullmatch(key):
        return None
    low = read_number(found["low"], decimal_mark)
    high = read_number(found["high"], decimal_mark) if found["high"] else None
    if low is None or (high is not None and high.value < low.value):
        return None
    words = found["unit"] or ""
    upwards = bool(found["upwards"]) or words.endswith("trở lên")
    unit = found["low_unit"] or words.removesuffix("trở lên").strip() or None
    lone = any(_LONE_THOUSANDS.fullmatch(found[end] or "") for end in ("low", "high"))
    if unit in _CHANGES or (lone and (decimal_mark == "." or _is_bounded(measure or unit))):
        return None
    value, operator = plain_number(low.value), found["operator"]
    if high is not None:
        return value, plain_number(high.value), unit
    if upwards or operator in _AT_LEAST:
        return value, None, unit
    return (None, value, unit) if operator in _AT_MOST else (value, value, unit)


def read_score(
    text: str, decimal_mark: DecimalMark | None = None, measure: str | None = None
) -> tuple[str, str | None] | None:
    """A score cell: the decimal string as written, with a point, and its unit.

    None for words, and for a lone "1.234" whose column did not vote what its mark means,
    unless ``measure``, the unit that another column gives, is an amount ("ha").

    >>> read_score("20.0"), read_score("46,75%")
    (('20.0', None), ('46.75', '%'))
    """
    found = _SCORE.fullmatch(search_key(text).strip())
    if found is None:
        return None
    reading = read_number(found["value"], decimal_mark)
    amount = bool(measure) and not _is_bounded(measure) and "." in found["value"]
    if reading is None or (reading.ambiguous and not amount):
        return None
    written, unit = found["value"], found["unit"] or found["points"]
    whole = reading.value == reading.value.to_integral_value()
    if whole and not re.fullmatch(r"\d+[.,]0+", written):
        return str(int(reading.value)), unit
    return written.replace(",", ".") if re.fullmatch(r"\d+[.,]?\d*", written) else str(
        reading.value
    ), unit


def _is_bounded(unit: str | None) -> bool:
    return unit is not None and unit.strip().casefold().startswith(_BOUNDED_UNITS)


def read_rank(text: str) -> tuple[int, int | None, int, int] | None:
    """The first rank of a cell ("19/34") or remark ("đang xếp thứ 19/34").

    Output: position, of (None where not said), and the offsets of the figures. In running
    text a cue is needed ("thứ", "hạng", "xếp"); "lần thứ 2" and "4 sao" are no ranks.

    >>> read_rank("Chỉ số này tỉnh đang xếp thứ 19/34")
    (19, 34, 29, 34)
    """
    key = search_key(text)
    stripped = key.strip()
    found = _RANK_CELL.fullmatch(stripped)
    shift = len(key) - len(key.lstrip())
    if found is None or (found["of"] is None and found["place"] == stripped):
        found, shift = _RANK_TEXT.search(key), 0
    if found is None:
        return None
    position, of = int(found["position"]), int(found["of"]) if found["of"] else None
    if not 0 < position < _MAX_PLACES or of == 0:
        return None
    return position, of, found.start("place") + shift, found.end("place") + shift
