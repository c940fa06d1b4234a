"""Page numbers and running headers and footers: what repeats at the edge of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.parsers.pdf.layout import PageLayout
from extract.parsers.pdf.lines import Line

_EDGE = 0.13  # share of the page height where headers and footers stand
_LONE_NUMBER = re.compile(
    r"[-–—.\s]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE
)
# Annexes and forms begin on new pages with the same words at the same height.
_HEADING = re.compile(r"(?:phụ lục|biểu|mẫu|bảng|danh mục)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
# What browsers print beside the page number: when ("11/24/26, 4:51 AM") and what was printed.
_PRINTED = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M| SA| CH)?"
    r"|\d{1,2}:\d{2}(?::\d{2})? (?:SA |CH )?\d{1,2}/\d{1,2}/\d{2,4}"
    r"|(?:https?|file)://\S+"
)
_OUTER = 0.06  # share of the page height that its margin takes at least
_MOST_LINES = 3  # lines of one header or footer
_FEWEST_PAGES = 3  # pages in a row that make a repeated line a header

Key = tuple[str, int, bool]


def mark_furniture(pages: list[PageLayout]) -> None:
    """Set ``furniture`` on the lines that are no part of the text."""
    seen: dict[Key, list[tuple[int, Line]]] = {}
    for page in pages:
        _mark_page_number(page)
        _mark_print_lines(page)
        for line in _edge_lines(page):
            for key in _keys(line, page):
                seen.setdefault(key, []).append((page.number, line))
    for found in seen.values():
        if _repeats([number for number, _ in found], len(pages)):
            for _, line in found:
                line.furniture = True


def _repeats(numbers: list[int], pages: int) -> bool:
    """Whether the pages are enough and follow each other as those of a header do."""
    if len(numbers) < _FEWEST_PAGES:
        return False
    in_a_row = any(
        last - first == _FEWEST_PAGES - 1
        for first, last in zip(numbers, numbers[_FEWEST_PAGES - 1 :], strict=False)
    )
    return in_a_row or 2 * len(numbers) >= pages


def _edge_lines(page: PageLayout) -> list[Line]:
    """Lines near the upper or lower edge, before or after all else on the page."""
    lines = sorted(page.lines, key=lambda line: line.top)
    high = [line for line in lines[:_MOST_LINES] if line.bottom < _EDGE * page.height]
    low = [line for line in lines[-_MOST_LINES:] if line.top > (1 - _EDGE) * page.height]
    return [line for line in high + low if not _HEADING.match(line.text)]


def _keys(line: Line, page: PageLayout) -> Iterator[Key]:
    """What a header has in common on all its pages: its height and its words.

    The words as they are, and with each number told from the number of the page, so that
    "Trang 3/10" is the same as "Trang 4/10" while two articles are not.
    """
    high = line.top < page.height / 2
    place = round((line.top if high else page.height - line.bottom) / 6)
    yield line.text, place, high
    for match in _NUMBER.finditer(line.text):
        shift = int(match.group()[:9]) - page.number
        text = f"{line.text[: match.start()]}#{shift}{line.text[match.end() :]}"
        yield text, place, high


def _mark_page_number(page: PageLayout) -> None:
    lines = sorted(page.lines, key=lambda line: line.top)
    if not lines:
        return
    top, bottom = lines[0], lines[-1]
    if top.bottom < _EDGE * page.height and _stands_alone(top, page):
        top.furniture = True
    if bottom.top > (1 - _EDGE) * page.height and _stands_alone(bottom, page):
        bottom.furniture = True


def _mark_print_lines(page: PageLayout) -> None:
    """Set apart what a browser prints into the margins, with all that is level with it."""
    edge = _OUTER * page.height
    outer = [line for line in page.lines if line.bottom < edge or line.top > page.height - edge]
    for printed in [line for line in outer if _PRINTED.fullmatch(line.text)]:
        for line in outer:
            if line.top < printed.bottom and printed.top < line.bottom:
                line.furniture = True


def _stands_alone(line: Line, page: PageLayout) -> bool:
    if not _LONE_NUMBER.fullmatch(line.text):
        return False
    if any(table.top <= line.bottom and line.top <= table.bottom for table in page.tables):
        return False
    return not any(
        other is not line and other.top < line.bottom and line.top < other.bottom
        for other in page.lines
    )
