"""Names of bodies that hold words of groups, of areas, of work or of other bodies."""

from __future__ import annotations

import pytest

from extract.fields.units import UnitNames, find_assignments, split_units
from extract.resources import rules_folder
from extract.rulebook.units import load_units


@pytest.fixture(scope="module")
def names() -> UnitNames:
    return UnitNames(load_units([rules_folder()]))


@pytest.mark.parametrize(
    "name",
    [
        "Ban Quản lý dự án",
        "Báo và Phát thanh, Truyền hình Cao Bằng",
        "Bảo hiểm xã hội cơ sở Tân Lập",
        "Bộ môn Giáo dục thể chất",
        "Công đoàn Viên chức tỉnh",
        "Cục Giáo dục nghề nghiệp và Giáo dục thường xuyên",
        "Cục Nhà giáo và Cán bộ quản lý giáo dục",
        "Cục Tiền lương và Bảo hiểm xã hội",
        "Cục Văn hóa cơ sở, Gia đình và Thư viện",
        "Khoa Hồi sức tích cực - Chống độc",
        "Nông trường Đông Thành",
        "Phân xưởng Sửa chữa thiết bị",
        "Phòng Hậu cần",
        "Phòng Lao động, việc làm và Bảo hiểm xã hội",
        "Phòng Quản lý thu và Phát triển người tham gia",
        "Phòng Quản lý, hỗ trợ doanh nghiệp số 1",
        "Quỹ Đầu tư phát triển tỉnh",
        "Thuế cơ sở 3",
        "Trường Trung cấp Văn hóa Nghệ thuật",
        "Trường Trung học cơ sở Lê Quý Đôn",
        "Vụ Chính quyền địa phương",
    ],
)
def test_one_body(names: UnitNames, name: str) -> None:
    (hit,) = split_units(name, names)
    assert (hit.name, hit.generic, hit.review) == (name, False, None)


@pytest.mark.parametrize("group", ["Công an cơ sở", "UBND địa phương", "các công đoàn cơ sở"])
def test_groups_by_area(names: UnitNames, group: str) -> None:
    (hit,) = split_units(group, names)
    assert hit.generic


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        (
            "Các Hội: Nông dân xã, Liên hiệp Phụ nữ xã",
            ["Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã"],
        ),
        (
            "Các phòng: Kế hoạch và Vật tư; Thanh tra Bảo vệ và Pháp chế; Kỹ thuật - An toàn",
            [
                "Phòng Kế hoạch và Vật tư",
                "Phòng Thanh tra Bảo vệ và Pháp chế",
                "Phòng Kỹ thuật - An toàn",
            ],
        ),
        ("Các phòng: Tổ chức, Thanh tra Sở", ["Phòng Tổ chức", "Thanh tra Sở"]),
        (
            "Các Sở: Tài chính, Nội vụ; Thanh tra tỉnh",
            ["Sở Tài chính", "Sở Nội vụ", "Thanh tra tỉnh"],
        ),
        (
            "Các Khoa Khám bệnh, Chẩn đoán hình ảnh, Hồi sức tích cực - Chống độc",
            ["Khoa Khám bệnh", "Khoa Chẩn đoán hình ảnh", "Khoa Hồi sức tích cực - Chống độc"],
        ),
        (
            "Các Hội Nông dân, Cựu chiến binh và Liên hiệp Phụ nữ",
            ["Hội Nông dân", "Hội Cựu chiến binh", "Hội Liên hiệp Phụ nữ"],
        ),
        (
            "các Hội Nông dân, Hội Liên hiệp Phụ nữ xã",
            ["các Hội Nông dân", "Hội Liên hiệp Phụ nữ xã"],
        ),
        (
            "Văn phòng HĐND và Ủy ban nhân dân phường; Phòng Kinh tế",
            ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường", "Phòng Kinh tế"],
        ),
        ("Các phòng: Hậu cần và Tham mưu", ["Phòng Hậu cần", "Phòng Tham mưu"]),
        (
            "Ủy ban Mặt trận Tổ quốc Việt Nam đặc khu, Ban Tổ chức",
            ["Ủy ban Mặt trận Tổ quốc Việt Nam đặc khu", "Ban Tổ chức"],
        ),
        (
            "Bảo hiểm xã hội cơ sở Hòa Xuân; Văn phòng",
            ["Bảo hiểm xã hội cơ sở Hòa Xuân", "Văn phòng"],
        ),
    ],
)
def test_lists(names: UnitNames, cell: str, bodies: list[str]) -> None:
    assert [hit.name for hit in split_units(cell, names)] == bodies


@pytest.mark.parametrize(
    ("duty", "body"),
    [
        ("Công an các xã, phường: Bố trí kinh phí", "Công an các xã, phường"),
        ("Tổ Giúp việc Ban Chỉ đạo bố trí kinh phí", "Tổ Giúp việc Ban Chỉ đạo"),
        ("Hội đồng Thuốc và Điều trị lồng ghép nội dung", "Hội đồng Thuốc và Điều trị"),
        (
            "Tổ công tác triển khai Đề án 06 tỉnh tổng hợp kết quả",
            "Tổ công tác triển khai Đề án 06 tỉnh",
        ),
        ("Khoa Lý luận chính trị diễn tập ứng cứu sự cố", "Khoa Lý luận chính trị"),
    ],
)
def test_subject_of_a_duty(names: UnitNames, duty: str, body: str) -> None:
    assert [hit.name for hit in find_assignments(duty, names).leads] == [body]


def test_word_for_work_before_another_body_is_no_verb(names: UnitNames) -> None:
    found = find_assignments("Giao Trung tâm Bảo trợ tổng hợp, Thanh tra Sở kiểm tra", names)
    assert [hit.name for hit in found.leads] == ["Trung tâm Bảo trợ tổng hợp", "Thanh tra Sở"]
