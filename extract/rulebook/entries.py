"""Where the entries of rule files stand: the line of an id, of a key, of a word in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from extract.errors import RulebookError
from extract.rulebook.base import LOADER

_NAMES = ("id", "name", "unit", "word", "form")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a rule file: where it begins (``line`` from 1) and its text as it stands."""

    path: Path
    line: int
    text: str


def compose_file(path: Path) -> yaml.Node | None:
    """The YAML tree of a file with its lines; None where the file is empty.

    Raises:
        RulebookError: the file is no YAML; names the line.
    """
    try:
        # Bytes, so that YAML's own detection handles a byte order mark.
        return yaml.compose(path.read_bytes(), Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else "somewhere"
        raise RulebookError(f"{path}: {place}: no valid YAML", "correct the file") from error


def find_node(node: yaml.Node | None, place: Sequence[Any]) -> yaml.Node | None:
    """The node at a place such as ``("headers", 3, "words")``, or the last one on the way."""
    for step in place:
        below = _step_down(node, step)
        if below is None:
            break
        node = below
    return node


def _step_down(node: yaml.Node | None, step: Any) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode):
        reachable = isinstance(step, int) and step < len(node.value)
        return node.value[step] if reachable else None
    if isinstance(node, yaml.MappingNode):
        # A key that is not allowed is found itself, not what stands behind it.
        return next((value for key, value in node.value if key.value == str(step)), None)
    return None


def line_of(node: yaml.Node | None) -> int:
    """The line a node begins on, from 1."""
    return node.start_mark.line + 1 if node is not None else 1


def find_entry(reference: str, folders: Iterable[Path]) -> Entry | None:
    """The entry that evidence names, such as "headers/header-lead" or "quantities/nouns/lớp".

    Of several folders the last that has it counts, since it was laid over the others.
    """
    topic, _, rest = reference.partition("/")
    for folder in reversed(list(folders)):
        path = folder / f"{topic}.yaml"
        if path.is_file():
            node = _list_entries(path).get(rest)
            if node is not None:
                return Entry(path, line_of(node), _cut_text(path, node))
    return None


@lru_cache(maxsize=32)
def _list_entries(path: Path) -> dict[str, yaml.Node]:
    root = compose_file(path)
    if not isinstance(root, yaml.MappingNode):
        return {}
    found: dict[str, yaml.Node] = {}
    for key, value in root.value:
        found.setdefault(key.value, key)
        for name, node in _name_items(value):
            found.setdefault(f"{key.value}/{name}", node)
            found.setdefault(name, node)
    return found


def _name_items(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.SequenceNode):
        return
    for item in node.value:
        if isinstance(item, yaml.ScalarNode):
            yield item.value, item
        elif isinstance(item, yaml.MappingNode):
            keys = {key.value: value for key, value in item.value}
            name = next((keys[name] for name in _NAMES if name in keys), None)
            if isinstance(name, yaml.ScalarNode):
                yield name.value, item


def _cut_text(path: Path, node: yaml.Node) -> str:
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    first, last = node.start_mark.line, node.end_mark.line
    # A block ends where the next one begins, a flow or a word on its own line.
    stop = last if node.end_mark.column <= node.start_mark.column and last > first else last + 1
    kept = lines[first:stop]
    while kept and (not kept[-1].strip() or kept[-1].lstrip().startswith("#")):
        kept.pop()
    margin = min((len(line) - len(line.lstrip()) for line in kept if line.strip()), default=0)
    return "\n".join(line[margin:] for line in kept)
