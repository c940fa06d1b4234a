"""How near an extracted plan comes to the one that was drawn: field by field, strictly."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

Record = dict[str, Any]
Reader = Callable[[Record], set[Any]]
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def norm(value: object) -> str:
    """Text as it is compared: one case, one space, one dash, one place of tones, no outer marks."""
    text = unicodedata.normalize("NFD", str(value or "")).casefold()
    text = re.sub(rf"([ou])([{_TONES}])([aey])(?!\w)", r"\1\3\2", text)
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"[“”„\"«»]", '"', text).replace("…", "...")
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([-,;:/])\s*", r"\1", text)
    return text.strip(" .;,:-+*/")


def _zeros() -> list[int]:
    return [0, 0, 0]


@dataclass(slots=True)
class Tally:
    """Counts of values found, spurious and missed by field, and the differences themselves."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(_zeros))
    misses: list[tuple[str, str, list[str], list[str]]] = field(default_factory=list)
    wrong: int = 0  # values given, not meant, and not marked for review
    given: int = 0
    wrongs: list[tuple[str, str, list[str], list[str]]] = field(default_factory=list)

    def add(self, name: str, gold: set[Any], found: set[Any], where: str = "") -> None:
        """Count the values of one field of one record."""
        row = self.counts[name]
        row[0] += len(gold & found)
        row[1] += len(found - gold)
        row[2] += len(gold - found)
        if gold != found:
            lost, extra = sorted(map(str, gold - found)), sorted(map(str, found - gold))
            self.misses.append((name, where, lost, extra))

    def merge(self, other: Tally) -> None:
        """Take over what another tally counted."""
        for name, row in other.counts.items():
            for place, count in enumerate(row):
                self.counts[name][place] += count
        self.misses += other.misses
        self.wrong += other.wrong
        self.given += other.given
        self.wrongs += other.wrongs

    def weigh(self, name: str, where: str, meant: set[Any], given: set[Any]) -> None:
        """Count the values that a reader would take for true, and which of them are not."""
        self.given += len(given)
        self.wrong += len(given - meant)
        if given - meant:
            lost, extra = sorted(map(str, meant - given)), sorted(map(str, given - meant))
            self.wrongs.append((name, where, lost, extra))

    def f1(self) -> float:
        """The micro average over all fields."""
        hit, extra, lost = (sum(row[place] for row in self.counts.values()) for place in range(3))
        return 2 * hit / (2 * hit + extra + lost) if hit + extra + lost else 1.0


def name_unit(unit: Record) -> str:
    """A body as it is compared; groups are one."""
    return "*" if unit["generic"] else norm(unit["name"].replace("&", " và "))


def name_due(due: Record) -> tuple[Any, ...]:
    """A deadline as it is compared."""
    return due["start"], due["end"], bool(due["open_ended"]), due["recurrence"]


def name_amount(amount: Record) -> tuple[Any, ...]:
    """A quantity as it is compared."""
    low, high = (
        None if amount[key] is None else round(float(amount[key]), 6) for key in ("min", "max")
    )
    return low, high, norm(amount["unit"]).split(" ")[0]


def _one(value: object) -> set[str]:
    return {norm(value)} if value else set()


def _many(key: str, name: Callable[[Record], Any]) -> Reader:
    return lambda record: {name(value) for value in record.get(key) or []}


_TASK_FIELDS: dict[str, Reader] = {
    "text": lambda task: _one(task["text"]),
    "kind": lambda task: _one(task["kind"]),
    "code": lambda task: _one(task["code"]),
    "path": lambda task: {norm(heading) for heading in task["path"]},
    "lead_units": _many("lead_units", name_unit),
    "support_units": _many("support_units", name_unit),
    "deadlines": _many("deadlines", name_due),
    "supervisors": _many("supervisors", lambda person: norm(person["name"])),
    "details": lambda task: {norm(detail)[:60] for detail in task["details"]},
    "mandate": lambda task: _one(task["mandate"]),
    "note": lambda task: _one(task["note"]),
    "quantities": _many("quantities", name_amount),
}
_TEXT_FIELDS: dict[str, Reader] = {
    "text": lambda record: _one(record["text"]),
    "quantities": _many("quantities", name_amount),
}


def _whole(key: str, *parts: str) -> Reader:
    """One value of several parts, numbers as numbers."""

    def read(record: Record) -> set[Any]:
        value = record[key]
        return {tuple(_number(value[part]) for part in parts)} if value else set()

    return read


def _number(value: object) -> object:
    try:
        return round(float(str(value)), 6)
    except ValueError:
        return norm(value)


_FIGURES: dict[str, Reader] = {
    "rank": _whole("rank", "position", "of", "year"),
    "score": _whole("score", "value", "unit", "year"),
    "target": _whole("target", "min", "max", "unit", "year"),
}
_INDICATOR_FIELDS: dict[str, Reader] = {
    **_FIGURES,
    "name": lambda indicator: _one(indicator["name"]),
    "code": lambda indicator: _one(indicator["code"]),
    "path": _TASK_FIELDS["path"],
    "pillar": _whole("pillar", "number", "name"),
    "direction": lambda indicator: _one(indicator["direction"]),
    "assessment": lambda indicator: _one(indicator["assessment"]),
    **{key: _TASK_FIELDS[key] for key in ("lead_units", "support_units", "deadlines")},
}
# Fields whose value, where it is not what was meant, misleads whoever uses it.
_VALUES = {"lead_units": name_unit, "support_units": name_unit, "deadlines": name_due}


def score(gold: Record, found: Record) -> Tally:
    """Compare a found plan with the drawn one."""
    tally = Tally()
    linked = {**_link_outputs(gold), **_link_outputs(found)}
    codes = {**_link_indicators(gold), **_link_indicators(found)}
    fields = {
        **_TASK_FIELDS,
        "outputs": lambda task: linked[id(task)],
        "indicators": lambda task: codes[id(task)],
    }
    pairs = _compare("tasks", gold["tasks"], found["tasks"], fields, tally)
    _compare("outputs", gold["outputs"], found["outputs"], _TEXT_FIELDS, tally)
    _compare("objectives", gold["objectives"], found["objectives"], _TEXT_FIELDS, tally)
    named = [
        [{**indicator, "text": indicator["name"] or ""} for indicator in plan.get("indicators", [])]
        for plan in (gold, found)
    ]
    for wanted, indicator in _compare("indicators", *named, _INDICATOR_FIELDS, tally):
        for key, read in _FIGURES.items():
            tally.weigh(f"indicators.{key}", wanted["id"], read(wanted), read(indicator))
    _compare_documents(gold["document"], found["document"], tally)
    for wanted, task in pairs:
        _count_wrong(wanted, task, tally)
    return tally


def _link_outputs(plan: Record) -> dict[int, set[str]]:
    """The beginnings of each task's outputs, by the task's identity."""
    texts = {output["id"]: norm(output["text"])[:60] for output in plan["outputs"]}
    return {id(task): {texts[key] for key in task["output_ids"]} for task in plan["tasks"]}


def _link_indicators(plan: Record) -> dict[int, set[str]]:
    """The codes of the indicators that each task serves, by the task's identity."""
    codes = {one["id"]: norm(one["code"]) for one in plan.get("indicators", [])}
    return {id(task): {codes[key] for key in task["indicator_ids"]} for task in plan["tasks"]}


def _count_wrong(wanted: Record, task: Record, tally: Tally) -> None:
    for key, name in _VALUES.items():
        meant = {name(value) for value in wanted[key]}
        given = {name(value) for value in task[key] if not value.get("review")}
        tally.weigh(f"tasks.{key}", wanted["id"], meant, given)
    meant = {name_amount(amount) for amount in wanted["quantities"]}
    given = {name_amount(amount) for amount in task["quantities"]}
    tally.weigh("tasks.quantities", wanted["id"], meant, given)


def _compare(
    name: str, golds: list[Record], founds: list[Record], fields: dict[str, Reader], tally: Tally
) -> list[tuple[Record, Record]]:
    pairs, lost, extra = _pair(golds, founds)
    tally.counts[name][0] += len(pairs)
    tally.counts[name][1] += len(extra)
    tally.counts[name][2] += len(lost)
    tally.misses += [(name, record["id"], [record["text"][:90]], []) for record in lost]
    tally.misses += [(name, record["id"], [], [record["text"][:90]]) for record in extra]
    for key, read in fields.items():
        for gold, found in pairs:
            # What the contract leaves open is not compared.
            if key not in gold.get("open", ()):
                tally.add(f"{name}.{key}", read(gold), read(found), gold["id"])
        # A record without partner has all its fields wrong, as an official reads it.
        for record in lost:
            tally.counts[f"{name}.{key}"][2] += len(read(record))
        for record in extra:
            tally.counts[f"{name}.{key}"][1] += len(read(record))
    return pairs


def _pair(
    golds: list[Record], founds: list[Record]
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """Best likeness first, each record once, the same origin only."""
    likely = []
    for i, gold in enumerate(golds):
        for j, found in enumerate(founds):
            if gold["origin"] == found["origin"]:
                likeness = fuzz.ratio(norm(gold["text"]), norm(found["text"])) / 100
                likeness += 0.03 * (
                    bool(gold.get("code")) and norm(gold["code"]) == norm(found["code"])
                )
                likeness += 0.01 * (
                    norm((gold["path"] or [""])[-1]) == norm((found["path"] or [""])[-1])
                )
                if likeness >= 0.8:
                    likely.append((-likeness, abs(i - j), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, i, j in sorted(likely):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((golds[i], founds[j]))
    lost = [gold for i, gold in enumerate(golds) if i not in taken[0]]
    return pairs, lost, [found for j, found in enumerate(founds) if j not in taken[1]]


def _cite(citation: Record) -> tuple[str, str | None]:
    return norm(citation["code"]) or norm(citation["raw"])[:40], citation["issued_on"]


def _compare_documents(gold: Record, found: Record, tally: Tally) -> None:
    readers: dict[str, Reader] = {
        key: (lambda document, key=key: _one(document[key]))  # type: ignore[misc]
        for key in ("kind", "number", "symbol", "code", "issued_on", "place", "title")
    }
    readers |= {
        "issuer": lambda document: {name_unit(document["issuer"])} if document["issuer"] else set(),
        "period": lambda document: (
            {tuple(document["period"].values())} if document["period"] else set()
        ),
        "implements": _many("implements", _cite),
        "legal_bases": _many("legal_bases", _cite),
        "signers": _many("signers", lambda signer: norm(signer["name"])),
        "recipients": lambda document: {norm(item) for item in document["recipients"]},
        "annexes": _many("annexes", lambda annex: norm(annex["title"])),
    }
    for key, read in readers.items():
        tally.add(f"document.{key}", read(gold), read(found))
