"""Legal bases and superior documents of an opening sentence."""

from __future__ import annotations

import pytest

from extract.assembly.bases import find_bases
from extract.fields.citations import CitationGrammar
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


def test_a_request_is_neither_basis_nor_carried_out() -> None:
    document = read_opening(
        "Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh; Theo đề nghị của Chánh Văn phòng Bộ.",
        "Thực hiện Kế hoạch số 7/KH-UBND triển khai thi hành Luật Đường bộ, theo đề nghị của Sở"
        " Y tế tại Công văn số 3628/SYT-VP ngày 15/10/2024 và Chương trình số 8/CTr-SYT, Sở Công"
        " Thương ban hành Kế hoạch thực hiện Nghị quyết số 57-NQ/TW như sau:",
    )
    assert [item.raw for item in document.legal_bases] == ["Quyết định số 12/QĐ-UBND của UBND tỉnh"]
    assert [item.code for item in document.implements] == ["7/KH-UBND", "57-NQ/TW"]


def test_items_of_bases_without_a_number_or_a_kind_of_their_own() -> None:
    document = read_opening(
        "Căn cứ Luật Tổ chức HĐND và UBND;",
        "Căn cứ Luật Sửa đổi, bổ sung một số điều của Luật A và Luật B ngày 22/11/2019;",
        "Căn cứ các Quyết định của UBND tỉnh: số 20/2014/QĐ-UBND ngày 24/3/2014 về Quy chế;"
        " số 15/2017/QĐ-UBND về sửa đổi Quy chế kèm theo Quyết định số 20/2014/QĐ-UBND;",
        "Sở Công Thương ban hành Kế hoạch như sau:",
    )
    found = [(item.kind, item.code, item.issued_on, item.issuer) for item in document.legal_bases]
    assert found == [
        ("luật", None, None, None),
        ("luật", None, "2019-11-22", None),
        ("quyết định", "20/2014/QĐ-UBND", "2014-03-24", "UBND tỉnh"),
        ("quyết định", "15/2017/QĐ-UBND", None, "UBND tỉnh"),
    ]
    assert document.legal_bases[1].raw.startswith("Luật Sửa đổi")


def test_mentions_of_one_document_are_one_citation() -> None:
    plan = read_text(
        *HEAD[:-1],
        "THỰC HIỆN QUYẾT ĐỊNH SỐ 749/QĐ-TTG NGÀY 03/6/2020",
        "Thực hiện Quyết định số 749/QĐ-TTg của Thủ tướng Chính phủ và Luật Đất đai ngày 18 tháng"
        " 01 năm 2024, Sở Công Thương ban hành Kế hoạch như sau:",
        "I. MỤC TIÊU",
        "- Thi hành Luật Đất đai ngày 18/01/2024.",
    )
    for found in (plan.document.implements, plan.citations):
        (decision, law) = found
        assert (decision.code, decision.issued_on) == ("749/QĐ-TTg", "2020-06-03")
        assert decision.issuer == "Thủ tướng Chính phủ"
        assert decision.raw.startswith("Quyết định số 749/QĐ-TTg")
        assert law.issued_on == "2024-01-18"
    quotes = [item.quote for item in plan.document.evidence if item.field == "implements"]
    assert any("03/6/2020" in quote.lower() for quote in quotes)


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


def test_a_section_of_bases_lists_documents_only() -> None:
    plan = read_text(
        "KẾ HOẠCH", "Phát triển chợ nông sản năm 2026", "I. CƠ SỞ PHÁP LÝ",
        "a) Văn bản của Trung ương:", "- Luật Thương mại ngày 14/6/2005;",
        "b) Văn bản của tỉnh", "- Các quy hoạch ngành đã được công bố;",
        "Như vậy, việc lập Kế hoạch có đủ cơ sở pháp lý.", "II. NHIỆM VỤ", "- Khảo sát các chợ.",
    )  # fmt: skip
    assert [basis.raw for basis in plan.document.legal_bases] == [
        "Luật Thương mại ngày 14/6/2005",
        "Các quy hoạch ngành đã được công bố",
    ]
