"""Saved web pages (.mht, .mhtml): a page and its pictures in one MIME message (RFC 2557)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.document.draft import Draft
from extract.errors import UnreadableDocument
from extract.parsers import Format
from extract.source import Source

if TYPE_CHECKING:
    from email.message import Message

_HEAD = 8192
_HEADER = re.compile(rb"\s*[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_RELATED = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)\b", re.I | re.M)
# A letter that was sent has gone through servers; a page that was saved has not.
_SENT = re.compile(rb"^(?:received|delivered-to|to|return-path):", re.I | re.M)


def accepts(source: Source) -> bool:
    """Whether the content is a MIME message with a page in it that nobody sent."""
    head = source.data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().replace(b"\r\n", b"\n")
    head = head.split(b"\n\n", 1)[0]
    return bool(_HEADER.match(head) and _RELATED.search(head)) and not _SENT.search(head)


def parse(source: Source) -> Draft:
    """Read the page of a saved web page.

    Raises:
        UnreadableDocument: there is no page in it, or one without text.
    """
    import email

    from extract.parsers.html import parse as parse_page

    message = email.message_from_bytes(source.data.lstrip())
    page = _find_page(message)
    if page is None:
        raise UnreadableDocument(
            "the saved web page (.mht) has no page in it", "save it again as .html or .docx"
        )
    draft = parse_page(Source(source.name, page))
    draft.parser = FORMAT.name
    return draft


def _find_page(message: Message) -> bytes | None:
    """The root part: the one that ``start`` names, else the first that is HTML."""
    start = message.get_param("start")
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    parts.sort(key=lambda part: not start or part.get("Content-ID") != start)
    for part in parts:
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            return _declare(payload, part.get_content_charset())
    return None


def _declare(page: bytes, charset: str | None) -> bytes:
    """The page with the character set of its part, which goes before its own (RFC 2854, 6)."""
    if not charset or charset.lower().startswith(("utf", "us-ascii", "unicode")):
        return page
    return f'<meta charset="{charset}">'.encode() + page


FORMAT = Format("mht", "multipart/related", accepts, parse, priority=20)
