"""Numbers and bullets at the begin of a line, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.structure.labels import read_label

# Line -> kind, value, text behind the label.
LABELS = [
    ("Phần I. QUY ĐỊNH CHUNG", "part", "I", "QUY ĐỊNH CHUNG"),
    ("PHẦN THỨ NHẤT. MỤC TIÊU", "part", "NHẤT", "MỤC TIÊU"),
    ("Phần thứ hai: NHIỆM VỤ", "part", "hai", "NHIỆM VỤ"),
    ("Chương II. TỔ CHỨC", "chapter", "II", "TỔ CHỨC"),
    ("Mục 2. Nội dung", "section", "2", "Nội dung"),
    ("Điều 5. Hiệu lực thi hành", "article", "5", "Hiệu lực thi hành"),
    ("I. CĂN CỨ", "roman", "I", "CĂN CỨ"),
    ("II. MỤC TIÊU", "roman", "II", "MỤC TIÊU"),
    ("XIV. TỔ CHỨC THỰC HIỆN", "roman", "XIV", "TỔ CHỨC THỰC HIỆN"),
    ("IV - NHIỆM VỤ", "roman", "IV", "NHIỆM VỤ"),
    ("III TRỤ CỘT 6: SẢN PHẨM", "roman", "III", "TRỤ CỘT 6: SẢN PHẨM"),
    ("I/ Mục đích", "roman", "I", "Mục đích"),
    ("A. Phòng ngừa", "upper", "A", "Phòng ngừa"),
    ("C. Khắc phục", "upper", "C", "Khắc phục"),
    ("D. Tổ chức", "upper", "D", "Tổ chức"),
    ("Đ. Kinh phí", "upper", "Đ", "Kinh phí"),
    ("1. Mục đích", "decimal", "1", "Mục đích"),
    ("1.Mục đích", "decimal", "1", "Mục đích"),
    ("12) Rà soát", "decimal", "12", "Rà soát"),
    ("1.1. Nhóm nhiệm vụ", "decimal", "1.1", "Nhóm nhiệm vụ"),
    ("1.1 Nhóm nhiệm vụ", "decimal", "1.1", "Nhóm nhiệm vụ"),
    ("2.1.3 Chỉ số", "decimal", "2.1.3", "Chỉ số"),
    ("2.1.3. Chỉ số", "decimal", "2.1.3", "Chỉ số"),
    ("a) Cơ quan chủ trì", "letter", "a", "Cơ quan chủ trì"),
    ("đ) Thời hạn", "letter", "đ", "Thời hạn"),
    ("e. Kinh phí", "letter", "e", "Kinh phí"),
    ("(1) Rà soát", "paren", "1", "Rà soát"),
    ("- Rà soát", "bullet", "-", "Rà soát"),
    ("– Rà soát", "bullet", "–", "Rà soát"),
    ("-Rà soát", "bullet", "-", "Rà soát"),
    ("+ Rà soát", "bullet", "+", "Rà soát"),
    ("* Rà soát", "bullet", "*", "Rà soát"),
    ("• Rà soát", "bullet", "•", "Rà soát"),
    ("\uf0b7 Rà soát", "bullet", "\uf0b7", "Rà soát"),
    ("- 05 lớp tập huấn", "bullet", "-", "05 lớp tập huấn"),
]


@pytest.mark.parametrize(("line", "kind", "value", "body"), LABELS)
def test_label(line: str, kind: str, value: str, body: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.kind, label.value, line[label.end :]) == (kind, value, body)


NO_LABELS: list[str] = [
    "",
    "Rà soát quy hoạch",
    "30/6/2026 hoàn thành việc rà soát",
    "30/6/2026",
    "15/11 hằng năm báo cáo",
    "6/2026: trình Ủy ban nhân dân tỉnh",
    "2026 - 2030",
    "2026-2030 là giai đoạn then chốt",
    "1.000 ha rừng được trồng mới",
    "2.500 hộ nghèo được vay vốn",
    "12.76 điểm",
    "1,5 tỷ đồng",
    "05 lớp tập huấn",
    "100% các xã đạt chuẩn",
    "15-20 sản phẩm OCOP",
    "253/KH-UBND ngày 12 tháng 5 năm 2025",
    "-",
    "1.",
    "a)",
    "Điều 5 của Luật Đất đai quy định",
    "Chương II của Nghị định này",
    "Mục 2, phần II của Kế hoạch",
    "Mục tiêu chung",
    "Phần mềm quản lý văn bản",
    "Chương trình OCOP",
    "Chi cục Thủy lợi",
    "C07 và Công an tỉnh phối hợp",
    "V/v triển khai kế hoạch",
    "T/M Ban Thường vụ",
]


@pytest.mark.parametrize("line", NO_LABELS)
def test_no_label(line: str) -> None:
    label = read_label(line)
    assert label is None, (label, line[label.end :])


def test_ranks_go_inward() -> None:
    lines = ["Phần I. a", "Chương I. a", "Điều 1. a", "I. a", "1. a", "1.1. a", "1.1.1. a"]
    ranks = [label.rank for line in lines if (label := read_label(line))]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(lines)


def test_siblings_share_their_style() -> None:
    def style(line: str) -> tuple[str, int | str]:
        label = read_label(line)
        assert label is not None
        return label.style

    assert style("4.1. a") == style("7.12. b") != style("4. a") != style("4.1.1. a")
    assert style("a) x") == style("đ) y")
    assert style("- a") != style("+ a")


@given(st.text(alphabet="IVXCDaăđ019.()/-+* :Đi–", max_size=12))
def test_a_label_leaves_words_behind(line: str) -> None:
    label = read_label(line)
    if label is not None:
        assert 0 < label.end < len(line)
        assert label.value in line[: label.end]
