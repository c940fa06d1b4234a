"""The body that issues a plan, with its province where the document says it."""

from __future__ import annotations

import re

from extract.assembly.casing import NameCasing
from extract.assembly.collecting import cite
from extract.assembly.reading import squash
from extract.document.model import Document, Passage
from extract.fields.citations import CitationHit
from extract.fields.units import UnitNames, read_unit
from extract.records import Evidence, Unit
from extract.structure.outline import is_upper
from extract.structure.parts import Parts
from extract.structure.stamps import STAMP
from extract.text.folding import fold, match_key
from extract.text.letters import UPPER

_NATION = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s*-?\s*tu do|dang cong san viet nam")
_ISSUES = re.compile(
    r"(?P<unit>[^\W\d_](?:(?![;:.]|,\s).){3,110}?)\s+(?:ban hành|xây dựng|lập|triển khai|đề ra)\s+"
    r"(?:và triển khai\s+)?(?:Kế hoạch|Chương trình|Đề án|kế hoạch)"
)
_LEVELS = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_PLACE = re.compile(
    rf"\b(?P<level>{_LEVELS})\s+(?P<name>[{UPPER}]\w*(?:(?:\s-)?\s[{UPPER}]\w*){{0,4}})"
)
_HEADER_PLACE = re.compile(
    r"(?<!\w)(?P<level>TỈNH ỦY|THÀNH ỦY|TỈNH|THÀNH PHỐ|TP)(?:\.\s*|\s+)(?P<name>[^\W\d_].*)"
)
_BARE_LEVEL = re.compile(rf"(?:^|\s)(?P<level>{_LEVELS})$", re.IGNORECASE)
_PROVINCE_LEVELS = ("tỉnh", "thành phố")
_NEEDS_PLACE = ("sở", "ban", "chi cục", "công an", "thanh tra", "văn phòng", "hội")
# The name of an area that the rules do not know: a few words, and nothing behind them.
_AREA = re.compile(r"[^\W\d_]+(?:(?:\s?-\s?|\s)[^\W\d_]+){0,3}")
_RULE = re.compile(r"[-_–—=*\s.]+$")
# They stand beside the letterhead and belong to no name.
_STAMPS = re.compile(rf"^(?:{STAMP}(?!\w)[\s\-–:.*]*)+|(?:(?<!\w)[\s\-–:.*]*{STAMP})+$")


class IssuerFinder:
    """Finds the issuer in letterhead, opening sentence or "kèm theo" line."""

    def __init__(self, document: Document, names: UnitNames) -> None:
        self.document = document
        self.names = names
        self.casing = NameCasing(document, names.lexicon.rulebook)

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
            unit.name = self._join_place(unit.name, squash(place.text))
            evidence.append(cite("issuer", place))
        return unit, evidence

    def _join_place(self, name: str, place: str) -> str:
        """A name with its area: "Thanh tra tỉnh" and "TỈNH X" say the level only once."""
        if is_upper(place):
            place = re.sub(r"^TP(?:\.\s*|\s+)", "THÀNH PHỐ ", place)
            place = self.casing.restore(place, begins=False)
        bare = _BARE_LEVEL.search(name)
        if bare and match_key(place).startswith(match_key(bare["level"]) + " "):
            name = name[: bare.start("level")].rstrip()
            place = place[: len(bare["level"])].lower() + place[len(bare["level"]) :]
        return f"{name} {place}"

    def _from_letterhead(self, parts: Parts) -> tuple[Unit, list[Passage]] | None:
        lines = self._letterhead_lines(parts)
        if not lines:
            return None
        groups: list[list[Passage]] = []
        for line in lines:
            goes_on = fold(line.text).startswith("va ") or (
                bool(groups) and fold(groups[-1][-1].text).endswith((" va", ","))
            )
            if self._begins_body(line.text) and not goes_on:
                groups.append([line])
            elif groups:
                groups[-1].append(line)
        if not groups:
            return None
        passages = groups[-1]
        text = _RULE.sub("", squash(" ".join(passage.text for passage in passages)))
        text = self.casing.restore(text)
        unit = read_unit(text, self.names)
        if unit is None:
            return Unit(raw=text, name=text, kind=self.casing.find_kind(text)), passages
        return Unit(raw=text, name=unit.name, kind=unit.kind), passages

    def _begins_body(self, text: str) -> bool:
        """A line that names a body, if only by its head ("BAN TỔ CHỨC")."""
        name = self.casing.restore(squash(text))
        return read_unit(name, self.names) is not None or self.casing.find_kind(name) is not None

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
            whole = _cut_stamps(whole.strip(" -_–—=*."))
            if whole.text and is_upper(whole.text):
                lines.append(whole)
        return lines

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
        bare = _BARE_LEVEL.search(unit.name)
        levels = (bare["level"].lower(),) if bare else _PROVINCE_LEVELS
        if not bare and (unit.kind not in _NEEDS_PLACE or self._names_place(unit.name)):
            return None
        for line in parts.header:
            nation = re.search(r"CỘNG H|ĐẢNG CỘNG", line.whole.text)
            head = line.whole.cut(0, nation.start() if nation else None)
            head = _cut_stamps(head.strip(" -–—_.=*"))
            found = _HEADER_PLACE.search(head.text)
            level = found["level"].lower().replace("tp", "thành phố") if found else None
            if found and (not bare or level in levels) and self._is_area(found["name"]):
                return head.cut(found.start())
        return self._most_named(levels)

    def _is_area(self, name: str) -> bool:
        """A province, or few enough words to name a town: "TỈNH TRONG ĐÁNH GIÁ, …" goes on."""
        name = _RULE.sub("", name)
        return match_key(name) in self.casing.provinces or _AREA.fullmatch(name) is not None

    def _names_place(self, name: str) -> bool:
        key = f" {match_key(name)} "
        return bool(_PLACE.search(name)) or any(f" {p} " in key for p in self.casing.provinces)

    def _most_named(self, levels: tuple[str, ...]) -> Passage | None:
        """The area of one of the levels that the text names most often."""
        counts: dict[str, tuple[int, Passage]] = {}
        for block in self.document.blocks:
            if block.kind == "furniture":
                continue
            for found in _PLACE.finditer(block.text):
                if found["level"] in levels:
                    passage = Passage(block, found.start(), found.end()).strip()
                    count, first = counts.get(passage.text, (0, passage))
                    counts[passage.text] = (count + 1, first)
        return max(counts.values(), key=lambda item: item[0])[1] if counts else None


def _cut_stamps(line: Passage) -> Passage:
    """A letterhead line without stamps of urgency, secrecy or draft at its ends."""
    for found in reversed(list(_STAMPS.finditer(line.text))):
        line = line.cut(found.end()) if found.start() == 0 else line.cut(0, found.start())
    return line.strip(" -_–—=*.")
