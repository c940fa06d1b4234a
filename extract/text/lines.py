"""How two lines of one paragraph go together where only the layout broke them."""

from __future__ import annotations

import re

_CODE_END = re.compile(r"(?:\d|[A-ZĐ]{2}|[A-ZĐ]-)[^\s]*[-/]$|\d[-/]$")


def join_lines(first: str, second: str, spaced: bool = False) -> str:
    """Put two lines of one paragraph together.

    A code broken at its hyphen or slash ("253/KH-" + "UBND") goes together without a
    space, unless a space is known to stand there (``spaced``).

    >>> join_lines("theo Kế hoạch số 253/KH-", "UBND ngày 12/3/2026")
    'theo Kế hoạch số 253/KH-UBND ngày 12/3/2026'
    """
    if spaced or not first.endswith(("-", "/")) or first[-2:-1] in ("", " "):
        return f"{first} {second}"
    token = first.rsplit(" ", 1)[-1]
    if first.endswith("/") or (_CODE_END.search(token) and second[:1].isalnum()):
        return first + second
    return f"{first} {second}"
