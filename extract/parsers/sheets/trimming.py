"""The XML of a sheet without the formatted blank rows below its last content.

A sheet may hold a format for each of its 1,048,576 rows. What lies behind the last value is
dropped while the part is unpacked, so it costs neither memory nor a parse.
"""

from __future__ import annotations

import re
from typing import IO

from extract.errors import UnreadableDocument

MAX_SHEET_BYTES = 128 << 20
"""XML of one sheet up to its last value."""

_MAX_UNPACKED = 2 << 30
_CHUNK = 1 << 20
# Ends of a value, an inline text, a formula, with whatever prefix.
_CONTENT = (b"v>", b"is>", b"f>")
_END = re.compile(rb"</(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*/>")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")


def read_sheet_xml(stream: IO[bytes], name: str) -> bytes:
    """Read a sheet part to its end, leaving rows out that follow the last value.

    Input: the unpacked part, from its beginning. Output: well-formed XML if the part is.

    Raises:
        UnreadableDocument: too large, even without them.
    """
    kept: list[bytes] = []
    size = total = 0
    pending = b""  # what came since the last content
    over = False
    while chunk := stream.read(_CHUNK):
        total += len(chunk)
        pending += chunk
        end = None if over else _END.search(pending)
        rows = len(pending) if end is None else end.start()
        content = rows if over else _find_content(pending, rows)
        if end is not None:
            over = True
            pieces = [pending[:content], _drop_rows(pending[content:rows]), pending[rows:]]
            pending = b""
        else:
            pieces, pending = [pending[:content]], pending[content:]
            if len(pending) > 2 * _CHUNK:
                pending = _drop_rows(pending)
        kept += pieces
        size += sum(map(len, pieces))
        if size + len(pending) > MAX_SHEET_BYTES or total > _MAX_UNPACKED:
            raise UnreadableDocument(
                f"{name} in it unpacks to more than {MAX_SHEET_BYTES >> 20} MB",
                "keep only the sheets of the plan in the file",
            )
    return b"".join([*kept, pending])


def _find_content(data: bytes, end: int) -> int:
    """Where the last value before ``end`` is over, 0 where there is none."""
    places = [(data.rfind(mark, 0, end), len(mark)) for mark in _CONTENT]
    return max(place + length if place >= 0 else 0 for place, length in places)


def _drop_rows(data: bytes) -> bytes:
    """Without the whole rows between the first and the last row that begin in it."""
    rows = [found.start() for found in _ROW.finditer(data)]
    return data[: rows[0]] + data[rows[-1] :] if rows else data
