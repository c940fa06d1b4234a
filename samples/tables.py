"""Tables of an office document: layout tables without borders and ruled data tables.

A data table has real merged cells (vMerge, gridSpan) and a header that each page repeats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Emu, Mm
from docx.table import _Cell

from samples.office import Look, make_element, write_paragraph


@dataclass(slots=True)
class GridCell:
    """A cell of a data table where it begins."""

    paragraphs: list[tuple[str, Look]]
    column: int
    column_span: int = 1
    row_span: int = 1


@dataclass(slots=True)
class Grid:
    """A data table: rows of cells, widths in millimetres, how many rows are the header."""

    rows: list[list[GridCell]]
    widths: list[float]
    header_rows: int = 1


def add_layout_table(document: Document, rows: int, widths: Sequence[float]) -> list[list[_Cell]]:
    """A table without borders; returns its empty cells by row."""
    table = document.add_table(rows, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    cells = [list(row.cells) for row in table.rows]
    for line, row in zip(table.rows, cells, strict=True):
        line._tr.get_or_add_trPr().append(make_element("w:cantSplit"))
        for cell, width in zip(row, widths, strict=True):
            cell.width = Mm(width)
    return cells


def close_cell(cell: _Cell) -> None:
    """Drop the empty paragraph that a new cell begins with, once others follow it."""
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 and not first.text:
        first._p.getparent().remove(first._p)


def add_grid(document: Document, grid: Grid) -> None:
    """Add a ruled data table with vMerge, gridSpan and a header repeated on each page."""
    table = document.add_table(0, len(grid.widths))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(width)
    pending: dict[int, tuple[int, int]] = {}  # column -> rows left to cover, width
    for index, row in enumerate(grid.rows):
        line = make_element("w:tr")
        if index < grid.header_rows:
            properties = make_element("w:trPr")
            properties.append(make_element("w:tblHeader"))
            line.append(properties)
        table._tbl.append(line)
        anchors = {cell.column: cell for cell in row}
        column = 0
        while column < len(grid.widths):
            if column in pending:
                left, span = pending.pop(column)
                if left > 1:
                    pending[column] = (left - 1, span)
                line.append(_covered(sum(grid.widths[column : column + span]), span))
            else:
                cell = anchors[column]
                span = cell.column_span
                if cell.row_span > 1:
                    pending[column] = (cell.row_span - 1, span)
                _append_cell(line, table, cell, sum(grid.widths[column : column + span]))
            column += span


def _append_cell(line: Any, table: Any, cell: GridCell, width: float) -> None:
    element = _cell_element(width, cell.column_span)
    if cell.row_span > 1:
        element.tcPr.append(make_element("w:vMerge", val="restart"))
    element.tcPr.append(make_element("w:vAlign", val="center"))
    line.append(element)
    holder = _Cell(element, table)
    for text, look in cell.paragraphs:
        write_paragraph(holder, text, look)
    if not cell.paragraphs:
        element.append(make_element("w:p"))


def _covered(width: float, span: int) -> Any:
    element = _cell_element(width, span)
    element.tcPr.append(make_element("w:vMerge"))
    element.append(make_element("w:p"))
    return element


def _cell_element(width: float, span: int) -> Any:
    element = make_element("w:tc")
    properties = make_element("w:tcPr")
    properties.append(make_element("w:tcW", w=str(Emu(Mm(width)).twips), type="dxa"))
    if span > 1:
        properties.append(make_element("w:gridSpan", val=str(span)))
    element.append(properties)
    return element
