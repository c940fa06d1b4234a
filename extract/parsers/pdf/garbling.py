"""Whether the text of a page is what the page shows, or codes without a meaning.

A font may come without a table of what its glyphs mean in Unicode (PDF 32000-1, 9.10.2). Its
letters are then unknown, private, or those of a shifted alphabet, and only the picture of the
page can be read.
"""

from __future__ import annotations

import re

from extract.parsers.pdf.characters import UNKNOWN
from extract.text.legacy import repair_texts
from extract.text.legacy.syllables import is_word

_FEWEST = 10  # glyphs without a meaning; a few bullets are no loss
_MOST_UNKNOWN = 0.05  # share of the letters
_FEWEST_WORDS = 20
_SAMPLES, _SAMPLE = 3, 40  # letters here and there
_FEWEST_SYLLABLES = 0.3  # share of the words; plans full of abbreviations have a half
_MOST_MUTE = 0.4  # share of the words without a vowel; other languages have hardly any
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[^\x00-\x7f]|[aeiouy]", re.IGNORECASE)


def is_garbled(text: str) -> bool:
    """Whether so much of a page's text means nothing that none of it can be trusted."""
    if not _is_doubtful(text):
        return False
    meaningless = text.count(UNKNOWN) + len(_PRIVATE.findall(text))
    if meaningless >= _FEWEST and meaningless > _MOST_UNKNOWN * len("".join(text.split())):
        return True
    words = set(_WORD.findall(text))
    marked = {word for word in words if not word.isascii()}
    mute = sum(not _VOWEL.search(word) for word in words)
    odd = _are_odd(marked) or (mute > _MOST_MUTE * len(words) and _are_odd(words))
    return odd and repair_texts([text]) is None


def _is_doubtful(text: str) -> bool:
    """Whether a look here and there leaves it open that the text is Vietnamese."""
    if text.count(UNKNOWN) >= _FEWEST:
        return True
    step = len(text) // _SAMPLES + 1
    sample = " ".join(text[start : start + _SAMPLE] for start in range(0, len(text), step))
    words = _WORD.findall(sample)
    return 2 * sum(map(is_word, words)) <= len(words) or bool(_PRIVATE.search(text))


def _are_odd(words: set[str]) -> bool:
    """Whether hardly any of the words is spelt as Vietnamese is."""
    if len(words) < _FEWEST_WORDS:
        return False
    return sum(map(is_word, words)) < _FEWEST_SYLLABLES * len(words)
