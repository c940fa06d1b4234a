"""Headings that say who does what stands below them: "3. Sở Y tế", "… do Sở Y tế chủ trì"."""

from __future__ import annotations

import re

from extract.assembly.reading import Assignment, Reader
from extract.document.model import Passage
from extract.records import Evidence, Unit

_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]][\s.:]*$")


class HeadingReader:
    """Reads the bodies of headings, of prose and of tables alike."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._rules = reader.rulebook.sections

    def read_bodies(self, heading: Passage) -> tuple[list[Unit], list[Evidence]]:
        """The bodies of a heading that names nothing else: "3. Đề nghị Hội Nông dân tỉnh:"."""
        opening = self._rules.duty_opening.match(heading.text)
        body = heading.cut(opening.end() if opening else 0).strip(" :.*")
        ending = self._rules.duty_ending.search(body.text)
        body = body.cut(0, ending.start()) if ending else body
        return self.reader.read_heading_unit(body, "lead_units")

    def read(self, heading: Passage) -> Assignment:
        """Who does all that stands below a heading; empty where it names nobody to lead it."""
        said = Assignment()
        units, evidence = self.read_bodies(heading)
        found = None if units else self._rules.heading_lead.search(heading.text)
        if found is not None:
            who = heading.cut(found.start("who"), found.end("who"))
            units, evidence = self.reader.read_heading_unit(who, "lead_units")
        if units:
            said.add("leads", list(units), evidence)
            return said
        bracket = _BRACKET.search(heading.text)
        if bracket is not None:
            said = self.reader.read_assignments(heading.cut(*bracket.span(1)))
        elif heading.text.endswith(":"):
            # "Sở Y tế chủ trì, phối hợp với các sở thực hiện các nhiệm vụ sau:"
            said = self.reader.read_assignments(heading)
        return said if _leads_in(heading, said) else Assignment()


def _leads_in(heading: Passage, said: Assignment) -> bool:
    """Whether bodies are the heading's subject: "Để …, Tỉnh ủy xác định …:" names its author."""
    first = next(iter(said.evidence.get("leads", ())), None)
    return first is not None and "," not in heading.text[: max(first.start - heading.start, 0)]
