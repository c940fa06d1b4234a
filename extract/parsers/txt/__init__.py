"""Plain text: dumps of converters, Markdown, ``pdftotext -layout`` columns, paragraphs.

What comes in: bytes of UTF-8, UTF-16 or cp1258 text. What goes out: a draft with the
tables found in it. The dialects of tables are one module each; a dialect is a function
that takes the lines and a place and gives the table that begins there, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.document.draft import Draft, DraftParagraph, DraftTable, Problem
from extract.parsers import Format
from extract.parsers.txt.aligned import read_aligned
from extract.parsers.txt.celled import read_celled
from extract.parsers.txt.decoding import decode, is_text
from extract.parsers.txt.flattened import is_flattened, restore_lines
from extract.parsers.txt.gridded import read_gridded
from extract.parsers.txt.markdown import part_markdown
from extract.parsers.txt.markup import count_pictures, is_rule, read_paragraph, strip_residue
from extract.parsers.txt.paging import take_page_numbers
from extract.parsers.txt.piped import read_piped
from extract.parsers.txt.sides import part_sides
from extract.parsers.txt.stacked import read_stacked
from extract.parsers.txt.tabbed import read_tabbed
from extract.parsers.txt.tagged import holds_table, part_tables, read_tagged
from extract.parsers.txt.wrapping import unwrap
from extract.source import Source

# A dialect: lines, index of the first line -> (table, index after it) or None.
Dialect = Callable[[list[str], int], tuple[DraftTable, int] | None]
DIALECTS: tuple[Dialect, ...] = (
    read_tagged,
    read_gridded,
    read_piped,
    read_celled,
    read_tabbed,
    read_stacked,
    read_aligned,
)
# What is left of a drawn table where no dialect reads it: bars, borders of a grid.
_FRAME = re.compile(r"[\s|]*\|[\s|]*$|\s*\+[-=:+]*[-=:][-=:+]*\+\s*$")


def parse(source: Source) -> Draft:
    """Read text into paragraphs and tables.

    Raises:
        UnreadableDocument: the bytes are no text, or in an encoding that cannot be told.
    """
    text, encoding = decode(source.data)
    text = part_tables(strip_residue(text))
    marked = part_markdown(text)
    lines = marked.lines
    source_lines, rest = lines, ""
    if not holds_table(text) and is_flattened(lines):
        lines, rest = restore_lines(lines)
    items: list[DraftParagraph | DraftTable] = []
    prose: list[str] = []
    index = 0
    while index < len(lines):
        found = _read_table(lines, index)
        if found is None:
            prose.append(lines[index])
            index += 1
            continue
        items.extend(_read_prose(prose))
        prose = []
        table, index = found
        items.append(table)
    items.extend(_read_prose(prose))
    if rest:
        items.append(DraftParagraph(rest, lines=tuple(source_lines)))
    items += [DraftParagraph(line, furniture=True) for line in marked.furniture if line.strip()]
    return Draft(
        items, parser="txt", encoding=encoding, problems=_list_problems(count_pictures(text))
    )


def _list_problems(pictures: int) -> list[Problem]:
    if not pictures:
        return []
    message = (
        f"Có {pictures} hình ảnh, chữ trong hình (nếu có) không đọc được; cần xem trong tệp gốc."
    )
    return [Problem("txt-picture-unread", message)]


def _read_table(lines: list[str], index: int) -> tuple[DraftTable, int] | None:
    if not lines[index].strip():
        return None
    for dialect in DIALECTS:
        found = dialect(lines, index)
        if found is not None:
            return found
    return None


def _read_prose(lines: list[str]) -> list[DraftParagraph]:
    lines, numbers = take_page_numbers([line for line in lines if not _FRAME.match(line)])
    paragraphs = [read_paragraph(line) for line in unwrap(part_sides(lines)) if not is_rule(line)]
    paragraphs += [DraftParagraph(number, furniture=True) for number in numbers]
    return [paragraph for paragraph in paragraphs if paragraph.text.strip()]


FORMAT = Format("txt", "text/plain", is_text, parse, priority=90)
