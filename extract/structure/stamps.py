"""Marks that stand beside the letterhead or title and belong to neither.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (urgency); Luật Bảo vệ bí mật nhà nước 2018,
Điều 8 (degrees of secrecy).
"""

from __future__ import annotations

import re

STAMP = (
    r"\(?\s*(?:DỰ THẢO(?:\s+LẦN\s+\d+)?|H[ỎO][ẢA]?\s?TỐC(?:\s+HẸN GIỜ)?|THƯỢNG KHẨN|KHẨN"
    r"|TUYỆT MẬT|TỐI MẬT|(?<!BÍ )MẬT)\s*\)?"
)
_ALONE = re.compile(rf"{STAMP}[\s.*]*")


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but such a mark.

    >>> is_stamp("DỰ THẢO LẦN 2"), is_stamp("DỰ THẢO KẾ HOẠCH")
    (True, False)
    """
    return _ALONE.fullmatch(text.strip()) is not None
