"""Tables as ``pdftotext -layout`` writes them: columns kept apart by spaces."""

from __future__ import annotations

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.txt.aligned.extent import scan
from extract.parsers.txt.aligned.header import read_header
from extract.parsers.txt.aligned.lines import Part, has_label, slice_part
from extract.parsers.txt.aligned.pieces import split_pieces
from extract.parsers.txt.aligned.rows import Row, read_rows

_MIN_PIECES = 3


def read_aligned(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read a table that begins with a header holding "TT" or "STT" at line ``index``.

    Gives the table and the first line after it; nothing where no header begins at the
    line or what follows does not fill its columns.
    """
    header = read_header(lines, index)
    if header is None:
        return None
    parts, end = scan(lines, index + len(header.lines), header)
    if not _keeps_columns(parts):
        return None
    body = [line for part in parts for line in slice_part(part)]
    columns = len(header.names)
    rows = read_rows(body, columns)
    if not _fills_columns(rows, columns):
        return None
    cells = [DraftCell(name, 0, column) for column, name in enumerate(header.names)]
    breaks = set()
    for place, (texts, page) in enumerate(rows, start=1):
        cells.extend(_build_row(texts, place, columns))
        if page:
            breaks.add(place)
    return DraftTable(cells, columns, breaks, lossy=True), end


def _keeps_columns(parts: list[Part]) -> bool:
    """Most numbered lines leave the gutters blank; else only the cells are kept apart."""
    kept = crossed = 0
    for part in parts:
        for line, _, _ in part.lines:
            pieces = split_pieces(line)
            if len(pieces) < _MIN_PIECES or not has_label(pieces, part.gutters):
                continue
            through = any(gutter.is_crossed(piece) for gutter in part.gutters for piece in pieces)
            crossed += through
            kept += not through
    return kept >= crossed


def _fills_columns(rows: list[Row], columns: int) -> bool:
    """At least half of the numbered rows say something beside their number."""
    numbered = [texts for texts, _ in rows if len(texts) == columns and texts[0]]
    need = 3 if columns > 3 else 2
    second = sum(bool(texts[1]) for texts in numbered)
    filled = sum(sum(map(bool, texts)) >= need for texts in numbered)
    return bool(numbered) and min(second, filled) * 2 >= len(numbered)


def _build_row(texts: list[str], row: int, columns: int) -> list[DraftCell]:
    """Cells of a row; the last one reaches to the right edge where it has fewer."""
    last = len(texts) - 1
    return [
        DraftCell(text, row, column, column_span=columns - last if column == last else 1)
        for column, text in enumerate(texts)
    ]
