"""Text read from pictures: known words are read through, what is shown stays as recognised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.building import build_document
from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, RecognisedWord
from extract.document.model import Document
from extract.recognition import read_through
from extract.recognition.lexicon import compile_lexicon
from extract.rulebook import Rulebook, load_rulebook


def recognise(text: str, sure: float = 95.0, page: int | None = None) -> tuple[RecognisedWord, ...]:
    """Words of a text on lines of 10 points."""
    found = []
    for number, line in enumerate(text.split("\n")):
        for place, word in enumerate(line.split()):
            box = (place * 30.0, number * 12.0, place * 30.0 + 25, number * 12.0 + 10)
            found.append(RecognisedWord(word, box, sure, page))
    return tuple(found)


def build(text: str) -> Document:
    return build_document(Draft([DraftParagraph(text, 1, words=recognise(text))], "scan", 1))


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("TỔ CHÚC THỤC HIỆN", "TỔ CHỨC THỰC HIỆN"),
        ("II. MỤC TIỂU VÀ YÊU CẤU", "II. MỤC TIÊU VÀ YÊU CẦU"),
        ("Kêt qua, san phâm", "Kết quả, sản phẩm"),
        ("Ủy ban nhãn dẩn tinh", "Ủy ban nhân dân tỉnh"),
        ("Sở Nõng nghiệp và Môi trưởng", "Sở Nông nghiệp và Môi trường"),
        ("hãng năm, Hãng quý", "hằng năm, Hằng quý"),
        ("Phần đấu đạt 90%", "Phấn đấu đạt 90%"),
        ("Quý 11/2026", "Quý II/2026"),
        ("I1. NHIỆM VỤ", "II. NHIỆM VỤ"),
        ("- Lưu: VI, KHTC.", "- Lưu: VT, KHTC."),
    ],
)
def test_known_words_are_read_through(shown: str, read: str, rulebook: Rulebook) -> None:
    block = read_through(build(shown), rulebook).blocks[0]
    assert (block.text, block.shown) == (read, shown)


@pytest.mark.parametrize(
    "text",
    [
        "Giám sát việc chi tiêu của các phòng",  # differs from "chỉ tiêu" in a mark alone
        "Trung tâm Khuyến công và Xúc tiến thương mại",  # one letter from another body
        "hàng năm",
        "Quý 1/2026",
        "11. Sở Nội vụ",
        "Uỷ ban nhân dân xã Hoà Bình",
        "Bà Nguyễn Thị Hạnh, thư ký",
        "số 253/KH-UBND ngày 11/11/2026",
    ],
)
def test_right_words_stay(text: str, rulebook: Rulebook) -> None:
    block = read_through(build(text), rulebook).blocks[0]
    assert block.text == block.shown == text


def test_text_that_was_not_recognised_is_never_touched(rulebook: Rulebook) -> None:
    document = build_document(Draft([DraftParagraph("TỔ CHÚC THỤC HIỆN")], "txt"))
    assert read_through(document, rulebook) is document


@given(text=st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ ĐÁẾ1Il|V.,/\n", max_size=80))
def test_readings_are_as_long_as_what_is_shown(text: str) -> None:
    assert len(compile_lexicon(load_rulebook()).correct(text)) == len(text)


def test_every_word_is_placed_where_it_stands() -> None:
    text = "Sở Nội vụ\nchủ trì"
    block = build(text).blocks[0]
    assert [text[word.start : word.end] for word in block.words] == text.split()
    assert {word.page for word in block.words} == {1}


def test_a_word_that_is_not_in_the_text_is_left_out() -> None:
    words = (*recognise("Sở"), RecognisedWord("|", (0, 0, 1, 1), 20.0), *recognise("Nội vụ"))
    document = build_document(Draft([DraftParagraph("Sở Nội vụ", 1, words=words)], "scan", 1))
    assert [word.end for word in document.blocks[0].words] == [2, 6, 9]


def test_words_of_a_cell_cut_by_the_page_break_keep_their_page() -> None:
    first = [
        DraftCell(text, 0, column, page=1, words=recognise(text))
        for column, text in enumerate(["TT", "Nhiệm vụ"])
    ] + [
        DraftCell(text, 1, column, page=1, words=recognise(text))
        for column, text in enumerate(["1", "Rà soát các thủ tục và"])
    ]
    second = [
        DraftCell(text, 0, column, page=2, words=recognise(text))
        for column, text in enumerate(["", "công bố kết quả"])
    ]
    draft = Draft([DraftTable(first, 2), DraftTable(second, 2, continues=True)], "scan", 2)
    cell = build_document(draft).blocks[-1]
    assert cell.text == "Rà soát các thủ tục và công bố kết quả"
    assert [word.page for word in cell.words] == [1] * 6 + [2] * 4
