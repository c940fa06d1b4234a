"""Tables copied as plain lines, one cell a line, and what cannot be told apart in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.building import build_document
from extract.document.model import Table
from extract.parsers.txt import FORMAT
from extract.source import Source

HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
FIRST = ["1", "Rà soát quy hoạch; thống kê đất.", "Sở A", "Quý I/2026"]
SECOND = ["2", "Thống kê", "Sở B", "2026"]
THIRD = ["3", "Lập dự án", "Sở C", "Năm 2027"]


def show(lines: list[str]) -> list[str | list[list[str]]]:
    """Paragraphs as texts, tables as grids where a merged cell stands wherever it covers."""
    body = build_document(FORMAT.parse(Source("plan.txt", "\n".join(lines).encode()))).body
    return [
        [[cell.text if cell else "∅" for cell in row] for row in item.grid]
        if isinstance(item, Table)
        else item.text
        for item in body
    ]


@pytest.mark.parametrize(
    "after", [[], ["", "Nơi nhận:"], ["Nơi nhận:"], ["III. TỔ CHỨC THỰC HIỆN"], ["x" * 80]]
)
def test_rows_of_full_lines(after: list[str]) -> None:
    found = show(["PHỤ LỤC", *HEAD, *FIRST, *SECOND, *THIRD, *after])
    assert found == ["PHỤ LỤC", [HEAD, FIRST, SECOND, THIRD], *filter(None, after)]


def test_blank_lines_between_rows_or_cells() -> None:
    rows = [*HEAD, "", *FIRST, "", *SECOND]
    assert show([*rows, "", "Hết."]) == [[HEAD, FIRST, SECOND], "Hết."]
    spaced = [line for text in [*HEAD, *FIRST, *SECOND] for line in (text, "")]
    assert show([*spaced, "Nơi nhận:"]) == [[HEAD, FIRST, SECOND], "Nơi nhận:"]


def test_sections_span_to_the_right_edge() -> None:
    rows = ["I", "THỂ CHẾ", *FIRST, *SECOND, "II", "NHÂN LỰC", *THIRD]
    assert show([*HEAD, *rows])[0] == [
        HEAD,
        ["I", "THỂ CHẾ", "THỂ CHẾ", "THỂ CHẾ"],
        FIRST,
        SECOND,
        ["II", "NHÂN LỰC", "NHÂN LỰC", "NHÂN LỰC"],
        THIRD,
    ]


def test_row_of_column_numbers() -> None:
    numbers = ["(1)", "(2)", "(3)", "(4)"]
    assert show([*HEAD, *numbers, *FIRST, *SECOND]) == [[HEAD, numbers, FIRST, SECOND]]


def test_cells_that_are_numbers() -> None:
    rows = [["1", "a", "2", "3"], ["2", "b", "1", "2"], ["3", "c", "4", "5"]]
    assert show([*HEAD, *(cell for row in rows for cell in row)]) == [[HEAD, *rows]]


UNEVEN = [
    pytest.param([*FIRST], id="one row"),
    pytest.param([*FIRST, *SECOND[:3], *THIRD], id="cell missing in the middle"),
    pytest.param([*FIRST, *SECOND, *THIRD[:3]], id="last row breaks off"),
    pytest.param([*FIRST, *SECOND[:3], "", "Nơi nhận:"], id="last row lacks a cell"),
    pytest.param([*FIRST, *SECOND[:3], "", "Hết."], id="blank line in the last row only"),
    pytest.param([*FIRST, *SECOND, "tháng 3", "", "Hết."], id="last cell of two lines"),
    pytest.param([*FIRST, "2", "a", "b", "c", "d", *THIRD], id="cell of two lines"),
    pytest.param(["1", "a", "b", *SECOND], id="first row short"),
    pytest.param([*FIRST, *THIRD], id="number left out"),
]


@pytest.mark.parametrize("rows", UNEVEN)
def test_what_does_not_come_out_even_stays_prose(rows: list[str]) -> None:
    found = show([*HEAD, *rows])
    assert not any(isinstance(item, list) for item in found)
    assert " ".join(map(str, found)).split() == " ".join([*HEAD, *rows]).split()


@pytest.mark.parametrize(
    "head",
    [
        ["TT", "Nhiệm vụ"],
        ["STT", *"abcdefgh"],
        ["STT", "Kế hoạch này có hiệu lực.", "Chủ trì"],
        ["STT", "x" * 60, "Chủ trì"],
        ["Nhiệm vụ", "Chủ trì", "Thời gian"],
    ],
)
def test_what_is_no_header_opens_no_table(head: list[str]) -> None:
    rows = [str(n) if not place else "a" for n in (1, 2, 3) for place in range(len(head))]
    assert not any(isinstance(item, list) for item in show([*head, *rows]))


CELL = st.text(alphabet="abđỦ1;", min_size=1, max_size=8).filter(lambda text: text[0] not in "1;")


@given(st.integers(3, 8), st.integers(2, 6), st.data())
def test_rendered_table_is_read_back(columns: int, count: int, data: st.DataObject) -> None:
    cells = st.lists(CELL, min_size=columns - 1, max_size=columns - 1)
    head = ["TT", *(f"Cột {place}" for place in range(1, columns))]
    rows = [head, *([str(n), *data.draw(cells)] for n in range(1, count + 1))]
    lines = [cell for row in rows for cell in row]
    assert show([*lines, "", "Nơi nhận:"]) == [rows, "Nơi nhận:"]
