"""One workbook per plan, made for a person: an overview and a sheet per table."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from extract.export import ExportOptions, Writer
from extract.export.columns import load_layout
from extract.export.overview import build_overview
from extract.export.tables import build_tables

if TYPE_CHECKING:
    from extract.records import Plan

# Excel keeps a creation time; a fixed one lets the same plan give the same bytes.
_CREATED = datetime(2000, 1, 1)


def write_workbook(plan: Plan, path: Path, options: ExportOptions) -> None:
    """Write the workbook; the same plan gives the same bytes."""
    path.write_bytes(render_workbook(plan))


def render_workbook(plan: Plan) -> bytes:
    """The plan as the bytes of an XLSX file."""
    from xlsxwriter import Workbook

    from extract.export.sheets import Styles, draw_overview, draw_table

    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True})
    workbook.set_properties({"title": plan.document.title or plan.source.name, "created": _CREATED})
    layout, styles, tables = load_layout(), Styles(workbook), build_tables(plan)
    draw_overview(workbook.add_worksheet(layout.heading), styles, build_overview(plan))
    for name in layout.sheets:
        table = layout.tables[name]
        draw_table(workbook.add_worksheet(table.title), styles, table, tables[name])
    workbook.close()
    return stream.getvalue()


WRITER = Writer(name="xlsx", suffix=".xlsx", write=write_workbook, order=30)
