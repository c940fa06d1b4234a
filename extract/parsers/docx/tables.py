"""One table while it is read: cells put on the grid, merges followed, text gathered."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document.draft import PLAIN, DraftCell, DraftTable, Style

_MAX_COLUMNS = 63  # Word's own limit for a table


@dataclass(slots=True)
class _Merge:
    """A vertical merge that can still go on: its cell, its width, the row it has reached."""

    cell: DraftCell
    width: int
    row: int


class _OpenCell:
    """What is known of the cell being read."""

    __slots__ = ("horizontal", "span", "style", "text", "vertical")

    def __init__(self) -> None:
        self.text = ""
        self.style: Style | None = None
        self.span = 1
        self.vertical: str | None = None
        self.horizontal: str | None = None


class TableBuilder:
    """Takes rows, cells, merges and paragraphs in document order; gives a ``DraftTable``.

    Attributes:
        grid: number of ``w:gridCol`` seen.
        hidden: texts that stand in a cell which a merge covers; Word does not show them.
    """

    def __init__(self) -> None:
        self.grid = 0
        self.hidden: list[str] = []
        self._cells: list[DraftCell] = []
        self._row = -1
        self._column = 0
        self._open: _OpenCell | None = None
        self._last: DraftCell | None = None
        self._merges: dict[int, _Merge] = {}

    def start_row(self) -> None:
        """Begin the next row."""
        self._close_cell()
        self._row += 1
        self._column = 0
        self._last = None

    def start_cell(self) -> None:
        """Begin the next cell of the row."""
        self._close_cell()
        if self._row < 0:
            self._row = 0
        self._open = _OpenCell()

    def skip_columns(self, count: int) -> None:
        """Leave grid columns out before the first cell of the row (``w:gridBefore``)."""
        self._column += min(max(count, 0), self._limit)

    def set_span(self, count: int) -> None:
        """Width of the open cell in grid columns."""
        if self._open is not None:
            self._open.span = min(max(count, 1), self._limit)

    def set_vertical(self, value: str | None) -> None:
        """Vertical merge of the open cell: "restart", anything else goes on."""
        if self._open is not None:
            self._open.vertical = value or "continue"

    def set_horizontal(self, value: str | None) -> None:
        """Horizontal merge of the open cell as old files write it."""
        if self._open is not None:
            self._open.horizontal = value or "continue"

    def add_paragraph(self, text: str, style: Style) -> None:
        """Add a paragraph to the open cell."""
        cell = self._open
        if cell is None:
            self.start_cell()
            cell = self._open
        if cell is None or not text:
            return
        if cell.style is None:
            cell.text = text
            cell.style = style
        else:
            cell.text += f"\n{text}"
            cell.style = _share(cell.style, style)

    def build_table(self) -> DraftTable:
        """The table; spans that reach beyond the grid end with it."""
        self._close_cell()
        starts = max((cell.column + 1 for cell in self._cells), default=0)
        width = max(self.grid, starts)
        columns = 0
        for cell in self._cells:
            end = cell.column + cell.column_span
            if end > width:
                cell.column_span = width - cell.column
                end = width
            if end > columns:
                columns = end
        return DraftTable(self._cells, columns)

    def build_lines(self) -> str:
        """The table as text: a line a row, its cells parted by tabs."""
        rows: dict[int, list[str]] = {}
        for cell in self.build_table().cells:
            if cell.text:
                rows.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
        return "\n".join("\t".join(texts) for texts in rows.values())

    @property
    def _limit(self) -> int:
        return max(_MAX_COLUMNS, self.grid)

    def _close_cell(self) -> None:
        opened = self._open
        if opened is None:
            return
        self._open = None
        text = opened.text
        column = self._column
        self._column += opened.span
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
        self._hide(text, last)

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
        self._hide(text, merge.cell)
        return True

    def _hide(self, text: str, cell: DraftCell) -> None:
        if text and text != cell.text:
            self.hidden.append(text)


def _share(first: Style, second: Style) -> Style:
    if first == second:
        return first
    return Style(
        first.bold and second.bold,
        first.italic and second.italic,
        first.centered and second.centered,
    )
