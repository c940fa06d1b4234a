"""OpenDocument texts (.odt, .ott; ISO/IEC 26300), read by way of LibreOffice."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.parsers import Format
from extract.parsers.libreoffice import Origin, read_converted
from extract.parsers.opendocument import check_package, is_opendocument
from extract.source import Source

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def accepts(source: Source) -> bool:
    """Whether the content is a package, whole or cut short, that says it is a text."""
    return is_opendocument(source, _MEDIA_TYPE)


def parse(source: Source) -> Draft:
    """Read an OpenDocument text.

    Raises:
        UnreadableDocument: with a password, damaged, too large, without text, or
            LibreOffice is missing or cannot read it.
        UsageError: a setting in the environment is wrong.
    """
    check_package(source)
    return read_converted(source, Origin("odt", "writer8"))


FORMAT = Format(
    name="odt",
    media_type=_MEDIA_TYPE,
    accepts=accepts,
    parse=parse,
    priority=15,
)
