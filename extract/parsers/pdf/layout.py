"""What one page holds: free lines in reading order and the tables between them.

In: a loaded pdfium page. Out: ``PageLayout``, which keeps no pdfium handle, so the page
can be closed and memory stays flat however many pages there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from extract.document.draft import RecognisedWord, Style
from extract.parsers.pdf.characters import UNKNOWN
from extract.parsers.pdf.garbling import is_garbled
from extract.parsers.pdf.grid import Grid
from extract.parsers.pdf.hidden import keep_seen
from extract.parsers.pdf.lines import Assembly, Line, gather_lines
from extract.parsers.pdf.notes import set_notes_apart
from extract.parsers.pdf.overlaps import Letters
from extract.parsers.pdf.paragraphs import cell_text
from extract.parsers.pdf.reading_order import order_lines
from extract.parsers.pdf.rulings import read_rulings
from extract.parsers.pdf.stamps import take_stamps
from extract.parsers.pdf.tables import find_tables
from extract.parsers.pdf.words import TextLayer, Word


@dataclass(slots=True)
class PlacedCell:
    """A cell of a page's table: grid steps, text and style."""

    row: int
    column: int
    row_after: int
    column_after: int
    text: str
    style: Style
    recognised: tuple[RecognisedWord, ...] = ()
    jumbled: bool = False


@dataclass(slots=True)
class PlacedTable:
    """A ruled table on its page; ``xs`` are its column edges."""

    xs: list[float]
    top: float
    bottom: float
    cells: list[PlacedCell]


@dataclass(slots=True)
class PageLayout:
    """One page, in points of the page as displayed.

    Attributes:
        number: from 1.
        lines: free lines in reading order.
        tables: from top to bottom.
        stamps: lines of what was drawn over the text, each stamp by itself.
        hidden: words in the file that the page does not show.
        traced: its text lies unseen under a picture, where recognition has put it.
        garbled: its text is not what it shows; nothing is to be read from it.
        unmapped: characters without a meaning in Unicode.
        encodings: of fonts from before Unicode, whose letters were decoded.
        legacy: set in such a font, and its letters could not be decoded.
        empty: there is no letter on the page, yet something is drawn.
    """

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    stamps: list[list[Line]] = field(default_factory=list)
    hidden: str = ""
    traced: bool = False
    garbled: bool = False
    unmapped: int = 0
    encodings: tuple[str, ...] = ()
    legacy: bool = False
    empty: bool = False

    def flow(self) -> list[Line | PlacedTable]:
        """Lines and tables in the order they are read."""
        items: list[Line | PlacedTable] = []
        waiting = list(self.tables)
        for line in self.lines:
            while waiting and waiting[0].top < line.top and line.column == 0:
                items.append(waiting.pop(0))
            items.append(line)
        return items + waiting


def read_page(page: pdfium.FPDF_PAGE, number: int, layered: bool = True) -> PageLayout:
    """Read one page; ``layered`` where its file may hold layers that are switched off."""
    with TextLayer(page, layered) as layer:
        layout = PageLayout(number, layer.frame.width, layer.frame.height)
        seen = keep_seen(page, layer.frame, layer.read_words())
        words, layout.hidden, layout.traced = seen.words, seen.hidden, seen.traced
        if not words:
            layout.empty = pdfium.FPDFPage_CountObjects(page) > 0
            return layout
        layout.garbled = is_garbled(layer.text)
        layout.unmapped = 0 if layout.garbled else layer.text.count(UNKNOWN)
        layout.encodings = layer.decoded.encodings
        layout.legacy = layer.decoded.failed
        grids = find_tables(read_rulings(page, layer.frame), words)
        assembly = Assembly(layer)
        lay_out(layout, words, grids, assembly)
        if assembly.collisions:
            _lay_out_without_stamps(layout, words, grids, assembly)
        if assembly.marks:
            set_notes_apart(layout)
    return layout


def _lay_out_without_stamps(
    layout: PageLayout, words: list[Word], grids: list[Grid], assembly: Assembly
) -> None:
    """Lay the page out again, with what lies over its text apart."""
    own, stamps = take_stamps(words, assembly.collisions)
    if stamps:
        lay_out(layout, own, grids, assembly)
        layout.stamps = [gather_lines(stamp, assembly) for stamp in stamps]


def lay_out(layout: PageLayout, words: list[Word], grids: list[Grid], assembly: Assembly) -> None:
    """Put the words of a page into its tables, and those outside them into lines."""
    layout.tables = []
    free = _read_tables(words, grids, layout, assembly)
    layout.lines = order_lines(free, assembly, layout.width)


def _read_tables(
    words: list[Word], grids: list[Grid], layout: PageLayout, assembly: Assembly
) -> list[Word]:
    """Fill the tables of the layout; gives back the words outside them."""
    for grid in grids:
        by_cell: dict[int, list[Word]] = {}
        words = _fill(grid, words, assembly.layer, by_cell)
        if by_cell:
            layout.tables.append(_place_table(grid, by_cell, assembly))
    return words


def _fill(
    grid: Grid, words: list[Word], layer: Letters, by_cell: dict[int, list[Word]]
) -> list[Word]:
    """Put the words of a table into its cells; gives back those outside it."""
    outside: list[Word] = []
    # Words come in runs of one cell, so the borders of the latest are tried first.
    left, top, right, bottom = 0.0, 0.0, 0.0, 0.0
    latest: list[Word] = []
    for word in words:
        y = (word.top + word.bottom) / 2
        if left <= word.x0 and word.x1 <= right and top <= y < bottom:
            latest.append(word)
        elif not grid.holds((word.x0 + word.x1) / 2, y):
            outside.append(word)
        else:
            for spot, part in _locate(layer, word, grid):
                latest = by_cell.setdefault(spot, [])
                latest.append(part)
                left, top, right, bottom = grid.borders(spot)
    return outside


def _locate(layer: Letters, word: Word, grid: Grid) -> list[tuple[int, Word]]:
    """The cell of a word; one that runs over a border (no white between) is parted."""
    y = word.middle
    if word.ink.turned:
        return [(grid.cell_at((word.x0 + word.x1) / 2, y), word)]
    first, last = grid.cell_at(word.x0 + 1, y), grid.cell_at(word.x1 - 1, y)
    if first == last:
        return [(first, word)]
    parts: dict[int, list[Word]] = {}
    for letter in layer.glyphs(word):
        parts.setdefault(grid.cell_at((letter.x0 + letter.x1) / 2, y), []).append(letter)
    return [(spot, layer.joined(letters)) for spot, letters in parts.items()]


def _place_table(grid: Grid, by_cell: dict[int, list[Word]], assembly: Assembly) -> PlacedTable:
    cells = []
    for number, (row, column, row_after, column_after) in enumerate(grid.cells):
        lines = gather_lines(by_cell.get(number, []), assembly)
        text = cell_text(lines, grid.xs[column], grid.xs[column_after])
        style = Style(
            bold=bool(lines) and all(line.bold for line in lines),
            italic=bool(lines) and all(line.italic for line in lines),
        )
        recognised = tuple(word for line in lines for word in line.recognised)
        jumbled = number in grid.jumbled
        cells.append(
            PlacedCell(row, column, row_after, column_after, text, style, recognised, jumbled)
        )
    return PlacedTable(grid.xs, grid.top, grid.bottom, cells)
