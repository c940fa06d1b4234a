"""Documents that a text names: the grammar of codes, dates and issuers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.citations import CitationGrammar, CitationHit, make_date
from extract.rulebook import load_rulebook

GRAMMAR = CitationGrammar(load_rulebook().types)


def find(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Kind, code, date and issuer of each document named."""
    return [(hit.kind, hit.code, hit.issued_on, hit.issuer) for hit in GRAMMAR.find(text)]


# One document each: text -> kind, code, date, issuer. Forms of Nghị định 30/2020/NĐ-CP
# (Phụ lục I, III), of legal acts and of Party papers.
CASES = [
    ("Kế hoạch số 253/KH-UBND", "kế hoạch", "253/KH-UBND", None, None),
    ("Kế hoạch 253/KH-UBND", "kế hoạch", "253/KH-UBND", None, None),
    ("KẾ HOẠCH SỐ 253/KH-UBND", "kế hoạch", "253/KH-UBND", None, None),
    (
        "Quyết định số 251/QĐ-UBND ngày 26/02/2026 của UBND tỉnh",
        "quyết định",
        "251/QĐ-UBND",
        "2026-02-26",
        "UBND tỉnh",
    ),
    (
        "Quyết định số 855/QĐ-BKHĐT ngày 05 tháng 6 năm 2024 của Bộ Kế hoạch và Đầu tư về giao",
        "quyết định",
        "855/QĐ-BKHĐT",
        "2024-06-05",
        "Bộ Kế hoạch và Đầu tư",
    ),
    (
        "Công văn số 6582 /SYT-QLBHYTCNTT ngày 1/9/2025",
        "công văn",
        "6582/SYT-QLBHYTCNTT",
        "2025-09-01",
        None,
    ),
    ("Công văn số 3947/SKHCN-DL&CQS", "công văn", "3947/SKHCN-DL&CQS", None, None),
    ("Nghị quyết số 67/2023/NQ-HĐND", "nghị quyết", "67/2023/NQ-HĐND", None, None),
    (
        "Nghị định số 278/2025/NĐ-CP ngày 22/10/2025 của Chính phủ quy định chi tiết",
        "nghị định",
        "278/2025/NĐ-CP",
        "2025-10-22",
        "Chính phủ",
    ),
    ("Nghị quyết số 247/2025/QH15", "nghị quyết", "247/2025/QH15", None, None),
    ("Nghị quyết số 43/NQ/QH15", "nghị quyết", "43/NQ/QH15", None, None),
    ("Nghị quyết số 1211/2016/UBTVQH13", "nghị quyết", "1211/2016/UBTVQH13", None, None),
    (
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá",
        "nghị quyết",
        "57-NQ/TW",
        "2024-12-22",
        "Bộ Chính trị",
    ),
    ("Kế hoạch số 09-KH/TU", "kế hoạch", "09-KH/TU", None, None),
    ("Kế hoạch số 20-KH/BCĐ57", "kế hoạch", "20-KH/BCĐ57", None, None),
    ("Tờ trình số 16 /TTr-UBND", "tờ trình", "16/TTr-UBND", None, None),
    ("Thông báo số : 42 / TB-UBND", "thông báo", "42/TB-UBND", None, None),
    ("Quyết định số 158/QĐ-NĐ-UB", "quyết định", "158/QĐ-NĐ-UB", None, None),
    ("Thông tư số 05/2024/TT-BTNMT", "thông tư", "05/2024/TT-BTNMT", None, None),
    ("Chỉ thị số 12/CT-TTg", "chỉ thị", "12/CT-TTg", None, None),
    (
        "Luật Đất đai ngày 18 tháng 01 năm 2024",
        "luật",
        None,
        "2024-01-18",
        None,
    ),
    (
        "Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15 ngày 27/6/2025",
        "luật",
        "93/2025/QH15",
        "2025-06-27",
        None,
    ),
    # A law may leave out its date where it has a number.
    ("Luật Thủ đô số 39/2024/QH15 được thông qua", "luật", "39/2024/QH15", None, None),
    # An amending law owns the date behind the laws that it amends.
    (
        "Luật Sửa đổi, bổ sung một số điều của Luật A và Luật B ngày 22/11/2019",
        "luật",
        None,
        "2019-11-22",
        None,
    ),
    # The kind is the nearest word before the number.
    (
        "Luật Đường bộ, theo đề nghị của Sở Y tế tại Công văn số 3628/SGTVT-VP ngày 15/10/2024",
        "công văn",
        "3628/SGTVT-VP",
        "2024-10-15",
        None,
    ),
    (
        "Nghị quyết số 03/NQ-CP ngày 09/01/2025 của Chính phủ và Kế hoạch của tỉnh",
        "nghị quyết",
        "03/NQ-CP",
        "2025-01-09",
        "Chính phủ",
    ),
    # A day that no calendar has is no date.
    ("Quyết định số 5/QĐ-UBND ngày 31/02/2025", "quyết định", "5/QĐ-UBND", None, None),
    ("Kế hoạch số 7/KH-UBND ngày   tháng 5 năm 2025", "kế hoạch", "7/KH-UBND", None, None),
]
DAMAGED = [
    pytest.param(
        "Tờ trình số 202 / TT Tr - UBND",
        "202/TTTr-UBND",
    ),
    ("Quyết định số 1961/QĐUBND", "1961/QĐUBND"),
    ("Kế hoạch số 253/KH - UBND", "253/KH-UBND"),
    ("Kế hoạch số 253/KH–UBND", "253/KH-UBND"),
    ("Nghị quyết số 57 - NQ/TW", "57-NQ/TW"),
    ("Tờ trình số 02/TTr-CAT- ANCT", "02/TTr-CAT-ANCT"),
    ("Nghị quyết số 193/2025/QH15. Tiếp tục", "193/2025/QH15"),
    ("Kế hoạch số 253/KH-UBND - Tổng hợp", "253/KH-UBND"),
    ("Nghị quyết số 67/ 2023 /NQ-HĐND", "67/2023/NQ-HĐND"),
]


@pytest.mark.parametrize(("text", "kind", "code", "issued_on", "issuer"), CASES)
def test_citation(
    text: str, kind: str, code: str | None, issued_on: str | None, issuer: str | None
) -> None:
    assert find(f"Thực hiện {text}.") == [(kind, code, issued_on, issuer)]


@pytest.mark.parametrize(("text", "code"), DAMAGED)
def test_damaged_code(text: str, code: str) -> None:
    assert [hit.code for hit in GRAMMAR.find(text)] == [code]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Kế hoạch số           /KH-SNNMT ngày    tháng   năm 2026", "KH-SNNMT"),
        ("Kế hoạch số …/KH-UBND", "KH-UBND"),
        ("Kế hoạch số ...../KH-UBND ngày .../.../2026", "KH-UBND"),
        ("Kế hoạch số ____/KH-UBND", "KH-UBND"),
    ],
)
def test_blank_number(text: str, symbol: str) -> None:
    (hit,) = GRAMMAR.find(text)
    assert (hit.blank_number, hit.code, hit.symbol, hit.issued_on) == (True, None, symbol, None)


NOTHING = [
    "",
    "Rà soát quy hoạch năm 2026.",
    "trước ngày 15/11/2026",
    "kế hoạch 2026 - 2030",
    "xếp thứ 19/34 cả nước",
    "kế hoạch số 5 của xã",
    "Nghị quyết 57",
    "tốc độ 100 km/h, 24/7",
    "Kế hoạch - Tổng hợp",
    "Luật sư Nguyễn Văn A",
    "Phương án 1 - Mô hình sàn",
    "số 15/2017/QĐ-UBND",
    "Lưu ý: số 15/2017/QĐ-UBND",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_cited(text: str) -> None:
    assert find(text) == []


def test_several_documents_in_one_sentence() -> None:
    text = (
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Quyết định số "
        "749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ và Kế hoạch số 253/KH-UBND"
    )
    assert find(text) == [
        ("nghị quyết", "57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
        ("quyết định", "749/QĐ-TTg", "2020-06-03", "Thủ tướng Chính phủ"),
        ("kế hoạch", "253/KH-UBND", None, None),
    ]


def test_an_amending_law_is_named_whole() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B ngày 22/11/2019"
    assert [hit.raw for hit in GRAMMAR.find(f"Căn cứ {text};")] == [text]


LISTS = [
    (
        "các Quyết định của UBND tỉnh: số 20/2014/QĐ-UBND ngày 24/3/2014 về Quy chế;"
        " số 15/2017/QĐ-UBND ngày 31/3/2017 về sửa đổi Quyết định số 1/QĐ-UBND",
        [
            ("quyết định", "20/2014/QĐ-UBND", "2014-03-24", "UBND tỉnh"),
            ("quyết định", "15/2017/QĐ-UBND", "2017-03-31", "UBND tỉnh"),
            ("quyết định", "1/QĐ-UBND", None, None),
        ],
    ),
    (
        "Quyết định số 1/QĐ-UBND của UBND tỉnh về A; số 2/QĐ-UBND về B; số 3/QĐ-TTg về C",
        [
            ("quyết định", "1/QĐ-UBND", None, "UBND tỉnh"),
            ("quyết định", "2/QĐ-UBND", None, "UBND tỉnh"),
            ("quyết định", "3/QĐ-TTg", None, None),
        ],
    ),
    (
        "các Kế hoạch số 1/KH-UBND ngày 1/2/2025, số 2/KH-UBND và số 3/KH-UBND",
        [
            ("kế hoạch", "1/KH-UBND", "2025-02-01", None),
            ("kế hoạch", "2/KH-UBND", None, None),
            ("kế hoạch", "3/KH-UBND", None, None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "documents"), LISTS)
def test_a_bare_number_goes_on_its_list(
    text: str, documents: list[tuple[str | None, str | None, str | None, str | None]]
) -> None:
    assert find(text) == documents
    check_places(text, GRAMMAR.find(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Luật Tổ chức HĐND và UBND", "luật"),
        ("Bộ luật Lao động", "bộ luật"),
        ("Thông tư liên tịch của hai Bộ", "thông tư liên tịch"),
        ("Chức năng, nhiệm vụ của Sở", None),
    ],
)
def test_kind_a_text_begins_with(text: str, kind: str | None) -> None:
    assert GRAMMAR.find_kind(text) == kind


@pytest.mark.parametrize(
    ("tail", "issuer"),
    [
        ("của Sở Nông nghiệp và Môi trường về việc giao", "Sở Nông nghiệp và Môi trường"),
        ("của UBND tỉnh Quảng Trị ban hành Kế hoạch", "UBND tỉnh Quảng Trị"),
        ("của Chính phủ, Sở Y tế ban hành", "Chính phủ"),
        ("của Bộ Xây dựng, Bộ Tài chính hướng dẫn", "Bộ Xây dựng"),
        ("của Ban Chấp hành Trung ương khóa XIII", "Ban Chấp hành Trung ương"),
        ("của Bộ Văn hóa, Thể thao và Du lịch về việc", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("của Hội đồng nhân dân tỉnh;", "Hội đồng nhân dân tỉnh"),
        ("của Chính phủ Quy định chi tiết một số điều", "Chính phủ"),
        ("của Chính phủ nghị định về công tác", "Chính phủ"),
        ("của Thủ tướng Chính phủ Ban hành Chương trình", "Thủ tướng Chính phủ"),
        ("của UBND tỉnh Kon Tum 367.800.000", "UBND tỉnh Kon Tum"),
        ("của Ban Chỉ đạo 389 tỉnh về việc", "Ban Chỉ đạo 389 tỉnh"),
        ("của Sở Xây dựng về việc", "Sở Xây dựng"),
        ("về việc phê duyệt", None),
    ],
)
def test_issuer_ends_where_its_name_ends(tail: str, issuer: str | None) -> None:
    (hit,) = GRAMMAR.find(f"Quyết định số 5/QĐ-ABC ngày 02/3/2025 {tail}")
    assert hit.issuer == issuer


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        ((2026, 2, 28), "2026-02-28"),
        ((2024, 2, 29), "2024-02-29"),
        ((2025, 2, 29), None),
        ((2025, 13, 1), None),
    ],
)
def test_make_date(parts: tuple[int, int, int], iso: str | None) -> None:
    assert make_date(*parts) == iso


def check_places(text: str, hits: list[CitationHit]) -> None:
    end = 0
    for hit in hits:
        assert end <= hit.start < hit.end <= len(text)
        assert hit.raw == text[hit.start : hit.end]
        assert hit.issuer is None or hit.raw.endswith(hit.issuer) or hit.listed
        if hit.date_span is not None:
            assert hit.start <= hit.date_span[0] < hit.date_span[1] <= hit.end
        end = hit.end


VOCABULARY = (
    "Kế hoạch số 253/KH-UBND Nghị quyết Luật Đất đai ngày 5 tháng 6 năm 2025 02/3/2025 57-NQ/TW "
    "của UBND tỉnh về việc / - … ... , ; . (kèm theo) Sở Y tế và Công văn quyết định"
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_hits_lie_in_the_text_one_behind_the_other(text: str) -> None:
    check_places(text, GRAMMAR.find(text))


@given(st.text(alphabet="Kkếhoạch số0123/-–…._KHUBNDQĐ ", max_size=60))
def test_noise_breaks_nothing(text: str) -> None:
    check_places(f"kế hoạch {text}", GRAMMAR.find(f"kế hoạch {text}"))


@pytest.mark.parametrize(
    "ending", [" ngày 05/3/2026", ", ngày 05/3/2026", " về việc giao chỉ tiêu", ""]
)
def test_a_hyphen_lost_behind_the_type_is_set_again(ending: str) -> None:
    (hit,) = GRAMMAR.find(f"theo Quyết định số 412/QĐ UBND{ending}")
    assert hit.code == "412/QĐ-UBND"
    assert hit.issued_on == ("2026-03-05" if "ngày" in ending else None)


def test_a_body_behind_a_code_is_no_part_of_it() -> None:
    (hit,) = GRAMMAR.find("Quyết định số 412/QĐ UBND tỉnh mới ban hành")
    assert hit.code == "412/QĐ"
