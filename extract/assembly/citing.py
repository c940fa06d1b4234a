"""Every document a plan names anywhere, once each, with all its places."""

from __future__ import annotations

import re

from extract.assembly.collecting import cite
from extract.assembly.reading import squash
from extract.document.model import Document, Passage
from extract.fields.citations import CitationGrammar, CitationHit
from extract.records import CitationRecord


def collect_citations(
    document: Document, grammar: CitationGrammar
) -> tuple[list[CitationRecord], list[tuple[CitationHit, Passage]]]:
    """Citations in order of first mention, and each single mention with its place.

    A citation keeps the fullest of its mentions: a date or issuer that one of them leaves
    out is another's.
    """
    records: dict[str, CitationRecord] = {}
    mentions: list[tuple[CitationHit, Passage]] = []
    for block in document.blocks:
        if block.kind == "furniture" or not block.text:
            continue
        whole = Passage.whole(block)
        for hit in grammar.find(block.text):
            passage = whole.cut(hit.start, hit.end)
            mentions.append((hit, passage))
            if hit.blank_number:
                continue
            key = _key(hit)
            record = records.setdefault(
                key, CitationRecord(kind=hit.kind, code=hit.code, raw=squash(hit.raw))
            )
            _complete(record, hit)
            record.evidence.append(cite("citations", passage))
    return list(records.values()), mentions


def _key(hit: CitationHit) -> str:
    if hit.code:
        return hit.code.upper()
    return re.sub(r"\W+", " ", hit.raw.casefold()).strip()


def _complete(record: CitationRecord, hit: CitationHit) -> None:
    if len(hit.raw) > len(record.raw):
        record.raw = squash(hit.raw)
    record.issued_on = record.issued_on or hit.issued_on
    if hit.issuer and len(hit.issuer) > len(record.issuer or ""):
        record.issuer = squash(hit.issuer)
