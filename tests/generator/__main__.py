"""Measure extraction on drawn plans: ``python -m tests.generator --seeds 500 --start 0``."""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.generator.measuring import FORMS, measure, render
from tests.generator.scoring import Tally
from tests.generator.writing import draw_plan


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100, help="how many plans")
    parser.add_argument("--start", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--form", choices=FORMS, help="only this file format")
    parser.add_argument("--misses", type=int, default=0, help="print so many differences")
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong values")
    parser.add_argument("--only", default="", help="differences of fields that begin so")
    parser.add_argument("--show", type=int, help="print this seed's text and differences")
    parser.add_argument("--write", type=Path, help="with --show: write the files into this folder")
    options = parser.parse_args()
    if options.show is not None:
        show(options.show, options.write)
        return
    seeds = range(options.start, options.start + options.seeds)
    for form in [options.form] if options.form else FORMS:
        with ProcessPoolExecutor(options.jobs) as pool:
            tallies = list(pool.map(measure, seeds, [form] * len(seeds), chunksize=5))
        measured = dict(zip(seeds, tallies, strict=True))
        report(form, measured)
        for count, chosen in ((options.misses, "misses"), (options.wrong, "wrongs")):
            list_differences(measured, chosen, count, options.only)


def report(form: str, tallies: dict[int, Tally]) -> None:
    """Print the averages, the weakest fields and the worst seeds."""
    total = Tally()
    for tally in tallies.values():
        total.merge(tally)
    scores = {seed: tally.f1() for seed, tally in tallies.items()}
    print(f"== {form}: {len(tallies)} plans")
    print(f"micro F1 {total.f1():.4f}  mean {statistics.mean(scores.values()):.4f}")
    rate = total.given / total.wrong if total.wrong else float("inf")
    print(f"wrong values {total.wrong} of {total.given} (one in {rate:.0f})")
    worst = sorted(scores.items(), key=lambda item: item[1])[:12]
    print("worst:", ", ".join(f"{seed} {value:.3f}" for seed, value in worst))
    kinds = Counter[str]()
    for name, (_, extra, lost) in total.counts.items():
        kinds[name] = extra + lost
    for name, count in kinds.most_common(12):
        hit, extra, lost = total.counts[name]
        print(f"  {name:24} found {hit:6} spurious {extra:5} missed {lost:5}") if count else None


def list_differences(tallies: dict[int, Tally], chosen: str, count: int, only: str) -> None:
    """Print that many of the misses or of the wrong values."""
    shown = [
        (seed, miss)
        for seed, tally in tallies.items()
        for miss in getattr(tally, chosen)
        if miss[0].startswith(only)
    ]
    for seed, (name, where, lost, extra) in shown[:count]:
        print(f"- seed {seed} {name} {where}\n    missed   {lost}\n    spurious {extra}")


def show(seed: int, folder: Path | None) -> None:
    """Print a plan's text and what is read otherwise."""
    plan = draw_plan(seed)
    print(render(plan, "txt").decode())
    for form in FORMS:
        tally = measure(seed, form)
        print(f"== {form} F1 {tally.f1():.4f}")
        for name, where, lost, extra in tally.misses:
            print(f"- {name} {where}\n    missed   {lost}\n    spurious {extra}")
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{seed}.{form}").write_bytes(render(plan, form))


if __name__ == "__main__":
    main()
