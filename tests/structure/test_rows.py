"""Rows of task tables: sections, groups, indicators, their bodies, tasks, totals."""

from __future__ import annotations

import pytest

from extract.rulebook import Rulebook
from extract.structure.heads import read_head
from extract.structure.rows import Row, classify_rows
from tests.factories import CellText, make_table

HEAD: list[CellText | None] = ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
Rows = list[list[CellText | None]]


def classify(rows: Rows, rulebook: Rulebook, *, lossy: bool = False) -> list[Row]:
    table = make_table(rows, lossy=lossy)
    head = read_head(table, rulebook.headers)
    assert head is not None
    return classify_rows(table, head)


def join(title: tuple) -> str:
    return " ".join(passage.text for passage in title)


def show(rows: list[Row]) -> list[tuple[str, str | None, list[str]]]:
    return [(row.kind, row.number, [join(title) for title in row.path]) for row in rows]


def task(number: str, text: str = "Rà soát quy hoạch.") -> list[CellText | None]:
    return [number, text, "Sở A", "Quý I/2026"]


def test_sections_over_the_whole_width(rulebook: Rulebook) -> None:
    rows: Rows = [HEAD, [("I. THỂ CHẾ", 4)], task("1"), [("II. HẠ TẦNG", 4)], task("2")]
    assert show(classify(rows, rulebook)) == [
        ("section", None, []),
        ("task", "1", ["I. THỂ CHẾ"]),
        ("section", None, []),
        ("task", "2", ["II. HẠ TẦNG"]),
    ]


def test_roman_number_in_its_own_cell(rulebook: Rulebook) -> None:
    rows: Rows = [HEAD, ["I", ("THỂ CHẾ", 3)], task("1"), ["II", ("HẠ TẦNG", 3)], task("2")]
    assert show(classify(rows, rulebook)) == [
        ("section", "I", []),
        ("task", "1", ["I THỂ CHẾ"]),
        ("section", "II", []),
        ("task", "2", ["II HẠ TẦNG"]),
    ]


def test_roman_number_in_a_dump_with_blank_cells(rulebook: Rulebook) -> None:
    rows: Rows = [HEAD, ["I", "THỂ CHẾ", "", ""], task("1"), ["II", "HẠ TẦNG", "", ""], task("1")]
    assert [row.kind for row in classify(rows, rulebook, lossy=True)] == [
        "section",
        "task",
        "section",
        "task",
    ]


def test_letters_below_roman_numbers(rulebook: Rulebook) -> None:
    rows: Rows = [
        HEAD,
        [("I. NHIỆM VỤ CHUNG", 4)],
        ["A", ("Phòng ngừa", 3)],
        task("1"),
        ["B", ("Ứng phó", 3)],
        task("2"),
        [("II. NHIỆM VỤ RIÊNG", 4)],
        task("3"),
    ]
    found = show(classify(rows, rulebook))
    assert [kind for kind, _, _ in found].count("section") == 4
    assert found[2] == ("task", "1", ["I. NHIỆM VỤ CHUNG", "A Phòng ngừa"])
    assert found[4] == ("task", "2", ["I. NHIỆM VỤ CHUNG", "B Ứng phó"])
    assert found[6] == ("task", "3", ["II. NHIỆM VỤ RIÊNG"])


def test_parent_rows_of_decimal_children(rulebook: Rulebook) -> None:
    rows: Rows = [
        HEAD,
        ["1", "Hoàn thiện thể chế", "", ""],
        task("1.1"),
        task("1.2"),
        ["2", "Phát triển hạ tầng", "", ""],
        task("2.1"),
        task("3"),
    ]
    assert show(classify(rows, rulebook)) == [
        ("group", "1", []),
        ("task", "1.1", ["Hoàn thiện thể chế"]),
        ("task", "1.2", ["Hoàn thiện thể chế"]),
        ("group", "2", []),
        ("task", "2.1", ["Phát triển hạ tầng"]),
        ("task", "3", []),
    ]


def test_groups_in_groups(rulebook: Rulebook) -> None:
    rows: Rows = [
        HEAD,
        ["1", "Thể chế", "", ""],
        ["1.1", "Nghị quyết", "", ""],
        task("1.1.1"),
        ["1.2", "Quyết định", "", ""],
        task("1.2.1"),
    ]
    found = show(classify(rows, rulebook))
    assert found[2] == ("task", "1.1.1", ["Thể chế", "Nghị quyết"])
    assert found[4] == ("task", "1.2.1", ["Thể chế", "Quyết định"])


def test_series_that_restarts_in_each_section(rulebook: Rulebook) -> None:
    rows: Rows = [HEAD, [("I. MỘT", 4)], task("1"), task("2"), [("II. HAI", 4)], task("1")]
    found = classify(rows, rulebook)
    assert [(row.kind, row.number) for row in found if row.kind == "task"] == [
        ("task", "1"),
        ("task", "2"),
        ("task", "1"),
    ]
    assert [join(row.path[0]) for row in found if row.kind == "task"] == [
        "I. MỘT",
        "I. MỘT",
        "II. HAI",
    ]


def test_indicator_rows_with_their_bodies(rulebook: Rulebook) -> None:
    rows: Rows = [
        HEAD,
        ["1", "Chỉ số: 1.1.1. Chính sách khởi nghiệp", "Sở A", "2026"],
        ["", "- Ban hành chính sách hỗ trợ khởi nghiệp.", "", ""],
        ["2", "Chỉ số: 1.1.2. Thiết chế pháp lý", "Sở B", "2026"],
        ["", "- Tổ chức đối thoại.\n- Rà soát quy định.", "", ""],
    ]
    assert [(row.kind, row.number) for row in classify(rows, rulebook)] == [
        ("indicator", "1"),
        ("body", None),
        ("indicator", "2"),
        ("body", None),
    ]


def test_indicators_in_their_own_column(rulebook: Rulebook) -> None:
    rows: Rows = [
        ["TT", "Chỉ số thành phần", "Nhiệm vụ", "Chủ trì"],
        ["1", "1.1.1. Chính sách", "Rà soát", "Sở A"],
        [None, None, "Thống kê", "Sở B"],
        ["2", "1.1.2. Thiết chế", "Đối thoại", "Sở C"],
    ]
    assert [row.kind for row in classify(rows, rulebook)] == ["indicator", "task", "indicator"]


@pytest.mark.parametrize(
    "label", ["Tổng", "Tổng cộng", "TỔNG SỐ", "Cộng", "Tổng cộng: 12 nhiệm vụ"]
)
def test_total_rows(label: str, rulebook: Rulebook) -> None:
    rows: Rows = [HEAD, task("1"), ["", label, "", "12"]]
    assert [row.kind for row in classify(rows, rulebook)] == ["task", "total"]


@pytest.mark.parametrize(
    "text", ["Tổng hợp số liệu báo cáo", "Cộng tác viên dân số", "Tổng kết năm"]
)
def test_tasks_that_begin_like_totals(text: str, rulebook: Rulebook) -> None:
    assert [row.kind for row in classify([HEAD, task("1", text)], rulebook)] == ["task"]


def test_blank_rows_and_rows_of_a_number_only(rulebook: Rulebook) -> None:
    rows: Rows = [HEAD, task("1"), ["", "", "", ""], ["2", "", "", ""]]
    assert [row.kind for row in classify(rows, rulebook)] == ["task", "blank", "blank"]


def test_task_that_leaves_all_other_cells_blank(rulebook: Rulebook) -> None:
    rows: Rows = [HEAD, task("1"), ["2", "Lập dự án đầu tư.", "", ""], task("3")]
    assert [row.kind for row in classify(rows, rulebook)] == ["task", "task", "task"]


def test_row_under_a_merged_cell_is_a_task(rulebook: Rulebook) -> None:
    rows: Rows = [HEAD, task("1"), ["2", "Lập dự án đầu tư", None, None], task("3")]
    found = classify(rows, rulebook)
    assert [row.kind for row in found] == ["task", "task", "task"]
    assert found[1].cells[2] is not None
    assert found[1].cells[2].text == "Sở A"


def test_pillars_stand_beside_each_other(rulebook: Rulebook) -> None:
    rows: Rows = [
        HEAD,
        [("TRỤ CỘT 1: THỂ CHẾ", 4)],
        task("1"),
        [("II. TRỤ CỘT 2: NHÂN LỰC", 4)],
        task("2"),
    ]
    found = show(classify(rows, rulebook))
    assert found[1][2] == ["TRỤ CỘT 1: THỂ CHẾ"]
    assert found[3][2] == ["II. TRỤ CỘT 2: NHÂN LỰC"]


def test_roman_sections_beside_one_another_whatever_their_letters(rulebook: Rulebook) -> None:
    rows: Rows = [
        ["TT", "Chỉ số", "Xếp hạng 2025", "Chủ trì"],
        ["I", "TRỤ CỘT 1: THỂ CHẾ", "", ""],
        ["1", "1.1. Chi phí gia nhập thị trường", "3/34", "Sở A"],
        ["II", "Trụ cột 2: Hạ tầng", "", ""],
        ["2", "2.1. Hạ tầng số", "4/34", "Sở B"],
    ]
    paths = [[join(title) for title in row.path] for row in classify(rows, rulebook, lossy=True)]
    assert paths[1] == ["I TRỤ CỘT 1: THỂ CHẾ"]
    assert paths[3] == ["II Trụ cột 2: Hạ tầng"]
