"""What speaks against a span of words being one cell of a column.

A cost of 0 is a cell as it should be; the costs of a row's cells add up. Only differences
matter: 1 is a slight oddity, 3 a strong one, ``NEVER`` an impossibility.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extract.fields.deadlines import DeadlineContext, read_deadline_cell
from extract.fields.units import UnitNames, find_persons, split_units
from extract.recovery.stream import Stream
from extract.recovery.wording import Wording
from extract.rulebook import Rulebook

# A column of the role "extra" whose header tells that it holds money or numbers.
FIGURES = "figures"
NEVER = 1e6
_UNIT_ROLES = frozenset({"lead", "support", "lead_support", "ambiguous_unit"})
_TIME_ROLES = frozenset({"deadline", "start", "end", "ambiguous_progress"})
_PERSON_ROLES = frozenset({"supervisor", "ambiguous_person"})
_FIGURE_ROLES = frozenset({"rank", "score", "target", "measure", FIGURES})
_BLANK = {"task": 14.0, "indicator": 14.0, "lead": 3.0, "lead_support": 3.0, "deadline": 2.5,
          "note": 0.3, "support": 1.5, "extra": 1.5, "supervisor": 2.0}  # fmt: skip
_BLANK_ELSE = 2.0
_SHORTEST = 4
_LONGEST_TAIL = 40
_OPEN = 3.0
_PLAIN = 0.6
_LONGEST_TIME = 30
_LONGEST_PERSON = 25
_LONGEST_UNITS = 90
_FIGURE = re.compile(r"[≥≤><~\d.,/%()\-–\s]*\d[≥≤><~\d.,/%()\-–\s]*(?:[^\W\d]+ ?){0,3}")
_SEPARATOR = re.compile(r"[,;:&/+–-]|và|cùng|hoặc|với")
_LONE_MARK = re.compile(r"[\W_]+")
_ENDED = (".", ";", ":", "!", "?", ")")


class Kinds:
    """Costs of the spans of one stream, by the role of the column."""

    def __init__(self, stream: Stream, wording: Wording, rulebook: Rulebook, names: UnitNames):
        self.stream = stream
        self.wording = wording
        self.rulebook = rulebook
        self.names = names
        self._context = DeadlineContext()
        self._memo: dict[tuple[str, int, int], float] = {}
        self._names: dict[tuple[int, int], float] = {}
        self._tails: dict[int, int] = {}

    def weigh_blank(self, role: str) -> float:
        """What speaks against a row leaving this column blank."""
        return _BLANK.get(role, _BLANK_ELSE)

    def weigh(self, role: str, first: int, end: int) -> float:
        """What speaks against the words from ``first`` up to ``end`` in a column of ``role``."""
        kind = _kind_of(role)
        key = (kind, first, end)
        if key not in self._memo:
            self._memo[key] = getattr(self, f"_weigh_{kind}")(first, end)
        return self._memo[key]

    # --- text -------------------------------------------------------------------------

    def _weigh_text(self, first: int, end: int) -> float:
        return self.weigh("output", first, end) + 0.5 * max(0, _SHORTEST - (end - first))

    def _weigh_result(self, first: int, end: int) -> float:
        """Text that may be one word: "Báo cáo"."""
        cost = self.wording.weigh_inside(first, end)
        if not any(char.isalpha() for char in self.stream.cut(first, end)):
            cost += 2.0
        begin = self._behind_bullet(first)
        if self.wording.begins_unit(begin):
            cost += 0.5 if self.wording.is_group(begin) else 1.5
        cost += 1.0 * self.wording.begins_place(first) + 1.5 * self.wording.begins_time(first)
        cost += 1.0 * self._lists_after_sentence(first, end)
        return cost + self._weigh_tail(first, end)

    def _lists_after_sentence(self, first: int, end: int) -> bool:
        """Whether the first bullet inside stands behind a full stop: a list has a colon."""
        words = self.stream.words
        for place in range(first + 1, end):
            if words[place] in ("-", "+") and self.wording.ends_sentence(place):
                return words[place - 1].endswith(".") and words[first] not in ("-", "+")
        return False

    def _weigh_tail(self, first: int, end: int) -> float:
        """A text hardly ends with the bare names of bodies or with a time of its own."""
        if end not in self._tails:
            self._tails[end] = self._find_tail(end)
        return 1.5 if self._tails[end] > first else 0.0

    def _find_tail(self, end: int) -> int:
        """The last word from which on only bodies or a time stand; -1 where there is none."""
        for place in range(end - 1, max(0, end - _LONGEST_TAIL), -1):
            if self.wording.weigh_begin(place) >= _OPEN or self.wording.takes_body(place):
                continue
            begin = self._behind_bullet(place)
            if begin > place and not self.wording.ends_sentence(place):
                continue
            if self.wording.begins_unit(begin) and self.weigh("lead", place, end) < _PLAIN:
                return place
            if self.wording.begins_time(place) and self.weigh("deadline", place, end) < _PLAIN:
                return place
        return -1

    def _behind_bullet(self, place: int) -> int:
        words = self.stream.words
        bullet = words[place] in ("-", "+", "–", "•", "*") and place + 1 < len(words)
        return place + 1 if bullet else place

    # --- bodies -----------------------------------------------------------------------

    def _weigh_units(self, first: int, end: int) -> float:
        if end - first > _LONGEST_UNITS or not self.wording.begins_unit(self._behind_bullet(first)):
            return 6.0 + 0.5 * (end - first)
        joints = self.list_joints(first, end)
        bounds = [first, *joints, end]
        cost = 3.0 * len(joints)
        if any(self.wording.begins_time(place) for place in range(first + 1, end)):
            cost += 2.5
        for begin, stop in pairwise(bounds):
            cost += self._weigh_names(begin, stop)
        return cost

    def list_joints(self, first: int, end: int) -> list[int]:
        """Where a body's name begins with nothing between it and the one before."""
        joints = []
        for place in range(first + 1, end):
            before = self.stream.words[place - 1]
            parted = before.endswith((",", ";", ":", ".", "/", "(")) or _SEPARATOR.fullmatch(before)
            if parted or self.wording.is_open(place) or not self.wording.begins_unit(place):
                continue
            if not self.wording.is_nested(place):
                joints.append(place)
        return joints

    def _weigh_names(self, first: int, end: int) -> float:
        if (first, end) not in self._names:
            self._names[first, end] = self._count_names(first, end)
        return self._names[first, end]

    def _count_names(self, first: int, end: int) -> float:
        """What is left of these words beside the names in them, as a cost."""
        hits = split_units(self.stream.cut(first, end), self.names)
        spans = [(hit.start, hit.end) for hit in hits if hit.rule != "unread"]
        missed = self._count_missed(first, end, spans)
        return min(0.5 * missed, 2.0) + 0.4 * max(0, missed - 6)

    def _count_missed(self, first: int, end: int, spans: list[tuple[int, int]]) -> int:
        """Words that none of these parts of the text holds; marks and joints aside."""
        offset = self.stream.starts[first]
        missed = 0
        for place in range(first, end):
            at, word = self.stream.starts[place] - offset, self.stream.words[place]
            mark = _LONE_MARK.fullmatch(word) or _SEPARATOR.fullmatch(word)
            missed += not mark and not any(start <= at < stop for start, stop in spans)
        return missed

    # --- times ------------------------------------------------------------------------

    def _weigh_time(self, first: int, end: int) -> float:
        text = self.stream.cut(first, end)
        if end - first > _LONGEST_TIME:
            return 6.0 + 0.5 * (end - first)
        hits = read_deadline_cell(text, self.rulebook.deadlines, self._context)
        known = [hit for hit in hits if hit.rule != "none"]
        if not known:
            return 8.0
        missed = self._count_missed(first, end, [(hit.start, hit.end) for hit in known])
        event = all(hit.kind == "event" for hit in known) and not self.wording.begins_time(first)
        return 0.9 * missed + (3.0 if event else 0.0)

    # --- persons and figures ----------------------------------------------------------

    def _weigh_person(self, first: int, end: int) -> float:
        text = self.stream.cut(first, end)
        if end - first > _LONGEST_PERSON:
            return 6.0 + 0.5 * (end - first)
        timed = any(self.wording.begins_time(place) for place in range(first + 1, end))
        if find_persons(text, self.names.people):
            return 2.5 if timed else 0.0
        return 0.5 if self.wording.begins_position(first) else 5.0

    def _weigh_person_or_units(self, first: int, end: int) -> float:
        return min(self._weigh_person(first, end), self._weigh_units(first, end))

    def _weigh_figure(self, first: int, end: int) -> float:
        text = self.stream.cut(first, end)
        return 0.0 if _FIGURE.fullmatch(text) else 3.0 + self._weigh_text(first, end)

    def _weigh_other(self, first: int, end: int) -> float:
        """A column nobody knows: a figure, or text."""
        text = self.stream.cut(first, end)
        if _FIGURE.fullmatch(text):
            return 0.0
        cost = 0.3 + self.wording.weigh_inside(first, end)
        cost += 0.5 * self.wording.begins_unit(self._behind_bullet(first))
        return cost + self._weigh_tail(first, end)


def _kind_of(role: str) -> str:
    if role in _UNIT_ROLES:
        return "units"
    if role in _TIME_ROLES:
        return "time"
    if role == "ambiguous_person":
        return "person_or_units"
    if role in _PERSON_ROLES:
        return "person"
    if role in _FIGURE_ROLES:
        return "figure"
    if role == "output":
        return "result"
    return "other" if role in ("extra", "note", "group") else "text"
