"""The library in one call: what goes in, what comes out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import extract as package
from extract import extract
from extract.records import Plan
from tests.samples import SAMPLES, STEMS

PATH = SAMPLES / f"{STEMS[0]}.docx"


def test_path_text_and_bytes_are_one() -> None:
    plan = extract(PATH)
    assert extract(str(PATH)) == plan
    assert extract(PATH.read_bytes(), name=PATH.name) == plan


def test_source_says_what_was_read() -> None:
    data = PATH.read_bytes()
    source = extract(PATH, name="ban-goc.docx").source
    assert (source.name, source.parser, source.size_bytes) == ("ban-goc.docx", "docx", len(data))
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert extract(data).source.name == "document"


@pytest.mark.parametrize("fmt", ["docx", "txt", "pdf"])
def test_pages_are_counted_where_the_format_has_them(fmt: str) -> None:
    plan = extract(PATH.with_suffix(f".{fmt}"), with_blocks=True)
    assert (plan.source.pages is not None) == (fmt == "pdf")
    assert plan.blocks is not None
    pages = {block.page for block in plan.blocks}
    assert pages == ({*range(1, plan.source.pages + 1)} if plan.source.pages else {None})


def test_blocks_are_kept_only_where_asked_for() -> None:
    assert extract(PATH).blocks is None
    blocks = extract(PATH, with_blocks=True).blocks
    assert blocks is not None
    assert {block.kind for block in blocks} >= {"paragraph", "heading", "cell"}


def test_json_gives_the_plan_back() -> None:
    plan = extract(PATH, with_blocks=True)
    assert Plan.model_validate(json.loads(plan.model_dump_json())) == plan


def test_ids_are_unique_and_references_hold() -> None:
    for stem in STEMS:
        plan = extract(SAMPLES / f"{stem}.txt")
        records = [*plan.objectives, *plan.indicators, *plan.tasks, *plan.outputs]
        ids = [record.id for record in records]
        assert len(set(ids)) == len(ids)
        assert all(record.id.startswith(f"{record.origin}/") for record in records)
        outputs = {output.id: output for output in plan.outputs}
        tasks = {task.id: task for task in plan.tasks}
        for task in plan.tasks:
            assert all(task.id in outputs[output].task_ids for output in task.output_ids)
        for output in plan.outputs:
            assert all(output.id in tasks[task].output_ids for task in output.task_ids)
        known = {record.id for record in plan.indicators}
        for record in (*plan.objectives, *plan.tasks, *plan.outputs):
            assert set(record.indicator_ids) <= known


def test_public_names() -> None:
    assert package.__version__
    assert package.Plan is Plan
    with pytest.raises(AttributeError, match="no attribute 'Plans'"):
        package.Plans  # noqa: B018


def test_paths_need_no_extension(tmp_path: Path) -> None:
    copy = tmp_path / "plan"
    copy.write_bytes(PATH.read_bytes())
    assert extract(copy).source.parser == "docx"
