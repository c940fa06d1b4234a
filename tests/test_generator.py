"""Plans drawn at random: what they say is read back; what once was not stays mended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract
from tests.generator.measuring import FORMS, measure, render
from tests.generator.scoring import Tally, name_due, norm, score
from tests.generator.writing import draw_plan

REGRESSIONS = sorted((Path(__file__).parent / "generator" / "regressions").glob("*.txt"))
# Measured on 500 plans (seeds from 90000): micro F1 0.998 as docx, 0.995 as text; one value in 493
# and in 253 wrong without a review (in 569 and 385 on seeds from 91000); the lowest plan 0.90 as
# docx, 0.83 as text. Floors stay lower: the seeds of a run are few.
FLOOR = 0.75
MEAN = 0.985
WRONG = 1 / 150


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from(FORMS))
def test_any_plan_is_read(seed: int, form: str) -> None:
    tally = measure(seed, form)
    assert tally.f1() >= FLOOR, tally.misses


@pytest.mark.parametrize("form", FORMS)
def test_plans_are_read_on_the_whole(form: str) -> None:
    total = Tally()
    for seed in range(20_000, 20_030):
        total.merge(measure(seed, form))
    assert total.f1() >= MEAN
    assert total.wrong <= total.given * WRONG


def test_a_seed_draws_one_plan() -> None:
    first, again = draw_plan(7), draw_plan(7)
    assert first.gold == again.gold
    assert render(first, "txt") == render(again, "txt")


def test_score_of_the_plan_itself_and_of_another() -> None:
    gold = draw_plan(3).gold
    assert score(gold, json.loads(json.dumps(gold))).f1() == 1.0
    changed = json.loads(json.dumps(gold))
    changed["tasks"][0]["text"] = "Trồng rừng"
    changed["tasks"][1]["lead_units"] = [{"name": "Sở X", "generic": False}]
    tally = score(gold, changed)
    assert tally.f1() < 1.0
    assert tally.wrong == 1


def summarise(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """What a regression says of each task: everything that was once read wrongly."""
    outputs = {output["id"]: output["text"] for output in plan["outputs"]}
    return [
        {
            "text": norm(task["text"]),
            "lead": sorted(norm(unit["name"]) for unit in task["lead_units"]),
            "support": sorted(norm(unit["name"]) for unit in task["support_units"]),
            "deadlines": sorted(map(str, map(name_due, task["deadlines"]))),
            "outputs": sorted(norm(outputs[key]) for key in task["output_ids"]),
        }
        for task in plan["tasks"]
    ]


@pytest.mark.parametrize("path", REGRESSIONS, ids=lambda path: path.stem)
def test_regression(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    plan = extract(path).model_dump(mode="json")
    document = {key: plan["document"][key] for key in expected.get("document", {})}
    assert document == expected.get("document", {})
    assert summarise(plan) == [
        {
            **task,
            "text": norm(task["text"]),
            **{key: sorted(map(norm, task[key])) for key in ("lead", "support", "outputs")},
        }
        for task in expected["tasks"]
    ]
