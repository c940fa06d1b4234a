"""OpenDocument texts (.odt, .ott; ISO/IEC 26300), read by way of LibreOffice."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.errors import UnreadableDocument
from extract.parsers import Format
from extract.parsers.docx.package import Package
from extract.parsers.libreoffice import Origin, read_converted
from extract.source import Source

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_TEXTS = (_MEDIA_TYPE.encode(), f"{_MEDIA_TYPE}-template".encode())
_ZIP = b"PK\x03\x04"
_HEAD_BYTES = 160  # the media type is the first entry, not compressed (part 2, 3.3)
_ENCRYPTION = b"encryption-data"


def accepts(source: Source) -> bool:
    """Whether the content is a package, whole or cut short, that says it is a text."""
    if not source.data.startswith(_ZIP):
        return False
    try:
        return (Package(source.data).read_part("mimetype") or b"").strip() in _TEXTS
    except UnreadableDocument:
        return b"mimetype" + _TEXTS[0] in source.data[:_HEAD_BYTES]


def parse(source: Source) -> Draft:
    """Read an OpenDocument text.

    Raises:
        UnreadableDocument: with a password, damaged, too large, without text, or
            LibreOffice is missing or cannot read it.
        UsageError: a setting in the environment is wrong.
    """
    check_package(Package(source.data))
    return read_converted(source, Origin("odt", "writer8"))


def check_package(package: Package) -> None:
    """Refuse an OpenDocument package that LibreOffice would read in part, or ask a password for.

    Raises:
        UnreadableDocument: with a password, damaged, too large, or without its main part.
    """
    if _ENCRYPTION in (package.read_part("meta-inf/manifest.xml") or b""):
        raise UnreadableDocument(
            "the file is encrypted with a password",
            "open it in LibreOffice, remove the password and save it again",
        )
    # LibreOffice would try to mend what is damaged; nobody could tell what it left out.
    if package.read_part("content.xml") is None:
        raise UnreadableDocument(
            "the OpenDocument package has no text in it", "open it in LibreOffice and save it again"
        )
    package.read_part("styles.xml")


FORMAT = Format(
    name="odt",
    media_type=_MEDIA_TYPE,
    accepts=accepts,
    parse=parse,
    priority=15,
)
