"""Every form that deadline columns use, and how offices vary it, with its meaning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from dateutil.rrule import rrulestr

from extract.fields.deadlines import DeadlineContext, DeadlineHit, read_deadline_cell
from extract.rulebook.base import load_topic
from extract.rulebook.deadlines import DeadlineGrammar

GRAMMAR = load_topic("deadlines", DeadlineGrammar, [Path(__file__).resolve().parents[2] / "rules"])
PLAN_2026 = DeadlineContext(year=2026, issued_on="2026-02-26")
FORMS: list[tuple[int, str, str]] = [
    tuple(row)
    for row in yaml.safe_load(
        Path(__file__).with_name("deadline_forms.yaml").read_text(encoding="utf-8")
    )
]
IDS = [f"{number}: {text}" for number, text, _ in FORMS]


def tell(hit: DeadlineHit) -> str:
    """A deadline in the notation of the table."""
    parts: list[str] = [hit.kind]
    if hit.first or hit.last:
        parts.append(f"{hit.first or ''}..{hit.last or ''}")
    parts += ["+"] if hit.open_ended else []
    parts += [hit.recurrence] if hit.recurrence else []
    return " ".join([*parts, "?"] if hit.review else parts)


@pytest.mark.parametrize(("number", "text", "meaning"), FORMS, ids=IDS)
def test_forms(number: int, text: str, meaning: str) -> None:
    hits = read_deadline_cell(text, GRAMMAR, PLAN_2026)
    assert " & ".join(map(tell, hits)) == meaning
    assert all(hit.raw == text[hit.start : hit.end] for hit in hits)


def test_each_form_is_varied() -> None:
    numbers = [number for number, _, _ in FORMS]
    assert {number for number in range(1, 100) if numbers.count(number) < 3} == set()


@pytest.mark.parametrize("text", [text for _, text, meaning in FORMS if "FREQ" in meaning])
@pytest.mark.parametrize("begin", [datetime(2026, 1, 1), datetime(2024, 2, 29, 17, 30)])
def test_recurrences_expand(text: str, begin: datetime) -> None:
    hits = read_deadline_cell(text, GRAMMAR, PLAN_2026)
    rules = [hit.recurrence for hit in hits if hit.recurrence]
    assert rules
    assert all(rrulestr(rule, dtstart=begin)[0] >= begin for rule in rules)


@pytest.mark.parametrize(
    "vary",
    [
        str.upper,
        str.lower,
        lambda text: text.replace("-", "–"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: f"{text}.",
        lambda text: f"- {text}",
        lambda text: f"({text})",
        lambda text: f"Hoàn thành {text}",
    ],
    ids=["capitals", "small", "dashes", "hard-spaces", "stop", "bullet", "brackets", "verb"],
)
def test_typography_changes_nothing(vary: Callable[[str], str]) -> None:
    # Small letters tell which lines go on with the one above.
    for text, meaning in ((row[1], row[2]) for row in FORMS if "\n" not in row[1]):
        hits = read_deadline_cell(vary(text), GRAMMAR, PLAN_2026)
        assert " & ".join(map(tell, hits)) == meaning, text
