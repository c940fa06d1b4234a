"""Dates and times of cells: serial numbers to the words a reader sees, the day before the month.

A stored date has lost in which order it was typed: "07/01/2026" becomes the first of July on a
computer with American settings. Nothing here guesses; ``show_moment`` tells where it could be.
"""

from __future__ import annotations

from datetime import datetime, timedelta

Token = tuple[str, str]
FIELDS = frozenset(["field", "elapsed"])
"""Kinds of tokens that make a format one of dates or times."""

_SECONDS = 86_400
_LAST_SERIAL = 2_958_466  # 9999-12-31
_LEAP_BUG = 60  # Excel counts a 29 February 1900, so days before it are one further on


def read_serial(value: float, *, from_1904: bool) -> datetime | None:
    """The moment of a serial number; None where it is none of the calendar."""
    if from_1904:
        begin = datetime(1904, 1, 1)
    else:
        begin = datetime(1899, 12, 30) if value >= _LEAP_BUG else datetime(1899, 12, 31)
    if not 0 <= value < _LAST_SERIAL - (begin.year == 1904) * 1462:
        return None
    return begin + timedelta(days=int(value), seconds=round(value % 1 * _SECONDS))


def write_serial(moment: datetime, *, from_1904: bool) -> float:
    """The serial number of a moment from March 1900 on."""
    begin = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    return (moment - begin) / timedelta(days=1)


def show_moment(
    value: float, section: tuple[Token, ...], *, from_1904: bool
) -> tuple[str | None, bool]:
    """What a date or time shows, and whether its day and month could be swapped.

    The text is None where the format shows a day and the number is none of the calendar.
    """
    fields = _name_fields(section)
    shown = set(fields) - {""}
    if "elapsed" in shown:
        return _show_elapsed(value), False
    moment = read_serial(value, from_1904=from_1904)
    dated = bool(shown & {"d", "m", "y"})
    if moment is None or (dated and value < 1 and not from_1904):
        return None, False
    if any(kind == "text" and any(map(str.isalpha, text)) for kind, text in section):
        text = "".join(
            _show_field(name, token[1], moment) if name else token[1] if token[0] == "text" else ""
            for name, token in zip(fields, section, strict=True)
        )
    else:
        text = _show_usual(shown, moment)
    return text.strip(), dated and _is_swappable(shown, moment)


def _name_fields(section: tuple[Token, ...]) -> list[str]:
    """For each token the field it shows, "" for none; "M" is minutes, "w" a day's name."""
    names: list[str] = []
    last = ""
    for kind, text in section:
        name = ""
        if kind == "elapsed":
            name = "elapsed"
        elif kind == "field":
            name = {"e": "y"}.get(text[0], text[0])
            if name == "m" and last == "h":
                name = "M"
            elif name == "d" and len(text) > 2:
                name = "w"
            elif name == "s" and last == "m":
                names[max(place for place, known in enumerate(names) if known == "m")] = "M"
            last = name
        names.append(name)
    return names


def _show_field(name: str, pattern: str, moment: datetime) -> str:
    number = {
        "d": moment.day, "m": moment.month, "y": moment.year,
        "h": moment.hour, "M": moment.minute, "s": moment.second,
    }.get(name)  # fmt: skip
    if number is None:
        return ""
    return f"{number:02d}" if len(pattern) == 2 and name != "y" else str(number)


def _show_usual(shown: set[str], moment: datetime) -> str:
    clock = f"{moment:%H:%M}" if "h" in shown else ""
    if {"d", "m", "y"} <= shown or (not shown & {"d", "m", "y"} and not clock):
        day = f"{moment:%d/%m/%Y}"
    else:
        # What was typed as "6/2026" or "20/5" is stored as a day and shown without the rest.
        parts = [("d", moment.day), ("m", moment.month), ("y", moment.year)]
        day = "/".join(str(number) for name, number in parts if name in shown)
    return f"{day} {clock}".strip() if not day or clock != "00:00" else day


def _is_swappable(shown: set[str], moment: datetime) -> bool:
    """Whether the date is one with day and month changed about, too, and not the same."""
    if moment.day > 12 or moment.day == moment.month:
        return False
    return "d" in shown or ("m" in shown and moment.day != 1)


def _show_elapsed(value: float) -> str:
    minutes = round(abs(value) * _SECONDS / 60)
    return f"{minutes // 60}:{minutes % 60:02d}"
