"""Gutters: the blank runs between columns, and how they cut a line into cells."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from extract.parsers.txt.aligned.pieces import Piece, is_label, split_pieces

_MAX_SHIFT = 10  # places by which one row's column may begin left of its gutter


@dataclass(slots=True)
class Gutter:
    """A run of blank places between two columns."""

    start: int
    end: int

    def is_crossed(self, piece: Piece) -> bool:
        """The piece writes from the left of the gutter to the right of it."""
        return piece.start < self.start and piece.end > self.end


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
