"""Parts of long documents that tell of what is, not of what is to be done."""

from __future__ import annotations

import pytest

from tests.factories import read_text

OPENING = ["KẾ HOẠCH", "Triển khai công tác năm 2026"]
ITEMS = ["1. Về hạ tầng", "- Đã hoàn thành 12 trạm thu phát.", "- Còn 03 xã chưa có sóng."]
TASKS = ["IX. NHIỆM VỤ", "- Rà soát quy hoạch."]


@pytest.mark.parametrize(
    "heading",
    [
        "THỰC TRẠNG",
        "KẾT QUẢ ĐẠT ĐƯỢC",
        "NHỮNG KẾT QUẢ ĐẠT ĐƯỢC",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025",
        "TÌNH HÌNH, KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "TỒN TẠI, HẠN CHẾ",
        "NHỮNG TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "NGUYÊN NHÂN",
        "SỰ CẦN THIẾT",
        "ĐÁNH GIÁ CHUNG",
        "ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2025",
        "BỐI CẢNH",
        "QUAN ĐIỂM",
        "NGUYÊN TẮC",
        "PHẠM VI, ĐỐI TƯỢNG",
        "THUẬN LỢI, KHÓ KHĂN",
        "BÀI HỌC KINH NGHIỆM",
        "HIỆU QUẢ CỦA ĐỀ ÁN",
        "ĐỀ XUẤT, KIẾN NGHỊ",
        "DỰ TOÁN KINH PHÍ",
        "CHỨC NĂNG, NHIỆM VỤ",
        "THÀNH PHẦN THAM DỰ",
    ],
)
def test_part_that_gives_no_task(heading: str) -> None:
    plan = read_text(*OPENING, f"I. {heading}", *ITEMS, *TASKS)
    assert [task.text for task in plan.tasks] == ["Rà soát quy hoạch."]


@pytest.mark.parametrize(
    "heading",
    [
        "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026",
        "GIẢI PHÁP KHẮC PHỤC HẠN CHẾ",
        "CƠ CẤU LẠI NGÀNH NÔNG NGHIỆP",
        "DỰ BÁO, CẢNH BÁO THIÊN TAI",
        "CÁC BIỆN PHÁP THỰC HIỆN",
        "ĐÁNH GIÁ, XẾP LOẠI CÔNG CHỨC",
    ],
)
def test_part_that_gives_tasks(heading: str) -> None:
    plan = read_text(*OPENING, f"I. {heading}", *ITEMS, *TASKS)
    assert len(plan.tasks) == 3


def test_situation_inside_a_part_of_tasks_gives_none() -> None:
    plan = read_text(*OPENING, *TASKS, "1. Thực trạng", "- Còn 03 xã chưa có sóng.")
    assert [task.text for task in plan.tasks] == ["Rà soát quy hoạch."]


@pytest.mark.parametrize(
    ("kind", "title", "count"),
    [
        ("KẾ HOẠCH", "PHỤ LỤC: PHÂN CÔNG THỰC HIỆN", 2),
        ("KẾ HOẠCH", "PHỤ LỤC: ĐỀ CƯƠNG BÁO CÁO KẾT QUẢ THỰC HIỆN", 0),
        ("BÁO CÁO", "PHỤ LỤC: KINH NGHIỆM CỦA CÁC TỈNH BẠN", 0),
        ("BÁO CÁO", "PHỤ LỤC: NHIỆM VỤ TRỌNG TÂM NĂM 2026", 2),
    ],
)
def test_prose_of_an_annex(kind: str, title: str, count: int) -> None:
    plan = read_text(
        kind,
        "Công tác năm 2026",
        "I. QUAN ĐIỂM",
        "- Bảo đảm tiến độ.",
        "Nơi nhận: - Lưu: VT.",
        title,
        *ITEMS,
    )
    assert len(plan.tasks) == count


def test_table_that_ran_together_is_unread_wherever_it_stands() -> None:
    lost = (
        "STT Nội dung Cơ quan chủ trì Thời gian I. Thường xuyên 1 Tuyên truyền " + "Vụ A 2026 " * 12
    )
    plan = read_text(*OPENING, "I. THỰC TRẠNG", lost, *TASKS)
    (block,) = [block for block in plan.blocks or [] if block.text.startswith("STT")]
    assert {entry.block: entry.role for entry in plan.ledger}[block.id] == "unread"
