"""Numbers and bullets at the begin of a line: what they are and how deep they stand.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (parts: Phần, Chương, Mục, Điều, khoản, điểm) and
its second scheme (I., 1., a), -, +) that plans use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.text.letters import UPPER

_BULLETS = "-+*•–—▪●○◦➢✓→"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "part",
        re.compile(
            r"(?:Phần|PHẦN)\s+(?:thứ\s+|THỨ\s+)?([IVX]+|\d{1,2}|[A-D]|nhất|hai|ba|tư|năm|sáu|"
            r"NHẤT|HAI|BA|TƯ|NĂM|SÁU)\b(?!\s+[a-zà])\s*[.:\-–]?\s*"
        ),
    ),
    (
        "chapter",
        re.compile(rf"(?:Chương|CHƯƠNG)\s+([IVXLC]+|\d{{1,2}})\b\s*(?:[.:]\s*|(?=[{UPPER}]))"),
    ),
    ("article", re.compile(r"Điều\s+(\d{1,3})\s*[.:]\s*")),
    ("section", re.compile(r"(?:Mục|MỤC)\s+([IVXLC]+|\d+)\b[.:]\s*")),
    ("decimal", re.compile(rf"([IVX]{{1,5}}(?:\.\d{{1,2}})+)[.)]?\s+(?=[{UPPER}])")),
    ("roman", re.compile(r"([IVXLC]{1,6})\s*(?:[.):]|-(?=\s)|/(?=\s))\s*-?\s*(?=\S)")),
    ("roman", re.compile(rf"([IVXLC]{{1,6}})\s*[-–]?\s+(?=[{UPPER}]{{2}})")),
    (
        "decimal",
        re.compile(
            r"(\d{1,3}(?:\.\d{1,3})*)\s*(?:[.)](?!\d)|/(?=\s)|(?<=\.\d)(?=\s+[A-ZĐ]))\s*(?=\D)"
        ),
    ),
    # "1- Về tuyên truyền": Hướng dẫn 36-HD/VPTW, documents of the Party.
    ("decimal", re.compile(rf"(\d{{1,2}})\s?[-–]\s+(?=[{UPPER}][^\W\d_]+\s)")),
    ("decimal", re.compile(rf"(\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})*)\s+(?=[{UPPER}])")),
    ("upper", re.compile(r"([A-ZĐ])\s*[.)]\s+(?=\S)")),
    ("letter", re.compile(r"\(?([a-zđ]{1,2}\d?)\s*\)\s*(?=\S)")),
    ("letter", re.compile(r"([a-zđ])\.\s+(?=\S)")),
    ("paren", re.compile(r"\((\d{1,2})\)\s*(?=\S)")),
    ("bullet", re.compile(rf"([{re.escape(_BULLETS)}\uf000-\uf0ff])(?:\s+|(?=[^\W\d_]))(?=\S)")),
)
_RANKS = {
    "part": 0,
    "chapter": 1,
    "article": 2,
    "section": 3,
    "roman": 4,
    "upper": 4,
    "title": 4,
    "heading": 4,
    "decimal": 5,
    "paren": 11,
    "letter": 12,
    "bullet": 20,
}
# "C.", "D.", "L." are letters of a series A., B., C. far more often than numbers.
_ROMAN_OR_LETTER = frozenset("CDLM")


@dataclass(frozen=True, slots=True)
class Label:
    """A number or bullet: ``kind``, the ``value`` inside its marks, where the text begins."""

    kind: str
    value: str
    end: int

    @property
    def rank(self) -> int:
        """Depth among kinds, 0 outermost; decimals count their parts, headings their level."""
        depth = self.value.count(".") if self.kind == "decimal" else 0
        if self.kind == "heading":
            depth = int(self.value) - 1
        return _RANKS[self.kind] + depth

    @property
    def style(self) -> tuple[str, int | str]:
        """What siblings share: the kind, a decimal's depth, a bullet's mark, a heading's level."""
        if self.kind == "decimal":
            return self.kind, self.value.count(".")
        if self.kind in ("bullet", "heading"):
            return self.kind, self.value
        return self.kind, 0

    @property
    def is_bullet(self) -> bool:
        """A mark that numbers nothing."""
        return self.kind == "bullet"


def read_label(text: str) -> Label | None:
    """The number or bullet a line begins with, if any.

    >>> read_label("4.1. Nhóm nhiệm vụ").value
    '4.1'
    >>> read_label("- Đơn vị chủ trì").kind
    'bullet'
    """
    for kind, pattern in _PATTERNS:
        found = pattern.match(text)
        if found is None or found.end() >= len(text):
            continue
        value = found[1]
        if kind == "roman" and value in _ROMAN_OR_LETTER:
            kind = "upper"
        return Label(kind, value, found.end())
    return None
