"""The plan's own text: its sections as objectives, indicators, tasks, outputs and duties."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.assembly.collecting import Collector, cite
from extract.assembly.making import Maker, split_code
from extract.assembly.reading import Assignment, Reader
from extract.assembly.tables import TableReader
from extract.document.model import Passage
from extract.fields.indicators import find_indicators
from extract.records import LedgerRole, Origin, Output, Task
from extract.structure.captions import Caption, split_captions
from extract.structure.items import split_items
from extract.structure.outline import Line, Node
from extract.text.folding import fold

_CONTAINERS = ("roman", "upper", "part", "chapter", "article", "section", "title")
_LONG = 220
_FIELD_ROLES = ("lead", "support", "lead_support", "deadline", "supervisor")


@dataclass
class Group:
    """What a heading's labels give to everything below it."""

    parent: Group | None = None
    said: Assignment = field(default_factory=Assignment)
    indicator_ids: list[str] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    has_units: bool = False

    def resolve(self) -> Assignment:
        """Own labels first, the nearest heading's next."""
        resolved = Assignment()
        group: Group | None = self
        while group is not None:
            resolved.fill(group.said)
            group = group.parent
        return resolved

    def find_indicators(self) -> list[str]:
        """The indicators of the nearest group that has any."""
        group: Group | None = self
        while group is not None:
            if group.indicator_ids:
                return group.indicator_ids
            group = group.parent
        return []


@dataclass(frozen=True)
class Place:
    """Where the reading stands: kind of section, headings above, group."""

    section: str | None
    path: tuple[Passage, ...]
    group: Group
    unit_heading: Passage | None = None

    def below(self, heading: Passage, section: str | None) -> Place:
        """The place under a heading."""
        return Place(section, (*self.path, heading), Group(self.group), self.unit_heading)


class ProseReader:
    """Walks the outline of one origin's text and makes records of it."""

    def __init__(self, reader: Reader, collector: Collector, origin: Origin) -> None:
        self.reader = reader
        self.collector = collector
        self.origin: Origin = origin
        self.maker = Maker(reader, collector, origin)
        self.tables = TableReader(reader, collector, origin)
        self.groups: list[Group] = []
        self.legal_bases: list[Passage] = []

    def read(self, root: Node) -> None:
        """Read a whole outline, then give every task what its group says."""
        self._read_children(root, Place(None, (), Group()))
        for group in self.groups:
            self._settle(group)

    # --- sections ---------------------------------------------------------------------

    def _read_children(self, node: Node, place: Place) -> None:
        readers = {
            "content": self._read_content,
            "implementation": self._read_duties,
            "funding": self._read_duties,
            "objective": self._read_objectives,
            "output": self._read_outputs,
            "deadline": self._read_deadlines,
            "legal_basis": self._read_bases,
            "purpose": self._read_purposes,
        }
        readers.get(place.section or "content", self._read_content)(node, place)

    def _enter(self, child: Node, place: Place) -> None:
        """Read a heading and everything below it."""
        line = child.line
        if line is None:
            return
        self.collector.mark(line.block, "heading")
        section = self._find_section(line, place)
        self._read_children(child, place.below(line.whole, section))

    def _find_section(self, line: Line, place: Place) -> str | None:
        """A first-level heading opens a section of its kind; a deeper one only a plain one."""
        key = fold(line.body.text).strip(" :.*")
        for rule in self.reader.rulebook.sections.sections:
            if not rule.search(key):
                continue
            if place.section in (None, "content") and not place.path:
                return rule.kind
            if rule.kind == "content" and place.section in ("purpose", "funding"):
                return place.section
            if rule.kind in ("content", "implementation"):
                return place.section or rule.kind
            plain = len(key) <= 60 and not find_indicators(line.whole)
            return rule.kind if plain else place.section
        return place.section or "content"

    def _is_heading(self, child: Node) -> bool:
        line = child.line
        if line is None or (line.label is None and not child.children):
            return False
        if line.label is None:
            return True
        if line.label.is_bullet:
            return False
        if line.label.kind in _CONTAINERS:
            return len(line.whole.text) <= 2 * _LONG
        return bool(child.children) and (
            len(line.body.text) <= _LONG or not line.body.text.endswith((".", ";"))
        )

    def _is_formula(self, line: Line) -> LedgerRole | None:
        """Closing formulas and pointers to an annex, which give nobody a task."""
        key = fold(line.body.text)
        rules = self.reader.rulebook.sections
        if any(rule.search(key) for rule in rules.closings):
            return "signature"
        if any(rule.search(key) for rule in rules.pointers):
            return "purpose"
        return None

    # --- content ----------------------------------------------------------------------

    def _read_content(self, node: Node, place: Place) -> None:
        self.groups.append(place.group)
        self._read_heading_indicators(node, place)
        plain: list[Node] = []
        contained = False
        for child in node.children:
            captions = self._captions(child)
            if child.table is not None:
                self.tables.read(child.table, place.path)
            elif captions:
                contained = self._read_captions(child, captions, place) or contained
            elif self._is_heading(child):
                self._enter(child, place)
            else:
                plain.append(child)
        self._read_plain(node, plain, place, contained)
        if place.group.said.is_empty or self._has_tasks(node):
            return
        self._read_heading_task(node, place)

    def _captions(self, child: Node) -> list[Caption]:
        """The labels of a line that begins with one."""
        if child.line is None:
            return []
        body = child.line.body
        text, captions = split_captions(body, self.reader.rulebook.labels)
        if not captions or text.text:
            return []
        return captions

    def _read_captions(self, child: Node, captions: list[Caption], place: Place) -> bool:
        """Read a line of labels; True where it is one that holds the tasks."""
        line = child.line
        if line is None:
            return False
        contained = False
        for caption in captions:
            last = caption is captions[-1]
            below = child.children if last else []
            self.collector.mark(line.block, "label")
            if caption.role == "task":
                self._read_task_caption(caption, below, place)
                contained = True
            elif caption.role == "content":
                contained = self._read_content_caption(caption, below, place) or contained
            elif caption.role == "objective":
                self._read_values(caption.value, below, place, "objective")
            elif caption.role == "output":
                self._read_values(caption.value, below, place, "output")
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
        if find_indicators(caption.value):
            self._read_indicators(caption.value, place)
            for child in below:
                if child.line is not None and find_indicators(child.line.whole):
                    self.collector.mark(child.line.block, "label")
                    self._read_indicators(child.line.body, place)
            return False
        self._read_task_caption(caption, below, place)
        return bool(below or caption.value.text)

    def _read_assignment(self, caption: Caption, below: list[Node], place: Place) -> None:
        if caption.value.text:
            place.group.said.fill(self.reader.read_assignments(caption.value))
        for child in below:
            captions = self._captions(child)
            if captions:
                self._read_captions(child, captions, place)
            elif child.line is not None:
                self.collector.mark(child.line.block, "label")
                place.group.said.fill(self.reader.read_assignments(child.line.body))

    def _read_field(self, caption: Caption, below: list[Node], place: Place) -> None:
        """Units, persons or deadlines that a label gives to the group."""
        self._say(caption.role, caption.value, place.group.said, caption)
        for child in below:
            for node in child.walk():
                if node.line is not None:
                    self.collector.mark(node.line.block, "label")
                    self._say(caption.role, node.line.body, place.group.said, caption)

    def _say(self, role: str, value: Passage, said: Assignment, caption: Caption) -> None:
        if not value.text:
            return
        if role == "lead":
            units, evidence = self.reader.read_units(value, "lead_units")
            said.add("leads", list(units), evidence)
        elif role == "support":
            units, evidence = self.reader.read_units(value, "support_units")
            said.add("supports", list(units), evidence)
        elif role == "lead_support":
            both = self.tables.read_both(value)
            said.fill(both)
        elif role == "deadline":
            deadlines, evidence = self.reader.read_deadlines(value, "label")
            said.add("deadlines", list(deadlines), evidence)
        elif role == "supervisor":
            persons, evidence = self.reader.read_persons(value)
            said.add("supervisors", list(persons), evidence)

    def _read_heading_indicators(self, node: Node, place: Place) -> None:
        if node.line is not None:
            self._read_indicators(node.line.whole, place, above=place.path[:-1])

    def _read_indicators(
        self, passage: Passage, place: Place, above: tuple[Passage, ...] | None = None
    ) -> None:
        path = place.path if above is None else above
        for hit in find_indicators(passage):
            record = self.maker.make_mention(hit, path, place.path)
            place.group.indicator_ids.append(record.id)

    def _read_plain(self, node: Node, plain: list[Node], place: Place, contained: bool) -> None:
        """Bullets and numbered items are tasks; paragraphs only where there is nothing else."""
        structured = any(
            child.label is not None or child.table is not None or self._is_heading(child)
            for child in node.children
            if not self._captions(child)
        )
        for child in plain:
            line = child.line
            if line is None:
                continue
            formula = self._is_formula(line)
            if formula:
                self.collector.mark(line.block, formula)
            elif child.label is not None and not contained:
                self._read_task_node(child, place)
            elif structured or contained or line.whole.text.endswith(":"):
                self.collector.mark(line.block, "purpose")
            elif place.path:
                self._add_task(line.body, place, None)

    def _read_task_node(self, child: Node, place: Place) -> None:
        """A bullet or item with what stands below it."""
        line = child.line
        if line is None:
            return
        captions = self._captions(child)
        if captions and captions[0].role in _FIELD_ROLES:
            self._read_captions(child, captions, place)
            return
        if child.children and line.body.text.endswith(":"):
            self.collector.mark(line.block, "heading")
            self._read_content(child, place.below(line.body, place.section))
            return
        number = line.label.value if line.label and not line.label.is_bullet else None
        own = Place(place.section, place.path, Group(place.group), place.unit_heading)
        self.groups.append(own.group)
        self._add_task(line.body, own, number)
        for sub in child.children:
            sub_captions = self._captions(sub)
            if sub_captions:
                self._read_captions(sub, sub_captions, own)
            else:
                self._read_task_node(sub, place)

    def _read_heading_task(self, node: Node, place: Place) -> None:
        """A numbered heading with nothing but labels below it is a task itself."""
        line = node.line
        if line is None or line.label is None:
            return
        number = line.label.value or None
        own = Place(place.section, place.path[:-1], place.group)
        self._add_task(line.body, own, number)

    def _has_tasks(self, node: Node) -> bool:
        blocks = {child.line.block.id for child in node.walk() if child.line is not None}
        blocks |= {
            cell.block.id
            for child in node.walk()
            if child.table is not None
            for cell in child.table.cells
        }
        for task in reversed(self.collector.tasks):
            if any(e.field == "text" and e.block in blocks for e in task.evidence):
                return True
        return False

    def _add_task(self, passage: Passage, place: Place, number: str | None) -> None:
        code, body = split_code(passage)
        self.collector.mark(passage.block, "task")
        task = self.maker.make_task(body, place.path, code or number, "task")
        if code is not None:
            task.evidence.append(cite("code", passage.cut(0, body.start - passage.start)))
        place.group.tasks.append(task)

    # --- other sections ---------------------------------------------------------------

    def _read_objectives(self, node: Node, place: Place) -> None:
        self.groups.append(place.group)
        for child in node.children:
            if child.table is not None:
                self.tables.read(child.table, place.path)
            elif self._is_heading(child):
                self._enter(child, place)
            elif child.line is not None:
                self._read_objective_node(child, place)

    def _read_objective_node(self, child: Node, place: Place) -> None:
        line = child.line
        if line is None:
            return
        captions = self._captions(child)
        body = captions[0].value if captions and captions[0].role == "objective" else line.body
        if child.children and (not body.text or body.text.endswith(":")):
            self.collector.mark(line.block, "label")
        elif body.text and not body.text.endswith(":"):
            self._add_objective(body, place)
        else:
            self.collector.mark(line.block, "label")
        for sub in child.children:
            self._read_objective_node(sub, place)

    def _read_values(self, value: Passage, below: list[Node], place: Place, kind: str) -> None:
        """Objectives or outputs behind a label, on its line and below it."""
        add = self._add_objective if kind == "objective" else self._add_output
        if value.text and not (below and value.text.endswith(":")):
            for item in split_items(value):
                add(item.body, place)
        for child in below:
            for node in child.walk():
                if node.line is not None:
                    add(node.line.body, place)

    def _add_objective(self, passage: Passage, place: Place) -> None:
        self.collector.mark(passage.block, "objective")
        self.maker.make_objective(passage, place.path, place.group.find_indicators())

    def _add_output(self, passage: Passage, place: Place) -> None:
        self.collector.mark(passage.block, "output")
        place.group.outputs.append(self.maker.make_output(passage, place.path))

    def _read_outputs(self, node: Node, place: Place) -> None:
        """A section of results belongs to the group it stands in."""
        group = place.group.parent or place.group
        outer = Place(place.section, place.path, group)
        for child in node.walk():
            if child is not node and child.line is not None:
                self._add_output(child.line.body, outer)

    def _read_deadlines(self, node: Node, place: Place) -> None:
        group = place.group.parent or place.group
        for child in node.walk():
            if child is node or child.line is None:
                continue
            self.collector.mark(child.line.block, "label")
            found, evidence = self.reader.read_deadlines(child.line.body, "text")
            group.said.add("deadlines", list(found), evidence)

    def _read_bases(self, node: Node, place: Place) -> None:
        for child in node.walk():
            if child is not node and child.line is not None:
                self.collector.mark(child.line.block, "legal_basis")
                self.legal_bases.append(child.line.body)

    def _read_purposes(self, node: Node, place: Place) -> None:
        for child in node.children:
            if child.table is not None:
                self.tables.read(child.table, place.path)
            elif self._is_heading(child):
                self._enter(child, place)
            elif child.line is not None:
                for sub in child.walk():
                    if sub.line is not None:
                        self.collector.mark(sub.line.block, "purpose")

    # --- duties -----------------------------------------------------------------------

    def _read_duties(self, node: Node, place: Place) -> None:
        self.groups.append(place.group)
        for child in node.children:
            if child.table is not None:
                self.tables.read(child.table, place.path)
                continue
            captions = self._captions(child)
            line = child.line
            if line is None:
                continue
            if captions and captions[0].role in _FIELD_ROLES:
                self._read_captions(child, captions, place)
            elif self._opens_unit(child):
                self._enter_unit(child, place)
            elif self._is_heading(child):
                self._enter(child, place)
            else:
                self._read_duty(child, place)

    def _opens_unit(self, child: Node) -> bool:
        """Whether a line names nothing but a unit, whose duties stand below it."""
        line = child.line
        if line is None or not child.children:
            return False
        return bool(self.reader.read_heading_unit(line.body.strip(" :.*"), "lead_units")[0])

    def _enter_unit(self, child: Node, place: Place) -> None:
        line = child.line
        if line is None:
            return
        self.collector.mark(line.block, "heading")
        heading = line.body.strip(" :.*")
        below = place.below(line.whole, place.section)
        units, evidence = self.reader.read_heading_unit(heading, "lead_units")
        below.group.said.add("leads", list(units), evidence)
        self._read_duties(child, Place(below.section, below.path, below.group, heading))

    def _read_duty(self, child: Node, place: Place) -> None:
        line = child.line
        if line is None:
            return
        number = line.label.value if line.label and not line.label.is_bullet else None
        formula = self._is_formula(line)
        if formula:
            self.collector.mark(line.block, formula)
        elif self._gives_duty(line, place):
            self.collector.mark(line.block, "task")
            task = self.maker.make_task(line.body, place.path, number, "duty")
            place.group.tasks.append(task)
        else:
            self.collector.mark(line.block, "purpose")
        for sub in child.children:
            self._read_duty(sub, place)

    def _gives_duty(self, line: Line, place: Place) -> bool:
        if line.body.text.endswith(":") and len(line.body.text) < 60:
            return False
        if place.group.resolve().leads:
            return True
        said = self.reader.read_assignments(line.body)
        return bool(said.leads or (said.supports and place.section != "funding"))

    # --- settling ---------------------------------------------------------------------

    def _settle(self, group: Group) -> None:
        """Give the group's tasks and outputs what the group says, then their own words."""
        said = group.resolve()
        indicator_ids = group.find_indicators()
        outputs = group.outputs or (group.parent.outputs if group.parent else [])
        for task in group.tasks:
            self.maker.assign(task, said)
            task.indicator_ids = list(indicator_ids)
            task.output_ids = [output.id for output in outputs]
            for output in outputs:
                output.task_ids.append(task.id)
        for output in group.outputs:
            output.indicator_ids = list(indicator_ids)
        self.maker.assign_indicators(group.indicator_ids, said)
