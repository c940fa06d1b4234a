"""Roles said inside a list: "CT: Sở X", "Sở X (chủ trì), Sở Y (phối hợp)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.fields.units.hits import Role, UnitHit
from extract.fields.units.reading import LINE, Reading


def with_roles(reading: Reading, hits: Sequence[UnitHit]) -> list[UnitHit]:
    """The hits with their own roles, else those of the bracket or label they stand under."""
    found = _between_brackets(list(hits))
    labels = _labels(reading)
    return [hit if hit.role else replace(hit, role=_label_before(labels, hit)) for hit in found]


def with_bracket(reading: Reading, hit: UnitHit) -> UnitHit:
    """The hit with the role in the bracket right behind it: "Sở X (chủ trì)"."""
    at = _behind(reading, hit)
    found = reading.lexicon.roles.match(reading.tokens, at + 1)
    if reading.key(at) != "(" or found is None or reading.key(found[0]) != ")":
        return hit
    return replace(hit, role=found[1])


def with_tail(reading: Reading, hit: UnitHit) -> UnitHit:
    """The hit of a cell with the role behind it, in a bracket or bare: "Sở X - chủ trì".

    A bare word says a role only where its part ends with it ("Sở X chủ trì, Sở Y phối hợp").
    """
    at = _behind(reading, hit)
    if reading.key(at) == "-":
        at += 1
    found = reading.lexicon.roles.match(reading.tokens, at)
    if found is None or reading.is_upper(at) or reading.key(found[0]) == ":":
        return with_bracket(reading, hit)
    parted, strength = reading.part(found[0])
    listed = strength >= LINE or (strength and reading.begins(parted, within_name=False))
    ended = parted >= len(reading.tokens) or reading.key(parted) == "."
    return replace(hit, role=found[1]) if listed or ended else hit


def _behind(reading: Reading, hit: UnitHit) -> int:
    tokens = reading.tokens
    return next((at for at, token in enumerate(tokens) if token.start >= hit.end), len(tokens))


def _between_brackets(hits: list[UnitHit]) -> list[UnitHit]:
    """Such as "A (chủ trì), B, C (phối hợp)": B shares the bracket that closes its row."""
    found = list(hits)
    marked = [number for number, hit in enumerate(hits) if hit.role]
    for before, behind in pairwise(marked):
        for number in range(before + 1, behind):
            review = hits[number].review or "vai trò hiểu theo ngoặc của đơn vị đứng sau"
            found[number] = replace(hits[number], role=hits[behind].role, review=review)
    return found


def _labels(reading: Reading) -> list[tuple[int, Role]]:
    """Where each role's label begins in the text, and the role."""
    labels = []
    for at, token in enumerate(reading.tokens):
        found = reading.lexicon.role_at(reading.tokens, at)
        if found is not None:
            labels.append((token.start, found[1]))
    return labels


def _label_before(labels: list[tuple[int, Role]], hit: UnitHit) -> Role | None:
    before = [role for start, role in labels if start < hit.start]
    return before[-1] if before else None
