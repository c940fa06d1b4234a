"""Lines of the table: those cut into cells, and headings written across columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.parsers.txt.aligned.gutters import Gutter, find_gutters, slice_line
from extract.parsers.txt.aligned.header import Header
from extract.parsers.txt.aligned.pieces import Piece, is_label, split_pieces

_GROUP_LABEL = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?")


@dataclass(slots=True)
class Line:
    """A line of the table: its cells, or for a heading across columns ``[label, text]``."""

    cells: list[str]
    group: bool = False
    blank: bool = False  # a blank line stands above
    page: bool = False  # a page begins here

    @property
    def numbered(self) -> bool:
        """A row's number stands on the line."""
        return not self.group and bool(self.cells[0])


@dataclass(slots=True)
class Part:
    """What one header stands over: ``(line, blank above, page begins)`` for each line."""

    header: Header
    gutters: list[Gutter]
    lines: list[tuple[str, bool, bool]] = field(default_factory=list)


def has_label(pieces: Sequence[Piece], gutters: list[Gutter]) -> bool:
    """The line begins with a row's number or letter, in the first column."""
    return pieces[0].start < gutters[0].end and is_label(pieces[0].text)


def is_heading(line: str, gutters: list[Gutter], blank: bool, inside: bool = False) -> bool:
    """The line disregards the columns: a group's heading in the table, or prose below it.

    A line known to be ``inside`` the table may be a cell's that just reaches far.
    """
    pieces = split_pieces(line)
    labelled = has_label(pieces, gutters)
    if len(pieces) > 2:
        return False
    if len(pieces) == 2 and not labelled:
        return pieces[0].start < gutters[0].start
    if len(pieces) == 1 and labelled:
        return False
    text = pieces[-1]
    crossed = sum(gutter.is_crossed(text) for gutter in gutters)
    if labelled:
        # A row's text may reach far where its other cells are empty on this line.
        return crossed > (0 if _GROUP_LABEL.fullmatch(pieces[0].text) else 1)
    if crossed > 1:
        return True
    capital = blank and text.text.isupper() and " " in text.text and len(text.text) > 9
    return text.start < gutters[0].end - 1 or capital or (blank and crossed > 0 and not inside)


def slice_part(part: Part) -> list[Line]:
    """Cut the lines of one part into cells at the gutters that all of them leave."""
    lines = [line for line, _, _ in part.lines]
    flags = [is_heading(line, part.gutters, blank) for line, blank, _ in part.lines]
    gutters = part.gutters
    for _ in range(2):
        # A long cell crosses what the lines above it left blank, not what all of them do.
        flags = [
            heading and is_heading(line, gutters, blank, inside=True)
            for (line, blank, _), heading in zip(part.lines, flags, strict=True)
        ]
        plain = [line for line, heading in zip(lines, flags, strict=True) if not heading]
        gutters = find_gutters([*part.header.lines, *plain], part.header.edges)
    sliced: list[Line] = []
    for place, (line, blank, page) in enumerate(part.lines):
        pieces = split_pieces(line)
        labelled = len(pieces) > 1 and has_label(pieces, part.gutters)
        if flags[place] or (
            labelled and len(pieces) == 2 and _GROUP_LABEL.fullmatch(pieces[0].text) is not None
        ):
            label = pieces.pop(0).text if labelled else ""
            text = " ".join(piece.text for piece in pieces)
            sliced.append(Line([label, text], True, blank, page))
        else:
            beside = [*lines[place + 1 : place + 3], *lines[max(place - 2, 0) : place]]
            sliced.append(Line(slice_line(line, gutters, beside), False, blank, page))
    return sliced
