"""Everything one plan is drawn from: its office, years, subject and habits of layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.generator.bodies import draw_short
from tests.generator.figures import Phrase, fill
from tests.generator.gold import Gold
from tests.generator.offices import Office, draw_office
from tests.generator.paper import Paper
from tests.generator.times import Calendar
from tests.generator.vocabulary import load


@dataclass(slots=True)
class Drawing:
    """The state of one draw."""

    rng: Random
    office: Office
    time: Calendar
    field: str
    theme: str
    paper: Paper
    gold: Gold
    issued: date
    number: int
    draft: bool
    title: str
    symbol: str

    def chance(self, share: float) -> bool:
        """True in that share of draws."""
        return self.rng.random() < share

    def pick(self, *names: str) -> Any:
        """One of a list of phrases.yaml, found by its keys."""
        found = load("phrases")
        for name in names:
            found = found[name]
        return self.rng.choice(found)

    def work(self, kind: str) -> str:
        """A template of a task, result, goal or heading of this plan's subject."""
        works = load("works")
        field = self.field if self.rng.random() < 0.75 else self.rng.choice(self.office.fields)
        return str(self.rng.choice(works[field][kind]))

    def phrase(self, kind: str) -> Phrase:
        """A task, result or goal with figures."""
        phrase = fill(self.rng, self.work(kind))
        return Phrase(phrase.text[0].upper() + phrase.text[1:], phrase.amounts)

    def works(self, count: int) -> list[Phrase]:
        """Different tasks."""
        found: dict[str, Phrase] = {}
        for _ in range(count * 4):
            template = self.work("tasks")
            if template not in found and len(found) < count:
                found[template] = fill(self.rng, template)
        return list(found.values())

    def dated(self) -> str:
        """The plan's date as citations write it."""
        return f"{self.issued.day:02}/{self.issued.month}/{self.issued.year}"

    @property
    def code(self) -> str | None:
        """Number and symbol, unless the number is blank."""
        if self.draft:
            return None
        joint = "-" if self.office.world == "party" else "/"
        return f"{self.number:02}{joint}{self.symbol}"


def draw_start(rng: Random) -> Drawing:
    """Draw office, years, subject and title."""
    office = draw_office(rng)
    year = rng.randint(2024, 2029)
    field = rng.choice(office.fields)
    phrases = load("phrases")
    theme = rng.choice(phrases["themes"][field])
    roll = rng.random()
    kind = "titles" if roll < 0.7 else "range_titles" if roll < 0.85 else "open_titles"
    last = year + rng.randint(2, 5) if kind == "range_titles" else year
    scope = f"{office.level} {office.province}" if office.world != "ministry" else "cả nước"
    title = rng.choice(phrases[kind]).format(
        theme=theme, Theme=theme[0].upper() + theme[1:], Y=year, Z=last, scope=scope
    )
    if rng.random() < 0.2:
        title += f" của {office.name}"
    issued = date(year, 1, 1) + timedelta(days=rng.randint(-35, 70))
    draft = rng.random() < 0.12
    single = kind == "titles" or (kind == "open_titles" and False)
    short = draw_short(rng, office) if rng.random() < 0.3 else None
    if short:
        office.shorts[short[0]] = short[1]
    time = Calendar(year, last, single, None if draft else issued)
    symbol = f"KH/{office.symbol}" if office.world == "party" else f"KH-{office.symbol}"
    return Drawing(
        rng,
        office,
        time,
        field,
        theme,
        [],
        Gold(),
        issued,
        rng.randint(1, 4999),
        draft,
        title,
        symbol,
    )
