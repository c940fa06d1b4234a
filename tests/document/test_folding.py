"""Match keys: what counts as one spelling, and what must not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.folding import fold, match_key

# Old place of the tone, new place; both are right and mean one word.
ONE_WORD = [
    ("hoà", "hòa"),
    ("hoá", "hóa"),
    ("thoả", "thỏa"),
    ("xoã", "xõa"),
    ("hoạ", "họa"),
    ("khoẻ", "khỏe"),
    ("loè", "lòe"),
    ("choé", "chóe"),
    ("toẽ", "tõe"),
    ("xoẹ", "xọe"),
    ("thuỷ", "thủy"),
    ("uỷ", "ủy"),
    ("tuỳ", "tùy"),
    ("huý", "húy"),
    ("nguỵ", "ngụy"),
    ("luỹ", "lũy"),
    ("HOÀ BÌNH", "Hòa Bình"),
    ("Khoá XVIII", "khóa xviii"),
]
# The tone has one place only where a letter follows, and "uy" of "qu" is no such syllable.
UNCHANGED = ["hoàn", "toán", "khoảng", "thuỳnh", "quý", "quỹ", "quỳ", "quỵ", "tuyến", "thuế"]


@pytest.mark.parametrize(("old", "new"), ONE_WORD)
def test_both_tone_places_are_one_word(old: str, new: str) -> None:
    assert match_key(old) == match_key(new) == new.casefold()


@pytest.mark.parametrize("word", UNCHANGED)
def test_other_syllables_keep_their_tone(word: str) -> None:
    assert match_key(word) == word


def test_words_that_differ_in_diacritics_only_stay_apart() -> None:
    assert match_key("Chỉ tiêu") != match_key("Chi tiêu")
    assert fold("Chỉ tiêu") == fold("Chi tiêu") == "chi tieu"


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012–—\u2015−")
def test_every_dash_is_one(dash: str) -> None:
    assert match_key(f"Kế hoạch {dash} Tổng hợp") == "kế hoạch - tổng hợp"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ĐƠN VỊ CHỦ TRÌ", "don vi chu tri"),
        ("Uỷ ban\n nhân  dân", "uy ban nhan dan"),
        ("Đề án số 06", "de an so 06"),
        ("Sở KH&CN", "so kh&cn"),
        ("Bộ LĐ–TBXH", "bo ld-tbxh"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


LETTERS = st.text(alphabet="aàáảãạăâeèéêioòóôơuùưyỳýđĐ nghqtNGHQT-–  \n", max_size=40)


@given(LETTERS)
def test_keys_are_their_own_keys(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_composition_makes_no_difference(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert match_key(apart) == match_key(text)
    assert fold(apart) == fold(text) == fold(match_key(text))
