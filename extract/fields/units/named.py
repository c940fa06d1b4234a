"""One named body: where its name ends, and what it turns out to be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extract.fields.units.distribution import read_distribution
from extract.fields.units.endings import (
    counts,
    fills,
    goes_on,
    is_behind_province,
    is_tail,
    stopped_early,
    verb_before,
)
from extract.fields.units.groups import group_end
from extract.fields.units.hits import UnitHit
from extract.fields.units.items import Item, group_hit, name_hit, named
from extract.fields.units.known import CLOSED
from extract.fields.units.lexicon import HeadAt
from extract.fields.units.naming import full_name
from extract.fields.units.places import Areas, Place, read_areas
from extract.fields.units.reading import COMMA, LINE, SEMICOLON, SOFT, SPACE, Reading
from extract.fields.units.tokens import Token
from extract.rulebook.units import Head

_LONG = 22
_SHORT = 2


@dataclass(slots=True)
class _Extent:
    """How far a name goes: tokens of brackets inside it are no part of the name."""

    end: int
    skipped: list[range] = field(default_factory=list)
    areas: Areas | None = None
    areas_at: int = 0
    review: str | None = None
    whole: bool = False


def read_named(reading: Reading, start: int, found: HeadAt) -> Item:
    """Read the body whose head ``found`` stands at ``start``."""
    head = found.head
    if reading.key(found.end) == ":" and not head.alone and reading.is_upper(found.end + 1):
        return read_distribution(reading, start, found, found.end + 1)
    whole = reading.lexicon.whole_names.end(reading.tokens, start)
    extent = _extent(reading, head, found.end, whole)
    if extent.areas is not None and (extent.areas.group or len(extent.areas.places) > 1):
        return _with_areas(reading, start, found, extent)
    if whole is None:
        known = _settle(reading, start, found, extent)
        if known is not None:
            return known
    return Item((_hit(reading, start, found, extent),), _behind(reading, extent.end))


def _hit(reading: Reading, start: int, found: HeadAt, extent: _Extent) -> UnitHit:
    left_out = {at for skipped in extent.skipped for at in skipped}
    rest = [at for at in range(found.end, extent.end) if at not in left_out]
    tokens = [reading.tokens[at] for at in rest]
    hit = named(reading, start, found, rest, extent.end)
    review = extent.review or hit.review
    if review is None and not extent.whole and extent.areas is None:
        review = _doubt(reading, found.head, tokens)
    return replace(hit, review=review)


def _doubt(reading: Reading, head: Head, rest: list[Token]) -> str | None:
    """Why a name may hold more than one body, or words that are none of it."""
    known = reading.names.prefix(head.id, rest)
    if known and not any(token.key == "," for token in rest[known.count :]):
        return None
    if len(rest) > _LONG:
        return "tên dài bất thường"
    if len(rest) <= _SHORT and stopped_early(reading, rest):
        return "chưa rõ tên kết thúc ở đâu"
    commas = [at for at, token in enumerate(rest[:-1]) if token.key == "," and rest[at + 1].upper]
    joined = commas and any(token.key in ("và", "&") for token in rest[commas[-1] :])
    if commas and not joined and not head.keeps_verbs:
        return "dấu phẩy trong tên: có thể là nhiều đơn vị"
    return None


def _extent(reading: Reading, head: Head, at: int, whole: int | None) -> _Extent:
    first = at
    extent = _Extent(at, whole=whole is not None)
    known = reading.names.prefix(head.id, reading.tokens[first : first + _LONG])
    if whole is not None:
        at = extent.end = whole
    elif known is not None:
        at = extent.end = first + known.count
    while at < len(reading.tokens):
        if reading.key(at) == "(" and at > first - 1:
            behind = reading.close(at)
            if not is_tail(reading, behind):
                break
            extent.skipped.append(range(at, behind))
            at = behind
            continue
        step = _next_of_name(reading, head, extent, first, at)
        if step is None:
            break
        areas = read_areas(reading, at) if step == at else None
        if areas is not None and (areas.places or areas.group):
            extent.areas, extent.areas_at, extent.end = areas, at, areas.end
            at = areas.end
            if areas.group or len(areas.places) > 1 or not goes_on(reading, head, at):
                break
            continue
        if fills(reading, head, at, whole):
            break
        inner = reading.named_head(step) if reading.is_upper(step) else None
        at = extent.end = inner.end if inner is not None else step + 1
    return extent


def _next_of_name(reading: Reading, head: Head, extent: _Extent, first: int, at: int) -> int | None:
    """The next token of the name from ``at``; None where it ends, ``extent`` told why."""
    if reading.ends(at) or (at > first and is_behind_province(reading, first, at)):
        return None
    if at > first and counts(reading, at):
        _cut_verb(reading, extent, first, at)
        return None
    step = _step(reading, head, at, first=at == first and not head.alone)
    if step is not None and step < 0:
        extent.review = "không có dấu phân cách với đơn vị sau"
        return None
    return step


def _cut_verb(reading: Reading, extent: _Extent, first: int, at: int) -> None:
    """What a number at ``at`` counts is the object of a verb, which is no part of the name."""
    verb = verb_before(reading, first + 1, at)
    if verb is not None:
        extent.end = min(extent.end, verb)
    elif not reading.is_upper(at - 1):
        extent.review = "chưa rõ tên kết thúc ở đâu"


def _step(reading: Reading, head: Head, at: int, *, first: bool) -> int | None:
    """The next token of the name from ``at``; None where it ends; -1 where another begins."""
    parted, strength = reading.part(at)
    if strength == SEMICOLON or parted >= len(reading.tokens):
        return None
    if strength == LINE and not first and reading.key(parted - 1) in ("-", "+", "*", "•"):
        return None
    if strength != SPACE:
        joined = reading.lexicon.joins[head.id].end(reading.tokens, parted)
        if joined is not None:
            return joined - 1
        if reading.begins(parted) and not (first and strength == LINE):
            return None
        if not head.keeps_verbs and _work_follows(reading, parted, strength):
            return None
        if reading.ends(parted):
            return None
    if strength == SPACE and reading.works(at, first=first) and not _keeps(reading, head, at):
        return None
    if strength == SPACE and not first and _is_another(reading, head, at):
        return -1
    return parted


def _work_follows(reading: Reading, at: int, strength: int) -> bool:
    if strength == SOFT:
        # "Khảo thí và đảm bảo chất lượng" is a name, "và báo cáo UBND tỉnh" is none.
        return reading.works(at) and reading.lexicon.strong.end(reading.tokens, at) is not None
    return strength == COMMA and reading.works(at)


def _keeps(reading: Reading, head: Head, at: int) -> bool:
    if reading.key(at - 1) in ("-", "phục"):
        return True
    strong = reading.key(at) in ("chủ", "phối", "có", "chịu", "căn", "tham", "khẩn", "là")
    return head.keeps_verbs and not strong


def _is_another(reading: Reading, head: Head, at: int) -> bool:
    """A second body of the same kind stands there without a mark ("Sở A Sở B")."""
    if reading.key(at) == "-":
        at += 1
    found = reading.named_head(at)
    if found is None or not reading.is_upper(at) or reading.key(at - 1) in ("thuộc", "của"):
        return False
    twins = found.head.kind == head.kind and head.kind in (
        "sở",
        "bộ",
        "chi cục",
        "cục",
        "vụ",
        "ubnd",
    )
    return twins or (found.head.id == "ubnd" and head.id in CLOSED)


def _settle(reading: Reading, start: int, found: HeadAt, extent: _Extent) -> Item | None:
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
    if token.upper or not token.word or token.key in ("thuộc", "của"):
        return None
    if reading.lexicon.place_at(reading.tokens, end) or not (weak or head.id in CLOSED):
        return None
    return Item((_hit(reading, start, found, _Extent(end)),), end)


def _is_row(reading: Reading, head: Head, tokens: list[Token]) -> bool:
    """Such as "Phòng A, B, C": a name with two commas would have "và" before its last word."""
    commas = [at for at, token in enumerate(tokens[:-1]) if token.key == ","]
    joined = any(token.key in ("và", "&") for token in tokens)
    capitals = all(tokens[at + 1].upper for at in commas)
    return head.listed and not reading.prose and len(commas) > 1 and capitals and not joined


def _is_known(reading: Reading, head: Head, at: int) -> bool:
    """The part at ``at`` is a known name of that head from end to end."""
    known = reading.names.prefix(head.id, reading.tokens[at : at + _LONG])
    if known is None:
        return False
    end = at + known.count
    return reading.ends(end) or reading.part(end)[1] != SPACE


def _apart(reading: Reading, start: int, found: HeadAt, end: int, parted: int) -> Item:
    """Such as "Sở Tài chính, Nội vụ": what follows a complete name in a list is another body."""
    first = named(reading, start, found, range(found.end, end), end)
    item = read_distribution(reading, parted, found, parted)
    if not item.hits:
        return Item((first,), end)
    review = f"hiểu là {found.head.kind} theo đơn vị đứng trước"
    hits = tuple(replace(hit, review=hit.review or review) for hit in item.hits)
    return Item((first, *hits), item.end)


def _with_areas(reading: Reading, start: int, found: HeadAt, extent: _Extent) -> Item:
    areas = extent.areas
    assert areas is not None
    if areas.group:
        end = group_end(reading, areas.end, None)
        return Item((group_hit(reading, start, end, found.head),), _behind(reading, end))
    prefix = reading.tokens[found.end : extent.areas_at]
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
