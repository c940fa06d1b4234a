"""Tables without any ruling: a bold header over columns of white space and counted rows.

In: the words of a page that lie in no other table. Out: grids. Text set side by side is no
table (letterhead, signatures, recipients), and a false table is worse than none: there must
be three columns, a header with a bold name for each, and numbers that count all rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from extract.parsers.pdf.grid import Grid
from extract.parsers.pdf.gutters import TextRow, is_label, read_text_rows
from extract.parsers.pdf.open_grid import Region, build_below
from extract.parsers.pdf.words import Word

_FEWEST = 3  # columns; also letters of the longest number asked for at first
_OPENING = frozenset("0123456789IVX")
_FIRST = frozenset(("1", "1.", "I", "I.", "01"))
_SPACE = 0.45  # em; a number with no more white behind it begins a line of text
_NEXT = 0.8  # heights of a line; white between lines of one header


def find_unruled(words: Sequence[Word]) -> list[Grid]:
    """The tables of the page; none, at hardly any cost, where no numbers stand below each other."""
    if not _may_count(words):
        return []
    lines = read_text_rows(words)
    grids: list[Grid] = []
    place = 0
    while place < len(lines):
        end = _head_end(lines, place)
        grid = _read_table(lines, place, end) if end > place else None
        if grid is not None:
            grids.append(grid)
            end = next((at for at, line in enumerate(lines) if line.top > grid.bottom), len(lines))
        place = max(end, place + 1)
    return grids


def _may_count(words: Sequence[Word]) -> bool:
    """Whether 1 and another number, each apart from all words, stand below each other."""
    labels = [
        word
        for word, after in zip_longest(words, words[1:])
        if len(word.text) <= _FEWEST
        and word.text[0] in _OPENING
        and is_label(word.text)
        and not (after and _follows_closely(word, after))
    ]
    firsts = [label for label in labels if label.text in _FIRST]
    return any(
        one is not two and one.x0 < two.x1 and two.x0 < one.x1 for one in firsts for two in labels
    )


def _follows_closely(before: Word, after: Word) -> bool:
    gap = after.x0 - before.x1
    return 0 <= gap < _SPACE * before.ink.size and before.top < after.middle < before.bottom


def _head_end(lines: Sequence[TextRow], start: int) -> int:
    """The line behind the bold lines that begin at ``start``; ``start`` if they name no columns."""
    end = start
    while (
        end < len(lines)
        and lines[end].bold
        and lines[end].label is None
        and (end == start or lines[end].top - lines[end - 1].bottom < _NEXT * lines[end].height)
    ):
        end += 1
    return end if any(len(line.runs) >= _FEWEST for line in lines[start:end]) else start


def _read_table(lines: Sequence[TextRow], start: int, end: int) -> Grid | None:
    """The table whose header stands in the lines up to ``end``; titles may open them."""
    while len(lines[start].runs) == 1 and not _is_above_others(lines, start, end):
        start += 1
    head, body = lines[start:end], lines[end:]
    if len(body) < _FEWEST:
        return None
    runs = [run for line in [*head, *body] for run in line.runs]
    left, right = min(run.x0 for run in runs) - 2, max(run.x1 for run in runs) + 2
    floor = (head[-1].bottom + body[0].top) / 2
    return build_below(head, body, Region(left, right, [head[0].top - 1, floor]))


def _is_above_others(lines: Sequence[TextRow], start: int, end: int) -> bool:
    """Whether a lone run is the first line of a name that wraps, beside lower names."""
    (run,) = lines[start].runs
    below = [one for line in lines[start + 1 : end] for one in line.runs]
    return sum(run.x0 < one.x1 and one.x0 < run.x1 for one in below) == 1
