"""What the extraction itself has to say: no plan, unread blocks, pages it could not read."""

from __future__ import annotations

from collections.abc import Iterator

from extract.assembly.collecting import cite
from extract.audit.registry import Note, Review, rule, side
from extract.document.model import Passage
from extract.records import Deadline, Evidence, Indicator, Person, Plan, Signer, Task, Unit

_SHOWN = 3
_Doubtful = Unit | Deadline | Person | Signer


@rule("not-a-plan", "warning", "Văn bản không có nhiệm vụ hay chỉ số")
def check_plan(review: Review) -> Iterator[Note]:
    """A file in which no task and no indicator was found."""
    plan = review.assembly.plan
    if not plan.tasks and not plan.indicators:
        yield Note(
            "Không tìm thấy nhiệm vụ hay chỉ số nào; tệp này có thể không phải là kế hoạch.",
            "document",
            "document",
        )


@rule("unread-blocks", "warning", "Có phần văn bản chưa hiểu")
def check_unread(review: Review) -> Iterator[Note]:
    """Blocks that were understood as nothing: said once, with the first of them."""
    unread = {entry.block for entry in review.assembly.plan.ledger if entry.role == "unread"}
    blocks = [block for block in review.assembly.document.blocks if block.id in unread]
    if not blocks:
        return
    total = len(review.assembly.plan.ledger)
    # By length too: a whole table may have run together into one block.
    length = sum(len(block.text) for block in review.assembly.document.blocks)
    share = -(-100 * sum(len(block.text) for block in blocks) // length)
    yield Note(
        f"{len(blocks)} trong {total} đoạn, ô của văn bản ({share}% số chữ) chưa hiểu được; "
        "xem cột vị trí.",
        "document",
        "document",
        side(
            " | ".join(block.text[:60] for block in blocks[:_SHOWN]),
            None,
            [cite("unread", Passage.whole(block)) for block in blocks],
        ),
    )


@rule("parser-problem", "warning", "Có phần của tệp không đọc được")
def check_problems(review: Review) -> Iterator[Note]:
    """What the parser could not read in full."""
    for problem in review.assembly.document.problems:
        if problem.loss:
            yield Note(problem.message, "document", "document")


@rule("parser-note", "info", "Có điều nên biết về cách đọc tệp")
def check_notes(review: Review) -> Iterator[Note]:
    """What the parser read in its own way, such as tracked changes, without losing it."""
    for problem in review.assembly.document.problems:
        if not problem.loss:
            yield Note(problem.message, "document", "document")


@rule("needs-review", "info", "Có giá trị cần người xem lại")
def check_reviews(review: Review) -> Iterator[Note]:
    """Values that carry a reason for review: said once, with each reason and its places."""
    plan = review.assembly.plan
    reasons: dict[str, list[Evidence]] = {}
    for values, evidence in _list_values(plan):
        for value in values:
            if value.review:
                raw = value.name if isinstance(value, Person | Signer) else value.raw
                places = [e for e in evidence if " ".join(e.quote.split()) == raw]
                reasons.setdefault(f"{raw}: {value.review}", []).extend(places[:1])
        for item in evidence:
            if item.review:
                places = reasons.setdefault(f"{' '.join(item.quote.split())}: {item.review}", [])
                places.append(item)
    if reasons:
        yield Note(
            f"{len(reasons)} giá trị cần người xem lại, trong đó: “{next(iter(reasons))}”.",
            "document",
            "document",
            side(" | ".join(reasons), None, [e for places in reasons.values() for e in places]),
        )


def _list_values(plan: Plan) -> Iterator[tuple[list[_Doubtful], list[Evidence]]]:
    """What may carry a reason for review, record by record, with the record's evidence."""
    yield [*plan.document.signers], plan.document.evidence
    for objective in plan.objectives:
        yield [], objective.evidence
    for output in plan.outputs:
        yield [], output.evidence
    records: list[Task | Indicator] = [*plan.tasks, *plan.indicators]
    for record in records:
        values: list[_Doubtful] = [*record.lead_units, *record.support_units, *record.deadlines]
        if isinstance(record, Task):
            values += record.supervisors
        yield values, record.evidence
