"""Letters that look like those of the text but are others: "ƣ" for "ư", Cyrillic "а"."""

from __future__ import annotations

import re
from functools import partial

from extract.text.legacy.syllables import is_word

HORN_NAME = "U+01A3 for ư"
FOREIGN_NAME = "look-alike letters"

_HORNS = str.maketrans("ƣƢ", "ưƯ")
_CYRILLIC = dict(zip("аеорсухіѕјԁһАВЕКМНОРСТХІЅЈ", "aeopcyxisjdhABEKMHOPCTXISJ", strict=True))
_SMALL_CAPITALS = dict(zip("ᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱɪʀɴʟʜɢ", "acdejkmoptuvwzsirnlhg", strict=True))
_FOREIGN = str.maketrans({**_CYRILLIC, **_SMALL_CAPITALS})
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTER = re.compile(f"[{''.join(_CYRILLIC)}{''.join(_SMALL_CAPITALS)}]")
_ETHS = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_ETH = re.compile("[ÐðƉɖ]")
_VIETNAMESE = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]")
# Fonts that give "ƣ" for "ư" give "Õ" for "Ò" too. These words are none with a tilde.
_TILDES = {
    word: word.replace("Õ", "Ò") for word in ("HÕA", "PHÕNG", "TÕA", "CÕN", "ĐÕI", "TRÕN", "KHÕA")
}
_TILDE_WORD = re.compile(rf"\b(?:{'|'.join(_TILDES)})\b")


def replace_horns(texts: list[str]) -> list[int]:
    """Write "ư" for "ƣ" in the texts, in place; gives back the places of those changed."""
    places = [place for place, text in enumerate(texts) if "ƣ" in text or "Ƣ" in text]
    if not places:
        return []
    changed = []
    for place, text in enumerate(texts):
        mended = _TILDE_WORD.sub(lambda found: _TILDES[found[0]], text.translate(_HORNS))
        if mended != text:
            texts[place] = mended
            changed.append(place)
    return changed


def replace_foreign(texts: list[str]) -> list[int]:
    """Write Latin letters for Cyrillic ones and small capitals in words that have both."""
    changed = []
    for place, text in enumerate(texts):
        if _FOREIGN_LETTER.search(text) is None:
            continue
        mended = _WORD.sub(_replace_word, text)
        if mended != text:
            texts[place] = mended
            changed.append(place)
    return changed


def replace_eths(texts: list[str]) -> list[int]:
    """Write "Đ" for the "Ð" of other languages where that makes a word, or a code in capitals."""
    changed = []
    for place, text in enumerate(texts):
        if _ETH.search(text) is None:
            continue
        codes = _VIETNAMESE.search(text) is not None
        mended = _WORD.sub(partial(_replace_eth, codes), text)
        if mended != text:
            texts[place] = mended
            changed.append(place)
    return changed


def _replace_eth(codes: bool, found: re.Match[str]) -> str:
    mended = found[0].translate(_ETHS)
    return mended if is_word(mended) or (codes and mended.isupper()) else found[0]


def _replace_word(found: re.Match[str]) -> str:
    return found[0].translate(_FOREIGN) if _LATIN.search(found[0]) else found[0]
