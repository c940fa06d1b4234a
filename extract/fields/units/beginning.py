"""What begins at a place: a body, a group, a list under one head, or a position."""

from __future__ import annotations

from extract.fields.units.groups import read_group
from extract.fields.units.hits import UnitHit
from extract.fields.units.items import Item
from extract.fields.units.known import Alias
from extract.fields.units.named import read_named
from extract.fields.units.reading import SPACE, Reading

_POSITION = "chức danh"


def read_item(reading: Reading, at: int) -> Item | None:
    """One body, group or list under one head at ``at``; None where none begins there."""
    alias = reading.names.alias_at(reading.tokens, at)
    if alias is not None:
        return _alias(reading, at, *alias)
    start = at
    at = _behind_positions(reading, at)
    end = reading.position(at) if at == start else None
    if end is not None:
        return _position(reading, at, end)
    group = reading.group(at)
    if group is not None:
        return read_group(reading, at, group)
    head = reading.named_head(at)
    if head is not None:
        return read_named(reading, at, head)
    noun = reading.noun(at)
    if noun is not None:
        return read_group(reading, at, at)
    bare = reading.lexicon.head_at(reading.tokens, at)
    listed = bare is not None and not reading.prose and not bare.head.place
    if bare is not None and listed and (reading.is_upper(at) or at > start):
        return read_named(reading, at, bare)
    return None


def _alias(reading: Reading, at: int, end: int, alias: Alias) -> Item:
    """A body under the name that the plan gave it ("sau đây gọi là ...")."""
    first, last = reading.tokens[at].start, reading.tokens[end - 1].end
    raw = reading.text[first:last]
    hit = UnitHit(first, last, raw, alias.name, alias.kind, False, "plan-alias")
    return Item((hit,), reading.close(end) if reading.key(end) == "(" else end)


def _position(reading: Reading, start: int, end: int) -> Item:
    """A position that names no body ("Hiệu trưởng"): its kind says so."""
    if reading.group(end) is not None or reading.begins(end, within_name=False):
        # "Trưởng thôn các thôn", "Phó Hiệu trưởng Trường X"
        item = read_item(reading, end)
        if item is not None and item.hits:
            return item
    while not reading.ends(end) and reading.part(end)[1] == SPACE:
        if reading.works(end) or reading.begins(end):
            break
        end += 1
    first, last = reading.tokens[start].start, reading.tokens[end - 1].end
    raw = reading.text[first:last]
    hit = UnitHit(first, last, raw, " ".join(raw.split()), _POSITION, False, "position")
    return Item((hit,), reading.close(end) if reading.key(end) == "(" else end)


def _behind_positions(reading: Reading, at: int) -> int:
    """Skip "Giám đốc", "Thủ trưởng": the head of a body stands for the body."""
    start = at
    while True:
        found = reading.lexicon.positions.match(reading.tokens, at)
        if found is None:
            return at if _begins_body(reading, at) else start
        end, position = found
        if position.head is not None and not _repeats(reading, end, position.head):
            return end - len(position.head.split())
        parted = reading.part(end)[0]
        if reading.key(parted) == ":":
            parted += 1
        follows = reading.lexicon.positions.end(reading.tokens, parted) is not None
        if not follows and not _begins_body(reading, parted):
            # "Chi cục trưởng Kiểm lâm": the position holds the head.
            return start
        at = parted


def _begins_body(reading: Reading, at: int) -> bool:
    if reading.begins(at, within_name=False):
        return reading.position(at) is None
    found = reading.lexicon.head_at(reading.tokens, at)
    return found is not None and not found.head.place and not found.bare


def _repeats(reading: Reading, at: int, head: str) -> bool:
    """Such as "Trưởng phòng Phòng X", "Trưởng phòng các phòng": the head comes again."""
    first = head.split()[0].casefold()
    return reading.key(at) == first or reading.group(at) is not None
