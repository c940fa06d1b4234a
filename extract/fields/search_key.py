"""Lower-case text for matching, letter for letter as long as its source."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extract.text.folding import match_key

_UNEVEN_SPACE = re.compile(r"^\s|\s\s|\s$")
_WORD = re.compile(r"\S+")


# Every grammar reads the same block one after the other.
@lru_cache(maxsize=64)
def search_key(text: str) -> str:
    """``match_key`` that keeps every offset: ``len(search_key(text)) == len(text)``.

    A word whose key has another length (decomposed letters, "ß") is only lower-cased, or
    kept as it is where even that changes its length. White space becomes plain spaces.

    >>> search_key("Quý I –  Uỷ ban")
    'quý i -  ủy ban'
    """
    if unicodedata.is_normalized("NFC", text) and not _UNEVEN_SPACE.search(text):
        key = match_key(text)
        if len(key) == len(text) == len(text.casefold()):
            return key
    spaced = "".join(" " if char.isspace() else char for char in text)
    return _WORD.sub(lambda found: _word_key(found.group()), spaced)


def _word_key(word: str) -> str:
    return next((key for key in (match_key(word), word.lower()) if len(key) == len(word)), word)
