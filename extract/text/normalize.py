"""Clean text once: NFC, no invisible characters, one space where there were many."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_SPACES = re.compile(r"[^\S\n]+")
_LINE_EDGES = re.compile(r" ?\n ?")


def clean_text(raw: str) -> str:
    """Make the text that blocks hold and evidence points into.

    Input: text as a parser found it. Output: NFC (also from half-decomposed input such as
    Python's cp1258 decoder gives), no soft hyphens or zero-width characters, every run of
    white space one space; newlines stay (they part paragraphs of a cell), blank lines go.
    Idempotent.
    """
    text = raw if unicodedata.is_normalized("NFC", raw) else unicodedata.normalize("NFC", raw)
    text = text.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n")
    text = _SPACES.sub(" ", text.replace("\u2028", "\n").replace("\x0b", "\n"))
    text = _LINE_EDGES.sub("\n", text)
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    text = text.strip()
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
