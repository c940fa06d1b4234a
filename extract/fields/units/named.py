"""One named body: where its name ends, and what it turns out to be."""

from __future__ import annotations

from dataclasses import replace

from extract.fields.units.distribution import read_distribution
from extract.fields.units.endings import (
    stopped_early,
)
from extract.fields.units.extents import LONGEST, Extent, read_extent
from extract.fields.units.groups import group_end
from extract.fields.units.hits import UnitHit
from extract.fields.units.items import Item, group_hit, name_hit, named
from extract.fields.units.known import CLOSED
from extract.fields.units.lexicon import HeadAt
from extract.fields.units.naming import full_name
from extract.fields.units.places import Place
from extract.fields.units.reading import COMMA, LINE, SOFT, SPACE, Reading
from extract.fields.units.tokens import Token
from extract.rulebook.units import Head

_SHORT = 2


def read_named(reading: Reading, start: int, found: HeadAt) -> Item:
    """Read the body whose head ``found`` stands at ``start``."""
    head = found.head
    if reading.key(found.end) == ":" and not head.alone and reading.is_upper(found.end + 1):
        return read_distribution(reading, start, found, found.end + 1)
    whole = reading.lexicon.whole_names.end(reading.tokens, start)
    extent = read_extent(reading, head, found.end, whole)
    if extent.areas is not None and (extent.areas.group or len(extent.areas.places) > 1):
        return _with_areas(reading, start, found, extent)
    if whole is None:
        known = _settle(reading, start, found, extent) or _numbered(reading, start, found, extent)
        if known is not None:
            return known
    return Item((_hit(reading, start, found, extent),), _behind(reading, extent.end))


def _hit(reading: Reading, start: int, found: HeadAt, extent: Extent) -> UnitHit:
    left_out = {at for skipped in extent.skipped for at in skipped}
    rest = [at for at in range(found.end, extent.end) if at not in left_out]
    tokens = [reading.tokens[at] for at in rest]
    hit = named(reading, start, found, rest, extent.end)
    review = extent.review or hit.review
    if review is None and not extent.whole and extent.areas is None:
        review = _doubt(reading, found.head, tokens)
    review = review or _level_doubt(reading, found, extent)
    return replace(hit, review=review)


def _level_doubt(reading: Reading, found: HeadAt, extent: Extent) -> str | None:
    """Why a short form may stand for a body of another level or time."""
    head, year = found.head, reading.names.year
    abbreviated = reading.tokens[found.start].caps
    if head.until is not None and abbreviated and year is not None and year > head.until:
        return f"viết tắt của {head.name} chỉ đúng đến năm {head.until}"
    if head.in_province is not None and abbreviated and extent.areas is None:
        return "chưa rõ cấp của đơn vị"
    return None


def _doubt(reading: Reading, head: Head, rest: list[Token]) -> str | None:
    """Why a name may hold more than one body, or words that are none of it."""
    known = reading.names.prefix(head.id, rest)
    if known and not any(token.key == "," for token in rest[known.count :]):
        return None
    if len(rest) > LONGEST:
        return "tên dài bất thường"
    if len(rest) <= _SHORT and stopped_early(reading, rest):
        return "chưa rõ tên kết thúc ở đâu"
    commas = [at for at, token in enumerate(rest[:-1]) if token.key == "," and rest[at + 1].upper]
    joined = commas and any(token.key in ("và", "&") for token in rest[commas[-1] :])
    if commas and not joined and not head.keeps_verbs:
        return "dấu phẩy trong tên: có thể là nhiều đơn vị"
    return None


def _settle(reading: Reading, start: int, found: HeadAt, extent: Extent) -> Item | None:
    """Hold the name against those known: more than a known name may be two bodies."""
    head = found.head
    tokens = reading.tokens[found.end : extent.end]
    known = reading.names.prefix(head.id, tokens)
    if known is None and _is_row(reading, head, tokens):
        end = next(at for at in range(found.end, extent.end) if reading.key(at) == ",")
        return _apart(reading, start, found, end, end + 1)
    if known is None or known.count == len(tokens):
        return None
    end = found.end + known.count
    parted, strength = reading.part(end)
    if strength in (SOFT, COMMA, LINE):
        if head.id in CLOSED or (
            strength == COMMA
            and (_is_row(reading, head, tokens) or _is_known(reading, head, parted))
        ):
            return _apart(reading, start, found, end, parted)
        return None
    token = reading.tokens[end]
    weak = reading.lexicon.weak.end(reading.tokens, end) is not None
    owned = reading.lexicon.owning.end(reading.tokens, end) is not None
    if token.upper or not token.word or owned:
        return None
    if reading.lexicon.place_at(reading.tokens, end) or not (weak or head.id in CLOSED):
        return None
    return Item((_hit(reading, start, found, Extent(end)),), end)


def _numbered(reading: Reading, start: int, found: HeadAt, extent: Extent) -> Item | None:
    """Such as "Đội 1, 2 và 3", "Cục Quản lý đường bộ I, II": one name with several numbers."""
    first = next((at for at in range(found.end, extent.end) if reading.is_numeral(at)), None)
    if first is None:
        return None
    places = [first]
    at, strength = reading.part(first + 1)
    while strength in (COMMA, SOFT) and reading.is_numeral(at):
        places.append(at)
        at, strength = reading.part(at + 1)
    goes_on = strength == SPACE and not (reading.ends(at) or reading.works(at))
    if len(places) < 2 or extent.end > places[-1] + 1 or goes_on:
        return None
    name = range(found.end, first)
    hits = [named(reading, start, found, [*name, first], first + 1)]
    for place in places[1:]:
        hit = named(reading, start, found, [*name, place], place + 1)
        begin = reading.tokens[place].start
        hits.append(replace(hit, start=begin, raw=reading.text[begin : hit.end]))
    return Item(tuple(hits), places[-1] + 1)


def _is_row(reading: Reading, head: Head, tokens: list[Token]) -> bool:
    """Such as "Phòng A, B, C": a name with two commas would have "và" before its last word."""
    commas = [at for at, token in enumerate(tokens[:-1]) if token.key == ","]
    joined = any(token.key in ("và", "&") for token in tokens)
    capitals = all(tokens[at + 1].upper for at in commas)
    return head.listed and not reading.prose and len(commas) > 1 and capitals and not joined


def _is_code(reading: Reading, head: Head, at: int) -> bool:
    """Capitals that are no name under ``head``: "Bộ Công an, TANDTC"."""
    tokens = reading.tokens[at : at + LONGEST]
    if not tokens or not tokens[0].caps or reading.names.spelled_out(head.id, tokens):
        return False
    return reading.names.short(tokens[:1], head.id) is None


def _is_known(reading: Reading, head: Head, at: int) -> bool:
    """The part at ``at`` is a known name of that head from end to end."""
    known = reading.names.prefix(head.id, reading.tokens[at : at + LONGEST])
    if known is None:
        return False
    end = at + known.count
    return reading.ends(end) or reading.part(end)[1] != SPACE


def _apart(reading: Reading, start: int, found: HeadAt, end: int, parted: int) -> Item:
    """Such as "Sở Tài chính, Nội vụ": what follows a complete name in a list is another body."""
    first = named(reading, start, found, range(found.end, end), end)
    if _is_code(reading, found.head, parted):
        return Item((first,), end)
    item = read_distribution(reading, parted, found, parted)
    if not item.hits:
        return Item((first,), end)
    review = f"hiểu là {found.head.kind} theo đơn vị đứng trước"
    hits = tuple(replace(hit, review=hit.review or review) for hit in item.hits)
    return Item((first, *hits), item.end)


def _with_areas(reading: Reading, start: int, found: HeadAt, extent: Extent) -> Item:
    areas = extent.areas
    assert areas is not None
    prefix = reading.tokens[found.end : extent.areas_at]
    if areas.group:
        end = areas.end if areas.places else group_end(reading, areas.end, None)
        group = group_hit(reading, start, end, found.head)
        others = [_area_hit(reading, None, found, prefix, place) for place in areas.places]
        end = areas.places[-1].name[1] if areas.places else end
        return Item((group, *others), _behind(reading, end))
    hits = tuple(
        _sure_of_area(
            _area_hit(reading, start if not number else None, found, prefix, place),
            areas.mixed and place.word[1] != place.name[0],
        )
        for number, place in enumerate(areas.places)
    )
    return Item(hits, areas.end)


def _sure_of_area(hit: UnitHit, mixed: bool) -> UnitHit:
    review = "chưa rõ loại đơn vị hành chính"
    return replace(hit, review=hit.review or review) if mixed else hit


def _area_hit(
    reading: Reading, start: int | None, found: HeadAt, prefix: list[Token], place: Place
) -> UnitHit:
    own = place.word[1] == place.name[0]
    begin = start if start is not None else (place.word[0] if own else place.name[0])
    tokens = reading.tokens
    rest = [*prefix, *tokens[place.word[0] : place.word[1]], *tokens[place.name[0] : place.name[1]]]
    name, review = full_name(found.head, tokens[found.start : found.end], rest, reading.names)
    return name_hit(reading, begin, place.name[1], found.head, name, review)


def _behind(reading: Reading, at: int) -> int:
    return reading.close(at) if reading.key(at) == "(" else at
