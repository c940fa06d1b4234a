"""Tables in one piece: what page breaks did to them is undone, and nothing else is."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.cut_rows import join_cut_text
from extract.document.draft import DraftTable
from extract.document.model import Block, Document, Table
from tests.factories import make_document, make_draft_table, make_furniture, make_table, show_table

HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì"]
FIRST = ["1", "Rà soát quy hoạch", "Sở Xây dựng"]
SECOND = ["2", "Lập kế hoạch vốn", "Sở Tài chính"]


def tables_of(document: Document) -> list[Table]:
    return [item for item in document.body if isinstance(item, Table)]


def furniture_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind == "furniture"]


def go_on(*rows: list[str | tuple[str, int] | None]) -> DraftTable:
    return make_draft_table(list(rows), continues=True)


def join(*parts: DraftTable) -> list[list[str | None]]:
    """The one table that the parts make."""
    found = tables_of(make_document(*parts))
    assert len(found) == 1
    return show_table(found[0])


def test_parts_become_one_table() -> None:
    assert join(make_draft_table([HEAD, FIRST]), go_on(SECOND)) == [HEAD, FIRST, SECOND]


def test_page_number_between_parts_is_no_obstacle() -> None:
    document = make_document(
        make_draft_table([HEAD, FIRST]), make_furniture("2"), go_on(SECOND), "Nơi nhận:"
    )
    assert [show_table(table) for table in tables_of(document)] == [[HEAD, FIRST, SECOND]]
    assert furniture_of(document) == ["2"]
    assert isinstance(document.body[-1], Block)


def test_paragraph_between_parts_keeps_them_apart() -> None:
    document = make_document(make_draft_table([HEAD, FIRST]), "Biểu số 2", go_on(SECOND))
    assert len(tables_of(document)) == 2


def test_part_of_other_width_is_another_table() -> None:
    document = make_document(make_draft_table([HEAD, FIRST]), go_on(["2", "Lập kế hoạch vốn"]))
    assert [table.columns for table in tables_of(document)] == [3, 2]


def test_table_that_does_not_say_so_does_not_go_on() -> None:
    document = make_document(make_draft_table([HEAD, FIRST]), make_draft_table([SECOND]))
    assert len(tables_of(document)) == 2


def test_repeated_header_becomes_furniture() -> None:
    document = make_document(
        make_draft_table([HEAD, FIRST]), go_on(HEAD, SECOND), go_on(HEAD, ["3", "c", "d"])
    )
    assert [show_table(t) for t in tables_of(document)] == [[HEAD, FIRST, SECOND, ["3", "c", "d"]]]
    assert Counter(furniture_of(document)) == Counter(HEAD * 2)


def test_repeated_header_of_two_rows_with_index_row() -> None:
    head = [["TT", ("Đơn vị", 2)], [None, "Chủ trì", "Phối hợp"], ["(1)", "(2)", "(3)"]]
    rows = join(make_draft_table([*head, ["1", "A", "B"]]), go_on(*head, ["2", "C", "D"]))
    assert rows == [
        ["TT", "Đơn vị", "Đơn vị"],
        ["TT", "Chủ trì", "Phối hợp"],
        ["(1)", "(2)", "(3)"],
        ["1", "A", "B"],
        ["2", "C", "D"],
    ]


def test_row_that_only_resembles_the_header_stays() -> None:
    again = ["TT", "Nhiệm vụ", "Đơn vị phối hợp"]
    assert join(make_draft_table([HEAD, FIRST]), go_on(again, SECOND))[2] == again


def test_cut_row_is_joined() -> None:
    cut = ["", "đất đai năm 2026", "tỉnh Sơn Hải"]
    assert join(make_draft_table([HEAD, FIRST]), go_on(cut, SECOND)) == [
        HEAD,
        ["1", "Rà soát quy hoạch đất đai năm 2026", "Sở Xây dựng tỉnh Sơn Hải"],
        SECOND,
    ]


def test_cut_row_below_a_repeated_header_is_joined() -> None:
    rows = join(make_draft_table([HEAD, FIRST]), go_on(HEAD, ["", "đất đai", ""], SECOND))
    assert rows[1] == ["1", "Rà soát quy hoạch đất đai", "Sở Xây dựng"]
    assert rows[2] == SECOND


def test_row_cut_twice_is_joined_from_three_pages() -> None:
    rows = join(
        make_draft_table([HEAD, FIRST]),
        go_on(["", "đất đai,", ""]),
        go_on(["", "rừng", ""], SECOND),
    )
    assert rows == [HEAD, ["1", "Rà soát quy hoạch đất đai, rừng", "Sở Xây dựng"], SECOND]


def test_numbered_row_behind_a_break_is_never_joined() -> None:
    lower = ["2", "và lập kế hoạch vốn", "Sở Tài chính"]
    assert join(make_draft_table([HEAD, FIRST]), go_on(lower)) == [HEAD, FIRST, lower]


def test_section_row_behind_a_break_is_never_joined() -> None:
    section: list[str | tuple[str, int] | None] = [("II. ĐẤT ĐAI", 3)]
    rows = join(make_draft_table([HEAD, FIRST]), go_on(section, SECOND))
    assert rows[2] == ["II. ĐẤT ĐAI"] * 3


def test_rows_without_number_that_the_table_has_elsewhere_are_rows() -> None:
    """Indicator rows with a row of solutions each: the solutions have no number."""
    rows = [
        HEAD,
        ["1", "Chỉ số: 1.1. Chính sách", "Sở A"],
        ["", "Ban hành quy chế mới.", ""],
        ["2", "Chỉ số: 1.2. Thể chế", "Sở B"],
    ]
    real = ["", "Tổ chức đối thoại hằng quý.", ""]
    assert join(make_draft_table(rows), go_on(real, ["3", "Chỉ số: 1.3", "Sở C"]))[4] == real


def test_row_without_number_is_still_joined_in_mid_sentence() -> None:
    rows = [HEAD, ["1", "Chỉ số", "Sở A"], ["", "Ban hành quy chế", "x"], ["2", "b", "c"]]
    rows.append(["", "Tổ chức đối thoại với", ""])
    joined = join(make_draft_table(rows), go_on(["", "doanh nghiệp.", ""], ["3", "d", "e"]))
    assert joined[4] == ["", "Tổ chức đối thoại với doanh nghiệp.", ""]
    assert len(joined) == 6


def test_blank_line_in_a_dump_joins_like_a_page_break() -> None:
    dumped = make_draft_table([HEAD, FIRST, ["", "đất đai", ""], SECOND], breaks=[2])
    assert join(dumped) == [HEAD, ["1", "Rà soát quy hoạch đất đai", "Sở Xây dựng"], SECOND]


def test_without_break_nothing_is_joined() -> None:
    rows = [HEAD, FIRST, ["", "đất đai", ""], SECOND]
    assert join(make_draft_table(rows)) == rows


def test_merged_cell_is_carried_over_a_break() -> None:
    upper = make_draft_table([HEAD, ["1", "a", "Sở Xây dựng"], ["2", "b", None]])
    lower = go_on(["3", "c", ""], ["4", "d", None], ["5", "e", "Sở Tài chính"])
    assert [row[2] for row in join(upper, lower)] == [
        "Đơn vị chủ trì",
        "Sở Xây dựng",
        "Sở Xây dựng",
        "Sở Xây dựng",
        "Sở Xây dựng",
        "Sở Tài chính",
    ]


def test_empty_cell_behind_a_break_that_merges_nothing_stays_empty() -> None:
    upper = make_draft_table([HEAD, FIRST])
    assert join(upper, go_on(["2", "b", ""], ["3", "c", "Sở Y tế"]))[2] == ["2", "b", ""]


def test_cut_row_inside_a_merged_cell_keeps_the_merge() -> None:
    upper = make_draft_table([HEAD, ["1", "a", "Sở Xây dựng"], ["2", "Lập", None]])
    lower = go_on(["", "quy hoạch", ""], ["3", "c", "Sở Y tế"])
    assert join(upper, lower) == [
        HEAD,
        ["1", "a", "Sở Xây dựng"],
        ["2", "Lập quy hoạch", "Sở Xây dựng"],
        ["3", "c", "Sở Y tế"],
    ]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("đầu tư, nâng", "cấp và hoàn thiện", "đầu tư, nâng cấp và hoàn thiện"),
        ("UBND tỉnh", "Sơn Hải", "UBND tỉnh Sơn Hải"),
        ("", "cấp", "cấp"),
        ("đầu tư", "", "đầu tư"),
        ("Xong việc.", "Việc sau", "Xong việc.\nViệc sau"),
        ("Gồm các việc:", "- Rà soát", "Gồm các việc:\n- Rà soát"),
        ("- Rà soát", "- Thống kê", "- Rà soát\n- Thống kê"),
        ("Rà soát", "b) Thống kê", "Rà soát\nb) Thống kê"),
        ("theo Thông tư.", "số 05", "theo Thông tư. số 05"),
    ],
)
def test_halves_of_a_cell(above: str, below: str, whole: str) -> None:
    assert join_cut_text(above, below) == whole


WORD = st.sampled_from(["", "", "Rà soát", "và lập", "Sở Y tế", "1", "2", "- Một việc.", "nâng"])


@given(
    st.lists(st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=1, max_size=4), max_size=4)
)
def test_joining_loses_no_word(parts: list[list[list[str]]]) -> None:
    drafts = [make_draft_table([HEAD, FIRST]), *(go_on(*rows) for rows in parts)]
    written = Counter(word for part in drafts for cell in part.cells for word in cell.text.split())
    document = make_document(*drafts)
    assert Counter(w for block in document.blocks for w in block.text.split()) == written
    (table,) = tables_of(document)
    places = [(cell.row, cell.column) for cell in table.cells]
    assert len(places) == len(set(places))
    assert all(cell is not None for row in table.grid for cell in row)


@pytest.mark.parametrize(
    ("below", "count"),
    [("lập danh sách hỗ trợ.", 2), ("Lập danh sách hỗ trợ.", 3), ("a) lập danh sách.", 3)],
)
def test_row_cut_where_no_page_break_is_known(below: str, count: int) -> None:
    table = make_table(
        [
            ["TT", "Nhiệm vụ", "Chủ trì"],
            ["1", "Khảo sát nhu cầu vay vốn của các cơ sở và", "Sở A"],
            ["", below, ""],
        ]
    )
    assert table.rows == count
