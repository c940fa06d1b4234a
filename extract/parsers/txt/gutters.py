"""Columns of text laid out by spaces: its header, and the blank runs between columns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PIECE = re.compile(r"\S+(?: \S+)*")
_ORDINAL = re.compile(r"(?:S?TT|Stt|Số TT|SỐ TT|Số thứ tự)\.?")
_ORDINAL_PART = re.compile(r"(?:Số|SỐ|thứ|tự|THỨ|TỰ)")
_BULLET = re.compile(r"[-+*•]\s")
_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ](?=[.)]))[.)]{0,2}")
_MIN_COLUMNS = 3
_MAX_SHIFT = 10  # places by which one row's column may begin left of its gutter
_MAX_LINES = 6  # header lines above the one with "STT", and as many below
_MAX_NAME = 45  # no line of a header cell is longer; a caption above the table is


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a gap of two spaces, and the places it takes: ``start`` up to ``end``."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Gutter:
    """A run of blank places between two columns."""

    start: int
    end: int

    def is_crossed(self, piece: Piece) -> bool:
        """The piece writes from the left of the gutter to the right of it."""
        return piece.start < self.start and piece.end > self.end


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


def flatten(line: str) -> str:
    """The line with all blanks as single-width spaces and without a form feed."""
    return line.replace("\f", "").replace("\u00a0", " ").expandtabs().rstrip()


def split_pieces(line: str) -> list[Piece]:
    """The texts of a line that two or more spaces keep apart."""
    return [Piece(found.start(), found.end(), found[0]) for found in _PIECE.finditer(line)]


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


def find_gutters(lines: Sequence[str], edges: Sequence[tuple[int, int]]) -> list[Gutter]:
    """For each two neighbouring columns, the run that the fewest lines write in.

    Looked for between the middles of the header texts, for a centred header text does not
    show where its column begins. A single space between words counts half: it is a
    gutter only where other lines are blank as well.
    """
    width = max(*(len(line) for line in lines), edges[-1][1]) + 1
    filled = [0.0] * width
    for line in lines:
        for piece in split_pieces(line):
            for place in range(piece.start, piece.end):
                filled[place] += 0.5 if line[place] == " " else 1.0
    middles = [(start + end) // 2 for start, end in edges]
    return [_find_emptiest(filled, left, right) for left, right in itertools.pairwise(middles)]


def narrow(gutters: Sequence[Gutter], pieces: Sequence[Piece]) -> None:
    """Take the places the pieces write in from the gutters.

    A piece inside a gutter may be of either side and takes nothing, but for the first
    gutter: left of it stand numbers only.
    """
    for place, gutter in enumerate(gutters):
        for piece in pieces:
            if piece.end <= gutter.start or piece.start >= gutter.end or gutter.is_crossed(piece):
                continue
            if piece.start <= gutter.start or is_label(piece.text):
                gutter.start = min(piece.end, gutter.end - 1)
            elif piece.end >= gutter.end or place == 0:
                gutter.end = piece.start


def is_label(text: str) -> bool:
    """The text is a row's number or letter and nothing else."""
    return _LABEL.fullmatch(text) is not None


def slice_line(line: str, gutters: Sequence[Gutter], beside: Sequence[str] = ()) -> list[str]:
    """Cell texts of a line; a piece that writes through a gutter stays where it begins.

    ``beside`` are lines near it: where one of them leaves its column to the left as well,
    both are cut where both begin a word.
    """
    texts: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    cuts = [_find_shift(line, gutter, beside) for gutter in gutters]
    for piece in split_pieces(line):
        begin = _find_column_start(piece, gutters)
        if begin != piece.start:
            texts[_column_of(begin, gutters, cuts)].append(piece.text)
            continue
        for gutter, cut in zip(gutters, cuts, strict=True):
            if cut is not None and begin < cut < piece.end:
                texts[_column_of(begin, gutters, cuts)].append(line[begin:cut].strip())
                begin = cut
            elif (
                cut is None
                and begin < gutter.start
                and piece.end > gutter.end
                and not line[gutter.start : gutter.end].strip()
            ):
                texts[_column_of(begin, gutters, cuts)].append(line[begin : gutter.start].strip())
                begin = gutter.end
        texts[_column_of(begin, gutters, cuts)].append(line[begin : piece.end].strip())
    return [" ".join(parts) for parts in texts]


def _find_column_start(piece: Piece, gutters: Sequence[Gutter]) -> int:
    """The piece's own start, or where the column begins that it reaches left out of.

    Such a piece begins inside a column and not at its edge, and leaves it.
    """
    for before, gutter in itertools.pairwise(gutters):
        if (
            gutter.is_crossed(piece)
            and piece.start - before.end > 3
            and gutter.start - piece.start <= _MAX_SHIFT
        ):
            return gutter.end
    return piece.start


def _find_shift(line: str, gutter: Gutter, beside: Sequence[str]) -> int | None:
    """Where a column begins that one row has left of its gutter; None where it does not."""
    if not any(gutter.is_crossed(piece) for piece in split_pieces(line)):
        return None
    for other in beside:
        if not any(gutter.is_crossed(piece) for piece in split_pieces(other)):
            continue
        shared = _list_words(line, gutter) & _list_words(other, gutter)
        gaps = {piece.start for one in (line, other) for piece in split_pieces(one)[1:]}
        if shared & gaps:
            return max(shared & gaps)
    return None


def _list_words(line: str, gutter: Gutter) -> set[int]:
    """Where words begin a little left of the gutter."""
    first = max(gutter.start - _MAX_SHIFT, 1)
    return {
        place
        for place in range(first, min(gutter.end, len(line)))
        if line[place] != " " and line[place - 1] == " "
    }


def _column_of(place: int, gutters: Sequence[Gutter], cuts: Sequence[int | None]) -> int:
    return sum(
        (gutter.start if cut is None else cut) <= place
        for gutter, cut in zip(gutters, cuts, strict=True)
    )


def _find_emptiest(filled: list[float], left: int, right: int) -> Gutter:
    """The widest run of the least filled places between ``left`` and ``right``."""
    least = min(filled[left : right + 1])
    best = Gutter(left, left)
    start = left
    for place in range(left, right + 2):
        if place <= right and filled[place] == least:
            continue
        if place - start > best.end - best.start:
            best = Gutter(start, place)
        start = place + 1
    return best


# --- header -----------------------------------------------------------------------------


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
    capital = all(piece.text.isupper() for piece in ordinal)
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
        and _BULLET.match(text) is None
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
