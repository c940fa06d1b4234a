"""What the plan says of itself: number, date, title, period, what it carries out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.assembly.bases import cut_orders, find_bases, read_bases, read_superior
from extract.assembly.citing import make_citation
from extract.assembly.closing import SignatureReader, read_recipients
from extract.assembly.collecting import cite
from extract.assembly.issuers import IssuerFinder
from extract.assembly.reading import squash
from extract.document.model import Document, Passage
from extract.fields.citations import DATE, CitationGrammar, CitationHit, read_date
from extract.fields.deadlines import read_period
from extract.nlp import Opinion
from extract.records import Annex, Citation, DocumentInfo, Evidence, Period
from extract.rulebook import Rulebook
from extract.structure.annexes import AnnexPart
from extract.structure.outline import Line
from extract.structure.parts import Parts
from extract.text.folding import fold

_GROUP = r"[A-ZĐ][\wĐđ&]*"
_SYMBOL = rf"(?:(?:19|20)\d\d\s*/\s*)?{_GROUP}(?:\s?[-–/.]\s?{_GROUP})*"
_NUMBER = re.compile(
    r"^\s*(?:DỰ THẢO\s+)?Số\s*[:.]?\s*(?P<number>\d{1,5}[a-z]?)?"
    r"(?:[\s….·_]|[xX]+(?=\s*[/-]))*(?P<mark>[/-])\s*"
    rf"(?P<symbol>{_SYMBOL})",
    re.MULTILINE,
)
# The gap that a draft leaves for its number may part the line: "Số:" and "/KH-UBND".
_BLANK_NUMBER = re.compile(r"(?:^|\s)Số\s*[:.]?[\s….·_]*$")
_REST_OF_NUMBER = re.compile(rf"\s*(?P<mark>[/-])\s*(?P<symbol>{_SYMBOL})\s*$")
_BLANK_DATE = re.compile(r"(?P<place>[^\W\d_][^,\n]{1,40}?)\s*,\s*ngày[\s….·_]*$")
_DATELINE = re.compile(rf"(?P<place>[^\W\d_][^,\n]{{1,40}}?)\s*,\s*(?P<date>ngày\s*{DATE.pattern})")
# A decision names who decides below its title; a dump may run the two together.
_AUTHORITY = re.compile(
    r"(?<!CỦA)(?<!BỞI)\s+(?:(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|THỐNG ĐỐC|CỤC TRƯỞNG)\s.+"
    r"|ỦY BAN NHÂN DÂN (?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)\s[^,]+)$"
)
_BASES_ABOVE = re.compile(r"(?:các\s+)?căn cứ(?=[\s:])[^.;]{0,60}:$", re.IGNORECASE)


@dataclass
class FrontMatter:
    """The document's facts, and the words each was read from."""

    info: DocumentInfo
    number: Passage | None = None
    dateline: Passage | None = None
    attached: list[Passage] = field(default_factory=list)


class FrontReader:
    """Reads the facts of one plan from its parts."""

    def __init__(
        self,
        document: Document,
        parts: Parts,
        rulebook: Rulebook,
        issuers: IssuerFinder,
        opinion: Opinion,
    ) -> None:
        self.document = document
        self.parts = parts
        self.rulebook = rulebook
        self.issuers = issuers
        self.signatures = SignatureReader(issuers.casing, issuers.names, opinion)
        self.citations = CitationGrammar(rulebook.types)
        self.evidence: list[Evidence] = []
        self.listed_bases: list[Passage] = []

    def read(self) -> FrontMatter:
        """Read everything but the items of a section "Căn cứ" (``add_bases``)."""
        info = DocumentInfo()
        info.evidence = self.evidence
        front = FrontMatter(info)
        self.signatures.take(self.parts)
        self._take_listed_bases()
        self._read_kind(info)
        self._read_number(info, front)
        self._read_dateline(info, front)
        annexes = [self._read_annex(annex) for annex in self.parts.annexes if annex.title]
        info.annexes = [annex for annex, _ in annexes]
        front.attached = [a.attached for a in self.parts.annexes if a.attached is not None]
        self._take_from_annex(info, [hit for _, hit in annexes if hit is not None])
        self._read_title(info)
        info.implements = self._read_implements()
        self.add_bases(info, [*self._find_bases(), *self.listed_bases])
        info.signers = self.signatures.read(self.parts.closing, self.evidence)
        info.recipients = read_recipients(self.parts.closing, self.evidence)
        found = self.issuers.find(self.parts, [hit for _, hit in annexes if hit is not None])
        if found is not None:
            info.issuer, evidence = found
            self.evidence.extend(evidence)
        return front

    def _read_kind(self, info: DocumentInfo) -> None:
        if self.parts.kind is not None:
            name = squash(self.parts.kind.text).lower()
            listed = self.rulebook.types.by_folded_name.get(fold(name))
            info.kind = (listed.kind if listed else None) or name
            self.evidence.append(cite("kind", self.parts.kind))
        elif self.parts.is_annex_alone and self.parts.annexes[0].heading:
            info.kind = "phụ lục"
            heading = self.parts.annexes[0].heading[0].whole
            named = heading.text.casefold().startswith("phụ lục")
            self.evidence.append(cite("kind", heading.cut(0, len("Phụ lục")) if named else heading))

    def _read_number(self, info: DocumentInfo, front: FrontMatter) -> None:
        for line in self.parts.header:
            found = _NUMBER.search(line.whole.text)
            if found is None:
                continue
            front.number = line.whole.cut(
                found.start("number") if found["number"] else 0, found.end()
            )
            info.number = found["number"]
            info.symbol = _clean_symbol(found["symbol"])
            info.code = f"{info.number}{found['mark']}{info.symbol}" if info.number else None
            if info.number:
                self.evidence.append(cite("number", line.whole.cut(*found.span("number"))))
            self.evidence.append(cite("symbol", line.whole.cut(*found.span("symbol"))))
            return
        self._read_parted_number(info, front)

    def _read_parted_number(self, info: DocumentInfo, front: FrontMatter) -> None:
        """A draft's symbol that stands apart from its "Số:"."""
        blank = False
        for line in self.parts.header:
            found = _REST_OF_NUMBER.match(line.whole.text) if blank else None
            if found is not None:
                front.number = line.whole
                info.symbol = _clean_symbol(found["symbol"])
                self.evidence.append(cite("symbol", line.whole.cut(*found.span("symbol"))))
                return
            blank = blank or bool(_BLANK_NUMBER.search(line.whole.text))

    def _read_dateline(self, info: DocumentInfo, front: FrontMatter) -> None:
        for line in self.parts.header:
            number = _NUMBER.search(line.whole.text)
            found = _DATELINE.search(line.whole.text, number.end() if number else 0)
            found = found or _BLANK_DATE.match(line.whole.text)
            if found is None or (found.start("place") > 0 and number is None):
                continue
            front.dateline = line.whole.cut(found.start())
            info.place = squash(found["place"])
            self.evidence.append(cite("place", line.whole.cut(*found.span("place"))))
            info.issued_on = read_date(found) if "date" in found.re.groupindex else None
            if info.issued_on:
                self.evidence.append(cite("issued_on", line.whole.cut(*found.span("date"))))
            return

    def _read_annex(self, part: AnnexPart) -> tuple[Annex, CitationHit | None]:
        title = squash(" ".join(passage.text for passage in part.title))
        self.evidence.extend(cite("annexes", passage) for passage in part.title)
        hits = self.citations.find(part.attached.text) if part.attached else []
        if not hits or part.attached is None:
            return Annex(title=title), None
        hit = hits[0]
        self.evidence.append(cite("annexes", part.attached.cut(hit.start, hit.end)))
        return Annex(title=title, cites=make_citation(hit)), hit

    def _take_from_annex(self, info: DocumentInfo, hits: list[CitationHit]) -> None:
        """Without a header line, number, symbol and date are the "kèm theo" line's."""
        if not hits or info.symbol is not None:
            return
        hit = hits[0]
        passage = next(a.attached for a in self.parts.annexes if a.attached is not None)
        code = hit.code or (f"/{hit.symbol}" if hit.symbol else None)
        found = re.match(r"(\d+[a-z]?)?([/-])(.+)", code or "")
        if found is not None:
            info.number, info.symbol = found[1], found[3]
            info.code = hit.code
            whole = passage.cut(hit.start, hit.end)
            self.evidence.append(cite("symbol", whole))
            digits = re.search(rf"\b{info.number}\b", whole.text) if info.number else None
            if digits:
                self.evidence.append(cite("number", whole.cut(digits.start(), digits.end())))
        if info.issued_on is None and hit.issued_on and hit.date_span:
            info.issued_on = hit.issued_on
            self.evidence.append(cite("issued_on", passage.cut(*hit.date_span)))

    def _read_title(self, info: DocumentInfo) -> None:
        title = self.parts.title
        if not title and info.kind == "phụ lục":
            title = self.parts.annexes[0].title
        if not title:
            return
        title = [*title[:-1], _cut_authority(title[-1])]
        info.title = squash(" ".join(passage.text for passage in title))
        self.evidence.extend(cite("title", passage) for passage in title)
        period = read_period(info.title, self.rulebook.deadlines)
        if period is not None:
            first, last, open_ended = period
            info.period = Period(start=first, end=last, open_ended=open_ended)
            self.evidence.extend(cite("period", passage) for passage in title)

    def _read_implements(self) -> list[Citation]:
        """Superior documents that title and opening say the plan carries out."""
        if self.parts.kind is None:
            return []
        passages = [*self.parts.title, *self._find_orders()]
        return read_superior(passages, self.citations, self.evidence)

    def _find_orders(self) -> list[Passage]:
        """The opening's sentences without its clauses "Căn cứ" and "Theo đề nghị"."""
        lines = [
            line.body
            for line in self.parts.opening
            if not fold(line.body.text).startswith("xet ") and not _is_bullet(line)
        ]
        return [part for body in lines for part in cut_orders(body) if part.text.strip()]

    def _find_bases(self) -> list[Passage]:
        """The opening's clauses "Căn cứ"; one behind another clause only if it names a document."""
        bases = []
        for line in self.parts.opening:
            for start, end in find_bases(line.body.text):
                clause = line.body.cut(start, end)
                if _BASES_ABOVE.match(clause.text):
                    continue
                if start == 0 or self.citations.find(clause.text):
                    bases.append(clause)
        return bases

    def add_bases(self, info: DocumentInfo, passages: list[Passage]) -> None:
        """Items of "Căn cứ": the documents that each line names."""
        for passage in passages:
            info.legal_bases += read_bases(passage, self.citations, info.evidence)

    def _take_listed_bases(self) -> None:
        """Dash items below a line "Căn cứ:" open the plan, they are no part of its body."""
        opening, main = self.parts.opening, self.parts.main
        if not opening or not _BASES_ABOVE.match(opening[-1].body.text):
            return
        while main and isinstance(main[0], Line) and _is_bullet(main[0]):
            self.listed_bases.append(main[0].body)
            opening.append(main[0])
            del main[0]
        if main and isinstance(main[0], Line) and main[0].label is None and self.listed_bases:
            opening.append(main[0])
            del main[0]


def _clean_symbol(raw: str) -> str:
    return re.sub(r"\s+", "", raw).replace("–", "-")


def _is_bullet(line: Line) -> bool:
    return line.label is not None and line.label.is_bullet


def _cut_authority(title: Passage) -> Passage:
    found = _AUTHORITY.search(title.text)
    return title.cut(0, found.start()) if found and found.start() > 0 else title
