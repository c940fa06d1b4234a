"""Workbooks for tests: one description of sheets, written as .xlsx and as .xls."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter
import xlwt

# Lines, bold, centered, number format, font.
CellLook = tuple[bool, bool, bool, str, str]
Value = str | int | float | bool | date | None
_PLACE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")
_LAST_ROW = 400


@dataclass(frozen=True)
class Tab:
    """One sheet.

    Attributes:
        rows: values from A1 on; None is a blank cell.
        merges: areas ("A1:G1").
        ruled: areas with lines around each cell.
        bold: areas that are bold; centered: areas that are centered.
        formats: number formats by area; dates have dd/mm/yyyy without one.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    merges: Sequence[str] = ()
    ruled: Sequence[str] = ()
    bold: Sequence[str] = ()
    centered: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: Sequence[int] = ()  # as a reader counts them
    hidden_columns: Sequence[str] = ()
    comments: Mapping[str, str] = field(default_factory=dict)
    font: str = "Times New Roman"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _area(text: str) -> tuple[int, int, int, int]:
    found = _PLACE.fullmatch(text)
    assert found, text
    left, top, right, bottom = found.groups()
    return int(top) - 1, _column(left), int(bottom or top) - 1, _column(right or left)


def _positions(areas: Sequence[str]) -> set[tuple[int, int]]:
    return {
        (row, column)
        for top, left, bottom, right in map(_area, areas)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def _list_cells(tab: Tab) -> Iterator[tuple[int, int, Value, CellLook]]:
    """Every cell with a value or a look: row, column, value, (ruled, bold, centered, format)."""
    values = {(y, x): value for y, row in enumerate(tab.rows) for x, value in enumerate(row)}
    ruled, bold, centered = (_positions(areas) for areas in (tab.ruled, tab.bold, tab.centered))
    formats = {place: code for area, code in tab.formats.items() for place in _positions([area])}
    for place in sorted(set(values) | ruled):
        value = values.get(place)
        usual = "dd/mm/yyyy" if isinstance(value, date) else "General"
        look = (
            place in ruled,
            place in bold,
            place in centered,
            formats.get(place, usual),
            tab.font,
        )
        yield *place, value, look


def build_xlsx(*tabs: Tab, from_1904: bool = False) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "date_1904": from_1904})
    looks: dict[CellLook, Any] = {}
    for tab in tabs:
        sheet = book.add_worksheet(tab.name)
        for row, column, value, look in _list_cells(tab):
            if look not in looks:
                ruled, bold, centered, code, font = look
                looks[look] = book.add_format(
                    {"border": int(ruled), "bold": bold, "num_format": code, "font_name": font}
                    | ({"align": "center"} if centered else {})
                )
            _write(sheet, row, column, value, looks[look])
        for area in tab.merges:
            top, left, bottom, right = _area(area)
            sheet.merge_range(top, left, bottom, right, None)
            values = tab.rows[top] if top < len(tab.rows) else ()
            value = values[left] if left < len(values) else None
            look = next(cell[3] for cell in _list_cells(tab) if cell[:2] == (top, left))
            _write(sheet, top, left, value, looks[look])
            for place in _positions([area]) - {(top, left)}:
                sheet.write_blank(*place, None, looks[look])
        if tab.hidden:
            sheet.hide()
        for number in tab.hidden_rows:
            sheet.set_row(number - 1, None, None, {"hidden": True})
        for letters in tab.hidden_columns:
            sheet.set_column(_column(letters), _column(letters), None, None, {"hidden": True})
        for place, text in tab.comments.items():
            sheet.write_comment(place, text)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, row: int, column: int, value: Value, look: Any) -> None:
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)


def build_xls(*tabs: Tab, from_1904: bool = False) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = from_1904
    looks: dict[CellLook, Any] = {}
    for tab in tabs:
        sheet = book.add_sheet(tab.name, cell_overwrite_ok=True)
        merged = {_area(area)[:2]: _area(area) for area in tab.merges}
        for row, column, value, look in _list_cells(tab):
            if look not in looks:
                looks[look] = _make_look(look)
            if isinstance(value, date) and not isinstance(value, datetime):
                value = datetime(value.year, value.month, value.day)
            if (row, column) in merged:
                top, left, bottom, right = merged[row, column]
                sheet.write_merge(top, bottom, left, right, value, looks[look])
            elif not any(
                top <= row <= bottom and left <= column <= right
                for top, left, bottom, right in merged.values()
            ):
                sheet.write(row, column, value, looks[look])
        sheet.visibility = int(tab.hidden)
        for number in tab.hidden_rows:
            sheet.row(number - 1).hidden = True
        for letters in tab.hidden_columns:
            sheet.col(_column(letters)).hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _make_look(look: CellLook) -> Any:
    ruled, bold, centered, code, font = look
    words = [f"font: name {font}, bold {'on' if bold else 'off'}"]
    if centered:
        words.append("align: horiz center")
    if ruled:
        words.append("borders: left thin, right thin, top thin, bottom thin")
    return xlwt.easyxf("; ".join(words), num_format_str=code)
