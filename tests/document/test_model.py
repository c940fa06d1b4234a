"""Passages and tables: slices of blocks that keep their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.model import Passage
from tests.factories import make_passage, make_table, show_table

TEXT = "  - Đơn vị chủ trì:\n Sở Tài chính; \n\n+ Hạn: quý I.  "


def test_whole_passage_is_the_block() -> None:
    passage = make_passage(TEXT)
    whole = Passage.whole(passage.block)
    assert (whole.start, whole.end, whole.text) == (0, len(TEXT), TEXT)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, None, "Sở Tài chính"),
        (3, None, "Tài chính"),
        (3, 6, "Tài"),
        (0, 0, ""),
        (3, 99, "Tài chính"),
        (50, 60, ""),
        (5, 2, ""),
    ],
)
def test_cut_counts_from_the_passage_and_never_leaves_it(
    start: int, end: int | None, words: str
) -> None:
    passage = make_passage("Giao Sở Tài chính chủ trì", 5, 17)
    piece = passage.cut(start, end)
    assert piece.text == words
    assert passage.start <= piece.start <= piece.end <= passage.end


@pytest.mark.parametrize(
    ("text", "marks", "words"),
    [
        (" a ", "", "a"),
        ("\n\t- a;\n", "", "- a;"),
        ("- a; b.;", " -;.", "a; b"),
        ("   ", "", ""),
        (";;;", ";", ""),
        ("", "", ""),
    ],
)
def test_strip(text: str, marks: str, words: str) -> None:
    assert make_passage(text).strip(marks).text == words


def test_lines_are_stripped_and_never_blank() -> None:
    lines = list(make_passage(TEXT).lines())
    assert [line.text for line in lines] == [
        "- Đơn vị chủ trì:",
        "Sở Tài chính;",
        "+ Hạn: quý I.",
    ]
    assert all(line.text == TEXT[line.start : line.end] for line in lines)


@given(st.text(alphabet="ab đ;-\n\t"), st.integers(0, 12), st.integers(0, 12))
def test_pieces_of_pieces_point_into_the_block(text: str, first: int, second: int) -> None:
    whole = make_passage(text)
    pieces = [whole.cut(first).cut(second), whole.strip(";"), whole.cut(first, first + second)]
    pieces += [piece.strip("-") for line in whole.lines() for piece in (line, line.cut(1))]
    for piece in pieces:
        assert 0 <= piece.start <= piece.end <= len(text)
        assert piece.text == text[piece.start : piece.end]
    assert whole.cut(first).text == text[first:]


def test_grid_repeats_merged_cells() -> None:
    table = make_table([["TT", ("Tên", 2)], ["1", "a", "b"], [None, "c", None]])
    assert show_table(table) == [["TT", "Tên", "Tên"], ["1", "a", "b"], ["1", "c", "b"]]
    assert [cell.text for cell in table.begin_at(2)] == ["c"]
    assert table.begin_at(7) == []
