"""The characters of a page as pdfium counts them, each with its meaning in Unicode."""

from __future__ import annotations

import ctypes
import re

import pypdfium2.raw as pdfium

UNKNOWN = "\ufffd"  # a glyph that the file does not say the meaning of
# pdfium writes a hyphen at a line end as U+FFFE in text buffers (U+0002 char by char)
# and then leaves out the line break, so it always ends a token.
LINE_END_HYPHENS = "\ufffe\x02"
# Symbol and Wingdings bullets as the private-use letters that Word writes; control codes,
# which stand for glyphs without a meaning.
_REPLACED = dict(zip("\uf0b7\uf0a7\uf0d8\uf0fc\uf02d", "•▪➢✓-", strict=True))
_ODD = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\uf0b7\uf0a7\uf0d8\uf0fc\uf02d]")


def read_text(layer: pdfium.FPDF_TEXTPAGE) -> str:
    """The text such that ``text[i]`` is character i."""
    count = pdfium.FPDFText_CountChars(layer)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    size = pdfium.FPDFText_GetText(layer, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(size - 1, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        # Unmapped characters are missing from the buffer, which shifts every index.
        codes = [pdfium.FPDFText_GetUnicode(layer, index) for index in range(count)]
        text = "".join(chr(code) if _is_letter(code) else UNKNOWN for code in codes)
    return _ODD.sub(_replace, text)


def _is_letter(code: int) -> bool:
    return 0 < code < 0x110000 and not 0xD800 <= code < 0xE000


def _replace(odd: re.Match[str]) -> str:
    return _REPLACED.get(odd.group(), UNKNOWN)
