"""What is on the paper: lines, tables and things side by side, before any file format."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """A paragraph; `mark` is its number or bullet ("1.", "a)", "-")."""

    text: str
    mark: str = ""
    bold: bool = False
    centred: bool = False

    @property
    def whole(self) -> str:
        """Mark and text."""
        return f"{self.mark} {self.text}" if self.mark else self.text


@dataclass(slots=True)
class Grid:
    """A table: every position holds its text, merged areas hold it everywhere.

    `merges` are areas as (top, left, bottom, right), all inclusive; `header` counts its rows.
    """

    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    header: int = 1


@dataclass(slots=True)
class Sides:
    """Two columns without borders: a letterhead or a signature."""

    left: list[str]
    right: list[str]


@dataclass(slots=True)
class Turn:
    """A new page, lying on its side."""


Item = Line | Grid | Sides | Turn
Paper = list[Item]
