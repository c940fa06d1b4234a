"""Repair the texts of one document: what each needs is told by its words and its neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.text.legacy.evidence import MIN_WORDS, Evidence, decode_text, weigh
from extract.text.legacy.lookalikes import (
    FOREIGN_NAME,
    HORN_NAME,
    replace_eths,
    replace_foreign,
    replace_horns,
)
from extract.text.legacy.mojibake import NAME as UTF8_NAME
from extract.text.legacy.mojibake import mend_utf8
from extract.text.legacy.tables import ENCODINGS, Encoding

_MANY = 6  # words gained in one text, which is no chance
_MIN_SHARE = 2  # words gained for each one that speaks against an encoding elsewhere
# Letters that Vietnamese in Unicode has and no encoding of one byte shows as Latin-1.
_UNICODE = re.compile("[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9]")
_BLANKLESS = re.compile(r"\S+")
_STRANGE = re.compile(
    "[ƣƢÐðƉɖ\u0400-\u04ff\u1d00-\u1d2b\ua731ɪʀɴʟʜɢ]|á[º»]|Ì(?<=[AEIOUYaeiouy]Ì)[^\\w\\s]"
)
# What Vietnamese in Unicode has not, or seldom: letters of other languages, signs, two
# accented letters in a row, a capital behind a small letter.
_ODD = re.compile(
    "[\x80-\x9f¡-¯±´µ¶¸¹»¼¾¿ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿÐðŒœŠšŽžŸƒˆ˜†‡‰‹›€™\uf0a1-\uf0fe]"
    "|[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý]{2}|[a-z][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ]"
)


@dataclass(frozen=True, slots=True)
class Repair:
    """What became of texts.

    Attributes:
        texts: as many as were given, in their order, repaired where that was needed.
        counts: how many texts were repaired, by the name of what was wrong with them.
    """

    texts: list[str]
    counts: dict[str, int]

    @property
    def encoding(self) -> str:
        """The names, as ``source.encoding`` shows them."""
        return ", ".join(self.counts)


def has_odd_letters(text: str) -> bool:
    """Whether a letter is in the text that clean Vietnamese text seldom has."""
    return not text.isascii() and _ODD.search(text) is not None


def _is_suspect(text: str) -> bool:
    """Whether a closer look is worth it; costs next to nothing on clean text."""
    if text.isascii():
        return False
    if _STRANGE.search(text):
        return True
    found: set[str] = set()
    for odd in _ODD.finditer(text):
        found.add(text[max(0, odd.start() - 2) : odd.end() + 2])
        if len(found) >= MIN_WORDS - 1:
            return True
    return False


def repair_text(text: str) -> Repair | None:
    """Repair one text by itself; None where nothing is wrong with it."""
    return repair_texts([text])


def repair_texts(texts: Sequence[str]) -> Repair | None:
    """Repair the texts of one document, in reading order; None where nothing is wrong.

    Some three words that make no sense but for an encoding are enough; a text that tells
    nothing by itself goes with those around it. Clean text is never changed.
    """
    whole = "\n".join(texts)
    if not _is_suspect(whole):
        return None
    if not unicodedata.is_normalized("NFC", whole):
        texts = [unicodedata.normalize("NFC", text) for text in texts]
    repaired = list(texts)
    counts = {
        HORN_NAME: len(replace_horns(repaired)),
        FOREIGN_NAME: len(replace_foreign(repaired)),
        UTF8_NAME: len(mend_utf8(repaired)),
    }
    for encoding, places in _decode_texts(repaired):
        counts[encoding.name] = len(places)
    # Encodings have a letter for this sign, so they come first.
    counts[FOREIGN_NAME] += len(replace_eths(repaired))
    counts = {name: count for name, count in counts.items() if count}
    return Repair(repaired, counts) if counts else None


@dataclass(slots=True)
class _Stretch:
    """A text, or the part of one between words that are Unicode."""

    place: int
    start: int
    end: int
    whole: bool
    evidence: dict[str, Evidence]
    encoding: Encoding | None = None

    def is_explained(self, encoding: Encoding) -> bool:
        """Whether its words speak for the encoding; of a part of a text more than one."""
        found = self.evidence[encoding.name]
        return len(found.gained) > (not self.whole) and found.speaks_for


def _decode_texts(texts: list[str]) -> Iterator[tuple[Encoding, set[int]]]:
    """Decode in place; gives each encoding found with the places of its texts."""
    stretches = list(_list_stretches(texts))
    found: list[Encoding] = []
    left = stretches
    while left:
        chosen, taken = _choose(left)
        if chosen is None:
            break
        found.append(chosen)
        for stretch in taken:
            stretch.encoding = chosen
        left = [stretch for stretch in left if stretch.encoding is None]
    if not found:
        return
    _follow_neighbours(texts, stretches)
    for stretch in reversed(stretches):
        if stretch.encoding is not None:
            text = texts[stretch.place]
            decoded = decode_text(text[stretch.start : stretch.end], stretch.encoding)
            texts[stretch.place] = text[: stretch.start] + decoded + text[stretch.end :]
    for encoding in found:
        yield encoding, {s.place for s in stretches if s.encoding is encoding}


def _list_stretches(texts: Iterable[str]) -> Iterator[_Stretch]:
    for place, text in enumerate(texts):
        if text.isascii():
            continue
        if not _UNICODE.search(text):
            yield _Stretch(place, 0, len(text), True, _weigh_all(text))
            continue
        start = 0
        words = [word for word in _BLANKLESS.finditer(text) if _UNICODE.search(word[0])]
        for word in [*words, None]:
            end = word.start() if word else len(text)
            part = text[start:end]
            if not part.isascii():
                yield _Stretch(place, start, end, False, _weigh_all(part))
            start = word.end() if word else end


def _weigh_all(text: str) -> dict[str, Evidence]:
    return {encoding.name: weigh(text, encoding) for encoding in ENCODINGS}


def _choose(stretches: list[_Stretch]) -> tuple[Encoding | None, list[_Stretch]]:
    """The encoding that most words speak for, with the stretches that speak for it.

    Where all are short, stretches that no encoding explains speak against one that would
    spoil them: some words of a foreign language make syllables by chance, others do not.
    """
    unexplained = [item for item in stretches if not any(map(item.is_explained, ENCODINGS))]
    best: tuple[int, Encoding | None, list[_Stretch]] = (0, None, [])
    for encoding in ENCODINGS:
        total = Evidence()
        taken = [stretch for stretch in stretches if stretch.is_explained(encoding)]
        for stretch in taken:
            total.add(stretch.evidence[encoding.name])
        against = set[str]()
        for stretch in unexplained:
            found = stretch.evidence[encoding.name]
            against |= found.spoiled - found.harmed
        gained = len(total.gained)
        longest = max((len(item.evidence[encoding.name].gained) for item in taken), default=0)
        certain = longest >= _MANY or gained >= _MIN_SHARE * len(against)
        if total.is_enough and certain and gained > best[0]:
            best = gained, encoding, taken
    return best[1], best[2]


def _follow_neighbours(texts: list[str], stretches: list[_Stretch]) -> None:
    """Whole texts that tell nothing go with the nearest texts that do, where these agree."""
    kinds: dict[int, Encoding | None] = {
        place: None for place, text in enumerate(texts) if _UNICODE.search(text)
    }
    whole = [stretch for stretch in stretches if stretch.whole]
    kinds |= {stretch.place: stretch.encoding for stretch in whole if stretch.encoding}
    known = sorted(kinds)
    at = 0
    for stretch in whole:
        if stretch.encoding is not None:
            continue
        while at < len(known) and known[at] < stretch.place:
            at += 1
        near = {kinds[place] for place in known[max(at - 1, 0) : at + 1]}
        encoding = next(iter(near)) if len(near) == 1 else None
        if encoding is not None:
            found = stretch.evidence[encoding.name]
            if found.changed and len(found.harmed) <= len(found.gained):
                stretch.encoding = encoding
