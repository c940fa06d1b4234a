"""What a plan's opening cites: its legal bases ("Căn cứ …") and what it carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assembly.citing import complete, make_citation, make_key
from extract.assembly.collecting import cite
from extract.assembly.reading import squash
from extract.document.model import Passage
from extract.fields.citations import CitationGrammar, CitationHit
from extract.records import Citation, Evidence
from extract.text.letters import UPPER

# Who asked for the document gives it no basis, nor is a request carried out.
_REQUEST = r"(?:theo|xét|trên cơ sở)\s+(?:đề nghị|đề xuất|kiến nghị|tờ trình)"
_CLAUSE = re.compile(
    rf"(?:^\s*|(?<=[;.,])\s+)(?:(?P<basis>căn cứ(?=[\s:]))|(?P<request>{_REQUEST}(?=[\s:])))",
    re.IGNORECASE,
)
# Where a "Căn cứ" ends without the plan's own sentence: another sentence, what it is for.
_CLAUSE_END = re.compile(
    rf"(?<!TP)(?<!Tp)\.\s+(?=[{UPPER}])|,\s+(?=(?:để|nhằm)\s)"
    r"|;\s+(?=(?i:thực hiện|triển khai|xét|để|nhằm|tiếp tục)\s)"
)
# The plan's own sentence behind its bases: a body, and what it does.
_OWN = re.compile(
    rf"[,;.]\s+(?=[{UPPER}](?:(?!\s(?:về|việc)\s)[^;.]){{1,160}}?\s"
    r"(?:ban hành|xây dựng|lập|triển khai|đề ra|tổ chức|thực hiện)\s)"
)
_BODY = re.compile(
    r"(?:Sở|UBND|Ủy ban|Uỷ ban|Bộ|Ban|Chi cục|Phòng|Văn phòng|Trung tâm|Hội|Cục|Vụ|Công an|"
    r"Trường|Viện|Đảng [ủu][yỷ]|Tỉnh [ủu][yỷ]|Thành [ủu][yỷ]|Công ty|Tổng|Tập đoàn|Bệnh viện|"
    r"Học viện|Đại học|Đoàn|Liên đoàn|Thanh tra|Chi nhánh|Tòa án|Thuế)\b"
)
_CARRIES_OUT = re.compile(
    r"\b(?:thực hiện|triển khai|cụ thể hóa|cụ thể hoá|thi hành)\b", re.IGNORECASE
)
_HEAD = re.compile(r"căn cứ(?:\s+vào)?\s*:?\s+(?:các\s+(?=[A-ZĐ]))?", re.IGNORECASE)
_LAWS = frozenset(["luật", "bộ luật", "pháp lệnh", "hiến pháp"])
_NOT_SUPERIOR = frozenset(["tờ trình", "báo cáo", "biên bản", "phiếu chuyển"])
# Letters are carried out only where the sentence says so of themselves.
_LETTERS = frozenset(["công văn", "thông báo", "công điện"])
_GOVERNS = re.compile(
    r"(?:thực hiện|triển khai|thi hành)\s+(?:các\s+|nội dung\s+)?$", re.IGNORECASE
)


def find_bases(text: str) -> list[tuple[int, int]]:
    """Spans of an opening sentence's clauses that begin with "Căn cứ".

    Each runs to the clause whose subject issues the plan ("…, UBND xã ban hành …"), to a
    request ("theo đề nghị …") or to the next sentence.
    """
    return [(start, end) for start, end, basis in _find_clauses(text) if basis]


def cut_orders(passage: Passage) -> Iterator[Passage]:
    """The parts of an opening's line that are neither "Căn cứ" nor "Theo đề nghị"."""
    begin = 0
    for start, end, _ in _find_clauses(passage.text):
        yield passage.cut(begin, start)
        begin = end
    yield passage.cut(begin)


def _find_clauses(text: str) -> list[tuple[int, int, bool]]:
    """Spans of the clauses "Căn cứ" and "Theo đề nghị", and whether each is a basis."""
    marks = list(_CLAUSE.finditer(text))
    own = _find_own_clause(text) if marks else len(text)
    spans = []
    for place, mark in enumerate(marks):
        stop = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        end = _CLAUSE_END.search(text, mark.end(), stop)
        stop = min(stop, end.start() if end else stop, own if own > mark.end() else stop)
        name = "basis" if mark["basis"] else "request"
        spans.append((mark.start(name), stop, name == "basis"))
    return spans


def _find_own_clause(text: str) -> int:
    """Where the last clause with a body as its subject begins; the end where there is none."""
    found = list(_OWN.finditer(text))
    named = [clause for clause in found if _BODY.match(text, clause.end())]
    if named or (found and text.rstrip().endswith(":")):
        return (named or found)[-1].start()
    return len(text)


def read_bases(
    passage: Passage, grammar: CitationGrammar, evidence: list[Evidence]
) -> list[Citation]:
    """The items that one line or clause "Căn cứ" names; their words go to ``evidence``."""
    if re.match(rf"\s*{_REQUEST}\b", passage.text, re.IGNORECASE):
        return []
    head = _HEAD.match(passage.text)
    whole = passage.cut(head.end()) if head else passage
    hits = grammar.find(whole.text)
    found = []
    for begin, end in grammar.split_items(whole.text):
        item = whole.cut(begin, end).strip(" ;.,")
        if not item.text or re.match(_REQUEST, item.text, re.IGNORECASE):
            continue
        evidence.append(cite("legal_bases", item))
        named = [hit for hit in hits if begin <= hit.start < end]
        found.append(_make_basis(item, named, grammar))
    return found


def _make_basis(item: Passage, hits: list[CitationHit], grammar: CitationGrammar) -> Citation:
    """One item; what it begins with is the basis, documents behind that are its subject."""
    raw = squash(item.text)
    kind = grammar.find_kind(item.text)
    if kind in _LAWS and not (hits and item.text.startswith(hits[0].raw)):
        return Citation(kind=kind, raw=raw)
    citation = make_citation(hits[0]) if hits else Citation(kind=kind, raw=raw)
    citation.raw = raw
    return citation


def read_superior(
    passages: list[Passage], grammar: CitationGrammar, evidence: list[Evidence]
) -> list[Citation]:
    """Documents that title and opening say the plan carries out, each once."""
    kept: dict[str, Citation] = {}
    mentions: dict[str, list[tuple[CitationHit, Passage]]] = {}
    for passage in passages:
        if not _CARRIES_OUT.search(passage.text):
            continue
        for hit in _find_superior(passage.text, grammar):
            key = make_key(hit)
            complete(kept.setdefault(key, make_citation(hit)), hit)
            mentions.setdefault(key, []).append((hit, passage.cut(hit.start, hit.end)))
    for key, citation in kept.items():
        evidence += [cite("implements", words) for words in _choose(citation, mentions[key])]
    return list(kept.values())


def _choose(citation: Citation, mentions: list[tuple[CitationHit, Passage]]) -> list[Passage]:
    """The mention shown, and those that date and issuer come from where it lacks them."""
    shown = [item for item in mentions if squash(item[0].raw) == citation.raw][:1]
    for name in ("issued_on", "issuer"):
        if not any(getattr(hit, name) for hit, _ in shown):
            shown += [item for item in mentions if getattr(item[0], name)][:1]
    return [words for _, words in shown]


def _find_superior(text: str, grammar: CitationGrammar) -> list[CitationHit]:
    """Documents of a sentence that may be carried out; a letter only if it is the object."""
    found: list[CitationHit] = []
    hits = grammar.find(text)
    first = hits[0].start if hits else 0
    items = {first + begin for begin, _ in grammar.split_items(text[first:])}
    governed = False
    for hit in hits:
        before = text[: hit.start]
        governed = bool(_GOVERNS.search(before)) or (governed and hit.start in items)
        if hit.blank_number or hit.kind in _NOT_SUPERIOR:
            continue
        if governed or hit.kind not in _LETTERS:
            found.append(hit)
    return found
