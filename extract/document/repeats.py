"""Header rows that a table's parts say again on each page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from extract.document.draft import DraftCell
from extract.text.folding import fold

_MAX_HEADER_ROWS = 4
# What is put behind a repeated header: "(tiếp theo)", "(tiếp)", "(tt)".
_CONTINUED = re.compile(r"[\s(]*\b(?:tiếp(?: theo)?|tt)\b[.)\s]*$")
_PUNCTUATION = re.compile(r"[\s.,:;/()-]+")
_FEWEST_INDEXES = 3
_MISREAD = 0.88  # how alike two readings of one header are

Row = list[DraftCell]


def find_repeated(rows: list[Row], breaks: Iterable[int]) -> list[int]:
    """The rows that repeat header rows of the table right behind ``breaks``, in order.

    They are the table's first rows or, of these, only the row that numbers the columns
    ((1), (2), (3)). A header has the same height on all pages.
    """
    found = [(start, *_find_repeat(rows, start)) for start in sorted(breaks)]
    height = min((first + count for _, first, count in found if count), default=0)
    return [
        row
        for start, first, count in found
        for row in range(start, start + min(count, height - first))
    ]


def _find_repeat(rows: list[Row], start: int) -> tuple[int, int]:
    """Header row that is repeated at ``start``, and how many rows from it on are."""
    for first in range(min(_MAX_HEADER_ROWS, start)):
        if first and not _numbers_columns(rows[first]):
            continue
        count = _count_equal(rows, first, start)
        if count:
            return first, count
    return 0, 0


def _count_equal(rows: list[Row], first: int, start: int) -> int:
    count = 0
    while (
        first + count < _MAX_HEADER_ROWS
        and first + count < start
        and start + count < len(rows)
        and _repeats(rows[first + count], rows[start + count])
        and (count == 0 or _is_header(rows[first + count], rows[0]))
    ):
        count += 1
    return count


def _is_header(row: Row, first: Row) -> bool:
    """Whether a row equal to one of the first looks as the header's first row does."""
    return not _is_bold(first) or _is_bold(row) or _numbers_columns(row)


def _is_bold(row: Row) -> bool:
    return all(cell.style.bold for cell in row if cell.text)


def is_same_header(
    first: Mapping[int, str], second: Mapping[int, str], *, recognised: bool = False
) -> bool:
    """Whether a row says what a header says, but for marks of continuation; texts by column.

    The same words may be ``recognised`` a little differently on each page.
    """
    known = {column: _key(text) for column, text in first.items() if text}
    found = {column: _key(text) for column, text in second.items() if text}
    if not recognised or known.keys() != found.keys():
        return bool(known) and known == found
    one, two = (fold(" ".join(text for _, text in sorted(row.items()))) for row in (known, found))
    return bool(one) and SequenceMatcher(None, one, two, autojunk=False).ratio() >= _MISREAD


def _repeats(row: Row, again: Row) -> bool:
    texts = ({cell.column: cell.text for cell in one} for one in (row, again))
    return is_same_header(*texts, recognised=any(cell.words for cell in again))


def _key(text: str) -> str:
    return _PUNCTUATION.sub(" ", _CONTINUED.sub("", text.casefold())).strip()


def _numbers_columns(row: Row) -> bool:
    """Whether the cells hold 1, 2, 3 and so on; letters may open the row (A, B, 1, 2)."""
    keys = [_key(cell.text) for cell in row if cell.text]
    numbers = [int(key) for key in keys if key.isdecimal()]
    return (
        len(numbers) >= _FEWEST_INDEXES
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and all(len(key) <= _FEWEST_INDEXES for key in keys)
    )
