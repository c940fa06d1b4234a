"""What the rules say about bodies: head words, generic words, abbreviations, provinces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field

from extract.rulebook.base import Pattern, RuleModel, load_topic
from extract.text.folding import match_key


class Head(RuleModel):
    """A word that a body's name begins with.

    Attributes:
        id: unique, kebab-case; evidence names it.
        name: the canonical spelling.
        kind: what a record's ``kind`` says.
        forms: abbreviations of the head, spelled out as ``name``.
        variants: other full wordings, kept as written ("Tòa án").
        glued: letters that stand for it at the beginning of a code ("S" of "SKHCN").
        alone: a name is whole without anything after it ("Thanh tra", "VNPT").
        brand: a proper name, kept as written.
        not_before: words after which it is no head ("phòng ngừa", "sở hữu").
        lower_before: the same, but only where they begin with a small letter ("quỹ đất").
        joins: what may follow "và" or a comma inside the name ("và các khu công nghiệp").
        keeps_verbs: lower-case verbs belong to the name ("Ban Chỉ đạo triển khai ...").
        place: an administrative area, a body only where a cell asks for one ("xã A").
        in_province: id of the head that a form in capitals stands for at the province
            ("BCH Quân sự tỉnh").
        until: year to which its forms stand for it.
        in_cells: a thing or region elsewhere, so a body only where a cell asks for one.
        whole: the head is a complete name, so nothing but a place belongs to it.
        verb: also a verb or a thing, so that its capital at a sentence's beginning says nothing.
        listed: "các" before it and names behind it make a list even without a colon.
    """

    id: str
    name: str
    kind: str
    forms: list[str] = Field(default_factory=list)
    variants: list[str] = Field(default_factory=list)
    glued: list[str] = Field(default_factory=list)
    alone: bool = False
    brand: bool = False
    not_before: list[str] = Field(default_factory=list)
    lower_before: list[str] = Field(default_factory=list)
    joins: list[str] = Field(default_factory=list)
    keeps_verbs: bool = False
    place: bool = False
    in_province: str | None = None
    until: int | None = None
    in_cells: bool = False
    whole: bool = False
    listed: bool = False
    verb: bool = False


class Position(RuleModel):
    """A head of a body: "Giám đốc" before the body, "Chánh Văn phòng" holding its head.

    ``head`` is the part of the form that already names the body.
    """

    form: str
    head: str | None = None


class Generics(RuleModel):
    """Words of groups nobody names: "các", "đơn vị", "liên quan".

    ``weak_nouns`` name a group only after a determiner, before a modifier or in a list
    ("sở, ban, ngành"); ``cell_nouns`` only after a determiner in a cell, ``cell_groups``
    there without one; ``place_types`` order administrative areas from the smallest.
    """

    determiners: list[str] = Field(min_length=1)
    nouns: list[str] = Field(min_length=1)
    weak_nouns: list[str] = Field(default_factory=list)
    cell_nouns: list[str] = Field(default_factory=list)
    cell_groups: list[str] = Field(default_factory=list)
    modifiers: list[str] = Field(min_length=1)
    place_types: dict[str, int] = Field(min_length=1)
    place_not_before: list[str] = Field(default_factory=list)


class Work(RuleModel):
    """Words that say what a body does: where they begin, its name has ended.

    ``strong`` words are no part of a name; ``weak`` ones may be ("Kinh tế tổng hợp"), so
    they end a name only in running text; ``stops`` are prepositions and adverbs,
    ``prose_stops`` those of running text alone; ``compounds`` are no work at all.
    """

    strong: list[str] = Field(min_length=1)
    weak: list[str] = Field(min_length=1)
    stops: list[str] = Field(min_length=1)
    prose_stops: list[str] = Field(default_factory=list)
    compounds: list[str] = Field(default_factory=list)
    stop_exceptions: list[str] = Field(default_factory=list)


class GlossaryLine(Pattern):
    """A short form and its words, in the groups ``short`` and ``full``, as the text has them.

    Attributes:
        cue: words that the text must hold as well ("chữ viết tắt"); None where the line alone
            says enough.
    """

    cue: str | None = None

    def finds(self, text: str) -> bool:
        """Whether a text holds one, and the cue."""
        return self.cued(text) and self.compiled.search(text) is not None

    def cued(self, text: str) -> bool:
        """Whether a text holds the cue."""
        return self.cue is None or self.cue in match_key(text)


class Naming(RuleModel):
    """Small words around and inside names.

    Attributes:
        joining: between two bodies, or two words of one.
        owning: between a body and the one it belongs to.
        tails: first words of what may follow a complete name ("Việt Nam").
        dotted: short forms with a dot that ends nothing.
        unnamed_areas: areas without a name of their own ("cấp xã").
        no_area_after: behind these a word of areas is none ("hợp tác xã").
        duties: verbs that end even a name that keeps its verbs.
        verbs_after: behind these a verb belongs to the name.
        definitions: how a plan defines a short form, with the groups ``cue`` and ``short``;
            they see the text as it is, in any case.
        glossaries: how a plan lists short forms ("QLCL: Quản lý chất lượng; …").
    """

    joining: list[str] = Field(min_length=1)
    owning: list[str] = Field(min_length=1)
    tails: list[str] = Field(min_length=1)
    dotted: list[str] = Field(min_length=1)
    unnamed_areas: list[str] = Field(min_length=1)
    no_area_after: list[str] = Field(min_length=1)
    duties: list[str] = Field(min_length=1)
    verbs_after: list[str] = Field(min_length=1)
    definitions: list[Pattern] = Field(min_length=1)
    glossaries: list[GlossaryLine] = Field(default_factory=list)


class Cues(RuleModel):
    """Words of running text that say who leads and who supports.

    Attributes:
        orders, requests: before a body they make it lead ("giao", "đề nghị").
        lead_labels, support_labels: with a colon, before a list.
        leading, supporting: behind a body ("chủ trì"), or before those one works with.
        manner, with_words: what may stand between "phối hợp" and the list.
        not_after: before "phối hợp" they make a noun of it ("quy chế phối hợp").
        steering: their object is told to do something, and is not the task's own body.
        reporting: whoever is asked to do only this leads nothing.
        conditions: a sentence with these names no lead ("nếu có khó khăn ...").
        lead_ins: a sentence's beginnings that put its subject behind a comma.
        predicates: what may follow a subject besides the words for work.
    """

    orders: list[str] = Field(min_length=1)
    requests: list[str] = Field(min_length=1)
    lead_labels: list[str] = Field(min_length=1)
    support_labels: list[str] = Field(min_length=1)
    leading: list[str] = Field(min_length=1)
    supporting: list[str] = Field(min_length=1)
    manner: list[str] = Field(min_length=1)
    with_words: list[str] = Field(min_length=1)
    not_after: list[str] = Field(min_length=1)
    steering: list[str] = Field(min_length=1)
    reporting: list[str] = Field(min_length=1)
    conditions: list[str] = Field(min_length=1)
    lead_ins: list[str] = Field(min_length=1)
    predicates: list[str] = Field(min_length=1)


class People(RuleModel):
    """Words around the name of a person; ``jobs`` are positions that also name bodies."""

    titles: list[str] = Field(min_length=1)
    positions: list[str] = Field(min_length=1)
    jobs: list[str] = Field(default_factory=list)
    position_abbreviations: dict[str, str] = Field(default_factory=dict)
    surnames: list[str] = Field(min_length=1)


class UnitRules(RuleModel):
    """rules/units.yaml.

    ``known`` holds the closed lists of names by head id; ``whole_names`` names in which
    another head or a separator stands; ``asides`` words that are said beside a name and
    belong to none; ``labels`` words of a cell that name a role.
    """

    source: str
    heads: list[Head] = Field(min_length=1)
    whole_names: list[str] = Field(default_factory=list)
    known: dict[str, list[str]] = Field(default_factory=dict)
    positions: list[Position] = Field(min_length=1)
    generics: Generics
    work: Work
    naming: Naming
    asides: list[str] = Field(default_factory=list)
    labels: list[str] = Field(default_factory=list)
    people: People
    cues: Cues

    @classmethod
    def claim_words(cls, key: str, item: Any) -> list[str]:
        """A spelling begins one kind of name."""
        if isinstance(item, Head):
            own = [item.name, *item.variants]
            return [match_key(word) for word in (*own, *item.forms)]
        return super().claim_words(key, item)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the head words."""
        return frozenset(head.id for head in self.heads)


class Abbreviation(RuleModel):
    """A short form and what it stands for.

    Attributes:
        id: unique in the file.
        short: as written; "&", "-", dots and spaces in it do not count.
        full: the words; capitals as in a name.
        heads: ids of the heads after which it holds; empty for all.
        since, until: years in which a body of that name stood, where known.
    """

    id: str
    short: list[str] = Field(min_length=1)
    full: str
    heads: list[str] = Field(default_factory=list)
    since: int | None = None
    until: int | None = None


class AbbreviationRules(RuleModel):
    """rules/abbreviations.yaml; ``kept`` are capitals that no one spells out."""

    source: str
    abbreviations: list[Abbreviation] = Field(min_length=1)
    kept: list[str] = Field(default_factory=list)


class Province(RuleModel):
    """A province from 1 July 2025 on, and those before that went into it."""

    id: str
    name: str
    city: bool = False
    members: list[str] = Field(min_length=1)


class ProvinceRules(RuleModel):
    """rules/provinces.yaml."""

    source: str
    provinces: list[Province] = Field(min_length=1)
    variants: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class UnitRulebook:
    """Everything the reading of bodies rests on.

    Equal only to itself, so that what is made ready from it can be kept.
    """

    units: UnitRules
    abbreviations: AbbreviationRules
    provinces: ProvinceRules

    @property
    def heads(self) -> frozenset[str]:
        """The ids of all head words."""
        return self.units.ids


def load_units(folders: Iterable[Path]) -> UnitRulebook:
    """Read the three topics of bodies from ``folders``, later over earlier.

    Raises:
        RulebookError: a file does not fit.
    """
    places = list(folders)
    return UnitRulebook(
        load_topic("units", UnitRules, places),
        load_topic("abbreviations", AbbreviationRules, places),
        load_topic("provinces", ProvinceRules, places),
    )
