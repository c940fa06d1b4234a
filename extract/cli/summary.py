"""What the terminal says about a plan: one line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.export.overview import count_records

if TYPE_CHECKING:
    from extract.records import Plan

_RECORDS = (
    ("tasks", "task"),
    ("duties", "duty"),
    ("indicators", "indicator"),
    ("outputs", "output"),
)
_FINDINGS = (("errors", "error"), ("warnings", "warning"), ("notices", "info"))


def summarize_plan(plan: Plan) -> str:
    """Counts, share of blocks understood and findings by severity."""
    counts = count_records(plan)
    records = ", ".join(_count(counts[key], word) for key, word in _RECORDS)
    found = [_count(counts[key], word) for key, word in _FINDINGS if counts[key]]
    share = counts["understood"]
    read = (
        f"{share:.1%} of {len(plan.ledger)} blocks understood" if share is not None else "no text"
    )
    if plan.source.ocr is not None:
        read += f", recognised {plan.source.ocr.confidence / 100:.0%} sure"
    return f"{records}; {read}; findings: {', '.join(found) or 'none'}"


def summarize_batch(done: int, total: int, out: Path | None) -> str:
    """How many files were done and where their results lie."""
    failed = f", {total - done} failed" if done < total else ""
    place = f"; results in {out}" if out is not None and done else ""
    return f"{done} of {total} files done{failed}{place}"


def _count(number: object, word: str) -> str:
    if number == 1 or word == "info":
        return f"{number} {word}"
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number} {plural}"
