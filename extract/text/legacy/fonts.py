"""What the name of a font says of the letters set in it, and whether they bear it out.

Sources: the ABC fonts (.VnTime, .VnArial …; those of capitals end in H: .VnTimeH) hold
TCVN3, VNI's (VNI-Times …) hold VNI. Other names with "VN" may stand for any encoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.text.legacy.capitals import raise_letters
from extract.text.legacy.evidence import Evidence, weigh
from extract.text.legacy.repairing import has_odd_letters
from extract.text.legacy.tables import ENCODINGS, TCVN3, VNI, Encoding

_ABC = re.compile(r"\.vn|\.?tcvn|\.?abc[ -]", re.IGNORECASE)
_VNI = re.compile(r"s?vni(?![a-z])", re.IGNORECASE)
_OTHER = re.compile(r"\.?vn", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")  # of a font that is embedded in part
_STYLE = re.compile(r"[-, ]*(?:bold|italic|oblique|regular|mt|xxx)*$", re.IGNORECASE)
_UNICODE = re.compile("[ĩĨũŨ\u1ea0-\u1ef9]")
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x7F)}


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """A font from before Unicode.

    Attributes:
        encodings: those its letters may be in, the likeliest first.
        capitals: small letters are drawn as capitals.
    """

    encodings: tuple[Encoding, ...]
    capitals: bool = False


def find_legacy_font(name: str) -> LegacyFont | None:
    """What the name says; None for a font of Unicode text.

    >>> find_legacy_font("ABCDEF+.VnTimeH,Bold").capitals
    True
    """
    name = _SUBSET.sub("", name)
    if _ABC.match(name):
        plain = _STYLE.sub("", name)
        return LegacyFont((TCVN3,), plain.endswith("h" if plain.islower() else "H"))
    if _VNI.match(name):
        return LegacyFont((VNI,))
    return LegacyFont(ENCODINGS) if _OTHER.match(name) else None


def is_of_capitals(name: str) -> bool:
    """Whether it is an old font that draws small letters as capitals."""
    font = find_legacy_font(name)
    return font is not None and font.capitals


def is_unicode(text: str) -> bool:
    """Whether letters are in the text that no encoding of one byte has."""
    return _UNICODE.search(text) is not None


def choose_encoding(font: LegacyFont, texts: Iterable[str]) -> Encoding | None:
    """The encoding that the words of ``texts``, all set in such fonts, bear out; or None.

    A font's name alone proves nothing: Unicode text may be set in it as well.
    """
    texts = [text.translate(_PRIVATE) for text in texts if not is_unicode(text)]
    for encoding in font.encodings:
        total = Evidence()
        for text in texts:
            total.add(weigh(text, encoding))
        if total.gained and total.speaks_for:
            return encoding
    return None


def decode_run(text: str, encoding: Encoding, capitals: bool = False) -> str:
    """Text of a run, as many characters as it has; marks may follow their letter."""
    decoded = encoding.decode(text.translate(_PRIVATE))
    return raise_letters(decoded) if capitals else decoded


def draw_capitals(text: str) -> str:
    """Text in capitals, be its letters still codes of an old encoding or not.

    Of codes the plain letters alone become capitals; those tell what the others are once
    they are decoded.

    >>> draw_capitals("kÕ ho¹ch"), draw_capitals("kế hoạch")
    ('KÕ HO¹CH', 'KẾ HOẠCH')
    """
    if is_unicode(text) or not has_odd_letters(text):
        return text.upper()
    return "".join(char.upper() if char.isascii() else char for char in text)
