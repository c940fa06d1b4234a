"""The quantity grammar as rules/quantities.yaml holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from pydantic import Field

from extract.rulebook.base import Pattern, RuleModel
from extract.text.folding import match_key


class LeftPattern(Pattern):
    """Words that end where a number begins."""

    def finds(self, text: str) -> bool:
        """Whether a text ends with it."""
        key = match_key(text)
        return re.search(rf"(?<!\w)(?:{self.pattern})\s*$", key) is not None


class Operator(LeftPattern):
    """Words right before a number that say which side of it is meant."""

    reads: Literal["at_least", "at_most", "about", "from"]


class Label(LeftPattern):
    """Words right before a number that make it no count.

    ``always`` ones hold for shares and measures too ("ngày 15%"); the others only for counts,
    since "đạt mức 90%" is a figure and "mức 4 hồ sơ" is none.
    """

    always: bool = False


class Measure(RuleModel):
    """A unit of measure and its spellings; ``glued`` ones may touch the number ("6.750ha")."""

    unit: str
    forms: list[str] = Field(min_length=1)
    glued: bool = True


class Scale(RuleModel):
    """A number word that multiplies ("triệu")."""

    word: str
    factor: int


class QuantityGrammar(RuleModel):
    """All that the quantity readers know of the language.

    Attributes:
        operators: tried in this order on the text left of a number.
        labels: text left of a number that makes it a name or a rank, no count.
        rank_cues: text left of a rank.
        measures: units of measure, money and shares included.
        scales: number words between number and unit.
        nouns: what plans count, in the form to publish; acronyms in capitals.
        not_counted: words behind a number that make it no quantity ("năm", "sao").
        stops: words that end the counted noun phrase.
        grades: what may follow a counted noun phrase and still belongs to it.
        pers: what a figure may be "per".
    """

    operators: list[Operator]
    labels: list[Label]
    rank_cues: list[LeftPattern]
    measures: list[Measure]
    scales: list[Scale]
    nouns: list[str]
    not_counted: list[str]
    stops: list[str]
    grades: list[Pattern]
    pers: list[str]

    @cached_property
    def operator(self) -> re.Pattern[str]:
        """One expression for all operators, each a group, ending where the number begins."""
        body = "|".join(f"({entry.pattern})" for entry in self.operators)
        return re.compile(rf"(?<!\w)(?:{body})\s*$")

    @cached_property
    def label(self) -> re.Pattern[str]:
        """One expression for all labels, ending where the number begins."""
        return _ending(self.labels)

    @cached_property
    def label_always(self) -> re.Pattern[str]:
        """The same for the labels that hold whatever is counted."""
        return _ending([entry for entry in self.labels if entry.always])

    @cached_property
    def rank_cue(self) -> re.Pattern[str]:
        """One expression for all rank cues, ending where the number begins."""
        return _ending(self.rank_cues)

    @cached_property
    def units(self) -> dict[str, str]:
        """Every spelling, as a match key, to the unit to publish."""
        spelled = {match_key(noun): noun for noun in self.nouns}
        for measure in self.measures:
            spelled |= {match_key(form): measure.unit for form in measure.forms}
        return spelled

    @cached_property
    def entries(self) -> dict[str, str]:
        """Where each unit to publish stands in the file: "nouns/lớp", "measures/ha"."""
        nouns = {noun: f"nouns/{noun}" for noun in self.nouns}
        return nouns | {entry.unit: f"measures/{entry.unit}" for entry in self.measures}

    @cached_property
    def unit(self) -> re.Pattern[str]:
        """Finds the longest known unit at a place."""
        forms = sorted(self.units, key=lambda form: (-len(form), form))
        return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)")

    @cached_property
    def measure_forms(self) -> frozenset[str]:
        """The spellings that are measures, not nouns."""
        return frozenset(match_key(form) for entry in self.measures for form in entry.forms)

    @cached_property
    def glued(self) -> frozenset[str]:
        """The spellings that may touch their number."""
        entries = (entry for entry in self.measures if entry.glued)
        return frozenset(match_key(form) for entry in entries for form in entry.forms)

    @cached_property
    def scale(self) -> re.Pattern[str]:
        """Finds number words behind a number."""
        words = "|".join(re.escape(match_key(scale.word)) for scale in self.scales)
        return re.compile(rf" ?(?P<words>(?:{words})(?: (?:{words}))*)(?!\w) ?")

    @cached_property
    def factors(self) -> dict[str, int]:
        """What each number word multiplies by."""
        return {match_key(scale.word): scale.factor for scale in self.scales}

    @cached_property
    def refused(self) -> re.Pattern[str]:
        """Finds, behind a number, a word that makes it no quantity."""
        words = sorted(map(match_key, self.not_counted), key=lambda word: (-len(word), word))
        return re.compile(rf" ?(?:{'|'.join(map(re.escape, words))})(?!\w)")

    @cached_property
    def stop(self) -> re.Pattern[str]:
        """Finds, at a word, what ends a noun phrase."""
        words = sorted(map(match_key, self.stops), key=lambda word: (-len(word), word))
        return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")

    @cached_property
    def grade(self) -> re.Pattern[str]:
        """Finds a grade right behind a noun phrase."""
        return re.compile("|".join(f"(?:{entry.pattern})" for entry in self.grades))

    @cached_property
    def per(self) -> re.Pattern[str]:
        """Finds "/người/năm" or " mỗi năm" behind a unit."""
        body = self._per_body
        # "/01 xã" is a rate of one; "/10.000 dân" keeps its number.
        whole = r"(?:[1-9]\d{0,2}(?:\.\d{3})* )?"
        return re.compile(
            rf"(?:\s?/\s?(?:0?1 )?| mỗi )(?P<per>{whole}(?:{body})(?:/(?:{body}))*)(?!\w)"
        )

    @cached_property
    def per_before(self) -> re.Pattern[str]:
        """Finds "mỗi xã ..." left of a number."""
        return re.compile(rf"(?<!\w)mỗi (?P<per>{self._per_body})(?!\w)[^.,;:()\d]{{0,30}}$")

    @property
    def _per_body(self) -> str:
        forms = sorted(map(match_key, self.pers), key=lambda form: (-len(form), form))
        return "|".join(map(re.escape, forms))


def _ending(patterns: Sequence[Pattern]) -> re.Pattern[str]:
    body = "|".join(f"(?:{entry.pattern})" for entry in patterns) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{body})\s*$")
