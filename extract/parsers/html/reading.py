"""The walk over a page: nodes in, draft paragraphs and tables out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.document.draft import PLAIN, Draft, DraftParagraph, DraftTable
from extract.errors import UnreadableDocument
from extract.parsers.html.cascade import Declarations, StyleSheet
from extract.parsers.html.flow import Flow
from extract.parsers.html.furniture import Furniture
from extract.parsers.html.letterhead import begin_at_letterhead
from extract.parsers.html.lists import Lists
from extract.parsers.html.looks import Look, Looks
from extract.parsers.html.losses import Losses
from extract.parsers.html.tables import TableBuilder, is_data
from extract.parsers.html.tree import TEXT, UNSHOWN, is_block, visit
from extract.parsers.html.weighing import Scales
from extract.parsers.txt import parse as parse_text
from extract.source import Source

_GROUPS = ("thead", "tbody", "tfoot")

Attributes = dict[str, str | None]


def read_page(text: str, parser: str) -> Draft:
    """Read a page's text into paragraphs and tables; ``parser`` is the name to show.

    Raises:
        UnreadableDocument: a page without any text.
    """
    page = LexborHTMLParser(text)
    root = page.root
    items: list[DraftParagraph | DraftTable] = []
    losses = Losses()
    if root is not None:
        reader = _Reader(page, root, losses)
        visit(root, reader.enter, reader.leave)
        items = reader.finish()
    if not any(isinstance(item, DraftTable) or not item.furniture for item in items):
        raise UnreadableDocument(*losses.explain_emptiness(text))
    return Draft(items, parser=parser, problems=list(losses.report()))


class _Reader:
    """Reads the nodes of one page in order."""

    def __init__(self, page: LexborHTMLParser, root: LexborNode, losses: Losses) -> None:
        sheet = StyleSheet([style.text() for style in page.css("style")])
        scales = Scales(root)
        self._scales = scales
        self._furniture = Furniture(page, scales)
        self._looks = Looks(sheet)
        self._lists = Lists(sheet.markers)
        self._losses = losses
        self._items: list[DraftParagraph | DraftTable] = []
        self._flow = Flow()
        self._flows: list[Flow] = []  # those around the open tables
        self._tables: list[TableBuilder] = []
        self._beside = False  # a picture has just been passed that text flows around
        self._open: list[tuple[Look, Callable[[], None] | None]] = [
            (Look(furniture=self._furniture.has_main), None)
        ]

    def enter(self, node: LexborNode) -> bool:
        """Take a node; tell whether its children are to be read."""
        name = node.tag or ""
        look = self._open[-1][0]
        if name == TEXT:
            text = node.text_content or ""
            # LibreOffice breaks the line behind a picture that stands beside the text.
            self._flow.add(text.removeprefix("\n") if self._beside else text, look)
            self._beside = False
            return False
        if name in UNSHOWN or name.startswith(("-", "_", "!")):
            return False
        attributes = node.attributes
        declared = self._looks.declare(name, attributes)
        look = self._looks.find(look, name, attributes)
        if name == "img":
            self._beside = attributes.get("align") in ("left", "right")
            self._losses.count_picture(attributes, look)
            return False
        if name == "br":
            self._flow.break_line()
            return False
        if node.mem_id in self._furniture.notes.marks:
            return False
        if look.hidden or name == "del":
            if not look.furniture:
                written = name == "del" or "mso-hide" in declared
                self._losses.count_hidden(node.text(), written=written)
            return False
        if self._furniture.is_main(node):
            look = replace(look, furniture=False)
        elif not look.furniture and self._furniture.holds(node, attributes, declared):
            look = replace(look, furniture=True)
        if name == "pre" and not self._tables and not look.furniture:
            self._take_dump(node.text())
            return False
        self._open.append((look, self._start(node, name, attributes, declared, look)))
        return True

    def leave(self, node: LexborNode) -> None:
        """End a node whose children have been read."""
        _, end = self._open.pop()
        if end is not None:
            end()

    def finish(self) -> list[DraftParagraph | DraftTable]:
        """All paragraphs and tables."""
        self._end_paragraph()
        return begin_at_letterhead(self._items) if self._furniture.is_site else self._items

    def _start(
        self,
        node: LexborNode,
        name: str,
        attributes: Attributes,
        declared: Declarations,
        look: Look,
    ) -> Callable[[], None] | None:
        """Begin an element; give what is to be done at its end."""
        if name == "table" and not self._scales.is_layout(node):
            return self._start_table(look)
        if name in ("tr", "td", "th", *_GROUPS) and self._is_own(node):
            return self._start_part(name, attributes)
        if name in ("ol", "ul", "menu", "dir"):
            self._end_block()
            items = sum(1 for child in node.iter() if child.tag == "li")
            self._lists.start(name, attributes, declared, items)
            return self._end_list
        if name == "li":
            self._flow.label(self._lists.take_label(attributes, declared), look)
            return self._end_item
        if declared.get("float") in ("left", "right") and not is_block(name):
            # Text flows around it, on the line that it begins: a label, an initial.
            return lambda: self._flow.add(" ", look)
        if is_block(name, declared.get("display")):
            self._end_block()
            return self._end_block
        return None

    def _is_own(self, node: LexborNode) -> bool:
        """Whether a row or cell belongs to the open table, not to a layout table inside it."""
        if not self._tables:
            return False
        above = node.parent
        while above is not None and above.tag != "table":
            above = above.parent
        return above is not None and not self._scales.is_layout(above)

    # Blocks

    def _end_block(self) -> None:
        self._flow.end()
        if not self._tables:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._flow.end()
        self._items.extend(self._flow.paragraphs)
        self._flow.paragraphs = []

    def _end_list(self) -> None:
        self._lists.end()
        self._end_block()

    def _end_item(self) -> None:
        self._flow.end_item()
        self._end_block()

    def _take_dump(self, text: str) -> None:
        """Preformatted text is a text file inside the page."""
        self._end_paragraph()
        if text.strip():
            self._items.extend(parse_text(Source("", text.encode())).items)

    # Tables

    def _start_table(self, look: Look) -> Callable[[], None]:
        self._end_block()
        self._tables.append(TableBuilder())
        self._flows.append(self._flow)
        return lambda: self._end_table(look)

    def _start_part(self, name: str, attributes: Attributes) -> Callable[[], None] | None:
        builder = self._tables[-1]
        if name in _GROUPS:
            builder.start_group(name)
            return None
        if name == "tr":
            builder.start_row()
            return None
        builder.start_cell(attributes)
        cell = builder.cell
        if cell is not None:
            self._flow = cell.flow
        return self._end_cell

    def _end_cell(self) -> None:
        self._flow.end()
        self._tables[-1].end_cell()
        self._flow = self._flows[-1]

    def _end_table(self, look: Look) -> None:
        builder = self._tables.pop()
        self._flow = self._flows.pop()
        self._flow.end()
        if self._tables or look.furniture:
            lines = builder.build_lines()
            self._losses.set_aside += look.furniture and is_data(lines)
            self._flow.paragraphs += [
                DraftParagraph(line, None, PLAIN, look.furniture) for line in lines
            ]
            return
        self._end_paragraph()
        table = builder.build_table()
        self._losses.mended += builder.mended
        if any(cell.text for cell in table.cells):
            self._add_table(table)

    def _add_table(self, table: DraftTable) -> None:
        """Add a table; one that begins with the head of the table right above goes on it."""
        last = self._items[-1] if self._items else None
        if isinstance(last, DraftTable) and last.columns == table.columns:
            head = _list_first(last)
            table.continues = bool(head) and head == _list_first(table)
        self._items.append(table)


def _list_first(table: DraftTable) -> list[tuple[int, str]]:
    return [(cell.column, re.sub(r"\s+", " ", cell.text)) for cell in table.cells if cell.row == 0]
