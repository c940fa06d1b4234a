"""Gather a sheet's cells from any file format; then apply merges and hidden columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import datetime

from extract.document.draft import PLAIN, Style
from extract.errors import UnreadableDocument
from extract.parsers.sheets.dates import write_serial
from extract.parsers.sheets.formats import show_number
from extract.parsers.sheets.model import Sheet, SheetCell, name_place

MAX_CELLS = 250_000
"""Filled cells of a workbook; a plan of 10,000 tasks has 80,000."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Look:
    """The format of a cell: style, a line at its left or right, number format, font."""

    style: Style = PLAIN
    ruled: bool = False
    numbers: str = "General"
    font: str = ""


UNFORMATTED = Look()


class SheetBuilder:
    """Takes one sheet's cells, merges and hidden parts in any order; gives a ``Sheet``.

    Attributes:
        merges: areas that are merged.
        frames: areas of table objects.
        hidden_rows, hidden_columns: what the sheet does not show.
    """

    def __init__(self, name: str, *, from_1904: bool = False) -> None:
        self.sheet = Sheet(name)
        self.merges: list[Area] = []
        self.frames: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._from_1904 = from_1904
        self._rows: dict[int, dict[int, SheetCell]] = {}
        self.count = 0

    def add_rule(self, row: int, column: int) -> None:
        """A line stands at the left or right of a cell, which may be blank."""
        self.sheet.ruled.setdefault(row, set()).add(column)

    def add_text(self, row: int, column: int, text: str, look: Look) -> None:
        """A cell of words."""
        if text.strip():
            self._add(SheetCell(row, column, text, style=look.style, font=look.font))

    def add_number(self, row: int, column: int, value: float, look: Look) -> None:
        """A cell of a number or date."""
        shown = show_number(value, look.numbers, from_1904=self._from_1904)
        if shown.text is None:
            self.add_unread(row, column, "date", look)
        elif shown.text:
            self._add(
                SheetCell(
                    row,
                    column,
                    shown.text,
                    style=look.style,
                    code=shown.code,
                    stored_date=shown.stored_date,
                )
            )

    def add_iso_date(self, row: int, column: int, text: str, look: Look) -> None:
        """A cell whose date is stored in words ("2026-07-01T00:00:00")."""
        moment = datetime.fromisoformat(text)
        value = write_serial(moment.replace(tzinfo=None), from_1904=self._from_1904)
        dated = look if look.numbers != "General" else replace(look, numbers="dd/mm/yyyy")
        self.add_number(row, column, value, dated)

    def add_unread(self, row: int, column: int, kind: str, look: Look) -> None:
        """A cell that shows something which is no value."""
        self.sheet.unread.setdefault(kind, []).append(name_place(row, column))
        self._add(SheetCell(row, column, "", style=look.style, unread=True))

    def _add(self, cell: SheetCell) -> None:
        self.count += 1
        if self.count > MAX_CELLS:
            raise UnreadableDocument(
                f"the sheet “{self.sheet.name}” has more than {MAX_CELLS:,} filled cells",
                "keep only the sheets of the plan in the file",
            )
        self._rows.setdefault(cell.row, {})[cell.column] = cell

    def build(self) -> Sheet:
        """The sheet: cells with their spans, without those that merges cover or columns hide."""
        sheet = self.sheet
        self._apply_merges()
        self._leave_hidden_out()
        sheet.unseen = frozenset(self.hidden_columns)
        sheet.cells = [
            cells[column] for _, cells in sorted(self._rows.items()) for column in sorted(cells)
        ]
        if not sheet.cells:
            sheet.ruled = {}
            return sheet
        filled = [row for row, cells in self._rows.items() if cells]
        sheet.hidden_rows = sorted(self.hidden_rows.intersection(filled))
        edge = max(cell.right for cell in sheet.cells)
        for top, left, bottom, right in self.frames:
            self._rule_frame((top, left, min(bottom, max(filled)), min(right, edge)))
        return sheet

    def _apply_merges(self) -> None:
        rows = sorted(self._rows)
        last_row = rows[-1] if rows else 0
        edge = self._find_edge()
        for top, left, bottom, right in self.merges:
            anchor = self._rows.get(top, {}).get(left)
            for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
                self._cover(row, left, right, anchor)
            if anchor is not None:
                self._rows[top][left] = replace(
                    anchor,
                    row_span=min(bottom, last_row) - top + 1,
                    column_span=max(min(right, edge) - left, 0) + 1,
                )

    def _find_edge(self) -> int:
        """The last column that matters: of a cell, a line or a table object."""
        filled = max((max(cells) for cells in self._rows.values() if cells), default=0)
        ruled = max((max(columns) for columns in self.sheet.ruled.values()), default=0)
        framed = max((area[3] for area in self.frames), default=0)
        return max(filled, ruled, framed)

    def _cover(self, row: int, left: int, right: int, anchor: SheetCell | None) -> None:
        cells = self._rows[row]
        for column in [column for column in cells if left <= column <= right]:
            if cells[column] is anchor:
                continue
            hidden = cells.pop(column)
            if hidden.text and (anchor is None or hidden.text != anchor.text):
                self.sheet.covered.append(hidden.text)

    def _leave_hidden_out(self) -> None:
        if not self.hidden_columns:
            return
        for cells in self._rows.values():
            for column in list(cells):
                if column in self.hidden_columns:
                    self._hide(cells, column)
        for columns in self.sheet.ruled.values():
            columns -= self.hidden_columns

    def _hide(self, cells: dict[int, SheetCell], column: int) -> None:
        """Leave a cell out, or let it begin in the first column that shows it."""
        cell = cells.pop(column)
        shown = [at for at in range(column, cell.right + 1) if at not in self.hidden_columns]
        if shown:
            span = cell.right - shown[0] + 1
            cells[shown[0]] = replace(cell, column=shown[0], column_span=span)
        else:
            self.sheet.hidden_columns.setdefault(column, cell.text)

    def _rule_frame(self, area: Area) -> None:
        columns = set(range(area[1], area[3] + 1)) - self.hidden_columns
        for row in range(area[0], area[2] + 1):
            self.sheet.ruled.setdefault(row, set()).update(columns)
