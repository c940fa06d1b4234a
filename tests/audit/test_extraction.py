"""What the extraction says of itself: unread text, doubtful values, pages it could not read."""

from __future__ import annotations

from extract.assembly.assembling import assemble
from extract.audit import run_audit
from extract.document.building import build_document
from extract.document.draft import Draft, DraftParagraph, Problem
from extract.nlp import Opinion
from extract.records import SourceInfo
from extract.rulebook import Rulebook
from tests.audit.plans import TASKS, list_findings, read_changed
from tests.factories import read_text

PLAN = ["KẾ HOẠCH", "Y tế năm 2026", "I. NHIỆM VỤ", "- Sở Y tế chủ trì giám sát dịch."]


def test_plan_that_is_read_in_full_has_nothing_to_say() -> None:
    assert list_findings(read_text(*PLAN)) == []


def test_unread_blocks_are_said_once_with_their_places() -> None:
    plan = read_text(*PLAN, "| Họ tên | Chức vụ |", "| Trần An | Trưởng phòng |")
    (finding,) = plan.findings
    assert (finding.rule, finding.subject.key) == ("unread-blocks", "document")
    assert finding.message.startswith("4 trong 8 ")
    assert "(34% số chữ)" in finding.message
    assert finding.left is not None
    unread = [entry.block for entry in plan.ledger if entry.role == "unread"]
    assert [evidence.block for evidence in finding.left.evidence] == unread


def test_doubtful_values_are_said_with_their_reason() -> None:
    plan = read_text(
        *PLAN[:3],
        "| TT | Nhiệm vụ | Đơn vị chủ trì, phối hợp |",
        "| 1 | Giám sát dịch tễ | Sở Y tế; Sở Tài chính |",
    )
    assert list_findings(plan) == [("needs-review", "document")]
    (task,) = plan.tasks
    assert [unit.name for unit in task.lead_units] == ["Sở Y tế"]
    assert [(unit.name, bool(unit.review)) for unit in task.support_units] == [
        ("Sở Tài chính", True)
    ]


def test_every_problem_of_the_parser_is_said(rulebook: Rulebook) -> None:
    problems = [
        Problem("page-unread", "Trang 2 không có chữ.", 2),
        Problem("y", "Đọc như đã chấp nhận sửa đổi.", loss=False),
        Problem("x", "Ảnh bị bỏ qua."),
    ]
    items = [DraftParagraph(text) for text in PLAN]
    document = build_document(Draft(list(items), parser="hand", problems=problems))
    source = SourceInfo(name="x", sha256="", media_type="text/plain", size_bytes=1, parser="hand")
    findings = run_audit(assemble(document, source, rulebook, Opinion(rulebook.units)))
    assert [(f.rule, f.severity, f.message) for f in findings] == [
        ("parser-problem", "warning", "Trang 2 không có chữ."),
        ("parser-problem", "warning", "Ảnh bị bỏ qua."),
        ("parser-note", "info", "Đọc như đã chấp nhận sửa đổi."),
    ]


def test_named_units_and_dates_need_no_review() -> None:
    plan = read_changed(TASKS, {})
    units = [unit for task in plan.tasks for unit in (*task.lead_units, *task.support_units)]
    assert units
    assert not any(unit.review for unit in units)
