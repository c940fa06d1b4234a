"""Tables of a PDF, ruled or not, over pages: cells must be those that were printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document.model import Document
from tests.parsers.annex_forms import (
    HALF_RULED,
    LONG,
    RULED,
    UNRULED,
    WIDTHS,
    make_annex,
    make_form,
    make_rows,
)
from tests.parsers.annex_printing import (
    Annex,
    Cell,
    Form,
    Found,
    WidePage,
    found_in,
    read,
    tables_of,
)
from tests.parsers.test_pdf import Page, write_pdf

ALIGNMENTS = [("top", "top"), ("top", "middle"), ("middle", "middle")]
FORMS = {**RULED, **HALF_RULED, **UNRULED}


def read_cells(annex: Annex, form: Form) -> list[set[Found]]:
    return [found_in(table) for table in tables_of(read(annex.print(form)))]


# Lines --------------------------------------------------------------------------------


@pytest.mark.parametrize(("valign", "number"), ALIGNMENTS)
@pytest.mark.parametrize("name", FORMS)
def test_cells_are_found_however_they_are_ruled(name: str, valign: str, number: str) -> None:
    annex = make_annex(valign=valign, number=number)
    assert read_cells(annex, make_form(FORMS[name])) == [annex.expected]


@pytest.mark.parametrize(("valign", "number"), ALIGNMENTS)
@pytest.mark.parametrize("name", [*HALF_RULED, *UNRULED])
def test_rows_without_white_between_them_are_right_or_no_rows(
    name: str, valign: str, number: str
) -> None:
    annex = make_annex(valign=valign, number=number)
    document = read(annex.print(make_form(FORMS[name], space=0.3)))
    for table in tables_of(document):
        for cell in table.cells:
            found = (cell.row - 1, cell.column - 1, cell.row_span, cell.column_span)
            whole = cell.block.jumbled or any(
                one[4] == " ".join(cell.text.split()) for one in annex.expected
            )
            assert whole, (found, cell.text)


def test_rows_that_cannot_be_told_apart_are_one_jumbled_row() -> None:
    """Two readings fit: the second number at the first line of its row, or in the middle."""
    body = [["1", "Trồng rừng", "Sở A"], ["2", "Rà soát " + "nội dung " * 6, "Sở B"]]
    annex = make_annex(body, "middle", "middle", ("TT", "Nhiệm vụ", "Chủ trì"), (30, 130, 90))
    (table,) = tables_of(
        read(annex.print(make_form(HALF_RULED["columns and header line"], space=0.0)))
    )
    assert [cell.block.jumbled for cell in table.cells] == [False] * 3 + [True] * 3


def test_a_cell_with_several_years_is_one_cell() -> None:
    annex = make_annex([["2025\n2026", "Trồng rừng", "Sở A"], ["2027", "Rà soát", "Sở B"]],
                       "top", "top", ("Năm", "Nhiệm vụ", "Chủ trì"), (40, 130, 90))  # fmt: skip
    assert read_cells(annex, make_form()) == [annex.expected]


# What is no table -----------------------------------------------------------------------


def text_page(*lines: tuple[float, str] | tuple[float, str, str]) -> Page:
    """A page of lines 18 points apart: x and words of each; ``+`` sets it beside the one above."""
    page = WidePage()
    y = 80.0
    for x, words, *style in lines:
        y += 0 if "+" in style else 18
        page.text(x, y, words, 12, "F2" if "b" in style else "F1")
    return page


PROSE = "Thực hiện kế hoạch của Ủy ban nhân dân tỉnh về tăng cường quản lý nhà nước về"
NO_TABLES = {
    "letterhead": text_page(
        (80, "UBND TỈNH SƠN HẢI", "b"), (300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b+"),
        (80, "SỞ NỘI VỤ", "b"), (330, "Độc lập - Tự do - Hạnh phúc", "b+"),
        (80, "Số: 15/KH-SNV"), (330, "Sơn Hải, ngày 05 tháng 01 năm 2026", "+"),
        (220, "KẾ HOẠCH", "b"), (85, "1"), (85, "2"),
    ),
    "three signatures": text_page(
        (60, "NGƯỜI LẬP BIỂU", "b"), (230, "TRƯỞNG PHÒNG", "b+"), (420, "GIÁM ĐỐC", "b+"),
        (60, "(Ký, họ tên)"), (230, "(Ký, họ tên)", "+"), (420, "(Ký, đóng dấu)", "+"),
        (60, "Trần Văn A"), (230, "Lê Thị B", "+"), (420, "Phạm Văn C", "+"),
    ),
    "recipients at tabs": text_page(
        (60, "Nơi nhận:", "b"), (300, "KT. CHỦ TỊCH", "b+"), (450, "", "+"),
        (60, "1"), (90, "Như trên;", "+"), (300, "PHÓ CHỦ TỊCH", "b+"),
        (60, "2"), (90, "Lưu: VT.", "+"), (300, "Nguyễn Văn D", "b+"),
    ),
    "numbered text": text_page(
        (85, "1"), (110, PROSE, "+"), (85, "bảo vệ môi trường trên địa bàn tỉnh."),
        (85, "2"), (110, PROSE, "+"), (85, "bảo vệ môi trường trên địa bàn tỉnh."),
    ),
    "two columns of text": text_page(
        *[line for number in range(1, 9) for line in (
            (60.0, f"Các đơn vị phối hợp thực hiện {number}"), (310.0, "Chính quyền hai cấp", "+"),
        )],
    ),
    "bold names over uncounted lines": text_page(
        (60, "Họ tên", "b"), (230, "Chức vụ", "b+"), (420, "Điện thoại", "b+"),
        (60, "Trần Văn A"), (230, "Giám đốc", "+"), (420, "0912 345 678", "+"),
        (60, "Lê Thị B"), (230, "Phó Giám đốc", "+"), (420, "0912 345 679", "+"),
    ),
    "numbers that do not count on": text_page(
        (60, "Mã", "b"), (230, "Tên", "b+"), (420, "Mức", "b+"),
        (60, "1"), (230, "Đường", "+"), (420, "12", "+"),
        (60, "4"), (230, "Cầu", "+"), (420, "15", "+"),
        (60, "2"), (230, "Cống", "+"), (420, "18", "+"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TABLES)
def test_text_side_by_side_is_no_table(name: str) -> None:
    assert not tables_of(read(write_pdf(NO_TABLES[name])))


def test_lines_under_titles_make_no_table() -> None:
    page = text_page((220, "KẾ HOẠCH", "b"), (85, PROSE), (85, PROSE), (85, "trong năm 2026."))
    page.line(85, 110, 545, 110)
    page.line(85, 180, 545, 180)
    assert not tables_of(read(write_pdf(page)))


def test_text_around_an_unruled_table_stays_text() -> None:
    annex = make_annex()
    form = make_form(
        UNRULED["nothing"],
        before=lambda page, number: page.text(85, 70, PROSE, 12),
        after=lambda page, number, bottom: page.text(85, bottom + 20, PROSE, 12),
    )
    document = read(annex.print(form))
    assert [found_in(table) for table in tables_of(document)] == [annex.expected]
    assert [block.text for block in document.blocks if block.kind == "paragraph"] == [PROSE] * 2


# Over pages -----------------------------------------------------------------------------

MANY = make_rows(16, long=(6, 7, 12))
BOTTOMS = (338, 389, 450, 512)


def head_of(annex: Annex) -> list[Cell]:
    return [cell for cell in annex.cells if cell.row < annex.head]


@pytest.mark.parametrize("split", [True, False])
@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize(("valign", "number"), ALIGNMENTS)
def test_a_table_over_pages_is_whole(split: bool, repeat: bool, valign: str, number: str) -> None:
    annex = make_annex(MANY, valign, number)
    for bottom in BOTTOMS:
        head = head_of(annex) if repeat else ()
        form = make_form(split=split, repeat=head, bottom=bottom)
        assert read_cells(annex, form) == [annex.expected], bottom


def test_headers_that_say_they_go_on_are_headers() -> None:
    annex = make_annex(MANY)
    again = [
        replace(cell, text=f"{cell.text} (tiếp theo)") if cell.column == 1 else cell
        for cell in head_of(annex)
    ]
    for split in (True, False):
        form = make_form(split=split, repeat=again, bottom=389)
        assert read_cells(annex, form) == [annex.expected]


@pytest.mark.parametrize("whole", [True, False])
def test_a_row_that_numbers_the_columns_is_repeated(whole: bool) -> None:
    plain = make_annex(MANY)
    index = [Cell(f"({n})", 1, n - 1, align="center") for n in range(1, 6)]
    moved = [replace(cell, row=cell.row + 1) for cell in plain.cells if cell.row]
    annex = Annex(WIDTHS, [*head_of(plain), *index, *moved], head=2)
    repeat = head_of(annex) if whole else [replace(cell, row=0) for cell in index]
    for split in (True, False):
        form = make_form(split=split, repeat=repeat, bottom=389)
        assert read_cells(annex, form) == [annex.expected]


@pytest.mark.parametrize("number", ["top", "middle"])
@pytest.mark.parametrize("repeat", [True, False])
def test_a_row_over_three_pages_is_one_row(number: str, repeat: bool) -> None:
    rows = [*make_rows(3), ["4", f"{LONG} " * 5 + "hết", "Sở Nội vụ", "", "2026"]]
    annex = make_annex([*rows, *make_rows(2, 5)], number=number)
    head = head_of(annex) if repeat else ()
    form = make_form(split=True, repeat=head, bottom=338)
    assert len(annex.pages(form)) > 2
    assert read_cells(annex, form) == [annex.expected]


def span_rows(rows: list[list[str | None]], column: int, first: int, count: int) -> None:
    for row in rows[first + 1 : first + count]:
        row[column] = "^"


@pytest.mark.parametrize("valign", ["top", "middle"])
@pytest.mark.parametrize("again", [True, False])
def test_a_cell_merged_over_pages_is_one_cell(valign: str, again: bool) -> None:
    rows = make_rows(16)
    span_rows(rows, 2, 3, 8)
    annex = make_annex(rows, valign)
    for bottom in BOTTOMS:
        form = make_form(bottom=bottom, repeat_merged=again)
        assert read_cells(annex, form) == [annex.expected], bottom


def test_a_group_before_the_numbers_may_be_merged_over_pages() -> None:
    rows: list[list[str | None]] = []
    for number in range(1, 17):
        group = (
            f"Nhóm {number // 6 + 1}"
            if (number % 6 in (0, 1) and number != 1) or number == 1
            else "^"
        )
        group = "^" if number in (7, 13) else group
        rows.append([group, str(number), f"Rà soát nội dung công việc {number}", "Sở Y tế", "2026"])
    head = ("Lĩnh vực", "TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    annex = make_annex(rows, "top", "top", head, (70, 30, 190, 100, 85))
    for bottom in BOTTOMS:
        assert read_cells(annex, make_form(bottom=bottom)) == [annex.expected], bottom


def test_rows_under_one_number_are_not_joined_by_a_page_break() -> None:
    rows: list[list[str | None]] = []
    for number in range(1, 7):
        for part in range(3):
            first = part == 0
            rows.append([
                str(number) if first else "^", f"Nhiệm vụ {number}" if first else "^",
                ("Sở Nội vụ", "Công an tỉnh", "Sở Y tế")[part],
                ("Báo cáo", "Kế hoạch", "Quyết định")[part], f"Tháng {part + number}/2026",
            ])  # fmt: skip
    annex = make_annex(rows)
    for bottom in BOTTOMS:
        assert read_cells(annex, make_form(bottom=bottom)) == [annex.expected], bottom


def test_a_total_behind_a_page_break_is_a_row() -> None:
    rows = make_rows(5)
    for row, sum_ in zip(rows, ("10", "20", "30", "40", "50"), strict=True):
        row[4] = sum_
    rows.append(["", "Cộng", "", "", "150"])
    annex = make_annex(rows)
    lowest = annex.pages(make_form(bottom=780))  # one page
    assert len(lowest) == 1
    for bottom in range(200, 320, 9):
        assert read_cells(annex, make_form(bottom=bottom)) == [annex.expected], bottom


def read_both(first: Sequence[Page], second: Sequence[Page]) -> Document:
    return read(write_pdf(*first, *second))


def test_tables_with_the_same_edges_and_other_headers_are_two() -> None:
    one = make_annex(make_rows(5))
    names = ("TT", "Tên dự án", "Tổng mức đầu tư", "Nguồn vốn", "Ghi chú")
    for head in (names, ("STT", *names[1:])):
        two = make_annex(make_rows(4), head=head)
        document = read_both(one.pages(make_form()), two.pages(make_form(top=70)))
        assert [found_in(table) for table in tables_of(document)] == [one.expected, two.expected]


@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize(
    "widths", [(30.0, 150.0, 110.0, 100.0, 85.0), (40.0, 300.0, 150.0, 130.0, 90.0)]
)
def test_columns_may_move_in_the_middle_of_a_table(headed: bool, widths: tuple[float, ...]) -> None:
    whole = make_annex(make_rows(9))
    first = make_annex(make_rows(5))
    rest = make_annex(make_rows(4, 6), widths=widths)
    if not headed:
        rest.cells = [replace(cell, row=cell.row - 1) for cell in rest.cells if cell.row]
    wide = sum(widths) > 500
    form = make_form(top=70, **({"width": 842.0, "height": 595.0} if wide else {}))
    document = read_both(first.pages(make_form()), rest.pages(form))
    assert [found_in(table) for table in tables_of(document)] == [whole.expected]


def test_a_table_of_other_width_that_counts_anew_is_another() -> None:
    rest = make_annex(make_rows(4), widths=(30.0, 150.0, 110.0, 100.0, 85.0))
    rest.cells = [replace(cell, row=cell.row - 1) for cell in rest.cells if cell.row]
    document = read_both(make_annex(make_rows(5)).pages(make_form()), rest.pages(make_form(top=70)))
    assert len(tables_of(document)) == 2


def test_footnotes_and_continued_titles_do_not_part_a_table() -> None:
    def before(page: Page, number: int) -> None:
        page.text(240, 62, "Phụ lục I" if number == 1 else "Phụ lục I (tiếp theo)", 12)

    def after(page: Page, number: int, bottom: float) -> None:
        page.text(60, bottom + 14, f"({number}) Theo Quyết định số 12/QĐ-UBND.", 8)

    annex = make_annex(MANY)
    text = text_page(*[(85.0, PROSE)] * 25)
    document = read_both(
        [text], annex.pages(make_form(split=True, bottom=512, next_top=80, before=before,
                                      after=after)),
    )  # fmt: skip
    assert [found_in(table) for table in tables_of(document)] == [annex.expected]
    assert sum(block.text.endswith("12/QĐ-UBND.") for block in document.blocks) >= 2


# Any table ------------------------------------------------------------------------------

WORDS = (
    "rà soát", "kế hoạch", "Ủy ban nhân dân", "tỉnh", "số 253/KH-UBND", "cơ sở dữ liệu",
    "ngày 12/3/2026,", "đầu tư", "thực hiện;", "Công an", "các xã, phường", "quản lý",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(
    lambda words: "Nội dung " + " ".join(words)
)
SHORT = st.sampled_from(("Sở Y tế", "Công an tỉnh", "Sở Nông nghiệp và Môi trường"))


@st.composite
def annexes(draw: st.DrawFn) -> Annex:
    rows: list[list[str | None]] = []
    for number in range(1, draw(st.integers(3, 12)) + 1):
        if draw(st.integers(0, 5)) == 0:
            rows.append([f"Phần {number}. {draw(TEXT)}", None, None, None, None])
        # One line, so that no break cuts it; two neighbours with one lead would be merged.
        lead = f"Công an {number}"
        merged = bool(rows) and rows[-1][1] is not None and draw(st.booleans())
        rows.append([str(number), draw(TEXT), "^" if merged else lead, draw(SHORT), "30/6/2026"])
    valign = draw(st.sampled_from(("top", "middle")))
    return make_annex(rows, valign, draw(st.sampled_from(("top", "middle"))))


@given(annexes(), st.integers(300, 780), st.booleans())
@settings(max_examples=25)
def test_any_ruled_table_is_read_as_printed(annex: Annex, bottom: int, repeat: bool) -> None:
    """Whatever is merged: one table, every text whole; on one page with all its spans."""
    form = make_form(bottom=bottom, repeat=head_of(annex) if repeat else ())
    found = read_cells(annex, form)
    assert len(found) == 1
    texts = sorted(cell[4] for cell in annex.expected if cell[4])
    assert sorted(cell[4] for cell in found[0] if cell[4]) == texts
    if len(annex.pages(form)) == 1:
        assert found == [annex.expected]


@given(annexes(), st.sampled_from(sorted({**HALF_RULED, **UNRULED})), st.sampled_from((0.3, 3.0)))
@settings(max_examples=30)
def test_any_other_table_is_right_or_none(annex: Annex, name: str, space: float) -> None:
    plain = [replace(cell, row_span=1) for cell in annex.cells]
    taken = {(cell.row, cell.column) for cell in plain}
    widths = len(WIDTHS)
    spanned = {cell.row for cell in plain if cell.column_span > 1}
    plain += [
        Cell("", row, column)
        for row in range(annex.rows)
        for column in range(widths)
        if (row, column) not in taken and row not in spanned
    ]
    annex = Annex(WIDTHS, plain)
    form = make_form(FORMS[name], space=space, height=2000.0, bottom=1900.0)
    for table in tables_of(read(annex.print(form))):
        sure = {
            found
            for cell, found in zip(table.cells, _in_order(table), strict=True)
            if not cell.block.jumbled
        }
        assert len(table.cells) > len(sure) or table.rows == 1 or sure == annex.expected


def _in_order(table) -> list[Found]:  # type: ignore[no-untyped-def]
    return [
        (c.row - 1, c.column - 1, c.row_span, c.column_span, " ".join(c.text.split()))
        for c in table.cells
    ]
