"""What converters leave in text: HTML fragments, Markdown marks, bookmark names, rules."""

from __future__ import annotations

import html
import re

from extract.document.draft import DraftParagraph, Style

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|ul|ol|li|br|h[1-6]|table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th|center|"
    r"section|details|summary|blockquote|figure|figcaption|hr)\b[^<>\n]*>",
    re.IGNORECASE,
)
_ITEM_TAG = re.compile(r"<li\b[^<>\n]*>\s*(?![-+*•])", re.IGNORECASE)
_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|sup|sub|font|a|s|del|ins|mark|small|big|code|kbd)\b[^<>\n]*>",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[\s|]*(?:[-–—_=*~.]\s?){3,}[\s|]*$")
_HEADING = re.compile(r"^\s*(#{1,6})\s+")
_HEADING_END = re.compile(r"\s+#+\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_LOW_EMPHASIS = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]+?)(?<=\S)~~")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+?)\1(?!`)")
# The place a link leads to may hold brackets itself, one pair deep.
_TARGET = r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
_PICTURE = re.compile(rf"!\[[^\]\n]{{0,500}}\](?:{_TARGET}|\[[^\]\n]{{0,80}}\])")
_LINK = re.compile(rf"\[((?:[^\[\]\n]|\[[^\[\]\n]{{0,200}}\]){{1,500}})\]{_TARGET}")
_REFERENCE = re.compile(r"\[(?=[^\[\]\n]*[^\W\d])([^\[\]\n]+)\]\[[^\[\]\n]{0,80}\]")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
# A quote mark; before a figure it is a comparison ("> 90%").
_QUOTE = re.compile(r"^\s*>\s?(?!\s*[\d=])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_LINE_END = re.compile(r"(?<!\\)\\$")
_STAR_BULLET = re.compile(r"^(\s*)\*(\s+)(?=\S)")
_WHOLE = re.compile(r"^(\*{1,3}|_{1,3})(?=\S)(.*?)(?<=\S)\1$")


def count_pictures(text: str) -> int:
    """Number of pictures that Markdown shows in a text."""
    return len(_PICTURE.findall(text)) if "![" in text else 0


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
    """Text without Markdown's marks inside lines: emphasis, links, pictures, escapes."""
    text = _STAR_BULLET.sub(r"\1-\2", text)
    if "](" in text or "][" in text or "[^" in text:
        text = _NOTE_MARK.sub("", _PICTURE.sub("", text))
        text = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text))
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    if "*" in text or "_" in text:
        text = _STRONG.sub(r"\2", text)
        text = _LOW_EMPHASIS.sub(r"\1", _EMPHASIS.sub(r"\1", text))
        # A pair of marks that opens on one line and closes on another leaves its halves.
        text = text.replace("**", "")
    if "~~" in text:
        text = _STRUCK.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def read_cell(text: str) -> str:
    """A table cell's text without markup."""
    heading = _HEADING.match(text)
    return strip_marks(strip_tags(text[heading.end() :] if heading else text))


def read_paragraph(line: str) -> DraftParagraph:
    """A line of prose as a paragraph; Markdown says which is bold or a heading."""
    line = _LINE_END.sub("", _QUOTE.sub("", line))
    heading = _HEADING.match(line)
    level = len(heading[1]) if heading else None
    body = _HEADING_END.sub("", line[heading.end() :]) if heading else line
    bold, italic = _find_emphasis(body.strip())
    text = strip_marks(strip_tags(_AUTOLINK.sub(r"\1", body)))
    return DraftParagraph(text, style=Style(bold or level is not None, italic, level=level))


def _find_emphasis(text: str) -> tuple[bool, bool]:
    """Whether a whole line is bold, and whether italic."""
    if text.startswith("**") and text.count("**") % 2 == 0 and text.endswith("**"):
        inner = text.strip("*")
        return True, text.startswith("***") and text.endswith("***") and "**" not in inner
    found = _WHOLE.match(text)
    if found is None or found[1][0] in found[2]:
        return False, False
    return len(found[1]) > 1, len(found[1]) != 2
