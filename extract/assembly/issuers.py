"""The body that issues a plan, with its province where the document says it."""

from __future__ import annotations

import re

from extract.assembly.collecting import cite
from extract.assembly.reading import squash
from extract.document.model import Document, Passage
from extract.fields.citations import CitationHit
from extract.fields.units import UnitHit, UnitNames, read_unit
from extract.records import Evidence, Unit
from extract.structure.outline import is_upper
from extract.structure.parts import Parts
from extract.text.folding import fold, match_key
from extract.text.letters import UPPER

_NATION = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s*-?\s*tu do|dang cong san viet nam")
_ISSUES = re.compile(
    r"(?P<unit>[^\W\d_](?:(?![;:.]|,\s).){3,110}?)\s+(?:ban hành|xây dựng|lập|triển khai|đề ra)\s+"
    r"(?:và triển khai\s+)?(?:Kế hoạch|Chương trình|Đề án|kế hoạch)"
)
_PLACE = re.compile(
    rf"\b(?P<level>tỉnh|thành phố)\s+(?P<name>[{UPPER}]\w*(?:(?:\s-)?\s[{UPPER}]\w*){{0,4}})"
)
_NEEDS_PLACE = ("sở", "ban", "chi cục", "công an", "thanh tra", "văn phòng", "hội")
_ONE_WORD_HEADS = ("sở", "bộ", "ban", "phòng", "cục", "vụ", "viện", "hội", "trường")
_RULE = re.compile(r"[-_–—=*\s.]+$")


class IssuerFinder:
    """Finds the issuer in letterhead, opening sentence or "kèm theo" line."""

    def __init__(self, document: Document, names: UnitNames) -> None:
        self.document = document
        self.names = names

    def find(self, parts: Parts, attached: list[CitationHit]) -> tuple[Unit, list[Evidence]] | None:
        """The issuer and the words it was read from, None where none is named."""
        found = self._from_letterhead(parts) or self._from_opening(parts)
        if found is None:
            found = self._from_annex(parts, attached)
        if found is None:
            return None
        unit, passages = found
        evidence = [cite("issuer", passage) for passage in passages]
        place = self._find_place(parts, unit)
        if place is not None:
            name = squash(place.text)
            unit.name = f"{unit.name} {self._restore_case(name) if is_upper(name) else name}"
            evidence.append(cite("issuer", place))
        return unit, evidence

    def _from_letterhead(self, parts: Parts) -> tuple[Unit, list[Passage]] | None:
        lines = self._letterhead_lines(parts)
        if not lines:
            return None
        groups: list[list[Passage]] = []
        for line in lines:
            unit = self._read(line.text)
            if groups and (unit is None or fold(line.text).startswith("va ")):
                groups[-1].append(line)
            elif unit is not None:
                groups.append([line])
        if not groups:
            return None
        passages = groups[-1]
        text = " ".join(passage.text for passage in passages)
        text = self._restore_case(_RULE.sub("", text))
        unit = read_unit(text, self.names) or self._read(text)
        if unit is None:
            return None
        return Unit(raw=squash(text), name=unit.name, kind=unit.kind), passages

    def _read(self, text: str) -> UnitHit | None:
        """A name in capitals: which words of it are capitalised nobody can see."""
        return read_unit(_lower(text), self.names) or read_unit(squash(text).title(), self.names)

    @staticmethod
    def _letterhead_lines(parts: Parts) -> list[Passage]:
        lines = []
        for line in parts.header:
            whole = line.whole
            key = fold(whole.text)
            if (key.startswith("so") and "/" in key) or ("ngay" in key and "nam" in key):
                continue
            nation = _NATION.search(key)
            if nation:
                whole = whole.cut(0, nation.start())
            whole = whole.strip(" -_–—=*.")
            if whole.text and is_upper(whole.text):
                lines.append(whole)
        return lines

    def _restore_case(self, text: str) -> str:
        """A name in capitals as the document writes it elsewhere, else in sentence case."""
        key = match_key(text)
        for block in self.document.blocks:
            place = match_key(block.text).find(key) if len(block.text) > len(text) else -1
            if place >= 0 and len(match_key(block.text)) == len(block.text):
                found = block.text[place : place + len(text)]
                if not is_upper(found):
                    return found
        return _lower(text)

    def _from_opening(self, parts: Parts) -> tuple[Unit, list[Passage]] | None:
        for line in parts.opening:
            text = line.whole.text
            begin = 0
            # Each clause in turn: the last one before the verb names the body.
            for comma in [*re.finditer(r",\s+", text), None]:
                found = _ISSUES.match(text, begin)
                hit = read_unit(found["unit"], self.names) if found else None
                if found and hit is not None:
                    passage = line.whole.cut(*found.span("unit"))
                    unit = Unit(raw=squash(passage.text), name=hit.name, kind=hit.kind)
                    return unit, [passage]
                if comma is None:
                    break
                begin = comma.end()
        return None

    def _from_annex(
        self, parts: Parts, attached: list[CitationHit]
    ) -> tuple[Unit, list[Passage]] | None:
        for annex, hit in zip(
            (a for a in parts.annexes if a.attached is not None), attached, strict=False
        ):
            if hit.issuer and annex.attached is not None:
                unit = read_unit(hit.issuer, self.names)
                passage = annex.attached.cut(hit.end - len(hit.issuer), hit.end)
                name = unit.name if unit else hit.issuer
                kind = unit.kind if unit else None
                return Unit(raw=squash(hit.issuer), name=name, kind=kind), [passage]
        return None

    def _find_place(self, parts: Parts, unit: Unit) -> Passage | None:
        """The province of a department that does not name it: letterhead, then the text."""
        if unit.kind not in _NEEDS_PLACE or _PLACE.search(unit.name):
            return None
        for line in parts.header:
            nation = re.search(r"CỘNG H|ĐẢNG CỘNG", line.whole.text)
            end = nation.start() if nation else len(line.whole.text)
            found = re.search(r"\b(?:TỈNH|THÀNH PHỐ)\s+\S.*", line.whole.text[:end])
            if found:
                return line.whole.cut(found.start(), found.end()).strip(" -–_.")
        counts: dict[str, tuple[int, Passage]] = {}
        for block in self.document.blocks:
            for found in _PLACE.finditer(block.text):
                passage = Passage(block, found.start(), found.end()).strip()
                count, first = counts.get(passage.text, (0, passage))
                counts[passage.text] = (count + 1, first)
        if not counts:
            return None
        return max(counts.values(), key=lambda item: item[0])[1]


def _lower(text: str) -> str:
    """A name in capitals as offices write it: head, first word of the field, places."""
    words = squash(text).lower().split(" ")
    placed = False
    for index, word in enumerate(words):
        before = words[index - 1].lower() if index else ""
        if index == 0 or placed or (index == 1 and before in _ONE_WORD_HEADS) or before == "và":
            words[index] = word.capitalize()
        placed = placed or word in ("tỉnh", "phố", "xã", "phường", "huyện", "quận")
    return " ".join(words)
