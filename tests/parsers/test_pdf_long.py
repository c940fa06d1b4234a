"""A long ruled table in a PDF: every cell right, however many pages it runs over."""

from __future__ import annotations

import pytest

from extract.document.building import build_document
from extract.document.model import Document, Table
from extract.parsers.pdf import FORMAT
from extract.source import Source
from tests.benchmark.ruled import make_ruled_pdf


def read(data: bytes) -> Document:
    return build_document(FORMAT.parse(Source("a.pdf", data)))


@pytest.mark.parametrize("pages", [1, 2, 120])
def test_every_cell_of_a_long_ruled_table_is_right(pages: int) -> None:
    data, expected = make_ruled_pdf(pages)
    document = read(data)
    assert document.pages == pages
    assert not document.problems
    (table,) = (item for item in document.body if isinstance(item, Table))
    assert cells_of(table) == expected.rows
    assert spans_of(table) == expected.spans


def cells_of(table: Table) -> list[dict[int, str]]:
    rows: list[dict[int, str]] = [{} for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row - 1][cell.column - 1] = " ".join(cell.text.split())
    return rows


def spans_of(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    return {
        (cell.row - 1, cell.column - 1): (cell.row_span, cell.column_span)
        for cell in table.cells
        if (cell.row_span, cell.column_span) != (1, 1)
    }


def test_the_table_holds_what_makes_tables_hard() -> None:
    _, expected = make_ruled_pdf(30)
    assert len(expected.rows) > 150
    assert expected.cuts > 9
    assert {(2, 1), (1, 6)} == set(expected.spans.values())
