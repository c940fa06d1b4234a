"""What reading bodies and persons gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["lead", "support"]


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A body in a text: ``text[start:end] == raw``.

    Attributes:
        name: in full, abbreviations spelled out; a group keeps its own words.
        kind: "sở", "phòng", "ubnd" ...; None where no head word says it.
        generic: a group nobody names ("các đơn vị liên quan").
        rule: id of the entry in rules/units.yaml that read it.
        review: in Vietnamese, why a person should look at it; None where it is plain.
        role: what a label or bracket in the same text makes it ("PH: Sở X", "Sở X (chủ trì)").
    """

    start: int
    end: int
    raw: str
    name: str
    kind: str | None
    generic: bool
    rule: str
    review: str | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person in a text: ``text[start:end] == raw``; the position as written."""

    start: int
    end: int
    raw: str
    name: str
    position: str | None
    rule: str
    review: str | None = None
