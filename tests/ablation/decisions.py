"""The hand-written decisions of tests/decisions/, taken by the rules and the layers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from extract import extract
from extract.assembly.reading import Reader
from extract.fields.deadlines import DeadlineContext
from extract.fields.units import UnitNames, expand_name, unit_key
from extract.nlp import Layer, Opinion
from extract.records import Unit
from extract.rulebook import Rulebook, load_rulebook
from extract.structure.items import split_sentences
from extract.text.folding import match_key
from tests.ablation.counting import Count
from tests.factories import make_passage

FOLDER = Path(__file__).parents[1] / "decisions"
PARTS = ("dev", "held", "fresh")
_BODY = (
    "UBND TỈNH BẮC NINH",
    "SỞ CÔNG THƯƠNG",
    "Số: 12/KH-SCT",
    "KẾ HOẠCH",
    "Công tác năm 2026",
    "Sở Công Thương ban hành Kế hoạch như sau:",
    "I. NHIỆM VỤ",
    "- Kiểm tra 05 cơ sở.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Các phòng triển khai Kế hoạch này./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
)
Layers = Collection[Layer]


@lru_cache(maxsize=1)
def _rulebook() -> Rulebook:
    return load_rulebook()


def _load(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def _make_reader(layers: Layers) -> Reader:
    rulebook = _rulebook()
    opinion = Opinion(rulebook.units, layers)
    return Reader(rulebook, UnitNames(rulebook.units), DeadlineContext(), opinion)


def _key(name: str) -> str:
    return name if name == "*" else unit_key(expand_name(name, UnitNames(_rulebook().units)))


def _show(units: list[Unit], role: str = "") -> Iterator[tuple[str, bool]]:
    for unit in units:
        name = "*" if unit.generic and role else unit.name
        yield role + _key(name), unit.review is not None


def _read_signers(part: str, layers: Layers) -> Iterator[tuple[list[str], Any]]:
    for block, names in _load("persons")["signatures"].get(part, ()):
        text = "\n".join([*_BODY, *block.split(" / ")])
        signers = extract(text.encode(), name="a.txt", nlp=layers).document.signers
        yield [match_key(n) for n in names], [(match_key(s.name), bool(s.review)) for s in signers]


def _read_persons(part: str, layers: Layers) -> Iterator[tuple[list[str], Any]]:
    for cell, names in _load("persons")["cells"].get(part, ()):
        persons, _ = _make_reader(layers).read_persons(make_passage(cell))
        yield [match_key(n) for n in names], [(match_key(p.name), bool(p.review)) for p in persons]


def _read_cells(part: str, layers: Layers) -> Iterator[tuple[list[str], Any]]:
    for cell, names in _load("unit_cells").get(part, ()):
        units, _ = _make_reader(layers).read_units(make_passage(cell), "lead_units")
        yield [_key(name) for name in names], list(_show(units))


def _read_prose(part: str, layers: Layers) -> Iterator[tuple[list[str], Any]]:
    for text, leads, supports in _load("prose").get(part, ()):
        said = _make_reader(layers).read_assignments(make_passage(text))
        expected = [f"lead {_key(n)}" for n in leads] + [f"support {_key(n)}" for n in supports]
        yield expected, [*_show(said.leads, "lead "), *_show(said.supports, "support ")]


def _read_sentences(part: str, layers: Layers) -> Iterator[tuple[list[str], Any]]:
    """No layer of the program splits sentences: underthesea is asked here, for comparison."""
    for marked in _load("sentences").get(part, ()):
        text = marked.replace(" | ", " ")
        if "underthesea" in layers:
            from underthesea import sent_tokenize

            found = sent_tokenize(text)
        else:
            found = [piece.text for piece in split_sentences(make_passage(text))]
        yield marked.split(" | "), [(sentence, False) for sentence in found]


KINDS: dict[str, Callable[[str, Layers], Iterator[tuple[list[str], Any]]]] = {
    "names of signers": _read_signers,
    "names of leaders in cells": _read_persons,
    "bodies in cells": _read_cells,
    "bodies in running text": _read_prose,
    "sentences": _read_sentences,
}


def count_decisions(kind: str, part: str, layers: Layers) -> Count:
    """Take all decisions of one kind and part with these layers."""
    count = Count()
    for expected, found in KINDS[kind](part, layers):
        count.add(expected, found)
    return count
