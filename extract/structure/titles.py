"""Kind and title of a document: which line names the kind, which lines the title takes up.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (kind in capitals, the trích yếu right below it).
"""

from __future__ import annotations

import re

from extract.document.model import Passage
from extract.rulebook.documents import DocumentTypes
from extract.structure.annexes import ATTACHED
from extract.structure.outline import Line, is_upper
from extract.text.folding import fold

_OPENING = re.compile(
    r"^(?:can cu|thuc hien|trien khai|nham|de |ngay |theo |xet |trong |tren co so|tiep tuc)\b"
)
# Who decides, at the begin of a line.
AUTHORITY = re.compile(
    r"^(?:chu tich|bo truong|giam doc|uy ban nhan dan|hoi dong nhan dan|chinh phu|thu tuong"
    r"|cuc truong|quoc hoi|tong giam doc|hieu truong)\b"
)
# A title that ends so is not complete; "về việc" and the like take up what they speak of.
_UNFINISHED = re.compile(
    r"(?:,|-|\b(?:cua|nam|giai doan|va|ve|cho|cac|nhung|theo|tai|den|trong|voi|viec))$"
)
_YEAR = re.compile(r"\b20\d\d\b")
_ENDS_IN_YEAR = re.compile(r"(?:nam|giai doan) 20\d\d(?:\s*-\s*20\d\d)?$|nam tiep theo$")
# Place and month at the foot of a cover: "HẢI PHÒNG, THÁNG 8/2026".
_IMPRINT = re.compile(
    r"[^\W\d_][^,\d]{1,30},\s*(?:thang |nam )*(?:\d{1,2}\s*[/.-]\s*|\d{1,2} nam )?20\d\d"
)
_MAX_TITLE_REST = 120


def find_kind(line: Line, types: DocumentTypes) -> Passage | None:
    """The type a line in capitals names: alone, or with the title behind it."""
    whole = line.whole.strip(" :.*")
    if not is_upper(whole.text):
        return None
    words = whole.text.split(" ")
    for count in range(min(len(words), 4), 1, -1):
        head = " ".join(words[:count])
        if fold(head) in types.by_folded_name and (count == len(words) or len(words) >= count + 3):
            return whole.cut(0, len(head))
    return None


def goes_on_title(line: Line, title: list[Passage]) -> bool:
    """Whether a line belongs to the title, of which ``title`` has been read."""
    text = line.whole.text
    if line.label is not None and not title:
        return line.label.kind == "bullet"
    if line.label is not None or text.endswith((":", ";", "./.")):
        return False
    if not title:
        return True
    if ATTACHED.match(fold(text)) or text.endswith("."):
        return False
    if is_upper(text) and (AUTHORITY.match(fold(text)) or _IMPRINT.fullmatch(fold(text))):
        return False
    if is_upper(title[0].text) or title[0].text.isupper():
        return is_upper(text)
    # A title broken over paragraphs goes on in lower case, or with a line set like it.
    first, this = title[-1].block.style, line.block.style
    alike = first.bold == this.bold and (first.bold or (first.centered and this.centered))
    if text[:1].islower() or (alike and not _OPENING.match(fold(text))):
        return True
    return first.bold == this.bold and _completes(" ".join(part.text for part in title), text)


def _completes(title: str, text: str) -> bool:
    """The title waits for the words of the line: "… năm" / "2026", "… của" / "Sở Y tế"."""
    if len(text) > _MAX_TITLE_REST or _OPENING.match(fold(text)):
        return False
    dated = _YEAR.search(title) is None and _ENDS_IN_YEAR.search(fold(text)) is not None
    return dated or _UNFINISHED.search(fold(title)) is not None
