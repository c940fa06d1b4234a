"""Rules on the edges of table cells (cells.yaml)."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field

from extract.rulebook.base import RuleModel
from extract.text.folding import fold, match_key


class EdgeWords(RuleModel):
    """Words of one kind, and where they were seen."""

    id: str
    words: list[str] = Field(min_length=1)
    source: str


class CellRules(RuleModel):
    """cells.yaml."""

    open_words: list[EdgeWords]
    counters: list[EdgeWords]
    superiors: list[EdgeWords]
    verbs: list[EdgeWords]
    nouns: list[EdgeWords]
    parts: list[EdgeWords]
    event_openings: list[EdgeWords]
    figure_headers: list[EdgeWords]

    @cached_property
    def open_keys(self) -> frozenset[tuple[str, ...]]:
        """Phrases that no cell ends with, word by word."""
        return _keys(self.open_words)

    @cached_property
    def superior_keys(self) -> frozenset[str]:
        """First words of bodies that an office in front of them is a part of."""
        return frozenset(match_key(word) for group in self.superiors for word in group.words)

    @cached_property
    def figures(self) -> re.Pattern[str]:
        """What a folded header says of a column of numbers."""
        words = (fold(word) for group in self.figure_headers for word in group.words)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")

    @cached_property
    def part_keys(self) -> frozenset[tuple[str, ...]]:
        """First words of the part of a body that its name ends with."""
        return _keys(self.parts)

    @cached_property
    def event_keys(self) -> frozenset[tuple[str, ...]]:
        """First words of a time that is tied to an event."""
        return _keys(self.event_openings)

    @cached_property
    def verb_keys(self) -> frozenset[tuple[str, ...]]:
        """Verbs that take a body as their object."""
        return _keys(self.verbs)

    @cached_property
    def noun_keys(self) -> frozenset[tuple[str, ...]]:
        """Words that end like a verb or an open word and may end a cell."""
        return _keys(self.nouns)

    @cached_property
    def counter_keys(self) -> frozenset[tuple[str, ...]]:
        """Phrases that a number behind them belongs to, word by word."""
        return _keys(self.counters)


def _keys(groups: list[EdgeWords]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(match_key(word).split()) for group in groups for word in group.words)
