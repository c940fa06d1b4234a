"""Words, their classes and persons by underthesea, with places in the text as it stands.

underthesea 9.3 and later is Apache-2.0 and carries its models with it: nothing is loaded
from a network. It gives words in its own spelling ("khoá" as "khóa"), so their places are
found by counting letters, never by searching.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# A slash hides the name behind it from the tagger: "Đ/c Nguyễn Văn A".
_COMRADE = re.compile(r"^\s*đ\s*[/.]\s*c\.?\s+", re.IGNORECASE)
# The tagger takes 0.3 ms a word: names and sentences are worth it, run-on paragraphs are not.
_LONGEST = 400
_CACHED = 4096


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one or more syllables on ``text[start:end]``, and its tag ("N", "V" …)."""

    start: int
    end: int
    tag: str


def tag_words(text: str) -> tuple[Word, ...]:
    """The words of a text with their classes.

    Empty for a text that is too long, and where the tagger lost or added letters, so that
    places would be wrong.
    """
    return _tag_words(text) if text.strip() and len(text) <= _LONGEST else ()


@lru_cache(maxsize=_CACHED)
def _tag_words(text: str) -> tuple[Word, ...]:
    from underthesea import pos_tag

    return place_words(text, pos_tag(text))


def is_person(text: str) -> bool:
    """Whether a text that stands by itself is nothing but one person's name."""
    name = _COMRADE.sub("", text).strip()
    return " " in name and len(name) <= _LONGEST and _is_person(name)


@lru_cache(maxsize=_CACHED)
def _is_person(name: str) -> bool:
    from underthesea import ner

    words = place_words(name, ((word, tag) for word, _, _, tag in ner(name)))
    return bool(words) and all(word.tag.endswith("-PER") for word in words)


def place_words(text: str, tagged: Iterable[tuple[str, str]]) -> tuple[Word, ...]:
    """Put tagged words on the letters of a text, white space left aside; () if they differ."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    words = []
    at = 0
    for spelled, tag in tagged:
        letters = [char for char in spelled if not char.isspace()]
        if not letters:
            continue
        if at + len(letters) > len(places) or not _alike(letters[0], text[places[at]]):
            return ()
        words.append(Word(places[at], places[at + len(letters) - 1] + 1, tag))
        at += len(letters)
    return tuple(words) if at == len(places) else ()


def _alike(one: str, other: str) -> bool:
    """Only vowels are spelled otherwise, where the tone stands elsewhere."""
    return (
        one == other or not (one.isascii() or other.isascii()) or one.isalpha() == other.isalpha()
    )
