"""Rules on text read from pictures (recognition.yaml)."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field, field_validator

from extract.rulebook.base import ProvedRule, RuleModel, check_expression


class PhraseGroup(RuleModel):
    """Phrases that a wrong mark does not hide, and where they were seen."""

    id: str
    words: list[str] = Field(min_length=1)
    source: str


class Confusion(ProvedRule):
    """Letters that stand for others at one place; ``pattern`` is matched against plain text.

    Attributes:
        pattern: its first group holds the letters.
        letters: what is recognised -> what it is; one letter for one.
    """

    pattern: str
    letters: dict[str, str]
    source: str

    @field_validator("pattern")
    @classmethod
    def _has_group(cls, value: str) -> str:
        if re.compile(check_expression(value)).groups != 1:
            raise ValueError("the pattern needs one group, the letters in question")
        return value

    @field_validator("letters")
    @classmethod
    def _are_letters(cls, value: dict[str, str]) -> dict[str, str]:
        if any(len(left) != 1 or len(right) != 1 for left, right in value.items()):
            raise ValueError("letters stand for letters, one for one")
        return value

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled once."""
        return re.compile(self.pattern)

    @cached_property
    def table(self) -> dict[int, str]:
        """The letters as ``str.translate`` takes them."""
        return str.maketrans(self.letters)

    def finds(self, text: str) -> bool:
        """Whether it changes a text."""
        return self.correct(text) != text

    def correct(self, text: str) -> str:
        """The text with the letters it means, as long as before."""

        def translate(found: re.Match[str]) -> str:
            start, end = found.start(1) - found.start(), found.end(1) - found.start()
            whole = found.group()
            return whole[:start] + whole[start:end].translate(self.table) + whole[end:]

        return self.compiled.sub(translate, text)


class RecognitionRules(RuleModel):
    """recognition.yaml."""

    low_confidence: float = Field(ge=0, le=100)
    low_confidence_figures: float = Field(ge=0, le=100)
    phrases: list[PhraseGroup]
    twins: list[str]
    confusions: list[Confusion]
