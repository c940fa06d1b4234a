"""What keyboards and converters do to text without changing what it says."""

from __future__ import annotations

import re
import unicodedata
from random import Random

_OLD = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_OPEN = re.compile(r"(?<![qQ])(?:" + "|".join(_OLD) + r")(?![\w])")


class Noise:
    """Habits of one writer: where tones stand, how letters are composed, stray spaces."""

    def __init__(self, rng: Random, *, spaces: bool = True) -> None:
        self._rng = rng
        self._old = rng.random() < 0.3
        self._decomposed = spaces and rng.random() < 0.1
        self._spaces = spaces and rng.random() < 0.2
        self._hard = rng.random() < 0.15
        self._dash = rng.random() < 0.1

    def disturb(self, text: str) -> str:
        """The text as this writer leaves it."""
        if self._old:
            text = _OPEN.sub(lambda match: _OLD[match[0]], text)
        if self._dash:
            text = text.replace(" - ", " – ")
        if self._spaces and self._rng.random() < 0.3:
            text = text.replace(" ", "  ", 1)
        if self._hard and self._rng.random() < 0.3:
            text = re.sub(r"(?<=\w) (?=\w)", "\N{NO-BREAK SPACE}", text, count=2)
        if self._decomposed and self._rng.random() < 0.5:
            text = unicodedata.normalize("NFD", text)
        return text
