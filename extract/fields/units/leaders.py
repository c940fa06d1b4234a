"""Persons in a list of bodies: "Đ/c Trần Văn Bình - Trưởng phòng Kinh tế"."""

from __future__ import annotations

from dataclasses import replace

from extract.fields.units.beginning import read_item
from extract.fields.units.hits import PersonHit
from extract.fields.units.items import Item
from extract.fields.units.persons import find_persons
from extract.fields.units.reading import Reading


class Persons:
    """The persons a cell names: what they are head of stands for them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._hits = find_persons(reading.text, reading.names.people)

    def is_titled(self, at: int) -> bool:
        """A title or position, which may stand before a person's name, stands at ``at``."""
        people = self._reading.names.people
        return any(
            phrases.end(self._reading.tokens, at) is not None
            for phrases in (people.titles, people.positions)
        )

    def stand_at(self, at: int) -> PersonHit | None:
        """The person whose title, name or position stands at ``at``."""
        start = self._reading.tokens[at].start
        return next((hit for hit in self._hits if hit.start <= start < hit.end), None)

    def read(self, at: int) -> Item | None:
        """The body in the position of the person at ``at``; None where no person stands there."""
        reading = self._reading
        hit = self.stand_at(at)
        if hit is None:
            return None
        end = at
        while end < len(reading.tokens) and reading.tokens[end].end <= hit.end:
            end += 1
        for place in range(at, end):
            if reading.lexicon.positions.end(reading.tokens, place) is None:
                continue
            item = read_item(reading, place)
            if item is not None and item.hits and " " in item.hits[0].name:
                review = "đơn vị hiểu theo chức danh của người được nêu tên"
                hits = tuple(replace(hit, review=hit.review or review) for hit in item.hits)
                return Item(hits, max(item.end, end))
        return Item((), end + (reading.key(end) == "-"))
