"""Administrative areas behind a head: "UBND tỉnh", "UBND các xã: A, B", "Công an cấp xã"."""

from __future__ import annotations

from dataclasses import dataclass

from extract.fields.units.endings import counts
from extract.fields.units.reading import LINE, SEMICOLON, SPACE, Reading


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens of one area: its word ("xã", taken from the list's head) and its name."""

    word: tuple[int, int]
    name: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Areas:
    """What stands behind a head: named areas, or a group of unnamed ones; ``end`` behind it.

    ``mixed``: several words ("các xã, phường: A, B") stand before names that have none.
    """

    places: tuple[Place, ...]
    group: bool
    end: int
    mixed: bool = False


def read_areas(reading: Reading, at: int) -> Areas | None:
    """Read areas at ``at``; None where none begins there."""
    start = at
    determiner = reading.lexicon.determiners.end(reading.tokens, at)
    if determiner is not None:
        at = determiner
    elif (
        reading.tokens[at].text.isdigit()
        and reading.key(at - 1) in ("ubnd", "dân")
        and reading.lexicon.place_at(reading.tokens, at + 1)
    ):
        at, determiner = at + 1, at + 1
    first = reading.lexicon.place_at(reading.tokens, at)
    if reading.key(at - 1) == "ở":
        # "Tổ Bảo vệ an ninh trật tự ở cơ sở" is one body.
        return None
    if first is None or (determiner is None and reading.key(at) == "đơn"):
        return None
    if determiner is None and _begins_name(reading, at, first[0]):
        return None
    words, after = _words(reading, at)
    unnamed = _is_unnamed(reading, at) and not _is_numbered(reading, at, first[0])
    group = determiner is not None or len(words) > 1 or unnamed
    if not group:
        return _single(reading, start, words[0])
    last = words[-1]
    names_at = after + 1 if reading.key(after) == ":" else after
    places = _names(reading, names_at, last)
    listed = reading.key(after) == ":" and not _begins_work(reading, places)
    if places and (listed or len(places) > 1):
        return Areas(places, False, places[-1].name[1], len(words) > 1)
    return Areas(_after_group(reading, after), True, after)


def _after_group(reading: Reading, at: int) -> tuple[Place, ...]:
    """Named areas behind a group of them, in a cell: "các quận, huyện, TP. Thủ Đức"."""
    parted, strength = reading.part(at)
    area = reading.lexicon.place_at(reading.tokens, parted)
    if reading.prose or strength in (SPACE, LINE, SEMICOLON) or area is None:
        return ()
    return _names(reading, parted, (parted, area[0])) if reading.is_upper(area[0]) else ()


def _begins_work(reading: Reading, places: tuple[Place, ...]) -> bool:
    """What follows "UBND các xã:" is the work ("Triển khai …"), not the name of one of them."""
    end = places[-1].name[1] if places else 0
    if len(places) != 1 or end >= len(reading.tokens):
        return False
    behind = reading.tokens[end]
    return behind.word and not behind.upper and reading.part(end)[1] == SPACE


def _is_unnamed(reading: Reading, at: int) -> bool:
    return reading.lexicon.unnamed_areas.end(reading.tokens, at) is not None


def _is_numbered(reading: Reading, at: int, end: int) -> bool:
    """Such as "Thuế cơ sở 3", "Thống kê cơ sở Ba Vì": offices of the State below the province."""
    if reading.key(at) != "cơ" or end >= len(reading.tokens) or reading.tokens[end].newline:
        return False
    return reading.is_upper(end) or reading.tokens[end].text.isdigit()


def is_quality(reading: Reading, first: int, at: int) -> bool:
    """Inside a name "địa phương" and "cơ sở" say of what kind something is.

    "Vụ Chính quyền địa phương", "Trường Trung học cơ sở A" are bodies; "Công an cơ sở" and
    "UBND địa phương", where nothing stands between, are groups. ``first``: behind the head.
    """
    inside = at > first and not reading.tokens[at - 1].upper
    return inside and reading.key(at) in ("địa", "cơ")


def _begins_name(reading: Reading, at: int, end: int) -> bool:
    """Such as "Cơ sở vật chất", "Cấp nước", "Vụ Địa phương": a capital makes a name of it.

    "Cấp xã" and "CẤP HUYỆN" stay areas.
    """
    token = reading.tokens[at]
    if not _is_unnamed(reading, at) or not token.upper or token.text.isupper():
        return False
    if any(reading.lexicon.place_at(reading.tokens, place) for place in range(at + 1, end)):
        return False
    following = reading.tokens[end] if end < len(reading.tokens) else None
    if following is None or not following.word or following.newline:
        return True
    if following.upper:
        return False
    is_apart = reading.part(end)[1] != SPACE or reading.works(end)
    areas = reading.lexicon.place_at(reading.tokens, end)
    return not is_apart and not areas and reading.lexicon.modifiers.end(reading.tokens, end) is None


def _words(reading: Reading, at: int) -> tuple[list[tuple[int, int]], int]:
    words = []
    while True:
        found = reading.lexicon.place_at(reading.tokens, at)
        if found is None:
            break
        words.append((at, found[0]))
        end = found[0]
        if reading.is_upper(end) and not reading.lexicon.place_at(reading.tokens, end):
            return words, end
        parted, strength = reading.part(end)
        if strength in (SPACE, LINE, SEMICOLON):
            return words, end
        following = reading.lexicon.place_at(reading.tokens, parted)
        # "UBND tỉnh, UBND xã A": an area with a name of its own begins another body.
        if following is None or reading.is_upper(following[0]):
            return words, end
        at = parted
    return words, words[-1][1]


def _single(reading: Reading, start: int, word: tuple[int, int]) -> Areas:
    end = _name_end(reading, word[1])
    if end == word[1]:
        return Areas((Place(word, (end, end)),), False, end)
    places = _names(reading, word[1], word)
    return Areas(places, False, places[-1].name[1]) if places else Areas((), False, end)


def _names(reading: Reading, at: int, word: tuple[int, int]) -> tuple[Place, ...]:
    """Names of areas in a row, each with its own word or the one before."""
    places: list[Place] = []
    found = reading.lexicon.place_at(reading.tokens, word[0])
    level = found[1] if found else 0
    while True:
        listed = places and reading.lexicon.determiners.end(reading.tokens, at)
        at = listed or at
        own = reading.lexicon.place_at(reading.tokens, at)
        name_at = own[0] if own else at
        name_at += bool(listed and reading.key(name_at) == ":")
        end = _name_end(reading, name_at)
        if end == name_at:
            break
        if own and own[1] > level and places and not listed:
            # "xã A, huyện B": the area that holds the one before.
            last = places.pop()
            places.append(Place(last.word, (last.name[0], end)))
        else:
            word, level = ((at, own[0]), own[1]) if own else (word, level)
            places.append(Place(word, (name_at, end)))
        following = _next_name(reading, end)
        if following is None:
            break
        at = following
    return tuple(places)


def _next_name(reading: Reading, at: int) -> int | None:
    parted, strength = reading.part(at)
    own = reading.lexicon.place_at(reading.tokens, parted)
    if own is not None:
        return parted if reading.is_upper(own[0]) else None
    # "UBND thành phố A, các huyện: B, C"
    behind = reading.lexicon.determiners.end(reading.tokens, parted)
    own = reading.lexicon.place_at(reading.tokens, behind) if behind else None
    if own is not None:
        named = reading.is_upper(own[0] + (reading.key(own[0]) == ":"))
        return parted if named else None
    numbered = reading.tokens[at - 1].text.isdigit() and reading.key(parted).isdigit()
    listed = strength not in (SPACE, LINE) and (reading.is_upper(parted) or numbered)
    return parted if listed and not reading.begins(parted) else None


def _name_end(reading: Reading, at: int) -> int:
    """Behind the capitalised words and numbers at ``at``: "Hồ Chí Minh", "Bà Rịa - Vũng Tàu"."""
    end = _capitals_end(reading, at)
    return at if _begins_body(reading, at, end) else end


def _begins_body(reading: Reading, at: int, end: int) -> bool:
    """The capitals of a cell begin another body, that no mark parts: "xã Ủy ban Kiểm tra"."""
    if reading.prose or end == at or reading.named_head(at) is None:
        return False
    if any(token.caps for token in reading.tokens[at + 1 : end]):
        return True
    goes_on = end < len(reading.tokens) and reading.part(end)[1] == SPACE and not reading.ends(end)
    return goes_on and reading.tokens[end].word and not reading.works(end)


def _capitals_end(reading: Reading, at: int) -> int:
    start = at
    while at < len(reading.tokens):
        token = reading.tokens[at]
        counted = at > start and counts(reading, at)
        if counted or reading.lexicon.role_at(reading.tokens, at) is not None:
            break
        if token.newline and at and (at > start or reading.begins(at)):
            break
        if not (token.upper or token.text.isdigit() or (at > start and _binds(reading, at))):
            break
        if at > start and (token.caps or token.key == "sở") and reading.named_head(at):
            break
        at += 1
    return at


def _binds(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if not reading.is_upper(at + 1):
        return False
    if token.key == "-":
        return reading.named_head(at + 1) is None
    return token.key == "." and not token.gap and not reading.ends(at)
