"""The little of CSS that changes what a reader takes from a page.

Rules whose selector is one element ("p.MsoTitle", ".c3", "#head") and the signs of list
items (".lst > li:before"); anything that depends on more than the element is left out, as
are rules for other media. Source: CSS 2.2, 6.4 (cascade), 12 (generated content).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Declarations = dict[str, str]

PROPERTIES = frozenset(
    {
        "content",
        "display",
        "float",
        "font",
        "font-family",
        "font-style",
        "font-weight",
        "list-style",
        "list-style-type",
        "mso-element",
        "mso-hide",
        "text-align",
        "text-transform",
        "visibility",
        "white-space",
    }
)
_FENCES = re.compile(r"<!--|-->")
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)", re.IGNORECASE)
_SIMPLE = re.compile(r"([a-z][\w:-]*)?((?:[.#][\w-]+)*)$", re.IGNORECASE)
_PART = re.compile(r"([.#])([\w-]+)")
_MARKER = re.compile(r"\.([\w-]+)\s*>\s*li::?before$", re.IGNORECASE)
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a selector asks of an element, and what it declares."""

    name: str
    classes: frozenset[str]
    identity: str
    declared: Declarations

    def fits(self, name: str, classes: frozenset[str], identity: str) -> bool:
        """Whether an element is meant."""
        return (
            (not self.name or self.name == name)
            and self.classes <= classes
            and (not self.identity or self.identity == identity)
        )


class StyleSheet:
    """All style sheets of a page.

    Attributes:
        markers: list class -> the ``content`` its items have before their text.
    """

    def __init__(self, sheets: list[str]) -> None:
        self.markers: dict[str, str] = {}
        self._rules: dict[str, list[tuple[int, int, _Rule]]] = {}
        for sheet in sheets:
            text = _AT_BLOCK.sub(" ", _FENCES.sub(" ", _drop_comments(sheet)))
            for block in text.split("}"):
                selectors, _, body = block.rpartition("{")
                declared = read_declarations(body) if selectors else {}
                if declared:
                    self._take(selectors, declared)
        self._found: dict[tuple[str, str, str], Declarations] = {}

    def find(self, name: str, classes: str, identity: str) -> Declarations:
        """What the sheets declare for an element, in the order of the cascade."""
        key = (name, classes, identity)
        if key not in self._found:
            names = frozenset(classes.split())
            rules = [
                entry
                for hook in (name, *(f".{one}" for one in names), f"#{identity}", "*")
                for entry in self._rules.get(hook, ())
                if entry[2].fits(name, names, identity)
            ]
            merged: Declarations = {}
            for _, _, rule in sorted(rules, key=lambda entry: entry[:2]):
                merged.update(rule.declared)
            self._found[key] = merged
        return self._found[key]

    def _take(self, selectors: str, declared: Declarations) -> None:
        for selector in selectors.split(","):
            marker = _MARKER.search(selector.strip())
            if marker and "content" in declared:
                self.markers[marker[1]] = declared["content"]
            simple = _SIMPLE.match(selector.strip())
            if simple is None or not selector.strip():
                continue
            parts = _PART.findall(simple[2])
            name = (simple[1] or "").lower()
            classes = [part for sign, part in parts if sign == "."]
            identity = next((part for sign, part in parts if sign == "#"), "")
            hook = f"#{identity}" if identity else f".{classes[0]}" if classes else name
            weight = 10000 * bool(identity) + 100 * len(classes) + bool(name)
            rule = _Rule(name, frozenset(classes), identity, declared)
            entries = self._rules.setdefault(hook, [])
            entries.append((weight, sum(map(len, self._rules.values())), rule))


def _drop_comments(sheet: str) -> str:
    """The sheet without comments; one that is not closed reaches to the end."""
    kept: list[str] = []
    for part in sheet.split("/*"):
        # Behind the first part each begins in a comment.
        kept.append(part.partition("*/")[2] if kept else part)
    return " ".join(kept)


def read_declarations(style: str) -> Declarations:
    """The properties of a ``style`` attribute or a rule that matter, in lower case.

    >>> read_declarations("text-align:CENTER; color: red")
    {'text-align': 'center'}
    """
    return dict(_list_declarations(style))


def _list_declarations(style: str) -> Iterator[tuple[str, str]]:
    for name, value in _DECLARATION.findall(style):
        lowered = name.lower()
        if lowered in PROPERTIES:
            value = _IMPORTANT.sub("", value).strip()
            yield lowered, value if lowered == "content" else value.lower()
