"""Issuer and number as letterheads in capitals give them."""

from __future__ import annotations

import pytest

from tests.factories import read_text

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
BODY = ("KẾ HOẠCH", "Công tác năm 2026", "I. MỤC TIÊU", "- Giảm tỷ lệ hộ nghèo còn 12%.")


def read_head(*lines: str, number: str = "Số: 12/KH-X"):
    return read_text(*lines, *NATION, number, *BODY).document


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("UBND TỈNH LÀO CAI", "UBND XÃ BẢO NHAI"), "Ủy ban nhân dân xã Bảo Nhai"),
        (("HỘI NÔNG DÂN VIỆT NAM", "BAN CHẤP HÀNH TỈNH PHÚ THỌ"), "Ban Chấp hành tỉnh Phú Thọ"),
        (("UBND TỈNH BẮC NINH", "THANH TRA TỈNH"), "Thanh tra tỉnh Bắc Ninh"),
        (
            ("UBND TỈNH GIA LAI", "BAN QUẢN LÝ KHU KINH TẾ"),
            "Ban Quản lý Khu kinh tế tỉnh Gia Lai",
        ),
        (("UBND TP HÀ NỘI", "SỞ TƯ PHÁP"), "Sở Tư pháp thành phố Hà Nội"),
        (
            ("UBND TỈNH LÂM ĐỒNG", "SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
            "Sở Văn hóa, Thể thao và Du lịch tỉnh Lâm Đồng",
        ),
        (("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC VINH"), "Trường Đại học Vinh"),
        (("UBND XÃ BẢO NHAI", "TRƯỜNG THCS LÊ LỢI"), "Trường Trung học cơ sở Lê Lợi"),
        (
            ("SỞ Y TẾ GIA LAI", "BỆNH VIỆN ĐA KHOA KHU VỰC AN KHÊ"),
            "Bệnh viện Đa khoa khu vực An Khê",
        ),
        (("THÀNH ỦY HẢI PHÒNG", "BAN TỔ CHỨC"), "Ban Tổ chức Thành ủy Hải Phòng"),
        (("CÔNG AN TỈNH LÀO CAI", "CÔNG AN XÃ BẢO NHAI"), "Công an xã Bảo Nhai"),
    ],
)
def test_capitals_get_the_case_offices_write(lines: tuple[str, ...], name: str) -> None:
    issuer = read_head(*lines).issuer
    assert issuer is not None
    assert issuer.name == name


def test_abbreviations_in_capitals_stay() -> None:
    issuer = read_head("UBND TỈNH NGHỆ AN", "CÔNG TY TNHH MTV THỦY LỢI NAM NGHỆ AN").issuer
    assert issuer is not None
    assert issuer.raw == "Công ty TNHH MTV Thủy lợi Nam Nghệ An"


@pytest.mark.parametrize(
    "lines",
    [
        ("UBND TỈNH BẮC NINH", "SỞ XÂY DỰNG HỎA TỐC"),
        ("UBND TỈNH BẮC NINH HOẢ TỐC", "SỞ XÂY DỰNG - MẬT"),
        ("DỰ THẢO LẦN 2", "UBND TỈNH BẮC NINH", "SỞ XÂY DỰNG", "(TỐI MẬT)"),
    ],
)
def test_stamps_are_no_part_of_the_name(lines: tuple[str, ...]) -> None:
    issuer = read_head(*lines).issuer
    assert issuer is not None
    assert issuer.name == "Sở Xây dựng tỉnh Bắc Ninh"


def test_a_name_takes_its_case_from_the_text() -> None:
    document = read_text(
        "HỢP TÁC XÃ NÔNG NGHIỆP TÂN LẬP", *NATION, "Số: 1/KH-HTX", *BODY, "II. NHIỆM VỤ",
        "- Hợp tác xã Nông nghiệp Tân Lập tổ chức 02 lớp tập huấn.",
    ).document  # fmt: skip
    assert document.issuer is not None
    assert document.issuer.name == "Hợp tác xã Nông nghiệp Tân Lập"


@pytest.mark.parametrize(
    "number",
    ["Số:      /KH-BTV", "Số: xx/KH-BTV", "DỰ THẢO Số: …/KH-BTV", "Số:\n\n/KH-BTV"],
)
def test_a_blank_number_keeps_the_symbol(number: str) -> None:
    head = f"{number}\n\nĐồng Tháp, ngày      tháng 3 năm 2026"
    document = read_head("UBND TỈNH ĐỒNG THÁP", "SỞ Y TẾ", number=head)
    assert (document.number, document.symbol, document.code) == (None, "KH-BTV", None)
    assert (document.place, document.issued_on) == ("Đồng Tháp", None)


def test_a_title_that_goes_on_behind_a_level_names_no_province() -> None:
    document = read_text(
        "DANH MỤC VIỆC LÀM CỦA CÁC XÃ",
        "THUỘC ỦY BAN NHÂN DÂN TỈNH TRONG THEO DÕI, CHẤM ĐIỂM CÁN BỘ",
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2026 của UBND tỉnh)",
        "Nội dung theo dõi hằng tháng.",
    ).document
    assert document.issuer is not None
    assert document.issuer.name == "Ủy ban nhân dân tỉnh"
