"""Blocks and tables: what everything after the parsers works on.

A block is a paragraph or a table cell with clean text; evidence is a slice of it. Tables
keep every cell where it begins, with its spans.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from extract.document.draft import PLAIN, Problem, Style


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word read from a picture: its place in the text and on the page, and how surely."""

    start: int
    end: int
    page: int | None
    box: tuple[float, float, float, float]  # left, top, right, bottom; points, from top left
    confidence: float  # 0 to 100


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or cell. ``table``, ``row`` and ``column`` count from 1.

    ``text`` is what is read. Where letters were recognised wrongly and the right ones are
    certain it differs from what the source shows; ``shown`` has that, letter for letter.
    """

    id: int
    kind: str  # "paragraph", "cell" or "furniture"
    text: str
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    style: Style = PLAIN
    jumbled: bool = False  # nobody can tell what it says: texts of several cells, an error
    stored_date: bool = False  # a date value whose day and month may have been swapped
    words: tuple[PlacedWord, ...] = ()  # where the text was read from a picture
    original: str | None = None

    @property
    def shown(self) -> str:
        """The text as the source has it, as long as ``text``."""
        return self.text if self.original is None else self.original


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell where it begins, and how far it reaches; counted from 1."""

    block: Block
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The cell's text, paragraphs parted by newlines."""
        return self.block.text


@dataclass(frozen=True)
class Table:
    """A table with all its parts joined.

    Attributes:
        lossy: the source could not show merges, so an empty cell may be a merged one.
    """

    number: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    lossy: bool = False

    @cached_property
    def grid(self) -> list[list[Cell | None]]:
        """Cells by position (from 0); a merged cell stands at every position it covers."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row - 1, min(cell.row - 1 + cell.row_span, self.rows)):
                for column in range(
                    cell.column - 1, min(cell.column - 1 + cell.column_span, self.columns)
                ):
                    grid[row][column] = cell
        return grid

    def begin_at(self, row: int) -> list[Cell]:
        """The cells that begin in a row (from 0), left to right."""
        return list(self._by_row.get(row + 1, ()))

    @cached_property
    def _by_row(self) -> dict[int, list[Cell]]:
        rows: dict[int, list[Cell]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell)
        for cells in rows.values():
            cells.sort(key=lambda cell: cell.column)
        return rows


@dataclass(frozen=True)
class Document:
    """A whole file: ``body`` in reading order, ``blocks`` every block by its id."""

    body: tuple[Block | Table, ...]
    blocks: tuple[Block, ...]
    parser: str
    pages: int | None = None
    encoding: str | None = None
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of one block: ``block.text[start:end]``; what every value is read from.

    ``via`` names the rule that gave these words their role: the table header, the label or
    the section heading above them ("headers/header-lead"); None where none did.
    """

    block: Block
    start: int
    end: int
    via: str | None = field(default=None, compare=False)

    @classmethod
    def whole(cls, block: Block, via: str | None = None) -> Passage:
        """All of a block."""
        return cls(block, 0, len(block.text), via)

    @property
    def text(self) -> str:
        """The words."""
        return self.block.text[self.start : self.end]

    @property
    def shown(self) -> str:
        """The words as the source has them."""
        return self.block.shown[self.start : self.end]

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part from ``start`` to ``end``, counted from this passage's begin."""
        stop = self.end if end is None else min(self.start + end, self.end)
        return Passage(self.block, min(self.start + start, stop), stop, self.via)

    def under(self, rule: str | None) -> Passage:
        """The same words with the rule that gave them their role, unless one has already."""
        return Passage(self.block, self.start, self.end, self.via or rule)

    def strip(self, marks: str = "") -> Passage:
        """Without white space and ``marks`` at either end."""
        text = self.text
        unwanted = marks + " \n\t"
        left = len(text) - len(text.lstrip(unwanted))
        return self.cut(left, max(left, len(text.rstrip(unwanted))))

    def lines(self) -> Iterator[Passage]:
        """Each line that is not blank."""
        begin = 0
        text = self.text
        for piece in text.split("\n"):
            if piece.strip():
                yield self.cut(begin, begin + len(piece)).strip()
            begin += len(piece) + 1
