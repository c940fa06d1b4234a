"""Bodies in wordings of real plans: roles inside a cell, counts behind names, short forms."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from extract.assembly.reading import Assignment, Reader
from extract.document.model import Block, Passage
from extract.fields.deadlines import DeadlineContext
from extract.fields.units import (
    UnitHit,
    UnitNames,
    find_assignments,
    find_persons,
    read_unit,
    same_unit,
    split_units,
)
from extract.fields.units.abbreviations import AbbreviationTable
from extract.fields.units.tokens import tokenize
from extract.pipeline import extract
from extract.resources import rules_folder
from extract.rulebook import Rulebook, load_rulebook
from extract.rulebook.units import Abbreviation, UnitRulebook, load_units


@lru_cache(maxsize=1)
def rulebook() -> UnitRulebook:
    return load_units([rules_folder()])


@lru_cache(maxsize=1)
def all_rules() -> Rulebook:
    return load_rulebook()


@pytest.fixture
def names() -> UnitNames:
    return UnitNames(rulebook())


def shown(hits: list[UnitHit]) -> list[str]:
    """Names; a group is written in angle brackets."""
    return [f"<{hit.name}>" if hit.generic else hit.name for hit in hits]


ROLES = [
    ("CT: Công an tỉnh\nPH: Sở Tư pháp", ["Công an tỉnh"], ["Sở Tư pháp"]),
    ("CT: Công an tỉnh PH: Sở Tư pháp", ["Công an tỉnh"], ["Sở Tư pháp"]),
    ("C.trì: Sở Y tế; P.hợp: Sở Nội vụ, Sở Xây dựng", ["Sở Y tế"], ["Sở Nội vụ", "Sở Xây dựng"]),
    ("Cơ quan chủ trì: Sở Y tế. Đơn vị phối hợp: Sở Nội vụ", ["Sở Y tế"], ["Sở Nội vụ"]),
    ("Sở Y tế\nPH: các địa phương", ["Sở Y tế"], ["<các địa phương>"]),
    ("Sở Tài chính (chủ trì), Sở Nội vụ (phối hợp)", ["Sở Tài chính"], ["Sở Nội vụ"]),
    ("Sở Y tế (CT), Sở Nội vụ, Sở Xây dựng (PH)", ["Sở Y tế"], ["Sở Nội vụ", "Sở Xây dựng"]),
    ("Sở Tài chính chủ trì, Sở Nội vụ phối hợp", ["Sở Tài chính"], ["Sở Nội vụ"]),
    ("Sở Y tế - chủ trì\nSở Nội vụ - phối hợp", ["Sở Y tế"], ["Sở Nội vụ"]),
    ("Sở Y tế, Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], []),
]


@pytest.mark.parametrize("column", ["lead", "lead_support"])
@pytest.mark.parametrize(("cell", "leads", "supports"), ROLES[:-1])
def test_roles_in_a_cell(column: str, cell: str, leads: list[str], supports: list[str]) -> None:
    said = say(column, cell)
    assert [f"<{unit.name}>" if unit.generic else unit.name for unit in said.leads] == leads
    assert [f"<{unit.name}>" if unit.generic else unit.name for unit in said.supports] == supports
    assert len(said.evidence["leads"]) == len(leads)


def test_a_label_wins_over_the_column() -> None:
    said = say("support", "CT: Sở Y tế\nPH: Sở Nội vụ")
    assert [unit.name for unit in said.leads] == ["Sở Y tế"]
    assert [unit.name for unit in said.supports] == ["Sở Nội vụ"]
    plain = say("lead", ROLES[-1][0])
    assert [unit.name for unit in plain.leads] == ROLES[-1][1]
    assert plain.supports == []


def say(column: str, cell: str) -> Assignment:
    reader = Reader(all_rules(), UnitNames(rulebook()), DeadlineContext())
    said = Assignment()
    reader.say(column, Passage.whole(Block(0, "cell", cell)), said, "column")
    return said


def test_a_shared_bracket_asks_for_a_look(names: UnitNames) -> None:
    hits = split_units("Sở Y tế (chủ trì), Sở Nội vụ, Sở Xây dựng (phối hợp)", names)
    assert [hit.review is not None for hit in hits] == [False, True, False]


def test_brackets_in_running_text(names: UnitNames) -> None:
    found = find_assignments("Sở Y tế (chủ trì), Sở Nội vụ (phối hợp) thực hiện rà soát.", names)
    assert shown(found.leads) == ["Sở Y tế"]
    assert shown(found.supports) == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Giao Trường Đại học Khánh Hòa đào tạo 1.500 lao động.", ["Trường Đại học Khánh Hòa"]),
        ("Giao Trung tâm Dịch vụ việc làm tuyển dụng 30 lao động.", ["Trung tâm Dịch vụ việc làm"]),
        ("Giao Trung tâm Y tế khám 200 lượt người.", ["Trung tâm Y tế"]),
        ("Giao Trung tâm Giống trồng 20 ha lúa.", ["Trung tâm Giống"]),
        ("Giao Kho bạc Nhà nước Khu vực 10 kiểm soát chi.", ["Kho bạc Nhà nước Khu vực 10"]),
        ("Giao Đội 3 kiểm tra 20 cơ sở.", ["Đội 3"]),
        ("Phòng PC06 tham mưu 02 văn bản.", ["Phòng PC06"]),
        ("Giao Công an phường Tân Lập xử lý 5 vụ.", ["Công an phường Tân Lập"]),
        ("Giao Công an phường 5 chủ trì.", ["Công an phường 5"]),
        ("Giao Trung tâm Giống cây trồng chủ trì.", ["Trung tâm Giống cây trồng"]),
        ("Giao Phòng Quản lý đào tạo chủ trì.", ["Phòng Quản lý đào tạo"]),
    ],
)
def test_names_end_in_running_text(names: UnitNames, text: str, leads: list[str]) -> None:
    assert shown(find_assignments(text, names).leads) == leads


def test_an_unknown_verb_before_a_count_asks_for_a_look(names: UnitNames) -> None:
    hit = find_assignments("Giao Trung tâm Dịch vụ gieo 20 ha lúa.", names).leads[0]
    assert "20" not in hit.name
    assert hit.review


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Phòng Cơ sở vật chất", ["Phòng Cơ sở vật chất"]),
        ("Phòng Quản trị - Cơ sở vật chất", ["Phòng Quản trị - Cơ sở vật chất"]),
        ("Phòng Chính quyền địa phương", ["Phòng Chính quyền địa phương"]),
        (
            "Công ty TNHH MTV Cấp nước Nghệ An",
            ["Công ty Trách nhiệm hữu hạn một thành viên Cấp nước Nghệ An"],
        ),
        ("Vụ Địa phương", ["Vụ Địa phương"]),
        ("Công an cấp xã", ["<Công an cấp xã>"]),
        ("UBND Cấp xã", ["<UBND Cấp xã>"]),
        ("Công an địa phương", ["<Công an địa phương>"]),
    ],
)
def test_generic_words_in_a_name(names: UnitNames, cell: str, expected: list[str]) -> None:
    assert shown(split_units(cell, names)) == expected


@pytest.mark.parametrize(
    ("said", "cell", "expected"),
    [
        (
            "Ban Quản lý dự án đầu tư xây dựng xã (viết tắt là Ban QLDA xã).",
            "Ban QLDA xã",
            "Ban Quản lý dự án đầu tư xây dựng xã",
        ),
        (
            "Giao Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục xã"
            " (sau đây gọi tắt là Trung tâm PVHCC) chủ trì",
            "Trung tâm PVHCC",
            "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục xã",
        ),
        (
            "Phòng Cảnh sát quản lý hành chính về trật tự xã hội (gọi tắt là Phòng PC06)",
            "Phòng PC06",
            "Phòng Cảnh sát quản lý hành chính về trật tự xã hội",
        ),
        (
            "Ban Quản lý dự án đầu tư xây dựng tỉnh (gọi tắt: BQLDA tỉnh)",
            "BQLDA tỉnh",
            "Ban Quản lý dự án đầu tư xây dựng tỉnh",
        ),
        (
            "Trung tâm Đổi mới sáng tạo và Khởi nghiệp (gọi là Trung tâm ĐMST&KN)",
            "Trung tâm ĐMST&KN",
            "Trung tâm Đổi mới sáng tạo và Khởi nghiệp",
        ),
    ],
)
def test_short_forms_that_a_plan_defines(said: str, cell: str, expected: str) -> None:
    names = UnitNames(rulebook())
    names.learn(said)
    assert shown(split_units(f"{cell}; Công an xã", names)) == [expected, "Công an xã"]


@pytest.mark.parametrize(
    ("said", "cell", "expected"),
    [
        # The name goes on behind the bracket, so the short form alone is not the body.
        (
            "Ban Thường vụ Hội Liên hiệp Phụ nữ (gọi tắt là Hội LHPN) tỉnh Đồng Tháp",
            "Hội LHPN các xã, phường",
            "<Hội LHPN các xã, phường>",
        ),
        (
            "Ban Quản lý dự án đầu tư xây dựng xã (viết tắt là Ban QLDA xã)",
            "Ban QLDA xã Bảo Hà",
            "Ban Quản lý dự án xã Bảo Hà",
        ),
        ("Sở, ngành (sau đây gọi chung là các đơn vị)", "các đơn vị", "<các đơn vị>"),
        ("Công an tỉnh (Phòng PC06)", "Phòng PC06", "Phòng PC06"),
    ],
)
def test_what_defines_no_body(said: str, cell: str, expected: str) -> None:
    names = UnitNames(rulebook())
    names.learn(said)
    assert shown(split_units(cell, names)) == [expected]


def test_headings_stay_whole_behind_a_definition() -> None:
    names = UnitNames(rulebook())
    names.learn("Ban Thường vụ Hội Liên hiệp Phụ nữ (gọi tắt là Hội LHPN) tỉnh Đồng Tháp")
    hit = read_unit("Hội LHPN tỉnh", names)
    assert hit is not None
    assert hit.name == "Hội Liên hiệp Phụ nữ tỉnh"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ĐD. Ksor H'Lan", "Ksor H'Lan"),
        ("ĐD. Ksor H’Lan", "Ksor H’Lan"),
        ("Bà H'Mi Niê", "H'Mi Niê"),
        ("H'Yim Kđoh", "H'Yim Kđoh"),
    ],
)
def test_apostrophes_in_persons(names: UnitNames, text: str, name: str) -> None:
    assert [hit.name for hit in find_persons(text, names.people)] == [name]


def test_apostrophes_in_places(names: UnitNames) -> None:
    cell = "UBND xã Ea H’leo, Công an huyện Cư M'gar"
    expected = ["Ủy ban nhân dân xã Ea H’leo", "Công an huyện Cư M'gar"]
    assert shown(split_units(cell, names)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Báo và Đài Phát thanh, Truyền hình tỉnh; Sở Y tế",
            ["Báo và Đài Phát thanh, Truyền hình tỉnh", "Sở Y tế"],
        ),
        ("Báo và Đài PT-TH tỉnh", ["Báo và Đài Phát thanh, Truyền hình tỉnh"]),
        (
            "Báo và Phát thanh, Truyền hình Sơn Hải, Sở Y tế",
            ["Báo và Phát thanh, Truyền hình Sơn Hải", "Sở Y tế"],
        ),
    ],
)
def test_press_is_one_body(names: UnitNames, cell: str, expected: list[str]) -> None:
    assert shown(split_units(cell, names)) == expected


@pytest.mark.parametrize(
    ("cell", "expected", "review"),
    [
        (
            "Cục Cảnh sát PCCC và CNCH",
            "Cục Cảnh sát Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
            False,
        ),
        ("Phòng Cảnh sát PCCC và XYZ", "Phòng Cảnh sát PCCC và XYZ", True),
        ("Trung tâm ĐMST&KN", "Trung tâm ĐMST&KN", True),
        ("Trung tâm KN", "Trung tâm Khuyến nông", False),
        ("Trung tâm VHNT", "Trung tâm VHNT", True),
        ("Hội VHNT", "Hội Văn học Nghệ thuật", False),
        ("Liên hiệp các Hội VHNT", "Liên hiệp các Hội Văn học Nghệ thuật", False),
    ],
)
def test_abbreviations_all_or_none(
    names: UnitNames, cell: str, expected: str, review: bool
) -> None:
    hits = split_units(cell, names)
    assert shown(hits) == [expected]
    assert (hits[0].review is not None) is review


def test_bodies_behind_the_colon_of_a_group() -> None:
    text = "Giao các đơn vị: Phòng Kế hoạch, Phòng Tổ chức tham mưu kế hoạch năm."
    found = find_assignments(text, UnitNames(load_rulebook().units))
    assert [hit.name for hit in found.leads] == ["Phòng Kế hoạch", "Phòng Tổ chức"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Văn phòng Sở đăng tải tin bài hằng tháng.", "Văn phòng Sở"),
        ("Phòng Kế hoạch - Tài chính phân loại hồ sơ.", "Phòng Kế hoạch - Tài chính"),
    ],
)
def test_verb_of_the_work_is_no_part_of_the_name(text: str, lead: str) -> None:
    found = find_assignments(text, UnitNames(load_rulebook().units))
    assert [hit.name for hit in found.leads] == [lead]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Phòng Kế hoạch tổng hợp", "Phòng Kế hoạch tổng hợp"),
        ("Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế và Hạ tầng"),
        ("Sở Giáo dục & đào tạo", "Sở Giáo dục và đào tạo"),
        ("Ban quản lý dự án xã", "Ban quản lý dự án xã"),
        ("Tòa án khu vực 2", "Tòa án khu vực 2"),
        ("Hội Phụ nữ xã", "Hội Phụ nữ xã"),
        ("phòng Nội vụ", "Phòng Nội vụ"),
        ("Phòng KT&HT", "Phòng Kinh tế và Hạ tầng"),
        ("Phòng KT-HT", "Phòng Kinh tế - Hạ tầng"),
    ],
)
def test_spelled_out_names_stay_as_written(names: UnitNames, cell: str, name: str) -> None:
    assert shown(split_units(cell, names)) == [name]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Kế hoạch tổng hợp", "Phòng Kế hoạch - Tổng hợp"),
        ("Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế - Hạ tầng"),
        ("Phòng Khoa học Công nghệ và Chuyển đổi số", "Phòng Khoa học, Công nghệ và Chuyển đổi số"),
    ],
)
def test_wordings_of_one_body_are_matched(one: str, other: str) -> None:
    assert same_unit(one, other)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "VPUBND tỉnh; SKHĐT; BNNPTNT",
            [
                "Văn phòng Ủy ban nhân dân tỉnh",
                "Sở Kế hoạch và Đầu tư",
                "Bộ Nông nghiệp và Phát triển nông thôn",
            ],
        ),
        ("SGD&ĐT, TTPVHCC xã", ["Sở Giáo dục và Đào tạo", "Trung tâm Phục vụ hành chính công xã"]),
        ("BCĐ57", ["Ban Chỉ đạo 57"]),
        ("Chi nhánh VPĐKĐĐ khu vực 2", ["Chi nhánh Văn phòng Đăng ký đất đai khu vực 2"]),
    ],
)
def test_codes_in_one_run_of_capitals(names: UnitNames, cell: str, expected: list[str]) -> None:
    hits = split_units(cell, names)
    assert shown(hits) == expected
    assert all(hit.review is None for hit in hits)


@pytest.mark.parametrize("cell", ["BTC", "BCT", "PCT", "TKCN", "Phòng QLĐT", "Phòng ĐTX"])
def test_capitals_that_may_mean_several_things_are_no_guess(names: UnitNames, cell: str) -> None:
    assert [hit.review is not None for hit in split_units(cell, names)] == [True]


def test_bar_of_d_counts(names: UnitNames) -> None:
    # "ĐT" is Đào tạo, "DT" may be either, and Dân tộc is no Đào tạo.
    assert shown(split_units("Phòng ĐT", names)) == ["Phòng Đào tạo"]
    assert split_units("Phòng DT", names)[0].review


@pytest.mark.parametrize(
    ("year", "full"), [(2024, "Kinh tế - Hạ tầng"), (2027, "Kinh tế và Hợp tác")]
)
def test_short_forms_hold_in_their_years(year: int, full: str) -> None:
    entries = [
        Abbreviation(id="a", short=["KTHT"], full="Kinh tế - Hạ tầng", until=2025),
        Abbreviation(id="b", short=["KTHT"], full="Kinh tế và Hợp tác", since=2026),
    ]
    table = AbbreviationTable(entries, [])
    assert table.find(tokenize("KTHT"), None, year) == full
    assert table.find(tokenize("KTHT"), None) is None


def test_a_short_form_of_other_years_asks_for_a_look() -> None:
    (hit,) = split_units("BCH BĐBP tỉnh", UnitNames(rulebook(), 2026))
    assert hit.review
    (hit,) = split_units("BCH BĐBP tỉnh", UnitNames(rulebook(), 2024))
    assert hit.review is None


@pytest.mark.parametrize(
    ("said", "cell", "expected"),
    [
        (
            "Ban Chỉ đạo chuyển đổi số và Đề án 06 tỉnh (sau đây gọi là Ban Chỉ đạo)",
            "Ban Chỉ đạo",
            "Ban Chỉ đạo chuyển đổi số và Đề án 06 tỉnh",
        ),
        (
            "Ban Chỉ đạo phát triển khoa học, công nghệ tỉnh (BCĐ 57)",
            "Ban Chỉ đạo 57",
            "Ban Chỉ đạo phát triển khoa học, công nghệ tỉnh",
        ),
        (
            "Trung tâm Xúc tiến Đầu tư và Du lịch, viết tắt là TTXTĐTDL, chủ trì",
            "TTXTĐTDL",
            "Trung tâm Xúc tiến Đầu tư và Du lịch",
        ),
        (
            "Trung tâm Xúc tiến Đầu tư và Du lịch (TTXT)",
            "TTXT",
            "Trung tâm Xúc tiến Đầu tư và Du lịch",
        ),
        ("Trung tâm Giống Nông nghiệp", "TTGNN", "Trung tâm Giống Nông nghiệp"),
    ],
)
def test_more_ways_to_define_a_short_form(said: str, cell: str, expected: str) -> None:
    names = UnitNames(rulebook())
    names.learn(said)
    hits = split_units(cell, names)
    assert shown(hits) == [expected]
    assert hits[0].review is None


def test_initials_of_two_names_in_the_plan_are_no_guess() -> None:
    names = UnitNames(rulebook())
    names.learn("Phòng Quản lý Đào tạo")
    names.learn("Phòng Quản lý Đô thị")
    (hit,) = split_units("Phòng QLĐT", names)
    assert hit.name == "Phòng QLĐT"
    assert "Quản lý Đào tạo; Quản lý Đô thị" in (hit.review or "")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Hiệu trưởng", "Hiệu trưởng"),
        ("Tổ trưởng chuyên môn", "Tổ trưởng chuyên môn"),
        ("Giám đốc Sở", "Giám đốc Sở"),
        ("Kế toán", "Kế toán"),
    ],
)
def test_a_position_alone_is_no_body(names: UnitNames, cell: str, expected: str) -> None:
    (hit,) = split_units(cell, names)
    assert hit.name == expected
    assert hit.kind == "chức danh"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Bí thư Chi bộ", ["Chi bộ"]),
        ("Trưởng Công an xã", ["Công an xã"]),
        ("Bí thư Đoàn Thanh niên", ["Đoàn Thanh niên"]),
        ("Ban Quản lý dự án", ["Ban Quản lý dự án"]),
        ("Văn phòng", ["Văn phòng"]),
        ("Phòng Kế toán; Khoa Kinh tế và Kế toán", ["Phòng Kế toán", "Khoa Kinh tế và Kế toán"]),
        ("Phòng Nội vụ 0912345678", ["Phòng Nội vụ"]),
        ("Phòng Kinh tế - đ/c Hùng", ["Phòng Kinh tế"]),
        ("BCH Quân sự xã; BCH Quân sự tỉnh", ["Ban Chỉ huy Quân sự xã", "Bộ Chỉ huy Quân sự tỉnh"]),
        ("Tổ 1, 2 và 3", ["Tổ 1", "Tổ 2", "Tổ 3"]),
        ("Xã A, huyện B", ["Xã A, huyện B"]),
    ],
)
def test_heads_of_bodies_numbers_and_asides(
    names: UnitNames, cell: str, expected: list[str]
) -> None:
    hits = split_units(cell, names)
    assert shown(hits) == expected
    assert all(hit.review is None for hit in hits)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Phòng Tư pháp, Nội vụ", "theo đơn vị đứng trước"),
        ("Phòng Ngân sách, Quản lý giá, Tin học", "theo đơn vị đứng trước"),
        ("Phòng Kinh tế, Nguyễn Văn An", "dấu phẩy trong tên"),
        ("Sở Công Thương Cục Thuế", "không có dấu phân cách"),
        ("BCHQS", "chưa rõ cấp"),
        ("Đ/c Trần Văn Bình - Trưởng phòng Kinh tế", "theo chức danh của người"),
    ],
)
def test_more_doubts_are_said(names: UnitNames, cell: str, said: str) -> None:
    assert any(said in (hit.review or "") for hit in split_units(cell, names))


def test_definitions_find_their_examples() -> None:
    for entry in rulebook().units.naming.definitions:
        pattern = re.compile(entry.pattern, re.IGNORECASE)
        assert all(pattern.search(example) for example in entry.examples)
        assert not any(pattern.search(example) for example in entry.counter_examples)


def test_a_plan_gives_its_year() -> None:
    text = """ỦY BAN NHÂN DÂN XÃ SƠN HẢI
Số: 12/KH-UBND
Sơn Hải, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Bảo vệ môi trường năm 2026
I. NHIỆM VỤ
1. Thu gom rác thải ven biển.
Đơn vị chủ trì: BCH BĐBP tỉnh
"""
    plan = extract(text.encode(), name="plan.txt")
    (unit,) = plan.tasks[0].lead_units
    assert "2025" in (unit.review or "")


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Hiệu trưởng chịu trách nhiệm chỉ đạo, đôn đốc.", ["Hiệu trưởng"]),
        ("Tổ trưởng chuyên môn: xây dựng kế hoạch của tổ.", ["Tổ trưởng chuyên môn"]),
        ("Trưởng Công an xã chủ trì, tham mưu.", ["Công an xã"]),
        ("Hiệu trưởng các trường học triển khai kế hoạch.", ["các trường học"]),
    ],
)
def test_positions_as_subjects(names: UnitNames, text: str, leads: list[str]) -> None:
    assert [hit.name for hit in find_assignments(text, names).leads] == leads


@pytest.mark.parametrize("name", ["UBND tỉnh Hải Tây", "UBND tỉnh Bắc Giang"])
def test_area_without_name_elsewhere_does_not_cut_the_name_here(name: str) -> None:
    names = UnitNames(rulebook())
    names.learn("UBND tỉnh")
    assert [hit.name for hit in split_units(name, names)] == [
        name.replace("UBND", "Ủy ban nhân dân")
    ]
