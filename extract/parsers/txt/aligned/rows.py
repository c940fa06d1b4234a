"""Rows of the table: which lines make one, and what its cells then say."""

from __future__ import annotations

import itertools

from extract.parsers.txt.aligned.lines import Line
from extract.parsers.txt.aligned.pieces import is_bullet
from extract.parsers.txt.filling import ends_early

_UNENDED = (",", "(", " và", " của", " -", "/")
_SENTENCE_ENDS = (".", ";", ":", ",", "!", "?")

_ROOM = 0.9  # share of a column's width that text of any letters fills

# Weights of the signs that tell where a row begins; only their relation matters.
_LOWER = 3.0  # a cell that begins in mid-sentence, or breaks off in it
_HOLE = 2.0  # a cell with two blank lines inside
_FULL = 1.0  # a boundary at a line that ran to the column's edge, or the reverse
_OFF_CENTRE = 1.0  # each line by which a number stands off its row's middle
_BLANK = 1.5  # a blank line inside a row

Row = tuple[list[str], bool]  # texts of its cells; whether a page begins with it


def read_rows(body: list[Line], columns: int) -> list[Row]:
    """Put lines together to rows, between the headings that part them."""
    runs: list[list[Line]] = []
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
    rows: list[Row] = []
    for run, (_, bounds) in zip(runs, best, strict=True):
        _add_run(rows, run, bounds, widths)
    return rows


def _add_run(rows: list[Row], run: list[Line], bounds: list[int], widths: list[int]) -> None:
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
    """A cell's text from its lines; a bullet, or what had room above, begins a line of its own.

    A dash after a line that was full is a wrapped name ("Kế hoạch / - Tài chính").
    """
    joined = above = ""
    for part in filter(None, parts):
        last = joined.rsplit("\n", 1)[-1]
        room = len(last) < width * 0.6
        opened = joined.endswith(_SENTENCE_ENDS) or is_bullet(last)
        new = is_bullet(part) and (opened or room)
        new = new or ends_early(above, part, width * _ROOM)
        joined += (("\n" if new else " ") if joined else "") + part
        above = part.rsplit("\n", 1)[-1]
    return joined


def _part_run(run: list[Line], widths: list[int], centred: bool) -> tuple[float, list[int]]:
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
    run: list[Line], numbers: list[int], widths: list[int]
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


def _weigh_row(lines: list[Line], widths: list[int]) -> float:
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
