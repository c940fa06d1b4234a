"""OpenDocument texts in one XML file (.fodt), read by way of LibreOffice."""

from __future__ import annotations

import re

from extract.document.draft import Draft
from extract.parsers import Format
from extract.parsers.libreoffice import Origin, read_converted
from extract.source import Source

_HEAD_BYTES = 16_384  # the root element declares some forty namespaces
_ROOT = re.compile(
    rb"""<office:document\s[^<>]*mimetype=["']application/vnd\.oasis\.opendocument\.text["']"""
)


def accepts(source: Source) -> bool:
    """Whether the content is an XML file that says it is an OpenDocument text."""
    return _ROOT.search(source.data[:_HEAD_BYTES]) is not None


def parse(source: Source) -> Draft:
    """Read a flat OpenDocument text.

    Raises:
        UnreadableDocument: damaged, without text, or LibreOffice is missing or cannot read it.
        UsageError: a setting in the environment is wrong.
    """
    return read_converted(source, Origin("fodt", "OpenDocument Text Flat XML"))


FORMAT = Format(
    name="fodt",
    media_type="application/vnd.oasis.opendocument.text-flat-xml",
    accepts=accepts,
    parse=parse,
    priority=15,
)
