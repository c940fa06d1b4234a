"""Expected results: main text against annex, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.pairing import Clause, normal, same_name, show_holder
from extract.audit.registry import Note, Review, of_field, rule, side
from extract.fields.quantities import find_quantities
from extract.records import Indicator, Side, Task


def _figures(review: Review, text: str) -> set[tuple[float | None, float | None, str]]:
    hits = find_quantities(text, review.assembly.rulebook.quantities)
    return {(hit.minimum, hit.maximum, (hit.unit or "").split(" ")[0].casefold()) for hit in hits}


def _side(clause: Clause) -> Side:
    return side(clause.text, clause.output.id, of_field(clause.output.evidence, "text"))


def _shorten(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117].rstrip()}…"


@rule("quantity-mismatch", "error", "Số lượng kết quả khác nhau giữa phần chính và phụ lục")
def check_quantities(review: Review) -> Iterator[Note]:
    """Paired results promise other quantities."""
    for key, left, right in review.pairs.clauses:
        if _figures(review, left.text) != _figures(review, right.text):
            yield Note(
                f"{show_holder(_type(left), key)}: phần chính ghi “{_shorten(left.text)}”, "
                f"phụ lục ghi “{_shorten(right.text)}”.",
                _type(left),
                key,
                _side(left),
                _side(right),
            )


def _type(clause: Clause) -> str:
    return "indicator" if clause.output.indicator_ids else "task"


@rule("output-differs", "info", "Kết quả diễn đạt khác nhau giữa phần chính và phụ lục")
def check_wording(review: Review) -> Iterator[Note]:
    """Paired results with the same quantities, and wording added or left out."""
    for key, left, right in review.pairs.clauses:
        if normal(left.text) == normal(right.text) or same_name(left.text, right.text):
            continue
        if _figures(review, left.text) == _figures(review, right.text):
            longer = "phần chính" if len(left.text) > len(right.text) else "phụ lục"
            yield Note(
                f"{show_holder(_type(left), key)}: kết quả “{_shorten(left.text)}” và "
                f"“{_shorten(right.text)}” diễn đạt khác nhau; {longer} ghi đầy đủ hơn.",
                _type(left),
                key,
                _side(left),
                _side(right),
            )


@rule("output-missing-in-annex", "warning", "Kết quả không có trong phụ lục")
def check_missing_in_annex(review: Review) -> Iterator[Note]:
    """A result of the main text without counterpart in the annex."""
    yield from _missing(review, "main", "không có trong phụ lục")


@rule("output-missing-in-main", "warning", "Kết quả không có trong phần chính")
def check_missing_in_main(review: Review) -> Iterator[Note]:
    """A result of the annex without counterpart in the main text."""
    yield from _missing(review, "annex", "không có trong phần chính")


def _missing(review: Review, origin: str, words: str) -> Iterator[Note]:
    for key, clause in review.pairs.lone_clauses:
        if clause.output.origin == origin:
            yield Note(
                f"{show_holder(_type(clause), key)}: kết quả “{_shorten(clause.text)}” {words}.",
                _type(clause),
                key,
                _side(clause),
            )


@rule("output-missing", "info", "Ô kết quả để trống")
def check_blank_outputs(review: Review) -> Iterator[Note]:
    """An indicator or row without expected result although the table has that column."""
    plan = review.assembly.plan
    holders: list[Indicator | Task] = [*plan.indicators, *plan.tasks]
    records = {record.id: record for record in holders}
    for record_id, passage in review.assembly.blank_outputs:
        record = records[record_id]
        key = record.code or record.id
        indicator = isinstance(record, Indicator)
        kind, label = ("indicator", "Chỉ số") if indicator else ("task", "Nhiệm vụ")
        name = record.name if isinstance(record, Indicator) else record.text
        yield Note(
            f"{label} {key} để trống cột kết quả (dòng {passage.block.row} của bảng).",
            kind,
            key,
            side(name, record_id, of_field(record.evidence, "name", "text")),
        )
