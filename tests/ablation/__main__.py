"""Print the tables of docs/nlp.md."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from extract.nlp import LAYERS, Layer, find_missing
from tests.ablation.costs import measure_costs
from tests.ablation.counting import HEADER, Count
from tests.ablation.decisions import KINDS, PARTS, count_decisions
from tests.ablation.plans import count_plans, list_pairs

SETS: dict[str, Sequence[Layer]] = {
    "rules": (),
    "rules + spaCy": ("spacy",),
    "rules + underthesea": ("underthesea",),
    "rules + both": LAYERS,
}


def print_table(title: str, header: str, rows: list[str]) -> None:
    columns = header.count("|") + 1
    print(f"\n{title}\n\n| {header} |\n|{'---|' * columns}")
    print("\n".join(f"| {row} |" for row in rows), flush=True)


def main() -> None:
    missing = find_missing(LAYERS)
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}; pip install 'kehoach[nlp]'")
    for name, pairs in list_pairs().items():
        rows = []
        for label, layers in SETS.items():
            count, score = count_plans(pairs, layers)
            rows.append(f"{label} | {f'{score:.4f}' if score is not None else '-'} | {count}")
        title = f"{name}: {len(pairs)} plans, bodies and persons"
        print_table(title, f"layer | micro F1 of all fields | {HEADER}", rows)
    rows = []
    totals = {label: Count() for label in SETS}
    for kind in KINDS:
        for part in PARTS:
            for label, layers in SETS.items():
                count = count_decisions(kind, part, layers)
                if count == Count():
                    continue
                if kind != "sentences":
                    totals[label] += count
                rows.append(f"{kind}, {part} | {label} | {count}")
    rows += [f"**all but sentences** | {label} | {count}" for label, count in totals.items()]
    print_table("tests/decisions", f"decision | layer | {HEADER}", rows)
    costs = measure_costs(list(SETS.values()))
    rows = [f"{label} | {cost}" for label, cost in zip(SETS, costs, strict=True)]
    print_table(
        "Costs", "layer | CPU s for the first plan | CPU ms for each further one | MB", rows
    )


if __name__ == "__main__":
    main()
