"""Figures raised above their line, footnotes, and headings set letter by letter."""

from __future__ import annotations

import pytest

from tests.pdfs import LEFT, Page, cells, paragraphs, parse, tables, text_width

BODY = [
    "Thực hiện Kế hoạch cải cách hành chính của Ủy ban nhân dân tỉnh;",
    "các sở, ngành, địa phương tổ chức thực hiện tốt những việc được giao.",
]


def draw_marked(page: Page, y: float, words: str, mark: str, rest: str = "") -> None:
    page.text(LEFT, y, words)
    end = LEFT + text_width(words, 12)
    page.text(end, y - 4, mark, 7)
    page.text(end + text_width(mark, 7), y, rest)


def draw_body(page: Page) -> None:
    for number, words in enumerate(BODY):
        page.text(LEFT, 200 + 16 * number, words)


@pytest.mark.parametrize("raised", [True, False], ids=["raised number", "level number"])
def test_a_mark_with_its_note_is_left_out_and_the_note_is_furniture(raised) -> None:
    page = Page()
    draw_marked(page, 100, "Theo Nghị quyết số 57-NQ/TW năm 2026", "1", " của Bộ Chính trị.")
    draw_body(page)
    note = "Về đột phá phát triển khoa học, công nghệ."
    page.text(LEFT, 780 - 3 * raised, "1", 6 if raised else 9)
    page.text(LEFT + 7, 780, note, 9)
    page.text(LEFT, 791, "và chuyển đổi số quốc gia.", 9)
    draft = parse(page)
    assert paragraphs(draft)[0] == "Theo Nghị quyết số 57-NQ/TW năm 2026 của Bộ Chính trị."
    assert note in " ".join(paragraphs(draft, furniture=True))
    assert "chuyển đổi số" not in " ".join(paragraphs(draft))


def test_a_mark_in_a_cell() -> None:
    page = Page()
    page.table([60, 200, 400], [100, 130], [["Năm 2026", "x"]])
    page.text(64 + text_width("Năm 2026", 11), 110, "2", 6)
    draw_body(page)
    page.text(LEFT, 780, "2 Số liệu ước tính.", 9)
    draft = parse(page)
    assert cells(tables(draft)[0])[0, 0] == "Năm 2026"
    assert paragraphs(draft, furniture=True) == ["2 Số liệu ước tính."]


def test_a_raised_figure_without_a_note_is_no_part_of_the_number_before_it() -> None:
    page = Page()
    draw_marked(page, 100, "Trong năm 2026", "3", " thực hiện.")
    assert paragraphs(parse(page)) == ["Trong năm 2026³ thực hiện."]


def test_exponents_of_measures_stay() -> None:
    page = Page()
    draw_marked(page, 100, "Trồng 300 m", "2", " rừng.")
    assert paragraphs(parse(page)) == ["Trồng 300 m2 rừng."]


def test_small_print_without_a_mark_is_text() -> None:
    page = Page()
    draw_body(page)
    page.text(LEFT, 300, "1 bản lưu tại văn thư.", 9)
    assert "1 bản lưu tại văn thư." in paragraphs(parse(page))


@pytest.mark.parametrize("step", [2.5, 5, 7])
def test_a_heading_set_letter_by_letter(step) -> None:
    page = Page()
    place = 150.0
    for word in ("KẾ", "HOẠCH", "NĂM"):
        for letter in word:
            page.text(place, 100, letter, 14, "F2")
            place += text_width(letter, 14) + step
        place += 2 * step
    draw_body(page)
    assert paragraphs(parse(page))[0] == "KẾ HOẠCH NĂM"


def test_a_large_initial_pulls_no_lines_together() -> None:
    page = Page()
    page.text(LEFT, 232, "T", 36)
    for number, words in enumerate(BODY):
        page.text(LEFT + 24, 208 + 16 * number, words)
    page.text(LEFT, 250, "Dòng sau cùng.")
    found = " ".join(paragraphs(parse(page)))
    assert BODY[0] in found
    assert "Dòng sau cùng." in found


def test_ligatures_are_letters() -> None:
    page = Page()
    page.text(LEFT, 100, "Hồ sơ of\ufb01ce, \ufb02ow, so\u00adft.")
    assert paragraphs(parse(page))[0].replace("\u00ad", "") == "Hồ sơ office, flow, soft."
