"""Fields: what is shown of a code and its result (ECMA-376 part 1, 17.16).

A field shows its result, never its code. A form's list or check box keeps its value beside
the code; a symbol field shows what its code says. Where a field is broken, what would be
lost with it is given back.
"""

from __future__ import annotations

import re

from lxml import etree

from extract.parsers.docx import names
from extract.parsers.docx.names import VALUE, is_on, read_int
from extract.parsers.docx.symbols import read_symbol

_MAX_OPEN = 20  # more are open only where their ends are missing
# Fields that show something although the file holds no result of them.
_SHOWN_BY_WORD = frozenset({"EQ", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "SYMBOL"})
_SYMBOL = re.compile(r'\s*SYMBOL\s+"?(0x[0-9a-f]+|\d+)"?(?:.*?\\f\s+"?([^"\\]+))?', re.IGNORECASE)


class _Open:
    """One open field: its code, what a form shows, and the text that its code holds."""

    __slots__ = ("code", "form", "has_result", "held", "shown")

    def __init__(self, form: str) -> None:
        self.form = form
        self.code = ""
        self.held: list[str] = []
        self.shown = False  # its result has begun
        self.has_result = False


class Fields:
    """The open fields of a text, innermost last.

    Attributes:
        any_open: whether a field has begun and not ended.
        unread: fields that Word shows something for which the file does not hold.
    """

    def __init__(self) -> None:
        self.any_open = False
        self.unread = 0
        self._hiding = False  # text that comes now belongs to a code
        self._open: list[_Open] = []

    def begin(self, element: etree._Element) -> None:
        """Open a field at its ``w:fldChar``."""
        self._open = [*self._open[-_MAX_OPEN:], _Open(_read_form(element))]
        self._hiding = self.any_open = True

    def separate(self) -> None:
        """Go over from the code of the innermost field to its result."""
        if self._open:
            self._open[-1].shown = True
        self._settle()

    def end(self) -> str:
        """Close the innermost field; the text it shows besides a result that was read."""
        if not self._open:
            return ""
        closed = self._open.pop()
        self._settle()
        text = closed.form
        if not closed.has_result and not text and closed.code:
            text = self._read_code(closed.code)
        return "" if closed.has_result or self._hiding else text

    def take_code(self, text: str) -> None:
        """Add to the code of the innermost field."""
        if self._open:
            self._open[-1].code += text

    def shows(self, text: str) -> bool:
        """Whether text inside open fields is shown; else it is kept, if a code never ends."""
        if self._hiding:
            self._open[-1].held.append(text)
        elif self._open:
            self._open[-1].has_result = True
        return not self._hiding

    def end_paragraph(self) -> str:
        """Give up codes that have not ended with their paragraph: the text they hid."""
        if not self._hiding:
            return ""
        held = "".join("".join(field.held) for field in self._open)
        self._open = [field for field in self._open if field.shown]
        self._settle()
        return held

    def _settle(self) -> None:
        self._hiding = not all(field.shown for field in self._open)
        self.any_open = bool(self._open)

    def _read_code(self, code: str) -> str:
        name = code.split(maxsplit=1)[0].upper() if code.strip() else ""
        if name not in _SHOWN_BY_WORD:
            return ""
        symbol = _SYMBOL.match(code)
        text = ""
        if symbol:
            text = read_symbol(f"{int(symbol[1], 0):X}", (symbol[2] or "").strip() or None)
        self.unread += not text
        return text


def _read_form(element: etree._Element) -> str:
    """What a form field shows by its data: the choice of a list, a box with or without tick."""
    if not len(element):
        return ""
    box = next(element.iter(names.FORM_CHECK_BOX), None)
    if box is not None:
        for name in (names.CHECKED, names.DEFAULT):
            mark = box.find(name)
            if mark is not None:
                return "☒" if is_on(mark.get(VALUE)) else "☐"
        return "☐"
    choices = next(element.iter(names.FORM_LIST), None)
    if choices is None:
        return ""
    texts = [choice.get(VALUE) or "" for choice in choices.iter(names.FORM_CHOICE)]
    chosen = 0
    for name in (names.DEFAULT, names.RESULT):
        mark = choices.find(name)
        chosen = chosen if mark is None else read_int(mark.get(VALUE), 0) or 0
    return texts[chosen] if 0 <= chosen < len(texts) else ""
