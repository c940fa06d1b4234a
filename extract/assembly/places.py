"""Where the reading of prose stands: section, headings above, and the group they form."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.assembly.reading import Assignment
from extract.document.model import Passage
from extract.records import Output, Task


@dataclass
class Group:
    """What a heading's labels give to everything below it."""

    parent: Group | None = None
    said: Assignment = field(default_factory=Assignment)
    indicator_ids: list[str] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

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

    def find_outputs(self) -> list[Output]:
        """The outputs of the nearest group that has any."""
        group: Group | None = self
        while group is not None:
            if group.outputs:
                return group.outputs
            group = group.parent
        return []


@dataclass(frozen=True)
class Place:
    """A point of the text: kind of section, headings above it, its group.

    ``via`` names the rule that told the kind of section by a heading.
    """

    section: str | None
    path: tuple[Passage, ...]
    group: Group
    via: str | None = None

    def below(self, heading: Passage, section: str | None, via: str | None = None) -> Place:
        """The place under a heading."""
        return Place(section, (*self.path, heading), Group(self.group), via or self.via)

    def beside(self) -> Place:
        """The same headings, with a group of its own."""
        return Place(self.section, self.path, Group(self.group), self.via)
