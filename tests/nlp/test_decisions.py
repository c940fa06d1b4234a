"""The hand-written decisions: what rules and layers reached once, they do not lose."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from extract.nlp import LAYERS, Layer, find_missing
from tests.ablation.counting import Count
from tests.ablation.decisions import KINDS, PARTS, count_decisions

# By the rules, and with both libraries: at least that many right, at most that many wrong
# without a word of doubt.
LEAST: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "names of signers": ((32, 0), (44, 0)),
    "names of leaders in cells": ((30, 1), (43, 1)),
    "bodies in cells": ((73, 18), (73, 7)),
    "bodies in running text": ((20, 3), (27, 3)),
    "sentences": ((79, 12), (0, 0)),
}


def check(kind: str, layers: Collection[Layer], least: tuple[int, int]) -> None:
    count = Count()
    for part in PARTS:
        count += count_decisions(kind, part, layers)
    assert count.right >= least[0]
    assert count.wrong <= least[1]


@pytest.mark.parametrize("kind", KINDS)
def test_rules(kind: str) -> None:
    check(kind, (), LEAST[kind][0])


@pytest.mark.skipif(bool(find_missing(LAYERS)), reason="spaCy or underthesea is not installed")
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "sentences"])
def test_second_opinion(kind: str) -> None:
    check(kind, LAYERS, LEAST[kind][1])


def test_counting() -> None:
    count = Count()
    count.add({"a", "b", "c"}, [("a", False), ("b", True), ("x", False), ("y", True)])
    assert count == Count(right=2, wrong=1, marked=1, missing=1, alarms=1)
    assert count.f1 == pytest.approx(4 / 7)
