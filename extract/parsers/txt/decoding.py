"""Bytes to text: byte order marks, UTF-8, UTF-16, and cp1258 where it makes Vietnamese."""

from __future__ import annotations

import codecs
import re
import unicodedata

from extract.errors import UnreadableDocument
from extract.source import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Words no Vietnamese office text of some length does without.
_COMMON = re.compile(r"\b(?:của|và|các|được|thực hiện|kế hoạch|nhiệm vụ)\b", re.IGNORECASE)


def is_text(source: Source) -> bool:
    """Whether the bytes could be text: a mark says so, or hardly any control characters."""
    data = source.data[:_SAMPLE]
    if any(data.startswith(mark) for mark, _ in _BOMS) or _looks_utf16(data):
        return True
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in data)
    return controls * 100 <= len(data)


def decode(data: bytes) -> tuple[str, str | None]:
    """Text with newline line ends, and the legacy encoding where one was repaired.

    Raises:
        UnreadableDocument: no encoding gives sensible text.
    """
    text, encoding = _decode(data)
    if len(_CONTROL.findall(text[:_SAMPLE])) * 100 > len(text[:_SAMPLE]):
        raise UnreadableDocument(
            "the content is binary, not text", "give the file its right extension, or export text"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n"), encoding


def _decode(data: bytes) -> tuple[str, str | None]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), None
    width = _looks_utf16(data)
    if width:
        return _strictly(data, width), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        # cp1258 writes tone marks as characters of their own, so NFC must follow.
        text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
        if len(_COMMON.findall(text)) * 400 >= len(text):
            return text, "cp1258"
        raise UnreadableDocument(
            f"the text is not UTF-8 (byte {error.start}) and no known legacy encoding",
            "save it as UTF-8",
        ) from error


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"the text is marked {encoding} but breaks off or is damaged at byte {error.start}",
            "save it as UTF-8",
        ) from error


def _looks_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or len(data) % 2:
        return None
    odd = sample[1::2].count(0)
    even = sample[0::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return None
