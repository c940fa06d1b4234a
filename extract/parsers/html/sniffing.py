"""What a text begins with: a web page, a part of one, or text with a few tags in it."""

from __future__ import annotations

import codecs
import re

_SAMPLE = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What may stand before the page: an XML declaration, processing instructions, comments.
_PROLOGUE = re.compile(r"\s*(?:<\?[^>]*>|<!--.*?-->|<!\[[^>]*>)", re.DOTALL)
_PAGE = re.compile(
    r"\s*<(?:!doctype\s+html|(?:html|head|body|meta|title|frameset)\b(?![-:]))", re.IGNORECASE
)
_PART = re.compile(
    r"\s*<(?:div|p|center|section|article|main|font|span|b|strong|h[1-6]|ul|ol|style)\b(?![-:])",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:div|p|br|h[1-6]|li|tr|td|section)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |\|.*\|\s*$|```|[-*+] |\*\*)", re.MULTILINE)


def peek(data: bytes) -> str:
    """The text that bytes begin with; letters beyond ASCII may be wrong."""
    head = data[:_SAMPLE]
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    if head[1:8:2] == b"\0\0\0\0"[: len(head[1:8:2])] and len(head) > 8:
        return head.decode("utf-16-le", errors="replace")
    if head[0:8:2] == b"\0\0\0\0" and len(head) > 8:
        return head.decode("utf-16-be", errors="replace")
    return head.decode("latin-1")


def skip_prologue(text: str) -> str:
    """The text from the first tag on that is no declaration and no comment."""
    while found := _PROLOGUE.match(text):
        text = text[found.end() :]
    return text


def is_page(data: bytes) -> bool:
    """Whether the content is HTML throughout.

    A page says so with its first tag. A part of one, as content systems store it, begins
    and ends with a tag and has no line of Markdown; a table alone is left to plain text.
    """
    head = skip_prologue(peek(data))
    if _PAGE.match(head):
        return True
    if _PART.match(head) is None or not data.rstrip(b"\0\r\n\t ").endswith(b">"):
        return False
    text = data.replace(b"\0", b"").decode("latin-1")
    lines = sum(1 for line in text.split("\n") if line.strip())
    return len(_BLOCK.findall(text)) * 2 >= lines and _MARKDOWN.search(text) is None
