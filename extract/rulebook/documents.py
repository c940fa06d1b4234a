"""Rules on documents: their types and abbreviations, and what a citation looks like."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from extract.rulebook.base import RuleModel
from extract.text.folding import fold


class DocumentType(RuleModel):
    """A type of document: its name in lower case, its abbreviation in symbols.

    ``kind``: the type of Nghị định 30/2020/NĐ-CP that a longer name is one of.
    """

    name: str
    kind: str | None = None
    abbreviations: list[str] = Field(default_factory=list)
    source: str


class DocumentTypes(RuleModel):
    """document_types.yaml."""

    types: list[DocumentType]

    @cached_property
    def by_folded_name(self) -> dict[str, DocumentType]:
        """Types by folded name."""
        return {fold(item.name): item for item in self.types}

    @cached_property
    def by_name(self) -> dict[str, DocumentType]:
        """Types by name."""
        return {item.name: item for item in self.types}

    @cached_property
    def by_abbreviation(self) -> dict[str, DocumentType]:
        """Types by abbreviation; where two share one, the first."""
        found: dict[str, DocumentType] = {}
        for item in self.types:
            for abbreviation in item.abbreviations:
                found.setdefault(abbreviation, item)
        return found
