"""What holds of deadlines whatever the text: sound spans, and nothing that is not written."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.deadlines import (
    DeadlineContext,
    DeadlineHit,
    find_deadlines,
    read_deadline_cell,
)
from extract.fields.search_key import search_key
from tests.fields.test_deadlines_forms import FORMS, GRAMMAR

PLAN_2026 = DeadlineContext(year=2026, issued_on="2026-02-26", first_year=2026)
UNDATED = DeadlineContext()

YEARS = st.integers(1950, 2090)
DATES = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
ROMAN = ("I", "II", "III", "IV")


def read_one(text: str) -> tuple[str | None, str | None]:
    (hit,) = read_deadline_cell(text, GRAMMAR, UNDATED)
    assert (hit.raw, hit.review) == (text[hit.start : hit.end], None)
    return hit.first, hit.last


def span(year: int, first: int, last: int) -> tuple[str, str]:
    end = calendar.monthrange(year, last)[1]
    return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{end}"


@given(
    DATES,
    st.sampled_from(
        [
            "{0.day}/{0.month}/{0.year}", "{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%d-%m-%Y}",
            "{0:%d – %m – %Y}", "{0:%d / %m / %Y}", "ngày {0:%d/%m/%Y}",
            "ngày {0:%d} tháng {0:%m} năm {0:%Y}", "{0.day} tháng {0.month} năm {0.year}",
            "trước ngày {0.day}/{0.month}/{0.year}", "Chậm nhất là ngày {0:%d/%m/%Y}",
            "đến hết ngày {0:%d/%m/%Y}", "Hạn chót: {0:%d/%m/%Y}", "XONG TRƯỚC {0:%d/%m/%Y}",
        ]
    ),
)  # fmt: skip
def test_days_are_read_back(day: date, form: str) -> None:
    assert read_one(form.format(day)) == (None, f"{day:%Y-%m-%d}")


@given(
    YEARS,
    st.integers(1, 12),
    st.sampled_from(
        ["{m}/{y}", "{m:02d}/{y}", "Tháng {m}/{y}", "tháng {m:02d} năm {y}", "T{m}/{y}",
         "trong tháng {m} / {y}", "THÁNG {m} NĂM {y}", "Tháng\n{m}/ {y}", "{m}-{y}"]
    ),
)  # fmt: skip
def test_months_are_read_back(year: int, month: int, form: str) -> None:
    assert read_one(form.format(m=month, y=year)) == span(year, month, month)


@given(
    YEARS,
    st.integers(1, 4),
    st.sampled_from(
        ["Quý {r}/{y}", "quý {q} năm {y}", "Q{q}/{y}", "Q.{r}/{y}", "quý{r}/{y}", "QUÍ {r} / {y}",
         "Quý {q:02d}/{y}", "Trong quý {r} năm {y}", "Quý {r} ({y})", "Năm {y} (Quý {r})"]
    ),
)  # fmt: skip
def test_quarters_are_read_back(year: int, quarter: int, form: str) -> None:
    text = form.format(q=quarter, r=ROMAN[quarter - 1], y=year)
    assert read_one(text) == span(year, 3 * quarter - 2, 3 * quarter)


@given(YEARS, st.integers(1, 11), st.booleans())
def test_parts_of_a_year_are_read_back(year: int, months: int, first: bool) -> None:
    text = f"{months:02d} tháng {'đầu' if first else 'cuối'} năm {year}"
    assert read_one(text) == (span(year, 1, months) if first else span(year, 13 - months, 12))


@given(
    YEARS,
    st.integers(0, 9),
    st.sampled_from(["{}-{}", "{} – {}", "giai đoạn {} - {}", "từ năm {} đến năm {}", "{}\n-{}"]),
)
def test_spans_of_years_are_read_back(year: int, length: int, form: str) -> None:
    text = form.format(year, year + length)
    assert read_one(text) == (f"{year}-01-01", f"{year + length}-12-31")


@given(DATES, st.integers(0, 300))
def test_spans_of_days_are_read_back(first: date, length: int) -> None:
    last = first + timedelta(length)
    text = f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
    assert read_one(text) == (first.isoformat(), last.isoformat())


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 1, 1)), st.integers(1, 365))
def test_days_are_counted_from_the_issue(issued: date, days: int) -> None:
    context = DeadlineContext(issued_on=issued.isoformat())
    text = f"{days} ngày kể từ ngày ban hành Kế hoạch"
    (hit,) = read_deadline_cell(text, GRAMMAR, context)
    assert hit.last == (issued + timedelta(days)).isoformat()


@given(
    st.sampled_from([text for _, text, meaning in FORMS if "FREQ" in meaning]),
    DATES,
)
def test_turns_come_round_from_any_day(text: str, day: date) -> None:
    # A rule without a day takes that of its start, and November has no 31st.
    begin = datetime.combine(day.replace(day=min(day.day, 28)), time())
    for hit in read_deadline_cell(text, GRAMMAR, PLAN_2026):
        assert not hit.recurrence or rrulestr(hit.recurrence, dtstart=begin)[0] >= begin


@given(st.integers(1, 31), st.integers(1, 12), DATES)
def test_a_day_of_each_year_comes_round_or_is_refused(day: int, month: int, begin: date) -> None:
    (hit,) = read_deadline_cell(f"trước ngày {day}/{month} hằng năm", GRAMMAR, UNDATED)
    if hit.recurrence is None:
        assert day > calendar.monthrange(2024, month)[1]
        assert hit.review
    else:
        first = rrulestr(hit.recurrence, dtstart=datetime.combine(begin, time()))[0]
        assert (first.day, first.month) == (day, month)


_PIECES = st.one_of(
    st.sampled_from(
        [
            "trước", "đến hết", "từ", "đến", "trong", "ngày", "tháng", "quý", "năm", "hằng năm",
            "I", "II", "và", ",", "-", "–", "/", ".", ";", "(", ")", "\n", "%", "các năm tiếp theo",
            "thường xuyên", "định kỳ", "đầu", "cuối", "giữa", "tuần", "nửa", "thứ", "lần", "sáu",
            "báo cáo", "kể từ ngày ban hành", "giai đoạn", "năm học", "hộ", "số", "Q", "T",
            "chậm nhất", "hoàn thành", "xong", "sau", "năm sau",
        ]
    ),
    st.integers(0, 40).map(str),
    st.integers(1990, 2050).map(str),
    st.from_regex(r"[0-3]?[0-9][/.-][01]?[0-9](?:[/.-](?:20)?[0-9]{2})?", fullmatch=True),
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(_PIECES, max_size=10).map(" ".join),
    st.lists(_PIECES, max_size=10).map("".join),
)


def list_numbers(text: str) -> set[int]:
    """All numbers written in a text, two digits also as a year."""
    numbers = {int(digits) for digits in re.findall(r"\d+", text)}
    return numbers | {2000 + number for number in numbers if number < 100}


@given(_TEXTS, st.sampled_from([PLAN_2026, UNDATED]), st.booleans())
def test_no_day_or_year_is_invented(text: str, context: DeadlineContext, is_cell: bool) -> None:
    read = read_deadline_cell if is_cell else find_deadlines
    numbers = list_numbers(text) | ({context.year} if context.year else set())
    for hit in read(text, GRAMMAR, context):
        assert hit.raw == text[hit.start : hit.end]
        assert not (hit.first and hit.last) or hit.first <= hit.last
        if hit.kind == "relative":
            continue
        check_years(hit, numbers)
        if hit.kind == "date":
            check_day(hit, numbers)


def check_years(hit: DeadlineHit, numbers: set[int]) -> None:
    """A neighbour is a year, too: "năm sau", "trước năm 2027", "tháng 11 đến tháng 2/2027"."""
    for day in filter(None, (hit.first, hit.last)):
        year = int(day[:4])
        assert numbers & {year - 1, year, year + 1}, hit


def check_day(hit: DeadlineHit, numbers: set[int]) -> None:
    days = [date.fromisoformat(day) for day in (hit.first, hit.last) if day]
    for day in days:
        # "Sau 30/6" begins on the day behind it.
        written = day - timedelta(1) if hit.first and not hit.last else day
        assert any({d.day, d.month} <= numbers for d in (day, written)), hit


@given(_TEXTS)
def test_what_a_cell_says_is_never_dropped(text: str) -> None:
    hits = read_deadline_cell(text, GRAMMAR, PLAN_2026)
    said = re.search(r"[^\W_]", text) and search_key(text).strip(" .") not in GRAMMAR.blank
    assert bool(hits) == bool(said)


@pytest.mark.parametrize("text", ["Ngày đẹp trời", "Kỳ 99", "Q9/2026", "quý V/2026", "30/2"])
def test_what_is_not_understood_says_so(text: str) -> None:
    for hit in read_deadline_cell(text, GRAMMAR, PLAN_2026):
        assert (hit.first, hit.last, hit.recurrence) == (None, None, None)
        assert hit.review
