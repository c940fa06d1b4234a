"""Cells of a spreadsheet: dates that may have been swapped, persons who lead, errors."""

from __future__ import annotations

from extract.document.draft import DraftTable
from extract.fields.deadlines.moments import SWAPPED
from extract.records import Plan
from tests.factories import make_draft_table, read_items

HEADER = ["STT", "Nhiệm vụ", "Chủ trì", "Hạn hoàn thành"]


def make_table(leader: str, deadline: str) -> DraftTable:
    return make_draft_table([HEADER, ["1", "Rà soát quy hoạch", leader, deadline]])


def read_stored(deadline: str) -> Plan:
    table = make_table("Phòng Quy hoạch", deadline)
    table.cells[-1].stored_date = True
    return read_items(table)


def test_stored_date_keeps_its_value_and_is_doubted() -> None:
    deadline = read_stored("01/07/2026").tasks[0].deadlines[0]
    assert (deadline.end, deadline.review) == ("2026-07-01", SWAPPED)


def test_stored_day_shown_as_a_month_is_doubted() -> None:
    deadline = read_stored("7/2026").tasks[0].deadlines[0]
    assert (deadline.end, deadline.review) == ("2026-07-31", SWAPPED)


def test_another_doubt_stays() -> None:
    table = make_draft_table([HEADER, ["1", "Rà soát", "Phòng A", "30/02/2026"]])
    table.cells[-1].stored_date = True
    assert read_items(table).tasks[0].deadlines[0].review not in (None, SWAPPED)


def test_date_of_words_is_not_doubted() -> None:
    task = read_items(make_table("Phòng Quy hoạch", "01/07/2026")).tasks[0]
    assert task.deadlines[0].review is None


def test_person_below_a_header_of_leads_is_kept() -> None:
    task = read_items(make_table("Đ/c Lê Thị Hoa", "Quý I/2026")).tasks[0]
    assert [person.name for person in task.supervisors] == ["Lê Thị Hoa"]
    assert task.lead_units == []


def test_cell_that_could_not_be_read_is_unread_though_it_is_blank() -> None:
    table = make_table("Phòng Quy hoạch", "")
    table.cells[-1].jumbled = True
    roles = [entry.role for entry in read_items(table).ledger]
    assert roles[-1] == "unread"
