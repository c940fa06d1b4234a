"""Check a rule folder: every fault with its file and line, and what to do about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from extract.errors import RulebookError
from extract.resources import rules_folder
from extract.rulebook.base import LOADER, ProvedRule, RuleModel
from extract.rulebook.entries import compose_file, find_node, line_of
from extract.rulebook.topics import TOPICS

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, order=True)
class RuleProblem:
    """One fault of a rule file; ``line`` counts from 1."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


def check_rules(folder: Path | None = None) -> list[RuleProblem]:
    """All faults of a folder's files; of the built-in folder where none is given.

    Checked are the form of the text, the YAML, every entry against its model, every
    pattern against its examples, and words that stand twice, in these files or in a
    built-in entry of another id.

    Raises:
        RulebookError: there is no such folder, or it holds no rule files.
    """
    return sorted(problem for path in list_files(folder) for problem in _check_file(path))


def list_files(folder: Path | None = None) -> list[Path]:
    """The YAML files of a folder, of the built-in one where none is given.

    Raises:
        RulebookError: there is no such folder, or it holds none.
    """
    own = folder or rules_folder()
    files = sorted(own.glob("*.y*ml"))
    if not own.is_dir() or not files:
        reason = "holds no rule files" if own.is_dir() else "no such rule folder"
        raise RulebookError(f"{own}: {reason}", "check the path")
    return files


def _check_file(path: Path) -> Iterator[RuleProblem]:
    model = TOPICS.get(path.stem) if path.suffix == ".yaml" else None
    if model is None:
        names = ", ".join(f"{topic}.yaml" for topic in sorted(TOPICS))
        yield RuleProblem(path, 1, f"no rules go by this name; name it {names}")
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
        root = compose_file(path)
    except (RulebookError, UnicodeDecodeError) as error:
        yield _read_failure(path, error)
        return
    yield from _check_layout(path, text)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        yield RuleProblem(path, line_of(root), "the top level is no mapping; give it named keys")
        return
    yield from _check_keys(path, root)
    content = yaml.load(text, Loader=LOADER)
    entries: list[tuple[str, Any]] = []
    for key, value in content.items():
        checked = yield from _check_value(path, root, model, key, value)
        if checked is not None:
            entries.append((key, checked))
    for key, value in entries:
        yield from _check_entries(path, root, key, value)
    yield from _check_words(path, root, model, entries)


def _read_failure(path: Path, error: Exception) -> RuleProblem:
    if isinstance(error, UnicodeDecodeError):
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return RuleProblem(path, line, "no UTF-8; save the file as UTF-8")
    found = re.search(r"line (\d+)", str(error))
    return RuleProblem(path, int(found[1]) if found else 1, "no valid YAML; correct the line")


def _check_layout(path: Path, text: str) -> Iterator[RuleProblem]:
    """The canonical form of the text: NFC, no tabs, nothing behind a line, one newline last."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if "\t" in line or line.endswith((" ", "\r")):
            yield RuleProblem(path, number, "tab, or white space at the end; use spaces, cut it")
        if not unicodedata.is_normalized("NFC", line):
            yield RuleProblem(path, number, "decomposed letters; save the file in Unicode NFC")
    if text and (lines[-1] or not lines[-2:][0]):
        yield RuleProblem(path, len(lines), "the file does not end with one newline; add or cut")


def _check_keys(path: Path, node: yaml.Node) -> Iterator[RuleProblem]:
    """A key that stands twice: YAML would drop the first without a word."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            if key.value in seen:
                first = seen[key.value]
                reason = f"key {key.value!r} stands on line {first} already; join the two"
                yield RuleProblem(path, line_of(key), reason)
            seen.setdefault(key.value, line_of(key))
            yield from _check_keys(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _check_keys(path, item)


def _check_value(
    path: Path, root: yaml.MappingNode, model: type[RuleModel], key: str, value: Any
) -> Any:
    """What stands under a top-level key, validated; its faults are yielded."""
    field = model.model_fields.get(key)
    if field is None:
        line = next(line_of(name) for name, _ in root.value if name.value == str(key))
        known = ", ".join(model.model_fields)
        yield RuleProblem(path, line, f"unknown key {key!r}; the file may hold {known}")
        return None
    try:
        return _validate(model, key, value)
    except ValidationError as error:
        for fault in error.errors():
            place = (key, *fault["loc"])
            names = " > ".join(str(part) for part in place if not isinstance(part, int))
            reason = f"{names}: {fault['msg']}; correct the entry"
            yield RuleProblem(path, _find_line(root, place), reason)
        return None


def _find_line(root: yaml.Node, place: Sequence[Any]) -> int:
    """The line of a place, or of the key itself where it is one that is not allowed."""
    holder = find_node(root, place[:-1])
    if isinstance(holder, yaml.MappingNode):
        for key, _ in holder.value:
            if key.value == str(place[-1]):
                return line_of(key)
    return line_of(find_node(root, place))


def _check_entries(
    path: Path, root: yaml.MappingNode, key: str, value: Any
) -> Iterator[RuleProblem]:
    if not isinstance(value, list):
        return
    seen: dict[str, int] = {}
    for index, entry in enumerate(value):
        line = line_of(find_node(root, (key, index)))
        name = getattr(entry, "id", None)
        if name is not None:
            if not _KEBAB.fullmatch(name):
                yield RuleProblem(path, line, f"id {name!r} is no kebab-case; write it a-b-c")
            if name in seen:
                reason = f"id {name!r} stands on line {seen[name]} already; choose another"
                yield RuleProblem(path, line, reason)
            seen.setdefault(name, line)
        if isinstance(entry, ProvedRule):
            yield from _check_examples(path, line, entry)


def _check_examples(path: Path, line: int, entry: ProvedRule) -> Iterator[RuleProblem]:
    for example in entry.examples:
        if not entry.finds(example):
            yield RuleProblem(path, line, f"{entry.id} does not find its example {example!r}")
    for example in entry.counter_examples:
        if entry.finds(example):
            yield RuleProblem(path, line, f"{entry.id} finds its counter-example {example!r}")


# --- words that stand twice ---------------------------------------------------------------


def _check_words(
    path: Path, root: yaml.MappingNode, model: type[RuleModel], entries: list[tuple[str, Any]]
) -> Iterator[RuleProblem]:
    built_in = rules_folder() / path.name
    taken: dict[tuple[str, str], str] = {}
    if built_in.is_file() and built_in.resolve() != path.resolve():
        replaced = {getattr(entry, "id", None) for _, value in entries for entry in _items(value)}
        tree = compose_file(built_in)
        for key, index, word, owner in _list_words(model, _load_entries(built_in, model)):
            if owner not in replaced:
                node = find_node(tree, (key, index))
                taken.setdefault((key, word), f"{built_in.name}, line {line_of(node)}")
    for key, index, word, _ in _list_words(model, entries):
        line = line_of(find_node(root, (key, index)))
        place = taken.get((key, word))
        if place is not None:
            yield RuleProblem(path, line, f"{word!r} stands in {place} already; cut one of them")
        taken.setdefault((key, word), f"line {line}")


def _load_entries(path: Path, model: type[RuleModel]) -> list[tuple[str, Any]]:
    content = yaml.load(path.read_bytes(), Loader=LOADER)
    return [(key, _validate(model, key, value)) for key, value in content.items()]


def _validate(model: type[RuleModel], key: str, value: Any) -> Any:
    checker: TypeAdapter[Any] = TypeAdapter(model.model_fields[key].annotation or Any)
    return checker.validate_python(value)


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _list_words(
    model: type[RuleModel], entries: list[tuple[str, Any]]
) -> Iterator[tuple[str, int, str, str | None]]:
    """Each word that may stand once only: its list, the entry's index, its key, the entry's id."""
    for key, value in entries:
        for index, item in enumerate(_items(value)):
            for word in dict.fromkeys(model.claim_words(key, item)):
                yield key, index, word, getattr(item, "id", None)
