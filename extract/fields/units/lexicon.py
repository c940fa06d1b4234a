"""The rulebook made ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.fields.units.hits import Role
from extract.fields.units.tokens import Phrases, Token, tokenize
from extract.rulebook.units import Head, Position, UnitRulebook

MARKS_BETWEEN = frozenset({",", ";", "và", "&", "/", "+", "-", ":", ".", "cùng", "hoặc"})


_PROVINCE = 3


@dataclass(frozen=True, slots=True)
class HeadAt:
    """A head word in a text, at the tokens from ``start`` to ``end``."""

    start: int
    end: int
    head: Head
    bare: bool


def _plain(phrases: Iterable[str]) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in phrases)


class Lexicon:
    """Phrases of the rules; built once for a rulebook and shared by all plans."""

    def __init__(self, rulebook: UnitRulebook) -> None:
        rules = rulebook.units
        self.rulebook = rulebook
        self.heads: Phrases[Head] = Phrases(
            (form, head)
            for head in rules.heads
            for form in (head.name, *head.variants, *head.forms)
        )
        self.by_id = {head.id: head for head in rules.heads}
        self._not_before = {head.id: _plain(head.not_before) for head in rules.heads}
        self._lower_before = {head.id: _plain(head.lower_before) for head in rules.heads}
        self.joins = {head.id: _plain(head.joins) for head in rules.heads}
        self.whole_names = _plain(
            [*rules.whole_names, *(name.replace(" và ", " & ") for name in rules.whole_names)]
        )
        self.positions: Phrases[Position] = Phrases(
            (position.form, position) for position in rules.positions
        )
        generics = rules.generics
        self.determiners = _plain(generics.determiners)
        self.nouns = _plain(generics.nouns)
        self.weak_nouns = _plain(generics.weak_nouns)
        self.group_nouns = _plain([*generics.nouns, *generics.weak_nouns])
        self.cell_nouns = _plain(generics.cell_nouns)
        self.cell_groups = _plain(generics.cell_groups)
        self.modifiers = _plain(generics.modifiers)
        self.place_types: Phrases[int] = Phrases(generics.place_types.items())
        self._place_not_before = _plain(generics.place_not_before)
        self.strong = _plain(rules.work.strong)
        self.weak = _plain(rules.work.weak)
        self.stops = _plain(rules.work.stops)
        self.prose_stops = _plain(rules.work.prose_stops)
        self.compounds = _plain(rules.work.compounds)
        self.stop_exceptions = _plain(rules.work.stop_exceptions)
        naming = rules.naming
        self.joining = frozenset(naming.joining)
        self.dotted = frozenset(naming.dotted)
        self.owning = _plain(naming.owning)
        self.tails = _plain(naming.tails)
        self.unnamed_areas = _plain(naming.unnamed_areas)
        self.no_area_after = _plain(naming.no_area_after)
        self.duties = _plain(naming.duties)
        self.leading = _plain(rules.cues.leading)
        self.verbs_after = _plain(naming.verbs_after)
        self.definitions = [
            re.compile(entry.pattern, re.IGNORECASE) for entry in naming.definitions
        ]
        self.glossaries = naming.glossaries
        self.asides = _plain(rules.asides)
        self.labels = _plain(rules.labels)
        roles: list[tuple[str, Role]] = [(label, "lead") for label in rules.cues.lead_labels]
        roles += [(label, "support") for label in rules.cues.support_labels]
        self.roles: Phrases[Role] = Phrases(roles)
        self.known = {
            head_id: [tokenize(name) for name in names] for head_id, names in rules.known.items()
        }

    def head_at(self, tokens: Sequence[Token], at: int) -> HeadAt | None:
        """The head word at ``at``, if it is one there."""
        found = self.heads.match(tokens, at)
        if found is None:
            return None
        end, head = found
        if self._not_before[head.id].end(tokens, end) is not None:
            return None
        if (
            end < len(tokens)
            and not tokens[end].upper
            and self._lower_before[head.id].end(tokens, end)
        ):
            return None
        if head.in_province is not None and tokens[at].caps:
            place = self.place_at(tokens, end)
            if place is not None and place[1] >= _PROVINCE:
                head = self.by_id[head.in_province]
        # "KH&TT": capitals behind "&" or "-" are the rest of an abbreviation.
        if at and tokens[at].caps and not tokens[at].gap and tokens[at - 1].key in "&-":
            return None
        return HeadAt(at, end, head, self.is_bare(tokens, end))

    def is_bare(self, tokens: Sequence[Token], at: int) -> bool:
        """Nothing at ``at`` can be the name that a head word waits for."""
        if at >= len(tokens):
            return True
        token = tokens[at]
        if not token.word or token.key in MARKS_BETWEEN:
            return True
        if token.upper:
            return False
        looked_up = (self.modifiers, self.strong, self.stops)
        if any(phrases.end(tokens, at) is not None for phrases in looked_up):
            return True
        # "Ban Quản lý các khu công nghiệp" is a name, "Hội các xã" is none.
        behind = self.determiners.end(tokens, at)
        return behind is not None and self.group_nouns.end(tokens, behind) is not None

    def place_at(self, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
        """An administrative area's word ("xã", "cấp tỉnh") at ``at``: its end and level."""
        found = self.place_types.match(tokens, at)
        if found is None:
            return None
        # "xã hội", but "phường Hội An"
        end = found[0]
        proper = end < len(tokens) and tokens[end].upper and not tokens[at].upper
        if not proper and self._place_not_before.end(tokens, end) is not None:
            return None
        if at and self.no_area_after.end(tokens, at - 1) == at:
            return None
        end, level = found
        if end < len(tokens) and tokens[end].key == "." and tokens[end - 1].key == "tp":
            end += 1
        return end, level

    def role_at(self, tokens: Sequence[Token], at: int) -> tuple[int, Role] | None:
        """A role's label with its colon ("CT:", "Đơn vị phối hợp:") at ``at``.

        Gives the token behind the colon, and the role.
        """
        found = self.roles.match(tokens, at)
        if found is None or found[0] >= len(tokens) or tokens[found[0]].key != ":":
            return None
        # "Sở X chủ trì: ..." says what Sở X does; a label begins a part or has a capital.
        opens = at == 0 or tokens[at].newline or not tokens[at - 1].word
        return (found[0] + 1, found[1]) if opens or tokens[at].upper else None
