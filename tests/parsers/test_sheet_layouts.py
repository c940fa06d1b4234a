"""Whatever stands where on a sheet: nothing is lost, nothing is doubled, spans fit the grid."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document.building import build_document
from extract.document.draft import DraftParagraph, DraftTable
from extract.parsers.sheets.drafting import draft_workbook
from extract.parsers.sheets.gathering import Look, SheetBuilder
from extract.parsers.sheets.model import Workbook

ROWS, COLUMNS = 9, 6
places = st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))
areas = st.tuples(places, places).map(
    lambda pair: (
        min(pair[0][0], pair[1][0]),
        min(pair[0][1], pair[1][1]),
        max(pair[0][0], pair[1][0]),
        max(pair[0][1], pair[1][1]),
    )
)


def drop_overlaps(found: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    kept: list[tuple[int, int, int, int]] = []
    for top, left, bottom, right in found:
        if all(
            bottom < other[0] or top > other[2] or right < other[1] or left > other[3]
            for other in kept
        ):
            kept.append((top, left, bottom, right))
    return kept


@st.composite
def builders(draw: st.DrawFn) -> SheetBuilder:
    builder = SheetBuilder("Tên trang")
    filled = draw(st.dictionaries(places, st.sampled_from(["", "1", "I."]), min_size=1))
    for (row, column), label in filled.items():
        builder.add_text(row, column, f"{label} t{row}x{column}".strip(), Look())
    for top, left, bottom, right in draw(st.lists(areas, max_size=2)):
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                builder.add_rule(row, column)
    builder.merges = drop_overlaps(draw(st.lists(areas, max_size=4)))
    builder.frames = draw(st.lists(areas, max_size=1))
    builder.hidden_columns = draw(st.sets(st.integers(0, COLUMNS - 1), max_size=2))
    return builder


@settings(max_examples=150)
@given(builders())
def test_every_shown_text_comes_once(builder: SheetBuilder) -> None:
    sheet = builder.build()
    shown = Counter(cell.text for cell in sheet.cells)
    if not shown:
        return
    draft = draft_workbook(Workbook([sheet]), "xlsx")
    found: Counter[str] = Counter()
    for item in draft.items:
        if isinstance(item, DraftParagraph):
            found.update([item.text])
            continue
        covered: Counter[tuple[int, int]] = Counter()
        for cell in item.cells:
            found.update([cell.text] if cell.text else [])
            covered.update(
                (cell.row + y, cell.column + x)
                for y in range(cell.row_span)
                for x in range(cell.column_span)
            )
        assert set(covered.values()) == {1}
        assert len(covered) == item.columns * (1 + max(row for row, _ in covered))
    del found["Tên trang"]
    assert found == shown
    assert build_document(draft).blocks


def test_table_of_a_sheet_is_one() -> None:
    """The strategy above gives tables at all."""
    builder = SheetBuilder("Sheet1")
    for row in range(3):
        for column in range(3):
            builder.add_text(row, column, f"t{row}{column}", Look())
    draft = draft_workbook(Workbook([builder.build()]), "xlsx")
    assert [type(item) for item in draft.items] == [DraftTable]
