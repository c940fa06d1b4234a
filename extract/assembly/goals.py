"""Objectives and expected results in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.assembly.places import Place
from extract.document.model import Passage
from extract.structure.captions import Caption
from extract.structure.items import split_items
from extract.structure.outline import Node

if TYPE_CHECKING:
    from extract.assembly.prose import ProseReader


# What some of the objectives are about: "* Về hạ tầng" above dashes.
_TOPIC = re.compile(r"Về [^.;:\d]{2,80}")


class GoalReader:
    """Reads "Mục tiêu" and "Kết quả" as sections and as labels."""

    def __init__(self, prose: ProseReader) -> None:
        self.prose = prose

    def read_objectives(self, node: Node, place: Place) -> None:
        """Read a section of objectives."""
        self.prose.groups.append(place.group)
        for child in node.children:
            if child.table is not None:
                self.prose.tables.read(child.table, place)
            elif self.prose.is_heading(child):
                self.prose.enter(child, place)
            elif child.line is not None:
                self._read_objective(child, place)

    def _read_objective(self, child: Node, place: Place) -> None:
        if child.table is not None:
            self.prose.tables.read(child.table, place)
        line = child.line
        if line is None:
            return
        captions = self.prose.captions(child)
        body = captions[0].value if captions and captions[0].role == "objective" else line.body
        if not body.text or body.text.endswith(":") or _is_topic(body.text, child):
            self.prose.collector.mark(line.block, "label")
        else:
            self._add_objective(body, place)
        for sub in child.children:
            self._read_objective(sub, place)

    def read_outputs(self, node: Node, place: Place) -> None:
        """Read a section of results; they belong to the group it stands in."""
        outer = Place(place.section, place.path, place.group.parent or place.group, place.via)
        for child in node.walk():
            if child.table is not None:
                self.prose.tables.read(child.table, outer)
            elif child is not node and child.line is not None:
                self._add_output(child.line.body, outer)

    def read_caption(self, caption: Caption, below: list[Node], place: Place) -> None:
        """Objectives or results behind a label, on its line and below it."""
        add = self._add_objective if caption.role == "objective" else self._add_output
        if caption.value.text and not (below and caption.value.text.endswith(":")):
            for item in split_items(caption.value):
                add(item.body, place)
        for child in below:
            for node in child.walk():
                if node.table is not None:
                    self.prose.tables.read(node.table, place)
                elif node.line is not None:
                    add(node.line.body, place)

    def _add_objective(self, passage: Passage, place: Place) -> None:
        self.prose.collector.mark(passage.block, "objective")
        ids = place.group.find_indicators()
        self.prose.maker.make_objective(passage.under(place.via), place.path, ids)

    def _add_output(self, passage: Passage, place: Place) -> None:
        self.prose.collector.mark(passage.block, "output")
        place.group.outputs.append(
            self.prose.maker.make_output(passage.under(place.via), place.path)
        )


def _is_topic(text: str, child: Node) -> bool:
    """Whether a line only names what the items below it are about."""
    return bool(child.children) and _TOPIC.fullmatch(text) is not None
