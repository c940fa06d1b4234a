"""A plan as a Word file: layout tables, real merges, numbers typed or made by Word."""

from __future__ import annotations

import io
from random import Random

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tests.generator.noise import Noise
from tests.generator.paper import Grid, Line, Paper, Sides, Turn

_FORMATS = {"I.": ("upperRoman", "%1."), "1.": ("decimal", "%1."), "a)": ("lowerLetter", "%1)")}
_BULLETS = ("-", "+", "*")


class Numbering:
    """Lists that Word counts itself: one per run of marks of a kind."""

    def __init__(self, doc: Doc) -> None:
        self._root = doc.part.numbering_part.element
        self._next = 900
        self._open: dict[str, int] = {}

    def start(self, kind: str, text: str) -> int:
        """A new list whose marks look like `text`, and the id to refer to it."""
        self._next += 1
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(self._next))
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(abstract)
        else:
            first.addprevious(abstract)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), str(self._next))
        reference = OxmlElement("w:abstractNumId")
        reference.set(qn("w:val"), str(self._next))
        number.append(reference)
        self._root.append(number)
        return self._next

    def mark(self, paragraph: Paragraph, mark: str) -> bool:
        """Have Word write that mark; false where it cannot."""
        if mark in _BULLETS:
            number = self._open.setdefault(mark, 0) or self.start("bullet", mark)
            self._open[mark] = number
        else:
            found = self._counted(mark)
            if found is None:
                return False
            number = found
        properties = paragraph._p.get_or_add_pPr()
        holder = OxmlElement("w:numPr")
        for tag, value in (("w:ilvl", "0"), ("w:numId", str(number))):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            holder.append(child)
        properties.append(holder)
        return True

    def _counted(self, mark: str) -> int | None:
        if mark in _FORMATS:
            self._open[_FORMATS[mark][0]] = self.start(*_FORMATS[mark])
            return self._open[_FORMATS[mark][0]]
        body = mark[:-1]
        if body.isdigit():
            return self._open.get("decimal")
        if body and set(body) <= set("IVX") and mark.endswith("."):
            return self._open.get("upperRoman")
        if len(body) == 1 and mark.endswith(")") and body in "bc":
            return self._open.get("lowerLetter")
        return None


def render_docx(paper: Paper, seed: int) -> bytes:
    """The bytes of a docx file."""
    rng = Random(seed + 1)
    noise = Noise(rng)
    doc = Document()
    numbering = Numbering(doc) if rng.random() < 0.4 else None
    manual = rng.random() < 0.2
    for item in paper:
        if isinstance(item, Line):
            _add_line(doc, item, numbering, noise, manual)
        elif isinstance(item, Grid):
            _add_grid(doc, item, noise)
        elif isinstance(item, Sides):
            _add_sides(doc, item, noise, rng)
        elif isinstance(item, Turn):
            section = doc.add_section()
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
    stream = io.BytesIO()
    doc.save(stream)
    return stream.getvalue()


def _add_line(
    doc: Doc, line: Line, numbering: Numbering | None, noise: Noise, tabbed: bool
) -> None:
    paragraph = doc.add_paragraph()
    text = noise.disturb(line.text)
    counted = bool(line.mark and numbering and numbering.mark(paragraph, line.mark))
    if line.mark and not counted:
        text = f"{line.mark}{chr(9) if tabbed else ' '}{text}"
    run = paragraph.add_run(text)
    run.bold = line.bold or None
    if line.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_grid(doc: Doc, grid: Grid, noise: Noise) -> None:
    table = doc.add_table(rows=len(grid.rows), cols=len(grid.rows[0]))
    table.style = "Table Grid"
    covered = set()
    for top, left, bottom, right in grid.merges:
        area = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if area & covered or len(area) < 2:
            continue
        covered |= area
        table.cell(top, left).merge(table.cell(bottom, right))
        table.cell(top, left).text = noise.disturb(grid.rows[top][left])
    for r, row in enumerate(table.rows):
        cells = row.cells
        for c, text in enumerate(grid.rows[r]):
            if text and (r, c) not in covered:
                cells[c].text = ""
                paragraphs = noise.disturb(text).split("\n")
                cells[c].text = paragraphs[0]
                for more in paragraphs[1:]:
                    cells[c].add_paragraph(more)
    for row in table.rows[: grid.header]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _add_sides(doc: Doc, sides: Sides, noise: Noise, rng: Random) -> None:
    table = doc.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (sides.left, sides.right), strict=True):
        if rng.random() < 0.5:
            cell.text = noise.disturb("\n".join(lines))
            continue
        cell.text = noise.disturb(lines[0])
        for line in lines[1:]:
            cell.add_paragraph(noise.disturb(line))
