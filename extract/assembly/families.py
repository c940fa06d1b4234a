"""Which family of indices an indicator belongs to: PII, PAR INDEX, DTI and others."""

from __future__ import annotations

from collections.abc import Iterator

from extract.assembly.collecting import cite
from extract.document.model import Document, Passage
from extract.records import Evidence, Indicator, Plan
from extract.rulebook.indexes import IndexRules

_TITLES = {"main": ("title", "annexes"), "annex": ("annexes", "title")}


def assign_families(plan: Plan, document: Document, rules: IndexRules) -> None:
    """Give each indicator the family that the nearest words name.

    Looked at in this order: its own name, the headings above it from the innermost out, the
    header of its table, the titles of annex and plan.
    """
    headers = [entry.block for entry in plan.ledger if entry.role == "table_header"]
    for indicator in plan.indicators:
        for passage in _list_places(indicator, plan, document, headers):
            found = rules.find(passage.text)
            if found is not None:
                start, end, family = found
                indicator.index = family.short
                words = passage.cut(start, end)
                indicator.evidence.append(cite("index", words, f"indexes/{family.id}"))
                break


def _list_places(
    indicator: Indicator, plan: Plan, document: Document, headers: list[int]
) -> Iterator[Passage]:
    own = indicator.evidence
    blocks = document.blocks
    near = [item for item in own if item.field == "name"]
    near += reversed([item for item in own if item.field == "path"])
    tables = {item.table for item in near if item.table is not None}
    yield from (_passage(item, document) for item in near)
    yield from (Passage.whole(blocks[i]) for i in headers if blocks[i].table in tables)
    for field in _TITLES[indicator.origin]:
        titles = [item for item in plan.document.evidence if item.field == field]
        yield from (_passage(item, document) for item in titles)


def _passage(item: Evidence, document: Document) -> Passage:
    return Passage(document.blocks[item.block], item.start, item.end)
