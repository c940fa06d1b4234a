"""Unicode text written in the encodings of the time before, as offices have it in files."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from extract.text.legacy.tables import CP1258, TCVN3, VISCII, VNI, Encoding

_MARKS = "\u0300\u0301\u0303\u0309\u0323"
# What the old encodings have no code for, as people typed it then.
_TYPED = str.maketrans(
    {"“": '"', "”": '"', "–": "-", "−": "-", "…": "...", "≥": ">=", "≤": "<=", "•": "-", "×": "x"}
    | {"\u2011": "-", "\ufeff": "", "\xa0": " "}
)


def type_plainly(text: str) -> str:
    """The text without signs that the old encodings lack."""
    return unicodedata.normalize("NFC", text).translate(_TYPED)


def _invert(encoding: Encoding) -> dict[str, str]:
    table: dict[str, str] = {}
    for code in (*range(0x20), *range(0x80, 0x100)):
        letter = encoding.decode(chr(code))
        if letter != chr(code):
            table.setdefault(letter, chr(code))
    return table


def _list_vni() -> dict[str, str]:
    table = _invert(VNI)
    bases, marks = "aeouyôö", "øùûõïâáàåãäêéèúüë"
    pairs = [base + mark for base in bases for mark in marks]
    for pair in pairs + [pair.upper() for pair in pairs]:
        decoded = unicodedata.normalize("NFC", VNI.decode(pair))
        if len(decoded) == 1:
            table.setdefault(decoded, pair)
    return table | {"Đ": "Ñ"}


_TCVN3, _VNI = _invert(TCVN3), _list_vni()
_VISCII = _invert(VISCII) | {"Õ": "\xa0"}
_CP1258 = _invert(CP1258)


def show_tcvn3(text: str) -> str:
    """As a program shows it that knows no TCVN3; accented capitals become small letters."""
    return "".join(_show_tcvn3(char) for char in text)


def _show_tcvn3(char: str) -> str:
    if char.isascii() or char in _TCVN3:
        return _TCVN3.get(char, char)
    return _TCVN3.get(char.lower(), char.lower())


def show_vni(text: str) -> str:
    """As a program shows it that knows no VNI."""
    return "".join(_VNI.get(char, char) for char in text)


def show_viscii(text: str) -> str:
    """As a program shows it that takes VISCII for Latin-1."""
    return "".join(_VISCII.get(char, char) for char in text)


def show_cp1258(text: str) -> str:
    """As a program shows it that takes Windows-1258 for Windows-1252."""
    return "".join(_show_cp1258(char) for char in text)


def _show_cp1258(char: str) -> str:
    if char in _CP1258 or char.isascii() or char in "ÀÁÂÈÉÊÍÓÔÙÚàáâèéêíóôùú":
        return _CP1258.get(char, char)
    marks = unicodedata.normalize("NFD", char)
    tone = next(mark for mark in marks if mark in _MARKS)
    base = unicodedata.normalize("NFC", marks.replace(tone, ""))
    return _CP1258.get(base, base) + _CP1258[tone]


def show_utf8(text: str) -> str:
    """As a program shows it that takes UTF-8 for Windows-1252; nothing is lost."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


SHOWN: dict[str, Callable[[str], str]] = {
    "TCVN3": show_tcvn3,
    "VNI": show_vni,
    "VISCII": show_viscii,
    "cp1258": show_cp1258,
    "utf-8 read as latin-1": show_utf8,
}


def write_bytes(shown: str) -> bytes:
    """The bytes of the file that is shown so."""
    return b"".join(
        char.encode("latin-1") if ord(char) < 0x100 else char.encode("cp1252") for char in shown
    )
