"""Legal bases and superior documents of an opening sentence."""

from __future__ import annotations

import pytest

from extract.fields.citations import CitationGrammar, find_bases
from extract.records import DocumentInfo
from tests.factories import read_text

HEAD = ("UBND TỈNH BẮC NINH", "SỞ CÔNG THƯƠNG", "Số: 12/KH-SCT", "KẾ HOẠCH", "Công tác năm 2026")


def read_opening(*lines: str) -> DocumentInfo:
    return read_text(*HEAD, *lines, "I. MỤC TIÊU", "- Thu 12,5 tỷ đồng.").document


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Căn cứ Nghị quyết số 09/NQ-HĐND ngày 26/12/2025 của HĐND xã về phát triển kinh tế,"
            " UBND xã ban hành Kế hoạch công tác như sau:",
            ["09/NQ-HĐND"],
        ),
        (
            "Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ và Kế hoạch số"
            " 41/KH-UBND ngày 30/01/2026 của UBND tỉnh, Công an tỉnh xây dựng Kế hoạch như sau:",
            ["06/QĐ-TTg", "41/KH-UBND"],
        ),
        (
            "Căn cứ Nghị định số 5/NĐ-CP của Chính phủ sửa đổi Nghị định số 1/NĐ-CP và Nghị định"
            " số 2/NĐ-CP, Sở Văn hóa, Thể thao và Du lịch ban hành Kế hoạch như sau:",
            ["5/NĐ-CP"],
        ),
        (
            "Căn cứ Kế hoạch số 41/KH-UBND của UBND tỉnh. Để thực hiện Quyết định số 7/QĐ-UBND,"
            " Sở Công Thương xây dựng Kế hoạch như sau:",
            ["41/KH-UBND"],
        ),
    ],
)
def test_bases_run_to_the_clause_of_the_issuer(text: str, codes: list[str]) -> None:
    bases = read_opening(text).legal_bases
    assert [citation.code for citation in bases] == codes
    assert not any("như sau" in citation.raw or "Sở" in citation.raw for citation in bases)


def test_bases_listed_below_their_heading() -> None:
    document = read_opening(
        "Căn cứ:",
        "- Luật Đầu tư công ngày 29 tháng 11 năm 2024;",
        "- Quyết định số 12/QĐ-UBND ngày 01/01/2026 của UBND tỉnh về giao dự toán;",
        "Sở Công Thương ban hành Kế hoạch như sau:",
    )
    assert [citation.raw for citation in document.legal_bases] == [
        "Luật Đầu tư công ngày 29 tháng 11 năm 2024",
        "Quyết định số 12/QĐ-UBND ngày 01/01/2026 của UBND tỉnh về giao dự toán",
    ]


def test_a_letter_is_carried_out_where_it_is_the_object() -> None:
    document = read_opening(
        "Thực hiện Chỉ thị số 05/CT-TTg ngày 01/3/2025 của Thủ tướng Chính phủ và Công văn số"
        " 3321/BKHCN-ĐMST về việc đổi mới; căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh; theo"
        " đề nghị tại Công văn số 9/SKHCN-VP, Sở Công Thương ban hành Kế hoạch như sau:"
    )
    assert [item.code for item in document.implements] == ["05/CT-TTg", "3321/BKHCN-ĐMST"]
    assert [item.code for item in document.legal_bases] == ["12/QĐ-UBND"]


def test_spans_of_bases_are_the_texts_own() -> None:
    text = "Thực hiện A; căn cứ Luật B ngày 1/7/2025, Sở Y tế ban hành Kế hoạch như sau:"
    assert [text[start:end] for start, end in find_bases(text)] == ["căn cứ Luật B ngày 1/7/2025"]
    shared = "Căn cứ Quyết định số 5/QĐ-BYT của Bộ Y tế, Bộ Tài chính về việc ban hành Quy chế"
    assert find_bases(shared) == [(0, len(shared))]
    assert find_bases("Sở Y tế ban hành Kế hoạch như sau:") == []


def test_items_of_a_list(rulebook) -> None:
    text = "Luật A; Nghị quyết số 1/NQ-CP về phát triển, Kế hoạch số 2/KH-UBND và các văn bản khác"
    spans = CitationGrammar(rulebook.types).split_items(text)
    assert [text[start:end] for start, end in spans] == [
        "Luật A",
        "Nghị quyết số 1/NQ-CP về phát triển",
        "Kế hoạch số 2/KH-UBND và các văn bản khác",
    ]
