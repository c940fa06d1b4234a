"""Capitals of words whose accented letters have small forms only: "KẾ HOạCH" -> "KẾ HOẠCH".

TCVN3 has no codes for accented capitals; they were drawn by fonts of capitals. In text
without fonts the plain letters of a word, and the words beside it, tell what it was.
"""

from __future__ import annotations

import re

from extract.text.legacy.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[A-Za-z]")
_PIECE = re.compile(r"[^\t\n]+")
_MIN_NAME = 3
_FAR = 9  # words
_BETWEEN = re.compile(r"[\s,.;:\"“”'()\-–]*")


def restore_capitals(text: str) -> str:
    """Capitals for accented small letters among capitals; as many characters as were given.

    >>> restore_capitals("ủY BAN NHâN DâN, Uỷ BAN; Uỷ ban")
    'ỦY BAN NHÂN DÂN, UỶ BAN; Uỷ ban'
    """
    return _PIECE.sub(lambda piece: _restore_piece(piece[0]), text)


def _restore_piece(text: str) -> str:
    """The same for a line or cell."""
    words = list(_WORD.finditer(text))
    kinds = [_find_kind(word[0]) for word in words]
    if len(kinds) >= _MIN_NAME and set(kinds) == {"open"} and words[0][0][0].isupper():
        # Such as "Sở Y Tế": no sentence has nothing but capitalised words.
        return raise_letters(text)
    pieces: list[str] = []
    end = 0
    for index, word in enumerate(words):
        kind = kinds[index]
        capital = kind == "upper" or (kind == "open" and _is_among_capitals(text, words, index))
        written = raise_letters(word[0]) if capital else word[0]
        pieces += [text[end : word.start()], written]
        end = word.end()
    return "".join(pieces) + text[end:]


def raise_letters(text: str) -> str:
    """The text in capitals, as many characters as it has."""
    return "".join(capital if len(capital := char.upper()) == 1 else char for char in text)


def _find_kind(word: str) -> str:
    """How the plain letters of a word are written: "upper", "lower", "open" if that is open."""
    if any(letter.islower() for letter in _PLAIN.findall(word)):
        return "lower"
    if any(letter.isupper() for letter in word[1:]):
        return "upper"
    return "open" if any(letter.islower() for letter in word) or len(word) == 1 else "upper"


def _is_among_capitals(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Whether the nearest words that tell, of one line, are written in capitals."""
    word = words[index][0]
    if word.isupper():
        return True
    found = [_find_neighbour(text, words, index, step) for step in (-1, 1)]
    return "lower" not in found and "upper" in found


def _find_neighbour(text: str, words: list[re.Match[str]], index: int, step: int) -> str | None:
    for at in range(index + step, index + step * _FAR, step):
        if not 0 <= at < len(words):
            return None
        first, second = sorted((words[at - step], words[at]), key=lambda word: word.start())
        between = text[first.end() : second.start()]
        if not _BETWEEN.fullmatch(between):
            return None
        kind = _find_kind(words[at][0])
        # Abbreviations ("KHCN") are written in capitals anywhere.
        if kind == "lower" or (kind == "upper" and is_syllable(words[at][0].lower())):
            return kind
        if kind == "upper":
            return None
    return None
