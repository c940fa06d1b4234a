"""Pages and words of a PDF that stand on their side or a little askew."""

from __future__ import annotations

import math

import pytest

from extract.document.draft import DraftTable
from tests.pdfs import Page, cells, paragraphs, parse, tables, text_width

XS = [60.0, 100.0, 330.0, 520.0, 640.0, 780.0]
ROWS = [["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"]]
ROWS += [
    [str(n), f"Nội dung việc số {n}", "Sở Y tế", "Sở Tài chính", f"{n}/2026"] for n in range(1, 7)
]
BODY = [
    "Thực hiện Kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân tỉnh về việc",
    "nâng cao chất lượng phục vụ người dân, doanh nghiệp trên địa bàn.",
    "1. Sở Nội vụ chủ trì tham mưu;",
    "2. Sở Tài chính bố trí kinh phí.",
]


def draw_annex() -> Page:
    page = Page(842, 595)
    page.centered(60, "PHỤ LỤC DANH MỤC NHIỆM VỤ", 13, "F2")
    page.text(60, 80, "Kèm theo Kế hoạch số 12/KH-UBND ngày 14 tháng 7 năm 2026 của UBND tỉnh")
    page.table(XS, [100 + 22.0 * step for step in range(8)], ROWS)
    page.text(60, 300, "Ghi chú: các cơ quan báo cáo trước ngày 15 hằng tháng.")
    return page


def draw_moved(page: Page, matrix: str, width: float, height: float, rotate: int = 0) -> Page:
    """The page's content under a matrix, on a page of its own."""
    return Page(width, height, rotate, ["q", f"{matrix} cm", *page.content, "Q"], page.letters)


def draw_askew(page: Page, degrees: float) -> Page:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    matrix = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} 0 0"
    return draw_moved(page, matrix, page.width, page.height)


def read(page: Page) -> list[object]:
    return [
        cells(item) if isinstance(item, DraftTable) else item.text
        for item in parse(page).items
        if isinstance(item, DraftTable) or not item.furniture
    ]


UPRIGHT = read(draw_annex())


def test_the_annex_itself_is_read() -> None:
    (table,) = tables(parse(draw_annex()))
    assert cells(table) == {(r, c): ROWS[r][c] for r in range(7) for c in range(5)}
    assert len(UPRIGHT) == 4


@pytest.mark.parametrize("rotate", [True, False], ids=["rotated page", "turned content"])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_whole_page_on_its_side_is_read_as_if_upright(turn, rotate) -> None:
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 842 595", 270: "0 -1 1 0 0 842"}[turn]
    width, height = (842, 595) if turn == 180 else (595, 842)
    page = draw_moved(draw_annex(), matrix, width, height, turn if rotate else 0)
    assert read(page) == UPRIGHT


def test_an_upright_page_number_on_a_turned_page_is_furniture() -> None:
    page = draw_moved(draw_annex(), "0 1 -1 0 595 0", 595, 842)
    page.text(297, 40, "7")
    assert read(page) == UPRIGHT
    assert paragraphs(parse(page), furniture=True) == ["7"]


def test_text_in_the_margin_and_across_the_page_is_furniture() -> None:
    page = draw_annex()
    page.turned_text(20, 500, "https://vanban.phuhai.gov.vn/123", 8)
    page.turned_text(200, 400, "BẢN NHÁP", 60, angle=45)
    assert read(page) == UPRIGHT
    assert "NHÁP" in " ".join(paragraphs(parse(page), furniture=True))


def test_turned_words_of_a_narrow_header_cell() -> None:
    page = Page()
    page.table([60, 100, 140, 400], [100, 220, 240], [["", "", "Nội dung"], ["1", "2", "x"]])
    page.turned_text(84, 210, "Thời hạn")
    page.turned_text(112, 210, "Đơn vị chủ trì")
    page.turned_text(126, 210, "thực hiện")
    page.text(60, 300, BODY[1])
    (table,) = tables(parse(page))
    assert [cells(table)[0, column] for column in range(3)] == [
        "Thời hạn", "Đơn vị chủ trì thực hiện", "Nội dung",
    ]  # fmt: skip


@pytest.mark.parametrize("degrees", [0.4, 1, -2, 3])
def test_a_page_a_little_askew_is_read_as_if_level(degrees) -> None:
    assert read(draw_askew(draw_annex(), degrees)) == UPRIGHT


@pytest.mark.parametrize("degrees", [1, -2, 3])
def test_words_that_recognition_placed_on_slanting_lines(degrees) -> None:
    page = Page()
    page.image(0, 0, 595, 842)
    for number, words in enumerate(3 * BODY):
        place = 0.0
        for word in words.split(" "):
            fall = -math.tan(math.radians(degrees)) * place
            page.text(85 + place, 100 + 18 * number + fall, word, how="3 Tr")
            place += text_width(word + " ", 12) + 2
    assert paragraphs(parse(page)) == 3 * [f"{BODY[0]} {BODY[1]}", BODY[2], BODY[3]]
