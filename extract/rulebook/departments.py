"""Bodies that were merged into others, as rules/departments.yaml holds them."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import model_validator

from extract.rulebook.base import RuleModel
from extract.text.folding import match_key

# What may follow the name: nothing, or a place; "và" or a dash would make another name.
_PLACE = re.compile(r"(?: (?!và )\w|$)")


class Department(RuleModel):
    """A body that stood ``until`` a day (the first without it) and what took its work."""

    id: str
    name: str
    until: date
    into: str
    source: str


class DepartmentRules(RuleModel):
    """rules/departments.yaml."""

    departments: list[Department]

    @classmethod
    def claim_words(cls, key: str, item: Any) -> list[str]:
        """A body was merged once."""
        return [match_key(item.name)]

    @model_validator(mode="after")
    def _longest_first(self) -> DepartmentRules:
        self.departments.sort(key=lambda item: -len(item.name))
        return self

    def find_abolished(self, name: str, on: str) -> Department | None:
        """The entry of a body that no longer stood on an ISO day; a place may follow its name."""
        key = match_key(name)
        for prefix, department in self._by_key.items():
            rest = key.removeprefix(prefix)
            if rest != key and _PLACE.match(rest):
                return department if on >= department.until.isoformat() else None
        return None

    @cached_property
    def _by_key(self) -> dict[str, Department]:
        return {match_key(item.name): item for item in self.departments}
