"""Bodies that no longer stood when the plan was issued: marked for review, never renamed."""

from __future__ import annotations

from collections.abc import Iterator

from extract.records import Evidence, Indicator, Plan, Task, Unit
from extract.rulebook.departments import DepartmentRules


def mark_abolished(plan: Plan, rules: DepartmentRules) -> None:
    """Give each named body that had been merged before the plan's date a reason for review.

    The date is that of issue, else the first day of the plan's period.
    """
    period = plan.document.period
    on = plan.document.issued_on or (period.start if period else None)
    if on is None:
        return
    for unit, evidence in _list_units(plan):
        if unit.generic or unit.review:
            continue
        found = rules.find_abolished(unit.name, on)
        if found is not None:
            unit.review = f"từ ngày {found.until:%d/%m/%Y} nhiệm vụ đã chuyển về {found.into}"
            if evidence is not None:
                evidence.rules.append(f"departments/{found.id}")


def _list_units(plan: Plan) -> Iterator[tuple[Unit, Evidence | None]]:
    records: list[Task | Indicator] = [*plan.tasks, *plan.indicators]
    for record in records:
        yield from _with_words(record.lead_units, record.evidence, "lead_units")
        yield from _with_words(record.support_units, record.evidence, "support_units")
    for output in plan.outputs:
        yield from _with_words(output.units, output.evidence, "units")


def _with_words(
    units: list[Unit], evidence: list[Evidence], field: str
) -> Iterator[tuple[Unit, Evidence | None]]:
    words = [item for item in evidence if item.field == field]
    for place, unit in enumerate(units):
        yield unit, words[place] if len(words) == len(units) else None
