"""What the columns of a table become on its records; nothing that a cell says is lost."""

from __future__ import annotations

from extract import extract
from extract.records import Plan, Task
from tests.factories import CellText, make_draft_table, read_items

Rows = list[list[CellText | None]]
HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì"]
ROW = ["1", "Rà soát quy hoạch", "Phòng Kế hoạch"]


def read(*rows: list[CellText | None], heading: str = "I. NHIỆM VỤ", lossy: bool = False) -> Plan:
    return read_items(heading, make_draft_table(rows, lossy=lossy))


def read_task(*rows: list[CellText | None], lossy: bool = False) -> Task:
    (task,) = read(*rows, lossy=lossy).tasks
    return task


def name(units: list) -> list[str]:
    return [unit.name for unit in units]


def test_unknown_columns_are_kept_under_their_headers() -> None:
    task = read_task([*HEAD, "Địa điểm", "Cấp trình", "Ghi chú"], [*ROW, "Xã A", "UBND", "Gấp"])
    assert task.extra == {"Địa điểm": "Xã A", "Cấp trình": "UBND"}
    assert task.note == "Gấp"


def test_two_unknown_columns_of_one_header_are_both_kept() -> None:
    task = read_task([*HEAD, "Địa điểm", "Địa điểm"], [*ROW, "Xã A", "Xã B"])
    assert task.extra == {"Địa điểm": "Xã A", "Địa điểm (2)": "Xã B"}


def test_second_column_of_notes_is_kept() -> None:
    task = read_task([*HEAD, "Ghi chú", "Ghi chú"], [*ROW, "Gấp", "Mật"])
    assert (task.note, task.extra) == ("Gấp", {"Ghi chú": "Mật"})


def test_merged_unknown_cell_holds_for_each_of_its_rows() -> None:
    plan = read([*HEAD, "Địa điểm"], [*ROW, "Xã A"], ["2", "Thống kê", "Thanh tra Sở", None])
    assert [task.extra for task in plan.tasks] == [{"Địa điểm": "Xã A"}] * 2


def test_column_without_header_is_kept() -> None:
    task = read_task([*HEAD, "Thời gian", ""], [*ROW, "Năm 2026", "Xã A"])
    assert task.extra == {"Cột 5": "Xã A"}


def test_figures_beside_a_task_are_kept() -> None:
    task = read_task(
        [*HEAD, "Chỉ tiêu", "Đến hết năm 2026", "Đến năm 2030"],
        [*ROW, "100%", "12 xã", "20 xã"],
    )
    assert task.extra == {"Chỉ tiêu": "100%", "Đến hết năm 2026": "12 xã", "Đến năm 2030": "20 xã"}


def test_marks_under_times_are_deadlines_and_words_are_kept() -> None:
    head: Rows = [[*HEAD, ("Lộ trình", 2)], [None, None, None, "Năm 2026", "Năm 2027"]]
    plan = read(*head, [*ROW, "x", ""], ["2", "Thống kê", "Thanh tra Sở", "", "x"])
    ends = [[deadline.end for deadline in task.deadlines] for task in plan.tasks]
    assert ends == [["2026-12-31"], ["2027-12-31"]]
    task = read_task(*head, [*ROW, "Khảo sát", "Lắp đặt"])
    assert (task.deadlines, task.extra) == (
        [],
        {"Lộ trình Năm 2026": "Khảo sát", "Lộ trình Năm 2027": "Lắp đặt"},
    )


def test_columns_of_an_indicator_without_field_are_kept() -> None:
    (indicator,) = read(
        ["TT", "Chỉ tiêu", "ĐVT", "Kết quả 2025", "Mục tiêu 2026", "Mục tiêu 2030", "Ghi chú"],
        ["1", "Tỷ lệ hộ nghèo", "%", "3,5", "3,0", "2,0", "Chuẩn mới"],
        heading="I. MỤC TIÊU",
    ).indicators
    assert indicator.score is not None
    assert (indicator.score.value, indicator.score.year) == ("3.5", 2025)
    assert indicator.target is not None
    assert (indicator.target.min, indicator.target.year) == (3, 2026)
    assert indicator.extra == {"ĐVT": "%", "Mục tiêu 2030": "2,0", "Ghi chú": "Chuẩn mới"}


def test_second_column_under_one_header_supports_and_is_marked_for_review() -> None:
    rows: Rows = [
        ["TT", "Nhiệm vụ", ("Phân công", 2)],
        ["1", "Rà soát", "Phòng Kế hoạch", "Thanh tra Sở, Văn phòng Sở"],
    ]
    task = read_task(*rows)
    assert name(task.lead_units) == ["Phòng Kế hoạch"]
    assert name(task.support_units) == ["Thanh tra Sở", "Văn phòng Sở"]
    assert all(unit.review for unit in task.support_units)


def test_blank_header_beside_that_of_bodies_in_a_dump() -> None:
    rows: Rows = [["TT", "Nhiệm vụ", "Phân công", ""], ["1", "Rà soát", "Phòng A", "Phòng B"]]
    task = read_task(*rows, lossy=True)
    assert (name(task.lead_units), name(task.support_units)) == (["Phòng A"], ["Phòng B"])


def test_bodies_in_a_bracket_of_a_combined_column_support() -> None:
    task = read_task(
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì (phối hợp)"],
        ["1", "Rà soát", "Sở Y tế (Sở Tài chính, UBND các xã)"],
    )
    assert name(task.lead_units) == ["Sở Y tế"]
    assert name(task.support_units) == ["Sở Tài chính", "UBND các xã"]


def test_catalogue_that_names_who_decides_lists_tasks() -> None:
    rows: Rows = [
        ["TT", "Tên đề án", "Cấp trình", "Cơ quan ban hành"],
        ["1", "Đề án phát triển làng nghề", "UBND tỉnh", "HĐND tỉnh"],
    ]
    (task,) = read(*rows, heading="I. DANH MỤC").tasks
    assert task.extra == {"Cấp trình": "UBND tỉnh", "Cơ quan ban hành": "HĐND tỉnh"}


def test_catalogue_for_grading_work_lists_none() -> None:
    rows: Rows = [["TT", "Nhiệm vụ", "Sản phẩm", "Điểm chuẩn"], ["1", "Rà soát", "Báo cáo", "5"]]
    plan = read(*rows, heading="I. DANH MỤC")
    assert plan.tasks == []
    assert [entry.role for entry in plan.ledger].count("unread") == 8


def test_bare_list_in_a_part_of_tasks() -> None:
    rows: Rows = [["TT", "Nội dung"], ["1", "Rà soát quy hoạch"]]
    assert [task.text for task in read(*rows).tasks] == ["Rà soát quy hoạch"]
    assert read(*rows, heading="I. KINH PHÍ").tasks == []


def test_section_row_that_names_a_body_gives_the_lead() -> None:
    plan = read(
        ["TT", "Nhiệm vụ", "Thời gian"],
        [("I. Sở Y tế", 3)],
        ["1", "Rà soát", "Năm 2026"],
        [("II. Nhiệm vụ do Sở Tài chính chủ trì", 3)],
        ["2", "Thống kê", "Năm 2026"],
        [("III. Hạ tầng số", 3)],
        ["3", "Kiểm kê", "Năm 2026"],
    )
    assert [name(task.lead_units) for task in plan.tasks] == [["Sở Y tế"], ["Sở Tài chính"], []]


def test_heading_of_the_part_gives_the_lead_to_rows_below() -> None:
    rows: Rows = [["TT", "Nhiệm vụ", "Thời gian"], ["1", "Rà soát", "Năm 2026"]]
    (task,) = read(*rows, heading="I. CÁC NHIỆM VỤ DO SỞ Y TẾ CHỦ TRÌ").tasks
    assert [unit.casefold() for unit in name(task.lead_units)] == ["sở y tế"]


def test_mark_under_a_month_gives_the_month() -> None:
    head: Rows = [[*HEAD, ("Tháng", 2)], [None, None, None, "3", "4"]]
    (task,) = read(*head, [*ROW, "", "x"]).tasks
    assert [(item.start, item.end) for item in task.deadlines] == [("2026-04-01", "2026-04-30")]


def test_labels_below_the_task_in_its_own_cell() -> None:
    cell = (
        "Xây dựng sàn giao dịch\n- Chủ trì: Phòng A\n- Thời gian: Quý II/2026\n- Khảo sát nhu cầu"
    )
    (task,) = read(["TT", "Nội dung", "Ghi chú"], ["1", cell, "Gấp"]).tasks
    assert (task.text, task.details) == ("Xây dựng sàn giao dịch", ["Khảo sát nhu cầu"])
    assert name(task.lead_units) == ["Phòng A"]
    assert [item.end for item in task.deadlines] == ["2026-06-30"]


def test_lead_of_a_row_whose_steps_leave_it_blank() -> None:
    plan = read(
        [*HEAD, "Thời gian"],
        ["1", "Cải cách thủ tục", "Văn phòng Sở", ""],
        ["a)", "Rà soát thủ tục", "", "Quý I/2026"],
        ["b)", "Công bố danh mục", "", "Quý II/2026"],
        ["2", "Kiểm tra công vụ", "", "Quý III/2026"],
    )
    assert [(task.code, name(task.lead_units), task.path[1:]) for task in plan.tasks] == [
        ("a", ["Văn phòng Sở"], ["Cải cách thủ tục"]),
        ("b", ["Văn phòng Sở"], ["Cải cách thủ tục"]),
        ("2", [], []),
    ]


def test_lead_of_a_row_whose_steps_have_their_own_stays_with_its_task() -> None:
    plan = read(
        HEAD,
        ["1", "Cải cách thủ tục", "Văn phòng Sở"],
        ["1.1", "Rà soát thủ tục", "Thanh tra Sở"],
    )
    assert [task.code for task in plan.tasks] == ["1", "1.1"]


def test_persons_and_bodies_in_one_column() -> None:
    plan = read(
        ["TT", "Công việc", "Người thực hiện", "Người kiểm tra"],
        ["1", "Trang trí hội trường", "Tổ Văn phòng", "Hiệu trưởng"],
        ["2", "Mời đại biểu", "Bà Nguyễn Thị Thu", "Hiệu trưởng"],
    )
    assert [name(task.lead_units) for task in plan.tasks] == [["Tổ Văn phòng"], []]
    assert [name(task.supervisors) for task in plan.tasks] == [[], ["Nguyễn Thị Thu"]]
    assert plan.tasks[0].extra == {"Người kiểm tra": "Hiệu trưởng"}


def test_section_rows_have_no_vote_on_columns_of_marks() -> None:
    table = """\
KẾ HOẠCH
Phát triển du lịch năm 2026

<table>
<tr><td rowspan="2">TT</td><td rowspan="2">Nội dung công việc</td><td rowspan="2">Chủ trì</td>\
<td colspan="2">Thời gian thực hiện năm 2026</td></tr>
<tr><td>Quý I</td><td>Quý II</td></tr>
<tr><td colspan="5">A. Quy hoạch</td></tr>
<tr><td>1</td><td>Khảo sát điểm du lịch</td><td>Sở Du lịch</td><td></td><td>x</td></tr>
<tr><td>2</td><td>Hỗ trợ mô hình</td><td>Sở Du lịch</td><td>x</td><td></td></tr>
</table>
"""
    plan = extract(table.encode())
    assert [task.deadlines[0].end for task in plan.tasks] == ["2026-06-30", "2026-03-31"]


def test_lettered_row_with_sums_heads_the_rows_below_it() -> None:
    table = """\
KẾ HOẠCH
Sử dụng ngân sách năm 2026

| TT | Nhiệm vụ | Kinh phí | Chủ trì | Thời gian |
|---|---|---|---|---|
| A | Đầu tư tiềm lực | 4.500 | | |
| 1 | Nâng cấp phòng thí nghiệm | 2.500 | Sở Y tế | Quý II/2026 |
| 2 | Mua máy đo | 2.000 | Sở Y tế | Quý III/2026 |
"""
    plan = extract(table.encode())
    assert [(task.code, task.path) for task in plan.tasks] == [
        ("1", ["A Đầu tư tiềm lực"]),
        ("2", ["A Đầu tư tiềm lực"]),
    ]


def test_number_merged_over_rows_is_each_rows_own() -> None:
    table = """\
KẾ HOẠCH
Khắc phục tồn tại năm 2026

<table><tr><td>STT</td><td>Biện pháp khắc phục</td><td>Chủ trì</td>\
<td>Hồ sơ minh chứng</td></tr>
<tr><td rowspan="2">1</td><td>Thu hồi kinh phí</td><td>Sở Y tế</td><td>Giấy nộp tiền</td></tr>
<tr><td>Sửa đổi quy chế</td><td>Sở Y tế</td><td>Quy chế</td></tr></table>
"""
    plan = extract(table.encode())
    assert [task.code for task in plan.tasks] == ["1", "1"]
    assert [output.text for output in plan.outputs] == ["Giấy nộp tiền", "Quy chế"]


def _show_matrix(*rows: list) -> list[tuple[list, list, dict]]:
    plan = read_items("I. NHIỆM VỤ", make_draft_table(rows))
    return [
        (
            [(unit.name, bool(unit.review)) for unit in task.lead_units],
            [(unit.name, bool(unit.review)) for unit in task.support_units],
            task.extra,
        )
        for task in plan.tasks
    ]


def test_bodies_as_headers_lead_and_support_by_the_words_below() -> None:
    assert _show_matrix(
        ["TT", "Nhiệm vụ", "Sở Y tế", "Công an tỉnh", "Mức chi"],
        ["1", "Khảo sát chợ", "CT", "PH", "CT"],
        ["2", "Mua vật tư", "Phối hợp", "Chủ trì", ""],
    ) == [
        ([("Sở Y tế", False)], [("Công an tỉnh", False)], {"Mức chi": "CT"}),
        ([("Công an tỉnh", False)], [("Sở Y tế", False)], {}),
    ]


def test_a_mark_below_a_body_is_a_lead_for_review() -> None:
    (task,) = _show_matrix(
        ["TT", "Nhiệm vụ", "Sở Y tế", "Công an tỉnh"], ["1", "Khảo sát chợ", "x", ""]
    )
    assert task == ([("Sở Y tế", True)], [], {})


def test_a_mark_below_a_body_under_a_part_has_that_part() -> None:
    (task,) = _show_matrix(
        ["TT", "Nhiệm vụ", ("Đơn vị chủ trì", 2), ("Đơn vị phối hợp", 2)],
        [None, None, "Sở Y tế", "Sở Nội vụ", "Công an tỉnh", "Sở Tư pháp"],
        ["1", "Khảo sát chợ", "x", "", "x", "x"],
    )
    leads, supports, _ = task
    assert leads == [("Sở Y tế", False)]
    assert supports == [("Công an tỉnh", False), ("Sở Tư pháp", False)]


def test_steps_beside_indicators_are_tasks() -> None:
    plan = read(
        ["TT", "Chỉ số", "Mục tiêu năm 2026", "Giải pháp thực hiện", "Đơn vị chủ trì"],
        ["1", "1.2.1. Chi phí gia nhập thị trường", "≥ 20", "Rà soát thủ tục", "Phòng Kế hoạch"],
    )
    (indicator,) = plan.indicators
    (task,) = plan.tasks
    assert (task.text, task.indicator_ids) == ("Rà soát thủ tục", [indicator.id])


def test_quarter_takes_the_year_of_the_header_over_it() -> None:
    plan = extract(
        """\
KẾ HOẠCH
Phát triển kinh tế số giai đoạn 2027 - 2030

<table><tr><td rowspan="2">TT</td><td rowspan="2">Nhiệm vụ</td><td colspan="2">Năm 2028</td></tr>
<tr><td>Quý I</td><td>Quý II</td></tr>
<tr><td>1</td><td>Rà soát quy hoạch</td><td></td><td>x</td></tr></table>
""".encode()
    )
    (deadline,) = plan.tasks[0].deadlines
    assert (deadline.start, deadline.end) == ("2028-04-01", "2028-06-30")


def test_remark_below_a_table_is_no_task() -> None:
    plan = read_items(
        "I. NHIỆM VỤ",
        make_draft_table([["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Khảo sát chợ", "Sở Y tế"]]),
        "* Các nội dung đã xong trước ngày 01/02/2026 không nêu ở đây.",
    )
    assert [task.text for task in plan.tasks] == ["Khảo sát chợ"]
