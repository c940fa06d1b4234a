"""Deadlines in running text: what bounds or schedules work, and what only names a time."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extract.fields.deadlines import DeadlineContext, find_deadlines
from extract.fields.deadlines.hits import drop_coarse
from tests.fields.test_deadlines_forms import GRAMMAR, tell

PLANS = {
    "2026": DeadlineContext(year=2026, issued_on="2026-02-26", first_year=2026),
    "2026-2030": DeadlineContext(issued_on="2025-12-30", first_year=2026),
    "undated": DeadlineContext(),
}
SENTENCES = yaml.safe_load(
    Path(__file__).with_name("deadline_sentences.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("plan", "text", "meaning"), SENTENCES, ids=[f"{row[0]}: {row[1]}" for row in SENTENCES]
)
def test_sentences(plan: str, text: str, meaning: str) -> None:
    hits = find_deadlines(text, GRAMMAR, PLANS[plan])
    told = [tell(hit).removesuffix(" ?") for hit in hits]
    assert sorted(told) == sorted(meaning.split(" & ") if meaning else [])
    assert all(hit.raw == text[hit.start : hit.end] for hit in hits)


def test_a_day_of_a_turn_replaces_the_turn() -> None:
    text = "Báo cáo hằng quý và hằng năm, gửi trước ngày 20 của tháng cuối quý."
    hits = find_deadlines(text, GRAMMAR, PLANS["2026"])
    assert [hit.recurrence for hit in drop_coarse(hits)] == [
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
    ]


def test_a_plan_of_years_looks_back_before_its_first() -> None:
    text = "Đến năm 2025 hoàn thành 100% chỉ tiêu; đến năm 2028 hoàn thành dự án."
    hits = find_deadlines(text, GRAMMAR, PLANS["2026-2030"])
    assert [hit.last for hit in hits] == ["2028-12-31"]
