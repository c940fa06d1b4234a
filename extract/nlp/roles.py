"""Who may lead and support by running text, where the rules found nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.fields.units import Assignments, UnitHit, UnitNames, read_unit, unit_key
from extract.fields.units.beginning import read_item
from extract.fields.units.reading import Reading
from extract.fields.units.tokens import tokenize
from extract.nlp.spans import BODY, LEADING, ORDER, SUPPORTING, Span, SpanFinder
from extract.nlp.tagging import tag_words

REVIEW = "vai trò đoán theo mẫu câu"
_BULLET = re.compile(r"[\s\-+•*]*")
_LISTED = frozenset([",", "và", ";", "&", "cùng"])


def suggest_by_patterns(text: str, names: UnitNames, finder: SpanFinder) -> Assignments:
    """Bodies right behind an order or words of support, or right before words of leading."""
    spans = finder.find(text)
    leads: list[Span] = []
    supports: list[Span] = []
    row: list[Span] | None = None
    for at, span in enumerate(spans):
        if span.label != BODY:
            continue
        before = spans[at - 1] if at else None
        between = text[before.end : span.start].strip(" :").casefold() if before else "."
        if before is not None and before.label == BODY and between in _LISTED:
            pass  # it shares the part of the body it is listed with
        elif before is not None and not between:
            row = {ORDER: leads, SUPPORTING: supports}.get(before.label)
        else:
            row = leads if _is_leading(text, spans[at + 1 : at + 2], span) else None
        if row is not None:
            row.append(span)
    return Assignments(_read_hits(text, leads, names), _read_hits(text, supports, names))


def _is_leading(text: str, behind: list[Span], span: Span) -> bool:
    return any(
        other.label == LEADING and not text[span.end : other.start].strip() for other in behind
    )


def _read_hits(text: str, spans: Iterable[Span], names: UnitNames) -> list[UnitHit]:
    """The bodies as the rules read their names from where they begin, each once."""
    reading = Reading.of(text, names, prose=True)
    found: dict[str, UnitHit] = {}
    for span in spans:
        at = next(at for at, token in enumerate(reading.tokens) if token.end > span.start)
        item = read_item(reading, at)
        if item is not None and item.hits:
            hit = item.hits[0]
            found.setdefault(unit_key(hit.name), replace(hit, review=hit.review or REVIEW))
    return list(found.values())


def suggest_subject(text: str, names: UnitNames) -> list[UnitHit]:
    """The body that a text begins with, where the tagger sees a verb right behind its name."""
    first = _end_of(_BULLET, text)
    for word in tag_words(text):
        if word.tag != "V" or word.start <= first or not text[word.start].islower():
            continue
        body = text[first : word.start].rstrip()
        hit = read_unit(body, names) if _is_plainly_named(body, names) else None
        if hit is None or hit.generic or hit.end != len(body):
            return []
        start, end = first + hit.start, first + hit.end
        return [replace(hit, start=start, end=end, review=hit.review or REVIEW)]
    return []


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _is_plainly_named(body: str, names: UnitNames) -> bool:
    """A sentence's first capital does not make "Thống kê số lượng" a body."""
    tokens = tokenize(body)
    found = names.lexicon.head_at(tokens, 0)
    if found is None or found.end >= len(tokens):
        return False
    return tokens[found.end].upper or names.lexicon.place_at(tokens, found.end) is not None
