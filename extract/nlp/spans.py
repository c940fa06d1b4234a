"""Bodies and words of assignment in running text, found by one spaCy pipeline.

The pipeline is blank: syllables, no model. Its patterns are made of the rules, so that a word
taught in rules/units.yaml is known here, too. spaCy is MIT.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.fields.units.tokens import tokenize
from extract.rulebook.units import Head, UnitRulebook

if TYPE_CHECKING:
    from spacy.language import Language

BODY, ORDER, LEADING, SUPPORTING = "body", "order", "leading", "supporting"
Pattern = dict[str, object]
# A syllable as names write it; an abbreviation is one, too.
_CAPITAL: Pattern = {"IS_LOWER": False, "IS_ALPHA": True}
_JOIN: Pattern = {"LOWER": {"IN": ["và", ",", "-", "&", "–"]}}
_KEY = "kehoach"


@dataclass(frozen=True, slots=True)
class Span:
    """What stands on ``text[start:end]``: a body, or words that give bodies their part."""

    start: int
    end: int
    label: str


class SpanFinder:
    """The pipeline of a rulebook."""

    def __init__(self, rulebook: UnitRulebook) -> None:
        self._pipeline = _make_pipeline(rulebook)

    def find(self, text: str) -> list[Span]:
        """Bodies, each as long as it goes, and the cues between them, in order."""
        doc = self._pipeline(text)
        assert doc.text == text
        found = [Span(s.start_char, s.end_char, s.label_) for s in doc.spans[_KEY]]
        longest: list[Span] = []
        for span in sorted(found, key=lambda span: (span.start - span.end, span.start)):
            if not any(span.start < other.end and other.start < span.end for other in longest):
                longest.append(span)
        return sorted(longest, key=lambda span: span.start)


def _make_pipeline(rulebook: UnitRulebook) -> Language:
    import spacy

    pipeline = spacy.blank("xx")
    ruler: Any = pipeline.add_pipe("span_ruler", config={"spans_key": _KEY, "validate": False})
    ruler.add_patterns([*_list_bodies(rulebook), *_list_cues(rulebook)])
    return pipeline


def _list_bodies(rulebook: UnitRulebook) -> Iterator[Pattern]:
    rules = rulebook.units
    areas = sorted(word for word in rules.generics.place_types if " " not in word)
    places: Pattern = {"LOWER": {"IN": areas}}
    for head in rules.heads:
        if head.place:
            continue
        for form in _forms(head):
            words = _words(form)
            yield _pattern(BODY, [*words, {**_CAPITAL, "OP": "+"}])
            yield _pattern(BODY, [*words, {**_CAPITAL, "OP": "+"}, _JOIN, {**_CAPITAL, "OP": "+"}])
            yield _pattern(BODY, [*words, {**_CAPITAL, "OP": "*"}, places, {**_CAPITAL, "OP": "*"}])
            if head.alone:
                yield _pattern(BODY, words)
    heads = {head.id: head for head in rules.heads}
    for head_id, names in rules.known.items():
        for name in names:
            for form in _forms(heads[head_id]):
                words = [*_words(form), *_words(name)]
                yield _pattern(BODY, words)
                yield _pattern(BODY, [*words, places, {**_CAPITAL, "OP": "*"}])
    for name in rules.whole_names:
        yield _pattern(BODY, _words(name))


def _list_cues(rulebook: UnitRulebook) -> Iterator[Pattern]:
    cues = rulebook.units.cues
    labelled: list[tuple[str, Iterable[str]]] = [
        (ORDER, [*cues.orders, *cues.requests, "do"]),
        (LEADING, cues.leading),
        (SUPPORTING, cues.supporting),
    ]
    for label, phrases in labelled:
        for phrase in phrases:
            yield _pattern(label, _words(phrase))
    for phrase in cues.supporting:
        for word in cues.with_words:
            yield _pattern(SUPPORTING, _words(f"{phrase} {word}"))


def _forms(head: Head) -> list[str]:
    return [head.name, *head.variants, *head.forms]


def _words(phrase: str) -> list[Pattern]:
    """One token each; an abbreviation only as it is written ("CA" is no "ca")."""
    if phrase.isupper():
        return [{"TEXT": token.text} for token in tokenize(phrase)]
    return [{"LOWER": token.text.lower()} for token in tokenize(phrase)]


def _pattern(label: str, words: list[Pattern]) -> Pattern:
    return {"label": label, "pattern": words}
