"""Bytes to text: byte order marks, UTF-8, UTF-16, and what makes Vietnamese of other bytes."""

from __future__ import annotations

import codecs
import re

from extract.errors import UnreadableDocument
from extract.source import Source
from extract.text.legacy import repair_texts
from extract.text.legacy.tables import read_narrow

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


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
    text = read_text(data)
    repair = repair_texts(text.split("\n"))
    if repair is None:
        return text, None
    return "\n".join(repair.texts), repair.encoding


def read_text(data: bytes) -> str:
    """Text with newline line ends; bytes of a legacy encoding as Windows-1252 shows them.

    Raises:
        UnreadableDocument: the bytes are no Unicode, and no legacy encoding makes sense of them.
    """
    text, refusal = _decode(data)
    if refusal is not None and repair_texts(text.split("\n")) is None:
        raise refusal
    if len(_CONTROL.findall(text[:_SAMPLE])) * 100 > len(text[:_SAMPLE]):
        raise UnreadableDocument(
            "the content is binary, not text", "give the file its right extension, or export text"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")


def _decode(data: bytes) -> tuple[str, UnreadableDocument | None]:
    """Text as the bytes say; with the error it is where they need to be repaired first."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), None
    width = _looks_utf16(data)
    if width:
        return _strictly(data, width), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return read_narrow(data), UnreadableDocument(
            f"the text is not UTF-8 (byte {error.start}) and no known legacy encoding",
            "save it as UTF-8",
        )


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
