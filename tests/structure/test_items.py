"""Bullets, clauses and sentences of a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.structure.items import split_clauses, split_items, split_sentences
from tests.factories import make_passage

ITEMS = [
    pytest.param("Rà soát", [(None, "Rà soát")], id="one paragraph"),
    pytest.param("", [], id="nothing"),
    pytest.param("- Một;\n- Hai.", [("-", "Một;"), ("-", "Hai.")], id="bullets"),
    pytest.param(
        "Gồm:\n- Một\n+ Hai", [(None, "Gồm:"), ("-", "Một"), ("+", "Hai")], id="headline above"
    ),
    pytest.param("1. Một\n2. Hai", [("1", "Một"), ("2", "Hai")], id="numbers"),
    pytest.param("a) Một\nđ) Hai", [("a", "Một"), ("đ", "Hai")], id="letters"),
    pytest.param(
        "- Một việc. - Hai việc; + Ba việc",
        [("-", "Một việc."), ("-", "Hai việc;"), ("+", "Ba việc")],
        id="bullets that lost their line breaks",
    ),
    pytest.param(
        "Phòng Kế hoạch - Tổng hợp", [(None, "Phòng Kế hoạch - Tổng hợp")], id="dash in a name"
    ),
    pytest.param(
        "Tăng 10% - 15% so với năm 2025",
        [(None, "Tăng 10% - 15% so với năm 2025")],
        id="dash between figures",
    ),
    pytest.param(
        "Phần mềm quản lý đất đai", [(None, "Phần mềm quản lý đất đai")], id="word that is no part"
    ),
    pytest.param(
        "C. trachomatis được giám sát",
        [(None, "C. trachomatis được giám sát")],
        id="capital letter is no label in a cell",
    ),
    pytest.param(
        "30/6/2026\n2026 - 2030", [(None, "30/6/2026"), (None, "2026 - 2030")], id="dates"
    ),
]


@pytest.mark.parametrize(("text", "items"), ITEMS)
def test_items(text: str, items: list[tuple[str | None, str]]) -> None:
    found = split_items(make_passage(text))
    assert [(i.label.value if i.label else None, i.body.text) for i in found] == items


SENTENCES = [
    ("Một việc. Hai việc! Ba việc", ["Một việc.", "Hai việc!", "Ba việc"]),
    ("Đạt 15%. Riêng xã A đạt 20%.", ["Đạt 15%.", "Riêng xã A đạt 20%."]),
    ("TP. Hồ Chí Minh và TX. Sơn Tây", ["TP. Hồ Chí Minh và TX. Sơn Tây"]),
    ("PGS. TS. Nguyễn Văn A báo cáo. Hội nghị kết luận.", None),
    ("Doanh thu 1.000 tỷ đồng. Đ/c. Vũ Văn Thịnh", None),
    ("Xem mục 2.1. và mục 3", ["Xem mục 2.1. và mục 3"]),
    ("Hoàn thành…. Tiếp tục", None),
    ("Treo “Sạch.” Quét đường.", ["Treo “Sạch.”", "Quét đường."]),
    ("BS. CKII. Lê Hùng khám. BSCKI. Mai ghi.", ["BS. CKII. Lê Hùng khám.", "BSCKI. Mai ghi."]),
    ("Họp (lần 1). Lấy ý kiến.", ["Họp (lần 1).", "Lấy ý kiến."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), [s for s in SENTENCES if s[1] is not None])
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [piece.text for piece in split_sentences(make_passage(text))] == sentences


def test_titles_before_names_end_no_sentence() -> None:
    text = "PGS. TS. Nguyễn Văn A báo cáo. Hội nghị kết luận."
    pieces = [piece.text for piece in split_sentences(make_passage(text))]
    assert pieces == ["PGS. TS. Nguyễn Văn A báo cáo.", "Hội nghị kết luận."]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Báo cáo; Kế hoạch; Quyết định.", ["Báo cáo", "Kế hoạch", "Quyết định."]),
        ("Báo cáo (quý I; quý II); Kế hoạch", ["Báo cáo (quý I; quý II)", "Kế hoạch"]),
        ("Báo cáo;", ["Báo cáo"]),
        (";;", []),
        ("Báo cáo quý I); Kế hoạch", ["Báo cáo quý I)", "Kế hoạch"]),
        ("", []),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert [piece.text for piece in split_clauses(make_passage(text))] == clauses


PIECES = st.lists(
    st.sampled_from(
        ["- ", "+ ", "a) ", "1. ", "Rà soát", " việc", ". ", "; ", "(", ")", "\n", "TP. "]
    ),
    max_size=20,
).map("".join)


@given(PIECES)
def test_pieces_keep_their_place_and_order(text: str) -> None:
    passage = make_passage(text)
    for pieces in (
        [item.whole for item in split_items(passage)],
        split_sentences(passage),
        split_clauses(passage),
    ):
        end = 0
        for piece in pieces:
            assert piece.start >= end
            assert piece.text == text[piece.start : piece.end]
            end = piece.end


@given(PIECES)
def test_items_hold_every_letter(text: str) -> None:
    items = split_items(make_passage(text))
    whole = "".join("".join(item.whole.text.split()) for item in items)
    assert whole == "".join(text.split())
