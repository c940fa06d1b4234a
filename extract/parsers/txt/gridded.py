"""Grid tables, drawn with "+---+" between rows: reStructuredText, pandoc, database shells."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.txt.filling import ends_early
from extract.parsers.txt.markup import read_cell

_BORDER = re.compile(r"\+(?:[-=:]+\+)+$")
_INNER_BORDER = re.compile(r"[-=:]{2,}[+|]|[+|][-=:]{2,}")
_DRAWN = re.compile(r"[-=:+]+$")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5})\.?$")
_ITEM = re.compile(r"(?:[-+*•–]|[a-zđ]\))\s")
# Line drawing characters of terminals, as the plain ones they stand for.
_CROSSINGS = "┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╭╮╰╯┏┓┗┛┣┫┳┻╋┡╇┩"
_PLAIN = str.maketrans("│┃║─━═" + _CROSSINGS, "|||--=" + "+" * len(_CROSSINGS))


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two bars of one line."""

    column: int
    columns: int
    text: str


@dataclass(slots=True)
class _Band:
    """The lines between two borders.

    Attributes:
        lines: pieces of each line.
        border: pieces of the border below; a column it does not draw goes on below it.
    """

    lines: list[list[_Piece]]
    border: list[_Piece]


def read_gridded(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read a table that begins with a line of "+" and "-".

    Columns are where borders have "+". A cell spans columns where the bar between is
    missing, and rows where the border below is. Lines that only the cell's width broke
    are joined; items stay on lines of their own.
    """
    if _BORDER.match(lines[index].strip().translate(_PLAIN)) is None:
        return None
    region, end = _take_region(lines, index)
    if len(region) < 2:
        return None
    edges = sorted({place for line in region if _is_border(line) for place in _list_edges(line)})
    bands = _read_bands(region, edges)
    columns = len(edges) - 1
    cells = _read_cells(bands, edges)
    spans = any(cell.row_span > 1 or cell.column_span > 1 for cell in cells)
    return DraftTable(cells, columns, set(), lossy=not spans), end


def _take_region(lines: list[str], index: int) -> tuple[list[str], int]:
    """The table's lines from their common left edge, and the first line behind them."""
    region: list[str] = []
    indent = len(lines[index]) - len(lines[index].lstrip())
    marks = {} if lines[index].lstrip().startswith("+") else _PLAIN
    end = place = index
    blank = False
    while place < len(lines):
        line = unicodedata.normalize("NFC", lines[place].expandtabs()).translate(marks).rstrip()
        body = line[indent:] if not line[:indent].strip() else line.strip()
        if body and (not _belongs(body) or (blank and _is_closed(region[-1], body))):
            break
        if body:
            # Two borders with nothing between them draw no table.
            if len(region) == 1 and _BORDER.match(body):
                break
            region.append(body)
            end = place + 1
        blank = not body
        place += 1
    return region, end


def _belongs(line: str) -> bool:
    """A line of a table, unlike an item that begins with "+ "."""
    return line.startswith("|") or (line[0] == "+" and _INNER_BORDER.search(line) is not None)


def _is_closed(above: str, below: str) -> bool:
    """Whether a blank line between these two ends the table: a border, then no row of it."""
    if _BORDER.match(above) is None:
        return False
    return _BORDER.match(below) is not None or len(below) != len(above)


def _is_border(line: str) -> bool:
    return bool(_BORDER.match(line)) or (
        _INNER_BORDER.search(line) is not None and any(_is_drawn(part) for part in _cut(line))
    )


def _cut(line: str) -> list[str]:
    return re.split(r"[+|]", line)[1:-1]


def _is_drawn(part: str) -> bool:
    return len(part) > 1 and _DRAWN.match(part) is not None


def _list_edges(line: str) -> Iterator[int]:
    """Places of a border's "+", and of bars that stand beside a drawn part."""
    for place, char in enumerate(line):
        beside = line[max(place - 1, 0) : place] + line[place + 1 : place + 2]
        if char in "+|" and (place == 0 or place == len(line) - 1 or set(beside) & set("-=:")):
            yield place


def _read_bands(region: list[str], edges: list[int]) -> list[_Band]:
    bands: list[_Band] = []
    lines: list[list[_Piece]] = []
    for line in region[1:]:
        pieces = _read_pieces(line, edges)
        if not _is_border(line):
            lines.append(pieces)
        elif lines or any(_is_text(piece) for piece in pieces):
            bands.extend(_part_numbers(lines, pieces))
            lines = []
    if lines:
        closed = [_Piece(column, 1, "---") for column in range(len(edges) - 1)]
        bands.extend(_part_numbers(lines, closed))
    return bands


def _is_text(piece: _Piece) -> bool:
    return bool(piece.text.strip()) and not _is_drawn(piece.text)


def _part_numbers(lines: list[list[_Piece]], border: list[_Piece]) -> list[_Band]:
    """Rows that only their numbers part, as shells write them: a border just at the end."""
    starts = [
        place
        for place, pieces in enumerate(lines)
        if pieces and pieces[0].column == 0 and _NUMBER.match(pieces[0].text.strip())
    ]
    if len(starts) < 2 or starts[0] != 0:
        return [_Band(lines, border)]
    closed = [_Piece(piece.column, piece.columns, "---") for piece in border]
    rows = [
        _Band(lines[begin:end], closed) for begin, end in itertools.pairwise([*starts, len(lines)])
    ]
    rows[-1].border = border
    return rows


def _read_pieces(line: str, edges: list[int]) -> list[_Piece]:
    """The line's pieces by place; by their order where its bars miss the borders."""
    columns = len(edges) - 1
    bars = [place for place in edges if line[place : place + 1] in ("|", "+")]
    texts = re.split(r"(?<!\\)\|", line.strip()[1:].removesuffix("|"))
    framed = {edges[0], edges[-1]} <= set(bars) and len(line) == edges[-1] + 1
    if framed and (len(bars) == columns + 1 or len(texts) != columns):
        return [
            _Piece(
                edges.index(left), edges.index(right) - edges.index(left), line[left + 1 : right]
            )
            for left, right in itertools.pairwise(bars)
        ]
    texts[columns - 1 :] = [" | ".join(texts[columns - 1 :])] if len(texts) >= columns else []
    pieces = [_Piece(column, 1, text) for column, text in enumerate(texts)]
    if pieces and len(pieces) < columns:
        pieces[-1] = _Piece(len(pieces) - 1, columns - len(pieces) + 1, pieces[-1].text)
    return pieces


def _read_cells(bands: list[_Band], edges: list[int]) -> list[DraftCell]:
    columns = len(edges) - 1
    cells: list[DraftCell] = []
    walls = [_list_walls(band, columns) for band in bands]
    taken: set[tuple[int, int]] = set()
    # A space on either side of the text is the frame's.
    widths = [right - left - 3 for left, right in itertools.pairwise(edges)]
    for row in range(len(bands)):
        for column in range(columns):
            if (row, column) in taken:
                continue
            width = 1
            while column + width not in walls[row] and (row, column + width) not in taken:
                width += 1
            height = 1
            while row + height < len(bands) and _is_open(bands[row + height - 1], column, width):
                height += 1
            taken |= {(row + y, column + x) for y in range(height) for x in range(width)}
            texts = _list_texts(bands[row : row + height], column, width)
            cells.append(
                DraftCell(
                    _join(texts, sum(widths[column : column + width])), row, column, height, width
                )
            )
    return cells


def _list_walls(band: _Band, columns: int) -> set[int]:
    """Columns that a bar stands before on most of the band's lines."""
    counts = [0] * (columns + 1)
    for pieces in band.lines:
        for piece in pieces:
            counts[piece.column] += 1
    return {column for column in range(columns) if counts[column] * 2 >= len(band.lines)} | {
        columns
    }


def _is_open(band: _Band, column: int, width: int) -> bool:
    """Whether the border below the band leaves these columns undrawn."""
    covering = [
        piece
        for piece in band.border
        if piece.column < column + width and piece.column + piece.columns > column
    ]
    return bool(covering) and not any(_is_drawn(piece.text) for piece in covering)


def _list_texts(bands: list[_Band], column: int, width: int) -> list[str]:
    rows: list[list[_Piece]] = []
    for band in bands:
        rows.extend(band.lines)
        below = [piece for piece in band.border if _is_text(piece)]
        rows.extend([below] if below else [])
    return [
        " ".join(
            piece.text.strip() for piece in pieces if column <= piece.column < column + width
        ).strip()
        for pieces in rows
    ]


def _join(texts: list[str], width: int) -> str:
    """One cell's text: wrapped lines joined, items and paragraphs on lines of their own."""
    joined: list[str] = []
    blank = True
    for place, text in enumerate(texts):
        if text and (blank or _ITEM.match(text) or ends_early(texts[place - 1], text, width)):
            joined.append(text)
        elif text:
            joined[-1] += f" {text}"
        blank = not text
    text = "\n".join(joined)
    # ">" is "more than" in a cell, never Markdown's quote.
    return read_cell(f"\\{text}" if text.startswith(">") else text).strip()
