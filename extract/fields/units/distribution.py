"""Lists under one head: "Các Chi cục: Chăn nuôi & Thú y, Thủy sản"."""

from __future__ import annotations

from dataclasses import dataclass

from extract.fields.units.hits import UnitHit
from extract.fields.units.items import Item, name_hit
from extract.fields.units.known import CLOSED
from extract.fields.units.lexicon import HeadAt
from extract.fields.units.naming import full_name, head_name
from extract.fields.units.places import read_areas
from extract.fields.units.reading import COMMA, LINE, SEMICOLON, SOFT, SPACE, Reading
from extract.fields.units.tokens import tokenize
from extract.rulebook.units import Head

# Boards of the Party are named by the committee they serve.
_COMMITTEE = "đảng ủy"
_LONGEST_HEAD = 6
_JOINTS = frozenset({"-", "và", "&", ","})


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch between two separators; ``parting`` is the strength of the one before it."""

    start: int
    end: int
    parting: int


def read_distribution(reading: Reading, start: int, found: HeadAt, at: int) -> Item:
    """The names at ``at`` that share the head ``found``; the first raw runs from ``start``."""
    head = found.head
    written = reading.tokens[found.start : found.end]
    own = head_name(head, written)
    parts = _parts(reading, head, at)
    shared = _shared_tail(reading, parts)
    hits: list[UnitHit] = []
    number = 0
    while number < len(parts):
        count, review = _together(reading, head, parts, number)
        first, last = parts[number], parts[number + count - 1]
        tokens = reading.tokens[first.start : last.end]
        name, unclear = full_name(head, written, tokens, reading.names)
        tail = name[len(own) + 1 :]
        name = f"{own} {tail[:1].upper()}{tail[1:]}"
        if shared and number + count < len(parts):
            name = f"{name} {shared}"
        begin = first.start if hits else start
        hits.append(name_hit(reading, begin, last.end, head, name, unclear or review))
        number += count
    return Item(tuple(hits), parts[-1].end if parts else at)


def _shared_tail(reading: Reading, parts: list[_Part]) -> str:
    """The Party committee that all the boards of a list belong to: "Các ban: A, B Tỉnh ủy"."""
    if len(parts) < 2:
        return ""
    last = parts[-1]
    for at in range(last.start + 1, last.end):
        found = reading.named_head(at)
        if found is not None and found.head.kind == _COMMITTEE and found.end == last.end:
            return found.head.name
    return ""


def _parts(reading: Reading, head: Head, at: int) -> list[_Part]:
    parts: list[_Part] = []
    parting = SPACE
    while at < len(reading.tokens) and not reading.ends(at):
        like = _is_like(reading, parts, at) or _is_tail(reading, head, parts, at, parting)
        if parts and not like and _is_own(reading, head, at):
            break
        end = _part_end(reading, at)
        if end == at:
            break
        parts.append(_Part(at, end, parting))
        if reading.key(end) == "(":
            end = reading.close(end)
        at, parting = reading.part(end)
        if parting == SPACE:
            break
    return parts


def _is_own(reading: Reading, head: Head, at: int) -> bool:
    """Another body or group begins, so the list under the head is over."""
    if reading.works(at):
        return True
    if not reading.begins(at) or _completes(reading, head, at):
        return False
    found = reading.named_head(at)
    if found is None:
        # "Các cục: Nhà giáo và Cán bộ quản lý giáo dục": a noun in capitals is of the name.
        return reading.noun(at) is None or not reading.is_upper(at)
    # "Các phòng: Tổng hợp, Pháp chế": a word that cannot stand alone is a name here, and so
    # is one that can where no area tells whose it is ("Các phòng: Tổ chức; Thanh tra - Pháp chế").
    if not found.head.alone:
        return not found.bare
    bare = found.bare and reading.key(found.end) not in ("-", "và", "&")
    return bare or head.id in CLOSED or not _is_subject(reading, found.end)


def _is_like(reading: Reading, parts: list[_Part], at: int) -> bool:
    """Another name of the list begins with that body, too: "Các phòng: Cảnh sát A, Cảnh sát B"."""
    found = reading.named_head(at)
    if found is None:
        return False
    heads = (reading.named_head(part.start) for part in parts)
    return any(other is not None and other.head.id == found.head.id for other in heads)


def _is_tail(reading: Reading, head: Head, parts: list[_Part], at: int, parting: int) -> bool:
    """Behind "và" in a list parted by semicolons: "Các cục: Tiền lương và Bảo hiểm xã hội; B"."""
    found = reading.named_head(at)
    if parting != SOFT or head.id in CLOSED or found is None or not found.bare:
        return False
    if any(part.parting == SEMICOLON for part in parts):
        return True
    return ";" in (reading.key(place) for place in range(at, len(reading.tokens)))


def _completes(reading: Reading, head: Head, at: int) -> bool:
    """The shared head and what stands there are the words of a longer head.

    "Các Hội: Nông dân, Liên hiệp Phụ nữ" names no "Liên hiệp".
    """
    words = [*tokenize(head.name), *reading.tokens[at : at + _LONGEST_HEAD]]
    found = reading.lexicon.head_at(words, 0)
    return found is not None and found.head.id != head.id


def _is_subject(reading: Reading, at: int) -> bool:
    """A word for a field of work, not for whose body something is ("Sở", "tỉnh", a place)."""
    while reading.key(at) in _JOINTS:
        at += 1
    if reading.ends(at) or not reading.tokens[at].word or reading.named_head(at) is not None:
        return False
    if not reading.is_upper(at) and (reading.part(at)[1] != SPACE or reading.works(at)):
        return False
    provinces = reading.names.people.provinces
    head = reading.lexicon.head_at(reading.tokens, at)
    return head is None and provinces.end(reading.tokens, at) is None


def _part_end(reading: Reading, at: int) -> int:
    first = at
    while at < len(reading.tokens) and not reading.ends(at):
        if at > first and reading.part(at)[1] != SPACE:
            break
        if reading.works(at, first=at == first) and reading.key(at - 1) != "-":
            break
        if at > first and reading.group(at) is not None:
            break
        at += 1
    return at


def _together(
    reading: Reading, head: Head, parts: list[_Part], number: int
) -> tuple[int, str | None]:
    """How many parts from ``number`` make one name, and why that needs a look."""
    for count in range(len(parts) - number, 0, -1):
        tokens = reading.tokens[parts[number].start : parts[number + count - 1].end]
        if reading.names.is_name(head.id, tokens):
            return count, None
    by_semicolon = any(part.parting == SEMICOLON for part in parts[1:])
    count = 1
    while number + count < len(parts):
        parting = parts[number + count].parting
        if parting in (SEMICOLON, LINE) or not _joins(reading, parts, number + count, by_semicolon):
            break
        count += 1
    return count, _doubt(reading, head, parts, number, count)


def _joins(reading: Reading, parts: list[_Part], number: int, by_semicolon: bool) -> bool:
    part = parts[number]
    if by_semicolon:
        return True
    between = {reading.key(at) for at in range(parts[number - 1].end, part.start)}
    if "&" in between:
        return True
    # "A, B và C và D": an "và" that is not the last one joins the words of a name.
    is_last = all(later.parting not in (SOFT, COMMA) for later in parts[number + 1 :])
    return part.parting == SOFT and not is_last


def _doubt(reading: Reading, head: Head, parts: list[_Part], number: int, count: int) -> str | None:
    if head.id in CLOSED and count == 1 and read_areas(reading, parts[number].start) is None:
        return f"chưa biết {head.kind} có tên này"
    if head.place:
        return None
    last = parts[number + count - 1]
    following = parts[number + count] if number + count < len(parts) else None
    soft_before = parts[number].parting == SOFT
    if len(parts) > 2 and (soft_before or (following and following.parting == SOFT)):
        return "“và” có thể là một phần của tên"
    commas = any(reading.key(at) == "," for at in range(parts[number].start, last.end))
    return "dấu phẩy trong tên: có thể là nhiều đơn vị" if commas else None
