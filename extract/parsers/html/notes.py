"""Footnotes, comments and tables of contents: links between two places of one page."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.parsers.html.tree import is_block
from extract.parsers.html.weighing import Scales

_MARK = re.compile(
    r"[\[(]?\s*(?:\d{1,4}|[a-zA-Z]{1,4}\d{0,3}|[ivx]{1,5}|\*{1,4}|[↩↑^⏎]\S?)\s*[\])]?$"
)
# Where Word and LibreOffice let the entries of a table of contents lead.
_CONTENTS = ("#_toc", "#__refheading")
_MAX_SHARE = 5  # a note is at most this part of the page


class Notes:
    """Which links are marks of notes, and which blocks the notes themselves.

    Two short links that lead to each other's places are a mark in the text and the mark
    that the note begins (or ends) with, whatever the program calls its places.

    Attributes:
        marks: links that show a mark.
        blocks: blocks that hold a note or an entry of a table of contents.
    """

    def __init__(self, page: LexborHTMLParser, scales: Scales) -> None:
        self.marks: set[int] = set()
        self.blocks: set[int] = set()
        self._scales = scales
        waiting: dict[tuple[str, str], LexborNode] = {}
        for link in page.css('a[href^="#"]'):
            target = (link.attributes.get("href") or "")[1:]
            if f"#{target.lower()}".startswith(_CONTENTS):
                self._take_entry(link)
            elif _MARK.match(link.text().strip()):
                places = _list_places(link)
                first = next((waiting.get((target, place)) for place in places), None)
                for place in places:
                    first = first or waiting.get((target, place))
                if first is not None:
                    self.marks |= {first.mem_id, link.mem_id}
                    self._take_note(link)
                for place in places:
                    waiting.setdefault((place, target), link)

    def _take_entry(self, link: LexborNode) -> None:
        block = _find_block(link)
        weight = self._scales.weigh(block) if block is not None else None
        if block is not None and weight and weight.linked * 5 >= weight.letters * 4:
            self.blocks.add(block.mem_id)

    def _take_note(self, link: LexborNode) -> None:
        block = _find_block(link)
        if block is None:
            return
        around = block.parent
        if (
            around is not None
            and around.tag in ("div", "li", "aside", "dd")
            and around.id
            and self._scales.weigh(around).letters * _MAX_SHARE < self._scales.total.letters
        ):
            block = around
        self.blocks.add(block.mem_id)


def _find_block(node: LexborNode) -> LexborNode | None:
    above = node.parent
    while above is not None and not is_block(above.tag or ""):
        above = above.parent
    return above if above is not None and above.tag not in ("body", "html") else None


def _list_places(link: LexborNode) -> list[str]:
    """Names by which a link, or what stands closely around it, can be reached."""
    places = []
    node: LexborNode | None = link
    for _ in range(4):
        if node is None or node.tag in ("body", "html", "td", "th"):
            break
        attributes = node.attributes
        places += [name for key in ("id", "name") if (name := attributes.get(key))]
        node = node.parent
    return places
