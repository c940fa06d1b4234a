from __future__ import annotations

import re
import shutil
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree

from tests.rebuild.rebuild import SHAPES, build_docx, read_dump, strip_markup, to_pdf

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Task rows, header and section rows of each real annex, and the cells merged downwards.
ROWS = {"000": 1 + 4 + 6, "002": 1 + 8 + 27, "003": 1 + 2 + 9, "004": 1 + 34}
COVERED_CELLS = {"000": 0, "002": 0, "003": 4, "004": 0}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real plans are not here")


def find_seed(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.txt"))


@pytest.fixture(params=sorted(SHAPES))
def seed(request: pytest.FixtureRequest) -> Path:
    return find_seed(request.param)


@pytest.fixture
def built(seed: Path, tmp_path: Path) -> Path:
    out = tmp_path / f"{seed.stem}.docx"
    build_docx(seed, out)
    return out


def read_words(path: Path) -> Counter[str]:
    root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    breaks = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}
    paragraphs = (
        "".join(breaks.get(str(item.tag), item.text or "") for item in paragraph.iter())
        for paragraph in root.iter(f"{WORD}p")
    )
    return Counter("\n".join(paragraphs).split())


def test_document_says_the_words_of_the_dump(seed: Path, built: Path) -> None:
    assert read_words(built) == Counter(strip_markup(seed.read_text(encoding="utf-8")).split())


def test_table_has_the_rows_and_merges_of_the_annex(seed: Path, built: Path) -> None:
    table = docx.Document(str(built)).tables[-1]
    rows = table._tbl.tr_lst
    merges = list(table._tbl.iter(f"{WORD}vMerge"))
    covered = [item for item in merges if item.get(f"{WORD}val") is None]
    number = seed.stem[:3]
    assert len(rows) == ROWS[number]
    assert len(covered) == COVERED_CELLS[number]
    assert {sum(cell.grid_span for cell in row.tc_lst) for row in rows} == {
        len(SHAPES[number].widths)
    }


def test_row_cut_by_a_page_break_is_whole() -> None:
    rows = read_dump(find_seed("000")).rows
    codes = [paragraph.split(":")[0] for row in rows if row[0] == ["4"] for paragraph in row[6]]
    assert codes == ["- Nhiệm vụ 3.1.1", "- Nhiệm vụ 3.1.2"]


def test_same_dump_gives_same_bytes(seed: Path, built: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    build_docx(seed, again)
    assert again.read_bytes() == built.read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_pdf_holds_every_word(seed: Path, built: Path, tmp_path: Path) -> None:
    printed = to_pdf(built, tmp_path)
    document = pypdfium2.PdfDocument(printed)
    text = ""
    for page in document:
        words_of_page = page.get_textpage()
        text += words_of_page.get_text_range()
        words_of_page.close()
        page.close()
    document.close()
    # pdfium gives U+0002 or U+FFFE for a hyphen at the end of a line.
    squeezed = "".join(re.sub("[\x02\ufffe]", "-", text).split())
    words = set(strip_markup(seed.read_text(encoding="utf-8")).split())
    assert [word for word in words if word not in squeezed] == []
