"""A whole plan from a seed: what is on the paper, and what must be read from it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.generator.annexes import write_annexes
from tests.generator.content import write_content
from tests.generator.drawing import Drawing, draw_start
from tests.generator.duties import write_duties
from tests.generator.letterhead import write_end, write_head
from tests.generator.opening import ROMAN, write_aims, write_opening
from tests.generator.paper import Line, Paper
from tests.generator.vocabulary import load


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawn plan."""

    seed: int
    paper: Paper
    gold: dict[str, Any]


def draw_plan(seed: int) -> Plan:
    """Draw the plan of a seed."""
    draw = draw_start(Random(seed))
    write_head(draw)
    write_opening(draw)
    annexes = draw.rng.choice((0, 1, 1, 1, 2)) if draw.chance(0.75) else 0
    count = write_aims(draw, 0)
    count = write_content(draw, count, annexed=bool(annexes))
    count = _write_funding(draw, count)
    if draw.chance(0.9):
        write_duties(draw, count)
    write_end(draw)
    write_annexes(draw, annexes)
    return Plan(seed, draw.paper, draw.gold.as_plan())


def _write_funding(draw: Drawing, count: int) -> int:
    if not draw.chance(0.25):
        return count
    count += 1
    draw.paper.append(Line("KINH PHÍ THỰC HIỆN", f"{ROMAN[count - 1]}.", bold=True))
    draw.paper.append(Line(draw.rng.choice(load("phrases")["funding"])))
    return count
