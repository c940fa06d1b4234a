"""The published contract, made from the code: JSON Schema of a plan and the data dictionary.

``kehoach schema --out schemas`` writes both; a test holds that they are current.
"""

from __future__ import annotations

import json
from typing import Any

from extract.export.columns import Column, Table, load_layout

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOTES = """\
# Data dictionary

Made from `columns.yaml` by `make schema`; change that file, not this one.

- `plan.schema.json`: JSON Schema of the JSON output (`kehoach schema` prints it). The JSON has
  everything, with the words each value was read from; the tables below are flat views of it.
- `columns.yaml`: names, types, Vietnamese titles and widths of the columns of all tables.

## CSV

One folder per plan, one file per table, described by `datapackage.json` (types, keys, hashes),
which `frictionless validate` checks.

- UTF-8 with byte order mark, so that Excel shows the diacritics; `--no-bom` leaves it out.
- Comma, `"` as quote, `\\r\\n` between rows; line breaks inside a cell stay.
- Dates are ISO (`2026-12-31`), truth values `true` and `false`, a blank cell is no value.
- Items of a list are joined by `; `, headings of a path by ` > `. An item may hold a semicolon
  of its own: use the JSON where that matters.
- A text that begins with `=`, `+`, `@`, tab or carriage return gets a `'` in front, so that a
  spreadsheet does not run it as a formula. JSON and XLSX have it unchanged. A leading `-` stays:
  it opens ranges and bullets, hardly ever a formula.

## XLSX

One sheet per table with Vietnamese titles, and the overview first. Dates and numbers are real
ones; codes are shown in words. Columns marked "hidden if empty" are there but hidden where no row
has a value. Several items of a list stand on lines of their own, each behind a `- `.
"""


def render_contract() -> dict[str, str]:
    """The generated files of ``schemas/``: name to text."""
    return {"plan.schema.json": render_plan_schema(), "README.md": render_dictionary()}


def render_plan_schema() -> str:
    """The JSON Schema of a plan, as text."""
    return json.dumps(build_plan_schema(), ensure_ascii=False, indent=2) + "\n"


def build_plan_schema() -> dict[str, Any]:
    """The JSON Schema of a plan as it is written: every key is there but those on demand.

    These are ``blocks`` and, in evidence, what is said only of words read from pictures.
    """
    from extract.records import Evidence, Plan

    on_demand = {
        "Plan": {"blocks"},
        "Evidence": {name for name, item in Evidence.model_fields.items() if item.exclude_if},
    }
    schema = Plan.model_json_schema(mode="serialization")
    for model, entry in (("Plan", schema), *schema.get("$defs", {}).items()):
        if "properties" in entry:
            left_out = on_demand.get(model, set())
            entry["required"] = [name for name in entry["properties"] if name not in left_out]
    return {"$schema": _DIALECT, **_drop_noise(schema)}


def _drop_noise(schema: dict[str, Any]) -> dict[str, Any]:
    # Titles made from names, and defaults of keys that are always written, tell a reader nothing.
    kept: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            kept[key] = {name: _drop_noise(entry) for name, entry in value.items()}
        elif isinstance(value, list) and key == "anyOf":
            kept[key] = [_drop_noise(entry) for entry in value]
        elif isinstance(value, dict):
            kept[key] = _drop_noise(value)
        elif key not in ("title", "default"):
            kept[key] = value
    return kept


def render_dictionary() -> str:
    """The data dictionary of all tables, as Markdown."""
    tables = "\n".join(_render_table(table) for table in load_layout().tables.values())
    return f"{_NOTES}\n{tables}"


def _render_table(table: Table) -> str:
    keys = ", ".join(f"`{name}`" for name in table.primary_key)
    links = "".join(
        f" `{name}` points to `{target}.id`." for name, target in table.foreign_keys.items()
    )
    lines = [
        f"## {table.name}.csv, sheet “{table.title}”",
        "",
        f"{table.about} Key: {keys}.{links}",
        "",
        "| column | title | type | in | meaning |",
        "|---|---|---|---|---|",
        *(_render_column(column) for column in table.columns),
    ]
    return "\n".join(lines) + "\n"


def _render_column(column: Column) -> str:
    medium = column.only.upper() if column.only else "both"
    if column.optional:
        medium += ", hidden if empty"
    about = column.about
    if column.labels:
        codes = ", ".join(f"`{code}` ({label})" for code, label in column.labels.items())
        about = f"{about} {codes}."
    return f"| {column.name} | {column.title} | {column.type} | {medium} | {about} |"
