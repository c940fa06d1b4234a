"""What a Word file shows that cannot be read as text, or is left out: reported, never silent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from extract.document.draft import Problem
from extract.parsers.docx.names import (
    ANCHORED_PICTURE,
    CHART,
    COMMENT_MARK,
    DRAWN_PICTURE,
    EMBEDDED_ID,
    EMBEDDED_OBJECT,
    ID,
    INLINE_PICTURE,
    PART_ID,
    PICTURE,
    PICTURE_DATA,
    PICTURE_SIZE,
    read_int,
)
from extract.parsers.docx.unshown import Unshown

# A picture this large may be a scanned table or page; a logo or a seal is smaller.
_LARGE_WIDTH = 8 * 360_000  # 8 cm in EMU
_LARGE_HEIGHT = 5 * 360_000
_QUOTED = 60
_LENGTH = re.compile(r"(?:^|;)\s*(width|height):\s*([\d.]+)(pt|in|cm|mm|px)?")
_EMU = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525}
# ProgID of an embedded object -> what it is.
_PROGRAMS = (("excel", "bảng tính Excel"), ("word", "văn bản Word"), ("equation", "công thức"))


class Losses:
    """Counts embedded objects, charts, pictures and comments.

    Attributes:
        handlers: what to call for which element.
        pages: ids of pictures as large as a page or a table, in the order of the text.
    """

    def __init__(self) -> None:
        self.pages: list[str] = []
        self._objects: dict[str, int] = {}
        self._comments: set[str | None] = set()
        self.handlers: dict[str, Callable[[etree._Element], None]] = {
            EMBEDDED_OBJECT: self._count_object,
            CHART: lambda element: self._add_object("biểu đồ"),
            INLINE_PICTURE: self._count_picture,
            ANCHORED_PICTURE: self._count_picture,
            DRAWN_PICTURE: self._count_drawn_picture,
            COMMENT_MARK: lambda element: self._comments.add(element.get(ID)),
        }

    def report(self, unshown: Unshown, unread_fields: int) -> Iterator[Problem]:
        """Problems, one of a kind."""
        yield from self._report_unread(unread_fields)
        yield from _report_unshown(unshown)
        if self._comments:
            yield Problem(
                "docx-comments-left-out",
                f"Có {len(self._comments)} ghi chú bên lề (comment) không được đọc.",
                loss=False,
            )
        if unshown.changes:
            yield Problem(
                "docx-changes-accepted",
                f"Văn bản còn {unshown.changes} chỗ sửa đổi được theo dõi (Track Changes); "
                "đọc như đã chấp nhận tất cả.",
                loss=False,
            )

    def _report_unread(self, fields: int) -> Iterator[Problem]:
        if self._objects:
            kinds = ", ".join(f"{count} {kind}" for kind, count in self._objects.items())
            yield Problem(
                "docx-object-unread",
                f"Có {sum(self._objects.values())} đối tượng nhúng ({kinds}) không đọc được "
                "nội dung; cần xem trong tệp gốc.",
            )
        if self.pages:
            yield Problem(
                "docx-picture-unread",
                f"Có {len(self.pages)} hình ảnh lớn, chữ trong hình (nếu có) không đọc được; "
                "cần xem trong tệp gốc.",
            )
        if fields:
            yield Problem(
                "docx-field-unread",
                f"Có {fields} trường (field) mà tệp không lưu kết quả, không đọc được; "
                "cần xem trong tệp gốc.",
            )

    def _count_object(self, element: etree._Element) -> None:
        program = (element.get("ProgID") or "").lower()
        self._add_object(next((kind for word, kind in _PROGRAMS if word in program), "loại khác"))

    def _add_object(self, kind: str) -> None:
        self._objects[kind] = self._objects.get(kind, 0) + 1

    def _count_picture(self, element: etree._Element) -> None:
        size = element.find(PICTURE_SIZE)
        if size is None:
            return
        width, height = read_int(size.get("cx"), 0) or 0, read_int(size.get("cy"), 0) or 0
        if width >= _LARGE_WIDTH and height >= _LARGE_HEIGHT:
            for picture in element.iter(PICTURE):
                embedded = next(picture.iter(PICTURE_DATA), None)
                self.pages.append("" if embedded is None else embedded.get(EMBEDDED_ID) or "")

    def _count_drawn_picture(self, element: etree._Element) -> None:
        shape = element.getparent()
        lengths = _LENGTH.findall("" if shape is None else shape.get("style") or "")
        size = {name: float(number) * _EMU[unit or "px"] for name, number, unit in lengths}
        if size.get("width", 0) >= _LARGE_WIDTH and size.get("height", 0) >= _LARGE_HEIGHT:
            self.pages.append(element.get(PART_ID) or "")


def _report_unshown(unshown: Unshown) -> Iterator[Problem]:
    if unshown.covered:
        yield Problem(
            "docx-merged-text-hidden",
            f"Có {len(unshown.covered)} ô đã gộp còn chứa chữ mà Word không hiển thị, không được "
            f"đọc (ô đầu tiên: {_quote(unshown.covered)}).",
        )
    if unshown.struck:
        yield Problem(
            "docx-struck-text",
            f"Có {len(unshown.struck)} đoạn chữ bị gạch ngang, coi như đã bỏ, không được đọc "
            f"(đầu tiên: {_quote(unshown.struck)}).",
        )
    if any(text.strip() for text in unshown.hidden):
        yield Problem(
            "docx-hidden-text",
            f"Có {len(unshown.hidden)} đoạn chữ ẩn mà Word không in, không được đọc "
            f"(đầu tiên: {_quote(unshown.hidden)}).",
            loss=False,
        )
    if any(text.strip() for text in unshown.prompts):
        yield Problem(
            "docx-prompt-left-out",
            "Có ô nhập liệu chưa điền; chữ gợi ý trong ô không được đọc "
            f"(đầu tiên: {_quote(unshown.prompts)}).",
            loss=False,
        )


def _quote(texts: list[str]) -> str:
    first = " ".join(next((text for text in texts if text.strip()), "").split())
    return f"“{first}”" if len(first) <= _QUOTED else f"“{first[:_QUOTED]}…”"
