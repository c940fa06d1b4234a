"""Columns "Bắt đầu" and "Kết thúc": one range, and none that runs backwards."""

from __future__ import annotations

from extract import extract
from extract.records import Deadline

HEAD = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian bắt đầu", "Thời gian kết thúc"]


def read(begin: str, end: str) -> Deadline:
    lines = [HEAD, ["---"] * len(HEAD), ["1", "Rà soát quy hoạch", "Sở Xây dựng", begin, end]]
    body = "\n".join(f"| {' | '.join(row)} |" for row in lines)
    text = f"KẾ HOẠCH\nCông tác năm 2026\n\nI. NHIỆM VỤ\n\n{body}\n"
    ((deadline,),) = [task.deadlines for task in extract(text.encode(), name="plan.md").tasks]
    return deadline


def test_both_columns_make_a_range() -> None:
    found = read("01/3/2026", "30/6/2026")
    assert (found.start, found.end, found.review) == ("2026-03-01", "2026-06-30", None)


def test_a_range_that_runs_backwards_has_no_dates() -> None:
    found = read("30/6/2026", "01/3/2026")
    assert (found.start, found.end) == (None, None)
    assert found.review == "khoảng thời gian ngược"


def test_doubts_of_one_column_stay() -> None:
    assert read("01/3/2026", "31/6/2026").review == "ngày tháng không có thật"
