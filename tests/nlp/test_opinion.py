"""The second opinion: it marks and fills gaps, and never changes what the rules read."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from typer.testing import CliRunner

from extract import extract
from extract.cli.app import app
from extract.fields.units import UnitNames, find_assignments, split_units
from extract.nlp import LAYERS, Layer, Opinion, find_missing
from extract.rulebook import Rulebook
from tests.samples import FILES, SAMPLES

needs_tagger = pytest.mark.skipif("underthesea" in find_missing(LAYERS), reason="not installed")
needs_spacy = pytest.mark.skipif("spacy" in find_missing(LAYERS), reason="not installed")
PLAN = "\n".join(
    [
        "SỞ Y TẾ",
        "Số: 1/KH-SYT",
        "KẾ HOẠCH",
        "Công tác năm 2026",
        "I. NHIỆM VỤ",
        "- Sở Ngoại vụ đàm phán với đối tác.",
        "- Kiểm tra 05 cơ sở.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "ZƠ THỊ LANH",
    ]
).encode()


@needs_tagger
@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Phòng Kế hoạch - Tài chính tiếp nhận, phân tích số liệu", True),
        ("Chi cục Chăn nuôi và Thú y phun thuốc, lấy mẫu bệnh", True),
        ("Phòng Kế hoạch - Tổng hợp đôn đốc, tổng hợp", False),
        ("Đội Tuần tra kiểm soát giao thông", False),
        ("Viện Kinh tế xây dựng", False),
        ("Chi cục Kinh tế hợp tác và Quản lý chất lượng", False),
        ("Cục Cảnh sát PCCC và CNCH", False),
        ("Các phòng, ban liên quan thực hiện", False),
    ],
)
def test_doubtful_ends_of_names(text: str, doubted: bool, rulebook: Rulebook) -> None:
    names = UnitNames(rulebook.units)
    hits = split_units(text, names)
    marked = Opinion(rulebook.units, LAYERS).review_names(hits, names)
    assert [hit.name for hit in marked] == [hit.name for hit in hits]
    assert any("có thể là việc" in (hit.review or "") for hit in marked) is doubted


@pytest.mark.parametrize(
    ("text", "layers", "leads"),
    [
        pytest.param(
            "Sở Ngoại vụ đàm phán với đối tác.",
            ["underthesea"],
            ["Sở Ngoại vụ"],
            marks=needs_tagger,
        ),
        pytest.param("Sở Ngoại vụ đàm phán với đối tác.", ["spacy"], [], marks=needs_spacy),
        pytest.param("Thống kê số lượng hộ nghèo.", LAYERS, [], marks=needs_tagger),
        pytest.param("Nâng cấp Cổng Thông tin điện tử tỉnh.", LAYERS, [], marks=needs_spacy),
        ("Sở Ngoại vụ đàm phán với đối tác.", [], []),
    ],
)
def test_roles_that_the_rules_left_open(
    text: str, layers: Sequence[Layer], leads: list[str], rulebook: Rulebook
) -> None:
    names = UnitNames(rulebook.units)
    found = find_assignments(text, names)
    assert found.leads == []
    completed = Opinion(rulebook.units, layers).complete_roles(text, found, names)
    assert [hit.name for hit in completed.leads] == leads
    assert all(hit.review for hit in completed.leads)
    assert all(text[hit.start : hit.end] == hit.raw for hit in completed.leads)


def test_what_the_rules_found_stays(rulebook: Rulebook) -> None:
    names = UnitNames(rulebook.units)
    text = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện."
    found = find_assignments(text, names)
    assert Opinion(rulebook.units, LAYERS).complete_roles(text, found, names) == found


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".txt"], ids=str)
def test_it_only_adds(path: Any) -> None:
    alone = extract(path).model_dump(mode="json")
    asked = extract(path, nlp=LAYERS).model_dump(mode="json")
    assert asked == extract(path, nlp=LAYERS).model_dump(mode="json")
    assert len(asked["tasks"]) >= len(alone["tasks"])
    same = {(task["origin"], *task["path"], task["text"]): task for task in asked["tasks"]}
    for task in alone["tasks"]:
        found = same[(task["origin"], *task["path"], task["text"])]
        for role in ("lead_units", "support_units"):
            if task[role]:
                names = [unit["name"] for unit in found[role]]
                assert names == [unit["name"] for unit in task[role]]


@needs_tagger
def test_a_guessed_signer_and_lead_are_marked() -> None:
    plan = extract(PLAN.replace("ZƠ".encode(), "BRÂU".encode()), name="a.txt", nlp=LAYERS)
    assert [(s.name, s.review) for s in plan.document.signers] == [
        ("Brâu Thị Lanh", "đoán là tên người")
    ]
    assert [unit.review for unit in plan.tasks[0].lead_units] == ["vai trò đoán theo mẫu câu"]
    (finding,) = [finding for finding in plan.findings if finding.rule == "needs-review"]
    assert "đoán là tên người" in str(finding.left)


@pytest.fixture
def without_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine where neither library is installed."""
    real = builtins.__import__

    def refuse(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> Any:
        if name.split(".")[0] in LAYERS:
            raise ModuleNotFoundError(name)
        return real(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", refuse)
    for layer in LAYERS:
        monkeypatch.setitem(sys.modules, layer, None)


@pytest.mark.usefixtures("without_libraries")
def test_missing_libraries_leave_the_rules_alone() -> None:
    assert find_missing(LAYERS) == list(LAYERS)
    assert extract(PLAN, name="a.txt", nlp=LAYERS) == extract(PLAN, name="a.txt")


@pytest.mark.usefixtures("without_libraries")
@pytest.mark.parametrize(
    ("options", "said"), [([], False), (["--no-nlp"], False), (["--nlp"], True)]
)
def test_missing_libraries_are_said_only_where_asked_for(
    options: list[str], said: bool, tmp_path: Any
) -> None:
    plan = str(next(SAMPLES.glob("*.txt")))
    result = CliRunner().invoke(app, ["extract", plan, "--out", str(tmp_path), *options])
    assert result.exit_code == 0
    assert ("spacy and underthesea not installed" in result.output) is said


@pytest.mark.parametrize("options", [[], ["--no-nlp"]])
def test_rules_alone_load_no_library(options: list[str], tmp_path: Any) -> None:
    before = {name for name in sys.modules if name.split(".")[0] in LAYERS}
    plan = str(next(SAMPLES.glob("*.txt")))
    assert (
        CliRunner().invoke(app, ["extract", plan, "--out", str(tmp_path), *options]).exit_code == 0
    )
    assert {name for name in sys.modules if name.split(".")[0] in LAYERS} == before
