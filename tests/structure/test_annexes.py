"""Titles of annexes over several lines, and the "kèm theo" line below them."""

from __future__ import annotations

import pytest

from extract.structure.annexes import read_annex_head
from extract.structure.outline import Line, read_lines
from tests.factories import make_passage

ATTACHED = "(Kèm theo Kế hoạch số 12/KH-SYT ngày 03/02/2026 của Sở Y tế)"


def read_head(*lines: str) -> tuple[list[str], str | None, int]:
    entries: list[Line] = [line for text in lines for line in read_lines(make_passage(text))]
    annex, place = read_annex_head(list(entries), 0)
    return [p.text for p in annex.title], annex.attached and annex.attached.text, place


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("PHỤ LỤC I: DANH MỤC NHIỆM VỤ", "NĂM 2027"), ["DANH MỤC NHIỆM VỤ", "NĂM 2027"]),
        (("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "Năm 2027"), ["DANH MỤC NHIỆM VỤ", "Năm 2027"]),
        (("Phụ lục 2: Danh mục", "Trọng tâm năm 2027"), ["Danh mục", "Trọng tâm năm 2027"]),
    ],
)
def test_a_title_runs_to_the_bracket_line(lines: tuple[str, ...], title: list[str]) -> None:
    assert read_head(*lines, ATTACHED, "Đơn vị: ha") == (title, ATTACHED, len(lines) + 1)


def test_a_bracket_behind_the_title_ends_it() -> None:
    assert read_head(f"PHỤ LỤC I: DANH MỤC {ATTACHED}")[:2] == (["DANH MỤC"], ATTACHED)


def test_without_a_bracket_line_a_title_in_capitals_ends_with_them() -> None:
    lines = ("PHỤ LỤC I: DANH MỤC NHIỆM VỤ", "NĂM 2027", "Sở Y tế chủ trì.")
    assert read_head(*lines) == (["DANH MỤC NHIỆM VỤ", "NĂM 2027"], None, 2)


def test_a_divider_above_the_first_annex_is_no_title_of_it() -> None:
    lines = ("PHỤ LỤC", "Phụ lục 1: Danh mục công trình", "1. Công trình cấp nước")
    assert read_head(*lines) == (["Danh mục công trình"], None, 2)
