"""What rule files are made of, and how a folder of them is read and laid over another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from extract.errors import RulebookError
from extract.text.folding import match_key

# The C loader where PyYAML was built with one: ten times as fast.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RuleModel(BaseModel):
    """Base of all rule entries: unknown keys are refused, so a typing error is seen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def claim_words(cls, key: str, item: Any) -> list[str]:
        """The words, as compared, that an item of the list ``key`` has for itself alone."""
        return [match_key(item)] if isinstance(item, str) else []


class ProvedRule(RuleModel):
    """A rule with the proof that it does what it should; ``finds`` runs it."""

    id: str
    examples: list[str]
    counter_examples: list[str]

    def finds(self, text: str) -> bool:
        """Whether the rule is found in a text, prepared and placed as where it is used."""
        raise NotImplementedError


def check_expression(value: str) -> str:
    """A regular expression as it is.

    Raises:
        ValueError: it does not compile.
    """
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"no valid regular expression: {error}") from error
    return value


class Pattern(ProvedRule):
    """A regular expression with the proof that it does what it should.

    Attributes:
        id: unique in its file, kebab-case; evidence names it.
        pattern: Python ``re`` syntax; matched against text made by ``match_key`` (lower
            case, new tone place, "-" for dashes) unless the topic says otherwise.
        examples: texts in which it must be found.
        counter_examples: texts in which it must not be found.
        source: where the fact comes from.
    """

    id: str
    pattern: str
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = Field(min_length=1)
    source: str
    note: str | None = None

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str) -> str:
        return check_expression(value)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled once."""
        return re.compile(self.pattern)

    def finds(self, text: str) -> bool:
        """Whether it is found in a text, prepared and placed as where it is used."""
        return self.compiled.search(match_key(text)) is not None


T = TypeVar("T", bound=RuleModel)


def load_topic(topic: str, model: type[T], folders: Iterable[Path]) -> T:
    """Read ``<topic>.yaml`` of every folder, the later laid over the earlier, and validate.

    Lists grow (an entry with an ``id`` already there replaces it), mappings merge, single
    values are replaced.

    Raises:
        RulebookError: a file is no YAML or does not fit the model; names file and place.
    """
    merged: dict[str, Any] = {}
    last = Path(f"{topic}.yaml")
    for folder in folders:
        path = folder / f"{topic}.yaml"
        if path.is_file():
            merged = _lay_over(merged, _read_mapping(path))
            last = path
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(part) for part in first["loc"]) or "top level"
        raise RulebookError(f"{last}: {place}: {first['msg']}", "correct the entry") from error


def _read_mapping(path: Path) -> dict[str, Any]:
    try:
        # Bytes, so that YAML's own detection handles a byte order mark.
        content = yaml.load(path.read_bytes(), Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else "somewhere"
        raise RulebookError(f"{path}: {place}: no valid YAML", "correct the file") from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise RulebookError(f"{path}: the top level is no mapping", "give it named keys")
    return content


def _lay_over(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        merged = dict(below)
        for key, value in above.items():
            merged[key] = _lay_over(merged[key], value) if key in merged else value
        return merged
    if isinstance(below, list) and isinstance(above, list):
        return _join_lists(below, above)
    return above


def _join_lists(below: list[Any], above: list[Any]) -> list[Any]:
    replaced = {item["id"]: item for item in above if isinstance(item, dict) and "id" in item}
    kept = [
        replaced.pop(item["id"], item) if isinstance(item, dict) and "id" in item else item
        for item in below
    ]
    fresh = [
        item
        for item in above
        if not (isinstance(item, dict) and "id" in item) or item["id"] in replaced
    ]
    return kept + [item for item in fresh if item not in kept]
