"""Columns that only white space parts: strips that no line of a table crosses.

In: the words of a region. Out: its lines with their runs of words, and column edges in
the middle of the gutters, or nothing where the lines agree on none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document.counting import read_count
from extract.parsers.pdf.lines import group_rows
from extract.parsers.pdf.words import Word

_GAP = 0.6  # em; wider than the spaces between most words
_SPACE = 0.33  # em; more than one space of text that is not spread
_NARROWEST = 4.0  # points; a gutter
_LONGEST_LABEL = 10
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 3  # runs in a line that shows columns, and columns of a table without rulings

Strip = tuple[float, float]


@dataclass(slots=True)
class Run:
    """Words of a line with no wide gap between them."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool

    @property
    def middle(self) -> float:
        """Vertical centre."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class TextRow:
    """What stands at one height; ``section`` is set where a run crosses columns."""

    runs: list[Run]
    section: bool = False

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(run.bottom for run in self.runs)

    @property
    def middle(self) -> float:
        """Vertical centre."""
        return (self.top + self.bottom) / 2

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.bold for run in self.runs)

    @property
    def height(self) -> float:
        """Height of the letters."""
        return max(run.bottom - run.top for run in self.runs)

    @property
    def label(self) -> Run | None:
        """The first run, if it numbers a row."""
        return self.runs[0] if is_label(self.runs[0].text) else None

    @property
    def stands_out(self) -> bool:
        """Whether it is set as titles are."""
        return self.bold or all(run.text.isupper() for run in self.runs)


def is_label(text: str) -> bool:
    """Whether a text numbers a row; a year does not."""
    return len(text) <= _LONGEST_LABEL and not _YEAR.fullmatch(text) and bool(read_count(text))


def read_text_rows(words: Sequence[Word], edges: Sequence[float] = ()) -> list[TextRow]:
    """The lines of a region from top to bottom; runs also end at the ``edges`` known."""
    upright = [word for word in words if not word.ink.turned and not word.text.isspace()]
    return [TextRow(_read_runs(group, edges)) for group in group_rows(upright)]


def _read_runs(words: list[Word], edges: Sequence[float]) -> list[Run]:
    ordered = sorted(words, key=lambda word: word.x0)
    groups = [[ordered[0]]]
    for before, word in pairwise(ordered):
        gap = word.x0 - before.x1
        # A title over all columns may have a mere space where an edge is.
        parted = gap > _SPACE * word.ink.size and any(
            before.x1 - 1 <= edge <= word.x0 + 1 for edge in edges
        )
        if parted or gap > _GAP * word.ink.size:
            groups.append([word])
        else:
            groups[-1].append(word)
    return [
        Run(
            " ".join(word.text for word in group),
            group[0].x0,
            max(word.x1 for word in group),
            min(word.top for word in group),
            max(word.bottom for word in group),
            all(word.ink.bold for word in group),
        )
        for group in groups
    ]


def shows_columns(row: TextRow) -> bool:
    """Whether the line has so many runs apart that only a table sets it so."""
    return len(row.runs) >= _FEWEST


def find_gutters(rows: Sequence[TextRow]) -> list[Strip]:
    """White strips that part the columns; marks the rows that cross them as sections.

    Lines with three runs or more show where the columns are. A line with fewer may
    cross gutters only as the title of a section does: one run, after a number at most.
    Nothing is found where a line goes against that.
    """
    shown = [row for row in rows if shows_columns(row)]
    if len(shown) < 2:
        return []
    strips = _free_strips(shown)
    if len(strips) < _FEWEST - 1:
        return []
    for row in rows:
        row.section = False
        if shows_columns(row):
            continue
        for run in row.runs:
            strips, crosses = _narrow(strips, run)
            row.section = row.section or crosses
        if row.section and len(row.runs) > 1 and not (row.label and len(row.runs) == 2):
            return []
    return strips


def _free_strips(rows: Sequence[TextRow]) -> list[Strip]:
    runs = sorted((run.x0, run.x1) for row in rows for run in row.runs)
    strips: list[Strip] = []
    end = runs[0][1]
    for x0, x1 in runs:
        if x0 - end >= _NARROWEST:
            strips.append((end, x0))
        end = max(end, x1)
    return strips


def _narrow(strips: list[Strip], run: Run) -> tuple[list[Strip], bool]:
    """What a run leaves of the strips, and whether it crosses one."""
    narrowed: list[Strip] = []
    crosses = False
    for low, high in strips:
        left, right = max(run.x1, low), min(run.x0, high)
        if run.x1 <= low or run.x0 >= high:
            narrowed.append((low, high))
        elif run.x0 <= low and high - left >= _NARROWEST:
            narrowed.append((left, high))
        elif run.x1 >= high and right - low >= _NARROWEST:
            narrowed.append((low, right))
        else:
            crosses = True
            narrowed.append((low, high))
    return narrowed, crosses
