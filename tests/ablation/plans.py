"""Whole plans with a person's reading beside them: bodies and persons, and the full score."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from extract import extract
from extract.fields.units import unit_key
from extract.nlp import Layer
from extract.text.folding import match_key
from tests.ablation.counting import Count
from tests.samples import GOLD, SCORER, SEEDS

PLANS = Path(__file__).parents[1] / "plans"
Pair = tuple[Path, Path]


def list_pairs() -> dict[str, list[Pair]]:
    """The plans and their gold records: those of tests/plans, and the seeds where they are."""
    golds = sorted(PLANS.glob("*.gold.json"))
    pairs = {"tests/plans": [(find_source(gold), gold) for gold in golds]}
    if GOLD.is_dir():
        pairs["seeds"] = [
            (plan, GOLD / f"{plan.stem}.json") for plan in sorted(SEEDS.glob("*.txt"))
        ]
    return pairs


def find_source(gold: Path) -> Path:
    """The plan beside a gold file."""
    stem = gold.name.removesuffix(".gold.json")
    return next(path for path in PLANS.glob(f"{stem}.*") if path != gold)


def count_plans(pairs: list[Pair], layers: Collection[Layer]) -> tuple[Count, float | None]:
    """Bodies and persons of the plans, and the micro F1 of all fields where the scorer is."""
    count = Count()
    scorer = _load_scorer()
    tally = scorer.Tally() if scorer else None
    for source, gold_file in pairs:
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        found = extract(source, nlp=layers).model_dump(mode="json")
        count.add({value for value, _ in _list_values(gold)}, _list_values(found))
        if scorer:
            scorer.score_one(gold, found, tally)
    return count, scorer.f1(tally) if scorer else None


def _load_scorer() -> Any:
    if not SCORER.is_file():
        return None
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _list_values(plan: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Every body and person with what it is given to, and whether it is marked."""
    for signer in plan["document"].get("signers") or []:
        yield f"signer {match_key(signer['name'])}", bool(signer.get("review"))
    for kind in ("tasks", "indicators"):
        for record in plan.get(kind) or []:
            where = match_key(record.get("text") or record["name"]).strip(" .;")
            where = f"{record['origin']} {where} {match_key(' '.join(record.get('path') or []))}"
            for role in ("lead_units", "support_units"):
                for unit in record.get(role) or []:
                    name = "*" if unit.get("generic") else unit_key(unit["name"])
                    yield f"{where} {role} {name}", bool(unit.get("review"))
            for person in record.get("supervisors") or []:
                yield f"{where} {match_key(person['name'])}", bool(person.get("review"))
