"""Does the plan agree with itself? Every module here holds rules; ``run_audit`` runs them."""

from extract.audit import (
    assignments,
    extraction,
    figures,
    identity,
    numbering,
    results,
    schedule,
    wording,
)
from extract.audit.registry import Rule, list_rules, run_audit

__all__ = [
    "Rule",
    "assignments",
    "extraction",
    "figures",
    "identity",
    "list_rules",
    "numbering",
    "results",
    "run_audit",
    "schedule",
    "wording",
]
