"""Annexes: where one begins, its title, and the document its "kèm theo" line names.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1 (Phụ lục on a line of its own, the title in
capitals, then the "Kèm theo" line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.document.model import Passage, Table
from extract.rulebook.structure import SectionRules
from extract.structure.outline import Line, is_upper
from extract.text.folding import fold

_ANNEX_NUMBER = re.compile(
    r"(?:phụ lục|phụ biểu|biểu)\s*(?:số\s*)?(?:(?:\d{1,3}|[IVXLC]{1,5}|[A-D])\b)?\s*"
    r"(?P<mark>[:.\-–])?\s*",
    re.IGNORECASE,
)
ATTACHED = re.compile(r"^\(?\s*(?:ban hanh )?(?:kem|dinh kem)(?: theo)?\b")
_BRACKET = re.compile(r"\((?:Ban hành )?[Kk]èm theo")
_MAX_TITLE_LINES = 6
_LONG_LINE = 300


@dataclass
class AnnexPart:
    """An annex: heading, title and "kèm theo" lines, and what stands in it."""

    heading: list[Line] = field(default_factory=list)
    title: list[Passage] = field(default_factory=list)
    attached: Passage | None = None
    entries: list[Line | Table] = field(default_factory=list)


def starts_annex(line: Line, rules: SectionRules) -> bool:
    """Whether a line is an annex's heading, not a sentence that speaks of one."""
    text = line.whole.text
    if len(text) > 250 or not (text[:7] in ("PHỤ LỤC", "Phụ lục") or is_upper(text[:12])):
        return False
    # A heading in capitals may hold its title behind the number without any mark.
    titled = text.startswith("PHỤ LỤC ") and is_upper(text)
    return titled or any(rule.search(fold(text)) for rule in rules.annexes)


def read_annex_head(entries: list[Line | Table], place: int) -> tuple[AnnexPart, int]:
    """The annex's heading, its title and its "kèm theo" line."""
    annex = AnnexPart()
    first = entries[place]
    if isinstance(first, Line):
        annex.heading.append(first)
        title = _title_in_heading(first.whole)
        if title is not None and _take_attached(title, annex):
            return annex, place + 1
        if title is not None:
            annex.title.append(title)
    place += 1
    above = _find_attached(entries, place)
    while place < len(entries) and len(annex.heading) < _MAX_TITLE_LINES:
        entry = entries[place]
        if isinstance(entry, Table):
            break
        if not any(char.isalnum() for char in entry.whole.text):
            place += 1
            continue
        if _take_attached(entry.whole, annex):
            annex.heading.append(entry)
            return annex, place + 1
        goes_on = not annex.title or place < above or _goes_on_annex_title(entry, annex)
        if entry.label is not None or not goes_on:
            break
        # A divider "PHỤ LỤC" may stand above the first of several: "Phụ lục 1: …".
        numbered = not annex.title and fold(entry.whole.text).startswith("phu luc")
        named = _title_in_heading(entry.whole) if numbered else None
        annex.title.append(named or entry.whole)
        annex.heading.append(entry)
        place += 1
    return annex, place


def _take_attached(text: Passage, annex: AnnexPart) -> bool:
    """Take a "kèm theo" line, with the title that may stand before its bracket."""
    if ATTACHED.match(fold(text.text)):
        annex.attached = text
        return True
    found = _BRACKET.search(text.text)
    if found is None or found.start() == 0:
        return False
    annex.title.append(text.cut(0, found.start()).strip())
    annex.attached = text.cut(found.start())
    return True


def _find_attached(entries: list[Line | Table], place: int) -> int:
    """Where the "kèm theo" line of a heading stands, ``place`` where it has none near."""
    for at in range(place, min(place + _MAX_TITLE_LINES, len(entries))):
        entry = entries[at]
        if isinstance(entry, Table) or entry.label is not None:
            break
        text = entry.whole.text
        if ATTACHED.match(fold(text)) or _BRACKET.search(text):
            return at
        if _ANNEX_NUMBER.match(text) or len(text) >= _LONG_LINE or text.endswith((":", ";", ".")):
            break
    return place


def _goes_on_annex_title(line: Line, annex: AnnexPart) -> bool:
    text = line.whole.text
    if is_upper(annex.title[0].text):
        # "NĂM 2027" is in capitals too, though too short to tell a title by.
        return text.isupper() and (is_upper(text) or len(text) < 12) and len(text) < _LONG_LINE
    return text[:1].islower()


def _title_in_heading(heading: Passage) -> Passage | None:
    """Title behind the mark of a heading such as "PHỤ LỤC: KẾ HOẠCH …"."""
    found = _ANNEX_NUMBER.match(heading.text)
    if found is None:
        return None
    marked = found["mark"] or is_upper(heading.text)
    title = heading.cut(found.end())
    return title if marked and len(title.text) > 4 else None
