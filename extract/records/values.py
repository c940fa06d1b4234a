"""The small values records are made of: units, deadlines, quantities, citations, evidence."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """Base of everything published: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


def _is_none(value: object) -> bool:
    return value is None


class Box(Record):
    """A line of words on a page: edges in points from the page's top left corner."""

    page: int | None = None
    left: float
    top: float
    right: float
    bottom: float


class Recognition(Record):
    """How words were read from a picture.

    Attributes:
        confidence: of the least sure word, from 0 to 100.
        boxes: where the words stand, one box for each line.
    """

    confidence: float
    boxes: list[Box]


class Evidence(Record):
    """The words a field was read from: ``quote == blocks[block].text[start:end]``.

    ``rules`` name the entries of rules/ that made a value of these words, as "file/entry":
    the header, label or section that gave them their role, then what read them.
    ``recognition`` is there where the words were read from a picture, ``review`` where a
    person should look at what was read from them.
    """

    field: str
    quote: str
    block: int
    start: int
    end: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    rules: list[str] = Field(default_factory=list)
    recognition: Recognition | None = Field(default=None, exclude_if=_is_none)
    review: str | None = Field(default=None, exclude_if=_is_none)


class Unit(Record):
    """A body that leads or supports: ``name`` in full, ``generic`` for an unnamed group.

    ``review`` says why a person should look at it, where kehoach is not sure.
    """

    raw: str
    name: str
    kind: str | None = None
    generic: bool = False
    review: str | None = None


class Person(Record):
    """A leader put in charge of a task."""

    name: str
    position: str | None = None
    review: str | None = None


DeadlineKind = Literal[
    "date", "month", "quarter", "year", "range", "ongoing", "recurring", "relative", "event"
]


class Deadline(Record):
    """When work is due: inclusive ISO dates, RFC 5545 recurrence without prefix."""

    raw: str
    kind: DeadlineKind
    start: str | None = None
    end: str | None = None
    open_ended: bool = False
    recurrence: str | None = None
    source: Literal["column", "label", "heading", "text"]
    review: str | None = None


class Quantity(Record):
    """A counted or measured figure: "ít nhất 02 lớp" is min 2, max null, unit "lớp"."""

    raw: str
    min: float | int | None = None
    max: float | int | None = None
    unit: str | None = None
    per: str | None = None
    subject: str | None = None


class Citation(Record):
    """A document the plan names."""

    kind: str | None = None
    code: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    raw: str


class Pillar(Record):
    """Trụ cột: number and name."""

    number: int
    name: str | None = None


class Rank(Record):
    """A rank: "19/34" is position 19 of 34."""

    position: int
    of: int | None = None
    year: int | None = None


class Score(Record):
    """A score as written ("12.76"); ``value`` is a decimal string."""

    value: str
    unit: str | None = None
    year: int | None = None


class Target(Record):
    """A target: "≥ 20" is min 20."""

    min: float | int | None = None
    max: float | int | None = None
    unit: str | None = None
    year: int | None = None
