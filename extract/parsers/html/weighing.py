"""How much text stands where: what tells menus from text and layout from tables of data."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from extract.parsers.html.tree import TEXT, UNSHOWN, is_block, visit

# A table that lays out a page has few rows, and one of its cells holds most of the page.
_MAX_FRAME_ROWS = 6
_MAX_FRAME_CELLS = 3
_MIN_FRAME_BLOCKS = 10


@dataclass(slots=True)
class Weight:
    """What an element holds.

    Attributes:
        letters: characters that are no white space.
        linked: those of them that lead to other places.
        links: number of links.
        blocks: number of paragraphs, items and line breaks.
        nested: letters in tables of several columns inside it.
    """

    letters: int = 0
    linked: int = 0
    links: int = 0
    blocks: int = 0
    nested: int = 0

    def add(self, other: Weight) -> None:
        """Take what an element inside holds."""
        self.letters += other.letters
        self.linked += other.linked
        self.links += other.links
        self.blocks += other.blocks
        self.nested += other.nested


@dataclass(slots=True)
class Shape:
    """A table's own rows and cells, without those of tables inside it.

    Attributes:
        cells: number of cells of its widest row.
        heads: number of header cells.
        largest: weight of the cell that holds most.
        inner: letters in tables of several columns inside it.
    """

    rows: int = 0
    cells: int = 0
    heads: int = 0
    largest: Weight = field(default_factory=Weight)
    inner: int = 0
    row_cells: int = 0


class Scales:
    """Weights of a page's elements and shapes of its tables, found in one walk.

    Attributes:
        total: weight of the whole page.
    """

    def __init__(self, root: LexborNode) -> None:
        self._weights: dict[int, Weight] = {}
        self._shapes: dict[int, Shape] = {}
        self._open: list[Weight] = [Weight()]
        self._tables: list[Shape] = []
        self._links = 0
        visit(root, self._enter, self._leave)
        self.total = self._open[0]

    def weigh(self, node: LexborNode) -> Weight:
        """What a block element holds."""
        return self._weights.get(node.mem_id, Weight())

    def is_layout(self, table: LexborNode) -> bool:
        """Whether a table only places what is in it: its cells are read one after the other.

        So is one of a single column, one that frames the page, and one around other tables
        unless it has header cells or more text of its own than in them.
        """
        shape = self._shapes.get(table.mem_id, Shape())
        if shape.cells <= 1:
            return True
        if shape.heads:
            return False
        if shape.rows <= _MAX_FRAME_ROWS and shape.cells <= _MAX_FRAME_CELLS:
            largest = shape.largest
            if largest.letters * 2 > self.total.letters and largest.blocks >= _MIN_FRAME_BLOCKS:
                return True
        return shape.inner * 2 > self.weigh(table).letters

    def _enter(self, node: LexborNode) -> bool:
        name = node.tag or ""
        if name == TEXT:
            letters = len("".join((node.text_content or "").split()))
            self._open[-1].letters += letters
            self._open[-1].linked += letters if self._links else 0
            return False
        if name in UNSHOWN or name.startswith(("-", "_", "!")):
            return False
        if name == "a" and "href" in node.attributes:
            self._links += 1
            self._open[-1].links += 1
        elif name == "br":
            self._open[-1].blocks += 1
        if is_block(name):
            self._open.append(Weight())
        self._enter_table(name)
        return True

    def _enter_table(self, name: str) -> None:
        if name == "table":
            self._tables.append(Shape())
        elif not self._tables:
            return
        elif name == "tr":
            self._tables[-1].rows += 1
            self._tables[-1].row_cells = 0
        elif name in ("td", "th"):
            shape = self._tables[-1]
            shape.row_cells += 1
            shape.cells = max(shape.cells, shape.row_cells)
            shape.heads += name == "th"

    def _leave(self, node: LexborNode) -> None:
        name = node.tag or ""
        if name == "a" and self._links and "href" in node.attributes:
            self._links -= 1
        if not is_block(name):
            return
        weight = self._open.pop()
        weight.blocks += name in ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6")
        if name in ("td", "th") and self._tables:
            shape = self._tables[-1]
            if weight.letters > shape.largest.letters:
                shape.largest = weight
        elif name == "table":
            shape = self._tables.pop()
            self._shapes[node.mem_id] = shape
            shape.inner = weight.nested
            if shape.cells > 1:
                weight.nested = weight.letters
        self._weights[node.mem_id] = weight
        self._open[-1].add(weight)
