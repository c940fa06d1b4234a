"""Bytes of a page to text: byte order mark, valid UTF-8, what the page declares, its letters."""

from __future__ import annotations

import codecs
import re
import unicodedata

from extract.errors import UnreadableDocument
from extract.parsers.txt.decoding import read_text

# The standard wants the declaration within 1024 bytes; Word puts it later.
_HEAD = 8192
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_UNICODE = re.compile(r"utf-?(?:8|16|32)", re.IGNORECASE)
_LATIN = re.compile(r"(?:iso-?8859-1|latin-?1|(?:us-)?ascii)$", re.IGNORECASE)
_SELF_CLOSED = re.compile(r"<([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)/>")
_XHTML = re.compile(r"\s*<\?xml\b(?!:)|[^<]*<(?:!doctype[^>]*xhtml|html[^>]*1999/xhtml)", re.I)
_VOID = frozenset(
    [
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
    ]
)


def decode_page(data: bytes) -> tuple[str, str | None]:
    """Text of a page, and the encoding that it declares, where that is no Unicode.

    Letters of an old encoding that no name of a codec tells are left as they are shown.

    Raises:
        UnreadableDocument: no encoding gives sensible text.
    """
    text, encoding = _decode(data)
    return (_close_tags(text) if _XHTML.match(text[:_HEAD]) else text), encoding


def _decode(data: bytes) -> tuple[str, str | None]:
    """Letters go before the declaration, which many pages have from where they were copied."""
    try:
        return read_text(data), None
    except UnreadableDocument:
        declared = _find_declared(data)
        if declared is None:
            raise
    text = unicodedata.normalize("NFC", data.decode(declared.name, errors="replace"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, None if declared.name == "cp1252" else declared.name


def _find_declared(data: bytes) -> codecs.CodecInfo | None:
    """The codec that the page names; None where it names Unicode, or one not known here."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None or _UNICODE.match(found[1].decode("ascii")):
        return None
    name = found[1].decode("ascii")
    try:
        # Encoding standard, 4.2: browsers take Latin-1 for windows-1252.
        return codecs.lookup("cp1252" if _LATIN.match(name) else name)
    except LookupError:
        return None


def _close_tags(text: str) -> str:
    """XHTML closes any element with "/>", which an HTML reader takes for an opening tag."""
    return _SELF_CLOSED.sub(_close_tag, text)


def _close_tag(found: re.Match[str]) -> str:
    name = found[1]
    return found[0] if name.lower() in _VOID else f"<{name}{found[2]}></{name}>"
