"""An annex that is a file of its own: with a letterhead above it, signed and sent by itself."""

from __future__ import annotations

from tests.factories import read_text

HEAD = [
    "UBND TỈNH HẢI LĂNG",
    "SỞ XÂY DỰNG",
    "Số: 41/KH-SXD",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hải Lăng, ngày 20 tháng 01 năm 2026",
]
ANNEX = [
    "PHỤ LỤC",
    "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
    "(Kèm theo Kế hoạch số 41/KH-SXD ngày 20/01/2026 của Sở Xây dựng)",
    "1. Rà soát quy hoạch chung các đô thị.",
]
CLOSING = ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "GIÁM ĐỐC", "Hoàng Văn Tấn"]


def test_letterhead_above_an_annex_is_the_documents() -> None:
    document = read_text(*HEAD, *ANNEX).document
    assert (document.kind, document.place, document.code) == ("phụ lục", "Hải Lăng", "41/KH-SXD")
    assert document.issuer is not None
    assert document.issuer.name == "Sở Xây dựng tỉnh Hải Lăng"


def test_recipients_below_an_annex_are_no_tasks() -> None:
    plan = read_text(*ANNEX, *CLOSING)
    assert plan.document.recipients == ["Như Điều 3", "Lưu: VT"]
    assert [signer.name for signer in plan.document.signers] == ["Hoàng Văn Tấn"]
    assert not [task for task in plan.tasks if "Như Điều 3" in task.text]


def test_form_in_an_annex_closes_nothing() -> None:
    plan = read_text(*ANNEX, "Kính gửi: Sở Xây dựng", "2. Lập danh mục dự án.")
    assert plan.document.recipients == []


def test_signed_plan_keeps_its_own_closing() -> None:
    main = ["KẾ HOẠCH", "Phát triển đô thị năm 2026", "I. NHIỆM VỤ", "1. Lập quy hoạch.", *CLOSING]
    plan = read_text(*main, *ANNEX, "Nơi nhận:", "- Các phòng;")
    assert plan.document.recipients == ["Như Điều 3", "Lưu: VT"]
