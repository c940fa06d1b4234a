"""The family of indices of an indicator, from the nearest words that name one."""

from __future__ import annotations

import pytest

from extract import extract
from extract.records import Plan
from extract.rulebook import load_rulebook

RULES = load_rulebook().indexes
PLAN = """\
KẾ HOẠCH
{title}

PHỤ LỤC
{annex}

| TT | {header} | Mục tiêu năm 2026 | Đơn vị chủ trì |
|---|---|---|---|
| 1 | Chỉ số: 1.1.1. Thể chế số | ≥ 20 | Sở Nội vụ |
"""


def read(title: str = "Năm 2026", annex: str = "NHIỆM VỤ", header: str = "Chỉ số") -> Plan:
    return extract(PLAN.format(title=title, annex=annex, header=header).encode())


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Nâng cao Chỉ số cải cách hành chính (PAR INDEX) năm 2026", "PAR INDEX"),
        ("Cải thiện chỉ số PII", "PII"),
        ("CẢI THIỆN CHỈ SỐ ĐỔI MỚI SÁNG TẠO CẤP ĐỊA PHƯƠNG", "PII"),
        ("Chỉ số hài lòng của người dân", "SIPAS"),
        ("chỉ số ParIndex", "PAR INDEX"),
        ("Nâng cao năng lực PCIe của máy chủ", None),
        ("Quyết định 12/QĐ-DTIX", None),
        ("Chỉ số giá tiêu dùng", None),
    ],
)
def test_names_and_symbols(text: str, short: str | None) -> None:
    found = RULES.find(text)
    assert (found[2].short if found else None) == short


@pytest.mark.parametrize(
    ("places", "short", "quote"),
    [
        ({"title": "Nâng hạng PCI năm 2026"}, "PCI", "PCI"),
        ({"title": "Nâng hạng PCI năm 2026", "annex": "NHIỆM VỤ NÂNG CAO DTI"}, "DTI", "DTI"),
        ({"annex": "NHIỆM VỤ NÂNG CAO DTI", "header": "Chỉ số thành phần PII"}, "PII", "PII"),
        ({}, None, None),
    ],
)
def test_the_nearest_words_decide(
    places: dict[str, str], short: str | None, quote: str | None
) -> None:
    plan = read(**places)
    (indicator,) = plan.indicators
    assert indicator.index == short
    quotes = [item.quote for item in indicator.evidence if item.field == "index"]
    assert quotes == ([quote] if quote else [])
