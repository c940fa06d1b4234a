"""What a parser hands over: paragraphs and tables in reading order, nothing interpreted.

Every parser gives this shape and nothing else, so everything after it is the same for all
formats. Text is as the source has it: it may hold tabs, runs of spaces, decomposed
letters; ``extract.document.building`` cleans it once for all.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks, where the format tells; a hint, never the only ground."""

    bold: bool = False
    italic: bool = False
    centered: bool = False
    level: int | None = None  # outline level of a heading style, 1 = outermost


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word that was read from a picture, in the order of the text it belongs to.

    Attributes:
        text: as recognised, without white space.
        box: left, top, right and bottom edge in points from the page's top left corner.
        confidence: how sure the recognition is, from 0 to 100.
        page: the page it stands on, from 1, where that is not the page its text begins on.
    """

    text: str
    box: tuple[float, float, float, float]
    confidence: float
    page: int | None = None


@dataclass(slots=True)
class DraftParagraph:
    """One paragraph; ``text`` holds its automatic number as the reader sees it.

    A line break the author made inside the paragraph is a newline in ``text``; lines that
    only the layout broke are joined by the parser.
    """

    text: str
    page: int | None = None
    style: Style = PLAIN
    furniture: bool = False  # page number, running header or footer
    # Where a flattened table may stand in the text: the lines of the source, as it broke them,
    # that end with the text.
    lines: tuple[str, ...] = ()
    words: tuple[RecognisedWord, ...] = ()  # where the text was read from a picture


@dataclass(slots=True)
class DraftCell:
    """One cell where it begins: ``row`` and ``column`` count from 0; paragraphs by newline."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    style: Style = PLAIN
    jumbled: bool = False  # nobody can tell what it says: texts of several cells, an error
    words: tuple[RecognisedWord, ...] = ()  # where the text was read from a picture
    stored_date: bool = False  # a date value whose day and month may have been swapped


@dataclass(slots=True)
class DraftTable:
    """A table, or the part of one that stands on one page.

    Attributes:
        cells: every cell that begins in the table; a position covered by a span has none.
        columns: width of the grid.
        breaks: rows (from 0) before which the page, or the dump, was broken; the first
            row of a ``continues`` table needs no entry.
        continues: the parser saw that this part goes on the table before it (same column
            edges, nothing between but furniture).
        lossy: the source cannot show merged cells, so an empty cell may be one.
    """

    cells: list[DraftCell]
    columns: int
    breaks: set[int] = field(default_factory=set)
    continues: bool = False
    lossy: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the parser could not do in full, or chose to do: an id and one sentence.

    Attributes:
        rule: kebab-case id.
        message: one Vietnamese sentence.
        page: where, if that is known.
        loss: something is lost or doubtful; otherwise it was read, and how is worth knowing.
    """

    rule: str
    message: str
    page: int | None = None
    loss: bool = True


@dataclass(slots=True)
class Draft:
    """A parsed file.

    Attributes:
        items: paragraphs and tables in reading order.
        parser: name of the parser, as ``source.parser`` shows it.
        pages: number of pages, where the format has them.
        encoding: the legacy encoding that was repaired, if any.
        problems: what was lost or doubtful.
    """

    items: list[DraftParagraph | DraftTable]
    parser: str
    pages: int | None = None
    encoding: str | None = None
    problems: list[Problem] = field(default_factory=list)
