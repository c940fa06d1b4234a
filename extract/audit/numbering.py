"""Numbers that skip, repeat or are lost among siblings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assembly.collecting import cite
from extract.assembly.numbering import Numbered, Series
from extract.audit.registry import Note, Review, rule, side

# Letters that count points: Nghị định 30/2020/NĐ-CP, Điều 8 (no f, j, w, z).
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MAX_KEY = 120


def read_number(value: str) -> int | None:
    """A member's place in its series: "IV" is 4, "đ" is 5, "2.3" is 3.

    >>> read_number("XIV")
    14
    """
    last = value.rstrip(".)").rsplit(".", 1)[-1].lower()
    if last.isdigit():
        return int(last)
    if re.fullmatch(r"[ivxlc]+", last) and (len(last) > 1 or last in "ivx"):
        total = 0
        for place, char in enumerate(last):
            number = _ROMAN[char]
            following = _ROMAN[last[place + 1]] if place + 1 < len(last) else 0
            total += -number if number < following else number
        return total
    return _LETTERS.index(last) + 1 if len(last) == 1 and last in _LETTERS else None


def _number(series: Series, value: str) -> int | None:
    if series.kind in ("letter", "upper") or _counts_letters(series):
        last = value.rstrip(".)").lower()
        return _LETTERS.index(last) + 1 if len(last) == 1 and last in _LETTERS else None
    return read_number(value)


def _counts_letters(series: Series) -> bool:
    values = [member.value or "" for member in series.members]
    return any(value.rstrip(".)").lower() == "a" for value in values)


def _steps(series: Series) -> Iterator[tuple[Numbered, int, Numbered, int]]:
    """Each member with the one before it, where both count and share their outer number."""
    before: tuple[Numbered, int] | None = None
    for member in series.members:
        number = _number(series, member.value) if member.value else None
        if number is None or member.value is None:
            before = None
            continue
        if before is not None and _outer(before[0].value) == _outer(member.value):
            yield before[0], before[1], member, number
        before = member, number


def _outer(value: str | None) -> str:
    return (value or "").rstrip(".").rpartition(".")[0]


def _show(member: Numbered) -> str:
    text = " ".join(member.passage.text.split())
    return text if len(text) <= _MAX_KEY else f"{text[: _MAX_KEY - 1]}…"


@rule("numbering-gap", "warning", "Số thứ tự bị bỏ quãng hoặc bị thiếu")
def check_gaps(review: Review) -> Iterator[Note]:
    """A number is skipped, or one of several numbered siblings has none."""
    for _, series in review.assembly.series:
        for before, last, member, number in _steps(series):
            if number > last + 1:
                yield Note(
                    f"Số thứ tự nhảy từ {before.value} sang {member.value} ở “{_show(member)}”.",
                    "heading",
                    _show(member),
                    side(before.value or "", None, [cite("numbering", before.passage)]),
                    side(member.value or "", None, [cite("numbering", member.passage)]),
                )
        yield from _check_lost(series)


def _check_lost(series: Series) -> Iterator[Note]:
    if series.kind != "section":
        return
    numbered = [member for member in series.members if member.value]
    lost = [member for member in series.members if not member.value]
    if len(numbered) < 2 or len(lost) != 1:
        return
    for member in lost:
        shown = ", ".join(other.value or "" for other in numbered)
        yield Note(
            f"“{_show(member)}” thiếu số thứ tự, trong khi các mục cùng cấp được đánh số {shown}.",
            "heading",
            _show(member),
            side(_show(member), None, [cite("numbering", member.passage)]),
        )


@rule("numbering-duplicate", "warning", "Số thứ tự bị trùng")
def check_duplicates(review: Review) -> Iterator[Note]:
    """A number stands twice in a row among siblings."""
    for _, series in review.assembly.series:
        for before, last, member, number in _steps(series):
            if number == last:
                yield Note(
                    f"Số thứ tự {member.value} bị trùng ở “{_show(member)}”.",
                    "heading",
                    _show(member),
                    side(_show(before), None, [cite("numbering", before.passage)]),
                    side(_show(member), None, [cite("numbering", member.passage)]),
                )
