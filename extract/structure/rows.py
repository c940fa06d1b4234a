"""Rows of a task table: sections, indicators, tasks, and bodies below an indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from extract.document.model import Cell, Passage, Table
from extract.structure.columns import LEADING, Column, Head
from extract.structure.labels import Label, read_label
from extract.structure.outline import is_upper
from extract.text.folding import fold

_NUMBER = re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*\.?\)?$")
_LETTERED = re.compile(r"[A-HĐ]|[IVX]{1,5}")
_ROMAN = re.compile(r"^(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?$")
_LETTER = re.compile(r"[a-zđ]$")
_TOTAL = re.compile(r"^(?:tong|tong so|tong cong|cong)\s*(?:\(.*\)|:.{0,40})?\W*$")
_INDICATOR = re.compile(r"^(?:[-+*]\s*)?(?:chi so|chi tieu)(?: thanh phan)?\s*[:\d]")
_SERIES = re.compile(r"^(tru cot|nhom|phan|linh vuc|muc|chuong trinh)\b")
_MAX_SECTION = 260


@dataclass
class Row:
    """A row below the head.

    Attributes:
        index: place in the table, from 0.
        kind: "section", "group" (a numbered row that only holds the rows below it),
            "indicator", "body" (text below an indicator), "task", "total" or "blank".
        number: text of the ordinal column, without its mark.
        cells: cell at each column, merged ones from above included.
        path: headings above the row, outermost first; a heading may have two places (number
            and text).
        title: the heading of a section or group.
    """

    index: int
    kind: str
    number: str | None
    cells: list[Cell | None]
    own: list[Cell]
    path: tuple[tuple[Passage, ...], ...] = ()
    title: tuple[Passage, ...] = field(default=())


Style = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that still holds the rows that come."""

    style: Style
    rank: int
    title: tuple[Passage, ...]
    number: str | None
    below: str | None


def classify_rows(table: Table, head: Head) -> list[Row]:
    """Say what each row below the head is, and which headings stand above it."""
    rows = [_read_row(table, head, index) for index in range(head.rows, table.rows)]
    for place, row in enumerate(rows):
        row.kind = _classify(rows, place, head)
    for place, row in enumerate(rows):
        if row.kind == "task" and _leads_rows(rows, place, head):
            row.kind = "group"
    stack: list[_Open] = []
    for place, row in enumerate(rows):
        if row.kind in ("section", "group"):
            row.title = _read_title(_drop_groups(row, head))
            style, rank = _section_style(row)
            _pop(stack, style, rank)
            row.path = tuple(entry.title for entry in stack)
            number = row.number if row.kind == "group" else None
            stack.append(_Open(style, rank, row.title, number, _number_below(rows, place)))
        else:
            _leave_groups(stack, row.number)
            row.path = tuple(entry.title for entry in stack)
    return rows


def _number_below(rows: list[Row], place: int) -> str | None:
    """Number of the next row that is not blank."""
    return next((row.number for row in rows[place + 1 :] if row.kind != "blank"), None)


def _read_row(table: Table, head: Head, index: int) -> Row:
    own = [cell for cell in table.begin_at(index) if cell.text]
    ordinals = head.find("ordinal")
    number = None
    if ordinals:
        cell = table.grid[index][ordinals[0].index]
        if cell is not None and cell.row - 1 == index and cell.column_span < table.columns:
            number = cell.text.strip(" .()") or None
    return Row(index, "task", number, table.grid[index], own)


def _classify(rows: list[Row], place: int, head: Head) -> str:
    row = rows[place]
    if not row.own or _repeats_head(row, head):
        return "blank"
    if any(_TOTAL.match(fold(cell.text)) for cell in row.own[:2]):
        return "total"
    ordinal = head.find("ordinal")
    ordinal_index = ordinal[0].index if ordinal else -1
    cells = _drop_groups(row, head)
    texts = [cell for cell in cells if cell.column - 1 != ordinal_index or not _is_number(cell)]
    merged = [c for c in row.cells if c is not None and c.row - 1 < row.index and c.text]
    if not texts:
        return "blank"
    if len(texts) == 1 and not merged:
        return _classify_single(rows, place, head, texts[0])
    if _ROMAN.match(row.number or "") and any(cell.column_span > 2 for cell in texts):
        return "section"
    if _heads_others(rows, place, head):
        return "section"
    return "indicator" if _is_indicator(row, head) else "task"


def _heads_others(rows: list[Row], place: int, head: Head) -> bool:
    """A row of a letter or Roman number that gives nobody anything to do, above numbered ones.

    It may hold the sums of the rows below it.
    """
    row = rows[place]
    if not _LETTERED.fullmatch(row.number or ""):
        return False
    given = head.find("lead", "lead_support", "support", "deadline", "start", "end", "output")
    filled = [cell for column in given if (cell := row.cells[column.index]) and cell.text]
    below = next((other.number for other in rows[place + 1 :] if other.own), None)
    return len(given) > 1 and not filled and bool(below) and (below or "")[0].isdigit()


def _repeats_head(row: Row, head: Head) -> bool:
    """Whether a row writes the header again, as long tables do on each page."""
    headers = {fold(cell.text) for column in head.columns for cell in column.cells}
    return len(row.own) > 1 and all(fold(cell.text) in headers for cell in row.own)


def is_section_number(text: str) -> bool:
    """Whether a cell holds a number or letter and nothing else."""
    return bool(_NUMBER.match(text) or _ROMAN.match(text))


def _is_number(cell: Cell) -> bool:
    return is_section_number(cell.text)


def _classify_single(rows: list[Row], place: int, head: Head, cell: Cell) -> str:
    """A row with one text beside its number: a heading, or a task that leaves all blank."""
    row = rows[place]
    above = next((r for r in reversed(rows[:place]) if r.kind != "blank"), None)
    plain = row.number is None
    if plain and above and above.kind in ("indicator", "body") and not head.find("indicator"):
        return "body"
    if cell.column_span > 1 or (cell.column == 1 and not plain):
        return "group" if _NUMBER.match(row.number or "") else "section"
    if not plain and _ROMAN.match(row.number or ""):
        return "section"
    if _is_indicator(row, head) and not plain:
        return "indicator"
    if plain:
        short = len(cell.text) <= _MAX_SECTION and "\n" not in cell.text
        return "section" if short and not cell.text.endswith((".", ";")) else "task"
    return "group" if _holds_rows(rows, place) else "task"


def _holds_rows(rows: list[Row], place: int) -> bool:
    """Whether the rows that follow stand below this numbered one."""
    number = rows[place].number or ""
    for row in rows[place + 1 :]:
        if row.kind == "blank" or not row.own:
            continue
        if row.number is None:
            return True
        if row.number.startswith(f"{number}."):
            return True
        # A series that begins again, or letters, right below a number.
        return row.number in ("1", "a", "a)") and number != "0" and len(row.own) > 2
    return False


def _leads_rows(rows: list[Row], place: int, head: Head) -> bool:
    """Whether a numbered row names who leads the rows below it, which leave that blank."""
    leads = head.find(*LEADING)
    number = rows[place].number
    if not leads or number is None or not _own_text(rows[place], leads):
        return False
    below = list(takewhile(lambda row: _is_below(row, number), rows[place + 1 :]))
    return bool(below) and not any(_own_text(row, leads) for row in below)


def _is_below(row: Row, above: str) -> bool:
    """Whether a task's number goes below ``above``: "1.1" or "a" below "1"."""
    if row.number is None or row.kind != "task":
        return False
    lettered = above.isdigit() and bool(_LETTER.match(row.number))
    return lettered or row.number.startswith(f"{above}.")


def _own_text(row: Row, columns: list[Column]) -> bool:
    cells = (row.cells[column.index] for column in columns)
    return any(cell is not None and cell.text for cell in cells)


def _is_indicator(row: Row, head: Head) -> bool:
    columns = head.find("indicator")
    if columns:
        cell = row.cells[columns[0].index]
        return cell is not None and bool(cell.text) and cell.row - 1 == row.index
    tasks = head.find("task")
    cell = row.cells[tasks[0].index] if tasks else None
    return cell is not None and bool(_INDICATOR.match(fold(cell.text[:40])))


def _drop_groups(row: Row, head: Head) -> list[Cell]:
    """The row's cells but for those of a column of groups, where they are not all it has."""
    groups = {column.index for column in head.find("group")}
    return [cell for cell in row.own if cell.column - 1 not in groups] or row.own


def _read_title(cells: list[Cell]) -> tuple[Passage, ...]:
    """The heading as written; a Roman number or letter in its own cell belongs to it."""
    passages = [Passage.whole(cell.block) for cell in cells]
    if len(passages) > 1 and _NUMBER.match(passages[0].text):
        return (passages[1],)
    return tuple(passages[:2]) if len(passages) > 1 else tuple(passages)


def _section_style(row: Row) -> tuple[Style, int]:
    text = " ".join(passage.text for passage in row.title)
    label = read_label(text)
    # A number in its own cell has no mark behind it.
    body = text[label.end :] if label else text.removeprefix(row.number or "").lstrip(" .)")
    label = label or _ordinal_label(row)
    series = _SERIES.match(fold(body))
    if series:
        return ("series", series[1]), 4
    if row.kind == "group":
        depth = (row.number or "").count(".")
        return ("decimal", depth), 5 + depth
    if label is not None:
        return label.style, label.rank
    return ("plain", 0), 4 if is_upper(text) else 6


def _ordinal_label(row: Row) -> Label | None:
    if row.number and _ROMAN.match(row.number):
        return read_label(f"{row.number}. x")
    return None


def _pop(stack: list[_Open], style: Style, rank: int) -> None:
    styles = [entry.style for entry in stack]
    if style in styles:
        del stack[styles.index(style) :]
        return
    while stack and stack[-1].rank == rank and "plain" in (style[0], stack[-1].style[0]):
        # A heading in capitals that lost its number stands beside the numbered ones.
        stack.pop()
    while stack and stack[-1].rank > rank:
        stack.pop()


def _leave_groups(stack: list[_Open], number: str | None) -> None:
    """A row that counts as the group itself does, not as the rows in it, stands beside it."""
    while stack and number and stack[-1].number and not _belongs(number, stack[-1]):
        stack.pop()


def _belongs(number: str, group: _Open) -> bool:
    if group.number is None or (group.below or "").startswith(f"{group.number}."):
        return number.startswith(f"{group.number}.")
    own, below = numeral_style(group.number), numeral_style(group.below or "")
    return own == below or numeral_style(number) != own


def numeral_style(number: str) -> tuple[str, int]:
    """How a row's number counts: letters, or digits with so many points."""
    return ("digit", number.count(".")) if number[:1].isdigit() else ("letter", len(number) > 1)
