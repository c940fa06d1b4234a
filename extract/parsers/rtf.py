"""Rich text files (.rtf, and many that are called .doc), read by way of LibreOffice."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.parsers import Format
from extract.parsers.libreoffice import Origin, read_converted
from extract.source import Source

_BEGIN = b"{\\rtf"
_HEAD_BYTES = 200
_BOM = b"\xef\xbb\xbf"


def accepts(source: Source) -> bool:
    """Whether the content begins as rich text does."""
    return source.data[:_HEAD_BYTES].removeprefix(_BOM).lstrip().startswith(_BEGIN)


def parse(source: Source) -> Draft:
    """Read a rich text file.

    Raises:
        UnreadableDocument: damaged, without text, or LibreOffice is missing or cannot read it.
        UsageError: a setting in the environment is wrong.
    """
    # LibreOffice wants the first brace at the very start.
    data = source.data[source.data.index(_BEGIN) :]
    return read_converted(Source(source.name, data), Origin("rtf", "Rich Text Format"))


FORMAT = Format(
    name="rtf",
    media_type="application/rtf",
    accepts=accepts,
    parse=parse,
    priority=15,
)
