"""Ranks, scores and targets: do they agree, and can they be right?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.registry import Note, Review, of_field, rule, side
from extract.records import Indicator, Rank, Score, Side, Target

# Provinces that a ranking counts: 63 until Nghị quyết of 12/6/2025, 34 from 2025 on.
_TOTALS = {63: range(2004, 2025), 34: range(2025, 2100)}
_PROVINCIAL = re.compile(
    r"tỉnh|địa phương|cấp tỉnh|cả nước|PII|PAR|PAPI|PCI|SIPAS|DTI", re.IGNORECASE
)


def _key(record: Indicator) -> str:
    return record.code or record.id


def show_rank(rank: Rank) -> str:
    """A rank as people write it."""
    return f"{rank.position}/{rank.of}" if rank.of else str(rank.position)


def show_target(target: Target) -> str:
    """A target as people write it."""
    unit = f"{target.unit}" if target.unit == "%" else f" {target.unit}" if target.unit else ""
    if target.min is not None and target.max is not None:
        same = target.min == target.max
        return f"{target.min:g}{unit}" if same else f"{target.min:g}–{target.max:g}{unit}"
    return f"≥ {target.min:g}{unit}" if target.min is not None else f"≤ {target.max or 0:g}{unit}"


def show_score(score: Score) -> str:
    """A score as written, with its unit."""
    return f"{score.value}{score.unit or ''}"


def _sides(
    left: Indicator, right: Indicator, name: str, values: tuple[str, str]
) -> tuple[Side, Side]:
    return (
        side(values[0], left.id, of_field(left.evidence, name)),
        side(values[1], right.id, of_field(right.evidence, name)),
    )


@rule("rank-mismatch", "error", "Thứ hạng khác nhau giữa phần chính và phụ lục")
def check_rank_mismatch(review: Review) -> Iterator[Note]:
    """The same indicator ranked differently in main text and annex."""
    for left, right in review.pairs.indicators:
        if (
            left.rank
            and right.rank
            and (left.rank.position, left.rank.of)
            != (
                right.rank.position,
                right.rank.of,
            )
        ):
            values = show_rank(left.rank), show_rank(right.rank)
            yield Note(
                f"Chỉ số {_key(left)}: phần chính ghi xếp thứ {values[0]}, "
                f"phụ lục ghi xếp hạng {values[1]}.",
                "indicator",
                _key(left),
                *_sides(left, right, "rank", values),
            )


@rule("score-mismatch", "error", "Điểm số khác nhau giữa phần chính và phụ lục")
def check_score_mismatch(review: Review) -> Iterator[Note]:
    """The same indicator with other scores for the same year."""
    for left, right in review.pairs.indicators:
        if not (left.score and right.score) or not _same_year(left.score.year, right.score.year):
            continue
        if float(left.score.value.replace(",", ".")) != float(right.score.value.replace(",", ".")):
            values = show_score(left.score), show_score(right.score)
            yield Note(
                f"Chỉ số {_key(left)}: phần chính ghi {values[0]} điểm, "
                f"phụ lục ghi {values[1]} điểm.",
                "indicator",
                _key(left),
                *_sides(left, right, "score", values),
            )


@rule("target-mismatch", "error", "Mục tiêu khác nhau giữa phần chính và phụ lục")
def check_target_mismatch(review: Review) -> Iterator[Note]:
    """The same indicator with other targets for the same year."""
    for left, right in review.pairs.indicators:
        if not (left.target and right.target):
            continue
        one, other = left.target, right.target
        if _same_year(one.year, other.year) and (one.min, one.max) != (other.min, other.max):
            values = show_target(one), show_target(other)
            yield Note(
                f"Chỉ số {_key(left)}: mục tiêu trong phần chính là {values[0]}, "
                f"trong phụ lục là {values[1]}.",
                "indicator",
                _key(left),
                *_sides(left, right, "target", values),
            )


def _same_year(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


@rule("rank-out-of-range", "error", "Thứ hạng lớn hơn tổng số")
def check_rank_range(review: Review) -> Iterator[Note]:
    """A position beyond the number of those ranked."""
    for record in review.assembly.plan.indicators:
        rank = record.rank
        if rank and rank.of and not 1 <= rank.position <= rank.of:
            yield Note(
                f"Chỉ số {_key(record)}: thứ hạng {rank.position} nằm ngoài tổng số {rank.of}.",
                "indicator",
                _key(record),
                side(show_rank(rank), record.id, of_field(record.evidence, "rank")),
            )


@rule("rank-total-unexpected", "info", "Tổng số xếp hạng không khớp số tỉnh, thành phố")
def check_rank_total(review: Review) -> Iterator[Note]:
    """A ranking of provinces over a number of them that its year did not have."""
    title = review.assembly.plan.document.title or ""
    for record in review.assembly.plan.indicators:
        rank = record.rank
        if not rank or not rank.of or not _PROVINCIAL.search(f"{title} {record.name}"):
            continue
        years = _TOTALS.get(rank.of)
        if years is None or (rank.year is not None and rank.year not in years):
            when = f" năm {rank.year}" if rank.year else ""
            yield Note(
                f"Chỉ số {_key(record)}: xếp hạng{when} trên tổng số {rank.of}, không phải 63 (đến "
                "năm 2024) hay 34 (từ năm 2025) tỉnh, thành phố.",
                "indicator",
                _key(record),
                side(show_rank(rank), record.id, of_field(record.evidence, "rank")),
            )


@rule("target-below-score", "warning", "Mục tiêu thấp hơn mức đã đạt")
def check_target_below_score(review: Review) -> Iterator[Note]:
    """A target worse than the score that it should improve."""
    for record in review.assembly.plan.indicators:
        if not (record.score and record.target and record.target.min is not None):
            continue
        if (record.score.unit or None) != (record.target.unit or None):
            continue
        if record.target.min < float(record.score.value.replace(",", ".")):
            yield Note(
                f"Chỉ số {_key(record)}: mục tiêu {show_target(record.target)} thấp hơn mức đã đạt "
                f"{show_score(record.score)}.",
                "indicator",
                _key(record),
                side(show_score(record.score), record.id, of_field(record.evidence, "score")),
                side(show_target(record.target), record.id, of_field(record.evidence, "target")),
            )


@rule("target-unit-mismatch", "info", "Điểm số và mục tiêu khác đơn vị")
def check_target_unit(review: Review) -> Iterator[Note]:
    """Score and target that carry different units."""
    for record in review.assembly.plan.indicators:
        score, target = record.score, record.target
        if score and target and (score.unit or None) != (target.unit or None):
            yield Note(
                f"Chỉ số {_key(record)}: mức điểm {show_score(score)} và mục tiêu "
                f"{show_target(target)} không cùng đơn vị.",
                "indicator",
                _key(record),
                side(show_score(score), record.id, of_field(record.evidence, "score")),
                side(show_target(target), record.id, of_field(record.evidence, "target")),
            )
