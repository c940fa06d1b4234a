"""The errors kehoach raises, each with what is wrong and what to do about it."""

from __future__ import annotations


class KehoachError(Exception):
    """Something the user can put right.

    Attributes:
        reason: what is wrong, one clause, naming the place where it is known.
        remedy: what to do about it, one clause.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


class UsageError(KehoachError):
    """The command was called in a way that cannot work."""


class UnsupportedFormat(KehoachError):
    """The bytes are of no format that kehoach reads."""


class UnreadableDocument(KehoachError):
    """The format is known, but this file cannot be read: broken, encrypted, without text."""


class RulebookError(KehoachError):
    """A rule file is wrong; the reason names file and place."""


class OutputError(KehoachError):
    """The results cannot be written where they should go."""
