"""What one step of reading a list gives, and how a hit is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.fields.units.hits import UnitHit
from extract.fields.units.lexicon import HeadAt
from extract.fields.units.naming import full_name
from extract.fields.units.reading import Reading
from extract.rulebook.units import Head


@dataclass(frozen=True, slots=True)
class Item:
    """Hits read, and the token behind what was read."""

    hits: tuple[UnitHit, ...]
    end: int


def name_hit(
    reading: Reading,
    start: int,
    end: int,
    head: Head,
    name: str,
    review: str | None = None,
) -> UnitHit:
    """A named body on the tokens from ``start`` to ``end``."""
    first, last = reading.tokens[start].start, reading.tokens[end - 1].end
    return UnitHit(first, last, reading.text[first:last], name, head.kind, False, head.id, review)


def group_hit(
    reading: Reading, start: int, end: int, head: Head | None = None, review: str | None = None
) -> UnitHit:
    """A group on the tokens from ``start`` to ``end``: its own words are its name."""
    first, last = reading.tokens[start].start, reading.tokens[end - 1].end
    raw = reading.text[first:last]
    rule = head.id if head else "generic"
    kind = head.kind if head else None
    return UnitHit(first, last, raw, " ".join(raw.split()), kind, True, rule, review)


def named(reading: Reading, start: int, found: HeadAt, rest: Sequence[int], end: int) -> UnitHit:
    """A named body whose name is a head and the tokens of ``rest``; raw ends at ``end``."""
    tokens = reading.tokens
    name, review = full_name(
        found.head, tokens[found.start : found.end], [tokens[at] for at in rest], reading.names
    )
    return name_hit(reading, start, end, found.head, name, review)
