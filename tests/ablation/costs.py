"""What the layers cost: time at the start, time per plan, memory. Each in its own process."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from extract.nlp import Layer
from tests.samples import ROOT

_CHILD = """
import json, pathlib, sys, time
from extract import extract
from tests.ablation.plans import list_pairs
layers = sys.argv[1:]
plans = [source for source, _ in list_pairs()["tests/plans"]]
began = time.process_time()
extract(plans[0], nlp=layers)
first = time.process_time() - began
began = time.process_time()
for plan in plans[1:]:
    extract(plan, nlp=layers)
each = (time.process_time() - began) / len(plans[1:])
status = pathlib.Path('/proc/self/status').read_text()
memory = int(status.split('VmHWM:')[1].split()[0]) / 1024
print(json.dumps([first, each, memory]))
"""


@dataclass(frozen=True)
class Cost:
    """CPU seconds for the first plan with loading, and for each further one; MB at the peak."""

    first: float
    each: float
    memory: float

    def __str__(self) -> str:
        return f"{self.first:.2f} | {self.each * 1000:.0f} | {self.memory:.0f}"


def measure_costs(layer_sets: Sequence[Sequence[Layer]], rounds: int = 5) -> list[Cost]:
    """Medians over some rounds, in which the sets take turns."""
    taken: list[list[list[float]]] = [[] for _ in layer_sets]
    for _ in range(rounds):
        for number, layers in enumerate(layer_sets):
            done = subprocess.run(
                [sys.executable, "-c", _CHILD, *layers],
                cwd=ROOT,
                capture_output=True,
                check=True,
                encoding="utf-8",
            )
            taken[number].append(json.loads(done.stdout))
    return [Cost(*map(statistics.median, zip(*runs, strict=True))) for runs in taken]
