"""A drawn plan as a file, extracted and compared."""

from __future__ import annotations

from extract import extract
from tests.generator.plain import render_text
from tests.generator.scoring import Tally, score
from tests.generator.word import render_docx
from tests.generator.writing import Plan, draw_plan

FORMS = ("docx", "txt")
_RENDERERS = {"docx": render_docx, "txt": render_text}


def render(plan: Plan, form: str) -> bytes:
    """The plan's file in that format."""
    return _RENDERERS[form](plan.paper, plan.seed)


def measure(seed: int, form: str) -> Tally:
    """Draw the plan of a seed, extract it from that format, compare."""
    plan = draw_plan(seed)
    found = extract(render(plan, form), name=f"{seed}.{form}").model_dump(mode="json")
    return score(plan.gold, found)
