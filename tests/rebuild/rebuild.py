"""Rebuild the four text dumps of real plans as office documents, for tests of the parsers.

A dump has lost what the document had: layout tables, merged cells, page breaks. This puts
it back, knowing the shape of each of the four; not a word is added or dropped but markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from docx.document import Document

from samples.office import (
    Look,
    add_section,
    new_document,
    save_document,
    write_paragraph,
)
from samples.printing import to_pdf
from samples.tables import Grid, GridCell, add_grid, add_layout_table, close_cell

__all__ = ["build_docx", "read_dump", "strip_markup", "to_pdf"]

Row = list[list[str]]  # cells, each a list of paragraphs

_BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")
_HTML = re.compile(r"</?(?:p|ul|li|br)\b[^>]*>")
_RULE_ROW = re.compile(r"[-\s]+")
_HEADING = re.compile(r"(?:[IVX]+|\d+(?:\.\d+)?)\.\s")
_ANNEX = re.compile(r"phụ lục\b", re.IGNORECASE)
_SENTENCE_END = (".", ";", ":", "!", "?", "…")
HEADING_LENGTH = 130
SIGNATURE_SPACE = 60  # points


@dataclass(frozen=True, slots=True)
class Shape:
    """What one dump looks like: widths of its columns in millimetres and how rows are cut.

    Attributes:
        by_line: each cell has a line of its own (else a row is one line).
        merged: columns (from 0) whose blank cells were merged with the cell above.
    """

    widths: tuple[float, ...]
    by_line: bool = False
    merged: tuple[int, ...] = ()


SHAPES = {
    "000": Shape((15, 32, 16, 27, 30, 41, 54, 37)),
    "002": Shape((13, 76, 38, 38, 28, 33, 26), by_line=True),
    "003": Shape((15, 54, 38, 42, 103), merged=(3, 4)),
    "004": Shape((15, 105, 22, 22, 34, 34, 20), by_line=True),
}


@dataclass(slots=True)
class Dump:
    """A dump cut into its parts; rows of the table start with the header."""

    letterhead: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    annex: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def build_docx(seed_path: Path, out: Path) -> None:
    """Write the dump at ``seed_path`` as a document to ``out``.

    Raises:
        KeyError: the file is none of the four whose shape is known.
    """
    shape = SHAPES[seed_path.stem[:3]]
    dump = read_dump(seed_path)
    document = new_document()
    _write_letterhead(document, dump.letterhead)
    _write_body(document, dump.body)
    _write_closing(document, dump)
    if dump.body:
        add_section(document, landscape=True)
    else:
        section = document.sections[0]
        section.page_width, section.page_height = section.page_height, section.page_width
    for line in dump.annex:
        remark = line.startswith("(")
        look = Look(bold=not remark, italic=remark, align="center", after=3)
        write_paragraph(document, line, look)
    add_grid(document, Grid(_lay_rows(dump.rows, shape), list(shape.widths)))
    save_document(document, out, seed_path.stem)


def read_dump(seed_path: Path) -> Dump:
    """Cut one of the four dumps into letterhead, body, closing, annex title and table."""
    shape = SHAPES[seed_path.stem[:3]]
    lines = _BOOKMARK.sub("", seed_path.read_text(encoding="utf-8")).split("\n")
    annex_at = next(at for at, line in enumerate(lines) if _ANNEX.match(line.strip()))
    table_at = next(at for at in range(annex_at, len(lines)) if "\t" in lines[at])
    dump = Dump()
    _read_front(dump, [line.strip() for line in lines[:annex_at] if line.strip()])
    dump.annex = [line.strip() for line in lines[annex_at:table_at] if line.strip()]
    read = _read_cell_lines if shape.by_line else _read_row_lines
    dump.rows = read(lines[table_at:])
    return dump


def strip_markup(text: str) -> str:
    """The dump's words without bookmarks, HTML tags, Markdown marks and rule rows."""
    kept = [line for line in text.split("\n") if not ("\t" in line and _RULE_ROW.fullmatch(line))]
    return _HTML.sub(" ", _BOOKMARK.sub("", "\n".join(kept))).replace("*", "")


def _read_front(dump: Dump, lines: list[str]) -> None:
    while lines and not lines[0].startswith("KẾ HOẠCH"):
        dump.letterhead.append(lines.pop(0))
    closing = next((at for at, line in enumerate(lines) if line == "Nơi nhận:"), len(lines))
    dump.body = lines[:closing]
    for line in lines[closing:]:
        listed = line.startswith(("- ", "Nơi nhận"))
        (dump.recipients if listed else dump.signature).append(line.replace("**", ""))


def _read_row_lines(lines: list[str]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        if "\t" not in line or _RULE_ROW.fullmatch(line):
            continue
        row = [_read_cell(cell) for cell in line.split("\t")]
        if rows and not row[0] and not row[1]:
            rows[-1] = [_join_cut(upper, lower) for upper, lower in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
    return rows


def _read_cell(text: str) -> list[str]:
    pieces = (piece for part in _HTML.split(text) for piece in re.split(r"\s+(?=\+ )", part))
    return [piece.strip() for piece in pieces if piece.strip()]


def _join_cut(upper: list[str], lower: list[str]) -> list[str]:
    """Put together the two parts of a cell that a page break cut, in mid-sentence or not."""
    if not upper or not lower:
        return upper + lower
    if upper[-1].endswith(_SENTENCE_END) or not lower[0][0].islower():
        return upper + lower
    return [*upper[:-1], f"{upper[-1]} {lower[0]}", *lower[1:]]


def _read_cell_lines(lines: list[str]) -> list[Row]:
    rows: list[Row] = []
    blank = True
    for line in lines:
        if not line.strip() and not line.startswith("\t"):
            blank = True
            continue
        text = line.strip()
        if line.startswith("\t"):
            if blank:
                rows.append([])
            rows[-1].append([text] if text else [])
        elif blank:
            rows[-1][-1].append(text)
        else:
            rows[-1][-1][-1] += f"\n{text}"
        blank = False
    return rows


def _lay_rows(rows: list[Row], shape: Shape) -> list[list[GridCell]]:
    width = len(shape.widths)
    laid: list[list[GridCell]] = []
    above: dict[int, GridCell] = {}
    for index, row in enumerate(rows):
        if not any(row[2:]):
            laid.append(_lay_section(row, width))
            above = {}
            continue
        line = []
        for column, paragraphs in enumerate(row):
            if not paragraphs and column in shape.merged and column in above:
                above[column].row_span += 1
                continue
            look = _cell_look(index == 0, column)
            cell = GridCell([(text, look) for text in paragraphs], column)
            above[column] = cell
            line.append(cell)
        laid.append(line)
    return laid


def _lay_section(row: Row, width: int) -> list[GridCell]:
    look = Look(bold=True, size=11, before=2, after=2)
    if len(row) == 1 or not row[1]:
        return [GridCell([(text, look) for text in row[0]], 0, column_span=width)]
    first = GridCell([(text, look) for text in row[0]], 0)
    rest = GridCell([(text, look) for text in row[1]], 1, column_span=width - 1)
    if len(row) == 2 or row[0]:
        return [first, rest]
    # A row of solutions below its indicator keeps its empty cells.
    plain = Look(align="justify", size=11, before=2, after=2)
    cells = [GridCell([(text, plain) for text in row[1]], 1)]
    return [GridCell([], 0), *cells, *(GridCell([], column) for column in range(2, width))]


def _cell_look(header: bool, column: int) -> Look:
    align = "center" if header or column == 0 else "left"
    return Look(bold=header, align=align, size=11, before=2, after=2)


def _write_letterhead(document: Document, lines: list[str]) -> None:
    if not lines:
        return
    left, right = add_layout_table(document, 1, (65.0, 100.0))[0]
    for at, line in enumerate(lines):
        look = Look(italic=at > 0, align="center", size=13)
        write_paragraph(left if at == 0 else right, line, look)
    close_cell(left)
    close_cell(right)


def _write_body(document: Document, lines: list[str]) -> None:
    for at, line in enumerate(lines):
        if at < 2:
            write_paragraph(document, line, Look(bold=True, align="center", before=6))
            continue
        heading = bool(_HEADING.match(line)) and len(line) < HEADING_LENGTH
        look = Look(bold=heading, align="justify", first_line=12.7, before=3, after=3, keep=heading)
        write_paragraph(document, line, look)


def _write_closing(document: Document, dump: Dump) -> None:
    if not dump.recipients:
        return
    left, right = add_layout_table(document, 1, (85.0, 80.0))[0]
    for at, line in enumerate(dump.recipients):
        write_paragraph(left, line, Look(bold=at == 0, italic=at == 0, size=12 if at == 0 else 11))
    for line in dump.signature:
        signer = line == dump.signature[-1]
        look = Look(bold=True, align="center", before=SIGNATURE_SPACE if signer else 0)
        write_paragraph(right, line, look)
    close_cell(left)
    close_cell(right)
