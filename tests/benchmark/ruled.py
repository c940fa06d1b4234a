"""Long ruled tables as PDF whose every cell is known.

Each page repeats the header; rows are cut by page breaks in the middle of their cells; some
cells are merged over rows, section rows over all columns. The same count of pages gives the
same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.pdfs import Page, text_width, write_pdf

XS = [40.0, 75.0, 330.0, 450.0, 590.0, 670.0, 800.0]
HEADER = ["TT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Kết quả"]
_TOP, _BOTTOM = 50.0, 550.0
_SIZE, _PITCH, _PAD = 11.0, 14.0, 4.0
_LEAD = 2  # the column whose cells are merged
_TEXT = (
    "rà soát quy trình nội bộ giải quyết thủ tục hành chính công bố danh mục dịch vụ trực tuyến "
    "toàn trình xây dựng cơ sở dữ liệu dùng chung của tỉnh tổ chức tập huấn cho cán bộ cấp xã "
    "kiểm tra việc thực hiện tại các đơn vị sự nghiệp số hóa hồ sơ lưu trữ đánh giá mức độ hài "
    "lòng nâng cấp hạ tầng mạng bảo đảm an toàn thông tin tuyên truyền trên báo và đài"
)
_WORDS = _TEXT.split(" ")
_BODIES = [
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Khoa học và Công nghệ",
    "Văn phòng UBND tỉnh",
    "Sở Y tế",
]


@dataclass(slots=True)
class RuledTable:
    """A table as it must be read: texts by row and column, and where cells begin.

    Attributes:
        rows: texts of the cells that begin in the row, by column.
        spans: rows and columns of merged cells, by row and column.
        cuts: how often the end of a page cuts a row.
    """

    rows: list[dict[int, str]] = field(default_factory=list)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    cuts: int = 0


def make_ruled_pdf(pages: int) -> tuple[bytes, RuledTable]:
    """A PDF of so many pages that hold one table, and the table."""
    writer = _Writer(pages)
    while writer.write_next():
        pass
    return write_pdf(*writer.pages), writer.table


class _Writer:
    """Fills page after page from the top."""

    def __init__(self, pages: int) -> None:
        self.table = RuledTable()
        self.pages: list[Page] = []
        self._most = pages
        self._chance = random.Random(20260714)
        self._number = 0
        self._lead = ""
        self._y = _BOTTOM
        self.table.rows.append(dict(enumerate(HEADER)))

    def write_next(self) -> bool:
        """Write a section, a row or a group of rows; whether there was room for it."""
        kind = self._chance.random()
        if kind < 0.08:
            return self._write_section()
        if kind < 0.2:
            return self._write_group([self._draw_row() for _ in range(2)])
        return self._write_row(self._draw_row())

    def _draw_row(self) -> list[str]:
        self._number += 1
        chance = self._chance
        words = " ".join(chance.choices(_WORDS, k=chance.randint(6, 80)))
        supports = ", ".join(chance.sample(_BODIES, chance.randint(1, 4)))
        result = f"Báo cáo số {chance.randint(1, 99)}"
        deadline = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/2026"
        # Another than above: the same words below a page break may be one merged cell.
        lead = self._lead = chance.choice([body for body in _BODIES if body != self._lead])
        return [str(self._number), words.capitalize(), lead, supports, deadline, result]

    def _turn_page(self) -> bool:
        if len(self.pages) == self._most:
            return False
        self.pages.append(Page(842, 595))
        self._y = _TOP
        self._draw(dict(enumerate([text] for text in HEADER)), 1)
        return True

    def _fits(self, lines: int) -> bool:
        return self._y + lines * _PITCH + 2 * _PAD <= _BOTTOM

    def _make_room(self, lines: int) -> bool:
        return self._fits(lines) or (self._turn_page() and self._fits(lines))

    def _write_section(self) -> bool:
        if not self._make_room(2):
            return False
        text = f"Nhóm nhiệm vụ {self._chance.choice(_WORDS)} {self._chance.choice(_WORDS)}"
        self.table.spans[len(self.table.rows), 0] = (1, len(HEADER))
        self.table.rows.append({0: text})
        self._draw({0: [text]}, 1, inner=())
        return True

    def _write_group(self, rows: list[list[str]]) -> bool:
        """Rows with one lead for all of them, on one page."""
        self._lead = rows[0][_LEAD]
        wrapped = [_wrap_row(row) for row in rows]
        if not self._make_room(sum(map(_height, wrapped)) + len(rows)):
            return False
        self.table.spans[len(self.table.rows), _LEAD] = (len(rows), 1)
        for number, (row, cells) in enumerate(zip(rows, wrapped, strict=True)):
            texts = dict(enumerate(row))
            if number:
                del texts[_LEAD], cells[_LEAD]
            self.table.rows.append(texts)
            self._draw(cells, _height(cells), open_below=number + 1 < len(rows))
        return True

    def _write_row(self, row: list[str]) -> bool:
        """A row, cut where the page ends."""
        cells = _wrap_row(row)
        height = _height(cells)
        if not self._make_room(min(height, 2)):
            return False
        self.table.rows.append(dict(enumerate(row)))
        while not self._fits(height):
            room = int((_BOTTOM - self._y - 2 * _PAD) // _PITCH)
            self._draw({column: lines[:room] for column, lines in cells.items()}, room)
            cells = {column: lines[room:] for column, lines in cells.items()}
            height -= room
            if not self._turn_page():
                self._forget_rest(cells)
                return False
            self.table.cuts += 1
        self._draw(cells, height)
        return True

    def _forget_rest(self, cells: dict[int, list[str]]) -> None:
        """Take back what the last page had no room for."""
        last = self.table.rows[-1]
        for column, lines in cells.items():
            rest = " ".join(lines)
            last[column] = last[column].removesuffix(rest).strip()

    def _draw(
        self,
        cells: dict[int, list[str]],
        lines: int,
        inner: tuple[int, ...] = tuple(range(1, len(HEADER))),
        open_below: bool = False,
    ) -> None:
        """Text and borders of a row; the column of leads may stay open below."""
        page, top = self.pages[-1], self._y
        bottom = top + lines * _PITCH + 2 * _PAD
        for place, x in enumerate(XS):
            if place in (0, len(HEADER), *inner):
                page.line(x, top, x, bottom)
        if top == _TOP:
            page.line(XS[0], top, XS[-1], top)
        if open_below:
            page.line(XS[0], bottom, XS[_LEAD], bottom)
            page.line(XS[_LEAD + 1], bottom, XS[-1], bottom)
        else:
            page.line(XS[0], bottom, XS[-1], bottom)
        for column, texts in cells.items():
            for number, text in enumerate(texts):
                y = top + _PAD + _PITCH * (number + 0.8)
                page.text(XS[column] + _PAD, round(y, 2), text, _SIZE)
        self._y = bottom


def _wrap_row(row: list[str]) -> dict[int, list[str]]:
    return {
        column: list(_wrap(text, XS[column + 1] - XS[column] - 2 * _PAD))
        for column, text in enumerate(row)
    }


def _height(cells: dict[int, list[str]]) -> int:
    return max(map(len, cells.values()))


def _wrap(text: str, width: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, _SIZE) > width:
            yield line
            line = word
        else:
            line = longer
    yield line
