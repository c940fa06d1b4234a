"""What the words for a recurring or relative time mean: RFC 5545 rules and day counts."""

from __future__ import annotations

import re

from extract.fields.deadlines.moments import (
    IMPOSSIBLE,
    SPAN_MARK,
    SPAN_READERS,
    Groups,
    Moment,
    Reader,
    day_of,
    join_neighbours,
    read_ordinals,
)

UNKNOWN_TURN = "không rõ thời điểm của các lần"
WORKING_DAYS = "tính theo ngày làm việc"
UNKNOWN_START = "không rõ ngày bắt đầu tính"

_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_WEEKDAYS = {
    "hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA",
    "2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA", "chủ nhật": "SU",
}  # fmt: skip
_STEPS = {"ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "năm": "YEARLY"}
_TURN = re.compile(r"(?:(\d{1,2})\s+)?(năm|quý|tháng|tuần|ngày)")
_DAY = re.compile(r"\d{1,2}")
_WEEKDAY = re.compile(rf"(?<!\w)(?:{'|'.join(_WEEKDAYS)})(?!\w)")
_DAY_MONTH = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})")


def read_moments(reads: str, groups: Groups, year: int | None) -> list[Moment]:
    """The times that the named groups of a time word speak of.

    Input: the reader's name, the groups, and the year to take where the words name none.
    """
    return READERS[reads](groups, year)


def _recurring(rule: str | None, review: str | None = None) -> Moment:
    return Moment("recurring", open_ended=True, recurrence=rule, review=review)


def _rule(unit: str, count: int = 1) -> str:
    if unit == "quý":
        unit, count = "tháng", 3 * count
    step = f"FREQ={_STEPS[unit]}"
    return step if count == 1 else f"{step};INTERVAL={count}"


def _count_of(written: str | None) -> int:
    return _COUNTS.get(written or "") or int(written or 1)


def _read_turns(groups: Groups, year: int | None) -> list[Moment]:
    # "Hằng quý, năm" names two turns; each is a deadline of its own.
    turns = _TURN.findall(groups["units"] or "")
    moments = [_read_turn(_count_of(count), unit) for count, unit in turns]
    return list(dict.fromkeys(moments))


def _read_turn(count: int, unit: str) -> Moment:
    # "Báo cáo 9 tháng" closes nine months of each year: no turn of nine months.
    if not count or (unit == "tháng" and 12 % count):
        return _recurring(None, UNKNOWN_TURN)
    return _recurring(_rule(unit, count))


def _read_interval(groups: Groups, year: int | None) -> list[Moment]:
    count = _count_of(groups.get("count"))
    if not count:
        return [_recurring(None, UNKNOWN_TURN)]
    rule = _rule(groups["unit"] or "", count)
    weekday = groups.get("weekday")
    if weekday and rule.startswith("FREQ=WEEKLY"):
        rule += f";BYDAY={_WEEKDAYS[weekday]}"
    return [_recurring(rule)]


def _read_times(groups: Groups, year: int | None) -> list[Moment]:
    every = _count_of(groups.get("every"))
    if _count_of(groups.get("count")) == 1 and every:
        return [_recurring(_rule(groups["unit"] or "", every))]
    return [_recurring(None, UNKNOWN_TURN)]


def _read_yearly_date(groups: Groups, year: int | None) -> list[Moment]:
    pairs = _DAY_MONTH.findall(groups.get("dates") or "")
    if pairs:
        return [_yearly_day(int(day), [int(month)]) for day, month in pairs]
    months = read_ordinals(groups.get("months") or groups.get("month") or "0")
    return [_yearly_day(int(groups.get("day") or 0), months)]


def _yearly_day(day: int, months: list[int]) -> Moment:
    if not all(day_of(2024, month, day) for month in months):
        return _recurring(None, IMPOSSIBLE)
    listed = ",".join(map(str, sorted(set(months))))
    return _recurring(f"FREQ=YEARLY;BYMONTH={listed};BYMONTHDAY={day}")


def _read_yearly_month(groups: Groups, year: int | None) -> list[Moment]:
    text = groups["months"] or ""
    runs = join_neighbours(read_ordinals(text), bool(SPAN_MARK.search(text)))
    months = [month for first, last in runs for month in range(first, last + 1)]
    return [_yearly(months, groups, len(months))]


def _read_yearly_quarter(groups: Groups, year: int | None) -> list[Moment]:
    text = groups["quarters"] or ""
    runs = join_neighbours(read_ordinals(text), bool(SPAN_MARK.search(text)))
    months = [m for first, last in runs for m in range(3 * first - 2, 3 * last + 1)]
    return [_yearly(months, groups, len(months) // 3)]


def _yearly(months: list[int], groups: Groups, listed: int) -> Moment:
    if groups.get("count") and _count_of(groups["count"]) != listed:
        # "02 lần/năm (tháng 6)" names one of the two.
        return _recurring(None, UNKNOWN_TURN)
    if not months or not all(1 <= month <= 12 for month in months):
        return _recurring(None, IMPOSSIBLE)
    return _recurring(f"FREQ=YEARLY;BYMONTH={','.join(map(str, sorted(set(months))))}")


def _read_monthly_day(groups: Groups, year: int | None) -> list[Moment]:
    text = groups["days"] or ""
    days = [int(day) for day in _DAY.findall(text)]
    if SPAN_MARK.search(text):
        if len(days) != 2 or days[0] > days[1]:
            return [_recurring(None, UNKNOWN_TURN)]
        return [_monthly(list(range(days[0], days[1] + 1)))]
    # Each day is a deadline of its own.
    return [_monthly([day]) for day in dict.fromkeys(days)]


def _monthly(days: list[int]) -> Moment:
    if not all(1 <= day <= 31 for day in days):
        return _recurring(None, IMPOSSIBLE)
    return _recurring(f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}")


def _read_quarterly_day(groups: Groups, year: int | None) -> list[Moment]:
    day = int(groups["day"] or 0)
    if not 1 <= day <= 31:
        return [_recurring(None, IMPOSSIBLE)]
    months = {"đầu": "1,4,7,10", "giữa": "2,5,8,11"}.get(groups.get("part") or "", "3,6,9,12")
    return [_recurring(f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}")]


def _read_weekly_day(groups: Groups, year: int | None) -> list[Moment]:
    days = [_WEEKDAYS[day] for day in _WEEKDAY.findall(groups["weekdays"] or "")]
    return [_recurring(f"FREQ=WEEKLY;BYDAY={day}") for day in dict.fromkeys(days)]


def _read_monthly_weekday(groups: Groups, year: int | None) -> list[Moment]:
    position = 1 if groups["part"] == "đầu" else -1
    return [_recurring(f"FREQ=MONTHLY;BYDAY={position}{_WEEKDAYS[groups['weekday'] or '']}")]


def _read_monthly_last_week(groups: Groups, year: int | None) -> list[Moment]:
    days = "BYDAY=MO,TU,WE,TH,FR;BYMONTHDAY=-7,-6,-5,-4,-3,-2,-1"
    return [_recurring(f"FREQ=MONTHLY;{days}")]


def _read_monthly_last_workday(groups: Groups, year: int | None) -> list[Moment]:
    return [_recurring("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")]


def _read_occasional(groups: Groups, year: int | None) -> list[Moment]:
    return [_recurring(None, UNKNOWN_TURN)]


def _read_relative(groups: Groups, year: int | None) -> list[Moment]:
    # The end needs the issue date, which the caller knows.
    return [Moment("relative", review=WORKING_DAYS if groups.get("working") else UNKNOWN_START)]


READERS: dict[str, Reader] = {
    **SPAN_READERS,
    "turns": _read_turns,
    "interval": _read_interval,
    "times": _read_times,
    "yearly_date": _read_yearly_date,
    "yearly_month": _read_yearly_month,
    "yearly_quarter": _read_yearly_quarter,
    "monthly_day": _read_monthly_day,
    "quarterly_day": _read_quarterly_day,
    "weekly_day": _read_weekly_day,
    "monthly_weekday": _read_monthly_weekday,
    "monthly_last_week": _read_monthly_last_week,
    "monthly_last_workday": _read_monthly_last_workday,
    "occasional": _read_occasional,
    "relative": _read_relative,
}
"""All readers, by the name that rules/deadlines.yaml uses."""
