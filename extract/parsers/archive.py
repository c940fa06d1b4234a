"""Zip archives that are no Word document: known, not read, and told apart for the message."""

from __future__ import annotations

import io
import zipfile

from extract.document.draft import Draft
from extract.errors import UnreadableDocument, UnsupportedFormat
from extract.parsers import Format
from extract.source import Source

_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FOLDERS = (
    ("xl/", "an Excel workbook, no Word document", "name the plan as .docx or .pdf"),
    ("ppt/", "a PowerPoint file, no Word document", "name the plan as .docx or .pdf"),
    ("meta-inf/manifest.xml", "an OpenDocument or other package", "save it as .docx first"),
)


def accepts(source: Source) -> bool:
    """Whether the content is a zip archive."""
    return source.data.startswith(_MAGICS)


def parse(source: Source) -> Draft:
    """Say what the archive is.

    Raises:
        UnsupportedFormat: the archive is whole.
        UnreadableDocument: it is not.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = [name.lower().replace("\\", "/") for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(
            "the zip archive is damaged", "ask the sender for it again"
        ) from error
    for folder, reason, remedy in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            raise UnsupportedFormat(reason, remedy)
    raise UnsupportedFormat(
        "a zip archive that is no Word document", "unpack it and name the plan in it"
    )


FORMAT = Format(
    name="archive",
    media_type="application/zip",
    accepts=accepts,
    parse=parse,
    priority=30,
)
