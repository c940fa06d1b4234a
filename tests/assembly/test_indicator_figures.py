"""Figures of indicators: what "." and "," mean is for their column to say."""

from __future__ import annotations

import pytest

from extract import extract
from extract.records import Indicator

OPENING = """KẾ HOẠCH
Nâng cao các chỉ số năm 2026

I. NHIỆM VỤ

"""


def read(header: list[str], *rows: list[str]) -> list[Indicator]:
    lines = [header, ["---"] * len(header), *rows]
    body = "\n".join(f"| {' | '.join(row)} |" for row in lines)
    return extract((OPENING + body + "\n").encode(), name="plan.md").indicators


SCORES = ["STT", "Chỉ số", "Điểm số năm 2025", "Đơn vị chủ trì"]


def read_scores(*cells: str) -> list[str | None]:
    rows = [[str(n), f"Chỉ số thứ {n}", cell, "Sở Y tế"] for n, cell in enumerate(cells, 1)]
    return [i.score and i.score.value for i in read(SCORES, *rows)]


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        # dots are decimal where another cell shows it
        (("20.34", "0.00", "1.234"), ["20.34", "0.00", "1.234"]),
        # commas are decimal, so that a lone dot parts thousands
        (("8,05", "12,5", "1.234"), ["8.05", "12.5", "1234"]),
        (("8,05", "0,75"), ["8.05", "0.75"]),
        # nothing in the column says which
        (("1.234", "20"), [None, "20"]),
        (("12.5", "8,05", "1.234"), ["12.5", "8.05", None]),
    ],
)
def test_scores_vote(cells: tuple[str, ...], values: list[str | None]) -> None:
    assert read_scores(*cells) == values


def test_an_unread_figure_is_kept_as_written() -> None:
    (indicator,) = read(SCORES, ["1", "Chi cho khoa học", "1.234", "Sở Y tế"])
    assert indicator.score is None
    assert indicator.extra == {"Điểm số năm 2025": "1.234"}


TARGETS = ["STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện 2025", "Chỉ tiêu 2026", "Đơn vị chủ trì"]


@pytest.mark.parametrize(
    ("measure", "score", "target", "wanted"),
    [
        ("ha", "1.100", "1.200", ("1100", 1200)),
        ("%", "1.100", "1.200", (None, None)),  # no share of thousands
        ("điểm", "20.5", "≥ 1.200", ("20.5", None)),  # the score's dot is decimal
        ("điểm", "20,5", "≥ 21,5", ("20.5", 21.5)),
    ],
)
def test_targets_are_written_as_scores(
    measure: str, score: str, target: str, wanted: tuple[str | None, float | None]
) -> None:
    (indicator,) = read(TARGETS, ["1", "Diện tích", measure, score, target, "Sở Y tế"])
    found = indicator.score and indicator.score.value, indicator.target and indicator.target.min
    assert found == wanted


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Điểm số năm 2025 (%)", "%"),
        ("Điểm số năm 2025 (ha)", "ha"),
        ("Điểm số năm 2025 (theo Bộ)", None),
    ],
)
def test_measure_in_brackets_of_a_header_is_the_scores_own(header: str, unit: str | None) -> None:
    columns = ["STT", "Chỉ số", header, "Đơn vị chủ trì"]
    (indicator,) = read(columns, ["1", "Hạ tầng số", "91,20", "Sở Y tế"])
    assert indicator.score is not None
    assert indicator.score.unit == unit


def test_row_number_is_no_code_beside_indicators_that_have_one() -> None:
    columns = ["STT", "Chỉ số", "Đơn vị chủ trì"]
    rows = [["1", "4.1. Hạ tầng số", "Sở Y tế"], ["2", "Mức độ hài lòng", "Sở Y tế"]]
    assert [item.code for item in read(columns, *rows)] == ["4.1", None]
    assert [item.code for item in read(columns, rows[1])] == ["2"]
