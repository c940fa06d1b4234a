"""The closing: Nơi nhận and signature.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (authority, title and name of the signer; items
of Nơi nhận). Party papers write T/M, K/T, T/L (Hướng dẫn 36-HD/VPTW).
"""

from __future__ import annotations

import itertools
import re

from extract.assembly.collecting import cite
from extract.assembly.reading import squash
from extract.document.model import Passage
from extract.records import Evidence, Signer
from extract.structure.outline import Line, is_upper
from extract.text.folding import fold
from extract.text.letters import LOWER, UPPER

_RECIPIENTS = re.compile(r"^\s*nơi nhận\s*[:.]?\s*", re.IGNORECASE)
_CAPACITY = re.compile(r"^(?P<mark>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*\.?\s+(?P<title>.+)$")
# Nghị định 30/2020/NĐ-CP leaves them out before a signer's name; offices do not always.
_ACADEMIC = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|Ths|BS|BSCKI|BSCKII|CKI|CKII|KS|LS|NGƯT|NGND|TTND|TTƯT)\.?\s*"
    r"|(?:Thiếu|Trung|Thượng|Đại)\s+(?:úy|tá|tướng)\s+)+"
)
_NAME = re.compile(rf"(?:[{UPPER}][^\W\d_]*\s+){{1,4}}[{UPPER}][^\W\d_]*$")
_UPPER_RUN = re.compile(rf"^(?P<upper>(?:[{UPPER}/]+\.?[\s,]+)+)(?P<name>[{UPPER}][{LOWER}].+)$")
# Authority and title that ran together: "KT. BỘ TRƯỞNG THỨ TRƯỞNG".
_TITLES = re.compile(
    r"\s(?=(?:KT|TL|TUQ)\.\s"
    r"|(?:PHÓ |QUYỀN |Q\. )(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|CỤC|CHI CỤC|BÍ THƯ|TỔNG|VIỆN|HIỆU)"
    r"|(?<=DÂN\s)CHỦ TỊCH|(?<=TRƯỞNG\s)THỨ TRƯỞNG|(?<=VỤ\s)(?:BÍ THƯ|PHÓ))"
)
_INLINE_ITEM = re.compile(r"(?:^|(?<=;)|(?<=\.)|(?<=:))\s*[-–+]\s+")


def read_recipients(lines: list[Line], evidence: list[Evidence]) -> list[str]:
    """Items of Nơi nhận, without dash and final mark."""
    found: list[str] = []
    inside = False
    for line in lines:
        head = _RECIPIENTS.match(line.whole.text)
        if head:
            inside = True
            rest = line.whole.cut(head.end())
            for item in _split_inline(rest):
                found.append(squash(item.text))
                evidence.append(cite("recipients", item))
        elif inside and line.label is not None and line.label.is_bullet:
            item = line.body.strip(" ;.,")
            if item.text:
                found.append(squash(item.text))
                evidence.append(cite("recipients", item))
    return found


def _split_inline(passage: Passage) -> list[Passage]:
    """Items that one line holds: "Nơi nhận: - A; - B; - Lưu: VT."."""
    text = passage.text
    marks = list(_INLINE_ITEM.finditer(text))
    items = []
    for place, mark in enumerate(marks):
        stop = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        items.append(passage.cut(mark.end(), stop).strip(" ;.,"))
    return [item for item in items if item.text]


def read_signers(lines: list[Line], evidence: list[Evidence]) -> list[Signer]:
    """Who signs: authority, title, then the name below it."""
    capacity: Passage | None = None
    position: Passage | None = None
    signers: list[Signer] = []
    for line in _split_lines(lines):
        text = line.text
        if _CAPACITY.match(text) and is_upper(text):
            capacity = line
        elif is_upper(text) and not _is_name_in_capitals(text, position):
            position = line
        elif position is not None and _NAME.match(_ACADEMIC.sub("", text)) and not is_upper(text):
            title = _ACADEMIC.match(text)
            name = line.cut(title.end()) if title else line
            signers.append(_make_signer(name, position, capacity))
            evidence.append(cite("signers", name))
            evidence.extend(cite("signers", p) for p in (position, capacity) if p is not None)
            position = capacity = None
    return signers


def _split_lines(lines: list[Line]) -> list[Passage]:
    """The signature's lines; title and name on one line come apart."""
    passages = []
    for line in lines:
        if _RECIPIENTS.match(line.whole.text) or (line.label and line.label.is_bullet):
            continue
        found = _UPPER_RUN.match(line.whole.text)
        if found and len(line.whole.text) < 90:
            passages.extend(_split_titles(line.whole.cut(*found.span("upper")).strip()))
            passages.append(line.whole.cut(*found.span("name")).strip())
        else:
            passages.extend(_split_titles(line.whole))
    return passages


def _split_titles(passage: Passage) -> list[Passage]:
    text = passage.text
    if not is_upper(text):
        return [passage]
    places = [found.start() for found in _TITLES.finditer(text)]
    bounds = [0, *places, len(text)]
    pieces = [passage.cut(a, b).strip() for a, b in itertools.pairwise(bounds)]
    return [piece for piece in pieces if piece.text]


def _is_name_in_capitals(text: str, position: Passage | None) -> bool:
    return position is not None and not fold(text).startswith(("pho ", "quyen "))


def _make_signer(name: Passage, position: Passage, capacity: Passage | None) -> Signer:
    title = None
    if capacity is not None:
        found = _CAPACITY.match(capacity.text)
        if found:
            title = f"{found['mark']}. {_sentence_case(found['title'])}"
    return Signer(name=squash(name.text), position=_sentence_case(position.text), capacity=title)


def _sentence_case(text: str) -> str:
    """A title as offices write it: "PHÓ GIÁM ĐỐC" as "Phó Giám đốc"."""
    lowered = squash(text).lower()
    lowered = re.sub(
        r"^(phó|quyền)\s+(\w)", lambda m: f"{m[1].capitalize()} {m[2].upper()}", lowered
    )
    return lowered[:1].upper() + lowered[1:]
