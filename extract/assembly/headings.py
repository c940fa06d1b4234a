"""Headings that name who does what stands below them: "3. Sở Y tế", "… do Sở Y tế chủ trì"."""

from __future__ import annotations

from extract.assembly.reading import Assignment, Reader
from extract.document.model import Passage
from extract.records import Evidence, Unit


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

    def read_leads(self, heading: Passage) -> Assignment:
        """Who leads all that stands below a heading; empty where it says nothing of that."""
        units, evidence = self.read_bodies(heading)
        found = None if units else self._rules.heading_lead.search(heading.text)
        if found is not None:
            who = heading.cut(found.start("who"), found.end("who"))
            units, evidence = self.reader.read_heading_unit(who, "lead_units")
        said = Assignment()
        said.add("leads", list(units), evidence)
        return said
