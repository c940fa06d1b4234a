"""The description of a folder of CSV files, for programs that read and check it.

Source: Data Package and Table Schema specifications, https://specs.frictionlessdata.io.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from extract.export.columns import Column, Table, load_layout

if TYPE_CHECKING:
    from extract.records import Plan

_FIELD_TYPES = {"list": "string", "path": "string"}


def describe_package(plan: Plan, contents: Mapping[str, bytes], *, bom: bool) -> str:
    """The ``datapackage.json`` of these files (table name to bytes), as text."""
    tables = load_layout().tables
    package: dict[str, Any] = {
        "profile": "data-package",
        # The spec allows only lower-case ASCII here; the hash also tells packages apart.
        "name": f"kehoach-{plan.source.sha256[:16].lower()}",
        "title": plan.document.title or plan.source.name,
        "version": plan.schema_version,
        "sources": [{"title": plan.source.name}],
        "resources": [
            _describe_resource(tables[name], content, bom=bom) for name, content in contents.items()
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _describe_resource(table: Table, content: bytes, *, bom: bool) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if bom else "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": describe_table(table),
    }


def describe_table(table: Table) -> dict[str, Any]:
    """The Table Schema of a table."""
    schema: dict[str, Any] = {
        "fields": [_describe_field(column, table) for column in table.columns_in("csv")],
        "primaryKey": list(table.primary_key),
        "missingValues": [""],
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": target, "fields": ["id"]}}
            for name, target in table.foreign_keys.items()
        ]
    return schema


def _describe_field(column: Column, table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": _FIELD_TYPES.get(column.type, column.type),
        "title": column.title,
        "description": column.about,
    }
    constraints: dict[str, Any] = {}
    if column.name in table.primary_key:
        constraints["required"] = True
    if column.labels:
        constraints["enum"] = list(column.labels)
    if constraints:
        described["constraints"] = constraints
    return described
