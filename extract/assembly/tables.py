"""Task tables as records: rows to indicators, tasks and outputs, everything resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.assembly.cells import CellReader, Cells, find_passage, read_text
from extract.assembly.collecting import Collector, cite
from extract.assembly.headings import HeadingReader
from extract.assembly.indicator_rows import IndicatorMaker
from extract.assembly.making import Maker, Path, split_code
from extract.assembly.numbering import Series, list_row_series
from extract.assembly.places import Place
from extract.assembly.reading import Assignment, Reader, squash
from extract.document.model import Passage, Table
from extract.records import Indicator, LedgerRole, Origin, Output, Task
from extract.structure.columns import LEADING, Head
from extract.structure.heads import read_head
from extract.structure.items import Item, split_items, split_outputs, split_sentences
from extract.structure.labels import read_label
from extract.structure.rows import Row, classify_rows, is_section_number, numeral_style

_BODIES = ("lead", "support", "lead_support", "person")
_TIMES = ("deadline", "start", "end")
_WHO_AND_WHEN = (*_BODIES, *_TIMES, "supervisor", "period")
_INHERITED = (*_BODIES, *_TIMES, "detail", "output")
_GIVEN = (*_INHERITED, "supervisor", "period", "mandate", "target")


@dataclass
class _State:
    """What rows above give to rows below."""

    indicator: Indicator | None = None
    indicator_row: Row | None = None
    above: Assignment = field(default_factory=Assignment)
    groups: dict[int, Assignment] = field(default_factory=dict)
    said: Assignment = field(default_factory=Assignment)
    outputs: list[Output] = field(default_factory=list)
    lossy_above: Row | None = None
    by_cell: dict[int, list[Task]] = field(default_factory=dict)
    outputs_by_cell: dict[int, list[Output]] = field(default_factory=dict)
    indicators_by_cell: dict[int, Indicator] = field(default_factory=dict)


class TableReader:
    """Reads the tables of one origin."""

    def __init__(
        self, reader: Reader, collector: Collector, origin: Origin, headings: HeadingReader
    ) -> None:
        self.reader = reader
        self.headings = headings
        self.collector = collector
        self.origin: Origin = origin
        self.maker = Maker(reader, collector, origin)
        self.cells = CellReader(reader)
        self.indicators = IndicatorMaker(self.maker, self.cells)
        self.series: list[Series] = []
        self.blank_outputs: list[tuple[str, Passage]] = []
        self._last_head: Head | None = None

    def read(self, table: Table, place: Place) -> bool:
        """Make records of a table; False where it is none of tasks or indicators."""
        head = read_head(table, self.reader.rulebook.headers)
        if head is None and self._last_head and len(self._last_head.columns) == table.columns:
            head = Head(0, self._last_head.columns)
        if head is None or not (head.find("indicator") or _lists_tasks(head, place)):
            return False
        self._last_head = head
        self._mark_head(table, head)
        self.indicators.begin(table, head)
        state = _State(above=place.group.resolve())
        rows = classify_rows(table, head)
        self.series.extend(list_row_series(rows))
        for row in rows:
            self._read_row(table, head, row, (*place.path, *row.path), state)
        return True

    def _mark_head(self, table: Table, head: Head) -> None:
        for cell in table.cells:
            if cell.row <= head.rows:
                self.collector.mark(cell.block, "table_header")

    def _read_row(self, table: Table, head: Head, row: Row, path: Path, state: _State) -> None:
        role: LedgerRole = "section_row" if row.kind in ("section", "group") else "table_row"
        for cell in table.begin_at(row.index):
            self.collector.mark(cell.block, "unread" if cell.block.jumbled else role)
        if row.kind in ("section", "group"):
            state.indicator = state.indicator_row = state.lossy_above = None
            state.groups[row.title[-1].block.id] = self._read_title(head, row)
            return
        if row.kind in ("blank", "total"):
            return
        cells = self._inherit(table, head, row, path, state)
        if row.kind == "indicator":
            self._read_indicator_row(head, row, cells, path, state)
        else:
            self._read_task_row(head, row, cells, path, state)

    # --- cells ------------------------------------------------------------------------

    def _inherit(self, table: Table, head: Head, row: Row, path: Path, state: _State) -> Cells:
        """In a lossy dump a blank lead is a merged cell, and so are the blanks beside it."""
        cells = list(row.cells)
        above = state.lossy_above
        leads = head.find(*LEADING)
        if not table.lossy or row.kind == "body" or not leads:
            return cells
        blank = not any(read_text(cells, column) for column in leads)
        if blank and above is not None and _goes_on(row, above, head):
            for column in head.find(*_INHERITED):
                if not read_text(cells, column):
                    cells[column.index] = above.cells[column.index]
            row.cells = cells
        state.lossy_above = row if not blank or above is None else state.lossy_above
        return cells

    # --- indicators -------------------------------------------------------------------

    def _read_indicator_row(
        self, head: Head, row: Row, cells: Cells, path: Path, state: _State
    ) -> None:
        columns = head.find("indicator")
        own_column = bool(columns)
        column = columns[0] if columns else head.find("task")[0]
        cell = cells[column.index]
        if cell is None:
            return
        said = self.cells.read_said(head, cells)
        record = self.indicators.make(
            head, row, cells, path, Passage.whole(cell.block, column.via), said
        )
        state.indicator, state.indicator_row, state.said = record, row, said
        state.indicators_by_cell[id(cell)] = record
        outputs = self._read_outputs(head, cells, path, state)
        for output in outputs:
            output.indicator_ids.append(record.id)
        state.outputs = outputs
        self._note_blank_output(head, cells, outputs, record.id)
        if own_column and self.cells.find(head, cells, "task"):
            self._read_tasks(head, row, cells, path, state)

    # --- tasks ------------------------------------------------------------------------

    def _read_task_row(self, head: Head, row: Row, cells: Cells, path: Path, state: _State) -> None:
        for column in head.find("indicator"):
            cell = cells[column.index]
            if cell is not None and id(cell) in state.indicators_by_cell:
                state.indicator = state.indicators_by_cell[id(cell)]
        said = self.cells.read_said(head, cells)
        if row.kind == "body" or state.indicator is not None:
            said.fill(state.said)
        for title in reversed(row.path):
            said.fill(state.groups[title[-1].block.id])
        said.fill(state.above)
        state_said, state.said = state.said, said
        outputs = self._read_outputs(head, cells, path, state)
        if row.kind == "body" and not outputs:
            outputs = state.outputs
        state.outputs = outputs
        self._read_tasks(head, row, cells, path, state)
        if state.indicator is not None:
            state.said = state_said

    def _read_title(self, head: Head, row: Row) -> Assignment:
        """Who leads the rows below a section or group row, by its cells or its words."""
        title = row.title[-1]
        said = Assignment()
        if row.kind == "group":
            said = self.cells.read_said(head, _leave_out(row.cells, title))
        label = read_label(title.text)
        said.fill(self.headings.read(title.cut(label.end if label else 0)))
        return said

    def _read_tasks(self, head: Head, row: Row, cells: Cells, path: Path, state: _State) -> None:
        column = (head.find("task") or head.find("indicator"))[0]
        cell = cells[column.index]
        if cell is None or not cell.text:
            return
        if id(cell) in state.by_cell:
            self._add_to_tasks(head, cells, state.by_cell[id(cell)], state)
            return
        number = row.number if row.kind != "body" else None
        if row.kind == "task" and number is None and not head.find("indicator"):
            number = self._find_merged_number(head, row)
        tasks = self._make_tasks(number, Passage.whole(cell.block, column.via), path)
        state.by_cell[id(cell)] = tasks
        for task in tasks:
            self._fill_task(head, cells, task, state)

    def _find_merged_number(self, head: Head, row: Row) -> str | None:
        """A number merged over several rows is each one's (merged cells are repeated in full)."""
        for column in head.find("ordinal"):
            cell = row.cells[column.index]
            if cell is not None and cell.row - 1 < row.index and is_section_number(cell.text):
                return cell.text.strip(" .()")
        return None

    def _make_tasks(self, number: str | None, whole: Passage, path: Path) -> list[Task]:
        """One task a bullet; a headline above bullets is the task, they its steps."""
        items = split_items(whole)
        labelled = [item for item in items if item.label is not None]
        if len(labelled) > 1 and len(labelled) == len(items):
            return [self._make_task(item.body, path, number) for item in items]
        if len(items) > 1 and labelled == items[:1] and _begin_upper(items[1:]):
            # The later bullets were lost; each line is still a task.
            return [self._make_task(item.body, path, number) for item in items]
        if len(labelled) > 1 and items[0].label is None:
            task = self._make_task(items[0].body, path, number)
            for item in items[1:]:
                self.maker.add_step(task, item.body)
            return [task]
        passage = items[0].body if len(items) == 1 else whole
        return [self._make_task(passage, path, number)]

    def _make_task(self, passage: Passage, path: Path, number: str | None) -> Task:
        code, body = split_code(passage)
        task = self.maker.make_task(body, path, code or number, "task")
        if code:
            task.evidence.append(cite("code", passage.cut(0, body.start - passage.start)))
        return task

    def _fill_task(self, head: Head, cells: Cells, task: Task, state: _State) -> None:
        for passage in self.cells.find(head, cells, "detail"):
            items = split_items(passage)
            bulleted = any(item.label for item in items)
            for item in items:
                for part in [item.body] if bulleted else split_sentences(item.body):
                    self.maker.add_detail(task, part)
        for passage in self.cells.find(head, cells, "mandate")[:1]:
            task.mandate = squash(passage.text)
            task.evidence.append(cite("mandate", passage))
        for passage in self.cells.find(head, cells, "note")[:1]:
            task.note = squash(passage.text)
            task.evidence.append(cite("note", passage))
        for column in head.find("ordinal"):
            ordinal = find_passage(cells, column)
            if ordinal and task.code and task.code in ordinal.text:
                task.evidence.append(cite("code", ordinal))
        figures = () if state.indicator else ("rank", "score", "target")
        task.extra.update(self.cells.read_extra(head, cells, *figures))
        self.maker.assign(task, state.said)
        if state.indicator is not None:
            task.indicator_ids = [state.indicator.id]
        elif not state.outputs:
            self._note_blank_output(head, cells, [], task.id)
        self._link_outputs([task], state.outputs, state)

    def _add_to_tasks(self, head: Head, cells: Cells, tasks: list[Task], state: _State) -> None:
        """A row that only goes on a merged task adds its results."""
        self._link_outputs(tasks, state.outputs, state)

    def _link_outputs(self, tasks: list[Task], outputs: list[Output], state: _State) -> None:
        for task in tasks:
            for output in outputs:
                if output.id not in task.output_ids:
                    task.output_ids.append(output.id)
                    output.task_ids.append(task.id)
                if state.indicator is not None and state.indicator.id not in output.indicator_ids:
                    output.indicator_ids.append(state.indicator.id)

    def _read_outputs(self, head: Head, cells: Cells, path: Path, state: _State) -> list[Output]:
        outputs: list[Output] = []
        for column in head.find("output"):
            cell = cells[column.index]
            if cell is None or not cell.text.strip("-– .x"):
                continue
            if id(cell) not in state.outputs_by_cell:
                state.outputs_by_cell[id(cell)] = [
                    self.maker.make_output(passage, path)
                    for passage in split_outputs(Passage.whole(cell.block, column.via))
                ]
            outputs.extend(state.outputs_by_cell[id(cell)])
        return outputs

    def _note_blank_output(
        self, head: Head, cells: Cells, outputs: list[Output], record_id: str
    ) -> None:
        """Remember a blank cell of a column of results."""
        for column in head.find("output"):
            cell = cells[column.index]
            if cell is not None and not outputs:
                self.blank_outputs.append((record_id, Passage.whole(cell.block)))


def _leave_out(cells: Cells, title: Passage) -> Cells:
    """A group's cells without its title, which may span the columns of bodies and times."""
    return [None if cell is not None and cell.block is title.block else cell for cell in cells]


def _goes_on(row: Row, above: Row, head: Head) -> bool:
    """Whether a row with blank cells may lie beside merged ones: of one series, not bare."""
    if row.path != above.path:
        return False
    if row.number and above.number and numeral_style(row.number) != numeral_style(above.number):
        return False
    given = (cell for column in head.find(*_GIVEN) if (cell := row.cells[column.index]))
    return any(cell.text for cell in given)


def _begin_upper(items: list[Item]) -> bool:
    return all(item.body.text[:1].isupper() for item in items)


def _lists_tasks(head: Head, place: Place) -> bool:
    """Whether a table's rows are tasks: it says who, when, what comes of it or who decides.

    A catalogue for grading work gives none; a bare list does in a part that holds tasks.
    """
    if not head.find("task"):
        return False
    if head.find(*_WHO_AND_WHEN):
        return True
    if head.find("grading"):
        return False
    sure = any(column.rule != "header-result" for column in head.find("output", "approval"))
    return sure or place.section in ("content", "implementation")
