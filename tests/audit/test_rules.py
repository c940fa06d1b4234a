"""Every audit rule: a fault put into a plan without any gives its finding and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from extract.audit import list_rules
from tests.audit.plans import (
    ATTACHED,
    FIGURES,
    INDICATORS,
    TASKS,
    Found,
    list_findings,
    read_changed,
)
from tests.factories import read_text

RULES = Path(__file__).with_name("rules.json")
Changes = dict[str, str]

# Name -> what is changed in the annex (the last place of each text), what is found.
IN_ANNEX: dict[str, tuple[Changes, Found]] = {
    "rank": ({"21/34": "12/34"}, [("rank-mismatch", "7.1.4")]),
    "rank written another way": ({"21/34": "21 / 34"}, []),
    "rank beyond its total": (
        {"18/34": "43/34"},
        [("rank-mismatch", "3.2.1"), ("rank-out-of-range", "3.2.1")],
    ),
    "lead": (
        {"Phòng Quản lý Thương mại": "Phòng Quản lý Năng lượng"},
        [("lead-mismatch", "7.1.4")],
    ),
    "support added": (
        {"| Phòng Kế hoạch - Tài chính |": "| Phòng Kế hoạch - Tài chính; Phòng Pháp chế |"},
        [("support-mismatch", "7.1.4")],
    ),
    "support left out": (
        {"Phòng Quản lý Năng lượng; Phòng Kế hoạch - Tài chính": "Phòng Quản lý Năng lượng"},
        [("support-mismatch", "3.2.1")],
    ),
    "support with another dash": (
        {"Năng lượng; Phòng Kế hoạch - Tài chính": "Năng lượng; Phòng Kế hoạch – Tài chính"},
        [],
    ),
    "deadline": ({"Tháng 12/2026": "Tháng 10/2026"}, [("deadline-mismatch", "7.1.4")]),
    "deadline in other words": ({"Tháng 12/2026": "Trong tháng 12 năm 2026"}, []),
    "one deadline missing": ({"Tháng 12/2026": ""}, []),
    "all deadlines missing": (
        {"Tháng 12/2026": "", "Tháng 11/2026": ""},
        [("deadline-missing", "document")],
    ),
    "figure of a result": (
        {"ít nhất 03 đoàn": "ít nhất 05 đoàn"},
        [("quantity-mismatch", "7.1.4")],
    ),
    "result with words added": (
        {"03 đoàn giao thương": "03 đoàn giao thương quốc tế"},
        [("output-differs", "7.1.4")],
    ),
    "result left out": (
        {"<br>- Ban hành 01 quy chế quản lý cụm công nghiệp.": ""},
        [("output-missing-in-annex", "3.2.1")],
    ),
    "result added": (
        {
            "- Tổ chức ít nhất 03 đoàn giao thương.": (
                "- Tổ chức ít nhất 03 đoàn giao thương.<br>- Xuất bản 01 ấn phẩm giới thiệu."
            )
        },
        [("output-missing-in-main", "7.1.4")],
    ),
    "all results of an indicator missing": (
        {"| - Tổ chức ít nhất 03 đoàn giao thương. |": "| |"},
        [("output-missing", "7.1.4")],
    ),
    "task left out": (
        {"<br>- Nhiệm vụ 1.2: Nâng cấp lưới điện trung áp phục vụ vùng sản xuất.": ""},
        [("task-missing-in-annex", "1.2")],
    ),
    "task added": (
        {"hội chợ quốc tế.": "hội chợ quốc tế.<br>- Nhiệm vụ 2.2: Xây dựng sàn giao dịch điện tử."},
        [("task-missing-in-main", "2.2")],
    ),
    "task in other words": (
        {"tham gia hội chợ quốc tế": "dự hội chợ, triển lãm quốc tế"},
        [("task-differs", "2.1")],
    ),
    "task with another case and marks": (
        {"Tổ chức đoàn doanh nghiệp tham gia": "tổ chức đoàn doanh nghiệp, tham gia"},
        [],
    ),
    "name of an indicator": (
        {"7.1.4. Giá trị xuất khẩu": "7.1.4. Giá trị xuất nhập khẩu"},
        [("indicator-name-differs", "7.1.4")],
    ),
    "number of the plan": ({"35/KH-SCT": "53/KH-SCT"}, [("number-mismatch", "document")]),
    "symbol of the plan": ({"35/KH-SCT": "35/KH-CT"}, [("number-mismatch", "document")]),
    "number of the plan left blank": ({"số 35/KH-SCT": "số      /KH-SCT"}, []),
    "date of the plan": ({"ngày 09/3/2026": "ngày 19/3/2026"}, [("date-mismatch", "document")]),
    "date of the plan left blank": ({"ngày 09/3/2026": "ngày    /3/2026"}, []),
    "kind of the plan": (
        {"Kế hoạch số 35/KH-SCT": "Quyết định số 35/KH-SCT"},
        [("kind-mismatch", "35/KH-SCT")],
    ),
}


@pytest.mark.parametrize(("changes", "found"), IN_ANNEX.values(), ids=IN_ANNEX.keys())
def test_main_text_against_annex(changes: Changes, found: Found) -> None:
    assert list_findings(read_changed(INDICATORS, changes, last=True)) == found


MAIN_ONLY = """\
2. Nhóm nhiệm vụ thuộc Trụ cột 7: Tác động
- Nội dung: Cải thiện Chỉ số 7.1.4: Giá trị xuất khẩu (Chỉ số này tỉnh đang xếp thứ 21/34).
- Nhiệm vụ:
+ Nhiệm vụ 2.1: Tổ chức đoàn doanh nghiệp tham gia hội chợ quốc tế.
- Kết quả dự kiến:
+ Tổ chức ít nhất 03 đoàn giao thương.
- Đơn vị chủ trì: Phòng Quản lý Thương mại.
- Đơn vị phối hợp: Phòng Kế hoạch - Tài chính.
- Thời gian hoàn thành: Tháng 12/2026.
"""
# Name -> what is changed in the main text (the first place of each text), what is found.
IN_MAIN: dict[str, tuple[Changes, Found]] = {
    "nothing": ({}, []),
    "indicator left out": ({MAIN_ONLY: ""}, [("indicator-missing-in-main", "7.1.4")]),
    "number left blank": (
        {"Số: 35/KH-SCT": "Số:      /KH-SCT"},
        [("blank-number", "document")],
    ),
    "date left blank": (
        {"ngày 09 tháng 3 năm 2026": "ngày     tháng     năm 2026"},
        [("blank-date", "document")],
    ),
    "one document under two dates": (
        {"1. Nhóm": "Theo Kế hoạch số 61/KH-UBND ngày 06/02/2026 của UBND tỉnh Sơn Hải.\n1. Nhóm"},
        [("citation-mismatch", "61/KH-UBND")],
    ),
    "one number in two years": (
        {"1. Nhóm": "Theo Kế hoạch số 61/KH-UBND ngày 15/11/2019 của UBND tỉnh Sơn Hải.\n1. Nhóm"},
        [],
    ),
    "one document under two years": (
        {"1. Nhóm": "Theo Kế hoạch số 61/KH-UBND ngày 05/02/2025 của UBND tỉnh Sơn Hải.\n1. Nhóm"},
        [("citation-mismatch", "61/KH-UBND")],
    ),
    "symbol of another type": (
        {"Số: 35/KH-SCT": "Số: 35/CT-SCT"},
        [("kind-mismatch", "35/CT-SCT"), ("number-mismatch", "document")],
    ),
    "quy định of the Party": (
        {"1. Nhóm": "Theo Quy định số 37-QĐ/TW ngày 25/10/2021 của Trung ương.\n1. Nhóm"},
        [],
    ),
    "one document with and without date": (
        {"1. Nhóm": "Theo Kế hoạch số 61/KH-UBND của UBND tỉnh Sơn Hải.\n1. Nhóm"},
        [],
    ),
    "heading number skipped": (
        {"2. Nhóm nhiệm vụ thuộc": "3. Nhóm nhiệm vụ thuộc"},
        [("numbering-gap", "3. Nhóm nhiệm vụ thuộc Trụ cột 7: Tác động")],
    ),
    "heading number repeated": (
        {"2. Nhóm nhiệm vụ thuộc": "1. Nhóm nhiệm vụ thuộc"},
        [("numbering-duplicate", "1. Nhóm nhiệm vụ thuộc Trụ cột 7: Tác động")],
    ),
    "rank over a number that no year had": (
        {"xếp thứ 21/34": "xếp thứ 21/54"},
        [("rank-mismatch", "7.1.4"), ("rank-total-unexpected", "7.1.4")],
    ),
}


@pytest.mark.parametrize(("changes", "found"), IN_MAIN.values(), ids=IN_MAIN.keys())
def test_main_text(changes: Changes, found: Found) -> None:
    assert list_findings(read_changed(INDICATORS, changes)) == found


def test_indicator_of_the_main_text_only() -> None:
    row = INDICATORS[INDICATORS.index("\n| 2 | 7.1.4") :]
    plan = read_changed(INDICATORS, {row: ""}, last=True)
    assert list_findings(plan) == [("indicator-missing-in-annex", "7.1.4")]


FIGURE_CASES: dict[str, tuple[Changes, Found]] = {
    "nothing": ({}, []),
    "score": ({"12.76": "12.67"}, [("score-mismatch", "1.1.1")]),
    "score with another zero": ({"33.10%": "33.1%"}, []),
    "target": ({"≥ 40%": "≥ 45%"}, [("target-mismatch", "1.1.2")]),
    "target in other words": ({"≥ 40%": "từ 40% trở lên"}, []),
    "target below the score": (
        {"≥ 20": "≥ 10"},
        [("target-below-score", "1.1.1"), ("target-mismatch", "1.1.1")],
    ),
    "target in another unit": ({"≥ 40%": "≥ 40"}, [("target-unit-mismatch", "1.1.2")]),
}


@pytest.mark.parametrize(("changes", "found"), FIGURE_CASES.values(), ids=FIGURE_CASES.keys())
def test_figures(changes: Changes, found: Found) -> None:
    assert list_findings(read_changed(FIGURES, changes, last=True)) == found


TASK_CASES: dict[str, tuple[Changes, Found]] = {
    "nothing": ({}, []),
    "lead left out": ({"| Phòng Quản lý Thương mại |": "| |"}, [("lead-missing", "3")]),
    "deadline before the period": (
        {"Quý III/2026": "Quý III/2025"},
        [("deadline-out-of-period", "2")],
    ),
    "deadline in the period before the plan was issued": (
        {"Quý II/2026": "28/02/2026"},
        [("deadline-out-of-period", "1")],
    ),
    "deadline in the period": ({"Quý II/2026": "31/12/2026"}, []),
    "row number skipped": (
        {"| 3 | Lập": "| 5 | Lập", "| 4 | Tổ chức": "| 6 | Tổ chức"},
        [],
    ),
    "row number skipped in a section": (
        {"| 2 | Xây": "| 3 | Xây", "| 3 | Lập": "| 4 | Lập", "| 4 | Tổ chức": "| 5 | Tổ chức"},
        [("numbering-gap", "3")],
    ),
    "row number repeated": ({"| 2 | Xây": "| 1 | Xây"}, [("numbering-duplicate", "1")]),
    "result left out": ({"| Quy chế |": "| |"}, [("output-missing", "2")]),
    "one unit under two spellings": (
        {"Phòng Quản lý Thương mại": "Phòng Quản lý, Thương mại"},
        [("unit-name-variants", "Phòng Quản lý, Thương mại")],
    ),
}


@pytest.mark.parametrize(("changes", "found"), TASK_CASES.values(), ids=TASK_CASES.keys())
def test_tasks(changes: Changes, found: Found) -> None:
    assert list_findings(read_changed(TASKS, changes)) == found


def rename_section(old: str, new: str) -> Changes:
    """A section row repeats its text in every cell."""
    return {f"\n| {' | '.join([old] * 6)} |": f"\n| {' | '.join([new] * 6)} |"}


def test_section_number_skipped() -> None:
    plan = read_changed(TASKS, rename_section("III. XÚC TIẾN", "IV. XÚC TIẾN"))
    assert list_findings(plan) == [("numbering-gap", "IV. XÚC TIẾN")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "I. THỂ CHẾ",
            "THỂ CHẾ",
        ),
        ("I. THỂ CHẾ", "TRỤ CỘT 1: THỂ CHẾ"),
    ],
)
def test_section_number_lost(old: str, new: str) -> None:
    changes = rename_section(old, new)
    if new.startswith("TRỤ CỘT"):
        changes |= rename_section("II. HẠ TẦNG", "II. TRỤ CỘT 2: HẠ TẦNG")
        changes |= rename_section("III. XÚC TIẾN", "III. TRỤ CỘT 3: XÚC TIẾN")
    assert list_findings(read_changed(TASKS, changes)) == [("numbering-gap", new)]


def test_figure_with_another_zero_is_no_other_wording() -> None:
    changes = {"ít nhất 03 đoàn": "ít nhất 3 đoàn"}
    assert list_findings(read_changed(INDICATORS, changes, last=True)) == []


def test_file_without_tasks_is_no_plan() -> None:
    plan = read_text("Danh sách cán bộ trực Tết", "Nguyễn Văn A", "Trần Thị B")
    assert ("not-a-plan", "document") in list_findings(plan)


def test_messages_name_both_values_and_sides_point_to_their_words() -> None:
    plan = read_changed(INDICATORS, {"21/34": "12/34"}, last=True)
    (finding,) = plan.findings
    assert "21/34" in finding.message
    assert "12/34" in finding.message
    assert finding.severity == "error"
    assert finding.left is not None
    assert finding.right is not None
    assert (finding.left.value, finding.left.record_id) == ("21/34", "main/i2")
    assert (finding.right.value, finding.right.record_id) == ("12/34", "annex/i2")
    assert "21/34" in finding.left.evidence[0].quote
    assert "12/34" in finding.right.evidence[0].quote


def test_errors_come_first() -> None:
    changes = {"21/34": "12/34", "35/KH-SCT": "53/KH-SCT", "03 đoàn giao thương": "03 đoàn lớn"}
    severities = [f.severity for f in read_changed(INDICATORS, changes, last=True).findings]
    order = ["error", "warning", "info"]
    assert severities == sorted(severities, key=order.index)
    assert len(set(severities)) > 1


def test_ids_are_unique_kebab_case_with_titles() -> None:
    rules = list_rules()
    ids = [rule.id for rule in rules]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule_id) for rule_id in ids)
    assert all(rule.title and rule.title[0].isupper() for rule in rules)


def test_rules_are_those_that_are_published(update_golden: bool) -> None:
    """Ids and severities are a contract: one that goes or changes breaks its readers."""
    rules = {rule.id: rule.severity for rule in list_rules()}
    if update_golden:
        RULES.write_text(json.dumps(rules, indent=2) + "\n", encoding="utf-8")
    assert rules == json.loads(RULES.read_text(encoding="utf-8"))


# Said by the extraction itself, not by comparing values; tested where it is made.
ELSEWHERE = {"needs-review", "parser-note", "parser-problem", "unread-blocks"}


def test_every_rule_has_a_case() -> None:
    tables = (IN_ANNEX, IN_MAIN, FIGURE_CASES, TASK_CASES)
    tested = {rule for table in tables for _, found in table.values() for rule, _ in found}
    tested |= {"indicator-missing-in-annex", "not-a-plan"}
    assert {rule.id for rule in list_rules()} - tested == ELSEWHERE


def test_annex_alone_is_compared_with_nothing() -> None:
    annex = INDICATORS[INDICATORS.index("PHỤ LỤC\n") :].replace("18/34", "43/34")
    assert ATTACHED in annex
    assert list_findings(read_text(*annex.split("\n"))) == [("rank-out-of-range", "3.2.1")]
