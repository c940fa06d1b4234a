"""Cells set in fonts from before Unicode (.VnTime, VNI-Times …), written in Unicode."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import lru_cache

from extract.parsers.sheets.model import Sheet, Workbook
from extract.text.legacy.capitals import restore_capitals
from extract.text.legacy.fonts import (
    LegacyFont,
    choose_encoding,
    decode_run,
    find_legacy_font,
    is_unicode,
)
from extract.text.legacy.tables import Encoding

Place = tuple[Sheet, int, LegacyFont]

_find_font = lru_cache(maxsize=256)(find_legacy_font)


def decode_fonts(workbook: Workbook) -> list[str]:
    """Decode the texts of a workbook's cells in place; gives the names of their encodings.

    The font of a cell only says what its letters may be in; the letters of all cells in such
    fonts must bear it out.
    """
    kinds: dict[tuple[Encoding, ...], list[Place]] = {}
    for sheet in workbook.sheets:
        for index, cell in enumerate(sheet.cells):
            font = _find_font(cell.font) if cell.font else None
            if font is not None:
                kinds.setdefault(font.encodings, []).append((sheet, index, font))
    found: dict[str, None] = {}
    for places in kinds.values():
        texts = (sheet.cells[index].text for sheet, index, _ in places)
        encoding = choose_encoding(places[0][2], texts)
        if encoding is not None:
            found[encoding.name] = None
            for place in places:
                _decode(place, encoding)
    return list(found)


def _decode(place: Place, encoding: Encoding) -> None:
    sheet, index, font = place
    cell = sheet.cells[index]
    if not is_unicode(cell.text):
        text = decode_run(cell.text, encoding, font.capitals)
        text = unicodedata.normalize("NFC", text)
        # Capitals typed in a font of small letters lose those that bear accents.
        text = text if encoding.capitals else restore_capitals(text)
        sheet.cells[index] = replace(cell, text=text)
