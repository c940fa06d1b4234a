"""The overview of a plan: what the document says of itself, and what was read from it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from extract.export.rows import Value, parse_date

if TYPE_CHECKING:
    from extract.records import DocumentInfo, Period, Plan, Signer


def build_overview(plan: Plan) -> dict[str, dict[str, Value]]:
    """Section to line to value, keyed as the overview in ``schemas/columns.yaml``."""
    return {
        "document": _describe_document(plan.document),
        "counts": count_records(plan),
        "source": {
            "name": plan.source.name,
            "media_type": plan.source.media_type,
            "size_bytes": plan.source.size_bytes,
            "pages": plan.source.pages,
            "encoding": plan.source.encoding,
            "sha256": plan.source.sha256,
        },
    }


def count_records(plan: Plan) -> dict[str, Value]:
    """How many records and findings there are, and how much of the source was understood."""
    kinds = Counter(task.kind for task in plan.tasks)
    severities = Counter(finding.severity for finding in plan.findings)
    return {
        "tasks": kinds["task"],
        "duties": kinds["duty"],
        "indicators": len(plan.indicators),
        "outputs": len(plan.outputs),
        "objectives": len(plan.objectives),
        "citations": len(plan.citations),
        "errors": severities["error"],
        "warnings": severities["warning"],
        "notices": severities["info"],
        "understood": share_understood(plan),
        "unread": sum(entry.role == "unread" for entry in plan.ledger),
    }


def share_understood(plan: Plan) -> float | None:
    """Share (0 to 1) of the blocks that were understood as something; None without blocks.

    Rounded down to a thousandth: only a plan without an unread block has 1.
    """
    if not plan.ledger:
        return None
    understood = sum(entry.role != "unread" for entry in plan.ledger)
    return understood * 1000 // len(plan.ledger) / 1000


def _describe_document(document: DocumentInfo) -> dict[str, Value]:
    return {
        "kind": document.kind,
        "code": document.code or document.symbol,
        "issued_on": parse_date(document.issued_on),
        "place": document.place,
        "issuer": document.issuer.name if document.issuer else None,
        "title": document.title,
        "period": _describe_period(document.period) if document.period else None,
        "signers": [_name_signer(signer) for signer in document.signers],
        "implements": [citation.raw for citation in document.implements],
        "legal_bases": [citation.raw for citation in document.legal_bases],
        "recipients": document.recipients,
        "annexes": [annex.title for annex in document.annexes],
    }


def _describe_period(period: Period) -> str | None:
    start, end = (_show_date(parse_date(text)) for text in (period.start, period.end))
    spans = [f"từ {start}" if start else "", f"đến {end}" if end else ""]
    words = " ".join(part for part in spans if part)
    if period.open_ended:
        return f"{words} và các năm tiếp theo".strip()
    return words or None


def _show_date(value: date | str | None) -> str | None:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def _name_signer(signer: Signer) -> str:
    rest = ", ".join(part for part in (signer.capacity, signer.position) if part)
    return f"{signer.name} ({rest})" if rest else signer.name
