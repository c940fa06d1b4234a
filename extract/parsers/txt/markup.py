"""What converters leave in text: HTML fragments, Markdown marks, bookmark names, rules."""

from __future__ import annotations

import html
import re

from extract.document.draft import DraftParagraph, Style

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|ul|ol|li|br|h[1-6]|table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th)\b"
    r"[^<>\n]*>",
    re.IGNORECASE,
)
_ITEM_TAG = re.compile(r"<li\b[^<>\n]*>\s*(?![-+*•])", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|sup|sub|font|a)\b[^<>\n]*>", re.IGNORECASE)
_RULE = re.compile(r"^[\s|]*(?:[-–—_=*~.]\s?){3,}[\s|]*$")
_HEADING = re.compile(r"^\s*(#{1,6})\s+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
# A quote mark; before a figure it is a comparison ("> 90%").
_QUOTE = re.compile(r"^\s*>\s?(?!\s*[\d=])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_STAR_BULLET = re.compile(r"^(\s*)\*(\s+)(?=\S)")


def strip_residue(text: str) -> str:
    """Drop what no reader should see wherever it stands: bookmark names."""
    return _BOOKMARK.sub("", text)


def is_rule(line: str) -> bool:
    """A line that only draws: "-----", "______", "***"."""
    return bool(line.strip()) and _RULE.match(line) is not None


def strip_tags(text: str) -> str:
    """Cell or paragraph text with HTML block tags as line breaks, others gone."""
    if "<" in text:
        text = _ITEM_TAG.sub("\n- ", text)
        text = _BLOCK_TAG.sub("\n", text)
        text = _INLINE_TAG.sub("", text)
    return html.unescape(text) if "&" in text and ";" in text else text


def strip_marks(text: str) -> str:
    """Text without Markdown's emphasis marks and escapes."""
    text = _STAR_BULLET.sub(r"\1-\2", text)
    if "*" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\1", text)
        # A pair of marks that opens on one line and closes on another leaves its halves.
        text = text.replace("**", "")
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def read_cell(text: str) -> str:
    """A table cell's text without markup."""
    return strip_marks(strip_tags(text))


def read_paragraph(line: str) -> DraftParagraph:
    """A line of prose as a paragraph; Markdown says which is bold or a heading."""
    line = _QUOTE.sub("", line)
    heading = _HEADING.match(line)
    level = len(heading[1]) if heading else None
    body = line[heading.end() :] if heading else line
    stripped = body.strip()
    bold = stripped.startswith("**") and stripped.count("**") % 2 == 0 and stripped.endswith("**")
    text = strip_marks(strip_tags(body))
    return DraftParagraph(text, style=Style(bold=bold or level is not None, level=level))
