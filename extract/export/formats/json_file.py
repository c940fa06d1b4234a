"""One JSON object per plan: everything that was read, as the published schema has it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.export import ExportOptions, Writer
from extract.writing import write_text

if TYPE_CHECKING:
    from extract.records import Plan


def render_json(plan: Plan, *, compact: bool = False) -> str:
    """The plan as JSON with a newline at its end; on one line where ``compact``.

    Keys stand in the order of the models. ``blocks`` is left out where the plan carries none.
    """
    exclude = {"blocks"} if plan.blocks is None else None
    return plan.model_dump_json(indent=None if compact else 2, exclude=exclude) + "\n"


def write_json(plan: Plan, path: Path, options: ExportOptions) -> None:
    """Write the plan as indented JSON in UTF-8 without byte order mark."""
    write_text(path, render_json(plan))


WRITER = Writer(name="json", suffix=".json", write=write_json, order=10)
