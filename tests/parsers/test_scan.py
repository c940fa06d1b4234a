"""Scans through Tesseract: cells as cells, boxes on the page as scanned, mixed files."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from extract.document.building import build_document
from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, RecognisedWord
from extract.errors import UnreadableDocument
from extract.parsers import detect_format
from extract.parsers.scan import program
from extract.parsers.scan.program import VARIABLE, MissingProgram
from extract.source import Source
from tests.samples import SAMPLES
from tests.scans import (
    Pixels,
    add_seal,
    blur,
    encode,
    needs_tesseract,
    render,
    scan,
    turn,
    write_pdf,
)

TABLE = SAMPLES / "02-phu-luc-cai-cach-hanh-chinh.pdf"
LETTER = SAMPLES / "07-phong-chong-thien-tai-xa.pdf"


def parse(data: bytes) -> Draft:
    source = Source("scan", data)
    return detect_format(source).parse(source)


def tables(draft: Draft) -> list[DraftTable]:
    return [item for item in draft.items if isinstance(item, DraftTable)]


def cells(draft: Draft) -> dict[tuple[int, int, int], str]:
    return {
        (number, cell.row, cell.column): cell.text
        for number, table in enumerate(tables(draft))
        for cell in table.cells
    }


def words(draft: Draft) -> list[RecognisedWord]:
    holders: list[DraftCell | DraftParagraph] = []
    for item in draft.items:
        holders.extend(item.cells if isinstance(item, DraftTable) else [item])
    return [word for holder in holders for word in holder.words]


@cache
def last_page() -> Pixels:
    """The short last page of the table, as printed, at 200 dpi."""
    return render(TABLE, 200)[-1]


@cache
def printed_cells() -> dict[tuple[int, int, int], str]:
    with pypdfium2.PdfDocument(TABLE) as document, pypdfium2.PdfDocument.new() as alone:
        alone.import_pages(document, [2])
        target = io.BytesIO()
        alone.save(target)
    return cells(parse(target.getvalue()))


Worsen = Callable[[Pixels], Pixels]


@needs_tesseract
@pytest.mark.parametrize(
    "worsen",
    [
        pytest.param(lambda page: np.rot90(turn(page, -1), 3).copy(), id="on its side"),
        pytest.param(lambda page: blur(np.rot90(page, 2).copy(), 1.1), id="blurred, on its head"),
        pytest.param(lambda page: add_seal(page, 0.3, 0.2, 200), id="sealed"),
    ],
)
def test_cells_come_out_as_cells(worsen: Worsen) -> None:
    draft = parse(encode(worsen(last_page()), quality=85))
    found, printed = cells(draft), printed_cells()
    assert found.keys() == printed.keys()
    right = sum(found[place] == text for place, text in printed.items())
    assert right >= 0.85 * len(printed)


# Slanted, so that the picture Tesseract sees is another than the one that was scanned.
@needs_tesseract
def test_boxes_are_those_of_the_page_as_scanned() -> None:
    page = turn(last_page(), 4)
    draft = parse(encode(page, "PNG", dpi=(200, 200)))
    assert all(word.page == 1 for word in words(draft))
    for word in words(draft):
        left, top, right, bottom = (edge / 72 * 200 for edge in word.box)
        inside = page[max(int(top), 0) : int(bottom) + 1, max(int(left), 0) : int(right) + 1]
        assert inside.size
        assert inside.min() < 128, word
    blank = page.copy()
    for word in words(draft):
        left, top, right, bottom = (edge / 72 * 200 for edge in word.box)
        blank[int(top) - 2 : int(bottom) + 3, int(left) - 2 : int(right) + 3] = 255
    # What is left is lines.
    assert (blank < 128).mean() < 0.5 * (page < 128).mean()


@needs_tesseract
def test_words_are_found_in_the_text_they_belong_to() -> None:
    document = build_document(parse(encode(scan(LETTER)[0])))
    assert all(block.words for block in document.blocks if block.text and block.kind != "cell")
    for block in document.blocks:
        for word in block.words:
            assert block.text[word.start : word.end].strip()
    assert document.blocks[0].text.startswith(("ỦY BAN", "UBND", "CỘNG HÒA", "UỶ BAN"))


@needs_tesseract
def test_a_scanned_page_between_printed_ones_goes_on_their_table() -> None:
    picture = write_pdf([scan(TABLE)[1]], 200)
    with (
        pypdfium2.PdfDocument(TABLE) as printed,
        pypdfium2.PdfDocument(picture) as scanned,
        pypdfium2.PdfDocument.new() as mixed,
    ):
        mixed.import_pages(printed, [0])
        mixed.import_pages(scanned, [0])
        mixed.import_pages(printed, [2])
        target = io.BytesIO()
        mixed.save(target)
    mixed_draft, printed_draft = parse(target.getvalue()), parse(TABLE.read_bytes())
    assert not mixed_draft.problems
    shapes = [
        [(table.columns, len(table.cells), table.continues) for table in tables(draft)]
        for draft in (mixed_draft, printed_draft)
    ]
    assert shapes[0] == shapes[1]
    assert {word.page for word in words(mixed_draft)} == {2}


@needs_tesseract
def test_pages_of_a_tiff_come_in_order_and_blank_ones_are_named() -> None:
    number = last_page()[300:700, 100:1500]
    images = [Image.fromarray(page) for page in (number, np.full_like(number, 255), number)]
    target = io.BytesIO()
    images[0].save(target, "TIFF", save_all=True, append_images=images[1:], dpi=(200, 200))
    data = target.getvalue()
    draft = parse(data)
    assert (draft.parser, draft.pages) == ("scan", 3)
    assert [(problem.rule, problem.page) for problem in draft.problems] == [
        ("page-without-text", 2)
    ]
    assert {word.page for word in words(draft)} == {1, 3}
    again = parse(data)
    assert (again.items, again.problems) == (draft.items, draft.problems)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP"])
def test_pictures_are_known_by_their_content(kind: str) -> None:
    data = encode(np.full((60, 60), 255, np.uint8), kind)
    found = detect_format(Source("a.docx", data))
    assert (found.name, found.media_type) == ("scan", f"image/{kind.lower()}")
    assert detect_format(Source("a.bmp", b"BM la ban mo ta cong viec cua don vi")).name == "txt"


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP"])
@given(data=st.data())
@settings(max_examples=8)
def test_broken_pictures_are_an_error(kind: str, data: st.DataObject) -> None:
    whole = encode(np.full((60, 60), 255, np.uint8), kind)
    start = data.draw(st.integers(30, len(whole) - 1))
    broken = whole[:start] + data.draw(st.binary(max_size=20))
    with pytest.raises(UnreadableDocument):
        parse(broken)


@needs_tesseract
@pytest.mark.parametrize(
    ("size", "reason"), [((20, 900), "has only"), ((12000, 12000), "too many")]
)
def test_size_of_pictures_has_limits(size: tuple[int, int], reason: str) -> None:
    target = io.BytesIO()
    Image.new("1", size, 1).save(target, "PNG")
    with pytest.raises(UnreadableDocument, match=reason):
        parse(target.getvalue())


@needs_tesseract
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(np.full((1600, 1200), 255, np.uint8), id="blank"),
        pytest.param(np.zeros((1600, 1200), np.uint8), id="black"),
    ],
)
def test_pictures_without_text_are_an_error(page: Pixels) -> None:
    with pytest.raises(UnreadableDocument, match="no text was recognised"):
        parse(encode(page, "PNG"))


def stand_in(folder: Path, does: str) -> str:
    """A program in place of Tesseract."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


KNOWS = 'if [ "$1" = --list-langs ]; then echo vie; exit 0; fi; cat >/dev/null; '


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        (None, "tesseract, which recognises text, is missing"),
        ("echo eng", "no data for Vietnamese"),
        (KNOWS + "echo out of memory >&2; exit 1", r"tesseract failed \(out of memory\)"),
        (KNOWS + "echo '<html>'", "cannot be read"),
        (KNOWS + "sleep 20", "took more than"),
    ],
)
def test_a_program_that_fails_is_said_in_one_line(
    does: str | None, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, stand_in(tmp_path, does) if does else str(tmp_path / "none"))
    monkeypatch.setattr(program, "_TIME_LIMIT", 0.5)
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        parse(encode(last_page(), "PNG"))
    assert "\n" not in str(caught.value)
    if does is None or does == "echo eng":
        assert isinstance(caught.value, MissingProgram)
        assert "apt-get install tesseract-ocr tesseract-ocr-vie" in caught.value.remedy


def test_printed_pages_are_read_where_the_program_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    with (
        pypdfium2.PdfDocument(LETTER) as printed,
        pypdfium2.PdfDocument(write_pdf([last_page()], 200)) as scanned,
        pypdfium2.PdfDocument.new() as mixed,
    ):
        mixed.import_pages(printed, [0])
        mixed.import_pages(scanned, [0])
        target = io.BytesIO()
        mixed.save(target)
    draft = parse(target.getvalue())
    assert [(problem.rule, problem.page) for problem in draft.problems] == [
        ("page-not-recognised", 2)
    ]
    assert draft.items
