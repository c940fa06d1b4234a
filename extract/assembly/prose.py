"""The plan's own text: each section is given to the reader of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.assembly.collecting import Collector
from extract.assembly.content import ContentReader
from extract.assembly.duties import DutyReader
from extract.assembly.goals import GoalReader
from extract.assembly.headings import HeadingReader
from extract.assembly.making import Maker
from extract.assembly.places import Group, Place
from extract.assembly.reading import Reader
from extract.assembly.tables import TableReader
from extract.document.model import Passage
from extract.fields.indicators import find_indicators
from extract.records import LedgerRole, Origin
from extract.rulebook.structure import SectionRule
from extract.structure.captions import Caption, split_captions
from extract.structure.items import split_sentences
from extract.structure.labels import read_label
from extract.structure.outline import Line, Node, is_upper
from extract.text.folding import fold

# A table whose cells ran together: no sentence can be read out of it.
_LOST_TABLE = re.compile(r"(?:STT|TT)\s.{80,}", re.DOTALL)
_CONTAINERS = ("roman", "upper", "part", "chapter", "article", "section", "title")
_BODY_ROLES = ("lead", "support", "lead_support")
_LONG = 220
_PLAIN = 60


class ProseReader:
    """Walks the outline of one origin's text and makes records of it."""

    def __init__(self, reader: Reader, collector: Collector, origin: Origin) -> None:
        self.reader = reader
        self.collector = collector
        self.origin: Origin = origin
        self.maker = Maker(reader, collector, origin)
        self.headings = HeadingReader(reader)
        self.tables = TableReader(reader, collector, origin, self.headings)
        self.groups: list[Group] = []
        self.legal_bases: list[Passage] = []
        self.plan_like = True
        # What is to be done stands in the part of implementation, or of assignment, alone.
        self.implements_only = self._assigns_only = False
        content, duties, goals = ContentReader(self), DutyReader(self), GoalReader(self)
        self.content = content
        self.duties = duties
        self.goals = goals
        self._readers: dict[str | None, Callable[[Node, Place], None]] = {
            "content": content.read,
            "implementation": duties.read,
            "funding": duties.read,
            "objective": goals.read_objectives,
            "output": goals.read_outputs,
            "deadline": self._read_deadlines,
            "legal_basis": self._read_bases,
            "purpose": self._read_purposes,
        }

    def read(self, root: Node, section: str | None = None) -> None:
        """Read a whole outline, then give every task what its group says.

        Args:
            root: the outline.
            section: the kind of section that all of it is; None where its headings say it.
        """
        self._read_build(root)
        self._read_below(root, Place(section, (), Group()))
        for group in self.groups:
            self._settle(group)
        self.groups.clear()

    def _read_below(self, node: Node, place: Place) -> None:
        self._readers.get(place.section, self.content.read)(node, place)

    def enter(self, child: Node, place: Place) -> None:
        """Read a heading and everything below it."""
        if child.line is None:
            return
        if self._is_ordering_article(child):
            self.duties.read_duty(child, place)
            return
        self.collector.mark(child.line.block, "heading")
        rule = self._find_rule(child.line.whole)
        kind = self._kind_of(rule)
        section = self._find_section(child.line, place, kind)
        via = f"sections/{rule.id}" if rule is not None and section == kind else None
        below = place.below(child.line.whole, section, via)
        below.group.said.fill(self.headings.read(child.line.body))
        self._read_below(child, below)

    def _is_ordering_article(self, child: Node) -> bool:
        """An article of a decision that is one sentence: "Điều 3. Sở Y tế chủ trì, …"."""
        line = child.line
        if line is None or line.label is None or line.label.kind != "article" or child.children:
            return False
        return line.body.text.endswith((".", ";")) and not self.find_formula(line)

    def _find_section(self, line: Line, place: Place, kind: str | None) -> str | None:
        """A first-level heading opens a section of its kind; a deeper one only a plain one."""
        if kind is None:
            # Under a heading that says nothing, only bullets of a plan are taken for tasks.
            return place.section or ("assumed" if self.plan_like else "purpose")
        if place.section is None and not place.path:
            return kind
        if kind == "content" and place.section in ("purpose", "funding"):
            return place.section
        if kind in ("content", "implementation"):
            return kind if place.section in (None, "assumed") else place.section
        plain = len(fold(line.body.text)) <= _PLAIN and not find_indicators(line.whole)
        return kind if plain else place.section

    def _read_build(self, root: Node) -> None:
        """Note which parts may hold tasks: no table and no heading of the first level may."""
        rules = [
            self._find_rule(child.line.whole)
            for child in root.children
            if child.line is not None and child.label is not None and self.is_heading(child)
        ]
        kinds = {rule.kind if rule is not None else None for rule in rules}
        tabled = any(node.table is not None for node in root.walk())
        none = bool(kinds) and kinds.isdisjoint(("content", None)) and not tabled
        self.implements_only = none and "assignment" not in kinds
        self._assigns_only = none and "assignment" in kinds

    def find_kind(self, heading: Passage) -> str | None:
        """The kind of section that a heading's words open."""
        return self._kind_of(self._find_rule(heading))

    def _kind_of(self, rule: SectionRule | None) -> str | None:
        if rule is not None and rule.kind == "assignment":
            # "Phân công nhiệm vụ" is a plan's part of tasks where it has no other.
            return "content" if self._assigns_only else "implementation"
        return rule.kind if rule is not None else None

    def _find_rule(self, heading: Passage) -> SectionRule | None:
        label = read_label(heading.text)
        key = fold(heading.text[label.end if label else 0 :]).strip(" :.*")
        rules = self.reader.rulebook.sections.sections
        return next((rule for rule in rules if rule.search(key)), None)

    # --- what a line is ---------------------------------------------------------------

    def captions(self, child: Node) -> list[Caption]:
        """The labels of a line that begins with one."""
        if child.line is None:
            return []
        text, captions = split_captions(child.line.body, self.reader.rulebook.labels)
        # "Chủ trì: Phòng Kế hoạch. Tổ chức sơ kết …" is a task, no label of its neighbours.
        sentence = any(
            caption.role in _BODY_ROLES and len(split_sentences(caption.value)) > 1
            for caption in captions
        )
        bare = bool(captions) and not captions[0].value.text
        if text.text or sentence or (bare and _stands_above(child.line)):
            return []
        return captions

    def is_heading(self, child: Node) -> bool:
        """Whether a line stands above what follows: numbered or in capitals, not a sentence."""
        line = child.line
        if line is None or line.label is None:
            return line is not None and bool(child.children)
        if line.label.is_bullet:
            return False
        if line.label.kind in _CONTAINERS:
            return len(line.whole.text) <= 2 * _LONG
        below = [sub for sub in child.children if sub.line is None or not self._closes(sub.line)]
        if not line.body.text.endswith((".", ";")):
            return bool(below)
        # A full sentence with plain paragraphs below it is an item that goes on.
        return len(line.body.text) <= _LONG and any(sub.label is not None for sub in below)

    def _closes(self, line: Line) -> bool:
        return line.label is None and self.find_formula(line) is not None

    def find_formula(self, line: Line) -> LedgerRole | None:
        """Closing formulas and pointers to an annex, which give nobody a task."""
        key = fold(line.body.text)
        rules = self.reader.rulebook.sections
        if line.quoted:
            return "purpose"
        if _LOST_TABLE.match(line.whole.text):
            return "unread"
        if any(rule.search(key) for rule in rules.closings):
            return "signature"
        if any(rule.search(key) for rule in rules.pointers):
            return "purpose"
        return None

    # --- small sections ---------------------------------------------------------------

    def _read_deadlines(self, node: Node, place: Place) -> None:
        """A section of time belongs to the group it stands in."""
        group = place.group.parent or place.group
        for line in _lines_below(node):
            self.collector.mark(line.block, "label")
            found, evidence = self.reader.read_deadlines(line.body, "text")
            group.said.add("deadlines", list(found), evidence)

    def _read_bases(self, node: Node, place: Place) -> None:
        for line in _lines_below(node):
            self.collector.mark(line.block, "legal_basis")
            # What names no document there is a heading of some of them, or a word on all.
            listed = line.label is not None and line.label.is_bullet
            if listed or self.reader.citations.find(line.body.text):
                self.legal_bases.append(line.body.under(place.via))

    def _read_purposes(self, node: Node, place: Place) -> None:
        for child in node.children:
            if child.table is not None:
                self.tables.read(child.table, place)
            elif self.is_heading(child):
                self.enter(child, place)
            else:
                for sub in child.walk():
                    if sub.line is not None:
                        lost = _LOST_TABLE.match(sub.line.whole.text)
                        self.collector.mark(sub.line.block, "unread" if lost else "purpose")

    def _settle(self, group: Group) -> None:
        """Give the group's tasks and outputs what the group says, then their own words."""
        said = group.resolve()
        indicator_ids = group.find_indicators()
        outputs = group.find_outputs()
        for task in group.tasks:
            self.maker.assign(task, said)
            task.indicator_ids = list(indicator_ids)
            task.output_ids = [output.id for output in outputs]
            for output in outputs:
                output.task_ids.append(task.id)
        for output in group.outputs:
            output.indicator_ids = list(indicator_ids)
        self.maker.assign_indicators(group.indicator_ids, said)


def _stands_above(line: Line) -> bool:
    """A heading of the first levels, which a ":" behind it makes no label of its neighbours."""
    kind = line.label.kind if line.label else None
    return kind in _CONTAINERS or is_upper(line.body.text) or line.block.style.level is not None


def _lines_below(node: Node) -> list[Line]:
    return [child.line for child in node.walk() if child is not node and child.line is not None]
