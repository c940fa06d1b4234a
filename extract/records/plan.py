"""One plan as published: the contract of the JSON output."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extract.records.finding import Finding
from extract.records.values import (
    Citation,
    Deadline,
    Evidence,
    Person,
    Pillar,
    Quantity,
    Rank,
    Record,
    Score,
    Target,
    Unit,
)

SCHEMA_VERSION = "1.0"
Origin = Literal["main", "annex"]
LedgerRole = Literal[
    "header",
    "heading",
    "legal_basis",
    "purpose",
    "objective",
    "task",
    "output",
    "label",
    "table_header",
    "table_row",
    "section_row",
    "signature",
    "recipients",
    "furniture",
    "unread",
]


class RecognitionInfo(Record):
    """What was read from pictures: pages from 1, and how surely in the mean (0 to 100)."""

    pages: list[int]
    words: int
    confidence: float


class SourceInfo(Record):
    """The file a plan was read from."""

    name: str
    sha256: str
    media_type: str
    size_bytes: int
    pages: int | None = None
    parser: str
    encoding: str | None = None
    ocr: RecognitionInfo | None = None


class Period(Record):
    """The years the title speaks of, as ISO dates."""

    start: str | None = None
    end: str | None = None
    open_ended: bool = False


class Signer(Record):
    """Who signs, as what, and with which authority ("KT. Giám đốc")."""

    name: str
    position: str | None = None
    capacity: str | None = None
    review: str | None = None


class Annex(Record):
    """An annex and the document its "kèm theo" line names."""

    title: str
    cites: Citation | None = None


class DocumentInfo(Record):
    """What the plan says of itself."""

    kind: str | None = None
    number: str | None = None
    symbol: str | None = None
    code: str | None = None
    issued_on: str | None = None
    place: str | None = None
    issuer: Unit | None = None
    title: str | None = None
    period: Period | None = None
    implements: list[Citation] = Field(default_factory=list)
    legal_bases: list[Citation] = Field(default_factory=list)
    signers: list[Signer] = Field(default_factory=list)
    recipients: list[str] = Field(default_factory=list)
    annexes: list[Annex] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)


class Objective(Record):
    """A goal from "Mục tiêu"."""

    id: str
    origin: Origin
    path: list[str] = Field(default_factory=list)
    text: str
    quantities: list[Quantity] = Field(default_factory=list)
    indicator_ids: list[str] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)


class Indicator(Record):
    """A component indicator with what the plan says of it; ``index``: its family ("PII")."""

    id: str
    origin: Origin
    path: list[str] = Field(default_factory=list)
    index: str | None = None
    code: str | None = None
    name: str
    pillar: Pillar | None = None
    rank: Rank | None = None
    score: Score | None = None
    target: Target | None = None
    direction: Literal["maintain", "improve"] | None = None
    assessment: str | None = None
    lead_units: list[Unit] = Field(default_factory=list)
    support_units: list[Unit] = Field(default_factory=list)
    deadlines: list[Deadline] = Field(default_factory=list)
    mandate: str | None = None
    extra: dict[str, str] = Field(default_factory=dict)
    evidence: list[Evidence] = Field(default_factory=list)


class Task(Record):
    """A task or duty with everything the plan says of it, resolved."""

    id: str
    origin: Origin
    path: list[str] = Field(default_factory=list)
    kind: Literal["task", "duty"]
    code: str | None = None
    text: str
    details: list[str] = Field(default_factory=list)
    mandate: str | None = None
    indicator_ids: list[str] = Field(default_factory=list)
    lead_units: list[Unit] = Field(default_factory=list)
    support_units: list[Unit] = Field(default_factory=list)
    supervisors: list[Person] = Field(default_factory=list)
    deadlines: list[Deadline] = Field(default_factory=list)
    output_ids: list[str] = Field(default_factory=list)
    quantities: list[Quantity] = Field(default_factory=list)
    note: str | None = None
    extra: dict[str, str] = Field(default_factory=dict)
    evidence: list[Evidence] = Field(default_factory=list)


class Output(Record):
    """An expected result or product."""

    id: str
    origin: Origin
    path: list[str] = Field(default_factory=list)
    text: str
    quantities: list[Quantity] = Field(default_factory=list)
    units: list[Unit] = Field(default_factory=list)
    task_ids: list[str] = Field(default_factory=list)
    indicator_ids: list[str] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)


class CitationRecord(Citation):
    """A document cited anywhere in the plan, with every place it is cited at."""

    evidence: list[Evidence] = Field(default_factory=list)


class LedgerEntry(Record):
    """What became of one block of the source."""

    block: int
    role: LedgerRole
    record_ids: list[str] = Field(default_factory=list)


class BlockInfo(Record):
    """A block of the parsed text that evidence points into."""

    id: int
    kind: str
    text: str
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Plan(Record):
    """Everything read from one file."""

    schema_version: str = SCHEMA_VERSION
    source: SourceInfo
    document: DocumentInfo
    objectives: list[Objective] = Field(default_factory=list)
    indicators: list[Indicator] = Field(default_factory=list)
    tasks: list[Task] = Field(default_factory=list)
    outputs: list[Output] = Field(default_factory=list)
    citations: list[CitationRecord] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    ledger: list[LedgerEntry] = Field(default_factory=list)
    blocks: list[BlockInfo] | None = None
