"""What a plan says of its bodies' names: full names it writes, short forms it defines."""

from __future__ import annotations

from extract.fields.units.abbreviations import FILLERS, spell, words_of
from extract.fields.units.beginning import read_item
from extract.fields.units.codes import split_codes
from extract.fields.units.defining import abbreviates, body_before, tail_of
from extract.fields.units.hits import UnitHit
from extract.fields.units.known import KnownNames
from extract.fields.units.lexicon import HeadAt
from extract.fields.units.naming import expand_name, same_unit
from extract.fields.units.reading import Reading
from extract.fields.units.tokens import Token, tokenize

_LONGEST = 14
# A head of two syllables ("Ban Chỉ đạo") says enough for a short name of its own.
_TELLING = 2


class UnitNames(KnownNames):
    """The names known in one plan: the rules', and what ``learn`` finds in its texts."""

    def learn(self, text: str) -> None:
        """Remember the full names that a text of the plan writes and the forms it defines.

        A text that is one name from end to end (a cell, a heading) is surely whole; a name
        inside a sentence only helps to spell out an abbreviation.
        """
        self._learn_definitions(text)
        self._learn_glossary(text)
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
        for found in (hit for said in self.lexicon.definitions for hit in said.finditer(text)):
            short = split_codes(tokenize(found["short"]), self)
            head = self.lexicon.head_at(short, 0)
            form = short[head.end :] if head else short
            abbreviated = any(token.caps for token in form)
            full = _words_before(text[: found.start()], form) if abbreviated else None
            if full is not None:
                self.add_short(form, full)
            said = found["cue"].strip().casefold() not in ("", "là")
            if said or _is_code(form):
                body = body_before(text[: found.start()], short, self, said=said)
                if body is not None:
                    self._learn_alias(short, head, body)

    def _learn_glossary(self, text: str) -> None:
        """Remember the short forms of a list whose letters are the initials of their words."""
        for line in self.lexicon.glossaries:
            if not line.cued(text):
                continue
            for found in line.compiled.finditer(text):
                short = tokenize(found["short"])
                if spell(short, words_of(tokenize(found["full"]))) == len(short):
                    self.add_short(short, found["full"])

    def _learn_alias(self, short: list[Token], head: HeadAt | None, body: UnitHit) -> None:
        """Remember ``short`` for ``body``; "đơn vị" or "Sở" alone may mean others too."""
        form = short[head.end :] if head else short
        is_bare = head is not None and head.bare and head.end - head.start < _TELLING
        spelled = expand_name(" ".join(token.text for token in short), self)
        if head is not None and same_unit(spelled, body.name):
            return
        abbreviated = any(token.caps for token in short)
        if is_bare or not (abbreviated or len(short) > len(form)):
            return
        if len(short) == len(form) and not abbreviates(short, words_of(tokenize(body.name))):
            # "(viết tắt là PVHCC)" behind "Trung tâm Phục vụ ...": the name without its head.
            tail = tail_of(body.name, self)
            if tail is None or not abbreviates(form, words_of(tokenize(tail))):
                return
            self.add_short(form, tail)
        self.add_alias(short, body.name, body.kind)
        if head is not None:
            # "BCĐ 57" and "Ban Chỉ đạo 57" are one short name.
            for spelling in (head.head.name, *head.head.forms):
                self.add_alias([*tokenize(spelling), *form], body.name, body.kind)
        tokens = tokenize(body.name)
        head = self.lexicon.head_at(tokens, 0)
        if head is not None and not head.bare:
            tail = body.name[tokens[head.end].start :]
            self.add_name(head.head.id, tail, tokens[head.end :], sure=True)


def _is_code(form: list[Token]) -> bool:
    """Capitals or a number, as short names have: "(BCĐ 57)", "(TTXT)"."""
    return bool(form) and all(token.caps or token.text.isdigit() for token in form)


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
