"""Signs of the Symbol and Wingdings fonts as Unicode text.

Word keeps them as private-use characters (U+F000 + the place in the font). A sign that
changes a value ("≥", "±", a tick) must not be lost; a bullet becomes "-".
Source: the glyph tables of the two fonts.
"""

from __future__ import annotations

import re

_SAME = "!#%&()+,./0123456789:;<=>?[]_{|} "
_SYMBOL = {
    **{ord(char): char for char in _SAME},
    **dict(
        zip(
            range(0x41, 0x5B),
            "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
            strict=True,
        )
    ),
    **dict(
        zip(
            range(0x61, 0x7B),
            "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
            strict=True,
        )
    ),
    0x2A: "*",
    0x2D: "-",
    0x7E: "~",
    0xA2: "\u2032",
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB2: "\u2033",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "-",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xC6: "∅",
    0xCE: "∈",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xD6: "√",
    0xD7: "·",
    0xDB: "⇔",
    0xDE: "⇒",
    0xE5: "∑",
}
_BULLETS = (0x6C, 0x6E, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x9F, 0xA7, 0xAE, 0xB2, 0xD8)
_WINGDINGS = {
    **dict.fromkeys(_BULLETS, "-"),
    0x6F: "☐",
    0xA8: "☐",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE7: "←",
    0xE8: "→",
    0xEF: "←",
    0xF0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_WINGDINGS_3 = {
    0x21: "→",
    0x66: "←",
    0x67: "→",
    0x68: "↑",
    0x69: "↓",
    **dict.fromkeys((0x70, 0x71, 0x75, 0x76, 0x77, 0x78, 0x7C, 0x7D, 0x84, 0x86), "-"),
}
_WEBDINGS = {**dict.fromkeys((0x34, 0x3D, 0x67, 0x6E), "-"), 0x61: "✓", 0x63: "☐", 0x72: "✗"}
_UNKNOWN_FONT = {**_SYMBOL, **_WINGDINGS}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
find_private = _PRIVATE.search
_PRIVATE_BASE = 0xF000


def is_symbol_font(font: str | None) -> bool:
    """Whether letters set in ``font`` are signs, not letters."""
    return font is not None and font.lower() in _FONTS


def read_symbol(code: str | None, font: str | None) -> str:
    """Text of a ``w:sym``: hexadecimal code and font; "" for a mere ornament."""
    try:
        place = int(code or "", 16)
    except ValueError:
        return ""
    if is_symbol_font(font) or _PRIVATE_BASE <= place <= _PRIVATE_BASE + 0xFF:
        return _find_sign(place, font)
    return chr(place) if 0x20 <= place < 0xD800 else ""


def replace_private(text: str, font: str | None = None) -> str:
    """Write private-use characters as text; those that nobody can know are left out."""
    return _PRIVATE.sub(lambda found: _find_sign(ord(found[0]), font), text)


def replace_signs(text: str, font: str) -> str:
    """Text of a run that is set in a symbol font.

    Letters that the font does not have (Word shows them in another font) stay as they are.
    """
    if any(char > "\u00ff" and not find_private(char) for char in text):
        return replace_private(text, font)
    table = _FONTS[font.lower()]
    return replace_private("".join(table.get(ord(char), char) for char in text), font)


def _find_sign(place: int, font: str | None) -> str:
    table = _FONTS.get((font or "").lower(), _UNKNOWN_FONT)
    return table.get(place - _PRIVATE_BASE if place >= _PRIVATE_BASE else place, "")
