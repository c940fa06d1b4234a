"""Documents that a text names: kind, code, date, issuer.

The grammar of codes is that of Nghị định 30/2020/NĐ-CP, Phụ lục I and III ("253/KH-UBND"),
of legal acts ("67/2023/NQ-HĐND", "247/2025/QH15") and of Party papers ("57-NQ/TW"); spaces
that stamps and typing leave inside are tolerated and dropped.
"""

from __future__ import annotations

import datetime
import itertools
import re
from dataclasses import dataclass

from extract.rulebook.documents import DocumentTypes
from extract.text.letters import UPPER

_GROUP = r"(?:TT\s?Tr|[A-ZĐ][\wĐđ&]*)"
_CODE = (
    rf"(?:(?:\d{{1,5}}[a-z]?|…+|\.{{2,}}|_+)?\s*/\s*(?:(?:19|20)\d{{2}}\s*/\s*)?{_GROUP}"
    rf"(?:\s?[-–.]\s?{_GROUP})*"
    rf"|\d{{1,5}}\s*[-–]\s*{_GROUP}(?:\s*/\s*{_GROUP}(?:[-–]{_GROUP})*)?)"
)
_DATE = (
    r"(?:ngày\s*)?(?:"
    r"(?P<d1>\d{1,2})?\s*[/.-]\s*(?P<m1>\d{1,2})?\s*[/.-]\s*(?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2}|…+|\.{2,})?\s*tháng\s*(?P<m2>\d{1,2}|…+|\.{2,})?\s*năm\s*(?P<y2>\d{4})?)"
)
# Words that end an issuer's name and begin what the document is about. Case matters: the
# name "Bộ Xây dựng" goes on, "xây dựng" ends it.
_STOP = (
    r"về|quy định|ban hành|phê duyệt|hướng dẫn|triển khai|thực hiện|sửa đổi|bổ sung|tại|trong|"
    r"đối với|khóa|khoá|đã|giao|do|theo|nhằm|để|là|năm|giai đoạn|công bố|tiếp tục|tổ chức|xây dựng|"
    r"chỉ đạo|kết luận|thông qua|điều chỉnh|cụ thể|đến|được|có|cho|và (?:Kế hoạch|Nghị quyết|"
    r"Quyết định|Chỉ thị|Công văn|Nghị định|Thông tư|Thông báo|Công điện|Chương trình|Đề án|"
    r"Hướng dẫn|Kết luận|Luật|các|những)|quy|đẩy mạnh|tăng cường|cải thiện|"
    r"nâng cao|phát triển|với|khi|thì|này|nêu|hay|hoặc|của|gửi|trình|yêu cầu|ngày"
)
_ISSUER = re.compile(
    rf"\s+của\s+(?P<issuer>[^\W\d_](?:(?!\s(?:{_STOP})(?![^\W\d_])|[.;:()\n\"“”]).)*)"
)
_COMMA = re.compile(r",\s*")
_HEAD = re.compile(
    r"(?:Sở|UBND|Ủy ban|Uỷ ban|Bộ|Ban|Chi cục|Phòng|Văn phòng|Trung tâm|Hội|Chính phủ|HĐND|Cục|"
    r"Công an|Trường|Viện|Thủ tướng|Chủ tịch)\b"
)
_PARTED = re.compile(r"(?:[;,]\s*(?:và\s+)?|\s+và\s+)(?:các\s+)?$")
_BASIS = re.compile(r"(?:^\s*|(?<=[;.,])\s+)căn cứ(?=[\s:])", re.IGNORECASE)
# Where a "Căn cứ" ends without the plan's own sentence: another sentence, what it is for.
_BASIS_END = re.compile(
    rf"(?<!TP)(?<!Tp)\.\s+(?=[{UPPER}])|,\s+(?=(?:để|nhằm)\s)"
    r"|;\s+(?=(?i:thực hiện|triển khai|xét|theo đề nghị|để|nhằm|tiếp tục)\s)"
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


@dataclass(frozen=True, slots=True)
class CitationHit:
    """A document named in a text; ``start`` and ``end`` run from its kind to its issuer."""

    start: int
    end: int
    raw: str
    kind: str | None
    code: str | None
    symbol: str | None
    issued_on: str | None
    issuer: str | None
    blank_number: bool
    date_span: tuple[int, int] | None


class CitationGrammar:
    """The compiled grammar for a set of document types."""

    def __init__(self, types: DocumentTypes) -> None:
        names = sorted((item.name for item in types.types), key=len, reverse=True)
        kinds = "|".join(re.escape(name) for name in names)
        self._with_code = re.compile(
            rf"(?P<kind>\b(?:{kinds}))(?:\s+số)?\s*:?\s*(?P<code>{_CODE})"
            rf"(?:\s*,?\s*(?P<date>{_DATE}))?",
            re.IGNORECASE,
        )
        self._law = re.compile(
            r"(?P<kind>\b(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp))\s"
            r"(?P<name>(?:(?!\sngày\s|\ssố\s|[;.:()]|\snăm\s).){3,120}?)"
            rf"(?:\s+số\s+(?P<code>{_CODE}))?\s*,?\s*(?P<date>ngày\s*{_DATE})"
        )

    def find(self, text: str) -> list[CitationHit]:
        """All documents named in the text, in order, none inside another."""
        if "/" not in text and "Luật" not in text and "-" not in text:
            return []
        hits = [self._read(text, found) for found in self._with_code.finditer(text)]
        hits += [self._read(text, found) for found in self._law.finditer(text)]
        kept: list[CitationHit] = []
        for hit in sorted((h for h in hits if h is not None), key=lambda h: h.start):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def split_items(self, text: str) -> list[tuple[int, int]]:
        """Spans of the items in a list of documents ("A; B và C").

        A document inside another's subject ("sửa đổi A và B") begins no item.
        """
        begins = [0]
        top = True
        for hit in self.find(text):
            parted = _PARTED.search(text[begins[-1] : hit.start])
            if not hit.raw[:1].isupper() or not text[begins[-1] : hit.start].strip():
                continue
            top = parted is not None and (top or ";" in parted.group())
            if top:
                begins.append(hit.start)
        begins += [found.end() for found in re.finditer(rf";\s+(?=[{UPPER}])", text)]
        bounds = [*sorted(set(begins)), len(text)]
        return [
            (begin, begin + len(_PARTED.sub("", text[begin:end])))
            for begin, end in itertools.pairwise(bounds)
        ]

    def _read(self, text: str, found: re.Match[str]) -> CitationHit | None:
        code, number = _read_code(found["code"] or "")
        if found["code"] and (code is None or not any(char.isupper() for char in code)):
            return None
        end = found.end()
        issuer = _ISSUER.match(text, end)
        name = _trim_issuer(issuer["issuer"]) if issuer else None
        if issuer and name:
            end = issuer.start("issuer") + len(name)
        symbol = code.lstrip("/") if code and not number else None
        return CitationHit(
            start=found.start(),
            end=end,
            raw=text[found.start() : end],
            kind=found["kind"].lower(),
            code=code if number else None,
            symbol=symbol,
            issued_on=read_date(found),
            issuer=name,
            blank_number=bool(found["code"]) and not number,
            date_span=found.span("date") if found["date"] else None,
        )


def find_bases(text: str) -> list[tuple[int, int]]:
    """Spans of an opening sentence's clauses that begin with "Căn cứ".

    Each runs to the clause whose subject issues the plan ("…, UBND xã ban hành …"), or to
    the next sentence.
    """
    marks = list(_BASIS.finditer(text))
    own = _find_own_clause(text) if marks else len(text)
    spans = []
    for place, mark in enumerate(marks):
        stop = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        end = _BASIS_END.search(text, mark.end(), stop)
        stop = min(stop, end.start() if end else stop, own if own > mark.end() else stop)
        spans.append((mark.end() - len("căn cứ"), stop))
    return spans


def _find_own_clause(text: str) -> int:
    """Where the last clause with a body as its subject begins; the end where there is none."""
    found = list(_OWN.finditer(text))
    named = [clause for clause in found if _BODY.match(text, clause.end())]
    if named or (found and text.rstrip().endswith(":")):
        return (named or found)[-1].start()
    return len(text)


def _read_code(raw: str) -> tuple[str | None, bool]:
    """A code without the spaces inside, and whether its number is there."""
    code = re.sub(r"\s+", "", raw).replace("–", "-")
    code = re.sub(r"^(?:…|\.{2,}|_)+", "", code)
    return (code or None), bool(code) and code[0].isdigit()


def _trim_issuer(raw: str) -> str | None:
    """Cut an issuer at a comma that begins another body or a clause."""
    name = raw
    for comma in _COMMA.finditer(raw):
        rest = raw[comma.end() :]
        goes_on = rest[:1].isupper() and not _HEAD.match(rest) and " và " in rest
        if not goes_on:
            name = raw[: comma.start()]
            break
    name = name.strip(" ,/-")
    name = re.sub(r"\s+và$", "", name)
    return name or None


def read_date(found: re.Match[str]) -> str | None:
    """ISO date of a match of the date grammar; None unless day, month and year are there."""
    day, month, year = (
        found["d1"] or found["d2"],
        found["m1"] or found["m2"],
        found["y1"] or found["y2"],
    )
    if not (day and month and year and day.isdigit() and month.isdigit()):
        return None
    return make_date(int(year), int(month), int(day))


def make_date(year: int, month: int, day: int) -> str | None:
    """ISO date, None for a day that no calendar has."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


DATE = re.compile(_DATE)
CODE = re.compile(_CODE)
