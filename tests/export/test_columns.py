"""columns.yaml, the rows made from a plan, and the generated contract agree."""

from __future__ import annotations

import json

import jsonschema
import pytest

from extract.export.columns import load_layout
from extract.export.contract import build_plan_schema, render_contract
from extract.export.formats.json_file import render_json
from extract.export.overview import build_overview
from extract.export.tables import build_tables
from extract.resources import schemas_folder
from tests.export.plans import make_plan

TABLES = load_layout().tables


def test_every_table_has_columns_and_rows() -> None:
    assert set(build_tables(make_plan())) == set(TABLES) == set(load_layout().sheets)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_has_exactly_the_published_columns(name: str) -> None:
    row = build_tables(make_plan())[name][0]
    assert set(row) == {column.name for column in TABLES[name].columns}


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_columns_of_the_csv(name: str) -> None:
    table = TABLES[name]
    present = [column.name for column in table.columns_in("csv")]
    assert set(table.primary_key) | set(table.foreign_keys) <= set(present)
    assert len(present) == len(set(present))


@pytest.mark.parametrize("name", TABLES)
def test_sheet_titles_tell_columns_apart(name: str) -> None:
    titles = [column.title for column in TABLES[name].columns_in("xlsx")]
    assert len(titles) == len(set(titles))
    # Excel's own limits for the name of a sheet.
    assert len(TABLES[name].title) <= 31
    assert not set(TABLES[name].title) & set("[]:*?/\\")


def test_labels_name_the_codes_of_the_models() -> None:
    schema = build_plan_schema()["$defs"]
    models = {
        "tasks": "Task",
        "indicators": "Indicator",
        "outputs": "Output",
        "objectives": "Objective",
        "deadlines": "Deadline",
        "findings": "Finding",
    }
    checked = 0
    for table, model in models.items():
        for column in TABLES[table].columns:
            allowed = schema[model]["properties"].get(column.name, {})
            codes = allowed.get("enum") or [
                code for part in allowed.get("anyOf", []) for code in part.get("enum", [])
            ]
            if codes:
                assert set(column.labels) == set(codes), (table, column.name)
                checked += 1
    assert checked >= 8


def test_the_overview_has_every_line() -> None:
    overview = build_overview(make_plan())
    for section in load_layout().overview:
        assert set(section.rows) == set(overview[section.name])


@pytest.mark.parametrize("name", ["plan.schema.json", "README.md"])
def test_the_generated_contract_is_current(name: str) -> None:
    published = (schemas_folder() / name).read_text(encoding="utf-8")
    assert published == render_contract()[name], "run `make schema`"


@pytest.mark.parametrize("blocks", [None, [{"id": 0, "kind": "paragraph", "text": "KẾ HOẠCH"}]])
def test_json_fits_its_schema(blocks: list[dict[str, object]] | None) -> None:
    schema = build_plan_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    written = json.loads(render_json(make_plan(blocks=blocks)))
    jsonschema.validate(written, schema)
    assert ("blocks" in written) == (blocks is not None)


def test_the_schema_refuses_what_is_no_plan() -> None:
    written = json.loads(render_json(make_plan()))
    del written["tasks"][0]["lead_units"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, build_plan_schema())
