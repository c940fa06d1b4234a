"""Sheets to paragraphs and tables, the same from .xlsx and .xls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.errors import UnreadableDocument
from extract.parsers import detect_format
from extract.source import Source
from tests.workbooks import Tab, build_xls, build_xlsx

Build = Callable[..., bytes]
HEADER = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
ROW = [1, "Rà soát thủ tục", "Phòng Nội vụ", "Quý I/2026"]
OTHER = [2, "Tập huấn", "Phòng Tài chính", "Quý II/2026"]


@pytest.fixture(params=[build_xlsx, build_xls], ids=["xlsx", "xls"])
def build(request: pytest.FixtureRequest) -> Build:
    builder: Build = request.param
    return builder


def read(data: bytes) -> Draft:
    source = Source("book", data)
    return detect_format(source).parse(source)


def show(draft: Draft) -> list[str | list[list[str]]]:
    """Paragraphs as texts, tables as rows of the texts that begin in them."""
    shown: list[str | list[list[str]]] = []
    for item in draft.items:
        if isinstance(item, DraftParagraph):
            shown.append(item.text)
        else:
            rows: list[list[str]] = [[] for _ in range(1 + max(cell.row for cell in item.cells))]
            for cell in item.cells:
                rows[cell.row].append(cell.text)
            shown.append(rows)
    return shown


def only_table(draft: Draft) -> DraftTable:
    tables = [item for item in draft.items if isinstance(item, DraftTable)]
    assert len(tables) == 1
    return tables[0]


def texts(*rows: list[object]) -> list[list[str]]:
    return [["" if value is None else str(value) for value in row] for row in rows]


# --- where text ends and tables begin ---------------------------------------------------


@pytest.mark.parametrize("ruled", [["A4:D6"], []], ids=["ruled", "unruled"])
def test_titles_stand_above_the_table_and_notes_below(build: Build, ruled: list[str]) -> None:
    rows = [
        ["PHỤ LỤC"],
        ["NHIỆM VỤ NĂM 2026"],
        [],
        HEADER,
        ROW,
        OTHER,
        ["Ghi chú: số liệu đến 31/12/2025."],
    ]
    tab = Tab("PL", rows, merges=["A1:D1", "A2:D2", "A7:D7"], ruled=ruled, bold=["A1:D1"])
    draft = read(build(tab))
    assert show(draft) == [
        "PHỤ LỤC",
        "NHIỆM VỤ NĂM 2026",
        texts(HEADER, ROW, OTHER),
        "Ghi chú: số liệu đến 31/12/2025.",
    ]
    assert isinstance(draft.items[0], DraftParagraph)
    assert draft.items[0].style.bold


def test_title_inside_the_lines_of_the_table_is_text(build: Build) -> None:
    tab = Tab("PL", [["BIỂU 1"], HEADER, ROW], merges=["A1:D1"], ruled=["A1:D3"])
    assert show(read(build(tab))) == ["BIỂU 1", texts(HEADER, ROW)]


def test_section_rows_and_few_filled_rows_stay_in_the_table(build: Build) -> None:
    rows = [HEADER, ["I", "LĨNH VỰC A"], ROW, ["II", "LĨNH VỰC B"], OTHER, [3, "Việc khác"]]
    tab = Tab("PL", rows, merges=["B2:D2", "B4:D4"], bold=["A1:D1"])
    table = only_table(read(build(tab)))
    assert [(c.row, c.column, c.column_span) for c in table.cells if c.column_span > 1] == [
        (1, 1, 3),
        (3, 1, 3),
    ]
    assert [cell.text for cell in table.cells if cell.row == 5] == ["3", "Việc khác", "", ""]


def test_header_of_two_rows_keeps_its_merges(build: Build) -> None:
    rows = [
        ["TT", "Phân công", None],
        [None, "Nhiệm vụ", "Chủ trì"],
        [1, "Rà soát", "Phòng A"],
    ]
    tab = Tab("PL", rows, merges=["A1:A2", "B1:C1"], ruled=["A1:C3"])
    spans = [(c.text, c.row_span, c.column_span) for c in only_table(read(build(tab))).cells[:2]]
    assert spans == [("TT", 2, 1), ("Phân công", 1, 2)]


def test_merged_cells_cover_their_rows(build: Build) -> None:
    rows = [HEADER, ROW, [2, "Tập huấn", None, "Quý II/2026"]]
    tab = Tab("PL", rows, merges=["C2:C3"], ruled=["A1:D3"])
    table = only_table(read(build(tab)))
    assert [(c.row, c.row_span) for c in table.cells if c.text == "Phòng Nội vụ"] == [(1, 2)]
    assert not [c for c in table.cells if (c.row, c.column) == (2, 2)]


def test_blank_leading_rows_and_columns_are_dropped(build: Build) -> None:
    rows = [[], [], *[[None, None, *row] for row in (HEADER, ROW)]]
    table = only_table(read(build(Tab("PL", rows, ruled=["C3:F4"]))))
    assert (table.columns, table.cells[0].text) == (4, "STT")
    assert (table.cells[0].row, table.cells[0].column) == (0, 0)


def test_blank_rows_part_tables_of_their_own_headers(build: Build) -> None:
    rows = [HEADER, ROW, [], HEADER, OTHER]
    for ruled in (["A1:D2", "A4:D5"], []):
        tab = Tab("PL", rows, ruled=ruled, bold=["A1:D1", "A4:D4"])
        assert show(read(build(tab)))[-2:] == [texts(HEADER, ROW), texts(HEADER, OTHER)]


def test_blank_row_inside_a_table_parts_nothing(build: Build) -> None:
    rows = [HEADER, ROW, [], OTHER]
    for ruled in (["A1:D2", "A4:D4"], []):
        tab = Tab("Sheet1", rows, ruled=ruled, bold=["A1:D1"])
        assert show(read(build(tab))) == [texts(HEADER, ROW, OTHER)]


def test_tables_side_by_side_are_two(build: Build) -> None:
    rows = [[*HEADER, None, "Mã", "Tên"], [*ROW, None, "A", "Sở A"], [*OTHER, None, "B", "Sở B"]]
    tab = Tab("Sheet1", rows, ruled=["A1:D3", "F1:G3"])
    assert show(read(build(tab))) == [
        texts(HEADER, ROW, OTHER),
        texts(["Mã", "Tên"], ["A", "Sở A"], ["B", "Sở B"]),
    ]


def test_remark_beside_the_lines_is_no_column(build: Build) -> None:
    rows = [HEADER, [*ROW, "hỏi lại anh Nam"], OTHER]
    tab = Tab("Sheet1", rows, ruled=["A1:D3"])
    assert show(read(build(tab))) == [texts(HEADER, ROW, OTHER), "hỏi lại anh Nam"]


def test_column_that_lost_its_lines_is_still_one(build: Build) -> None:
    rows = [[*HEADER, "Ghi chú"], [*ROW, "a"], [*OTHER, "b"]]
    tab = Tab("Sheet1", rows, ruled=["A1:D3"])
    assert only_table(read(build(tab))).columns == 5


# --- letterhead and signature -----------------------------------------------------------


def test_left_side_comes_before_the_right(build: Build) -> None:
    rows = [
        ["UBND TỈNH A", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ B", None, "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 12/KH-SB"],
        [None, None, "A, ngày 05 tháng 01 năm 2026"],
        ["KẾ HOẠCH"],
        HEADER,
        ROW,
        [],
        ["Nơi nhận:", None, "GIÁM ĐỐC"],
        ["- UBND tỉnh;"],
        ["- Lưu: VT.", None, None, None],
        [],
        [None, None, "Trần Văn C"],
    ]
    merges = ["A1:B1", "C1:D1", "A2:B2", "C2:D2", "C4:D4", "A5:D5", "C9:D9", "C13:D13"]
    tab = Tab("PL", rows, merges=merges, ruled=["A6:D7"])
    shown = show(read(build(tab)))
    assert shown[:7] == [
        "UBND TỈNH A",
        "SỞ B",
        "Số: 12/KH-SB",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "A, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
    ]
    assert shown[8:] == ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Văn C"]


def test_number_in_a_cell_of_its_own_belongs_to_its_text(build: Build) -> None:
    rows = [["I.", "MỤC TIÊU"], [1, "Nâng cao chất lượng."], [None, "Dòng tiếp."], ["-", "Ý nhỏ."]]
    assert show(read(build(Tab("Kế hoạch", rows)))) == [
        "I. MỤC TIÊU",
        "1. Nâng cao chất lượng.",
        "Dòng tiếp.",
        "- Ý nhỏ.",
    ]


def test_form_lines_join_label_and_value(build: Build) -> None:
    rows = [["Đơn vị:", "Phòng A"], ["Kỳ báo cáo:", "Quý I/2026"]]
    assert show(read(build(Tab("x", rows)))) == ["Đơn vị: Phòng A", "Kỳ báo cáo: Quý I/2026"]


# --- values -----------------------------------------------------------------------------


def test_values_are_shown_as_a_reader_sees_them(build: Build) -> None:
    rows = [
        ["STT", "Nội dung", "Số", "Tỷ lệ", "Ngày", "Tháng"],
        [1.1, "Dòng 1\nDòng 2", 2223000, 0.95, date(2026, 7, 1), date(2026, 6, 1)],
        [1.2, True, 7, 0.5, date(2026, 7, 20), date(2026, 12, 1)],
    ]
    formats = {"C2": "#,##0", "C3": "00", "D2:D3": "0%", "F2:F3": "mmm-yy"}
    table = only_table(read(build(Tab("x", rows, ruled=["A1:F3"], formats=formats))))
    assert [c.text for c in table.cells if c.row == 1] == [
        "1.1", "Dòng 1\nDòng 2", "2.223.000", "95%", "01/07/2026", "6/2026",
    ]  # fmt: skip
    assert [c.text for c in table.cells if c.row == 2][1:4] == ["TRUE", "07", "50%"]
    assert [c.text for c in table.cells if c.stored_date] == ["01/07/2026"]


def test_fraction_outside_of_outline_columns_has_a_comma(build: Build) -> None:
    rows = [["STT", "Mã", "Điểm"], [1.1, "1.1.1", 20.34], [1.2, 1.2, 45.5]]
    table = only_table(read(build(Tab("x", rows, ruled=["A1:C3"]))))
    assert [[c.text for c in table.cells if c.row == row] for row in (1, 2)] == [
        ["1.1", "1.1.1", "20,34"],
        ["1.2", "1.2", "45,5"],
    ]


def test_dates_count_from_1904_where_the_workbook_says_so(build: Build) -> None:
    tab = Tab("x", [HEADER, [1, "Việc", "Phòng", date(2026, 7, 20)]], ruled=["A1:D2"])
    assert only_table(read(build(tab, from_1904=True))).cells[-1].text == "20/07/2026"


# --- sheets -----------------------------------------------------------------------------


def test_name_of_a_sheet_without_a_title_heads_it(build: Build) -> None:
    tabs = [
        Tab("Phòng Nội vụ", [HEADER, ROW], ruled=["A1:D2"]),
        Tab("Có tiêu đề", [["BIỂU 2"], HEADER, OTHER], ruled=["A2:D3"]),
        Tab("Trang tính3", []),
        Tab("Sheet4", [HEADER, OTHER], ruled=["A1:D2"]),
        Tab("05", [HEADER, ROW], ruled=["A1:D2"]),
    ]
    assert show(read(build(*tabs))) == [
        "Phòng Nội vụ",
        texts(HEADER, ROW),
        "BIỂU 2",
        texts(HEADER, OTHER),
        texts(HEADER, OTHER),
        texts(HEADER, ROW),
    ]


def test_hidden_sheet_is_left_out_and_named(build: Build) -> None:
    tabs = [
        Tab("Kế hoạch", [HEADER, ROW], ruled=["A1:D2"]),
        Tab("Danh mục", [["Sở A"]], hidden=True),
        Tab("Trống", [], hidden=True),
    ]
    draft = read(build(*tabs))
    assert show(draft) == ["Kế hoạch", texts(HEADER, ROW)]
    assert [problem.rule for problem in draft.problems] == ["sheet-hidden"]
    assert "“Danh mục”" in draft.problems[0].message
    assert "Trống" not in draft.problems[0].message


def test_hidden_rows_are_read_and_hidden_columns_are_not(build: Build) -> None:
    rows = [["STT", "Nội bộ", "Nhiệm vụ", "Chủ trì"], [1, "x", "A", "B"], [2, "y", "C", "D"]]
    tab = Tab("KH", rows, ruled=["A1:D3"], hidden_rows=[3], hidden_columns=["B"])
    draft = read(build(tab))
    assert show(draft)[1] == texts(["STT", "Nhiệm vụ", "Chủ trì"], [1, "A", "B"], [2, "C", "D"])
    messages = {problem.rule: problem.message for problem in draft.problems}
    assert "dòng 3" in messages["sheet-rows-hidden"]
    assert "B “Nội bộ”" in messages["sheet-columns-hidden"]


def test_cell_merged_over_a_hidden_column_is_seen(build: Build) -> None:
    rows = [["KẾ HOẠCH"], HEADER, ROW]
    tab = Tab("KH", rows, merges=["A1:D1"], ruled=["A2:D3"], hidden_columns=["A"])
    draft = read(build(tab))
    assert show(draft)[0] == "KẾ HOẠCH"
    assert only_table(draft).columns == 3


@pytest.mark.parametrize("rows", [[], [[" "]]])
def test_workbook_without_text_is_refused(build: Build, rows: list[list[str]]) -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        read(build(Tab("x", rows)))


def test_letterhead_and_signature_are_two_stretches(build: Build) -> None:
    """Though the text between them stands in the left column, too."""
    body = [[f"{number}. Việc cần làm."] for number in range(1, 13)]
    signature = [["Nơi nhận:", "GIÁM ĐỐC"], ["- Lưu: VT.", None], [None, "Trần Văn C"]]
    rows = [["SỞ B", "Độc lập - Tự do - Hạnh phúc"], *body, *signature]
    assert show(read(build(Tab("x", rows)))) == [
        "SỞ B",
        "Độc lập - Tự do - Hạnh phúc",
        *[text for [text] in body],
        *["Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Văn C"],
    ]


def test_rows_of_few_cells_stay_in_a_table_without_lines(build: Build) -> None:
    sparse = [[None, f"Việc {number}", "Phòng A", None] for number in range(4)]
    lone = [[None, f"Việc {number}", None, None] for number in range(4)]
    rows = [HEADER, ROW, *sparse, *lone, OTHER]
    draft = read(build(Tab("Sheet1", rows, bold=["A1:D1"])))
    assert show(draft) == [texts(*rows)]


def test_letterhead_with_lines_is_none_of_a_header_of_two_rows(build: Build) -> None:
    rows = [
        ["SỞ B", None, "Độc lập - Tự do - Hạnh phúc"],
        ["TT", "Phân công", None],
        [None, "Nhiệm vụ", "Chủ trì"],
        [1, "Rà soát", "Phòng A"],
    ]
    tab = Tab("PL", rows, merges=["A1:B1", "A2:A3", "B2:C2"], ruled=["A1:C4"])
    assert show(read(build(tab)))[:2] == ["SỞ B", "Độc lập - Tự do - Hạnh phúc"]


def test_lines_beyond_the_last_column_are_no_columns(build: Build) -> None:
    tab = Tab("Sheet1", [HEADER, ROW, OTHER], ruled=["A1:ZZ3" if build is build_xlsx else "A1:IV3"])
    assert show(read(build(tab))) == [texts(HEADER, ROW, OTHER)]
