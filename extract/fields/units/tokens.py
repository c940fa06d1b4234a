"""Words and marks of a text with their places, and phrases looked up among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from extract.text.folding import match_key

# "H'Lan", "Ea H’leo": an apostrophe between letters is part of the word.
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark.

    Attributes:
        start, end: offsets in the text.
        text, key: as written, and as compared.
        gap: the white space before it; "" where it touches what stands before.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str

    def moved(self, start: int, gap: str) -> Token:
        """The same word, at ``start`` and behind ``gap``."""
        return Token(start, start + len(self.text), self.text, self.key, gap)

    @property
    def word(self) -> bool:
        """A word or number, no mark."""
        return self.text[0].isalnum() or self.text[0] == "_"

    @property
    def newline(self) -> bool:
        """It begins a line."""
        return "\n" in self.gap

    @property
    def upper(self) -> bool:
        """It begins with a capital."""
        return self.text[0].isupper()

    @property
    def caps(self) -> bool:
        """Two or more capitals and hardly anything else: an abbreviation ("BVTV", "NgV")."""
        return _is_caps(self.text)


@lru_cache(maxsize=20_000)
def _is_caps(word: str) -> bool:
    capitals = sum(char.isupper() for char in word)
    return word.isalnum() and capitals >= 2 and capitals * 2 >= len(word)


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    # A lone combining mark or an exotic space folds to nothing; it must still be a token.
    return match_key(word).replace("’", "'").replace("\u02bc", "'") or word


def tokenize(text: str) -> list[Token]:
    """Words and single marks in order.

    >>> [token.text for token in tokenize("Sở KH&CN; UBND")]
    ['Sở', 'KH', '&', 'CN', ';', 'UBND']
    """
    tokens = []
    last = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = found.group()
        tokens.append(Token(start, end, word, _key(word), text[last:start]))
        last = end
    return tokens


def _stands_for(token: Token, key: str) -> bool:
    """Whether a word is that of a phrase; "&" in a name is "và"."""
    return token.key == key or (token.key == "&" and key == "và")


T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with a value each; the longest that stands at a place is found."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, T]]] = {}
        for phrase, value in entries:
            keys = tuple(token.key for token in tokenize(phrase))
            if keys:
                self._by_first.setdefault(keys[0], []).append((keys, phrase, value))
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -len(entry[0]))

    def match(self, tokens: Sequence[Token], at: int) -> tuple[int, T] | None:
        """The token behind the longest phrase at ``at``, and its value."""
        if at >= len(tokens):
            return None
        for keys, phrase, value in self._by_first.get(tokens[at].key, ()):
            end = at + len(keys)
            if end > len(tokens) or not all(map(_stands_for, tokens[at:end], keys)):
                continue
            # "CA" is Công an, "ca" is no body.
            if phrase.isupper() and not tokens[at].text.isupper():
                continue
            return end, value
        return None

    def end(self, tokens: Sequence[Token], at: int) -> int | None:
        """The token behind the longest phrase at ``at``."""
        found = self.match(tokens, at)
        return found[0] if found else None
