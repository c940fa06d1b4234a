"""The text writer: a plan as the text dumps that offices' tools make of a document.

``txt`` in the plan chooses the dialect: ``table`` is "tabs" (one row a line), "lines" (one
cell a line behind a tab, rows apart by a blank line) or "pipes" (Markdown); ``letterhead``
is "beside" (both columns in one line) or "stacked"; ``spacing`` is "blank" or "dense".
A vertically merged cell's words stand in its first row only.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from samples.documents import STATE, code_line
from samples.model import Cell, Plan, Row, Table

_MARKUP = re.compile(r"\*+")


def write_txt(plan: Plan, path: Path) -> None:
    """Write the plan's text in its dialect, UTF-8; ``bom`` and ``newline`` may ask more."""
    text = render_txt(plan, TABLES[plan.txt["table"]])
    encoding = "utf-8-sig" if plan.txt.get("bom") else "utf-8"
    path.write_bytes(text.replace("\n", plan.txt.get("newline", "\n")).encode(encoding))


def render_txt(plan: Plan, draw_table: Callable[[Table], str]) -> str:
    """The plan's text, its tables drawn in one way."""
    lines: list[str] = []
    lines += _letterhead_lines(plan)
    if plan.title:
        lines += [plan.title["mark"]] if plan.title.get("mark") else []
        lines += [plan.title["kind"], plan.title["subject"]]
    for block in plan.body:
        lines.append(f"{block.marker} {block.text}" if block.marker else block.text)
    lines += _closing_lines(plan)
    gap = "\n\n" if plan.txt["spacing"] == "blank" else "\n"
    parts = [gap.join(lines)] if lines else []
    for annex in plan.annexes:
        parts.append(gap.join([*annex.title, annex.attached]))
        parts.append(draw_table(annex.table))
    return _MARKUP.sub("", "\n\n".join(parts)) + "\n"


def _letterhead_lines(plan: Plan) -> list[str]:
    head = plan.letterhead
    if not head:
        return []
    left = [head["superior"]] if head.get("superior") else []
    left += head["issuer"]
    dates = [code_line(head), head["dateline"]]
    if plan.txt["letterhead"] == "stacked":
        return [*left, *STATE, *dates]
    pairs = zip_longest(left, STATE, fillvalue="")
    return ["\t".join(pair) for pair in (*pairs, dates)]


def _closing_lines(plan: Plan) -> list[str]:
    closing = plan.closing
    if not closing:
        return []
    left = ["Nơi nhận:", *(f"- {line}" for line in closing["recipients"])]
    right = list(closing["signature"])
    if closing.get("signer"):
        right.append(closing["signer"])
    return [*left, *right]


def _tab_table(table: Table) -> str:
    rows = (["\n".join(cell) for cell in line] for line in _matrix(table))
    return "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in rows)


def _line_table(table: Table) -> str:
    rows = []
    for row in table.rows:
        cells = row.cells
        if row.kind == "section":
            rows.append([_cell_paragraphs(cell) for cell in cells])
            continue
        rows.append(_row_matrix(row, len(table.columns)))
    return "\n\n".join("\n".join("\t" + "\n\n".join(cell) for cell in row) for row in rows)


def _pipe_table(table: Table) -> str:
    lines = ["| " + " | ".join("<br>".join(cell) for cell in row) + " |" for row in _matrix(table)]
    lines.insert(table.header_rows, "|" + " --- |" * len(table.columns))
    return "\n".join(lines)


def _matrix(table: Table) -> list[list[list[str]]]:
    return [_row_matrix(row, len(table.columns)) for row in table.rows]


def _row_matrix(row: Row, width: int) -> list[list[str]]:
    line: list[list[str]] = [[] for _ in range(width)]
    for cell in row.cells:
        line[cell.column] = _cell_paragraphs(cell)
    return line


def _cell_paragraphs(cell: Cell) -> list[str]:
    return [cell.number] if cell.number else cell.paragraphs


TABLES: dict[str, Callable[[Table], str]] = {
    "tabs": _tab_table,
    "lines": _line_table,
    "pipes": _pipe_table,
}
