"""Why a value stands in a record: its words, their place, and the rules that read them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from extract.errors import UsageError
from extract.export.wording import describe_place
from extract.records import Evidence, Plan
from extract.resources import rules_folder
from extract.rulebook.entries import find_entry

_WIDTH = 150
_UNQUOTED = {"id", "origin", "evidence"}
_RESOLVED = "no words of its own: it follows from the rest of the record"
_LAYOUT = "no entry of rules/: known by its place in the document"


def explain(plan: Plan, record_id: str, field: str | None = None, rules: Path | None = None) -> str:
    """Say in text where the values of a record come from.

    Args:
        plan: the records.
        record_id: "annex/t3", or "document" for what the plan says of itself.
        field: one field of the record; all filled ones where it is None.
        rules: the folder of rules that was laid over the built-in ones, if any.

    Raises:
        UsageError: there is no such record or field.
    """
    record = _find_record(plan, record_id)
    names = [field] if field else _list_filled(record)
    if field is not None and field not in _list_fields(record):
        known = ", ".join(_list_fields(record))
        raise UsageError(f"{record_id} has no field {field!r}", f"choose one of {known}")
    folders = [rules_folder(), *([rules] if rules else [])]
    lines = [f"{record_id} in {plan.source.name}"]
    for name in names:
        lines += _explain_field(record, name, folders)
    return "\n".join(lines) + "\n"


def _find_record(plan: Plan, record_id: str) -> BaseModel:
    if record_id == "document":
        return plan.document
    found: dict[str, BaseModel] = {
        record.id: record
        for records in (plan.objectives, plan.indicators, plan.tasks, plan.outputs)
        for record in records
    }
    if record_id in found:
        return found[record_id]
    near = get_close_matches(record_id, found, n=5, cutoff=0.3)
    hint = f"near ones: {', '.join(near)}" if near else "the plan has no records"
    raise UsageError(f"no record {record_id!r}", f"{hint}, or document")


def _list_fields(record: BaseModel) -> list[str]:
    return [name for name in type(record).model_fields if name not in _UNQUOTED]


def _list_filled(record: BaseModel) -> list[str]:
    return [name for name in _list_fields(record) if getattr(record, name) not in (None, [], {})]


def _explain_field(record: Any, name: str, folders: list[Path]) -> Iterator[str]:
    value = getattr(record, name)
    evidence: list[Evidence] = [item for item in record.evidence if item.field == name]
    yield ""
    if isinstance(value, list) and len(value) == len(evidence):
        for item, words in zip(value, evidence, strict=True):
            yield f"{name}: {_show(item)}"
            yield from _explain_words([words], folders)
        if not value:
            yield f"{name}: empty"
        return
    yield f"{name}: {_show(value) if value not in (None, [], {}) else 'empty'}"
    yield from _explain_words(evidence, folders)
    if value not in (None, [], {}) and not evidence:
        yield f"  {_RESOLVED}"


def _show(value: Any) -> str:
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, list):
        value = [
            v.model_dump(mode="json", exclude_defaults=True) if isinstance(v, BaseModel) else v
            for v in value
        ]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _explain_words(evidence: Iterable[Evidence], folders: list[Path]) -> Iterator[str]:
    for item in evidence:
        quote = item.quote.replace("\n", " ⏎ ")
        place = f"{describe_place(item)}, block {item.block}, {item.start}-{item.end}"
        yield f'  words: "{quote}" ({place})'
        if not item.rules:
            yield f"  rule:  {_LAYOUT}"
        for rule in item.rules:
            yield from _explain_rule(rule, folders)


def _explain_rule(rule: str, folders: list[Path]) -> Iterator[str]:
    entry = find_entry(rule, folders)
    if entry is None:
        yield f"  rule:  {rule}, which these rule folders do not hold"
        return
    yield f"  rule:  {rule}, {entry.path.parent.name}/{entry.path.name}:{entry.line}"
    for line in entry.text.split("\n"):
        yield f"         | {line if len(line) <= _WIDTH else line[: _WIDTH - 1] + '…'}"
