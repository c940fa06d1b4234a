"""PDF files as they arrive: locked against changes, damaged, with attachments, blank pages."""

from __future__ import annotations

import pytest

from extract.errors import UnreadableDocument
from extract.parsers.pdf import FORMAT
from extract.source import Source
from tests.pdfs import Page, encrypt_pdf, paragraphs, parse, write_pdf

ATTACHED = (
    "<< /Type /Filespec /F (phu-luc.xlsx) /EF << /F 4 0 R >> >>",
    "<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream",
)
NAMES = "/Names << /EmbeddedFiles << /Names [(phu-luc.xlsx) 3 0 R] >> >>"


def draw(words: str = "Kế hoạch năm 2026", width: float = 595, height: float = 842) -> Page:
    page = Page(width, height)
    page.text(85, 100, words)
    return page


@pytest.mark.parametrize(("owner", "rights"), [("", -4), ("secret", -3904)])
def test_a_file_without_a_password_to_open_it_is_read(owner, rights) -> None:
    data = encrypt_pdf(draw(), owner, rights)
    assert b"/Encrypt" in data
    assert paragraphs(FORMAT.parse(Source("a.pdf", data))) == ["Kế hoạch năm 2026"]


@pytest.mark.parametrize("collection", ["", "/Collection << /View /D >>"])
def test_attached_files_are_a_problem(collection) -> None:
    data = write_pdf(draw(), catalog=f"{NAMES} {collection}", extra=ATTACHED)
    draft = FORMAT.parse(Source("a.pdf", data))
    assert paragraphs(draft) == ["Kế hoạch năm 2026"]
    (problem,) = draft.problems
    assert problem.rule == "attached-files"
    assert "1 tệp đính kèm (“phu-luc.xlsx”)" in problem.message


def test_a_form_in_xml_is_a_problem() -> None:
    form = "<< /Length 11 >>\nstream\n<xdp></xdp>\nendstream"
    data = write_pdf(draw(), catalog="/AcroForm << /Fields [] /XFA 3 0 R >>", extra=(form,))
    draft = FORMAT.parse(Source("a.pdf", data))
    assert [problem.rule for problem in draft.problems] == ["xfa-form"]


def test_pages_of_other_sizes_and_blank_ones() -> None:
    draft = parse(draw("Trang một."), draw("Trang hai.", 842, 595), Page(), draw("Trang bốn."))
    assert [(item.text, item.page) for item in draft.items] == [
        ("Trang một.", 1), ("Trang hai.", 2), ("Trang bốn.", 4),
    ]  # fmt: skip
    assert not draft.problems


def test_only_blank_pages() -> None:
    with pytest.raises(UnreadableDocument, match=r"its pages \(2\) are blank"):
        parse(Page(), Page())


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"startxref\n", b"startxref\n9"),
        lambda data: data.replace(b" 00000 n ", b" 00000 f "),
        lambda data: b"\x00\x01junk\n" + data,
        lambda data: data[: data.index(b"startxref")],
    ],
    ids=["wrong place of the table", "objects said to be free", "bytes in front", "cut at the end"],
)
def test_a_damaged_table_of_objects_is_mended(damage) -> None:
    assert paragraphs(FORMAT.parse(Source("a.pdf", damage(write_pdf(draw()))))) == [
        "Kế hoạch năm 2026"
    ]
