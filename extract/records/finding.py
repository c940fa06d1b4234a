"""A finding: what the extraction or the audit has to say, with both places."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extract.records.values import Evidence, Record

Severity = Literal["error", "warning", "info"]


class Subject(Record):
    """What a finding is about."""

    type: str
    key: str


class Side(Record):
    """One side of a finding: the value, the record that has it, the words it stands in."""

    value: str
    record_id: str | None = None
    evidence: list[Evidence] = Field(default_factory=list)


class Finding(Record):
    """One thing a reader should know; ``message`` is one Vietnamese sentence."""

    rule: str
    severity: Severity
    message: str
    subject: Subject
    left: Side | None = None
    right: Side | None = None
