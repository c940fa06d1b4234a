"""Which record of the main text speaks of the same thing as which of the annex.

Indicators pair by code, else by name; tasks by code within the same indicator, else by
text; outputs by clause within the same indicator or task (records.md, decision 14).
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extract.assembly.assembling import Assembly
from extract.records import Indicator, Origin, Output, Plan, Task
from extract.text.folding import match_key
from extract.text.letters import UPPER

Holder = Indicator | Task
_WORD = re.compile(r"\w+")
_ZEROS = re.compile(r"^0+(?=\d)")
_SAME_TEXT = 0.75
_SENTENCE = re.compile(rf"(?<=[.;])\s+(?=[{UPPER}\d])|;\s+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of an output."""

    output: Output
    text: str


@dataclass(frozen=True)
class Pairs:
    """Pairs of main and annex records, and those without partner on either side."""

    indicators: list[tuple[Indicator, Indicator]]
    lone_indicators: list[Indicator]
    tasks: list[tuple[Task, Task]]
    lone_tasks: list[Task]
    clauses: list[tuple[str, Clause, Clause]]
    lone_clauses: list[tuple[str, Clause]]


def pair_holders(pairs: Pairs) -> Iterator[tuple[str, str, Holder, Holder]]:
    """What is compared for units and deadlines: type, key and both sides.

    Indicators; tasks only where they stand under none, since theirs are the indicator's.
    """
    for left, right in pairs.indicators:
        yield "indicator", left.code or left.id, left, right
    for one, other in pairs.tasks:
        if not one.indicator_ids and not other.indicator_ids:
            yield "task", one.code or one.id, one, other


def normal(text: str) -> str:
    """Words alone, in one spelling: what two texts are compared by.

    >>> normal("Có ít nhất 04 bài/tin...về")
    'có ít nhất 04 bài tin về'
    """
    return " ".join(_ZEROS.sub("", word) for word in _WORD.findall(match_key(text)))


def likeness(one: str, other: str) -> float:
    """How alike two normal texts are by their words, 0 to 1."""
    if one == other:
        return 1.0
    first, second = one.split(), other.split()
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def may_be_alike(one: Counter[str], other: Counter[str], least: float) -> bool:
    """Whether the words in common allow a likeness of at least ``least``: a cheap bound."""
    total = one.total() + other.total()
    return total > 0 and 2 * (one & other).total() >= least * total


def show_difference(one: str, other: str) -> str:
    """Where two texts differ first, a few words of each, for a reader."""
    first, second = one.split(), other.split()
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal" and normal(" ".join(first[a:b])) != normal(" ".join(second[c:d])):
            mine, theirs = " ".join(first[a:b][:8]), " ".join(second[c:d][:8])
            return f"“{mine or '(không có)'}” và “{theirs or '(không có)'}”"
    return "dấu câu"


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in nothing but abbreviations ("DN" for "doanh nghiệp")."""
    first, second = _WORD.findall(one), _WORD.findall(other)
    matcher = difflib.SequenceMatcher(
        None, [match_key(w) for w in first], [match_key(w) for w in second], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if not (_abbreviates(first[a:b], second[c:d]) or _abbreviates(second[c:d], first[a:b])):
            return False
    return True


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    if not short or not long or not all(word.isupper() for word in short):
        return False
    letters = "".join(short).casefold()
    initials = "".join(word[0] for word in long if word.casefold() != "và").casefold()
    return letters == initials


def pair_records(assembly: Assembly) -> Pairs:
    """Pair everything of main text and annex; nothing where one of them is missing."""
    plan = assembly.plan
    indicators, lone_indicators = _pair_indicators(plan.indicators)
    tasks, lone_tasks = _pair_tasks(plan, indicators)
    clauses, lone_clauses = _pair_clauses(plan, indicators, tasks)
    return Pairs(indicators, lone_indicators, tasks, lone_tasks, clauses, lone_clauses)


Paired = TypeVar("Paired", Indicator, Task)


def _sides(records: Iterable[Paired]) -> tuple[list[Paired], list[Paired]]:
    main = [record for record in records if record.origin == "main"]
    annex = [record for record in records if record.origin == "annex"]
    return main, annex


def _pair_indicators(
    records: list[Indicator],
) -> tuple[list[tuple[Indicator, Indicator]], list[Indicator]]:
    main, annex = _sides(records)
    if not main or not annex:
        return [], []
    by_code = {record.code: record for record in annex if record.code}
    by_name = {normal(record.name): record for record in annex}
    pairs, used = [], set()
    for record in main:
        other = by_code.get(record.code) if record.code else by_name.get(normal(record.name))
        if other is not None and other.id not in used:
            pairs.append((record, other))
            used.add(other.id)
    paired = {record.id for pair in pairs for record in pair}
    return pairs, [record for record in (*main, *annex) if record.id not in paired]


def _pair_tasks(
    plan: Plan, indicators: list[tuple[Indicator, Indicator]]
) -> tuple[list[tuple[Task, Task]], list[Task]]:
    """Tasks of paired indicators by code, else by text; without indicators by unique code."""
    tasks = [task for task in plan.tasks if task.kind == "task"]
    pairs: list[tuple[Task, Task]] = []
    lone: list[Task] = []
    for left, right in indicators:
        mine = [task for task in tasks if left.id in task.indicator_ids]
        theirs = [task for task in tasks if right.id in task.indicator_ids]
        if not mine or not theirs:
            continue
        found, rest = _match(mine, theirs)
        pairs.extend(found)
        lone.extend(rest)
    paired = {task.id for pair in pairs for task in pair}
    lone = [task for task in _unique(lone) if task.id not in paired]
    if not indicators:
        main, annex = _sides(tasks)
        found, _ = _match(main, annex, by_text_only=True)
        pairs.extend(found)
    return pairs, lone


def _score(left: list[Task], right: list[Task]) -> Iterator[tuple[float, int, int, int]]:
    """Likeness, distance and places of every pair that may be one task in two wordings."""
    mine = [(normal(task.text), Counter(normal(task.text).split())) for task in left]
    theirs = [(normal(task.text), Counter(normal(task.text).split())) for task in right]
    for i, (one, words) in enumerate(mine):
        for j, (other, other_words) in enumerate(theirs):
            if may_be_alike(words, other_words, _SAME_TEXT):
                yield likeness(one, other), -abs(i - j), i, j


def _unique(tasks: list[Task]) -> list[Task]:
    return list({task.id: task for task in tasks}.values())


def _match(
    mine: list[Task], theirs: list[Task], *, by_text_only: bool = False
) -> tuple[list[tuple[Task, Task]], list[Task]]:
    pairs: list[tuple[Task, Task]] = []
    left, right = list(mine), list(theirs)
    if not by_text_only:
        by_code = {task.code: task for task in right if task.code and "." in task.code}
        for task in list(left):
            other = by_code.get(task.code) if task.code else None
            if other is not None and other in right:
                pairs.append((task, other))
                left.remove(task)
                right.remove(other)
    scored = sorted(_score(left, right), reverse=True)
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for score, _, i, j in scored:
        if score < _SAME_TEXT:
            break
        if i not in taken_left and j not in taken_right:
            pairs.append((left[i], right[j]))
            taken_left.add(i)
            taken_right.add(j)
    rest = [task for i, task in enumerate(left) if i not in taken_left]
    rest += [task for j, task in enumerate(right) if j not in taken_right]
    return pairs, rest


def split_clauses(outputs: Iterable[Output]) -> list[Clause]:
    """The sentences of outputs."""
    clauses = []
    for output in outputs:
        for piece in _SENTENCE.split(output.text):
            text = piece.strip(" .;")
            if text:
                clauses.append(Clause(output, text))
    return clauses


def _pair_clauses(
    plan: Plan,
    indicators: list[tuple[Indicator, Indicator]],
    tasks: list[tuple[Task, Task]],
) -> tuple[list[tuple[str, Clause, Clause]], list[tuple[str, Clause]]]:
    pairs: list[tuple[str, Clause, Clause]] = []
    lone: list[tuple[str, Clause]] = []
    by_id = {output.id: output for output in plan.outputs}
    codes = Counter((task.origin, task.code) for task in plan.tasks)
    groups = [
        (
            left.code or left.id,
            [o for o in plan.outputs if left.id in o.indicator_ids],
            [o for o in plan.outputs if right.id in o.indicator_ids],
        )
        for left, right in indicators
    ]
    if not indicators:
        groups = [
            (
                _name_task(left, codes),
                [by_id[i] for i in left.output_ids],
                [by_id[i] for i in right.output_ids],
            )
            for left, right in tasks
        ]
    whole_annex = {
        normal(c.text) for c in split_clauses(o for o in plan.outputs if o.origin == "annex")
    }
    for key, mine, theirs in groups:
        if not mine or not theirs:
            continue
        found, rest = _match_clauses(split_clauses(mine), split_clauses(theirs))
        pairs.extend((key, a, b) for a, b in found)
        # Outputs of a group may stand under another indicator of the same group.
        lone.extend(
            (key, c)
            for c in rest
            if c.output.origin == "annex" or normal(c.text) not in whole_annex
        )
    return pairs, lone


def _name_task(task: Task, codes: Counter[tuple[Origin, str | None]]) -> str:
    """Its code where no other task of its origin has the same, else its id."""
    return task.code if task.code and codes[task.origin, task.code] == 1 else task.id


def _match_clauses(
    mine: list[Clause], theirs: list[Clause]
) -> tuple[list[tuple[Clause, Clause]], list[Clause]]:
    def score(a: Clause, b: Clause) -> float:
        one, other = normal(a.text), normal(b.text)
        if one.startswith(other) or other.startswith(one):
            return 0.99
        return likeness(one, other)

    scored = sorted(
        ((score(a, b), -i, -j) for i, a in enumerate(mine) for j, b in enumerate(theirs)),
        reverse=True,
    )
    pairs: list[tuple[Clause, Clause]] = []
    left, right = set(range(len(mine))), set(range(len(theirs)))
    for value, i, j in scored:
        if value < 0.5:
            break
        if -i in left and -j in right:
            pairs.append((mine[-i], theirs[-j]))
            left.discard(-i)
            right.discard(-j)
    rest = [mine[i] for i in sorted(left)] + [theirs[j] for j in sorted(right)]
    return pairs, rest


def show_holder(kind: str, key: str) -> str:
    """An indicator or task as messages call it: "Chỉ số 7.1.4", "Nhiệm vụ 2"."""
    return f"{'Chỉ số' if kind == 'indicator' else 'Nhiệm vụ'} {key}"
