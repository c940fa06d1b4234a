"""The audit's rules: each one function that yields findings, registered by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.assembly.assembling import Assembly
from extract.audit.pairing import Pairs, pair_records
from extract.records import Evidence, Finding, Severity, Side, Subject

Check = Callable[["Review"], Iterator["Note"]]


@dataclass(frozen=True, slots=True)
class Rule:
    """An audit rule: kebab-case id, severity, Vietnamese title, and the check."""

    id: str
    severity: Severity
    title: str
    check: Check


@dataclass(frozen=True, slots=True)
class Note:
    """What a check yields; the registry adds id and severity."""

    message: str
    type: str
    key: str
    left: Side | None = None
    right: Side | None = None


@dataclass(frozen=True)
class Review:
    """What checks look at: the assembled plan and its pairs of main text and annex."""

    assembly: Assembly
    pairs: Pairs


_RULES: dict[str, Rule] = {}


def rule(rule_id: str, severity: Severity, title: str) -> Callable[[Check], Check]:
    """Register a check under an id that no other has."""

    def register(check: Check) -> Check:
        if rule_id in _RULES:
            raise ValueError(f"audit rule {rule_id} is registered twice")
        _RULES[rule_id] = Rule(rule_id, severity, title, check)
        return check

    return register


def list_rules() -> tuple[Rule, ...]:
    """All rules, by id."""
    return tuple(_RULES[key] for key in sorted(_RULES))


_ORDER: dict[str, int] = {"error": 0, "warning": 1, "info": 2}


def run_audit(assembly: Assembly) -> list[Finding]:
    """Findings of every rule: errors first, each rule's in the order it found them."""
    review = Review(assembly, pair_records(assembly))
    findings = [
        Finding(
            rule=item.id,
            severity=item.severity,
            message=note.message,
            subject=Subject(type=note.type, key=note.key),
            left=note.left,
            right=note.right,
        )
        for item in list_rules()
        for note in item.check(review)
    ]
    return sorted(findings, key=lambda finding: _ORDER[finding.severity])


def side(value: str, record_id: str | None, evidence: Iterable[Evidence]) -> Side:
    """One side of a finding."""
    return Side(value=value, record_id=record_id, evidence=list(evidence))


def of_field(evidence: Sequence[Evidence], *fields: str) -> list[Evidence]:
    """The evidence of some fields."""
    return [item for item in evidence if item.field in fields]
