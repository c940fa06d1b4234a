"""Lists of bodies: split, named in full, groups told from named bodies."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fields.units import (
    UnitHit,
    UnitNames,
    expand_name,
    find_assignments,
    find_persons,
    read_unit,
    same_unit,
    split_units,
    unit_key,
)
from extract.resources import rules_folder
from extract.rulebook.units import UnitRulebook, load_units


@lru_cache(maxsize=1)
def rulebook() -> UnitRulebook:
    return load_units([rules_folder()])


@pytest.fixture
def names() -> UnitNames:
    return UnitNames(rulebook())


def shown(hits: list[UnitHit]) -> list[str]:
    """Names; a group is written in angle brackets."""
    return [f"<{hit.name}>" if hit.generic else hit.name for hit in hits]


# Cells and labels of four plans whose units were read by hand.
READ_BY_HAND = [
    ("Phòng Kế hoạch - Tổng hợp đôn đốc, tổng hợp.", ["Phòng Kế hoạch - Tổng hợp"]),
    ("Phòng Nội vụ chấm điểm, xếp loại", ["Phòng Nội vụ"]),
    ("Phòng Nội vụ đảm trách phần nhân sự", ["Phòng Nội vụ"]),
    ("Phòng Kế hoạch - Tổng hợp tổng hợp.", ["Phòng Kế hoạch - Tổng hợp"]),
    (
        "Tất cả các phòng, chi cục và đơn vị trực thuộc"
        " (chủ trì rà soát theo lĩnh vực chuyên môn được giao).",
        ["<Tất cả các phòng, chi cục và đơn vị trực thuộc>"],
    ),
    (
        "Tất cả các phòng, chi cục và đơn vị trực thuộc, các đơn vị liên quan.",
        ["<Tất cả các phòng, chi cục và đơn vị trực thuộc>", "<các đơn vị liên quan>"],
    ),
    (
        "Phòng Khoa học, Công nghệ và Chuyển đổi số; Trung tâm Giống Nông nghiệp; Chi cục Kiểm"
        " lâm (quản lý giống cây lâm nghiệp) các doanh nghiệp, HTX sản xuất và kinh doanh giống"
        " cây trồng và các đơn vị liên quan.",
        [
            "Phòng Khoa học, Công nghệ và Chuyển đổi số",
            "Trung tâm Giống Nông nghiệp",
            "Chi cục Kiểm lâm",
            "<các doanh nghiệp, HTX sản xuất và kinh doanh giống cây trồng>",
            "<các đơn vị liên quan>",
        ],
    ),
    (
        "Các phòng chuyên môn, các đơn vị liên quan và các địa phương.",
        ["<Các phòng chuyên môn>", "<các đơn vị liên quan>", "<các địa phương>"],
    ),
    # One hit for each "các".
    (
        "Các Phòng, Chi cục, các đơn vị trực thuộc tham mưu, thực hiện và báo cáo.",
        ["<Các Phòng, Chi cục>", "<các đơn vị trực thuộc>"],
    ),
    (
        "Các Chi cục: Chăn nuôi & Thú y, Thủy sản và đơn vị liên quan.",
        ["Chi cục Chăn nuôi và Thú y", "Chi cục Thủy sản", "<đơn vị liên quan>"],
    ),
    ("Chi cục Trồng trọt và BVTV", ["Chi cục Trồng trọt và Bảo vệ thực vật"]),
    (
        "Phòng KHCN&CDS, Trung tâm Giống Nông nghiệp và đơn vị liên quan.",
        [
            "Phòng Khoa học, Công nghệ và Chuyển đổi số",
            "Trung tâm Giống Nông nghiệp",
            "<đơn vị liên quan>",
        ],
    ),
    ("Chi cục KTHT & QLCL", ["Chi cục Kinh tế hợp tác và Quản lý chất lượng"]),
    (
        "Trung tâm Khuyến nông, và đơn vị liên quan.",
        ["Trung tâm Khuyến nông", "<đơn vị liên quan>"],
    ),
    (
        "Văn phòng ĐP Nông thôn mới, Trung tâm Khuyến nông, các Chi cục và đơn vị liên quan.",
        [
            "Văn phòng Điều phối Nông thôn mới",
            "Trung tâm Khuyến nông",
            "<các Chi cục và đơn vị liên quan>",
        ],
    ),
    ("Phòng Quản lý Môi trường", ["Phòng Quản lý Môi trường"]),
    (
        "Phòng Quản lý môi trường; Phòng Khoáng sản và Biến đổi khí hậu\nPhòng Tổ chức cán bộ",
        [
            "Phòng Quản lý môi trường",
            "Phòng Khoáng sản và Biến đổi khí hậu",
            "Phòng Tổ chức cán bộ",
        ],
    ),
    ("Văn phòng Sở, Phòng Kế hoạch – Tổng hợp", ["Văn phòng Sở", "Phòng Kế hoạch - Tổng hợp"]),
    (
        "Trung tâm Quan trắc Nông nghiệp và Môi trường",
        ["Trung tâm Quan trắc Nông nghiệp và Môi trường"],
    ),
    (
        "Các cơ quan, đơn vị, địa phương có liên quan",
        ["<Các cơ quan, đơn vị, địa phương có liên quan>"],
    ),
    (
        "Các chi cục: TT&BVTV, CN&TY, KL, PTNT, QLCL, Thủy lợi;\n"
        "các Trung tâm: Nước sạch và VSMTNT, khuyến nông",
        [
            "Chi cục Trồng trọt và Bảo vệ thực vật",
            "Chi cục Chăn nuôi và Thú y",
            "Chi cục Kiểm lâm",
            "Chi cục Phát triển nông thôn",
            "Chi cục Quản lý chất lượng",
            "Chi cục Thủy lợi",
            "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn",
            "Trung tâm Khuyến nông",
        ],
    ),
    (
        "Sở Nông nghiệp và PTNT tỉnh Lạng Sơn",
        ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Lạng Sơn"],
    ),
    ("UBND tỉnh Bắc Giang", ["Ủy ban nhân dân tỉnh Bắc Giang"]),
    (
        "Các sở, ngành; UBND các huyện, thị xã, thành phố; các đơn vị liên quan",
        ["<Các sở, ngành>", "<UBND các huyện, thị xã, thành phố>", "<các đơn vị liên quan>"],
    ),
    ("Các sở, ngành và đơn vị liên quan", ["<Các sở, ngành và đơn vị liên quan>"]),
    ("Các sở, ngành và các đơn vị liên quan", ["<Các sở, ngành>", "<các đơn vị liên quan>"]),
    (
        "Ngân hàng Nhà nước chi nhánh Bắc Giang",
        ["Ngân hàng Nhà nước chi nhánh Bắc Giang"],
    ),
    (
        "Sở Kế hoạch và Đầu tư; Ban quản lý các Khu công nghiệp tỉnh; các đơn vị liên quan",
        [
            "Sở Kế hoạch và Đầu tư",
            "Ban quản lý các Khu công nghiệp tỉnh",
            "<các đơn vị liên quan>",
        ],
    ),
    (
        "Sở Khoa học và Công nghệ; Cục Thống kê tỉnh",
        ["Sở Khoa học và Công nghệ", "Cục Thống kê tỉnh"],
    ),
]

# Cells as other provinces, ministries, communes, the Party, firms and schools write them.
ELSEWHERE = [
    (
        "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố",
        ["<Các sở, ban, ngành>", "<UBND các huyện, thị xã, thành phố>"],
    ),
    (
        "Sở Tài chính chủ trì, phối hợp với Sở Kế hoạch và Đầu tư",
        ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"],
    ),
    (
        "Sở Y tế, Sở Giáo dục và Đào tạo và Công an tỉnh",
        ["Sở Y tế", "Sở Giáo dục và Đào tạo", "Công an tỉnh"],
    ),
    ("Các Sở: Tài chính, Nội vụ, Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]),
    (
        "Các sở Tài chính, Nội vụ, Y tế; Công an tỉnh",
        ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Công an tỉnh"],
    ),
    ("Sở Tài chính, Nội vụ, Xây dựng", ["Sở Tài chính", "Sở Nội vụ", "Sở Xây dựng"]),
    (
        "Các Sở: Văn hóa, Thể thao và Du lịch, Tài chính, Giáo dục và Đào tạo và Y tế",
        [
            "Sở Văn hóa, Thể thao và Du lịch",
            "Sở Tài chính",
            "Sở Giáo dục và Đào tạo",
            "Sở Y tế",
        ],
    ),
    (
        "Bộ Công an, Bộ Quốc phòng và các bộ, ngành liên quan",
        ["Bộ Công an", "Bộ Quốc phòng", "<các bộ, ngành liên quan>"],
    ),
    (
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "<các tổ chức chính trị - xã hội>"],
    ),
    (
        "Hội Nông dân, Hội Liên hiệp Phụ nữ, Đoàn TNCS Hồ Chí Minh",
        ["Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"],
    ),
    (
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
        ["Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"],
    ),
    (
        "Ban Quản lý Khu kinh tế Nghi Sơn và các KCN",
        ["Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp"],
    ),
    ("Công ty Điện lực Quảng Trị", ["Công ty Điện lực Quảng Trị"]),
    ("Báo và Phát thanh, truyền hình tỉnh", ["Báo và Phát thanh, truyền hình tỉnh"]),
    ("Trường Đại học X", ["Trường Đại học X"]),
    ("Bệnh viện Đa khoa tỉnh", ["Bệnh viện Đa khoa tỉnh"]),
    ("UBND phường A; UBND xã B", ["Ủy ban nhân dân phường A", "Ủy ban nhân dân xã B"]),
    (
        "UBND các xã: A, B, C",
        ["Ủy ban nhân dân xã A", "Ủy ban nhân dân xã B", "Ủy ban nhân dân xã C"],
    ),
    (
        "UBND các phường Hải Châu, Thanh Khê và Hòa Cường",
        [
            "Ủy ban nhân dân phường Hải Châu",
            "Ủy ban nhân dân phường Thanh Khê",
            "Ủy ban nhân dân phường Hòa Cường",
        ],
    ),
    ("UBND xã A, huyện B", ["Ủy ban nhân dân xã A, huyện B"]),
    (
        "Vụ Tổ chức cán bộ, Cục Chuyển đổi số quốc gia",
        ["Vụ Tổ chức cán bộ", "Cục Chuyển đổi số quốc gia"],
    ),
    ("Thanh tra tỉnh, Cục Thống kê", ["Thanh tra tỉnh", "Cục Thống kê"]),
    ("Kho bạc Nhà nước; Bảo hiểm xã hội tỉnh", ["Kho bạc Nhà nước", "Bảo hiểm xã hội tỉnh"]),
    (
        "Ngân hàng Nhà nước chi nhánh Khu vực 9",
        ["Ngân hàng Nhà nước chi nhánh Khu vực 9"],
    ),
    ("VNPT, Viettel", ["VNPT", "Viettel"]),
    (
        "Phòng VH-XH; Trung tâm PVHCC",
        ["Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công"],
    ),
    ("Phòng KT-HT-ĐT", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
    ("Chủ tịch UBND các xã, phường, đặc khu", ["<UBND các xã, phường, đặc khu>"]),
    ("Giám đốc các sở; Thủ trưởng các ban, ngành", ["<các sở>", "<các ban, ngành>"]),
    ("Giám đốc, Thủ trưởng các Sở, ban, ngành", ["<các Sở, ban, ngành>"]),
    ("Chánh Văn phòng Sở", ["Văn phòng Sở"]),
    ("Chánh Thanh tra Bộ; Vụ trưởng Vụ Pháp chế", ["Thanh tra Bộ", "Vụ Pháp chế"]),
    ("Trưởng phòng Kế hoạch - Tài chính", ["Phòng Kế hoạch - Tài chính"]),
    ("Chi cục trưởng Chi cục Kiểm lâm", ["Chi cục Kiểm lâm"]),
    (
        "Giám đốc: Sở Công Thương, Sở Tài chính; Thủ trưởng các sở, ban ngành",
        ["Sở Công Thương", "Sở Tài chính", "<các sở, ban ngành>"],
    ),
    (
        "Cục trưởng các Cục: Đường bộ Việt Nam, Đường sắt Việt Nam",
        ["Cục Đường bộ Việt Nam", "Cục Đường sắt Việt Nam"],
    ),
    (
        "Chi cục Kiểm lâm (quản lý giống cây lâm nghiệp) các doanh nghiệp, HTX sản xuất giống",
        ["Chi cục Kiểm lâm", "<các doanh nghiệp, HTX sản xuất giống>"],
    ),
    ("Sở Tài chính\nSở Nội vụ\nCông an tỉnh", ["Sở Tài chính", "Sở Nội vụ", "Công an tỉnh"]),
    ("- Sở Y tế\n- Sở Nội vụ.", ["Sở Y tế", "Sở Nội vụ"]),
    ("Sở Khoa học\nvà Công nghệ", ["Sở Khoa học và Công nghệ"]),
    ("Văn phòng\nSở", ["Văn phòng Sở"]),
    ("Chủ trì: Sở Nội vụ; Phối hợp: Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Tài chính Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
    (
        "Sở Tư pháp; Công an tỉnh; Văn phòng UBND tỉnh; Ban ATGT tỉnh; UBND huyện, thị xã,"
        " thành phố và các cơ quan, đơn vị có liên quan.",
        [
            "Sở Tư pháp",
            "Công an tỉnh",
            "Văn phòng Ủy ban nhân dân tỉnh",
            "Ban An toàn giao thông tỉnh",
            "<UBND huyện, thị xã, thành phố>",
            "<các cơ quan, đơn vị có liên quan>",
        ],
    ),
    (
        "Hội đồng Phối hợp phổ biến, giáo dục pháp luật tỉnh.",
        ["Hội đồng Phối hợp phổ biến, giáo dục pháp luật tỉnh"],
    ),
    (
        "Đài Phát thanh - Truyền hình tỉnh, Báo Quảng Ngãi",
        ["Đài Phát thanh - Truyền hình tỉnh", "Báo Quảng Ngãi"],
    ),
    (
        "Trung tâm Khuyến công - Xúc tiến thương mại, Các doanh nghiệp trên địa bàn tỉnh Kon Tum",
        [
            "Trung tâm Khuyến công - Xúc tiến thương mại",
            "<Các doanh nghiệp trên địa bàn tỉnh Kon Tum>",
        ],
    ),
    (
        "Vụ Pháp chế, các Vụ, Tổng Cục ĐBVN, các Cục",
        ["Vụ Pháp chế", "<các Vụ>", "Tổng Cục Đường bộ Việt Nam", "<các Cục>"],
    ),
    (
        "Văn phòng Bộ, Báo Giao thông, Tạp chí GTVT",
        ["Văn phòng Bộ", "Báo Giao thông", "Tạp chí Giao thông vận tải"],
    ),
    (
        "- Cục HHVN;\n- Vụ KCHT;\n- Cục ĐBVN.",
        ["Cục Hàng hải Việt Nam", "Vụ Kết cấu hạ tầng", "Cục Đường bộ Việt Nam"],
    ),
    (
        "Bộ NN&PTNT, Bộ TN&MT, Bộ LĐTBXH",
        [
            "Bộ Nông nghiệp và Phát triển nông thôn",
            "Bộ Tài nguyên và Môi trường",
            "Bộ Lao động - Thương binh và Xã hội",
        ],
    ),
    ("Sở KH&CN; Sở KHCN; SKHCN", ["Sở Khoa học và Công nghệ"] * 3),
    (
        "Bộ CHQS tỉnh; BCH Bộ đội Biên phòng tỉnh; Công an các xã, phường",
        [
            "Bộ Chỉ huy Quân sự tỉnh",
            "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
            "<Công an các xã, phường>",
        ],
    ),
    ("Công an các đơn vị, địa phương", ["<Công an các đơn vị, địa phương>"]),
    (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy, Văn phòng Tỉnh ủy",
        ["Ban Tuyên giáo và Dân vận Tỉnh ủy", "Văn phòng Tỉnh ủy"],
    ),
    (
        "Đảng ủy các cơ quan Đảng tỉnh, Đảng ủy UBND tỉnh",
        ["Đảng ủy các cơ quan Đảng tỉnh", "Đảng ủy Ủy ban nhân dân tỉnh"],
    ),
    (
        "Liên đoàn Lao động tỉnh, Tỉnh đoàn, Hội LHPN tỉnh, Hội CCB tỉnh",
        [
            "Liên đoàn Lao động tỉnh",
            "Tỉnh đoàn",
            "Hội Liên hiệp Phụ nữ tỉnh",
            "Hội Cựu chiến binh tỉnh",
        ],
    ),
    (
        "UBMTTQVN xã và các đoàn thể",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam xã", "<các đoàn thể>"],
    ),
    (
        "Văn phòng HĐND và UBND xã; Phòng Kinh tế, Hạ tầng và Đô thị; Phòng VHXH",
        [
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            "Phòng Văn hóa - Xã hội",
        ],
    ),
    (
        "Công an xã, Ban CHQS xã, Trạm Y tế xã; Trưởng các thôn, bản",
        ["Công an xã", "Ban Chỉ huy Quân sự xã", "Trạm Y tế xã", "<các thôn, bản>"],
    ),
    (
        "Phòng Đào tạo; Khoa Công nghệ thông tin; Phòng TCHC",
        ["Phòng Đào tạo", "Khoa Công nghệ thông tin", "Phòng Tổ chức - Hành chính"],
    ),
    (
        "Trường THPT Chuyên Lê Quý Đôn, các trường THPT trên địa bàn",
        [
            "Trường Trung học phổ thông Chuyên Lê Quý Đôn",
            "<các trường THPT trên địa bàn>",
        ],
    ),
    (
        "Bệnh viện Bạch Mai, Viện Vệ sinh dịch tễ Trung ương",
        ["Bệnh viện Bạch Mai", "Viện Vệ sinh dịch tễ Trung ương"],
    ),
    ("Sở Y tế/BHXH tỉnh", ["Sở Y tế", "Bảo hiểm xã hội tỉnh"]),
    (
        "Tập đoàn Điện lực Việt Nam (EVN), Tập đoàn Dầu khí Việt Nam",
        ["Tập đoàn Điện lực Việt Nam", "Tập đoàn Dầu khí Việt Nam"],
    ),
    (
        "Công ty CP Môi trường và Công trình đô thị Đông Hà",
        ["Công ty Cổ phần Môi trường và Công trình đô thị Đông Hà"],
    ),
    (
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh",
        ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh"],
    ),
    (
        "BQL Rừng phòng hộ Hướng Hóa - Đakrông",
        ["Ban Quản lý Rừng phòng hộ Hướng Hóa - Đakrông"],
    ),
    (
        "Trung tâm Y tế các huyện, thị xã, thành phố",
        ["<Trung tâm Y tế các huyện, thị xã, thành phố>"],
    ),
    (
        "Thuế tỉnh; Kho bạc Nhà nước khu vực XII; Chi cục Hải quan khu vực IX",
        ["Thuế tỉnh", "Kho bạc Nhà nước khu vực XII", "Chi cục Hải quan khu vực IX"],
    ),
    (
        "Viện kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh, Thi hành án dân sự tỉnh",
        [
            "Viện kiểm sát nhân dân tỉnh",
            "Tòa án nhân dân tỉnh",
            "Thi hành án dân sự tỉnh",
        ],
    ),
    (
        "Ban Chỉ đạo thực hiện Chương trình mục tiêu quốc gia tỉnh",
        ["Ban Chỉ đạo thực hiện Chương trình mục tiêu quốc gia tỉnh"],
    ),
    ("Tổ công tác triển khai Đề án 06", ["Tổ công tác triển khai Đề án 06"]),
    (
        "Phòng Cảnh sát QLHC về TTXH (PC06)",
        ["Phòng Cảnh sát Quản lý hành chính về trật tự xã hội"],
    ),
    ("Phòng Ngân sách - Sở Tài chính", ["Phòng Ngân sách - Sở Tài chính"]),
    (
        "Chi cục Thủy lợi và Phòng, chống thiên tai",
        ["Chi cục Thủy lợi và Phòng, chống thiên tai"],
    ),
    ("Phòng Kinh tế tổng hợp", ["Phòng Kinh tế tổng hợp"]),
    ("SỞ TÀI CHÍNH", ["Sở Tài chính"]),
    ("UBND TP. Đông Hà", ["Ủy ban nhân dân thành phố Đông Hà"]),
    ("UBND cấp xã", ["<UBND cấp xã>"]),
    ("Chánh Văn phòng Uỷ ban nhân dân tỉnh", ["Văn phòng Ủy ban nhân dân tỉnh"]),
    (
        "Trung tâm Công nghệ thông tin, Truyền thông và Chuyển đổi số",
        ["Trung tâm Công nghệ thông tin, Truyền thông và Chuyển đổi số"],
    ),
    (
        "Trung tâm Xúc tiến đầu tư và hỗ trợ doanh nghiệp",
        ["Trung tâm Xúc tiến đầu tư và hỗ trợ doanh nghiệp"],
    ),
    ("Sở NNMT phối hợp UBND cấp xã", ["Sở Nông nghiệp và Môi trường", "<UBND cấp xã>"]),
    (
        "Các cơ quan: Sở Tài chính, Công an tỉnh",
        ["Sở Tài chính", "Công an tỉnh"],
    ),
    (
        "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ và UBND các tỉnh, thành phố trực"
        " thuộc Trung ương",
        [
            "<Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ>",
            "<UBND các tỉnh, thành phố trực thuộc Trung ương>",
        ],
    ),
    (
        "Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao - Bộ Công an",
        ["Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao - Bộ Công an"],
    ),
    (
        "Ủy ban nhân dân các xã, phường: Đông Hà, Nam Đông Hà; xã Hướng Hóa",
        [
            "Ủy ban nhân dân phường Đông Hà",
            "Ủy ban nhân dân phường Nam Đông Hà",
            "Ủy ban nhân dân xã Hướng Hóa",
        ],
    ),
    (
        "Sở Văn hoá, Thể thao và Du lịch, Phòng PA05, Tổ Công nghệ số cộng đồng",
        ["Sở Văn hóa, Thể thao và Du lịch", "Phòng PA05", "Tổ Công nghệ số cộng đồng"],
    ),
    ("Doanh nghiệp, hợp tác xã", ["<Doanh nghiệp, hợp tác xã>"]),
    ("đơn vị tư vấn", ["<đơn vị tư vấn>"]),
    ("", []),
    ("x", []),
    ("Thường xuyên", []),
]


@pytest.mark.parametrize(("cell", "expected"), READ_BY_HAND + ELSEWHERE)
def test_cell_is_split(names: UnitNames, cell: str, expected: list[str]) -> None:
    assert shown(split_units(cell, names)) == expected


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("Ban quản lý các Khu công nghiệp tỉnh; Cục Thống kê tỉnh", ["ban", "cục"]),
        ("UBND các huyện, thành phố", ["ubnd"]),
        ("Ngân hàng Nhà nước chi nhánh Bắc Giang", ["ngân hàng"]),
        ("Văn phòng Sở, các địa phương", ["văn phòng", None]),
    ],
)
def test_kind(names: UnitNames, cell: str, kinds: list[str | None]) -> None:
    assert [hit.kind for hit in split_units(cell, names)] == kinds


def test_raw_takes_in_words_for_the_work(names: UnitNames) -> None:
    hits = split_units("Phòng Kế hoạch - Tổng hợp đôn đốc, tổng hợp.", names)
    assert hits[0].raw == "Phòng Kế hoạch - Tổng hợp đôn đốc, tổng hợp"


def test_raw_of_a_shared_head_begins_at_the_head(names: UnitNames) -> None:
    hits = split_units("Các Chi cục: Chăn nuôi & Thú y, Thủy sản", names)
    assert [hit.raw for hit in hits] == ["Các Chi cục: Chăn nuôi & Thú y", "Thủy sản"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Trung tâm ABC", "chưa rõ chữ viết tắt ABC"),
        ("UBND các xã, phường: A, B", "chưa rõ loại đơn vị hành chính"),
        ("Kế hoạch - Tổng hợp", "chưa nhận ra loại đơn vị"),
        ("Phòng Hành chính, Tài vụ", "dấu phẩy trong tên"),
        ("Sở Tài chính, Nội vụ", "theo đơn vị đứng trước"),
        ("Sở Tài chính Sở Nội vụ", "không có dấu phân cách"),
    ],
)
def test_doubt_is_said(names: UnitNames, cell: str, said: str) -> None:
    assert any(said in (hit.review or "") for hit in split_units(cell, names))


def test_plain_cells_need_no_look(names: UnitNames) -> None:
    for cell, _ in READ_BY_HAND:
        assert [hit.review for hit in split_units(cell, names) if hit.review] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Phòng Khoa học, Công nghệ và Chuyển đổi số",
            "Phòng Khoa học, Công nghệ và Chuyển đổi số",
        ),
        ("Sở Tài chính:", "Sở Tài chính"),
        ("Văn phòng UBND tỉnh.", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
        (
            "Thủ trưởng các phòng, chi cục, đơn vị trực thuộc Sở",
            "các phòng, chi cục, đơn vị trực thuộc Sở",
        ),
        ("Các sở, ban, ngành; UBND các xã, phường, đặc khu", "Các sở, ban, ngành"),
        ("Hội Nông dân tỉnh và các đoàn thể", "Hội Nông dân tỉnh"),
        ("Phòng ngừa, kiểm soát ô nhiễm môi trường", None),
        ("Phòng, chống tham nhũng", None),
        ("Tổ chức thực hiện", None),
        ("Thanh tra, kiểm tra", None),
        ("Thống kê, báo cáo", None),
        ("Hội nghị tổng kết", None),
        ("Sở hữu trí tuệ", None),
        ("Bộ tiêu chí", None),
        ("Ban hành văn bản", None),
        ("Các nhiệm vụ cụ thể", None),
        ("Trách nhiệm của Sở Nội vụ", None),
        ("Sở Tài chính chủ trì tham mưu", None),
        ("", None),
    ],
)
def test_single_name(names: UnitNames, text: str, name: str | None) -> None:
    hit = read_unit(text, names)
    assert (hit.name if hit else None) == name


def test_plan_teaches_its_names(names: UnitNames) -> None:
    assert expand_name("Phòng QTCSDL", names) == "Phòng QTCSDL"
    names.learn("Phòng Quản trị Cơ sở dữ liệu")
    assert expand_name("Phòng QTCSDL", names) == "Phòng Quản trị Cơ sở dữ liệu"


@pytest.mark.parametrize(
    "sentence",
    [
        "Trung tâm Dữ liệu và Vận hành (sau đây gọi là Trung tâm DL&VH) chủ trì.",
        "Trung tâm Dữ liệu và Vận hành (viết tắt là DLVH) chủ trì.",
        "Trung tâm Dữ liệu và Vận hành (sau đây gọi tắt là “Trung tâm DLVH”) chủ trì.",
        "Trung tâm Dữ liệu và Vận hành (DL&VH) chủ trì.",
    ],
)
def test_plan_defines_short_forms(names: UnitNames, sentence: str) -> None:
    names.learn(sentence)
    assert expand_name("Trung tâm DL&VH", names) == "Trung tâm Dữ liệu và Vận hành"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Kế hoạch – Tổng hợp", "phòng Kế hoạch - Tổng hợp"),
        ("Chi cục Chăn nuôi & Thú y", "Chi cục Chăn nuôi và Thú y"),
        ("Phòng Khoa học, Công nghệ và Chuyển đổi số", "Phòng Khoa học Công nghệ và Chuyển đổi số"),
        ("Chi cục Thuỷ lợi", "Chi cục Thủy lợi"),
    ],
)
def test_same_unit(one: str, other: str) -> None:
    assert same_unit(one, other)
    assert unit_key(one) == unit_key(other)


def test_other_unit() -> None:
    assert not same_unit("Sở Tài chính", "Sở Nội vụ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đ/c Hoàng Văn Chiều - Phó Giám đốc sở", [("Hoàng Văn Chiều", "Phó Giám đốc sở")]),
        (
            "Đ/c Vũ Văn Thịnh - Phó Giám đốc Sở; Đ/c Nguyễn Hữu Chiến - Giám đốc Sở",
            [("Vũ Văn Thịnh", "Phó Giám đốc Sở"), ("Nguyễn Hữu Chiến", "Giám đốc Sở")],
        ),
        (
            "đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh",
            [("Nguyễn Văn An", "Phó Chủ tịch UBND tỉnh")],
        ),
        ("PGĐ Nguyễn Văn An", [("Nguyễn Văn An", "Phó Giám đốc")]),
        ("Phó Giám đốc Sở Nguyễn Văn An", [("Nguyễn Văn An", "Phó Giám đốc Sở")]),
        ("Thứ trưởng Lê Đình Thọ", [("Lê Đình Thọ", "Thứ trưởng")]),
        ("Ông/Bà Lê Văn Tám - PGĐ Sở", [("Lê Văn Tám", "Phó Giám đốc Sở")]),
        (
            "Các đồng chí: Nguyễn Văn An, Trần Thị Bình",
            [("Nguyễn Văn An", None), ("Trần Thị Bình", None)],
        ),
        ("Nguyễn Văn An\nTrần Thị Bình", [("Nguyễn Văn An", None), ("Trần Thị Bình", None)]),
        (
            "Đ/c Hà Thị Nga - Phó Chi cục trưởng; SĐT: 0912345678",
            [("Hà Thị Nga", "Phó Chi cục trưởng")],
        ),
        ("TRẦN VĂN BÌNH - Phó Giám đốc", [("Trần Văn Bình", "Phó Giám đốc")]),
        ("Đ/c K'Brôi, Phó Chủ tịch", [("K'Brôi", "Phó Chủ tịch")]),
        ("Zơ Râm Bút - Chủ tịch UBND xã", [("Zơ Râm Bút", "Chủ tịch UBND xã")]),
        ("Đ/c A; Đ/c O'", []),
        ("Thứ trưởng được giao phụ trách", []),
        ("Đ/c Giám đốc Sở", []),
        ("Giám đốc Sở Y tế Hà Nam", []),
        ("Chủ tịch UBND xã Đinh Trang Hòa", []),
        ("Sở Nội vụ; Phòng Văn hóa - Xã hội", []),
        ("", []),
    ],
)
def test_persons(text: str, expected: list[tuple[str, str | None]]) -> None:
    hits = find_persons(text, UnitNames(rulebook()).people)
    assert [(hit.name, hit.position) for hit in hits] == expected
    assert all(text[hit.start : hit.end] == hit.raw for hit in hits)


_PIECES = st.sampled_from(
    [word for cell, _ in READ_BY_HAND + ELSEWHERE for word in cell.split()]
    + [",", ";", "và", "\n", "(", ")", ".", ":", "-", "&", "các", "chủ trì", "phối hợp với", "giao"]
)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    names = UnitNames(rulebook())
    found = find_assignments(text, names)
    for hits in (split_units(text, names), found.leads, found.supports):
        last = 0
        for hit in hits:
            assert text[hit.start : hit.end] == hit.raw
            assert hit.raw
            assert hit.start >= last
            last = hit.end
    read_unit(text, names)
    expand_name(text, names)
    names.learn(text)


def test_rule_entries_are_unique() -> None:
    rules = rulebook()
    for entries in (rules.units.heads, rules.abbreviations.abbreviations):
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))
    heads = {head.id for head in rules.units.heads}
    assert set(rules.units.known) <= heads
    assert {head for entry in rules.abbreviations.abbreviations for head in entry.heads} <= heads


def test_all_provinces_before_and_after_the_merger() -> None:
    provinces = rulebook().provinces.provinces
    assert len(provinces) == 34
    assert sum(len(province.members) for province in provinces) == 63
    assert sum(province.city for province in provinces) == 6
