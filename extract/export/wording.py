"""Vietnamese words for a reader: where something stands, how often work comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.records import Evidence

_MONTHS = {1: "hằng tháng", 3: "hằng quý", 12: "hằng năm"}
_EVERY = {
    "DAILY": "hằng ngày",
    "WEEKLY": "hằng tuần",
    "MONTHLY": "hằng tháng",
    "YEARLY": "hằng năm",
}
_UNITS = {"DAILY": "ngày", "WEEKLY": "tuần", "MONTHLY": "tháng", "YEARLY": "năm"}
_PLAIN_PARTS = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY"}


def find_evidence(evidence: Sequence[Evidence], *fields: str) -> Evidence | None:
    """The evidence of the first of these fields that has one, else the first there is."""
    for field in fields:
        for item in evidence:
            if item.field == field:
                return item
    return evidence[0] if evidence else None


def describe_place(evidence: Evidence | None) -> str | None:
    """Say where the words stand: "trang 3, bảng 1, dòng 5", "đoạn 42"; None for no evidence."""
    if evidence is None:
        return None
    parts = [("trang", evidence.page)]
    if evidence.table is not None:
        parts += [("bảng", evidence.table), ("dòng", evidence.row), ("cột", evidence.column)]
    else:
        parts.append(("đoạn", evidence.block))
    return ", ".join(f"{word} {number}" for word, number in parts if number is not None)


def describe_recurrence(rule: str) -> str:
    """Say an RFC 5545 rule in words; a rule with other parts is given as it is.

    >>> describe_recurrence("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15")
    'hằng năm, ngày 15/11'
    """
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    turn = _describe_turn(parts.get("FREQ", ""), parts.get("INTERVAL", "1"))
    if turn is None or not set(parts) <= _PLAIN_PARTS:
        return rule
    day, month = parts.get("BYMONTHDAY"), parts.get("BYMONTH")
    if not all(re.fullmatch(r"\d{1,2}", part) for part in (day, month) if part is not None):
        return rule
    if day and month:
        return f"{turn}, ngày {day}/{month}"
    if day:
        return f"{turn}, ngày {day}"
    return f"{turn}, tháng {month}" if month else turn


def _describe_turn(frequency: str, interval: str) -> str | None:
    if frequency not in _EVERY or not interval.isdecimal():
        return None
    count = int(interval)
    if frequency == "MONTHLY" and count in _MONTHS:
        return _MONTHS[count]
    return _EVERY[frequency] if count == 1 else f"{count} {_UNITS[frequency]} một lần"


def list_unique(texts: Iterable[str]) -> list[str]:
    """The texts in order, each once."""
    return list(dict.fromkeys(texts))
