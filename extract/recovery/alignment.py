"""The cells of one row: the cheapest way to cut its words, and how sure each cut is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.recovery.habits import Habit
from extract.recovery.kinds import Kinds
from extract.recovery.wording import NEVER, Wording

_SURE = 1.5
_WORST_CELL = 3.5
_WORST_ROW = 16.0
_BROKEN = 0.9
_MISSING = 0.1
_MAX_BEGINS = 90

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A row cut into cells.

    Attributes:
        cost: what speaks against it.
        spans: words of each column, ``(place, place)`` where it is blank.
        sure: for each column, whether it is a cell as it should be and no other cut is
            nearly as good.
    """

    cost: float
    spans: tuple[Span, ...]
    sure: tuple[bool, ...]


class Aligner:
    """Cuts rows of one table whose columns have these roles."""

    def __init__(self, roles: Sequence[str], wording: Wording, kinds: Kinds) -> None:
        self.roles = tuple(roles)
        self.wording = wording
        self.kinds = kinds
        self.habits = [Habit() for _ in roles]
        self._memo: dict[tuple[int, int, bool], Alignment] = {}

    def learn(self, rows: Sequence[Alignment]) -> None:
        """Take up what the sure cells of a first reading tell of each column."""
        for column in range(len(self.roles)):
            # A row that breaks off lacks its last columns.
            sure = [row.spans[column] for row in rows if any(row.sure[column : column + 1])]
            self.habits[column] = Habit.of(self.wording.stream, sure)
        self._memo.clear()

    def align(self, first: int, end: int, *, broken: bool = False) -> Alignment:
        """Cut the words from ``first`` up to ``end``.

        Args:
            first: the row's first word behind its number.
            end: the word behind its last.
            broken: the text breaks off at ``end``, so that the last columns may be missing.
        """
        key = (first, end, broken)
        if key not in self._memo:
            self._memo[key] = self._align(first, end, broken)
        return self._memo[key]

    def _align(self, first: int, end: int, broken: bool) -> Alignment:
        places = self.wording.find_begins(first, end)
        if len(places) > _MAX_BEGINS:
            return Alignment(NEVER, ((first, end),), (False,))
        costs = [self._weigh_column(column, places) for column in range(len(self.roles))]
        if broken:
            _allow_break(costs)
        ahead = _sweep(costs, len(places))
        back = _sweep_back(costs, len(places))
        chosen = _choose(costs, back)
        total = ahead[-1][-1]
        sure = [
            total < _WORST_ROW
            and costs[column][one][to] < _WORST_CELL
            and _next_best(ahead[column], costs[column], back[column + 1], one, to) - total >= _SURE
            for column, (one, to) in enumerate(chosen)
        ]
        spans = tuple((places[one], places[to]) for one, to in chosen)
        return Alignment(total, spans, tuple(_doubt_neighbours(chosen, costs, sure)))

    def _weigh_column(self, column: int, places: list[int]) -> list[list[float]]:
        """Costs of a column's cell from each place to each other; on the diagonal a blank."""
        role, habit = self.roles[column], self.habits[column]
        blank = self.kinds.weigh_blank(role) + habit.blank
        last = len(places) - 1
        begins = [
            self.wording.weigh_begin(place) if 0 < at < last else 0.0
            for at, place in enumerate(places)
        ]
        rows = [[NEVER] * len(places) for _ in places]
        for one, place in enumerate(places):
            rows[one][one] = blank
            for to in range(one + 1, len(places)):
                cost = self.kinds.weigh(role, place, places[to]) + begins[to]
                cost += self.wording.weigh_breaks(place, places[to])
                rows[one][to] = cost + habit.weigh(self.wording.stream, place, places[to])
        return rows


def _allow_break(costs: list[list[list[float]]]) -> None:
    """Let the row break off in any column: those behind it are missing, not blank."""
    for cost in costs[:-1]:
        for row in cost[:-1]:
            row[-1] += _BROKEN
    for cost in costs:
        cost[-1][-1] = min(cost[-1][-1], _MISSING)


def _choose(costs: list[list[list[float]]], back: list[list[float]]) -> list[Span]:
    chosen = []
    at = 0
    for column, cost in enumerate(costs):
        to = min(range(at, len(cost)), key=lambda stop: cost[at][stop] + back[column + 1][stop])
        chosen.append((at, to))
        at = to
    return chosen


def _next_best(
    ahead: list[float], cost: list[list[float]], back: list[float], one: int, to: int
) -> float:
    """The least cost of a row in which this column holds something else."""
    count = len(ahead)
    return min(
        (
            ahead[at] + cost[at][stop] + back[stop]
            for at in range(count)
            for stop in range(at, count)
            if (at, stop) != (one, to) and not (one == to and at == stop)
        ),
        default=NEVER,
    )


def _doubt_neighbours(
    chosen: list[Span], costs: list[list[list[float]]], sure: list[bool]
) -> list[bool]:
    """A cell beside one that is none as it should be may have lost words to it."""
    bad = [
        one != to and costs[column][one][to] >= _WORST_CELL
        for column, (one, to) in enumerate(chosen)
    ]
    filled = [column for column, (one, to) in enumerate(chosen) if one != to]
    doubted = set()
    for place, column in enumerate(filled):
        if bad[column]:
            near = filled[max(place - 1, 0) : place + 2]
            doubted |= set(range(near[0], near[-1] + 1))
    return [flag and column not in doubted for column, flag in enumerate(sure)]


def _sweep(costs: list[list[list[float]]], count: int) -> list[list[float]]:
    """The least cost of reaching each place with each number of columns filled."""
    best = [[0.0, *([NEVER] * (count - 1))]]
    for cost in costs:
        above = best[-1]
        best.append(
            [min(above[one] + cost[one][to] for one in range(to + 1)) for to in range(count)]
        )
    return best


def _sweep_back(costs: list[list[list[float]]], count: int) -> list[list[float]]:
    """The least cost of going from each place to the end with the columns that are left."""
    best = [[*([NEVER] * (count - 1)), 0.0]]
    for cost in reversed(costs):
        below = best[0]
        best.insert(
            0, [min(cost[one][to] + below[to] for to in range(one, count)) for one in range(count)]
        )
    return best
