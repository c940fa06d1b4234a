"""The sample plans as they are read today; a change of one byte must be meant.

``pytest tests/golden --update-golden`` writes them anew. Read the difference before
keeping it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract import extract
from tests.samples import SAMPLES, STEMS

GOLDEN = Path(__file__).parent


def render(stem: str) -> str:
    """A plan as JSON, without what hangs on the packing of its file."""
    plan: dict[str, Any] = extract(SAMPLES / f"{stem}.docx").model_dump(mode="json")
    del plan["source"]["sha256"], plan["source"]["size_bytes"], plan["blocks"]
    return json.dumps(plan, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("stem", STEMS)
def test_plan(stem: str, update_golden: bool) -> None:
    path = GOLDEN / f"{stem}.json"
    found = render(stem)
    if update_golden:
        path.write_text(found, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8")
    if found != expected:
        # The dictionaries first: they show which field differs.
        assert json.loads(found) == json.loads(expected)
    assert found == expected


def test_no_plan_is_left_from_a_sample_that_went() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == STEMS
