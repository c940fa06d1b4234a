"""The header of a flattened table: where its names part, and what the columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.recovery.kinds import FIGURES
from extract.recovery.wording import NEVER, Wording
from extract.rulebook.structure import HeaderRules
from extract.structure.heads import match_header
from extract.text.folding import fold

_ORDINAL = re.compile(r"(?:STT|TT|Stt)\.?")
_FIRST = re.compile(r"(?:0?1|1\.1|I|A)[.)]?")
_INDEX = re.compile(r"[(\[]?(\d{1,2})[)\]]?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LONGEST = 90
_LONGEST_NAME = 14
_MIN_COLUMNS = 3
_WHO = ("lead", "lead_support", "ambiguous_unit", "support", "ambiguous_person", "supervisor")
_WHEN = ("deadline", "start", "end", "ambiguous_progress")
_WHAT = ("task", "indicator", "detail")


@dataclass(frozen=True, slots=True)
class Name:
    """A column's name: its words, its role, and the name that stands over it and others."""

    first: int
    end: int
    role: str
    parent: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FlatHead:
    """A header in a stream.

    Attributes:
        first: the word "STT".
        body: the first word behind the header and the row that numbers the columns.
        names: the columns, the one of ordinals first.
        index: the row "(1) (2) (3)", as first word and end; empty where there is none.
        readable: whether words can tell the columns apart.
    """

    first: int
    body: int
    names: tuple[Name, ...]
    index: tuple[int, int]
    readable: bool = True


def begins_head(text: str) -> bool:
    """Whether a paragraph begins as a header does: with "STT", "TT" or "Số TT"."""
    words = text.split(maxsplit=2)
    return bool(words) and (
        _ORDINAL.fullmatch(words[0]) is not None
        or [word.lower() for word in words[:2]] == ["số", "tt"]
    )


def find_heads(wording: Wording, rules: HeaderRules) -> list[FlatHead]:
    """Every header of the stream that tells of tasks and of who does them or until when."""
    heads: list[FlatHead] = []
    for place, word in enumerate(wording.stream.words):
        if _ORDINAL.fullmatch(word) and (not heads or place >= heads[-1].body):
            head = _read(wording, place, rules)
            if head is not None:
                heads.append(head)
    return heads


def _read(wording: Wording, first: int, rules: HeaderRules) -> FlatHead | None:
    words = wording.stream.words
    for place in range(first + 2, min(first + _LONGEST, len(words) - 1)):
        count = _count_index(words, place)
        if count >= _MIN_COLUMNS:
            names = _part(wording, first + 1, place, count - 1, rules)
            return _make(words[first:place], first, place + count, names, (place, place + count))
        if _FIRST.fullmatch(words[place]) and _begins_body(wording, place):
            names = _part(wording, first + 1, place, None, rules)
            return _make(words[first:place], first, place, names, (place, place))
    return None


def _begins_body(wording: Wording, place: int) -> bool:
    stream = wording.stream
    if stream.layout == "lines":
        alone = place + 1 in stream.begins
        titled = stream.words[place].endswith(".") and stream.words[place + 1][:1].isupper()
        return place in stream.begins and (alone or titled)
    if stream.layout in ("rows", "gaps") and place not in stream.begins:
        return False
    return stream.words[place + 1][:1].isupper() and not wording.is_open(place)


def _count_index(words: list[str], place: int) -> int:
    """Length of the row "(1) (2) (3) …" that begins here."""
    count = 0
    while place + count < len(words):
        found = _INDEX.fullmatch(words[place + count])
        if found is None or int(found[1]) != count + 1:
            break
        count += 1
    return count


def _make(
    words: list[str], first: int, body: int, names: list[Name] | None, index: tuple[int, int]
) -> FlatHead | None:
    if names is None or len(names) + 1 < _MIN_COLUMNS:
        return None
    # Columns of years below one name: marks in them tell nothing in a row of words.
    years = any(_YEAR.fullmatch(one) and _YEAR.fullmatch(two) for one, two in pairwise(words))
    names = _settle(names)
    roles = {name.role for name in names}
    if not roles & set(_WHAT) or not roles & {*_WHO, *_WHEN}:
        return None
    return FlatHead(first, body, (Name(first, first + 1, "ordinal"), *names), index, not years)


def _settle(names: list[Name]) -> list[Name]:
    """The column behind the numbers holds the tasks where no other says so."""
    tasks = [at for at, name in enumerate(names) if name.role == "task"]
    names = [
        replace(name, role="detail") if at in tasks[1:] else name for at, name in enumerate(names)
    ]
    if any(name.role in ("task", "indicator") for name in names):
        return names
    place = next(
        (at for at, name in enumerate(names) if name.role in ("detail", "extra", "group")), None
    )
    if place is None:
        return names
    names[place] = replace(names[place], role="task")
    return names


def _part(
    wording: Wording, first: int, end: int, count: int | None, rules: HeaderRules
) -> list[Name] | None:
    """The cheapest parting of the header's words into ``count`` names, or into any number."""
    words = wording.stream.words
    capitals = all(word.upper() == word for word in words[first:end])
    best: dict[tuple[int, int], tuple[float, list[Name]]] = {(first, 0): (0.0, [])}
    for place in range(first, end):
        if place > first and not _may_part(wording, place, capitals):
            continue
        for (at, done), (cost, names) in list(best.items()):
            if at != place:
                continue
            for stop in range(place + 1, min(place + _LONGEST_NAME, end) + 1):
                if stop < end and not _may_part(wording, stop, capitals):
                    continue
                weight, role = _weigh(wording, place, stop, rules, capitals)
                key = (stop, done + 1 if count is not None else 0)
                if key not in best or best[key][0] > cost + weight:
                    best[key] = (cost + weight, [*names, Name(place, stop, role)])
    found = best.get((end, count if count is not None else 0))
    if found is None:
        return None
    return _unfold(wording, found[1], count)


def _may_part(wording: Wording, place: int, capitals: bool) -> bool:
    if wording.stream.layout in ("lines", "gaps"):
        return wording.weigh_begin(place) < NEVER
    if capitals:
        return not wording.is_no_begin(place)
    return wording.weigh_begin(place) < NEVER and wording.stream.words[place][:1].isupper()


def _weigh(
    wording: Wording, first: int, end: int, rules: HeaderRules, capitals: bool
) -> tuple[float, str]:
    """What speaks against these words being one name, and the role of such a column."""
    text = wording.stream.cut(first, end)
    match = match_header(text, rules)
    role = match[0] if match else "extra"
    if role == "extra" and wording.rules.figures.search(fold(text)):
        role = FIGURES
    odd = wording.weigh_lines(first, end)
    if not capitals:
        odd += 3.0 * len(_list_begins(wording, first, end))
    if match is None:
        return 2.0 + 0.1 * (end - first) + odd, role
    if fold(text) in rules.by_key:
        return 0.5, role
    inner = 2.0 if _holds_name(wording, first, end, rules, capitals) else 0.0
    return 1.2 + odd + inner + 0.15 * max(0, end - first - 6), role


def _holds_name(wording: Wording, first: int, end: int, rules: HeaderRules, capitals: bool) -> bool:
    """Whether a whole header known to the rules stands behind the first word."""
    return any(
        fold(wording.stream.cut(begin, stop)) in rules.by_key
        for begin in range(first + 1, end)
        if capitals or wording.stream.words[begin][:1].isupper()
        for stop in range(begin + 2, end + 1)
    )


def _list_begins(wording: Wording, first: int, end: int) -> list[int]:
    """Words inside a name that look like the begin of another."""
    return [
        place
        for place in range(first + 1, end)
        if _may_part(wording, place, False) and not wording.is_proper(place)
    ]


def _unfold(wording: Wording, names: list[Name], count: int | None) -> list[Name]:
    """Put names of a second header row under the one they stand below.

    "Phân công thực hiện … Chủ trì Phối hợp": the last two are the columns of the first.
    """
    if len(names) < 4 or [name.role for name in names[-2:]] != ["lead", "support"]:
        return names
    short = all(name.end - name.first <= 4 for name in names[-2:])
    parent = next(
        (
            place
            for place, name in enumerate(names[:-2])
            if name.role in ("lead", "lead_support", "ambiguous_unit", "ambiguous_person")
        ),
        None,
    )
    if parent is None or not short or (parent == len(names) - 3 and count is not None):
        return names
    over = (names[parent].first, names[parent].end)
    children = [Name(name.first, name.end, name.role, over) for name in names[-2:]]
    return [*names[:parent], *children, *names[parent + 1 : -2]]
