"""Lists of bodies in cells and labels, and single names in headings."""

from __future__ import annotations

from dataclasses import replace

from extract.fields.units.beginning import read_item
from extract.fields.units.hits import UnitHit
from extract.fields.units.items import Item
from extract.fields.units.known import KnownNames
from extract.fields.units.leaders import Persons
from extract.fields.units.naming import spell_out
from extract.fields.units.persons import find_persons
from extract.fields.units.reading import SEMICOLON, SPACE, Reading
from extract.fields.units.roles import with_roles, with_tail


def split_units(text: str, names: KnownNames) -> list[UnitHit]:
    """The bodies of a unit cell or a label's value, in order.

    Words for the work ("đôn đốc, tổng hợp") and brackets are no part of a name. A part that
    looks like a name but begins with no word of the rules comes with ``review``. A hit has a
    ``role`` where a label or a bracket in the text says it.
    """
    reading = Reading.of(text, names, prose=False)
    hits: list[UnitHit] = []
    persons = Persons(reading)
    at = 0
    while at < len(reading.tokens):
        at = _skip(reading, persons, at)
        if at >= len(reading.tokens):
            break
        item = _read(reading, persons, at)
        at = _next(reading, max(item.end, at + 1))
        if _announces_list(reading, item):
            continue
        item = replace(item, hits=tuple(with_tail(reading, hit) for hit in item.hits))
        hits.extend(_with_work(reading, item, at))
    return with_roles(reading, hits)


def _read(reading: Reading, persons: Persons, at: int) -> Item:
    """What begins at ``at``: a person, a body, or a name that the rules do not know."""
    if persons.is_titled(at):
        return persons.read(at) or read_item(reading, at) or _unread(reading, at)
    return read_item(reading, at) or persons.read(at) or _unread(reading, at)


def _announces_list(reading: Reading, item: Item) -> bool:
    """Such as "Các cơ quan: Sở A, Sở B", where the group is only the list's title."""
    titled = len(item.hits) == 1 and item.hits[0].generic and reading.key(item.end) == ":"
    return titled and reading.begins(item.end + 1, within_name=False)


def _with_work(reading: Reading, item: Item, following: int) -> tuple[UnitHit, ...]:
    """A named body's raw takes in the words for its work where they fill the line."""
    if not item.hits or item.hits[-1].generic:
        return item.hits
    last = item.hits[-1]
    end = _work_end(reading, item.end)
    if not item.end < end <= following or reading.tokens[item.end - 1].end != last.end:
        return item.hits
    stop = reading.tokens[end - 1].end
    return (*item.hits[:-1], replace(last, end=stop, raw=reading.text[last.start : stop]))


def _skip(reading: Reading, persons: Persons, at: int) -> int:
    """Skip bullets, separators, and labels such as "Chủ trì:"."""
    while at < len(reading.tokens):
        parted, _ = reading.part(at)
        role = reading.lexicon.role_at(reading.tokens, parted)
        label = role[0] if role else reading.lexicon.labels.end(reading.tokens, parted)
        key = reading.key(parted)
        if label is not None:
            at = label
        elif parted > at:
            at = parted
        elif key == "(":
            at = reading.close(at)
        elif key and (not reading.tokens[parted].word or _is_number(reading, parted)):
            at += 1
        elif reading.lexicon.asides.end(reading.tokens, parted) and not persons.stand_at(parted):
            at = _behind_aside(reading, parted)
        else:
            break
    return at


def _behind_aside(reading: Reading, at: int) -> int:
    """Behind "đ/c" where a body or a position follows, else behind what is said there."""
    at = reading.lexicon.asides.end(reading.tokens, at) or at + 1
    while at < len(reading.tokens):
        parted, strength = reading.part(at)
        if strength != SPACE or reading.begins(parted, within_name=False):
            return parted
        if reading.names.people.positions.end(reading.tokens, at) is not None:
            return at
        at += 1
    return at


def _is_number(reading: Reading, at: int) -> bool:
    return reading.tokens[at].text.isdigit() and reading.key(at + 1) in (".", ")", "/", "-", "%")


def _next(reading: Reading, at: int) -> int:
    """Where to read on: words for the work hide bodies that are only their objects."""
    if reading.part(at)[1] != SPACE or reading.ends(at):
        return at
    if reading.begins(at):
        return at
    if reading.key(at) == "-" and reading.begins(at + 1, within_name=False):
        return at + 1
    while at < len(reading.tokens):
        parted, strength = reading.part(at)
        if strength >= SEMICOLON - 1:
            return parted
        named = strength != SPACE and reading.begins(parted, within_name=False)
        if named or reading.joins_others(at):
            return parted
        if reading.lexicon.role_at(reading.tokens, at) is not None:
            return at
        if reading.key(at) == "." and reading.ends(at):
            return at + 1
        at = max(parted, at + 1)
    return at


def _work_end(reading: Reading, at: int) -> int:
    """Behind the words for the work, where they fill the rest of the line."""
    end = at
    while end < len(reading.tokens):
        token = reading.tokens[end]
        if token.newline or token.key in ";.(:":
            return end
        parted, strength = reading.part(end)
        if strength != SPACE and reading.begins(parted, within_name=False):
            return at
        if token.key == "với" or reading.joins_others(end):
            return at
        if reading.lexicon.role_at(reading.tokens, end) is not None:
            return end
        end += 1
    return end


def _unread(reading: Reading, at: int) -> Item:
    """A part that begins with no word of the rules."""
    end = at
    while end < len(reading.tokens) and not reading.ends(end):
        parted, strength = reading.part(end)
        if end > at and (strength >= SEMICOLON - 1 or (strength and reading.begins(parted))):
            break
        if end > at and reading.works(end):
            break
        end += 1
    if end == at or not _looks_named(reading, at, end):
        return Item((), max(end, at + 1))
    tokens = reading.tokens
    first, last = tokens[at].start, tokens[end - 1].end
    name, _ = spell_out(tokens[at:end], None, reading.names)
    raw = reading.text[first:last]
    hit = UnitHit(first, last, raw, name, None, False, "unread", "chưa nhận ra loại đơn vị")
    return Item((hit,), end)


def _looks_named(reading: Reading, at: int, end: int) -> bool:
    text = reading.text[reading.tokens[at].start : reading.tokens[end - 1].end]
    if not reading.is_upper(at) or end - at > 12 or len(text) < 2:
        return False
    lexicon = reading.lexicon
    for phrases in (lexicon.strong, lexicon.weak, lexicon.stops):
        if phrases.end(reading.tokens, at) is not None:
            return False
    return not find_persons(text, reading.names.people)


def read_unit(text: str, names: KnownNames) -> UnitHit | None:
    """The body that a heading or a line's beginning names; None if it is none.

    A trailing ":" or "." may stand; anything else behind the name ("Sở X chủ trì ...",
    "Phòng ngừa ô nhiễm") means that the text is no unit's name. A list of bodies gives its
    first, for the caller to see that it is one; ``split_units`` reads them all.
    """
    reading = Reading.of(text, names, prose=True)
    at = 0
    first: UnitHit | None = None
    while True:
        item = read_item(reading, at) if at < len(reading.tokens) else None
        if item is None or not item.hits:
            return None
        first = first or item.hits[0]
        at, strength = reading.part(item.end)
        if strength == SPACE:
            break
    while at < len(reading.tokens) and reading.key(at) in ":.;":
        at += 1
    return replace(first) if first and at >= len(reading.tokens) else None
