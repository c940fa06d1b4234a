"""Workbooks as offices lay them out, read to records; the bodies are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from extract import extract
from extract.fields.deadlines.moments import SWAPPED
from extract.records import Plan, Task
from tests.legacy.encoders import show_tcvn3, show_vni
from tests.workbooks import Tab, build_xls, build_xlsx

Build = Callable[..., bytes]


@pytest.fixture(params=[build_xlsx, build_xls], ids=["xlsx", "xls"])
def build(request: pytest.FixtureRequest) -> Build:
    builder: Build = request.param
    return builder


def read(data: bytes) -> Plan:
    return extract(data, name="book", with_blocks=True)


def name_units(task: Task) -> tuple[list[str], list[str]]:
    return [unit.name for unit in task.lead_units], [unit.name for unit in task.support_units]


def list_dates(task: Task) -> list[tuple[str | None, str | None, str | None]]:
    return [(item.start, item.end, item.review) for item in task.deadlines]


def list_unread(plan: Plan) -> list[str]:
    assert plan.blocks is not None
    return [plan.blocks[entry.block].text for entry in plan.ledger if entry.role == "unread"]


SIGNED_ANNEX = Tab(
    "PL I",
    [
        ["UBND TỈNH HẢI LĂNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", None, None, "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 415/KH-SNNMT", None, None, "Hải Lăng, ngày 20 tháng 01 năm 2026"],
        [],
        ["PHỤ LỤC I"],
        ["DANH MỤC NHIỆM VỤ TRỌNG TÂM NĂM 2026"],
        ["(Kèm theo Kế hoạch số 415/KH-SNNMT ngày 20/01/2026 của Sở Nông nghiệp và Môi trường)"],
        [],
        ["TT", "Tên nhiệm vụ", "Phân công", None, "Thời gian thực hiện", None, "Sản phẩm"],
        [None, None, "Đơn vị chủ trì", "Đơn vị phối hợp", "Bắt đầu", "Kết thúc"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["A", "LĨNH VỰC TRỒNG TRỌT"],
        [
            1,
            "Xây dựng chuỗi liên kết lúa hữu cơ",
            "Chi cục Trồng trọt và Bảo vệ thực vật",
            "Trung tâm Khuyến nông",
            date(2026, 2, 15),
            date(2026, 6, 30),
            "05 hợp đồng liên kết",
        ],
        ["B", "LĨNH VỰC MÔI TRƯỜNG"],
        [
            2,
            "Thống kê nguồn thải",
            "Phòng Quản lý môi trường",
            "Các đơn vị liên quan",
            date(2026, 1, 5),
            date(2026, 12, 31),
            "Báo cáo",
        ],
        [None, "Kiểm tra cơ sở xả thải lớn", None, None, None, date(2026, 9, 10), "Biên bản"],
        [],
        ["Nơi nhận:", None, None, None, "KT. GIÁM ĐỐC"],
        ["- Như Điều 3;", None, None, None, "PHÓ GIÁM ĐỐC"],
        ["- Lưu: VT."],
        [],
        [],
        [None, None, None, None, "Hoàng Văn Tấn"],
    ],
    merges=[
        "A1:C1", "D1:G1", "A2:C2", "D2:G2", "A3:C3", "D3:G3", "A5:G5", "A6:G6", "A7:G7",
        "A9:A10", "B9:B10", "C9:D9", "E9:F9", "G9:G10", "B12:G12", "B14:G14", "A15:A16",
        "C15:C16", "D15:D16", "A18:C18", "E18:G18", "A19:C19", "E19:G19", "E23:G23",
    ],
    ruled=["A9:G16"],
    bold=["A5:G6", "A9:G10", "D1:G2", "E18:G19"],
    centered=["A1:G3", "A5:G7", "A9:G11"],
)  # fmt: skip


def test_signed_annex_with_a_header_of_two_rows(build: Build) -> None:
    plan = read(build(SIGNED_ANNEX))
    document = plan.document
    assert (document.kind, document.code, document.issued_on, document.place) == (
        "phụ lục",
        "415/KH-SNNMT",
        "2026-01-20",
        "Hải Lăng",
    )
    assert document.issuer is not None
    assert document.issuer.name == "Sở Nông nghiệp và Môi trường tỉnh Hải Lăng"
    assert [signer.name for signer in document.signers] == ["Hoàng Văn Tấn"]
    assert document.recipients == ["Như Điều 3", "Lưu: VT"]
    assert [(task.code, task.path, *name_units(task)) for task in plan.tasks] == [
        (
            "1",
            ["A LĨNH VỰC TRỒNG TRỌT"],
            ["Chi cục Trồng trọt và Bảo vệ thực vật"],
            ["Trung tâm Khuyến nông"],
        ),
        (
            "2",
            ["B LĨNH VỰC MÔI TRƯỜNG"],
            ["Phòng Quản lý môi trường"],
            ["Các đơn vị liên quan"],
        ),
        (
            "2",
            ["B LĨNH VỰC MÔI TRƯỜNG"],
            ["Phòng Quản lý môi trường"],
            ["Các đơn vị liên quan"],
        ),
    ]
    assert [list_dates(task) for task in plan.tasks] == [
        [("2026-02-15", "2026-06-30", None)],
        [("2026-01-05", "2026-12-31", SWAPPED)],
        [(None, "2026-09-10", SWAPPED)],
    ]
    assert list_unread(plan) == []


def test_swapped_date_is_cited_from_its_cell(build: Build) -> None:
    header = ["STT", "Nhiệm vụ", "Chủ trì", "Hạn hoàn thành"]
    rows = [
        header,
        [1, "Rà soát", "Phòng Nội vụ", date(2026, 7, 1)],
        [2, "Báo cáo", "Phòng Nội vụ", "01/7/2026"],
        [3, "Kiểm tra", "Phòng Nội vụ", date(2026, 7, 7)],
        [4, "Tổng kết", "Phòng Nội vụ", date(2026, 6, 1)],
    ]
    formats = {"D5": "mm/yyyy"}
    plan = read(build(Tab("KH 2026", rows, ruled=["A1:D5"], formats=formats)))
    assert [list_dates(task) for task in plan.tasks] == [
        [(None, "2026-07-01", SWAPPED)],
        [(None, "2026-07-01", None)],
        [(None, "2026-07-07", None)],
        [("2026-06-01", "2026-06-30", None)],
    ]
    cited = [item for item in plan.tasks[0].evidence if item.field == "deadlines"]
    assert [(item.quote, item.row, item.column) for item in cited] == [("01/07/2026", 2, 4)]
    assert any(SWAPPED in finding.message for finding in plan.findings)
    assert any("(D2)" in finding.message for finding in plan.findings)


def test_month_schedule_with_a_sheet_for_each_division(build: Build) -> None:
    header = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Tuần 1", "Tuần 2", "Tuần 3", "Tuần 4"]
    first = [header, [1, "Tham mưu chương trình", "Đ/c Lê Thị Hoa", "Phòng Hành chính", "x"]]
    second = [header, [1, "Mua sắm thiết bị", None, None, None, None, "x", None]]
    plan = read(
        build(
            Tab("Phòng Tổng hợp", first, ruled=["A1:H2"], bold=["A1:H1"]),
            Tab("Phòng Hành chính", second, ruled=["A1:H2"], bold=["A1:H1"]),
        )
    )
    assert [(task.path, name_units(task)) for task in plan.tasks] == [
        (["Phòng Tổng hợp"], (["Phòng Tổng hợp"], ["Phòng Hành chính"])),
        (["Phòng Hành chính"], (["Phòng Hành chính"], [])),
    ]
    assert [[item.raw for item in task.deadlines] for task in plan.tasks] == [
        ["Tuần 1"],
        ["Tuần 3"],
    ]
    assert [person.name for person in plan.tasks[0].supervisors] == ["Lê Thị Hoa"]
    assert list_unread(plan) == []


def test_register_with_hidden_rows_and_columns(build: Build) -> None:
    rows = [
        ["SỔ THEO DÕI NHIỆM VỤ UBND XÃ GIAO NĂM 2026"],
        [],
        [
            "Mã",
            "Nội dung nhiệm vụ / Trích yếu văn bản",
            "Cơ quan chủ trì tham mưu",
            "Hạn ban đầu",
            "Hạn xử lý",
            "Văn bản sản phẩm đầu ra",
        ],
        [
            "NV001",
            "Rà soát hộ nghèo",
            "Phòng Kinh tế",
            date(2026, 5, 5),
            date(2026, 6, 8),
            "Báo cáo",
        ],
        ["NV002", "Phòng, chống thiên tai", "Phòng Kinh tế", None, date(2026, 5, 25), "Kế hoạch"],
        ["NV003", "Phân bổ kinh phí", "Phòng Văn hóa - Xã hội", None, "30/5/2026", "Tờ trình"],
    ]
    plan = read(
        build(
            Tab("Sổ", rows, merges=["A1:F1"], bold=["A3:F3"], hidden_rows=[5], hidden_columns=["D"])
        )
    )
    assert [(task.code, list_dates(task)) for task in plan.tasks] == [
        ("NV001", [(None, "2026-06-08", SWAPPED)]),
        ("NV002", [(None, "2026-05-25", None)]),
        ("NV003", [(None, "2026-05-30", None)]),
    ]
    messages = " ".join(finding.message for finding in plan.findings)
    assert "dòng 5" in messages
    assert "“Hạn ban đầu”" in messages


def test_main_text_down_a_column_with_an_annex_sheet(build: Build) -> None:
    main = Tab(
        "Kế hoạch",
        [
            ["ỦY BAN NHÂN DÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["XÃ TÂN PHÚ", None, "Độc lập - Tự do - Hạnh phúc"],
            ["Số: 12/KH-UBND", None, "Tân Phú, ngày 15 tháng 01 năm 2026"],
            ["KẾ HOẠCH"],
            ["Cải cách hành chính xã Tân Phú năm 2026"],
            ["I.", "MỤC TIÊU"],
            [1, "100% thủ tục hành chính được giải quyết đúng hạn."],
            ["II.", "TỔ CHỨC THỰC HIỆN"],
            [1, "Phòng Kinh tế tham mưu bố trí kinh phí, báo cáo trước ngày 15/12/2026."],
            [],
            ["Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"],
            ["- Lưu: VT.", None, "CHỦ TỊCH"],
            [None, None, "Phạm Văn Đức"],
        ],
        merges=["A1:B1", "A2:B2", "A3:B3", "A4:C4", "A5:C5"],
        bold=["A4:C5", "A6:B6", "A8:B8"],
        centered=["A4:C5"],
    )
    annex = Tab(
        "Phụ lục",
        [
            ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn", "Tỷ lệ"],
            [1, "Rà soát thủ tục", "Phòng Kinh tế", date(2026, 6, 1), 0.95],
        ],
        ruled=["A1:E2"],
        formats={"D2": "mmm-yy", "E2": "0%"},
    )
    plan = read(build(main, annex))
    assert plan.document.code == "12/KH-UBND"
    assert plan.document.title == "Cải cách hành chính xã Tân Phú năm 2026"
    assert [signer.name for signer in plan.document.signers] == ["Phạm Văn Đức"]
    assert [objective.text for objective in plan.objectives] == [main.rows[6][1]]
    assert [(task.origin, task.kind, task.code) for task in plan.tasks] == [
        ("main", "duty", "1"),
        ("annex", "task", "1"),
    ]
    assert list_dates(plan.tasks[1]) == [("2026-06-01", "2026-06-30", None)]
    assert plan.tasks[1].extra == {"Tỷ lệ": "95%"}


def test_indicators_with_codes_and_scores_typed_as_numbers(build: Build) -> None:
    rows = [
        ["PHỤ LỤC: CẢI THIỆN CHỈ SỐ PII NĂM 2026"],
        ["STT", "Chỉ số thành phần", "Xếp hạng 2025", "Điểm số năm 2025", "Mục tiêu 2026"],
        ["I", "TRỤ CỘT 1: THỂ CHẾ"],
        [1.1, "1.1.3. Chính sách hỗ trợ doanh nghiệp", "26/34", 20.34, "≥ 25"],
        [1.2, "1.2.1. Chi phí gia nhập thị trường", "10/34", 45, "≥ 50"],
    ]
    plan = read(build(Tab("PII", rows, merges=["A1:E1", "B3:E3"], bold=["A1:E2"])))
    found = [
        (item.code, item.rank and item.rank.position, item.score and item.score.value)
        for item in plan.indicators
    ]
    assert found == [("1.1.3", 26, "20.34"), ("1.2.1", 10, "45")]


def test_unread_cell_gives_no_value(build: Build) -> None:
    """A date before the calendar; what a formula without a result gives."""
    rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        [1, "Rà soát", "Phòng Nội vụ", 0],
    ]
    tab = Tab("KH", rows, ruled=["A1:D2"], formats={"D2": "dd/mm/yyyy"})
    plan = read(build(tab))
    assert plan.tasks[0].deadlines == []
    assert list_unread(plan) == [""]
    assert any("D2" in finding.message for finding in plan.findings)


def test_months_by_number_below_one_header(build: Build) -> None:
    rows = [
        ["KẾ HOẠCH SỬA CHỮA LƯỚI ĐIỆN NĂM 2027"],
        ["STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian thực hiện (tháng)"],
        [None, None, None, 1, 2, 3],
        ["I", "Sửa chữa lớn"],
        [1, "Thay sứ đường dây", "Đội Quản lý lưới điện 1", None, "x", "x"],
    ]
    merges = ["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:F2", "B4:F4"]
    plan = read(build(Tab("KH", rows, merges=merges, ruled=["A1:F5"], bold=["A1:F3"])))
    assert [list_dates(task) for task in plan.tasks] == [
        [("2027-02-01", "2027-02-28", None), ("2027-03-01", "2027-03-31", None)]
    ]


def test_table_goes_on_headerless_on_the_next_sheet(build: Build) -> None:
    header = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn hoàn thành"]
    plan = read(
        build(
            Tab("1", [["PHỤ LỤC"], header, [1, "Số hóa hồ sơ", "Văn phòng", "Quý I/2026"]]),
            Tab(
                "2",
                [[2, "Tập huấn", "Văn phòng", "Quý II/2026"], [3, "Rà soát", "Văn phòng", "2026"]],
                ruled=["A1:D2"],
            ),
        )
    )
    assert [(task.code, task.path, name_units(task)[0]) for task in plan.tasks] == [
        (number, [], ["Văn phòng"]) for number in ("1", "2", "3")
    ]


@pytest.mark.parametrize(
    ("font", "show", "name"), [(".VnTime", show_tcvn3, "TCVN3"), ("VNI-Times", show_vni, "VNI")]
)
def test_cells_in_a_font_from_before_unicode(
    build: Build, font: str, show: Callable[[str], str], name: str
) -> None:
    rows = [
        [show(value) if isinstance(value, str) else value for value in row]
        for row in SIGNED_ANNEX.rows
    ]
    found = read(build(replace(SIGNED_ANNEX, rows=rows, font=font)))
    assert found.source.encoding == name
    expected = read(build(SIGNED_ANNEX))
    assert found.tasks == expected.tasks
    assert found.document == expected.document


def test_capitals_of_a_font_from_before_unicode(build: Build) -> None:
    """.VnTimeH draws small letters as capitals."""
    title = Tab("KH", [[show_tcvn3(text)] for text in ("kế hoạch", "cải cách hành chính năm 2026")])
    plan = read(build(replace(title, font=".VnTimeH")))
    assert plan.document.title == "CẢI CÁCH HÀNH CHÍNH NĂM 2026"
