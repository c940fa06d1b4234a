"""One table while it is read: cells put on the grid, merges followed, text gathered."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from extract.document.draft import PLAIN, DraftCell, DraftTable, Style
from extract.parsers.docx.widths import find_hairlines, fit_spans

_MAX_COLUMNS = 63  # Word's own limit for a table


@dataclass(slots=True)
class _Merge:
    """A vertical merge that can still go on: its cell, its width, the row it has reached."""

    cell: DraftCell
    width: int
    row: int


class _OpenCell:
    """What is known of a cell of the row being read."""

    __slots__ = ("horizontal", "span", "style", "text", "vertical")

    def __init__(self) -> None:
        self.text = ""
        self.style: Style | None = None
        self.span = 1
        self.vertical: str | None = None
        self.horizontal: str | None = None


_Row = tuple[int, list[_OpenCell]]  # columns left out before the first cell, the cells


class TableBuilder:
    """Takes rows, cells, merges and paragraphs in document order; gives a ``DraftTable``.

    Attributes:
        grid: widths of the ``w:gridCol`` seen, 0 where one says nothing.
        floats: text flows around the table, so it is never joined to its neighbour.
    """

    def __init__(self, covered: list[str], grid: list[int] | None = None) -> None:
        """Begin a table; texts of cells that a merge covers are added to ``covered``."""
        self.grid: list[int] = list(grid or ())
        self.floats = False
        self._covered = covered
        self._cells: list[DraftCell] = []
        self._rows: list[_Row] = []
        self._narrow: set[int] | None = None
        self._row = -1
        self._before = 0
        self._markup: etree._Element | None = None
        self._opened: list[_OpenCell] = []
        self._last: DraftCell | None = None
        self._merges: dict[int, _Merge] = {}

    def start_row(self, markup: etree._Element) -> None:
        """Begin the next row; one without cells is none."""
        self._end_row()
        self._before = 0
        self._markup = markup

    def start_cell(self) -> None:
        """Begin the next cell of the row."""
        self._opened.append(_OpenCell())

    def skip_columns(self, count: int) -> None:
        """Leave grid columns out before the first cell of the row (``w:gridBefore``)."""
        self._before = min(max(count, 0), self._limit)

    def set_span(self, count: int) -> None:
        """Width of the open cell in grid columns."""
        if self._opened:
            self._opened[-1].span = min(max(count, 1), self._limit)

    def set_vertical(self, value: str | None) -> None:
        """Vertical merge of the open cell: "restart", anything else goes on."""
        if self._opened:
            self._opened[-1].vertical = value or "continue"

    def set_horizontal(self, value: str | None) -> None:
        """Horizontal merge of the open cell as old files write it."""
        if self._opened:
            self._opened[-1].horizontal = value or "continue"

    def add_paragraph(self, text: str, style: Style) -> None:
        """Add a paragraph to the open cell."""
        if not self._opened:
            self.start_cell()
        if not text:
            return
        cell = self._opened[-1]
        if cell.style is None:
            cell.text = text
            cell.style = style
        else:
            cell.text += f"\n{text}"
            cell.style = _share(cell.style, style)

    def build_table(self) -> DraftTable:
        """The table; spans that reach beyond the grid end with it."""
        self._end_row()
        edges = self._join_edges()
        for before, opened in self._rows:
            self._place_row(before, opened, edges)
        starts = max((cell.column + 1 for cell in self._cells), default=0)
        width = max(len(self.grid) if edges is None else edges[len(self.grid)], starts)
        columns = 0
        for cell in self._cells:
            end = cell.column + cell.column_span
            if end > width:
                cell.column_span = width - cell.column
                end = width
            if end > columns:
                columns = end
        return DraftTable(self._cells, columns)

    @property
    def _limit(self) -> int:
        return max(_MAX_COLUMNS, len(self.grid))

    def _end_row(self) -> None:
        opened = self._opened
        if not opened:
            return
        self._opened = []
        width = self._before
        for cell in opened:
            width += cell.span
        if width != len(self.grid) and self.grid and self._markup is not None:
            self._fit(opened)
        if self._narrow is None:
            self._narrow = find_hairlines(self.grid)
        if self._narrow:
            # What stands in a narrow column decides whether it is one: place rows at the end.
            self._rows.append((self._before, opened))
        else:
            self._place_row(self._before, opened, None)

    def _join_edges(self) -> dict[int, int] | None:
        """New grid edge by old one, where columns too narrow for any text are taken out.

        None where there is no such column. One that holds a cell with text stays.
        """
        narrow = self._narrow
        if not narrow:
            return None
        last = len(self.grid)
        for before, opened in self._rows:
            column = before
            for cell in opened:
                if cell.text and narrow.issuperset(range(column, column + cell.span)):
                    narrow.discard(column)
                column += cell.span
            last = max(last, column)
        edges = {0: 0}
        for column in range(last):
            edges[column + 1] = edges[column] + (column not in narrow)
        return edges

    def _place_row(
        self, before: int, opened: list[_OpenCell], edges: dict[int, int] | None
    ) -> None:
        self._row += 1
        self._last = None
        column = before
        for cell in opened:
            end = column + cell.span
            if edges is None:
                self._place(cell, column)
            elif edges[end] > edges[column]:
                cell.span = edges[end] - edges[column]
                self._place(cell, edges[column])
            column = end

    def _fit(self, opened: list[_OpenCell]) -> None:
        """Where spans do not add up to the grid, take them from the widths of the cells."""
        spans = fit_spans(self._markup, self.grid, self._before)
        if spans is not None and len(spans) == len(opened):
            for cell, span in zip(opened, spans, strict=True):
                cell.span = span

    def _place(self, opened: _OpenCell, column: int) -> None:
        text = opened.text
        if opened.horizontal not in (None, "restart") and self._last is not None:
            self._widen(opened.span, text)
        elif opened.vertical is None or not self._continue_merge(opened, column, text):
            cell = DraftCell(text, self._row, column, 1, opened.span, None, opened.style or PLAIN)
            self._cells.append(cell)
            self._last = cell
            if opened.vertical is not None:
                self._merges[column] = _Merge(cell, opened.span, self._row)

    def _widen(self, span: int, text: str) -> None:
        last = self._last
        if last is None:
            return
        if last.row == self._row:
            last.column_span += span
        self._cover(text, last)

    def _continue_merge(self, opened: _OpenCell, column: int, text: str) -> bool:
        """Whether the open cell goes on a merge whose cell ended right above, as wide as it.

        A merge that never began, or with other edges, is a cell of its own.
        """
        merge = self._merges.get(column)
        if opened.vertical == "restart" or merge is None:
            return False
        if merge.row != self._row - 1 or merge.width != opened.span:
            return False
        merge.row = self._row
        merge.cell.row_span += 1
        self._last = merge.cell
        self._cover(text, merge.cell)
        return True

    def _cover(self, text: str, cell: DraftCell) -> None:
        if text and text != cell.text:
            self._covered.append(text)


def write_lines(table: DraftTable) -> str:
    """A table inside a cell as text: a line a row, its cells parted by tabs."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.text:
            rows.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
    return "\n".join("\t".join(texts) for texts in rows.values())


def _share(first: Style, second: Style) -> Style:
    if first == second:
        return first
    return Style(
        first.bold and second.bold,
        first.italic and second.italic,
        first.centered and second.centered,
    )
