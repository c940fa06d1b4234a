"""``kehoach rules check``: each fault of a rule folder with its file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from extract.cli.app import app
from extract.errors import RulebookError
from extract.resources import rules_folder
from extract.rulebook import load_rulebook
from extract.rulebook.base import ProvedRule, RuleModel
from extract.rulebook.checking import check_rules
from extract.rulebook.entries import find_entry
from extract.rulebook.topics import TOPICS

GOOD = """\
headers:
  - id: my-lead
    role: lead
    words: [Bên đảm nhiệm]
    source: ours
"""
PATTERN = """\
events:
  - id: harvest
    pattern: 'sau vụ gặt'
    examples: [Sau vụ gặt]
    counter_examples: [sau vụ án]
    source: ours
"""
# A fault, the file it stands in, its text, the line to be named, words of the reason.
FAULTS = {
    "broken YAML": ("headers", "headers:\n  - id: a\n   role: x\n", 3, "no valid YAML"),
    "no mapping": ("headers", "- a\n", 1, "no mapping"),
    "unknown file": ("hedaers", GOOD, 1, "no rules go by this name"),
    "unknown key": ("headers", GOOD + "lables: []\n", 6, "unknown key 'lables'"),
    "unknown field": ("headers", GOOD.replace("words", "wrods"), 4, "wrods"),
    "unknown role": ("headers", GOOD.replace("role: lead", "role: boss"), 3, "role"),
    "missing field": ("headers", GOOD.replace("    source: ours\n", ""), 2, "source"),
    "key twice": ("headers", GOOD + "    role: support\n", 6, "stands on line 3 already"),
    "id twice": ("headers", GOOD + GOOD[9:].replace("Bên", "Người"), 6, "'my-lead' stands on"),
    "id form": ("headers", GOOD.replace("my-lead", "My_Lead"), 2, "kebab-case"),
    "header of another role": (
        "headers",
        GOOD.replace("Bên đảm nhiệm", "CƠ QUAN PHỐI HỢP"),
        2,
        "headers.yaml, line ",
    ),
    "word twice": ("quantities", "nouns:\n  - vở diễn\n  - VỞ DIỄN\n", 3, "stands in line 2"),
    "broken expression": ("deadlines", PATTERN.replace("gặt'", "(gặt'"), 3, "regular expr"),
    "example not found": ("deadlines", PATTERN.replace("[Sau vụ gặt]", "[mùa]"), 2, "mùa"),
    "counter-example found": ("deadlines", PATTERN.replace("vụ án", "vụ gặt"), 2, "counter"),
    "no counter-example": ("deadlines", PATTERN.replace("[sau vụ án]", "[]"), 5, "counter_"),
    "header pattern without proof": (
        "headers",
        GOOD.replace("    source", "    patterns: [ben dam nhiem]\n    source"),
        2,
        "patterns need examples",
    ),
    "header example not found": (
        "headers",
        GOOD.replace("    source", "    patterns: [xyz]\n    examples: [Bên]\n"
                     "    counter_examples: [a]\n    source"),
        2,
        "does not find its example 'Bên'",
    ),
    "label counter-example found": (
        "labels",
        "labels:\n  - {id: l, role: lead, words: [bên a], patterns: ['ben .*'], examples: [bên b],"
        " counter_examples: [bên c], source: ours}\n",
        2,
        "finds its counter-example 'bên c'",
    ),
    "tab": ("headers", GOOD + "#\tours\n", 6, "tab"),
    "decomposed": ("headers", GOOD.replace("đảm", "đa\u0309m"), 4, "NFC"),
    "no newline last": ("headers", GOOD.rstrip(), 5, "one newline"),
}  # fmt: skip


@pytest.mark.parametrize(("topic", "text", "line", "reason"), FAULTS.values(), ids=FAULTS.keys())
def test_fault_is_named_with_its_line(
    topic: str, text: str, line: int, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{topic}.yaml"
    path.write_bytes(text.encode())
    problems = check_rules(tmp_path)
    assert [(item.path, item.line) for item in problems] == [(path, line)], problems
    assert reason in problems[0].reason


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    (tmp_path / "headers.yaml").write_bytes(b"headers:\n  - id: \xff\n")
    (problem,) = check_rules(tmp_path)
    assert (problem.line, "UTF-8" in problem.reason) == (2, True)


def test_good_rules_have_no_faults(tmp_path: Path) -> None:
    (tmp_path / "headers.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "deadlines.yaml").write_text(PATTERN, encoding="utf-8")
    assert check_rules(tmp_path) == []
    assert load_rulebook(tmp_path).headers.by_key["ben dam nhiem"].id == "my-lead"


def test_entry_that_takes_a_built_in_one_s_place_may_have_its_words(tmp_path: Path) -> None:
    text = GOOD.replace("my-lead", "header-lead").replace("Bên đảm nhiệm", "Đơn vị chủ trì")
    (tmp_path / "headers.yaml").write_text(text, encoding="utf-8")
    assert check_rules(tmp_path) == []


def test_built_in_rules_have_no_faults() -> None:
    assert check_rules() == []


def test_every_rule_file_is_a_topic() -> None:
    assert {path.stem for path in rules_folder().glob("*.yaml")} == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_entry_with_an_id_is_found_by_it(topic: str) -> None:
    path = rules_folder() / f"{topic}.yaml"
    content = yaml.safe_load(path.read_bytes())
    ids = [
        entry["id"]
        for entries in content.values()
        if isinstance(entries, list)
        for entry in entries
        if isinstance(entry, dict) and "id" in entry
    ]
    lines = path.read_text(encoding="utf-8").split("\n")
    for name in ids:
        entry = find_entry(f"{topic}/{name}", [rules_folder()])
        assert entry is not None
        assert entry.path == path
        assert name in lines[entry.line - 1]


def test_every_pattern_class_says_how_it_is_found() -> None:
    """No list of patterns is left out of the checking of examples."""
    for topic, model in TOPICS.items():
        content = yaml.safe_load((rules_folder() / f"{topic}.yaml").read_bytes())
        checked = model.model_validate(content)
        for name in model.model_fields:
            value = getattr(checked, name)
            for entry in value if isinstance(value, list) else []:
                if isinstance(entry, RuleModel) and hasattr(entry, "pattern"):
                    assert isinstance(entry, ProvedRule), f"{topic}: {name}"


# --- the command --------------------------------------------------------------------------


def test_command_says_all_is_well() -> None:
    result = CliRunner().invoke(app, ["rules", "check"])
    assert result.exit_code == 0
    assert "no faults" in result.stderr


def test_command_lists_faults_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "headers.yaml").write_text(
        GOOD.replace("role: lead", "role: boss"), encoding="utf-8"
    )
    (tmp_path / "labels.yaml").write_text("labels: [\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["rules", "check", str(tmp_path)])
    assert result.exit_code == 1
    assert f"{tmp_path / 'labels.yaml'}:" in result.stdout
    assert "2 rule files: 2 faults" in result.stderr


@pytest.mark.parametrize("name", ["none", "empty"])
def test_folder_without_rules_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RulebookError):
        check_rules(tmp_path / name)
    result = CliRunner().invoke(app, ["rules", "check", str(tmp_path / name)])
    assert result.exit_code == 2
    assert "check the path" in result.stderr
