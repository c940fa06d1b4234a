"""PDF pages set in fonts from before Unicode."""

from __future__ import annotations

import unicodedata

import pytest

from extract.document.draft import Draft, DraftParagraph
from extract.parsers.pdf import FORMAT
from extract.parsers.pdf.fonts import decode_fonts
from extract.source import Source
from tests.parsers.test_pdf import Page, write_pdf

LINES = ["KÕ ho¹ch n¨m 2026", "cña Uû ban nh©n d©n"]


def read(page: Page, font: str) -> Draft:
    data = write_pdf(page).replace(b"/BaseFont /Times-Roman", f"/BaseFont /{font:X<11}".encode())
    return FORMAT.parse(Source("a.pdf", data))


def texts(draft: Draft) -> list[str]:
    return [
        unicodedata.normalize("NFC", item.text)
        for item in draft.items
        if isinstance(item, DraftParagraph)
    ]


def write_lines(*lines: str) -> Page:
    page = Page()
    for number, line in enumerate(lines):
        page.text(85, 100 + 40 * number, line)
    return page


def test_tcvn3() -> None:
    draft = read(write_lines(*LINES), ".VnTime")
    assert texts(draft) == ["Kế hoạch năm 2026", "của Uỷ ban nhân dân"]
    assert draft.encoding == "TCVN3"
    assert draft.problems == []


def test_capitals() -> None:
    page = write_lines("KÕ ho¹ch n¨m 2026")
    assert texts(read(page, ".VnTimeXXXH")) == ["KẾ HOẠCH NĂM 2026"]


def test_capitals_typed_in_a_font_of_small_letters() -> None:
    assert texts(read(write_lines("KÕ HO¹CH N¡M 2026"), ".VnTime")) == ["KẾ HOẠCH NĂM 2026"]


def test_vni() -> None:
    draft = read(write_lines("Keá hoaïch naêm 2026 cuûa Sôû", "thöïc hieän"), "VNI-Times")
    assert texts(draft) == ["Kế hoạch năm 2026 của Sở", "thực hiện"]
    assert draft.encoding == "VNI"


def test_two_fonts_on_a_line() -> None:
    page = write_lines("cña Uû ban")
    page.text(147, 100, "B\xb9c 2026", font="F2")
    assert texts(read(page, ".VnTime")) == ["của Uỷ ban B\xb9c 2026"]


def test_unicode_in_an_old_font_stays() -> None:
    lines = ["Kế hoạch năm 2026", "Công an; góc 30°; 5 µm ± 1"]
    draft = read(write_lines(*lines), ".VnTime")
    assert texts(draft) == lines
    assert draft.encoding is None
    assert draft.problems == []


def test_letters_that_make_no_sense_are_a_problem() -> None:
    draft = read(write_lines("§¦¤ ¥x¡z ¶q»w ¿k¾k"), ".VnTime")
    assert [problem.rule for problem in draft.problems] == ["legacy-font"]


@pytest.mark.parametrize("font", ["", "Times New Roman", "ABCDEF+Arial"])
def test_letters_of_other_fonts_stay(font: str) -> None:
    assert decode_fonts("KÕ ho¹ch", lambda _: font).text == "KÕ ho¹ch"


def test_every_character_keeps_its_place() -> None:
    text = "Keá hoaïch naêm; KÕ"
    decoded = decode_fonts(text, lambda index: "VNI-Times" if index < 16 else "Arial")
    assert len(decoded.text) == len(text)
    assert unicodedata.normalize("NFC", decoded.text) == "Kế hoạch năm; KÕ"
