"""The tables that are open while a part is read, outermost first."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from extract.parsers.docx import names
from extract.parsers.docx.names import VALUE, read_int
from extract.parsers.docx.tables import TableBuilder

_MAX_NESTING = 200


class OpenTables:
    """A stack of tables; properties go to the innermost.

    Attributes:
        inner: the innermost table, None outside of tables.
        handlers: what to call for which property of a table, row or cell.
    """

    def __init__(self, covered: list[str]) -> None:
        """Begin without tables; texts of cells that a merge covers are added to ``covered``."""
        self.inner: TableBuilder | None = None
        self._covered = covered
        self._outer: list[TableBuilder] = []
        self._grids: list[list[int]] = []
        self.handlers: dict[str, Callable[[etree._Element], None]] = {
            names.FLOATING: self._take_floating,
            names.GRID_COLUMN: self._take_grid_column,
            names.GRID_BEFORE: self._take_grid_before,
            names.GRID_SPAN: self._take_grid_span,
            names.VERTICAL_MERGE: self._take_vertical,
            names.CELL_MERGE: self._take_tracked_merge,
            names.HORIZONTAL_MERGE: self._take_horizontal,
        }

    def open(self) -> None:
        """Begin a table in the innermost one.

        Raises:
            ValueError: tables are nested too deeply.
        """
        if len(self._outer) >= _MAX_NESTING:
            raise ValueError("tables are nested too deeply")
        self._push(TableBuilder(self._covered))

    def close(self) -> TableBuilder | None:
        """End the innermost table."""
        closed = self.inner
        self.inner = self._outer.pop() if self._outer else None
        return closed

    def suspend(self) -> TableBuilder | None:
        """End the innermost table before a row that only lays out what stands in it."""
        closed = self.close()
        self._grids.append(closed.grid if closed else [])
        return closed

    def resume(self) -> None:
        """Go on behind that row with a table of the same grid."""
        self._push(TableBuilder(self._covered, self._grids.pop() if self._grids else None))

    def _push(self, builder: TableBuilder) -> None:
        if self.inner is not None:
            self._outer.append(self.inner)
        self.inner = builder

    def _take_floating(self, element: etree._Element) -> None:
        if self.inner is not None:
            self.inner.floats = True

    def _take_grid_column(self, element: etree._Element) -> None:
        if self.inner is not None:
            self.inner.grid.append(read_int(element.get(names.WIDTH), 0) or 0)

    def _take_grid_before(self, element: etree._Element) -> None:
        if self.inner is not None:
            self.inner.skip_columns(read_int(element.get(VALUE)) or 0)

    def _take_grid_span(self, element: etree._Element) -> None:
        if self.inner is not None:
            self.inner.set_span(read_int(element.get(VALUE)) or 1)

    def _take_vertical(self, element: etree._Element) -> None:
        if self.inner is not None:
            self.inner.set_vertical(element.get(VALUE))

    def _take_tracked_merge(self, element: etree._Element) -> None:
        kind = element.get(names.VERTICAL_MERGE)
        if self.inner is not None and kind is not None:
            self.inner.set_vertical("restart" if kind == "rest" else "continue")

    def _take_horizontal(self, element: etree._Element) -> None:
        if self.inner is not None:
            self.inner.set_horizontal(element.get(VALUE))
