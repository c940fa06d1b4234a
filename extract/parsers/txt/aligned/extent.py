"""The extent of a table: the lines from below its header up to its end."""

from __future__ import annotations

import re

from extract.parsers.txt.aligned.gutters import Gutter, narrow
from extract.parsers.txt.aligned.header import Header, is_ordinal_line, read_repeat
from extract.parsers.txt.aligned.lines import Part, has_label, is_heading
from extract.parsers.txt.aligned.pieces import flatten, is_label, split_pieces

_PAGE_NUMBER = re.compile(r"\s{20,}(?:- ?)?\d{1,3}(?: ?-)?\s*")
_OVER = re.compile(r"\s*(?:Nơi nhận|NƠI NHẬN|PHỤ LỤC|Phụ lục\s+[IVX\d])")
_MAX_GROUP_LINES = 3  # lines of headings, one below the other, before numbered rows
_LOOKAHEAD = 16  # lines within which a group heading's first number stands


def scan(lines: list[str], index: int, header: Header) -> tuple[list[Part], int]:
    """Gather the lines below the header up to the table's end."""
    parts = [_open_part(lines, index, header)]
    end = index
    blank = page = False
    while index < len(lines):
        part = parts[-1]
        page = page or lines[index].startswith("\f")
        line = flatten(lines[index])
        repeat = read_repeat(lines, index, header) if line else None
        if repeat is not None and not part.lines:
            break
        if repeat is not None:
            fitting = repeat if len(repeat.names) == len(header.names) else header
            index += len(repeat.lines)
            parts.append(_open_part(lines, index, fitting))
            end, page, blank = index, True, True
            continue
        if not line or _is_page_number(lines, index):
            page = page or bool(line)
            blank = True
        elif _ends_table(lines, index, part, header, blank):
            break
        else:
            if not is_heading(line, part.gutters, blank):
                narrow(part.gutters, split_pieces(line))
            part.lines.append((line, blank, page))
            blank = page = False
            end = index + 1
        index += 1
    return parts, end


def _open_part(lines: list[str], index: int, header: Header) -> Part:
    """Begin a part; the second column begins where text down to the first number does.

    The header's own texts are often centred and leave too much blank.
    """
    gutters = header.gaps
    for line in map(flatten, lines[index : index + _LOOKAHEAD]):
        pieces = split_pieces(line)
        texts = [piece.start for piece in pieces if not is_label(piece.text)]
        gutters[0].end = min(
            (start for start in texts if gutters[0].start < start < gutters[0].end),
            default=gutters[0].end,
        )
        if pieces and is_label(pieces[0].text):
            break
    return Part(header, gutters)


def _is_page_number(lines: list[str], index: int) -> bool:
    """A number alone far from the left edge, with a blank line or a page's end beside it."""
    if not _PAGE_NUMBER.fullmatch(flatten(lines[index])):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return not lines[index - 1].strip() or not below.strip() or below.startswith("\f")


def _ends_table(lines: list[str], index: int, part: Part, header: Header, blank: bool) -> bool:
    """The line is no more of the table: a new header, or a heading no row follows."""
    line = flatten(lines[index])
    if _OVER.match(line) or is_ordinal_line(line):
        return True
    if not is_heading(line, part.gutters, blank):
        return False
    return not _leads_rows(lines, index + 1, part.gutters, header)


def _leads_rows(lines: list[str], index: int, gutters: list[Gutter], header: Header) -> bool:
    """Below a line that writes across columns, numbered rows follow: it heads them."""
    headings = seen = 0
    blank = False
    while index < len(lines) and seen < _LOOKAHEAD:
        line = flatten(lines[index])
        repeat = read_repeat(lines, index, header) if line else None
        if repeat is not None:
            index += len(repeat.lines)
            continue
        if line and not _is_page_number(lines, index):
            if _OVER.match(line) or is_ordinal_line(line):
                return False
            seen += 1
            pieces = split_pieces(line)
            if is_heading(line, gutters, blank):
                headings += 1
                if headings >= _MAX_GROUP_LINES:
                    return False
            elif has_label(pieces, gutters):
                return True
        blank = not line
        index += 1
    return False
