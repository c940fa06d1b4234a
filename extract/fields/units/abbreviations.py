"""Short forms: matched against full names by initials, and looked up in the rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from extract.fields.units.tokens import Token, tokenize
from extract.rulebook.units import Abbreviation
from extract.text.folding import fold, match_key

# What may stand between the words of a name, or be left out.
FILLERS = frozenset({"và", "&", ",", "-", ".", "/", "của"})


def words_of(tokens: Iterable[Token]) -> list[str]:
    """The keys of the words that carry a name, fillers left out."""
    return [token.key for token in tokens if token.key not in FILLERS and token.word]


def comma_places(tokens: Iterable[Token]) -> tuple[int, ...]:
    """How many words stand before each comma; capitals count for a word each."""
    places = []
    count = 0
    for token in tokens:
        if token.key == ",":
            places.append(count)
        elif token.word and token.key not in FILLERS:
            count += len(token.text) if token.caps else 1
    return tuple(places)


def spell(short: Sequence[Token], full: Sequence[str]) -> int | None:
    """How many tokens of ``short`` spell all the words of ``full``; None if they do not.

    Capitals stand for the initials of that many words, D also for Đ.
    """
    at = done = 0
    while done < len(full):
        while at < len(short) and short[at].key in FILLERS:
            at += 1
        if at >= len(short):
            return None
        token = short[at]
        if token.key == full[done]:
            done += 1
        elif token.caps and _are_initials(token.text, full[done : done + len(token.text)]):
            done += len(token.text)
        else:
            return None
        at += 1
    return at


def _are_initials(letters: str, words: Sequence[str]) -> bool:
    if len(letters) != len(words):
        return False
    return all(
        is_letter_of(letter, fold_all_but_bar(word)[:1])
        for letter, word in zip(letters, words, strict=True)
    )


def is_letter_of(letter: str, initial: str) -> bool:
    """A capital stands for an initial: D also for đ, but Đ for đ alone."""
    key = fold_all_but_bar(letter)
    return key == initial or (key == "d" and initial == "đ")


def fold_all_but_bar(text: str) -> str:
    """``fold``, but đ stays what it is."""
    return "".join("đ" if char in "đĐ" else fold(char) for char in match_key(text))


def short_key(tokens: Iterable[Token]) -> str:
    """One spelling of a short form: "KH&CN", "KH-CN" and "KHCN" are the same, D is also Đ."""
    return _letters_key("".join(token.text for token in tokens if token.key not in FILLERS))


def _letters_key(letters: str) -> str:
    # "TƯ" is Trung ương, "TU" Tỉnh ủy: only the bar of Đ is left out.
    return unicodedata.normalize("NFC", letters).casefold().replace("đ", "d")


_LONGEST = 7  # tokens of a short form, marks included ("KH, CN & ĐMST")


class AbbreviationTable:
    """Short forms of the rules, found by their key and the head they stand behind."""

    def __init__(self, entries: Iterable[Abbreviation], kept: Iterable[str]) -> None:
        self._by_key: dict[str, list[Abbreviation]] = {}
        self.kept = frozenset(kept)
        for entry in entries:
            for short in entry.short:
                key = _letters_key("".join(char for char in short if char.isalnum()))
                self._by_key.setdefault(key, []).append(entry)

    def find(
        self, tokens: Sequence[Token], head_id: str | None, year: int | None = None
    ) -> str | None:
        """What ``tokens`` stand for behind that head; None where nothing or two things do.

        An entry that holds in ``year`` wins over one that does not, one for the head over one
        for all heads.
        """
        entries = self._by_key.get(short_key(tokens), [])
        letters = "".join(token.text for token in tokens if token.key not in FILLERS)
        entries = [entry for entry in entries if _has_bars(entry, letters)]
        entries = [entry for entry in entries if _holds(entry, year)] or entries
        special = {entry.full for entry in entries if head_id and head_id in entry.heads}
        common = {entry.full for entry in entries if not entry.heads}
        for fulls in (special, common):
            if fulls:
                return next(iter(fulls)) if len(fulls) == 1 else None
        return None

    def list_used(self, raw: str, name: str) -> list[str]:
        """The ids of the entries by which short forms of ``raw`` stand for words of ``name``."""
        tokens, spelled = tokenize(raw), match_key(name)
        used: list[str] = []
        at = 0
        while at < len(tokens):
            end, entry = self._longest_used(tokens, at, spelled)
            if entry is not None:
                used.append(entry.id)
            at = end
        return used

    def _longest_used(
        self, tokens: Sequence[Token], at: int, spelled: str
    ) -> tuple[int, Abbreviation | None]:
        if tokens[at].caps:
            for end in range(min(len(tokens), at + _LONGEST), at, -1):
                for entry in self._by_key.get(short_key(tokens[at:end]), ()):
                    if match_key(entry.full) in spelled:
                        return end, entry
        return at + 1, None


def _has_bars(entry: Abbreviation, letters: str) -> bool:
    """Đ where ``letters`` have it: "ĐT" is no "DT", while "CDS" may be "CĐS"."""
    for short in entry.short:
        own = "".join(char for char in short if char.isalnum())
        if len(own) == len(letters) and not any(
            char == "Đ" and other == "D" for char, other in zip(letters, own, strict=True)
        ):
            return True
    return False


def _holds(entry: Abbreviation, year: int | None) -> bool:
    if year is None:
        return True
    return (entry.since or year) <= year <= (entry.until or year)
