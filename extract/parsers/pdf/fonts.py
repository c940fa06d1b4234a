"""Text of a page set in fonts from before Unicode (.VnTime, VNI-Times), by text object.

In: the characters as the file maps them, and the font of each. Out: as many characters, so
that indexes stay those of pdfium; a mark may follow its letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from extract.text.legacy import has_odd_letters
from extract.text.legacy.capitals import restore_capitals
from extract.text.legacy.fonts import (
    LegacyFont,
    choose_encoding,
    decode_run,
    find_legacy_font,
    is_unicode,
)
from extract.text.legacy.tables import Encoding


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page.

    Attributes:
        text: with the letters of old fonts in Unicode.
        encodings: names of those they were in.
        failed: there are odd letters in an old font, and no encoding makes sense of them.
    """

    text: str
    encodings: tuple[str, ...] = ()
    failed: bool = False


@dataclass(slots=True)
class _Run:
    """Characters that follow each other in one old font."""

    font: LegacyFont
    start: int
    end: int


def decode_fonts(text: str, find_name: Callable[[int], str]) -> Decoded:
    """Decode the letters of old fonts.

    ``find_name`` gives the name of a character's font by its index, "" where there is none.
    The letters of a page have to bear out what a font's name says, else it stays as it is.
    """
    runs = _list_runs(text, find_name)
    by_kind: dict[tuple[Encoding, ...], list[_Run]] = {}
    for run in runs:
        by_kind.setdefault(run.font.encodings, []).append(run)
    pieces = list(text)
    names = []
    failed = False
    for same in by_kind.values():
        words = _join_neighbours(text, same)
        encoding = choose_encoding(same[0].font, words)
        if encoding is None:
            failed = failed or (
                any(map(has_odd_letters, words)) and not any(map(is_unicode, words))
            )
            continue
        names.append(encoding.name)
        for run in same:
            part = text[run.start : run.end]
            if not is_unicode(part):
                pieces[run.start : run.end] = decode_run(part, encoding, run.font.capitals)
        if not encoding.capitals:
            # Capitals typed in a font of small letters lose those that bear accents.
            restored = restore_capitals("".join(pieces))
            for run in same:
                pieces[run.start : run.end] = restored[run.start : run.end]
    return Decoded("".join(pieces), tuple(names), failed)


def _list_runs(text: str, find_name: Callable[[int], str]) -> list[_Run]:
    runs: list[_Run] = []
    for index, char in enumerate(text):
        font = None if char.isspace() else _find_font(find_name(index))
        last = runs[-1] if runs else None
        if font is not None and last is not None and last.end == index and last.font == font:
            last.end = index + 1
        elif font is not None:
            runs.append(_Run(font, index, index + 1))
    return runs


def _join_neighbours(text: str, runs: list[_Run]) -> list[str]:
    """The words of the runs; those of capitals may be set in two fonts."""
    joined: list[str] = []
    end = -1
    for run in runs:
        part = text[run.start : run.end]
        if run.start == end:
            joined[-1] += part
        else:
            joined.append(part)
        end = run.end
    return joined


# Asked for every letter of a page.
_find_font = lru_cache(maxsize=256)(find_legacy_font)
