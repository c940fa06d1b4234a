"""Text of a PDF that nobody sees, that is drawn twice, or that lies under a scan."""

from __future__ import annotations

import pytest

from extract.document.draft import Draft
from extract.parsers.pdf import FORMAT
from extract.source import Source
from tests.pdfs import Page, paragraphs, parse, text_width, write_pdf

LINES = [
    "Thực hiện Kế hoạch cải cách hành chính năm 2026,",
    "Sở Nội vụ xây dựng kế hoạch như sau.",
]
TEXT = " ".join(LINES)


def draw(page: Page, shift: tuple[float, float] = (0, 0), how: str = "", size: float = 12) -> None:
    for number, words in enumerate(LINES):
        page.text(85 + shift[0], 100 + shift[1] + 18 * number, words, size, how=how)


def rules(draft: Draft) -> list[str]:
    return [problem.rule for problem in draft.problems]


@pytest.mark.parametrize("shift", [(0, 0), (0.4, 0), (1, 1), (2, 1.5), (0, 3)])
def test_a_text_drawn_twice_is_read_once(shift) -> None:
    page = Page()
    draw(page)
    draw(page, shift)
    draft = parse(page)
    assert (paragraphs(draft), rules(draft)) == ([TEXT], [])


def test_recognised_text_under_painted_text_is_left_out() -> None:
    page = Page()
    draw(page)
    for number, words in enumerate(LINES):
        place = 85.0
        for word in words.replace("Thực", "Thuc").replace("như", "nhu").split(" "):
            page.text(place, 101 + 18 * number, word, 11, "F3", "3 Tr")
            place += text_width(word + " ", 12)
    draft = parse(page)
    assert (paragraphs(draft), rules(draft)) == ([TEXT], [])


def test_recognised_text_under_a_scan_is_read_and_said_to_be_so() -> None:
    page = Page()
    page.image(0, 0, 595, 842)
    draw(page, how="3 Tr")
    draft = parse(page)
    assert (paragraphs(draft), rules(draft)) == ([TEXT], ["text-under-picture"])


@pytest.mark.parametrize(
    ("how", "size"),
    [("3 Tr", 12), ("1 g", 12), ("0.98 0.98 1 rg", 12), ("", 0.5)],
    ids=["unpainted", "white", "nearly white", "tiny"],
)
def test_text_that_is_not_seen_is_not_read_but_reported(how, size) -> None:
    page = Page()
    draw(page)
    page.text(85, 300, "Thời hạn: 30/6/2026", size, how=how)
    draft = parse(page)
    assert (paragraphs(draft), rules(draft)) == ([TEXT], ["hidden-text"])
    assert "Thời hạn: 30/6/2026" in draft.problems[0].message


def test_white_text_on_a_dark_ground_is_read() -> None:
    page = Page()
    page.fill(80, 80, 500, 130)
    draw(page, how="1 g")
    assert (paragraphs(parse(page)), rules(parse(page))) == ([TEXT], [])


@pytest.mark.parametrize(("state", "expected"), [("OFF", [TEXT]), ("ON", [TEXT, "Bản cũ."])])
def test_a_layer_that_is_switched_off_is_not_read(state, expected) -> None:
    page = Page()
    draw(page)
    page.content.append("/OC /L1 BDC")
    page.text(85, 300, "Bản cũ.")
    page.content.append("EMC")
    data = write_pdf(
        page,
        catalog=f"/OCProperties << /OCGs [3 0 R] /D << /{state} [3 0 R] >> >>",
        properties="/L1 3 0 R",
        extra=("<< /Type /OCG /Name (a) >>",),
    )
    draft = FORMAT.parse(Source("a.pdf", data))
    assert paragraphs(draft) == expected
    assert rules(draft) == (["hidden-text"] if state == "OFF" else [])


def test_text_outside_the_page_is_not_read() -> None:
    page = Page(boxes="/CropBox [50 400 595 842]")
    draw(page)
    for x, y in ((85, 900), (-300, 300), (600, 200), (100, 700)):
        page.text(x, y, "Ngoài trang.")
    assert paragraphs(parse(page)) == [TEXT]
