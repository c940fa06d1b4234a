"""One picture of a page to its layout: free lines and tables, as those of a drawn page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.parsers.pdf.grid import Grid, find_grids
from extract.parsers.pdf.layout import PageLayout, lay_out
from extract.parsers.scan.hocr import SeenLine, mean_confidence, read_hocr
from extract.parsers.scan.mending import mend_lines
from extract.parsers.scan.missed import read_missed
from extract.parsers.scan.numerals import mend_numerals
from extract.parsers.scan.picture import Picture, Pixels, find_ink, prepare, sharpen, turn
from extract.parsers.scan.program import recognise
from extract.parsers.scan.seen import Recognition, ScannedAssembly, even_sizes
from extract.parsers.scan.tracing import take_out, trace_rulings

_PAGE, _BLOCK = 3, 6  # Tesseract's modes: a page with columns; one block of lines
_UPRIGHT = 70.0  # mean confidence; a page read less surely may stand on its head
_TEXT = 30.0  # mean confidence; below, what was read is no text
_DIRT = 50.0  # the same for a line without any longer word
_EDGE = 1.0  # points inside a cell's border
_SPECK = 1.2  # points; smaller marks are dirt
_PAD = 24  # pixels of white around a cell, without which Tesseract loses letters


@dataclass(slots=True)
class _Part:
    """A part of the page to be read by itself, and where it lies in the page."""

    pixels: Pixels
    left: float
    top: float


def recognise_page(pixels: Pixels, dpi: float, number: int) -> PageLayout:
    """Read a picture of a page.

    Args:
        pixels: gray or colour (blue first).
        dpi: of the pixels.
        number: of the page, from 1.

    Raises:
        MissingProgram: Tesseract is not installed.
        UnreadableDocument: Tesseract failed.
    """
    picture = prepare(pixels, dpi)
    layout, confidence = _read(picture, number)
    if confidence < _UPRIGHT and not layout.empty:
        # Letters that stand on their head look like others, but never surely.
        other, surer = _read(turn(picture, 2), number)
        if surer > confidence:
            return other
    return layout


def _read(picture: Picture, number: int) -> tuple[PageLayout, float]:
    """The layout of a page as it stands, and the mean confidence of its letters."""
    rulings, strokes = trace_rulings(picture.gray, picture.dpi)
    grids = find_grids(rulings)
    clear = Picture(sharpen(take_out(picture.gray, strokes)), picture.dpi, picture.back)
    height, width = clear.gray.shape
    point = picture.dpi / 72
    lines = _read_parts([_free_part(clear.gray, grids, point)], _PAGE, picture.dpi)
    cells = [part for grid in grids for part in _cell_parts(clear.gray, grid, point)]
    lines += _read_parts(cells, _BLOCK, picture.dpi)
    lines = mend_lines(lines, clear)
    lines += read_missed(lines, clear)
    lines = _without_dirt(lines)
    mend_numerals(lines, clear.gray)
    recognition = Recognition(clear, number)
    recognition.add(lines)
    even_sizes(recognition.words)
    layout = PageLayout(number, width / point, height / point, empty=not lines)
    lay_out(layout, recognition.words, grids, ScannedAssembly(recognition))
    return layout, mean_confidence(lines)


def _without_dirt(lines: list[SeenLine]) -> list[SeenLine]:
    """Leave out marks that were taken for letters; all of them where nothing reads as text."""
    if mean_confidence(lines) < _TEXT:
        return []
    return [
        line
        for line in lines
        if line.confidence >= _DIRT or any(len(word.text) > 2 for word in line.words)
    ]


def _read_parts(parts: list[_Part], mode: int, dpi: float) -> list[SeenLine]:
    """The lines of all parts, placed on the page."""
    if not parts:
        return []
    found = read_hocr(recognise([part.pixels for part in parts], mode, dpi))
    return [
        line.moved(part.left, part.top)
        for part, lines in zip(parts, found, strict=True)
        for line in lines
    ]


def _free_part(cleared: Pixels, grids: list[Grid], point: float) -> _Part:
    """The page without its tables."""
    free = cleared.copy()
    for grid in grids:
        left, right = int(grid.xs[0] * point), int(grid.xs[-1] * point)
        free[int(grid.top * point) : int(grid.bottom * point), left:right] = 255
    return _Part(free, 0, 0)


def _cell_parts(cleared: Pixels, grid: Grid, point: float) -> list[_Part]:
    parts = []
    for number in range(len(grid.cells)):
        left, top, right, bottom = grid.borders(number)
        x0, x1 = int((left + _EDGE) * point), int((right - _EDGE) * point)
        y0, y1 = int((top + _EDGE) * point), int((bottom - _EDGE) * point)
        part = _trim(cleared[y0:y1, x0:x1], point)
        if part is not None:
            part.left += x0
            part.top += y0
            parts.append(part)
    return parts


def _trim(cell: Pixels, point: float) -> _Part | None:
    """The cell cut to its ink with white around; None where it is blank."""
    if not cell.size:
        return None
    _, _, stats, _ = cv2.connectedComponentsWithStats(find_ink(cell), connectivity=8)
    marks = [
        (left, top, left + width, top + height)
        for left, top, width, height, _ in stats[1:].tolist()
        if max(width, height) >= _SPECK * point
    ]
    if not marks:
        return None
    x0, y0 = min(mark[0] for mark in marks), min(mark[1] for mark in marks)
    x1, y1 = max(mark[2] for mark in marks), max(mark[3] for mark in marks)
    x0, y0 = max(x0 - 4, 0), max(y0 - 4, 0)
    pixels = np.pad(cell[y0 : y1 + 4, x0 : x1 + 4], _PAD, constant_values=255)
    return _Part(pixels, x0 - _PAD, y0 - _PAD)
