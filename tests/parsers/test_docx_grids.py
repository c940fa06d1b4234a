"""Merged cells and broken grids of Word tables, against a grid written cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.draft import DraftTable
from tests.parsers.wordml import p, parse, places, table, tbl, tc

RESTART, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def width(twips: int) -> str:
    return f'<w:tcW w:w="{twips}" w:type="dxa"/>'


def row(cells: str, before: int = 0, after: int = 0) -> str:
    return (
        f'<w:tr><w:trPr><w:gridBefore w:val="{before}"/><w:gridAfter w:val="{after}"/></w:trPr>'
        f"{cells}</w:tr>"
    )


def grid(*rows: str, widths: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


# --- against an oracle ------------------------------------------------------------------


@dataclass(frozen=True)
class Wanted:
    """A cell as it is written: how wide, and "" / "restart" / "continue"."""

    text: str
    span: int
    vertical: str


def write_cell(cell: Wanted) -> str:
    merge = {"": "", "restart": RESTART, "continue": GO_ON}[cell.vertical]
    return tc("" if cell.vertical == "continue" else cell.text, span(cell.span) + merge)


CELLS = st.builds(
    Wanted,
    st.just(""),
    st.integers(1, 3),
    st.sampled_from(["", "", "restart", "continue", "continue"]),
)
ROWS = st.tuples(st.integers(0, 2), st.lists(CELLS, min_size=1, max_size=4))


def lay_out(rows: list[tuple[int, list[Wanted]]]) -> dict[tuple[int, int], tuple[int, int, int]]:
    """Where each written cell is shown: (row, column) -> begins in row, rows, columns.

    Word draws a cell that goes on as part of the one above it when both have the same edges
    and the one above is part of a merge; otherwise it is a cell of its own.
    """
    begins: dict[tuple[int, int], tuple[int, int, str]] = {}
    for index, (before, cells) in enumerate(rows):
        column = before
        for cell in cells:
            above = begins.get((index - 1, column))
            merged = (
                cell.vertical == "continue"
                and above is not None
                and above[1] == cell.span
                and above[2] != ""
            )
            first = above[0] if merged and above is not None else index
            begins[index, column] = (first, cell.span, cell.vertical)
            column += cell.span
    heights: dict[tuple[int, int], int] = {}
    for (_, column), (first, _, _) in begins.items():
        heights[first, column] = heights.get((first, column), 0) + 1
    return {
        (first, column): (first, heights[first, column], wide)
        for (_, column), (first, wide, _) in begins.items()
    }


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_merges_are_those_of_the_grid(rows: list[tuple[int, list[Wanted]]]) -> None:
    named = [
        (before, [replace(cell, text=f"{index}.{place}") for place, cell in enumerate(cells)])
        for index, (before, cells) in enumerate(rows)
    ]
    width = max(before + sum(cell.span for cell in cells) for before, cells in named)
    markup = [row("".join(map(write_cell, cells)), before) for before, cells in named]
    found = table(parse(p("a") + grid(*markup, widths=(100,) * width)))
    shown = {
        (cell.row, cell.column): (cell.row, cell.row_span, cell.column_span) for cell in found.cells
    }
    assert shown == lay_out(named)
    _check_no_overlap(found)


def _check_no_overlap(found: DraftTable) -> None:
    covered = [
        (line, column)
        for cell in found.cells
        for line in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(covered) == len(set(covered))


# --- broken grids -----------------------------------------------------------------------


@pytest.mark.parametrize("vertical", [RESTART, GO_ON])
def test_a_merge_that_only_begins_or_only_goes_on_is_a_cell(vertical: str) -> None:
    found = table(parse(tbl(tc("a", vertical) + tc("b"), tc("c") + tc("d"), columns=2)))
    assert places(found)[(0, 0)] == ("a", 1, 1)
    assert places(found)[(1, 0)] == ("c", 1, 1)


def test_a_merge_goes_on_only_below_the_same_edges() -> None:
    found = table(
        parse(
            grid(
                row(tc("a", span(2) + RESTART) + tc("b")),
                row(tc("c", GO_ON) + tc("d", GO_ON) + tc("e")),
                row(tc("", GO_ON) + tc("", GO_ON) + tc("f")),
                widths=(100, 100, 100),
            )
        )
    )
    assert places(found) == {
        (0, 0): ("a", 1, 2),
        (0, 2): ("b", 1, 1),
        (1, 0): ("c", 2, 1),
        (1, 1): ("d", 2, 1),
        (1, 2): ("e", 1, 1),
        (2, 2): ("f", 1, 1),
    }


def test_a_merge_ends_where_a_row_leaves_its_column_out() -> None:
    found = table(
        parse(
            grid(
                row(tc("a", RESTART) + tc("b")),
                row(tc("c"), before=1),
                row(tc("d", GO_ON) + tc("e")),
                widths=(100, 100),
            )
        )
    )
    assert places(found)[(0, 0)] == ("a", 1, 1)
    assert places(found)[(2, 0)] == ("d", 1, 1)


def test_rows_without_cells_are_none() -> None:
    rows = ("<w:tr/>", row(tc("a", RESTART) + tc("b")), "<w:tr/>", row(tc("", GO_ON) + tc("c")))
    assert places(table(parse(grid(*rows, widths=(1, 1))))) == {
        (0, 0): ("a", 2, 1),
        (0, 1): ("b", 1, 1),
        (1, 1): ("c", 1, 1),
    }


def test_a_span_beyond_the_grid_ends_with_it() -> None:
    rows = (row(tc("1") + tc("2") + tc("3")), row(tc("a") + tc("b", span(40))))
    assert places(table(parse(grid(*rows, widths=(100, 100, 100)))))[(1, 1)] == ("b", 1, 2)


def test_a_table_without_a_grid_has_the_columns_of_its_cells() -> None:
    rows = f"<w:tr>{tc('a', span(2))}{tc('b')}</w:tr><w:tr>{tc('1')}{tc('2')}{tc('3')}</w:tr>"
    found = table(parse(f"<w:tbl>{rows}</w:tbl>"))
    assert found.columns == 3
    assert places(found)[(0, 2)] == ("b", 1, 1)


def test_lost_spans_are_told_by_the_widths_of_the_cells() -> None:
    """A converter that knows only widths: a section row over all, and a header over two."""
    found = table(
        parse(
            grid(
                row(tc("TT", width(500)) + tc("Nhiệm vụ", width(4000)) + tc("Đơn vị", width(3010))),
                row("".join(tc(text, width(twips)) for text, twips in SPLIT)),
                row(tc("I. Thể chế", width(7500))),
                row(tc("chung", width(4500)) + tc("x", width(3000))),
                widths=(500, 4000, 1500, 1500),
            )
        )
    )
    assert places(found) == {
        (0, 0): ("TT", 1, 1),
        (0, 1): ("Nhiệm vụ", 1, 1),
        (0, 2): ("Đơn vị", 1, 2),
        (1, 0): ("1", 1, 1),
        (1, 1): ("Rà soát", 1, 1),
        (1, 2): ("Sở A", 1, 1),
        (1, 3): ("Sở B", 1, 1),
        (2, 0): ("I. Thể chế", 1, 4),
        (3, 0): ("chung", 1, 2),
        (3, 2): ("x", 1, 2),
    }


SPLIT = (("1", 500), ("Rà soát", 4000), ("Sở A", 1490), ("Sở B", 1510))


def test_widths_that_reach_no_edge_change_nothing() -> None:
    rows = (row(tc("a", width(700)) + tc("b", width(700))), row(tc("1") + tc("2") + tc("3")))
    found = table(parse(grid(*rows, widths=(500, 500, 500))))
    assert places(found)[(0, 1)] == ("b", 1, 1)


def test_borders_a_hair_apart_are_one() -> None:
    """Dragged by hand: in the second row the second border stands 1 mm further right."""
    widths = (600, 3000, 57, 2000)
    head = row(tc("TT") + tc("Nhiệm vụ") + tc("Chủ trì", span(2)))
    first = row(tc("1") + tc("Rà soát", span(2)) + tc("Sở A", RESTART))
    second = row(tc("2") + tc("Tập huấn") + tc("", span(2) + GO_ON))
    found = table(parse(grid(head, first, second, widths=widths)))
    assert found.columns == 3
    assert places(found) == {
        (0, 0): ("TT", 1, 1),
        (0, 1): ("Nhiệm vụ", 1, 1),
        (0, 2): ("Chủ trì", 1, 1),
        (1, 0): ("1", 1, 1),
        (1, 1): ("Rà soát", 1, 1),
        (1, 2): ("Sở A", 2, 1),
        (2, 0): ("2", 1, 1),
        (2, 1): ("Tập huấn", 1, 1),
    }


@pytest.mark.parametrize(("text", "columns"), [("x", 3), ("", 2)])
def test_a_narrow_column_with_text_stays(text: str, columns: int) -> None:
    found = table(parse(grid(row(tc("a") + tc(text) + tc("b")), widths=(900, 20, 900))))
    assert found.columns == columns
    assert [cell.text for cell in found.cells if cell.text] == ["a", *filter(None, [text]), "b"]


def test_small_columns_of_a_small_table_are_columns() -> None:
    found = table(parse(grid(row(tc("a") + tc("b") + tc("c")), widths=(90, 100, 110))))
    assert found.columns == 3


def test_missing_cells_at_the_end_leave_their_places_empty() -> None:
    rows = (row(tc("1") + tc("2") + tc("3")), row(tc("a")), row(tc("b"), after=2))
    found = table(parse(grid(*rows, widths=(100, 100, 100))))
    assert {place: cell for place, cell in places(found).items() if place[0] > 0} == {
        (1, 0): ("a", 1, 1),
        (2, 0): ("b", 1, 1),
    }


def test_cells_without_paragraphs_are_empty() -> None:
    assert places(table(parse(f"{p('x')}<w:tbl><w:tr><w:tc/>{tc('a')}</w:tr></w:tbl>"))) == {
        (0, 0): ("", 1, 1),
        (0, 1): ("a", 1, 1),
    }


def test_a_tracked_merge_is_accepted() -> None:
    first = tc("a", '<w:cellMerge w:id="1" w:vMerge="rest"/>') + tc("1")
    second = tc("", '<w:cellMerge w:id="2" w:vMerge="cont"/>') + tc("2")
    assert places(table(parse(tbl(first, second))))[(0, 0)] == ("a", 2, 1)


# --- tables inside and beside others ----------------------------------------------------


def test_floating_tables_are_not_joined() -> None:
    floating = tbl(tc("a") + tc("b")).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblpPr w:horzAnchor="page" w:tblpX="100"/></w:tblPr>'
    )
    for markup in (floating + tbl(tc("c") + tc("d")), tbl(tc("c") + tc("d")) + floating):
        draft = parse(markup)
        assert [table(draft, index).continues for index in range(2)] == [False, False]


TASKS = tbl(tc("STT") + tc("Nhiệm vụ"), tc("1") + tc("Rà soát"), tc("2") + tc("Báo cáo"))


def test_a_page_laid_out_by_a_table_is_opened() -> None:
    """Letterhead, text with its table, and signature in three rows of one table."""
    body = tc(p("KẾ HOẠCH") + TASKS + p("hết"), span(2))
    page = tbl(tc("UBND") + tc("CỘNG HÒA"), body, tc("Nơi nhận") + tc("TM."), columns=2)
    items = parse(page).items
    assert [getattr(item, "text", "bảng") for item in items] == [
        "bảng",
        "KẾ HOẠCH",
        "bảng",
        "hết",
        "bảng",
    ]
    tables = [item for item in items if isinstance(item, DraftTable)]
    assert [[cell.text for cell in found.cells] for found in tables] == [
        ["UBND", "CỘNG HÒA"],
        ["STT", "Nhiệm vụ", "1", "Rà soát", "2", "Báo cáo"],
        ["Nơi nhận", "TM."],
    ]
    assert not any(found.continues for found in tables)


def test_a_page_laid_out_beside_an_empty_margin_is_opened() -> None:
    draft = parse(tbl(tc("") + tc(TASKS), tc("x") + tc("y"), columns=2))
    assert [cell.text for cell in table(draft).cells][:2] == ["STT", "Nhiệm vụ"]
    assert [cell.text for cell in table(draft, 1).cells] == ["x", "y"]


def test_a_small_table_in_a_full_row_stays_text_of_its_row() -> None:
    outer = [tc(str(index)) + tc("việc") for index in range(5)]
    inner = tc(p("Nhóm") + tbl(tc("a") + tc("b")), span(2))
    draft = parse(tbl(outer[0], inner, *outer[1:], columns=2))
    assert places(table(draft))[(1, 0)] == ("Nhóm\na\tb", 1, 2)


def test_tables_in_every_kind_of_wrapper() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    custom = '<w:customXml w:element="x">{}</w:customXml>'
    cells = custom.format(tc("a")) + control.format(tc("b"))
    rows = control.format(custom.format(f"<w:tr>{cells}</w:tr>"))
    rows += custom.format(control.format(f"<w:tr>{tc('c')}{control.format(tc('d'))}</w:tr>"))
    whole = control.format(control.format(f"<w:tbl><w:tblGrid/>{rows}</w:tbl>"))
    assert places(table(parse(whole))) == {
        (0, 0): ("a", 1, 1),
        (0, 1): ("b", 1, 1),
        (1, 0): ("c", 1, 1),
        (1, 1): ("d", 1, 1),
    }
