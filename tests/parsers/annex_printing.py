"""A small typesetter: prints the annex table of a plan as a PDF in the form a test asks for.

In: logical cells with spans. Out: pages whose every line and letter stands where a word
processor would put it: cells wrap, rows are cut or moved at the page's end, headers repeat,
lines are drawn, half drawn or left out. What a reader must find is known: ``Annex.expected``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extract.document.building import build_document
from extract.document.model import Document, Table
from extract.parsers.pdf import FORMAT
from extract.source import Source
from tests.parsers.test_pdf import Page, text_width, write_pdf

Drawing = Callable[[Page, "Part"], None]
Found = tuple[int, int, int, int, str]  # row, column, row span, column span, text


class WidePage(Page):
    """A page with room for all Vietnamese letters."""

    def _code(self, letter: str) -> int:
        if letter not in self.letters:
            lent = sum(not known.isascii() for known in self.letters)
            self.letters[letter] = ord(letter) if letter.isascii() else 0x80 + lent
        return self.letters[letter]


@dataclass(frozen=True)
class Cell:
    """One logical cell; ``align`` is left, center; ``valign`` top, middle."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    bold: bool = False
    align: str = "left"
    valign: str = "top"


@dataclass(frozen=True)
class Form:
    """How the table is printed.

    Attributes:
        rules: draws the lines of one page's part.
        split: rows may be cut by the page's end (else they move to the next page).
        repeat: rows that stand again on top of the following pages.
        space: white between the text and the row's end, above and below.
        pad: the same to the left and right.
        bottom: where pages end.
        between: called with each page and its number, to draw what stands beside the table.
    """

    rules: Callable[[Page, Part], None]
    split: bool = False
    repeat: Sequence[Cell] = ()
    space: float = 3.0
    pad: float = 4.0
    size: float = 11.0
    leading: float = 13.0
    top: float = 90.0
    next_top: float = 70.0
    bottom: float = 780.0
    width: float = 595.0
    height: float = 842.0
    before: Callable[[Page, int], None] = lambda page, number: None
    after: Callable[[Page, int, float], None] = lambda page, number, bottom: None
    repeat_merged: bool = False  # a merged cell's text is printed on each page


@dataclass(frozen=True)
class Box:
    """A cell's part on one page: edges as indexes and the lines set there."""

    cell: Cell
    top: int
    bottom: int
    lines: tuple[str, ...]


@dataclass
class Part:
    """What stands on one page: ``ys`` are row edges, ``head`` how many rows are header."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    head: int


@dataclass
class Annex:
    """A table to print."""

    widths: Sequence[float]
    cells: list[Cell]
    head: int = 1
    left: float = 60.0
    xs: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.xs = [self.left]
        for width in self.widths:
            self.xs.append(self.xs[-1] + width)

    @property
    def rows(self) -> int:
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def expected(self) -> set[Found]:
        return {(c.row, c.column, c.row_span, c.column_span, fold(c.text)) for c in self.cells}

    def print(self, form: Form) -> bytes:
        return write_pdf(*self.pages(form))

    def pages(self, form: Form) -> list[Page]:
        return _Printer(self, form).run()


def fold(text: str) -> str:
    return " ".join(text.split())


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break at spaces, and behind hyphens and slashes where a word is too long."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for piece in re.findall(r"[^\s/-]+[/-]?|[/-]|\s+", paragraph):
            length = text_width(piece, size)
            if line and not piece.isspace() and used + length > width:
                lines.append(line.rstrip())
                line, used = "", 0.0
            line, used = line + piece, used + length
        lines.append(line.rstrip())
    return lines


class _Printer:
    def __init__(self, annex: Annex, form: Form) -> None:
        self.annex, self.form = annex, form
        self.lines = {id(c): self._wrap(c) for c in annex.cells}
        self.heights = self._heights(annex.cells, annex.rows)
        self.parts: list[Part] = []

    def _wrap(self, cell: Cell) -> list[str]:
        if not cell.text:
            return []
        xs = self.annex.xs
        width = xs[cell.column + cell.column_span] - xs[cell.column] - 2 * self.form.pad
        return wrap(cell.text, width, self.form.size)

    def _need(self, lines: int) -> float:
        return max(lines, 1) * self.form.leading + 2 * self.form.space

    def _heights(self, cells: Sequence[Cell], rows: int) -> list[float]:
        heights = [self._need(1)] * rows
        for cell in sorted(cells, key=lambda c: c.row_span):
            need = self._need(len(self._wrap(cell)))
            have = sum(heights[cell.row : cell.row + cell.row_span])
            if need > have:
                heights[cell.row + cell.row_span - 1] += need - have
        return heights

    def run(self) -> list[Page]:
        form, annex = self.form, self.annex
        y = form.top
        part = Part(annex.xs, [y], [], annex.head)
        row = 0
        cut = 0.0  # height of the row already printed
        while row < annex.rows:
            room = form.bottom - y
            need = self.heights[row] - cut
            if need <= room:
                y += need
                part.ys.append(y)
                cut = 0.0
                row += 1
                continue
            if form.split and room >= self._need(2) and need - room > 0:
                lines = int((room - 2 * form.space) // form.leading)
                used = lines * form.leading
                y += used + 2 * form.space
                part.ys.append(y)
                cut += used
                part_end: float = row + 0.5
            else:
                part_end = row
            self._close(part, part_end, cut)
            y = form.next_top
            part = Part(annex.xs, [y], [], 0)
            y = self._print_repeated(part, y)
        self._close(part, annex.rows, 0.0)
        return [self._draw(number, part) for number, part in enumerate(self.parts, 1)]

    def _print_repeated(self, part: Part, y: float) -> float:
        if not self.form.repeat:
            return y
        rows = max(c.row + c.row_span for c in self.form.repeat)
        for height in self._heights(self.form.repeat, rows):
            y += height
            part.ys.append(y)
        for cell in self.form.repeat:
            lines = tuple(self._wrap(cell))
            part.boxes.append(Box(cell, cell.row, cell.row + cell.row_span, lines))
        part.head = rows
        return y

    def _close(self, part: Part, end: float, cut: float) -> None:
        """Put the cells into a part that ends behind row ``end`` (.5: inside that row)."""
        begin = self._begin
        head = part.head if self.parts else 0
        first = int(begin)
        for cell in self.annex.cells:
            low, high = cell.row, cell.row + cell.row_span
            if high <= begin or low >= end:
                continue
            top = max(low, first) - first + head
            last = min(high, int(end) + (end % 1 > 0))
            bottom = last - first + head
            lines = self.lines[id(cell)]
            height = part.ys[bottom] - part.ys[top] - 2 * self.form.space
            fits = int(height // self.form.leading + 0.01)
            done = self._done.get(id(cell), 0)
            if high <= end or (end % 1 == 0 and high <= end):
                piece = lines[done:]
            else:
                piece = self._piece(cell, lines, done, fits)
            self._done[id(cell)] = done + len(piece)
            if self.form.repeat_merged and cell.row_span > 1:
                piece = lines
            part.boxes.append(Box(cell, top, bottom, tuple(piece)))
        self.parts.append(part)
        self._begin = end

    def _piece(self, cell: Cell, lines: list[str], done: int, fits: int) -> list[str]:
        left = lines[done:]
        if cell.valign == "middle" and cell.row_span == 1:
            # Centred over the whole row: what lies below the cut goes to the next page.
            total = int((self.heights[cell.row] - 2 * self.form.space) // self.form.leading)
            above = (total - len(lines)) // 2
            return left[: max(fits - above, 0)]
        return left[:fits]

    _begin: float = 0

    @property
    def _done(self) -> dict[int, int]:
        return self.__dict__.setdefault("done", {})

    def _draw(self, number: int, part: Part) -> Page:
        form = self.form
        page = WidePage(form.width, form.height)
        form.before(page, number)
        form.rules(page, part)
        for box in part.boxes:
            self._set(page, part, box)
        form.after(page, number, part.ys[-1])
        return page

    def _set(self, page: Page, part: Part, box: Box) -> None:
        form, cell = self.form, box.cell
        left = part.xs[cell.column] + form.pad
        right = part.xs[cell.column + cell.column_span] - form.pad
        top, bottom = part.ys[box.top] + form.space, part.ys[box.bottom] - form.space
        if cell.valign == "middle":
            top += (bottom - top - len(box.lines) * form.leading) / 2
        for index, line in enumerate(box.lines):
            x = left
            if cell.align == "center":
                x += (right - left - text_width(line, form.size)) / 2
            y = top + index * form.leading + form.size * 0.85
            page.text(round(x, 2), round(y, 2), line, form.size, "F2" if cell.bold else "F1")


# Lines ----------------------------------------------------------------------------------


def _edges(part: Part) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Grid steps with a line below (row edge, column) and right (column edge, row)."""
    rows, columns = len(part.ys) - 1, len(part.xs) - 1
    flat = {(y, c) for y in range(rows + 1) for c in range(columns)}
    upright = {(x, r) for x in range(columns + 1) for r in range(rows)}
    for box in part.boxes:
        first, after = box.cell.column, box.cell.column + box.cell.column_span
        for y in range(box.top + 1, box.bottom):
            flat -= {(y, c) for c in range(first, after)}
        for x in range(first + 1, after):
            upright -= {(x, r) for r in range(box.top, box.bottom)}
    return flat, upright


Pen = Callable[[Page, float, float, float, float], None]


def thin(page: Page, x0: float, y0: float, x1: float, y1: float) -> None:
    page.line(x0, y0, x1, y1)


def rules(
    flat: Callable[[int, Part], bool] = lambda y, part: True,
    upright: Callable[[int, int, Part], bool] = lambda x, row, part: True,
    pen: Pen = thin,
    short: float = 0.0,
) -> Drawing:
    """Lines of the cells' edges for which ``flat`` and ``upright`` say yes."""

    def draw(page: Page, part: Part) -> None:
        flats, uprights = _edges(part)
        xs, ys = part.xs, part.ys
        for y, c in sorted(flats):
            if flat(y, part):
                pen(page, xs[c] + short, ys[y], xs[c + 1] - short, ys[y])
        for x, r in sorted(uprights):
            if upright(x, r, part):
                pen(page, xs[x], ys[r] + short, xs[x], ys[r + 1] - short)

    return draw


# Reading --------------------------------------------------------------------------------


def read(data: bytes) -> Document:
    return build_document(FORMAT.parse(Source("annex.pdf", data)))


def tables_of(document: Document) -> list[Table]:
    return [item for item in document.body if isinstance(item, Table)]


def found_in(table: Table) -> set[Found]:
    return {(c.row - 1, c.column - 1, c.row_span, c.column_span, fold(c.text)) for c in table.cells}


def show(cells: set[Found]) -> str:
    return "\n".join(map(str, sorted(cells)))


def grid(rows: Sequence[Sequence[str | None]], **style: object) -> list[Cell]:
    """Cells of rows; ``None`` lengthens the cell to its left, ``"^"`` the one above."""
    cells: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                place = max(key for key in cells if key[0] == r)
                cells[place] = replace(cells[place], column_span=c + 1 - place[1])
            elif text == "^":
                place = max(key for key in cells if key[1] == c)
                cells[place] = replace(cells[place], row_span=r + 1 - place[0])
            else:
                cells[r, c] = Cell(text, r, c, **style)  # type: ignore[arg-type]
    return list(cells.values())
