"""A plan as flat tables: rows of typed values, named as ``schemas/columns.yaml`` has them.

Each function gives all values of its table; a writer picks those that stand in its medium.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from extract.export.rows import (
    Row,
    list_doubts,
    list_extra,
    list_names,
    locate_row,
    name_indicator,
    name_indicators,
    parse_date,
    parse_decimal,
    sum_up_deadlines,
)
from extract.export.wording import describe_place, describe_recurrence, find_evidence, list_unique

if TYPE_CHECKING:
    from extract.records import Deadline, Finding, Indicator, Person, Plan, Quantity, Side, Task

_GRAVITY = {"error": 0, "warning": 1, "info": 2}


def build_tables(plan: Plan) -> dict[str, list[Row]]:
    """All tables of a plan, rows in the plan's order (findings: the gravest first)."""
    return {name: list(build(plan)) for name, build in _BUILDERS.items()}


def sort_findings(plan: Plan) -> list[Finding]:
    """The findings, the gravest first, else in the plan's order."""
    return sorted(plan.findings, key=lambda finding: _GRAVITY[finding.severity])


def _build_tasks(plan: Plan) -> Iterator[Row]:
    outputs = {output.id: output.text for output in plan.outputs}
    remarks = _list_remarks(plan)
    for task in plan.tasks:
        units = [*task.lead_units, *task.support_units]
        doubts = list_doubts(task.evidence, units, task.deadlines, task.supervisors)
        yield {
            "id": task.id,
            "origin": task.origin,
            "kind": task.kind,
            "code": task.code,
            "text": task.text,
            "details": task.details,
            "path": task.path,
            "mandate": task.mandate,
            "lead_units": list_names(task.lead_units),
            "support_units": list_names(task.support_units),
            "supervisors": [_name_person(person) for person in task.supervisors],
            **sum_up_deadlines(task.deadlines),
            "outputs": [outputs.get(key, key) for key in task.output_ids],
            "output_ids": task.output_ids,
            "indicators": name_indicators(plan, task.indicator_ids),
            "indicator_ids": task.indicator_ids,
            "quantities": [quantity.raw for quantity in task.quantities],
            "note": task.note,
            "extra": list_extra(task.extra),
            **locate_row(task.evidence, "text"),
            "review": doubts + remarks.get(task.id, []),
        }


def _build_indicators(plan: Plan) -> Iterator[Row]:
    remarks = _list_remarks(plan)
    for indicator in plan.indicators:
        units = [*indicator.lead_units, *indicator.support_units]
        doubts = list_doubts(indicator.evidence, units, indicator.deadlines)
        yield {
            "id": indicator.id,
            "origin": indicator.origin,
            "code": indicator.code,
            "name": indicator.name,
            **_describe_pillar(indicator),
            "path": indicator.path,
            **_measure_indicator(indicator),
            "direction": indicator.direction,
            "assessment": indicator.assessment,
            "index": indicator.index,
            "lead_units": list_names(indicator.lead_units),
            "support_units": list_names(indicator.support_units),
            **sum_up_deadlines(indicator.deadlines),
            "mandate": indicator.mandate,
            "extra": list_extra(indicator.extra),
            **locate_row(indicator.evidence, "name", "code"),
            "review": doubts + remarks.get(indicator.id, []),
        }


def _describe_pillar(indicator: Indicator) -> Row:
    pillar = indicator.pillar
    if pillar is None:
        return {"pillar_number": None, "pillar_name": None, "pillar": None}
    words = f"{pillar.number}. {pillar.name}" if pillar.name else str(pillar.number)
    return {"pillar_number": pillar.number, "pillar_name": pillar.name, "pillar": words}


def _measure_indicator(indicator: Indicator) -> Row:
    rank, score, target = indicator.rank, indicator.score, indicator.target
    return {
        "rank_position": rank.position if rank else None,
        "rank_of": rank.of if rank else None,
        "rank_year": rank.year if rank else None,
        "score_value": parse_decimal(score.value) if score else None,
        "score_unit": score.unit if score else None,
        "score_year": score.year if score else None,
        "target_min": target.min if target else None,
        "target_max": target.max if target else None,
        "target_unit": target.unit if target else None,
        "target_year": target.year if target else None,
    }


def _build_outputs(plan: Plan) -> Iterator[Row]:
    remarks = _list_remarks(plan)
    for output in plan.outputs:
        yield {
            "id": output.id,
            "origin": output.origin,
            "text": output.text,
            "path": output.path,
            **_measure_output(output.quantities),
            "units": list_names(output.units),
            "task_ids": output.task_ids,
            "indicators": name_indicators(plan, output.indicator_ids),
            "indicator_ids": output.indicator_ids,
            **locate_row(output.evidence, "text"),
            "review": list_doubts(output.evidence, output.units) + remarks.get(output.id, []),
        }


def _measure_output(quantities: list[Quantity]) -> Row:
    # Of several figures none is the output's own, so none is picked.
    only = quantities[0] if len(quantities) == 1 else None
    return {
        "quantities": [quantity.raw for quantity in quantities],
        "quantity_min": only.min if only else None,
        "quantity_max": only.max if only else None,
        "quantity_unit": only.unit if only else None,
    }


def _build_objectives(plan: Plan) -> Iterator[Row]:
    for objective in plan.objectives:
        yield {
            "id": objective.id,
            "origin": objective.origin,
            "text": objective.text,
            "path": objective.path,
            "quantities": [quantity.raw for quantity in objective.quantities],
            "indicators": name_indicators(plan, objective.indicator_ids),
            "indicator_ids": objective.indicator_ids,
            **locate_row(objective.evidence, "text"),
        }


def _build_assignments(plan: Plan) -> Iterator[Row]:
    for task in plan.tasks:
        shared: Row = {
            "task_id": task.id,
            "task_code": task.code,
            "task_text": task.text,
            "deadlines": list_unique(deadline.raw for deadline in task.deadlines),
        }
        for role, units in (("lead", task.lead_units), ("support", task.support_units)):
            for order, unit in enumerate(units, start=1):
                yield shared | {
                    "role": role,
                    "order": order,
                    "name": unit.name,
                    "position": None,
                    "unit_kind": unit.kind,
                    "generic": unit.generic,
                    "raw": unit.raw,
                    "review": [unit.review] if unit.review else [],
                }
        for order, person in enumerate(task.supervisors, start=1):
            yield shared | {
                "role": "supervisor",
                "order": order,
                "name": person.name,
                "position": person.position,
                "unit_kind": None,
                "generic": None,
                "raw": _name_person(person),
                "review": [person.review] if person.review else [],
            }


def _build_deadlines(plan: Plan) -> Iterator[Row]:
    for task in plan.tasks:
        yield from _list_deadlines(task, {"record_type": "task", "record_text": task.text})
    for indicator in plan.indicators:
        named: Row = {"record_type": "indicator", "record_text": name_indicator(indicator)}
        yield from _list_deadlines(indicator, named)


def _list_deadlines(record: Task | Indicator, named: Row) -> Iterator[Row]:
    for order, deadline in enumerate(record.deadlines, start=1):
        yield {
            **named,
            "record_id": record.id,
            "order": order,
            "task_id": record.id if named["record_type"] == "task" else None,
            "indicator_id": record.id if named["record_type"] == "indicator" else None,
            "lead_units": list_names(record.lead_units),
            **_describe_deadline(deadline),
        }


def _describe_deadline(deadline: Deadline) -> Row:
    rule = deadline.recurrence
    return {
        "raw": deadline.raw,
        "kind": deadline.kind,
        "start": parse_date(deadline.start),
        "end": parse_date(deadline.end),
        "open_ended": deadline.open_ended,
        "recurrence": rule,
        "recurrence_words": describe_recurrence(rule) if rule else None,
        "source": deadline.source,
        "review": [deadline.review] if deadline.review else [],
    }


def _build_citations(plan: Plan) -> Iterator[Row]:
    for number, citation in enumerate(plan.citations, start=1):
        place = locate_row(citation.evidence)
        del place["quote"]  # it says what "raw" says
        yield {
            "number": number,
            "kind": citation.kind,
            "code": citation.code,
            "issued_on": parse_date(citation.issued_on),
            "issuer": citation.issuer,
            "raw": citation.raw,
            "mentions": len(citation.evidence),
            **place,
        }


def _build_findings(plan: Plan) -> Iterator[Row]:
    for number, finding in enumerate(sort_findings(plan), start=1):
        yield {
            "number": number,
            "severity": finding.severity,
            "message": finding.message,
            "subject_type": finding.subject.type,
            "subject_key": finding.subject.key,
            "rule": finding.rule,
            **_describe_side("left", finding.left),
            **_describe_side("right", finding.right),
        }


def _describe_side(name: str, side: Side | None) -> Row:
    found = find_evidence(side.evidence) if side else None
    return {
        f"{name}_value": side.value if side else None,
        f"{name}_record_id": side.record_id if side else None,
        f"{name}_place": describe_place(found),
        f"{name}_page": found.page if found else None,
        f"{name}_table": found.table if found else None,
        f"{name}_row": found.row if found else None,
        f"{name}_block": found.block if found else None,
        f"{name}_quote": found.quote if found else None,
    }


def _list_remarks(plan: Plan) -> dict[str, list[str]]:
    """Errors and warnings about each record, as the numbers they have in the findings table."""
    numbers: dict[str, list[str]] = {}
    for number, finding in enumerate(sort_findings(plan), start=1):
        sides = [side.record_id for side in (finding.left, finding.right) if side]
        for key in dict.fromkeys(key for key in sides if key and finding.severity != "info"):
            numbers.setdefault(key, []).append(str(number))
    return {key: [f"xem Phát hiện số {', '.join(found)}"] for key, found in numbers.items()}


def _name_person(person: Person) -> str:
    return f"{person.name} ({person.position})" if person.position else person.name


_BUILDERS: dict[str, Callable[[Plan], Iterator[Row]]] = {
    "tasks": _build_tasks,
    "indicators": _build_indicators,
    "outputs": _build_outputs,
    "objectives": _build_objectives,
    "assignments": _build_assignments,
    "deadlines": _build_deadlines,
    "citations": _build_citations,
    "findings": _build_findings,
}
