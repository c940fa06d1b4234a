"""The letter "ư" that texts in TCVN3 lose: its code is that of the soft hyphen.

Programs drop it, or write a hyphen or a space for it. "ơng", "ơc" and "ơu" end no syllable,
so "đợc" can only have been "được": such words are restored. Where other words could stand
as well ("t" for "tư", "ngời" for "người") nothing is changed; these places are listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.text.legacy.syllables import LONGEST, ONSETS, is_syllable, is_word

_HORNED = "ơớờởỡợƠỚỜỞỠỢ"
_DASHED = re.compile(r"(?<![^\W\d_])([^\W\d_]*)-([^\W\d_]*)")
_SPACED = re.compile(rf"(?<![^\W\d_])([A-Za-zĐđ]{{1,3}}) ([{_HORNED}][^\W\d_]*)")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELLESS = re.compile(r"(?<![\w.\-/])[A-ZĐ]?[b-df-hj-np-tv-xzđ]{2,}(?![\w.\-/])")
# Syllables by their spelling, but no words; those with "ư" are common ones.
_SUSPECTS = frozenset(("ngời", "dới", "lới", "vợt", "mợn", "lợt", "lu", "bu", "mu"))
# Not an item's letter, nor a unit of measure behind a figure.
_BARE = re.compile(
    r"(?<![\w.\-/])[^\W\d_]{2,}(?![\w.\-/])|(?<=[^\W\d_] )[^\W\d_](?=\s+[^\W\d_]|\s*[,;:]|\s*$)"
)
_GOES_ON = re.compile(r"\s+[^\W\d_A-ZÀ-Ý]")  # a capital alone begins a name, not a code
_HORN = re.compile("[ưƯ]")
_FEW = 3
_CONTEXT = 2  # words on each side
_AFTER = re.compile(rf"\S+(?:\s+\S+){{0,{_CONTEXT}}}")


@dataclass(slots=True)
class Holes:
    """What was found.

    Attributes:
        restored: how many words got their "ư" back.
        lost: the places where it may be missing, each as a few words.
    """

    restored: int = 0
    lost: list[str] = field(default_factory=list)


def mend_holes(texts: list[str]) -> Holes:
    """Restore what is certain in texts decoded from TCVN3, in place; list what is not.

    A text that still has its "ư" is left alone, and all are where one or two words are odd
    but others have it: those may be names.
    """
    holes = Holes()
    places = [place for place, text in enumerate(texts) if _HORN.search(text) is None]
    dashed = any(
        _is_dash_for_horn(found) for place in places for found in _DASHED.finditer(texts[place])
    )
    changes = [*([(_DASHED, _join_dashed)] if dashed else []), *_CHANGES]
    mended = {}
    for place in places:
        text = texts[place]
        for pattern, change in changes:
            text, count = _count_changes(pattern, change, text)
            holes.restored += count
        mended[place] = text
    if holes.restored < (_FEW if len(places) < len(texts) else 1):
        return Holes()
    for place, text in mended.items():
        texts[place] = text
        holes.lost += _list_lost(text)
    return holes


def _count_changes(
    pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], text: str
) -> tuple[str, int]:
    count = 0

    def replace(found: re.Match[str]) -> str:
        nonlocal count
        changed = change(found)
        count += changed != found[0]
        return changed

    return pattern.sub(replace, text), count


def _join_dashed(found: re.Match[str]) -> str:
    head, tail = found[1], found[2]
    if not (head.lower() in ONSETS or (not head and tail[:1] in _HORNED and tail)):
        return found[0]
    if not tail and head.isupper() and not _GOES_ON.match(found.string, found.end()):
        return found[0]
    word = _join(head, tail)
    return word if is_word(word) else found[0]


def _is_dash_for_horn(found: re.Match[str]) -> bool:
    return bool(found[2]) and found[2][0] in _HORNED and _join_dashed(found) != found[0]


def _join_spaced(found: re.Match[str]) -> str:
    head, tail = found[1], found[2]
    word = _join(head, tail)
    certain = len(head) > 1 or not is_syllable(tail.lower())
    return word if certain and head.lower() in ONSETS and is_word(word) else found[0]


def _put_horn(found: re.Match[str]) -> str:
    word = found[0]
    place = next((place for place, letter in enumerate(word) if letter in _HORNED), None)
    if place is None or is_word(word):
        return word
    filled = _join(word[:place], word[place:])
    return filled if is_word(filled) else word


def _put_vowel(found: re.Match[str]) -> str:
    """Only "nhưng" can have been "nhng"; "nh" may be an abbreviation."""
    word = found[0]
    if word.lower() in ONSETS or len(word) >= LONGEST:
        return word
    filled = [_join(word[:place], word[place:]) for place in range(1, len(word))]
    fits = [item for item in filled if is_word(item)]
    return fits[0] if len(fits) == 1 else word


def _join(head: str, tail: str) -> str:
    return f"{head}{'Ư' if (tail or head)[-1:].isupper() else 'ư'}{tail}"


def _list_lost(text: str) -> list[str]:
    return [
        _quote(text, found)
        for found in _BARE.finditer(text)
        if found[0].lower() in _SUSPECTS or _lacks_vowel(found)
    ]


def _lacks_vowel(found: re.Match[str]) -> bool:
    word = found[0]
    if word.lower() not in ONSETS:
        return False
    return not word.isupper() or bool(_GOES_ON.match(found.string, found.end()) and len(word) == 1)


def _quote(text: str, found: re.Match[str]) -> str:
    """The word with those around it."""
    before = text[: found.start()].split()[-_CONTEXT:]
    around = _AFTER.match(text, found.start())
    return " ".join([*before, *(around[0].split() if around else ())])


_CHANGES = ((_SPACED, _join_spaced), (_WORD, _put_horn), (_VOWELLESS, _put_vowel))
