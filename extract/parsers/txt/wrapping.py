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
    paragraphs: list[list[str]] = []
    above = ""
    depth = 0  # brackets that the paragraph has left open
    for line in lines:
        goes_on = depth > 0 and _closes(above, line)
        if not goes_on and paragraphs and above.strip() and line.strip():
            goes_on = _goes_on(above, line, width, edge)
        if goes_on:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
            depth = 0
        depth += line.count("(") - line.count(")")
        above = line
    return [_join(paragraph) for paragraph in paragraphs]


def _join(lines: list[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    return " ".join([lines[0].rstrip(), *(line.strip() for line in lines[1:])])


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
