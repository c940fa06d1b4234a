"""From a document to a plan: parts, then prose and tables, then the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.assembly.abolished import mark_abolished
from extract.assembly.citing import collect_citations
from extract.assembly.collecting import Collector
from extract.assembly.families import assign_families
from extract.assembly.frontmatter import FrontMatter, FrontReader
from extract.assembly.issuers import IssuerFinder
from extract.assembly.numbering import Series, list_heading_series
from extract.assembly.prose import ProseReader
from extract.assembly.reading import Reader
from extract.assembly.recognised import settle_recognised
from extract.document.model import Document, Passage
from extract.fields.citations import CitationGrammar, CitationHit
from extract.fields.deadlines import DeadlineContext
from extract.fields.units import UnitNames
from extract.nlp import Opinion
from extract.records import DocumentInfo, LedgerEntry, Origin, Plan, SourceInfo
from extract.rulebook import Rulebook
from extract.structure.annexes import AnnexPart
from extract.structure.outline import Node, build_outline
from extract.structure.parts import Parts, split_parts
from extract.text.folding import fold

# Documents whose headings hold tasks even where the heading's words do not say so.
_PLAN_KINDS = frozenset(
    ["kế hoạch", "chương trình", "chương trình hành động", "kế hoạch hành động", "phương án"]
)


@dataclass
class Assembly:
    """A plan, and what the audit needs beside its records."""

    plan: Plan
    document: Document
    rulebook: Rulebook
    front: FrontMatter
    names: UnitNames
    mentions: list[tuple[CitationHit, Passage]]
    series: list[tuple[Origin, Series]] = field(default_factory=list)
    blank_outputs: list[tuple[str, Passage]] = field(default_factory=list)

    def find_citations(self, text: str) -> list[CitationHit]:
        """Documents that a text names."""
        return CitationGrammar(self.rulebook.types).find(text)


def assemble(
    document: Document, source: SourceInfo, rulebook: Rulebook, opinion: Opinion
) -> Assembly:
    """Make the records of a document; findings are left to the audit."""
    parts = split_parts(document, rulebook.types, rulebook.sections)
    names = UnitNames(rulebook.units)
    for text in dict.fromkeys(block.text for block in document.blocks if block.text):
        names.learn(text)
    front_reader = FrontReader(document, parts, rulebook, IssuerFinder(document, names), opinion)
    front = front_reader.read()
    names.year = _year(front.info)
    reader = Reader(rulebook, names, _context(front.info), opinion)
    collector = Collector()
    _mark_parts(parts, collector)
    series: list[tuple[Origin, Series]] = []
    main = ProseReader(reader, collector, "main")
    main.plan_like = front.info.kind in _PLAN_KINDS or bool(parts.attached_head)
    roots: list[tuple[Origin, Node]] = []
    for entries in (parts.decision, parts.main):
        root = build_outline(entries)
        roots.append(("main", root))
        main.read(root)
    annex = ProseReader(reader, collector, "annex")
    for part in parts.annexes:
        root = build_outline(part.entries)
        roots.append(("annex", root))
        annex.plan_like = _holds_tasks(part, main.plan_like, rulebook)
        annex.read(root, "purpose" if _is_form(part, rulebook) else None)
    for origin, root in roots:
        series.extend((origin, item) for item in list_heading_series(root))
    for prose in (main, annex):
        series.extend((prose.origin, item) for item in prose.tables.series)
    front_reader.add_bases(front.info, main.legal_bases)
    citations, mentions = collect_citations(document, reader.citations)
    plan = Plan(
        source=source,
        document=front.info,
        objectives=collector.objectives,
        indicators=collector.indicators,
        tasks=collector.tasks,
        outputs=collector.outputs,
        citations=citations,
        ledger=_complete_ledger(collector, document),
    )
    mark_abolished(plan, rulebook.departments)
    assign_families(plan, document, rulebook.indexes)
    if source.ocr is not None:
        settle_recognised(plan, document, rulebook.recognition)
    blanks = [*main.tables.blank_outputs, *annex.tables.blank_outputs]
    return Assembly(plan, document, rulebook, front, names, mentions, series, blanks)


def _is_form(annex: AnnexPart, rulebook: Rulebook) -> bool:
    """Whether an annex is a form to be filled in, or the outline of a report."""
    title = fold(" ".join(passage.text for passage in annex.title))
    return any(rule.search(title) for rule in rulebook.sections.forms)


def _holds_tasks(annex: AnnexPart, plan_like: bool, rulebook: Rulebook) -> bool:
    """Whether an annex goes on the plan: the document is one, or the annex's title says so."""
    title = fold(" ".join(passage.text for passage in annex.title))
    return plan_like or any(rule.search(title) for rule in rulebook.sections.plan_titles)


def _year(info: DocumentInfo) -> int | None:
    """The year the plan was issued in, else the first it is for: bodies are those of then."""
    said = info.issued_on or (info.period.start if info.period else None)
    return int(said[:4]) if said else None


def _context(info: DocumentInfo) -> DeadlineContext:
    """The year that a deadline without one means: the plan's, if it is for one year."""
    period = info.period
    first_year = int(period.start[:4]) if period and period.start else None
    last_year = int(period.end[:4]) if period and period.end else None
    year = first_year if first_year == last_year else None
    if first_year is None and info.issued_on:
        first_year = int(info.issued_on[:4])
    return DeadlineContext(year=year, issued_on=info.issued_on, first_year=first_year)


def _mark_parts(parts: Parts, collector: Collector) -> None:
    for line in (*parts.header, *parts.attached_head):
        collector.mark(line.block, "header")
    for passage in (parts.kind, *parts.title):
        if passage is not None:
            collector.mark(passage.block, "header")
    for line in parts.opening:
        basis = fold(line.body.text).startswith("can cu")
        collector.mark(line.block, "legal_basis" if basis else "header")
    recipients = False
    for line in parts.closing:
        if fold(line.whole.text).startswith("noi nhan"):
            recipients = True
        item = recipients and (
            (line.label is not None and line.label.is_bullet)
            or fold(line.whole.text).startswith("noi nhan")
        )
        collector.mark(line.block, "recipients" if item else "signature")
    for annex in parts.annexes:
        for line in annex.heading:
            collector.mark(line.block, "heading")
    for block in parts.furniture:
        collector.mark(block, "furniture")


def _complete_ledger(collector: Collector, document: Document) -> list[LedgerEntry]:
    """A blank cell holds nothing to understand: it is no unread block, one that failed is."""
    for block in document.blocks:
        if not block.jumbled and not block.text.strip(" .-_–—…*/"):
            collector.mark(block, "furniture")
    return collector.make_ledger(document)
