"""What a plan says of its bodies' names: full names it writes, short forms it defines."""

from __future__ import annotations

import re

from extract.fields.units.abbreviations import FILLERS, spell, words_of
from extract.fields.units.known import KnownNames
from extract.fields.units.reading import Reading
from extract.fields.units.splitting import read_item
from extract.fields.units.tokens import Token, tokenize

_DEFINITION = re.compile(
    r"\(\s*(?:sau đây |dưới đây )?(?:(?:được )?(?:gọi|viết) )?(?:chung |tắt |ngắn )*(?:là)?[:\s]*"
    r"[“\"]?([^()“”\"]{2,60})[”\"]?\s*\)",
    re.IGNORECASE,
)
_LONGEST = 14


class UnitNames(KnownNames):
    """The names known in one plan: the rules', and what ``learn`` finds in its texts."""

    def learn(self, text: str) -> None:
        """Remember the full names that a text of the plan writes and the forms it defines.

        A text that is one name from end to end (a cell, a heading) is surely whole; a name
        inside a sentence only helps to spell out an abbreviation.
        """
        self._learn_definitions(text)
        reading = Reading.of(text, self, prose=True)
        at = 0
        while at < len(reading.tokens):
            at = self._learn_name(reading, at)

    def _learn_name(self, reading: Reading, at: int) -> int:
        found = reading.named_head(at)
        if found is None or found.bare or not reading.is_upper(at) or found.head.brand:
            return at + 1
        item = read_item(reading, at)
        if item is None or len(item.hits) != 1 or item.hits[0].generic:
            return at + 1
        hit = item.hits[0]
        if hit.review is not None or hit.rule != found.head.id:
            return max(item.end, at + 1)
        rest = tokenize(reading.text[reading.tokens[found.end - 1].end : hit.end])
        whole = at == 0 and not reading.text[hit.end :].strip(" .;:\n")
        tail = " ".join(reading.text[reading.tokens[found.end - 1].end : hit.end].split())
        self.add_name(found.head.id, tail, rest, sure=whole)
        return max(item.end, at + 1)

    def _learn_definitions(self, text: str) -> None:
        for found in _DEFINITION.finditer(text):
            short = tokenize(found.group(1))
            head = self.lexicon.head_at(short, 0)
            form = short[head.end :] if head else short
            if not form or not any(token.caps for token in form):
                continue
            full = _words_before(text[: found.start()], form)
            if full is not None:
                self.add_short(form, full)


def _words_before(text: str, form: list[Token]) -> str | None:
    """The words at the end of ``text`` that ``form`` abbreviates."""
    tokens = tokenize(text[-200:])
    base = len(text) - len(text[-200:])
    for start in range(len(tokens) - 1, max(len(tokens) - _LONGEST, 0) - 1, -1):
        words = words_of(tokens[start:])
        if tokens[start].key in FILLERS or not tokens[start].word:
            continue
        if spell(form, words) == len(form):
            return text[base + tokens[start].start :].strip()
    return None
