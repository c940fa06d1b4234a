"""Page numbers left in a text: lines of their own that belong to no paragraph.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (Arabic page numbers, centred at the top).
"""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"\s*(?:(?:Trang|Page)\s+)?(?:[-–]\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–])?\s*$"
)
_CENTRED = 12
_ENDED = (".", ";", ":", "!", "?", "…")


def take_page_numbers(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without page numbers, and the page numbers.

    A number is a page's where it stands in the middle of the line or between blank lines.
    What a page break cut in two stands together again.
    """
    kept: list[str] = []
    numbers: list[str] = []
    index = 0
    while index < len(lines):
        if not _is_page_number(lines, index):
            kept.append(lines[index])
            index += 1
            continue
        numbers.append(lines[index].strip())
        index += 1
        index = _close_gap(kept, lines, index)
    return kept, numbers


def _is_page_number(lines: list[str], index: int) -> bool:
    line = lines[index]
    if not _NUMBER.match(line):
        return False
    around = [lines[near] for near in (index - 1, index + 1) if 0 <= near < len(lines)]
    between_blanks = not any(near.strip() for near in around)
    return between_blanks or len(line) - len(line.lstrip()) >= _CENTRED


def _close_gap(kept: list[str], lines: list[str], index: int) -> int:
    """Drop the blank lines at a page break in mid-sentence; the index of the next line."""
    begin = index
    while begin < len(lines) and not lines[begin].strip():
        begin += 1
    above = next((line.rstrip() for line in reversed(kept) if line.strip()), "")
    if begin == len(lines) or not above or above.endswith(_ENDED):
        return index
    if not lines[begin].strip()[0].islower():
        return index
    while kept and not kept[-1].strip():
        kept.pop()
    return begin
