"""What a Word file shows that cannot be read as text: reported, never silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from extract.document.draft import Problem
from extract.parsers.docx.names import (
    ANCHORED_PICTURE,
    CHART,
    DIAGRAM,
    EMBEDDED_OBJECT,
    INLINE_PICTURE,
    OUTSIDE_CHUNK,
    PICTURE,
    PICTURE_SIZE,
    read_int,
)

# A picture this large may be a scanned table or page; a logo or a seal is smaller.
_LARGE_WIDTH = 8 * 360_000  # 8 cm in EMU
_LARGE_HEIGHT = 5 * 360_000
_QUOTED = 60


class Losses:
    """Counts embedded objects, charts, diagrams, foreign parts and large pictures.

    Attributes:
        handlers: what to call for which element.
    """

    def __init__(self) -> None:
        self._objects = 0
        self._pictures = 0
        self.handlers: dict[str, Callable[[etree._Element], None]] = {
            **dict.fromkeys((EMBEDDED_OBJECT, CHART, DIAGRAM, OUTSIDE_CHUNK), self._count_object),
            **dict.fromkeys((INLINE_PICTURE, ANCHORED_PICTURE), self._count_picture),
        }

    def report(self, hidden: list[str]) -> Iterator[Problem]:
        """Problems, one of a kind; ``hidden`` is text in merged cells that Word does not show."""
        if self._objects:
            yield Problem(
                "docx-object-unread",
                f"Có {self._objects} đối tượng nhúng (bảng tính, biểu đồ, sơ đồ) không đọc được "
                "nội dung; cần xem trong tệp gốc.",
            )
        if self._pictures:
            yield Problem(
                "docx-picture-unread",
                f"Có {self._pictures} hình ảnh lớn, chữ trong hình (nếu có) không đọc được; "
                "cần xem trong tệp gốc.",
            )
        if hidden:
            first = " ".join(hidden[0].split())
            quoted = first if len(first) <= _QUOTED else f"{first[:_QUOTED]}…"
            yield Problem(
                "docx-merged-text-hidden",
                f"Có {len(hidden)} ô đã gộp còn chứa chữ mà Word không hiển thị, không được đọc "
                f"(ô đầu tiên: “{quoted}”).",
            )

    def _count_object(self, element: etree._Element) -> None:
        self._objects += 1

    def _count_picture(self, element: etree._Element) -> None:
        if _is_large(element) and next(element.iter(PICTURE), None) is not None:
            self._pictures += 1


def _is_large(element: etree._Element) -> bool:
    size = element.find(PICTURE_SIZE)
    if size is None:
        return False
    width, height = read_int(size.get("cx"), 0) or 0, read_int(size.get("cy"), 0) or 0
    return width >= _LARGE_WIDTH and height >= _LARGE_HEIGHT
