"""Who leads and who supports: main text against annex, and one unit under several names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extract.assembly.collecting import cite
from extract.audit.pairing import Holder, pair_holders, show_holder
from extract.audit.registry import Note, Review, of_field, rule, side
from extract.document.model import Passage
from extract.fields.units import unit_key
from extract.records import Task, Unit

_NAME_MARKS = re.compile(r"[\s,\-–&/]+")
_MIN_WORDS = 4


def _named(units: list[Unit]) -> dict[str, Unit]:
    return {unit_key(unit.name): unit for unit in units if not unit.generic}


def _show(units: list[Unit]) -> str:
    return "; ".join(unit.name for unit in units)


@rule("lead-mismatch", "error", "Đơn vị chủ trì khác nhau giữa phần chính và phụ lục")
def check_leads(review: Review) -> Iterator[Note]:
    """The named lead units differ."""
    for kind, key, left, right in pair_holders(review.pairs):
        mine, theirs = _named(left.lead_units), _named(right.lead_units)
        if mine and theirs and mine.keys() != theirs.keys():
            yield Note(
                f"{show_holder(kind, key)}: phần chính giao {_show(left.lead_units)} chủ trì, "
                f"phụ lục giao {_show(right.lead_units)}.",
                kind,
                key,
                side(_show(left.lead_units), left.id, of_field(left.evidence, "lead_units")),
                side(_show(right.lead_units), right.id, of_field(right.evidence, "lead_units")),
            )


@rule("support-mismatch", "warning", "Đơn vị phối hợp khác nhau giữa phần chính và phụ lục")
def check_supports(review: Review) -> Iterator[Note]:
    """A named support unit stands on one side only."""
    for kind, key, left, right in pair_holders(review.pairs):
        if not left.support_units or not right.support_units:
            continue
        mine, theirs = _named(left.support_units), _named(right.support_units)
        only_left = [mine[name] for name in mine if name not in theirs]
        only_right = [theirs[name] for name in theirs if name not in mine]
        if not only_left and not only_right:
            continue
        parts = []
        if only_left:
            parts.append(f"chỉ phần chính nêu {_show(only_left)}{_generic(right)}")
        if only_right:
            parts.append(f"chỉ phụ lục nêu {_show(only_right)}{_generic(left)}")
        yield Note(
            f"{show_holder(kind, key)}: {'; '.join(parts)}.",
            kind,
            key,
            side(_show(left.support_units), left.id, of_field(left.evidence, "support_units")),
            side(_show(right.support_units), right.id, of_field(right.evidence, "support_units")),
        )


def _generic(other: Holder) -> str:
    """What the other side says in general instead."""
    generic = [unit for unit in other.support_units if unit.generic]
    return f" (bên kia chỉ ghi chung “{_show(generic)}”)" if generic else ""


@rule("lead-missing", "warning", "Nhiệm vụ chưa có đơn vị chủ trì")
def check_missing_leads(review: Review) -> Iterator[Note]:
    """A task of a table with a column of leads, or of a group that names units, has none."""
    tables = _tables_with_leads(review)
    for task in review.assembly.plan.tasks:
        if task.kind != "task" or task.lead_units:
            continue
        table = next((e.table for e in of_field(task.evidence, "text")), None)
        if (table in tables) if table is not None else _has_label_units(task):
            key = task.code or task.id
            yield Note(
                f"Nhiệm vụ {key} chưa có đơn vị chủ trì.",
                "task",
                key,
                side(task.text, task.id, of_field(task.evidence, "text")),
            )


def _tables_with_leads(review: Review) -> set[int | None]:
    """Tables most of whose tasks have a lead in a cell of its own."""
    told: Counter[int | None] = Counter()
    total: Counter[int | None] = Counter()
    for task in review.assembly.plan.tasks:
        own = {e.block for e in of_field(task.evidence, "text")}
        table = next((e.table for e in of_field(task.evidence, "text")), None)
        total[table] += 1
        told[table] += any(e.block not in own for e in of_field(task.evidence, "lead_units"))
    return {table for table in total if table is not None and 2 * told[table] > total[table]}


def _has_label_units(task: Task) -> bool:
    """Whether a label of the group, not the task's own words, names who supports it."""
    own = {evidence.block for evidence in of_field(task.evidence, "text")}
    return any(e.block not in own for e in of_field(task.evidence, "support_units"))


@rule("unit-name-variants", "info", "Một đơn vị được viết theo nhiều cách")
def check_variants(review: Review) -> Iterator[Note]:
    """One unit whose full name is punctuated in several ways in one plan."""
    plan = review.assembly.plan
    records: list[Holder] = [*plan.tasks, *plan.indicators]
    names = {
        unit.name
        for record in records
        for unit in (*record.lead_units, *record.support_units)
        if not unit.generic and len(unit.name.split()) >= _MIN_WORDS
    }
    reported: set[str] = set()
    for name in sorted(names, key=lambda n: (-n.count(","), n)):
        loose = _loose(name)
        if loose in reported:
            continue
        spellings = _find_spellings(review, name)
        if len({_strict(p.text) for p in spellings}) > 1:
            reported.add(loose)
            first = next((p for p in spellings if p.text == name), spellings[0])
            other = next(p for p in spellings if _strict(p.text) != _strict(first.text))
            shown = "”, “".join(dict.fromkeys(" ".join(p.text.split()) for p in spellings))
            yield Note(
                f"Một đơn vị được ghi theo nhiều cách: “{shown}”.",
                "unit",
                name,
                side(first.text, None, [cite("unit", first)]),
                side(other.text, None, [cite("unit", other)]),
            )


def _loose(name: str) -> str:
    return _NAME_MARKS.sub(" ", name.casefold())


def _strict(name: str) -> str:
    """Spelling with its marks, without spaces around them and the kind of dash."""
    return re.sub(r"\s*([,\-/])\s*", r"\1", name.casefold().replace("–", "-").replace("\n", " "))


def _find_spellings(review: Review, name: str) -> list[Passage]:
    words = [re.escape(word) for word in _NAME_MARKS.split(name) if word]
    pattern = re.compile(r"(?<!\w)" + r"[\s,\-–]+".join(words) + r"(?!\w)", re.IGNORECASE)
    return [
        Passage(block, found.start(), found.end())
        for block in review.assembly.document.blocks
        for found in pattern.finditer(block.text)
    ]
