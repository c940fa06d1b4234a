"""Text rows as paragraphs: what stands side by side is read column by column, the left first."""

from __future__ import annotations

import re

from extract.document.draft import DraftParagraph
from extract.parsers.sheets.model import SheetCell
from extract.parsers.sheets.regions import Line

# A label in a cell of its own: a number, letter or bullet.
_LABEL = re.compile(r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)]?|[-+*•–])")
_LONG = 90
_REACH = 10  # rows of one side between two of both, as recipients above a signer's name


def read_paragraphs(lines: list[Line]) -> list[DraftParagraph]:
    """Paragraphs of rows that are no table's, in reading order.

    A stretch of rows with cells side by side (a letterhead, a signature) gives one side after
    the other; a number and the text in the cell beside it are one paragraph.
    """
    rows = [_join_number(line.cells) for line in lines if line.cells]
    paragraphs: list[DraftParagraph] = []
    place = 0
    while place < len(rows):
        end = _find_stretch(rows, place)
        stretch = rows[place:end]
        if all(_is_labelled(row) for row in stretch):
            stretch = [[_join(row[0], row[0].text.strip(), row[1])] for row in stretch]
        elif len(sides := _find_sides(stretch)) > 1:
            stretch = [_cells_in(stretch, side) for side in sides]
        paragraphs += [
            DraftParagraph(cell.text, style=cell.style) for cells in stretch for cell in cells
        ]
        place = end
    return paragraphs


def _join_number(cells: list[SheetCell]) -> list[SheetCell]:
    """A number or bullet with the text beside it as one cell."""
    if len(cells) != 2 or not _LABEL.fullmatch(cells[0].text.strip()):
        return cells
    label = (cells[0].code or cells[0].text).strip()
    # The edge of the cell stands for the mark behind a bare number.
    return [_join(cells[0], f"{label}." if label[-1].isalnum() else label, cells[1])]


def _join(first: SheetCell, label: str, second: SheetCell) -> SheetCell:
    text = f"{label} {second.text.strip()}"
    span = second.right - first.column + 1
    return SheetCell(first.row, first.column, text, column_span=span, style=second.style)


def _is_labelled(cells: list[SheetCell]) -> bool:
    """Whether a row is of a form: "Đơn vị:" and what is filled in beside it."""
    return len(cells) == 2 and cells[0].text.rstrip().endswith(":")


def _find_stretch(rows: list[list[SheetCell]], place: int) -> int:
    """Where the rows end that share sides with the row at ``place``."""
    if len(rows[place]) < 2:
        return place + 1
    edge = min(cell.column for cell in rows[place][1:])  # where the right side begins
    end = place + 1
    for at in range(place + 1, len(rows)):
        row = rows[at]
        across = any(cell.column < edge <= cell.right or len(cell.text) > _LONG for cell in row)
        if across or at - end >= _REACH:
            break
        if len(row) > 1 or row[0].column >= edge:
            end = at + 1
    return end


def _find_sides(rows: list[list[SheetCell]]) -> list[tuple[int, int]]:
    """Ranges of columns that no cell reaches out of, left to right."""
    sides: list[tuple[int, int]] = []
    for left, right in sorted((cell.column, cell.right) for row in rows for cell in row):
        if sides and left <= sides[-1][1]:
            sides[-1] = (sides[-1][0], max(right, sides[-1][1]))
        else:
            sides.append((left, right))
    return _join_narrow(sides, rows)


def _join_narrow(
    sides: list[tuple[int, int]], rows: list[list[SheetCell]]
) -> list[tuple[int, int]]:
    """Sides that never stand beside each other in one row are one."""
    joined: list[tuple[int, int]] = []
    for side in sides:
        if joined and not any(_is_beside(row, joined[-1], side) for row in rows):
            joined[-1] = (joined[-1][0], side[1])
        else:
            joined.append(side)
    return joined


def _is_beside(row: list[SheetCell], left: tuple[int, int], right: tuple[int, int]) -> bool:
    return any(left[0] <= cell.column <= left[1] for cell in row) and any(
        right[0] <= cell.column <= right[1] for cell in row
    )


def _cells_in(rows: list[list[SheetCell]], side: tuple[int, int]) -> list[SheetCell]:
    return [cell for row in rows for cell in row if side[0] <= cell.column <= side[1]]
