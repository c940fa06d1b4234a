"""The part "Tổ chức thực hiện": what it gives each body to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.assembly.collecting import cite
from extract.assembly.places import Place
from extract.assembly.reading import FIELD_ROLES, squash
from extract.records import Evidence, Unit
from extract.structure.captions import split_captions
from extract.structure.outline import Line, Node, is_upper

if TYPE_CHECKING:
    from extract.assembly.prose import ProseReader

_SHORT = 60
# Capitals behind the first word that show a heading to be a name.
_PROPER = 2
_UNSURE = "đứng trong dãy các đơn vị, chưa rõ có phải tên đơn vị"


class DutyReader:
    """Reads duties: below a unit's heading, or in sentences that name who does what."""

    def __init__(self, prose: ProseReader) -> None:
        self.prose = prose
        self.reader = prose.reader
        self.collector = prose.collector
        self._labels = prose.reader.rulebook.labels

    def read(self, node: Node, place: Place) -> None:
        """Read everything below a heading of the implementation part."""
        self.prose.groups.append(place.group)
        for child in node.children:
            captions = self.prose.captions(child)
            if child.table is not None:
                self.prose.tables.read(child.table, place)
            elif captions and captions[0].role in FIELD_ROLES:
                self.prose.content.read_captions(child, captions, place)
            elif self._opens_unit(child):
                self._enter_unit(child, place)
            elif self.prose.is_heading(child):
                self.prose.enter(child, place)
            else:
                self.read_duty(child, place)

    def _opens_unit(self, child: Node) -> bool:
        """Whether a line names nothing but units, whose duties stand below it."""
        if child.line is None or not child.children:
            return False
        return bool(self._read_bodies(child)[0])

    def _read_bodies(self, child: Node) -> tuple[list[Unit], list[Evidence]]:
        """The bodies a heading names; a name that no rule knows is one in a row of bodies."""
        if child.line is None:
            return [], []
        found = self.prose.headings.read_bodies(child.line.body)
        if found[0] or not self._stands_among_bodies(child, child.line):
            return found
        name = child.line.body.strip(" :.*")
        text = squash(name.text)
        group = self.reader.opens_with_group(name)
        unit = Unit(raw=text, name=text, generic=group, review=None if group else _UNSURE)
        return [unit], [cite("lead_units", name)]

    def _stands_among_bodies(self, child: Node, line: Line) -> bool:
        """Whether a heading with a proper name, or of a group, follows two that name bodies."""
        capitals = [word for word in line.body.text.split()[1:] if word[:1].isupper()]
        if line.label is None or line.label.is_bullet or child.parent is None:
            return False
        if len(line.body.text) > _SHORT or is_upper(line.body.text):
            return False
        if len(capitals) < _PROPER and not self.reader.opens_with_group(line.body):
            return False
        if self.prose.find_kind(line.whole):
            return False
        siblings = child.parent.children
        before = siblings[max(siblings.index(child) - 2, 0) : siblings.index(child)]
        return len(before) > 1 and all(
            other.line is not None
            and other.label is not None
            and other.label.style == line.label.style
            and bool(self.prose.headings.read_bodies(other.line.body)[0])
            for other in before
        )

    def _enter_unit(self, child: Node, place: Place) -> None:
        line = child.line
        if line is None:
            return
        self.collector.mark(line.block, "heading")
        heading = line.whole if line.label and not line.label.is_bullet else line.body
        below = place.below(heading, place.section)
        units, evidence = self._read_bodies(child)
        below.group.said.add("leads", list(units), evidence)
        self.read(child, below)

    def read_duty(self, child: Node, place: Place) -> None:
        """Read one item: a duty if it or the headings above it name somebody."""
        if child.table is not None:
            self.prose.tables.read(child.table, place)
        line = child.line
        if line is None:
            return
        formula = self.prose.find_formula(line)
        if formula:
            self.collector.mark(line.block, formula)
        elif self._gives_duty(line, place):
            self._add(line, place, "duty")
        elif self._is_task(line, place):
            self._add(line, place, "task")
        else:
            # An item that names nobody is shown as not understood rather than dropped.
            item = line.label is not None and place.section == "implementation"
            item = item and not self._is_labelled(line)
            named = item and not line.body.text.endswith(":")
            self.collector.mark(line.block, "unread" if named else "purpose")
        for sub in child.children:
            self.read_duty(sub, place)

    def _add(self, line: Line, place: Place, kind: str) -> None:
        self.collector.mark(line.block, "task")
        number = line.number
        code = number.text if number else None
        task = self.prose.maker.make_task(line.body.under(place.via), place.path, code, kind)
        if number is not None:
            task.evidence.append(cite("code", number))
        place.group.tasks.append(task)

    def _is_task(self, line: Line, place: Place) -> bool:
        """An item that names nobody is a task of the plan that has no part of tasks."""
        listed = line.label is not None and not line.body.text.endswith(":")
        if not (listed and place.section == "implementation" and self.prose.implements_only):
            return False
        # Below "Chế độ báo cáo" and the like stand conditions of all work.
        told = [self.prose.find_kind(heading) for heading in place.path[1:]]
        return not any(told) and not self._is_labelled(line)

    def _is_labelled(self, line: Line) -> bool:
        """A line such as "Kinh phí thực hiện: …" tells of the work, it is none."""
        before, captions = split_captions(line.body, self._labels)
        return bool(captions) and not before.text

    def _gives_duty(self, line: Line, place: Place) -> bool:
        """Only what gives somebody something to do; of funding, only who sees to it."""
        if line.body.text.endswith(":") and len(line.body.text) < _SHORT:
            return False
        if place.group.resolve().leads:
            return True
        said = self.reader.read_assignments(line.body)
        return bool(said.leads or (said.supports and place.section != "funding"))
