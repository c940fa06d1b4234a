"""The parts of a row that several tables share, and the values a cell may hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from extract.export.wording import (
    describe_place,
    describe_recurrence,
    find_evidence,
    list_unique,
)

if TYPE_CHECKING:
    from extract.records import Deadline, Evidence, Indicator, Person, Plan, Unit

Value = str | int | float | bool | Decimal | date | list[str] | None
Row = dict[str, Value]


def parse_date(text: str | None) -> date | str | None:
    """An ISO date as a date; a text that is none stays a text, so that nothing is lost."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def parse_decimal(text: str | None) -> Decimal | str | None:
    """A decimal string as a number with its digits kept; any other text stays a text."""
    if text is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return number if number.is_finite() else text


def name_indicator(indicator: Indicator) -> str:
    """Code and name, as far as there is a code."""
    return f"{indicator.code} {indicator.name}" if indicator.code else indicator.name


def name_indicators(plan: Plan, ids: Iterable[str]) -> list[str]:
    """Code and name of the indicators with these ids; an unknown id stays an id."""
    names = {indicator.id: name_indicator(indicator) for indicator in plan.indicators}
    return [names.get(key, key) for key in ids]


def locate_row(evidence: Sequence[Evidence], *fields: str) -> Row:
    """Page, table, row, block, quote and the place in words of the first of these fields."""
    found = find_evidence(evidence, *fields)
    return {
        "place": describe_place(found),
        "page": found.page if found else None,
        "table": found.table if found else None,
        "row": found.row if found else None,
        "block": found.block if found else None,
        "quote": found.quote if found else None,
    }


def sum_up_deadlines(deadlines: Sequence[Deadline]) -> Row:
    """What several deadlines come to: their words, the widest span, the recurrences."""
    rules = list_unique(item.recurrence for item in deadlines if item.recurrence)
    return {
        "deadlines": list_unique(item.raw for item in deadlines),
        # ISO dates sort as texts.
        "start": parse_date(min((item.start for item in deadlines if item.start), default=None)),
        "end": parse_date(max((item.end for item in deadlines if item.end), default=None)),
        "open_ended": any(item.open_ended for item in deadlines) if deadlines else None,
        "recurrence": list(rules),
        "recurrence_words": [describe_recurrence(rule) for rule in rules],
    }


def list_names(units: Iterable[Unit]) -> list[str]:
    """Names of the units, each once."""
    return list_unique(unit.name for unit in units)


def list_doubts(
    evidence: Iterable[Evidence],
    units: Iterable[Unit],
    deadlines: Iterable[Deadline] = (),
    persons: Iterable[Person] = (),
) -> list[str]:
    """Why a person should look at a record's values: "what is written: reason"."""
    doubtful: list[Unit | Deadline] = [*units, *deadlines]
    reasons = [f"{item.raw}: {item.review}" for item in doubtful if item.review]
    reasons += [f"{who.name}: {who.review}" for who in persons if who.review]
    reasons += [
        f"{' '.join(item.quote.split())}: {item.review}" for item in evidence if item.review
    ]
    return list_unique(reasons)


def list_extra(extra: Mapping[str, str]) -> list[str]:
    """Other columns of a record's row as "header: value"."""
    return [f"{header}: {value}" for header, value in extra.items()]
