"""Tabs used as columns: paragraphs with tab stops that make a table, or two sides of a page.

A tab parts columns where several paragraphs in a row have as many of them, or where what
stands beside it is the letterhead or the signature. Everything else keeps its tabs as white
space: a number and its text, a label and what it labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document.draft import DraftCell, DraftParagraph, DraftTable, Style
from extract.text.folding import fold

Items = list[DraftParagraph | DraftTable]
_TABS = re.compile(r"\t+")
_SIDES = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|dang cong san viet nam|^noi nhan\b"
)
_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*[^\W\d_a-z]|(?:T/M|K/T|T/L)\b")
_LABEL = re.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-zĐđ])\s*[.):/]?|[-+*•–]")
_MIN_ROWS = 3
_SHORT = 100
_REACH = 3  # lines of one side between two that have both
_LONGEST_SIDES = 40  # lines of a letterhead or signature
_PROBE = 30  # rows that settle whether a table begins, so that time stays linear


def part_columns(items: Items) -> Items:
    """The items with tables in place of the paragraphs whose tabs part columns."""
    if not any(isinstance(item, DraftParagraph) and "\t" in item.text for item in items):
        return items
    found: Items = []
    place = 0
    while place < len(items):
        item = items[place]
        read = _read_columns(items, place) if _is_tabbed(item) else None
        if read is not None:
            table, place = read
            found.append(table)
            continue
        if isinstance(item, DraftParagraph):
            item.text = item.text.strip()
        found.append(item)
        place += 1
    return found


def _is_tabbed(item: DraftParagraph | DraftTable) -> bool:
    return isinstance(item, DraftParagraph) and not item.furniture and "\t" in item.text


def _read_columns(items: Items, place: int) -> tuple[DraftTable, int] | None:
    return _read_sides(items, place) or _read_table(items, place)


# Two sides of a page


def _read_sides(items: Items, place: int) -> tuple[DraftTable, int] | None:
    """Letterhead or signature: what stands left as one cell, what stands right as another."""
    sides: tuple[list[str], list[str]] = ([], [])
    waiting: list[str] = []
    end, tabbed, says_side = place, 0, False
    for index in range(place, min(place + _LONGEST_SIDES, len(items))):
        item = items[index]
        if not isinstance(item, DraftParagraph) or item.furniture:
            break
        parted = [_part_sides(line) for line in item.text.split("\n")]
        if any(pair is None for pair in parted):
            break
        if "\t" not in item.text:
            waiting += [pair[0] for pair in parted if pair]
            if len(waiting) > _REACH or any(len(text) > _SHORT for text in waiting):
                break
            continue
        sides[0].extend(waiting)
        waiting = []
        for pair in parted:
            for texts, text in zip(sides, pair or (), strict=False):
                if text:
                    texts.append(text)
                    says_side = says_side or _says_side(text)
            tabbed += bool(pair and all(pair))
        end = index + 1
    if not says_side or not tabbed or end - place + tabbed < _REACH:
        return None
    cells = [DraftCell("\n".join(texts), 0, column) for column, texts in enumerate(sides)]
    return DraftTable(cells, 2), end


def _part_sides(line: str) -> tuple[str, str] | None:
    """Left and right text of a line; None where it has more columns."""
    pieces = [piece.strip() for piece in _TABS.split(line.rstrip())]
    if len(pieces) > 2:
        return None
    return (pieces[0], pieces[1] if len(pieces) == 2 else "")


def _says_side(text: str) -> bool:
    return bool(_SIDES.search(fold(text)) or _CAPACITY.match(text))


# Tables


def _read_table(items: Items, place: int) -> tuple[DraftTable, int] | None:
    """A table that begins with this paragraph, and the index after its last one."""
    head = _list_lines(items[place])[0]
    straight = [piece.strip() for piece in head.rstrip().split("\t")]
    single = all(straight)  # no two tabs in a row: every tab is a column
    columns = len(straight) if single else len(_TABS.split(head.strip()))
    if columns < 2 or head.startswith("\t"):
        return None
    rows: list[tuple[list[str], Style]] = []
    end = place
    for index in range(place, len(items)):
        taken = _read_rows(items, index, columns, single)
        if taken is None:
            break
        for row, style in taken:
            if rows and _goes_on(row):
                _append(rows[-1][0], row)
            else:
                rows.append((row, style))
        end = index + 1
        if end - place == _PROBE and not _is_table(rows, columns):
            return None
    if not _is_table(rows, columns):
        return None
    return DraftTable(list(_make_cells(rows, columns)), columns, lossy=True), end


def _read_rows(
    items: Items, index: int, columns: int, single: bool
) -> list[tuple[list[str], Style]] | None:
    """Rows of one paragraph: several where lines are broken in it; None where it is none."""
    item = items[index]
    if not isinstance(item, DraftParagraph) or item.furniture:
        return None
    if "\t" not in item.text:
        return [([item.text], item.style)] if _is_section(items, index, columns) else None
    rows = []
    for line in _list_lines(item):
        pieces = line.rstrip().split("\t") if single else _TABS.split(line.rstrip())
        texts = [piece.strip() for piece in pieces]
        if len(texts) > columns or any(map(_says_side, texts)):
            return None
        rows.append((texts + [""] * (columns - len(texts)), item.style))
    return rows


def _list_lines(item: DraftParagraph | DraftTable) -> list[str]:
    text = item.text if isinstance(item, DraftParagraph) else ""
    return [line for line in text.split("\n") if line.strip()]


def _is_section(items: Items, index: int, columns: int) -> bool:
    """A short line between two rows stands over the rows below it."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(item, DraftParagraph) or following is None or not _is_tabbed(following):
        return False
    texts = _TABS.split(_list_lines(following)[0].strip())
    ended = item.text.rstrip().endswith((".", ":", ";"))
    return len(texts) == columns and len(item.text) <= _SHORT and not ended


def _goes_on(row: list[str]) -> bool:
    """A line without number whose words go on in lower case belongs to the row above."""
    texts = [text for text in row if text]
    return len(row) > 1 and not row[0] and all(text[:1].islower() for text in texts)


def _append(row: list[str], more: list[str]) -> None:
    for column, text in enumerate(more[: len(row)]):
        if text:
            row[column] = f"{row[column]} {text}".strip()


def _is_table(rows: list[tuple[list[str], Style]], columns: int) -> bool:
    """Whether enough rows have all columns; two columns need a head that looks like one."""
    parted = [(row, style) for row, style in rows if len(row) == columns]
    full = [row for row, _ in parted if all(row)]
    if len(parted) < _MIN_ROWS or 2 * len(full) <= len(parted):
        return False
    if columns > 2:
        return True
    labels = sum(_LABEL.fullmatch(row[0]) is not None for row, _ in parted)
    first, rest = parted[0], [style for _, style in parted[1:]]
    headed = first[1].bold and not any(style.bold for style in rest)
    return headed and not labels and len(full) == len(parted)


def _make_cells(rows: list[tuple[list[str], Style]], columns: int) -> Iterator[DraftCell]:
    for index, (texts, style) in enumerate(rows):
        plain = replace(style, centered=False)
        if len(texts) == 1:
            yield DraftCell(texts[0], index, 0, 1, columns, style=plain)
            continue
        for column, text in enumerate(texts):
            yield DraftCell(text, index, column, style=plain)
