"""From PDF page space (y up, before rotation) to the page as the reader sees it (y down)."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]  # x0, top, x1, bottom


@dataclass(frozen=True, slots=True)
class Frame:
    """From PDF page space to the page as displayed, with lines that run askew put level.

    ``slope`` is how far lines fall, in points per point to the right, as on a page that was
    scanned a little turned.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    slope: float = 0.0

    @property
    def width(self) -> float:
        """Displayed width in points."""
        return self.top - self.bottom if self.turn % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """Displayed height in points."""
        return self.right - self.left if self.turn % 180 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Move one point."""
        if self.turn == 0:
            x, y = x - self.left, self.top - y
        elif self.turn == 90:
            x, y = y - self.bottom, x - self.left
        elif self.turn == 180:
            x, y = self.right - x, y - self.bottom
        else:
            x, y = self.top - y, self.right - x
        return x + self.slope * y, y - self.slope * x

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """The same for a direction, which no place matters to; the slope stays in it."""
        if self.turn == 0:
            return x, -y
        if self.turn == 90:
            return y, x
        if self.turn == 180:
            return -x, y
        return -y, -x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Move a rectangle; gives x0, top, x1, bottom."""
        xa, ya = self.point(left, bottom)
        xb, yb = self.point(right, top)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def page_frame(page: pdfium.FPDF_PAGE, turn: int | None = None) -> Frame:
    """Read the page box; ``turn`` (degrees clockwise) overrides the page's own rotation."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    if turn is None:
        turn = (pdfium.FPDFPage_GetRotation(page) % 4) * 90
    return Frame(box.left, box.bottom, box.right, box.top, turn)
