"""Rows that no rulings part: where the numbers of the first column say that a row begins.

In: the lines of a band of the table. Out: the height where each row begins, or nothing
where more than one reading fits. A number stands at the first line of its row, or in the
middle of it; which of the two must be the only one that fits all rows of the band.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.document.counting import Count, counts_on, read_count
from extract.parsers.pdf.gutters import Run, TextRow

_LEVEL = 0.35  # share of a line's height by which the lines of one row may differ
_CLEARER = 1.3  # how much wider the white between rows is, where that tells them

Rows = list[list[Run]]  # the runs of each row


def split_rows(lines: Sequence[TextRow], key: tuple[float, float]) -> Rows | None:
    """Part the lines (no section among them) into rows by the numbers between the ``key`` edges.

    Gives nothing where the numbers do not count on, or do not tell the rows.
    """
    runs = sorted((run for line in lines for run in line.runs), key=lambda run: run.middle)
    labels = [run for run in runs if key[0] <= run.x0 and run.x1 <= key[1] and read_count(run.text)]
    others = [run for run in runs if run not in labels]
    if not labels or any(key[0] <= run.x0 < key[1] - 1 for run in others):
        return None
    if not _count_on(labels):
        return None
    if len(labels) == 1:
        return [runs]
    found = [rows for rows in (_by_first_line(runs, labels), _by_middle(runs, labels)) if rows]
    if len(found) == 2 and found[0] != found[1]:
        found = [rows for rows in found if _is_clear(rows)]
    return found[0] if found and all(rows == found[0] for rows in found) else None


def _count_on(labels: Sequence[Run]) -> bool:
    """Whether each label is the next of its kind, the first of it, or begins anew under another."""
    counts: list[Count] = []
    for label in labels:
        count = read_count(label.text)
        if count is None:
            return False
        known = any(kind == count[0] for kind, _ in counts)
        anew = bool(counts) and counts[-1][0] != count[0] and count[1][-1] <= 1
        if known and not anew and not counts_on(reversed(counts), count):
            return False
        counts.append(count)
    return True


def _by_first_line(runs: Sequence[Run], labels: Sequence[Run]) -> Rows | None:
    rows: Rows = []
    starts = [label.top - _LEVEL * (label.bottom - label.top) for label in labels]
    if runs and min(run.top for run in runs) < starts[0]:
        return None
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else float("inf")
        row = [run for run in runs if start <= run.top < end]
        if not _begin_level(row, labels[number]):
            return None
        rows.append(row)
    return rows


def _begin_level(row: Sequence[Run], label: Run) -> bool:
    """Whether every column's text in the row begins at the height of the number."""
    slack = _LEVEL * (label.bottom - label.top)
    return all(
        _is_solid(block) and abs(block[0].top - label.top) <= slack for block in _blocks(row)
    )


def _stand_even(row: Sequence[Run], label: Run) -> bool:
    """Whether every column's text begins with the row or has the number beside its middle."""
    slack = _LEVEL * (label.bottom - label.top)
    top = min(run.top for run in row)
    return all(
        _is_solid(block)
        and (
            abs(block[0].top - top) <= slack
            or abs((block[0].top + block[-1].bottom) / 2 - label.middle) <= slack
        )
        for block in _blocks(row)
    )


def _blocks(row: Sequence[Run]) -> list[list[Run]]:
    """The runs of each column from top to bottom: those that stand over each other."""
    blocks: list[list[Run]] = []
    ends: list[float] = []
    for run in sorted(row, key=lambda item: item.x0):
        if blocks and run.x0 < ends[-1]:
            blocks[-1].append(run)
            ends[-1] = max(ends[-1], run.x1)
        else:
            blocks.append([run])
            ends.append(run.x1)
    for block in blocks:
        block.sort(key=lambda item: item.middle)
    return blocks


def _is_solid(block: Sequence[Run]) -> bool:
    """Whether the lines follow each other as those of one cell."""
    return all(
        below.top - above.bottom < below.bottom - below.top for above, below in pairwise(block)
    )


def _by_middle(runs: Sequence[Run], labels: Sequence[Run]) -> Rows | None:
    """Rows whose text reaches as far above their number as below it."""
    rows: Rows = []
    left = list(runs)
    for label in labels:
        if not left:
            return None
        height = label.bottom - label.top
        top = min(run.top for run in left)
        end = 2 * label.middle - top
        row = [run for run in left if run.middle < end]
        if label not in row or abs(max(run.bottom for run in row) - end) > _LEVEL * height:
            return None
        left = [run for run in left if run.middle >= end]
        if any(run.top < end - _LEVEL * height for run in left):
            return None
        if not _stand_even(row, label):
            return None
        rows.append(row)
    return None if left else rows


def _is_clear(rows: Rows) -> bool:
    """Whether the white between rows is clearly wider than that between the lines of a row."""
    between = [
        min(run.top for run in below) - max(run.bottom for run in above)
        for above, below in pairwise(rows)
    ]
    within = [gap for row in rows for gap in _gaps(row)]
    return bool(within) and min(between) > max(_CLEARER * max(within), max(within) + 1)


def _gaps(row: Sequence[Run]) -> list[float]:
    """White between the lines of each column."""
    return [below.top - above.bottom for block in _blocks(row) for above, below in pairwise(block)]
