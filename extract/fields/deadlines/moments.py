"""What the words for a time mean: the named groups of a match become dates or a recurrence.

Nothing here invents a day or a year: a time without a year has dates only if the plan's year
is known, an impossible date has none, and ``review`` says why.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.records.values import DeadlineKind

NO_YEAR = "thời hạn không ghi năm"
IMPOSSIBLE = "ngày tháng không có thật"
BLANK_DAY = "ngày còn để trống"
VAGUE = "mốc thời gian ước lượng"
SWAPPED = "ngày và tháng có thể bị đảo"
BACKWARDS = "khoảng thời gian ngược"

Groups = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Moment:
    """One time: a span of days, both ends inclusive, or a recurrence.

    ``yearless`` tells that its words name no year, so that a neighbour's may be taken.
    """

    kind: DeadlineKind
    first: date | None = None
    last: date | None = None
    open_ended: bool = False
    recurrence: str | None = None
    review: str | None = None
    yearless: bool = False


Reader = Callable[[Groups, int | None], list[Moment]]

_ORDINALS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4,
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "chín": 9,
}  # fmt: skip
_PARTS_OF_YEAR = {"đầu": (1, 3), "giữa": (5, 7), "cuối": (10, 12)}
_PARTS_OF_MONTH: dict[str, tuple[int, int | None]] = {
    "thượng tuần": (1, 10),
    "trung tuần": (11, 20),
    "hạ tuần": (21, None),
    "nửa đầu": (1, 15),
    "nửa cuối": (16, None),
    "nửa sau": (16, None),
}
"""First and last day of the parts that are exact; None is the month's last day."""

_ORDINAL = re.compile(r"một|hai|ba|bốn|tư|iv|i{1,3}|\d{1,2}")
_YEAR = re.compile(r"\d{4}")
SPAN_MARK = re.compile(r"-|đến|tới")


def add_days(start: date, days: int) -> date | None:
    """The day so many days later, or None beyond the calendar."""
    return start + timedelta(days) if days < 36_500 else None


def _year_of(groups: Groups, year: int | None) -> int | None:
    written, shift = groups.get("year"), groups.get("shift")
    if not written and shift and year is not None:
        return year - 1 if shift.endswith("trước") else year + 1
    if not written:
        return year
    return int(written) if len(written) == 4 else 2000 + int(written)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def _months(kind: DeadlineKind, year: int | None, first: int, last: int) -> Moment:
    """The span from the first of one month to the end of another, in one year."""
    if not 1 <= first <= 12 or not 1 <= last <= 12:
        return Moment(kind, review=IMPOSSIBLE)
    if first > last:
        return Moment(kind, review=BACKWARDS)
    if year is None:
        return Moment(kind, review=NO_YEAR)
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Moment(kind, date(year, first, 1), end)


def _mark_yearless(moments: list[Moment], groups: Groups) -> list[Moment]:
    if groups.get("year") or groups.get("shift"):
        return moments
    return [replace(moment, yearless=True) for moment in moments]


def join_neighbours(numbers: list[int], spanned: bool) -> list[tuple[int, int]]:
    """Neighbouring numbers as one span, others apart: 1, 2, 3 is (1, 3); 3, 9 is two."""
    if spanned:
        return [(numbers[0], numbers[-1])]
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def read_ordinals(text: str) -> list[int]:
    """The numbers in a list of months or quarters, Roman, Arabic or in words, in their order."""
    return [_ORDINALS.get(found) or int(found) for found in _ORDINAL.findall(text)]


def _read_date(groups: Groups, year: int | None) -> list[Moment]:
    known = _year_of(groups, year)
    month, day = int(groups["month"] or 0), int(groups["day"] or 0)
    # A leap year stands in for the unknown one, so that only impossible days are refused.
    if day_of(known or 2024, month, day) is None:
        return [Moment("date", review=IMPOSSIBLE)]
    if known is None:
        return [Moment("date", review=NO_YEAR, yearless=True)]
    moment = Moment("date", day_of(known, month, day), day_of(known, month, day))
    if groups.get("iso") and day <= 12:
        # A spreadsheet that took 07/01 for the seventh month writes such a date.
        moment = replace(moment, review=SWAPPED)
    return _mark_yearless([moment], groups)


def _read_dates(groups: Groups, year: int | None) -> list[Moment]:
    days = read_ordinals(groups["days"] or "")
    if groups.get("months"):
        months = map(str, read_ordinals(groups["months"] or ""))
        return [
            _read_date({**groups, "day": str(days[0]), "month": month}, year)[0] for month in months
        ]
    moments = [_read_date({**groups, "day": str(day)}, year)[0] for day in days]
    if not SPAN_MARK.search(groups["days"] or ""):
        return moments
    first, last = moments[0], moments[-1]
    if first.first is None or last.last is None:
        return [replace(first if first.first is None else last, kind="range")]
    if first.first > last.last:
        return [Moment("range", review=BACKWARDS)]
    return [Moment("range", first.first, last.last, yearless=first.yearless)]


def _read_blank_date(groups: Groups, year: int | None) -> list[Moment]:
    known = _year_of(groups, None)
    if groups.get("month"):
        moment = _months("month", known, int(groups["month"] or 0), int(groups["month"] or 0))
    else:
        moment = _months("year", known, 1, 12)
    return [replace(moment, review=moment.review or BLANK_DAY)]


def _read_month(groups: Groups, year: int | None) -> list[Moment]:
    known, text = _year_of(groups, year), groups["months"] or ""
    spans = join_neighbours(read_ordinals(text), bool(SPAN_MARK.search(text)))
    moments = [_months("month", known, first, last) for first, last in spans]
    if groups.get("year") and spans[0][0] > spans[0][1]:
        moments = [_over_new_year("month", int(groups["year"] or 0), *spans[0])]
    part = groups.get("part")
    if part:
        moments = [_month_part(moment, part) for moment in moments]
    if groups.get("rough"):
        # Offices count the weeks or turns of a month differently; the month is sure.
        moments = [replace(moment, review=moment.review or VAGUE) for moment in moments]
    return _mark_yearless(moments, groups)


def _over_new_year(kind: DeadlineKind, year: int, first: int, last: int) -> Moment:
    """The span "tháng 11 đến tháng 3/2027": the year written is that of its end."""
    opening, closing = _months(kind, year - 1, first, first), _months(kind, year, last, last)
    if opening.first is None or closing.last is None:
        return Moment(kind, review=IMPOSSIBLE)
    return Moment(kind, opening.first, closing.last)


def _month_part(moment: Moment, part: str) -> Moment:
    if moment.first is None or moment.last is None:
        return moment
    first, last = moment.first, moment.last
    if part in _PARTS_OF_MONTH:
        opening, closing = _PARTS_OF_MONTH[part]
        return replace(
            moment, first=first.replace(day=opening), last=last.replace(day=closing or last.day)
        )
    if part == "đầu":
        last = first + timedelta(9)
    elif part == "giữa":
        first, last = first + timedelta(10), first + timedelta(19)
    elif part == "cuối":
        first = first.replace(day=21)
    elif part == "tuần đầu":
        last = first + timedelta(6)
    else:
        first = last - timedelta(6)
    return replace(moment, first=first, last=last, review=VAGUE)


def _read_quarter(groups: Groups, year: int | None) -> list[Moment]:
    known, text = _year_of(groups, year), groups["quarters"] or ""
    spans = join_neighbours(read_ordinals(text), bool(SPAN_MARK.search(text)))
    moments = []
    for first, last in spans:
        months = (3 * first - 2, 3 * last)
        if groups.get("part") == "đầu":
            months = (months[0], months[0])
        elif groups.get("part") == "giữa":
            months = (months[0] + 1, months[0] + 1)
        elif groups.get("part") == "cuối":
            months = (months[1], months[1])
        moment = _months("quarter", known, *months)
        if (groups.get("part") or groups.get("rough")) and moment.review is None:
            moment = replace(moment, review=VAGUE)
        moments.append(moment)
    return _mark_yearless(moments, groups)


def _read_half(groups: Groups, year: int | None) -> list[Moment]:
    written = groups.get("count") or "6"
    count = _ORDINALS.get(written) or int(written)
    first, last = (1, count) if groups["part"] == "đầu" else (13 - count, 12)
    return _mark_yearless([_months("range", _year_of(groups, year), first, last)], groups)


def _read_year_part(groups: Groups, year: int | None) -> list[Moment]:
    moment = _months("year", _year_of(groups, year), *_PARTS_OF_YEAR[groups["part"] or ""])
    return _mark_yearless([replace(moment, review=moment.review or VAGUE)], groups)


def _read_year(groups: Groups, year: int | None) -> list[Moment]:
    return [_months("year", _year_of(groups, None), 1, 12)]


def _read_years(groups: Groups, year: int | None) -> list[Moment]:
    first, last = int(groups["year"] or 0), int(groups["last_year"] or 0)
    if first > last:
        return [Moment("range", review=BACKWARDS)]
    return [Moment("range", date(first, 1, 1), date(last, 12, 31))]


def _read_year_list(groups: Groups, year: int | None) -> list[Moment]:
    runs = join_neighbours([int(year) for year in _YEAR.findall(groups["years"] or "")], False)
    return [
        Moment("year" if first == last else "range", date(first, 1, 1), date(last, 12, 31))
        for first, last in runs
    ]


def _read_this_year(groups: Groups, year: int | None) -> list[Moment]:
    return _mark_yearless([_months("year", year, 1, 12)], groups)


def _read_year_end(groups: Groups, year: int | None) -> list[Moment]:
    moment = _read_this_year(groups, year)[0]
    return [replace(moment, first=None)]


def _read_next_years(groups: Groups, year: int | None) -> list[Moment]:
    if year is None:
        return [Moment("year", open_ended=True, review=NO_YEAR, yearless=True)]
    return [Moment("year", date(year + 1, 1, 1), open_ended=True, yearless=True)]


def _read_school_year(groups: Groups, year: int | None) -> list[Moment]:
    if groups.get("part"):
        return [Moment("event", review=VAGUE)]
    if not groups.get("year"):
        return [Moment("event")]
    first = int(groups["year"] or 0)
    if int(groups["last_year"] or 0) != first + 1:
        return _read_years(groups, year)
    # Ministry of Education frame decisions: opens in September, ends before 31 May.
    return [Moment("range", date(first, 9, 1), date(first + 1, 5, 31), review=VAGUE)]


def _read_season(groups: Groups, year: int | None) -> list[Moment]:
    return [Moment("event")]


def _read_ongoing(groups: Groups, year: int | None) -> list[Moment]:
    return [Moment("ongoing", open_ended=True)]


SPAN_READERS: dict[str, Reader] = {
    "date": _read_date,
    "dates": _read_dates,
    "blank_date": _read_blank_date,
    "month": _read_month,
    "quarter": _read_quarter,
    "half": _read_half,
    "year_part": _read_year_part,
    "year": _read_year,
    "years": _read_years,
    "year_list": _read_year_list,
    "this_year": _read_this_year,
    "year_end": _read_year_end,
    "next_years": _read_next_years,
    "school_year": _read_school_year,
    "season": _read_season,
    "ongoing": _read_ongoing,
}
"""The readers of times that are spans of days, by the name that rules/deadlines.yaml uses."""
