"""UTF-8 that a program took for Latin-1 or Windows-1252 ("Cá»™ng hÃ²a"), once or again.

Five bytes that UTF-8 needs have no character in Windows-1252, and the space that breaks no
line often became a plain one. What was lost so is filled in where one letter alone makes a
syllable; elsewhere U+FFFD stands for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

from extract.text.legacy.syllables import LONGEST, is_syllable, is_word
from extract.text.legacy.tables import to_windows

NAME = "utf-8 read as latin-1"
LOST = "\ufffd"

_SHOWN = {to_windows(code): chr(code) for code in range(0x80, 0xA0)}
_NEXT = re.escape("".join(map(chr, range(0x80, 0xC0))) + "".join(_SHOWN))
# Second bytes of the combining marks of Vietnamese.
_MARKS = re.escape(
    "".join(char + to_windows(ord(char)) for char in "\x80\x81\x82\x83\x86\x89\x9b\xa3")
)
_SEQUENCE = re.compile(
    f"[\u00c2-\u00df][{_NEXT}]|[\u00e0-\u00ef][{_NEXT}]{{2}}|[\u00f0-\u00f4][{_NEXT}]{{3}}"
)
# Sequences no clean Vietnamese text has by chance; "Ã" and a closing quote it may have.
_STRONG = re.compile(
    f"[ÄÅÆÇËÎÏ][{_NEXT}]|[\u00e0-\u00ef][{_NEXT}]{{2}}|[\u00f0-\u00f4][{_NEXT}]{{3}}"
    f"|(?:[ÂÃ][{_NEXT}]){{2}}|(?<=[AEIOUYaeiouy])Ì[{_MARKS}]"
)
_UNICODE = re.compile("[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9]")
# What is left of a letter whose last byte was dropped, with what it may have been.
_CUT = re.compile(f"(á»|á\u00bb|Ã|Ä)(?![{_NEXT}])[?{LOST}]?(?=[^\\W\\d_]|[\\s.,;:)/-]|$)")
_SOFT_SPACE = re.compile("(Ã|áº|Æ) ( )?")
_SPACED = {"Ã": "à", "áº": "Ạ", "Æ": "Ơ"}
_HOLES = {"á»": ("\ue000", "ềọỏỐờỊỚỞ"), "Ã": ("\ue001", "ÁÍÝ"), "Ä": ("\ue002", "Đ")}
_CHOICES = dict(_HOLES.values())
_HOLED_WORD = re.compile(r"(?:[^\W\d_]|[\ue000-\ue002])+")
# Windows-1258 shows the byte C3 as another letter.
_TWIN = re.compile(f"Ă(?=[{_NEXT}])")
_BLANK = re.compile("[ \t\n]+")
_EDGES = "“”\"'().,;:/-"
_LETTERS = re.compile(r"[^\W\d_]+")
_HEAD = re.compile(r"[^\W\d_]*$")
_MOST_HOLES = 3
_ROUNDS = 3


def mend_utf8(texts: list[str]) -> list[int]:
    """Decode the texts of the list in place; gives back the places of those changed."""
    changed: set[int] = set()
    for _ in range(_ROUNDS):
        found = list(_mend_once(texts))
        if not found:
            break
        changed.update(found)
    for place in changed:
        texts[place] = _fill_holes(unicodedata.normalize("NFC", texts[place]))
    return sorted(changed)


def _mend_once(texts: list[str]) -> Iterator[int]:
    strong = [any(map(_is_sensible, _STRONG.finditer(text))) for text in texts]
    if not any(strong):
        return
    # Where no two spaces follow each other runs of spaces may have been made one.
    single = not any("Ã  " in text for text in texts)
    for place, text in enumerate(texts):
        weak = not (strong[place] or text.isascii() or _UNICODE.search(text))
        if strong[place] or (weak and _gains(text)):
            mended = _decode(text, single)
            if mended != text:
                texts[place] = mended
                yield place


def _is_sensible(found: re.Match[str]) -> bool:
    return _SEQUENCE.sub(_read_sequence, found[0]) != found[0]


def _gains(text: str) -> bool:
    """Whether words of the text become words by decoding, and none ceases to be one."""
    gained = False
    for before in _BLANK.split(text):
        after = _SEQUENCE.sub(_read_sequence, before)
        if after != before:
            if is_word(before.strip(_EDGES)):
                return False
            gained = gained or is_word(after.strip(_EDGES))
    return gained


def _decode(text: str, single: bool) -> str:
    text = _TWIN.sub("Ã", text)
    text = _SOFT_SPACE.sub(lambda found: _read_soft_space(found, single), text)
    text = _CUT.sub(lambda found: _HOLES[found[1]][0], text)
    return _SEQUENCE.sub(_read_sequence, text)


def _read_sequence(found: re.Match[str]) -> str:
    sequence = "".join(_SHOWN.get(char, char) for char in found[0])
    try:
        letter = sequence.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    return letter if _is_useful(ord(letter)) else found[0]


def _is_useful(code: int) -> bool:
    """Letters and signs that office texts have; not the scripts that chance would give."""
    return (
        0x80 <= code < 0x250
        or 0x2C0 <= code < 0x2E0
        or 0x300 <= code < 0x400
        or 0x1E00 <= code < 0x1F00
        or 0x2000 <= code < 0x2300
        or 0x25A0 <= code < 0x2800
        or code in range(0xE000, 0xF900)
        or code == 0xFEFF
    )


def _read_soft_space(found: re.Match[str], single: bool) -> str:
    """A plain space in the place of the byte A0: the letter, with the space if it was one."""
    letter = _SPACED[found[1]]
    if found[2]:
        return f"{letter} "
    if not single:
        return letter
    text = found.string
    head = _HEAD.search(text, max(0, found.start() - LONGEST), found.start())
    tail = _LETTERS.match(text, found.end())
    if tail is None or is_word(tail[0]):
        return f"{letter} "
    joined = f"{head[0] if head else ''}{letter}{tail[0]}"
    return letter if is_syllable(joined.lower()) else f"{letter} "


def _fill_holes(text: str) -> str:
    return _HOLED_WORD.sub(lambda found: _fill_word(found[0]), text)


def _fill_word(word: str) -> str:
    holes = [place for place, char in enumerate(word) if char in _CHOICES]
    if not holes:
        return word
    fits: list[str] = []
    if len(holes) <= _MOST_HOLES:
        for letters in product(*(_CHOICES[word[place]] for place in holes)):
            filled = list(word)
            for place, letter in zip(holes, letters, strict=True):
                filled[place] = letter
            if is_word("".join(filled)):
                fits.append("".join(filled))
    if len(fits) == 1:
        return fits[0]
    return "".join(_guess_none(char) for char in word)


def _guess_none(char: str) -> str:
    choices = _CHOICES.get(char, char)
    return choices if len(choices) == 1 else LOST
