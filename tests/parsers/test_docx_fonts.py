"""Word files set in fonts from before Unicode."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from extract import extract
from extract.document.draft import DraftParagraph
from extract.parsers.docx import FORMAT
from extract.source import Source
from extract.text.legacy.fonts import find_legacy_font
from extract.text.normalize import clean_text
from tests.legacy.encoders import show_tcvn3, show_vni, type_plainly
from tests.parsers.test_docx import parse
from tests.samples import SAMPLES, STEMS
from tests.test_formats_agree import strip_places

TCVN3 = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
CAPITALS = '<w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr>'
VNI = '<w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr>'
TIMES = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def read(*paragraphs: str, **parts: str) -> list[str]:
    draft = parse("".join(paragraphs), **parts)
    return [clean_text(item.text) for item in draft.items if isinstance(item, DraftParagraph)]


def style(name: str, font: str, base: str = "", kind: str = "paragraph", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}" {more}>{based}{fonts}</w:style>'


def test_runs_of_each_font() -> None:
    body = paragraph(
        run("kÕ ho¹ch", CAPITALS),
        run(" n¨m 2026 cña", TCVN3),
        run(" Sở Y tế, "),
        run("Coäng hoøa", VNI),
    )
    draft = parse(body)
    assert draft.encoding == "TCVN3, VNI"
    assert read(body) == ["KẾ HOẠCH năm 2026 của Sở Y tế, Cộng hòa"]


def test_capitals_typed_in_a_font_of_small_letters() -> None:
    body = paragraph(
        run("ñY BAN NH©N D©N, ", TCVN3), run("kÕ ho¹ch", CAPITALS), run("; cña", TCVN3)
    )
    assert read(body) == ["ỦY BAN NHÂN DÂN, KẾ HOẠCH; của"]


def test_letter_and_mark_in_two_runs() -> None:
    bold = VNI.replace("</w:rPr>", "<w:b/></w:rPr>")
    body = paragraph(run("keá hoa", VNI), run("ïch na", bold), run("êm", VNI))
    assert read(body) == ["kế hoạch năm"]


def test_soft_hyphen_is_the_letter_of_its_code() -> None:
    body = paragraph(
        f"<w:r>{TCVN3}<w:t>®</w:t><w:softHyphen/><w:t>îc giao tr\xadëng phßng</w:t></w:r>",
        run(" Thời\xad hạn"),
    )
    assert read(body) == ["được giao trưởng phòng Thời hạn"]


def test_private_codes_of_symbol_fonts() -> None:
    text = "".join(chr(0xF000 + ord(char)) for char in "KÕ ho¹ch n¨m")
    assert read(paragraph(run(text, TCVN3))) == ["Kế hoạch năm"]


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    + style("Normal", ".VnTime", more='w:default="1"')
    + style("Title", "", "Normal")
    + style("Head", ".VnTimeH", "Normal")
    + style("Modern", "Times New Roman", "Normal")
    + style("Strong", "VNI-Times", kind="character")
)


def test_fonts_of_styles() -> None:
    found = read(
        paragraph(run("UBND tØnh, së y tÕ")),
        paragraph(run("cña tØnh"), style="Title"),
        paragraph(run("kÕ ho¹ch"), style="Head"),
        paragraph(run("Kế hoạch, C«ng"), style="Modern"),
        paragraph(run("kÕ ho¹ch, "), run("Kế hoạch", TIMES)),
        paragraph(run("Vieät", '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>')),
        styles=STYLES,
    )
    assert found == [
        "UBND tỉnh, sở y tế",
        "của tỉnh",
        "KẾ HOẠCH",
        "Kế hoạch, C«ng",
        "kế hoạch, Kế hoạch",
        "Việt",
    ]


def test_default_font() -> None:
    defaults = STYLES[: STYLES.index("<w:style")].replace("Arial", ".VnTime")
    assert read(paragraph(run("kÕ ho¹ch n¨m")), styles=defaults) == ["kế hoạch năm"]


@pytest.mark.parametrize("properties", [TCVN3, CAPITALS, VNI])
def test_unicode_text_in_an_old_font_stays(properties: str) -> None:
    texts = ["Kế hoạch năm 2026, Công an xã", "Công an", "cà phê 100% Robusta", "Số: 12"]
    draft = parse("".join(paragraph(run(text, properties)) for text in texts))
    assert [item.text for item in draft.items if isinstance(item, DraftParagraph)] == texts
    assert draft.encoding is None


def test_header_of_a_few_words_and_labels_of_lists() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    mark = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    found = read(
        f"<w:p>{number}{run('Ph¹m vi, ®èi tîng cña kÕ ho¹ch', TCVN3)}</w:p>",
        mark,
        header1=paragraph(run("Sè", TCVN3)),
        numbering=numbering,
    )
    assert found == ["Số", "Điều 1. Phạm vi, đối tợng của kế hoạch"]


@pytest.mark.parametrize(
    ("name", "encodings", "capitals"),
    [
        (".VnTime", 1, False),
        (".VnTimeH", 1, True),
        (".VnArial NarrowH", 1, True),
        ("ABCDEF+.VnTimeH,Bold", 1, True),
        (".VnHelvetIns", 1, False),
        ("VNI-Times", 1, False),
        ("VNI Times", 1, False),
        ("VNtimes new roman", 4, False),
        ("VnTime", 4, False),
    ],
)
def test_names_of_fonts(name: str, encodings: int, capitals: bool) -> None:
    font = find_legacy_font(name)
    assert font is not None
    assert (len(font.encodings), font.capitals) == (encodings, capitals)


@pytest.mark.parametrize("name", ["", "Times New Roman", "Vani", "Vrinda", "Verdana", "Calibri"])
def test_names_of_modern_fonts(name: str) -> None:
    assert find_legacy_font(name) is None


def set_in(path: Path, show: Callable[[str], str], fonts: tuple[str, str]) -> bytes:
    """The document with its text as ``show`` gives it, in a font or that of its capitals."""
    document = docx.Document(str(path))
    body: Any = document.element.body
    sections = [section.header._element for section in document.sections]
    for element in [run for root in (body, *sections) for run in root.iter(qn("w:r"))]:
        for text in list(element.iter(qn("w:t"))):
            text.text = type_plainly(text.text or "")
        if fonts[0] == fonts[1] or not any(map(has_tone, element.itertext())):
            write_run(element, show, fonts[0])
            continue
        for part in part_capitals(element):
            capitals = any(char.isupper() for text in part.itertext() for char in text)
            write_run(part, show, fonts[capitals])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def has_tone(text: str) -> bool:
    return any(not char.isascii() and char.isupper() for char in text)


def part_capitals(element: Any) -> list[Any]:
    """The run as several: one for each stretch of capitals, and those between."""
    parts = []
    for child in element:
        if child.tag == qn("w:rPr"):
            continue
        pieces = ["".join(group) for _, group in groupby(child.text or "", str.isupper)]
        for piece in pieces or [None]:
            part, inner = deepcopy(element), deepcopy(child)
            for other in part:
                if other.tag != qn("w:rPr"):
                    part.remove(other)
            if piece is not None:
                inner.text = piece
                inner.set(qn("xml:space"), "preserve")
            part.append(inner)
            element.addprevious(part)
            parts.append(part)
    element.getparent().remove(element)
    return parts


def write_run(element: Any, show: Callable[[str], str], font: str) -> None:
    properties = element.get_or_add_rPr()
    fonts = properties._add_rFonts() if properties.rFonts is None else properties.rFonts
    for slot in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(slot), font)
    for text in element.iter(qn("w:t")):
        text.text = show(text.text or "")


@pytest.mark.parametrize(
    ("show", "fonts", "name"),
    [
        (show_tcvn3, (".VnTime", ".VnTimeH"), "TCVN3"),
        (show_vni, ("VNI-Times", "VNI-Times"), "VNI"),
    ],
    ids=["TCVN3", "VNI"],
)
@pytest.mark.parametrize("stem", STEMS)
def test_records_are_those_of_the_unicode_file(
    stem: str, show: Callable[[str], str], fonts: tuple[str, str], name: str
) -> None:
    path = SAMPLES / f"{stem}.docx"
    plain = set_in(path, str, ("Times New Roman", "Times New Roman"))
    expected = extract(plain, name="plan.docx", with_blocks=True)
    found = extract(set_in(path, show, fonts), name="plan.docx", with_blocks=True)
    assert found.source.encoding == name
    assert [block.text for block in found.blocks or ()] == [
        block.text for block in expected.blocks or ()
    ]
    found.findings = expected.findings = []
    assert strip_places(found.model_dump(mode="json")) == strip_places(
        expected.model_dump(mode="json")
    )


def test_documents_without_old_fonts_are_read_as_before() -> None:
    data = (SAMPLES / f"{STEMS[0]}.docx").read_bytes()
    assert FORMAT.parse(Source("plan.docx", data)).encoding is None
