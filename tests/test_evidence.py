"""Every value says where it was read, and every block says what became of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract
from extract.errors import KehoachError
from extract.records import Evidence, Indicator, Output, Plan, Record, Task
from tests.factories import read_text
from tests.samples import FILES, SAMPLES, STEMS

VOCABULARY = (
    "Sở Y tế chủ trì; phối hợp với các xã, trước ngày 30/6/2026 quý II/2026 ít nhất 02 lớp, "
    "15-20% năm 2026 - 2030 Kế hoạch số 12/KH-UBND I. 1.1. a) - + Phụ lục Nơi nhận: TT STT "
    "Căn cứ Nhiệm vụ Kết quả: Chỉ số 7.1.2: (xếp thứ 19/34) | \t . ; : hằng năm thường xuyên"
)
WORDS = VOCABULARY.split(" ")


def walk(record: Record) -> Iterator[Record]:
    """A record and everything in it."""
    yield record
    for name in type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Record):
                yield from walk(item)


def check_quotes(plan: Plan) -> None:
    assert plan.blocks is not None
    places = {block.id: block for block in plan.blocks}
    for item in walk(plan):
        if isinstance(item, Evidence):
            block = places[item.block]
            assert item.quote, item
            assert item.quote == block.text[item.start : item.end], item
            assert (item.page, item.table, item.row, item.column) == (
                block.page,
                block.table,
                block.row,
                block.column,
            )


def check_ledger(plan: Plan) -> None:
    assert plan.blocks is not None
    assert [block.id for block in plan.blocks] == list(range(len(plan.blocks)))
    assert [entry.block for entry in plan.ledger] == [block.id for block in plan.blocks]
    known = {r.id for r in (*plan.objectives, *plan.indicators, *plan.tasks, *plan.outputs)}
    assert {record_id for entry in plan.ledger for record_id in entry.record_ids} <= known


# Fields of a record whose values must say where they were read.
SOURCED: dict[type, tuple[str, ...]] = {
    Task: (
        *("text", "details", "mandate", "lead_units", "support_units", "supervisors"),
        *("deadlines", "quantities", "note"),
    ),
    Indicator: (
        *("name", "pillar", "rank", "score", "target", "direction", "assessment"),
        *("lead_units", "support_units", "deadlines", "mandate"),
    ),
    Output: ("text", "quantities", "units"),
}
FRONT = (
    *("kind", "symbol", "issued_on", "place", "issuer", "title", "period", "implements"),
    *("legal_bases", "signers", "recipients", "annexes"),
)


def find_unsourced(plan: Plan) -> list[tuple[str, str]]:
    """Values without evidence for their field: record's id, field."""
    missing = []
    for record in (*plan.tasks, *plan.indicators, *plan.outputs):
        fields = {evidence.field for evidence in record.evidence}
        missing += [
            (record.id, name)
            for name in SOURCED[type(record)]
            if getattr(record, name) and name not in fields
        ]
        if record.path and "path" not in fields:
            missing.append((record.id, "path"))
    missing += [(r.id, "text") for r in plan.objectives if not r.evidence]
    missing += [(c.raw, "citations") for c in plan.citations if not c.evidence]
    fields = {evidence.field for evidence in plan.document.evidence}
    return missing + [
        ("document", name) for name in FRONT if getattr(plan.document, name) and name not in fields
    ]


def find_foreign_words(plan: Plan) -> list[tuple[str, str]]:
    """Raw words of units, deadlines and figures that their own evidence does not hold."""
    found = []
    for record in (*plan.tasks, *plan.indicators, *plan.outputs):
        for name in ("lead_units", "support_units", "units", "deadlines", "quantities"):
            quotes = [" ".join(e.quote.split()) for e in record.evidence if e.field == name]
            for value in getattr(record, name, []):
                # Units distributed from a list and spans of two cells join several places.
                words = [w for w in value.raw.split() if w != "-"]
                if not any(value.raw in quote for quote in quotes) and not all(
                    any(word in quote for quote in quotes) for word in words
                ):
                    found.append((record.id, f"{name}: {value.raw}"))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sample(path: Path) -> None:
    plan = extract(path, with_blocks=True)
    check_quotes(plan)
    check_ledger(plan)
    assert find_unsourced(plan) == []
    assert find_foreign_words(plan) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_same_file_gives_the_same_plan(path: Path) -> None:
    assert extract(path) == extract(path.read_bytes(), name=path.name)


def test_code_of_a_numbered_line_has_evidence() -> None:
    plan = read_text("KẾ HOẠCH", "Năm 2026", "I. NHIỆM VỤ", "1. Rà soát chợ.", "2. Lập dự án.")
    assert [task.code for task in plan.tasks] == ["1", "2"]
    assert all("code" in {e.field for e in task.evidence} for task in plan.tasks)


def test_number_of_an_annex_alone_has_evidence() -> None:
    plan = read_text(
        "PHỤ LỤC",
        "NHIỆM VỤ NĂM 2026",
        "(Kèm theo Kế hoạch số 12/KH-SYT ngày 05/02/2026 của Sở Y tế)",
        "1. Sở Y tế chủ trì giám sát dịch.",
    )
    assert plan.document.number == "12"
    assert "number" in {evidence.field for evidence in plan.document.evidence}


def damage(lines: list[str], way: str, chance: random.Random) -> list[str]:
    at = chance.randrange(len(lines)) if lines else 0
    if not lines:
        return lines
    if way == "delete":
        del lines[at : at + chance.randint(1, 5)]
    elif way == "repeat":
        lines[at:at] = lines[at : at + 4]
    elif way == "shuffle":
        part = lines[at : at + 12]
        chance.shuffle(part)
        lines[at : at + 12] = part
    elif way == "insert":
        words = chance.choices(WORDS, k=chance.randint(1, 12))
        lines[at] = f"{lines[at]} {' '.join(words)}" if chance.random() < 0.5 else " ".join(words)
    elif way == "cut":
        lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    elif way == "unspace":
        lines[at] = lines[at].replace(" ", "", chance.randint(1, 9))
    elif way == "join":
        lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    return lines


WAYS = ["delete", "repeat", "shuffle", "insert", "cut", "unspace", "join"]
SAMPLE_LINES = {
    stem: (SAMPLES / f"{stem}.txt").read_bytes().decode("utf-8-sig").splitlines() for stem in STEMS
}


@settings(max_examples=120)
@given(
    st.sampled_from(STEMS),
    st.lists(st.sampled_from(WAYS), min_size=1, max_size=10),
    st.integers(0, 10**6),
)
def test_damaged_plan(stem: str, ways: list[str], seed: int) -> None:
    chance = random.Random(seed)
    lines = list(SAMPLE_LINES[stem])
    for way in ways:
        lines = damage(lines, way, chance)
    try:
        plan = extract("\n".join(lines).encode(), name="damaged.txt", with_blocks=True)
    except KehoachError:
        return
    check_quotes(plan)
    check_ledger(plan)
    assert find_unsourced(plan) == []
    assert find_foreign_words(plan) == []


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=25))
def test_plan_of_random_words(lines: list[str]) -> None:
    text = "\n".join(["KẾ HOẠCH", "Năm 2026", "I. NHIỆM VỤ", *lines])
    plan = extract(text.encode(), name="words.txt", with_blocks=True)
    check_quotes(plan)
    check_ledger(plan)
    assert find_unsourced(plan) == []
    assert find_foreign_words(plan) == []
