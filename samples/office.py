"""Pieces of a word-processor document as Vietnamese offices write them, on python-docx.

Paragraphs with bold and italic runs, automatic numbers, A4 sections and page numbers;
``samples.tables`` has the tables. Margins and type sizes follow annex I of Nghị định
30/2020/NĐ-CP.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
PAGE = (Mm(210), Mm(297))
MARGINS = {"top": Mm(20), "bottom": Mm(20), "left": Mm(30), "right": Mm(15)}
FIXED_DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_MARKUP = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: sizes and spaces in points, first-line indent in millimetres."""

    bold: bool = False
    italic: bool = False
    align: str = "left"
    size: float | None = None
    first_line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    number: tuple[int, int] | None = None  # list instance and level, both as Word counts
    keep: bool = False  # on the same page as the next paragraph


@dataclass(frozen=True, slots=True)
class Level:
    """One level of automatic numbers: Word's format name and text ("%1." …)."""

    format: str
    text: str
    space: bool = True
    indent: float = 0.0  # millimetres before the number


def new_document(size: float = 14) -> Document:
    """An empty A4 portrait document in Times New Roman, ``size`` points, language vi-VN."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = FONT
    style.font.size = Pt(size)
    run = style.element.get_or_add_rPr()
    for name in ("w:eastAsia", "w:cs"):
        run.rFonts.set(qn(name), FONT)
    run.append(make_element("w:lang", val="vi-VN"))
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    _set_margins(section)
    section.different_first_page_header_footer = True
    _number_pages(section)
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del document.part.package.rels[key]
    return document


def add_section(document: Document, landscape: bool) -> None:
    """Begin a new page in a section of its own."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = PAGE[::-1] if landscape else PAGE
    _set_margins(section)
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = True


def write_paragraph(container: Any, text: str, look: Look) -> Paragraph:
    """Add a paragraph to a document or cell; ``**`` and ``*`` mark bold and italic runs."""
    paragraph: Paragraph = container.add_paragraph()
    layout = paragraph.paragraph_format
    layout.alignment = _ALIGN[look.align]
    layout.keep_with_next = True if look.keep else None
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    if look.first_line and look.number is None:
        layout.first_line_indent = Mm(look.first_line)
    if look.number is not None:
        _set_number(paragraph, look)
    for piece, bold, italic in split_markup(text):
        run = paragraph.add_run()
        for index, line in enumerate(piece.split("\n")):
            if index:
                run.add_break()
            run.add_text(line)
        run.bold = True if bold or look.bold else None
        run.italic = True if italic or look.italic else None
        if look.size:
            run.font.size = Pt(look.size)
    return paragraph


def split_markup(text: str) -> list[tuple[str, bool, bool]]:
    """Cut a text with ``**bold**`` and ``*italic*`` into (words, bold, italic)."""
    pieces, position = [], 0
    for match in _MARKUP.finditer(text):
        pieces.append((text[position : match.start()], False, False))
        bold, italic = match["bold"], match["italic"]
        pieces.append((bold or italic, bold is not None, italic is not None))
        position = match.end()
    pieces.append((text[position:], False, False))
    return [piece for piece in pieces if piece[0]]


def draw_line(container: Any, indent: float) -> None:
    """A short rule under a line of the letterhead: ``indent`` millimetres on both sides."""
    paragraph = write_paragraph(container, "", Look(align="center"))
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(indent)
    layout.line_spacing = Pt(3)
    layout.space_after = Pt(6)
    borders = make_element("w:pBdr")
    borders.append(make_element("w:bottom", val="single", sz="6", space="1", color="000000"))
    # The schema wants pBdr before spacing and indents.
    paragraph._p.get_or_add_pPr().insert(0, borders)


def define_list(document: Document, levels: Sequence[Level]) -> int:
    """Define automatic numbers; returns the abstract list's id for ``start_list``."""
    numbering = document.part.numbering_part.element
    abstract_id = len(numbering.findall(qn("w:abstractNum"))) + 100
    abstract = make_element("w:abstractNum", abstractNumId=str(abstract_id))
    abstract.append(make_element("w:multiLevelType", val="multilevel"))
    for index, level in enumerate(levels):
        item = make_element("w:lvl", ilvl=str(index))
        item.append(make_element("w:start", val="1"))
        item.append(make_element("w:numFmt", val=level.format))
        item.append(make_element("w:suff", val="space" if level.space else "nothing"))
        item.append(make_element("w:lvlText", val=level.text))
        item.append(make_element("w:lvlJc", val="left"))
        properties = make_element("w:pPr")
        first = str(Emu(Mm(level.indent)).twips)
        properties.append(make_element("w:ind", left="0", firstLine=first))
        item.append(properties)
        abstract.append(item)
    # The schema wants every abstractNum before the first num.
    numbering.insert(0, abstract)
    return abstract_id


def start_list(document: Document, abstract_id: int, levels: int = 1) -> int:
    """A new instance of a list that counts from 1; returns its numId."""
    numbering = document.part.numbering_part.element
    number = numbering.add_num(abstract_id)
    for level in range(levels):
        number.add_lvlOverride(level).add_startOverride(1)
    return int(number.numId)


def save_document(document: Document, path: Path, title: str) -> None:
    """Write the document so that the same content always gives the same bytes."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = FIXED_DATE
    buffer = io.BytesIO()
    document.save(buffer)
    with (
        zipfile.ZipFile(buffer) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            target.writestr(entry, source.read(name))


def _set_margins(section: Any) -> None:
    for side, size in MARGINS.items():
        setattr(section, f"{side}_margin", size)
    section.header_distance = Mm(10)


def _number_pages(section: Any) -> None:
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            run._r.append(make_element("w:fldChar", fldCharType=kind))
        else:
            instruction = make_element("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def _set_number(paragraph: Paragraph, look: Look) -> None:
    list_id, level = look.number or (0, 0)
    properties: Any = paragraph._p.get_or_add_pPr()
    number = properties.get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = list_id
    # The number takes its type from the paragraph mark, not from the runs.
    mark = make_element("w:rPr")
    if look.bold:
        mark.append(make_element("w:b"))
    if look.italic:
        mark.append(make_element("w:i"))
    if look.size:
        mark.append(make_element("w:sz", val=str(round(look.size * 2))))
    properties.append(mark)


def make_element(tag: str, **attributes: str) -> Any:
    element: Any = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
