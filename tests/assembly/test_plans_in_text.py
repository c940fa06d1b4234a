"""Small plans written as text: what their rows, headings and bullets become."""

from __future__ import annotations

import pytest

from extract import extract
from extract.document.draft import DraftCell
from extract.records import Plan, Task
from tests.factories import make_draft_table, read_items

OPENING = """UBND TỈNH HẢI LÂM
SỞ CÔNG THƯƠNG

Số: 96/KH-SCT

Hải Lâm, ngày 17 tháng 01 năm 2026

KẾ HOẠCH
Triển khai nhiệm vụ năm 2026

"""
HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm"]
FULL = ["Phòng Kế hoạch", "Quý I/2026", "Báo cáo"]


def read(body: str) -> Plan:
    return extract((OPENING + body).encode(), name="plan.md")


def read_table(*rows: list[str]) -> Plan:
    lines = [HEAD, ["---"] * len(HEAD), *rows]
    return read("I. NHIỆM VỤ\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n")


def name_leads(task: Task) -> list[str]:
    return [unit.name for unit in task.lead_units]


def find_row(plan: Plan, text: str) -> Task:
    return next(task for task in plan.tasks if task.text.startswith(text))


@pytest.mark.parametrize("marks", [("a)", "b)"), ("a", "b"), ("1.1", "1.2"), ("", "")])
def test_row_of_the_groups_own_series_leaves_the_group(marks: tuple[str, str]) -> None:
    plan = read_table(
        ["1", "Công tác cán bộ", "", "", ""],
        [marks[0], "Kiện toàn bộ máy", *FULL],
        [marks[1], "Luân chuyển cán bộ", *FULL],
        ["2", "Công tác thi đua", *FULL],
    )
    assert find_row(plan, "Luân chuyển").path == ["I. NHIỆM VỤ", "Công tác cán bộ"]
    assert find_row(plan, "Công tác thi đua").path == ["I. NHIỆM VỤ"]


def test_row_without_any_assignment_stays_bare() -> None:
    plan = read_table(["1", "Kiện toàn bộ máy", *FULL], ["2", "Tổng kết năm", "", "", ""])
    task = find_row(plan, "Tổng kết")
    assert (task.lead_units, task.deadlines, task.output_ids) == ([], [], [])


def test_blank_lead_beside_given_cells_is_merged() -> None:
    plan = read_table(
        ["1", "Kiện toàn bộ máy", *FULL], ["2", "Luân chuyển cán bộ", "", "Quý II/2026", ""]
    )
    assert name_leads(find_row(plan, "Luân chuyển")) == ["Phòng Kế hoạch"]


def test_blank_lead_of_another_level_is_not_merged() -> None:
    plan = read_table(
        ["1", "Công tác cán bộ", "", "", ""],
        ["a", "Kiện toàn bộ máy", *FULL],
        ["2", "Tổng kết năm", "", "Tháng 12/2026", ""],
    )
    assert name_leads(find_row(plan, "Tổng kết")) == []


def test_repeated_header_is_no_task() -> None:
    plan = read_table(["1", "Kiện toàn bộ máy", *FULL], HEAD, ["2", "Luân chuyển cán bộ", *FULL])
    assert [task.text for task in plan.tasks] == ["Kiện toàn bộ máy", "Luân chuyển cán bộ"]


def test_group_column_is_no_part_of_a_heading_row() -> None:
    rows = [
        ["Lĩnh vực", *HEAD],
        ["---"] * 6,
        ["Dữ liệu", "1", "Phát triển tiện ích", "", "", ""],
        ["", "a", "Chi trả qua tài khoản", *FULL],
    ]
    plan = read("I. NHIỆM VỤ\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n")
    assert plan.tasks[0].path == ["I. NHIỆM VỤ", "Phát triển tiện ích"]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("1. Trách nhiệm của Công an các xã, phường", "Công an các xã, phường"),
        ("1. Đối với Trường Cao đẳng Hải Lâm", "Trường Cao đẳng Hải Lâm"),
        ("1. Phòng PC06 chịu trách nhiệm:", "Phòng PC06"),
        ("1. Đề nghị Hội Nông dân tỉnh:", "Hội Nông dân tỉnh"),
        ("1. Văn phòng Sở", "Văn phòng Sở"),
    ],
)
def test_words_round_the_body_in_a_heading_of_duties(heading: str, lead: str) -> None:
    plan = read(f"I. TỔ CHỨC THỰC HIỆN\n\n{heading}\n\n- Bố trí cán bộ làm đầu mối.\n")
    assert [(task.kind, name_leads(task)) for task in plan.tasks] == [("duty", [lead])]
    assert plan.tasks[0].path == ["I. TỔ CHỨC THỰC HIỆN", heading]


def test_item_of_the_implementation_that_names_nobody_is_unread() -> None:
    plan = read("I. TỔ CHỨC THỰC HIỆN\n\n1. Chế độ báo cáo\n\n- Báo cáo gọn, đúng hạn.\n")
    assert plan.tasks == []
    assert "unread" in [entry.role for entry in plan.ledger]


def test_sentence_that_begins_with_a_label_speaks_for_itself_only() -> None:
    plan = read(
        "I. NHIỆM VỤ\n\n1. Công tác kiểm tra\n\n- Rà soát quy trình nội bộ.\n\n"
        "- Chủ trì: Phòng Kế hoạch. Tổ chức sơ kết công tác kiểm tra.\n\n- Ban hành văn bản.\n"
    )
    assert [name_leads(task) for task in plan.tasks] == [[], ["Phòng Kế hoạch"], []]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Dự kiến hoàn thành", "deadlines"),
        ("Mốc thời gian", "deadlines"),
        ("Đơn vị tham gia", "support_units"),
        ("Đơn vị cùng thực hiện", "support_units"),
        ("Hình thức văn bản", "output_ids"),
        ("Căn cứ giao nhiệm vụ", "mandate"),
    ],
)
def test_header_gives_its_field(header: str, field: str) -> None:
    values = {"deadlines": "Quý I/2026", "support_units": "Thanh tra Sở"}
    rows = [
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", header],
        ["---"] * 4,
        ["1", "Kiện toàn bộ máy", "Phòng Kế hoạch", values.get(field, "Quyết định")],
    ]
    plan = read("I. NHIỆM VỤ\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n")
    assert getattr(plan.tasks[0], field)
    assert name_leads(plan.tasks[0]) == ["Phòng Kế hoạch"]


def test_year_tells_a_target_from_the_names_of_indicators() -> None:
    rows = [
        ["STT", "Chỉ tiêu", "Thực hiện 2025", "Chỉ tiêu 2026", "Đơn vị chủ trì"],
        ["---"] * 5,
        ["1", "Tỷ lệ hồ sơ trực tuyến", "71%", "80%", "Văn phòng Sở"],
    ]
    plan = read("I. NHIỆM VỤ\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n")
    (indicator,) = plan.indicators
    assert indicator.name == "Tỷ lệ hồ sơ trực tuyến"
    assert [indicator.target and indicator.target.min] == [80]
    assert [indicator.score and indicator.score.year] == [2025]


@pytest.mark.parametrize("mark", ["", ":", "."])
def test_mark_behind_a_heading_changes_nothing(mark: str) -> None:
    plan = read(
        f"I. MỤC TIÊU{mark}\n\n- Trên 95% trẻ em được tiêm chủng.\n\n"
        f"II. NHIỆM VỤ{mark}\n\n1. Công tác tuyên truyền{mark}\n\n- Tuyên truyền đến hộ dân.\n\n"
        f"III. TỔ CHỨC THỰC HIỆN{mark}\n\n1. Văn phòng Sở{mark}\n\n- Theo dõi, đôn đốc.\n"
    )
    assert [objective.text for objective in plan.objectives] == ["Trên 95% trẻ em được tiêm chủng."]
    assert [(task.kind, task.path, name_leads(task)) for task in plan.tasks] == [
        ("task", [f"II. NHIỆM VỤ{mark}", f"1. Công tác tuyên truyền{mark}"], []),
        ("duty", [f"III. TỔ CHỨC THỰC HIỆN{mark}", f"1. Văn phòng Sở{mark}"], ["Văn phòng Sở"]),
    ]


def test_article_that_orders_is_a_duty_and_the_last_article_is_none() -> None:
    plan = read(
        "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch năm 2026.\n\n"
        "Điều 2. Phòng Tổ chức chủ trì, phối hợp với Thanh tra Sở triển khai Kế hoạch.\n\n"
        "Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    assert [(task.kind, task.code, name_leads(task)) for task in plan.tasks] == [
        ("duty", "2", ["Phòng Tổ chức"])
    ]


def test_who_carries_out_beside_who_leads_supports() -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị thực hiện", "Kinh phí hỗ trợ"],
        ["---"] * 5,
        ["1", "Tổ chức hội chợ", "Sở Công Thương", "Trung tâm Khuyến công", "Ngân sách tỉnh"],
    ]
    plan = read("I. NHIỆM VỤ\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n")
    (task,) = plan.tasks
    assert name_leads(task) == ["Sở Công Thương"]
    assert [unit.name for unit in task.support_units] == ["Trung tâm Khuyến công"]
    assert task.extra == {"Kinh phí hỗ trợ": "Ngân sách tỉnh"}


@pytest.mark.parametrize("marks", ["“”", "””", '""'])
def test_quoted_law_is_neither_task_nor_numbered(marks: str) -> None:
    plan = read(
        "I. NỘI DUNG\n\n1. Ban hành văn bản quy định chi tiết\n\n"
        "a) Nhiệm vụ được giao tại khoản 4 Điều 8\n\n"
        f"{marks[0]}4. Ủy ban nhân dân cấp tỉnh quản lý các loại đường sau đây:\n\n"
        f"b) Quy định việc quản lý đường xã;{marks[1]}\n\n"
        "- Cơ quan chủ trì: Sở Xây dựng.\n\n"
        "b) Nhiệm vụ được giao tại khoản 5 Điều 30\n\n"
        "- Cơ quan chủ trì: Sở Tư pháp.\n"
    )
    assert [(task.code, name_leads(task)) for task in plan.tasks] == [
        ("a", ["Sở Xây dựng"]),
        ("b", ["Sở Tư pháp"]),
    ]


def test_name_that_begins_with_one_letter_is_kept_whole() -> None:
    plan = read(
        "I. NHIỆM VỤ\n\n- Rà soát hồ sơ.\n\nNơi nhận:\n- Lưu: VT.\n\n"
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nY Thanh Niê\n"
    )
    assert [signer.name for signer in plan.document.signers] == ["Y Thanh Niê"]


@pytest.mark.parametrize("bullet", ["", "- "])
def test_line_that_names_an_indicator_of_its_group(bullet: str) -> None:
    plan = read(
        "I. NHIỆM VỤ\n\n1. Nhóm nhiệm vụ thuộc Trụ cột 3: Hạ tầng\n\n"
        f"{bullet}Chỉ số 3.1.1: Hạ tầng số (xếp hạng 12/34, cần duy trì)\n\n"
        "- Nhiệm vụ 1.1: Phát triển trạm thu phát sóng.\n\n- Đơn vị chủ trì: Văn phòng Sở.\n"
    )
    (indicator,) = plan.indicators
    assert (indicator.code, indicator.rank and indicator.rank.position) == ("3.1.1", 12)
    assert [unit.name for unit in indicator.lead_units] == ["Văn phòng Sở"]
    assert [task.indicator_ids for task in plan.tasks] == [[indicator.id]]


SHARED_LABELS = """\
KẾ HOẠCH
Chống rác thải nhựa năm 2026

I. NỘI DUNG, NHIỆM VỤ
1. Tuyên truyền
a) Biên soạn tờ rơi về rác thải.
b) Xây dựng chuyên mục phát thanh.
{label}
- Cơ quan chủ trì: Sở Y tế.
- Thời gian: Quý IV năm 2026.
2. Kiểm tra
a) Kiểm tra các chợ.
"""


@pytest.mark.parametrize(
    ("label", "leads"),
    [
        ("* Phân công thực hiện (các nội dung tại mục 1):", ["Sở Y tế", "Sở Y tế", None]),
        ("* Phân công thực hiện:", ["Sở Y tế", "Sở Y tế", None]),
        ("", [None, "Sở Y tế", None]),
    ],
)
def test_assignment_below_the_last_item_is_for_all(label: str, leads: list[str | None]) -> None:
    plan = extract(SHARED_LABELS.format(label=label).encode())
    found = [task.lead_units[0].name if task.lead_units else None for task in plan.tasks]
    assert found == leads
    assert len(plan.tasks) == 3


def test_a_topic_above_objectives_is_none_itself() -> None:
    plan = read_items(
        "I. MỤC TIÊU", "* Về hạ tầng chợ", "- Nâng cấp 03 chợ.", "- Lát nền 02 chợ.",
        "* Về thu ngân sách đạt 20 tỷ đồng.", "II. NHIỆM VỤ", "- Khảo sát các chợ.",
    )  # fmt: skip
    texts = ["Nâng cấp 03 chợ.", "Lát nền 02 chợ.", "Về thu ngân sách đạt 20 tỷ đồng."]
    assert [objective.text for objective in plan.objectives] == texts


def test_a_roadmap_of_figures_under_years_keeps_each_under_its_year() -> None:
    roadmap = make_draft_table(
        [
            ["Chỉ tiêu", "2026", "2027"],
            ["Về hạ tầng chợ", "", ""],
            ["- Xây dựng trang tin", "X", ""],
            ["- Nâng cấp 30 chợ", "10", "20"],
        ]
    )
    plan = read_items("I. MỤC TIÊU", roadmap, "II. NHIỆM VỤ", "- Khảo sát các chợ.")
    assert [(item.name, item.target, item.extra) for item in plan.indicators] == [
        ("Xây dựng trang tin", None, {"2026": "X"}),
        ("Nâng cấp 30 chợ", None, {"2026": "10", "2027": "20"}),
    ]
    assert plan.indicators[0].path == ["I. MỤC TIÊU", "Về hạ tầng chợ"]


def test_a_table_of_years_without_rows_of_work_stays_unread() -> None:
    table = make_draft_table([["Địa bàn", "2026", "2027"], ["Xã An Phú", "10", "20"]])
    plan = read_items("I. MỤC TIÊU", table, "II. NHIỆM VỤ", "- Khảo sát các chợ.")
    assert plan.indicators == []


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("3. Mái ấm Hoa Sen Hải Lâm", "Mái ấm Hoa Sen Hải Lâm"),
        ("3. Những việc cần làm ngay", None),
        ("3. Chế độ báo cáo của Sở Y tế", None),
    ],
)
def test_a_name_in_a_row_of_bodies_leads_for_review(heading: str, lead: str | None) -> None:
    plan = read_items(
        "I. NHIỆM VỤ", "- Chăm sóc người cao tuổi.", "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế", "- Hướng dẫn chuyên môn.", "2. Sở Nội vụ", "- Theo dõi chung.",
        heading, "- Tiếp nhận người cao tuổi neo đơn.",
    )  # fmt: skip
    found = [task for task in plan.tasks if task.text.startswith("Tiếp nhận")]
    leads = [(unit.name, bool(unit.review)) for task in found for unit in task.lead_units]
    assert leads == ([(lead, True)] if lead else [])


def test_a_jumbled_cell_is_said_under_no_header() -> None:
    table = make_draft_table(
        [["TT", "Nhiệm vụ", "Chủ trì", "Địa điểm"], ["1", "Khảo sát chợ", "Sở Công Thương", "Xã A"]]
    )
    table.cells.append(DraftCell("Xã B 20 triệu đồng", 1, 4, jumbled=True))
    table.columns = 5
    (task,) = read_items("I. NHIỆM VỤ", table).tasks
    assert task.extra == {"Địa điểm": "Xã A"}


def test_years_before_the_date_of_issue_are_no_deadline_of_a_plan_without_years() -> None:
    plan = extract(
        (
            "SỞ Y TẾ\nSố: 97/KH-SYT\nHải Lâm, ngày 05 tháng 6 năm 2023\n\n"
            "KẾ HOẠCH\nKhắc phục tồn tại\n\n"
            "I. NHIỆM VỤ\n- Chỉnh lý 85 mét giá hồ sơ giai đoạn 2019 - 2022.\n"
            "- Hoàn thành chỉnh lý trước ngày 30/9/2023.\n"
        ).encode()
    )
    assert [[d.end for d in task.deadlines] for task in plan.tasks] == [[], ["2023-09-30"]]


ASSIGNED = """
| STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Rà soát thủ tục | Sở Tư pháp | 30/6/2026 |
| 2 | Kiểm tra công vụ | Thanh tra tỉnh | 30/9/2026 |
"""


@pytest.mark.parametrize(
    "above",
    [
        "I. NHIỆM VỤ\n\n1. Sở Nội vụ rà soát biên chế trước ngày 15/9/2026.",
        "I. NHIỆM VỤ\n\n1. Tuyên truyền\n\n- Xây dựng chuyên trang.",
        "I. NHIỆM VỤ\n\nNhiệm vụ cụ thể:",
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ chủ trì, theo dõi việc thực hiện.",
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- Theo dõi các đơn vị.",
        "I. MỤC TIÊU\n\n1. Mục tiêu chung: nâng cao chất lượng.",
        "I. KẾT QUẢ DỰ KIẾN\n\n- 02 báo cáo.",
    ],
)
def test_a_table_is_read_whatever_line_it_stands_below(above: str) -> None:
    tasks = read(f"{above}\n{ASSIGNED}").tasks[-2:]
    assert [(task.text, name_leads(task)) for task in tasks] == [
        ("Rà soát thủ tục", ["Sở Tư pháp"]),
        ("Kiểm tra công vụ", ["Thanh tra tỉnh"]),
    ]
    assert [task.deadlines[0].end for task in tasks] == ["2026-06-30", "2026-09-30"]
