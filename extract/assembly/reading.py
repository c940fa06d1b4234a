"""Read fields from passages: values with the evidence they were read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from extract.assembly.collecting import cite
from extract.document.model import Passage
from extract.fields.citations import CitationGrammar
from extract.fields.deadlines import (
    DeadlineContext,
    DeadlineHit,
    doubt_stored,
    find_deadlines,
    read_deadline_cell,
)
from extract.fields.quantities import QuantityHit, find_quantities
from extract.fields.units import (
    Role,
    UnitHit,
    UnitNames,
    find_assignments,
    find_persons,
    read_unit,
    split_units,
)
from extract.nlp import PERSON_REVIEW, Opinion
from extract.records import Deadline, Evidence, Person, Quantity, Unit
from extract.rulebook import Rulebook
from extract.structure.captions import split_captions
from extract.text.folding import fold

DeadlineSource = Literal["column", "label", "heading", "text"]
_ROLE_OF: dict[str, Role] = {"lead": "lead", "support": "support"}
_TOGETHER = "phoi hop"
_BRACKETS = re.compile(r"[()]")
_LAST_BRACKET = re.compile(r"(?<=\w)\s*\(([^()]+)\)[\s.;]*$")
FIELD_ROLES = ("lead", "support", "lead_support", "deadline", "supervisor", "person")


def squash(text: str) -> str:
    """Text on one line: what a value shows where its words stand on several."""
    return " ".join(text.split())


@dataclass
class Assignment:
    """What a row, a group or a text says about who, with whom and until when."""

    leads: list[Unit] = field(default_factory=list)
    supports: list[Unit] = field(default_factory=list)
    supervisors: list[Person] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)

    def fill(self, other: Assignment) -> None:
        """Take from a farther place what is still missing here (records.md, decision 1)."""
        for name in ("leads", "supports", "supervisors", "deadlines"):
            if not getattr(self, name) and getattr(other, name):
                setattr(self, name, list(getattr(other, name)))
                self.evidence[name] = list(other.evidence.get(name, ()))

    def add(self, name: str, values: list[object], evidence: list[Evidence]) -> None:
        """Append values of one kind with their evidence."""
        getattr(self, name).extend(values)
        self.evidence.setdefault(name, []).extend(evidence)

    def list_evidence(self) -> list[Evidence]:
        """All evidence, in the order of the fields."""
        names = ("leads", "supports", "supervisors", "deadlines")
        return [item for name in names for item in self.evidence.get(name, ())]

    @property
    def is_empty(self) -> bool:
        """Nothing said at all."""
        return not (self.leads or self.supports or self.supervisors or self.deadlines)


class Reader:
    """The grammars of a rulebook, set to one plan: its names, its year, its date."""

    def __init__(
        self,
        rulebook: Rulebook,
        names: UnitNames,
        context: DeadlineContext,
        opinion: Opinion | None = None,
    ) -> None:
        self.rulebook = rulebook
        self.names = names
        self.opinion = opinion or Opinion(rulebook.units)
        self.context = context
        self.citations = CitationGrammar(rulebook.types)
        self._units: dict[str, list[UnitHit]] = {}

    def read_units(self, passage: Passage, field_name: str) -> tuple[list[Unit], list[Evidence]]:
        """The units of a cell or a label's value."""
        return self._take_units(passage, self._split(passage.text), field_name)

    def _split(self, text: str) -> list[UnitHit]:
        hits = self._units.get(text)
        if hits is None:
            # A table names the same few bodies on every row.
            hits = self.opinion.review_names(split_units(text, self.names), self.names)
            self._units[text] = hits
        return hits

    def _say_units(self, role: Role, passage: Passage, said: Assignment) -> None:
        """Add the units of a text whose role is ``role`` where its own words say no other."""
        hits = self._split(passage.text)
        for own in _ROLE_OF.values():
            chosen = _once(hit for hit in hits if (hit.role or role) == own)
            if chosen:
                units, evidence = self._take_units(passage, chosen, f"{own}_units")
                said.add(f"{own}s", list(units), evidence)

    def read_heading_unit(
        self, passage: Passage, field_name: str
    ) -> tuple[list[Unit], list[Evidence]]:
        """The unit or units a heading names, if it names nothing else."""
        if read_unit(passage.text, self.names) is None:
            return [], []
        return self.read_units(passage, field_name)

    def opens_with_group(self, passage: Passage) -> bool:
        """Whether it begins with a group nobody names ("Các phòng tham gia đào tạo")."""
        hits = self._split(passage.text)
        return bool(hits) and hits[0].generic and hits[0].start == 0 and not hits[0].review

    def _take_units(
        self, passage: Passage, hits: list[UnitHit], field_name: str
    ) -> tuple[list[Unit], list[Evidence]]:
        units = [
            Unit(
                raw=squash(hit.raw),
                name=hit.name,
                kind=hit.kind,
                generic=hit.generic,
                review=hit.review,
            )
            for hit in hits
        ]
        return units, [
            cite(field_name, passage.cut(hit.start, hit.end), *self._name_unit_rules(hit))
            for hit in hits
        ]

    def _name_unit_rules(self, hit: UnitHit) -> list[str]:
        if hit.rule == "generic":
            return ["units/generics"]
        rules = [f"units/{hit.rule}"] if hit.rule in self.rulebook.units.heads else []
        if hit.raw != hit.name:
            used = self.names.abbreviations.list_used(hit.raw, hit.name)
            rules += [f"abbreviations/{entry}" for entry in used]
        return rules

    def read_persons(self, passage: Passage) -> tuple[list[Person], list[Evidence]]:
        """The leaders a cell names."""
        hits = find_persons(passage.text, self.names.people)
        persons = [Person(name=squash(hit.name), position=hit.position) for hit in hits]
        if not hits and self.opinion.is_person(passage.text, self.names):
            persons = [Person(name=squash(passage.text), review=PERSON_REVIEW)]
            return persons, [cite("supervisors", passage)]
        return persons, [cite("supervisors", passage.cut(hit.start, hit.end)) for hit in hits]

    def read_deadlines(
        self, passage: Passage, source: DeadlineSource
    ) -> tuple[list[Deadline], list[Evidence]]:
        """Deadlines of a cell, a label's value, a heading or running text."""
        search = read_deadline_cell if source in ("column", "label") else find_deadlines
        hits = search(passage.text, self.rulebook.deadlines, self.context)
        if passage.block.stored_date:
            hits = doubt_stored(hits)
        return (
            [_make_deadline(hit, source) for hit in hits],
            [
                cite("deadlines", passage.cut(hit.start, hit.end), f"deadlines/{hit.rule}")
                for hit in hits
            ],
        )

    def read_quantities(self, passage: Passage) -> tuple[list[Quantity], list[Evidence]]:
        """The figures of a text."""
        hits = find_quantities(passage.text, self.rulebook.quantities)
        quantities = [
            Quantity(
                raw=squash(hit.raw),
                min=hit.minimum,
                max=hit.maximum,
                unit=hit.unit,
                per=hit.per,
                subject=squash(hit.subject) if hit.subject else None,
            )
            for hit in hits
        ]
        evidence = [
            cite("quantities", passage.cut(hit.start, hit.end), *self._name_quantity_rules(hit))
            for hit in hits
        ]
        return quantities, evidence

    def _name_quantity_rules(self, hit: QuantityHit) -> list[str]:
        operator = [] if hit.rule == "count" else [hit.rule]
        entry = self.rulebook.quantities.entries.get(hit.unit or "")
        return [f"quantities/{name}" for name in (*operator, *filter(None, (entry,)))]

    def read_assignments(self, passage: Passage) -> Assignment:
        """Who leads and who supports by the words of a task itself."""
        found = find_assignments(passage.text, self.names)
        found = self.opinion.complete_roles(passage.text, found, self.names)
        said = Assignment()
        leads, lead_evidence = self._take_units(passage, found.leads, "lead_units")
        supports, support_evidence = self._take_units(passage, found.supports, "support_units")
        said.add("leads", list(leads), lead_evidence)
        said.add("supports", list(supports), support_evidence)
        return said

    def say(self, role: str, passage: Passage, said: Assignment, source: DeadlineSource) -> None:
        """Add what a cell or a label's value of one role says to an assignment."""
        own = _ROLE_OF.get(role)
        if role == "lead_support" or (role == "lead" and self._names_both(passage)):
            said.fill(self._read_both(passage))
        elif own is not None:
            self._say_units(own, passage, said)
            if own == "lead" and not self._split(passage.text):
                # Offices name who leads by the person, too.
                self._say_persons(passage, said)
        elif role == "deadline":
            deadlines, evidence = self.read_deadlines(passage, source)
            said.add("deadlines", list(deadlines), evidence)
        elif role in ("supervisor", "person"):
            found = self._say_persons(passage, said)
            if role == "person" and not found:
                self._say_units("lead", passage, said)

    def _say_persons(self, passage: Passage, said: Assignment) -> bool:
        """Add the leaders a cell names; False where it names none."""
        persons, evidence = self.read_persons(passage)
        said.add("supervisors", list(persons), evidence)
        return bool(persons)

    def say_time(self, headers: list[Passage], said: Assignment) -> None:
        """Add the time that the headers of a column give together ("Tháng", "3")."""
        # "Thời gian (tháng)" names the unit in brackets.
        text = squash(" ".join(_BRACKETS.sub(" ", header.text) for header in headers))
        hits = read_deadline_cell(text, self.rulebook.deadlines, self.context)
        deadlines = [_make_deadline(hit, "column") for hit in hits]
        rules = [f"deadlines/{hit.rule}" for hit in hits]
        evidence = [cite("deadlines", header, *rules) for header in headers]
        said.add("deadlines", list(deadlines), evidence)

    def _names_both(self, passage: Passage) -> bool:
        """A cell below "Đơn vị thực hiện" that says "A chủ trì, phối hợp với B"."""
        if _TOGETHER not in fold(passage.text):
            return False
        found = find_assignments(passage.text, self.names)
        return bool(found.leads and found.supports)

    def _read_both(self, passage: Passage) -> Assignment:
        """A cell with lead and support together, told apart by labels or words inside."""
        rest, captions = split_captions(passage, self.rulebook.labels)
        said = Assignment()
        for caption in captions:
            own = _ROLE_OF.get(caption.role)
            if own is not None:
                self._say_units(own, caption.value, said)
        if said.is_empty and any(hit.role for hit in self._split(passage.text)):
            self._say_units("lead", passage, said)
        if said.is_empty:
            said = self._read_bracketed(passage)
        if said.is_empty:
            said = self.read_assignments(passage)
        if not said.leads and rest.text:
            units, evidence = self.read_units(rest, "lead_units")
            said.add("leads", list(units[:1]), evidence[:1])
            if not said.supports:
                said.add("supports", list(units[1:]), evidence[1:])
                for unit in said.supports:
                    unit.review = unit.review or "ô gộp chủ trì và phối hợp, chưa rõ vai trò"
        return said

    def _read_bracketed(self, passage: Passage) -> Assignment:
        """Read "Sở A (Sở B, Sở C)": a bracket that holds nothing but bodies supports."""
        said = Assignment()
        bracket = _LAST_BRACKET.search(passage.text)
        inner = passage.cut(*bracket.span(1)) if bracket else None
        if bracket and inner and self.read_heading_unit(inner, "support_units")[0]:
            self._say_units("lead", passage.cut(0, bracket.start()), said)
            self._say_units("support", inner, said)
        return said


def _once(hits: Iterable[UnitHit]) -> list[UnitHit]:
    """Each body once: a cell may name it again with another of its offices."""
    found: dict[tuple[str, bool], UnitHit] = {}
    for hit in hits:
        found.setdefault((hit.name, hit.generic), hit)
    return list(found.values())


def _make_deadline(hit: DeadlineHit, source: DeadlineSource) -> Deadline:
    return Deadline(
        raw=squash(hit.raw),
        kind=hit.kind,
        start=hit.first,
        end=hit.last,
        open_ended=hit.open_ended,
        recurrence=hit.recurrence,
        source=source,
        review=hit.review,
    )
