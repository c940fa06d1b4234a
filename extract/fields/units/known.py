"""Names that may be relied on: those of the rules and those the plan itself writes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.fields.units.abbreviations import (
    AbbreviationTable,
    comma_places,
    short_key,
    spell,
    words_of,
)
from extract.fields.units.lexicon import Lexicon
from extract.fields.units.persons import PersonWords
from extract.fields.units.tokens import Token
from extract.rulebook.units import UnitRulebook

# Departments and ministries are closed lists: what follows such a name is another body.
CLOSED = frozenset({"so", "bo"})
# Heads of two letters ("TT", "CC") may be anything inside a name.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name without its head: the text, its words and commas, and whether it is surely whole."""

    text: str
    words: tuple[str, ...]
    sure: bool
    commas: tuple[int, ...]

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token], *, sure: bool) -> KnownName:
        """A name from its tokens."""
        return cls(text, tuple(words_of(tokens)), sure, comma_places(tokens))


@dataclass(frozen=True, slots=True)
class Alias:
    """What a plan calls a body for short: the short form's words, the body's name and kind."""

    words: tuple[str, ...]
    name: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Spelled:
    """The ``names`` that ``count`` abbreviated tokens may stand for."""

    count: int
    names: tuple[str, ...]


def _spelled(names: Iterable[KnownName], tokens: Sequence[Token]) -> Spelled | None:
    found: dict[int, dict[tuple[str, ...], KnownName]] = {}
    for name in names:
        count = spell(tokens, name.words)
        if count is not None:
            found.setdefault(count, {})[name.words] = name
    if not found:
        return None
    longest = found[max(found)]
    sure = [name for name in longest.values() if name.sure] or list(longest.values())
    return Spelled(max(found), tuple(name.text for name in sure))


class _RuleNames:
    """What the rules know of bodies, made ready once for all plans."""

    def __init__(self, rulebook: UnitRulebook) -> None:
        self.lexicon = Lexicon(rulebook)
        table = rulebook.abbreviations
        self.abbreviations = AbbreviationTable(table.abbreviations, table.kept)
        self.people = PersonWords(rulebook)
        self.by_head = {
            head_id: [
                KnownName.of(text, tokens, sure=True)
                for text, tokens in zip(names, self.lexicon.known[head_id], strict=True)
            ]
            for head_id, names in rulebook.units.known.items()
        }


_rule_names_of = lru_cache(maxsize=4)(_RuleNames)


class KnownNames:
    """What is known of bodies in one plan; ``year`` is the plan's, where it is known."""

    def __init__(self, rulebook: UnitRulebook, year: int | None = None) -> None:
        rules = _rule_names_of(rulebook)
        self.lexicon = rules.lexicon
        self.abbreviations = rules.abbreviations
        self.people = rules.people
        self.year = year
        self._plan: dict[str, dict[tuple[str, ...], KnownName]] = {}
        self._plan_shorts: dict[str, str] = {}
        self._aliases: dict[str, list[Alias]] = {}
        self._rules = rules.by_head

    def add_name(self, head_id: str, text: str, tokens: Sequence[Token], *, sure: bool) -> None:
        """Remember a full name of the plan; abbreviated ones are no help."""
        words = tuple(words_of(tokens))
        if not words or any(token.caps for token in tokens):
            return
        listed = self._plan.setdefault(head_id, {})
        before = listed.get(words)
        if before is None or (sure and not before.sure):
            listed[words] = KnownName.of(text, tokens, sure=sure)

    def add_short(self, tokens: Sequence[Token], full: str) -> None:
        """Remember a short form that the plan defines."""
        self._plan_shorts.setdefault(short_key(tokens), full)

    def add_alias(self, tokens: Sequence[Token], name: str, kind: str | None) -> None:
        """Remember what the plan calls the body ``name`` for short."""
        alias = Alias(tuple(token.text for token in tokens), name, kind)
        listed = self._aliases.setdefault(alias.words[0], [])
        if all(known.words != alias.words for known in listed):
            listed.append(alias)
            listed.sort(key=lambda known: -len(known.words))

    def alias_at(self, tokens: Sequence[Token], at: int) -> tuple[int, Alias] | None:
        """The token behind a body's short name at ``at``, and what it stands for.

        "Ban QLDA xã" is none in "Ban QLDA xã Bảo Hà": with a name of its own it is another.
        """
        if not self._aliases or at >= len(tokens):
            return None
        for alias in self._aliases.get(tokens[at].text, ()):
            end = at + len(alias.words)
            if tuple(token.text for token in tokens[at:end]) != alias.words:
                continue
            if not self._has_more(tokens, end):
                return end, alias
        return None

    def _has_more(self, tokens: Sequence[Token], end: int) -> bool:
        """A name goes on at ``end``: a capital, or an area or group of areas."""
        if end >= len(tokens) or tokens[end].newline:
            return False
        behind = self.lexicon.determiners.end(tokens, end) or end
        return tokens[end].upper or self.lexicon.place_at(tokens, behind) is not None

    def short(self, tokens: Sequence[Token], head_id: str | None) -> str | None:
        """What a short form stands for: the plan's own definition, else the rules'."""
        own = self._plan_shorts.get(short_key(tokens))
        found = own or self.abbreviations.find(tokens, head_id, self.year)
        if found is None and len(tokens) == 1 and len(tokens[0].text) > _SHORTEST:
            # "Chi nhánh VPĐKĐĐ": a body inside the name of another.
            inner = self.lexicon.heads.match(tokens, 0)
            found = inner[1].name if inner and not inner[1].brand else None
        return found

    def prefix(self, head_id: str, tokens: Sequence[Token]) -> Spelled | None:
        """The longest sure name that ``tokens`` begin with."""
        best: Spelled | None = None
        for name in self._sure(head_id):
            count = spell(tokens, name.words)
            if count is not None and (best is None or count > best.count):
                best = Spelled(count, (name.text,))
        return best

    def is_name(self, head_id: str, tokens: Sequence[Token]) -> bool:
        """``tokens`` are a known name from end to end, its commas where they belong."""
        commas = comma_places(tokens)
        return any(
            name.commas == commas and spell(tokens, name.words) == len(tokens)
            for name in self._sure(head_id)
        )

    def spelled_out(self, head_id: str, tokens: Sequence[Token]) -> Spelled | None:
        """The full names of the plan, else the rules, that abbreviated ``tokens`` begin with.

        The plan's own names win. Two of the plan's are both given, for a person to choose;
        two of the rules' give none.
        """
        own = _spelled(self._plan.get(head_id, {}).values(), tokens)
        if own is not None:
            return own
        for count in range(len(tokens), 0, -1):
            defined = self._plan_shorts.get(short_key(tokens[:count]))
            if defined is not None:
                return Spelled(count, (defined,))
        ruled = _spelled(self._rules.get(head_id, []), tokens)
        if ruled is None or len(ruled.names) > 1:
            return None
        # "Phòng KT&HT" of an office unknown to the rules: its own marks say how it is written.
        joins = any(token.key in ("và", "&") for token in tokens[: ruled.count])
        name = ruled.names[0]
        if joins and "và" not in name.split():
            name = name.replace(" - ", " và ")
        return Spelled(ruled.count, (name,))

    def _sure(self, head_id: str) -> Iterator[KnownName]:
        yield from self._rules.get(head_id, [])
        for name in self._plan.get(head_id, {}).values():
            if name.sure:
                yield name
