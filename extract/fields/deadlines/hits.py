"""Deadlines as they are handed out: a phrase with its bound applied to its times."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.fields.deadlines.moments import SWAPPED, VAGUE, Moment, add_days
from extract.fields.deadlines.phrases import Phrase
from extract.records.values import DeadlineKind
from extract.rulebook.deadlines import DeadlineGrammar

_EACH_QUARTER = re.compile(r"BYMONTH=(?:1,4,7,10|2,5,8,11|3,6,9,12)(?!,)")


@dataclass(frozen=True, slots=True)
class DeadlineContext:
    """What the plan says of itself: the year of a one-year plan, its issue date, its first year.

    A time that ends before ``first_year`` looks back, and is no deadline in running text.
    """

    year: int | None = None
    issued_on: str | None = None
    first_year: int | None = None


@dataclass(frozen=True, slots=True)
class DeadlineHit:
    """A deadline with its place: ``raw == text[start:end]``; ``rule`` is the pattern's id.

    ``first`` and ``last`` are ISO dates, both inclusive, null where open or unknown.
    """

    start: int
    end: int
    raw: str
    kind: DeadlineKind
    first: str | None
    last: str | None
    open_ended: bool
    recurrence: str | None
    rule: str
    review: str | None = None


def make_hits(
    phrase: Phrase, text: str, grammar: DeadlineGrammar, context: DeadlineContext
) -> list[DeadlineHit]:
    """The deadlines of a phrase: one, or one for each time that it lists."""
    hits = []
    for moment in phrase.moments:
        bound = _bind(moment, phrase)
        if phrase.word.reads == "relative":
            bound = _count_from_issue(bound, phrase, grammar, context)
        hits.append(
            DeadlineHit(
                start=phrase.start,
                end=phrase.end,
                raw=text[phrase.start : phrase.end],
                kind=bound.kind,
                first=bound.first.isoformat() if bound.first else None,
                last=bound.last.isoformat() if bound.last else None,
                open_ended=bound.open_ended or phrase.open_tail,
                recurrence=bound.recurrence,
                rule=phrase.word.id,
                review=bound.review,
            )
        )
    return hits


def _bind(moment: Moment, phrase: Phrase) -> Moment:
    if moment.recurrence is not None or moment.kind in {"recurring", "ongoing", "event"}:
        return moment
    reads = phrase.bound.reads if phrase.bound else None
    rough = bool(phrase.groups.get("rough"))
    is_part = rough or (bool(phrase.groups.get("part")) and moment.review == VAGUE)
    whole = moment.kind != "date" and not is_part and moment.first is not None
    if reads == "before" and whole and moment.first is not None:
        return replace(moment, first=None, last=moment.first - timedelta(1))
    if reads in {"before", "until"}:
        guessed = rough or phrase.groups.get("part") in {"đầu", "giữa"}
        return replace(moment, first=None, review=moment.review if guessed else _sure_end(moment))
    if reads == "from" and not phrase.spanned:
        return replace(moment, last=None, open_ended=True)
    if reads == "after" and moment.last is not None:
        return replace(moment, first=moment.last + timedelta(1), last=None, open_ended=True)
    # A bare day in a deadline column is the last day of the work.
    return replace(moment, first=None) if moment.kind == "date" else moment


def _sure_end(moment: Moment) -> str | None:
    """Only the beginning of "cuối năm" is a guess; its end is a date."""
    ends_period = moment.last is not None and (moment.last + timedelta(1)).day == 1
    return None if ends_period and moment.kind in {"month", "quarter", "year"} else moment.review


def _count_from_issue(
    moment: Moment, phrase: Phrase, grammar: DeadlineGrammar, context: DeadlineContext
) -> Moment:
    anchor = phrase.groups.get("anchor")
    later = phrase.bound is not None and phrase.bound.reads == "after"
    if phrase.groups.get("working") or not anchor or not grammar.issue.search(anchor) or later:
        return moment
    if context.issued_on is None:
        return replace(moment, review="chưa biết ngày ban hành")
    issued = date.fromisoformat(context.issued_on)
    count, unit = int(phrase.groups["count"] or 0), phrase.groups["unit"]
    if unit == "giờ":
        return moment
    if unit in {"tháng", "năm"}:
        last = _add_months(issued, count * (12 if unit == "năm" else 1))
    else:
        last = add_days(issued, count * (7 if unit == "tuần" else 1))
    return replace(moment, last=last, review=None)


def _add_months(start: date, months: int) -> date | None:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return None
    # The last day of a shorter month stands for a day that it lacks.
    for day in range(start.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, start.day)


def drop_coarse(hits: list[DeadlineHit]) -> list[DeadlineHit]:
    """The deadlines of one sentence without the turns that another says more closely.

    "Báo cáo hằng quý, trước ngày 20 tháng cuối quý" is one turn.
    """
    refined = {
        _cycle_of(hit.recurrence)
        for hit in hits
        if hit.recurrence and _cycle_of(hit.recurrence) != hit.recurrence
    }
    return [hit for hit in hits if hit.recurrence not in refined]


def doubt_stored(hits: list[DeadlineHit]) -> list[DeadlineHit]:
    """The deadlines of a date value whose day and month a program may have changed about.

    "07/01/2026" typed where the month comes first is stored, and shown, as the first of July.
    The dates stay as they are; ``review`` says the doubt.
    """
    return [replace(hit, review=hit.review or SWAPPED) if hit.last else hit for hit in hits]


def _cycle_of(rule: str) -> str:
    """The plain turn of a recurrence with days: every week, month, quarter or year."""
    if _EACH_QUARTER.search(rule):
        return "FREQ=MONTHLY;INTERVAL=3"
    return rule.partition(";BY")[0]
