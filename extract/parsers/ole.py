"""Old Office files (OLE compound files) that hold no text document: told apart, not read."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.errors import UnsupportedFormat
from extract.parsers import Format
from extract.parsers.compound import CompoundFile, is_compound
from extract.source import Source

# Names of the stream that each program keeps its document in.
_STREAMS = (
    ("__nameid_version1.0", "an Outlook message (.msg)", "save the attached plan and name that"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", "name the plan as .docx or .pdf"),
    ("VisioDocument", "a Visio drawing (.vsd)", "save it as .pdf first"),
)


def accepts(source: Source) -> bool:
    """Whether the content is an OLE compound file."""
    return is_compound(source.data)


def parse(source: Source) -> Draft:
    """Say what the file is.

    Raises:
        UnsupportedFormat: the file is whole.
        UnreadableDocument: it is not.
    """
    names = CompoundFile(source.data).names
    for stream, reason, remedy in _STREAMS:
        if stream in names:
            raise UnsupportedFormat(reason, remedy)
    raise UnsupportedFormat(
        "an OLE compound file that is no Word document", "save the plan as .docx or .pdf first"
    )


FORMAT = Format(
    name="ole",
    media_type="application/x-ole-storage",
    accepts=accepts,
    parse=parse,
    priority=70,
)
