"""Match keys: text as it is compared, never as it is shown.

``match_key`` keeps diacritics but makes one spelling of case, tone place and dashes;
``fold`` also drops the diacritics. Dropping them merges words that differ ("Chỉ tiêu" and
"Chi tiêu"), so ``fold`` is for finding candidates that something else confirms.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"\s+")
# Both tone places are right ("hoà", "hòa"); the open syllables oa, oe, uy differ, and the
# y of "qu" is no such syllable. Source: the two legal spellings in schoolbooks and decrees.
_OLD_TONES = {
    f"{old}": new
    for old, new in zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe"],
        strict=True,
    )
}
_OLD_TONE = re.compile("(?:" + "|".join(_OLD_TONES) + r")(?![^\W\d_])")
_UY = dict(zip(["uỳ", "uý", "uỷ", "uỹ", "uỵ"], ["ùy", "úy", "ủy", "ũy", "ụy"], strict=True))
_OLD_UY = re.compile(r"(?<!q)(?:" + "|".join(_UY) + r")(?![^\W\d_])")


# One plan compares the same headings, cells and names again and again.
@lru_cache(maxsize=8192)
def match_key(text: str) -> str:
    """One spelling for comparison: NFC, casefolded, new tone place, "-" for every dash.

    >>> match_key("Uỷ ban  Thuỷ lợi – Hoà Bình")
    'ủy ban thủy lợi - hòa bình'
    """
    key = unicodedata.normalize("NFC", text).casefold()
    key = _DASHES.sub("-", key)
    key = _OLD_TONE.sub(lambda found: _OLD_TONES[found.group()], key)
    key = _OLD_UY.sub(lambda found: _UY[found.group()], key)
    return _SPACES.sub(" ", key).strip()


_FOLD_TABLE: dict[int, str] = {ord("đ"): "d", ord("Đ"): "D"}


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """``match_key`` without diacritics.

    >>> fold("Đơn vị chủ trì")
    'don vi chu tri'
    """
    decomposed = unicodedata.normalize("NFD", match_key(text))
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return kept.translate(_FOLD_TABLE)
