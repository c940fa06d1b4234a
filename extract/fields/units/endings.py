"""Where a name ends: at numbers that count something, behind provinces, behind whole names."""

from __future__ import annotations

from extract.fields.units.reading import SPACE, Reading
from extract.fields.units.tokens import Phrases, Token
from extract.rulebook.units import Head

_LONGEST_VERB = 4
_TO_NUMBER = frozenset({"số"})


def counts(reading: Reading, at: int) -> bool:
    """A number at ``at`` in running text counts what follows, so that a name ends before it.

    It belongs to the name behind a head or an area's word ("Đội 3", "khu vực 10"), and where
    a capital, a mark or words for the work follow it.
    """
    if not reading.prose or not reading.key(at)[:1].isdigit() or _is_named_by(reading, at):
        return False
    tokens = reading.tokens
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if not following.word:
        glued = following.key in ".," and not following.gap and reading.key(at + 2).isdigit()
        return following.key == "%" or (glued and not tokens[at + 2].gap)
    if following.upper or following.newline or reading.part(at + 1)[1] != SPACE:
        return False
    return not _is_apart(reading, at + 1)


def _is_named_by(reading: Reading, at: int) -> bool:
    lexicon, tokens = reading.lexicon, reading.tokens
    if reading.key(at - 1) in _TO_NUMBER:
        return True
    return any(
        phrases.end(tokens, at - back) == at
        for back in (1, 2, 3)
        if at >= back
        for phrases in (lexicon.heads, lexicon.place_types)
    )


def _is_apart(reading: Reading, at: int) -> bool:
    lexicon, tokens = reading.lexicon, reading.tokens
    if reading.works(at) or lexicon.place_at(tokens, at) is not None:
        return True
    return lexicon.modifiers.end(tokens, at) is not None


def verb_before(reading: Reading, first: int, at: int) -> int | None:
    """Where the verb begins that governs the number at ``at``, no earlier than ``first``."""
    lexicon, tokens = reading.lexicon, reading.tokens
    for start in range(max(first, at - _LONGEST_VERB), at):
        if tokens[start].upper:
            continue
        verbs = (lexicon.strong, lexicon.weak, lexicon.compounds)
        if any(phrases.end(tokens, start) == at for phrases in verbs):
            return start
    return None


def is_behind_province(reading: Reading, first: int, at: int) -> bool:
    """In running text a lower-case word behind a province's name is no more of the name."""
    tokens = reading.tokens
    if not reading.prose or tokens[at].upper or not tokens[at].word:
        return False
    provinces = reading.names.people.provinces
    if not any(provinces.end(tokens, place) == at for place in range(max(first, at - 4), at)):
        return False
    goes_on = reading.key(at) in ("thuộc", "và") or reading.lexicon.place_at(tokens, at)
    return not goes_on


def is_tail(reading: Reading, at: int) -> bool:
    """A word that ends a complete name stands there: an area's, or "Việt" of "Việt Nam"."""
    if at >= len(reading.tokens):
        return False
    tail = reading.lexicon.tails.end(reading.tokens, at) is not None
    return (tail and reading.is_upper(at)) or bool(reading.lexicon.place_at(reading.tokens, at))


def _is_in(phrases: Phrases[None], reading: Reading, at: int) -> bool:
    return phrases.end(reading.tokens, at) is not None


def goes_on(reading: Reading, head: Head, at: int) -> bool:
    """Behind an area a name goes on only with "thuộc" or, for steering boards, "về"."""
    key = reading.key(at)
    if _is_in(reading.lexicon.owning, reading, at) or (
        key == "-" and reading.is_upper(at + 1) and not reading.prose
    ):
        return True
    return key == "(" or (head.keeps_verbs and key in ("về", "thực", "triển", "phòng"))


def fills(reading: Reading, head: Head, at: int, whole: int | None) -> bool:
    """A complete name takes no lower-case word and no list after it."""
    complete = head.whole or whole is not None
    if _is_in(reading.lexicon.owning, reading, at):
        return False
    if not complete or is_tail(reading, at) or reading.key(at) == "-":
        return False
    if reading.key(at) in _TO_NUMBER or reading.key(at - 1) in _TO_NUMBER:
        return not reading.key(at + (reading.key(at) in _TO_NUMBER))[:1].isdigit()
    if not reading.is_upper(at):
        return True
    if reading.named_head(at) is not None:
        return False
    # "Báo và Phát thanh, Truyền hình Sơn Hải": the province without its word.
    is_name = _in_province(reading, at) or _is_in(reading.lexicon.tails, reading, at - 1)
    return not (whole is not None and (is_name or _is_proper(reading, at)))


def _in_province(reading: Reading, at: int) -> bool:
    """A word of a province's name stands there, the first or another ("Cao Bằng")."""
    provinces = reading.names.people.provinces
    ends = (provinces.end(reading.tokens, start) for start in range(max(at - 3, 0), at + 1))
    return any(end is not None and end > at for end in ends)


def _is_proper(reading: Reading, at: int) -> bool:
    """A capital behind a name, in its line, that begins no other words of the rules."""
    if reading.part(at)[1] != SPACE or reading.begins(at):
        return False
    lexicon = reading.lexicon
    looked_up = (lexicon.strong, lexicon.weak, lexicon.stops, lexicon.positions)
    return all(phrases.end(reading.tokens, at) is None for phrases in looked_up)


def stopped_early(reading: Reading, rest: list[Token]) -> bool:
    """A word ended the name that may as well belong to it ("Xúc tiến hỗ trợ ...")."""
    if not rest:
        return False
    behind = next(
        (at for at, token in enumerate(reading.tokens) if token.start >= rest[-1].end),
        len(reading.tokens),
    )
    if any(reading.lexicon.place_at([token], 0) for token in rest):
        return False
    lexicon = reading.lexicon
    if not reading.prose:
        return lexicon.stops.end(reading.tokens, behind) is not None
    weak = lexicon.weak.end(reading.tokens, behind) is not None
    return weak and lexicon.strong.end(reading.tokens, behind) is None
