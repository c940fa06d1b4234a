"""Who leads and who supports, from running text; and what names nobody."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from extract.fields.units import UnitHit, UnitNames, find_assignments, split_units
from extract.resources import rules_folder
from extract.rulebook.units import UnitRulebook, load_units

_READ_BY_HAND = Path(__file__).resolve().parents[2].parent / "shared" / "gold"


@lru_cache(maxsize=1)
def rulebook() -> UnitRulebook:
    return load_units([rules_folder()])


@pytest.fixture
def names() -> UnitNames:
    return UnitNames(rulebook())


def shown(hits: list[UnitHit]) -> list[str]:
    return [f"<{hit.name}>" if hit.generic else hit.name for hit in hits]


CASES = [
    # Other verbs of charge, and whom one works together with.
    ("Xây dựng bộ tiêu chí do Sở Nội vụ đảm nhiệm.", ["Sở Nội vụ"], []),
    ("Do Chi cục Kiểm lâm chịu trách nhiệm thực hiện.", ["Chi cục Kiểm lâm"], []),
    ("Văn phòng UBND tỉnh được giao làm đầu mối tổng hợp.", ["Văn phòng Ủy ban nhân dân tỉnh"], []),
    ("Ủy quyền Sở Tư pháp ký kết các hợp đồng.", ["Sở Tư pháp"], []),
    ("Làm sạch dữ liệu, kết hợp với Công an tỉnh.", [], ["Công an tỉnh"]),
    ("Giao Phòng A theo dõi, có sự hỗ trợ của Phòng B.", ["Phòng A"], ["Phòng B"]),
    # Verbs end a name, also that of a board whose name may hold them.
    ("Giao Ban Chỉ đạo 35 bố trí kinh phí thực hiện.", ["Ban Chỉ đạo 35"], []),
    (
        "Phối hợp với Hội đồng Thuốc và Điều trị tuyên truyền nội dung.",
        [],
        ["Hội đồng Thuốc và Điều trị"],
    ),
    (
        "Phối hợp với Khoa Nông - Lâm - Ngư cải tạo phòng thí nghiệm.",
        [],
        ["Khoa Nông - Lâm - Ngư"],
    ),
    ("Giao Văn phòng ứng dụng trí tuệ nhân tạo.", ["Văn phòng"], []),
    # A verb before another that says who leads is of the name.
    ("Văn phòng tổng hợp chủ trì thực hiện.", ["Văn phòng tổng hợp"], []),
    # An order, and whom to work with.
    (
        "Giao Phòng Quản lý môi trường chủ trì, phối hợp với các phòng, đơn vị trực thuộc Sở đôn"
        " đốc việc thực hiện Kế hoạch này. Quá trình thực hiện, nếu có khó khăn, vướng mắc, đề"
        " nghị các phòng, đơn vị trực thuộc Sở phản ánh về Phòng Quản lý môi trường để tổng hợp,"
        " tham mưu Lãnh đạo Sở báo cáo UBND tỉnh.",
        ["Phòng Quản lý môi trường"],
        ["<các phòng, đơn vị trực thuộc Sở>"],
    ),
    (
        "Giao Chi cục Phát triển nông thôn chủ trì Phối hợp với các phòng, đơn vị liên quan tổ"
        " chức xây dựng kế hoạch.",
        ["Chi cục Phát triển nông thôn"],
        ["<các phòng, đơn vị liên quan>"],
    ),
    (
        "Chủ trì, phối hợp với các đơn vị liên quan tham mưu, cân đối, bố trí nguồn vốn.",
        [],
        ["<các đơn vị liên quan>"],
    ),
    (
        "Phối hợp với Trung tâm CNTT-TT và các cơ quan truyền thông để tuyên truyền.",
        [],
        ["Trung tâm Công nghệ thông tin và Truyền thông", "<các cơ quan truyền thông>"],
    ),
    (
        "Chủ động phối hợp với các cơ quan báo chí, truyền thông xây dựng các chuyên mục.",
        [],
        ["<các cơ quan báo chí, truyền thông>"],
    ),
    (
        "Chủ động hướng dẫn, phối hợp với các đơn vị để tháo gỡ các khó khăn.",
        [],
        ["<các đơn vị>"],
    ),
    (
        "Phối hợp với UBND cấp xã và các cơ quan liên quan xử lý dứt điểm các cơ sở gây ô nhiễm.",
        [],
        ["<UBND cấp xã>", "<các cơ quan liên quan>"],
    ),
    (
        "Đôn đốc, phối hợp đơn vị tư vấn hoàn thiện các báo cáo, dữ liệu.",
        [],
        ["<đơn vị tư vấn>"],
    ),
    (
        "Phối hợp các cơ quan chuyên môn thuộc Bộ Thông tin và Truyền thông trong công tác.",
        [],
        ["<các cơ quan chuyên môn thuộc Bộ Thông tin và Truyền thông>"],
    ),
    (
        "Phối hợp với Sở, ban, ngành liên quan tháo gỡ khó khăn.",
        [],
        ["<Sở, ban, ngành liên quan>"],
    ),
    # The subject of the first sentence.
    (
        "Căn cứ Kế hoạch của Sở, Trưởng các phòng chuyên môn, đơn vị trực thuộc Sở khẩn trương tổ"
        " chức phổ biến, báo cáo về Sở Nông nghiệp và Môi trường (qua Phòng Quản lý môi trường).",
        ["<các phòng chuyên môn, đơn vị trực thuộc Sở>"],
        [],
    ),
    (
        "Căn cứ chức năng, nhiệm vụ được phân công tại Kế hoạch này, Thủ trưởng các đơn vị chịu"
        " trách nhiệm toàn diện.",
        ["<các đơn vị>"],
        [],
    ),
    (
        "Các sở, ban, ngành; UBND các xã, phường, đặc khu căn cứ chức năng, nhiệm vụ xây dựng kế"
        " hoạch cụ thể.",
        ["<Các sở, ban, ngành>", "<UBND các xã, phường, đặc khu>"],
        [],
    ),
    (
        "100% các đơn vị chuyên môn hoàn thành báo cáo rà soát.",
        ["<các đơn vị chuyên môn>"],
        [],
    ),
    (
        "Sở Khoa học và Công nghệ có trách nhiệm theo dõi, đôn đốc, báo cáo UBND tỉnh.",
        ["Sở Khoa học và Công nghệ"],
        [],
    ),
    (
        "Hằng năm, Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan tổ chức kiểm tra.",
        ["Sở Nội vụ"],
        ["<các cơ quan liên quan>"],
    ),
    (
        "Sở Giáo dục và đào tạo phối hợp với Tỉnh đoàn tổ chức cuộc thi.",
        ["Sở Giáo dục và đào tạo"],
        ["Tỉnh đoàn"],
    ),
    (
        "Sở Y tế: Phối hợp với Công an tỉnh, Sở Giáo dục và Đào tạo kiểm tra việc thực hiện.",
        ["Sở Y tế"],
        ["Công an tỉnh", "Sở Giáo dục và Đào tạo"],
    ),
    (
        "Phòng Kế hoạch - Tổng hợp: Hoàn thành 01 Báo cáo tổng thể.",
        ["Phòng Kế hoạch - Tổng hợp"],
        [],
    ),
    (
        "Báo và Phát thanh, truyền hình tỉnh xây dựng chuyên trang.",
        ["Báo và Phát thanh, truyền hình tỉnh"],
        [],
    ),
    # Requests, brackets, inline labels.
    (
        "Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội phối hợp vận động.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "<các tổ chức chính trị - xã hội>"],
        [],
    ),
    (
        "Tham mưu với UBND tỉnh ban hành Quy chế (Giao Công an tỉnh chủ trì, phối hợp với Văn"
        " phòng UBND tỉnh; Sở Tư pháp và các cơ quan, tổ chức có liên quan tham mưu).",
        ["Công an tỉnh"],
        [
            "Văn phòng Ủy ban nhân dân tỉnh",
            "Sở Tư pháp",
            "<các cơ quan, tổ chức có liên quan>",
        ],
    ),
    (
        "Trong đó giao Giám đốc Công an tỉnh chỉ đạo thực hiện:",
        ["Công an tỉnh"],
        [],
    ),
    (
        "Rà soát văn bản (Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính, các đơn vị liên quan).",
        ["Sở Nội vụ"],
        ["Sở Tài chính", "<các đơn vị liên quan>"],
    ),
    (
        "Việc kiểm tra do Thanh tra tỉnh chủ trì, có sự tham gia của Sở Tư pháp.",
        ["Thanh tra tỉnh"],
        ["Sở Tư pháp"],
    ),
    (
        "Văn phòng Sở chủ trì, bố trí kinh phí; Phòng Tổ chức cán bộ phối hợp.",
        ["Văn phòng Sở"],
        ["Phòng Tổ chức cán bộ"],
    ),
    (
        "Giao Giám đốc Sở Tài chính căn cứ khả năng ngân sách, phối hợp chặt chẽ với Thuế tỉnh,"
        " Kho bạc Nhà nước khu vực XII bảo đảm kinh phí.",
        ["Sở Tài chính"],
        ["Thuế tỉnh", "Kho bạc Nhà nước khu vực XII"],
    ),
]

# Bodies that are advised, guided, reported to or steered have no part in the task.
SILENT = [
    "Tham mưu UBND tỉnh hoàn thiện cơ chế, chính sách.",
    "Định kỳ tổng hợp, tham mưu Lãnh đạo Sở báo cáo UBND tỉnh (qua Sở Khoa học và Công nghệ).",
    "Báo cáo kết quả về Sở Nội vụ trước ngày 15/12 để tổng hợp.",
    "Xây dựng kế hoạch, gửi Sở Tài chính thẩm định, trình UBND tỉnh.",
    "Hướng dẫn UBND các huyện, thị xã, thành phố và các doanh nghiệp tổ chức triển khai.",
    "Bảo đảm sự phối hợp đồng bộ giữa các sở, ngành.",
    "Xây dựng quy chế phối hợp với Bộ Chỉ huy Quân sự tỉnh.",
    "Chỉ đạo các chủ đầu tư các khu công nghiệp trên địa bàn tỉnh tích cực phối hợp với Ban Quản"
    " lý các Khu công nghiệp tỉnh trong việc đôn đốc nhà đầu tư thứ cấp.",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan báo cáo về UBND tỉnh.",
    "Thống kê số lượng doanh nghiệp trên địa bàn.",
    "Thanh tra việc chấp hành pháp luật tại các doanh nghiệp.",
    "Phòng ngừa, kiểm soát ô nhiễm môi trường.",
    "Tổ chức triển khai đồng bộ việc phân loại chất thải.",
    "100% hộ dân được sử dụng nước sạch.",
    "Giao thông nông thôn được đầu tư đồng bộ.",
    "Phối hợp tổ chức lớp tập huấn cho cán bộ.",
    "Phát huy vai trò của các tổ chức chính trị - xã hội trong công tác tuyên truyền.",
    "",
]


@pytest.mark.parametrize(("text", "leads", "supports"), CASES)
def test_assignment(names: UnitNames, text: str, leads: list[str], supports: list[str]) -> None:
    found = find_assignments(text, names)
    assert shown(found.leads) == leads
    assert shown(found.supports) == supports
    for hit in (*found.leads, *found.supports):
        assert text[hit.start : hit.end] == hit.raw


@pytest.mark.parametrize("text", SILENT)
def test_nobody_is_assigned(names: UnitNames, text: str) -> None:
    found = find_assignments(text, names)
    assert shown(found.leads) == []
    assert shown(found.supports) == []


def _tasks() -> list[tuple[str, dict[str, list[dict[str, object]]]]]:
    paths = sorted(_READ_BY_HAND.glob("*.json")) if _READ_BY_HAND.is_dir() else []
    return [
        (f"{path.name} {task['id']}", task)
        for path in paths
        for task in json.loads(path.read_text("utf-8"))["tasks"]
    ]


@pytest.mark.skipif(not _READ_BY_HAND.is_dir(), reason="plans read by hand are not here")
def test_texts_of_plans_read_by_hand_name_nobody_else(names: UnitNames) -> None:
    """Where a task's units were all read from its text, the text gives just those.

    A group stands for any group, as the reading by hand compares them.
    """
    wrong = []
    for label, task in _tasks():
        found = find_assignments(str(task["text"]), names)
        for field, hits in (("lead_units", found.leads), ("support_units", found.supports)):
            there = {str(unit["name"]) for unit in task[field] if not unit["generic"]}
            named = {hit.name for hit in hits if not hit.generic}
            if not named <= there or (hits and not task[field]):
                wrong.append((label, field, shown(hits)))
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "Vùng Tây Nguyên tập trung phát triển cây công nghiệp.",
        "Nhóm Zalo của xã cập nhật thông tin thường xuyên.",
        "Cảng Chân Mây hoàn thành đầu tư giai đoạn 2.",
        "Công viên Thống Nhất hoàn thành cải tạo.",
        "Toàn tỉnh phấn đấu trồng 500 ha rừng.",
    ],
)
def test_things_and_regions_lead_nothing(names: UnitNames, text: str) -> None:
    assert find_assignments(text, names).leads == []


def test_things_are_bodies_in_cells(names: UnitNames) -> None:
    hits = split_units("Cảng Chân Mây; Nhóm 1; toàn đơn vị", names)
    assert shown(hits) == ["Cảng Chân Mây", "Nhóm 1", "<toàn đơn vị>"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Văn phòng tổng hợp, theo dõi tiến độ; báo cáo UBND tỉnh.", ["Văn phòng"]),
        ("Công đoàn vận động đoàn viên tham gia.", ["Công đoàn"]),
        ("Thanh tra việc thực hiện chế độ báo cáo.", []),
        ("Thuế thu nhập thực hiện theo quy định.", []),
    ],
)
def test_bare_head_that_is_no_verb_begins_a_duty(text: str, leads: list[str]) -> None:
    found = find_assignments(text, UnitNames(load_units([rules_folder()])))
    assert [hit.name for hit in found.leads] == leads


def test_name_that_lists_work_needs_a_look(names: UnitNames) -> None:
    text = "Giao Phòng Kiểm tra, giám sát mua bán điện rà soát số liệu."
    (lead,) = find_assignments(text, names).leads
    assert lead.name == "Phòng Kiểm tra, giám sát mua bán điện"
    assert lead.review == "chưa rõ tên kết thúc ở đâu"


def test_names_of_a_cell_that_run_into_one_another_need_a_look(names: UnitNames) -> None:
    (unit,) = split_units("Phòng Tài chính kế toán Văn phòng", names)
    assert unit.review == "không có dấu phân cách với đơn vị sau"
    (whole,) = split_units("Văn phòng Đảng ủy", names)
    assert whole.review is None
