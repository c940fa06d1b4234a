"""Automatic numbers: the list definitions of a document and the counting through it.

What comes in is the numbering part; what goes out is the label Word shows before a
paragraph. Sources: ECMA-376 part 1, 17.9, and what Word does where that is silent: all
lists of one abstract definition share their counters, a start override restarts them once,
and a level shown before it was used counts as used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from extract.parsers.docx.labels import format_bullet, format_number
from extract.parsers.docx.names import RUN_PROPERTIES, VALUE, WORD, is_on, read_int

LEVELS = 9
_SUFFIXES = {"nothing": "", "space": " "}
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and looks."""

    start: int
    number_format: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    style: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One ``w:num``: the counters it shares (``family``), its levels, its own starts."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def find_start(self, level: int) -> int:
        """First number of a level."""
        own = self.starts.get(level)
        if own is not None:
            return own
        found = self.levels.get(level)
        return found.start if found else 1

    def find_style_level(self, style: str) -> int | None:
        """Level that a paragraph style is linked to."""
        for number, level in self.levels.items():
            if level.style == style:
                return number
        return None


def read_lists(root: etree._Element | None) -> dict[int, NumberedList]:
    """All lists of the numbering part by their numId."""
    if root is None:
        return {}
    abstracts = {item.get(WORD + "abstractNumId"): item for item in root.iter(WORD + "abstractNum")}
    by_style = {
        _value(item, "styleLink"): key
        for key, item in abstracts.items()
        if _value(item, "styleLink")
    }
    levels: dict[str | None, dict[int, Level]] = {}
    lists: dict[int, NumberedList] = {}
    for item in root.iter(WORD + "num"):
        number = read_int(item.get(WORD + "numId"))
        family = _value(item, "abstractNumId")
        abstract = abstracts.get(family)
        if number is None or abstract is None:
            continue
        family = by_style.get(_value(abstract, "numStyleLink"), family)
        if family not in levels:
            levels[family] = _read_levels(abstracts[family])
        lists[number] = _read_list(item, family or "", levels[family])
    return lists


def _read_list(item: etree._Element, family: str, levels: dict[int, Level]) -> NumberedList:
    starts: dict[int, int] = {}
    own = dict(levels)
    for override in item.iter(WORD + "lvlOverride"):
        number = read_int(override.get(WORD + "ilvl"), 0) or 0
        own.update(_read_levels(override, number))
        start = read_int(_value(override, "startOverride"))
        if start is not None:
            starts[number] = start
    return NumberedList(family, own, starts)


def _read_levels(parent: etree._Element, default: int = 0) -> dict[int, Level]:
    return {
        read_int(item.get(WORD + "ilvl"), default) or 0: _read_level(item)
        for item in parent.iter(WORD + "lvl")
    }


def _read_level(item: etree._Element) -> Level:
    properties = item.find(RUN_PROPERTIES)
    hidden = None if properties is None else properties.find(WORD + "vanish")
    legal = item.find(WORD + "isLgl")
    return Level(
        start=read_int(_value(item, "start"), 0) or 0,
        number_format=_read_format(item),
        text=_read_text(item),
        suffix=_value(item, "suff") or "tab",
        legal=legal is not None and is_on(legal.get(VALUE)),
        restart=read_int(_value(item, "lvlRestart")),
        style=_value(item, "pStyle"),
        hidden=hidden is not None and is_on(hidden.get(VALUE)),
    )


def _read_text(item: etree._Element) -> str:
    """What a level shows; a picture as bullet counts as any other sign."""
    text = _value(item, "lvlText") or ""
    return text or ("•" if item.find(WORD + "lvlPicBulletId") is not None else "")


def _read_format(item: etree._Element) -> str:
    """Number format; a custom one ("001, 002, …") stands beside its plain fallback."""
    names = [found.get(VALUE) or "decimal" for found in item.iter(WORD + "numFmt")]
    plain = [name for name in names if name != "custom"]
    if "custom" not in names:
        return plain[0] if plain else "decimal"
    samples = [found.get(WORD + "format") or "" for found in item.iter(WORD + "numFmt")]
    if any(sample.startswith("01,") for sample in samples):
        return "decimalZero"
    return plain[0] if plain else "decimal"


def _value(parent: etree._Element, name: str) -> str | None:
    found = parent.find(WORD + name)
    return None if found is None else found.get(VALUE)


@dataclass(slots=True)
class Counters:
    """The numbers given so far, in document order; one object for one run of text."""

    lists: dict[int, NumberedList]
    _values: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[int] = field(default_factory=set)

    def take_label(self, number: int, level: int) -> str:
        """Count one paragraph of a list; its label with the space or tab after it, or ""."""
        numbered = self.lists.get(number)
        shown = numbered.levels.get(level) if numbered else None
        if numbered is None or shown is None:
            return ""
        values = self._values.setdefault(numbered.family, [None] * LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for restarted in numbered.starts:
                if 0 <= restarted < LEVELS:
                    values[restarted] = None
        _count(values, numbered, level)
        return _write_label(values, numbered, shown)


def _count(values: list[int | None], numbered: NumberedList, level: int) -> None:
    current = values[level]
    values[level] = numbered.find_start(level) if current is None else current + 1
    for upper in range(level):
        if values[upper] is None:
            values[upper] = numbered.find_start(upper)
    for lower in range(level + 1, LEVELS):
        found = numbered.levels.get(lower)
        restart = found.restart if found else None
        if restart is None or restart > lower or level < restart:
            values[lower] = None


def _write_label(values: list[int | None], numbered: NumberedList, shown: Level) -> str:
    if shown.hidden:
        return ""
    if shown.number_format == "bullet":
        label = format_bullet(shown.text)
    else:
        label = _PLACE.sub(
            lambda place: _write_place(int(place[1]) - 1, values, numbered, shown.legal),
            shown.text,
        )
    if not label.strip():
        return ""
    return label + _SUFFIXES.get(shown.suffix, "\t")


def _write_place(level: int, values: list[int | None], numbered: NumberedList, legal: bool) -> str:
    number = values[level]
    found = numbered.levels.get(level)
    if number is None or found is None:
        return ""
    return format_number(number, "decimal" if legal else found.number_format)
