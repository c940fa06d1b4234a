"""Assignments in running text: labels in any wording, headings, asides, sentences, lists."""

# Plans are quoted as offices write them, a paragraph a line.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from extract.records import Task, Unit
from tests.factories import read_items, read_text

TASKS = "II. NHIỆM VỤ, GIẢI PHÁP"
DUTIES = "III. TỔ CHỨC THỰC HIỆN"
Q2 = ("2026-04-01", "2026-06-30")
# What a task says: text (None: any), leads, supports, (start, end) of deadlines, outputs.
Said = tuple[str | None, list[str], list[str], list[tuple[str | None, str | None]], list[str]]


def said(
    text: str | None,
    leads: str = "",
    supports: str = "",
    times: tuple[tuple[str | None, str | None], ...] = (),
    outputs: tuple[str, ...] = (),
) -> Said:
    names = [
        [name.strip() for name in part.split(";") if name.strip()] for part in (leads, supports)
    ]
    return text, sorted(names[0]), sorted(names[1]), list(times), list(outputs)


BLOCKS: list[tuple[str, list[str], list[Said]]] = [
    (
        TASKS,
        [
            "1. Xây dựng đề án phát triển làng nghề.",
            "- Cơ quan chủ trì: Sở Công Thương.",
            "- Cơ quan phối hợp: Sở Tài chính, UBND các xã.",
            "- Thời gian hoàn thành: Quý II/2026.",
            "- Sản phẩm: Đề án.",
        ],
        [
            said(
                "Xây dựng đề án phát triển làng nghề.",
                "Sở Công Thương",
                "Sở Tài chính; UBND các xã",
                (Q2,),
                ("Đề án",),
            ),
        ],
    ),
    (
        TASKS,
        [
            "1. Xây dựng đề án phát triển làng nghề.",
            "+ Chủ trì: Sở Công Thương.",
            "+ Phối hợp: Sở Tài chính.",
            "+ Thời gian: Quý II/2026.",
        ],
        [
            said("Xây dựng đề án phát triển làng nghề.", "Sở Công Thương", "Sở Tài chính", (Q2,)),
        ],
    ),
    (
        TASKS,
        [
            "1. Xây dựng đề án phát triển làng nghề.",
            "* Đơn vị thực hiện: Sở Công Thương.",
            "* Đơn vị phối hợp: Sở Tài chính.",
            "* Thời gian thực hiện: Quý II/2026.",
            "* Kết quả: Đề án được phê duyệt.",
        ],
        [
            said(
                "Xây dựng đề án phát triển làng nghề.",
                "Sở Công Thương",
                "Sở Tài chính",
                (Q2,),
                ("Đề án được phê duyệt",),
            ),
        ],
    ),
    (
        TASKS,
        [
            "a) Rà soát quy hoạch cụm công nghiệp.",
            "Cơ quan chủ trì thực hiện: Sở Xây dựng; cơ quan phối hợp: Sở Công Thương; thời hạn: trước ngày 30/6/2026.",
        ],
        [
            said(
                "Rà soát quy hoạch cụm công nghiệp.",
                "Sở Xây dựng",
                "Sở Công Thương",
                ((None, "2026-06-30"),),
            ),
        ],
    ),
    (
        TASKS,
        [
            "- Rà soát quy hoạch cụm công nghiệp (Chủ trì: Sở Xây dựng; phối hợp: Sở Công Thương; hoàn thành trước 30/6/2026)."
        ],
        [
            said(
                "Rà soát quy hoạch cụm công nghiệp (Chủ trì: Sở Xây dựng; phối hợp: Sở Công Thương; hoàn thành trước 30/6/2026).",
                "Sở Xây dựng",
                "Sở Công Thương",
                ((None, "2026-06-30"),),
            ),
        ],
    ),
    (
        TASKS,
        ["- Rà soát quy hoạch cụm công nghiệp [Sở Xây dựng chủ trì]."],
        [
            said(None, "Sở Xây dựng"),
        ],
    ),
    (
        TASKS,
        ["- Rà soát quy hoạch cụm công nghiệp (Sở Xây dựng chủ trì, Sở Công Thương phối hợp)."],
        [
            said(None, "Sở Xây dựng", "Sở Công Thương"),
        ],
    ),
    (
        TASKS,
        [
            "- Rà soát quy hoạch cụm công nghiệp do Sở Xây dựng chủ trì, phối hợp với Sở Công Thương thực hiện trong quý II/2026."
        ],
        [
            said(None, "Sở Xây dựng", "Sở Công Thương", (Q2,)),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "Chủ trì: Sở Xây dựng. Phối hợp: Sở Công Thương, Sở Tài chính. Thời gian: Quý II/2026.",
        ],
        [
            said("Rà soát quy hoạch.", "Sở Xây dựng", "Sở Công Thương; Sở Tài chính", (Q2,)),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "Đơn vị chủ trì, phối hợp: Sở Xây dựng chủ trì; Sở Công Thương phối hợp.",
        ],
        [
            said("Rà soát quy hoạch.", "Sở Xây dựng", "Sở Công Thương"),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "- Phân công thực hiện: Sở Xây dựng chủ trì, phối hợp với Sở Công Thương.",
            "- Thời hạn hoàn thành: tháng 9 năm 2026.",
        ],
        [
            said(
                "Rà soát quy hoạch.",
                "Sở Xây dựng",
                "Sở Công Thương",
                (("2026-09-01", "2026-09-30"),),
            ),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "Giao: Sở Xây dựng chủ trì, phối hợp với Sở Công Thương.",
            "Hoàn thành: trong quý II/2026.",
        ],
        [
            said("Rà soát quy hoạch.", "Sở Xây dựng", "Sở Công Thương", (Q2,)),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "- Bộ phận chủ trì: Văn phòng Sở.",
            "- Bộ phận phối hợp: Phòng Kế hoạch - Tài chính.",
            "- Hạn hoàn thành: 30/6/2026.",
        ],
        [
            said(
                "Rà soát quy hoạch.",
                "Văn phòng Sở",
                "Phòng Kế hoạch - Tài chính",
                ((None, "2026-06-30"),),
            ),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "- Đơn vị đầu mối: Vụ Pháp chế.",
            "- Các đơn vị phối hợp: Cục Quản lý thị trường, Vụ Thị trường.",
            "- Thời gian trình: tháng 6/2026.",
            "- Cấp trình: Bộ trưởng.",
        ],
        [
            said(
                "Rà soát quy hoạch.",
                "Vụ Pháp chế",
                "Cục Quản lý thị trường; Vụ Thị trường",
                (("2026-06-01", "2026-06-30"),),
            ),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "- Người phụ trách: Đ/c Nguyễn Văn Bình, Phó Giám đốc.",
            "- Chủ trì: Phòng Quản lý đô thị.",
        ],
        [
            said("Rà soát quy hoạch.", "Phòng Quản lý đô thị"),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "Chủ trì thực hiện: Sở Xây dựng; Phối hợp thực hiện: UBND các xã, phường; Thời gian thực hiện: Hằng năm.",
        ],
        [
            said("Rà soát quy hoạch.", "Sở Xây dựng", "UBND các xã, phường", ((None, None),)),
        ],
    ),
    (
        TASKS,
        [
            "1. Rà soát quy hoạch.",
            "(Sở Xây dựng chủ trì; các sở, ngành liên quan phối hợp; hoàn thành trong quý II/2026)",
        ],
        [
            said("Rà soát quy hoạch.", "Sở Xây dựng", "các sở, ngành liên quan", (Q2,)),
        ],
    ),
    (
        TASKS,
        ["1. Rà soát quy hoạch.", "=> Sở Xây dựng chủ trì, hoàn thành trước 30/6/2026."],
        [
            said("Rà soát quy hoạch.", "Sở Xây dựng", "", ((None, "2026-06-30"),)),
        ],
    ),
    (
        TASKS,
        [
            "1. Tuyên truyền",
            "- Xây dựng chuyên trang.",
            "- Tổ chức hội nghị.",
            "Đơn vị chủ trì: Sở Y tế.",
            "Thời gian thực hiện: Quý II/2026.",
        ],
        [
            said("Xây dựng chuyên trang.", "Sở Y tế", "", (Q2,)),
            said("Tổ chức hội nghị.", "Sở Y tế", "", (Q2,)),
        ],
    ),
    (
        TASKS,
        ["1. Tuyên truyền (Sở Y tế chủ trì)", "- Xây dựng chuyên trang.", "- Tổ chức hội nghị."],
        [
            said("Xây dựng chuyên trang.", "Sở Y tế"),
            said("Tổ chức hội nghị.", "Sở Y tế"),
        ],
    ),
    (
        TASKS,
        ["1. Các nhiệm vụ do Sở Y tế chủ trì", "- Xây dựng chuyên trang.", "- Tổ chức hội nghị."],
        [
            said("Xây dựng chuyên trang.", "Sở Y tế"),
            said("Tổ chức hội nghị.", "Sở Y tế"),
        ],
    ),
    (
        TASKS,
        ["1. Sở Y tế", "- Xây dựng chuyên trang.", "- Phối hợp với Sở Nội vụ tổ chức hội nghị."],
        [
            said("Xây dựng chuyên trang.", "Sở Y tế"),
            said("Phối hợp với Sở Nội vụ tổ chức hội nghị.", "Sở Y tế", "Sở Nội vụ"),
        ],
    ),
    (
        TASKS,
        [
            "- Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ xây dựng đề án, trình UBND tỉnh trước ngày 30/6/2026."
        ],
        [
            said(None, "Sở Y tế", "Sở Tài chính; Sở Nội vụ", ((None, "2026-06-30"),)),
        ],
    ),
    (
        TASKS,
        ["- Sở Y tế: Xây dựng đề án.", "- Sở Tài chính: Bố trí kinh phí."],
        [
            said(None, "Sở Y tế"),
            said(None, "Sở Tài chính"),
        ],
    ),
    (
        DUTIES,
        [
            "1. Sở Y tế",
            "- Chủ trì, phối hợp với Sở Tài chính triển khai Kế hoạch.",
            "- Báo cáo UBND tỉnh trước ngày 15/12/2026.",
        ],
        [
            said(None, "Sở Y tế", "Sở Tài chính"),
            said(None, "Sở Y tế", "", ((None, "2026-12-15"),)),
        ],
    ),
    (
        DUTIES,
        ["1. Sở Y tế:", "Là cơ quan đầu mối theo dõi, đôn đốc."],
        [
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        ["1. Giao Sở Y tế", "- Tham mưu kế hoạch chi tiết."],
        [
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        ["1. Giao Sở Y tế:", "a) Tham mưu kế hoạch chi tiết.", "b) Tổng hợp kết quả."],
        [
            said(None, "Sở Y tế"),
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        ["1. Trách nhiệm của Sở Y tế", "- Tham mưu kế hoạch chi tiết."],
        [
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        ["1. Sở Y tế có trách nhiệm", "- Tham mưu kế hoạch chi tiết."],
        [
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        ["1. Sở Y tế chủ trì, phối hợp với các đơn vị liên quan:", "- Tham mưu kế hoạch chi tiết."],
        [
            said(None, "Sở Y tế", "các đơn vị liên quan"),
        ],
    ),
    (
        DUTIES,
        ["c) Các sở, ban, ngành, UBND các xã, phường", "- Xây dựng kế hoạch của đơn vị."],
        [
            said(None, "Các sở, ban, ngành; UBND các xã, phường"),
        ],
    ),
    (
        DUTIES,
        ["1. Các sở, ban, ngành", "Căn cứ chức năng, nhiệm vụ xây dựng kế hoạch của đơn vị."],
        [
            said(None, "Các sở, ban, ngành"),
        ],
    ),
    (
        DUTIES,
        [
            "1. Các sở, ban, ngành, đoàn thể căn cứ chức năng, nhiệm vụ được giao xây dựng kế hoạch cụ thể, gửi Sở Y tế trước ngày 31/3/2026."
        ],
        [
            said(None, "Các sở, ban, ngành, đoàn thể", "", ((None, "2026-03-31"),)),
        ],
    ),
    (
        DUTIES,
        [
            "1. Sở Y tế chịu trách nhiệm theo dõi, đôn đốc; phối hợp với Sở Tài chính tổng hợp báo cáo."
        ],
        [
            said(None, "Sở Y tế", "Sở Tài chính"),
        ],
    ),
    (
        DUTIES,
        ["1. Sở Y tế là cơ quan đầu mối, chịu trách nhiệm theo dõi việc thực hiện Kế hoạch."],
        [
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        ["1. Sở Y tế là cơ quan thường trực, chủ trì tham mưu UBND tỉnh."],
        [
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        [
            "1. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ và các đơn vị liên quan tổ chức thực hiện Kế hoạch."
        ],
        [
            said(None, "Sở Y tế", "Sở Nội vụ; các đơn vị liên quan"),
        ],
    ),
    (
        DUTIES,
        ["1. Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy chỉ đạo các cơ quan báo chí tuyên truyền."],
        [
            said(None, "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ],
    ),
    (
        DUTIES,
        ["1. Yêu cầu UBND các xã, phường tổ chức kiểm tra, hoàn thành trong quý II/2026."],
        [
            said(None, "UBND các xã, phường", "", (Q2,)),
        ],
    ),
    (
        DUTIES,
        [
            "1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội",
            "Tuyên truyền, vận động đoàn viên, hội viên tham gia.",
        ],
        [
            said(None, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; các tổ chức chính trị - xã hội"),
        ],
    ),
    (
        DUTIES,
        [
            "Giao Sở Y tế theo dõi, đôn đốc. Sở Tài chính bố trí kinh phí. UBND các xã tổ chức thực hiện."
        ],
        [
            said(None, "Sở Y tế; Sở Tài chính; UBND các xã"),
        ],
    ),
    (
        DUTIES,
        ["Sở Y tế chủ trì, phối hợp với Sở Tài chính tham mưu. Thời gian hoàn thành: Quý II/2026."],
        [
            said(None, "Sở Y tế", "Sở Tài chính", (Q2,)),
        ],
    ),
    (
        DUTIES,
        [
            "- Sở Y tế: Chủ trì tổ chức thực hiện.",
            "- Sở Tài chính: Cân đối kinh phí.",
            "- UBND các xã: Triển khai tại địa phương.",
        ],
        [
            said(None, "Sở Y tế"),
            said(None, "Sở Tài chính"),
            said(None, "UBND các xã"),
        ],
    ),
    (
        DUTIES,
        ["1. Giám đốc Sở Y tế chịu trách nhiệm trước UBND tỉnh về kết quả thực hiện."],
        [
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        [
            "1. Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường tổ chức triển khai thực hiện nghiêm túc nội dung được phân công."
        ],
        [
            said(None, "các sở, ban, ngành; UBND các xã, phường"),
        ],
    ),
    (
        DUTIES,
        ["1. Văn phòng", "- Tổng hợp, báo cáo Ban Giám hiệu."],
        [
            said(None, "Văn phòng"),
        ],
    ),
    (
        DUTIES,
        ["1. Tổ chuyên môn", "- Xây dựng kế hoạch dạy học."],
        [
            said(None, "Tổ chuyên môn"),
        ],
    ),
    (
        DUTIES,
        ["1. Hiệu trưởng", "- Chỉ đạo chung."],
        [
            said(None, "Hiệu trưởng"),
        ],
    ),
    (
        DUTIES,
        ["1. Ban Giám hiệu", "- Chỉ đạo chung."],
        [
            said(None, "Ban Giám hiệu"),
        ],
    ),
    (
        DUTIES,
        ["1. Đối với Ban Giám hiệu", "- Chỉ đạo chung."],
        [
            said(None, "Ban Giám hiệu"),
        ],
    ),
    (
        DUTIES,
        ["1. Đoàn Thanh niên, Công đoàn nhà trường", "- Tổ chức phong trào thi đua."],
        [
            said(None, "Đoàn Thanh niên; Công đoàn nhà trường"),
        ],
    ),
    (
        DUTIES,
        ["1. Các tổ chuyên môn", "- Xây dựng kế hoạch."],
        [
            said(None, "Các tổ chuyên môn"),
        ],
    ),
    (
        DUTIES,
        [
            "- Hiệu trưởng: Chỉ đạo chung, phân công nhiệm vụ.",
            "- Phó Hiệu trưởng: Theo dõi chuyên môn.",
            "- Tổ trưởng chuyên môn: Lập kế hoạch tổ.",
        ],
        [
            said(None, "Hiệu trưởng"),
            said(None, "Phó Hiệu trưởng"),
            said(None, "Tổ trưởng chuyên môn"),
        ],
    ),
    (
        DUTIES,
        ["- Khoa Dược: Cung ứng thuốc.", "- Phòng Điều dưỡng: Kiểm tra chăm sóc."],
        [
            said(None, "Khoa Dược"),
            said(None, "Phòng Điều dưỡng"),
        ],
    ),
    (
        DUTIES,
        ["1. Văn phòng Đảng ủy", "- Theo dõi, đôn đốc các chi bộ."],
        [
            said(None, "Văn phòng Đảng ủy"),
        ],
    ),
    (
        DUTIES,
        ["1. Các chi bộ trực thuộc", "- Quán triệt tới đảng viên."],
        [
            said(None, "Các chi bộ trực thuộc"),
        ],
    ),
    (
        DUTIES,
        ["1. Ủy ban Kiểm tra Đảng ủy chủ trì kiểm tra việc thực hiện Nghị quyết."],
        [
            said(None, "Ủy ban Kiểm tra Đảng ủy"),
        ],
    ),
    (
        DUTIES,
        [
            "2. Trách nhiệm thực hiện",
            "a) Sở Y tế",
            "- Tham mưu kế hoạch chi tiết.",
            "b) Sở Tài chính",
            "- Bố trí kinh phí.",
        ],
        [
            said(None, "Sở Y tế"),
            said(None, "Sở Tài chính"),
        ],
    ),
    (
        DUTIES,
        ["1. Sở Y tế, Sở Giáo dục và Đào tạo", "- Phối hợp tổ chức khám sức khỏe học sinh."],
        [
            said(None, "Sở Y tế; Sở Giáo dục và Đào tạo"),
        ],
    ),
    (
        DUTIES,
        ["1. Sở Y tế (cơ quan thường trực)", "- Tham mưu kế hoạch chi tiết."],
        [
            said(None, "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        [
            "1. Cấp tỉnh",
            "- Sở Y tế xây dựng kế hoạch.",
            "2. Cấp xã",
            "- UBND các xã xây dựng kế hoạch.",
        ],
        [
            said(None, "Sở Y tế"),
            said(None, "UBND các xã"),
        ],
    ),
    (
        DUTIES,
        [
            "1. Kinh phí",
            "Sở Tài chính chủ trì, phối hợp với Sở Y tế bố trí kinh phí thực hiện Kế hoạch.",
        ],
        [
            said(None, "Sở Tài chính", "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        [
            "1. Chế độ báo cáo",
            "Định kỳ trước ngày 15/12 hằng năm, các sở, ngành, UBND các xã báo cáo về Sở Y tế để tổng hợp.",
        ],
        [
            said(None, "các sở, ngành; UBND các xã", "", ((None, None),)),
        ],
    ),
    (
        DUTIES,
        [
            "Trên cơ sở Kế hoạch này, UBND các xã, phường xây dựng kế hoạch chi tiết để triển khai thực hiện."
        ],
        [
            said(None, "UBND các xã, phường"),
        ],
    ),
    (
        DUTIES,
        [
            "Quá trình thực hiện nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Y tế để được hướng dẫn."
        ],
        [],
    ),
    (
        DUTIES,
        ["Kinh phí thực hiện từ ngân sách nhà nước theo phân cấp hiện hành."],
        [],
    ),
    (
        DUTIES,
        ["Sở Y tế (cơ quan chủ trì), Sở Tài chính (cơ quan phối hợp) xây dựng cơ chế tài chính."],
        [
            said(None, "Sở Y tế", "Sở Tài chính"),
        ],
    ),
    (
        DUTIES,
        [
            "1. Công an tỉnh: Chủ trì, phối hợp với Bộ Chỉ huy Quân sự tỉnh, Bộ đội Biên phòng tỉnh bảo đảm an ninh."
        ],
        [
            said(None, "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh; Bộ đội Biên phòng tỉnh"),
        ],
    ),
    (
        DUTIES,
        ["1. Báo và Phát thanh, Truyền hình tỉnh", "- Xây dựng chuyên mục."],
        [
            said(None, "Báo và Phát thanh, Truyền hình tỉnh"),
        ],
    ),
    (
        DUTIES,
        ["1. Các cơ quan, đơn vị có liên quan", "- Phối hợp với Sở Y tế thực hiện Kế hoạch."],
        [
            said(None, "Các cơ quan, đơn vị có liên quan", "Sở Y tế"),
        ],
    ),
    (
        DUTIES,
        [
            "Phân công cụ thể như sau:",
            "- Sở Y tế: Chủ trì tổ chức thực hiện.",
            "- Sở Tài chính: Cân đối kinh phí.",
        ],
        [
            said(None, "Sở Y tế"),
            said(None, "Sở Tài chính"),
        ],
    ),
    (
        "II. PHÂN CÔNG NHIỆM VỤ",
        ["1. Sở Y tế", "- Mở lớp tập huấn.", "- Mua sắm thiết bị."],
        [
            said("Mở lớp tập huấn.", "Sở Y tế"),
            said("Mua sắm thiết bị.", "Sở Y tế"),
        ],
    ),
    (
        "II. PHÂN CÔNG NHIỆM VỤ",
        ["- Mở lớp tập huấn cho cán bộ.", "- Mua sắm thiết bị."],
        [
            said("Mở lớp tập huấn cho cán bộ.", ""),
            said("Mua sắm thiết bị.", ""),
        ],
    ),
    (
        "II. TỔ CHỨC THỰC HIỆN",
        [
            "1. Công tác tuyên truyền",
            "- Mở lớp tập huấn cho cán bộ.",
            "- Mua sắm thiết bị.",
            "2. Công tác kiểm tra",
            "- Kiểm tra 02 đợt.",
        ],
        [
            said("Mở lớp tập huấn cho cán bộ.", ""),
            said("Mua sắm thiết bị.", ""),
            said("Kiểm tra 02 đợt.", ""),
        ],
    ),
    (
        TASKS,
        [
            "1. Hoàn thiện thể chế",
            "a) Xây dựng quy chế.",
            "Đơn vị chủ trì: Sở Tư pháp.",
            "b) Ban hành quy định.",
            "Đơn vị chủ trì: Sở Nội vụ.",
            "Thời gian: Quý II/2026.",
        ],
        [
            said("Xây dựng quy chế.", "Sở Tư pháp"),
            said("Ban hành quy định.", "Sở Nội vụ", "", (Q2,)),
        ],
    ),
    (
        TASKS,
        ["1. Hoàn thiện thể chế: Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ rà soát văn bản."],
        [
            said(None, "Sở Tư pháp", "Sở Nội vụ"),
        ],
    ),
    (
        TASKS,
        [
            "1. Hoàn thiện thể chế",
            "Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ rà soát văn bản; hoàn thành trước ngày 30/6/2026.",
        ],
        [
            said(None, "Sở Tư pháp", "Sở Nội vụ", ((None, "2026-06-30"),)),
        ],
    ),
    (
        TASKS,
        [
            "1. Xây dựng đề án.",
            "- Chủ trì: Sở Y tế",
            "- Phối hợp: các sở, ngành liên quan",
            "- Thời gian hoàn thành và trình: Quý II/2026",
            "- Kết quả: Quyết định của UBND tỉnh",
        ],
        [
            said(
                "Xây dựng đề án.",
                "Sở Y tế",
                "các sở, ngành liên quan",
                (Q2,),
                ("Quyết định của UBND tỉnh",),
            ),
        ],
    ),
    (
        TASKS,
        [
            "1. Xây dựng đề án.",
            "- Trách nhiệm thực hiện:",
            "+ Chủ trì: Sở Y tế.",
            "+ Phối hợp: Sở Nội vụ.",
            "- Thời gian: Quý II/2026.",
        ],
        [
            said("Xây dựng đề án.", "Sở Y tế", "Sở Nội vụ", (Q2,)),
        ],
    ),
    (
        TASKS,
        ["1. Xây dựng đề án.", "Thời gian thực hiện: Quý II/2026; đơn vị thực hiện: Sở Y tế."],
        [
            said("Xây dựng đề án.", "Sở Y tế", "", (Q2,)),
        ],
    ),
    (
        TASKS,
        ["- Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh phối hợp với Sở Y tế tổ chức hiến máu."],
        [
            said(None, "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh", "Sở Y tế"),
        ],
    ),
    (
        TASKS,
        [
            "- Phòng Giáo dục tiểu học tham mưu ban hành hướng dẫn; Phòng Tổ chức cán bộ phối hợp thực hiện."
        ],
        [
            said(None, "Phòng Giáo dục tiểu học", "Phòng Tổ chức cán bộ"),
        ],
    ),
    (
        TASKS,
        [
            "1. Xây dựng phần mềm quản lý",
            "Mô tả: xây dựng phần mềm dùng chung toàn ngành.",
            "Đơn vị chủ trì: Sở Y tế.",
            "Hoàn thành: tháng 6/2026.",
        ],
        [
            said("Xây dựng phần mềm quản lý", "Sở Y tế", "", (("2026-06-01", "2026-06-30"),)),
        ],
    ),
    (
        TASKS,
        [
            "1. Tổ chức hội thi",
            "- Thời gian: tháng 6/2026.",
            "- Địa điểm: Trung tâm Hội nghị tỉnh.",
            "- Thành phần: các sở, ngành.",
            "- Đơn vị tổ chức: Sở Y tế.",
            "- Kinh phí: ngân sách tỉnh.",
        ],
        [
            said("Tổ chức hội thi", "Sở Y tế", "", (("2026-06-01", "2026-06-30"),)),
        ],
    ),
]


def names(units: list[Unit]) -> list[str]:
    return sorted(unit.name for unit in units)


def tell(task: Task, outputs: dict[str, str], text: str | None) -> Said:
    times = sorted((deadline.start, deadline.end) for deadline in task.deadlines)
    return (
        None if text is None else task.text,
        names(task.lead_units),
        names(task.support_units),
        times,
        [outputs[item] for item in task.output_ids],
    )


@pytest.mark.parametrize(("section", "lines", "expected"), BLOCKS)
def test_block(section: str, lines: list[str], expected: list[Said]) -> None:
    plan = read_text(
        "KẾ HOẠCH",
        "Triển khai công tác năm 2026",
        "I. MỤC ĐÍCH",
        "- Bảo đảm tiến độ.",
        section,
        *lines,
    )
    outputs = {output.id: output.text.strip(" .") for output in plan.outputs}
    texts = [item[0] for item in expected]
    found = [
        tell(task, outputs, text)
        for task, text in zip(plan.tasks, [*texts, *[""] * len(plan.tasks)], strict=False)
    ]
    assert found == expected


def test_head_of_a_team_is_named_with_what_the_team_does() -> None:
    plan = read_items(
        "I. TỔ CHỨC THỰC HIỆN", "1. Trưởng đoàn thanh tra có trách nhiệm báo cáo Giám đốc Sở.",
    )  # fmt: skip
    assert [unit.name for unit in plan.tasks[0].lead_units] == ["Trưởng đoàn thanh tra"]


def test_a_group_among_bodies_has_the_duties_below_it() -> None:
    plan = read_text(
        "KẾ HOẠCH",
        "Đào tạo sử dụng phần mềm năm 2026",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Chuyển đổi số",
        "- Chuẩn bị giấy mời và tài liệu.",
        "2. Văn phòng Sở",
        "- Bố trí phòng họp.",
        "3. Các phòng tham gia đào tạo",
        "- Sắp xếp công việc, tham dự đầy đủ các lớp tập huấn.",
        "4. Các mốc thời gian",
        "- Mua sắm thiết bị.",
    )
    leads = [[(unit.name, unit.generic) for unit in task.lead_units] for task in plan.tasks]
    assert leads[2] == [("Các phòng tham gia đào tạo", True)]
    assert leads[3] == []
