"""Canonical names: abbreviations spelled out, "&" as "và", one kind of dash."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.fields.units.abbreviations import FILLERS
from extract.fields.units.known import KnownNames, Spelled
from extract.fields.units.tokens import Token, tokenize
from extract.rulebook.units import Head
from extract.text.folding import fold, match_key

_ROMAN = re.compile(r"[IVX]+$")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[^\w\s]")
_BINDS = frozenset({"&", "-", ",", "."})
_CLOSE_BEFORE = frozenset({",", ".", ";", ":", ")", "/", "’", "'"})
_CLOSE_AFTER = frozenset({"(", "/", "’", "'", "."})


def unit_key(name: str) -> str:
    """A name as it is compared: case, marks, spaces, "và" and tone place do not count.

    >>> unit_key("Phòng Kế hoạch – Tổng hợp") == unit_key("phòng kế hoạch-tổng hợp")
    True
    """
    words = _MARKS.sub(" ", match_key(name)).split()
    return " ".join(word for word in words if word != "và")


def same_unit(a_name: str, b_name: str) -> bool:
    """Whether two canonical names mean one body."""
    return unit_key(a_name) == unit_key(b_name)


def expand_name(text: str, names: KnownNames) -> str:
    """The canonical form of one name.

    >>> expand_name("Sở KH&CN", names)  # doctest: +SKIP
    'Sở Khoa học và Công nghệ'
    """
    tokens = tokenize(text)
    found = names.lexicon.head_at(tokens, 0)
    if found is None:
        return spell_out(tokens, None, names)[0]
    return full_name(found.head, tokens[: found.end], tokens[found.end :], names)[0]


def head_name(head: Head, written: Sequence[Token]) -> str:
    """A head as the document spells it; in full where it is abbreviated or in capitals."""
    text = " ".join(token.text for token in written)
    key = match_key(text)
    spelled = next((name for name in (head.name, *head.variants) if match_key(name) == key), None)
    if spelled is None:
        return head.name
    if text.isupper() or match_key(text[:1]) == text[:1]:
        # "SỞ" in a heading, "phòng" in a sentence: a name begins with a capital.
        return spelled if text.isupper() else _new_tone(text[:1].upper() + text[1:])
    return _new_tone(text)


def full_name(
    head: Head, written: Sequence[Token], rest: Sequence[Token], names: KnownNames
) -> tuple[str, str | None]:
    """The name of a head (``written`` in the text) and what follows it; why it needs a look.

    Words that are spelled out stay as they are: only abbreviations are spelled out, and "&".
    """
    own = head_name(head, written)
    if not rest:
        return own, None
    shouted, rest = rest, _lower_shouting(rest)
    known = None
    if any(token.caps for token in rest):
        known = names.spelled_out(head.id, rest)
    elif rest is not shouted:
        # "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG": capitals that the document does not show.
        known = names.prefix(head.id, rest)
    if known is not None and known.count < len(rest) and rest[known.count].key in FILLERS:
        # "Công nghệ thông tin, Truyền thông và Chuyển đổi số" only begins like a known name.
        known = None
    if known is not None and len(known.names) > 1:
        tail = _as_written(rest)
        review: str | None = f"viết tắt có thể là: {'; '.join(known.names)}"
    else:
        tail, review = _tail(rest, head, names, known)
    space = "" if tail[:1] in _CLOSE_BEFORE else " "
    return f"{own}{space}{_new_tone(tail)}", review


def _tail(
    rest: Sequence[Token], head: Head, names: KnownNames, known: Spelled | None
) -> tuple[str, str | None]:
    """What follows a head, spelled out; its beginning is ``known``."""
    if known is None:
        tail, unknown = spell_out(rest, head.id, names)
    else:
        tail, unknown = spell_out(rest[known.count :], head.id, names, whole=False)
        tail = f"{known.names[0]}{'' if tail[:1] in _CLOSE_BEFORE else ' '}{tail}".strip()
        if unknown:
            tail, _ = spell_out(rest, head.id, names)
    if unknown:
        return tail, f"chưa rõ chữ viết tắt {', '.join(unknown)}"
    return tail, None


def _as_written(tokens: Sequence[Token]) -> str:
    pieces: list[str] = []
    for token in tokens:
        pieces.append(f" {token.text}" if token.gap and pieces else token.text)
    return "".join(pieces)


def _new_tone(text: str) -> str:
    """One tone place, the capitals kept: Uỷ ban becomes Ủy ban."""
    return _WORD.sub(lambda found: _new_tone_of(found.group()), text)


def _new_tone_of(word: str) -> str:
    key = match_key(word)
    if key == word.casefold() or len(key) != len(word):
        return word
    return "".join(
        new.upper() if old.isupper() else new for old, new in zip(word, key, strict=True)
    )


def _lower_shouting(rest: Sequence[Token]) -> Sequence[Token]:
    # A heading in capitals ("SỞ TÀI CHÍNH") is no row of abbreviations.
    words = [token for token in rest if token.word]
    shouted = all(token.text == token.text.upper() for token in words)
    marked = any(fold(word.text) != match_key(word.text).replace("đ", "d") for word in words)
    if not (shouted and marked and any(token.gap for token in words[1:])):
        return rest
    text = " ".join(token.text for token in rest).lower()
    return tokenize(text[:1].upper() + text[1:])


def spell_out(
    tokens: Sequence[Token], head_id: str | None, names: KnownNames, *, whole: bool = True
) -> tuple[str, list[str]]:
    """The words with abbreviations spelled out, and the abbreviations nobody knows.

    All are spelled out or none: half a name spelled out looks right and is not. ``whole``:
    ``tokens`` are all that stands behind the head.
    """
    fulls, unknown = _find_fulls(tokens, head_id, names, whole)
    if unknown:
        fulls = {}
    pieces: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.caps:
            count, full = fulls.get(at, (1, None))
            _add(pieces, token, full or token.text)
            at += count
            # "TP. Huế": the dot belongs to the short form.
            if full and at < len(tokens) and tokens[at].key == "." and not tokens[at].gap:
                at += 1
            continue
        glued = unknown and at and tokens[at - 1].caps and not token.gap
        _add(pieces, token, token.text if glued else _mark(tokens, at))
        at += 1
    return "".join(pieces).strip(), unknown


def _find_fulls(
    tokens: Sequence[Token], head_id: str | None, names: KnownNames, whole: bool
) -> tuple[dict[int, tuple[int, str | None]], list[str]]:
    """By place: how many tokens each abbreviation has, and its words; and those unknown.

    A short form that only one head gives its meaning has it right behind that head:
    "Trung tâm KN", not "Trung tâm ĐMST&KN".
    """
    fulls: dict[int, tuple[int, str | None]] = {}
    unknown: list[str] = []
    at = 0
    while at < len(tokens):
        count = 1
        if tokens[at].caps:
            behind = head_id if whole and not at else _head_before(tokens, at, names)
            count, full = _longest_short(tokens[at:], behind, names)
            fulls[at] = count, full
            if full is None and _is_unknown(tokens[at], names):
                unknown.append(tokens[at].text)
        at += count
    return fulls, unknown


def _head_before(tokens: Sequence[Token], at: int, names: KnownNames) -> str | None:
    """The head inside a name that ends right before ``at``: "Liên hiệp các Hội VHNT"."""
    for start in range(max(at - 4, 0), at):
        found = names.lexicon.heads.match(tokens, start)
        if found is not None and found[0] == at:
            return found[1].id
    return None


def _is_bound(tokens: Sequence[Token], end: int) -> bool:
    """Two letters say little: "KN" in "KN&ĐMST" need not mean what it does alone."""
    if end > 1 or len(tokens[0].text) > 2:
        return False
    if end + 1 >= len(tokens) or not tokens[end + 1].caps:
        return False
    return tokens[end].key in _BINDS or tokens[end].key == "và"


def _longest_short(
    tokens: Sequence[Token], head_id: str | None, names: KnownNames
) -> tuple[int, str | None]:
    ends = [1]
    at = 1
    while at + 1 < len(tokens) and tokens[at].key in _BINDS and tokens[at + 1].caps:
        at += 2
        ends.append(at)
    for end in reversed(ends):
        full = names.short(tokens[:end], None if _is_bound(tokens, end) else head_id)
        if full is not None:
            return end, full
    return 1, None


def _is_unknown(token: Token, names: KnownNames) -> bool:
    text = token.text
    if text in names.abbreviations.kept or _ROMAN.match(text) or not text.isupper():
        return False
    # A name set in capitals is no abbreviation; letters with numbers are a code ("PA05").
    return text.isalpha() and len(text) <= 12


def _mark(tokens: Sequence[Token], at: int) -> str:
    key = tokens[at].key
    if key == "&":
        return " và "
    if key == "-":
        beside = tokens[max(at - 1, 0)].word and at + 1 < len(tokens) and tokens[at + 1].upper
        return " - " if beside or tokens[at].gap else "-"
    return tokens[at].text


def _add(pieces: list[str], token: Token, text: str) -> None:
    last = pieces[-1] if pieces else ""
    if last.endswith(" ") or not last:
        text = text.lstrip()
    elif not text.startswith(" ") and (token.gap or text != token.text):
        closes = text[0] in _CLOSE_BEFORE and not token.gap
        opens = last[-1] in _CLOSE_AFTER and not token.gap
        text = text if closes or opens else f" {text}"
    pieces.append(text)
