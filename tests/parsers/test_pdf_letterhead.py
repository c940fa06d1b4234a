"""Letterheads of PDFs: two columns, and what is stamped into their blanks when signed."""

from __future__ import annotations

import pytest

from extract import extract
from extract.records import DocumentInfo
from tests.pdfs import LEFT, Page, text_width, write_pdf

SIZE = 13
BLANK, DOTS = "Số:          /KH-SNV", "Số: ............./KH-SNV"
BLANK_DATE = "Phú Hải, ngày       tháng       năm 2026"
DOTTED_DATE = "Phú Hải, ngày ....... tháng ....... năm 2026"
STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
SIGNED = (("123", "14", "7"), "2026-07-14")

Place = tuple[float, float]


def centre(page: Page, middle: float, y: float, words: str, size: float = SIZE) -> float:
    x = middle - text_width(words, size) / 2
    page.text(x, y, words, size)
    return x


def write_body(page: Page, top: float) -> None:
    page.centered(top, "KẾ HOẠCH", 14, "F2")
    page.centered(top + 18, "Cải cách hành chính năm 2026", 14, "F2")
    lines = ["I. MỤC ĐÍCH", "Phục vụ tốt hơn.", "II. NHIỆM VỤ", "1. Sở Tài chính rà soát thủ tục."]
    for number, words in enumerate(lines):
        page.text(LEFT + 28, top + 60 + 18 * number, words, SIZE)


def write_template(page: Page, number: str, date: str) -> list[Place]:
    """The letterhead; gives where number, day and month are to be stamped."""
    centre(page, 172, 56, "UBND TỈNH PHÚ HẢI")
    centre(page, 172, 72, "SỞ NỘI VỤ")
    for y, words in zip((56, 72), STATE, strict=True):
        centre(page, 410, y, words)
    left, right = centre(page, 172, 92, number), centre(page, 410, 92, date)
    blanks = [(left, number, "Số:"), (right, date, "ngày"), (right, date, "tháng")]
    return [
        (x + text_width(text[: text.index(word) + len(word)], SIZE), 92) for x, text, word in blanks
    ]


def read(page: Page) -> DocumentInfo:
    return extract(write_pdf(page), name="a.pdf").document


def facts(page: Page) -> tuple[str | None, str | None]:
    info = read(page)
    return info.code, info.issued_on


def stamp(
    page: Page, places: list[Place], shift: Place = (5, 0), size: float = SIZE, kind: str = ""
) -> None:
    for (x, y), words in zip(places, SIGNED[0], strict=True):
        if kind:
            page.stamp(x + shift[0], y + shift[1], words, size, kind)
        else:
            page.text(x + shift[0], y + shift[1], words, size, "F3")


@pytest.mark.parametrize("kind", ["", "FreeText", "Widget"])
@pytest.mark.parametrize("rise", [-3, 0, 3])
@pytest.mark.parametrize(("number", "date"), [(BLANK, BLANK_DATE), (DOTS, DOTTED_DATE)])
def test_number_and_date_stamped_into_blanks(number, date, rise, kind) -> None:
    page = Page()
    places = write_template(page, number, date)
    write_body(page, 130)
    stamp(page, places, (5, rise), kind=kind)
    assert facts(page) == ("123/KH-SNV", SIGNED[1])


@pytest.mark.parametrize("size", [10, 15])
@pytest.mark.parametrize("shift", [-2, 0, 9])
def test_stamps_of_another_size_or_a_little_beside_their_blank(shift, size) -> None:
    page = Page()
    stamp(page, write_template(page, BLANK, BLANK_DATE), (shift, -1), size)
    write_body(page, 130)
    assert facts(page) == ("123/KH-SNV", SIGNED[1])


def test_a_stamp_drawn_before_the_line_it_is_stamped_on() -> None:
    page = Page()
    stamp(page, write_template(Page(), DOTS, DOTTED_DATE))
    write_template(page, DOTS, DOTTED_DATE)
    write_body(page, 130)
    assert facts(page) == ("123/KH-SNV", SIGNED[1])


def test_a_stamp_over_the_code_behind_its_blank_stays_whole() -> None:
    page = Page()
    number, *date = write_template(page, "Số:    /KH-SNV", BLANK_DATE)
    write_body(page, 130)
    stamp(page, [number, *date], (1, -2))
    assert facts(page) == ("123/KH-SNV", SIGNED[1])


@pytest.mark.parametrize("shift", [0, 3])
def test_the_whole_line_stamped_anew(shift) -> None:
    page = Page()
    write_template(page, BLANK, BLANK_DATE)
    number = BLANK.replace(" " * 10, " 123 ")
    page.text(172 + shift - text_width(BLANK, SIZE) / 2, 92.5, number, SIZE, "F3")
    write_body(page, 130)
    assert read(page).code == "123/KH-SNV"


@pytest.mark.parametrize(("number", "date"), [(BLANK, BLANK_DATE), (DOTS, DOTTED_DATE)])
def test_blanks_without_a_stamp_give_no_number_and_no_date(number, date) -> None:
    page = Page()
    write_template(page, number, date)
    write_body(page, 130)
    info = read(page)
    assert (info.number, info.issued_on, info.symbol) == (None, None, "KH-SNV")


def test_a_leader_of_dots_stays_where_nothing_is_written_on_it() -> None:
    page = Page()
    page.text(85, 100, "Ý kiến khác: ................................")
    page.text(85, 100, "Ý kiến khác: ................................")
    (found,) = extract(write_pdf(page), name="a.pdf", with_blocks=True).blocks or ()
    assert found.text == "Ý kiến khác: ................................"


LONG = [
    "ỦY BAN NHÂN DÂN TỈNH PHÚ HẢI",
    "BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC,",
    "CÔNG NGHỆ VÀ CHUYỂN ĐỔI SỐ",
    "Số: 123/KH-BCĐ",
]


@pytest.mark.parametrize("right", [(56, 72, 90), (63, 79, 110), (56, 74, 106)])
@pytest.mark.parametrize("order", ["columns", "lines", "right first"])
def test_columns_of_other_line_heights_and_any_order_in_the_file(order, right) -> None:
    lines = [(165.0, y, words) for y, words in zip((56, 71, 86, 106), LONG, strict=True)]
    date = "Phú Hải, ngày 14 tháng 7 năm 2026"
    lines += [(425.0, y, words) for y, words in zip(right, [*STATE, date], strict=True)]
    if order == "lines":
        lines.sort(key=lambda line: line[1])
    elif order == "right first":
        lines.sort(key=lambda line: -line[0])
    page = Page()
    for middle, y, words in lines:
        centre(page, middle, y, words, 11)
    page.line(130, 90, 200, 90)
    page.line(345, right[1] + 4, 505, right[1] + 4)
    write_body(page, 150)
    info = read(page)
    assert (info.code, info.issued_on, info.place) == ("123/KH-BCĐ", SIGNED[1], "Phú Hải")
    assert info.issuer is not None
    assert info.issuer.name.endswith("Ban Chỉ đạo Phát triển Khoa học, Công nghệ và Chuyển đổi số")
