"""Indicators of a table: code, name, rank, score, target and who sees to them."""

from __future__ import annotations

import re

from extract.assembly.cells import CellReader, Cells, find_passage
from extract.assembly.collecting import cite
from extract.assembly.making import Maker, Path, path_evidence, path_texts
from extract.assembly.reading import Assignment, squash
from extract.document.model import Passage, Table
from extract.fields.indicators import split_indicator_cell
from extract.fields.numbers import DecimalMark, vote_decimal_mark
from extract.fields.quantities import read_rank, read_score, read_target
from extract.records import Indicator, Rank, Score, Target
from extract.structure.columns import Column, Head
from extract.structure.rows import Row
from extract.text.folding import fold, match_key

_IMPROVE = re.compile(r"\b(?:cai thien|nang cao|nang hang)\b")
_MAINTAIN = re.compile(r"\b(?:duy tri|giu vung)\b")
_BRACKET = re.compile(r"\(([^()]{1,20})\)\s*$")
_UNTIL = re.compile(r"\bden (?:het )?nam (20\d\d)\b")


class IndicatorMaker:
    """Makes the indicators of one origin's tables."""

    def __init__(self, maker: Maker, cells: CellReader) -> None:
        self.maker = maker
        self.cells = cells
        self._marks: dict[int, DecimalMark | None] = {}
        self._coded = False

    def begin(self, table: Table, head: Head) -> None:
        """Let the figures of a table's columns vote what "." and "," mean in them."""
        votes = {
            column.index: vote_decimal_mark(
                cell.text
                for cell in table.cells
                if cell.row > head.rows and cell.column == column.index + 1
            )
            for column in head.find("score", "target")
        }
        scores = [votes[column.index] for column in head.find("score")]
        for column in head.find("target"):
            # A target is written as the score that it should improve.
            votes[column.index] = votes[column.index] or next(filter(None, scores), None)
        self._marks = votes
        self._coded = any(
            split_indicator_cell(Passage.whole(cell.block))[0] is not None
            for column in head.find("indicator")
            for cell in table.cells
            if cell.row > head.rows and cell.column == column.index + 1
        )

    def make(
        self,
        head: Head,
        row: Row,
        cells: Cells,
        path: Path,
        passage: Passage,
        said: Assignment,
    ) -> Indicator:
        """The indicator of a row, whose cell is ``passage``, with its figures."""
        code, name = split_indicator_cell(passage)
        record = Indicator(
            id=self.maker.collector.next_id(Indicator, self.maker.origin),
            origin=self.maker.origin,
            path=path_texts(path),
            code=code.text if code else self._number(head, row),
            name=squash(name.text),
            lead_units=list(said.leads),
            support_units=list(said.supports),
            deadlines=list(said.deadlines),
            evidence=[cite("name", name), *path_evidence(path), *said.list_evidence()],
        )
        if code:
            record.evidence.append(cite("code", code))
        self.maker.set_pillar(record, path)
        self._set_figures(head, cells, record)
        self._set_texts(head, cells, record)
        self._set_direction(head, record)
        self.maker.collector.add(record)
        return record

    def _number(self, head: Head, row: Row) -> str | None:
        """The row's number, which is a code only where no indicator has a code of its own."""
        return row.number if head.find("indicator") and not self._coded else None

    def _set_figures(self, head: Head, cells: Cells, record: Indicator) -> None:
        for column in head.find("rank"):
            passage = find_passage(cells, column)
            rank = read_rank(passage.text) if passage else None
            if passage and rank:
                position, of, start, end = rank
                record.rank = Rank(position=position, of=of, year=column.year)
                record.evidence.append(cite("rank", passage.cut(start, end)))
        for column in head.find("score"):
            passage = find_passage(cells, column)
            mark, measure = self._marks.get(column.index), self._measure(head, cells, column)
            score = read_score(passage.text, mark, measure) if passage else None
            if passage and score:
                unit = score[1] or self._measure_above(column)
                record.score = Score(value=score[0], unit=unit, year=column.year)
                record.evidence.append(cite("score", passage))
            elif passage:
                record.extra[squash(column.header)] = squash(passage.text)
        for column in head.find("target"):
            passage = find_passage(cells, column)
            mark, measure = self._marks.get(column.index), self._measure(head, cells, column)
            target = read_target(passage.text, mark, measure) if passage else None
            if passage and target:
                minimum, maximum, unit = target
                unit = measure or unit
                year = column.year or self._year_of(record)
                record.target = Target(min=minimum, max=maximum, unit=unit, year=year)
                record.evidence.append(cite("target", passage))
            elif passage:
                record.extra[squash(column.header)] = squash(passage.text)

    def _measure(self, head: Head, cells: Cells, column: Column) -> str | None:
        passages = self.cells.find(head, cells, "measure")
        return squash(passages[0].text) if passages else self._measure_above(column)

    def _measure_above(self, column: Column) -> str | None:
        """The measure that a header gives in brackets: "Điểm số năm 2025 (%)"."""
        found = _BRACKET.search(column.header)
        key = match_key(found[1]) if found else ""
        grammar = self.maker.reader.rulebook.quantities
        return grammar.units[key] if key in grammar.measure_forms else None

    @staticmethod
    def _year_of(record: Indicator) -> int | None:
        """The year of a section row such as "Đến năm 2030"."""
        for heading in reversed(record.path):
            found = _UNTIL.search(fold(heading))
            if found:
                return int(found[1])
        return None

    def _set_texts(self, head: Head, cells: Cells, record: Indicator) -> None:
        for passage in self.cells.find(head, cells, "mandate")[:1]:
            record.mandate = squash(passage.text)
            record.evidence.append(cite("mandate", passage))
        if not self.cells.find(head, cells, "task"):
            roles = ("note", "detail", "supervisor")
            record.extra.update(self.cells.read_extra(head, cells, *roles))

    def _set_direction(self, head: Head, record: Indicator) -> None:
        """A column that promises improvement says so for each of its indicators."""
        column = (head.find("indicator") or head.find("task"))[0]
        key = fold(column.header)
        if _IMPROVE.search(key):
            record.direction = "improve"
        elif _MAINTAIN.search(key):
            record.direction = "maintain"
        if record.direction and column.cells:
            record.evidence.append(cite("direction", Passage.whole(column.cells[0].block)))
