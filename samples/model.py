"""A sample plan as data: read from YAML, numbered, its tables laid out on a grid.

Both writers (docx and text) take everything from here, so that they say the same words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

LEVELS = ("h1", "h2", "h3", "bullet", "sub")
MARKERS = {"h1": "{roman}.", "h2": "{n}.", "h3": "{letter})", "bullet": "-", "sub": "+"}
COVERED = "^"
AUTO = "#"
_LETTERS = "abcdefghijklmn"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(slots=True)
class Block:
    """One paragraph of running text.

    Attributes:
        kind: a level ("h1" … "sub"), "p" or "basis".
        text: the words without the number or bullet.
        role: what the paragraph is for a reader ("objective", "task", "duty" …); a
            heading's ``holds`` gives it to all paragraphs below.
        marker: number or bullet, "" if none.
    """

    kind: str
    text: str
    role: str
    marker: str = ""


@dataclass(slots=True)
class Column:
    """One column of an annex table; ``under`` is the header cell above several columns."""

    title: str
    role: str
    width: float
    align: str = "justify"
    under: str | None = None


@dataclass(slots=True)
class Cell:
    """A cell where it begins; ``number`` is the automatic number it shows, if any."""

    paragraphs: list[str]
    column: int
    column_span: int = 1
    row_span: int = 1
    number: str = ""


@dataclass(slots=True)
class Row:
    """A row of a table; ``kind`` is "header", "section" or "row"."""

    kind: str
    cells: list[Cell]


@dataclass(slots=True)
class Table:
    """An annex table, header rows first; ``stt`` tells how automatic numbers look."""

    columns: list[Column]
    rows: list[Row]
    stt: str = "{n}"
    restart: bool = True
    header_rows: int = 1


@dataclass(slots=True)
class Annex:
    """A phụ lục: title lines, the "kèm theo" line, an optional table."""

    title: list[str]
    attached: str
    table: Table
    landscape: bool = True


@dataclass(slots=True)
class Plan:
    """A whole plan; ``letterhead``, ``title`` and ``closing`` are as in the YAML file."""

    stem: str
    numbering: str
    txt: dict[str, Any]
    letterhead: dict[str, Any] | None
    title: dict[str, Any] | None
    body: list[Block] = field(default_factory=list)
    closing: dict[str, Any] | None = None
    annexes: list[Annex] = field(default_factory=list)
    font_size: float = 14


def read_plan(path: Path) -> Plan:
    """Read ``plans/<stem>.yaml``; the stem of the file names the plan."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    blocks = [_read_block(entry) for entry in data.get("body", [])]
    _spread_roles(blocks, data.get("body", []))
    _number_blocks(blocks, {**MARKERS, **data.get("markers", {})})
    return Plan(
        stem=path.stem,
        numbering=data["numbering"],
        txt=data["txt"],
        letterhead=data.get("letterhead"),
        title=data.get("title"),
        body=blocks,
        closing=data.get("closing"),
        annexes=[_read_annex(entry) for entry in data.get("annexes", [])],
        font_size=data.get("font_size", 14),
    )


def _read_block(entry: dict[str, Any]) -> Block:
    kind = next(key for key in entry if key in (*LEVELS, "p", "basis"))
    return Block(kind, entry[kind].strip(), entry.get("role", ""))


def _spread_roles(blocks: list[Block], entries: list[dict[str, Any]]) -> None:
    held: dict[int, str] = {}
    for block, entry in zip(blocks, entries, strict=True):
        if block.kind in ("h1", "h2", "h3"):
            level = LEVELS.index(block.kind)
            held = {key: value for key, value in held.items() if key < level}
            if "holds" in entry:
                held[level] = entry["holds"]
            block.role = block.role or "heading"
        elif not block.role:
            fallback = "legal_basis" if block.kind == "basis" else "unread"
            block.role = held[max(held)] if held else fallback


def _number_blocks(blocks: list[Block], markers: dict[str, str]) -> None:
    counts = dict.fromkeys(LEVELS, 0)
    for block in blocks:
        if block.kind not in LEVELS:
            continue
        depth = LEVELS.index(block.kind)
        counts[block.kind] += 1
        for deeper in LEVELS[depth + 1 :]:
            counts[deeper] = 0
        number = counts[block.kind]
        block.marker = markers[block.kind].format(
            n=number,
            up=counts[LEVELS[max(depth - 1, 0)]],
            roman=_ROMAN[number] if number < len(_ROMAN) else "",
            letter=_LETTERS[number - 1] if number <= len(_LETTERS) else "",
        )


def _read_annex(data: dict[str, Any]) -> Annex:
    return Annex(
        title=data["title"],
        attached=data["attached"],
        table=_read_table(data["table"]),
        landscape=data.get("landscape", True),
    )


def _read_table(data: dict[str, Any]) -> Table:
    columns = [Column(**entry) for entry in data["columns"]]
    header = _lay_header(columns)
    table = Table(
        columns=columns,
        rows=header,
        stt=data.get("stt", "{n}"),
        restart=data.get("restart", True),
        header_rows=len(header),
    )
    above: dict[int, Cell] = {}
    number = 0
    for entry in data["rows"]:
        if isinstance(entry, dict):
            number = 0 if table.restart else number
            table.rows.append(_lay_section(entry["section"], len(columns)))
            above = {}
            continue
        cells = []
        for column, value in enumerate(entry):
            if value == COVERED:
                above[column].row_span += 1
                continue
            cell = Cell(_cell_paragraphs(value), column)
            if value == AUTO:
                number += 1
                cell = Cell([], column, number=table.stt.format(n=number))
            above[column] = cell
            cells.append(cell)
        if len(entry) != len(columns):
            raise ValueError(f"{len(entry)} cells instead of {len(columns)}: {entry}")
        table.rows.append(Row("row", cells))
    return table


def _cell_paragraphs(value: str | list[str] | None) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else value


def _lay_section(value: str | list[str], width: int) -> Row:
    if isinstance(value, str):
        return Row("section", [Cell([value], 0, column_span=width)])
    return Row("section", [Cell([value[0]], 0), Cell([value[1]], 1, column_span=width - 1)])


def _lay_header(columns: list[Column]) -> list[Row]:
    if not any(column.under for column in columns):
        return [Row("header", [Cell([item.title], at) for at, item in enumerate(columns)])]
    upper: list[Cell] = []
    lower: list[Cell] = []
    for at, column in enumerate(columns):
        if column.under is None:
            upper.append(Cell([column.title], at, row_span=2))
            continue
        if at and columns[at - 1].under == column.under:
            upper[-1].column_span += 1
        else:
            upper.append(Cell([column.under], at))
        lower.append(Cell([column.title], at))
    return [Row("header", upper), Row("header", lower)]
