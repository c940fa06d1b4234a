"""The cells of a row by the roles of their columns."""

from __future__ import annotations

from extract.assembly.reading import FIELD_ROLES, Assignment, Reader, squash
from extract.document.model import Cell, Passage
from extract.fields.deadlines.moments import BACKWARDS
from extract.records import Deadline
from extract.structure.columns import Column, Head

Cells = list[Cell | None]


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
            for passage in self.find(head, cells, role):
                self.reader.say(role, passage, said, "column")
        self._read_span(head, cells, said)
        self._read_periods(head, cells, said)
        return said

    def _read_periods(self, head: Head, cells: Cells, said: Assignment) -> None:
        """A mark under "Năm 2026" gives the header's time."""
        for column in head.find("period"):
            if find_passage(cells, column) is not None and column.cells:
                header = Passage.whole(column.cells[-1].block, column.via)
                self.reader.say("deadline", header, said, "column")

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

    def read_extra(self, head: Head, cells: Cells) -> dict[str, str]:
        """Columns without a field of their own, under their own headers."""
        found = {}
        for column in head.find("extra", "measure", "group"):
            passage = find_passage(cells, column)
            if passage is not None and passage.text and column.header:
                found[squash(column.header)] = squash(passage.text)
        return found


def find_passage(cells: Cells, column: Column) -> Passage | None:
    """The filled cell of a column."""
    cell = cells[column.index]
    return Passage.whole(cell.block, column.via) if cell is not None and cell.text else None


def read_text(cells: Cells, column: Column) -> str:
    """The text of a column's cell, "" where there is none."""
    cell = cells[column.index]
    return cell.text if cell is not None else ""
