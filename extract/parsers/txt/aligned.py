"""Tables as ``pdftotext -layout`` writes them: columns kept apart by spaces."""

from __future__ import annotations

import re

from extract.document.draft import DraftCell, DraftTable

_GAP = re.compile(r" {2,}")
_MIN_COLUMNS = 3
_MIN_ROWS = 3
_NUMBER = re.compile(
    r"^\s{0,12}(?:\d{1,3}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.?|[A-ZĐ]\.?)(?=\s{2,}|\s*$)"
)
_PAGE_NUMBER = re.compile(r"^\s{20,}\d{1,3}\s*$")
_HEAD = re.compile(r"^\s{0,12}(?:STT|TT|Stt|Số TT)\b")


def read_aligned(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read a table that begins with a line holding "TT" or "STT" and other headers.

    Column edges are the gutters: places that are blank on nearly every line. A line whose
    first column is filled begins a row; other lines go on the row's cells.
    """
    if not _HEAD.match(lines[index]) or len(_GAP.split(lines[index].strip())) < _MIN_COLUMNS:
        return None
    end = _find_end(lines, index)
    region = [line.expandtabs() for line in lines[index:end]]
    edges = _find_edges(region)
    if len(edges) < _MIN_COLUMNS:
        return None
    rows = _read_rows(region, edges)
    if len(rows) < _MIN_ROWS:
        return None
    cells = [
        DraftCell(" ".join(parts), row, column)
        for row, texts in enumerate(rows)
        for column, parts in enumerate(texts)
    ]
    return DraftTable(cells, len(edges), set(), lossy=True), end


def _find_end(lines: list[str], index: int) -> int:
    """First line after the table: prose at the left edge, or the text's end."""
    blank = 0
    for place in range(index, len(lines)):
        line = lines[place]
        if not line.strip():
            blank += 1
            if blank > 3:
                return place
            continue
        pieces = _GAP.split(line.strip())
        indent = len(line) - len(line.lstrip())
        if blank and len(pieces) == 1 and indent < 4 and not _NUMBER.match(line) and len(line) > 60:
            return place
        blank = 0
    return len(lines)


def _find_edges(region: list[str]) -> list[int]:
    """Where columns begin: after a run of two or more places blank on nearly all lines."""
    width = max(map(len, region))
    filled = [0] * width
    used = 0
    for line in region:
        if len(_GAP.split(line.strip())) < 2:
            continue
        used += 1
        for place, char in enumerate(line):
            if char != " ":
                filled[place] += 1
    limit = used * 0.02
    edges = []
    blank = 2
    for place in range(width):
        if filled[place] > limit:
            if blank >= 2:
                edges.append(place)
            blank = 0
        else:
            blank += 1
    return edges


def _read_rows(region: list[str], edges: list[int]) -> list[list[list[str]]]:
    rows: list[list[list[str]]] = []
    for line in region:
        if not line.strip() or _PAGE_NUMBER.match(line):
            continue
        texts = _slice(line, edges)
        if texts[0] or not rows:
            rows.append([[] for _ in edges])
        for column, text in enumerate(texts):
            if text:
                rows[-1][column].append(text)
    return rows


def _slice(line: str, edges: list[int]) -> list[str]:
    bounds = [*edges[1:], max(len(line), edges[-1] + 1)]
    begin = 0
    texts = []
    for bound in bounds:
        texts.append(line[begin:bound].strip())
        begin = bound
    return texts
