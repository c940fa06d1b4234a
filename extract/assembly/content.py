"""The content part of a plan: its groups with their labels, and the tasks in them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.assembly.collecting import cite
from extract.assembly.making import split_code
from extract.assembly.places import Place
from extract.assembly.reading import FIELD_ROLES, Assignment
from extract.assembly.segments import number_segments
from extract.document.model import Passage
from extract.fields.indicators import find_indicators
from extract.structure.captions import Caption
from extract.structure.outline import Line, Node

if TYPE_CHECKING:
    from extract.assembly.prose import ProseReader

# A line in brackets, or behind an arrow.
_ASIDE = re.compile(r"[(\[].*[)\]][\s.;]*$|(?:=>|->|→|⇒)")
# What labels give to the tasks that they stand beside.
_GROUP_ROLES = frozenset(FIELD_ROLES) | {"output"}
_NOTE = re.compile(r"\(?\*+\)?\s|(?:Ghi chú|Lưu ý)\s*:", re.IGNORECASE)
_INDICATOR = re.compile(r"Chỉ số(?: thành phần)? \d+(?:\.\d+)+\s*[:.\-–]")


class ContentReader:
    """Reads groups: a heading, labels that hold for all below it, tasks."""

    def __init__(self, prose: ProseReader) -> None:
        self.prose = prose
        self.reader = prose.reader
        self.collector = prose.collector
        self.maker = prose.maker

    def read(self, node: Node, place: Place) -> None:
        """Read everything below a heading of the content part."""
        self.prose.groups.append(place.group)
        if node.line is not None:
            self._read_indicators(node.line.whole, place, above=place.path[:-1])
        others: list[tuple[Node, Place]] = []
        contained = False
        for child, own in zip(node.children, self._part(node, place), strict=True):
            captions = self.prose.captions(child)
            if captions:
                contained = self.read_captions(child, captions, own) or contained
            elif not self._read_aside(child, own):
                others.append((child, own))
        self._read_others(node, others, place, contained)
        labelled = self._opens_assignment(node) or not place.group.said.is_empty
        if labelled and not self._has_tasks(node):
            self._read_heading_task(node, place)

    def _part(self, node: Node, place: Place) -> list[Place]:
        """The place of each line below a heading: labels may hold for some of them only."""
        roles = [
            frozenset(caption.role for caption in self.prose.captions(child))
            if not self._is_aside(child)
            else frozenset({"lead"})
            for child in node.children
        ]
        numbers = number_segments([line.intersection(_GROUP_ROLES) for line in roles])
        outer = place.group.parent
        if outer and self._opens_assignment(node) and self._ends_group(node):
            # "Phân công thực hiện:" below the last of several items speaks for all of them.
            return [replace(place, group=outer)] * len(numbers)
        if not any(numbers):
            return [place] * len(numbers)
        places = [place.beside() for _ in range(numbers[-1] + 1)]
        self.prose.groups.extend(own.group for own in places)
        return [places[number] for number in numbers]

    def _opens_assignment(self, node: Node) -> bool:
        captions = self.prose.captions(node.children[0]) if node.children else []
        return bool(captions) and captions[0].role == "assignment"

    def _is_aside(self, child: Node) -> bool:
        """A line of its own such as "(Sở Y tế chủ trì; hoàn thành quý II)"."""
        line = child.line
        aside = line is not None and not child.children and _ASIDE.match(line.body.text)
        return bool(aside and line and self.reader.read_assignments(line.body).leads)

    def _read_aside(self, child: Node, place: Place) -> bool:
        if child.line is None or not self._is_aside(child):
            return False
        self.collector.mark(child.line.block, "label")
        said = place.group.said
        said.fill(self.reader.read_assignments(child.line.body))
        deadlines, evidence = self.reader.read_deadlines(child.line.body, "text")
        said.add("deadlines", list(deadlines), evidence)
        return True

    # --- labels -----------------------------------------------------------------------

    def read_captions(self, child: Node, captions: list[Caption], place: Place) -> bool:
        """Read a line of labels; True where one of them holds the tasks."""
        line = child.line
        if line is None:
            return False
        contained = False
        self.collector.mark(line.block, "label")
        for caption in captions:
            below = child.children if caption is captions[-1] else []
            if caption.role == "task":
                self._read_task_caption(caption, below, place)
                contained = True
            elif caption.role == "content":
                contained = self._read_content_caption(caption, below, place) or contained
            elif caption.role in ("objective", "output"):
                self.prose.goals.read_caption(caption, below, place)
            elif caption.role == "assignment":
                self._read_assignment(caption, below, place)
            else:
                self._read_field(caption, below, place)
        return contained

    def _read_task_caption(self, caption: Caption, below: list[Node], place: Place) -> None:
        if caption.value.text and not (below and caption.value.text.endswith(":")):
            self._add_task(caption.value, place, None)
        for child in below:
            self._read_task_node(child, place)

    def _read_content_caption(self, caption: Caption, below: list[Node], place: Place) -> bool:
        """Read "Nội dung: …": it names the indicators of the group, or else holds its tasks."""
        if not find_indicators(caption.value):
            self._read_task_caption(caption, below, place)
            return bool(below or caption.value.text)
        self._read_indicators(caption.value, place)
        for child in below:
            if child.line is not None and find_indicators(child.line.whole):
                self.collector.mark(child.line.block, "label")
                self._read_indicators(child.line.body, place)
        return False

    def _read_indicators(
        self, passage: Passage, place: Place, above: tuple[Passage, ...] | None = None
    ) -> None:
        path = place.path if above is None else above
        for hit in find_indicators(passage):
            record = self.maker.make_mention(hit, path, place.path)
            place.group.indicator_ids.append(record.id)

    def _read_assignment(self, caption: Caption, below: list[Node], place: Place) -> None:
        """Read "Phân công thực hiện": labels below it, or who does it in running text."""
        if caption.value.text:
            place.group.said.fill(self.reader.read_assignments(caption.value))
        for child in below:
            captions = self.prose.captions(child)
            if captions:
                self.read_captions(child, captions, place)
            elif child.line is not None:
                self.collector.mark(child.line.block, "label")
                place.group.said.fill(self.reader.read_assignments(child.line.body))

    def _read_field(self, caption: Caption, below: list[Node], place: Place) -> None:
        """Units, persons or deadlines that a label gives to the group."""
        said = place.group.said
        self._say(caption.role, caption.value, said)
        for child in below:
            for node in child.walk():
                if node.line is not None:
                    self.collector.mark(node.line.block, "label")
                    self._say(caption.role, node.line.body, said)

    def _say(self, role: str, value: Passage, said: Assignment) -> None:
        if value.text and role in FIELD_ROLES:
            self.reader.say(role, value, said, "label")

    # --- tasks ------------------------------------------------------------------------

    def _read_others(
        self, node: Node, others: list[tuple[Node, Place]], place: Place, contained: bool
    ) -> None:
        """Read all but the labels, in order, so that tasks stand as in the document.

        Bullets and numbered items are tasks; paragraphs only where there is nothing else.
        """
        structured = any(
            child.label is not None or child.table is not None or self.prose.is_heading(child)
            for child in node.children
            if not self.prose.captions(child)
        )
        for child, own in others:
            line = child.line
            if child.table is not None:
                self.prose.tables.read(child.table, own)
                continue
            if line is None:
                continue
            if self._is_table_note(child):
                self.collector.mark(line.block, "purpose")
                continue
            if self.prose.is_heading(child):
                self.prose.enter(child, own)
                continue
            formula = self.prose.find_formula(line)
            if formula:
                self.collector.mark(line.block, formula)
            elif not child.children and self._names_indicator(line):
                # "Chỉ số 3.1.1: Hạ tầng số (xếp hạng 12/34)" names what the group is about.
                self.collector.mark(line.block, "label")
                self._read_indicators(line.body, own)
            elif child.label is not None and not contained:
                self._read_task_node(child, own)
            elif structured or contained or line.whole.text.endswith(":"):
                self.collector.mark(line.block, "purpose")
            elif place.section == "content" and place.path:
                self._add_task(line.body, own, None)
            elif place.section == "assumed":
                self.collector.mark(line.block, "purpose")

    @staticmethod
    def _is_table_note(child: Node) -> bool:
        """A remark right below a table: "(*) Các mốc thời gian …", "Ghi chú: …"."""
        if child.line is None or child.parent is None or not _NOTE.match(child.line.whole.text):
            return False
        siblings = child.parent.children
        place = next(n for n, node in enumerate(siblings) if node is child)
        return place > 0 and siblings[place - 1].table is not None

    def _names_indicator(self, line: Line) -> bool:
        return bool(_INDICATOR.match(line.body.text) and find_indicators(line.body))

    def _read_task_node(self, child: Node, place: Place) -> None:
        """A bullet or item with what stands below it, or a table there, whose rows tell all."""
        if child.table is not None:
            self.prose.tables.read(child.table, place)
        line = child.line
        if line is None:
            return
        if line.quoted:
            self.collector.mark(line.block, "purpose")
            return
        captions = self.prose.captions(child)
        if captions and captions[0].role in FIELD_ROLES:
            self.read_captions(child, captions, place)
            return
        if child.children and line.body.text.endswith(":"):
            self.collector.mark(line.block, "heading")
            self.read(child, place.below(line.body, place.section))
            return
        own = place.beside()
        self.prose.groups.append(own.group)
        self._add_task(line.body, own, line)
        for sub in child.children:
            sub_captions = self.prose.captions(sub)
            if sub_captions:
                shared = sub_captions[0].role == "assignment" and self._ends_group(child)
                self.read_captions(sub, sub_captions, place if shared else own)
            elif not self._read_aside(sub, own):
                self._read_task_node(sub, place)

    def _ends_group(self, child: Node) -> bool:
        """Whether an item is the last of several, and the first with labels below it."""
        siblings = child.parent.children if child.parent is not None else []
        before = [node for node in siblings if node is not child and node.label is not None]
        labelled = any(self.prose.captions(sub) for node in before for sub in node.children)
        return bool(before) and siblings[-1] is child and not labelled

    def _read_heading_task(self, node: Node, place: Place) -> None:
        """A numbered heading with nothing but labels below it is a task itself."""
        if node.line is not None and node.line.label is not None:
            own = Place(place.section, place.path[:-1], place.group)
            self._add_task(node.line.body, own, node.line)

    def _has_tasks(self, node: Node) -> bool:
        blocks = {child.line.block.id for child in node.walk() if child.line is not None}
        for child in node.walk():
            if child.table is not None:
                blocks |= {cell.block.id for cell in child.table.cells}
        return any(
            evidence.field == "text" and evidence.block in blocks
            for task in reversed(self.collector.tasks)
            for evidence in task.evidence
        )

    def _add_task(self, passage: Passage, place: Place, line: Line | None) -> None:
        code, body = split_code(passage.under(place.via))
        number = line.number if line is not None and code is None else None
        self.collector.mark(passage.block, "task")
        task = self.maker.make_task(
            body, place.path, code or (number.text if number else None), "task"
        )
        if code is not None:
            task.evidence.append(cite("code", passage.cut(0, body.start - passage.start)))
        elif number is not None:
            task.evidence.append(cite("code", number))
        place.group.tasks.append(task)
