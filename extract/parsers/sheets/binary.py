"""Excel workbooks before 2007 (.xls, BIFF), read with xlrd: its sheets with formats and merges.

xlrd gives the stored numbers; what a reader sees of them is worked out as for newer files.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from extract.document.draft import Style
from extract.errors import UnreadableDocument
from extract.parsers.sheets.gathering import MAX_CELLS, Look, SheetBuilder
from extract.parsers.sheets.model import Workbook

if TYPE_CHECKING:
    import xlrd

MAX_BYTES = 64 << 20
_CENTERED = (2, 6, 7)  # centre, across a selection, spread ([MS-XLS] 2.5.279)
_VISIBLE = 0
_SAVE_AGAIN = "open it in Excel and save it as .xlsx, or ask the sender for it again"
# What xlrd stumbles over in damaged files: it checks little of what it unpacks.
_FAULTS = (
    struct.error, AssertionError, LookupError, ValueError, ArithmeticError, TypeError,
    AttributeError, NotImplementedError, EOFError, OSError, RecursionError, MemoryError,
)  # fmt: skip


def read_workbook(data: bytes) -> Workbook:
    """All sheets of a workbook.

    Raises:
        UnreadableDocument: with a password, damaged or too large.
    """
    import xlrd
    from xlrd.compdoc import CompDocError

    if len(data) > MAX_BYTES:
        raise UnreadableDocument(
            f"the workbook is larger than {MAX_BYTES >> 20} MB",
            "keep only the sheets of the plan in the file",
        )
    try:
        book = xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
        return _read_book(book)
    except (xlrd.XLRDError, CompDocError, *_FAULTS) as error:
        if "encrypted" in str(error):
            raise UnreadableDocument(
                "the workbook is encrypted with a password",
                "open it in Excel, remove the password and save it again",
            ) from error
        raise UnreadableDocument(f"the old Excel file is damaged ({error})", _SAVE_AGAIN) from error


def _read_book(book: xlrd.book.Book) -> Workbook:
    looks = [_read_look(book, xf) for xf in book.xf_list]
    workbook = Workbook()
    count = 0
    for index in range(book.nsheets):
        sheet = book.sheet_by_index(index)
        builder = SheetBuilder(sheet.name, from_1904=book.datemode == 1)
        _read_sheet(sheet, builder, looks)
        book.unload_sheet(index)
        built = builder.build()
        if sheet.visibility == _VISIBLE:
            workbook.sheets.append(built)
        elif built.cells:
            workbook.hidden.append(built.name)
        count += len(built.cells)
        if count > MAX_CELLS:
            raise UnreadableDocument(
                f"the workbook has more than {MAX_CELLS:,} filled cells",
                "keep only the sheets of the plan in the file",
            )
    return workbook


def _read_look(book: xlrd.book.Book, xf: xlrd.formatting.XF) -> Look:
    font = book.font_list[xf.font_index]
    style = Style(bool(font.bold), bool(font.italic), xf.alignment.hor_align in _CENTERED)
    ruled = bool(xf.border.left_line_style or xf.border.right_line_style)
    known = book.format_map.get(xf.format_key)
    return Look(style, ruled, known.format_str if known else "General", font.name)


def _read_sheet(sheet: xlrd.sheet.Sheet, builder: SheetBuilder, looks: list[Look]) -> None:
    import xlrd

    for row in range(sheet.nrows):
        cells = zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        for column, (kind, value) in enumerate(cells):
            if kind == xlrd.XL_CELL_EMPTY:
                continue
            look = looks[sheet.cell_xf_index(row, column)]
            if look.ruled:
                builder.add_rule(row, column)
            if kind == xlrd.XL_CELL_TEXT:
                builder.add_text(row, column, value, look)
            elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                builder.add_number(row, column, value, look)
            elif kind == xlrd.XL_CELL_BOOLEAN:
                builder.add_text(row, column, "TRUE" if value else "FALSE", look)
            elif kind == xlrd.XL_CELL_ERROR:
                named = xlrd.error_text_from_code.get(value, "#?")
                builder.add_unread(row, column, named, look)
    builder.merges = [
        (top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells
    ]
    builder.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    builder.hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    builder.sheet.lost["comment"] = len(sheet.cell_note_map)
