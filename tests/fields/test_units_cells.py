"""Cells of offices of many kinds: how many are read right, and none wrong without a word."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from extract.fields.units import UnitHit, UnitNames, split_units
from extract.resources import rules_folder
from extract.rulebook.units import UnitRulebook, load_units
from extract.text.folding import match_key

_AROUND_MARKS = re.compile(r"\s*([-,/])\s*")


class Cell(TypedDict):
    """A cell, and its bodies; groups in angle brackets."""

    cell: str
    units: list[str]


@lru_cache(maxsize=1)
def rulebook() -> UnitRulebook:
    return load_units([rules_folder()])


def read_cells() -> dict[str, list[Cell]]:
    path = Path(__file__).with_name("unit_cells.yaml")
    cells: dict[str, list[Cell]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return cells


CELLS = read_cells()
# What is asked for here is not in the words; the reading says so with a review.
DOUBTFUL = {
    "Ông Nguyễn Văn Nam, Phó Chủ tịch UBND xã",
    "Sở Công Thương Cục Quản lý thị trường Công an tỉnh",
    "Ban ĐBCL&TT; Ban KH&HTQT; VP ĐHQG",
}
# The words for the work may belong to the group or not.
LOOSE = {
    "Đơn vị được giao chủ trì nhiệm vụ",
    "Hạt Kiểm lâm Sa Pa - Bát Xát, các chủ rừng là tổ chức",
}


def comparable(name: str) -> str:
    return _AROUND_MARKS.sub(r"\1", match_key(name)).strip(" .;")


def read(cell: str) -> list[UnitHit]:
    return split_units(cell, UnitNames(rulebook()))


def shown(hits: list[UnitHit]) -> list[str]:
    return [comparable(f"<{hit.name}>" if hit.generic else hit.name) for hit in hits]


def is_right(row: Cell) -> bool:
    return shown(read(row["cell"])) == [comparable(name) for name in row["units"]]


@pytest.mark.parametrize(("part", "least"), [("dev", 0.98), ("test", 0.98), ("later", 0.95)])
def test_share_of_cells_read_right(part: str, least: float) -> None:
    rows = CELLS[part]
    assert sum(map(is_right, rows)) / len(rows) >= least


KNOWN = [row for rows in CELLS.values() for row in rows if row["cell"] not in DOUBTFUL | LOOSE]


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["cell"][:60])
def test_cell(row: Cell) -> None:
    assert shown(read(row["cell"])) == [comparable(name) for name in row["units"]]


@pytest.mark.parametrize("cell", sorted(DOUBTFUL))
def test_what_is_not_in_the_words_asks_for_a_look(cell: str) -> None:
    assert any(hit.review for hit in read(cell))
