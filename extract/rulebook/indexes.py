"""Families of indices (PII, PAR INDEX …) as rules/indexes.yaml holds them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from pydantic import Field

from extract.rulebook.base import RuleModel
from extract.text.folding import match_key


class IndexFamily(RuleModel):
    """One family: what records call it, its symbols as written, its names in words."""

    id: str
    short: str
    symbols: list[str] = Field(min_length=1)
    names: list[str] = Field(default_factory=list)
    source: str


class IndexRules(RuleModel):
    """rules/indexes.yaml."""

    families: list[IndexFamily]

    @classmethod
    def claim_words(cls, key: str, item: Any) -> list[str]:
        """A symbol or name belongs to one family; spellings of one may differ in case."""
        return [match_key(word) for word in (*item.symbols, *item.names)]

    def find(self, text: str) -> tuple[int, int, IndexFamily] | None:
        """The first family that a text names: where, and which."""
        found = [self._symbol.search(text), self._name.search(text)]
        first = min((hit for hit in found if hit), key=lambda hit: hit.start(), default=None)
        if first is None:
            return None
        return first.start(), first.end(), self._by_word[match_key(first.group())]

    @cached_property
    def _by_word(self) -> dict[str, IndexFamily]:
        return {
            match_key(word): family
            for family in self.families
            for word in (*family.symbols, *family.names)
        }

    @cached_property
    def _symbol(self) -> re.Pattern[str]:
        return _alternatives([word for family in self.families for word in family.symbols])

    @cached_property
    def _name(self) -> re.Pattern[str]:
        names = [word for family in self.families for word in family.names]
        return re.compile(_alternatives(names).pattern, re.IGNORECASE)


def _alternatives(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)" if body else r"(?!)")
