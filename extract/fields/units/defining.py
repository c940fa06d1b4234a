"""What a short form in brackets stands for: "Ban Quản lý dự án xã (viết tắt là Ban QLDA)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.fields.units.abbreviations import words_of
from extract.fields.units.beginning import read_item
from extract.fields.units.hits import UnitHit
from extract.fields.units.known import KnownNames
from extract.fields.units.reading import Reading
from extract.fields.units.tokens import Token, tokenize
from extract.text.folding import fold

_REACH = 240
_CLAUSE = re.compile(r"[;\n.:]\s")


def body_before(
    text: str, short: Sequence[Token], names: KnownNames, *, said: bool
) -> UnitHit | None:
    """The body whose full name ends ``text`` and that ``short`` stands for; None where none does.

    The name is read as in a cell, where a verb of its own ("đầu tư xây dựng") does not end it.
    A name that the letters of ``short`` spell wins over one that only has the same head
    ("Phòng Cảnh sát ... (gọi tắt là Phòng PC06)"). Where the text does not say that it defines
    a short form, only one that could hardly be anything else counts: "Ban Chỉ đạo ... (BCĐ 57)".
    """
    near = text[-_REACH:]
    ends = [found.end() for found in _CLAUSE.finditer(near)]
    reading = Reading.of(near[ends[-1] if ends else 0 :].rstrip(), names, prose=False)
    bodies = _bodies_at_end(reading)
    spelled = [body for body in bodies if _spells(short, body.name, names)]
    head = names.lexicon.head_at(short, 0)
    same = [body for body in bodies if head is not None and body.kind == head.head.kind]
    if not said and head is not None:
        same = [body for body in same if short[-1].text.isdigit()]
    chosen = spelled or same
    return chosen[0] if chosen and chosen[0].review is None else None


def _bodies_at_end(reading: Reading) -> list[UnitHit]:
    bodies = []
    for at, token in enumerate(reading.tokens):
        if not token.upper or reading.named_head(at) is None:
            continue
        item = read_item(reading, at)
        at_end = item is not None and item.end == len(reading.tokens)
        if item is not None and at_end and len(item.hits) == 1 and not item.hits[0].generic:
            bodies.append(item.hits[0])
    return bodies


def _spells(short: Sequence[Token], name: str, names: KnownNames) -> bool:
    if abbreviates(short, words_of(tokenize(name))):
        return True
    tail = tail_of(name, names)
    return tail is not None and abbreviates(short, words_of(tokenize(tail)))


def tail_of(name: str, names: KnownNames) -> str | None:
    """A canonical name without its head."""
    tokens = tokenize(name)
    head = names.lexicon.head_at(tokens, 0)
    if head is None or head.end >= len(tokens):
        return None
    return name[tokens[head.end].start :]


def abbreviates(short: Sequence[Token], words: Sequence[str]) -> bool:
    """``short`` mixes words of a name and initials, in their order; it may skip words.

    The first word must not be skipped: "PVHCC" is no short form of "Trung tâm Phục vụ ...".
    """
    at = 0
    for token in short:
        if not token.word:
            continue
        pieces = list(fold(token.text)) if token.caps else [fold(token.text)]
        for piece in pieces:
            place = _find(words, at, piece, initial=token.caps)
            if place is None or (at == 0 and place > 0):
                return False
            at = place + 1
    return at > 0


def _find(words: Sequence[str], at: int, piece: str, *, initial: bool) -> int | None:
    for place in range(at, len(words)):
        word = fold(words[place])
        if word.startswith(piece) if initial else word == piece:
            return place
    return None
