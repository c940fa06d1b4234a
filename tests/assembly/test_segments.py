"""Labels that stand among the tasks they speak of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.assembly.segments import number_segments
from tests.factories import read_text

LEAD, TIME, TASK = frozenset({"lead"}), frozenset({"deadline"}), frozenset[str]()


@pytest.mark.parametrize(
    ("roles", "numbers"),
    [
        ([TASK, TASK, LEAD, TIME], [0, 0, 0, 0]),
        ([LEAD, TASK, TASK, TIME], [0, 0, 0, 0]),
        ([TASK, LEAD, TIME, TASK, LEAD], [0, 0, 0, 1, 1]),
        ([TASK, TASK, LEAD, TASK, LEAD], [0, 0, 0, 1, 1]),
        ([LEAD, TASK, TASK, LEAD, TIME, TASK], [0, 0, 0, 1, 1, 1]),
        ([LEAD, TASK, TIME, LEAD, TASK], [0, 0, 0, 1, 1]),
        ([TASK], [0]),
        ([], []),
    ],
)
def test_segments(roles: list[frozenset[str]], numbers: list[int]) -> None:
    assert number_segments(roles) == numbers


@given(st.lists(st.sampled_from([LEAD, TIME, TASK])))
def test_segments_follow_one_another(roles: list[frozenset[str]]) -> None:
    numbers = number_segments(roles)
    assert len(numbers) == len(roles)
    assert all(after - before in (0, 1) for before, after in pairwise(numbers))


def test_label_below_each_of_several_bullets_is_that_bullets() -> None:
    plan = read_text(
        "KẾ HOẠCH",
        "Triển khai công tác năm 2026",
        "I. NHIỆM VỤ",
        "1. Tuyên truyền",
        "- Xây dựng chuyên trang.",
        "Đơn vị chủ trì: Sở Y tế.",
        "- Tổ chức hội nghị.",
        "Đơn vị chủ trì: Sở Nội vụ.",
    )
    assert [[unit.name for unit in task.lead_units] for task in plan.tasks] == [
        ["Sở Y tế"],
        ["Sở Nội vụ"],
    ]


def test_assignment_part_is_implementation_beside_a_part_of_tasks() -> None:
    lines = ["II. PHÂN CÔNG NHIỆM VỤ", "1. Sở Y tế", "- Mở lớp tập huấn."]
    opening = ["KẾ HOẠCH", "Triển khai công tác năm 2026"]
    alone = read_text(*opening, "I. MỤC ĐÍCH", "- Bảo đảm tiến độ.", *lines)
    beside = read_text(*opening, "I. NHIỆM VỤ", "- Rà soát quy hoạch.", *lines)
    assert [task.kind for task in alone.tasks] == ["task"]
    assert [task.kind for task in beside.tasks] == ["task", "duty"]


def test_heading_that_names_the_author_leads_nothing() -> None:
    plan = read_text(
        "KẾ HOẠCH",
        "Triển khai công tác năm 2026",
        "I. NHIỆM VỤ",
        "1. Để thực hiện Nghị quyết, Ủy ban nhân dân tỉnh xác định các nhiệm vụ sau:",
        "- Rà soát quy hoạch.",
        "2. Sở Y tế chủ trì thực hiện các nhiệm vụ sau:",
        "- Mở lớp tập huấn.",
    )
    assert [[unit.name for unit in task.lead_units] for task in plan.tasks] == [[], ["Sở Y tế"]]


@pytest.mark.parametrize("assigned", [True, False])
def test_items_of_the_implementation_are_tasks_where_no_part_holds_any(
    assigned: bool,
) -> None:
    part = ["II. PHÂN CÔNG NHIỆM VỤ", "- Mở lớp tập huấn."] if assigned else []
    plan = read_text(
        "KẾ HOẠCH",
        "Triển khai công tác năm 2026",
        "I. MỤC ĐÍCH",
        "- Bảo đảm tiến độ.",
        *part,
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Rà soát quy hoạch.",
        "2. Kinh phí thực hiện Kế hoạch này: Do ngân sách nhà nước bảo đảm.",
    )
    assert [task.text for task in plan.tasks] == (
        ["Mở lớp tập huấn."] if assigned else ["Rà soát quy hoạch."]
    )
    assert [entry.role for entry in plan.ledger].count("unread") == int(assigned)
