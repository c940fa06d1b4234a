"""Tables as ``pdftotext -layout`` writes them: columns kept apart by spaces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.txt.gutters import (
    Gutter,
    Header,
    Piece,
    find_gutters,
    flatten,
    is_label,
    is_ordinal_line,
    narrow,
    read_header,
    read_repeat,
    slice_line,
    split_pieces,
)

_GROUP_LABEL = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?")
_PAGE_NUMBER = re.compile(r"\s{20,}(?:- ?)?\d{1,3}(?: ?-)?\s*")
_OVER = re.compile(r"\s*(?:Nơi nhận|NƠI NHẬN|PHỤ LỤC|Phụ lục\s+[IVX\d])")
_UNENDED = (",", "(", " và", " của", " -", "/")
_BULLET = re.compile(r"[-+*•]\s")
_SENTENCE_ENDS = (".", ";", ":", ",", "!", "?")
_MAX_GROUP_LINES = 3  # lines of headings, one below the other, before numbered rows
_LOOKAHEAD = 16  # lines within which a group heading's first number stands

# Weights of the signs that tell where a row begins; only their relation matters.
_LOWER = 3.0  # a cell that begins in mid-sentence, or breaks off in it
_HOLE = 2.0  # a cell with two blank lines inside
_FULL = 1.0  # a boundary at a line that ran to the column's edge, or the reverse
_OFF_CENTRE = 1.0  # each line by which a number stands off its row's middle
_BLANK = 1.5  # a blank line inside a row


@dataclass(slots=True)
class _Line:
    """A line of the table: its cells, or for a heading across columns ``[label, text]``."""

    cells: list[str]
    group: bool = False
    blank: bool = False  # a blank line stands above
    page: bool = False  # a page begins here

    @property
    def numbered(self) -> bool:
        return not self.group and bool(self.cells[0])


@dataclass(slots=True)
class _Part:
    """What one header stands over: ``(line, blank above, page begins)`` for each line."""

    header: Header
    gutters: list[Gutter]
    lines: list[tuple[str, bool, bool]] = field(default_factory=list)


def read_aligned(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read a table that begins with a header holding "TT" or "STT" at line ``index``.

    Gives the table and the first line after it; nothing where no header begins at the
    line or what follows does not fill its columns.
    """
    header = read_header(lines, index)
    if header is None:
        return None
    parts, end = _scan(lines, index + len(header.lines), header)
    body = [line for part in parts for line in _slice_part(part)]
    columns = len(header.names)
    rows = _read_rows(body, columns)
    if not _fills_columns(rows, columns):
        return None
    cells = [DraftCell(name, 0, column) for column, name in enumerate(header.names)]
    breaks = set()
    for place, (texts, page) in enumerate(rows, start=1):
        cells.extend(_build_row(texts, place, columns))
        if page:
            breaks.add(place)
    return DraftTable(cells, columns, breaks, lossy=True), end


_Row = tuple[list[str], bool]  # texts of its cells; whether a page begins with it


def _fills_columns(rows: list[_Row], columns: int) -> bool:
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


# --- which lines are the table's ----------------------------------------------------------


def _scan(lines: list[str], index: int, header: Header) -> tuple[list[_Part], int]:
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
            if not _is_heading(line, part.gutters, blank):
                narrow(part.gutters, split_pieces(line))
            part.lines.append((line, blank, page))
            blank = page = False
            end = index + 1
        index += 1
    return parts, end


def _open_part(lines: list[str], index: int, header: Header) -> _Part:
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
    return _Part(header, gutters)


def _is_page_number(lines: list[str], index: int) -> bool:
    """A number alone far from the left edge, with a blank line or a page's end beside it."""
    if not _PAGE_NUMBER.fullmatch(flatten(lines[index])):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return not lines[index - 1].strip() or not below.strip() or below.startswith("\f")


def _ends_table(lines: list[str], index: int, part: _Part, header: Header, blank: bool) -> bool:
    """The line is no more of the table: a new header, or a heading no row follows."""
    line = flatten(lines[index])
    if _OVER.match(line) or is_ordinal_line(line):
        return True
    if not _is_heading(line, part.gutters, blank):
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
            if _is_heading(line, gutters, blank):
                headings += 1
                if headings >= _MAX_GROUP_LINES:
                    return False
            elif _has_label(pieces, gutters):
                return True
        blank = not line
        index += 1
    return False


def _has_label(pieces: Sequence[Piece], gutters: list[Gutter]) -> bool:
    return pieces[0].start < gutters[0].end and is_label(pieces[0].text)


def _is_heading(line: str, gutters: list[Gutter], blank: bool, inside: bool = False) -> bool:
    """The line disregards the columns: a group's heading in the table, or prose below it.

    A line known to be ``inside`` the table may be a cell's that just reaches far.
    """
    pieces = split_pieces(line)
    labelled = _has_label(pieces, gutters)
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


def _slice_part(part: _Part) -> list[_Line]:
    """Cut the lines of one part into cells at the gutters that all of them leave."""
    lines = [line for line, _, _ in part.lines]
    flags = [_is_heading(line, part.gutters, blank) for line, blank, _ in part.lines]
    gutters = part.gutters
    for _ in range(2):
        # A long cell crosses what the lines above it left blank, not what all of them do.
        flags = [
            heading and _is_heading(line, gutters, blank, inside=True)
            for (line, blank, _), heading in zip(part.lines, flags, strict=True)
        ]
        plain = [line for line, heading in zip(lines, flags, strict=True) if not heading]
        gutters = find_gutters([*part.header.lines, *plain], part.header.edges)
    sliced: list[_Line] = []
    for place, (line, blank, page) in enumerate(part.lines):
        pieces = split_pieces(line)
        labelled = len(pieces) > 1 and _has_label(pieces, part.gutters)
        if flags[place] or (
            labelled and len(pieces) == 2 and _GROUP_LABEL.fullmatch(pieces[0].text) is not None
        ):
            label = pieces.pop(0).text if labelled else ""
            text = " ".join(piece.text for piece in pieces)
            sliced.append(_Line([label, text], True, blank, page))
        else:
            beside = [*lines[place + 1 : place + 3], *lines[max(place - 2, 0) : place]]
            sliced.append(_Line(slice_line(line, gutters, beside), False, blank, page))
    return sliced


# --- which lines make a row ---------------------------------------------------------------


def _read_rows(body: list[_Line], columns: int) -> list[_Row]:
    """Put lines together to rows, between the headings that part them."""
    runs: list[list[_Line]] = []
    for line in body:
        if line.group or line.page or not runs or runs[-1][0].group:
            runs.append([])
        runs[-1].append(line)
    widths = [
        max((len(line.cells[column]) for line in body if not line.group), default=0)
        for column in range(columns)
    ]
    choices = [[_part_run(run, widths, centred) for run in runs] for centred in (False, True)]
    best = min(choices, key=lambda choice: sum(cost for cost, _ in choice))
    rows: list[_Row] = []
    for run, (_, bounds) in zip(runs, best, strict=True):
        _add_run(rows, run, bounds, widths)
    return rows


def _add_run(rows: list[_Row], run: list[_Line], bounds: list[int], widths: list[int]) -> None:
    """Add a run's rows to those before it; what stands before its first row goes on them."""
    columns = len(widths)
    if run[0].group:
        label, text = run[0].cells
        rows.append(([label, text] if label else [text], run[0].page))
        return
    head = run[: bounds[0]]
    if head and rows:
        before = rows[-1][0]
        if len(before) < columns:
            text = " ".join(text for line in head for text in line.cells if text)
            before[-1] = f"{before[-1]} {text}"
        else:
            for column in range(columns):
                parts = [before[column], *(line.cells[column] for line in head)]
                before[column] = _join(parts, widths[column])
    elif head:
        bounds = [0, *bounds]
    for start, end in zip(bounds, [*bounds[1:], len(run)], strict=True):
        lines = run[start:end]
        if lines:
            texts = [_join([o.cells[c] for o in lines], widths[c]) for c in range(columns)]
            rows.append((texts, lines[0].page))


def _join(parts: list[str], width: int) -> str:
    """A cell's text from its lines; a bullet begins a line of its own.

    A dash after a line that was full is a wrapped name ("Kế hoạch / - Tài chính").
    """
    joined = ""
    for part in filter(None, parts):
        last = joined.rsplit("\n", 1)[-1]
        room = len(last) < width * 0.6
        opened = joined.endswith(_SENTENCE_ENDS) or _BULLET.match(last) is not None
        new = _BULLET.match(part) and (opened or room)
        joined += (("\n" if new else " ") if joined else "") + part
    return joined


def _part_run(run: list[_Line], widths: list[int], centred: bool) -> tuple[float, list[int]]:
    """Where rows begin in a run of lines, and what speaks against it."""
    numbers = [place for place, line in enumerate(run) if line.numbered]
    if run[0].group or not numbers:
        # Lines without a number go on the row above, or on the heading.
        return 0.0, [len(run)]
    if not centred:
        bounds = [*numbers, len(run)]
        cost = sum(_weigh_row(run[start:end], widths) for start, end in itertools.pairwise(bounds))
        stray = numbers[0] > 0 and not run[0].page
        return cost + (_OFF_CENTRE * numbers[0] if stray else 0.0), numbers
    return _part_centred(run, numbers, widths)


def _part_centred(
    run: list[_Line], numbers: list[int], widths: list[int]
) -> tuple[float, list[int]]:
    """The cheapest boundaries where each number stands in its row's middle."""
    # A row begun on the page before may end on this one's first lines.
    first = range(numbers[0] + 1) if run[0].page else range(1)
    best: dict[int, tuple[float, list[int]]] = {
        start: ((_LOWER / 2 if start else 0.0), [start]) for start in first
    }
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        ends = [len(run)] if following is None else range(number + 1, following + 1)
        reached: dict[int, tuple[float, list[int]]] = {}
        for end in ends:
            reached[end] = min(
                (
                    cost
                    + _weigh_row(run[start:end], widths)
                    + _weigh_place(number - start, end - 1 - number),
                    [*bounds, end],
                )
                for start, (cost, bounds) in best.items()
            )
        best = reached
    cost, bounds = best[len(run)]
    return cost, bounds[:-1]


def _weigh_place(above: int, below: int) -> float:
    """What speaks against a number with so many of its row's lines above and below.

    Off by one is usual: a number between two lines is printed beside one of them.
    """
    off = abs(above - below)
    return _OFF_CENTRE * (max(0, off - 1) + 0.3 * off)


def _weigh_row(lines: list[_Line], widths: list[int]) -> float:
    """What speaks against these lines making one whole row."""
    cost = _BLANK * sum(line.blank for line in lines[1:])
    for column, width in enumerate(widths):
        places = [place for place, line in enumerate(lines) if line.cells[column]]
        if not places:
            continue
        texts = [lines[place].cells[column] for place in places]
        cost += _LOWER * texts[0][0].islower()
        cost += _LOWER * texts[-1].endswith(_UNENDED)
        for above, below in itertools.pairwise(places):
            cost += _HOLE * (below - above > 2)
            text, word = lines[above].cells[column], lines[below].cells[column].split(" ")[0]
            # The next word had room on the line above: something ended there.
            cost += _FULL * (len(text) + 1 + len(word) < width * 0.9) * word[0].isupper()
    return cost
