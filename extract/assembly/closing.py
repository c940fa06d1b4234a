"""The closing: Nơi nhận and signature.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (authority, title and name of the signer; items
of Nơi nhận). Party papers write T/M, K/T, T/L (Hướng dẫn 36-HD/VPTW).
"""

from __future__ import annotations

import itertools
import re

from extract.assembly.casing import NameCasing
from extract.assembly.collecting import cite
from extract.assembly.reading import squash
from extract.document.model import Passage, Table
from extract.fields.units import UnitNames, find_persons, lower_capitals, read_unit
from extract.nlp import PERSON_REVIEW, Opinion
from extract.records import Evidence, Signer
from extract.structure.outline import Line, is_upper
from extract.structure.parts import Parts
from extract.text.folding import fold
from extract.text.letters import LOWER, UPPER

_RECIPIENTS = re.compile(r"^\s*nơi nhận\s*[:.]?\s*", re.IGNORECASE)
_CAPACITY = re.compile(r"^(?P<mark>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*\.?\s+(?P<title>.+)$")
# Nghị định 30/2020/NĐ-CP leaves them out before a signer's name; offices do not always.
_ACADEMIC = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|Ths|BSCKII|BSCKI|BS|CKII|CKI|KS|LS|NGƯT|NGND|TTND|TTƯT)\.?\s*"
    r"|(?:Thiếu|Trung|Thượng|Đại)\s+(?:úy|tá|tướng)\s+)+"
)
# "H'Nhung", "H' Yim" and "K'Brôi" are one word; of those a name may have no other.
_APOSTROPHE = rf"[{UPPER}]['’\u02bc]\s?[{UPPER}][^\W\d_]*"
_SYLLABLE = rf"(?:{_APOSTROPHE}|[{UPPER}][^\W\d_]*)"
_NAME = re.compile(rf"(?:(?:{_SYLLABLE}\s+){{1,4}}{_SYLLABLE}|{_APOSTROPHE})$")
_UPPER_RUN = re.compile(rf"^(?P<upper>(?:[{UPPER}/]+\.?[\s,]+)+)(?P<name>[{UPPER}][{LOWER}].+)$")
# Authority and title that ran together: "KT. BỘ TRƯỞNG THỨ TRƯỞNG".
_TITLES = re.compile(
    r"\s(?=(?:KT|TL|TUQ)\.\s"
    r"|(?:PHÓ |QUYỀN |Q\. )(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|CỤC|CHI CỤC|BÍ THƯ|TỔNG|VIỆN|HIỆU)"
    r"|(?<=DÂN\s)CHỦ TỊCH|(?<=TRƯỞNG\s)THỨ TRƯỞNG|(?<=VỤ\s)(?:BÍ THƯ|PHÓ))"
)
# Nghị định 30/2020/NĐ-CP, Phụ lục I: a head signs with the office alone, in capitals.
_OFFICES = (
    r"(?:QUYỀN |Q\. ?|PHÓ )?(?:BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|TỔNG GIÁM ĐỐC|GIÁM ĐỐC"
    r"|CHỦ NHIỆM|TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG"
    r"|TRƯỞNG BAN|TRƯỞNG PHÒNG|TRƯỞNG CÔNG AN|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CHÁNH ÁN"
    r"|TỔNG THANH TRA|TỔNG KIỂM TOÁN NHÀ NƯỚC|THỐNG ĐỐC|BÍ THƯ|TỔNG BIÊN TẬP)"
)
_UPPER_WORDS = rf"(?:\s+(?:[{UPPER}]{{2,}}|[{UPPER}/]+\.)(?![{LOWER}]))*"
_OFFICE = re.compile(rf"{_OFFICES}(?!\w)")
_TAIL_NAME = (
    rf"(?:[{UPPER}][^\W\d_]*\.?\s*){{1,3}}(?:[{UPPER}][{LOWER}]*\s+){{1,4}}[{UPPER}][{LOWER}]+"
)
# A signature that ran into the last recipient, or stands beside "Nơi nhận:".
_SIGNED = re.compile(
    rf"(?:(?<=[.;:,)])\s*|(?<=\w)\s*\.\s*)(?P<sign>"
    rf"(?:(?:TM|KT|TL|TUQ|Q)\.\s*|(?:T/M|K/T|T/L)\.?\s+|(?={_OFFICES}))[{UPPER}]{{2,}}{_UPPER_WORDS}"
    rf"(?:\s+{_TAIL_NAME})?)\s*$"
)
_MAX_SIGNATURE, _MAX_LINE = 6, 90
_INLINE_ITEM = re.compile(r"(?:^|(?<=;)|(?<=\.)|(?<=:))\s*[-–+]\s+")


class SignatureReader:
    """Reads who signs: authority, office, then a person's name."""

    def __init__(self, casing: NameCasing, names: UnitNames, opinion: Opinion) -> None:
        self.casing = casing
        self.names = names
        self.opinion = opinion

    def take(self, parts: Parts) -> None:
        """Move the body's last lines to the closing where they are an office and who holds it.

        Only "Nơi nhận" and an authority ("KT.") begin a closing by themselves; the office alone
        looks like a heading until a name ends the body below it.
        """
        main = parts.main
        for place in range(len(main) - 1, max(len(main) - _MAX_SIGNATURE, -1), -1):
            entry = main[place]
            if isinstance(entry, Table) or entry.label is not None:
                return
            if _OFFICE.match(entry.whole.text):
                lines = [line for line in main[place:] if isinstance(line, Line)]
                said = [line for line in lines if not line.whole.text.startswith(("(", "["))]
                if self._ends_in_name(_split_lines(said)):
                    parts.closing[:0] = lines
                    del main[place:]
                return

    def _ends_in_name(self, signature: list[Passage]) -> bool:
        """An office in capitals, then nothing but one name."""
        *offices, name = signature
        shouted = all(is_upper(line.text) for line in offices)
        return shouted and len(offices) > 0 and self._is_name(name.text)

    def read(self, lines: list[Line], evidence: list[Evidence]) -> list[Signer]:
        """The signers of a closing."""
        capacity: Passage | None = None
        position: Passage | None = None
        signers: list[Signer] = []
        split = _split_lines(lines)
        for line in split:
            text = line.text
            if _CAPACITY.match(text) and is_upper(text):
                capacity = line
            elif position is not None and self._is_name(text):
                signers.append(self._make_signer(line, position, capacity, evidence))
                position = capacity = None
            elif is_upper(text) and (position is None or _is_further_title(text)):
                position = line
        last = split[-1] if split else None
        if not signers and position is not None and last not in (None, position):
            signers = self._guess_signer(last, position, capacity, evidence)
        return signers

    def _guess_signer(
        self,
        line: Passage | None,
        position: Passage,
        capacity: Passage | None,
        evidence: list[Evidence],
    ) -> list[Signer]:
        """The closing's last line, where a second opinion takes it for a person's name."""
        if line is None or not self.opinion.is_person(line.text, self.names):
            return []
        signer = self._make_signer(line, position, capacity, evidence)
        signer.review = PERSON_REVIEW
        return [signer]

    def _is_name(self, text: str) -> bool:
        """A person's name alone; in capitals it looks like a title, so it needs a surname."""
        name = _ACADEMIC.sub("", text)
        if not _NAME.match(name):
            return False
        if not is_upper(name):
            return not is_upper(text)
        persons = find_persons(name, self.names.people)
        return [person.raw for person in persons] == [name] and read_unit(name, self.names) is None

    def _make_signer(
        self,
        line: Passage,
        position: Passage,
        capacity: Passage | None,
        evidence: list[Evidence],
    ) -> Signer:
        title = _ACADEMIC.match(line.text)
        name = line.cut(title.end()) if title else line
        evidence.append(cite("signers", name))
        evidence.extend(cite("signers", p) for p in (position, capacity) if p is not None)
        return Signer(
            name=lower_capitals(squash(name.text)),
            position=_sentence_case(position.text),
            capacity=self._name_capacity(capacity) if capacity is not None else None,
        )

    def _name_capacity(self, capacity: Passage) -> str | None:
        found = _CAPACITY.match(capacity.text)
        if found is None:
            return None
        # "TM." stands before a body, the other marks mostly before an office.
        office = _OFFICE.match(found["title"])
        title = found["title"]
        shown = _sentence_case(title) if office else self.casing.restore(squash(title))
        return f"{found['mark']}. {shown}"


def read_recipients(lines: list[Line], evidence: list[Evidence]) -> list[str]:
    """Items of Nơi nhận, without dash and final mark."""
    found: list[str] = []
    inside = False
    for line in lines:
        head = _RECIPIENTS.match(line.whole.text)
        if head:
            inside = True
            items = _split_inline(_cut_signature(line.whole)[0].cut(head.end()))
        elif inside and line.label is not None and line.label.is_bullet:
            items = [_cut_signature(line.body)[0].strip(" ;.,")]
        else:
            items = []
        for item in items:
            if item.text:
                found.append(squash(item.text))
                evidence.append(cite("recipients", item))
    return found


def _cut_signature(passage: Passage) -> tuple[Passage, Passage | None]:
    """A line of Nơi nhận without, and the signature that stands at its end."""
    found = _SIGNED.search(passage.text)
    if found is None or found.start() == 0:
        return passage, None
    return passage.cut(0, found.start()), passage.cut(*found.span("sign"))


def _split_inline(passage: Passage) -> list[Passage]:
    """Items that one line holds: "Nơi nhận: - A; - B; - Lưu: VT."."""
    text = passage.text
    marks = list(_INLINE_ITEM.finditer(text))
    items = []
    for place, mark in enumerate(marks):
        stop = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        items.append(passage.cut(mark.end(), stop).strip(" ;.,"))
    return [item for item in items if item.text]


def _split_lines(lines: list[Line]) -> list[Passage]:
    """The signature's lines; title and name on one line come apart."""
    passages = []
    for line in lines:
        whole: Passage | None = line.whole
        if _RECIPIENTS.match(line.whole.text) or (line.label and line.label.is_bullet):
            whole = _cut_signature(line.whole)[1]
        if whole is not None:
            passages.extend(_split_name(whole))
    return passages


def _split_name(line: Passage) -> list[Passage]:
    """Authority, title and name of one line."""
    found = _UPPER_RUN.match(line.text)
    # One capital letter is a name's first word ("Y Thanh Niê"), no title.
    if not found or len(found["upper"].strip()) < 2 or len(line.text) >= _MAX_LINE:
        return _split_titles(line)
    if _ACADEMIC.match(line.text):
        return _split_titles(line)
    titles = _split_titles(line.cut(*found.span("upper")).strip())
    return [*titles, line.cut(*found.span("name")).strip()]


def _split_titles(passage: Passage) -> list[Passage]:
    text = passage.text
    if not is_upper(text):
        return [passage]
    places = [found.start() for found in _TITLES.finditer(text)]
    bounds = [0, *places, len(text)]
    pieces = [passage.cut(a, b).strip() for a, b in itertools.pairwise(bounds)]
    return [piece for piece in pieces if piece.text]


def _is_further_title(text: str) -> bool:
    return fold(text).startswith(("pho ", "quyen "))


def _sentence_case(text: str) -> str:
    """A title as offices write it: "PHÓ GIÁM ĐỐC" as "Phó Giám đốc"."""
    lowered = squash(text).lower()
    lowered = re.sub(
        r"^(phó|quyền)\s+(\w)", lambda m: f"{m[1].capitalize()} {m[2].upper()}", lowered
    )
    return lowered[:1].upper() + lowered[1:]
