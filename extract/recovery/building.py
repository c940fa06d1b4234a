"""From the rows found in running text to a table with cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.document.draft import DraftCell, DraftTable
from extract.recovery.alignment import Alignment
from extract.recovery.heads import FlatHead
from extract.recovery.rows import FlatRow
from extract.recovery.stream import Stream


def build_table(stream: Stream, head: FlatHead, rows: Sequence[FlatRow]) -> DraftTable:
    """A table of header, sections and rows; a last column holds what could not be cut."""
    columns = len(head.names)
    cells = _build_head(stream, head)
    at = max(cell.row + cell.row_span for cell in cells)
    if head.index[0] < head.index[1]:
        cells += [
            DraftCell(stream.words[word], at, column)
            for column, word in enumerate(range(*head.index))
        ]
        at += 1
    jumbled = False
    for row in rows:
        added = _build_row(stream, row, at, columns)
        jumbled = jumbled or any(cell.jumbled for cell in added)
        cells += added
        at += 1
    return DraftTable(cells, columns + jumbled, set(), lossy=not jumbled)


def _build_head(stream: Stream, head: FlatHead) -> list[DraftCell]:
    deep = any(name.parent for name in head.names)
    cells: list[DraftCell] = []
    for column, name in enumerate(head.names):
        text = stream.cut(name.first, name.end)
        if name.parent is None:
            cells.append(DraftCell(text, 0, column, row_span=2 if deep else 1))
            continue
        if head.names[column - 1].parent != name.parent:
            span = sum(other.parent == name.parent for other in head.names)
            cells.append(DraftCell(stream.cut(*name.parent), 0, column, column_span=span))
        cells.append(DraftCell(text, 1, column))
    return cells


def _build_row(stream: Stream, row: FlatRow, at: int, columns: int) -> list[DraftCell]:
    label = stream.cut(row.label, row.first)
    if row.cells is None:
        text = stream.cut(row.first, row.end)
        if not label:
            return [DraftCell(text, at, 0, column_span=columns)]
        return [DraftCell(label, at, 0), DraftCell(text, at, 1, column_span=columns - 1)]
    cells = [DraftCell(label, at, 0)]
    jumble = []
    for column, ((first, end), sure) in enumerate(_pair(row.cells), 1):
        if sure:
            cells.append(DraftCell(stream.show(first, end), at, column))
        else:
            jumble.append((first, end))
            cells.append(DraftCell("", at, column))
    text = "\n".join(filter(None, (stream.show(first, end) for first, end in _join(jumble))))
    if text:
        cells.append(DraftCell(text, at, columns, jumbled=True))
    return cells


def _pair(cells: Alignment) -> list[tuple[tuple[int, int], bool]]:
    return list(zip(cells.spans, cells.sure, strict=True))


def _join(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbouring spans as one."""
    joined: list[tuple[int, int]] = []
    for first, end in spans:
        if joined and joined[-1][1] == first:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return joined


def build_jumble(stream: Stream, end: int) -> DraftTable:
    """Paragraphs up to the word ``end`` as a table that nobody can read, one a row."""
    places = [*sorted(place for place in stream.begins if place < end), end]
    cells = [
        DraftCell(stream.cut(first, stop), row, 0, jumbled=True)
        for row, (first, stop) in enumerate(pairwise(places))
    ]
    return DraftTable(cells, 1, set(), lossy=False)
