"""What a run of words names: bodies, roles, times, places; and what stands in brackets."""

from __future__ import annotations

from extract.fields.deadlines import DeadlineContext, read_deadline_cell
from extract.fields.units import UnitNames, split_units
from extract.fields.units.tokens import tokenize
from extract.recovery.stream import Stream
from extract.rulebook import Rulebook
from extract.rulebook.deadlines import DeadlineGrammar
from extract.text.folding import match_key

_LONGEST_NAME = 12
_LONGEST_OPENING = 6
_REACH = 80  # words that a bracket may span


class Mentions:
    """Places of a stream's words, found once.

    Attributes:
        bare: the words as compared, without marks at their edges.
        brackets: words inside brackets.
        times: words that begin a time.
        in_places: words inside the name of a province.
        units: words that begin the name of a body, or say a body's role.
        labels: those that say a role ("Chủ trì:").
        in_units: words inside the name of a body.
        nested: words that begin a body which the one before belongs to.
    """

    def __init__(self, stream: Stream, rulebook: Rulebook, names: UnitNames) -> None:
        self.names = names
        self._stream = stream
        self._rules = rulebook.cells
        self.bare = [match_key(word).strip('.,;:!?()“”"') for word in stream.words]
        self.brackets = self._find_brackets()
        self.units: set[int] = set()
        self.in_units: set[int] = set()
        self.nested: set[int] = set()
        self.labels: set[int] = set()
        self.times = self._find_times(rulebook.deadlines)
        self.in_places = self._find_places()
        self._find_units()

    def _find_units(self) -> None:
        """Words with a capital that begin the name of a body, and those inside one."""
        words = self._stream.words
        ends: dict[int, int] = {}
        for place, word in enumerate(words):
            stop = min(place + _LONGEST_NAME, len(words))
            if not word[:1].isupper():
                continue
            hits = split_units(self._stream.cut(place, stop), self.names)
            if not hits or hits[0].start != 0 or hits[0].rule == "unread":
                continue
            end = self._stream.starts[place] + hits[0].end
            last = place + 1
            while last < stop and self._stream.starts[last] < end:
                behind_place = last - 1 in self.in_places and last not in self.in_places
                other = last in self.times or self.begins_position(last)
                if words[last][:1].isdigit() or other or behind_place:
                    break
                last += 1
            ends[place] = last
        self.labels = {place for place in range(len(words)) if self._is_label(place)}
        self.units = {*ends, *self.labels}
        for place, last in ends.items():
            inside = range(place + 1, last)
            self.in_units.update(inside)
            self.nested.update(at for at in inside if at in ends and self._waits(place, at))
        self.in_units -= self.units

    def _is_label(self, place: int) -> bool:
        """Whether a body's role is said here: "Chủ trì:", "Đơn vị phối hợp:"."""
        stop = min(place + _LONGEST_OPENING, len(self._stream.words))
        if not self._stream.words[place][:1].isupper():
            return False
        tokens = tokenize(self._stream.cut(place, stop))
        return self.names.lexicon.role_at(tokens, 0) is not None

    def _waits(self, first: int, place: int) -> bool:
        """Whether a body is of the one or the place behind it: "Văn phòng" of "Bộ"."""
        if self.names.lexicon.place_at(tokenize(self._stream.words[place]), 0) is not None:
            return True
        if self._match_keys(place, self._rules.part_keys):
            return True
        if first in self.nested:
            # "Thanh tra" "Sở" is whole: what follows is another body.
            return False
        tokens = tokenize(self._stream.cut(first, place))
        head = self.names.lexicon.head_at(tokens, 0)
        if head is None or head.end != len(tokens):
            return False
        return not head.head.alone or self.bare[place] in self._rules.superior_keys

    def _match_keys(self, place: int, keys: frozenset[tuple[str, ...]]) -> bool:
        return any(tuple(self.bare[place : place + length]) in keys for length in (1, 2, 3))

    def _find_times(self, grammar: DeadlineGrammar) -> set[int]:
        """Words with a capital, and figures, that begin a time."""
        found: set[int] = set()
        for place, word in enumerate(self._stream.words):
            if not (word[:1].isupper() or word[:1].isdigit()):
                continue
            text = self._stream.cut(place, min(place + _LONGEST_OPENING, len(self._stream.words)))
            hits = read_deadline_cell(text, grammar, DeadlineContext())
            opens = self._match_keys(place, self._rules.event_keys)
            if any(hit.start == 0 and (hit.kind != "event" or opens) for hit in hits):
                found.add(place)
        return found

    def _find_places(self) -> set[int]:
        """Words inside the names of provinces, the first left out where it begins a sentence."""
        found: set[int] = set()
        provinces = self.names.people.provinces
        for place, word in enumerate(self._stream.words):
            if not word[:1].isupper():
                continue
            for length in (3, 2):
                tokens = tokenize(
                    self._stream.cut(place, min(place + length, len(self._stream.words)))
                )
                end = provinces.end(tokens, 0)
                if end is not None and end == length:
                    found.update(range(place, place + length))
        return found

    def _find_brackets(self) -> set[int]:
        """Words inside brackets that are closed again not far behind."""
        inside: set[int] = set()
        opened: list[int] = []
        for place, word in enumerate(self._stream.words):
            for char in word:
                if char == "(":
                    opened.append(place)
                elif char == ")" and opened:
                    begin = opened.pop()
                    if place - begin < _REACH:
                        inside.update(range(begin + 1, place + 1))
        return inside

    def begins_position(self, place: int) -> bool:
        """Whether the word begins a title or a position: "Đ/c", "Thứ trưởng"."""
        people = self.names.people
        return self.match(people.titles, place) or self.match(people.positions, place)

    def match(self, phrases: object, place: int) -> bool:
        """Whether one of the phrases stands at this word."""
        tokens = tokenize(self._stream.cut(place, min(place + 6, len(self._stream.words))))
        return phrases.end(tokens, 0) is not None  # type: ignore[attr-defined]
