"""Write the plans of this folder that are docx files: `python tests/plans/build.py [FOLDER]`.

Each `<stem>.docx` stands beside a hand-written `<stem>.gold.json`. The text is invented; the layout is
what offices use: a borderless table for the letterhead and one for the signature, two-row table headers,
merged cells and numbers that Word makes itself.
"""

# Plans are quoted as offices write them, a paragraph a line.
# ruff: noqa: E501

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.table import Table

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def add_letterhead(doc: Doc, issuer: str, number: str, dateline: str) -> None:
    """Put issuer and motto, number and dateline side by side in a borderless table."""
    table = doc.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, (issuer, MOTTO, number, dateline), strict=True):
        cell.text = text


def add_title(doc: Doc, title: str) -> None:
    """Add the word KẾ HOẠCH and the title, both bold and centred."""
    for text in ("KẾ HOẠCH", title):
        paragraph = doc.add_paragraph()
        paragraph.add_run(text).bold = True
        paragraph.alignment = 1


def add_lines(doc: Doc, text: str, style: str | None = None) -> None:
    """Add one paragraph a line."""
    for line in text.strip().splitlines():
        doc.add_paragraph(line.strip(), style=style)


def add_signature(doc: Doc, recipients: str, signature: str) -> None:
    """Put the recipients and the signature side by side in a borderless table."""
    table = doc.add_table(rows=1, cols=2)
    table.cell(0, 0).text = recipients
    table.cell(0, 1).text = signature


def add_table(doc: Doc, rows: list[list[str]], merges: list[tuple[int, int, int, int]]) -> Table:
    """Add a bordered table; `merges` names areas as (top, left, bottom, right), all inclusive."""
    table = doc.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            if text:
                cell.text = text
    return table


def add_annex_page(doc: Doc) -> None:
    """Start a landscape section, as annexes with wide tables do."""
    section = doc.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def repeat_header(table: Table, rows: int) -> None:
    """Mark the first rows as a header that Word repeats on each page."""
    for row in table.rows[:rows]:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))


def number_column(table: Table, rows: list[int]) -> None:
    """Number the first cell of `rows` the way Word does it: an empty paragraph in a numbered list."""
    for index in rows:
        table.cell(index, 0).paragraphs[0].style = "List Number 2"


def build_pci(doc: Doc) -> None:
    """A province's plan for PCI: indicators in a two-row header, a slip in the annex line."""
    add_letterhead(
        doc,
        "ỦY BAN NHÂN DÂN\nTỈNH THANH HÓA",
        "Số: 87/KH-UBND",
        "Thanh Hóa, ngày 14 tháng 3 năm 2025",
    )
    add_title(doc, "Nâng cao Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) tỉnh Thanh Hóa năm 2025")
    add_lines(
        doc,
        """
        Căn cứ Nghị quyết số 02/NQ-CP ngày 08/01/2025 của Chính phủ về những nhiệm vụ, giải pháp chủ yếu cải thiện môi trường kinh doanh, nâng cao năng lực cạnh tranh quốc gia năm 2025;
        Căn cứ Chương trình số 31-CTr/TU ngày 10/02/2025 của Ban Thường vụ Tỉnh ủy về cải thiện môi trường đầu tư;
        Ủy ban nhân dân tỉnh ban hành Kế hoạch nâng cao Chỉ số PCI năm 2025 với các nội dung như sau:
        I. MỤC TIÊU
        1. Mục tiêu chung
        Cải thiện mạnh mẽ môi trường đầu tư, kinh doanh, tạo thuận lợi cho doanh nghiệp phát triển.
        2. Mục tiêu cụ thể
        - Điểm số PCI năm 2025 đạt từ 68 điểm trở lên, tăng ít nhất 02 bậc so với năm 2024.
        - 100% thủ tục hành chính về đất đai được giải quyết đúng hạn.
        II. NHIỆM VỤ, GIẢI PHÁP
        1. Chi phí gia nhập thị trường
        - Rút ngắn thời gian đăng ký thành lập doanh nghiệp xuống còn tối đa 02 ngày làm việc.
        - Công khai 100% thủ tục hành chính trên Cổng Dịch vụ công của tỉnh.
        2. Đào tạo lao động
        - Khảo sát nhu cầu tuyển dụng của doanh nghiệp, hoàn thành trước ngày 30/5/2025.
        III. TỔ CHỨC THỰC HIỆN
        1. Các sở, ban, ngành cấp tỉnh; UBND các huyện, thị xã, thành phố
        - Xây dựng kế hoạch nâng cao chỉ số thành phần được giao, gửi Sở Tài chính trước ngày 31/3/2025.
        2. Sở Tài chính
        - Chủ trì, phối hợp với các cơ quan liên quan tổ chức ít nhất 02 cuộc đối thoại doanh nghiệp.
        - Tổng hợp kết quả, báo cáo Chủ tịch UBND tỉnh trước ngày 05/12/2025.
        3. Đề nghị Hiệp hội Doanh nghiệp tỉnh
        Tuyên truyền, vận động hội viên tham gia khảo sát PCI.
        """,
    )
    add_signature(
        doc,
        "Nơi nhận:\n- Thường trực Tỉnh ủy (b/c);\n- Chủ tịch, các PCT UBND tỉnh;\n- Các sở, ban, ngành;\n- Lưu: VT, KTTC.",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\nMai Xuân Lâm",
    )
    add_annex_page(doc)
    add_lines(
        doc,
        """
        PHỤ LỤC
        GIAO CHỈ TIÊU CÁC CHỈ SỐ THÀNH PHẦN PCI NĂM 2025
        (Kèm theo Kế hoạch số 78/KH-UBND ngày 14 tháng 3 năm 2025 của UBND tỉnh Thanh Hóa)
        """,
    )
    head = "TT|Chỉ số thành phần|Kết quả năm 2024||Mục tiêu năm 2025|Cơ quan thực hiện||Thời gian"
    rows = [
        head.split("|"),
        ["", "", "Điểm", "Xếp hạng", "", "Chủ trì", "Phối hợp", ""],
        [
            "1",
            "Chi phí gia nhập thị trường",
            "7,85",
            "21/63",
            "≥ 8,10",
            "Sở Tài chính",
            "Các sở, ngành liên quan",
            "Năm 2025",
        ],
        [
            "2",
            "Tiếp cận đất đai",
            "6,42",
            "35/63",
            "≥ 6,90",
            "Sở Nông nghiệp và Môi trường",
            "UBND các huyện, thị xã, thành phố",
            "Năm 2025",
        ],
        [
            "3",
            "Đào tạo lao động",
            "5,97",
            "28/63",
            "≥ 6,30",
            "Sở Nội vụ",
            "Sở Giáo dục và Đào tạo; Hiệp hội Doanh nghiệp tỉnh",
            "Năm 2025",
        ],
        [
            "4",
            "Thiết chế pháp lý và an ninh trật tự",
            "7,11",
            "40/63",
            "≥ 7,50",
            "Công an tỉnh",
            "Sở Tư pháp, Tòa án nhân dân tỉnh",
            "Thường xuyên",
        ],
    ]
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4), (0, 5, 0, 6), (0, 7, 1, 7)]
    repeat_header(add_table(doc, rows, merges), 2)


def build_hospital(doc: Doc) -> None:
    """A hospital's plan: Word's own numbers and bullets, people in charge, vertical merges."""
    add_letterhead(
        doc,
        "SỞ Y TẾ TỈNH GIA LAI\nBỆNH VIỆN ĐA KHOA KHU VỰC AN KHÊ",
        "Số: 134/KH-BVAK",
        "An Khê, ngày 28 tháng 02 năm 2027",
    )
    add_title(doc, "Cải tiến chất lượng bệnh viện năm 2027")
    add_lines(
        doc,
        """
        Căn cứ Quyết định số 6858/QĐ-BYT ngày 18/11/2016 của Bộ trưởng Bộ Y tế về việc ban hành Bộ tiêu chí chất lượng bệnh viện Việt Nam;
        Bệnh viện đa khoa khu vực An Khê xây dựng Kế hoạch như sau:
        I. MỤC TIÊU
        """,
    )
    add_lines(
        doc,
        """
        Điểm trung bình chung các tiêu chí chất lượng đạt từ 3,5 trở lên.
        Tỷ lệ hài lòng của người bệnh nội trú đạt ≥ 92%.
        """,
        "List Number",
    )
    doc.add_paragraph("II. NỘI DUNG THỰC HIỆN")
    sterilise = "Sửa chữa khu xử lý dụng cụ tập trung\nMua sắm 02 máy hấp tiệt trùng"
    rows = [
        [
            "TT",
            "Nội dung công việc",
            "Khoa, phòng thực hiện",
            "Người phụ trách",
            "Thời gian",
            "Kết quả cần đạt",
        ],
        ["A", "An toàn người bệnh", "", "", "", ""],
        [
            "",
            "Triển khai bảng kiểm an toàn phẫu thuật",
            "Khoa Ngoại tổng hợp; Khoa Gây mê hồi sức",
            "BS. Phan Văn Lợi - Phó Giám đốc",
            "Từ tháng 3/2027",
            "100% ca phẫu thuật áp dụng bảng kiểm",
        ],
        [
            "",
            "Tập huấn báo cáo sự cố y khoa",
            "Phòng Điều dưỡng",
            "BS. Phan Văn Lợi - Phó Giám đốc",
            "Quý II/2027",
            "02 lớp tập huấn",
        ],
        [
            "",
            "Giám sát tuân thủ vệ sinh tay",
            "",
            "ĐD. Ksor H'Lan - Trưởng phòng Điều dưỡng",
            "Hằng tháng",
            "Tỷ lệ tuân thủ đạt trên 80%",
        ],
        ["B", "Kiểm soát nhiễm khuẩn", "", "", "", ""],
        [
            "",
            sterilise,
            "Phòng Vật tư - Thiết bị y tế",
            "BS. Lê Thị Thu Hà - Giám đốc",
            "Trước 30/9/2027",
            "Khu xử lý đạt chuẩn",
        ],
    ]
    table = add_table(doc, rows, [(1, 1, 1, 5), (5, 1, 5, 5), (3, 2, 4, 2)])
    number_column(table, [2, 3, 4, 6])
    for paragraph in table.cell(6, 1).paragraphs:
        paragraph.style = "List Bullet"
    doc.add_paragraph("III. TỔ CHỨC THỰC HIỆN")
    for heading, bullets in (
        (
            "1. Phòng Quản lý chất lượng",
            [
                "Tham mưu Giám đốc kiện toàn Hội đồng quản lý chất lượng trong tháng 3/2027.",
                "Tổng hợp, báo cáo Sở Y tế trước ngày 15/12/2027.",
            ],
        ),
        (
            "2. Các khoa, phòng",
            [
                "Xây dựng đề án cải tiến chất lượng của khoa, phòng; mỗi khoa, phòng có ít nhất 01 đề án."
            ],
        ),
    ):
        doc.add_paragraph(heading)
        for bullet in bullets:
            doc.add_paragraph(bullet, style="List Bullet")
    add_signature(
        doc,
        "Nơi nhận:\n- Sở Y tế (báo cáo);\n- Ban Giám đốc;\n- Các khoa, phòng;\n- Lưu: VT, QLCL.",
        "GIÁM ĐỐC\n\n\nLê Thị Thu Hà",
    )


def build_power(doc: Doc) -> None:
    """A state company's plan: one column for lead and support, several tasks in a cell."""
    add_letterhead(
        doc,
        "TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG\nCÔNG TY ĐIỆN LỰC QUẢNG NGÃI",
        "Số: 2215/KH-PCQN",
        "Quảng Ngãi, ngày 10 tháng 4 năm 2023",
    )
    add_title(doc, "Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2023")
    add_lines(
        doc,
        """
        Thực hiện Chỉ thị số 1087/CT-EVN ngày 28/02/2023 của Tập đoàn Điện lực Việt Nam về công tác phòng, chống thiên tai năm 2023, Công ty Điện lực Quảng Ngãi xây dựng Kế hoạch như sau:
        PHẦN I. MỤC ĐÍCH, YÊU CẦU
        - Chủ động phòng ngừa, ứng phó kịp thời, giảm thiểu thiệt hại do thiên tai gây ra.
        PHẦN II. NHIỆM VỤ CỤ THỂ
        Các nhiệm vụ cụ thể được phân công theo bảng sau:
        """,
    )
    rows = [
        [
            "STT",
            "Nhiệm vụ",
            "Đơn vị chủ trì, phối hợp",
            "Tiến độ",
            "Kinh phí (triệu đồng)",
            "Ghi chú",
        ],
        ["I", "Giai đoạn phòng ngừa", "", "", "", ""],
        [
            "1",
            "- Kiện toàn Ban Chỉ huy phòng, chống thiên tai\n- Cập nhật phương án ứng phó theo cấp độ rủi ro",
            "Chủ trì: Phòng An toàn.\nPhối hợp: Văn phòng, các Điện lực trực thuộc",
            "Trước ngày 15/5/2023",
            "50",
            "",
        ],
        [
            "2",
            "Phát quang hành lang 320 km đường dây trung áp",
            "Chủ trì: Các Điện lực trực thuộc.\nPhối hợp: Phòng Kỹ thuật",
            "Tháng 5, 6/2023",
            "1.250",
            "Ưu tiên tuyến xung yếu",
        ],
        ["II", "Giai đoạn ứng phó, khắc phục", "", "", "", ""],
        [
            "1",
            "Tổ chức trực ban 24/24 giờ khi có bão",
            "Chủ trì: Trung tâm Điều khiển xa.\nPhối hợp: Phòng Điều độ; Xí nghiệp Dịch vụ Điện lực",
            "Khi có thiên tai xảy ra",
            "",
            "",
        ],
        [
            "2",
            "Khôi phục cấp điện cho phụ tải quan trọng",
            "Chủ trì: Đội Quản lý vận hành lưới điện cao thế",
            "Trong vòng 24 giờ sau bão",
            "",
            "",
        ],
    ]
    add_table(doc, rows, [(1, 1, 1, 5), (4, 1, 4, 5)])
    add_lines(
        doc,
        """
        PHẦN III. TỔ CHỨC THỰC HIỆN
        1. Phòng Kế hoạch - Vật tư: Dự phòng đầy đủ vật tư, thiết bị; hoàn thành trong tháng 8/2023.
        2. Phòng An toàn: Kiểm tra, đôn đốc các đơn vị; báo cáo Giám đốc Công ty trước ngày 20 hằng tháng.
        Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.
        """,
    )
    add_signature(
        doc,
        "Nơi nhận:\n- EVNCPC (để b/c);\n- Các Điện lực trực thuộc;\n- Lưu: VT, AT.",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\nVõ Đình Khải",
    )


def build_dti(doc: Doc) -> None:
    """A department's plan for DTI: indicators with codes, main text and annex at odds twice."""
    add_letterhead(
        doc,
        "UBND TỈNH ĐIỆN BIÊN\nSỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Số: 640/KH-SKHCN",
        "Điện Biên, ngày 21 tháng 4 năm 2026",
    )
    add_title(doc, "Cải thiện Chỉ số chuyển đổi số cấp tỉnh (DTI) năm 2026")
    add_lines(
        doc,
        """
        Thực hiện Kế hoạch số 1188/KH-UBND ngày 02/4/2026 của UBND tỉnh Điện Biên về nâng cao Chỉ số DTI, Sở Khoa học và Công nghệ ban hành Kế hoạch như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        Xác định rõ trách nhiệm của từng phòng, đơn vị trong cải thiện các chỉ số thành phần.
        II. NHIỆM VỤ
        1. Chỉ số 1.2: Hạ tầng số (Chỉ số này xếp thứ 25/34, cần cải thiện)
        - Nhiệm vụ:
        + Phối hợp với các doanh nghiệp viễn thông phát triển 45 trạm BTS tại vùng lõm sóng.
        - Kết quả dự kiến:
        + Phủ sóng 5G tại ít nhất 30% xã, phường.
        - Đơn vị chủ trì: Phòng Bưu chính, Viễn thông.
        - Đơn vị phối hợp: Trung tâm Chuyển đổi số tỉnh.
        - Thời gian hoàn thành: Quý IV/2026.
        2. Chỉ số 1.4: An toàn thông tin mạng (Chỉ số này xếp thứ 12/34, tiếp tục duy trì)
        - Nhiệm vụ:
        + Diễn tập thực chiến bảo đảm an toàn thông tin cho hệ thống của tỉnh.
        - Kết quả dự kiến:
        + Tổ chức 02 cuộc diễn tập thực chiến.
        - Đơn vị chủ trì: Trung tâm Chuyển đổi số tỉnh.
        - Đơn vị phối hợp: Công an tỉnh.
        - Thời gian hoàn thành: Trước ngày 30/11/2026.
        III. TỔ CHỨC THỰC HIỆN
        1. Văn phòng Sở
        - Theo dõi, tổng hợp kết quả thực hiện, báo cáo Giám đốc Sở định kỳ hằng quý.
        """,
    )
    add_signature(
        doc,
        "Nơi nhận:\n- UBND tỉnh (b/c);\n- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, CĐS.",
        "GIÁM ĐỐC\n\n\nQuàng Văn Thắng",
    )
    add_annex_page(doc)
    add_lines(
        doc,
        """
        PHỤ LỤC
        PHÂN CÔNG CẢI THIỆN CÁC CHỈ SỐ THÀNH PHẦN DTI NĂM 2026
        (Kèm theo Kế hoạch số 640/KH-SKHCN ngày 21/4/2026 của Sở Khoa học và Công nghệ)
        """,
    )
    rows = [
        [
            "TT",
            "Chỉ số thành phần",
            "Xếp hạng năm 2025",
            "Điểm năm 2025",
            "Mục tiêu năm 2026",
            "Nhiệm vụ",
            "Chủ trì",
            "Phối hợp",
            "Thời hạn",
            "Kết quả",
        ],
        ["I. TRỤ CỘT: NỀN TẢNG SỐ", "", "", "", "", "", "", "", "", ""],
        [
            "1",
            "1.2. Hạ tầng số",
            "25/34",
            "0,52",
            "≥ 0,60",
            "Phối hợp với các doanh nghiệp viễn thông phát triển 45 trạm BTS tại vùng lõm sóng.",
            "Phòng Bưu chính, Viễn thông",
            "Trung tâm Chuyển đổi số tỉnh",
            "Quý III/2026",
            "Phủ sóng 5G tại ít nhất 30% xã, phường.",
        ],
        [
            "2",
            "1.4. An toàn thông tin mạng",
            "21/34",
            "0,71",
            "≥ 0,75",
            "Diễn tập thực chiến bảo đảm an toàn thông tin cho hệ thống của tỉnh.",
            "Trung tâm Chuyển đổi số tỉnh",
            "Công an tỉnh",
            "Trước ngày 30/11/2026",
            "Tổ chức 02 cuộc diễn tập thực chiến.",
        ],
    ]
    add_table(doc, rows, [(1, 0, 1, 9)])


PLANS = {
    "thanhhoa_pci2025": build_pci,
    "benhvien_ankhe_chatluong": build_hospital,
    "dienluc_quangngai_thientai": build_power,
    "dienbien_dti2026": build_dti,
}


def main() -> None:
    """Write every docx plan into the folder named on the command line, else into this one."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for stem, build in PLANS.items():
        doc = Document()
        build(doc)
        doc.save(str(folder / f"{stem}.docx"))


if __name__ == "__main__":
    main()
