"""A sample plan as Markdown, as people and converters write it.

``bars`` chooses the tables: "html" (merged cells stay merged, as converters of Word files
do it), "outer" (pipes on both sides) or "inner" (pipes between cells only).
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from samples.documents import STATE, code_line
from samples.model import Cell, Plan, Row, Table
from samples.office import split_markup

_FRONT_MATTER = "---\ntitle: Bản chép\ntags:\n  - kế hoạch\n---\n"


def write_markdown(plan: Plan, bars: str = "html") -> str:
    """The plan with headings, emphasis, links, nested lists and a table of contents."""
    lines = [_FRONT_MATTER, "<!-- đã chuyển từ Word -->", *_list_letterhead(plan)]
    if plan.title:
        if plan.title.get("mark"):
            lines.append(f"**{plan.title['mark']}**")
        lines += [f"# {plan.title['kind']}", f"**{_escape(plan.title['subject'])}**"]
    lines += _list_body(plan)
    if plan.closing:
        lines += ["***Nơi nhận:***"]
        lines += ["\n".join(f"- {_escape(line)}" for line in plan.closing["recipients"])]
        lines += [f"**{line}**" for line in plan.closing["signature"]]
        lines += [f"**{plan.closing['signer']}**"] if plan.closing.get("signer") else []
    for annex in plan.annexes:
        lines += ["---", *(f"**{line}**" for line in annex.title), f"_{annex.attached}_"]
        lines.append(_TABLES[bars](annex.table))
    return "\n\n".join(lines) + '\n\n[qd]: https://example.vn/qd "Quyết định"\n'


def _list_letterhead(plan: Plan) -> list[str]:
    head = plan.letterhead
    if not head:
        return []
    lines = [head["superior"]] if head.get("superior") else []
    lines += [f"**{line}**" for line in head["issuer"]]
    lines += [f"**{line}**  " for line in STATE]
    return [*lines, _escape(code_line(head)), f"*{head['dateline']}*"]


def _list_body(plan: Plan) -> Iterator[str]:
    """Paragraphs; the items of one list stand together, those below set in."""
    items: list[str] = []
    for block in plan.body:
        text = _inline(block.text)
        if block.marker in ("-", "+"):
            items.append(f"- {text}" if block.marker == "-" else f"    - {text}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        if block.kind in ("h1", "h2", "h3") and block.role == "heading":
            # Every part of a number is escaped, or a list would begin.
            yield f"{'#' * (1 + int(block.kind[1]))} {block.marker} {text}"
        elif block.kind == "basis":
            yield f"_{text}_"
        else:
            yield f"{block.marker} {text}" if block.marker else text
    if items:
        yield "\n".join(items)


def _escape(text: str) -> str:
    return text.replace("*", "\\*").replace("_", "\\_").replace("|", "\\|")


def _inline(text: str) -> str:
    written = []
    for piece, bold, italic in split_markup(text):
        mark = "**" if bold else "_" if italic else ""
        written.append(f"{mark}{_escape(piece)}{mark}")
    return "".join(written).replace("\n", "<br>")


def _html_table(table: Table) -> str:
    rows = "\n".join(f"<tr>{''.join(map(_html_cell, row.cells))}</tr>" for row in table.rows)
    return f"<table>\n{rows}\n</table>"


def _html_cell(cell: Cell) -> str:
    spans = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    spans += f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    return f"<td{spans}>{'<br>'.join(html.escape(text) for text in _list_texts(cell))}</td>"


def _list_texts(cell: Cell) -> list[str]:
    texts = [cell.number] if cell.number else cell.paragraphs
    return [text.replace("*", "") for text in texts]


def _list_cells(row: Row, width: int) -> list[str]:
    texts = [""] * width
    for cell in row.cells:
        texts[cell.column] = "<br>".join(map(_escape, _list_texts(cell)))
    return [f"**{text}**" if text and row.kind == "section" else text for text in texts]


def _outer_table(table: Table) -> str:
    lines = [f"| {' | '.join(_list_cells(row, len(table.columns)))} |" for row in table.rows]
    lines.insert(table.header_rows, f"|{':---:|' * len(table.columns)}")
    return "\n".join(lines)


def _inner_table(table: Table) -> str:
    lines = ["|".join(_list_cells(row, len(table.columns))) for row in table.rows]
    # Without bars at the edges only the line below the first row makes a table (GFM 4.10).
    lines.insert(1, "|".join([":-", *["---"] * (len(table.columns) - 1)]))
    return "\n".join(lines)


_TABLES = {"html": _html_table, "outer": _outer_table, "inner": _inner_table}
