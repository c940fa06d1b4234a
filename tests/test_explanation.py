"""``kehoach explain``: from a value to its words and to the lines of the rules."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extract import extract
from extract.cli.app import app
from extract.errors import UsageError
from extract.explanation import explain
from extract.records import Plan
from extract.resources import rules_folder
from extract.rulebook.entries import find_entry
from tests.samples import ROOT

SAMPLE = ROOT / "samples" / "01-chuyen-doi-so-tinh.txt"
# Fields of which every value must name at least one rule.
RULED = ("lead_units", "support_units", "deadlines", "target", "score")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return extract(SAMPLE)


def test_value_words_place_and_rules_are_shown(plan: Plan) -> None:
    text = explain(plan, "annex/t3", "deadlines")
    assert '"end": "2026-09-30"' in text
    assert 'words: "Quý III/2026"' in text
    assert "headers/header-deadline, rules/headers.yaml:" in text
    assert "deadlines/quarter, rules/deadlines.yaml:" in text


def test_named_line_is_the_entry_s(plan: Plan) -> None:
    text = explain(plan, "annex/t3", "lead_units")
    for topic, name, line in re.findall(r"rule: +(\w+)/([\w-]+), rules/\w+\.yaml:(\d+)", text):
        lines = (rules_folder() / f"{topic}.yaml").read_text(encoding="utf-8").split("\n")
        assert re.search(rf"\bid: {name}\b|^{name}:", lines[int(line) - 1])


def test_all_filled_fields_without_a_field(plan: Plan) -> None:
    text = explain(plan, "annex/t3")
    assert {"text:", "lead_units:", "deadlines:"} <= set(text.split())
    assert "mandate:" not in text


def test_document_is_explained(plan: Plan) -> None:
    assert "issued_on: 2026-" in explain(plan, "document", "issued_on")


def test_unknown_record_and_field_name_the_choices(plan: Plan) -> None:
    with pytest.raises(UsageError, match="annex/t3"):
        explain(plan, "annex/t333")
    with pytest.raises(UsageError, match="lead_units"):
        explain(plan, "annex/t3", "leads")


def test_json_gives_the_same_as_the_plan(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(plan.model_dump_json(), encoding="utf-8")
    results = [
        CliRunner().invoke(app, ["explain", str(source), "annex/t3", "deadlines"])
        for source in (SAMPLE, path)
    ]
    assert [result.exit_code for result in results] == [0, 0]
    assert results[0].stdout == results[1].stdout


@pytest.mark.parametrize("content", [b"{}", b"\xff", None])
def test_what_is_no_plan_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    if content is not None:
        path.write_bytes(content)
    result = CliRunner().invoke(app, ["explain", str(path), "annex/t3"])
    assert result.exit_code == 2
    assert "plan.json" in result.stderr


def test_rules_of_a_user_are_named_as_theirs(tmp_path: Path) -> None:
    own = "headers:\n  - {id: my-lead, role: lead, words: [Ai làm], source: ours}\n"
    (tmp_path / "headers.yaml").write_text(own, encoding="utf-8")
    text = "KẾ HOẠCH\n\nNăm 2026\n\n| TT | Nhiệm vụ | Ai làm |\n| 1 | Rà soát chợ | Sở Y tế |\n"
    plan = extract(text.encode(), rules=tmp_path)
    said = explain(plan, plan.tasks[0].id, "lead_units", tmp_path)
    assert f"headers/my-lead, {tmp_path.name}/headers.yaml:2" in said


@pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("*.txt")), ids=lambda p: p.stem)
def test_every_value_of_these_fields_names_a_rule_that_exists(path: Path) -> None:
    plan = extract(path)
    for record in (*plan.tasks, *plan.indicators):
        for item in record.evidence:
            assert item.rules or item.field not in RULED, (record.id, item)
            for rule in item.rules:
                assert find_entry(rule, [rules_folder()]) is not None, rule


def test_rules_stand_in_the_json(plan: Plan) -> None:
    task = json.loads(plan.model_dump_json())["tasks"][-1]
    assert any(item["rules"] for item in task["evidence"])


def test_abbreviations_are_named_with_their_entries() -> None:
    text = "KẾ HOẠCH\n\nNăm 2026\n\n| TT | Nhiệm vụ | Chủ trì |\n| 1 | Rà soát | Sở KH&CN |\n"
    plan = extract(text.encode())
    (evidence,) = (e for e in plan.tasks[0].evidence if e.field == "lead_units")
    assert evidence.rules == ["headers/header-lead", "units/so", "abbreviations/khcn"]
