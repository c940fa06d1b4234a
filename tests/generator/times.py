"""Deadlines: the words an office writes and the dates they mean, computed from the draw."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.generator.vocabulary import load

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Due:
    """A normal form: inclusive ISO dates, open end, recurrence."""

    start: str | None = None
    end: str | None = None
    open_ended: bool = False
    recurrence: str | None = None

    def as_record(self) -> dict[str, object]:
        """The deadline as a record has it (raw, kind and source are not compared)."""
        return {
            "raw": "",
            "kind": "date",
            "start": self.start,
            "end": self.end,
            "open_ended": self.open_ended,
            "recurrence": self.recurrence,
            "source": "column",
        }


@dataclass(frozen=True, slots=True)
class When:
    """Words of a deadline and what they mean."""

    text: str = ""
    dues: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a plan's deadlines refer to: its years, and when it was issued."""

    year: int
    last: int
    single: bool
    issued: date | None


def draw_when(rng: Random, time: Calendar) -> When:
    """A deadline as a cell or a label has it."""
    kinds = (_year, _quarter, _month, _day, _day, _span, _half, _steady, _recurring, _open, _other)
    weights = (12, 16, 14, 12, 12, 10, 5, 8, 8, 5, 5)
    return rng.choices(kinds, weights)[0](rng, time)


def draw_bound(rng: Random, time: Calendar) -> When:
    """A deadline as a clause of running text: "hoàn thành trước ngày 30/6/2026"."""
    year = _pick_year(rng, time)
    roll = rng.randrange(7)
    if roll <= 2:
        day = _pick_day(rng, year)
        verb = rng.choice(("hoàn thành trước ngày", "xong trước ngày", "hoàn thành chậm nhất ngày"))
        return When(f"{verb} {_slash(rng, day)}", (Due(end=day.isoformat()),))
    if roll == 3:
        quarter = rng.randint(1, 4)
        start, end = _quarter_dates(year, quarter, quarter)
        verb = rng.choice(("hoàn thành trong quý", "thực hiện trong Quý"))
        return When(f"{verb} {ROMAN[quarter - 1]}/{year}", (Due(start, end),))
    if roll == 4:
        month = rng.randint(1, 12)
        start, end = _month_dates(year, month, month)
        return When(f"hoàn thành trong tháng {month}/{year}", (Due(start, end),))
    if roll == 5:
        return When(f"hoàn thành trong năm {year}", (Due(*_years(year, year)),))
    return When(f"xong trước 31/12/{year}", (Due(end=f"{year}-12-31"),))


def _pick_year(rng: Random, time: Calendar) -> int:
    return rng.randint(time.year, time.last)


def _years(first: int, last: int) -> tuple[str, str]:
    return f"{first}-01-01", f"{last}-12-31"


def _month_dates(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]}"


def _quarter_dates(year: int, first: int, last: int) -> tuple[str, str]:
    return _month_dates(year, first * 3 - 2, last * 3)


def _pick_day(rng: Random, year: int) -> date:
    month = rng.randint(2, 12)
    day = rng.choice((10, 15, 20, 25, calendar.monthrange(year, month)[1], rng.randint(1, 28)))
    return date(year, month, day)


def _slash(rng: Random, day: date) -> str:
    return rng.choice(
        (
            f"{day.day:02}/{day.month}/{day.year}",
            f"{day.day:02}/{day.month:02}/{day.year}",
            f"{day.day}/{day.month}/{day.year}",
        )
    )


def _year(rng: Random, time: Calendar) -> When:
    year = _pick_year(rng, time)
    text = rng.choice((f"Năm {year}", f"{year}", f"Trong năm {year}", f"Cả năm {year}"))
    if rng.random() < 0.2:
        return When(
            rng.choice((f"Đến hết năm {year}", f"Hết năm {year}")), (Due(end=f"{year}-12-31"),)
        )
    return When(text, (Due(*_years(year, year)),))


def _quarter(rng: Random, time: Calendar) -> When:
    year = _pick_year(rng, time)
    first = rng.randint(1, 4)
    last = rng.randint(first, 4)
    roman = rng.random() < 0.85
    one, two = (ROMAN[n - 1] if roman else str(n) for n in (first, last))
    tail = rng.choice(
        (f"/{year}", f"/{year}", f" năm {year}", f" - {year}" if first == last else f"/{year}")
    )
    if time.single and rng.random() < 0.25:
        tail = ""
    word = rng.choice(("Quý", "Quý", "Trong quý", "quý"))
    if first == last:
        if rng.random() < 0.15 and tail != f" - {year}":
            before = date(year, first * 3 - 2, 1) - timedelta(days=1)
            return When(f"Trước quý {one}{tail}", (Due(end=before.isoformat()),))
        return When(f"{word} {one}{tail}", (Due(*_quarter_dates(year, first, first)),))
    joint = rng.choice((" - ", "-", " đến quý ", " – Quý ", f"{tail} - Quý "))
    if last == first + 1 and rng.random() < 0.5:
        joint = rng.choice((", ", " và quý ", " và "))
    text = f"{word} {one}{joint}{two}{tail}"
    return When(text, (Due(*_quarter_dates(year, first, last)),))


def _month(rng: Random, time: Calendar) -> When:
    year = _pick_year(rng, time)
    first = rng.randint(1, 12)
    number = rng.choice((f"{first:02}", f"{first}"))
    tail = rng.choice((f"/{year}", f"/{year}", f" năm {year}"))
    if time.single and rng.random() < 0.25:
        tail = ""
    if rng.random() < 0.3 and first < 12:
        last = rng.randint(first + 1, 12)
        text = rng.choice(
            (
                f"Từ tháng {number} đến tháng {last}{tail}",
                f"Tháng {first} - tháng {last}{tail}",
                f"Tháng {first}-{last}{tail}",
                f"Từ tháng {number}{tail} đến tháng {last}{tail}",
            )
        )
        return When(text, (Due(*_month_dates(year, first, last)),))
    word = rng.choice(("Tháng", "Trong tháng", "Tháng", "tháng"))
    if tail.startswith("/") and rng.random() < 0.15:
        return When(f"{number}/{year}", (Due(*_month_dates(year, first, first)),))
    if rng.random() < 0.15:
        before = date(year, first, 1) - timedelta(days=1)
        return When(f"Trước tháng {number}{tail}", (Due(end=before.isoformat()),))
    return When(f"{word} {number}{tail}", (Due(*_month_dates(year, first, first)),))


def _day(rng: Random, time: Calendar) -> When:
    year = _pick_year(rng, time)
    day = _pick_day(rng, year)
    written = _slash(rng, day)
    if rng.random() < 0.2:
        written = f"{day.day:02} tháng {day.month} năm {year}"
        word = rng.choice(
            ("Trước ngày", "Chậm nhất ngày", "Ngày", "Đến ngày", "Hoàn thành trước ngày")
        )
        return When(f"{word} {written}", (Due(end=day.isoformat()),))
    if rng.random() < 0.1:
        written = written.replace("/", rng.choice((".", "-")))
    if time.single and rng.random() < 0.2:
        written = f"{day.day:02}/{day.month}"
    word = rng.choice(
        (
            "Trước ngày ",
            "Trước ",
            "",
            "",
            "Chậm nhất ngày ",
            "Chậm nhất ",
            "Đến hết ngày ",
            "Hoàn thành trước ngày ",
            "Xong trước ngày ",
            "Muộn nhất ngày ",
            "Không muộn hơn ngày ",
            "Hạn cuối ",
            "Đến ",
        )
    )
    return When(f"{word}{written}", (Due(end=day.isoformat()),))


def _span(rng: Random, time: Calendar) -> When:
    year = _pick_year(rng, time)
    if rng.random() < 0.5 or time.single:
        first, last = sorted(_pick_day(rng, year) for _ in range(2))
        if first < last and rng.random() < 0.6:
            one = _slash(rng, first) if rng.random() < 0.5 else f"{first.day:02}/{first.month}"
            text = rng.choice(
                (
                    f"Từ ngày {one} đến ngày {_slash(rng, last)}",
                    f"Từ {one} đến {_slash(rng, last)}",
                    f"{one} - {_slash(rng, last)}",
                )
            )
            return When(text, (Due(first.isoformat(), last.isoformat()),))
    first_year, last_year = year, year + rng.randint(1, 4)
    text = rng.choice(
        (
            f"{first_year} - {last_year}",
            f"{first_year}-{last_year}",
            f"Giai đoạn {first_year} - {last_year}",
            f"Năm {first_year} - {last_year}",
            f"Từ năm {first_year} đến năm {last_year}",
        )
    )
    return When(text, (Due(*_years(first_year, last_year)),))


def _half(rng: Random, time: Calendar) -> When:
    year = _pick_year(rng, time)
    tail = " năm" if time.single and rng.random() < 0.3 else f" năm {year}"
    words, first, last = rng.choice(
        (
            ("6 tháng đầu", 1, 6),
            ("6 tháng cuối", 7, 12),
            ("06 tháng đầu", 1, 6),
            ("9 tháng đầu", 1, 9),
            ("Trong 6 tháng đầu", 1, 6),
        )
    )
    return When(f"{words}{tail}", (Due(*_month_dates(year, first, last)),))


def _steady(rng: Random, time: Calendar) -> When:
    text = rng.choice(
        (
            "Thường xuyên",
            "Thường xuyên",
            "Thường xuyên, liên tục",
            "Liên tục",
            "Nhiệm vụ thường xuyên",
        )
    )
    return When(text, (Due(open_ended=True),))


def _recurring(rng: Random, time: Calendar) -> When:
    day = rng.choice((5, 10, 15, 20, 25))
    month = rng.randint(1, 12)
    text, rule = rng.choice(
        (
            ("Hằng năm", "FREQ=YEARLY"),
            ("Hàng năm", "FREQ=YEARLY"),
            ("Hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
            ("Hàng quý", "FREQ=MONTHLY;INTERVAL=3"),
            ("Hằng tháng", "FREQ=MONTHLY"),
            ("Hàng tháng", "FREQ=MONTHLY"),
            ("Định kỳ hằng tháng", "FREQ=MONTHLY"),
            ("Định kỳ hàng quý", "FREQ=MONTHLY;INTERVAL=3"),
            ("Hằng tuần", "FREQ=WEEKLY"),
            ("6 tháng/lần", "FREQ=MONTHLY;INTERVAL=6"),
            ("Định kỳ 6 tháng một lần", "FREQ=MONTHLY;INTERVAL=6"),
            ("03 tháng/lần", "FREQ=MONTHLY;INTERVAL=3"),
            ("Mỗi tháng một lần", "FREQ=MONTHLY"),
            (f"Trước ngày {day}/{month} hằng năm", f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"),
            (f"Ngày {day} hằng tháng", f"FREQ=MONTHLY;BYMONTHDAY={day}"),
            (f"Trước ngày {day} hàng tháng", f"FREQ=MONTHLY;BYMONTHDAY={day}"),
            (f"Tháng {month} hằng năm", f"FREQ=YEARLY;BYMONTH={month}"),
        )
    )
    return When(text, (Due(open_ended=True, recurrence=rule),))


def _open(rng: Random, time: Calendar) -> When:
    year = _pick_year(rng, time)
    if rng.random() < 0.3:
        return When(
            rng.choice((f"Từ năm {year}", f"Bắt đầu từ năm {year}")),
            (Due(f"{year}-01-01", None, True),),
        )
    text = rng.choice(
        (
            f"Năm {year} và các năm tiếp theo",
            f"{year} và những năm tiếp theo",
            f"Năm {year} và những năm tiếp theo",
            f"Năm {year} và thường xuyên",
        )
    )
    start, end = _years(year, year)
    return When(text, (Due(start, end, True),))


def _other(rng: Random, time: Calendar) -> When:
    year = _pick_year(rng, time)
    roll = rng.random()
    if roll < 0.4:
        return When(rng.choice(load("phrases")["events"]), (Due(),))
    if roll < 0.6 and time.issued:
        days = rng.choice((15, 30, 45, 60))
        end = time.issued + timedelta(days=days)
        text = rng.choice(
            (
                f"{days} ngày kể từ ngày ban hành",
                f"Trong vòng {days} ngày kể từ ngày ban hành Kế hoạch",
            )
        )
        return When(text, (Due(end=end.isoformat()),))
    first, last = rng.sample(range(1, 5), 2)
    one, two = (_quarter_dates(year, n, n) for n in (first, last))
    text = rng.choice(
        (
            f"Quý {ROMAN[first - 1]}/{year}; Quý {ROMAN[last - 1]}/{year}",
            f"Quý {ROMAN[first - 1]}/{year}: trình dự thảo; Quý {ROMAN[last - 1]}/{year}: ban hành",
        )
    )
    return When(text, (Due(*one), Due(*two)))
