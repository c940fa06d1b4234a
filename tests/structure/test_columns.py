"""Table headers as plans of many offices write them, and what each column holds."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

from extract.rulebook import Rulebook
from extract.structure.columns import Head
from extract.structure.heads import header_key, read_head
from tests.factories import CellText, make_table

# Headers seen in real annexes, by what their column holds.
HEADERS = {
    "ordinal": [
        "STT",
        "TT",
        "Stt",
        "Số TT",
        "Số thứ tự",
        "Mã nhiệm vụ",
        "Mã",
        "Mã WBS",
        "Mã Mục Tiêu",
    ],
    "task": [
        "Nhiệm vụ",
        "Nhiệm vụ trọng tâm",
        "Nội dung thực hiện",
        "Nhiệm vụ, giải pháp cải thiện, nâng cao các chỉ số thành phần của chỉ số PII",
        "Tên nhiệm vụ",
        "Tên nhóm nhiệm vụ/nhiệm vụ",
        "Nội dung nhiệm vụ",
        "Nội dung",
        "Nội dung công việc",
        "NHIỆM VỤ",
        "Nhiệm vụ, đề án, dự án",
        "Nhiệm vụ, giải pháp",
        "Nhiệm vụ theo quý",
        "Nội dung nhiệm vụ / Trích yếu văn bản",
        "Công việc",
        "Đầu việc",
        "Tên công việc chi tiết",
        "Mục Tiêu / Nhiệm Vụ",
        "Nhiệm vụ\ncụ thể",
    ],
    "group": ["Nhóm nhiệm vụ", "Lĩnh vực", "Lĩnh Vực / Nhóm", "Giai đoạn"],
    "detail": ["Nhiệm vụ trọng tâm thực hiện", "Phương thức hỗ trợ thực hiện"],
    "mandate": [
        "Nhiệm vụ UBND tỉnh giao tại Kế hoạch số 253/KH-UBND",
        "Văn bản giao nhiệm vụ",
        "Văn bản cấp trên giao, Văn bản chỉ đạo của Đảng uỷ",
        "Nhiệm vụ Chính phủ giao tại Nghị quyết số 12/NQ-CP",
    ],
    "lead": [
        "Đơn vị chủ trì",
        "Cơ quan chủ trì",
        "Giao đơn vị chủ trì tham mưu thực hiện",
        "Cơ quan chủ trì thực hiện",
        "Cơ quan, đơn vị chủ trì",
        "CƠ QUAN THỰC HIỆN",
        "Đơn vị thực hiện",
        "Chủ trì",
        "Phòng, đơn vị chủ trì",
        "Cơ quan chủ trì tham mưu",
        "Cơ quan chủ trì theo dõi, đánh giá",
        "Đơn vị chủ trì theo dõi",
        "Phòng/Khu chủ trì",
        "Giao Đơn Vị Trực Thuộc",
        "Cơ quan chịu trách nhiệm cao nhất",
        "Cơ quan\nchủ trì",
    ],
    "support": [
        "Đơn vị phối hợp",
        "Cơ quan phối hợp",
        "Cơ quan phối hợp thực hiện",
        "Cơ quan, đơn vị phối hợp",
        "Phối hợp",
        "Đơn vị phối hợp, cung cấp số liệu",
        "Lực lượng hỗ trợ",
        "Cơ quan phối hợp, tham vấn",
        "Phòng/Khu phối hợp",
    ],
    "lead_support": ["Đơn vị chủ trì, phối hợp", "Cơ quan chủ trì/phối hợp"],
    "supervisor": [
        "Giao lãnh đạo sở trực tiếp chỉ đạo",
        "Lãnh đạo phụ trách",
        "Lãnh đạo giao việc",
    ],
    "person": [
        "Người thực hiện",
        "Người phụ trách",
        "Người/Bộ phận chịu trách nhiệm",
        "Chuyên viên VP tham mưu / theo dõi",
    ],
    "deadline": [
        "Thời gian thực hiện",
        "Tiến độ thực hiện",
        "Thời gian hoàn thành",
        "Thời hạn",
        "Thời hạn hoàn thành",
        "Hạn hoàn thành",
        "Hạn xử lý",
        "Hạn ban đầu",
        "Thời gian",
        "Thời gian trình",
        "Thời Gian / Hạn Chót",
        "Số ngày dự kiến",
        "Thời gian (dự kiến)",
    ],
    "start": ["Bắt đầu", "Thời gian bắt đầu", "Từ ngày"],
    "end": ["Kết thúc", "Thời gian kết thúc", "Đến ngày"],
    "output": [
        "Dự kiến một số kết quả trọng tâm",
        "Sản phẩm",
        "Sản phẩm đầu ra",
        "Kết quả cần đạt (Định lượng)",
        "KẾT QUẢ YÊU CẦU",
        "Kết quả/sản phẩm",
        "Sản phẩm/kết quả",
        "Sản phẩm, kết quả",
        "Sản phẩm kết quả",
        "Sản phẩm/Kết quả",
        "Văn bản sản phẩm đầu ra",
        "Sản phẩm bàn giao (Deliverable)",
        "Tiêu chí hoàn thành",
        "Deliverable (Kết quả đầu ra)",
    ],
    "indicator": ["Chỉ số thành phần PII", "Chỉ tiêu", "Chỉ tiêu liên quan", "Tên chỉ tiêu"],
    "rank": ["Xếp hạng 2025", "Xếp hạng năm 2024", "Thứ hạng"],
    "score": ["Mức điểm số năm 2023", "Điểm số"],
    "target": [
        "Mục tiêu phấn đấu năm 2024",
        "Mức phấn đấu",
        "Đến hết năm 2026",
        "Đến năm 2030",
        "Tầm nhìn đến năm 2045",
    ],
    "measure": ["Đơn vị tính", "ĐVT"],
    "note": ["Ghi chú", "Ghi chú (nếu có)"],
    "approval": ["Cấp trình"],
    "grading": ["Điểm chấm công việc", "Hệ số quy đổi", "Độ khó"],
    # What has no field of its own must not be taken for something that has one.
    "extra": [
        "Căn cứ/lý do đề xuất nhiệm vụ - Cột này để giải trình, không phát hành",
        "TIẾN ĐỘ, KẾT QUẢ HIỆN NAY",
        "Kết quả thực hiện",
        "Trạng thái",
        "Tiến Độ Hiện Tại",
        "Tóm tắt kết quả",
        "Kết quả bổ sung (nếu có)",
        "Số lượng",
        "Mốc Kế Hoạch (%)",
        "Thực Tế (%)",
        "Chênh Lệch (%)",
        "Nguồn số liệu/minh chứng",
        "Nguồn kinh phí",
        "Dự toán kinh phí",
        "Mức độ ưu tiên",
        "Ưu tiên",
        "Phạm Vi",
        "Tuần 1",
    ],
}
# Columns that stand beside the one in question, so that the row is known for a header.
BESIDE = {
    "ordinal": ["Nhiệm vụ", "Ghi chú"],
    "task": ["STT", "Thời hạn"],
    "indicator": ["STT", "Thời hạn"],
}
NEIGHBOURS = ["STT", "Nhiệm vụ"]


def list_headers() -> list[ParameterSet]:
    return [pytest.param(header, role) for role, headers in HEADERS.items() for header in headers]


def read(rows: list[list[CellText | None]], rulebook: Rulebook) -> Head | None:
    return read_head(make_table(rows), rulebook.headers)


def roles(rows: list[list[CellText | None]], rulebook: Rulebook) -> list[str]:
    head = read(rows, rulebook)
    assert head is not None
    return [column.role for column in head.columns]


@pytest.mark.parametrize(("header", "role"), list_headers())
def test_header(header: str, role: str, rulebook: Rulebook) -> None:
    row: list[CellText | None] = [header, *BESIDE.get(role, NEIGHBOURS)]
    assert roles([row, ["1", "a", "b"]], rulebook)[0] == role


def test_no_header_means_two_things(rulebook: Rulebook) -> None:
    words = [
        (header_key(word), rule.id) for rule in rulebook.headers.headers for word in rule.words
    ]
    keys = dict(words)
    assert {(key, keys[key]) for key, _ in words} == set(words)


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        (["Sở Y tế", "Phòng Kinh tế", "UBND các xã"], "lead"),
        (["%", "xã", "tỷ đồng"], "measure"),
        (["Sở Y tế", "%", "xã", "ha"], "measure"),
    ],
)
def test_column_called_unit_is_told_by_its_cells(
    cells: list[str], role: str, rulebook: Rulebook
) -> None:
    rows: list[list[CellText | None]] = [[str(n), "a", cell] for n, cell in enumerate(cells)]
    assert roles([["TT", "Nội dung", "Đơn vị"], *rows], rulebook)[2] == role


def test_column_called_unit_beside_a_lead_is_a_measure(rulebook: Rulebook) -> None:
    rows: list[list[CellText | None]] = [
        ["TT", "Nội dung", "Đơn vị", "Đơn vị chủ trì"],
        ["1", "a", "Sở A", "Sở B"],
    ]
    assert roles(rows, rulebook)[2:] == ["measure", "lead"]


def test_column_called_result_is_a_target_of_indicators_only(rulebook: Rulebook) -> None:
    assert roles([["TT", "Chỉ tiêu", "Đơn vị", "Kết quả"], ["1", "a", "%", "10"]], rulebook) == [
        "ordinal",
        "indicator",
        "measure",
        "target",
    ]
    assert roles([["TT", "Nội dung", "Kết quả"], ["1", "a", "Báo cáo"]], rulebook)[2] == "output"


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        (["Quý II/2026", "Tháng 6/2026", "Thường xuyên"], "deadline"),
        (["2026", "30/6/2026", "Hằng năm"], "deadline"),
        (["Đã trình", "Đang làm", "Chưa làm"], "extra"),
    ],
)
def test_column_called_progress_is_told_by_its_cells(
    cells: list[str], role: str, rulebook: Rulebook
) -> None:
    rows: list[list[CellText | None]] = [[str(n), "a", cell] for n, cell in enumerate(cells)]
    assert roles([["TT", "Nội dung", "Tiến độ"], *rows], rulebook)[2] == role


def test_second_column_of_tasks_holds_details(rulebook: Rulebook) -> None:
    rows: list[list[CellText | None]] = [
        ["TT", "Nhiệm vụ", "Nội dung", "Chủ trì"],
        ["1", "a", "b", "c"],
    ]
    assert roles(rows, rulebook) == ["ordinal", "task", "detail", "lead"]


def test_details_without_tasks_are_the_tasks(rulebook: Rulebook) -> None:
    rows: list[list[CellText | None]] = [["TT", "Các bước thực hiện", "Chủ trì"], ["1", "a", "b"]]
    assert roles(rows, rulebook) == ["ordinal", "task", "lead"]


def test_year_of_a_header(rulebook: Rulebook) -> None:
    head = read(
        [["TT", "Chỉ số", "Xếp hạng 2025", "Mục tiêu phấn đấu năm 2026", "Ghi chú"], list("12345")],
        rulebook,
    )
    assert head is not None
    assert [column.year for column in head.columns] == [None, None, 2025, 2026, None]


def test_header_of_two_rows(rulebook: Rulebook) -> None:
    rows: list[list[CellText | None]] = [
        ["TT", "Nhiệm vụ", ("Phân công thực hiện", 2), ("Thời gian", 2)],
        [None, None, "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"],
        ["1", "a", "Sở A", "Sở B", "01/2026", "6/2026"],
    ]
    head = read(rows, rulebook)
    assert head is not None
    assert head.rows == 2
    assert [c.role for c in head.columns] == ["ordinal", "task", "lead", "support", "start", "end"]
    assert head.columns[2].header == "Phân công thực hiện Chủ trì"
    assert [len(column.cells) for column in head.columns] == [1, 1, 2, 2, 2, 2]


def test_second_header_row_of_a_dump_that_lost_its_merges(rulebook: Rulebook) -> None:
    table = make_table(
        [
            ["TT", "Nhiệm vụ", "Đơn vị", ""],
            ["", "", "Chủ trì", "Phối hợp"],
            ["1", "a", "Sở A", "Sở B"],
        ],
        lossy=True,
    )
    head = read_head(table, rulebook.headers)
    assert head is not None
    assert (head.rows, [c.role for c in head.columns][2:]) == (2, ["lead", "support"])


@pytest.mark.parametrize("index", [["(1)", "(2)", "(3)"], ["1", "2", "3"], ["A", "B", "1"]])
def test_row_of_column_numbers_belongs_to_the_header(index: list[str], rulebook: Rulebook) -> None:
    rows: list[list[CellText | None]] = [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        list(index),
        ["1", "Rà soát", "Sở A"],
    ]
    head = read(rows, rulebook)
    assert head is not None
    assert head.rows == 2


def test_header_below_a_caption_row(rulebook: Rulebook) -> None:
    head = read(
        [
            [("DANH MỤC NHIỆM VỤ NĂM 2026", 3)],
            ["TT", "Nhiệm vụ", "Chủ trì"],
            ["1", "Rà soát", "Sở A"],
        ],
        rulebook,
    )
    assert head is not None
    assert head.rows == 2


def test_table_without_header_has_no_head(rulebook: Rulebook) -> None:
    assert read([["1", "Rà soát quy hoạch", "Sở A"], ["2", "Thống kê", "Sở B"]], rulebook) is None
    assert read([["Họ tên", "Chức vụ"], ["Nguyễn Văn A", "Giám đốc"]], rulebook) is None


def test_ordinal_over_two_columns(rulebook: Rulebook) -> None:
    """Number and letter of a row in columns of their own, under one header."""
    rows: list[list[CellText | None]] = [
        [("Stt", 2), "Tên nhiệm vụ", "Đơn vị chủ trì"],
        ["TT", "Chi tiết", None, None],
        ["1", "a)", "Rà soát quy hoạch", "Sở Xây dựng"],
    ]
    head = read(rows, rulebook)
    assert head is not None
    assert head.rows == 2
    found = [column.role for column in head.columns]
    assert (found[0], found[2:]) == ("ordinal", ["task", "lead"])
    assert found[1] in ("ordinal", "extra")
