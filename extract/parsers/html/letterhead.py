"""Where a document begins on the page of a site: at the letterhead with the state's motto.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 (quốc hiệu); Hướng dẫn 36-HD/VPTW, II.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document.draft import DraftParagraph, DraftTable

_MOTTO = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
)
_MAX_ROWS = 6
_MAX_NAME = 120

Items = list[DraftParagraph | DraftTable]


def begin_at_letterhead(items: Items) -> Items:
    """Make furniture of what a site puts over a document: its own title, its table of properties.

    Where no table holds the motto but a paragraph, the names of bodies right above belong to
    the letterhead. A page without motto comes back as it is.
    """
    begin = next((place for place, item in enumerate(items) if _is_letterhead(item)), 0)
    while begin and isinstance(items[begin], DraftParagraph) and _is_name(items[begin - 1]):
        begin -= 1
    return [*_list_furniture(items[:begin]), *items[begin:]]


def _is_letterhead(item: DraftParagraph | DraftTable) -> bool:
    if isinstance(item, DraftParagraph):
        return _MOTTO.match(item.text.strip()) is not None
    return any(cell.row < _MAX_ROWS and _MOTTO.search(cell.text) for cell in item.cells)


def _is_name(item: DraftParagraph | DraftTable) -> bool:
    return (
        isinstance(item, DraftParagraph)
        and not item.furniture
        and len(item.text) <= _MAX_NAME
        and item.text.isupper()
    )


def _list_furniture(items: Items) -> Iterator[DraftParagraph]:
    for item in items:
        if isinstance(item, DraftParagraph):
            item.furniture = True
            yield item
        else:
            for cell in item.cells:
                yield DraftParagraph(cell.text, None, cell.style, furniture=True)
