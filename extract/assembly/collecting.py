"""The records found so far, their ids, and what became of every block."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.assembly.recognised import describe_recognition
from extract.document.model import Block, Document, Passage
from extract.records import (
    Evidence,
    Indicator,
    LedgerEntry,
    LedgerRole,
    Objective,
    Origin,
    Output,
    Task,
)

AnyRecord = Task | Indicator | Output | Objective
_LETTERS: dict[type[AnyRecord], str] = {Task: "t", Indicator: "i", Output: "o", Objective: "g"}
# A block may serve several ends; the ledger names the one a reader would.
_WEIGHT: dict[str, int] = {
    "unread": 0,
    "furniture": 1,
    "purpose": 2,
    "header": 3,
    "signature": 3,
    "recipients": 3,
    "heading": 4,
    "label": 4,
    "legal_basis": 5,
    "objective": 6,
    "output": 6,
    "task": 6,
    "table_row": 7,
    "table_header": 7,
    "section_row": 7,
}


def cite(field_name: str, passage: Passage, *rules: str) -> Evidence:
    """Evidence for a field: the passage's words, where they stand, and what read them."""
    block = passage.block
    return Evidence(
        field=field_name,
        quote=passage.shown,
        block=block.id,
        start=passage.start,
        end=passage.end,
        page=block.page,
        table=block.table,
        row=block.row,
        column=block.column,
        rules=[*filter(None, (passage.via,)), *rules],
        recognition=describe_recognition(passage) if block.words else None,
    )


@dataclass
class Collector:
    """Takes records in reading order, numbers them per origin, and keeps the ledger."""

    objectives: list[Objective] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    _roles: dict[int, LedgerRole] = field(default_factory=dict)
    _records: dict[int, list[str]] = field(default_factory=dict)
    _counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def next_id(self, kind: type[AnyRecord], origin: Origin) -> str:
        """The id of the next record of a kind: "main/t3"."""
        key = (origin, _LETTERS[kind])
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"{origin}/{key[1]}{self._counts[key]}"

    def add(self, record: AnyRecord) -> None:
        """Take a record and note in the ledger which blocks it was read from."""
        if isinstance(record, Task):
            self.tasks.append(record)
        elif isinstance(record, Indicator):
            self.indicators.append(record)
        elif isinstance(record, Output):
            self.outputs.append(record)
        else:
            self.objectives.append(record)

    def mark(self, block: Block, role: LedgerRole) -> None:
        """Say what became of a block; the weightier of several roles stays."""
        known = self._roles.get(block.id)
        if known is None or _WEIGHT[role] > _WEIGHT[known]:
            self._roles[block.id] = role

    def make_ledger(self, document: Document) -> list[LedgerEntry]:
        """One entry for every block, with the records whose evidence stands in it."""
        records: list[AnyRecord] = [*self.objectives, *self.indicators, *self.tasks, *self.outputs]
        for record in records:
            for block in dict.fromkeys(evidence.block for evidence in record.evidence):
                self._records.setdefault(block, []).append(record.id)
        return [
            LedgerEntry(
                block=block.id,
                role=self._roles.get(block.id, "unread"),
                record_ids=self._records.get(block.id, []),
            )
            for block in document.blocks
        ]
