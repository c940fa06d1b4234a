"""Groups nobody names: "các sở, ban, ngành", "đơn vị liên quan"."""

from __future__ import annotations

from dataclasses import replace

from extract.fields.units.distribution import read_distribution
from extract.fields.units.items import Item, group_hit
from extract.fields.units.lexicon import HeadAt
from extract.fields.units.reading import COMMA, LINE, SEMICOLON, SPACE, Reading


def read_group(reading: Reading, start: int, noun_at: int) -> Item | None:
    """Read the group whose noun stands at ``noun_at``, after "các" or bare.

    "Các Sở: A, B" and "các Sở A, B" give the bodies themselves.
    """
    found = reading.lexicon.head_at(reading.tokens, noun_at)
    # "Các thôn: Ký cam kết ..." in running text says what they do, not which they are.
    is_listed = found is not None and not (found.head.place and reading.prose)
    if found is not None and is_listed and noun_at > start:
        if reading.key(found.end) == ":":
            item = read_distribution(reading, start, found, found.end + 1)
            if item.hits:
                return item
        shared = _shared_head(reading, noun_at, found)
        if shared.head.listed and not shared.bare and reading.is_upper(shared.end):
            item = read_distribution(reading, start, shared, shared.end)
            if len(item.hits) > 1:
                return item
    end = group_end(reading, noun_at, noun_at)
    if end <= noun_at:
        return None
    review = None
    if noun_at > start and not _is_known(reading, noun_at):
        review = "chưa rõ nhóm đơn vị"
    behind = reading.close(end) if reading.key(end) == "(" else end
    return Item((group_hit(reading, start, end, None, review),), behind)


def _shared_head(reading: Reading, at: int, found: HeadAt) -> HeadAt:
    """The head that a list without colon shares: "Hội" in "các Hội Nông dân, Cựu chiến binh"."""
    first = reading.lexicon.head_at(reading.tokens[at : at + 1], 0)
    if first is None or not first.head.listed:
        return found
    bare = reading.lexicon.is_bare(reading.tokens, at + 1)
    return replace(first, start=at, end=at + 1, bare=bare)


def _has_name(reading: Reading, found: HeadAt) -> bool:
    # "các doanh nghiệp, hợp tác xã sản xuất ..." names none.
    if found.bare:
        return found.head.alone and found.end - found.start > 1 and reading.is_upper(found.start)
    place = reading.lexicon.place_at(reading.tokens, found.end)
    return reading.is_upper(found.end) or place is not None


def _is_known(reading: Reading, at: int) -> bool:
    lexicon = reading.lexicon
    return (
        lexicon.group_nouns.end(reading.tokens, at) is not None
        or lexicon.cell_nouns.end(reading.tokens, at) is not None
        or lexicon.head_at(reading.tokens, at) is not None
    )


def group_end(reading: Reading, at: int, first: int | None) -> int:
    """Behind the words of a group, read on from ``at``; ``first`` is where its noun stands."""
    end = at
    while at < len(reading.tokens):
        if reading.ends(at):
            break
        noun = reading.lexicon.group_nouns.end(reading.tokens, at) if at == first else None
        if noun is not None:
            # "đơn vị tư vấn": behind the noun "tư vấn" says which, not what it does.
            at = end = _which(reading, noun)
            continue
        parted, strength = reading.part(at)
        if strength == SPACE:
            if reading.works(at, first=at == first):
                break
            at += 1
        elif _goes_on(reading, parted, strength):
            at = reading.group_noun(parted) or parted + 1
        else:
            break
        end = at
    return end


def _which(reading: Reading, at: int) -> int:
    lexicon = reading.lexicon
    if lexicon.stops.end(reading.tokens, at) or lexicon.strong.end(reading.tokens, at):
        return at
    return lexicon.modifiers.end(reading.tokens, at) or at


def _goes_on(reading: Reading, at: int, strength: int) -> bool:
    """Whether a part of a list belongs to the group that is open."""
    if strength == SEMICOLON or at >= len(reading.tokens) or reading.ends(at):
        return False
    tokens, lexicon = reading.tokens, reading.lexicon
    # One hit for each "các" (records.md, decision 11).
    if reading.group(at) is not None or lexicon.positions.end(tokens, at) is not None:
        return False
    noun = reading.group_noun(at)
    head = reading.named_head(at)
    if head is not None and (noun is None or _has_name(reading, head)):
        return False
    if noun is not None:
        return True
    if strength == COMMA and tokens[at].caps and not reading.begins(at):
        # "các trường MN, TH, THCS"
        before = max(place for place in range(at) if tokens[place].word)
        return tokens[before].caps
    if strength == LINE:
        return not reading.is_upper(at)
    return not reading.works(at) and not (strength == COMMA and reading.is_upper(at))
