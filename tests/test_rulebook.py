"""Rule files: what they say is proved by their own examples, and users may lay theirs over."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from extract import extract
from extract.errors import RulebookError
from extract.resources import rules_folder
from extract.rulebook import load_rulebook
from extract.rulebook.base import load_topic
from extract.rulebook.structure import FoldedPattern, HeaderRules, LabelRules, SectionRule
from extract.text.folding import fold

RULES = load_rulebook()
SECTIONS = RULES.sections


def list_patterns() -> list[ParameterSet]:
    groups = (
        SECTIONS.sections,
        SECTIONS.closings,
        SECTIONS.pointers,
        SECTIONS.annexes,
        SECTIONS.forms,
        SECTIONS.plan_titles,
    )
    return [pytest.param(rule, id=rule.id) for group in groups for rule in group]


@pytest.mark.parametrize("rule", list_patterns())
def test_pattern_finds_its_examples_and_nothing_else(rule: FoldedPattern) -> None:
    for example in rule.examples:
        assert rule.search(fold(example)), example
    for example in rule.counter_examples:
        assert not rule.search(fold(example)), example


@pytest.mark.parametrize("rule", SECTIONS.sections, ids=lambda rule: rule.id)
def test_first_rule_that_fits_an_example_is_its_own(rule: SectionRule) -> None:
    for example in rule.examples:
        first = next(other for other in SECTIONS.sections if other.search(fold(example)))
        assert first.kind == rule.kind, example


def test_ids_are_unique() -> None:
    groups = (
        SECTIONS.sections,
        SECTIONS.closings,
        SECTIONS.pointers,
        SECTIONS.annexes,
        SECTIONS.forms,
        SECTIONS.plan_titles,
    )
    groups += (RULES.labels.labels, RULES.headers.headers)
    ids = [rule.id for group in groups for rule in group]
    assert sorted(set(ids)) == sorted(ids)


def test_types_are_those_of_the_decree() -> None:
    """Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III."""
    decree = {"nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "kế hoạch": "KH"}
    decree |= {"quy định": "QyĐ", "chương trình": "CTr", "đề án": "ĐA", "tờ trình": "TTr"}
    decree |= {"thông báo": "TB", "hướng dẫn": "HD", "phương án": "PA", "báo cáo": "BC"}
    for name, abbreviation in decree.items():
        assert abbreviation in RULES.types.by_name[name].abbreviations
        assert RULES.types.by_abbreviation[abbreviation].name == name
    assert RULES.types.by_name["công văn"].name == "công văn"


# --- a user's folder --------------------------------------------------------------------

HEADERS = """\
headers:
  - id: header-place
    role: extra
    words: [Địa bàn]
    source: ours
"""


def write_rules(folder: Path, **topics: str) -> Path:
    for topic, text in topics.items():
        (folder / f"{topic}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_entries_of_a_user_are_added(tmp_path: Path) -> None:
    folders = (rules_folder(), write_rules(tmp_path, headers=HEADERS))
    headers = load_topic("headers", HeaderRules, folders)
    assert len(headers.headers) == len(RULES.headers.headers) + 1
    assert headers.by_key["dia ban"].id == "header-place"


def test_entry_with_a_known_id_takes_its_place(tmp_path: Path) -> None:
    own = "labels:\n  - {id: label-note, role: note, words: [lưu ý], source: ours}\n"
    folders = (rules_folder(), write_rules(tmp_path, labels=own))
    labels = load_topic("labels", LabelRules, folders)
    assert [rule.id for rule in labels.labels] == [rule.id for rule in RULES.labels.labels]
    assert "luu y" in labels.by_key
    assert "ghi chu" not in labels.by_key


def test_rules_of_a_user_reach_the_records(tmp_path: Path) -> None:
    own = "headers:\n  - {id: header-own, role: lead, words: [Ai làm], source: ours}\n"
    text = "KẾ HOẠCH\n\nNăm 2026\n\n| TT | Nhiệm vụ | Ai làm |\n| 1 | Rà soát chợ | Sở Y tế |\n"
    rules = write_rules(tmp_path, headers=own)
    plain, changed = (extract(text.encode(), rules=folder) for folder in (None, rules))
    assert [unit.name for task in plain.tasks for unit in task.lead_units] == []
    assert [unit.name for task in changed.tasks for unit in task.lead_units] == ["Sở Y tế"]


WRONG = {
    "no YAML": ("headers: [", r"headers\.yaml: line \d+"),
    "no mapping": ("- a", "no mapping"),
    "unknown key": (HEADERS.replace("words", "wrods"), r"headers > \d+ > wrods"),
    "unknown role": (HEADERS.replace("extra", "boss"), r"headers > \d+ > role"),
}


@pytest.mark.parametrize(("text", "place"), WRONG.values(), ids=WRONG.keys())
def test_wrong_rules_are_refused_with_their_place(text: str, place: str, tmp_path: Path) -> None:
    folder = write_rules(tmp_path, headers=text)
    with pytest.raises(RulebookError, match=place):
        load_topic("headers", HeaderRules, (rules_folder(), folder))


def test_wrong_expression_is_refused(tmp_path: Path) -> None:
    own = (
        "closings:\n  - {id: own, pattern: '(', examples: [a], counter_examples: [b], source: x}\n"
    )
    with pytest.raises(RulebookError, match="regular expression"):
        load_rulebook(write_rules(tmp_path, sections=own))


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="no such rule folder"):
        load_rulebook(tmp_path / "none")


def test_empty_file_and_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    folder = write_rules(tmp_path, labels="", headers="\ufeff" + HEADERS)
    assert load_rulebook(folder).labels == RULES.labels
    assert "dia ban" in load_rulebook(folder).headers.by_key
