"""Old Office files (OLE compound files): known, not read, and told apart for the message."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.errors import UnsupportedFormat
from extract.parsers import Format
from extract.source import Source

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of the stream that each program keeps its document in.
_STREAMS = (
    ("WordDocument", "an old Word file (.doc)", "save it as .docx first"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", "name the plan as .docx or .pdf"),
    ("Workbook", "an old Excel file (.xls)", "name the plan as .docx or .pdf"),
)


def accepts(source: Source) -> bool:
    """Whether the content is an OLE compound file."""
    return source.data.startswith(_MAGIC)


def parse(source: Source) -> Draft:
    """Say what the file is.

    Raises:
        UnsupportedFormat: always.
    """
    for stream, reason, remedy in _STREAMS:
        if stream.encode("utf-16-le") in source.data:
            raise UnsupportedFormat(reason, remedy)
    raise UnsupportedFormat(
        "an OLE compound file that is no Word document", "save the plan as .docx or .pdf first"
    )


FORMAT = Format(
    name="ole",
    media_type="application/x-ole-storage",
    accepts=accepts,
    parse=parse,
    priority=20,
)
