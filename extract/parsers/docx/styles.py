"""Styles of a document: what a paragraph or run takes from its style and that one's base."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace

from lxml import etree

from extract.parsers.docx.names import (
    ALIGNMENT,
    BOLD,
    CAPITALS,
    HIDDEN,
    ITALIC,
    NUMBER_ID,
    NUMBER_LEVEL,
    OUTLINE_LEVEL,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    STRUCK,
    VALUE,
    WORD,
    is_on,
    read_int,
)

_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc [1-9]|table of figures", re.IGNORECASE)
_BODY_LEVEL = 9  # outlineLvl of text that is no heading


@dataclass(frozen=True, slots=True)
class Look:
    """Properties a style gives; None where neither it nor its bases say anything."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    capitals: bool | None = None
    centered: bool | None = None
    outline: int | None = None
    number: int | None = None
    number_level: int | None = None
    number_style: str | None = None  # the style in the chain that names the list
    contents: bool | None = None  # a line of a table of contents
    level: int | None = field(init=False)  # heading level, 1 the outermost
    is_plain: bool = field(init=False)  # its text is taken as it stands

    def __post_init__(self) -> None:
        object.__setattr__(self, "level", to_heading_level(self.outline))
        told = (self.bold, self.italic, self.hidden, self.struck, self.capitals)
        object.__setattr__(self, "is_plain", not any(told))


_INHERITED = tuple(item.name for item in fields(Look) if item.init)


def to_heading_level(outline: int | None) -> int | None:
    """Heading level of an outlineLvl value, which counts from 0; None for plain text."""
    return outline + 1 if outline is not None and 0 <= outline < _BODY_LEVEL else None


class StyleSheet:
    """Looks by style id, resolved along ``basedOn``."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._default: dict[str, str] = {}
        self._base = Look()
        if root is None:
            return
        for style in root.iter(WORD + "style"):
            style_id = style.get(WORD + "styleId") or ""
            self._styles[style_id] = style
            if (style.get(WORD + "default") or "0") in ("1", "true", "on"):
                self._default[style.get(WORD + "type") or ""] = style_id
        defaults = root.find(WORD + "docDefaults")
        if defaults is not None:
            self._base = _read_look(defaults, WORD + "rPrDefault", WORD + "pPrDefault")

    def find_paragraph_look(self, style_id: str | None = None) -> Look:
        """Look of a paragraph style, the default one where ``style_id`` is not known."""
        if style_id not in self._styles:
            style_id = self._default.get("paragraph")
        return self._base if style_id is None else self._resolve(style_id, self._base)

    def find_run_look(self, style_id: str) -> Look:
        """Look of a character style alone."""
        return self._resolve(style_id, Look())

    def _resolve(self, style_id: str, base: Look) -> Look:
        found = self._looks.get(style_id)
        if found is None:
            found = self._looks[style_id] = self._follow(style_id, base)
        return found

    def _follow(self, style_id: str, base: Look) -> Look:
        chain: list[str] = []
        current: str | None = style_id
        while current in self._styles and current not in chain:
            chain.append(current)
            parent = self._styles[current].find(WORD + "basedOn")
            current = None if parent is None else parent.get(VALUE)
        look = base
        for name in reversed(chain):
            look = _lay_over(look, _read_style(self._styles[name], name))
        return look


def _lay_over(base: Look, top: Look) -> Look:
    given = {name: value for name in _INHERITED if (value := getattr(top, name)) is not None}
    return replace(base, **given)


def _read_style(style: etree._Element, style_id: str) -> Look:
    look = _read_look(style)
    if look.number is not None:
        look = replace(look, number_style=style_id)
    name = _find_value(style, WORD + "name") or ""
    if _CONTENTS.fullmatch(name):
        return replace(look, contents=True)
    if look.outline is None:
        heading = _HEADING.fullmatch(name) or _HEADING.fullmatch(style_id)
        if heading:
            return replace(look, outline=int(heading[1]) - 1)
    return look


def _read_look(
    parent: etree._Element, run_holder: str | None = None, paragraph_holder: str | None = None
) -> Look:
    run = _descend(parent, run_holder, RUN_PROPERTIES)
    paragraph = _descend(parent, paragraph_holder, PARAGRAPH_PROPERTIES)
    alignment = _find_value(paragraph, ALIGNMENT)
    return Look(
        bold=_find_toggle(run, BOLD),
        italic=_find_toggle(run, ITALIC),
        hidden=_find_toggle(run, HIDDEN),
        struck=_find_toggle(run, STRUCK),
        capitals=_find_toggle(run, CAPITALS),
        centered=None if alignment is None else alignment == "center",
        outline=read_int(_find_value(paragraph, OUTLINE_LEVEL)),
        number=read_int(_find_value(paragraph, NUMBER_ID)),
        number_level=read_int(_find_value(paragraph, NUMBER_LEVEL)),
    )


def _descend(parent: etree._Element, holder: str | None, name: str) -> etree._Element | None:
    inside = parent if holder is None else parent.find(holder)
    return None if inside is None else inside.find(name)


def _find_value(properties: etree._Element | None, name: str) -> str | None:
    found = None if properties is None else properties.find(f".//{name}")
    return None if found is None else found.get(VALUE)


def _find_toggle(properties: etree._Element | None, name: str) -> bool | None:
    found = None if properties is None else properties.find(name)
    return None if found is None else is_on(found.get(VALUE))
