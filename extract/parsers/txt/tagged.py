"""HTML tables inside text: what Markdown converters leave where cells are merged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from extract.document.draft import DraftCell, DraftTable
from extract.parsers.placing import MAX_SPAN, fill_gaps, place_cells, read_span
from extract.parsers.txt.markup import strip_marks

_PARTS = "table|caption|thead|tbody|tfoot|colgroup|col|tr|td|th"
_BREAKS = frozenset({"p", "div", "br", "ul", "ol", "li", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})
_OTHERS = (
    "b|i|u|s|em|strong|span|sup|sub|font|a|small|big|del|ins|code|center|mark|label|img|input|"
    "html|body|o:p"
)
_PART_TAG = re.compile(rf"<(/?)({_PARTS})\b[^<>]{{0,2000}}>", re.IGNORECASE)
_OPENING = re.compile(r"<table\b[^<>]{0,2000}>", re.IGNORECASE)
_CAPTION = re.compile(
    r"(<table\b[^<>]{0,2000}>\s*)<caption\b[^<>]{0,500}>(.{0,1000}?)</caption\s*>",
    re.IGNORECASE | re.DOTALL,
)
_INVISIBLE = re.compile(
    r"<!--[^<>]*-->|<!\[[^<>]*\]>|<style\b[^<>]*>[^<]*</style\s*>", re.IGNORECASE
)
# "<" that begins no tag known here: "< 5%", "<Tên đơn vị>", a tag that breaks off.
_LOOSE = re.compile(
    rf"<(?!/?(?:{_PARTS}|{'|'.join(sorted(_BREAKS))}|{_OTHERS})(?:[\s/][^<>]*)?>)", re.IGNORECASE
)
# A line end in a cell is a space, but before a blank line or a bullet, as Markdown has it.
_SOFT_BREAK = re.compile(r" ?\n(?! ?(?:\n|[-+*•]\s)) ?")
_DOUBLE_BULLET = re.compile(r"(^|\n)- \s*(?=[-+*•])")


def part_tables(text: str) -> str:
    """Give each HTML table lines of its own.

    Input: a whole text. Output: the text with tags that run over lines on one line,
    captions before their tables, and line breaks around tables that stand in running text.
    A table inside a row of another dialect (tabs or bars before it) stays where it is.
    """
    if not holds_table(text):
        return text
    text = _PART_TAG.sub(lambda found: found[0].replace("\n", " "), text)
    text = _CAPTION.sub(r"\n\2\n\n\1", text)
    return "\n".join(piece for line in text.split("\n") for piece in _part_line(line))


def holds_table(text: str) -> bool:
    """Whether a table's opening tag stands anywhere in the text."""
    return _OPENING.search(text) is not None


def _part_line(line: str) -> list[str]:
    opening = _OPENING.search(line)
    before = line[: opening.start()].lstrip() if opening else ""
    if "\t" in before or "|" in before:
        return [line]
    line = re.sub(r"(?i)(?<=\S)\s*(?=<table\b)", "\n", line)
    return re.sub(r"(?i)(</table\s*>)[ \t]*(?=\S)", r"\1\n", line).split("\n")


def read_tagged(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    """Read an HTML table whose opening tag begins the line.

    A table that is never closed ends with its last row; text behind it is not taken.
    Nested tables become text of the cell they stand in. None where there is no cell.
    """
    if _OPENING.match(lines[index].lstrip()) is None:
        return None
    end = _find_end(lines, index)
    reader = _Reader()
    source = _INVISIBLE.sub("", "\n".join(lines[index:end]))
    reader.feed(_LOOSE.sub("&lt;", source))
    reader.close()
    table = _build(reader.rows)
    return (table, end) if table.cells else None


def _find_end(lines: list[str], index: int) -> int:
    """First line behind the table that begins at ``index``."""
    in_cell: list[bool] = []  # one entry for each open table: whether a cell is open in it
    last = index
    for place in range(index, len(lines)):
        for tag in _PART_TAG.finditer(lines[place]):
            last = place
            name, closes = tag[2].lower(), bool(tag[1])
            if name != "table":
                in_cell[-1] = name in ("td", "th") and not closes
            elif not closes:
                # Tables nest in cells only: here the one above was never closed.
                if in_cell and not in_cell[-1] and place > index:
                    return place
                in_cell.append(False)
            else:
                in_cell.pop()
                if not in_cell:
                    return place + 1
    if in_cell[-1]:
        while last + 1 < len(lines) and lines[last + 1].strip():
            last += 1
    return last + 1


@dataclass(slots=True)
class _Cell:
    """A cell as its tag describes it; a loose text between cells spans the whole row."""

    row_span: int = 1
    column_span: int = 1
    pieces: list[str] = field(default_factory=list)

    def read(self) -> str:
        """The text: paragraphs, items and lines parted by newlines, no marks."""
        text = "\n".join(" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        text = _DOUBLE_BULLET.sub(r"\1", re.sub(r"\n{2,}", "\n", text).strip())
        return strip_marks(text)


class _Reader(HTMLParser):
    """Gathers the rows of one table.

    Attributes:
        rows: cells of each row in order of their tags.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self._depth = 0
        self._in_row = False
        self._cell: _Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, a cell, or a line inside a cell."""
        if tag == "table":
            self._depth += 1
        elif self._depth <= 1 and tag in ("tr", "thead", "tbody", "tfoot"):
            self._close_row()
            if tag == "tr":
                self._open_row()
        elif self._depth <= 1 and tag in ("td", "th"):
            self._open_cell(dict(attrs))
        self._break(tag)
        if tag == "li":
            self._add("- ")

    def handle_endtag(self, tag: str) -> None:
        """End what the tag began."""
        if tag == "table":
            self._depth -= 1
            if self._depth <= 0:
                self._close_row()
        elif self._depth <= 1 and tag in ("td", "th"):
            self._cell = None
        elif self._depth <= 1 and tag in ("tr", "thead", "tbody", "tfoot"):
            self._close_row()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Add text to the open cell; text outside cells makes a row of its own."""
        if self._cell is None and data.strip():
            self.rows.append([_Cell(column_span=MAX_SPAN, pieces=[data])])
            self._in_row = False
            return
        # Runs of spaces first: the pattern for line ends would try each of their places.
        self._add(_SOFT_BREAK.sub(" ", re.sub(r"[ \t]+", " ", data)))

    def _break(self, tag: str) -> None:
        if tag in _BREAKS or (self._depth > 1 and tag in ("table", "tr")):
            self._add("\n")
        elif self._depth > 1 and tag in ("td", "th"):
            self._add(" ")

    def _add(self, text: str) -> None:
        if self._cell is not None:
            self._cell.pieces.append(text)

    def _open_row(self) -> None:
        self.rows.append([])
        self._in_row = True

    def _close_row(self) -> None:
        self._cell = None
        self._in_row = False

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        if not self._in_row:
            self._open_row()
        rows = read_span(attributes.get("rowspan"), zero=0)
        self._cell = _Cell(rows, read_span(attributes.get("colspan"), zero=1))
        self.rows[-1].append(self._cell)


def _build(rows: list[list[_Cell]]) -> DraftTable:
    placing = place_cells(rows)
    cells = [
        DraftCell(item.cell.read(), item.row, item.column, item.row_span, item.column_span)
        for item in placing.cells
    ]
    return DraftTable(fill_gaps(cells, placing.rows, placing.columns), placing.columns)
