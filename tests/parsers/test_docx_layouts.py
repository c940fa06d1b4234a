"""Plans in layouts that hide their structure give the records a person would write."""

from __future__ import annotations

from typing import Any

import pytest

from extract import extract
from extract.records import Plan
from tests.parsers.layouts import write_framed_plan, write_header_plan, write_tab_plan


def describe_head(plan: Plan) -> dict[str, Any]:
    head = plan.document
    return {
        "code": head.code,
        "issued_on": str(head.issued_on),
        "issuer": head.issuer.name if head.issuer else None,
        "title": head.title,
        "signer": [(signer.name, signer.position) for signer in head.signers],
        "recipients": head.recipients,
    }


def describe_tasks(plan: Plan) -> list[tuple[Any, ...]]:
    outputs = {output.id: output.text for output in plan.outputs}
    return [
        (
            task.code,
            task.text,
            [unit.name for unit in task.lead_units],
            [unit.name for unit in task.support_units],
            [deadline.raw for deadline in task.deadlines],
            [outputs[key] for key in task.output_ids],
        )
        for task in plan.tasks
    ]


def notes(plan: Plan) -> list[str]:
    return [finding.rule for finding in plan.findings]


def test_letterhead_in_the_header_and_annex_in_a_control() -> None:
    plan = extract(write_header_plan(), name="a.docx")
    assert describe_head(plan) == {
        "code": "118/KH-UBND",
        "issued_on": "2026-03-05",
        "issuer": "Ủy ban nhân dân tỉnh Sơn Hải",
        "title": "Cải thiện chất lượng nước sinh hoạt năm 2026",
        "signer": [("Lê Minh Khang", "Phó Chủ tịch")],
        "recipients": ["Như trên", "Lưu: VT, NNMT"],
    }
    department = "Sở Nông nghiệp và Môi trường"
    assert describe_tasks(plan) == [
        (
            "1",
            "Kiểm tra các trạm cấp nước tập trung",
            [department],
            ["Sở Y tế"],
            ["Quý II/2026"],
            ["Báo cáo kết quả kiểm tra"],
        ),
        (
            "2",
            "Lấy mẫu nước tại các xã: Xã Số mẫu Đông Sơn 40 Tây Sơn 35",
            [department],
            [],
            ["Trước ngày 15/10/2026"],
            ["Kết quả xét nghiệm"],
        ),
    ]
    assert {task.origin for task in plan.tasks} == {"annex"}
    assert [item.text for item in plan.objectives] == ["Tỷ lệ hộ dân dùng nước sạch đạt 92%¹."]
    assert notes(plan) == ["parser-note", "parser-note"]


def test_everything_in_columns_by_tabs() -> None:
    plan = extract(write_tab_plan(), name="a.docx")
    assert describe_head(plan) == {
        "code": "09/KH-UBND",
        "issued_on": "2026-01-12",
        "issuer": "Ủy ban nhân dân xã Đông Sơn",
        "title": "Cải cách hành chính năm 2026",
        "signer": [("Phạm Thu Hà", "Chủ tịch")],
        "recipients": ["Như trên", "Lưu: VT"],
    }
    office = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
    centre = "Trung tâm Phục vụ hành chính công"
    assert describe_tasks(plan)[:3] == [
        ("1", "Rà soát thủ tục cấp xã", [office], [], ["Trước 30/4/2026"], []),
        ("2", "Niêm yết thủ tục tại Trung tâm", [centre], [], ["Trong tháng 5/2026"], []),
        (
            "3",
            "Khảo sát sự hài lòng của người dân",
            ["Phòng Văn hóa - Xã hội"],
            [],
            ["Quý IV/2026"],
            [],
        ),
    ]
    assert len(plan.tasks) == 4
    assert notes(plan) == []


def test_a_page_laid_out_by_one_table() -> None:
    plan = extract(write_framed_plan(), name="a.docx")
    assert describe_head(plan) == {
        "code": "33/KH-UBND",
        "issued_on": "2026-02-02",
        "issuer": "Ủy ban nhân dân phường Tây Sơn",
        "title": "Phòng cháy, chữa cháy năm 2026",
        "signer": [("Vũ Đình Nam", "Chủ tịch")],
        "recipients": ["Lưu: VT"],
    }
    unit = "Phòng Văn hóa - Xã hội"
    assert describe_tasks(plan)[:3] == [
        ("1", "Phát 500 tờ rơi đến hộ dân", [unit], [], ["Tháng 4/2026"], []),
        ("2", "Tổ chức 02 buổi tập huấn", [unit], [], ["Tháng 5/2026"], []),
        ("1", "Kiểm tra 12 cơ sở kinh doanh", ["Công an xã"], [], ["Trước ngày 30/9/2026"], []),
    ]
    assert [task.path[1] for task in plan.tasks[:3]] == [
        "I. Tuyên truyền",
        "I. Tuyên truyền",
        "II. Kiểm tra",
    ]
    assert [item.text for item in plan.objectives] == [
        "Giảm ít nhất 10% số vụ cháy so với năm 2025."
    ]
    assert notes(plan) == ["parser-note"]


@pytest.mark.parametrize("write", [write_header_plan, write_tab_plan, write_framed_plan])
def test_every_block_of_such_a_plan_is_understood(write: Any) -> None:
    plan = extract(write(), name="a.docx", with_blocks=True)
    assert plan.blocks is not None
    roles = {entry.block: entry.role for entry in plan.ledger}
    assert [block.text for block in plan.blocks if roles[block.id] == "unread"] == []
