"""What stands in a file but is not what its reader sees: counted, so that it can be said."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Unshown:
    """Texts that are left out, by the reason why, and tracked changes.

    Attributes:
        changes: insertions, deletions and moves that were read as accepted.
        hidden: hidden by their format, so Word does not print them.
        struck: struck through: the writer took them back.
        covered: in a cell that a merge covers, so Word does not show them.
        prompts: shown by content controls that nobody has filled in.
    """

    changes: int = 0
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
