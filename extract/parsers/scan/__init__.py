"""Pictures of pages: text recognised by Tesseract, tables found from their drawn lines."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.parsers import Format
from extract.source import Source

_MAGICS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"II*\x00",  # TIFF, little endian
    b"MM\x00*",  # TIFF, big endian
    b"GIF87a",
    b"GIF89a",
)


def accepts(source: Source) -> bool:
    """Whether the bytes begin as a picture of a known kind does."""
    data = source.data
    return (
        data.startswith(_MAGICS)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        # A bitmap says how long it is and where its dots begin.
        or (data[:2] == b"BM" and len(data) > 26 and data[6:10] == bytes(4))
    )


def parse(source: Source) -> Draft:
    """Read a picture of a page, or of several (TIFF).

    Raises:
        UnreadableDocument: damaged, too large, or without any text.
        MissingProgram: Tesseract or its Vietnamese data are not installed.
    """
    # OpenCV takes a fifth of a second to load, which other formats need not pay.
    from extract.parsers.scan.pictures import read_document

    return read_document(source.data)


FORMAT = Format(name="scan", media_type="image/*", accepts=accepts, parse=parse)
