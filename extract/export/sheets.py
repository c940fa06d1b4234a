"""How a table becomes a sheet that a person can read, filter and print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from extract.export.columns import Column, Section, Table, load_layout
from extract.export.rows import Row, Value
from extract.export.text_size import estimate_height

_A3, _A4 = 8, 9
# Above this width in characters a table printed on A4 is too small to read.
_A4_WIDTH = 170
_MARGIN_INCHES = 0.4
_HEADER_HEIGHT = 33.0
_LABEL_WIDTH, _VALUE_WIDTH = 30, 105
# A cell holds 32,767 characters; a longer text is cut and says so.
_CELL_LIMIT = 32_700
_CUT = " … (xem đầy đủ trong tệp JSON)"
# Excel counts days from 1900 and takes that year for a leap year.
_FIRST_DATE = date(1900, 3, 1)
_FILLS = {"error": "#F8CBAD", "warning": "#FFE699", "info": "#DDEBF7"}
_BASE: Mapping[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_CELL: Mapping[str, Any] = {**_BASE, "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "section": {**_BASE, "bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF"},
    "label": {**_CELL, "bold": True, "bg_color": "#F2F2F2"},
    "header": {
        **_CELL,
        "bold": True,
        "bg_color": "#1F4E78",
        "font_color": "#FFFFFF",
        "align": "center",
        "valign": "vcenter",
    },
    "text": {**_CELL, "align": "left", "indent": 1},
    "integer": {**_CELL, "num_format": "0", "align": "center"},
    "count": {**_CELL, "num_format": "#,##0", "align": "left", "indent": 1},
    "number": {**_CELL, "num_format": "General", "align": "right"},
    "date": {**_CELL, "num_format": "dd/mm/yyyy", "align": "center"},
    "left_date": {**_CELL, "num_format": "dd/mm/yyyy", "align": "left", "indent": 1},
    "share": {**_CELL, "num_format": "0.0%", "align": "left", "indent": 1},
    "review": {**_CELL, "align": "left", "indent": 1, "bg_color": "#FFF2CC"},
    **{
        name: {**_CELL, "bold": True, "align": "center", "bg_color": fill}
        for name, fill in _FILLS.items()
    },
}


class Styles:
    """The cell formats of one workbook, each made when it is first used."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._workbook.add_format(dict(_LOOKS[name]))
        return self._made[name]


def draw_table(sheet: Worksheet, styles: Styles, table: Table, rows: Sequence[Row]) -> None:
    """Fill a sheet with a table: frozen header and first column, filters, print layout."""
    columns = table.columns_in("xlsx")
    last = len(columns) - 1
    widths = [column.width for column in columns]
    shown = {column.name for column in columns if not _is_hidden(column, rows)}
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width, None, {"hidden": column.name not in shown})
        sheet.write_string(0, index, column.title, styles["header"])
    sheet.set_row(0, _HEADER_HEIGHT)
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(columns):
            _write_cell(sheet, (number, index), row[column.name], column, styles)
        texts = (_join_lines(_show(row[column.name], column)) for column in columns)
        sheet.set_row(number, estimate_height(zip(texts, widths, strict=True)))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), last)
    sheet.repeat_rows(0)
    width = sum(column.width for column in columns if column.name in shown)
    _set_print(sheet, _A4 if width <= _A4_WIDTH else _A3)


def _is_hidden(column: Column, rows: Sequence[Row]) -> bool:
    return column.optional and not any(_is_present(row[column.name]) for row in rows)


def draw_overview(
    sheet: Worksheet, styles: Styles, overview: Mapping[str, Mapping[str, Value]]
) -> None:
    """Fill the first sheet: label and value a line, a bar above each section."""
    layout = load_layout()
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, 1, _VALUE_WIDTH)
    sheet.hide_gridlines(2)
    line = 0
    for section in layout.overview:
        sheet.write_string(line, 0, section.title, styles["section"])
        sheet.write_blank(line, 1, None, styles["section"])
        line = _draw_section(sheet, styles, section, overview[section.name], line + 1) + 1
    _set_print(sheet, _A4)


def _draw_section(
    sheet: Worksheet, styles: Styles, section: Section, values: Mapping[str, Value], line: int
) -> int:
    titles = {name: table.title for name, table in load_layout().tables.items()}
    for name, label in section.rows.items():
        if section.name == "counts" and name in titles:
            sheet.write_url(line, 0, f"internal:'{titles[name]}'!A1", styles["label"], label)
        else:
            sheet.write_string(line, 0, label, styles["label"])
        _write_overview_value(sheet, (line, 1), values[name], styles)
        sheet.set_row(line, estimate_height([(_join_lines(values[name]), _VALUE_WIDTH)]))
        line += 1
    return line


def _write_overview_value(
    sheet: Worksheet, place: tuple[int, int], value: Value, styles: Styles
) -> None:
    if isinstance(value, float):
        sheet.write_number(*place, value, styles["share"])
    elif isinstance(value, int):
        sheet.write_number(*place, value, styles["count"])
    elif isinstance(value, date) and value >= _FIRST_DATE:
        sheet.write_datetime(*place, value, styles["left_date"])
    else:
        _write_text(sheet, place, value, styles["text"])


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], value: Value, column: Column, styles: Styles
) -> None:
    if not _is_present(value):
        sheet.write_blank(*place, None, styles["text"])
    elif isinstance(value, bool):
        _write_text(sheet, place, "Có" if value else None, styles["text"])
    elif isinstance(value, int | float | Decimal):
        look = "integer" if column.type == "integer" else "number"
        sheet.write_number(*place, value, styles[look])
    elif isinstance(value, date) and value >= _FIRST_DATE:
        sheet.write_datetime(*place, value, styles["date"])
    else:
        _write_text(sheet, place, _show(value, column), styles[_choose_look(value, column)])


def _choose_look(value: Value, column: Column) -> str:
    if column.name == "severity" and isinstance(value, str) and value in _FILLS:
        return value
    return "review" if column.name == "review" else "text"


def _show(value: Value, column: Column) -> Value:
    if column.type == "path" and isinstance(value, list):
        return "\n".join(value)
    return column.labels.get(value, value) if isinstance(value, str) else value


def _join_lines(value: Value) -> str:
    if isinstance(value, list):
        mark = "- " if len(value) > 1 else ""
        return "\n".join(f"{mark}{item}" for item in value)
    return "" if value is None else str(value)


def _write_text(sheet: Worksheet, place: tuple[int, int], value: Value, look: Format) -> None:
    text = _join_lines(value)
    if len(text) > _CELL_LIMIT:
        text = text[:_CELL_LIMIT] + _CUT
    if text:
        # Never ``write``: it would take a text that begins with "=" for a formula.
        sheet.write_string(*place, text, look)
    else:
        sheet.write_blank(*place, None, look)


def _is_present(value: Value) -> bool:
    return value is not None and value != [] and value != "" and value is not False


def _set_print(sheet: Worksheet, paper: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(*[_MARGIN_INCHES] * 2, top=_MARGIN_INCHES, bottom=0.6)
    sheet.set_footer("&L&A&R&P/&N")
