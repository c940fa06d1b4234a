"""Times with what binds them: "trước" + "30/6/2025", "2026" + "và các năm tiếp theo"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.fields.deadlines.moments import BACKWARDS, SPAN_MARK, Groups, Moment
from extract.fields.deadlines.turns import read_moments
from extract.rulebook.deadlines import Bound, DeadlineGrammar, TimeWord

_RANGE_LINK = re.compile(r"\s*(?:-|đến|tới|và đến)\s*(?:hết\s*)?(?:ngày\s*)?$")
_LIST_LINK = re.compile(r"\s*(?:và|hoặc)\s*(?:ngày\s*)?$")
_SEGMENT_END = re.compile(r"[.;\n]")
_SPANS = frozenset({"date", "dates", "month", "quarter", "half", "year", "years", "year_part"})
_PARTS = frozenset({"month", "quarter", "half", "this_year"})
_PART_LINK = re.compile(r"\s*[-:,/]?\s*$")
_LOOK_BACK = 48


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time word in its place; ``start`` includes the bound, ``end`` the tail."""

    word: TimeWord
    groups: Groups
    start: int
    word_start: int
    word_end: int
    end: int
    bound: Bound | None
    open_tail: bool
    moments: tuple[Moment, ...]
    spanned: bool = False


def find_phrases(key: str, grammar: DeadlineGrammar, year: int | None) -> list[Phrase]:
    """All times of a text, left to right, neighbours not yet joined.

    Input: the search key of the text; the year to take where the words name none.
    """
    phrases: list[Phrase] = []
    position = floor = 0
    while place := grammar.word_start.search(key, position):
        words = grammar.words_by_initial.get(key[place.start()], ())
        read = _read_word(key, place.start(), words)
        if read is None:
            position = place.start() + 1
            continue
        phrase = _make_phrase(key, floor, read, grammar, year)
        position = floor = phrase.end
        left = max(0, phrase.word_start - _LOOK_BACK)
        if not grammar.vision.search(key, left, phrase.word_start):
            phrases.append(phrase)
    return phrases


def _read_word(
    key: str, start: int, words: tuple[TimeWord, ...]
) -> tuple[TimeWord, re.Match[str]] | None:
    for word in words:
        found = word.compiled.match(key, start)
        if found is not None:
            return word, found
    return None


def _make_phrase(
    key: str,
    floor: int,
    read: tuple[TimeWord, re.Match[str]],
    grammar: DeadlineGrammar,
    year: int | None,
) -> Phrase:
    word, found = read
    bound, bound_start = _find_bound(key, found.start(), floor, grammar)
    end = found.end()
    if "(" in found.group() and ")" not in found.group() and key.startswith(")", end):
        end += 1
    tail = grammar.tail.match(key, end)
    groups = found.groupdict()
    return Phrase(
        word=word,
        groups=groups,
        start=bound_start,
        word_start=found.start(),
        word_end=end,
        end=tail.end() if tail else end,
        bound=bound,
        open_tail=tail is not None,
        moments=tuple(read_moments(word.reads, groups, year)),
        spanned=_is_span(word, groups),
    )


def _is_span(word: TimeWord, groups: Groups) -> bool:
    """Whether the words themselves name both ends: "tháng 3 đến tháng 10"."""
    listed = (groups.get(name) or "" for name in ("days", "months", "quarters"))
    return word.reads in {"years", "school_year"} or any(map(SPAN_MARK.search, listed))


def _find_bound(
    key: str, start: int, floor: int, grammar: DeadlineGrammar
) -> tuple[Bound | None, int]:
    found = grammar.left_bound.search(key, max(floor, start - _LOOK_BACK), start)
    if found is None or found.lastindex is None:
        return None, start
    bound = grammar.bounds[found.lastindex - 1]
    # A verb of completion says that the time binds, but is no part of it.
    return bound, start if bound.reads == "finish" else found.start()


def join_phrases(phrases: list[Phrase], key: str) -> list[Phrase]:
    """Lend years and bounds to neighbours without, and make "từ A đến B" one span.

    Input: phrases of one text in order. Output: as many or fewer, in order.
    """
    joined: list[Phrase] = []
    for phrase in reversed(phrases):
        following = joined[-1] if joined else None
        if following is None or _SEGMENT_END.search(key, phrase.end, following.word_start):
            joined.append(phrase)
            continue
        lent = _take_bracketed_year(phrase, following, key) or _lend_year(phrase, following)
        if lent.end > following.start:
            joined[-1] = lent
            continue
        narrowed = _narrow(lent, following, key) or _narrow_beside(lent, following, key)
        if narrowed is not None:
            joined[-1] = narrowed
        elif _linked(lent, following, key):
            joined[-1] = _span(lent, following)
        else:
            joined.append(lent)
    joined.reverse()
    return _share_bounds(joined, key)


def _take_bracketed_year(phrase: Phrase, following: Phrase, key: str) -> Phrase | None:
    """The part of a year with its year in brackets: "Quý I (2026)"."""
    year = following.moments[-1].last
    if not phrase.moments[-1].yearless or following.word.reads != "year" or year is None:
        return None
    opened = key[phrase.end : following.start].strip() == "("
    if not opened or following.bound is not None or not key.startswith(")", following.end):
        return None
    moments = read_moments(phrase.word.reads, phrase.groups, year.year)
    end = following.end + 1
    return replace(
        phrase, moments=tuple(replace(m, yearless=False) for m in moments), word_end=end, end=end
    )


def _narrow(phrase: Phrase, following: Phrase, key: str) -> Phrase | None:
    """The time in brackets that says the one before it more closely: "2027 (Quý II)"."""
    if key[phrase.end : following.start].strip() != "(" or not key.startswith(")", following.end):
        return None
    outer = phrase.moments[-1]
    inner = following.moments
    if inner[-1].yearless and not outer.yearless and outer.last is not None:
        inner = tuple(read_moments(following.word.reads, following.groups, outer.last.year))
    last = inner[-1].last
    if outer.first is None or outer.last is None or last is None:
        return None
    if not outer.first <= last <= outer.last or phrase.open_tail:
        return None
    return replace(following, moments=inner)


def _narrow_beside(phrase: Phrase, following: Phrase, key: str) -> Phrase | None:
    """The part of a year right behind the year: "Năm 2026 Quý I", as stacked headers give it."""
    whole = phrase.word.reads == "year" and not phrase.open_tail and phrase.moments[-1].last
    free = phrase.bound is None or phrase.bound.reads in {"within", "finish"}
    yearless = following.moments[-1].yearless and following.bound is None
    if not whole or not free or not yearless or following.word.reads not in _PARTS:
        return None
    if not _PART_LINK.match(key, phrase.end, following.start):
        return None
    moments = read_moments(following.word.reads, following.groups, whole.year)
    return replace(following, start=phrase.start, bound=phrase.bound, moments=tuple(moments))


def _share_bounds(phrases: list[Phrase], key: str) -> list[Phrase]:
    """Give one bound to both times of "trước 15/6 và 15/12"."""
    shared: list[Phrase] = []
    for phrase in phrases:
        before = shared[-1] if shared else None
        if (
            before is not None
            and phrase.bound is None
            and before.bound is not None
            and before.bound.reads in {"before", "until", "within"}
            and phrase.word.reads == before.word.reads
            and not phrase.spanned
            and _LIST_LINK.match(key, before.end, phrase.start)
        ):
            phrase = replace(phrase, bound=before.bound)
        shared.append(phrase)
    return shared


def _lend_year(phrase: Phrase, following: Phrase) -> Phrase:
    owner = following.moments[-1]
    year = (owner.last or owner.first or date.min).year
    wants = any(moment.yearless for moment in phrase.moments)
    if following.groups.get("shift"):
        # The year of "10/7 và 10/01 năm sau" is not said.
        return phrase
    if not wants or owner.yearless or year == date.min.year or phrase.word.reads == "next_years":
        return phrase
    moments = read_moments(phrase.word.reads, phrase.groups, year)
    return replace(phrase, moments=tuple(moments))


def _linked(phrase: Phrase, following: Phrase, key: str) -> bool:
    if phrase.word.reads not in _SPANS or following.word.reads not in _SPANS or phrase.open_tail:
        return False
    if phrase.bound is not None and phrase.bound.reads in {"before", "until"}:
        return False
    return _RANGE_LINK.match(key, phrase.end, following.word_start) is not None


def _span(phrase: Phrase, following: Phrase) -> Phrase:
    opening, closing = phrase.moments[0], following.moments[-1]
    if opening.first and closing.last and opening.first > closing.last and opening.yearless:
        earlier = read_moments(phrase.word.reads, phrase.groups, closing.last.year - 1)
        opening = earlier[0]
    kind = opening.kind if opening.kind == closing.kind != "date" else "range"
    if opening.kind == "year":
        kind = "range"
    review = opening.review or closing.review
    moment = Moment(kind, opening.first, closing.last, review=review, yearless=closing.yearless)
    if opening.first is None or closing.last is None:
        moment = replace(moment, first=None, last=None)
    elif opening.first > closing.last:
        moment = replace(moment, first=None, last=None, review=BACKWARDS)
    return replace(
        phrase,
        word_end=following.word_end,
        end=following.end,
        bound=None,
        open_tail=following.open_tail,
        moments=(moment,),
        spanned=True,
    )
