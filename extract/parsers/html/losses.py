"""What a page shows that cannot be read as text, and what it holds and does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document.draft import Problem
from extract.parsers.html.looks import Look

_LONG_HIDDEN = 150  # characters
_QUOTED = 60
_LARGE = (300, 180)  # pixels; smaller pictures are logos, seals and signs
_SIZE = re.compile(r"\b(width|height)\s*:\s*([\d.]+)\s*(px|pt|cm|mm|in)", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 96 / 72, "cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96.0}


class Losses:
    """Counts pictures, hidden text and tables whose cells had to be mended.

    Attributes:
        mended: cells that reached into rows that are complete without them.
        set_aside: tables of data among the furniture of the site.
    """

    def __init__(self) -> None:
        self.mended = 0
        self.set_aside = 0
        self._pictures = 0
        self._hidden: list[str] = []

    def count_picture(self, attributes: dict[str, str | None], look: Look) -> None:
        """Take a picture, unless it is small, hidden or furniture of the site."""
        if look.hidden or look.furniture:
            return
        sizes = {name: value for name in ("width", "height") if (value := attributes.get(name))}
        width, height = (_read_size(sizes.get(name)) for name in ("width", "height"))
        for name, number, unit in _SIZE.findall(attributes.get("style") or ""):
            size = float(number) * _PIXELS[unit.lower()]
            width, height = (size, height) if name.lower() == "width" else (width, size)
        if (width or _LARGE[0]) >= _LARGE[0] and (height or _LARGE[1]) >= _LARGE[1]:
            self._pictures += 1

    def count_hidden(self, text: str, *, written: bool) -> None:
        """Take text that no browser shows.

        ``written``: its writer hid or deleted it. What the site hides are mostly menus and
        messages; a longer text may be a part of the plan that opens with a click.
        """
        words = " ".join(text.split())
        if words and (written or len(words) >= _LONG_HIDDEN):
            self._hidden.append(words)

    def explain_emptiness(self, page: str) -> tuple[str, str]:
        """Reason and remedy for a page without text."""
        if re.search(r"<(?:frame|iframe)\b", page, re.IGNORECASE):
            return (
                "the page only holds frames, whose text is in other files",
                "open the frame with the plan and save that",
            )
        if self._pictures:
            return (
                "the page has pictures, but no text",
                "save the pictures and recognise their text (OCR) first",
            )
        return (
            "the page has no text",
            "if a browser shows some, save it there as PDF or as a complete page",
        )

    def report(self) -> Iterator[Problem]:
        """Problems, one of a kind."""
        if self._pictures:
            yield Problem(
                "html-picture-unread",
                f"Có {self._pictures} hình ảnh, chữ trong hình (nếu có) không đọc được; "
                "cần xem trong tệp gốc.",
            )
        if self._hidden:
            yield Problem(
                "html-hidden-unread",
                f"Có {len(self._hidden)} đoạn bị ẩn hoặc đã đánh dấu xóa trong trang web, không "
                f"được đọc (đoạn đầu tiên: “{_quote(self._hidden[0])}”).",
            )
        if self.set_aside:
            yield Problem(
                "html-table-set-aside",
                f"Có {self.set_aside} bảng nằm trong phần trình đơn, cột bên hoặc chân trang của "
                "trang web, không được đọc; cần xem trong tệp gốc.",
            )
        if self.mended:
            yield Problem(
                "html-table-mended",
                f"Có {self.mended} ô gộp dòng (rowspan) lấn sang dòng đã đủ cột; đã dừng ô gộp "
                "ở dòng trước, cần đối chiếu bảng với tệp gốc.",
            )


def _quote(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _read_size(value: str | None) -> float | None:
    found = re.match(r"\s*([\d.]{1,8})\s*(?:px)?\s*$", value or "")
    try:
        return float(found[1]) if found else None
    except ValueError:
        return None
