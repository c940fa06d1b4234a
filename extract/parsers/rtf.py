"""Rich text files (.rtf, and many that are called .doc), read by way of LibreOffice."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.document.draft import Draft, Problem
from extract.parsers import Format
from extract.parsers.libreoffice import Origin, read_converted
from extract.source import Source

_BEGIN = b"{\\rtf"
_HEAD_BYTES = 200
_BOM = b"\xef\xbb\xbf"
# What stands in a number ("2.1."): its length, then text and levels from 0 as "\'01.\'03.".
_LEVEL_TEXT = re.compile(rb"\\leveltext\b[^;{}]*?\\'[0-9a-f]{2}([^;{}]*)", re.IGNORECASE)
_LEVEL = re.compile(rb"\\'0([0-8])")


def accepts(source: Source) -> bool:
    """Whether the content begins as rich text does."""
    return source.data[:_HEAD_BYTES].removeprefix(_BOM).lstrip().startswith(_BEGIN)


def parse(source: Source) -> Draft:
    """Read a rich text file.

    Raises:
        UnreadableDocument: damaged, without text, or LibreOffice is missing or cannot read it.
        UsageError: a setting in the environment is wrong.
    """
    # LibreOffice wants the first brace at the very start.
    data = source.data[source.data.index(_BEGIN) :]
    draft = read_converted(Source(source.name, data), Origin("rtf", "Rich Text Format"))
    if _skips_levels(data):
        draft.problems.append(
            Problem(
                "rtf-numbers-doubtful",
                "Tệp có kiểu đánh số tự động bỏ qua một cấp (như “2.1.” ở cấp 4) mà LibreOffice có "
                "thể ghi sai; cần đối chiếu số thứ tự với tệp gốc.",
            )
        )
    return draft


def _skips_levels(data: bytes) -> bool:
    """Whether a number is made of levels that do not follow on each other.

    LibreOffice shows the levels right above instead, so "2.1." may become "a.1.".
    """
    for text in _LEVEL_TEXT.findall(data):
        levels = [int(level) for level in _LEVEL.findall(text)]
        if any(after - before > 1 for before, after in pairwise(levels)):
            return True
    return False


FORMAT = Format(
    name="rtf",
    media_type="application/rtf",
    accepts=accepts,
    parse=parse,
    priority=15,
)
