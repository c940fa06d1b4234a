"""Rules on the build of plans: sections, labels, table headers, fixed phrases."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from extract.rulebook.base import Pattern, ProvedRule, RuleModel, check_expression
from extract.text.folding import fold

SectionKind = Literal[
    "legal_basis", "purpose", "objective", "content", "implementation", "assignment", "funding",
    "output", "deadline",
]  # fmt: skip
LabelRole = Literal[
    "task", "content", "objective", "output", "assignment", "lead", "support", "lead_support",
    "deadline", "supervisor", "person", "note", "funding",
]  # fmt: skip
ColumnRole = Literal[
    "ordinal", "group", "task", "detail", "mandate", "indicator", "rank", "score", "target",
    "lead", "support", "lead_support", "supervisor", "deadline", "start", "end", "output",
    "note", "measure", "approval", "grading", "ambiguous_person",
    "ambiguous_unit", "ambiguous_result", "ambiguous_progress", "extra",
]  # fmt: skip


class FoldedPattern(Pattern):
    """A pattern matched against folded text (lower case, no diacritics)."""

    def finds(self, text: str) -> bool:
        """Whether it is found in a text once that is folded."""
        return self.search(fold(text)) is not None

    def search(self, folded: str) -> re.Match[str] | None:
        """Find it in folded text."""
        return self.compiled.search(folded)


class SectionRule(FoldedPattern):
    """A kind of section, told by its heading."""

    kind: SectionKind


class WordedRule(ProvedRule):
    """Whole wordings, compared folded, and patterns for those that cannot all be listed.

    Where there are patterns there are examples, which the patterns find, not the words.
    """

    id: str
    words: list[str] = Field(default_factory=list)
    patterns: list[str] = Field(default_factory=list)
    examples: list[str] = Field(default_factory=list)
    counter_examples: list[str] = Field(default_factory=list)
    source: str

    @model_validator(mode="after")
    def _is_proved(self) -> Self:
        if self.patterns and not (self.examples and self.counter_examples):
            raise ValueError("patterns need examples and counter_examples")
        return self

    @field_validator("patterns")
    @classmethod
    def _compile(cls, values: list[str]) -> list[str]:
        return [check_expression(value) for value in values]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The wordings folded."""
        return frozenset(fold(word) for word in self.words)

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, for folded texts."""
        return tuple(re.compile(pattern) for pattern in self.patterns)


class LabelRule(WordedRule):
    """The wordings of one label before a colon; patterns fit a label from end to end."""

    role: LabelRole
    words: list[str] = Field(min_length=1)

    def finds(self, text: str) -> bool:
        """Whether a pattern fits a whole label."""
        key = fold(text)
        return any(pattern.fullmatch(key) for pattern in self.compiled)


class HeaderRule(WordedRule):
    """The wordings of one kind of table column; patterns stand anywhere in a header."""

    role: ColumnRole

    def finds(self, text: str) -> bool:
        """Whether a pattern stands in a header."""
        key = fold(text)
        return any(pattern.search(key) for pattern in self.compiled)


class SectionRules(RuleModel):
    """sections.yaml."""

    sections: list[SectionRule]
    duty_openings: list[str]
    duty_endings: list[str]
    heading_leads: list[str]
    closings: list[FoldedPattern]
    pointers: list[FoldedPattern]
    forms: list[FoldedPattern]
    plan_titles: list[FoldedPattern]
    annexes: list[FoldedPattern]

    @cached_property
    def duty_opening(self) -> re.Pattern[str]:
        """Words before the body in a heading of its duties."""
        return re.compile(rf"(?:{_alternatives(self.duty_openings)})\s+", re.IGNORECASE)

    @cached_property
    def duty_ending(self) -> re.Pattern[str]:
        """Words behind the body in a heading of its duties."""
        return re.compile(rf"\s+(?:{_alternatives(self.duty_endings)})\W*$", re.IGNORECASE)

    @cached_property
    def heading_lead(self) -> re.Pattern[str]:
        """Who leads what stands below a heading: "Nhiệm vụ do Sở Y tế chủ trì"."""
        words = _alternatives(self.heading_leads)
        return re.compile(rf"\bdo\s+(?P<who>.{{3,200}}?)\s+(?:{words})\b", re.IGNORECASE)


def _alternatives(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)


class LabelRules(RuleModel):
    """labels.yaml."""

    labels: list[LabelRule]

    @classmethod
    def claim_words(cls, key: str, item: Any) -> list[str]:
        """A wording has one role."""
        return sorted(item.keys)

    def find(self, key: str) -> LabelRule | None:
        """The rule of a folded label."""
        fitting = (rule for rule in self.labels if any(p.fullmatch(key) for p in rule.compiled))
        return self.by_key.get(key) or next(fitting, None)

    @cached_property
    def by_key(self) -> dict[str, LabelRule]:
        """The rule of each folded wording."""
        return {key: rule for rule in self.labels for key in rule.keys}


class HeaderRules(RuleModel):
    """headers.yaml."""

    headers: list[HeaderRule]
    shorts: dict[str, str] = Field(default_factory=dict)
    parts: dict[str, Literal["lead", "support"]] = Field(default_factory=dict)

    def find_part(self, text: str) -> str | None:
        """The part of a body in the work ("CT", "PH") that a cell under its name gives."""
        return self._parts.get(fold(text).strip(" .()"))

    @cached_property
    def _parts(self) -> dict[str, str]:
        return {fold(word): part for word, part in self.parts.items()}

    def write_out(self, text: str) -> str:
        """A header folded, with its short forms written out ("CQ chủ trì", "TG hoàn thành")."""
        return " ".join(self._full.get(word, word) for word in fold(text).split())

    @cached_property
    def _full(self) -> dict[str, str]:
        return {fold(short): fold(full) for short, full in self.shorts.items()}

    def find(self, key: str) -> HeaderRule | None:
        """The rule of a header: by its whole words, else by the first pattern that fits."""
        whole = self.by_key.get(key) or self._by_letters.get(key.replace(" ", ""))
        if whole is not None:
            return whole
        fitting = (rule for rule in self.headers if any(p.search(key) for p in rule.compiled))
        return next(fitting, None)

    @classmethod
    def claim_words(cls, key: str, item: Any) -> list[str]:
        """A whole header has one role."""
        return sorted(item.keys)

    @cached_property
    def by_key(self) -> dict[str, HeaderRule]:
        """The rule of each folded whole header."""
        return {key: rule for rule in self.headers for key in rule.keys}

    @cached_property
    def _by_letters(self) -> dict[str, HeaderRule]:
        """The same without spaces: narrow columns break words ("S TT")."""
        return {key.replace(" ", ""): rule for key, rule in self.by_key.items()}
