"""Three small plans without a fault; each test puts its own fault in."""

from __future__ import annotations

from collections.abc import Mapping

from extract.records import Plan
from tests.factories import read_text

Found = list[tuple[str, str]]

HEAD = """\
UBND TỈNH SƠN HẢI
SỞ CÔNG THƯƠNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 35/KH-SCT
Sơn Hải, ngày 09 tháng 3 năm 2026
KẾ HOẠCH
Cải thiện Chỉ số đổi mới sáng tạo cấp địa phương (PII) năm 2026
Thực hiện Kế hoạch số 61/KH-UBND ngày 05/02/2026 của UBND tỉnh Sơn Hải, Sở Công Thương \
xây dựng Kế hoạch thực hiện như sau:"""
SIGNATURE = """\
Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT, KHTC.
GIÁM ĐỐC
Trần Văn Bình"""
ATTACHED = "(Kèm theo Kế hoạch số 35/KH-SCT ngày 09/3/2026 của Sở Công Thương)"

# Main text and annex say the same of two indicators.
INDICATORS = f"""\
{HEAD}
I. NHIỆM VỤ
1. Nhóm nhiệm vụ thuộc Trụ cột 3: Cơ sở hạ tầng
- Nội dung: Cải thiện Chỉ số 3.2.1: Hạ tầng cơ bản (Chỉ số này tỉnh đang xếp thứ 18/34).
- Nhiệm vụ:
+ Nhiệm vụ 1.1: Đôn đốc chủ đầu tư hoàn thành hạ tầng cụm công nghiệp.
+ Nhiệm vụ 1.2: Nâng cấp lưới điện trung áp phục vụ vùng sản xuất.
- Kết quả dự kiến:
+ Hoàn thành 02 trạm xử lý nước thải.
+ Ban hành 01 quy chế quản lý cụm công nghiệp.
- Đơn vị chủ trì: Phòng Quản lý Công nghiệp.
- Đơn vị phối hợp: Phòng Quản lý Năng lượng; Phòng Kế hoạch - Tài chính.
- Thời gian hoàn thành: Tháng 11/2026.
2. Nhóm nhiệm vụ thuộc Trụ cột 7: Tác động
- Nội dung: Cải thiện Chỉ số 7.1.4: Giá trị xuất khẩu (Chỉ số này tỉnh đang xếp thứ 21/34).
- Nhiệm vụ:
+ Nhiệm vụ 2.1: Tổ chức đoàn doanh nghiệp tham gia hội chợ quốc tế.
- Kết quả dự kiến:
+ Tổ chức ít nhất 03 đoàn giao thương.
- Đơn vị chủ trì: Phòng Quản lý Thương mại.
- Đơn vị phối hợp: Phòng Kế hoạch - Tài chính.
- Thời gian hoàn thành: Tháng 12/2026.
{SIGNATURE}
PHỤ LỤC
DANH MỤC NHIỆM VỤ
{ATTACHED}
| TT | Chỉ số thành phần | Xếp hạng 2025 | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp \
| Thời gian thực hiện | Kết quả |
| 1 | 3.2.1. Hạ tầng cơ bản | 18/34 | - Nhiệm vụ 1.1: Đôn đốc chủ đầu tư hoàn thành hạ tầng cụm \
công nghiệp.<br>- Nhiệm vụ 1.2: Nâng cấp lưới điện trung áp phục vụ vùng sản xuất. \
| Phòng Quản lý Công nghiệp | Phòng Quản lý Năng lượng; Phòng Kế hoạch - Tài chính \
| Tháng 11/2026 | - Hoàn thành 02 trạm xử lý nước thải.<br>- Ban hành 01 quy chế quản lý cụm công \
nghiệp. |
| 2 | 7.1.4. Giá trị xuất khẩu | 21/34 | - Nhiệm vụ 2.1: Tổ chức đoàn doanh nghiệp tham gia hội \
chợ quốc tế. | Phòng Quản lý Thương mại | Phòng Kế hoạch - Tài chính | Tháng 12/2026 \
| - Tổ chức ít nhất 03 đoàn giao thương. |"""

# Scores and targets, once in a table of the main text and once in the annex.
FIGURES = f"""\
{HEAD}
I. NHIỆM VỤ
| TT | Chỉ số thành phần | Mức điểm số năm 2025 | Mục tiêu phấn đấu năm 2026 | Đơn vị chủ trì |
| 1 | 1.1.1. Chính sách khởi nghiệp | 12.76 | ≥ 20 | Phòng Kế hoạch |
| 2 | 1.1.2. Thiết chế pháp lý | 33.10% | ≥ 40% | Phòng Pháp chế |
{SIGNATURE}
PHỤ LỤC
DANH MỤC CHỈ SỐ
{ATTACHED}
| TT | Chỉ số thành phần | Mức điểm số năm 2025 | Mục tiêu phấn đấu năm 2026 | Đơn vị chủ trì |
| 1 | 1.1.1. Chính sách khởi nghiệp | 12.76 | ≥ 20 | Phòng Kế hoạch |
| 2 | 1.1.2. Thiết chế pháp lý | 33.10% | ≥ 40% | Phòng Pháp chế |"""

# A table of tasks in sections, and nothing beside it.
TASKS = f"""\
{HEAD}
I. NHIỆM VỤ
| TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian thực hiện | Sản phẩm |
| I. THỂ CHẾ | I. THỂ CHẾ | I. THỂ CHẾ | I. THỂ CHẾ | I. THỂ CHẾ | I. THỂ CHẾ |
| 1 | Rà soát quy hoạch phát triển điện lực. | Phòng Quản lý Năng lượng | Phòng Kế hoạch \
| Quý II/2026 | Báo cáo |
| 2 | Xây dựng quy chế quản lý cụm công nghiệp. | Phòng Quản lý Công nghiệp | Phòng Pháp chế \
| Quý III/2026 | Quy chế |
| II. HẠ TẦNG | II. HẠ TẦNG | II. HẠ TẦNG | II. HẠ TẦNG | II. HẠ TẦNG | II. HẠ TẦNG |
| 3 | Lập dự án nâng cấp chợ trung tâm. | Phòng Quản lý Thương mại | Phòng Kế hoạch \
| Tháng 10/2026 | Dự án |
| III. XÚC TIẾN | III. XÚC TIẾN | III. XÚC TIẾN | III. XÚC TIẾN | III. XÚC TIẾN | III. XÚC TIẾN |
| 4 | Tổ chức hội chợ hàng Việt. | Phòng Quản lý Thương mại | Phòng Kế hoạch | Tháng 9/2026 \
| Hội chợ |
{SIGNATURE}"""


def put_in(text: str, changes: Mapping[str, str], *, last: bool) -> str:
    """Change the first (or last) place of each text; the text must be there."""
    for old, new in changes.items():
        assert old in text, old
        if last:
            head, _, tail = text.rpartition(old)
            text = f"{head}{new}{tail}"
        else:
            text = text.replace(old, new, 1)
    return text


def read_changed(text: str, changes: Mapping[str, str], *, last: bool = False) -> Plan:
    return read_text(*put_in(text, changes, last=last).split("\n"))


def list_findings(plan: Plan) -> Found:
    return sorted((finding.rule, finding.subject.key) for finding in plan.findings)
