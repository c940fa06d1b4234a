"""Bodies that were merged before a plan was issued are marked, not renamed."""

from __future__ import annotations

import pytest

from extract import extract
from extract.records import Unit
from extract.rulebook import load_rulebook

RULES = load_rulebook().departments
PLAN = """\
UBND TỈNH AN HẢI
Số: 12/KH-UBND
An Hải, ngày 05 tháng {month} năm {year}

KẾ HOẠCH
Phát triển hợp tác xã năm {year}

| TT | Nhiệm vụ | Đơn vị chủ trì |
|---|---|---|
| 1 | Rà soát cơ chế hỗ trợ | {unit} |
"""


def read(unit: str, year: int, month: int) -> Unit:
    plan = extract(PLAN.format(unit=unit, year=year, month=f"{month:02d}").encode())
    ((found,),) = (task.lead_units for task in plan.tasks)
    return found


@pytest.mark.parametrize(
    ("unit", "year", "month", "into"),
    [
        ("Sở KH&ĐT", 2026, 2, "Sở Tài chính"),
        ("Sở Kế hoạch và Đầu tư", 2025, 4, "Sở Tài chính"),
        ("Sở Kế hoạch và Đầu tư", 2025, 2, None),
        ("Sở Giao thông vận tải tỉnh An Hải", 2026, 2, "Sở Xây dựng"),
        ("UBND huyện Lệ Sơn", 2025, 8, "UBND cấp xã"),
        ("UBND huyện Lệ Sơn", 2025, 5, None),
        ("Sở Tài chính", 2026, 2, None),
    ],
)
def test_body_is_marked_from_the_day_it_was_merged(
    unit: str, year: int, month: int, into: str | None
) -> None:
    found = read(unit, year, month)
    assert (into in (found.review or "")) if into else found.review is None


def test_name_and_evidence_stay() -> None:
    found = read("Sở Kế hoạch và Đầu tư", 2026, 2)
    assert found.name == "Sở Kế hoạch và Đầu tư"


@pytest.mark.parametrize("name", ["Ban Dân tộc và Tôn giáo", "Sở Giao thông vận tải - Xây dựng"])
def test_longer_name_is_another_body(name: str) -> None:
    assert RULES.find_abolished(name, "2026-01-01") is None
