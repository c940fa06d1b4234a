"""Deadlines in lists, parts of a month, and years from stacked headers."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.fields.deadlines import (
    DeadlineContext,
    DeadlineHit,
    find_deadlines,
    read_deadline_cell,
)
from extract.fields.deadlines.lines import hide_bullets
from extract.fields.search_key import search_key
from extract.rulebook.base import load_topic
from extract.rulebook.deadlines import DeadlineGrammar

GRAMMAR = load_topic("deadlines", DeadlineGrammar, [Path(__file__).resolve().parents[2] / "rules"])
PLAN_2026 = DeadlineContext(year=2026, issued_on="2026-02-26")
UNDATED = DeadlineContext()

Span = tuple[str, str | None, str | None]

Q1: Span = ("quarter", "2026-01-01", "2026-03-31")
Q2: Span = ("quarter", "2026-04-01", "2026-06-30")
Y2026: Span = ("year", "2026-01-01", "2026-12-31")


def cell(text: str, context: DeadlineContext = PLAN_2026) -> list[DeadlineHit]:
    hits = read_deadline_cell(text, GRAMMAR, context)
    assert all(hit.raw == text[hit.start : hit.end] for hit in hits)
    return hits


def spans(hits: list[DeadlineHit]) -> list[Span]:
    return [(hit.kind, hit.first, hit.last) for hit in hits]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- Quý I/2026\n- Quý II/2026", [Q1, Q2]),
        ("– Quý I/2026\n– Quý II/2026", [Q1, Q2]),
        ("- Quý I\n- Quý II/2026", [Q1, Q2]),
        ("Hoàn thành:\n- Quý I/2026\n- Quý II/2026", [Q1, Q2]),
        ("Quý I/2026\n- Quý II/2026", [Q1, Q2]),
        ("Quý I/2026;\n- Quý II/2026", [Q1, Q2]),
        ("- 30/6/2026\n- 31/12/2026", [("date", None, "2026-06-30"), ("date", None, "2026-12-31")]),
        ("- Năm 2026\n- Thường xuyên", [Y2026, ("ongoing", None, None)]),
        # a range that was wrapped, or stands in one item
        ("2026\n- 2030", [("range", "2026-01-01", "2030-12-31")]),
        ("2026 -\n2030", [("range", "2026-01-01", "2030-12-31")]),
        ("2026\n-\n2030", [("range", "2026-01-01", "2030-12-31")]),
        ("Tháng 3\n- Tháng 6/2026", [("month", "2026-03-01", "2026-06-30")]),
        ("- Quý I - Quý II/2026", [("quarter", "2026-01-01", "2026-06-30")]),
    ],
)
def test_a_list_is_no_range(text: str, wanted: list[Span]) -> None:
    assert spans(cell(text)) == wanted


def test_items_of_a_paragraph_are_no_range() -> None:
    text = "Thực hiện:\n- Quý I/2026: khảo sát\n- Quý II/2026\n- Quý III/2026: tổng kết"
    hits = find_deadlines(text, GRAMMAR, PLAN_2026)
    assert [hit.raw for hit in hits] == ["Quý I/2026", "Quý II/2026", "Quý III/2026"]


def test_hidden_bullets_keep_the_length() -> None:
    text = "- Quý I\n+ Quý II\n2026 - 2030"
    assert hide_bullets(text, search_key(text)) == "  quý i   quý ii 2026 - 2030"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ngày 15 và 30 hằng tháng", ["15", "30"]),
        ("ngày 15, 30 hằng tháng", ["15", "30"]),
        ("Trước ngày 15 và ngày 30 hàng tháng", ["15", "30"]),
        ("ngày 05, 15 và 25 hằng tháng", ["5", "15", "25"]),
        ("hằng tháng, ngày 15 và 30", ["15", "30"]),
        ("Hằng tháng (trước ngày 15 và ngày 30)", ["15", "30"]),
        ("ngày 20-22 hằng tháng", ["20,21,22"]),
        ("ngày 25 hằng tháng", ["25"]),
    ],
)
def test_no_day_of_a_month_is_lost(text: str, days: list[str]) -> None:
    wanted = [f"FREQ=MONTHLY;BYMONTHDAY={day}" for day in days]
    assert [hit.recurrence for hit in cell(text)] == wanted
    assert [hit.recurrence for hit in find_deadlines(f"Báo cáo {text}", GRAMMAR, UNDATED)] == wanted


@pytest.mark.parametrize(
    ("text", "review"),
    [
        ("ngày 15 và 32 hằng tháng", "ngày tháng không có thật"),
        ("ngày 25-20 hằng tháng", "không rõ thời điểm của các lần"),
    ],
)
def test_impossible_days_of_a_month_need_a_look(text: str, review: str) -> None:
    hit = cell(text)[-1]
    assert (hit.recurrence, hit.review) == (None, review)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("trước 16 giờ thứ Sáu hằng tuần", ["FR"]),
        ("thứ Hai và thứ Sáu hằng tuần", ["MO", "FR"]),
        ("thứ 2, thứ 4 hàng tuần", ["MO", "WE"]),
        ("thứ Bảy, Chủ nhật hằng tuần", ["SA", "SU"]),
        ("Hằng tuần (thứ Sáu)", ["FR"]),
        ("hằng tuần, trước 16 giờ thứ Sáu", ["FR"]),
    ],
)
def test_no_day_of_a_week_is_lost(text: str, days: list[str]) -> None:
    wanted = [f"FREQ=WEEKLY;BYDAY={day}" for day in days]
    assert [hit.recurrence for hit in cell(text)] == wanted
    sentence = f"Các phòng gửi lịch công tác về Văn phòng {text}."
    assert [hit.recurrence for hit in find_deadlines(sentence, GRAMMAR, UNDATED)] == wanted


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("thượng tuần tháng 6", "2026-06-01", "2026-06-10"),
        ("Trung tuần tháng 6", "2026-06-11", "2026-06-20"),
        ("hạ tuần tháng 6/2026", "2026-06-21", "2026-06-30"),
        ("Hạ tuần tháng 02", "2026-02-21", "2026-02-28"),
        ("Nửa đầu tháng 6", "2026-06-01", "2026-06-15"),
        ("nửa cuối tháng 6/2026", "2026-06-16", "2026-06-30"),
        ("nửa sau của tháng 12", "2026-12-16", "2026-12-31"),
        ("trước hạ tuần tháng 6", None, "2026-06-20"),
        ("đến trung tuần tháng 6", None, "2026-06-20"),
    ],
)
def test_exact_parts_of_a_month(text: str, first: str | None, last: str) -> None:
    (hit,) = cell(text)
    assert (hit.kind, hit.first, hit.last, hit.review) == ("month", first, last, None)


@pytest.mark.parametrize(
    "text",
    [
        "kỳ 2 tháng 6", "Kỳ II tháng 6/2026", "đợt 1 tháng 6", "tuần 2 tháng 6",
        "thượng tuần và hạ tuần tháng 6", "ba ngày cuối tháng 6", "10 ngày đầu tháng 6",
        "đến tuần thứ 2 tháng 6", "trước kỳ 2 tháng 6",
    ],
)  # fmt: skip
def test_uncertain_parts_of_a_month_need_a_look(text: str) -> None:
    (hit,) = cell(text)
    assert hit.raw == text
    assert (hit.last, hit.review) == ("2026-06-30", "mốc thời gian ước lượng")


def test_half_a_quarter_needs_a_look() -> None:
    (hit,) = cell("nửa đầu quý II")
    assert (*spans([hit]), hit.review) == (Q2, "mốc thời gian ước lượng")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026 Quý I", [Q1]),
        ("Thời gian thực hiện năm 2026\nQuý I", [Q1]),
        ("Năm 2026 - Quý II", [Q2]),
        ("Năm 2026: Quý II", [Q2]),
        ("2026 Cả năm", [Y2026]),
        ("Cả năm 2026", [Y2026]),
        ("Năm 2025, Quý I/2026", [("year", "2025-01-01", "2025-12-31"), Q1]),
    ],
)
def test_a_year_over_its_part(text: str, wanted: list[Span]) -> None:
    assert spans(cell(text, UNDATED)) == wanted
