"""The straight lines of a page: stroked lines, thin filled boxes, borders of boxes.

In: a loaded pdfium page. Out: horizontal and vertical rulings in the page as displayed.
A table may be drawn in any of these ways, one cell border at a time or dotted, so pieces
on one line are joined.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from extract.parsers.pdf.frame import Box, Frame

THIN = 3.0  # points; a box no thicker is a line
SNAP = 3.0  # points; lines no farther apart are one line (double borders)
_JOIN = 4.0  # points; gap in a dotted or dashed line
_SHORTEST = 6.0  # points; shorter than any cell border
_MOST_SEGMENTS = 6000  # a path with more is a drawing
_MOST_RULINGS = 4000  # a page with more is a drawing
_DEEPEST_FORM = 4

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Ruling:
    """A line at ``at`` (y of a horizontal, x of a vertical one) from ``start`` to ``end``."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether the place along the line lies on it."""
        return self.start - SNAP <= place <= self.end + SNAP


@dataclass(slots=True)
class Rulings:
    """All rulings of a page."""

    horizontal: list[Ruling]
    vertical: list[Ruling]


def read_rulings(page: pdfium.FPDF_PAGE, frame: Frame) -> Rulings:
    """Collect and join the rulings of a page; none where the page is a drawing."""
    collector = _Collector(frame)
    count = pdfium.FPDFPage_CountObjects(page)
    collector.read((pdfium.FPDFPage_GetObject(page, index) for index in range(count)), _IDENTITY)
    if max(len(collector.horizontal), len(collector.vertical)) > 20 * _MOST_RULINGS:
        return Rulings([], [])
    found = Rulings(join_rulings(collector.horizontal), join_rulings(collector.vertical))
    if max(len(found.horizontal), len(found.vertical)) > _MOST_RULINGS:
        return Rulings([], [])
    return found


def join_rulings(pieces: list[Ruling]) -> list[Ruling]:
    """Join pieces that lie on one line and touch; drop what stays too short for a border."""
    joined: list[Ruling] = []
    group: list[Ruling] = []
    for piece in sorted(pieces, key=lambda item: item.at):
        if group and piece.at - group[0].at > SNAP:
            joined.extend(_join_group(group))
            group = []
        group.append(piece)
    joined.extend(_join_group(group))
    return joined


def _join_group(group: list[Ruling]) -> Iterator[Ruling]:
    current: Ruling | None = None
    weight = 0.0
    for piece in sorted(group, key=lambda item: item.start):
        length = piece.end - piece.start + 0.1
        if current is not None and piece.start <= current.end + _JOIN:
            current.at = (current.at * weight + piece.at * length) / (weight + length)
            current.end = max(current.end, piece.end)
            weight += length
            continue
        if current is not None and current.end - current.start >= _SHORTEST:
            yield current
        current = Ruling(piece.at, piece.start, piece.end)
        weight = length
    if current is not None and current.end - current.start >= _SHORTEST:
        yield current


class _Collector:
    """Walks page objects and keeps what is straight and thin."""

    def __init__(self, frame: Frame) -> None:
        self.horizontal: list[Ruling] = []
        self.vertical: list[Ruling] = []
        self._frame = frame
        self._floats = [ctypes.c_float() for _ in range(4)]

    def read(
        self, objects: Iterator[pdfium.FPDF_PAGEOBJECT], matrix: Matrix, depth: int = 0
    ) -> None:
        """Take the objects of a page or a form; ``matrix`` brings them to page space."""
        for item in objects:
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._read_path(item, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._keep_thin(self._bounds(item, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                count = pdfium.FPDFFormObj_CountObjects(item)
                inner = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
                self.read(inner, _multiply(_object_matrix(item), matrix), depth + 1)

    def _read_path(self, path: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> None:
        bounds = self._bounds(path, matrix)
        if bounds is None or self._keep_thin(bounds):
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return
        if pdfium.FPDFPath_CountSegments(path) > _MOST_SEGMENTS:
            return
        for points in self._subpaths(path, _multiply(_object_matrix(path), matrix)):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if self._keep_thin((min(xs), min(ys), max(xs), max(ys))) or not stroke.value:
                continue
            for (xa, ya), (xb, yb) in pairwise(points):
                if abs(xa - xb) < 1 or abs(ya - yb) < 1:
                    self._keep_thin((min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))

    def _keep_thin(self, box: Box | None) -> bool:
        """Keep a box that is thin as a ruling; a dot may be part of either kind."""
        if box is None:
            return False
        x0, top, x1, bottom = box
        flat, narrow = bottom - top <= THIN, x1 - x0 <= THIN
        if flat:
            self.horizontal.append(Ruling((top + bottom) / 2, x0, x1))
        if narrow:
            self.vertical.append(Ruling((x0 + x1) / 2, top, bottom))
        return flat or narrow

    def _bounds(self, item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> Box | None:
        left, bottom, right, top = self._floats
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return None
        corners = [
            _apply(matrix, x, y)
            for x in (left.value, right.value)
            for y in (bottom.value, top.value)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = self._frame.box(min(xs), min(ys), max(xs), max(ys))
        if box[2] < 0 or box[3] < 0 or box[0] > self._frame.width or box[1] > self._frame.height:
            return None
        return box

    def _subpaths(
        self, path: pdfium.FPDF_PAGEOBJECT, matrix: Matrix
    ) -> Iterator[list[tuple[float, float]]]:
        """Polygons of the path in the displayed page; curved ones are left out."""
        points: list[tuple[float, float]] = []
        curved = False
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(points) > 1 and not curved:
                    yield points
                points, curved = [], False
            elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                curved = True
            points.append(self._frame.point(*_apply(matrix, x.value, y.value)))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if len(points) > 1 and not curved:
            yield points


def _object_matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``first`` and ``then`` (PDF row-vector order)."""
    if then == _IDENTITY:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    if matrix is _IDENTITY:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
