"""Values counted against those that a person read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields


@dataclass
class Count:
    """How many values are right, wrong or missing.

    Attributes:
        right: read as a person reads them.
        wrong: read otherwise, and nothing says so: the worst.
        marked: read otherwise, with a reason for review.
        missing: not read.
        alarms: right, but with a reason for review.
    """

    right: int = 0
    wrong: int = 0
    marked: int = 0
    missing: int = 0
    alarms: int = 0

    def add(self, expected: Collection[str], found: Iterable[tuple[str, bool]]) -> None:
        """Count values against the expected ones; each found with whether it is marked."""
        seen = dict(found)
        for value, is_marked in seen.items():
            if value in expected:
                self.right += 1
                self.alarms += is_marked
            elif is_marked:
                self.marked += 1
            else:
                self.wrong += 1
        self.missing += len(set(expected) - seen.keys())

    def __iadd__(self, other: Count) -> Count:
        for field in fields(Count):
            total = getattr(self, field.name) + getattr(other, field.name)
            setattr(self, field.name, total)
        return self

    @property
    def f1(self) -> float:
        """Of the values, whether marked or not."""
        found = self.right + self.wrong + self.marked
        whole = found + self.right + self.missing
        return 2 * self.right / whole if whole else 1.0

    def __str__(self) -> str:
        cells = [f"{self.f1:.3f}", *(str(getattr(self, field.name)) for field in fields(Count))]
        return " | ".join(cells)


HEADER = "F1 | right | wrong | wrong, marked | missing | right, marked"
