"""The formats of an Office Open XML workbook's cells (styles.xml), by the number cells name."""

from __future__ import annotations

from typing import TypeVar

from lxml import etree

from extract.document.draft import Style
from extract.parsers.sheets.formats import BUILT_IN
from extract.parsers.sheets.gathering import UNFORMATTED, Look

T = TypeVar("T")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CENTERED = ("center", "centerContinuous", "distributed")
_OFF = ("0", "false")


def read_looks(root: etree._Element | None) -> list[Look]:
    """The looks of cells in the order of ``cellXfs``; none where there are no styles."""
    if root is None:
        return []
    codes = dict(BUILT_IN)
    for element in root.iter(MAIN + "numFmt"):
        number = _read_number(element.get("numFmtId"))
        if number is not None and element.getparent() is not None:
            codes[number] = element.get("formatCode") or "General"
    fonts = [_read_font(font) for font in _children(root, "fonts")]
    ruled = [_is_ruled(border) for border in _children(root, "borders")]
    looks = []
    for xf in _children(root, "cellXfs"):
        bold, italic, name = _pick(fonts, xf.get("fontId"), (False, False, ""))
        alignment = xf.find(MAIN + "alignment")
        centered = alignment is not None and alignment.get("horizontal") in _CENTERED
        looks.append(
            Look(
                Style(bold, italic, centered),
                _pick(ruled, xf.get("borderId"), False),
                codes.get(_read_number(xf.get("numFmtId")) or 0, "General"),
                name,
            )
        )
    return looks


def pick_look(looks: list[Look], number: str | None) -> Look:
    """The look a cell names; the plain one where it names none or one that is not there."""
    return _pick(looks, number, UNFORMATTED)


def _pick(items: list[T], number: str | None, otherwise: T) -> T:
    place = _read_number(number or "0")
    return items[place] if place is not None and place < len(items) else otherwise


def _read_number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    found = root.find(MAIN + name)
    return [] if found is None else [child for child in found if isinstance(child.tag, str)]


def _read_font(font: etree._Element) -> tuple[bool, bool, str]:
    """Bold, italic, and the name."""
    name = font.find(MAIN + "name")
    return _has(font, "b"), _has(font, "i"), "" if name is None else name.get("val", "")


def _has(font: etree._Element, name: str) -> bool:
    mark = font.find(MAIN + name)
    return mark is not None and mark.get("val", "1") not in _OFF


def _is_ruled(border: etree._Element) -> bool:
    return any(
        side is not None and side.get("style", "none") != "none"
        for side in (border.find(MAIN + name) for name in ("left", "right", "start", "end"))
    )
