"""Names in capitals, given the case that offices write them in."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.document.model import Document
from extract.rulebook.units import UnitRulebook
from extract.structure.outline import is_upper
from extract.text.folding import fold, match_key

_WORD = re.compile(r"\w+|[^\w\s]")
_VOWEL = re.compile(r"[aeiouy]")
_ROMAN = re.compile(r"(?:I{1,3}|IV|V|VII|VIII|IX|X)$")
_JOINS = ("và", "&", ",", "-", "–", "(")
_SMALL = ("và", "của", "các", "cho", "về", "thuộc", "với")
_REGION = "khu vực"
# Behind these stands a proper name to the end, not a field of work.
_NAMED_AFTER = ("đại học", "tiểu học", "mầm non", "mẫu giáo", "cơ sở", "phổ thông")


class _Words:
    """What the rules say of case, made ready once for all plans."""

    def __init__(self, rulebook: UnitRulebook) -> None:
        rules, areas = rulebook.units, rulebook.provinces
        place_types = rules.generics.place_types
        heads = {head.id: head.name for head in rules.heads}
        self.kinds = {
            match_key(head.name): head.kind
            for head in rules.heads
            if " " in head.name and not head.place
        }
        provinces = {name for area in areas.provinces for name in (area.name, *area.members)}
        self.provinces = {match_key(name) for name in (*provinces, *areas.variants)}
        self.heads = {_keys(head.name) for head in rules.heads if not head.place}
        self.areas = {_keys(word) for word in (*place_types, _REGION)}
        self.levels = self.areas | {_keys(word) for word in _NAMED_AFTER}
        expansions = rulebook.abbreviations.abbreviations
        shorts = [(item.short, item.full) for item in expansions]
        shorts += [(head.forms, head.name) for head in rules.heads]
        self.shorts = {
            form: _keys(full)
            for forms, full in shorts
            for form in forms
            if len(form) > 2 and form.isupper()
        }
        names = [item.full for item in expansions]
        for head_id, listed in rules.known.items():
            names += [*listed, *(f"{heads[head_id]} {name}" for name in listed)]
        names += [*rules.whole_names, *heads.values(), *provinces, *areas.variants, "Việt Nam"]
        names += [*place_types, *_NAMED_AFTER, _REGION]
        self._phrases = {
            _keys(name): _WORD.findall(name.lower() if _keys(name) in self.levels else name)
            for name in names
        }
        self._longest = max(map(len, self._phrases))

    def phrase_at(self, keys: list[str], at: int, *, first: bool) -> list[str] | None:
        """The longest phrase of the rules; a head of one word only where a name begins."""
        for end in range(min(at + self._longest, len(keys)), at, -1):
            words = tuple(keys[at:end])
            if words in self._phrases and (
                len(words) > 1 or first or (words in self.levels and words not in self.heads)
            ):
                return self._phrases[words]
        return None


_words_of = lru_cache(maxsize=4)(_Words)


class NameCasing:
    """Gives a name in capitals the case that offices write it in."""

    def __init__(self, document: Document, rulebook: UnitRulebook) -> None:
        self._words = _words_of(rulebook)
        # What a signing program or a browser printed writes names its own way.
        written = [block.text for block in document.blocks if block.kind != "furniture"]
        keyed = ((text, match_key(text)) for text in written)
        self._texts = [(text, key) for text, key in keyed if len(key) == len(text)]

    @property
    def provinces(self) -> set[str]:
        """Match keys of the names of provinces."""
        return self._words.provinces

    def restore(self, text: str, *, begins: bool = True) -> str:
        """``text`` as the document writes it elsewhere, else cased part by part.

        Args:
            text: a name; one not in capitals is given back as it is.
            begins: it begins a name; False where it goes on one.
        """
        if not is_upper(text):
            return text
        found = self._find_mention(text)
        if found is None:
            return self._case_parts(text, begins=begins)
        return found[:1].upper() + found[1:] if begins else found

    def find_kind(self, name: str) -> str | None:
        """The kind of the body whose head of several words ``name`` begins with."""
        words = match_key(name).split(" ")
        keys = (" ".join(words[:count]) for count in range(len(words), 1, -1))
        return next((self._words.kinds[key] for key in keys if key in self._words.kinds), None)

    def _find_mention(self, text: str) -> str | None:
        pattern = re.compile(rf"(?<!\w){re.escape(match_key(text))}(?!\w)")
        for whole, key in self._texts:
            place = pattern.search(key)
            if place is not None:
                found = whole[place.start() : place.end()]
                if not is_upper(found):
                    return found
        return None

    def _case_parts(self, text: str, *, begins: bool) -> str:
        words = list(_WORD.finditer(text))
        keys = [match_key(word.group()) for word in words]
        cased = list(text)
        at, fresh, proper = 0, begins, False
        while at < len(words):
            phrase = self._words.phrase_at(keys, at, first=begins and at == 0)
            shown = phrase or [self._case_word(words[at].group(), keys[at], fresh or proper)]
            part = tuple(keys[at : at + len(shown)])
            if fresh and (part not in self._words.areas or at == 0):
                shown = [shown[0][:1].upper() + shown[0][1:], *shown[1:]]
            for word, like in zip(words[at:], shown, strict=False):
                cased[word.start() : word.end()] = _case_like(word.group(), like)
            full = self._words.shorts.get(words[at].group(), part)
            proper = full[-2:] in self._words.levels or (proper and not phrase)
            fresh = bool(phrase and not proper) or keys[at] in _JOINS or part in self._words.heads
            at += len(shown)
        return "".join(cased)

    def _case_word(self, word: str, key: str, capital: bool) -> str:
        if word in self._words.shorts or not _VOWEL.search(fold(word)) or _ROMAN.match(word):
            return word
        return key.capitalize() if capital and key not in _SMALL else key


def _keys(name: str) -> tuple[str, ...]:
    return tuple(match_key(word) for word in _WORD.findall(name))


def _case_like(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:].lower() if like[:1].isupper() else word.lower()
