"""PDF parser: hand-written pages, so every glyph and line stands where the test says."""

from __future__ import annotations

import random
import re
import zlib
from pathlib import Path

import pytest

from extract.document.draft import DraftParagraph
from extract.errors import KehoachError, UnreadableDocument
from extract.parsers.pdf import FORMAT
from extract.source import Source
from tests.pdfs import (
    LEFT,
    RIGHT,
    Page,
    cells,
    paragraphs,
    parse,
    spans,
    tables,
    text_width,
    write_pdf,
)

XS = [60.0, 100.0, 300.0, 420.0, 540.0]
HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]


# Tables -------------------------------------------------------------------------------


def test_every_cell_of_a_ruled_table_is_there_even_empty_ones() -> None:
    page = Page()
    page.table(XS, [100, 120, 140], [HEAD, ["1", "Trồng rừng", "", "30/6/2025"]])
    (table,) = tables(parse(page))
    assert table.columns == 4
    assert cells(table) == {
        (0, 0): "TT", (0, 1): "Nhiệm vụ", (0, 2): "Chủ trì", (0, 3): "Thời hạn",
        (1, 0): "1", (1, 1): "Trồng rừng", (1, 2): "", (1, 3): "30/6/2025",
    }  # fmt: skip
    assert {cell.page for cell in table.cells} == {1}


def test_missing_rulings_merge_cells() -> None:
    page = Page()
    # A section row over all columns, then a cell over two rows in the last column.
    for y in (100, 120, 140):
        page.line(60, y, 540, y)
    page.line(60, 160, 420, 160)
    page.line(60, 180, 540, 180)
    for x in (60, 540):
        page.line(x, 100, x, 180)
    for x in (100, 300, 420):
        page.line(x, 100, x, 120)
        page.line(x, 140, x, 180)
    for x, word in zip(XS, HEAD, strict=False):
        page.text(x + 4, 114, word)
    page.text(64, 134, "I. Nhóm nhiệm vụ")
    page.text(424, 164, "Năm 2026")
    (table,) = tables(parse(page))
    assert spans(table) == {(1, 0): (1, 4), (2, 3): (2, 1)}
    assert cells(table)[1, 0] == "I. Nhóm nhiệm vụ"
    assert cells(table)[2, 3] == "Năm 2026"


def draw_thin_boxes(page: Page) -> None:
    for y in (100, 120, 140):
        for left, right in ((60, 200), (200, 400)):
            page.fill(left, y, right, y + 0.5)
    for x in (60, 200, 400):
        for top in (100, 120):
            page.fill(x, top, x + 0.5, top + 20)


def draw_cell_borders(page: Page) -> None:
    for top in (100, 120):
        page.box(60, top, 200, top + 20)
        page.box(200, top, 400, top + 20)


def draw_dots(page: Page) -> None:
    for y in (100, 120, 140):
        for step in range(171):
            page.fill(60 + 2 * step, y, 61 + 2 * step, y + 1)
    for x in (60, 200, 400):
        page.line(x, 100, x, 140)


def draw_double_lines(page: Page) -> None:
    for y in (100, 120, 140):
        page.line(60, y, 400, y)
        page.line(60, y + 1.5, 400, y + 1.5)
    for x in (60, 200, 400):
        page.line(x, 100, x, 140)
        page.line(x + 1.5, 100, x + 1.5, 140)


@pytest.mark.parametrize("draw", [draw_thin_boxes, draw_cell_borders, draw_dots, draw_double_lines])
def test_borders_may_be_drawn_in_many_ways(draw) -> None:
    page = Page()
    draw(page)
    for x, y, word in ((64, 114, "a"), (204, 114, "b"), (64, 134, "c"), (204, 134, "d")):
        page.text(x, y, word)
    (table,) = tables(parse(page))
    assert cells(table) == {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): "d"}


def test_open_sides_still_give_the_outer_columns() -> None:
    page = Page()
    for y in (100, 120, 140):
        page.line(60, y, 400, y)
    page.line(200, 100, 200, 140)
    for x, y, word in ((64, 114, "a"), (204, 114, "b"), (64, 134, "c"), (204, 134, "d")):
        page.text(x, y, word)
    (table,) = tables(parse(page))
    assert cells(table) == {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): "d"}


def test_columns_a_little_off_are_one_column() -> None:
    page = Page()
    page.table([60, 200, 400], [100, 120], [["a", "b"]])
    page.table([60, 204, 400], [120, 140], [["c", "d"]])
    (table,) = tables(parse(page))
    assert table.columns == 2
    assert cells(table) == {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): "d"}


def test_tables_on_one_page_keep_their_place_among_paragraphs() -> None:
    page = Page()
    page.text(60, 80, "Bảng một")
    page.table([60, 200, 400], [100, 120], [["a", "b"]])
    page.text(60, 160, "Bảng hai")
    page.table([60, 200, 400], [180, 200], [["c", "d"]])
    draft = parse(page)
    kinds = [item.text if isinstance(item, DraftParagraph) else "table" for item in draft.items]
    assert kinds == ["Bảng một", "table", "Bảng hai", "table"]


def test_a_box_with_one_cell_is_no_table() -> None:
    page = Page()
    page.box(60, 100, 540, 160)
    page.text(70, 120, "Ghi chú trong khung.")
    draft = parse(page)
    assert not tables(draft)
    assert paragraphs(draft) == ["Ghi chú trong khung."]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_rotated_pages_are_read_as_displayed(rotate: int) -> None:
    upright = Page(width=842, height=595)
    upright.table(XS, [100, 120, 140], [HEAD, ["1", "Trồng rừng", "", "2026"]])
    if rotate == 180:
        page, matrix = Page(842, 595, 180), "-1 0 0 -1 842 595 cm"
    else:
        page = Page(595, 842, rotate)
        matrix = "0 1 -1 0 595 0 cm" if rotate == 90 else "0 -1 1 0 0 842 cm"
    page.letters = upright.letters
    page.content = [matrix, *upright.content]
    assert cells(tables(parse(page))[0]) == cells(tables(parse(upright))[0])


def test_a_table_turned_by_its_content_is_read_upright() -> None:
    upright = Page(width=842, height=595)
    upright.table(XS, [100, 120, 140], [HEAD, ["1", "Trồng rừng", "", "2026"]])
    page = Page(595, 842, 0, ["0 1 -1 0 595 0 cm", *upright.content], upright.letters)
    assert cells(tables(parse(page))[0]) == cells(tables(parse(upright))[0])


def test_turned_text_in_a_cell() -> None:
    page = Page()
    page.table([60, 100, 400], [100, 220], [["", "Nội dung thực hiện nhiệm vụ"]])
    page.turned_text(84, 210, "Thời hạn")
    (table,) = tables(parse(page))
    assert cells(table)[0, 0] == "Thời hạn"


def test_a_string_over_a_border_is_parted() -> None:
    page = Page()
    page.table([60, 96, 400], [100, 120], [["", ""]])
    page.text(66, 114, "12345CH.VT")  # letters are 6 points wide: five before the border
    (table,) = tables(parse(page))
    assert cells(table) == {(0, 0): "12345", (0, 1): "CH.VT"}


def test_lines_of_a_cell_are_joined_and_its_paragraphs_kept_apart() -> None:
    page = Page()
    page.table([60, 200, 400], [100, 240], [["", "x"]])
    lines = [
        "- Báo cáo kết quả năm",
        "2026 theo quy định;",
        "- Kế hoạch số 253/KH-",
        "UBND của tỉnh;",
        "Khác",
        "Riêng",
    ]
    for number, words in enumerate(lines):
        page.text(64, 114 + 14 * number, words)
    (table,) = tables(parse(page))
    assert cells(table)[0, 0] == (
        "- Báo cáo kết quả năm 2026 theo quy định;\n"
        "- Kế hoạch số 253/KH-UBND của tỉnh;\nKhác\nRiêng"
    )


def test_items_of_a_list_without_final_marks_are_kept_apart() -> None:
    page = Page()
    page.table([60, 200, 400], [100, 160], [["", ""]])
    page.text(64, 114, "- Sở Khoa học và Công n")
    page.text(64, 128, "- Cục Thống kê tỉnh")
    page.text(204, 114, "Phòng Kế hoạch, tài chính, kế toán xã")
    page.text(204, 128, "- Tổng hợp")
    (table,) = tables(parse(page))
    assert cells(table)[0, 0] == "- Sở Khoa học và Công n\n- Cục Thống kê tỉnh"
    assert cells(table)[0, 1] == "Phòng Kế hoạch, tài chính, kế toán xã - Tổng hợp"


def test_a_table_goes_on_over_pages() -> None:
    first, second = Page(), Page()
    first.text(295, 40, "1")
    first.table(XS, [700, 720, 760], [HEAD, ["1", "Trồng", "Chi cục", "2026"]])
    second.text(295, 40, "2")
    # The part on the next page shows the last two columns as one: its edge is missing.
    second.table([60, 100, 300, 540], [60, 80], [["", "rừng", "Kiểm lâm"]])
    draft = parse(first, second)
    one, two = tables(draft)
    assert (one.continues, two.continues) == (False, True)
    assert one.columns == two.columns == 4
    assert spans(two) == {(0, 2): (1, 2)}
    assert two.cells[0].page == 2
    assert paragraphs(draft) == []
    assert paragraphs(draft, furniture=True) == ["1", "2"]


def test_a_table_after_text_or_of_other_width_is_a_new_one() -> None:
    first, second, third = Page(), Page(), Page()
    first.table(XS, [700, 720], [HEAD])
    second.text(60, 300, "Phụ lục II")
    second.table(XS, [700, 720], [HEAD])
    third.table([60, 200, 400], [60, 80], [["a", "b"]])
    assert [table.continues for table in tables(parse(first, second, third))] == [False] * 3


def test_a_cell_merged_over_a_page_break_is_empty_on_the_next_page() -> None:
    first, second = Page(), Page()
    first.table(XS, [700, 720], [["1", "a", "Sở", "2026"]])
    second.table(XS, [60, 80], [["2", "b", "", "2027"]])
    assert cells(tables(parse(first, second))[1])[0, 2] == ""


# Paragraphs ---------------------------------------------------------------------------


def test_line_of_few_words_spread_wide_is_no_pair_of_columns() -> None:
    page = Page()
    page.text(LEFT + 28, 100, "- Rà soát, sửa đổi quy chế quản lý, vận hành kho dữ liệu", 13)
    x = LEFT
    spaces = [11.2, 11.5, 11.3, 12.2, 11.4, 11.6, 0]
    words = ["kho", "dữ", "liệu", "chung,", "hoàn", "thành", "trước ngày"]
    for word, space in zip(words, spaces, strict=True):
        page.text(x, 118, word, 13)
        x += text_width(word, 13) + space
    page.text(LEFT, 136, "30/6/2026.", 13)
    (read,) = paragraphs(parse(page))
    assert read.endswith("kho dữ liệu chung, hoàn thành trước ngày 30/6/2026.")


def justified(page: Page, x: float, y: float, words: str, size: float = 12) -> None:
    """One line with its words spread to end at the right margin."""
    extra = (RIGHT - x - text_width(words, size)) / words.count(" ")
    for word in words.split(" "):
        page.text(x, y, word, size)
        x += text_width(word, size) + 0.25 * size + extra


BODY = [
    (28, "Thực hiện kế hoạch của Ủy ban nhân dân tỉnh về tăng cường quản lý nhà nước về"),
    (0, "bảo vệ môi trường trên địa bàn tỉnh, các đơn vị tập trung thực hiện tốt những việc"),
    (0, "sau đây trong năm."),
    (28, "Các đơn vị phối hợp chặt chẽ với nhau trong quá trình thực hiện những việc"),
    (0, "hằng năm."),
]


def write_body(page: Page, top: float, lines: list[tuple[float, str]]) -> None:
    for number, (indent, words) in enumerate(lines):
        y = top + 16 * number
        if text_width(words, 12) > 340:
            justified(page, LEFT + indent, y, words)
        else:
            page.text(LEFT + indent, y, words)


def test_layout_breaks_are_joined_and_first_line_indents_begin_paragraphs() -> None:
    page = Page()
    write_body(page, 100, BODY)
    assert paragraphs(parse(page)) == [
        " ".join(words for _, words in BODY[:3]),
        " ".join(words for _, words in BODY[3:]),
    ]


def test_items_begin_paragraphs() -> None:
    page = Page()
    lines = [
        (28, "1. Giao Phòng Kế hoạch theo dõi, đôn đốc các đơn vị thực hiện kế hoạch này theo"),
        (0, "đúng tiến độ;"),
        (28, "a) Báo cáo;"),
        (28, "- Tổng hợp;"),
        (28, "+ Kiểm tra;"),
        (28, "Điều 2. Hiệu lực"),
    ]
    write_body(page, 100, lines)
    assert paragraphs(parse(page)) == [f"{lines[0][1]} {lines[1][1]}"] + [
        words for _, words in lines[2:]
    ]


def test_centred_lines_stay_apart_unless_wrapped() -> None:
    page = Page()
    page.centered(80, "KẾ HOẠCH", font="F2")
    page.centered(98, "Thực hiện nhiệm vụ năm 2026", font="F2")
    write_body(page, 130, BODY)
    draft = parse(page)
    assert paragraphs(draft)[:2] == ["KẾ HOẠCH", "Thực hiện nhiệm vụ năm 2026"]
    style = draft.items[0].style
    assert style.bold
    assert style.centered


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    first, second = Page(), Page()
    first.text(295, 40, "1")
    write_body(first, 700, BODY[:2])
    second.text(295, 40, "2")
    write_body(second, 80, BODY[2:])
    draft = parse(first, second)
    assert paragraphs(draft)[0] == " ".join(words for _, words in BODY[:3])
    assert [item.page for item in draft.items] == [1, 1, 2, 2]


def test_a_footnote_does_not_stop_a_paragraph_at_the_page_break() -> None:
    first, second = Page(), Page()
    write_body(first, 100, BODY)
    write_body(first, 700, BODY[:2])
    first.text(LEFT, 790, "1 Theo Nghị định số 30/2020/NĐ-CP.", 9)
    write_body(second, 80, BODY[2:])
    found = paragraphs(parse(first, second))
    assert " ".join(words for _, words in BODY[:3]) == found[2]


def test_hanging_indents_and_tabbed_labels_are_no_columns() -> None:
    page = Page()
    write_body(page, 100, BODY)
    page.text(LEFT, 300, "- Thành phần:")
    page.text(260, 300, "Lãnh đạo Sở.")
    page.text(LEFT, 316, "- Địa điểm:")
    page.text(260, 316, "Tại trụ sở.")
    page.text(LEFT, 340, "1.")
    justified(
        page, LEFT + 36, 340, "Bộ Khoa học và Công nghệ, báo cáo tổng kết về các chương trình phát"
    )
    page.text(LEFT + 36, 356, "triển thị trường.")
    assert paragraphs(parse(page))[-3:] == [
        "- Thành phần: Lãnh đạo Sở.",
        "- Địa điểm: Tại trụ sở.",
        "1. Bộ Khoa học và Công nghệ, báo cáo tổng kết về các chương trình phát triển thị trường.",
    ]


def test_letterhead_and_closing_are_read_column_by_column() -> None:
    page = Page()
    head = [
        ("UBND TỈNH HÒA BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ CÔNG THƯƠNG", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 15/KH-SCT", "Hòa Bình, ngày 05 tháng 02 năm 2025"),
    ]
    for number, (left, right) in enumerate(head):
        y = 60 + 18 * number
        page.text(170 - text_width(left, 12) / 2, y, left)
        page.text(420 - text_width(right, 12) / 2, y + number % 2, right)
    page.centered(130, "KẾ HOẠCH", font="F2")
    write_body(page, 160, BODY)
    for number, words in enumerate(["Nơi nhận:", "- Như trên;", "- Lưu: VT."]):
        page.text(LEFT, 300 + 13 * number, words, 11)
    for y, words in ((302, "KT. GIÁM ĐỐC"), (318, "PHÓ GIÁM ĐỐC"), (370, "Bùi Văn A")):
        page.text(430 - text_width(words, 12) / 2, y, words)
    found = paragraphs(parse(page))
    assert found[:7] == [left for left, _ in head] + [right for _, right in head] + ["KẾ HOẠCH"]
    assert found[-6:] == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Bùi Văn A",
    ]  # fmt: skip


# Furniture and glyphs -----------------------------------------------------------------


def test_running_headers_and_page_numbers_are_furniture() -> None:
    pages = []
    for number in range(1, 5):
        page = Page()
        page.text(85, 30, "Dự thảo lần 2")
        page.centered(820, f"Trang {number}/4")
        page.text(85, 100, f"Mục {'abcd'[number - 1]} của kế hoạch.")
        pages.append(page)
    draft = parse(*pages)
    assert len(paragraphs(draft)) == 4
    assert set(paragraphs(draft, furniture=True)) == {
        "Dự thảo lần 2", *(f"Trang {number}/4" for number in range(1, 5))
    }  # fmt: skip


def test_annex_headings_at_the_top_of_their_pages_are_no_furniture() -> None:
    pages = []
    for number in range(1, 5):
        page = Page()
        page.text(85, 80, f"PHỤ LỤC {number}")
        page.text(85, 200, f"Nội dung {'abcd'[number - 1]}.")
        pages.append(page)
    assert "PHỤ LỤC 2" in paragraphs(parse(*pages))


def test_a_wrapped_letterhead_line_is_joined() -> None:
    page = Page()
    rows = [
        ("UBND TỈNH PHÚ THỌ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ THÔNG TIN VÀ TRUYỀN", "Độc lập - Tự do - Hạnh phúc"),
        ("THÔNG", ""),
    ]
    for number, (left, right) in enumerate(rows):
        y, font = 60 + 16 * number, "F2" if number else "F1"
        page.text(172 - text_width(left, 14) / 2, y, left, 14, font)
        if right:
            page.text(410 - text_width(right, 12) / 2, y, right)
    write_body(page, 160, BODY)
    assert paragraphs(parse(page))[:4] == [
        "UBND TỈNH PHÚ THỌ",
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_a_number_stamped_over_dots_is_read_in_its_place() -> None:
    page = Page()
    page.text(85, 100, "Số:")
    page.text(106, 100, ".........../KH-UBND")
    page.text(115, 100, "253")
    (found,) = paragraphs(parse(page))
    assert re.sub(r"[. ]", "", found) == "Số:253/KH-UBND"


def test_a_number_stamped_into_a_blank_is_read_in_its_place() -> None:
    page = Page()
    page.text(85, 100, "Số:        /KH-UBND")
    page.text(108, 100, "253")
    (found,) = paragraphs(parse(page))
    assert found.replace(" ", "") == "Số:253/KH-UBND"


def test_text_drawn_twice_is_read_once() -> None:
    page = Page()
    page.text(85, 100, "KẾ HOẠCH năm 2026")
    page.text(85.3, 100, "KẾ HOẠCH năm 2026")
    assert paragraphs(parse(page)) == ["KẾ HOẠCH năm 2026"]


@pytest.mark.parametrize("drawn", ["after the line", "word by word"])
@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch trọng yếu của đơn vị",
        "DỰ ÁN ĐẦU TƯ CÔNG, SỞ NỘI VỤ VÀ ỦY BAN",
        "VỀ ÁP DỤNG ĐỀ ÁN Ở XÃ Ổ ĐỊA",
    ],
)
def test_letters_of_a_second_font_go_where_they_stand(words, drawn) -> None:
    page = Page()
    place = 85.0
    lent: list[tuple[float, str]] = []
    for word in words.split(" "):
        run = ""
        for letter in f"{word} ":
            if ord(letter) > 0x17F:
                page.text(place - text_width(run, 12), 100, run)
                run = ""
                lent.append((place, letter))
            else:
                run += letter
            place += text_width(letter, 12)
        page.text(place - text_width(run, 12), 100, run)
        if drawn == "word by word":
            for where, letter in lent:
                page.text(where, 100, letter, font="F2")
            lent = []
    for where, letter in lent:
        page.text(where, 100, letter, font="F2")
    assert paragraphs(parse(page)) == [words]


def test_words_placed_without_space_glyphs_are_parted() -> None:
    page = Page()
    place = 85.0
    for word in ("Trồng", "rừng", "quý", "IV", "2026"):
        page.text(place, 100, word)
        place += text_width(word, 12) + 3
    assert paragraphs(parse(page)) == ["Trồng rừng quý IV 2026"]


def test_a_hyphen_at_a_line_end_stays_a_hyphen() -> None:
    page = Page()
    page.table([60, 130, 400], [100, 150], [["", "x"]])
    page.text(64, 114, "Số 253/KH-")
    page.text(64, 128, "UBND tỉnh")
    (table,) = tables(parse(page))
    assert cells(table)[0, 0] == "Số 253/KH-UBND tỉnh"


REAL = Path(__file__).parents[2].parent / "shared/real/B23_QD2061_2026_danhmuc_sanpham.pdf"


@pytest.mark.skipif(not REAL.exists(), reason="the real document is not here")
def test_a_real_document_over_eight_pages() -> None:
    draft = FORMAT.parse(Source(REAL.name, REAL.read_bytes()))
    found = tables(draft)
    assert draft.pages == 8
    assert [table.columns for table in found] == [9] * 8
    assert [table.continues for table in found] == [False] + [True] * 7
    # The number is stamped on by the signing program, as an annotation.
    assert paragraphs(draft)[0] == "Số: 2061/QĐ-UBND"
    assert cells(found[0])[2, 1] == "CH.VT.01"
    assert cells(found[0])[2, 8] == (
        "Tiếp nhận văn bản đến, phát hành văn bản đi trên hệ thống văn phòng điện tử, "
        "văn bản giấy, văn bản mật"
    )


# Files that cannot be read ------------------------------------------------------------


def test_accepts_by_content() -> None:
    data = write_pdf(Page())
    assert FORMAT.accepts(Source("a.txt", data))
    assert FORMAT.accepts(Source("a.bin", b"\r\n" * 20 + data))
    assert not FORMAT.accepts(Source("a.pdf", b"PK\x03\x04"))


def test_images_only() -> None:
    page = Page()
    page.content.append("100 100 200 200 re f")
    with pytest.raises(UnreadableDocument, match="images only"):
        parse(page, page)


def test_one_page_without_text_is_a_problem_not_an_error() -> None:
    scan, page = Page(), Page()
    scan.content.append("100 100 200 200 re f")
    page.text(85, 100, "Kế hoạch")
    draft = parse(page, scan)
    assert draft.pages == 2
    assert [(problem.rule, problem.page) for problem in draft.problems] == [
        ("page-without-text", 2)
    ]


def test_encrypted() -> None:
    page = Page()
    page.text(85, 100, "a")
    secret = "5a" * 32
    lock = f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{secret}> /U <{secret}> >>"
    data = write_pdf(page, trailer=f"/Encrypt {lock} /ID [<{secret}> <{secret}>]")
    with pytest.raises(UnreadableDocument, match="password"):
        FORMAT.parse(Source("a.pdf", data))


@pytest.mark.parametrize("data", [b"%PDF-1.5\n", b"%PDF-1.7\nnothing of a PDF in here\n%%EOF"])
def test_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        FORMAT.parse(Source("a.pdf", data))


def test_mutated_bytes_never_give_anything_but_a_draft_or_our_error() -> None:
    page = Page()
    page.table(XS, [100, 120, 140], [HEAD, ["1", "Trồng rừng", "", "2026"]])
    write_body(page, 300, BODY)
    data = write_pdf(page, page)
    chance = random.Random(zlib.crc32(b"pdf"))
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        cut = bytes(broken[: chance.randrange(len(broken))] if chance.random() < 0.3 else broken)
        if not FORMAT.accepts(Source("a.pdf", cut)):
            continue
        try:
            draft = FORMAT.parse(Source("a.pdf", cut))
        except KehoachError:
            continue
        assert draft.parser == "pdf"


def test_cells_are_those_of_pdfplumber() -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    import io

    page = Page()
    rows = [HEAD, *[[str(n), f"Nhiệm vụ số {n}", "Sở Y tế", f"{n}/2026"] for n in range(1, 9)]]
    page.table(XS, [100 + 20.0 * n for n in range(len(rows) + 1)], rows)
    data = write_pdf(page)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        theirs = pdf.pages[0].extract_tables()[0]
    (table,) = tables(FORMAT.parse(Source("a.pdf", data)))
    mine = cells(table)
    assert [[mine[r, c] for c in range(4)] for r in range(len(rows))] == theirs == rows
