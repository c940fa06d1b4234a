"""What a number counts: a measure, a known noun, an unknown one, a length of time, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.fields.numbers import NUMBER, SPELLED_COUNTS
from extract.rulebook.quantities import QuantityGrammar

FIGURE = re.compile(
    rf"(?<![\w/.,])(?<!\w-)(?P<low>{NUMBER}|(?:{'|'.join(SPELLED_COUNTS)})(?!\w))"
    rf"(?P<low_percent> ?%)?"
    rf"(?: ?(?:-|đến|tới) ?(?P<high>{NUMBER}))?(?![.,]?\d)"
)
"""One number or range, the unit not yet looked at."""

_SPELLED = re.compile(r" ?\((?:[^\W\d_]+ ?){1,5}\)")
WORD = re.compile(r"[^\W\d_]+(?:[/&-][^\W\d_]+)*")
PADDED = re.compile(r"0\d")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_STRICT_BOUND = re.compile(r"\s*(?:ít nhất|nhiều nhất|tối (?:thiểu|đa)|không) ?")
_SHORT_TIMES = frozenset({"giây", "phút", "giờ", "ngày"})
"""Times that "dưới" bounds; with months and years it tells an age ("dưới 24 tháng tuổi")."""
_OVER_OR_UP = re.compile(r" trở (?:lên|xuống)(?!\w)")
_DATE_AHEAD = re.compile(r" ?\d")
_AGE = re.compile(r" tuổi(?!\w)")
_UNDER = re.compile(r"(?<!\w)dưới $")
YEAR = re.compile(r"(?:19|20)\d\d")
LEFT_REACH = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: the published unit, its factor, where it and its words end."""

    name: str | None
    factor: int
    start: int
    end: int
    is_noun: bool


def find_unit(
    text: str, key: str, found: re.Match[str], end: int, grammar: QuantityGrammar
) -> Unit | None:
    """What a number counts, or None where it counts nothing.

    Input: the text and its search key, the number as ``FIGURE`` found it, and where its
    words end, the "/60" of "45/60" included.
    """
    if found["low_percent"] and not key.startswith(("%", " %"), end):
        return Unit("%", 1, end - 1, end, is_noun=False)
    spelled = _SPELLED.match(key, end)
    if spelled:
        # "02 (hai) lớp" writes the number twice.
        end = spelled.end()
    if grammar.refused.match(key, end):
        return _bounded_time(key, found, end, grammar)
    start = end + 1 if key.startswith(" ", end) else end
    known = _known_unit(key, start, 1, grammar)
    scaled = grammar.scale.match(key, end)
    if known is None and scaled and not grammar.refused.match(key, scaled.end()):
        factor = 1
        for word in scaled["words"].split():
            factor *= grammar.factors[word]
        known = _known_unit(key, scaled.end(), factor, grammar)
    if known is not None:
        glued = known.start == end
        form = key[known.start : known.end]
        return None if glued and form not in grammar.glued else known
    if start == end or scaled:
        return None
    return _unknown_noun(text, key, found, start, grammar) or _bare(key, found, end, grammar)


def is_bounded(key: str, found: re.Match[str], grammar: QuantityGrammar) -> bool:
    """Whether words that say "at least" or "at most", and nothing else, stand before it."""
    left = max(0, found.start() - LEFT_REACH)
    operator = grammar.operator.search(key, left, found.start())
    return operator is not None and _STRICT_BOUND.match(operator.group()) is not None


def _bounded_time(
    key: str, found: re.Match[str], end: int, grammar: QuantityGrammar
) -> Unit | None:
    """A length of time between bounds: a measure only there, elsewhere a part of a date."""
    start = end + 1 if key.startswith(" ", end) else end
    unit = _known_unit(key, start, 1, grammar)
    if unit is None or unit.is_noun or start == end or _DATE_AHEAD.match(key, unit.end):
        return None
    if _AGE.match(key, unit.end):
        return None
    under = unit.name in _SHORT_TIMES and _UNDER.search(key, 0, found.start())
    return unit if under or is_bounded(key, found, grammar) else None


def _bare(key: str, found: re.Match[str], end: int, grammar: QuantityGrammar) -> Unit | None:
    """A number that counts nothing, between the two words of its bound: "từ 3,5 trở lên"."""
    operator = grammar.operator.search(key, max(0, found.start() - LEFT_REACH), found.start())
    bounded = operator is not None and _OVER_OR_UP.match(key, end) is not None
    if not bounded or found["high"] or end != found.end() or YEAR.fullmatch(found["low"]):
        return None
    return Unit(None, 1, end, end, is_noun=False)


def _known_unit(key: str, start: int, factor: int, grammar: QuantityGrammar) -> Unit | None:
    found = grammar.unit.match(key, start)
    if found is None:
        return None
    form = found.group()
    is_noun = form not in grammar.measure_forms
    return Unit(grammar.units[form], factor, start, found.end(), is_noun)


def _unknown_noun(
    text: str, key: str, found: re.Match[str], start: int, grammar: QuantityGrammar
) -> Unit | None:
    """The first syllable behind a clear cardinal, where the noun is not known."""
    if found["low"] in SPELLED_COUNTS:
        return None
    padded = PADDED.fullmatch(found["low"]) is not None
    grouped = GROUPED.fullmatch(found["low"]) is not None
    operator = grammar.operator.search(key, max(0, found.start() - LEFT_REACH), found.start())
    least = (
        operator is not None
        and grammar.operators[(operator.lastindex or 1) - 1].reads == "at_least"
    )
    plain_over = operator is not None and operator.group().strip() in {"trên", "hơn"}
    word = WORD.match(key, start)
    clear = padded or grouped or (least and not plain_over)
    if word is None or not clear or grammar.stop.match(key, start):
        return None
    written = text[word.start() : word.end()].split("/")[0]
    is_acronym = len(written) > 1 and written.isupper() and not text.isupper()
    if grouped and written[0].isupper() and not is_acronym:
        # A capital behind such a number begins a name or a sentence.
        return None
    name = written if is_acronym else written.casefold()
    return Unit(name, 1, start, start + len(written), is_noun=True)
