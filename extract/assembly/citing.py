"""Every document a plan names anywhere, once each, with all its places."""

from __future__ import annotations

import re

from extract.assembly.collecting import cite
from extract.assembly.reading import squash
from extract.document.model import Document, Passage
from extract.fields.citations import CitationGrammar, CitationHit
from extract.records import Citation, CitationRecord
from extract.structure.outline import is_upper


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
            record = records.setdefault(
                make_key(hit), CitationRecord(kind=hit.kind, code=hit.code, raw=squash(hit.raw))
            )
            complete(record, hit)
            record.evidence.append(cite("citations", passage))
    return list(records.values()), mentions


def make_citation(hit: CitationHit) -> Citation:
    """The citation of one mention."""
    return Citation(
        kind=hit.kind,
        code=hit.code,
        issued_on=hit.issued_on,
        issuer=squash(hit.issuer) if hit.issuer else None,
        raw=squash(hit.raw),
    )


def make_key(hit: CitationHit) -> str:
    """What mentions of one document share: its code, for a law without one name and date."""
    if hit.code:
        return hit.code.casefold()
    name = hit.raw
    if hit.issued_on and hit.date_span:
        name = f"{hit.raw[: hit.date_span[0] - hit.start]} {hit.issued_on}"
    return re.sub(r"\W+", " ", name.casefold()).strip()


def complete(record: Citation, hit: CitationHit) -> None:
    """Take from a further mention what the record lacks.

    The fuller words are the better ones, but words in mixed case beat a title's capitals.
    """
    shown, raw = is_upper(record.raw), squash(hit.raw)
    if shown != is_upper(raw):
        record.raw = raw if shown else record.raw
    elif len(raw) > len(record.raw):
        record.raw = raw
    if hit.code and record.code and record.code.isupper():
        record.code = hit.code
    record.issued_on = record.issued_on or hit.issued_on
    if hit.issuer and len(hit.issuer) > len(record.issuer or ""):
        record.issuer = squash(hit.issuer)
