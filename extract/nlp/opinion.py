"""What the libraries say beside the rules."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from extract.fields.units import Assignments, UnitHit, UnitNames, unit_key
from extract.fields.units.tokens import tokenize
from extract.nlp.doubts import doubt_name
from extract.nlp.layers import Layer, find_missing
from extract.nlp.roles import suggest_by_patterns, suggest_subject
from extract.nlp.spans import SpanFinder
from extract.nlp.tagging import is_person
from extract.rulebook.units import UnitRulebook

PERSON_REVIEW = "đoán là tên người"


class Opinion:
    """The second opinion of the libraries asked; of none, or where they are missing: silence."""

    def __init__(self, rulebook: UnitRulebook, layers: Collection[Layer] = ()) -> None:
        self._layers = frozenset(layers) - frozenset(find_missing(layers))
        self._rulebook = rulebook

    def review_names(self, hits: list[UnitHit], names: UnitNames) -> list[UnitHit]:
        """The bodies of a cell, with a reason for review where a name's end is doubtful."""
        if "underthesea" not in self._layers:
            return hits
        return [replace(hit, review=hit.review or doubt_name(hit, names)) for hit in hits]

    def complete_roles(self, text: str, found: Assignments, names: UnitNames) -> Assignments:
        """What the rules found in running text; the part for which they found nobody, guessed."""
        guessed = Assignments()
        if "spacy" in self._layers and not (found.leads and found.supports):
            guessed = suggest_by_patterns(text, names, _finder_of(self._rulebook))
        leads = found.leads or guessed.leads
        if "underthesea" in self._layers and not leads:
            leads = suggest_subject(text, names)
        known = {unit_key(hit.name) for hit in leads}
        others = [hit for hit in guessed.supports if unit_key(hit.name) not in known]
        return Assignments(leads, found.supports or others)

    def is_person(self, text: str, names: UnitNames) -> bool:
        """A line or cell in which the rules see no name is one person's name."""
        if "underthesea" not in self._layers or not is_person(text):
            return False
        tokens = tokenize(text)
        return not any(names.people.provinces.end(tokens, at) for at in range(len(tokens)))


@lru_cache(maxsize=4)
def _finder_of(rulebook: UnitRulebook) -> SpanFinder:
    return SpanFinder(rulebook)
