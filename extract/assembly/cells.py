"""The cells of a row by the roles of their columns."""

from __future__ import annotations

import re

from extract.assembly.reading import FIELD_ROLES, Assignment, Reader, squash
from extract.document.model import Cell, Passage
from extract.fields.deadlines.moments import BACKWARDS
from extract.records import Deadline
from extract.structure.columns import Column, Head, is_mark

Cells = list[Cell | None]
# Columns without a field of their own in any record.
_YEAR = re.compile(r"(?:[Nn]ăm |NĂM )?\b20\d\d\b")
_UNFIELDED = ("extra", "measure", "group", "approval", "grading", "period")

# Columns of one part in the work; a mark under a body's name there needs no word.
_WORKING = ("lead", "support")
_UNMARKED = "ô chỉ có dấu dưới tên đơn vị, chưa rõ chủ trì hay phối hợp"


class CellReader:
    """Reads what the columns of a row say."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def find(self, head: Head, cells: Cells, *roles: str) -> list[Passage]:
        """The filled cells in columns of these roles."""
        return [
            Passage.whole(cell.block, column.via)
            for column in head.find(*roles)
            if (cell := cells[column.index]) is not None and cell.text
        ]

    def read_said(self, head: Head, cells: Cells) -> Assignment:
        """Who, with whom and until when by the row's columns."""
        said = Assignment()
        for role in FIELD_ROLES:
            for column in head.find(role):
                self._read_column(role, column, cells, said)
        self._read_matrix(head, cells, said)
        self._read_span(head, cells, said)
        self._read_periods(head, cells, said)
        return said

    def _read_column(self, role: str, column: Column, cells: Cells, said: Assignment) -> None:
        passage = find_passage(cells, column)
        if passage is None:
            return
        known = len(said.supports)
        self.reader.say(role, passage, said, "column")
        for unit in said.supports[known:]:
            unit.review = unit.review or column.review

    def _read_matrix(self, head: Head, cells: Cells, said: Assignment) -> None:
        """Bodies as headers: "CT", "PH" or a mark below tells which of them do the row's work."""
        for column in head.find("extra", *_WORKING):
            name = self._find_doer(column, cells)
            if name is None:
                continue
            part = self.reader.rulebook.headers.find_part(read_text(cells, column))
            part = part or (column.role if column.role in _WORKING else None)
            units, evidence = self.reader.read_heading_unit(name, f"{part or 'lead'}_units")
            for unit in units:
                unit.review = unit.review or (None if part else _UNMARKED)
            said.add(f"{part or 'lead'}s", list(units), evidence)

    def _find_doer(self, column: Column, cells: Cells) -> Passage | None:
        """The body that heads a column, where its cell tells a part in the work or marks it."""
        text = read_text(cells, column)
        told = is_mark(text) or self.reader.rulebook.headers.find_part(text)
        if not column.cells or not told:
            return None
        name = Passage.whole(column.cells[-1].block)
        return name if self.reader.read_heading_unit(name, "lead_units")[0] else None

    def _read_periods(self, head: Head, cells: Cells, said: Assignment) -> None:
        """A mark under "Năm 2026" gives the header's time, one under "Tháng" and "3" March."""
        for column in head.find("period"):
            if column.cells and is_mark(read_text(cells, column)):
                headers = [Passage.whole(cell.block, column.via) for cell in column.cells]
                if headers[-1].text.isdigit() and len(headers[-1].text) < 3:
                    self.reader.say_time(headers, said)
                elif year := _find_year_above(headers):
                    self.reader.say_time([headers[-1], year], said)
                else:
                    self.reader.say("deadline", headers[-1], said, "column")

    def _read_span(self, head: Head, cells: Cells, said: Assignment) -> None:
        """Columns "Bắt đầu" and "Kết thúc" make one range."""
        starts = self.find(head, cells, "start")
        ends = self.find(head, cells, "end")
        first, first_evidence = (
            self.reader.read_deadlines(starts[0], "column") if starts else ([], [])
        )
        last, last_evidence = self.reader.read_deadlines(ends[0], "column") if ends else ([], [])
        if not first and not last:
            return
        begin = (first[0].start or first[0].end) if first else None
        end = last[0].end if last else None
        raw = " - ".join(part.raw for part in (*first[:1], *last[:1]))
        open_ended = bool(last and last[0].open_ended)
        kind = "range" if begin and end else (last or first)[0].kind
        review = next((part.review for part in (*first[:1], *last[:1]) if part.review), None)
        if begin and end and begin > end:
            begin, end, review = None, None, BACKWARDS
        deadline = Deadline(
            raw=raw,
            kind=kind,
            start=begin,
            end=end,
            open_ended=open_ended,
            source="column",
            review=review,
        )
        said.add("deadlines", [deadline], [*first_evidence[:1], *last_evidence[:1]])

    def read_extra(self, head: Head, cells: Cells, *roles: str) -> dict[str, str]:
        """Columns without a field, those of ``roles`` included, under their own headers."""
        found: dict[str, str] = {}
        for column in head.find(*_UNFIELDED, *roles):
            cell = cells[column.index]
            if cell is None or cell.block.jumbled:
                # What stands under this header and what under its neighbours is not known.
                continue
            text = squash(cell.text)
            if not text or (column.role == "period" and is_mark(text)):
                continue
            if column.role == "extra" and self._find_doer(column, cells) is not None:
                continue
            header = name = squash(column.header) or f"Cột {column.index + 1}"
            count = 1
            while name in found and found[name] != text:
                count += 1
                name = f"{header} ({count})"
            found[name] = text
        return found


def find_passage(cells: Cells, column: Column) -> Passage | None:
    """The filled cell of a column."""
    cell = cells[column.index]
    return Passage.whole(cell.block, column.via) if cell is not None and cell.text else None


def read_text(cells: Cells, column: Column) -> str:
    """The text of a column's cell, "" where there is none."""
    cell = cells[column.index]
    return cell.text if cell is not None else ""


def _find_year_above(headers: list[Passage]) -> Passage | None:
    """The year in a header over one that has none: "Năm 2027" over "Quý I"."""
    if _YEAR.search(headers[-1].text):
        return None
    for header in headers[-2::-1]:
        found = _YEAR.search(header.text)
        if found:
            return header.cut(found.start(), found.end())
    return None
