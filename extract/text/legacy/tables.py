"""Vietnamese letters in the 8-bit encodings of the time before Unicode.

Every decoder here is aligned: it gives as many characters as it takes, so indexes stay
valid; where two characters make one letter the second becomes a combining mark, and NFC
joins them. Codes are told as the characters that a program shows which takes them for
Latin-1 or Windows-1252 ("§éc lËp").
Sources: TCVN 5712:1993 (VN3, the ABC fonts), RFC 1456 (VISCII), the code pages 1252 and
1258; the VNI pairs: base letter, then a mark at the code of an accented letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from extract.text.legacy.syllables import is_word

_TCVN3_CODES = (
    *range(0xA1, 0xAF),
    *(0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    *(0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    *(0xDF, *range(0xE1, 0xF0), *range(0xF1, 0xFF)),
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_VISCII_LOW = dict(zip((0x02, 0x05, 0x06, 0x14, 0x19, 0x1E), "ẲẴẪỶỸỴ", strict=True))
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
# Windows-1258 keeps five tones as marks of their own.
_CP1258 = dict(
    zip(
        (0xC3, 0xCC, 0xD0, 0xD2, 0xD5, 0xDD, 0xDE, 0xE3, 0xEC, 0xF0, 0xF2, 0xF5, 0xFD),
        ("Ă", "\u0300", "Đ", "\u0309", "Ơ", "Ư", "\u0303", "ă", "\u0301", "đ", "\u0323", "ơ", "ư"),
        strict=True,
    )
)
_PRIVATE = 0xF000
_NO_BREAK = re.compile(r"(?<![^\W\d_])([A-ZĐ]{0,3})\xa0([A-Z]{0,2})(?![^\W\d_])")
_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX = dict(zip("àáåãä", _TONES.values(), strict=True))
_BREVE = dict(zip("èéúüë", _TONES.values(), strict=True))
_VNI_SINGLE = dict(zip("ôöñîæóòÔÖÑÎÆÓÒÐ", "ơưđỵỉĩịƠƯĐỴỈĨỊĐ", strict=True))


@dataclass(frozen=True, slots=True)
class Encoding:
    """One encoding of Vietnamese.

    Attributes:
        name: as ``source.encoding`` shows it.
        decode: characters as Latin-1 shows them, to as many characters of Unicode text.
        words: finds the words of a text in this encoding.
        codes: finds a character that the encoding uses for a Vietnamese letter.
        capitals: whether accented capitals have codes; else small letters stand for them.
    """

    name: str
    decode: Callable[[str], str]
    words: re.Pattern[str]
    codes: re.Pattern[str]
    capitals: bool = True


def to_windows(code: int) -> str:
    """The character at ``code`` in Windows-1252; its C1 control where there is none."""
    return bytes([code]).decode("cp1252", errors="ignore") or chr(code)


def read_narrow(data: bytes) -> str:
    """Bytes as a program shows them that takes them for Windows-1252; nothing is lost."""
    return data.decode("latin-1").translate(_WINDOWS)


def _widen(codes: dict[int, str]) -> dict[int, str]:
    """A table for ``str.translate`` that knows each code in all shapes it is met in."""
    table: dict[int, str] = {}
    for code, letter in codes.items():
        table[code] = letter
        table[_PRIVATE + code] = letter
        table.setdefault(ord(to_windows(code)), letter)
    return table


def _decode_vni(text: str) -> str:
    return "".join(
        _VNI_PAIRS[piece] if len(piece) == 2 else _VNI_SINGLE.get(piece, piece)
        for piece in _VNI_PIECE.findall(text)
    )


def _make_vni_pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for bases, marks, modifier in (
        ("aeouyôö", _TONES, ""),
        ("aeo", {**_CIRCUMFLEX, "â": ""}, "\u0302"),
        ("a", {**_BREVE, "ê": ""}, "\u0306"),
    ):
        for base in bases:
            for mark, tone in marks.items():
                for first in (base, base.upper()):
                    letter = _VNI_SINGLE.get(first, first)
                    if tone and modifier:
                        letter = unicodedata.normalize("NFC", letter + modifier)
                    for second in (mark, mark.upper()):
                        pairs[first + second] = letter + (tone or modifier)
    return pairs


def _decode_viscii(text: str) -> str:
    text = text.translate(_VISCII_TABLE)
    return _NO_BREAK.sub(_read_no_break, text) if "\xa0" in text else text


def _read_no_break(found: re.Match[str]) -> str:
    """VISCII has "Õ" where others have the space that breaks no line, which files use too."""
    word = f"{found[1]}Õ{found[2]}"
    return word if word.isupper() and is_word(word) else found[0]


def _translate(table: dict[int, str]) -> Callable[[str], str]:
    return lambda text: text.translate(table)


def _make_encoding(
    name: str,
    decode: Callable[[str], str],
    codes: str,
    capitals: bool = True,
) -> Encoding:
    known = re.escape(codes)
    return Encoding(
        name,
        decode,
        re.compile(f"[A-Za-z\u00c0-\u00ff{known}]+"),
        re.compile(f"[{known}]"),
        capitals,
    )


_WINDOWS = {code: to_windows(code) for code in range(0x80, 0xA0)}
_TCVN3_TABLE = _widen(dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True)))
_VISCII_TABLE = _VISCII_LOW | _widen(dict(zip(range(0x80, 0x100), _VISCII_HIGH, strict=True)))
del _VISCII_TABLE[0xA0]
_CP1258_TABLE = _widen(_CP1258)
_VNI_PAIRS = _make_vni_pairs()
_VNI_PIECE = re.compile("|".join(map(re.escape, _VNI_PAIRS)) + "|.", re.DOTALL)


def _list_codes(table: dict[int, str]) -> str:
    return "".join(chr(code) for code, letter in table.items() if chr(code) != letter)


TCVN3 = _make_encoding("TCVN3", _translate(_TCVN3_TABLE), _list_codes(_TCVN3_TABLE), capitals=False)
VNI = _make_encoding(
    "VNI",
    _decode_vni,
    "".join(sorted({*"".join(_VNI_PAIRS), *_VNI_SINGLE} - {*"aeouyAEOUY"})),
)
VISCII = _make_encoding("VISCII", _decode_viscii, _list_codes(_VISCII_TABLE))
CP1258 = _make_encoding("cp1258", _translate(_CP1258_TABLE), _list_codes(_CP1258_TABLE))
ENCODINGS = (TCVN3, VNI, VISCII, CP1258)
