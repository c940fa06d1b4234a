"""Zip archives that are no document read here: told apart for the message."""

from __future__ import annotations

import io
import zipfile

from extract.archives import is_archive
from extract.document.draft import Draft
from extract.errors import UnreadableDocument, UnsupportedFormat
from extract.parsers import Format
from extract.source import Source

_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SAVE = "open it in LibreOffice and save it as .docx first"
_NO_PLAN = "name the plan itself: .docx, .pdf, .html or .txt"
# Packages by a folder or file in them.
_FOLDERS = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", "save it as .xlsx first"),
    ("xl/", "parts of an Excel workbook without its main part", "save it as .xlsx first"),
    ("ppt/", "a PowerPoint file (.pptx), no Word document", "name the plan as .docx or .pdf"),
    ("visio/", "a Visio drawing (.vsdx), no Word document", "save it as .pdf first"),
    ("index/document.iwa", "an Apple Pages or Numbers file", "save it as .docx first"),
    ("androidmanifest.xml", "a program, no document", _NO_PLAN),
    ("meta-inf/manifest.mf", "a program, no document", _NO_PLAN),
)
# Packages by what their entry "mimetype" says (OpenDocument 1.3 part 2, 3.3; EPUB OCF 4.2).
_TYPES = (
    (b"opendocument.text", "an OpenDocument text (.odt)", _SAVE),
    (b"opendocument.spreadsheet", "an OpenDocument workbook (.ods)", _SAVE),
    (b"opendocument.presentation", "an OpenDocument presentation (.odp)", _SAVE),
    (b"epub", "an e-book (.epub)", _SAVE),
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
            has_type = "mimetype" in archive.namelist()
            kind = archive.open("mimetype").read(100) if has_type else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise UnreadableDocument(
            "the zip archive is damaged", "ask the sender for it again"
        ) from error
    if is_archive(source):
        raise UnsupportedFormat(
            "a zip archive, no document",
            'name it to "kehoach extract", or take its plans with extract.read_archive()',
        )
    for mark, reason, remedy in _TYPES:
        if mark in kind:
            raise UnsupportedFormat(reason, remedy)
    for folder, reason, remedy in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            raise UnsupportedFormat(reason, remedy)
    raise UnsupportedFormat("a package of an unknown program, no Word document", _NO_PLAN)


# Behind the parsers of documents that are zip packages.
FORMAT = Format(
    name="archive",
    media_type="application/zip",
    accepts=accepts,
    parse=parse,
    priority=75,
)
