"""Persons and their positions: "Đ/c Hoàng Văn Chiều - Phó Giám đốc sở"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.fields.units.hits import PersonHit
from extract.fields.units.tokens import Phrases, Token, tokenize
from extract.rulebook.units import UnitRulebook
from extract.text.folding import match_key

_LONGEST_NAME = 5
_LONGEST_POSITION = 14
_APOSTROPHE = re.compile("['’\u02bc]")


class PersonWords:
    """Titles, positions and surnames of a rulebook, ready for looking up."""

    def __init__(self, rulebook: UnitRulebook) -> None:
        people = rulebook.units.people
        self.titles: Phrases[None] = Phrases((title, None) for title in people.titles)
        self.positions: Phrases[str | None] = Phrases(
            [
                *((position, None) for position in (*people.positions, *people.jobs)),
                *people.position_abbreviations.items(),
            ]
        )
        self.jobs: Phrases[None] = Phrases((job, None) for job in people.jobs)
        # "Đoàn Thanh niên" is no person, though Đoàn is a surname.
        self.bodies: Phrases[None] = Phrases(
            (name, None)
            for head in rulebook.units.heads
            for name in (head.name, *head.variants)
            if " " in name
        )
        self.surnames = frozenset(match_key(name) for name in people.surnames)
        self.areas: Phrases[int] = Phrases(rulebook.units.generics.place_types.items())
        provinces = rulebook.provinces.provinces
        self.provinces: Phrases[None] = Phrases(
            (name, None) for province in provinces for name in (province.name, *province.members)
        )

    def is_surname(self, token: Token) -> bool:
        """A name may begin with ``token``; "H'" and "K'" are written with what follows."""
        first, apostrophe, _ = _APOSTROPHE.sub("'", token.key).partition("'")
        return f"{first}{apostrophe}" in self.surnames


@dataclass(frozen=True, slots=True)
class _Scan:
    text: str
    tokens: list[Token]
    words: PersonWords

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def position(self, at: int) -> tuple[int, str | None] | None:
        found = self.words.positions.match(self.tokens, at)
        return found if found and self.tokens[at].upper else None


def find_persons(text: str, words: PersonWords) -> list[PersonHit]:
    """The persons of a text, each with the position that stands beside the name.

    A name is two to five capitalised syllables behind "Đ/c", "Ông", "Bà" or a position, or
    beginning with a Vietnamese surname where it fills its part of a cell. A title or position
    without a name gives nothing. Abbreviated positions ("PGĐ") are spelled out.
    """
    scan = _Scan(text, tokenize(text), words)
    hits = []
    at = 0
    while at < len(scan.tokens):
        found = _person(scan, at)
        if found is None:
            at += 1
            continue
        hit, at = found
        hits.append(hit)
    return hits


def _person(scan: _Scan, at: int) -> tuple[PersonHit, int] | None:
    start = at
    title = scan.words.titles.end(scan.tokens, at)
    if title is not None:
        at = title + 1 if scan.key(title) in (".", ":") else title
    before = scan.position(at) if at < len(scan.tokens) else None
    if before is not None:
        name_at = _name_behind(scan, before[0])
        if name_at is None:
            return None
        position = _words(scan, at, name_at, before)
    else:
        name_at, position = at, None
        alone = title is None
        if alone and not _begins_part(scan, at):
            return None
    end = _name_end(scan, name_at, titled=title is not None and before is None)
    if end is None or (before is None and title is None and not _ends_part(scan, end)):
        return None
    name = lower_capitals(" ".join(token.text for token in scan.tokens[name_at:end]))
    if position is None:
        position, end = _position_behind(scan, end)
    first, last = scan.tokens[start].start, scan.tokens[end - 1].end
    return PersonHit(first, last, scan.text[first:last], name, position, "person"), end


def lower_capitals(name: str) -> str:
    """A person's name in the case of names: "ĐINH THỊ H'NHUNG" as "Đinh Thị H'Nhung".

    A name that is not in capitals stays as it is, and so does one of single letters.
    """
    if not name.isupper() or not re.search(r"[^\W\d_]{2}", name):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), name)


def _begins_part(scan: _Scan, at: int) -> bool:
    return at == 0 or scan.tokens[at].newline or scan.key(at - 1) in (";", ",", ":", "và", "-", "+")


def _ends_part(scan: _Scan, at: int) -> bool:
    if at >= len(scan.tokens) or scan.tokens[at].newline:
        return True
    return scan.key(at) in (";", ",", ".", "(", "-", ":", "và")


def _name_end(scan: _Scan, at: int, *, titled: bool) -> int | None:
    """Behind the name at ``at``; a surname is needed unless a title stands before it."""
    if at >= len(scan.tokens) or scan.words.provinces.end(scan.tokens, at) is not None:
        return None
    if scan.words.bodies.end(scan.tokens, at) is not None:
        return None
    if not titled and not scan.words.is_surname(scan.tokens[at]):
        return None
    if at and scan.key(at - 1) != "tỉnh" and scan.words.areas.end(scan.tokens, at - 1) == at:
        return None
    end = at
    while end < len(scan.tokens) and end - at < _LONGEST_NAME:
        token = scan.tokens[end]
        if not (token.upper and _APOSTROPHE.sub("", token.text).isalpha()) or (
            end > at and token.newline
        ):
            break
        if end > at and scan.position(end) is not None:
            break
        if token.caps and not scan.tokens[at].text.isupper():
            # "Đoàn TNCS Hồ Chí Minh" is a body.
            return None
        end += 1
    # "K'Brôi" is a whole name, where a title or position says that it is one.
    least = 1 if titled and _APOSTROPHE.search(scan.tokens[at].text) else 2
    if not least <= end - at <= _LONGEST_NAME:
        return None
    if end < len(scan.tokens) and scan.tokens[end].upper and not scan.tokens[end].newline:
        return None if scan.position(end) is None else end
    return end


def _name_behind(scan: _Scan, at: int) -> int | None:
    """Where the name begins behind a position: "Phó Giám đốc Sở Nguyễn Văn A"."""
    area = False
    for place in range(at, min(at + _LONGEST_POSITION, len(scan.tokens))):
        token = scan.tokens[place]
        if token.newline or token.key in ";.(":
            return None
        # "xã Đinh Trang Hòa" is no person; the provinces are all known.
        area = (area and token.upper) or (
            token.key != "tỉnh" and scan.words.areas.end(scan.tokens, place) is not None
        )
        if area:
            continue
        if _name_end(scan, place, titled=False) is not None:
            return place
    return None


def _position_behind(scan: _Scan, end: int) -> tuple[str | None, int]:
    """The position behind a name and a mark, and the token behind it."""
    at = end
    while at < len(scan.tokens) and scan.key(at) in ("-", ",", "(", ":"):
        at += 1
    found = scan.position(at) if at > end and at < len(scan.tokens) else None
    if found is None:
        return None, end
    last = found[0]
    while last < len(scan.tokens) and not _ends_position(scan, last):
        last += 1
    return _words(scan, at, last, found), last


def _ends_position(scan: _Scan, at: int) -> bool:
    token = scan.tokens[at]
    if token.newline or token.key in (";", ".", "(", ")", ":") or token.text.isdigit():
        return True
    if token.key not in (",", "và"):
        return scan.words.titles.end(scan.tokens, at) is not None
    titled = scan.words.titles.end(scan.tokens, at + 1) is not None
    named = _name_end(scan, at + 1, titled=False) is not None
    position = scan.position(at + 1) if at + 1 < len(scan.tokens) else None
    with_name = position is not None and _name_behind(scan, position[0]) is not None
    return titled or named or with_name or (token.key == "," and position is None)


def _words(scan: _Scan, at: int, end: int, found: tuple[int, str | None]) -> str:
    spelled, full = found
    while end > at and not scan.tokens[end - 1].word:
        end -= 1
    if full is None:
        return " ".join(scan.text[scan.tokens[at].start : scan.tokens[end - 1].end].split())
    rest = scan.text[scan.tokens[spelled - 1].end : scan.tokens[end - 1].end]
    return " ".join(f"{full}{rest}".split())
