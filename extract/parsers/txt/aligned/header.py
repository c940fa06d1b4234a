"""The header over the columns: where it stands, its texts, its repeats on later pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.parsers.txt.aligned.gutters import Gutter
from extract.parsers.txt.aligned.pieces import Piece, flatten, is_bullet, split_pieces

_ORDINAL = re.compile(r"(?:S?TT|Stt|Số TT|SỐ TT|Số thứ tự)\.?")
_ORDINAL_PART = re.compile(r"(?:Số|SỐ|thứ|tự|THỨ|TỰ)")
_MIN_COLUMNS = 3
_MAX_LINES = 6  # header lines above the one with "STT", and as many below
_MAX_NAME = 45  # no line of a header cell is longer; a caption above the table is


@dataclass(frozen=True, slots=True)
class Header:
    """Header cells from left to right.

    Attributes:
        names: text of each column's cell.
        edges: first and after-last place of each.
        lines: the lines it stands on.
    """

    names: list[str]
    edges: list[tuple[int, int]]
    lines: list[str]

    @property
    def gaps(self) -> list[Gutter]:
        """The blank runs between the header's own texts."""
        return [Gutter(left[1], right[0]) for left, right in itertools.pairwise(self.edges)]


def is_ordinal_line(line: str) -> bool:
    """The line's first text is "TT" or "STT" alone: it belongs to a header."""
    pieces = split_pieces(flatten(line))
    return bool(pieces) and _ORDINAL.fullmatch(pieces[0].text) is not None


def read_header(lines: Sequence[str], index: int) -> Header | None:
    """Read the header that begins exactly at line ``index``, or give nothing.

    The line with "STT" may be a later one: vertically centred cells begin above it.
    Lines with tabs belong to tables parted by tabs.
    """
    for place in range(index, min(index + _MAX_LINES + 1, len(lines))):
        if not lines[place].strip() or "\t" in lines[place]:
            return None
        if is_ordinal_line(lines[place]):
            above, below = _find_extent(lines, place)
            if place - above != index:
                return None
            return _build([flatten(line) for line in lines[index : place + below + 1]])
    return None


def read_repeat(lines: Sequence[str], index: int, header: Header) -> Header | None:
    """Read the same header again at line ``index``, as the next page shows it."""
    count = len(header.lines)
    words = _count_words(header.lines)
    if not lines[index].split() or lines[index].split()[0] not in words:
        return None
    for size in (count, count - 1, count + 1):
        window = [flatten(line) for line in lines[index : index + size]]
        if window and all(window) and _count_words(window) == words:
            return _build(window) or Header(header.names, header.edges, window)
    return None


def _find_extent(lines: Sequence[str], place: int) -> tuple[int, int]:
    """How many header lines stand above and below the line with "STT".

    A blank line shows where the header ends. Where there is none on a side, the header is
    taken to be centred round "STT": captions above and rows below follow without a gap.
    """
    ordinal = split_pieces(flatten(lines[place]))
    above, closed_above = _count_beside(lines, place, -1)
    below, closed_below = _count_beside(lines, place, 1)
    if not closed_above:
        above = min(above, below)
    elif above > below + 1 and not closed_below:
        above = below + 1
    if not closed_below:
        below = min(below, above)
        while place + below + 1 < len(lines) and _continues(lines[place + below + 1], ordinal):
            below += 1
    return above, below


def _count_beside(lines: Sequence[str], place: int, step: int) -> tuple[int, bool]:
    """Lines that may be of the header on one side, and whether a blank line closes them."""
    ordinal = split_pieces(flatten(lines[place]))
    # A text over several columns may be in small letters beside names in capitals.
    capital = sum(piece.text.isupper() for piece in ordinal) * 2 > len(ordinal)
    for count in range(_MAX_LINES):
        other = place + step * (count + 1)
        if step < 0 and lines[other + 1].startswith("\f"):
            return count, True
        if not 0 <= other < len(lines) or not lines[other].strip():
            return count, True
        pieces = split_pieces(flatten(lines[other]))
        if not all(_is_name(piece, ordinal[0], capital) for piece in pieces):
            return count, False
    return _MAX_LINES, False


def _is_name(piece: Piece, ordinal: Piece, capital: bool) -> bool:
    """The piece may be a line of a header cell beside "STT"."""
    text = piece.text
    if piece.start < ordinal.end:
        return _ORDINAL_PART.fullmatch(text) is not None
    return (
        len(text) <= _MAX_NAME
        and (capital or len(text) < 8 or not text.isupper())
        and text.count("(") >= text.count(")")
        and not is_bullet(text)
    )


def _continues(line: str, ordinal: list[Piece]) -> bool:
    """A line below "STT" that can only be of the header.

    Such are wrapped text, and the children of a header text that spans columns.
    """
    pieces = split_pieces(flatten(line))
    if not pieces or pieces[0].start < ordinal[0].end or any(len(p.text) > 30 for p in pieces):
        return False
    if all(piece.text[0].islower() or piece.text[0] == "(" for piece in pieces):
        return True
    parents = [[one for one in ordinal if _overlap(one, piece)] for piece in pieces]
    return len(pieces) > 1 and all(
        len(found) == 1 and sum(found == other for other in parents) > 1 for found in parents
    )


def _build(lines: list[str]) -> Header | None:
    """Put the header's texts together by the columns they stand in."""
    rows = [split_pieces(line) for line in lines]
    pieces = [piece for row in rows for piece in row]
    spanning = [
        piece for piece in pieces if any(sum(_overlap(piece, o) for o in row) > 1 for row in rows)
    ]
    edges: list[tuple[int, int]] = []
    for piece in sorted((p for p in pieces if p not in spanning), key=lambda p: p.start):
        if edges and piece.start < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], piece.end))
        else:
            edges.append((piece.start, piece.end))
    if len(edges) < _MIN_COLUMNS:
        return None
    names = [" ".join(_name_column(edge, spanning, pieces)) for edge in edges]
    return Header(names, edges, lines)


def _name_column(
    edge: tuple[int, int], spanning: list[Piece], pieces: list[Piece]
) -> Iterator[str]:
    """The texts over a column: those that span it first, then its own."""
    column = Piece(*edge, "")
    yield from (piece.text for piece in spanning if _overlap(piece, column))
    yield from (p.text for p in pieces if p not in spanning and _overlap(p, column))


def _overlap(one: Piece, other: Piece) -> bool:
    return one.start < other.end and other.start < one.end


def _count_words(lines: Sequence[str]) -> list[str]:
    return sorted(" ".join(lines).split())
