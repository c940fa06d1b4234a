"""Plans made by hand, so that the writers are tested without reading a file."""

from __future__ import annotations

from typing import Any

from extract.records import Plan

LEAD = {"raw": "Phòng KH&CN", "name": "Phòng Khoa học và Công nghệ", "kind": "phòng"}
GENERIC = {"raw": "các đơn vị liên quan", "name": "các đơn vị liên quan", "generic": True}


def make_evidence(field: str, quote: str, block: int = 0, **place: Any) -> dict[str, Any]:
    return {
        "field": field,
        "quote": quote,
        "block": block,
        "start": 0,
        "end": len(quote),
        **place,
    }


def make_task(number: int, **fields: Any) -> dict[str, Any]:
    text = f"Rà soát quy hoạch vùng trồng số {number}"
    task = {
        "id": f"annex/t{number}",
        "origin": "annex",
        "path": ["II. NHIỆM VỤ", "1. Quy hoạch"],
        "kind": "task",
        "code": str(number),
        "text": text,
        "evidence": [make_evidence("text", text, number, page=3, table=1, row=number + 1)],
    }
    return task | fields


def make_full_task() -> dict[str, Any]:
    return make_task(
        1,
        details=["Khảo sát thực địa.", "Lập bản đồ;\nlấy ý kiến"],
        lead_units=[LEAD | {"review": "tên chưa có trong danh mục"}],
        support_units=[GENERIC],
        supervisors=[{"name": "Lê Thị Mận", "position": "Phó Giám đốc"}],
        deadlines=[
            {
                "raw": "Năm 2026 và các năm tiếp theo",
                "kind": "year",
                "start": "2026-01-01",
                "end": "2026-12-31",
                "open_ended": True,
                "source": "column",
            },
            {
                "raw": "trước ngày 15/11 hằng năm",
                "kind": "recurring",
                "open_ended": True,
                "recurrence": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15",
                "source": "text",
            },
        ],
        output_ids=["annex/o1"],
        indicator_ids=["annex/i1"],
        quantities=[{"raw": "02 lớp", "min": 2, "max": 2, "unit": "lớp"}],
        extra={"Kinh phí": "500 triệu đồng"},
    )


def make_indicator() -> dict[str, Any]:
    return {
        "id": "annex/i1",
        "origin": "annex",
        "code": "3.2.3",
        "name": "Quản trị môi trường",
        "pillar": {"number": 3, "name": "Cơ sở hạ tầng"},
        "rank": {"position": 19, "of": 34, "year": 2025},
        "score": {"value": "20.0", "year": 2023},
        "target": {"min": 20.5, "unit": "%"},
        "direction": "improve",
        "deadlines": [{"raw": "cuối vụ", "kind": "event", "source": "column"}],
        "evidence": [make_evidence("name", "Quản trị môi trường", 9)],
    }


def make_finding(severity: str, rule: str, record_id: str | None = None) -> dict[str, Any]:
    side = {
        "value": "19/34",
        "record_id": record_id,
        "evidence": [make_evidence("rank", "19/34", 4, page=2, table=1, row=5)],
    }
    return {
        "rule": rule,
        "severity": severity,
        "message": f"Có điều cần xem: {rule}.",
        "subject": {"type": "task", "key": "1"},
        "left": side,
        "right": None,
    }


def make_plan(**fields: Any) -> Plan:
    """A plan with a record of every sort; ``fields`` replace top-level ones."""
    base: dict[str, Any] = {
        "source": {
            "name": "kế hoạch.docx",
            "sha256": "ab" * 32,
            "media_type": "text/plain",
            "size_bytes": 1234,
            "parser": "txt",
        },
        "document": {
            "kind": "kế hoạch",
            "code": "12/KH-SNNMT",
            "issued_on": "2026-03-31",
            "issuer": LEAD,
            "title": "Phát triển nông nghiệp năm 2026",
            "period": {"start": "2026-01-01", "end": "2026-12-31", "open_ended": True},
            "signers": [{"name": "Trần Văn An", "position": "Giám đốc", "capacity": "TM. Sở"}],
            "legal_bases": [{"raw": "Luật Trồng trọt ngày 19 tháng 11 năm 2018"}],
            "recipients": ["Như trên", "Lưu: VT"],
        },
        "objectives": [{"id": "main/g1", "origin": "main", "text": "Tăng diện tích lúa."}],
        "indicators": [make_indicator()],
        "tasks": [make_full_task(), make_task(2, kind="duty", code=None)],
        "outputs": [
            {
                "id": "annex/o1",
                "origin": "annex",
                "text": "15-20 sản phẩm 3 sao",
                "quantities": [{"raw": "15-20 sản phẩm", "min": 15, "max": 20, "unit": "sản phẩm"}],
                "task_ids": ["annex/t1"],
            }
        ],
        "citations": [
            {
                "kind": "nghị quyết",
                "code": "57-NQ/TW",
                "issued_on": "2024-12-22",
                "raw": "Nghị quyết số 57-NQ/TW",
                "evidence": [make_evidence("code", "57-NQ/TW", 3, page=1)],
            }
        ],
        "findings": [
            make_finding("info", "output-missing"),
            make_finding("error", "rank-mismatch", "annex/t1"),
        ],
        "ledger": [
            {"block": number, "role": "unread" if number == 2 else "task"} for number in range(3)
        ],
    }
    return Plan.model_validate(base | fields)
