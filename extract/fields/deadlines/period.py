"""The years a plan's title speaks of."""

from __future__ import annotations

from extract.fields.deadlines.lines import read_key
from extract.fields.deadlines.phrases import Phrase, find_phrases, join_phrases
from extract.rulebook.deadlines import DeadlineGrammar

Period = tuple[str | None, str | None, bool]

_NARROW = frozenset({"month", "quarter", "half"})
_WIDE = frozenset({"years", "year_list", "school_year"})


def read_period(text: str, grammar: DeadlineGrammar) -> Period | None:
    """First and last day of the title's years, and whether they go on; None without years.

    A single year wins over a span of years ("giai đoạn 2021-2025, năm 2024"), a span over a
    horizon ("đến năm 2030", which has no first day). A year in a cited document's date, code
    or name of a law is none.
    """
    key = read_key(text, grammar)
    phrases = join_phrases(find_phrases(key, grammar, None), key)
    spoken = [phrase for phrase in phrases if _speaks(phrase, key, grammar)]
    single = [p for p in spoken if _is_single(p)]
    spans = [p for p in spoken if p.word.reads in _WIDE or p.spanned]
    horizons = [p for p in spoken if p.bound is not None and p.bound.reads in {"until", "before"}]
    for group in (single, spans):
        if group:
            return _cover(group)
    if horizons:
        last = horizons[0].moments[-1].last
        return None, last.isoformat() if last else None, horizons[0].open_tail
    return None


def _is_single(phrase: Phrase) -> bool:
    bound = phrase.bound.reads if phrase.bound else None
    reads = phrase.word.reads
    return (
        (reads == "year" or reads in _NARROW)
        and not phrase.spanned
        and bound
        not in {
            "until",
            "before",
        }
    )


def _speaks(phrase: Phrase, key: str, grammar: DeadlineGrammar) -> bool:
    if phrase.moments[-1].last is None or phrase.word.id == "year-bare":
        return False
    if phrase.word.reads not in {"year", *_NARROW, *_WIDE}:
        return False
    start = max(0, phrase.start - 90)
    return grammar.title_year.search(key, start, phrase.start) is None


def _cover(phrases: list[Phrase]) -> Period:
    firsts = [moment.first for phrase in phrases for moment in phrase.moments if moment.first]
    lasts = [moment.last for phrase in phrases for moment in phrase.moments if moment.last]
    first, last = min(firsts), max(lasts)
    # An open end belongs to the years it follows: only the last of them can have it.
    return first.isoformat(), last.isoformat(), phrases[-1].open_tail
