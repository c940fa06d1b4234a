"""Which tasks under one heading a line of labels speaks of.

"- Task A", "Chủ trì: X", "- Task B", "Chủ trì: Y" on one level: each label holds for the tasks
before it. Where the labels come first they hold for the tasks behind. A label that is said once
holds for all.
"""

from __future__ import annotations

from collections.abc import Sequence


def number_segments(roles: Sequence[frozenset[str]]) -> list[int]:
    """The segment of each line below a heading; all 0 where its labels hold for all lines.

    Args:
        roles: the roles that each line's labels give ("lead", "deadline"); none for a task.
    """
    runs = _find_runs(roles)
    first = next((role for line in roles for role in ("lead", "lead_support") if role in line), "")
    if sum(first in run for run in runs) < 2:
        return [0] * len(roles)
    leading = bool(roles[0])
    numbers = []
    number = 0
    for place, line in enumerate(roles):
        before = roles[place - 1] if place else frozenset[str]()
        begins = first in line and first not in before if leading else bool(before) and not line
        number += bool(place) and begins
        numbers.append(number)
    return numbers


def _find_runs(roles: Sequence[frozenset[str]]) -> list[set[str]]:
    """The roles of each row of neighbouring label lines."""
    runs: list[set[str]] = []
    for place, line in enumerate(roles):
        if line and not (place and roles[place - 1]):
            runs.append(set())
        if line:
            runs[-1].update(line)
    return runs
