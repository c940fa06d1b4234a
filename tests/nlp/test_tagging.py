"""Words of a tagger put back on the letters they were read from."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.nlp.tagging import is_person, place_words, tag_words

_WORDS = st.sampled_from(
    [
        "Phòng",
        "Kế hoạch",
        "đôn đốc",
        ",",
        "khoá",
        "thuỷ",
        "Đ/c",
        "H'Nhung",
        "253/KH-UBND",
        "(TP.",
        "Huế)",
    ]
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_words_hold_every_letter_of_a_plan_s_text(text: str) -> None:
    pytest.importorskip("underthesea")
    words = tag_words(text)
    assert "".join(text[word.start : word.end] for word in words).replace(" ", "") == (
        text.replace(" ", "") if words else ""
    )
    assert all(one.end <= two.start for one, two in itertools.pairwise(words))


@given(st.text(max_size=30))
def test_any_text_gives_exact_places_or_no_opinion(text: str) -> None:
    pytest.importorskip("underthesea")
    words = tag_words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    is_person(text)


def test_words_spelled_otherwise_keep_their_place() -> None:
    words = place_words("Đào tạo khoá 2", [("Đào tạo", "V"), ("khóa", "N"), ("2", "M")])
    assert [(word.start, word.end, word.tag) for word in words] == [
        (0, 7, "V"),
        (8, 12, "N"),
        (13, 14, "M"),
    ]


@pytest.mark.parametrize(
    "tagged", [[("Sở", "N")], [("Sở", "N"), ("Y tế x", "N")], [("-", "CH"), ("Y tế", "N")]]
)
def test_lost_or_added_letters_give_no_opinion(tagged: list[tuple[str, str]]) -> None:
    assert place_words("Sở Y tế", tagged) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đ/c Nguyễn Văn An", True),
        ("Zơ Râm", None),
        ("ĐỖ THÀNH TRUNG", True),
        ("Phòng Tài chính", False),
        ("Ký", False),
        ("", False),
    ],
)
def test_persons(text: str, expected: bool | None) -> None:
    pytest.importorskip("underthesea")
    if expected is not None:
        assert is_person(text) is expected
