"""Plans of many bodies and layouts: what they say of their tasks is read as a person read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract import extract
from extract.text.folding import match_key

FOLDER = Path(__file__).parent / "plans"
GOLDS = sorted(FOLDER.glob("*.gold.json"))
# What is still read otherwise than a person reads it, and why.
KNOWN: dict[str, str] = {}


def find_source(gold: Path) -> Path:
    stem = gold.name.removesuffix(".gold.json")
    (source,) = (path for path in FOLDER.glob(f"{stem}.*") if path != gold)
    return source


def list_tasks(plan: dict[str, Any]) -> list[dict[str, object]]:
    return [
        {
            "kind": task["kind"],
            "code": task["code"],
            "text": match_key(task["text"]).strip(" .;"),
            "lead_units": name_bodies(task["lead_units"]),
            "support_units": name_bodies(task["support_units"]),
            "deadlines": sorted(
                (deadline["start"] or "", deadline["end"] or "", deadline["recurrence"] or "")
                for deadline in task["deadlines"]
            ),
        }
        for task in plan["tasks"]
    ]


def name_bodies(units: list[dict[str, Any]]) -> list[str]:
    """Names in order; of a group of bodies its words, which may be written in two ways."""
    return sorted(match_key(unit["name"]) for unit in units if not unit["generic"])


def mark_known(gold: Path) -> Any:
    stem = gold.name.removesuffix(".gold.json")
    marks = [pytest.mark.xfail(reason=KNOWN[stem], strict=True)] if stem in KNOWN else []
    return pytest.param(gold, id=stem, marks=marks)


@pytest.mark.parametrize("gold", map(mark_known, GOLDS))
def test_tasks(gold: Path) -> None:
    expected = list_tasks(json.loads(gold.read_text(encoding="utf-8")))
    found = list_tasks(extract(find_source(gold)).model_dump(mode="json"))
    assert found == expected
