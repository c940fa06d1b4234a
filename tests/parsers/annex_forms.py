"""An invented annex, and the many forms of lines that offices print such annexes with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.parsers.annex_printing import Annex, Box, Cell, Drawing, Form, Part, grid, rules
from tests.parsers.test_pdf import Page

HEAD = (
    "TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành",
)  # fmt: skip
WIDTHS = (30.0, 170.0, 90.0, 100.0, 85.0)
LONG = (
    "Xây dựng, trình Ủy ban nhân dân tỉnh ban hành kế hoạch phát triển hạ tầng số của tỉnh giai "
    "đoạn 2026 - 2030, trong đó xác định rõ mục tiêu, nhiệm vụ, lộ trình thực hiện và nguồn lực "
    "bảo đảm; tổng hợp nhu cầu đầu tư của các sở, ngành, địa phương theo Kế hoạch số 253/KH-UBND "
    "ngày 12/3/2026 của Ủy ban nhân dân tỉnh và hướng dẫn của Bộ Khoa học và Công nghệ"
)
BODY: list[list[str | None]] = [
    ["I", "XÂY DỰNG HẠ TẦNG SỐ VÀ DỮ LIỆU SỐ DÙNG CHUNG CỦA TỈNH", None, None, None],
    ["1", "Xây dựng kế hoạch phát triển hạ tầng số của tỉnh giai đoạn 2026 - 2030, trình Ủy ban "
     "nhân dân tỉnh ban hành", "Sở Khoa học và Công nghệ",
     "Các sở, ban, ngành; UBND các xã, phường", "Quý II/2026"],
    ["2", "Nâng cấp trung tâm dữ liệu", "Văn phòng UBND tỉnh", "", "Tháng 9/2026"],
    ["3", "Rà soát, bổ sung danh mục cơ sở dữ liệu dùng chung theo Kế hoạch số 253/KH-UBND ngày "
     "12/3/2026", "Sở Nông nghiệp và Môi trường", "Sở Tài chính", "30/6/2026"],
    ["II", "ĐÀO TẠO, BỒI DƯỠNG NGUỒN NHÂN LỰC SỐ CHO CÁC CƠ QUAN", None, None, None],
    ["1", "Tổ chức 05 lớp tập huấn kỹ năng số cho cán bộ cấp xã", "Sở Nội vụ",
     "Trường Chính trị tỉnh", "Quý III/2026"],
    ["2", "Biên soạn tài liệu", "Sở Giáo dục và Đào tạo",
     "Sở Khoa học và Công nghệ; các cơ sở đào tạo trên địa bàn", "Quý IV/2026"],
    ["3", "Tổng kết", "Sở Nội vụ", "Các cơ quan liên quan", "15/12/2026"],
]  # fmt: skip


def make_annex(
    body: Sequence[Sequence[str | None]] = BODY,
    valign: str = "top",
    number: str = "middle",
    head: Sequence[str] = HEAD,
    widths: Sequence[float] = WIDTHS,
) -> Annex:
    """The annex with its cells set as asked: ``number`` is where numbers stand in their rows."""
    cells = [_set(cell, valign, number) for cell in grid([list(head), *body])]
    return Annex(widths, cells)


def _set(cell: Cell, valign: str, number: str) -> Cell:
    if cell.row == 0:
        return replace(cell, bold=True, align="center", valign="middle")
    if cell.column == 0:
        return replace(cell, align="center", valign=number)
    return replace(cell, bold=cell.column_span > 1, valign=valign)


def make_rows(count: int, start: int = 1, long: Sequence[int] = ()) -> list[list[str | None]]:
    """Numbered rows without sections; those in ``long`` have a task of many lines."""
    leads = ("Sở Nội vụ", "Sở Khoa học và Công nghệ", "Văn phòng UBND tỉnh")
    others = ("", "Các sở, ban, ngành; UBND các xã, phường", "Công an tỉnh")
    return [
        [
            str(number),
            LONG if number in long else f"Nhiệm vụ thứ {number} về rà soát các cơ sở dữ liệu",
            leads[number % 3],
            others[number % 3],
            f"Quý {('I', 'II', 'III', 'IV')[number % 4]}/2026",
        ]
        for number in range(start, start + count)
    ]


def _thin_boxes(page: Page, x0: float, y0: float, x1: float, y1: float) -> None:
    if y0 == y1:
        page.fill(x0, y0 - 0.25, x1, y0 + 0.25)
    else:
        page.fill(x0 - 0.25, y0, x0 + 0.25, y1)


def _double(page: Page, x0: float, y0: float, x1: float, y1: float) -> None:
    shift = 1.2
    page.line(x0, y0, x1, y1)
    if y0 == y1:
        page.line(x0, y0 + shift, x1, y0 + shift)
    else:
        page.line(x0 + shift, y0, x0 + shift, y1)


def _dashes(page: Page, x0: float, y0: float, x1: float, y1: float) -> None:
    length = max(x1 - x0, y1 - y0)
    for step in range(0, int(length), 5):
        begin, end = step / length, min((step + 3) / length, 1.0)
        page.line(
            x0 + (x1 - x0) * begin, y0 + (y1 - y0) * begin, x0 + (x1 - x0) * end,
            y0 + (y1 - y0) * end,
        )  # fmt: skip


def _fills(inset: float, wanted: Callable[[Box], bool]) -> Drawing:
    def draw(page: Page, part: Part) -> None:
        page.content.append("0.9 g")
        for box in part.boxes:
            if wanted(box):
                after = box.cell.column + box.cell.column_span
                page.fill(
                    part.xs[box.cell.column] + inset, part.ys[box.top] + inset,
                    part.xs[after] - inset, part.ys[box.bottom] - inset,
                )  # fmt: skip
        page.content.append("0 g")

    return draw


def _never(*_: object) -> bool:
    return False


def _is_side(x: int, row: int, part: Part) -> bool:
    return x in (0, len(part.xs) - 1)


def _is_inner(x: int, row: int, part: Part) -> bool:
    return not _is_side(x, row, part)


def _is_frame(y: int, part: Part) -> bool:
    return y in (0, 1, len(part.ys) - 1)


RULED: dict[str, Drawing] = {
    "lines": rules(),
    "thin boxes": rules(pen=_thin_boxes),
    "double lines": rules(pen=_double),
    "dashes": rules(pen=_dashes),
    "gaps of 2 points": rules(short=1.0),
    "gaps of 4 points": rules(short=2.0),
    "gaps of 6 points": rules(short=3.0),
    "no outer sides": rules(upright=_is_inner),
    "no upper and lower side": rules(flat=lambda y, part: 0 < y < len(part.ys) - 1),
}
HALF_RULED: dict[str, Drawing] = {
    "horizontal lines": rules(upright=_never),
    "horizontal lines in a frame": rules(upright=_is_side),
    "frame and header line": rules(flat=_is_frame, upright=_is_side),
    "lines around the header and below": rules(flat=_is_frame, upright=_never),
    "lines around the header": rules(flat=lambda y, part: y in (0, 1), upright=_never),
    "columns": rules(flat=_never),
    "inner columns": rules(flat=_never, upright=_is_inner),
    "columns and header line": rules(flat=_is_frame),
    "some lines between rows missing": rules(flat=lambda y, part: y not in (3, 4, 7)),
    "header ruled": rules(flat=lambda y, part: y in (0, 1), upright=lambda x, row, part: row == 0),
}
UNRULED: dict[str, Drawing] = {
    "nothing": rules(flat=_never, upright=_never),
    "line below the header": rules(flat=lambda y, part: y == 1, upright=_never),
    "shaded cells": _fills(0.0, lambda box: True),
    "shaded cells apart": _fills(1.0, lambda box: True),
    "every second row shaded": _fills(0.0, lambda box: box.top % 2 == 0),
    "shaded header": _fills(0.0, lambda box: box.cell.row == 0),
}


def page_number(page: Page, number: int) -> None:
    if number > 1:
        page.text(295, 45, str(number), 13)


def make_form(drawing: Drawing = RULED["lines"], **changes: object) -> Form:
    """Print with the lines given and page numbers from page 2 on."""
    return replace(Form(drawing, before=page_number), **changes)  # type: ignore[arg-type]
