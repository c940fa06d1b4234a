"""Fonts of a PDF that do not say what their glyphs mean: the page is recognised, or not read."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from extract.parsers.pdf import FORMAT
from extract.parsers.pdf.garbling import is_garbled
from extract.parsers.scan import program
from extract.parsers.scan.program import MissingProgram
from extract.source import Source
from extract.text.legacy.tables import TCVN3
from tests.pdfs import Page, paragraphs, parse
from tests.samples import SAMPLES

PROSE = (
    "Thực hiện Kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân tỉnh về việc nâng cao "
    "chất lượng phục vụ người dân, doanh nghiệp trên địa bàn và mức độ hài lòng khi giải quyết "
    "thủ tục, các sở, ngành chủ động rà soát quy trình nội bộ của mình"
)
LENT = str.maketrans("ựệếạảáàíăủộềâỉấượườ", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒ")
SHIFTED = "".join(
    chr(ord(char) - 29) if char > "@" else char for char in "cac so nganh chu dong " * 9
)


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        (PROSE, False),
        ("UBND, SNV, QLNN; KHCN, TTHC, " * 9, False),
        (
            "The ministry carries out the plan for reform of public services in all its parts " * 3,
            False,
        ),
        ("Việt Nam ký với Phần Lan, Séc, Đức: Jyväskylä, Škoda, Zürich, Köln.", False),
        (PROSE.translate(LENT), True),
        (PROSE + "\ufffd" * 30, True),
        (PROSE + "\ue123" * 30, True),
        (PROSE + "\ufffd" * 3, False),
    ],
)
def test_what_is_garbled(text, garbled) -> None:
    assert is_garbled(text) is garbled


def test_text_in_an_encoding_from_before_unicode_is_not_garbled() -> None:
    code = {TCVN3.decode(chr(byte)): chr(byte) for byte in range(0xA1, 0x100)}
    assert not is_garbled("".join(code.get(char, char) for char in PROSE))


def draw(mapped: bool) -> Page:
    page = Page(mapped=mapped)
    for number in range(4):
        page.text(85, 100 + 18 * number, PROSE[60 * number : 60 * number + 60], 10)
    return page


def test_nothing_is_read_of_a_garbled_page_where_it_cannot_be_recognised(monkeypatch) -> None:
    def refuse() -> None:
        raise MissingProgram("no Tesseract", "install it")

    monkeypatch.setattr(program, "require_program", refuse)
    draft = parse(draw(mapped=True), draw(mapped=False))
    assert {item.page for item in draft.items} == {1}
    assert PROSE[:60].strip() in paragraphs(draft)[0]
    assert [(problem.rule, problem.page) for problem in draft.problems] == [("garbled-text", 2)]
    with pytest.raises(MissingProgram):
        parse(draw(mapped=False))


def test_a_page_without_unicode_maps_is_recognised() -> None:
    try:
        program.require_program()
    except MissingProgram as error:
        pytest.skip(str(error))
    with pypdfium2.PdfDocument(SAMPLES / "07-phong-chong-thien-tai-xa.pdf") as sample:
        first = pypdfium2.PdfDocument.new()
        first.import_pages(sample, [0])
        file = io.BytesIO()
        first.save(file)
    data = file.getvalue()
    assert data.count(b"/ToUnicode") > 1
    draft = FORMAT.parse(Source("a.pdf", data.replace(b"/ToUnicode", b"/XoUnicode")))
    assert [problem.rule for problem in draft.problems] == ["garbled-text"]
    found = set(" ".join(paragraphs(draft)).split())
    expected = set(" ".join(paragraphs(FORMAT.parse(Source("a.pdf", data)))).split())
    assert len(expected & found) > 0.9 * len(expected)
