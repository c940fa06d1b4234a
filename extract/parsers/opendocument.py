"""OpenDocument packages (ISO/IEC 26300): which kind one is, and whether it is whole."""

from __future__ import annotations

from extract.errors import UnreadableDocument
from extract.parsers.package import Package
from extract.source import Source

_ZIP = b"PK\x03\x04"
_HEAD_BYTES = 160  # the media type is the first entry, not compressed (part 2, 3.3)
_ENCRYPTION = b"encryption-data"


def is_opendocument(source: Source, media_type: str) -> bool:
    """Whether the content is a package, whole or cut short, of this type or its template's."""
    if not source.data.startswith(_ZIP):
        return False
    kinds = (media_type.encode(), f"{media_type}-template".encode())
    try:
        return (Package(source.data).read_part("mimetype") or b"").strip() in kinds
    except UnreadableDocument:
        return b"mimetype" + kinds[0] in source.data[:_HEAD_BYTES]


def check_package(source: Source) -> None:
    """Refuse a package that LibreOffice would read in part, or ask a password for.

    Raises:
        UnreadableDocument: with a password, damaged, too large, or without its main part.
    """
    package = Package(source.data)
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
