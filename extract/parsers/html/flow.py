"""Paragraphs while they are read: text as a browser runs it together, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document.draft import PLAIN, DraftParagraph, Style
from extract.parsers.docx.symbols import (
    find_private,
    is_symbol_font,
    replace_private,
    replace_signs,
)
from extract.parsers.html.looks import Look
from extract.parsers.txt.wrapping import unwrap
from extract.text.legacy import has_odd_letters
from extract.text.legacy.fonts import draw_capitals

_WHITE = re.compile(r"[ \t\n\r\f]+")
_ITEM = re.compile(
    r"(?:[-+*•–]\s|\(?[a-zđ0-9]{1,2}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|[IVXLC]{1,5}\.\s|Điều\s\d)"
)
# What portals write for the line that offices draw below a name.
_DRAWN = re.compile(r"\s*(?:[-–—_=*]\s?){3,}\s*$")
# LibreOffice writes the bullets of its XHTML twice.
_DOUBLED = re.compile(r"^([-+*•])\1+(?=\s)")
# A paragraph of this many lines is a text whose paragraphs are kept apart by line breaks.
_MANY_LINES = 6


@dataclass(slots=True)
class _Marks:
    """Whether all text so far looks the same."""

    bold: bool = True
    italic: bool = True
    first: Look | None = None


class Flow:
    """Takes text and breaks in reading order; gives paragraphs.

    Attributes:
        paragraphs: those that are complete.
    """

    def __init__(self) -> None:
        self.paragraphs: list[DraftParagraph] = []
        self._pieces: list[str] = []
        self._marks = _Marks()
        self._label = ""
        self._label_look = Look()
        self._drawn = ""

    def add(self, text: str, look: Look) -> None:
        """Add text in one look; white space of the markup is one space."""
        if not look.preformatted:
            text = _WHITE.sub(" ", text)
            if text == " " and (not self._pieces or self._pieces[-1][-1] in " \n"):
                return
        if look.symbols and is_symbol_font(look.symbols):
            text = replace_signs(text, look.symbols)
        elif find_private(text):
            text = replace_private(text)
        if not text:
            return
        if look.upper or (look.old_capitals and has_odd_letters(text)):
            text = draw_capitals(text)
        self._pieces.append(text)
        if not text.isspace():
            marks = self._marks
            marks.first = marks.first or look
            marks.bold &= look.bold
            marks.italic &= look.italic

    def break_line(self) -> None:
        """A line break; two of them end the paragraph, as a blank line does."""
        text = "".join(self._pieces[-2:])
        if text.rstrip(" \xa0").endswith("\n"):
            self.end()
        elif self._pieces:
            self._pieces.append("\n")

    def label(self, label: str, look: Look) -> None:
        """Put an item's number or bullet before the next paragraph."""
        self.end()
        outer = self._label if self._label.strip() not in ("", "-", "+") else ""
        self._label = outer + label
        self._label_look = look

    def end_item(self) -> None:
        """End an item; the number of one without text stays, a bullet does not."""
        self.end()
        if self._label.strip() not in ("", "-", "+"):
            self.paragraphs.append(
                DraftParagraph(self._label.strip(), furniture=self._label_look.furniture)
            )
        self._label = ""

    def end(self) -> None:
        """End the paragraph."""
        text = "".join(self._pieces).strip()
        marks = self._marks
        self._pieces, self._marks = [], _Marks()
        if not text or marks.first is None:
            return
        text = self._label + _DOUBLED.sub(r"\1", text)
        self._label = ""
        look = marks.first
        style = Style(marks.bold, marks.italic, look.centered, look.level)
        for part in _part_lines(text) if not look.preformatted else [text]:
            if _DRAWN.match(part):
                # A rule drawn with signs; alone in a cell it says that there is nothing.
                self._drawn = self._drawn or part
                continue
            self.paragraphs.append(DraftParagraph(part, None, style, look.furniture))

    def read_cell(self) -> tuple[str, Style]:
        """All paragraphs as the text of a cell, and the style that they share."""
        self.end()
        if not self.paragraphs:
            return self._drawn, PLAIN
        styles = {paragraph.style for paragraph in self.paragraphs}
        shared = Style(
            all(style.bold for style in styles),
            all(style.italic for style in styles),
            all(style.centered for style in styles),
        )
        return "\n".join(paragraph.text for paragraph in self.paragraphs), shared


def _part_lines(text: str) -> list[str]:
    """The paragraphs of a text with line breaks: one, unless its lines are items or many."""
    lines = text.split("\n")
    if len(lines) > 1:
        lines = [line for line in lines if not _DRAWN.match(line)]
        text = "\n".join(lines)
    if len(lines) > _MANY_LINES:
        return unwrap(lines)
    if len(lines) > 1 and any(_ITEM.match(line.strip()) for line in lines[1:]):
        return lines
    return [text]
