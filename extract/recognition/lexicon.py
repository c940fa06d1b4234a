"""Known phrases, found in text whose marks were recognised wrongly."""

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
_MIN_LETTERS = 6
_Words = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Phrases by their words without marks, each with its spellings; the first is the usual.

    A wrong base letter is not read through: it makes another name of a name too easily.
    """

    phrases: dict[_Words, list[_Words]]
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
            length = self._find(folded, joined, place)
            run = words[place : place + length]
            for word, right in zip(run, self._spell(run), strict=True):
                letters[word.start() : word.end()] = _with_case(right, word.group())
            place += max(length, 1)
        return "".join(letters)

    def _find(self, folded: list[str], joined: list[bool], place: int) -> int:
        """How many words the longest known phrase has that begins at a word; 0 for none."""
        reach = place + 1
        while reach < len(folded) and reach - place < _LONGEST and joined[reach - 1]:
            reach += 1
        for end in range(reach, place + 1, -1):
            if tuple(folded[place:end]) in self.phrases:
                return end - place
        return 0

    def _spell(self, run: list[re.Match[str]]) -> _Words:
        """The spelling of a known phrase that the words have, or else must have."""
        if not run:
            return ()
        shown = [match_key(word.group()) for word in run]
        spellings = self.phrases[tuple(fold(word.group()) for word in run)]
        same = (words for words in spellings if [*map(match_key, words)] == shown)
        return next(same, spellings[0])


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
    twins = {tuple(fold(phrase).split()) for phrase in rulebook.recognition.twins}
    known: dict[_Words, list[_Words]] = {}
    for phrase in _list_phrases(rulebook):
        words = tuple(_WORD.findall(clean_text(phrase).lower()))
        key = tuple(map(fold, words))
        if len(words) > 1 and sum(map(len, words)) >= _MIN_LETTERS and key not in twins:
            known.setdefault(key, []).append(words)
    return Lexicon(known, tuple(rulebook.recognition.confusions))


def _list_phrases(rulebook: Rulebook) -> Iterator[str]:
    for group in rulebook.recognition.phrases:
        yield from group.words
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
