"""HTML tables inside text: spans, breaks, entities, tables that are damaged or nested."""

from __future__ import annotations

import html
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.building import build_document
from extract.document.draft import DraftParagraph, DraftTable
from extract.document.model import Table
from extract.parsers.txt import FORMAT
from extract.parsers.txt.tagged import read_tagged
from extract.source import Source

Placed = tuple[str, int, int, int, int]


def show(text: str) -> list[str | list[list[str]]]:
    """Paragraphs as texts, tables as grids where a merged cell stands wherever it covers."""
    body = build_document(FORMAT.parse(Source("plan.txt", text.encode()))).body
    return [
        [[cell.text if cell else "∅" for cell in row] for row in item.grid]
        if isinstance(item, Table)
        else item.text
        for item in body
    ]


def place(table: DraftTable) -> list[Placed]:
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]


MERGED = """\
PHỤ LỤC

<table>
  <thead>
    <tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>
  </thead>
  <tbody>
    <tr><td colspan="3"><b>I. THỂ CHẾ</b></td></tr>
    <tr>
      <td>1</td>
      <td>Rà soát quy hoạch
          vùng trồng</td>
      <td rowspan="2">Sở KH&amp;ĐT<br>Sở&nbsp;Y tế</td>
    </tr>
    <tr><td>2</td><td><p>Thống kê</p><ul><li>đất</li><li>- rừng</li></ul></td></tr>
  </tbody>
</table>

Nơi nhận:
"""

MERGED_GRID = [
    ["TT", "Nhiệm vụ", "Chủ trì"],
    ["I. THỂ CHẾ", "I. THỂ CHẾ", "I. THỂ CHẾ"],
    ["1", "Rà soát quy hoạch vùng trồng", "Sở KH&ĐT\nSở Y tế"],
    ["2", "Thống kê\n- đất\n- rừng", "Sở KH&ĐT\nSở Y tế"],
]


def test_table_over_many_lines() -> None:
    assert show(MERGED) == ["PHỤ LỤC", MERGED_GRID, "Nơi nhận:"]


def test_table_on_one_line() -> None:
    assert show(" ".join(MERGED.split())) == ["PHỤ LỤC", MERGED_GRID, "Nơi nhận:"]


def test_tags_over_several_lines_in_capitals() -> None:
    text = '<TABLE\n  BORDER="1"\n><TR\n><TD\nCOLSPAN=2>a</TD></TR><TR><TD>b<TD>c</TABLE>\nHết.'
    assert show(text) == [[["a", "a"], ["b", "c"]], "Hết."]


def test_caption_stands_before_its_table() -> None:
    text = "<table><caption>Bảng 1</caption><tr><td>a</td><td>b</td></tr></table>"
    assert show(text) == ["Bảng 1", [["a", "b"]]]


def test_text_between_cells_is_kept() -> None:
    text = "<table><tr><td>a</td><td>b</td></tr>Ghi chú<tr><td>c</td><td>d</td></tr></table>"
    assert show(text) == [[["a", "b"], ["Ghi chú", "Ghi chú"], ["c", "d"]]]


def test_nested_table_is_text_of_its_cell() -> None:
    inner = "<table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table>"
    text = (
        f"<table>\n<tr><td>1</td><td>a {inner} b</td></tr>\n<tr><td>2</td><td>c</td></tr></table>"
    )
    assert show(text) == [[["1", "a\nx y\nz\nb"], ["2", "c"]]]


def test_items_on_lines_of_their_own_stay_so() -> None:
    text = "<table><tr><td>\n- Rà soát\n  đất;\n- Thống kê\n\nBáo cáo</td><td>x</td></tr></table>"
    assert show(text) == [[["- Rà soát đất;\n- Thống kê\nBáo cáo", "x"]]]


def test_what_only_looks_like_a_tag_is_text() -> None:
    text = (
        "<table><tr><td>nợ < 5% và > 3%</td><td>> 90%</td><td>&lt;td&gt;</td></tr>"
        "<tr><td><Tên đơn vị></td><td><!-- thầm -->a<o:p></o:p></td><td>x</td></tr></table>"
    )
    assert show(text) == [
        [["nợ < 5% và > 3%", "> 90%", "<td>"], ["<Tên đơn vị>", "a", "x"]],
    ]


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        ("<tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["a", "c"]]),
        ("<tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["a", "c"]]),
        ("<tr><td colspan=99>a</td></tr><tr><td>b</td><td>c</td></tr>", [["a", "a"], ["b", "c"]]),
        ("<tr><td colspan=x>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["c", ""]]),
        ("<tr><td>a</td></tr><tr></tr><tr><td>b</td></tr>", [["a"], ["b"]]),
    ],
)
def test_spans_end_with_the_table(rows: str, grid: list[list[str]]) -> None:
    assert show(f"<table>{rows}</table>") == [grid]


def test_unclosed_table_ends_with_its_last_row() -> None:
    text = (
        "<table>\n<tr><td>1</td><td>a</td></tr>\n<tr><td>2</td><td>b</td></tr>\n\nNơi nhận:\nHết."
    )
    assert show(text) == [[["1", "a"], ["2", "b"]], "Nơi nhận:", "Hết."]


def test_table_that_breaks_off_in_a_cell_loses_nothing() -> None:
    assert show("<table><tr><td>1</td><td>Rà soát\nđất\n\nHết.") == [
        [["1", "Rà soát đất"]],
        "Hết.",
    ]


def test_unclosed_table_ends_where_the_next_begins() -> None:
    text = "<table><tr><td>a</td></tr>\n<table><tr><td>b</td></tr></table>"
    assert show(text) == [[["a"]], [["b"]]]


def test_table_without_cells_is_none() -> None:
    assert read_tagged(["<table>", "</table>"], 0) is None
    assert read_tagged(["một <table><tr><td>a</td></tr></table>"], 0) is None
    assert show("<table>\n\nMột\n\n</table>\n<td>Hai</td>\n<tr><th colspan=2>Ba") == [
        [["Một"]],
        "Hai",
        "Ba",
    ]


def test_table_in_a_cell_of_another_dialect_is_its_text() -> None:
    inner = "<table><tr><td>x</td></tr></table>"
    assert show(f"TT\tViệc\tChủ trì\n1\t{inner}\tSở A\n2\tb\tc\n") == [
        [["TT", "Việc", "Chủ trì"], ["1", "x", "Sở A"], ["2", "b", "c"]]
    ]


def test_numbers_inside_cells_do_not_make_the_text_a_stream() -> None:
    cells = "".join(f"<td>Việc gồm: {n}. Rà soát. {n + 1}. Thống kê.</td>" for n in range(1, 9))
    assert show(f"Một\n<table><tr>{cells}</tr></table>\nHai")[::2] == ["Một", "Hai"]


# --- properties -------------------------------------------------------------------------

TEXT = st.text(alphabet="abđ Ủ1&<>;.,", max_size=12).map(lambda text: " ".join(text.split()))


@st.composite
def tables(draw: st.DrawFn) -> list[Placed]:
    """Cells of a table without holes, some merged; the first row and column never are."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    taken: set[tuple[int, int]] = set()
    cells: list[Placed] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            inner = row > 0 and column > 0
            width = height = 1
            if inner:
                free = next((x for x in range(column, columns) if (row, x) in taken), columns)
                width = draw(st.integers(1, free - column))
                height = draw(st.integers(1, rows - row))
            taken |= {(row + y, column + x) for y in range(height) for x in range(width)}
            cells.append((draw(TEXT), row, column, height, width))
    return cells


def render(cells: list[Placed], chance: random.Random) -> str:
    """The table as HTML, with the freedom that HTML leaves: line breaks, end tags, case."""
    pieces = ["<table>"]
    for row in range(max(cell[1] for cell in cells) + 1):
        pieces.append(chance.choice(["<tr>", "<TR class='x'>", "\n<tr\n>"]))
        for text, _, _, height, width in (cell for cell in cells if cell[1] == row):
            spans = f" rowspan={height}" if height > 1 else ""
            spans += f' colspan="{width}"' if width > 1 else ""
            name = chance.choice(["td", "th"])
            close = chance.choice([f"</{name}>", "", f"</{name}>\n\n", f"\n</{name}>"])
            pieces.append(f"<{name}{spans}>{html.escape(text)}{close}")
        pieces.append(chance.choice(["</tr>", "", "</tr>\n"]))
    return "".join([*pieces, "</table>"])


@given(tables(), st.randoms(use_true_random=False), st.booleans())
def test_rendered_table_is_read_back(
    cells: list[Placed], chance: random.Random, parted: bool
) -> None:
    text = f"Trước\n{render(cells, chance)}\nSau"
    items = FORMAT.parse(Source("plan.txt", text.encode())).items
    before, table, after = items
    assert isinstance(before, DraftParagraph)
    assert isinstance(after, DraftParagraph)
    assert isinstance(table, DraftTable)
    assert (before.text, after.text) == ("Trước", "Sau")
    assert place(table) == cells


FRAGMENTS = st.sampled_from(
    [
        "<table>",
        "<table",
        "<tr>",
        "<td>",
        "<td",
        "</td>",
        "</tr>",
        "</table>",
        "<caption>",
        "</caption>",
        "<!--",
        "-->",
        "<style>",
        "<th\trowspan=2>",
        "<td\ncolspan=3>",
        "\n",
        "\n\n",
        "một",
        "hai",
        "&",
        "&amp;",
        "<",
        ">",
        "<x>",
        "|",
        "\t",
    ]
)


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_any_disorder_of_tags_holds_together_and_keeps_the_words(text: str) -> None:
    document = build_document(FORMAT.parse(Source("plan.txt", text.encode())))
    found = "".join(block.text for block in document.blocks)
    # What stands inside a tag, as attributes do, may go; what stands in the open is kept.
    assert found.count("một") >= re.sub("<[^<>]*>", "", text).count("một")
    for item in document.body:
        if isinstance(item, Table):
            covered = sum(cell.row_span * cell.column_span for cell in item.cells)
            assert covered == item.rows * item.columns
