"""A letterhead that stands in the header of every page instead of in the text.

Source: Nghị định 30/2020/NĐ-CP, Điều 8: a document names its issuer and number once, on its
first page, so a header that has them where the text has none is the letterhead.
"""

from __future__ import annotations

import re

from extract.document.model import Block, Document, Table
from extract.text.folding import fold

# What only a letterhead says.
_HEAD = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|dang cong san viet nam|^so\s*:\s*[\d/….]"
)
_MAX_LINES = 40


def find_running_letterhead(document: Document) -> list[Block]:
    """Blocks of the page header a document begins with, where they are its only letterhead."""
    running: list[Block] = []
    for item in document.body:
        if isinstance(item, Table) or item.kind != "furniture":
            break
        if any(char.isalpha() for char in item.text):
            running.append(item)
    if not any(_says_head(block) for block in running):
        return []
    text = [block for block in document.blocks if block.kind != "furniture"][:_MAX_LINES]
    return [] if any(_says_head(block) for block in text) else running


def _says_head(block: Block) -> bool:
    return any(_HEAD.search(fold(line)) for line in block.text.split("\n"))
