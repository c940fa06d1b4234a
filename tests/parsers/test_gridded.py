"""Grid tables: wrapped lines, merged cells, crooked bars, what shells print."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.building import build_document
from extract.document.model import Table
from extract.parsers.txt import FORMAT
from extract.source import Source


def show(text: str) -> list[str | list[list[str]]]:
    """Paragraphs as texts, tables as grids where a merged cell stands wherever it covers."""
    body = build_document(FORMAT.parse(Source("plan.txt", text.encode()))).body
    return [
        [[cell.text if cell else "∅" for cell in row] for row in item.grid]
        if isinstance(item, Table)
        else item.text
        for item in body
    ]


GRID = """\
PHỤ LỤC

+----+---------------+----------+
| TT | Nhiệm vụ      | Chủ trì  |
+====+===============+==========+
| 1  | Rà soát quy   | Sở KH&ĐT |
|    | hoạch:        |          |
|    | - đất trồng   |          |
|    | lúa;          |          |
|    | - đất rừng    |          |
+----+---------------+----------+
| 2  | **Thống kê**  | > 90%    |
|    |               |          |
|    | Báo cáo       |          |
+----+---------------+----------+

+ Giao Sở Y tế.
Nơi nhận:
"""
HEAD = ["TT", "Nhiệm vụ", "Chủ trì"]
ROWS = [
    HEAD,
    ["1", "Rà soát quy hoạch:\n- đất trồng lúa;\n- đất rừng", "Sở KH&ĐT"],
    ["2", "Thống kê\nBáo cáo", "> 90%"],
]


def test_wrapped_lines_are_joined() -> None:
    assert show(GRID) == ["PHỤ LỤC", ROWS, "+ Giao Sở Y tế.", "Nơi nhận:"]


def test_indented_and_double_spaced() -> None:
    assert show(textwrap.indent(GRID, "    "))[1] == ROWS
    spaced = GRID.replace("|\n", "|\n\n").replace("+\n|", "+\n\n|")
    assert show(spaced)[1] == ROWS


def test_two_tables_parted_by_a_blank_line() -> None:
    grid = "+---+---+\n| a | b |\n+---+---+\n"
    assert show(f"{grid}\n{grid}") == [[["a", "b"]], [["a", "b"]]]
    assert show(f"{grid}\n| x | yyyyy |\n| z | w |\n")[0] == [["a", "b"]]


def test_merged_cells() -> None:
    text = """\
+-----+-----------+---------+
| TT  | Nhiệm vụ  | Chủ trì |
+=====+===========+=========+
| I. THỂ CHẾ                |
+-----+-----------+---------+
| 1   | Rà soát   | Sở A    |
+-----+-----------+ và      |
| 2   | Thống kê  | Sở B    |
+-----+-----------+---------+
| 3   | Lập dự án và trình  |
|     | duyệt               |
+-----+---------------------+
"""
    assert show(text) == [
        [
            HEAD,
            ["I. THỂ CHẾ"] * 3,
            ["1", "Rà soát", "Sở A và Sở B"],
            ["2", "Thống kê", "Sở A và Sở B"],
            ["3", "Lập dự án và trình duyệt", "Lập dự án và trình duyệt"],
        ]
    ]


def test_header_of_two_rows() -> None:
    text = """\
+----+-------------------+
| TT | Thời gian         |
|    +---------+---------+
|    | Bắt đầu | Kết thúc|
+====+=========+=========+
| 1  | Quý I   | Quý II  |
+----+---------+---------+
"""
    assert show(text) == [
        [["TT", "Thời gian", "Thời gian"], ["TT", "Bắt đầu", "Kết thúc"], ["1", "Quý I", "Quý II"]]
    ]


def test_crooked_bars_are_counted() -> None:
    text = GRID.replace("| Rà soát quy   |", "| Rà soát các quy  |")
    assert show(text)[1][1] == [
        "1",
        "Rà soát các quy hoạch:\n- đất trồng lúa;\n- đất rừng",
        "Sở KH&ĐT",
    ]


def test_bar_inside_a_cell_and_missing_last_border() -> None:
    text = "+---+-------+\n| 1 | a | b |\n+---+-------+\n| 2 | c     |\n"
    assert show(text) == [[["1", "a | b"], ["2", "c"]]]


@pytest.mark.parametrize("border", ["+----+----------+", "|----+----------|"])
def test_rows_that_only_their_numbers_part(border: str) -> None:
    text = (
        "+----+----------+\n| TT | Nhiệm vụ |\n" + border + "\n| 1  | Rà soát  |\n"
        "|    | đất      |\n| 2  | Thống kê |\n+----+----------+\n"
    )
    assert show(text) == [[["TT", "Nhiệm vụ"], ["1", "Rà soát đất"], ["2", "Thống kê"]]]


def test_line_drawing_characters() -> None:
    text = """\
┌────┬──────────┐
│ TT │ Nhiệm vụ │
├────┼──────────┤
│ 1  │ Rà soát  │
│    │ đất      │
└────┴──────────┘
"""
    assert show(text) == [[["TT", "Nhiệm vụ"], ["1", "Rà soát đất"]]]


def test_border_without_rows_is_nothing() -> None:
    assert show("Một\n+----+----+\n+----+----+\nHai") == ["Một", "Hai"]


def test_stray_bars_are_no_paragraphs() -> None:
    table = "| TT | Nhiệm vụ |\n|---|---|\n| 1 | Rà soát |\n"
    rows = [["TT", "Nhiệm vụ"], ["1", "Rà soát"], ["2", "Thống kê"]]
    for stray in ("|\n", "\n|\n", "| |\n", "||\n\n"):
        assert show(f"|\n{table}{stray}| 2 | Thống kê |\n{stray}\nHết.") == [rows, "Hết."]
    assert show("Một\n\n|\n\n| |\n\nHai") == ["Một", "Hai"]


# --- properties -------------------------------------------------------------------------

WORD = st.text(alphabet="abđỦ1;", min_size=1, max_size=6)
LINE = st.lists(WORD, max_size=5).map(" ".join)
CELL = st.tuples(LINE, st.lists(LINE.filter(bool).map(lambda line: f"- {line}"), max_size=2)).map(
    lambda parts: "\n".join(part for part in [parts[0], *parts[1]] if part)
)


@st.composite
def grids(draw: st.DrawFn) -> list[list[str]]:
    columns = draw(st.integers(1, 4))
    rows = draw(
        st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=1, max_size=5)
    )
    # Numbers one below the other in the first column would be rows of a shell's table.
    return [[f"x {row[0]}".strip().replace("x -", "-"), *row[1:]] for row in rows]


def render(rows: list[list[str]], widths: list[int]) -> str:
    border = "+" + "".join("-" * (width + 2) + "+" for width in widths)
    lines = [border]
    for row in rows:
        cells = [
            [piece for line in text.split("\n") for piece in textwrap.wrap(line, width) or [""]]
            for text, width in zip(row, widths, strict=True)
        ]
        for place in range(max(map(len, cells))):
            pieces = [cell[place] if place < len(cell) else "" for cell in cells]
            padded = (f" {p:<{width}} |" for p, width in zip(pieces, widths, strict=True))
            lines.append("|" + "".join(padded))
        lines.append(border)
    return "\n".join(lines)


@given(grids(), st.data())
def test_rendered_grid_is_read_back(rows: list[list[str]], data: st.DataObject) -> None:
    widths = [data.draw(st.integers(9, 20)) for _ in rows[0]]
    assert show(f"Trước\n{render(rows, widths)}\nSau") == ["Trước", rows, "Sau"]


DRAWN = st.sampled_from(
    ["+---+---+", "+===+===+", "| a | b |", "|   +---+", "| a-+---|", "| một   |", "+--+", "", "|"]
)


@given(st.lists(DRAWN, max_size=12))
def test_any_drawing_holds_together_and_keeps_the_words(lines: list[str]) -> None:
    document = build_document(FORMAT.parse(Source("plan.txt", "\n".join(lines).encode())))
    found = " ".join(block.text for block in document.blocks)
    assert found.count("một") == "\n".join(lines).count("một")
    for item in document.body:
        if isinstance(item, Table):
            assert all(cell is not None for row in item.grid for cell in row)


def test_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    text = """\
+----+-----------+------------------------+
| TT | Nhiệm vụ  | Phối hợp               |
+====+===========+========================+
| 1  | Rà soát   | Hội Nông dân xã        |
|    |           | Ủy ban Kiểm tra        |
|    |           | các phòng chuyên môn   |
+----+-----------+------------------------+
| 2  | Thống kê  | Ủy ban Mặt trận Tổ     |
|    |           | Quốc Việt Nam xã và    |
|    |           | Hội Nông dân           |
+----+-----------+------------------------+
"""
    ((_, first, second),) = show(text)
    assert first[2] == "Hội Nông dân xã\nỦy ban Kiểm tra\ncác phòng chuyên môn"
    assert second[2] == "Ủy ban Mặt trận Tổ Quốc Việt Nam xã và Hội Nông dân"
