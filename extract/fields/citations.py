"""Documents that a text names: kind, code, date, issuer.

The grammar of codes is that of Nghị định 30/2020/NĐ-CP, Phụ lục I and III ("253/KH-UBND"),
of legal acts ("67/2023/NQ-HĐND", "247/2025/QH15") and of Party papers ("57-NQ/TW"); spaces
that stamps and typing leave inside are tolerated and dropped.
"""

from __future__ import annotations

import datetime
import itertools
import re
from dataclasses import dataclass, replace

from extract.rulebook.documents import DocumentTypes
from extract.text.letters import LOWER, UPPER

_GROUP = r"(?:TT\s?Tr|[A-ZĐ][\wĐđ&]*)"
# A word ("Mô", "Tiếp") goes on the sentence, not the code; only the forms of Nghị định
# 30/2020/NĐ-CP mix cases otherwise (TTg, CTr).
_WORD = rf"(?-i:[{UPPER}][{LOWER}]+)(?![^\W\d_])"
_JOIN = rf"(?:[-–]|\s[-–]\s?(?!{_WORD})|[-–]\s(?!{_WORD})|[./](?-i:(?=[A-ZĐ]))(?!{_WORD}))"
# A hyphen lost between type and issuer: "12/QĐ UBND ngày …".
_LOST_JOIN = r"(?-i:(?<=/[A-ZĐ]{2})\s(?=[A-ZĐ]{2,8}\s?(?:[,;.)]|ngày\b|về\b|của\b|$)))"
_CODE = (
    rf"(?:(?:\d{{1,5}}[a-z]?|…+|\.{{2,}}|_+)?\s*/\s*(?:(?:19|20)\d{{2}}\s*/\s*)?{_GROUP}"
    rf"(?:(?:{_JOIN}|{_LOST_JOIN}){_GROUP})*"
    rf"|\d{{1,5}}\s*[-–]\s*(?!{_WORD}){_GROUP}(?:\s*/\s*{_GROUP}(?:[-–]{_GROUP})*)?)"
)
_DATE = (
    r"(?:ngày\s*)?(?:"
    r"(?P<d1>\d{1,2})?\s*[/.-]\s*(?P<m1>\d{1,2})?\s*[/.-]\s*(?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2}|…+|\.{2,})?\s*tháng\s*(?P<m2>\d{1,2}|…+|\.{2,})?\s*năm\s*(?P<y2>\d{4})?)"
)
# A pattern that gives the date two places needs its names twice.
_DATE_AGAIN = re.sub(r"\?P<(\w)([12])>", lambda m: f"?P<{m[1]}{int(m[2]) + 2}>", _DATE)
# Words that end an issuer's name and begin what the document is about. Case matters: the
# name "Bộ Xây dựng" goes on, "xây dựng" ends it.
_STOP = (
    r"triển khai|thực hiện|bổ sung|tại|trong|đề ra|cũng|"
    r"đối với|khóa|khoá|đã|giao|do|theo|nhằm|để|là|năm|giai đoạn|công bố|tiếp tục|tổ chức|xây dựng|"
    r"chỉ đạo|kết luận|thông qua|điều chỉnh|cụ thể|đến|được|có|cho|và (?:Kế hoạch|Nghị quyết|"
    r"Quyết định|Chỉ thị|Công văn|Nghị định|Thông tư|Thông báo|Công điện|Chương trình|Đề án|"
    r"Hướng dẫn|Kết luận|Luật|các|những)|quy|đẩy mạnh|tăng cường|cải thiện|"
    r"nâng cao|phát triển|với|khi|thì|này|nêu|hay|hoặc|của|gửi|trình|yêu cầu|ngày"
)
# These stand in no body's name, so they end it with a capital, too ("Chính phủ Quy định").
_STOP_ANY = ("về", "quy định", "nghị định", "quyết định", "ban hành", "phê duyệt", "hướng dẫn")
_STOPS = "|".join(
    [_STOP, "sửa đổi", "Sửa đổi", *(f"{w}|{w.capitalize()}|{w.upper()}" for w in _STOP_ANY)]
)
# "Ban Chỉ đạo 389" has its number in its name.
_FIGURE = r"(?<!hỉ đạo)(?<!ông tác)\s\d"
_ISSUER_NAME = rf"[^\W\d_](?:(?!\s(?:{_STOPS})(?![^\W\d_])|{_FIGURE}|[.;:()\n\"“”]).)*"
_ISSUER = re.compile(rf"\s+của\s+(?P<issuer>{_ISSUER_NAME})")
_COMMA = re.compile(r",\s*")
_HEAD = re.compile(
    r"(?:Sở|UBND|Ủy ban|Uỷ ban|Bộ|Ban|Chi cục|Phòng|Văn phòng|Trung tâm|Hội|Chính phủ|HĐND|Cục|"
    r"Công an|Trường|Viện|Thủ tướng|Chủ tịch)\b"
)
_PARTED = re.compile(r"(?:[;,]\s*(?:và\s+)?|\s+và\s+)(?:các\s+)?$")
_LISTED = re.compile(
    rf"(?P<lead>^|[;:,]|\bvà)\s*(?P<whole>số\s*:?\s*(?P<code>{_CODE})(?:\s*,?\s*(?P<date>{_DATE}))?)"
)
_MAX_HEAD = 200
_LAW_HEAD = r"(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)"


@dataclass(frozen=True, slots=True)
class CitationHit:
    """A document named in a text; ``start`` and ``end`` run from its kind to its issuer.

    ``listed``: a bare "số …" of a list, with kind and issuer of what stands before it.
    """

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
    listed: bool = False


class CitationGrammar:
    """The compiled grammar for a set of document types."""

    def __init__(self, types: DocumentTypes) -> None:
        names = sorted((item.name for item in types.types), key=len, reverse=True)
        kinds = "|".join(re.escape(name) for name in names)
        others = "|".join(
            re.escape(n.capitalize()) for n in names if not re.match(_LAW_HEAD, n, re.I)
        )
        self._with_code = re.compile(
            rf"(?P<kind>\b(?:{kinds}))(?:\s+số)?\s*:?\s*(?P<code>{_CODE})"
            rf"(?:\s*,?\s*(?P<date>{_DATE}))?",
            re.IGNORECASE,
        )
        stop = (
            rf"\sngày\s|\ssố\s*[:\d…]|[;.:()]|\snăm\s|,\s(?:theo|tại|xét|căn cứ)\s|\b(?:{others})\b"
        )
        # An amending law names the laws it amends; date and number behind them are its own.
        self._law = re.compile(
            rf"(?P<kind>\b{_LAW_HEAD})\s"
            rf"(?P<name>[Ss]ửa đổi\b(?:(?!{stop}).){{3,300}}?|(?:(?!{stop}|\bLuật\b).){{3,120}}?)"
            rf"(?:\s+số\s+(?P<code>{_CODE})(?:\s*,?\s*(?P<date>ngày\s*{_DATE}))?"
            rf"|\s*,?\s*(?P<only>ngày\s*{_DATE_AGAIN}))"
        )
        self._kind = re.compile(rf"(?:{'|'.join(re.escape(n.capitalize()) for n in names)})\b")
        self._list_head = re.compile(
            rf"(?P<kind>\b(?:{kinds}))(?:\s+của\s+(?P<issuer>{_ISSUER_NAME}))?\s*:$", re.IGNORECASE
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
        return self._add_listed(text, kept)

    def find_kind(self, text: str) -> str | None:
        """The type of document that a text begins with: "Luật Đường bộ" is a "luật"."""
        found = self._kind.match(text)
        return found.group().lower() if found else None

    def _add_listed(self, text: str, hits: list[CitationHit]) -> list[CitationHit]:
        """``hits`` with the bare numbers of lists ("các Quyết định: số 1/…; số 2/…")."""
        for found in _LISTED.finditer(text):
            before = [hit for hit in hits if hit.start < found.end("whole")]
            if before and before[-1].end > found.start("whole"):
                continue
            hit = self._read_listed(text, found, before)
            if hit is not None:
                hits.insert(len(before), hit)
        return hits

    def _read_listed(
        self, text: str, found: re.Match[str], before: list[CitationHit]
    ) -> CitationHit | None:
        """A bare number: kind and issuer come from the list's head or the item before it."""
        if found["lead"] == ":":
            end = found.end("lead")
            head = self._list_head.search(text, max(0, end - _MAX_HEAD), end)
            issuer = _trim_issuer(head["issuer"]) if head and head["issuer"] else None
            return self._read(text, found, head["kind"], issuer) if head else None
        above = _find_above(text, found, before)
        if above is None or above.kind is None:
            return None
        hit = self._read(text, found, above.kind)
        if hit is None or hit.issuer or _symbol(hit) != _symbol(above):
            return hit
        return replace(hit, issuer=above.issuer)

    def split_items(self, text: str) -> list[tuple[int, int]]:
        """Spans of the items in a list of documents ("A; B và C").

        A document inside another's subject ("sửa đổi A và B") begins no item.
        """
        begins = [0]
        top = True
        for hit in self.find(text):
            parted = _PARTED.search(text[begins[-1] : hit.start])
            begins_item = hit.listed or hit.raw[:1].isupper()
            if not begins_item or not text[begins[-1] : hit.start].strip():
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

    def _read(
        self,
        text: str,
        found: re.Match[str],
        kind: str | None = None,
        issuer: str | None = None,
    ) -> CitationHit | None:
        """The document of a match; ``kind`` and ``issuer`` are those of the list it stands in."""
        code, number = _read_code(found["code"] or "")
        if found["code"] and (code is None or not any(char.isupper() for char in code)):
            return None
        start, end = found.span("whole" if kind else 0)
        own = _ISSUER.match(text, end)
        name = _trim_issuer(own["issuer"]) if own else None
        if own and name:
            end = own.start("issuer") + len(name)
        symbol = code.lstrip("/") if code and not number else None
        date = "date" if found["date"] or "only" not in found.re.groupindex else "only"
        return CitationHit(
            start=start,
            end=end,
            raw=text[start:end],
            kind=(kind or found["kind"]).lower(),
            code=code if number else None,
            symbol=symbol,
            issued_on=read_date(found),
            issuer=name or issuer,
            blank_number=bool(found["code"]) and not number,
            date_span=found.span(date) if found[date] else None,
            listed=kind is not None,
        )


def _find_above(text: str, found: re.Match[str], before: list[CitationHit]) -> CitationHit | None:
    """The document whose list a bare number goes on.

    Behind ";" that is the one its item began with, behind "," and "và" the one right before.
    """
    place = found.start("lead")
    if found["lead"] != ";":
        return before[-1] if before and not text[before[-1].end : place].strip(" ,") else None
    begin = text.rfind(";", 0, place) + 1
    inside = [hit for hit in before if hit.start >= begin]
    return inside[0] if inside else None


def _symbol(hit: CitationHit) -> str:
    """What stands behind a code's number and year: "QĐ-UBND"."""
    return re.sub(r"^[\d/]*\d[a-z]?[/-]", "", hit.code or hit.symbol or "").casefold()


def _read_code(raw: str) -> tuple[str | None, bool]:
    """A code without the spaces inside, and whether its number is there."""
    code = re.sub(r"(?<=/[A-ZĐ]{2})\s(?=[A-ZĐ]{2})", "-", raw)
    code = re.sub(r"\s+", "", code).replace("–", "-")
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
    parts = found.groupdict()
    day, month, year = (
        next((parts[f"{part}{form}"] for form in "1234" if parts.get(f"{part}{form}")), None)
        for part in "dmy"
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
