"""Codes in one run of capitals: "VPUBND" is Văn phòng and UBND, "SKH&CN" Sở and KH&CN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.fields.units.abbreviations import FILLERS
from extract.fields.units.known import KnownNames
from extract.fields.units.lexicon import Lexicon
from extract.fields.units.tokens import Token, tokenize
from extract.rulebook.units import Head


@lru_cache(maxsize=4)
def _beginnings(lexicon: Lexicon) -> dict[str, Head]:
    """Letters that stand for a head at the beginning of a code."""
    found: dict[str, Head] = {}
    for head in lexicon.rulebook.units.heads:
        for letters in head.glued:
            found[letters] = head
    return found


def split_codes(tokens: list[Token], names: KnownNames) -> list[Token]:
    """``tokens`` with the head of each code spelled out, where the rest of it is known.

    The offsets stay those of the code: all its words begin where it begins.
    """
    if not any(token.caps for token in tokens):
        return tokens
    done: list[Token] = []
    for at, token in enumerate(tokens):
        parts = _parts(tokens, at, names) if token.caps else None
        done.extend(parts or (token,))
    return done


def _parts(tokens: Sequence[Token], at: int, names: KnownNames) -> list[Token] | None:
    """The words of the head and the rest of the code at ``at``; None where it is no code."""
    token = tokens[at]
    if _is_known(tokens, at, names):
        return None
    letters = token.text.rstrip("0123456789")
    numbered = names.lexicon.heads.match(tokenize(letters), 0) if letters != token.text else None
    if numbered is not None and numbered[0] == 1 and len(letters) > 2:
        # "BCĐ57"
        return _spelled(token, numbered[1], _rest(token, len(letters)))
    found = []
    for length in range(1, len(token.text) - 1):
        head = _beginnings(names.lexicon).get(token.text[:length])
        if head is None:
            continue
        rest = _rest(token, length)
        run = [rest, *_glued(tokens, at + 1)]
        if _stands(run, head, names):
            found.append((head, rest))
    if len({head.id for head, _ in found}) != 1:
        return None
    return _spelled(token, *found[0])


def _spelled(token: Token, head: Head, rest: Token) -> list[Token]:
    words = tokenize(head.name)
    spelled = [
        replace(word, start=token.start, end=rest.start, gap=word.gap if number else token.gap)
        for number, word in enumerate(words)
    ]
    return [*spelled, rest]


def _is_known(tokens: Sequence[Token], at: int, names: KnownNames) -> bool:
    """The capitals stand for themselves, behind others, or for what plan or rules say."""
    token = tokens[at]
    if token.text in names.abbreviations.kept or names.alias_at(tokens, at) is not None:
        return True
    if at and not token.gap and tokens[at - 1].key in FILLERS:
        return True
    if names.lexicon.heads.end(tokens, at) or names.lexicon.positions.end(tokens, at):
        return True
    return names.short([token], None) is not None


def _rest(token: Token, length: int) -> Token:
    start = token.start + length
    return tokenize(token.text[length:])[0].moved(start, gap=" ")


def _glued(tokens: Sequence[Token], at: int) -> list[Token]:
    """What goes on without a space: "&CN" of "SKH&CN"."""
    end = at
    while (
        end < len(tokens) and not tokens[end].gap and (tokens[end].caps or tokens[end].key == "&")
    ):
        end += 1
    return list(tokens[at:end])


def _stands(run: Sequence[Token], head: Head, names: KnownNames) -> bool:
    spelled = names.spelled_out(head.id, run)
    if spelled is not None and spelled.count == len(run):
        return True
    if names.short(run, head.id) is not None:
        return True
    return len(run) == 1 and names.lexicon.heads.end(run, 0) == 1
