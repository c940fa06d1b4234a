"""The docx writer: a plan to a document as an office would lay it out."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document

from samples.model import LEVELS, Annex, Cell, Column, Plan, Row
from samples.office import (
    Level,
    Look,
    add_section,
    define_list,
    draw_line,
    new_document,
    save_document,
    start_list,
    write_paragraph,
)
from samples.tables import Grid, GridCell, add_grid, add_layout_table, close_cell

FIRST_LINE = 12.7
# Wider than the text, as offices do to keep the state's name on one line.
LETTERHEAD_WIDTHS = (65.0, 113.0)
CLOSING_WIDTHS = (85.0, 80.0)
BLANK_LINES = 4
TABLE_SIZE = 11
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_WORD_LEVELS = {
    "h1": Level("upperRoman", "%1.", indent=FIRST_LINE),
    "h2": Level("decimal", "%2.", indent=FIRST_LINE),
    "h3": Level("lowerLetter", "%3)", indent=FIRST_LINE),
    "bullet": Level("bullet", "-", indent=FIRST_LINE),
    "sub": Level("bullet", "+", indent=FIRST_LINE),
}


def write_docx(plan: Plan, path: Path) -> None:
    """Build the plan's docx at ``path``; the same plan gives the same bytes."""
    document = new_document(plan.font_size)
    if plan.letterhead:
        _write_letterhead(document, plan)
    if plan.title:
        _write_title(document, plan)
    _write_body(document, plan)
    if plan.closing:
        _write_closing(document, plan)
    for index, annex in enumerate(plan.annexes):
        if plan.body or index:
            add_section(document, annex.landscape)
        elif annex.landscape:
            section = document.sections[0]
            section.page_width, section.page_height = section.page_height, section.page_width
        _write_annex(document, annex, plan.numbering == "auto")
    subject = plan.title["subject"] if plan.title else plan.annexes[0].title[-1]
    save_document(document, path, subject)


def code_line(letterhead: dict[str, str]) -> str:
    """The line "Số: 87/KH-UBND"; a blank number leaves room to write it in."""
    number = letterhead["number"] or " " * 7
    return f"Số: {number}/{letterhead['symbol']}"


def _write_letterhead(document: Document, plan: Plan) -> None:
    head = plan.letterhead or {}
    rows = add_layout_table(document, 2, LETTERHEAD_WIDTHS)
    left, right = rows[0]
    if head.get("superior"):
        write_paragraph(left, head["superior"], Look(align="center", size=13))
    for line in head["issuer"]:
        write_paragraph(left, line, Look(bold=True, align="center", size=13))
    draw_line(left, 22)
    write_paragraph(right, STATE[0], Look(bold=True, align="center", size=11))
    write_paragraph(right, STATE[1], Look(bold=True, align="center", size=12))
    draw_line(right, 22)
    left, right = rows[1]
    write_paragraph(left, code_line(head), Look(align="center", size=13))
    write_paragraph(right, head["dateline"], Look(italic=True, align="center", size=13))
    for row in rows:
        for cell in row:
            close_cell(cell)


def _write_title(document: Document, plan: Plan) -> None:
    title = plan.title or {}
    if title.get("mark"):
        write_paragraph(document, title["mark"], Look(bold=True, before=6))
    write_paragraph(document, title["kind"], Look(bold=True, align="center", before=14))
    write_paragraph(document, title["subject"], Look(bold=True, align="center"))
    draw_line(document, 60)


def _write_body(document: Document, plan: Plan) -> None:
    automatic = plan.numbering == "auto"
    number_id = 0
    if automatic and plan.body:
        abstract = define_list(document, [_WORD_LEVELS[level] for level in LEVELS])
        number_id = start_list(document, abstract)
    for block in plan.body:
        heading = block.kind in ("h1", "h2", "h3") and block.role == "heading"
        bold = heading and block.kind != "h3"
        italic = block.kind in ("basis", "h3")
        numbered = automatic and block.kind in LEVELS
        look = Look(
            bold=bold,
            italic=italic,
            align="justify",
            first_line=FIRST_LINE,
            before=6 if block.kind == "h1" else 3,
            after=3,
            number=(number_id, LEVELS.index(block.kind)) if numbered else None,
            keep=heading,
        )
        text = block.text if numbered or not block.marker else f"{block.marker} {block.text}"
        write_paragraph(document, text, look)


def _write_closing(document: Document, plan: Plan) -> None:
    closing = plan.closing or {}
    left, right = add_layout_table(document, 1, CLOSING_WIDTHS)[0]
    write_paragraph(left, "Nơi nhận:", Look(bold=True, italic=True, size=12))
    for line in closing["recipients"]:
        write_paragraph(left, f"- {line}", Look(size=11))
    for line in closing["signature"]:
        write_paragraph(right, line, Look(bold=True, align="center"))
    for _ in range(BLANK_LINES):
        write_paragraph(right, "", Look(align="center"))
    if closing.get("signer"):
        write_paragraph(right, closing["signer"], Look(bold=True, align="center"))
    close_cell(left)
    close_cell(right)


def _write_annex(document: Document, annex: Annex, automatic: bool) -> None:
    for line in annex.title:
        write_paragraph(document, line, Look(bold=True, align="center"))
    write_paragraph(document, annex.attached, Look(italic=True, align="center", after=6))
    table = annex.table
    text = table.stt.replace("{n}", "%1")
    abstract = define_list(document, [Level("decimal", text, space=False)]) if automatic else 0
    list_id = start_list(document, abstract) if automatic else 0
    rows = []
    for row in table.rows:
        if row.kind == "section" and automatic and table.restart:
            list_id = start_list(document, abstract)
        rows.append([_grid_cell(cell, row, table.columns, list_id) for cell in row.cells])
    widths = [column.width for column in table.columns]
    add_grid(document, Grid(rows, widths, table.header_rows))


def _grid_cell(cell: Cell, row: Row, columns: list[Column], list_id: int) -> GridCell:
    align = columns[cell.column].align
    if row.kind == "header" or (row.kind == "section" and cell.column_span == 1):
        align = "center"
    elif row.kind == "section":
        align = "left"
    look = Look(bold=row.kind != "row", align=align, size=TABLE_SIZE, before=2, after=2)
    paragraphs = [(text, look) for text in cell.paragraphs]
    if cell.number and list_id:
        counted = Look(align="center", size=TABLE_SIZE, before=2, after=2, number=(list_id, 0))
        paragraphs = [("", counted)]
    elif cell.number:
        paragraphs = [(cell.number, look)]
    return GridCell(paragraphs, cell.column, cell.column_span, cell.row_span)
