"""Whether a reader sees a text object: drawn without ink, in white, in a layer switched off.

In: pdfium text objects, or boxes on a page. Out: a first doubt from what the object says of
itself, cheap enough for every object; and for the few in doubt what the page shows there.
"""

from __future__ import annotations

import ctypes
from typing import Literal

import pypdfium2.raw as pdfium

from extract.parsers.pdf.frame import Box, Frame

# "unpainted" text is what recognition lays under a scan; "pale" is near white; "optional" is
# part of a layer that may be switched off; "tiny" cannot be read.
Doubt = Literal["unpainted", "pale", "optional", "tiny"] | None

SMALLEST = 1.5  # points; smaller letters are not meant to be read
_PALE = 3 * 240  # sum of red, green and blue
_UNPAINTED = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_DPI = 100
_CONTRAST = 24  # of 255; what sets letters off from their ground
_COLOURS = [ctypes.c_uint() for _ in range(4)]  # made once: pdfium runs in one thread alone


def may_have_layers(data: bytes) -> bool:
    """Whether a file may hold layers: it says so, or keeps its catalogue compressed."""
    return b"/OCProperties" in data or b"/ObjStm" in data


def doubt_object(item: pdfium.FPDF_PAGEOBJECT, mode: int, layered: bool) -> Doubt:
    """Why a text object of this render mode may not be seen."""
    if mode in _UNPAINTED:
        return "unpainted"
    if layered and pdfium.FPDFPageObj_CountMarks(item) > 0 and _is_optional(item):
        return "optional"
    red, green, blue, alpha = _COLOURS
    if pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) and (
        red.value + green.value + blue.value >= _PALE or alpha.value < _CONTRAST
    ):
        return "pale"
    return None


def _is_optional(item: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether the object is marked as a part of a layer (PDF 32000-1, 8.11)."""
    buffer = (ctypes.c_ushort * 3)()
    size = ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        # A longer name does not fit and is not written.
        pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
        if list(buffer) == [ord("O"), ord("C"), 0] and size.value == ctypes.sizeof(buffer):
            return True
    return False


class Picture:
    """A page as it is seen, in grey."""

    def __init__(self, page: pdfium.FPDF_PAGE, frame: Frame) -> None:
        self._scale = _DPI / 72
        self._width = max(round(frame.width * self._scale), 1)
        self._height = max(round(frame.height * self._scale), 1)
        pixels = ctypes.create_string_buffer(b"\xff" * (self._width * self._height))
        bitmap = pdfium.FPDFBitmap_CreateEx(
            self._width, self._height, pdfium.FPDFBitmap_Gray, pixels, self._width
        )
        pdfium.FPDF_RenderPageBitmap(
            bitmap, page, 0, 0, self._width, self._height, 0, pdfium.FPDF_GRAYSCALE
        )
        pdfium.FPDFBitmap_Destroy(bitmap)
        self._pixels = pixels.raw

    def shows(self, box: Box) -> bool:
        """Whether something is seen in the box: its ground is not of one colour."""
        x0, top, x1, bottom = (round(edge * self._scale) for edge in box)
        x0, x1 = max(x0, 0), min(max(x1, x0 + 1), self._width)
        darkest, lightest = 255, 0
        for y in range(max(top, 0), min(bottom, self._height)):
            row = self._pixels[y * self._width + x0 : y * self._width + x1]
            if row:
                darkest, lightest = min(darkest, min(row)), max(lightest, max(row))
        return lightest - darkest >= _CONTRAST
