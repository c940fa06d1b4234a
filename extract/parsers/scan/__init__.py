"""Pictures of pages: text recognised by Tesseract, tables found from their drawn lines."""

from __future__ import annotations

from collections.abc import Callable

from extract.document.draft import Draft
from extract.parsers import Format
from extract.source import Source

_MAGICS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/tiff": (b"II*\x00", b"MM\x00*"),
    "image/gif": (b"GIF87a", b"GIF89a"),
}


def _is_webp(source: Source) -> bool:
    return source.data[:4] == b"RIFF" and source.data[8:12] == b"WEBP"


def _is_bitmap(source: Source) -> bool:
    """Whether the bytes begin as a bitmap does: two letters, its length, four zero bytes."""
    return source.data[:2] == b"BM" and len(source.data) > 26 and source.data[6:10] == bytes(4)


def parse(source: Source) -> Draft:
    """Read a picture of a page, or of several (TIFF).

    Raises:
        UnreadableDocument: damaged, too large, or without any text.
        MissingProgram: Tesseract or its Vietnamese data are not installed.
    """
    # OpenCV takes a fifth of a second to load, which other formats need not pay.
    from extract.parsers.scan.pictures import read_document

    return read_document(source.data)


def _begins(magics: tuple[bytes, ...]) -> Callable[[Source], bool]:
    return lambda source: source.data.startswith(magics)


_KINDS = {
    **{kind: _begins(magics) for kind, magics in _MAGICS.items()},
    "image/webp": _is_webp,
    "image/bmp": _is_bitmap,
}
FORMATS = tuple(Format("scan", kind, accepts, parse) for kind, accepts in _KINDS.items())
