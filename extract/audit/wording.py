"""Indicators and tasks: missing on one side, or worded differently."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.pairing import normal, same_name, show_difference
from extract.audit.registry import Note, Review, of_field, rule, side
from extract.records import Indicator, Side, Task


def _task_key(task: Task) -> str:
    return task.code or task.id


@rule("indicator-missing-in-annex", "error", "Chỉ số không có trong phụ lục")
def check_indicators_in_annex(review: Review) -> Iterator[Note]:
    """An indicator of the main text that the annex does not list."""
    yield from _missing_indicators(review, "main", "có trong phần chính, không có trong phụ lục")


@rule("indicator-missing-in-main", "error", "Chỉ số không có trong phần chính")
def check_indicators_in_main(review: Review) -> Iterator[Note]:
    """An indicator of the annex that the main text does not name."""
    yield from _missing_indicators(review, "annex", "có trong phụ lục, không có trong phần chính")


def _missing_indicators(review: Review, origin: str, words: str) -> Iterator[Note]:
    if not review.pairs.indicators:
        return
    for record in review.pairs.lone_indicators:
        if record.origin == origin:
            key = record.code or record.id
            yield Note(
                f"Chỉ số {key} “{record.name}” {words}.", "indicator", key, _name_side(record)
            )


def _name_side(record: Indicator) -> Side:
    return side(record.name, record.id, of_field(record.evidence, "name"))


@rule("indicator-name-differs", "info", "Tên chỉ số khác nhau")
def check_indicator_names(review: Review) -> Iterator[Note]:
    """One code under two names; an abbreviation is no difference."""
    for left, right in review.pairs.indicators:
        if normal(left.name) == normal(right.name) or same_name(left.name, right.name):
            continue
        key = left.code or left.id
        yield Note(
            f"Chỉ số {key}: phần chính ghi tên “{left.name}”, phụ lục ghi “{right.name}”.",
            "indicator",
            key,
            _name_side(left),
            _name_side(right),
        )


@rule("task-missing-in-annex", "warning", "Nhiệm vụ không có trong phụ lục")
def check_tasks_in_annex(review: Review) -> Iterator[Note]:
    """A task of an indicator that both sides give tasks to, in the main text only."""
    yield from _missing_tasks(review, "main", "không có nhiệm vụ tương ứng trong phụ lục")


@rule("task-missing-in-main", "warning", "Nhiệm vụ không có trong phần chính")
def check_tasks_in_main(review: Review) -> Iterator[Note]:
    """A task of an indicator that both sides give tasks to, in the annex only."""
    yield from _missing_tasks(review, "annex", "không có nhiệm vụ tương ứng trong phần chính")


def _missing_tasks(review: Review, origin: str, words: str) -> Iterator[Note]:
    for task in review.pairs.lone_tasks:
        if task.origin == origin:
            key = _task_key(task)
            text = task.text if len(task.text) <= 100 else f"{task.text[:97].rstrip()}…"
            yield Note(
                f"Nhiệm vụ “{text}” {words}.",
                "task",
                key,
                side(task.text, task.id, of_field(task.evidence, "text")),
            )


@rule("task-differs", "info", "Nhiệm vụ diễn đạt khác nhau")
def check_task_wording(review: Review) -> Iterator[Note]:
    """Paired tasks whose wording differs in more than white space, case and marks."""
    for left, right in review.pairs.tasks:
        if normal(left.text) == normal(right.text):
            continue
        key = _task_key(left)
        yield Note(
            f"Nhiệm vụ {key}: phần chính và phụ lục diễn đạt khác nhau, trước hết ở "
            f"{show_difference(left.text, right.text)}.",
            "task",
            key,
            side(left.text, left.id, of_field(left.evidence, "text")),
            side(right.text, right.id, of_field(right.evidence, "text")),
        )
