"""One plan in five dialects of text is the same plan: all records equal the docx's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract import extract
from samples.model import Plan, Table, read_plan
from samples.texts import TABLES as DUMPS
from samples.texts import render_txt
from tests.generator.paper import Grid
from tests.generator.plain import TABLES as DRAWN
from tests.samples import SAMPLES, STEMS
from tests.test_formats_agree import read, strip_places


def draw_as(dialect: str) -> Callable[[Table], str]:
    """A drawn dialect for tables of samples."""
    return lambda table: DRAWN[dialect](lay_out(table))


def lay_out(table: Table) -> Grid:
    """The table with merged cells everywhere they reach."""
    rows = [[""] * len(table.columns) for _ in table.rows]
    merges = []
    for top, row in enumerate(table.rows):
        for cell in row.cells:
            bottom, right = top + cell.row_span - 1, cell.column + cell.column_span - 1
            text = cell.number or "\n".join(cell.paragraphs)
            for at in range(top, bottom + 1):
                rows[at][cell.column : right + 1] = [text] * cell.column_span
            if (bottom, right) != (top, cell.column):
                merges.append((top, cell.column, bottom, right))
    return Grid(rows, merges, table.header_rows)


DIALECTS: dict[str, Callable[[Table], str]] = {
    "a row a line": DUMPS["tabs"],
    "a cell a line": DUMPS["lines"],
    "Markdown": DUMPS["pipes"],
    "a drawn grid": draw_as("gridded"),
    "HTML tags": draw_as("tagged"),
    "columns of spaces": draw_as("aligned"),
}


def load(stem: str) -> Plan:
    return read_plan(SAMPLES / "plans" / f"{stem}.yaml")


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_records_are_those_of_the_docx(stem: str, dialect: str) -> None:
    text = render_txt(load(stem), DIALECTS[dialect])
    found = strip_places(extract(text.encode(), name=f"{stem}.txt").model_dump(mode="json"))
    expected = read(stem, "docx")
    for name in expected:
        assert found[name] == expected[name], name
