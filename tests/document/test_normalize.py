"""Clean text: one form for what blocks hold, whatever the source wrote."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.normalize import clean_text

VIETNAMESE = "Chuyển đổi số tỉnh Quảng Trị, Ủy ban nhân dân xã Phú Hoà Đường"

CASES = [
    pytest.param("", "", id="nothing"),
    pytest.param(" \t\n ", "", id="white space only"),
    pytest.param("Kế  hoạch\tnăm   2026 ", "Kế hoạch năm 2026", id="runs of spaces and tabs"),
    pytest.param("Số:\u00a0\u00a012/KH", "Số: 12/KH", id="no-break spaces"),
    pytest.param("Số:\u202f12\u2009/KH", "Số: 12 /KH", id="narrow and thin spaces"),
    pytest.param("\ufeffKế hoạch", "Kế hoạch", id="byte order mark"),
    pytest.param("phối\u00ad hợp thực\u00adhiện", "phối hợp thựchiện", id="soft hyphens"),
    pytest.param("chủ\u200b trì\u200e", "chủ trì", id="zero-width characters"),
    pytest.param("một \r\n hai\rba", "một\nhai\nba", id="line ends of other systems"),
    pytest.param("một\x0bhai\u2028ba", "một\nhai\nba", id="line breaks inside a paragraph"),
    pytest.param("một\n \n\n\nhai", "một\nhai", id="blank lines"),
    pytest.param("\n một \n", "một", id="outer line breaks"),
    pytest.param(unicodedata.normalize("NFD", VIETNAMESE), VIETNAMESE, id="NFD"),
    # Python's cp1258 decoder gives the vowel composed and the tone apart.
    pytest.param("ê\u0301 hoa\u0323ch ê\u0323", "ế hoạch ệ", id="half-decomposed"),
    # Tone before the vowel's own mark: some converters write marks in this order.
    pytest.param("tie\u0301\u0302ng", "tié\u0302ng", id="marks in no canonical order stay apart"),
    pytest.param("KH&ĐT – “ngày 05”", "KH&ĐT – “ngày 05”", id="marks stay as written"),
]


@pytest.mark.parametrize(("raw", "clean"), CASES)
def test_clean_text(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_invisible_characters_do_not_keep_marks_apart() -> None:
    assert clean_text("e\u200b\u0323\u0302") == "ệ"


SOUP = st.text(
    alphabet=st.one_of(
        st.sampled_from("aâêôơuưđ \t\n\r\x0b\u00a0\u00ad\u200b\ufeff\u2028"),
        st.sampled_from("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"),
        st.characters(exclude_categories=["Cs"]),
    )
)


@given(SOUP)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    once = clean_text(raw)
    assert clean_text(once) == once


@given(SOUP)
def test_clean_text_is_nfc_without_double_spaces(raw: str) -> None:
    clean = clean_text(raw)
    assert unicodedata.is_normalized("NFC", clean)
    assert not re.search(r"  |\n\n|\t|\u00a0|\u00ad|\u200b|\ufeff", clean)
    assert clean == clean.strip()
    assert all(line == line.strip(" ") for line in clean.split("\n"))


@given(st.text(alphabet="aăâeêioôơuưyđ\u0300\u0301\u0303\u0309\u0323 \u00a0", max_size=30))
def test_no_letter_or_tone_is_lost(raw: str) -> None:
    kept = unicodedata.normalize("NFD", clean_text(raw))
    marks = unicodedata.normalize("NFD", unicodedata.normalize("NFC", raw))
    assert sorted(kept.replace(" ", "")) == sorted("".join(marks.split()))
