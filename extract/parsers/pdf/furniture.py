"""Page numbers and running headers and footers: what repeats at the edge of the pages."""

from __future__ import annotations

import re
from collections import Counter

from extract.parsers.pdf.layout import PageLayout
from extract.parsers.pdf.lines import Line

_EDGE = 0.13  # share of the page height where headers and footers stand
_LONE_NUMBER = re.compile(
    r"[-–—.\s]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_MOST_LINES = 3  # lines of one header or footer


def mark_furniture(pages: list[PageLayout]) -> None:
    """Set ``furniture`` on the lines that are no part of the text."""
    for page in pages:
        _mark_page_number(page)
    keys = [{_key(line, page): line for line in _edge_lines(page)} for page in pages]
    seen = Counter(key for found in keys for key in found)
    enough = max(2, min(3, (len(pages) + 1) // 2))
    for found in keys:
        for key, line in found.items():
            if seen[key] >= enough and len(pages) > 1:
                line.furniture = True


def _edge_lines(page: PageLayout) -> list[Line]:
    """Lines near the upper or lower edge, before or after all else on the page."""
    lines = sorted(page.lines, key=lambda line: line.top)
    high = [line for line in lines[:_MOST_LINES] if line.bottom < _EDGE * page.height]
    low = [line for line in lines[-_MOST_LINES:] if line.top > (1 - _EDGE) * page.height]
    return high + low


def _key(line: Line, page: PageLayout) -> tuple[str, int, bool]:
    """Text without figures and its height: what a repeated header has in common."""
    high = line.top < page.height / 2
    distance = line.top if high else page.height - line.bottom
    return _DIGITS.sub("0", line.text), round(distance / 6), high


def _mark_page_number(page: PageLayout) -> None:
    lines = sorted(page.lines, key=lambda line: line.top)
    if not lines:
        return
    top, bottom = lines[0], lines[-1]
    if top.bottom < _EDGE * page.height and _stands_alone(top, page):
        top.furniture = True
    if bottom.top > (1 - _EDGE) * page.height and _stands_alone(bottom, page):
        bottom.furniture = True


def _stands_alone(line: Line, page: PageLayout) -> bool:
    if not _LONE_NUMBER.fullmatch(line.text):
        return False
    if any(table.top <= line.bottom and line.top <= table.bottom for table in page.tables):
        return False
    return not any(
        other is not line and other.top < line.bottom and line.top < other.bottom
        for other in page.lines
    )
