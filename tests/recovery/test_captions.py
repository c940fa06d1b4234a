"""Captions of signing programs and stamps: furniture wherever they stand in a text."""

from __future__ import annotations

import pytest

from extract import extract
from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, RecognisedWord
from extract.recovery.captions import set_captions_apart
from extract.rulebook import load_rulebook

RULES = load_rulebook().captions
SIGNED = [
    "Ký bởi: Ủy ban nhân dân tỉnh Phú Hải",
    "Email: ubnd@phuhai.gov.vn",
    "Cơ quan: Tỉnh Phú Hải",
    "Thời gian ký: 14/07/2026 16:05:11 +07:00",
]
FIRST = "Các sở, ban, ngành tiếp tục rà soát"
SECOND = "thủ tục hành chính đã công bố."


def read(*texts: str) -> tuple[list[str], list[str]]:
    """The texts that stay, and the captions."""
    draft = set_captions_apart(Draft([DraftParagraph(text) for text in texts], "txt"), RULES)
    found = [item for item in draft.items if isinstance(item, DraftParagraph)]
    kept = [item.text for item in found if not item.furniture]
    return kept, [item.text for item in found if item.furniture]


@pytest.mark.parametrize("rule", RULES.captions, ids=lambda rule: rule.id)
def test_rules_find_their_examples_and_nothing_else(rule) -> None:
    assert all(rule.finds(example) for example in rule.examples)
    assert not any(rule.finds(example) for example in rule.counter_examples)


@pytest.mark.parametrize(
    "caption",
    [
        SIGNED[0],
        "Người ký: Nguyễn Văn An",
        "Digitally signed by SỞ NỘI VỤ\nDate: 2026.07.14 16:05:11 +07'00'",
        "Signature Not Verified",
        "SAO Y; Sở Nội vụ; 14/07/2026 16:05:11",
        "ĐẾN Số: 1234 Ngày: 15/7/2026",
        "https://vanban.phuhai.gov.vn/kh-123",
        "Quét mã QR để kiểm tra văn bản",
        "vanthu.snv_14/07/2026 08:12:33",
    ],
)
def test_a_caption_is_furniture_and_a_sentence_around_it_whole(caption) -> None:
    assert read(FIRST, caption, SECOND) == ([f"{FIRST} {SECOND}"], [caption])
    assert read(f"{FIRST}\n{caption}\n{SECOND}")[1] == [caption]


def test_lines_of_a_caption_in_paragraphs_of_their_own_or_run_together() -> None:
    assert read(FIRST, *SIGNED, SECOND) == ([f"{FIRST} {SECOND}"], SIGNED)
    assert read(FIRST, " ".join(SIGNED), SECOND) == ([f"{FIRST} {SECOND}"], [" ".join(SIGNED)])


def test_a_caption_inside_a_line_leaves_the_words_around_it() -> None:
    kept, captions = read(f"{FIRST} {' '.join(SIGNED)} {SECOND}")
    assert kept == [f"{FIRST} {SECOND}"]
    assert captions == [" ".join(SIGNED)]


def test_a_name_whose_end_nothing_shows_is_not_cut_out_of_a_line() -> None:
    line = "Văn bản giấy có dấu, người ký: Nguyễn Văn An tiếp tục chỉ đạo."
    assert read(line) == ([line], [])


@pytest.mark.parametrize(
    "text",
    [
        "Email: snv@phuhai.gov.vn",
        "Cơ quan: Sở Nội vụ",
        "Đến",
        "Đến ngày 30/6/2026",
        "Số: 12",
        "Thời gian ký: trước ngày 30/6/2026",
        "Thời gian ký kết: 14/07/2026",
        "- Cổng Thông tin điện tử tỉnh;",
        "Sao y văn bản gửi các đơn vị trước ngày 14/07/2026.",
        "Người ký văn bản chịu trách nhiệm",
        "Đề xuất tra cứu trên https://phuhai.gov.vn và báo cáo.",
    ],
)
def test_words_of_the_author_stay(text) -> None:
    assert read(FIRST, text) == ([FIRST, text], [])


def test_what_counts_only_beside_a_caption_is_one_there() -> None:
    assert read(SIGNED[1], SIGNED[2], SIGNED[0]) == ([], [SIGNED[1], SIGNED[2], SIGNED[0]])
    assert read(SIGNED[1], "Điều khoản khác", SIGNED[0])[0] == [SIGNED[1], "Điều khoản khác"]


def test_a_finished_paragraph_and_a_heading_are_not_joined() -> None:
    assert read(f"{FIRST}.", SIGNED[0], SECOND)[0] == [f"{FIRST}.", SECOND]
    assert read("II. NHIỆM VỤ", SIGNED[0], SECOND)[0] == ["II. NHIỆM VỤ", SECOND]
    assert read(FIRST, SIGNED[0], "a) Rà soát")[0] == [FIRST, "a) Rà soát"]


def test_cells_and_recognised_words_are_left_as_they_are() -> None:
    table = DraftTable([DraftCell(SIGNED[0], 0, 0)], 1)
    words = tuple(RecognisedWord(word, (0, 0, 1, 1), 90) for word in f"a\n{SIGNED[0]}".split())
    mixed = DraftParagraph(f"a\n{SIGNED[0]}", words=words)
    whole = DraftParagraph(SIGNED[0], words=words[1:])
    draft = set_captions_apart(Draft([table, mixed, whole], "ocr"), RULES)
    assert draft.items[:2] == [table, mixed]
    assert draft.items[2] == DraftParagraph(SIGNED[0], furniture=True, words=words[1:])


PLAN = """SỞ NỘI VỤ
Số: 45/KH-SNV
Phú Hải, ngày 12 tháng 01 năm 2026
{}
KẾ HOẠCH
Cải cách hành chính năm 2026

I. NHIỆM VỤ
1. Sở Tài chính rà soát thủ tục hành chính.
{}

Nơi nhận:
- Như trên;
GIÁM ĐỐC
{}
Trần Văn Bình
"""


def test_captions_give_no_number_date_signer_or_task() -> None:
    clean = extract(PLAN.format("", "", "").encode(), name="a.txt")
    stamped = PLAN.format(
        "SAO Y; Sở Nội vụ; 20/01/2026 16:05:11\nĐẾN Số: 1234 Ngày: 15/01/2026",
        "https://vanban.phuhai.gov.vn/45",
        "\n".join(SIGNED),
    )
    plan = extract(stamped.encode(), name="a.txt")
    roles = [entry.role for entry in plan.ledger]
    assert roles.count("furniture") >= 3
    facts = [
        (one.document.code, one.document.issued_on, [s.name for s in one.document.signers])
        for one in (clean, plan)
    ]
    assert facts[0] == facts[1] == ("45/KH-SNV", "2026-01-12", ["Trần Văn Bình"])
    assert [task.text for task in plan.tasks] == [task.text for task in clean.tasks]
    assert [task.deadlines for task in plan.tasks] == [task.deadlines for task in clean.tasks]
