"""Text formats that are no plain text: known, not read, and told apart for the message."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.errors import UnsupportedFormat
from extract.parsers import Format
from extract.source import Source

# What the content begins with, in lower case -> what it is.
_BEGINNINGS = (
    (b"<!doctype html", "a web page (.html)"),
    (b"<html", "a web page (.html)"),
    (b"<?xml", "an XML file"),
    (b"mime-version:", "a saved web page (.mht)"),
)
_REMEDY = "open it in Word or LibreOffice and save it as .docx first"


def _find_kind(source: Source) -> str | None:
    head = source.data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for begin, kind in _BEGINNINGS if head.startswith(begin)), None)


def accepts(source: Source) -> bool:
    """Whether the content is of a marked-up format that would be read as gibberish."""
    return _find_kind(source) is not None


def parse(source: Source) -> Draft:
    """Say what the file is.

    Raises:
        UnsupportedFormat: always.
    """
    raise UnsupportedFormat(_find_kind(source) or "a marked-up text", _REMEDY)


FORMAT = Format(
    name="foreign",
    media_type="application/octet-stream",
    accepts=accepts,
    parse=parse,
    priority=30,
)
