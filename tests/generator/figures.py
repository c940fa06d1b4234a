"""Quantities: slots of the vocabulary filled with figures as offices write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

_SLOT = re.compile(r"<(n|m|d|p)(?: ([^>]+))?>")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that is meant."""

    low: float | None
    high: float | None
    unit: str

    def as_record(self) -> dict[str, object]:
        """The quantity as a record has it."""
        return {
            "raw": "",
            "min": self.low,
            "max": self.high,
            "unit": self.unit,
            "per": None,
            "subject": None,
        }


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words and the figures in them."""

    text: str
    amounts: tuple[Amount, ...] = ()

    def quantities(self) -> list[dict[str, object]]:
        """The figures as records have them."""
        return [amount.as_record() for amount in self.amounts]


def fill(rng: Random, template: str) -> Phrase:
    """Fill the slots of a template."""
    amounts: list[Amount] = []

    def put(match: re.Match[str]) -> str:
        words, amount = _draw(rng, match[1], match[2] or "%")
        amounts.append(amount)
        return words

    return Phrase(_SLOT.sub(put, template), tuple(amounts))


def _draw(rng: Random, kind: str, unit: str) -> tuple[str, Amount]:
    value, written = _number(rng, kind)
    tail = "%" if kind == "p" else f" {unit}"
    roll = rng.random()
    if roll < 0.55:
        return f"{written}{tail}", Amount(value, value, unit)
    if roll < 0.8:
        word = rng.choice(("ít nhất", "tối thiểu", "trên", "không dưới", "từ"))
        end = " trở lên" if word == "từ" else ""
        return f"{word} {written}{tail}{end}", Amount(value, None, unit)
    if kind in "np" and roll < 0.95:
        more = value + rng.randint(1, 5)
        if kind == "p" and more > 100:
            value, more = 85, 90
            written = "85"
        joint = rng.choice(("-", " - ", "–", " – "))
        top = f"{more:02}" if kind == "n" else f"{more}"
        return f"{written}{joint}{top}{tail}", Amount(value, more, unit)
    return f"{written}{tail}", Amount(value, value, unit)


def _number(rng: Random, kind: str) -> tuple[float, str]:
    if kind == "n":
        count = rng.choice((1, 2, 3, 5, 8, 10, 12, 15, 20, 45))
        return count, f"{count:02}" if rng.random() < 0.8 else f"{count}"
    if kind == "p":
        if rng.random() < 0.2:
            tenth = rng.randint(11, 989)
            return tenth / 10, f"{tenth // 10},{tenth % 10}"
        share = rng.choice((15, 20, 50, 75, 80, 85, 90, 95, 98, 100))
        return share, f"{share}"
    if kind == "d":
        tenth = rng.randint(11, 400)
        return tenth / 10, f"{tenth // 10},{tenth % 10}"
    large = rng.choice((150, 320, 1200, 1500, 2450, 9000, 12000, 35500, 120000))
    return large, f"{large:,}".replace(",", ".")
