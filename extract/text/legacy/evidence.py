"""What speaks for an encoding: words that are none as they stand and are once decoded."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from extract.text.legacy.capitals import restore_capitals
from extract.text.legacy.syllables import is_word
from extract.text.legacy.tables import Encoding

# Fewer different words could be chance: foreign names, units of measure.
MIN_WORDS = 3
_MIN_SHARE = 3  # words gained for each one spoiled
_LETTERS = re.compile(r"[^\W\d_]+")
_MEASURE = re.compile("[µ\u03bc](?:m|g|[lL]|s|F|V|A|W|H|Sv|mol)")
_LONGEST_CODE = 8  # letters of an abbreviation such as "QĐ" or "HĐND"


@dataclass(slots=True)
class Evidence:
    """Words that an encoding changes.

    Attributes:
        gained: no words as they stand, words once decoded.
        spoiled: no words once decoded.
        harmed: those of the spoiled that are words as they stand.
        changed: how many were changed at all.
    """

    gained: set[str] = field(default_factory=set)
    spoiled: set[str] = field(default_factory=set)
    harmed: set[str] = field(default_factory=set)
    changed: int = 0

    @property
    def speaks_for(self) -> bool:
        """Whether decoding makes sense of the words, be they few."""
        return len(self.gained) > _MIN_SHARE * len(self.spoiled)

    @property
    def is_enough(self) -> bool:
        """Whether the words are too many to be chance."""
        return self.speaks_for and len(self.gained) >= MIN_WORDS

    def add(self, other: Evidence) -> None:
        """Take the words of ``other`` in."""
        self.gained |= other.gained
        self.spoiled |= other.spoiled
        self.harmed |= other.harmed
        self.changed += other.changed


def decode_text(text: str, encoding: Encoding) -> str:
    """The text in Unicode, NFC, with capitals where the encoding has none."""
    decoded = unicodedata.normalize("NFC", encoding.decode(text))
    return decoded if encoding.capitals else restore_capitals(decoded)


def weigh(text: str, encoding: Encoding) -> Evidence:
    """What the words of ``text`` say about ``encoding``."""
    found = Evidence()
    for word in encoding.words.findall(text):
        if encoding.codes.search(word) is None or len(word) == 1 or _MEASURE.fullmatch(word):
            continue
        decoded = decode_text(word, encoding)
        if decoded == word:
            continue
        found.changed += 1
        if all(map(is_word, _LETTERS.findall(decoded))) and _LETTERS.search(decoded):
            if not is_word(word):
                found.gained.add(decoded.lower())
        elif not _is_code(decoded):
            found.spoiled.add(decoded.lower())
            if is_word(word):
                found.harmed.add(decoded.lower())
    return found


def _is_code(word: str) -> bool:
    """Whether this is an abbreviation in capitals, which tells nothing."""
    return word.isupper() and word.isalpha() and len(word) <= _LONGEST_CODE and "Đ" in word
