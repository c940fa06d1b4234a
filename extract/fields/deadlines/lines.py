"""What the patterns see of a text: one spelling, and no dash that only opens an item."""

from __future__ import annotations

import re

from extract.fields.search_key import search_key
from extract.rulebook.deadlines import DeadlineGrammar

_BULLET = re.compile(r"^[^\S\n]*(?P<mark>[-–—−+*•●▪◦·])(?=[^\S\n]*[^\W_])", re.MULTILINE)
_CLOSED = re.compile(r"[.;:,]\s*$")
_WRAP = re.compile(r"(?<![.;:,\s])([^\S\n]*)\n([^\S\n]*[^\W\d_])")
_OWN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\s*$")
_OWN_WORD = re.compile(r"[^\S\n]*[^\W\d_]{2}(?![ivx]*(?!\w))", re.IGNORECASE)


def read_key(text: str, grammar: DeadlineGrammar) -> str:
    """The text as the patterns see it, letter for letter as long: one spelling of each word."""
    return grammar.spelling.sub(lambda found: grammar.spellings[found.group()], search_key(text))


def hide_bullets(text: str, key: str) -> str:
    """The search key without the marks that open the items of a list.

    Input: the text with its line breaks, and its search key. Output: a key of the same
    length. A dash that begins a line may also be the middle of a range that was wrapped
    ("2026" over "- 2030"); that one stays.
    """
    if "\n" not in text:
        return key
    marks = list(_BULLET.finditer(text))
    listed = len(marks) > 1 or any(not text[: mark.start("mark")].strip() for mark in marks)
    for mark in marks:
        place = mark.start("mark")
        if listed or _opens_item(text, place):
            key = f"{key[:place]} {key[place + 1 :]}"
    return key


def join_wrapped_lines(text: str) -> str:
    """The text, as long as before, without the line breaks inside a sentence.

    A line in small letters below an unfinished one goes on with it:
    "Theo Nghị quyết số 12/NQ-CP" over "ngày 01/02/2026".
    """
    if "\n" not in text:
        return text
    return _WRAP.sub(
        lambda found: found[1] + " " + found[2] if found[2].islower() else found[0], text
    )


def _opens_item(text: str, place: int) -> bool:
    """Whether a lone dash follows a finished line, or stands between two whole times."""
    before = text[:place]
    if _CLOSED.search(before):
        return True
    return bool(_OWN_YEAR.search(before)) and _OWN_WORD.match(text, place + 1) is not None
