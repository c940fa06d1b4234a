"""From drafts to numbered blocks: nothing with words is lost, nothing empty is invented."""

from __future__ import annotations

from extract.document.building import build_document
from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, Problem, Style
from extract.document.model import Block, Table
from tests.factories import make_document, make_draft_table, make_furniture


def test_blocks_are_numbered_in_reading_order() -> None:
    document = make_document(
        "KẾ HOẠCH", make_draft_table([["TT", "Việc"], ["1", "Rà soát"]]), "Nơi nhận:"
    )
    assert [block.id for block in document.blocks] == list(range(6))
    assert [block.text for block in document.blocks] == [
        "KẾ HOẠCH",
        "TT",
        "Việc",
        "1",
        "Rà soát",
        "Nơi nhận:",
    ]
    assert [block.kind for block in document.blocks] == ["paragraph", *["cell"] * 4, "paragraph"]


def test_cells_are_numbered_by_row_whatever_their_order() -> None:
    cells = [DraftCell("d", 1, 1), DraftCell("a", 0, 0), DraftCell("c", 1, 0), DraftCell("b", 0, 1)]
    document = make_document(DraftTable(cells, 2))
    assert [block.text for block in document.blocks] == ["a", "b", "c", "d"]
    assert [(b.table, b.row, b.column) for b in document.blocks] == [
        (1, 1, 1),
        (1, 1, 2),
        (1, 2, 1),
        (1, 2, 2),
    ]


def test_blank_paragraphs_go_and_empty_cells_stay() -> None:
    document = make_document(" \n\t", "Một", "\u200b", make_draft_table([["TT", " "]]))
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("paragraph", "Một"),
        ("cell", "TT"),
        ("cell", ""),
    ]


def test_tables_count_from_one_and_a_joined_part_is_no_table() -> None:
    document = make_document(
        make_draft_table([["a", "b"]]),
        make_draft_table([["c", "d"]], continues=True),
        make_draft_table([["e", "f"]]),
    )
    tables = [item for item in document.body if isinstance(item, Table)]
    assert [(table.number, table.rows) for table in tables] == [(1, 2), (2, 1)]


def test_furniture_stays_a_block_of_its_own_kind() -> None:
    document = make_document("Một", make_furniture("- 2 -"))
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("paragraph", "Một"),
        ("furniture", "- 2 -"),
    ]


def test_text_is_cleaned_and_hints_are_kept() -> None:
    style = Style(bold=True, centered=True)
    draft = Draft([DraftParagraph("KE\u0302\u0301  HOẠCH ", 3, style)], parser="hand")
    (block,) = build_document(draft).blocks
    assert block == Block(0, "paragraph", "KẾ HOẠCH", 3, style=style)


def test_facts_of_the_draft_are_handed_on() -> None:
    problem = Problem("page-unread", "Trang 2 không có chữ.", 2)
    draft = Draft([], parser="pdf", pages=2, encoding="TCVN3", problems=[problem])
    document = build_document(draft)
    assert (document.parser, document.pages, document.encoding) == ("pdf", 2, "TCVN3")
    assert document.problems == (problem,)
    assert document.body == document.blocks == ()
