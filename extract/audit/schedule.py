"""Deadlines: main text against annex, and against the plan's own period."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.identity import show_date
from extract.audit.pairing import pair_holders, show_holder
from extract.audit.registry import Note, Review, of_field, rule, side
from extract.records import Deadline


def _times(deadlines: list[Deadline]) -> set[tuple[str | None, str | None, bool, str | None]]:
    return {(d.start, d.end, d.open_ended, d.recurrence) for d in deadlines}


def _show(deadlines: list[Deadline]) -> str:
    return "; ".join(deadline.raw for deadline in deadlines)


@rule("deadline-mismatch", "error", "Thời hạn khác nhau giữa phần chính và phụ lục")
def check_deadlines(review: Review) -> Iterator[Note]:
    """Both sides give deadlines and they differ."""
    for kind, key, left, right in pair_holders(review.pairs):
        if not left.deadlines or not right.deadlines:
            continue
        if _times(left.deadlines) != _times(right.deadlines):
            yield Note(
                f"{show_holder(kind, key)}: phần chính ghi thời hạn “{_show(left.deadlines)}”, "
                f"phụ lục ghi “{_show(right.deadlines)}”.",
                kind,
                key,
                side(_show(left.deadlines), left.id, of_field(left.evidence, "deadlines")),
                side(_show(right.deadlines), right.id, of_field(right.evidence, "deadlines")),
            )


@rule("deadline-missing", "info", "Chỉ một bên ghi thời hạn")
def check_missing_deadlines(review: Review) -> Iterator[Note]:
    """One side gives deadlines for what is paired, the other has none at all."""
    pairs = list(pair_holders(review.pairs))
    if not pairs:
        return
    main = [left for _, _, left, _ in pairs if left.deadlines]
    annex = [right for _, _, _, right in pairs if right.deadlines]
    if bool(main) == bool(annex):
        return
    holders = main or annex
    given, missing = ("Phần chính", "phụ lục") if main else ("Phụ lục", "phần chính")
    values = list(dict.fromkeys(d.raw for record in holders for d in record.deadlines))
    shown = "; ".join(values)
    yield Note(
        f"{given} ghi thời hạn (“{shown}”), {missing} không ghi thời hạn nào.",
        "document",
        "document",
        side(shown, holders[0].id, of_field(holders[0].evidence, "deadlines")),
    )


@rule("deadline-out-of-period", "error", "Thời hạn kết thúc trước thời kỳ của kế hoạch")
def check_period(review: Review) -> Iterator[Note]:
    """A deadline ends before the plan's period begins, or before the plan was issued."""
    document = review.assembly.plan.document
    begin = document.period.start if document.period else None
    issued = document.issued_on
    for task in review.assembly.plan.tasks:
        for deadline in task.deadlines:
            if deadline.end is None or deadline.open_ended:
                continue
            before_period = begin is not None and deadline.end < begin
            before_issue = issued is not None and deadline.end < issued
            if not before_period and not before_issue:
                continue
            key = task.code or task.id
            limit = begin if before_period and begin else issued or ""
            what = "thời kỳ của kế hoạch" if before_period else "ngày ban hành"
            evidence = [
                e
                for e in of_field(task.evidence, "deadlines")
                if deadline.raw in " ".join(e.quote.split())
            ]
            yield Note(
                f"Nhiệm vụ {key} có thời hạn “{deadline.raw}” ({show_date(deadline.end)}), "
                f"kết thúc trước {what} ({show_date(limit)}).",
                "task",
                key,
                side(deadline.raw, task.id, evidence),
                side(
                    limit,
                    None,
                    of_field(document.evidence, "period" if before_period else "issued_on"),
                ),
            )
