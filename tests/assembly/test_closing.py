"""Who signs and who receives: closings with and without a mark of authority."""

from __future__ import annotations

import pytest

from extract.records import DocumentInfo
from tests.factories import read_text

BODY = (
    "UBND TỈNH BẮC NINH",
    "SỞ CÔNG THƯƠNG",
    "Số: 12/KH-SCT",
    "KẾ HOẠCH",
    "Công tác năm 2026",
    "Sở Công Thương ban hành Kế hoạch như sau:",
    "I. NHIỆM VỤ",
    "- Kiểm tra 05 cơ sở.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Các phòng triển khai Kế hoạch này./.",
)
MINISTER = ("Nguyễn Văn Thắng", "Bộ trưởng", None)
DIRECTOR = ("Ma Thế Toàn", "Giám đốc", None)


def read_closing(*lines: str) -> DocumentInfo:
    return read_text(*BODY, *lines).document


@pytest.mark.parametrize(
    ("lines", "signer", "recipients"),
    [
        (("BỘ TRƯỞNG", "Nguyễn Văn Thắng"), MINISTER, []),
        (("BỘ TRƯỞNG Nguyễn Văn Thắng",), MINISTER, []),
        (("GIÁM ĐỐC", "(đã ký)", "TS. Ma Thế Toàn"), DIRECTOR, []),
        (("GIÁM ĐỐC", "Ma Thế Toàn", "Nơi nhận:", "- Lưu: VT."), DIRECTOR, ["Lưu: VT"]),
        (("Nơi nhận: GIÁM ĐỐC", "- Lưu: VT, VP.", "Ma Thế Toàn"), DIRECTOR, ["Lưu: VT, VP"]),
        (
            ("Nơi nhận:", "- Bộ trưởng;", "- Lưu: VT, TTr (20b). BỘ TRƯỞNG Nguyễn Văn Thắng"),
            MINISTER,
            ["Bộ trưởng", "Lưu: VT, TTr (20b)"],
        ),
        (
            ("Nơi nhận: - Như trên; - Lưu: VT. KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Văn Thắng",),
            ("Nguyễn Văn Thắng", "Thứ trưởng", "KT. Bộ trưởng"),
            ["Như trên", "Lưu: VT"],
        ),
        (
            ("Nơi nhận:", "- Lưu: VT.", "T/M. ĐẢNG ĐOÀN QUỐC HỘI", "BÍ THƯ", "Ma Thế Toàn"),
            ("Ma Thế Toàn", "Bí thư", "T/M. Đảng đoàn Quốc hội"),
            ["Lưu: VT"],
        ),
    ],
)
def test_closing(
    lines: tuple[str, ...], signer: tuple[str, str, str | None], recipients: list[str]
) -> None:
    document = read_closing(*lines)
    assert [(s.name, s.position, s.capacity) for s in document.signers] == [signer]
    assert document.recipients == recipients


@pytest.mark.parametrize(
    "lines",
    [
        ("GIÁM ĐỐC", "Các phòng chuyên môn theo dõi, báo cáo Sở."),
        ("Nơi nhận:", "- GIÁM ĐỐC;", "- Lưu: VT."),
        ("Nơi nhận:", "- Giám đốc Sở Nguyễn Văn Thắng;"),
        ("Trần Văn An",),
    ],
)
def test_no_signature(lines: tuple[str, ...]) -> None:
    assert read_closing(*lines).signers == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("MA THẾ TOÀN", "Ma Thế Toàn"),
        ("BSCKII. LÊ HỒNG PHONG", "Lê Hồng Phong"),
        ("Đinh Thị H'Nhung", "Đinh Thị H'Nhung"),
        ("ĐINH THỊ H’NHUNG", "Đinh Thị H’Nhung"),
        ("H' Yim Kđoh", "H' Yim Kđoh"),
        ("K'Brôi", "K'Brôi"),
        ("Y Thông", "Y Thông"),
    ],
)
def test_names_in_capitals_and_of_all_peoples(line: str, name: str) -> None:
    for closing in (["GIÁM ĐỐC", line], ["Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", line]):
        assert [(s.name, s.position) for s in read_closing(*closing).signers] == [
            (name, "Giám đốc")
        ]


@pytest.mark.parametrize(
    "line", ["ĐÃ KÝ", "VĂN PHÒNG ĐẢNG ỦY", "PHÓ CHỦ TỊCH", "VỤ KẾ HOẠCH", "HÀ GIANG", "ỦY VIÊN"]
)
def test_capitals_that_are_no_name(line: str) -> None:
    assert read_closing("Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", line).signers == []


def test_long_word_below_a_signature_costs_no_time() -> None:
    lines = ["Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "a" * 55 + "1"]
    assert read_closing(*lines).signers == []


def test_two_columns_of_layout_text() -> None:
    gap = " " * 45
    text = "\n".join(
        [
            "\n\n".join(BODY),
            "",
            f"Nơi nhận:{gap}GIÁM ĐỐC",
            "- UBND tỉnh;",
            "- Lưu: VT, CCHC.",
            f"{gap}Ma Thế Toàn",
        ]
    )
    document = read_text(text).document
    assert [(s.name, s.position, s.capacity) for s in document.signers] == [DIRECTOR]
    assert document.recipients == ["UBND tỉnh", "Lưu: VT, CCHC"]
