"""What a workbook holds that is not read, or read though it is hidden: reported, never silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.document.draft import Problem
from extract.parsers.sheets.model import Sheet, Workbook, name_column, name_place

_QUOTED = 60
_LISTED = 8
_UNREAD = {
    "formula": "là công thức chưa có kết quả",
    "date": "là ngày không có thật",
    "text": "trỏ tới chữ không có trong tệp",
}


def list_problems(workbook: Workbook) -> Iterator[Problem]:
    """Problems of a workbook, one of a kind and sheet."""
    if workbook.hidden:
        names = _list(f"“{name}”" for name in workbook.hidden)
        yield Problem(
            "sheet-hidden",
            f"Có {len(workbook.hidden)} trang tính bị ẩn, không được đọc: {names}; "
            "cần xem có thuộc kế hoạch không.",
        )
    for sheet in workbook.sheets:
        yield from _list_hidden(sheet)
        yield from _list_unread(sheet)
        yield from _list_lost(sheet)
        yield from _list_dates(sheet)


def _list_hidden(sheet: Sheet) -> Iterator[Problem]:
    if sheet.hidden_rows:
        yield Problem(
            "sheet-rows-hidden",
            f"Trang tính “{sheet.name}” có {len(sheet.hidden_rows)} dòng bị ẩn hoặc bị lọc "
            f"({_list_runs(sheet.hidden_rows)}), vẫn được đọc; cần xem có còn hiệu lực không.",
        )
    if sheet.hidden_columns:
        named = _list(
            f"{name_column(column)} “{_quote(text)}”"
            for column, text in sorted(sheet.hidden_columns.items())
        )
        yield Problem(
            "sheet-columns-hidden",
            f"Trang tính “{sheet.name}” có {len(sheet.hidden_columns)} cột bị ẩn, không được đọc: "
            f"{named}; cần xem trong tệp gốc.",
        )
    if sheet.covered:
        yield Problem(
            "sheet-merged-text-hidden",
            f"Trang tính “{sheet.name}” có {len(sheet.covered)} ô đã gộp còn chứa chữ không hiển "
            f"thị, không được đọc (ô đầu tiên: “{_quote(sheet.covered[0])}”).",
        )


def _list_unread(sheet: Sheet) -> Iterator[Problem]:
    for kind, places in sheet.unread.items():
        what = _UNREAD.get(kind, f"báo lỗi {kind}")
        yield Problem(
            "sheet-cell-unread",
            f"Trang tính “{sheet.name}” có {len(places)} ô {what}, không đọc được: "
            f"{_list(places)}; cần mở tệp gốc, tính lại và lưu.",
        )


def _list_lost(sheet: Sheet) -> Iterator[Problem]:
    if sheet.lost["comment"]:
        yield Problem(
            "sheet-comments-left-out",
            f"Trang tính “{sheet.name}” có {sheet.lost['comment']} ghi chú gắn với ô (comment), "
            "không được đọc.",
            loss=False,
        )
    if sheet.lost["picture"] or sheet.lost["object"]:
        count = sheet.lost["picture"] + sheet.lost["object"]
        yield Problem(
            "sheet-object-unread",
            f"Trang tính “{sheet.name}” có {count} hình ảnh, biểu đồ hoặc đối tượng nhúng không "
            "đọc được nội dung; cần xem trong tệp gốc.",
        )
    if sheet.drawn:
        yield Problem(
            "sheet-shape-text",
            f"Trang tính “{sheet.name}” có {len(sheet.drawn)} khung chữ nằm ngoài ô, được đọc sau "
            f"các ô (khung đầu tiên: “{_quote(sheet.drawn[0])}”).",
            loss=False,
        )


def _list_dates(sheet: Sheet) -> Iterator[Problem]:
    """Where dates are that may be other days; a record that holds one says so itself."""
    places = [name_place(cell.row, cell.column) for cell in sheet.cells if cell.stored_date]
    if places:
        yield Problem(
            "sheet-date-stored",
            f"Trang tính “{sheet.name}” có {len(places)} ô lưu kiểu ngày mà ngày và tháng có thể "
            f"đã bị đảo khi nhập ({_list(places)}); cần đối chiếu với văn bản gốc.",
            loss=False,
        )


def _list(items: Iterable[str]) -> str:
    """The first items of a list, and how many more there are."""
    found = list(items)
    shown = ", ".join(found[:_LISTED])
    return shown if len(found) <= _LISTED else f"{shown} và {len(found) - _LISTED} chỗ nữa"


def _list_runs(rows: list[int]) -> str:
    """Row numbers as a reader counts them, neighbours as one span: "dòng 12-15, dòng 20"."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return _list(
        f"dòng {first + 1}" if first == last else f"dòng {first + 1}-{last + 1}"
        for first, last in runs
    )


def _quote(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"
