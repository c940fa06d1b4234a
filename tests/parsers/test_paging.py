"""Page numbers that stand in a text as lines of their own."""

from __future__ import annotations

import pytest

from extract import extract
from extract.parsers.txt.paging import take_page_numbers


@pytest.mark.parametrize(
    ("lines", "kept", "numbers"),
    [
        (["a.", "", "2", "", "b"], ["a.", "", "", "b"], ["2"]),
        (["a.", " " * 36 + "12", "b"], ["a.", "b"], ["12"]),
        (["một nửa", "", "- 3 -", "", "câu."], ["một nửa", "câu."], ["- 3 -"]),
        (["a.", "", "Trang 2/5", "", "B"], ["a.", "", "", "B"], ["Trang 2/5"]),
        (["a.", "\f 4", "", "B"], ["a.", "\f 4", "", "B"], []),
        (["a.", "2", "b"], ["a.", "2", "b"], []),
        (["a.", "", "2026", "", "b"], ["a.", "", "2026", "", "b"], []),
        (["", "2.", ""], ["", "2.", ""], []),
    ],
)
def test_lone_numbers(lines: list[str], kept: list[str], numbers: list[str]) -> None:
    assert take_page_numbers(lines) == (kept, numbers)


def test_page_number_is_furniture_and_no_task() -> None:
    tasks = "- Rà soát chợ.\n\n                    2\n\n- Khảo sát.\n"
    text = f"KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n{tasks}"
    plan = extract(text.encode(), with_blocks=True)
    assert [task.text for task in plan.tasks] == ["Rà soát chợ.", "Khảo sát."]
    roles = {entry.block: entry.role for entry in plan.ledger}
    assert plan.blocks is not None
    assert [roles[block.id] for block in plan.blocks if block.text == "2"] == ["furniture"]
