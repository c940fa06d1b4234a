"""Headers of a first page are text of that page: a letterhead may stand there.

A header of every page runs along the text and is furniture. One that is printed on a single
page (ECMA-376 part 1, 17.10.6 titlePg) says something there: the letterhead, or what an
annex belongs to. It is put into the text, at the beginning of its section.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from extract.parsers.docx.names import (
    BODY,
    FIRST_PAGE,
    FOOTER_MARK,
    HEADER_MARK,
    KIND,
    PARAGRAPH,
    PART_ID,
    SECTION,
    TEXT,
    VALUE,
    is_on,
)
from extract.parsers.docx.revisions import drop
from extract.parsers.package import Package, Relation

# Bytes and name of a part -> its flattened root.
ParsePart = Callable[[bytes, str], etree._Element]


def place_first_headers(
    root: etree._Element, package: Package, relations: list[Relation], parse: ParsePart
) -> None:
    """Put headers of first pages into the text; take out those that are never shown."""
    parts = {relation.id: relation.part for relation in relations if relation.kind == "header"}
    sections = list(root.iter(SECTION))
    any_first = any(_has_first_page(section) for section in sections)
    seen: set[str] = set()
    begin: etree._Element | None = None
    for section in sections:
        for mark in section.findall(HEADER_MARK) + section.findall(FOOTER_MARK):
            if mark.get(KIND) != "first":
                continue
            if mark.tag == FOOTER_MARK or not _has_first_page(section):
                # Shown at all only where this section or a later one has a first page.
                if not any_first:
                    drop(mark)
                continue
            part = parts.get(mark.get(PART_ID) or "", "")
            data = package.read_part(part)
            header = None if data is None else parse(data, part)
            if header is not None and _says_something(header, seen):
                drop(mark)
                _insert(header, root, begin)
        begin = next(section.iterancestors(PARAGRAPH), None)


def _has_first_page(section: etree._Element) -> bool:
    mark = section.find(FIRST_PAGE)
    return mark is not None and is_on(mark.get(VALUE))


def _says_something(header: etree._Element, seen: set[str]) -> bool:
    """Whether a header has words, more than a page number, that no other has said before."""
    words = "".join(text.text or "" for text in header.iter(TEXT)).strip()
    new = words not in seen and any(char.isalpha() for char in words)
    seen.add(words)
    return new


def _insert(header: etree._Element, root: etree._Element, begin: etree._Element | None) -> None:
    """Put the blocks of a header after the paragraph ``begin``, or first of the body.

    An empty paragraph behind them keeps a table of theirs apart from one of the text.
    """
    body = root.find(BODY)
    blocks = [*header, etree.Element(PARAGRAPH)]
    for block in reversed(blocks):
        if begin is not None:
            begin.addnext(block)
        elif body is not None:
            body.insert(0, block)
