"""A sheet as a reader sees it: cells with their shown text, merges, lines, what is hidden.

Rows and columns count from 0, as in the file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extract.document.draft import PLAIN, Style


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell where it begins.

    Attributes:
        text: as Excel shows it to a reader in Viet Nam: decimal comma, day before month.
        code: how it reads as an outline number ("1.1"), where a fraction could be one.
        stored_date: its day and month come from a date value, which a program of another
            country's settings may have swapped when it was typed.
        unread: it holds something that cannot be shown: an error, a formula without a result.
        font: name of the font of its words.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    style: Style = PLAIN
    code: str | None = None
    stored_date: bool = False
    unread: bool = False
    font: str = ""

    @property
    def right(self) -> int:
        """The last column it covers."""
        return self.column + self.column_span - 1

    @property
    def bottom(self) -> int:
        """The last row it covers."""
        return self.row + self.row_span - 1


@dataclass(slots=True)
class Sheet:
    """A sheet's filled cells, row by row, and what a reader would have to be told of it.

    Attributes:
        ruled: for each row the columns whose cells have a line at their left or right, or
            stand in a table object.
        hidden_rows: hidden rows with content; they are read.
        hidden_columns: hidden columns with content, which is left out, with their first texts.
        unseen: all hidden columns; those around them stand side by side.
        covered: texts in merged cells that no program shows.
        unread: places of errors and of formulas without a result, by what is wrong.
        drawn: texts of shapes that float over the cells.
        lost: comments, pictures and the like that are left out, by kind.
    """

    name: str
    cells: list[SheetCell] = field(default_factory=list)
    ruled: dict[int, set[int]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: dict[int, str] = field(default_factory=dict)
    unseen: frozenset[int] = frozenset()
    covered: list[str] = field(default_factory=list)
    unread: dict[str, list[str]] = field(default_factory=dict)
    drawn: list[str] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Workbook:
    """The visible sheets in their order, and the names of hidden ones that hold something."""

    sheets: list[Sheet] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def name_column(column: int) -> str:
    """Letters of a column: 0 is "A", 26 is "AA"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def name_place(row: int, column: int) -> str:
    """A cell's address as a reader knows it: (11, 2) is "C12"."""
    return f"{name_column(column)}{row + 1}"
