"""Numbers and bullets of list items, as a browser writes them (HTML standard, 4.4.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.parsers.docx.labels import format_number
from extract.parsers.html.cascade import Declarations

_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_FORMATS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
# A hollow bullet stands below a full one, as "+" below "-" in offices' own numbering.
_BULLETS = {"disc": "-", "circle": "+", "square": "-"}
_HOLLOW = "○◦o"
_NESTED = ("disc", "circle", "square")
_CONTENT = re.compile(
    r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|counters?\(\s*([\w-]+)\s*(?:,\s*([\w-]+))?[^)]*\)"
)
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?|\\(.)")
_SIGN = re.compile(r"[^\w\s]|o$")


@dataclass(slots=True)
class OpenList:
    """A list whose items are being read.

    Attributes:
        style: how its items are marked: a CSS list style.
        number: of the next item.
        step: what the number grows by; -1 where the list counts down.
        content: what a style sheet puts before its items.
        counter: what style sheets call its number.
    """

    style: str
    number: int = 1
    step: int = 1
    content: str = ""
    counter: str = ""


class Lists:
    """The open lists, the innermost last, and the counters that style sheets refer to."""

    def __init__(self, markers: dict[str, str]) -> None:
        self._markers = markers
        self._open: list[OpenList] = []
        self._counters: dict[str, int] = {}

    def start(
        self, name: str, attributes: dict[str, str | None], declared: Declarations, items: int
    ) -> None:
        """Begin a list; ``items`` is how many it has, which one that counts down begins with."""
        ordered = name == "ol"
        style = _find_style(attributes, declared)
        if style is None:
            bullets = sum(1 for entry in self._open if entry.style in _BULLETS)
            style = "decimal" if ordered else _NESTED[min(bullets, len(_NESTED) - 1)]
        opened = OpenList(style)
        if ordered:
            backwards = "reversed" in attributes
            opened.step = -1 if backwards else 1
            opened.number = _read_number(attributes.get("start"), items if backwards else 1)
        for one in (attributes.get("class") or "").split():
            if one in self._markers:
                opened.content = self._markers[one]
                # The last counter is the list's own; those before it are of lists around it.
                counters = [found[2] for found in _CONTENT.findall(opened.content) if found[2]]
                opened.counter = counters[-1] if counters else ""
        self._open.append(opened)

    def end(self) -> None:
        """End the innermost list."""
        if self._open:
            self._open.pop()

    def take_label(self, attributes: dict[str, str | None], declared: Declarations) -> str:
        """What stands before the next item's text: "3. ", "- " or nothing."""
        opened = self._open[-1] if self._open else OpenList("disc")
        opened.number = _read_number(attributes.get("value"), opened.number)
        number = opened.number
        opened.number += opened.step
        if opened.content:
            self._counters[opened.counter] = number
            return self._write_content(opened.content)
        style = _find_style(attributes, declared) or opened.style
        if style in _BULLETS:
            return f"{_BULLETS[style]} "
        if style.startswith(('"', "'")):
            return style.strip("\"'")
        written = format_number(number, _FORMATS[style]) if style in _FORMATS else ""
        return f"{written}. " if written else ""

    def _write_content(self, content: str) -> str:
        written = []
        for double, single, counter, style in _CONTENT.findall(content):
            if counter:
                number = self._counters.get(counter, 1)
                written.append(format_number(number, _FORMATS.get(style, "decimal")))
            else:
                written.append(_ESCAPE.sub(_unescape, double or single))
        text = "".join(written).strip()
        if len(text) == 1 and _SIGN.match(text) and text not in "+*-":
            text = "+" if text in _HOLLOW else "-"
        return f"{text} " if text else ""


def _find_style(attributes: dict[str, str | None], declared: Declarations) -> str | None:
    named = declared.get("list-style-type") or declared.get("list-style")
    for word in (named or "").split():
        if word in _FORMATS or word in _BULLETS or word == "none" or word[0] in "\"'":
            return word
    kind = (attributes.get("type") or "").strip()
    return _TYPES.get(kind) or (kind.lower() if kind.lower() in _BULLETS else None)


def _read_number(value: str | None, otherwise: int) -> int:
    found = re.match(r"\s*(-?\d{1,6})", value or "")
    return int(found[1]) if found else otherwise


def _unescape(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return chr(code) if 0 < code < 0x110000 else found[2] or ""
