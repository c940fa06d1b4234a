"""Known phrases, found in text whose marks or single letters were recognised wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.rulebook import Rulebook
from extract.rulebook.recognition import Confusion
from extract.text.folding import fold, match_key
from extract.text.normalize import clean_text

_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[ ,/&\-–]{1,3}")
_LONGEST = 10
# A phrase so long is known even where one of its letters is another.
_SURE_WORDS = 3
_SURE_LETTERS = 12
_MIN_LETTERS = 6
_MIN_WRONG = 3  # letters of the word that may have a wrong one
_Words = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Phrases by their words without marks; None where two phrases differ in marks only.

    ``gapped`` has the long ones with one word left out: (place of the word, the others).
    """

    phrases: dict[_Words, _Words | None]
    gapped: dict[tuple[int, _Words], tuple[_Words, ...]]
    confusions: tuple[Confusion, ...]

    def correct(self, text: str) -> str:
        """The text with the letters that known phrases have, as long as before.

        Case stays as it is.
        """
        for confusion in self.confusions:
            text = confusion.correct(text)
        letters = list(text)
        words = list(_WORD.finditer(text))
        folded = [fold(word.group()) for word in words]
        joined = [
            bool(_JOINT.fullmatch(text, left.end(), right.start()))
            for left, right in pairwise(words)
        ]
        place = 0
        while place < len(words):
            found = self._find(folded, joined, place)
            for word, right in zip(words[place:], found, strict=False):
                letters[word.start() : word.end()] = _with_case(right, word.group())
            place += max(len(found), 1)
        return "".join(letters)

    def _find(self, folded: list[str], joined: list[bool], place: int) -> _Words:
        """The longest known phrase that begins at a word; empty where there is none."""
        reach = place + 1
        while reach < len(folded) and reach - place < _LONGEST and joined[reach - 1]:
            reach += 1
        for end in range(reach, place + 1, -1):
            words = tuple(folded[place:end])
            phrase = self.phrases.get(words) or self._find_near(words)
            if phrase is not None:
                return phrase
        return ()

    def _find_near(self, words: _Words) -> _Words | None:
        """The one long phrase that has one other letter."""
        if len(words) < _SURE_WORDS or sum(map(len, words)) < _SURE_LETTERS:
            return None
        if words in self.phrases:
            return None
        near = {
            phrase
            for place, word in enumerate(words)
            for phrase in self.gapped.get((place, words[:place] + words[place + 1 :]), ())
            if _differ_once(word, fold(phrase[place]))
        }
        return near.pop() if len(near) == 1 else None


def _differ_once(left: str, right: str) -> bool:
    return (
        len(left) == len(right) >= _MIN_WRONG
        and sum(a != b for a, b in zip(left, right, strict=True)) == 1
    )


def _with_case(right: str, shown: str) -> str:
    """The right letters, with the case of those shown; a mere place of the tone is no error."""
    if len(right) != len(shown) or match_key(right) == match_key(shown):
        return shown
    return "".join(
        letter.upper() if model.isupper() else letter
        for letter, model in zip(right, shown, strict=True)
    )


@lru_cache(maxsize=4)
def compile_lexicon(rulebook: Rulebook) -> Lexicon:
    """All phrases of the rules that text is compared with."""
    known: dict[_Words, _Words | None] = {}
    for phrase in dict.fromkeys(_list_phrases(rulebook)):
        words = tuple(_WORD.findall(clean_text(phrase).lower()))
        if len(words) < 2 or sum(map(len, words)) < _MIN_LETTERS:
            continue
        key = tuple(map(fold, words))
        other = known.get(key, words)
        same = other is not None and [*map(match_key, other)] == [*map(match_key, words)]
        known[key] = words if same else None
    return Lexicon(known, _leave_gaps(known), tuple(rulebook.recognition.confusions))


def _leave_gaps(
    known: dict[_Words, _Words | None],
) -> dict[tuple[int, _Words], tuple[_Words, ...]]:
    gapped: dict[tuple[int, _Words], tuple[_Words, ...]] = {}
    for key, found in known.items():
        if found is None or len(key) < _SURE_WORDS or sum(map(len, key)) < _SURE_LETTERS:
            continue
        for place in range(len(key)):
            gap = (place, key[:place] + key[place + 1 :])
            gapped[gap] = (*gapped.get(gap, ()), found)
    return gapped


def _list_phrases(rulebook: Rulebook) -> Iterator[str]:
    for group in rulebook.recognition.phrases:
        yield from group.words
    yield from rulebook.recognition.twins
    for header in rulebook.headers.headers:
        yield from header.words
    for label in rulebook.labels.labels:
        yield from label.words
    yield from (item.name for item in rulebook.types.types)
    yield from _list_names(rulebook)


def _list_names(rulebook: Rulebook) -> Iterator[str]:
    rules = rulebook.units.units
    heads = {head.id: head.name for head in rules.heads}
    yield from heads.values()
    yield from rules.whole_names
    for head, names in rules.known.items():
        for name in names:
            yield name
            yield f"{heads[head]} {name}"
    for province in rulebook.units.provinces.provinces:
        yield province.name
        yield from province.members
