"""Paragraphs from lines: put lines together that only a page width broke."""

from __future__ import annotations

import itertools
import re

_ITEM = re.compile(
    r"\s*(?:\d{1,3}[.)]?\s*$|[-+*•–▪]\s|\(?[a-zđ0-9]{1,2}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|[IVXLC]+\.\s|Điều\s+\d|"
    r"Phần\s|PHẦN\s|Chương\s|CHƯƠNG\s|Mục\s|MỤC\s|Phụ lục|PHỤ LỤC|Nơi nhận|Căn cứ\s|[A-ZĐ]\.\s)"
)
# No line ends with these unless a narrow page broke it.
_OPEN = re.compile(r"(?:,\s+ngày|\d\s+(?:tháng|năm)|\bngày)\s*$")
_NUMBERED = re.compile(r"\bsố\s*$")
_SYMBOL = re.compile(r"\s*\d+\s*[/-]")
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM\s*$")
_ENDED = (".", ";", ":", "!", "?", "…", ".”", '."', "./.")
# In brackets a colon or semicolon ends no paragraph: "(Chủ trì: A; phối hợp: B)".
_INNER = tuple(mark for mark in _ENDED if mark not in ";:")
_MIN_LINES = 12
_SHORT = 40
_FULL = 0.75


def unwrap(lines: list[str]) -> list[str]:
    """Give paragraphs back, one a line.

    Text with one paragraph a line comes back as it is. Text hard-wrapped at a width (most
    long lines end in mid-sentence near the same length) has its lines joined: a line goes
    on the one above where that ran to the edge, did not end a sentence, and the line
    begins no item. A line broken in mid-phrase ("…, ngày", "1. Tiếp tục" above a lower-case
    letter) goes on in any text.
    """
    width, edge = _find_width(lines)
    joined: list[str] = []
    above = ""
    for line in lines:
        opened = bool(joined) and joined[-1].count("(") > joined[-1].count(")")
        goes_on = _closes(above, line) if opened else False
        if not goes_on and joined and above.strip() and line.strip():
            goes_on = _goes_on(above, line, width, edge)
        if goes_on:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        above = line
    return joined


def _closes(above: str, line: str) -> bool:
    """A line closes the bracket that the one above left open: "(Chủ trì: Vụ" / "A; …)"."""
    broken = bool(line.strip()) and len(above) >= _SHORT and not above.rstrip().endswith(_INNER)
    return broken and ")" in line and not _ITEM.match(line)


def _goes_on(above: str, line: str, width: int | None, edge: int) -> bool:
    if _ITEM.match(line):
        return False
    if _NUMBERED.search(above) and _SYMBOL.match(line):
        return True
    if _OPEN.search(above) or _MOTTO.match(f"{above.strip()} {line.strip()}"):
        return True
    begins_lower = line.strip()[:1].islower()
    long = len(above.strip()) >= _SHORT or bool(_ITEM.match(above))
    if begins_lower and long and not above.rstrip().endswith(_ENDED[:5]):
        return True
    if width is None:
        return False
    end = above.rstrip()
    if end.endswith(";"):
        # A list goes on where its next word had no room.
        return len(end) + 1 + len(line.split(maxsplit=1)[0]) > edge
    return len(end) >= width * _FULL and not end.endswith(_ENDED)


def _find_width(lines: list[str]) -> tuple[int | None, int]:
    """The width text was wrapped at, None where it was not, and its longest line."""
    pairs = [
        (above.rstrip(), below.strip())
        for above, below in itertools.pairwise(lines)
        if above.strip() and below.strip()
    ]
    if len(pairs) < _MIN_LINES:
        return None, 0
    broken = [above for above, below in pairs if below[:1].islower() and above[-1:].isalnum()]
    if len(broken) * 4 < len(pairs):
        return None, 0
    lengths = sorted(len(above) for above in broken)
    return lengths[int(len(lengths) * 0.9)], lengths[-1]
