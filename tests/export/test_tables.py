"""What the rows of a plan say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extract.export.overview import build_overview, share_understood
from extract.export.rows import parse_date, parse_decimal
from extract.export.tables import build_tables
from extract.export.text_size import count_lines, estimate_height
from extract.export.wording import describe_recurrence
from tests.export.plans import make_plan, make_task


def test_a_task_has_its_deadlines_summed_up() -> None:
    row = build_tables(make_plan())["tasks"][0]
    assert row["deadlines"] == ["Năm 2026 và các năm tiếp theo", "trước ngày 15/11 hằng năm"]
    assert (row["start"], row["end"], row["open_ended"]) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
        True,
    )
    assert row["recurrence_words"] == ["hằng năm, ngày 15/11"]


def test_a_task_without_deadline_says_nothing_of_time() -> None:
    row = build_tables(make_plan())["tasks"][1]
    assert (row["deadlines"], row["start"], row["end"], row["open_ended"]) == ([], None, None, None)


def test_a_task_names_its_place_its_links_and_its_doubts() -> None:
    row = build_tables(make_plan())["tasks"][0]
    assert row["place"] == "trang 3, bảng 1, dòng 2"
    assert row["outputs"] == ["15-20 sản phẩm 3 sao"]
    assert row["indicators"] == ["3.2.3 Quản trị môi trường"]
    assert row["supervisors"] == ["Lê Thị Mận (Phó Giám đốc)"]
    assert row["extra"] == ["Kinh phí: 500 triệu đồng"]
    # The error is number 1 of the findings, though the plan has it second.
    assert row["review"] == [
        "Phòng KH&CN: tên chưa có trong danh mục",
        "xem Phát hiện số 1",
    ]


def test_a_place_outside_tables_is_a_paragraph() -> None:
    assert build_tables(make_plan())["indicators"][0]["place"] == "đoạn 9"


def test_a_link_to_nothing_stays_visible() -> None:
    plan = make_plan(tasks=[make_task(1, output_ids=["annex/o9"], indicator_ids=["annex/i9"])])
    row = build_tables(plan)["tasks"][0]
    assert (row["outputs"], row["indicators"]) == (["annex/o9"], ["annex/i9"])


def test_assignments_have_a_row_per_task_body_and_role() -> None:
    rows = build_tables(make_plan())["assignments"]
    assert [(row["task_id"], row["role"], row["order"], row["name"]) for row in rows] == [
        ("annex/t1", "lead", 1, "Phòng Khoa học và Công nghệ"),
        ("annex/t1", "support", 1, "các đơn vị liên quan"),
        ("annex/t1", "supervisor", 1, "Lê Thị Mận"),
    ]


def test_deadlines_point_to_their_record() -> None:
    rows = build_tables(make_plan())["deadlines"]
    assert [
        (row["record_id"], row["order"], row["task_id"], row["indicator_id"]) for row in rows
    ] == [
        ("annex/t1", 1, "annex/t1", None),
        ("annex/t1", 2, "annex/t1", None),
        ("annex/i1", 1, None, "annex/i1"),
    ]


def test_findings_stand_by_gravity() -> None:
    rows = build_tables(make_plan())["findings"]
    assert [(row["number"], row["severity"]) for row in rows] == [(1, "error"), (2, "info")]
    assert rows[0]["left_place"] == "trang 2, bảng 1, dòng 5"
    assert rows[0]["right_value"] is None


def test_an_output_with_several_figures_picks_none() -> None:
    outputs = [
        {
            "id": "main/o1",
            "origin": "main",
            "text": "02 lớp, 30 học viên",
            "quantities": [{"raw": "02 lớp", "min": 2}, {"raw": "30 học viên", "min": 30}],
        }
    ]
    row = build_tables(make_plan(outputs=outputs))["outputs"][0]
    assert row["quantities"] == ["02 lớp", "30 học viên"]
    assert (row["quantity_min"], row["quantity_max"], row["quantity_unit"]) == (None, None, None)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=YEARLY", "hằng năm"),
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý"),
        ("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần"),
        ("FREQ=MONTHLY;BYMONTHDAY=20", "hằng tháng, ngày 20"),
        ("FREQ=YEARLY;BYMONTH=6", "hằng năm, tháng 6"),
        ("FREQ=WEEKLY", "hằng tuần"),
        # What the words do not cover is shown as it is, never shortened.
        ("FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=FR"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("nonsense", "nonsense"),
    ],
)
def test_recurrence_in_words(rule: str, words: str) -> None:
    assert describe_recurrence(rule) == words


def test_values_that_are_no_date_or_number_are_kept_as_text() -> None:
    assert (parse_date("2026-13-40"), parse_decimal("mười")) == ("2026-13-40", "mười")
    assert (parse_decimal("20.0"), parse_decimal("NaN")) == (Decimal("20.0"), "NaN")


def test_the_share_understood_is_never_rounded_up_to_all() -> None:
    ledger = [{"block": number, "role": "task"} for number in range(9999)]
    assert share_understood(make_plan(ledger=[*ledger, {"block": 9999, "role": "unread"}])) == 0.999
    assert share_understood(make_plan(ledger=ledger)) == 1
    assert share_understood(make_plan(ledger=[])) is None


def test_the_overview_speaks_of_the_document() -> None:
    document = build_overview(make_plan())["document"]
    assert document["period"] == "từ 01/01/2026 đến 31/12/2026 và các năm tiếp theo"
    assert document["signers"] == ["Trần Văn An (TM. Sở, Giám đốc)"]
    assert document["issued_on"] == date(2026, 3, 31)


def test_row_heights_grow_with_the_text_up_to_what_excel_allows() -> None:
    assert count_lines("ngắn", 20) == 1
    assert count_lines("a\nb\nc", 20) == 3
    assert count_lines("một câu dài hơn hẳn bề rộng của cột này", 12) > 3
    assert count_lines("x" * 100, 10) > 8
    assert estimate_height([("từ " * 20_000, 10)]) == 409
