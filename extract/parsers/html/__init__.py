"""Web pages: what Word, LibreOffice and Google Docs export, and pages of legal portals.

What comes in: bytes of HTML or XHTML. What goes out: the paragraphs and tables that a
browser shows, in reading order. Menus and the like are furniture; what is hidden and what
pictures hold is counted. The tree is built as the HTML standard has it (13.2), so broken
markup is read as browsers read it.
"""

from __future__ import annotations

from extract.document.draft import Draft
from extract.parsers import Format
from extract.parsers.html.sniffing import is_page
from extract.source import Source


def accepts(source: Source) -> bool:
    """Whether the content is a whole page, or a part of one with nothing but markup in it."""
    return is_page(source.data)


def parse(source: Source) -> Draft:
    """Read a page.

    Raises:
        UnreadableDocument: in an encoding that cannot be told, or without any text.
    """
    from extract.parsers.html.decoding import decode_page
    from extract.parsers.html.reading import read_page

    text, encoding = decode_page(source.data)
    draft = read_page(text, parser=FORMAT.name)
    draft.encoding = encoding
    return draft


FORMAT = Format("html", "text/html", accepts, parse, priority=25)
