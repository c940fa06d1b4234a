"""Pages as pictures: which ones are scans, and what they look like.

In: a loaded pdfium page. Out: whether its text is in pictures, and its pixels.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from extract.parsers.pdf.frame import page_frame
from extract.parsers.pdf.layout import PageLayout

if TYPE_CHECKING:
    from extract.parsers.scan.picture import Pixels

_COVER = 0.6  # share of the page that a scan of it takes
_FEW_LETTERS = 400  # a caption of a digital signature, a stamped number
_DPI = 300.0
_MOST_PIXELS = 40_000_000
_DEEPEST_FORM = 3


def is_scan(page: pdfium.FPDF_PAGE, layout: PageLayout) -> bool:
    """Whether the page is drawn, with no more text than a signature's caption."""
    if layout.empty:
        return True
    letters = sum(len(line.text) for line in layout.lines)
    letters += sum(len(cell.text) for table in layout.tables for cell in table.cells)
    if not letters or letters > _FEW_LETTERS:
        return False
    frame = page_frame(page)
    return _covered(page, frame.width * frame.height) >= _COVER


def _covered(page: pdfium.FPDF_PAGE, area: float) -> float:
    """Share of the page that pictures cover."""
    count = pdfium.FPDFPage_CountObjects(page)
    objects = [pdfium.FPDFPage_GetObject(page, index) for index in range(count)]
    return sum(_picture_area(item) for item in objects) / area if area else 0.0


def _picture_area(item: pdfium.FPDF_PAGEOBJECT, depth: int = 0) -> float:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        count = pdfium.FPDFFormObj_CountObjects(item)
        inner = [pdfium.FPDFFormObj_GetObject(item, index) for index in range(count)]
        return sum(_picture_area(one, depth + 1) for one in inner)
    if kind != pdfium.FPDF_PAGEOBJ_IMAGE:
        return 0.0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0
    return abs((right.value - left.value) * (top.value - bottom.value))


def render(page: pdfium.FPDF_PAGE) -> tuple[Pixels, float]:
    """The page as displayed, in colour (blue first), and its dots per inch."""
    import numpy as np

    frame = page_frame(page)
    dpi = _DPI
    while frame.width * frame.height * (dpi / 72) ** 2 > _MOST_PIXELS:
        dpi /= 1.25
    width, height = round(frame.width * dpi / 72), round(frame.height * dpi / 72)
    pixels = np.full((max(height, 1), max(width, 1), 3), 255, np.uint8)
    bitmap = pdfium.FPDFBitmap_CreateEx(
        pixels.shape[1],
        pixels.shape[0],
        pdfium.FPDFBitmap_BGR,
        pixels.ctypes.data_as(ctypes.c_void_p),
        pixels.strides[0],
    )
    try:
        pdfium.FPDF_RenderPageBitmap(
            bitmap, page, 0, 0, pixels.shape[1], pixels.shape[0], 0, pdfium.FPDF_ANNOT
        )
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels, dpi
