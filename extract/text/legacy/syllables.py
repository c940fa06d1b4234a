"""Whether a word is a Vietnamese syllable as it is spelt: by rule, not by a list of words.

Source: the spelling of schoolbooks: an onset, a rhyme, one tone mark on its nucleus; a
rhyme that ends in p, t, c or ch has the acute or the dot. Both places of the mark in open
"oa", "oe", "uy" are right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y ych yêm yên yêng yêt yêu yn ynh yp yt
"""
# Longest first: "ngh" before "ng" before "n".
_ONSETS = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_BEFORE_FRONT = {"k", "gh", "ngh"}  # written before e, ê, i, y alone
_BEFORE_BACK = {"c", "g", "ng"}  # written before the other vowels
_FRONT = "eêiy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = "\u0301\u0323"
_MODIFIED = "ăâêôơư"
_VOWELS = "aeiouy" + _MODIFIED
LONGEST = 7  # letters of "nghiêng"
ONSETS = frozenset(onset for onset in _ONSETS if onset)


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (NFC, lower case) is spelt as a Vietnamese syllable can be.

    >>> is_syllable("hoạch"), is_syllable("ho¹ch"), is_syllable("ngi")
    (True, False, False)
    """
    rhymes = _toned_rhymes()
    for onset in _ONSETS:
        if not word.startswith(onset):
            continue
        rest = word[len(onset) :]
        vowel = _base_of(rest[:1])
        if onset in _BEFORE_FRONT and vowel not in _FRONT:
            continue
        if onset in _BEFORE_BACK and (vowel in _FRONT and not (onset == "g" and vowel == "i")):
            continue
        if onset == "g" and rest[1:] in ("", "n") and vowel == "i":
            return True  # gì, gìn
        if rest in rhymes:
            return True
    return False


def is_word(word: str) -> bool:
    """Whether ``word`` is a syllable written in small letters, capitals, or with one capital."""
    if len(word) > LONGEST or not (
        word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())
    ):
        return False
    return is_syllable(word.lower())


def _base_of(letter: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in _split(letter) if c not in _TONES))


def _split(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@cache
def _toned_rhymes() -> frozenset[str]:
    return frozenset(toned for rhyme in _RHYMES.split() for toned in _put_tones(rhyme))


def _put_tones(rhyme: str) -> Iterator[str]:
    stopped = rhyme.endswith(("p", "t", "c", "ch"))
    if not stopped:
        yield rhyme
    for place in _find_nuclei(rhyme):
        for tone in _STOP_TONES if stopped else _TONES:
            yield unicodedata.normalize("NFC", rhyme[: place + 1] + tone + rhyme[place + 1 :])


def _find_nuclei(rhyme: str) -> tuple[int, ...]:
    """Places of the letter that may bear the tone mark."""
    modified = [place for place, letter in enumerate(rhyme) if letter in _MODIFIED]
    if modified:
        return (modified[-1],)
    count = next((i for i, letter in enumerate(rhyme) if letter not in _VOWELS), len(rhyme))
    if count == 1:
        return (0,)
    if count < len(rhyme):
        return (count - 1,)
    if count == 3:
        return (1,)
    return (0, 1) if rhyme in ("oa", "oe", "uy") else (0,)
