"""The parts of a file: letterhead, title, body, closing, annexes.

Source: Nghị định 30/2020/NĐ-CP, Điều 8 (the parts of a document) and Phụ lục I (where each
stands and how it begins).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.document.model import Block, Document, Passage, Table
from extract.rulebook.documents import DocumentTypes
from extract.rulebook.structure import SectionRules
from extract.structure.annexes import ATTACHED, AnnexPart, read_annex_head, starts_annex
from extract.structure.outline import Line, is_upper, read_lines
from extract.structure.running import find_running_letterhead
from extract.structure.stamps import is_stamp
from extract.structure.titles import AUTHORITY, find_kind, goes_on_title
from extract.text.folding import fold

_LETTERHEAD = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|dang cong san viet nam|^so\s*:"
    r"|noi nhan\s*:|^noi nhan\s*[-–+*]\s"
)
_RECIPIENTS = re.compile(r"^(?:noi nhan|kinh gui)\s*[:.]?\s*")
_CAPACITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\s*\.|^(?:T/M|K/T|T/L)\b")
_POSITION = re.compile(
    r"^(?:quyen |pho )?(?:giam doc|chu tich|bo truong|thu truong|cuc truong|vu truong"
    r"|chi cuc truong|truong ban|truong phong|hieu truong|chanh van phong|chanh thanh tra"
    r"|tong cuc truong|bi thu"
    r"|pho thu tuong|thu tuong|tong giam doc|vien truong|ky boi|truong cong an|chu nhiem)\b"
)
_NAME = re.compile(r"^[^\W\d_]+(?:[\s.'’\u02bc]+[^\W\d_]+){0,7}$")
_MAX_HEADER_LINES = 40
_MAX_TITLE_LINES = 6


@dataclass
class Parts:
    """A file in its parts, each in reading order."""

    header: list[Line] = field(default_factory=list)
    kind: Passage | None = None
    title: list[Passage] = field(default_factory=list)
    opening: list[Line] = field(default_factory=list)
    decision: list[Line | Table] = field(default_factory=list)
    attached_head: list[Line] = field(default_factory=list)
    main: list[Line | Table] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    annexes: list[AnnexPart] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)
    layout: list[Table] = field(default_factory=list)

    @property
    def is_annex_alone(self) -> bool:
        """A file of annexes; what stands above the first is no more than a letterhead."""
        return bool(self.annexes) and len(self.main) <= _MAX_HEADER_LINES


def split_parts(document: Document, types: DocumentTypes, rules: SectionRules) -> Parts:
    """Tell letterhead, title, body, closing and annexes of a document apart."""
    parts = Parts()
    entries = _flatten(document, parts, types)
    place = _read_header(entries, parts, types, rules)
    place = _read_opening(entries, place, parts, rules)
    while place < len(entries):
        place = _read_entry(entries, place, parts, types, rules)
    _take_letterhead(parts)
    return parts


def _flatten(document: Document, parts: Parts, types: DocumentTypes) -> list[Line | Table]:
    """Blocks as lines; a table that only lays out letterhead or signature as its lines."""
    entries: list[Line | Table] = []
    running = find_running_letterhead(document)
    for item in document.body:
        if isinstance(item, Table):
            if _is_layout(item) or (not entries and _is_cover(item, types)):
                parts.layout.append(item)
                for cell in _by_column(item):
                    entries.extend(read_lines(Passage.whole(cell)))
            else:
                entries.append(item)
        elif item.kind == "furniture" and item not in running:
            parts.furniture.append(item)
        else:
            entries.extend(read_lines(Passage.whole(item)))
    return entries


def _is_layout(table: Table) -> bool:
    if table.columns > 4 or table.rows > 6:
        return False
    texts = [fold(cell.text) for cell in table.cells if cell.text]
    if any(_LETTERHEAD.search(text) for text in texts):
        return True
    return any(_CAPACITY.match(cell.text) for cell in table.cells)


def _is_cover(table: Table, types: DocumentTypes) -> bool:
    """A frame around the first page of a document: who issues it, its type, its title."""
    if table.columns > 1 or table.rows > 2:
        return False
    lines = [line for cell in table.cells for line in read_lines(Passage.whole(cell.block))]
    return any(find_kind(line, types) for line in lines)


def _by_column(table: Table) -> list[Block]:
    cells = sorted(table.cells, key=lambda cell: (cell.column, cell.row))
    return [cell.block for cell in cells if cell.text]


def _read_header(
    entries: list[Line | Table], parts: Parts, types: DocumentTypes, rules: SectionRules
) -> int:
    """Lines up to the document's type and its title; 0 lines where there is none."""
    for place, entry in enumerate(entries[:_MAX_HEADER_LINES]):
        if isinstance(entry, Table):
            break
        if starts_annex(entry, rules):
            return 0
        kind = find_kind(entry, types)
        if kind is not None:
            parts.header = [line for line in entries[:place] if isinstance(line, Line)]
            parts.kind = kind
            title = entry.whole.cut(kind.end - entry.whole.start).strip(" :.*")
            if title.text:
                parts.title.append(title)
            return _read_title(entries, place + 1, parts)
    return _read_untitled_annex(entries, parts)


def _read_untitled_annex(entries: list[Line | Table], parts: Parts) -> int:
    """A file without type or "Phụ lục" that its "kèm theo" line shows to be an annex."""
    for place, entry in enumerate(entries[:_MAX_HEADER_LINES]):
        if isinstance(entry, Table):
            break
        if ATTACHED.match(fold(entry.whole.text)) and not _starts_closing(entry):
            lines = [line for line in entries[: place + 1] if isinstance(line, Line)]
            title = [line.whole for line in lines[:-1] if is_upper(line.whole.text)]
            parts.header = lines[:-1]
            parts.annexes.append(AnnexPart(heading=lines, title=title, attached=entry.whole))
            return place + 1
    return 0


def _take_letterhead(parts: Parts) -> None:
    """What stands above an annex that is a file of its own may be its letterhead."""
    lines = [entry for entry in parts.main if isinstance(entry, Line)]
    if parts.kind is not None or parts.header or not parts.is_annex_alone:
        return
    plain = len(lines) == len(parts.main) and all(line.label is None for line in lines)
    if plain and any(_LETTERHEAD.search(fold(line.whole.text)) for line in lines):
        parts.header, parts.main = lines, []


def _read_title(entries: list[Line | Table], place: int, parts: Parts) -> int:
    while place < len(entries) and len(parts.title) < _MAX_TITLE_LINES:
        entry = entries[place]
        if isinstance(entry, Line) and is_stamp(entry.whole.text):
            parts.header.append(entry)
        elif isinstance(entry, Table) or not goes_on_title(entry, parts.title):
            break
        else:
            parts.title.append(entry.whole)
        place += 1
    return place


def _read_opening(
    entries: list[Line | Table], place: int, parts: Parts, rules: SectionRules
) -> int:
    """Legal bases and the opening sentence, up to the first heading."""
    if parts.kind is None:
        return place
    while place < len(entries):
        entry = entries[place]
        if isinstance(entry, Table) or starts_annex(entry, rules) or _is_heading(entry):
            break
        parts.opening.append(entry)
        place += 1
    return place


def _is_heading(line: Line) -> bool:
    if line.label is None:
        return is_upper(line.whole.text) and not AUTHORITY.match(fold(line.whole.text))
    return not line.label.is_bullet or not fold(line.body.text).startswith("can cu")


def _read_entry(
    entries: list[Line | Table],
    place: int,
    parts: Parts,
    types: DocumentTypes,
    rules: SectionRules,
) -> int:
    entry = entries[place]
    if isinstance(entry, Line):
        if starts_annex(entry, rules):
            annex, place = read_annex_head(entries, place)
            parts.annexes.append(annex)
            return place
        if _starts_closing(entry) and not (parts.annexes and _is_forms(entry, parts)):
            return _read_closing(entries, place, parts, types)
        if parts.closing and find_kind(entry, types) and _is_attached_plan(entries, place):
            return _read_attached_plan(entries, place, parts)
    if parts.annexes:
        parts.annexes[-1].entries.append(entry)
    elif parts.closing and not parts.attached_head and isinstance(entry, Table):
        parts.annexes.append(AnnexPart(entries=[entry]))
    else:
        parts.main.append(entry)
    return place + 1


def _starts_closing(line: Line) -> bool:
    text = line.whole.text
    return bool(_RECIPIENTS.match(fold(text)[:10]) or _CAPACITY.match(text)) and len(text) < 600


def _is_forms(line: Line, parts: Parts) -> bool:
    """Whether recipients in an annex are a form's: the file has its own, or they are asked.

    An annex that is a file of its own, a workbook say, may be signed and sent by itself.
    """
    return bool(parts.closing) or fold(line.whole.text).startswith("kinh gui")


def _read_closing(
    entries: list[Line | Table], place: int, parts: Parts, types: DocumentTypes
) -> int:
    """Nơi nhận and signature: until something that is neither follows."""
    while place < len(entries):
        entry = entries[place]
        if isinstance(entry, Table) or find_kind(entry, types):
            break
        if not _belongs_to_closing(entry):
            break
        parts.closing.append(entry)
        place += 1
    return place


def _belongs_to_closing(line: Line) -> bool:
    text = line.whole.text
    folded = fold(text)
    if _RECIPIENTS.match(folded) or _CAPACITY.match(text) or _POSITION.match(folded):
        return True
    if line.label is not None and line.label.is_bullet:
        return True
    if ATTACHED.match(folded) or folded.startswith(("phu luc", "bieu ")):
        return False
    if is_upper(text) and len(text) > 60:
        return False
    return len(text) <= 60 and (
        bool(_NAME.match(text)) or not any(char.isalpha() for char in text) or text[:1] in "(["
    )


def _is_attached_plan(entries: list[Line | Table], place: int) -> bool:
    """A type line followed by a "kèm theo" line: the plan that a decision issues."""
    following = [entry for entry in entries[place + 1 : place + 6] if isinstance(entry, Line)]
    return any("kem theo" in fold(line.whole.text) for line in following)


def _read_attached_plan(entries: list[Line | Table], place: int, parts: Parts) -> int:
    """Take the attached plan's head as header lines; its body is the main text.

    What the decision itself orders (its Điều) stands apart from the plan's own outline.
    """
    parts.decision = parts.main
    parts.main = []
    while place < len(entries):
        entry = entries[place]
        if isinstance(entry, Table):
            break
        parts.attached_head.append(entry)
        place += 1
        if "kem theo" in fold(entry.whole.text):
            break
    return place
