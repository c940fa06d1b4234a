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
_MAX_TITLE_LINES = 6


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
        if title is not None and ATTACHED.match(fold(title.text)):
            annex.attached = title
        elif title is not None:
            annex.title.append(title)
    place += 1
    while place < len(entries) and len(annex.heading) < _MAX_TITLE_LINES:
        entry = entries[place]
        if isinstance(entry, Table):
            break
        text = entry.whole.text
        if ATTACHED.match(fold(text)):
            annex.attached = entry.whole
            annex.heading.append(entry)
            return annex, place + 1
        if not any(char.isalnum() for char in text):
            place += 1
            continue
        if entry.label is not None or (annex.title and not _goes_on_annex_title(entry, annex)):
            break
        attached = re.search(r"\((?:Ban hành )?[Kk]èm theo", text)
        if attached and attached.start() > 0:
            annex.title.append(entry.whole.cut(0, attached.start()).strip())
            annex.attached = entry.whole.cut(attached.start())
            annex.heading.append(entry)
            return annex, place + 1
        annex.title.append(entry.whole)
        annex.heading.append(entry)
        place += 1
    return annex, place


def _goes_on_annex_title(line: Line, annex: AnnexPart) -> bool:
    text = line.whole.text
    if is_upper(annex.title[0].text):
        return is_upper(text) and len(text) < 300
    return text[:1].islower()


def _title_in_heading(heading: Passage) -> Passage | None:
    """Title behind the mark of a heading such as "PHỤ LỤC: KẾ HOẠCH …"."""
    found = _ANNEX_NUMBER.match(heading.text)
    if found is None:
        return None
    marked = found["mark"] or is_upper(heading.text)
    title = heading.cut(found.end())
    return title if marked and len(title.text) > 4 else None
