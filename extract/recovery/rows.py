"""The rows of a flattened table: a chain of numbers that count on, cut at the least cost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

from extract.recovery.alignment import Aligner, Alignment
from extract.recovery.labels import Label, read_ordinal, section_follows
from extract.recovery.wording import Wording

_REWARD = 6.0  # a number that counts on hardly stands in a text by chance
_OPEN_END = 1.0  # nothing says that the table ends here
_MOST_PARAGRAPHS = 14
_MIN_LOST = 2
_MOST_SKIPPED = 4
_MOST_LAST = 3
_LONGEST_ROW = 700
_LONGEST_TITLE = 45
_BULLETS = ("-", "+", "–", "•")


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row: the word that numbers it and its cells, or a section's number and title."""

    label: int
    first: int
    end: int
    cells: Alignment | None


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    rows: tuple[FlatRow, ...]
    section: str | None


class RowFinder:
    """Finds the rows between two words of a stream."""

    def __init__(self, wording: Wording, aligner: Aligner) -> None:
        self.wording = wording
        self.aligner = aligner
        self.words = wording.stream.words

    def find(self, first: int, end: int) -> list[FlatRow]:
        """The rows from ``first`` up to ``end``; none where no number begins them."""
        labels = self._find_labels(first, end)
        opening = self._open(labels, first)
        if opening is None:
            return []
        start, begin = opening
        mark = labels[start]
        places = [
            place
            for place, label in labels.items()
            if (place >= start and (label.mark, label.padded) == (mark.mark, mark.padded))
            or (label.mark == mark.mark and place >= start and label.value[0] > 9)
        ]
        best: dict[int, _Path] = {start: begin}
        for index, at in enumerate(places):
            if at not in best:
                continue
            following = (to for to in places[index + 1 :] if _may_follow(labels[at], labels[to]))
            # A number of the series that stands in a cell is passed over, many in a row never.
            for to in islice(following, _MOST_SKIPPED):
                if to <= at + _LONGEST_ROW:
                    self._step(best, labels, at, to)
        stops = [place for place in self.wording.find_ends(start) if place < end]
        ends = [
            self._close(best[at], at, stop, against)
            for at in self._list_last(sorted(best), stops)
            for stop, against in self._list_stops(labels, stops, at, end)
        ]
        return list(min(ends, key=lambda path: path.cost).rows) if ends else []

    def _list_last(self, reached: list[int], stops: list[int]) -> list[int]:
        """The numbers that may be the last row's: at the end, or where the table may end."""
        return [
            at
            for at, following in pairwise([*reached, len(self.words)])
            if at in reached[-_MOST_LAST:] or any(at < stop < following for stop in stops)
        ]

    def _list_stops(
        self, labels: dict[int, Label], stops: list[int], at: int, end: int
    ) -> list[tuple[int, float]]:
        """Where the last row, numbered at ``at``, may end, and what speaks against it."""
        sure = min([place for place in stops if place > at], default=end)
        places = [(sure, 0.0)] if sure - at <= _LONGEST_ROW else []
        if self.wording.stream.layout != "flow":
            begins = sorted(b for b in self.wording.stream.begins if at + 1 < b < sure)
            places += [
                (place, _OPEN_END + _REWARD * self._goes_on(labels, at, place))
                for place in begins[:_MOST_PARAGRAPHS]
            ]
        return places

    def _goes_on(self, labels: dict[int, Label], at: int, stop: int) -> bool:
        """Whether the next number stands where the table is to end, or right behind."""
        return any(
            labels[place].follows(labels[at]) and labels[place].mark == labels[at].mark
            for place in labels
            if stop <= place < stop + _LONGEST_TITLE
        )

    def _find_labels(self, first: int, end: int) -> dict[int, Label]:
        found = {}
        alone = self.wording.stream.layout == "lines"
        for place in range(first, end - 1):
            label = read_ordinal(self.words[place])
            if label is None or not self.wording.begins_row(place):
                continue
            behind = self.words[place + 1]
            if alone:
                fits = place + 1 in self.wording.stream.begins
            else:
                fits = behind[:1].isupper() or behind in _BULLETS or behind[0] in '“"'
            if fits:
                found[place] = label
        return found

    def _open(self, labels: dict[int, Label], first: int) -> tuple[int, _Path] | None:
        """The first row's number, and the section titles and totals above it."""
        start = next((place for place, label in labels.items() if label.value[-1] == 1), None)
        if start is None or start - first > 2 * _LONGEST_TITLE:
            return None
        rows: list[FlatRow] = []
        section = None
        at = first
        while at < start:
            stop = next(
                (p for p in range(at + 1, start) if self._begins_section(p, section)), start
            )
            if section_follows(self.words[at], section):
                section = self.words[at]
                rows.append(FlatRow(at, at + 1, stop, None))
            else:
                rows.append(FlatRow(at, at, stop, None))
            at = stop
        return start, _Path(0.0, tuple(rows), section)

    def _begins_section(self, place: int, before: str | None) -> bool:
        return (
            section_follows(self.words[place], before)
            and self.wording.begins_row(place)
            and self.words[place + 1][:1].isupper()
        )

    def _step(self, best: dict[int, _Path], labels: dict[int, Label], at: int, to: int) -> None:
        path = best[at]
        follows = labels[to].follows(labels[at])
        restarts = labels[to].value[-1] == 1
        if not follows and not restarts:
            return
        if follows:
            self._offer(best, to, self._add(path, at, to, to))
        for place in range(max(at + 2, to - _LONGEST_TITLE), to - 1):
            if self._begins_section(place, path.section) and (follows or restarts):
                added = self._add(path, at, place, to)
                self._offer(best, to, added)

    def _offer(self, best: dict[int, _Path], to: int, path: _Path) -> None:
        if to not in best or path.cost < best[to].cost:
            best[to] = path

    def _add(self, path: _Path, at: int, stop: int, to: int) -> _Path:
        """The path with the row at ``at`` that ends at ``stop``, and the title up to ``to``."""
        cells = self.aligner.align(at + 1, stop)
        cost = path.cost + cells.cost - _REWARD + self.wording.weigh_row_begin(stop)
        rows = (*path.rows, FlatRow(at, at + 1, stop, cells))
        section = path.section
        if stop < to:
            cost += 0.5 + self.wording.weigh_inside(stop + 1, to) / 2 + 0.1 * (to - stop)
            rows = (*rows, FlatRow(stop, stop + 1, to, None))
            section = self.words[stop]
        return _Path(cost, rows, section)

    def _close(self, path: _Path, at: int, end: int, against: float) -> _Path:
        cells = self.aligner.align(at + 1, end, broken=end == len(self.words))
        rows = (*path.rows, FlatRow(at, at + 1, end, cells))
        return _Path(path.cost + cells.cost - _REWARD + against, rows, path.section)


def _may_follow(before: Label, label: Label) -> bool:
    """Whether a number counts on, or begins again as behind a section's title."""
    return label.follows(before) or label.value[-1] == 1


def find_lost_rows(wording: Wording, first: int, end: int) -> int | None:
    """Where rows end that count on but cannot be read; None where there are not two.

    The last is taken to have as many paragraphs as the longest of the others.
    """
    begins = sorted(place for place in wording.stream.begins if first <= place < end)
    rows: list[int] = []
    for index, place in enumerate(begins):
        label = read_ordinal(wording.stream.words[place])
        if label is not None and label.value == (len(rows) + 1,):
            rows.append(index)
    if len(rows) < _MIN_LOST:
        return None
    longest = max(two - one for one, two in pairwise(rows))
    stops = [place for place in wording.find_ends(begins[rows[-1]]) if place < end]
    behind = [*begins, end][min(rows[-1] + longest, len(begins))]
    return min([behind, *stops])
