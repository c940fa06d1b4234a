"""Indicators in text and cells: code, name, and the remark on rank in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document.model import Passage

_CODE = r"\d{1,2}(?:\.\d{1,2}){1,3}"
_VERB = (
    r"(?:(?P<maintain>duy trì|giữ vững|giữ ổn định|tiếp tục duy trì)"
    r"|(?P<improve>cải thiện|nâng cao|tăng cường|nâng hạng|khắc phục|cải thiện và nâng cao"
    r"|cải thiện, nâng cao|duy trì và nâng cao|duy trì và cải thiện))"
)
_MENTION = re.compile(
    rf"(?:(?:{_VERB})\s+(?:các\s+)?)?\bchỉ số(?: thành phần)?\s*:?\s*"
    rf"(?P<code>{_CODE})\s*[.:,;-]?\s+",
    re.IGNORECASE,
)
_CELL = re.compile(
    rf"^\s*(?:[-+*]\s*)?(?:(?:chỉ số|chỉ tiêu)(?: thành phần)?\s*(?::|(?=\d)))?\s*"
    rf"(?P<code>{_CODE})?\s*[.:,-]?\s*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\s*\((?P<remark>[^()]*\b(?:xếp|hạng|thứ|điểm|mức|mục tiêu|đạt)\b"
    r"[^()]*(?:\([^()]*\)[^()]*)*)\)",
    re.IGNORECASE,
)
_PILLAR = re.compile(
    r"\btrụ cột\s*(?:số\s*)?(?P<number>\d{1,2}|[IVX]{1,5})\b\s*[:.\-–]?\s*", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"^(?:chỉ số này\s*)?"
    r"(?:hiện\s*|tỉnh\s*|thành phố\s*|nay\s*|đang\s*|đạt\s*|năm \d{4}\s*|được\s*)*"
    r"(?:xếp|đứng|ở)?\s*(?:thứ|hạng|vị trí|thứ hạng)*\s*$",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"[\s,;]*(?:hiện |đang |được )*(?:xếp|đứng|ở)?\s*(?:thứ hạng|thứ|hạng|vị trí)(?: thứ)?\s*$",
    re.IGNORECASE,
)
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}


@dataclass(frozen=True, slots=True)
class IndicatorHit:
    """An indicator named in running text.

    Attributes:
        code, name, remark: their words; ``remark`` is what stands in brackets behind.
        direction: "maintain" or "improve" where a verb before it says so.
    """

    code: Passage
    name: Passage
    remark: Passage | None
    direction: str | None
    verb: Passage | None


def find_indicators(passage: Passage) -> list[IndicatorHit]:
    """Indicators named with their code ("Cải thiện Chỉ số 7.1.2: Số lượng …")."""
    text = passage.text
    mentions = list(_MENTION.finditer(text))
    hits = []
    for place, found in enumerate(mentions):
        stop = mentions[place + 1].start() if place + 1 < len(mentions) else len(text)
        remark = _REMARK.search(text, found.end(), stop)
        end = remark.start() if remark else _name_end(text, found.end(), stop)
        name = passage.cut(found.end(), end).strip(" .;,:")
        if not name.text:
            continue
        direction = "maintain" if found["maintain"] else "improve" if found["improve"] else None
        verb_group = found.lastgroup and ("maintain" if found["maintain"] else "improve")
        verb = passage.cut(*found.span(verb_group)) if direction and verb_group else None
        hits.append(
            IndicatorHit(
                code=passage.cut(*found.span("code")),
                name=name,
                remark=passage.cut(*remark.span("remark")) if remark else None,
                direction=direction,
                verb=verb,
            )
        )
    return hits


def _name_end(text: str, begin: int, stop: int) -> int:
    """A name without remark ends with its sentence or clause."""
    found = re.compile(r"[.;](?=\s|$)|\n").search(text, begin, stop)
    return found.start() if found else stop


def split_indicator_cell(passage: Passage) -> tuple[Passage | None, Passage]:
    """Code and name of an indicator cell: "Chỉ số: 1.1.1. Chính sách …", "1.1.3 Chính sách"."""
    text = passage.text
    found = _CELL.match(text)
    code = passage.cut(*found.span("code")) if found and found["code"] else None
    name = passage.cut(found.end()) if found else passage
    return code, name.strip(" .;,:\n")


def read_pillar(passage: Passage) -> tuple[int, Passage | None, Passage] | None:
    """Number, name and words of the pillar a heading names."""
    found = _PILLAR.search(passage.text)
    if found is None:
        return None
    raw = found["number"]
    number = int(raw) if raw.isdigit() else _ROMAN.get(raw.upper())
    if number is None:
        return None
    name = passage.cut(found.end()).strip(" .;:")
    return number, (name if name.text else None), passage.cut(found.start())


def split_remark(remark: Passage, rank_start: int, rank_end: int) -> Passage | None:
    """What a remark says beside the rank: the assessment, None where nothing is left.

    ``rank_start`` and ``rank_end`` are the rank's place in the remark.
    """
    after = remark.cut(rank_end).strip(" -–,;.:")
    if after.text:
        return after
    before = remark.cut(0, rank_start).strip(" -–,;.:")
    led = _RANKED.search(before.text)
    before = before.cut(0, led.start()).strip(" -–,;.:") if led else before
    return before if before.text and not _LEAD_IN.match(before.text) else None
