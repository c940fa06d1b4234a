"""Rules on what is printed over a document after its author has done (captions.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extract.rulebook.base import Pattern, RuleModel
from extract.text.folding import match_key

_MARKS = " .,;:|_-–*"

PieceKind = Literal["text", "caption", "beside"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line; "beside" is a caption only next to another one."""

    start: int
    end: int
    kind: PieceKind


class CaptionRule(Pattern):
    """One kind of caption.

    Attributes:
        value: "line" where words of any kind follow, up to the next caption.
        closes: the text may go on behind it in the same line.
        beside: it counts only next to a caption that does not need this.
    """

    value: Literal["none", "line"] = "none"
    closes: bool = False
    beside: bool = False

    def finds(self, text: str) -> bool:
        """Whether the line is this caption from end to end."""
        key = match_key(text)
        found = self.compiled.match(key)
        if found is None:
            return False
        return self.value == "line" or not key[found.end() :].strip(_MARKS)


class CaptionRules(RuleModel):
    """captions.yaml."""

    captions: list[CaptionRule]

    def part(self, line: str) -> list[Piece]:
        """Tell captions and text of a line apart; pieces in order, without white space."""
        key = match_key(line)
        if len(key) != len(line) or not (self._any.match(key) or self._inside.search(key)):
            return [Piece(0, len(line), "text")]
        return list(self._pieces(key))

    def _pieces(self, key: str) -> Iterator[Piece]:
        end, kind = self._read(key, 0)
        if end:
            yield Piece(0, end, kind)
            if end < len(key):
                yield Piece(end, len(key), "text")
            return
        for found in self._inside.finditer(key):
            end, kind = self._read(key, found.start())
            # In the middle of a line only a caption with its time is sure to end there.
            if end and kind == "caption" and self._closing.search(key[found.start() : end]):
                yield Piece(0, found.start(), "text")
                yield Piece(found.start(), end, kind)
                if end < len(key):
                    yield Piece(end, len(key), "text")
                return
        yield Piece(0, len(key), "text")

    def _read(self, key: str, start: int) -> tuple[int, PieceKind]:
        """End of the captions that follow each other from ``start``; 0 where none does."""
        end = 0
        kind: PieceKind = "beside"
        place = start
        closed = True
        while place < len(key):
            found = self._match(key, place)
            if found is None:
                break
            rule, place = found
            closed = rule.closes
            kind = kind if rule.beside else "caption"
            end = place
        complete = closed or not key[place:].strip(_MARKS)
        return (end if complete else 0), kind

    def _match(self, key: str, start: int) -> tuple[CaptionRule, int] | None:
        """The caption that begins at a place, and where the next thing behind it begins."""
        for rule in self.captions:
            found = rule.compiled.match(key, start)
            if found is None:
                continue
            end = found.end()
            if rule.value == "line":
                following = self._label.search(key, end)
                end = following.start() if following else len(key)
            while end < len(key) and key[end] in _MARKS:
                end += 1
            return rule, end
        return None

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Where a line may begin with a caption."""
        return _alternatives(self.captions)

    @cached_property
    def _label(self) -> re.Pattern[str]:
        """Where the value of a label may end: at another label or a time."""
        labels = (rule for rule in self.captions if rule.value == "line" or rule.closes)
        return re.compile(rf"(?<=\s)(?:{_alternatives(labels).pattern})")

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        """Where captions may begin in the middle of a line."""
        sure = (
            rule
            for rule in self.captions
            if (rule.value == "line" or rule.closes) and not rule.beside
        )
        return re.compile(rf"(?<=\s)(?:{_alternatives(sure).pattern})")

    @cached_property
    def _closing(self) -> re.Pattern[str]:
        return _alternatives(rule for rule in self.captions if rule.closes)


def _alternatives(rules: Iterable[CaptionRule]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern})" for rule in rules))
