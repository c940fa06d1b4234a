"""Tables that a dump flattened: what is certain is read, what is not stays unread."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.pipeline import extract
from extract.records import Plan
from extract.recovery import recover_tables
from extract.recovery.labels import Label, read_ordinal, section_follows
from extract.recovery.stream import Stream
from extract.rulebook import load_rulebook

RULES = load_rulebook()
HEAD = [
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2026",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "a) Nâng cao trách nhiệm của các cơ quan, đơn vị trong việc tổ chức thực hiện.",
    "b) Xác định rõ nội dung công việc và tiến độ của từng đơn vị.",
    "2. Yêu cầu",
    "a) Việc triển khai phải bám sát chỉ đạo của cấp trên và điều kiện của địa phương.",
    "II. NỘI DUNG",
]
NAMES = ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm"]
ROWS = [
    ["1", "Rà soát thủ tục hành chính", "Văn phòng Sở", "Các phòng", "Quý II/2026", "Báo cáo"],
    ["2", "Kiểm tra công vụ tại cơ sở", "Thanh tra Sở", "", "Tháng 6/2026", "Kết luận kiểm tra"],
    ["3", "Số hóa hồ sơ lưu trữ", "Phòng Hành chính", "Văn phòng Sở", "Thường xuyên", "Hồ sơ số"],
]  # fmt: skip


def read(text: str) -> Plan:
    return extract(text.encode(), name="dump.txt")


def write(gap: str) -> str:
    """Rows of a line each, blank cells left out."""
    return "\n".join([*HEAD, *(gap.join(filter(None, row)) for row in [NAMES, *ROWS])])


def check(plan: Plan) -> None:
    tasks = [task for task in plan.tasks if task.code in {"1", "2", "3"}]
    assert [task.text for task in tasks] == [row[1] for row in ROWS]
    assert [[unit.raw for unit in task.lead_units] for task in tasks] == [[row[2]] for row in ROWS]
    assert [bool(task.support_units) for task in tasks] == [True, False, True]
    assert tasks[0].deadlines[0].end == "2026-06-30"
    assert tasks[1].deadlines[0].end == "2026-06-30"
    outputs = {output.id: output.text for output in plan.outputs}
    assert [outputs[task.output_ids[0]] for task in tasks] == [row[5] for row in ROWS]


@pytest.mark.parametrize("gap", ["  ", "\n"], ids=["wide gaps", "a cell a line"])
def test_cells_kept_apart_are_read_though_blank_ones_left_nothing(gap: str) -> None:
    check(read(write(gap)))


def test_rows_whose_cells_are_joined_by_a_space_are_parted_by_what_columns_hold() -> None:
    check(read(write(" ")))


def test_text_without_any_paragraph_is_parted() -> None:
    plan = read(textwrap.fill(write(" ").replace("\n", " "), 95))
    check(plan)


def test_cell_that_cannot_be_told_from_its_neighbour_is_unread() -> None:
    """Three bodies with no mark between them, and two columns: one may be the task's object."""
    rows = [
        "STT Nội dung công việc Đơn vị chủ trì Đơn vị phối hợp Thời gian",
        "1 Rà soát thủ tục hành chính Sở Tư pháp Sở Tài chính Sở Nội vụ Quý II/2026",
        "2 Kiểm tra công vụ tại cơ sở Sở Nội vụ Sở Tư pháp Tháng 6/2026",
        "3 Số hóa hồ sơ lưu trữ Sở Nội vụ Sở Tài chính Thường xuyên",
    ]
    plan = read("\n".join([*HEAD, *rows]))
    second, third = (task for task in plan.tasks if task.code in {"1", "2", "3"})
    assert (second.code, third.code) == ("2", "3")
    assert [unit.raw for unit in second.lead_units] == ["Sở Nội vụ"]
    assert [unit.raw for unit in second.support_units] == ["Sở Tư pháp"]
    assert "unread" in {entry.role for entry in plan.ledger}
    assert "unread-blocks" in {finding.rule for finding in plan.findings}


def test_text_behind_the_last_row_stays_outside() -> None:
    text = write("\n") + "\nIII. TỔ CHỨC THỰC HIỆN\n- Giao Văn phòng Sở theo dõi, đôn đốc."
    plan = read(text)
    check(plan)
    assert any(task.kind == "duty" for task in plan.tasks)


def test_header_of_a_list_of_things_is_no_table_of_tasks() -> None:
    lines = ["STT", "Tên hàng", "Số lượng", "1", "Bút", "5", "2", "Vở", "7"]
    draft = Draft([DraftParagraph(line) for line in lines], parser="txt")
    assert not any(isinstance(item, DraftTable) for item in recover_tables(draft, RULES).items)


# --- numbers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        ("1", "2", True),
        ("1", "3", False),
        ("1", "1.1", True),
        ("1.4", "1.5", True),
        ("1.4", "2", True),
        ("1.4", "2.1", True),
        ("1.4", "3.1", False),
        ("2", "1", False),
    ],
)
def test_numbers_that_count_on(before: str, after: str, follows: bool) -> None:
    one, other = read_ordinal(before), read_ordinal(after)
    assert one is not None
    assert other is not None
    assert other.follows(one) is follows


@given(st.lists(st.integers(1, 99), min_size=1, max_size=4))
def test_next_number_follows_and_the_same_does_not(value: list[int]) -> None:
    label = Label(tuple(value), "", False)
    assert Label((*value[:-1], value[-1] + 1), "", False).follows(label)
    assert not label.follows(label)


def test_sections_count_on() -> None:
    assert section_follows("I", None)
    assert section_follows("II.", "I.")
    assert section_follows("B", "A")
    assert not section_follows("III", "I")
    assert not section_follows("Sở", None)


# --- the stream -------------------------------------------------------------------------


@given(st.lists(st.text(alphabet="abc đĐ  \t.", min_size=1, max_size=20), min_size=1, max_size=8))
def test_words_of_a_stream_are_slices_of_its_text(paragraphs: list[str]) -> None:
    stream = Stream.parted(paragraphs)
    for word, start, end in zip(stream.words, stream.starts, stream.ends, strict=True):
        assert stream.text[start:end] == word
    assert stream.text.split() == " ".join(paragraphs).split()


# --- regressions ------------------------------------------------------------------------


def test_rows_under_columns_of_years_are_unread_and_no_tasks() -> None:
    """Marks in columns below "Lộ trình" left no place: nobody can tell which year is meant."""
    cells = "TT|Nhiệm vụ|Cơ quan chủ trì|Lộ trình thực hiện|2026|2027|2028"
    cells += "|1|Kiểm kê khí nhà kính|Sở Xây dựng|x|x|2|Thay thế xe buýt|Sở Xây dựng|x"
    plan = read("\n".join([*HEAD, *cells.split("|")]))
    assert not plan.tasks
    assert sum(entry.role == "unread" for entry in plan.ledger) >= cells.count("|") + 1


def test_cell_begins_at_the_label_of_a_bodys_role() -> None:
    rows = [
        "STT Nội dung công việc Phân công thực hiện Thời gian",
        "1 Sửa chữa hồ sơ lưu trữ Chủ trì: Phòng Đào tạo. Phối hợp: Phòng Tổ chức Quý II/2026",
        "2 Mua sắm trang thiết bị Chủ trì: Phòng Tổ chức. Phối hợp: Phòng Đào tạo Quý III/2026",
    ]
    plan = read("\n".join([*HEAD, *rows]))
    tasks = [task for task in plan.tasks if task.code in {"1", "2"}]
    assert [task.text for task in tasks] == ["Sửa chữa hồ sơ lưu trữ", "Mua sắm trang thiết bị"]
    assert [unit.raw for unit in tasks[0].lead_units] == ["Phòng Đào tạo"]
    assert [unit.raw for unit in tasks[0].support_units] == ["Phòng Tổ chức"]


def test_source_lines_that_ran_to_the_edge_hold_one_paragraph() -> None:
    """A line too short for its next word tells that a cell begins in it."""
    lines = ["mot hai ba bon nam sau bay tam chin muoi mot hai ba"] * 8
    lines += ["mot hai Ba bon", "nam sau bay tam chin muoi mot hai ba bon nam sau"]
    lines += ["mot hai Ba bon", "nam sau", "cuoi"]
    stream = Stream.flowing(lines, " ".join(lines))
    assert stream.wrapped
    assert [line.short for line in stream.lines][7:10] == [False, True, False]


def test_a_table_of_many_rows_takes_no_long_time() -> None:
    head = "STT Nội dung công việc Đơn vị chủ trì Đơn vị phối hợp Thời gian"
    row = "Rà soát, sửa đổi quy chế quản lý Phòng Đào tạo Các khoa, phòng Quý II/2026"
    plan = read("\n".join([*HEAD, head, *(f"{number} {row}" for number in range(1, 121))]))
    assert len([task for task in plan.tasks if task.lead_units]) == 120


def test_a_column_of_leaders_is_parted_by_their_titles() -> None:
    names = ["STT", "Nội dung công việc", "Lãnh đạo phụ trách", "Đơn vị chủ trì", "Thời gian"]
    rows = [
        ["1", "Rà soát thủ tục hành chính", "Phó Giám đốc Lê Văn Bình", "Văn phòng Sở", "2026"],
        ["2", "Kiểm tra công vụ tại cơ sở", "Giám đốc Trần Thị Hoa", "Thanh tra Sở", "2027"],
        ["3", "Số hóa hồ sơ lưu trữ", "Đ/c Phạm Quang Huy", "Phòng Hành chính", "Thường xuyên"],
    ]  # fmt: skip
    plan = read("\n".join([*HEAD, *(" ".join(row) for row in [names, *rows])]))
    tasks = [task for task in plan.tasks if task.code in {"1", "2", "3"}]
    found = [[person.name for person in task.supervisors] for task in tasks]
    assert found == [["Lê Văn Bình"], ["Trần Thị Hoa"], ["Phạm Quang Huy"]]
    assert [[unit.raw for unit in task.lead_units] for task in tasks] == [[row[3]] for row in rows]
