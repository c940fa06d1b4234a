"""A plan laid out as a workbook gives the records of its Word file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from extract import extract
from extract.document.draft import Draft, DraftTable
from extract.parsers import detect_format
from extract.source import read_source
from tests.samples import SAMPLES, STEMS
from tests.test_formats_agree import strip_places
from tests.workbooks import Tab, Value, build_xls, build_xlsx

Build = Callable[..., bytes]


def name_area(top: int, left: int, height: int, width: int) -> str:
    return f"{chr(65 + left)}{top + 1}:{chr(64 + left + width)}{top + height}"


class Layout:
    """Puts a draft on sheets as an office would: a new sheet for each annex."""

    def __init__(self, draft: Draft, ruled: bool) -> None:
        self.tabs: list[Tab] = []
        self.ruled = ruled
        tables = [item for item in draft.items if isinstance(item, DraftTable)]
        self.width = max(table.columns for table in tables)
        self._begin()
        for item in draft.items:
            if isinstance(item, DraftTable):
                self._put_table(item)
                continue
            if item.text.startswith("PHỤ LỤC") and self.rows:
                self._end()
            self.merges.append(name_area(len(self.rows), 0, 1, self.width))
            self._mark(item.style.bold, item.style.centered, len(self.rows), 0)
            self.rows.append([item.text])
        self._end()

    def _begin(self) -> None:
        self.rows: list[list[Value]] = []
        self.merges: list[str] = []
        self.lines: list[str] = []
        self.bold: list[str] = []
        self.centered: list[str] = []

    def _end(self) -> None:
        name = f"Trang {len(self.tabs) + 1}"
        self.tabs.append(Tab(name, self.rows, self.merges, self.lines, self.bold, self.centered))
        self._begin()

    def _mark(self, bold: bool, centered: bool, row: int, column: int) -> None:
        self.bold += [name_area(row, column, 1, 1)] * bold
        self.centered += [name_area(row, column, 1, 1)] * centered

    def _put_table(self, table: DraftTable) -> None:
        height = max(cell.row + cell.row_span for cell in table.cells)
        grid: list[list[Value]] = [[None] * self.width for _ in range(height)]
        top = len(self.rows)
        layout = table.columns == 2  # letterhead, signature: a side each
        for cell in table.cells:
            column = cell.column * (self.width // 2) if layout else cell.column
            grid[cell.row][column] = int(cell.text) if cell.text.isdigit() else cell.text or None
            self._mark(cell.style.bold, cell.style.centered, top + cell.row, column)
            if cell.row_span > 1 or cell.column_span > 1:
                self.merges.append(
                    name_area(top + cell.row, column, cell.row_span, cell.column_span)
                )
        if self.ruled and not layout:
            self.lines.append(name_area(top, 0, height, table.columns))
        self.rows += grid


def read(path_or_data: Any) -> dict[str, Any]:
    plan = strip_places(extract(path_or_data).model_dump(mode="json"))
    assert isinstance(plan, dict)
    return plan


@cache
def read_sample(stem: str) -> dict[str, Any]:
    return read(SAMPLES / f"{stem}.docx")


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize(
    ("build", "ruled"),
    [(build_xlsx, True), (build_xlsx, False), (build_xls, True)],
    ids=["xlsx", "xlsx-unruled", "xls"],
)
def test_records_are_those_of_the_docx(stem: str, build: Build, ruled: bool) -> None:
    source = read_source(SAMPLES / f"{stem}.docx")
    tabs = Layout(detect_format(source).parse(source), ruled).tabs
    expected, found = read_sample(stem), read(build(*tabs))
    for name in expected:
        assert found[name] == expected[name], name
