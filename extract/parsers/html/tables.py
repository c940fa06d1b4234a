"""One table of a page while it is read: rows and cells in the order of their tags."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.html.flow import Flow
from extract.parsers.placing import fill_gaps, place_cells, read_span

_DATA_ROWS = 3
_DATA_CELLS = 3


@dataclass(slots=True)
class OpenCell:
    """A cell, what it covers, and its text."""

    row_span: int = 1
    column_span: int = 1
    flow: Flow = field(default_factory=Flow)


@dataclass(slots=True)
class _Row:
    group: int
    cells: list[OpenCell] = field(default_factory=list)


class TableBuilder:
    """Takes groups, rows and cells; gives a ``DraftTable``.

    Attributes:
        mended: how many cells reached into rows that are complete without them.
    """

    def __init__(self) -> None:
        self.mended = 0
        self._rows: list[_Row] = []
        self._groups: list[str] = [""]
        self._cell: OpenCell | None = None

    @property
    def cell(self) -> OpenCell | None:
        """The open cell."""
        return self._cell

    def start_group(self, name: str) -> None:
        """Begin a head, body or foot."""
        self._cell = None
        self._groups.append(name)

    def start_row(self) -> None:
        """Begin the next row."""
        self._cell = None
        self._rows.append(_Row(len(self._groups) - 1))

    def start_cell(self, attributes: dict[str, str | None]) -> None:
        """Begin the next cell of the row."""
        if not self._rows:
            self.start_row()
        self._cell = OpenCell(
            read_span(attributes.get("rowspan"), zero=0),
            read_span(attributes.get("colspan"), zero=1),
        )
        self._rows[-1].cells.append(self._cell)

    def end_cell(self) -> None:
        """End the open cell."""
        self._cell = None

    def build_table(self) -> DraftTable:
        """The table; feet stand below, heads that come again begin a new page."""
        rows = sorted(self._rows, key=lambda row: self._groups[row.group] == "tfoot")
        for place, row in enumerate(rows):
            rest = (
                next(
                    (at for at in range(place, len(rows)) if rows[at].group != row.group), len(rows)
                )
                if any(not cell.row_span for cell in row.cells)
                else place
            )
            for cell in row.cells:
                cell.row_span = cell.row_span or rest - place
        placing = place_cells([row.cells for row in rows])
        self.mended = placing.mended
        cells = []
        for item in placing.cells:
            text, style = item.cell.flow.read_cell()
            cells.append(
                DraftCell(text, item.row, item.column, item.row_span, item.column_span, None, style)
            )
        table = DraftTable(fill_gaps(cells, placing.rows, placing.columns), placing.columns)
        table.breaks = self._find_breaks(rows, placing.starts)
        return table

    def build_lines(self) -> list[str]:
        """The table as text: a line a row, its cells parted by tabs."""
        rows: dict[int, list[str]] = {}
        for cell in self.build_table().cells:
            if cell.text:
                rows.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
        return ["\t".join(texts) for texts in rows.values()]

    def _find_breaks(self, rows: list[_Row], starts: list[int]) -> set[int]:
        heads = [
            place
            for place, row in enumerate(rows)
            if self._groups[row.group] == "thead"
            and (place == 0 or rows[place - 1].group != row.group)
        ]
        return {starts[place] for place in heads if starts[place] > 0}


def is_data(lines: list[str]) -> bool:
    """Whether a table given as lines has rows of several filled cells, as a plan's has."""
    return sum(line.count("\t") >= _DATA_CELLS - 1 for line in lines) >= _DATA_ROWS
