"""One paragraph while it is read: its text, its list, and whether all of it looks the same."""

from __future__ import annotations

from functools import lru_cache

from extract.document.draft import Style
from extract.parsers.docx.styles import Look, to_heading_level
from extract.parsers.docx.unshown import Unshown


@lru_cache(maxsize=256)
def _intern_style(bold: bool, italic: bool, centered: bool, level: int | None) -> Style:
    return Style(bold, italic, centered, level)


_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


class RunFormat:
    """What a run says itself, None where it says nothing, and its character style."""

    __slots__ = ("bold", "capitals", "hidden", "italic", "look", "raised", "struck")

    def __init__(self) -> None:
        self.bold: bool | None = None
        self.italic: bool | None = None
        self.hidden: bool | None = None
        self.struck: bool | None = None
        self.capitals: bool | None = None
        self.raised = False
        self.look: Look | None = None


class Paragraph:
    """What is known of the paragraph being read.

    Attributes:
        look: of its style.
        style_id, number, number_level, centered, outline: as its own properties give them.
        parts: its text so far.
    """

    __slots__ = (
        "_all_bold",
        "_all_italic",
        "_has_text",
        "_unshown",
        "centered",
        "look",
        "number",
        "number_level",
        "outline",
        "parts",
        "style_id",
    )

    def __init__(self, look: Look, unshown: Unshown) -> None:
        self.look = look
        self._unshown = unshown
        self.style_id: str | None = None
        self.number: int | None = None
        self.number_level: int | None = None
        self.centered: bool | None = None
        self.outline: int | None = None
        self.parts: list[str] = []
        self._has_text = False
        self._all_bold = True
        self._all_italic = True

    def add(self, text: str, run: RunFormat | None) -> None:
        """Add text of a run as it is shown; ``run`` is None where it says nothing."""
        if run is None and self.look.is_plain:
            self.parts.append(text)
            if self._has_text and not self._all_bold and not self._all_italic:
                return
            if not text.isspace():
                self._has_text = True
                self._all_bold = self._all_italic = False
        else:
            self._add_formatted(text, run or _NO_FORMAT)

    def find_style(self) -> Style:
        """Style of the whole paragraph: bold where all its text is."""
        look = self.look
        level = look.level if self.outline is None else to_heading_level(self.outline)
        return _intern_style(
            self._all_bold and self._has_text,
            self._all_italic and self._has_text,
            bool(look.centered if self.centered is None else self.centered),
            level,
        )

    def _add_formatted(self, text: str, run: RunFormat) -> None:
        # Toggles of a run style turn those of the paragraph style round (17.7.3).
        look, style = self.look, run.look or _NO_LOOK
        if _choose(run.hidden, look.hidden, style.hidden):
            self._unshown.hidden.append(text)
            return
        if _choose(run.struck, look.struck, style.struck):
            self._unshown.struck.append(text)
            return
        if _choose(run.capitals, look.capitals, style.capitals):
            text = text.upper()
        self.parts.append(raise_digits(text) if run.raised else text)
        if not text.isspace():
            self._has_text = True
            self._all_bold &= _choose(run.bold, look.bold, style.bold)
            self._all_italic &= _choose(run.italic, look.italic, style.italic)


def raise_digits(text: str) -> str:
    """Digits as superscripts, so that "10" and a raised "6" never read as 106.

    >>> raise_digits("6"), raise_digits("(1)"), raise_digits("th")
    ('⁶', '⁽¹⁾', 'th')
    """
    return text.translate(_RAISED) if any(char.isdigit() for char in text) else text


_NO_FORMAT = RunFormat()
_NO_LOOK = Look()


def _choose(direct: bool | None, paragraph: bool | None, run: bool | None) -> bool:
    return bool(paragraph) != bool(run) if direct is None else direct
