"""Write the plans of this folder that show one layout of table each: `python tests/plans/build_layouts.py [FOLDER]`."""

# Plans are quoted as offices write them, a row a line.
# ruff: noqa: E501

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from build import add_letterhead, add_lines, add_table, add_title
from docx import Document


@dataclass(frozen=True)
class Layout:
    """A short plan of one table; `merges` as `add_table` takes them."""

    stem: str
    issuer: str
    number: str
    dateline: str
    title: str
    lines: str
    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]]


LAYOUTS = [
    Layout(
        "truongthpt_congtacthang",
        "TRƯỜNG THPT LÊ LỢI",
        "Số: 12/KH-THPTLL",
        "Hải Lâm, ngày 15 tháng 01 năm 2026",
        "Công tác tháng học kỳ II năm học 2025 - 2026",
        "I. MỤC ĐÍCH\n- Nâng cao chất lượng dạy học.\nII. NỘI DUNG CÔNG VIỆC",
        [
            ["Tháng", "Nội dung công việc", "Người phụ trách", "Ghi chú"],
            ["01/2026", "Sơ kết học kỳ I", "Hiệu trưởng", ""],
            ["", "Họp phụ huynh học sinh", "Giáo viên chủ nhiệm", ""],
            [
                "02/2026",
                "Tổ chức hội khỏe Phù Đổng cấp trường",
                "Tổ Thể dục - Quốc phòng",
                "Theo kế hoạch riêng",
            ],
            ["", "Kiểm tra hồ sơ chuyên môn", "Phó Hiệu trưởng, các tổ trưởng chuyên môn", ""],
        ],
        [(1, 0, 2, 0), (3, 0, 4, 0)],
    ),
    Layout(
        "benhvien_songma_caitien",
        "BỆNH VIỆN ĐA KHOA KHU VỰC SÔNG MÃ",
        "Số: 40/KH-BV",
        "Hải Lâm, ngày 15 tháng 01 năm 2026",
        "Cải tiến chất lượng bệnh viện năm 2026",
        "I. MỤC TIÊU\n- Điểm trung bình đạt từ 3,8 trở lên.\nII. CÁC HOẠT ĐỘNG CẢI TIẾN",
        [
            ["STT", "Hoạt động", "Khoa/phòng thực hiện", "", "Thời gian", "", "Kết quả mong đợi"],
            ["", "", "Chính", "Phối hợp", "Bắt đầu", "Hoàn thành", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["A", "An toàn người bệnh", "", "", "", "", ""],
            [
                "1",
                "Ban hành quy trình nhận dạng người bệnh",
                "Phòng Quản lý chất lượng",
                "Phòng Điều dưỡng",
                "01/2026",
                "3/2026",
                "Quy trình được phê duyệt",
            ],
            [
                "2",
                "Tập huấn báo cáo sự cố",
                "Phòng Điều dưỡng",
                "Các khoa lâm sàng",
                "4/2026",
                "6/2026",
                "100% nhân viên được tập huấn",
            ],
            ["B", "Kiểm soát nhiễm khuẩn", "", "", "", "", ""],
            [
                "1",
                "Giám sát tuân thủ vệ sinh tay",
                "Khoa Kiểm soát nhiễm khuẩn",
                "Phòng Điều dưỡng",
                "01/2026",
                "12/2026",
                "Báo cáo hằng tháng",
            ],
        ],
        [
            (0, 0, 1, 0),
            (0, 1, 1, 1),
            (0, 2, 0, 3),
            (0, 4, 0, 5),
            (0, 6, 1, 6),
            (3, 1, 3, 6),
            (6, 1, 6, 6),
        ],
    ),
    Layout(
        "hatinh_chuyendoixanh",
        "UBND TỈNH HÀ TĨNH",
        "Số: 30/KH-UBND",
        "Hà Tĩnh, ngày 02 tháng 02 năm 2026",
        "Chuyển đổi xanh giai đoạn 2026 - 2030",
        "I. NHIỆM VỤ",
        [
            [
                "TT",
                "Nhiệm vụ",
                "Cơ quan chủ trì",
                "Lộ trình thực hiện",
                "",
                "",
                "Kinh phí (triệu đồng)",
            ],
            ["", "", "", "2026", "2027", "2028 - 2030", ""],
            ["1", "Kiểm kê khí nhà kính", "Sở Nông nghiệp và Môi trường", "x", "", "", "500"],
            ["2", "Thay thế xe buýt chạy điện", "", "", "x", "x", "20.000"],
            ["3", "Xây dựng bộ chỉ tiêu xanh", "Sở Tài chính", "x", "x", "", ""],
        ],
        [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 5), (0, 6, 1, 6), (2, 2, 3, 2)],
    ),
    Layout(
        "laichau_binhdanggioi",
        "UBND TỈNH LAI CHÂU",
        "Số: 18/KH-UBND",
        "Lai Châu, ngày 10 tháng 02 năm 2026",
        "Công tác bình đẳng giới năm 2026",
        "I. PHÂN CÔNG NHIỆM VỤ",
        [
            ["STT", "Nhiệm vụ", "Sản phẩm", "Thời gian hoàn thành"],
            ["I. SỞ NỘI VỤ", "", "", ""],
            ["1", "Tham mưu kế hoạch năm", "Kế hoạch", "Quý I/2026"],
            ["2", "Tổ chức Tháng hành động", "Chuỗi sự kiện", "15/11/2026"],
            ["II. SỞ Y TẾ", "", "", ""],
            [
                "1",
                "Truyền thông về chăm sóc sức khỏe sinh sản",
                "10 buổi truyền thông",
                "Quý III/2026",
            ],
            ["III. UBND CÁC XÃ, PHƯỜNG", "", "", ""],
            ["1", "Củng cố địa chỉ tin cậy tại cộng đồng", "", "Thường xuyên"],
        ],
        [(1, 0, 1, 3), (4, 0, 4, 3), (6, 0, 6, 3)],
    ),
    Layout(
        "daihoc_tuanlesach",
        "TRƯỜNG ĐẠI HỌC QUY HẢI",
        "Số: 66/KH-ĐHQH",
        "Hải Lâm, ngày 15 tháng 01 năm 2026",
        "Tổ chức Tuần lễ sách năm 2026",
        "I. MỤC ĐÍCH\n- Lan tỏa văn hóa đọc.\nII. PHÂN CÔNG NHIỆM VỤ",
        [
            ["Đơn vị", "Nhiệm vụ"],
            ["Thư viện", "- Xây dựng kịch bản.\n- Trưng bày sách."],
            ["Phòng Quản trị - Thiết bị", "Chuẩn bị hội trường."],
            [
                "Đoàn Thanh niên",
                "- Huy động tình nguyện viên.\n- Tổ chức cuộc thi giới thiệu sách trước ngày 20/4/2026.",
            ],
        ],
        [],
    ),
    Layout(
        "giaoduc_kiemtra_thang",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "Số: 9/KH-SGDĐT",
        "Hải Lâm, ngày 15 tháng 01 năm 2026",
        "Kiểm tra chuyên môn năm 2026",
        "I. NỘI DUNG",
        [
            ["TT", "Nội dung", "Đơn vị chủ trì", "Tháng", "", "", ""],
            ["", "", "", "1", "2", "3", "4"],
            ["1", "Kiểm tra thư viện", "Phòng Giáo dục phổ thông", "x", "", "", ""],
            ["2", "Kiểm tra thi nghề", "Phòng Khảo thí", "", "", "x", "x"],
        ],
        [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 6)],
    ),
    Layout(
        "noivu_cchc_buoc",
        "SỞ NỘI VỤ",
        "Số: 9/KH-SNV",
        "Hải Lâm, ngày 15 tháng 01 năm 2026",
        "Cải cách hành chính năm 2026",
        "I. NHIỆM VỤ",
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
            ["1", "Cải cách thủ tục hành chính", "Văn phòng Sở", "Các phòng chuyên môn", ""],
            ["a)", "Rà soát thủ tục", "", "", "Quý I/2026"],
            ["b)", "Công bố danh mục", "", "", "Quý II/2026"],
            ["2", "Kiểm tra công vụ", "Thanh tra Sở", "", "Quý III/2026"],
        ],
        [],
    ),
]


def main() -> None:
    """Write every layout into the folder named on the command line, else into this one."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for layout in LAYOUTS:
        doc = Document()
        add_letterhead(doc, layout.issuer, layout.number, layout.dateline)
        add_title(doc, layout.title)
        add_lines(doc, layout.lines)
        add_table(doc, layout.rows, layout.merges)
        doc.save(str(folder / f"{layout.stem}.docx"))


if __name__ == "__main__":
    main()
