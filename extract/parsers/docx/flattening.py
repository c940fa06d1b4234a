"""Bring the markup into the order and shape that one flat pass can read.

Changes a tree in place: tracked changes are accepted, one branch of each alternative is
kept, text boxes are put after the paragraph they hang on, joined paragraphs become one, and
every table gets an end mark. Afterwards no paragraph holds another, and document order is
reading order. Each step costs one C-level scan where there is nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml import etree

from extract.parsers.docx.names import (
    ALTERNATIVES,
    CELL,
    CELL_DELETED,
    CELL_PROPERTIES,
    CHOICE,
    DELETED,
    FALLBACK,
    FONTS,
    FRAME,
    HIDDEN,
    MATH_TEXT,
    MOVED_AWAY,
    OLD_PROPERTIES,
    OTHER_FONT,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PLAIN_FONT,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    STYLE_SEPARATOR,
    TABLE,
    TABLE_END,
    TABLE_PROPERTIES,
    TEXT,
    TEXT_BOX,
    VALUE,
    WORD,
    is_on,
)
from extract.parsers.docx.package import parse_xml
from extract.parsers.docx.symbols import is_symbol_font, replace_signs

_MARKERS = tuple(
    WORD + name
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    )
)

_SYMBOL_FONTS = (b'"Symbol', b'"Wingdings', b"'Symbol", b"'Wingdings")
_PROPERTIES = {TABLE: TABLE_PROPERTIES, ROW: ROW_PROPERTIES, CELL: CELL_PROPERTIES}


def parse_flat(data: bytes, name: str) -> etree._Element:
    """Parse a document, header, footer or note part and make it readable in one flat pass.

    Raises:
        UnreadableDocument: the part is no XML that can be read.
    """
    root = parse_xml(data, name)
    _choose_alternatives(root)
    _accept_changes(root)
    _join_hidden_marks(root)
    if any(font in data for font in _SYMBOL_FONTS):
        _replace_signs(root)
    _move_text_boxes(root)
    _mark_tables(root)
    return root


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _choose_alternatives(root: etree._Element) -> None:
    """Keep the first branch with text, else the first one; a branch is transparent."""
    for element in list(root.iter(ALTERNATIVES)):
        branches = [child for child in element if child.tag in (CHOICE, FALLBACK)]
        kept = next((branch for branch in branches if _has_text(branch)), None)
        for branch in branches:
            if branch is not (kept if kept is not None else branches[0]):
                element.remove(branch)


def _has_text(element: etree._Element) -> bool:
    return any(found.text for found in element.iter(TEXT, MATH_TEXT))


def _accept_changes(root: etree._Element) -> None:
    """Take deletions and moved-away text out, with the rows and paragraph marks they cover."""
    joined: list[etree._Element] = []
    for element in list(root.iter(DELETED, MOVED_AWAY, CELL_DELETED, *OLD_PROPERTIES)):
        parent = element.getparent()
        if parent is None:
            continue
        if parent.tag == ROW_PROPERTIES and element.tag == DELETED:
            _drop_ancestor(parent, ROW)
        elif element.tag == CELL_DELETED:
            _drop_ancestor(parent, CELL)
        elif parent.tag == RUN_PROPERTIES and element.tag in (DELETED, MOVED_AWAY):
            joined += _find_marked(element)
        else:
            parent.remove(element)
    for paragraph in reversed(joined):
        _join_next(paragraph, keep_first=False)


def _find_marked(element: etree._Element) -> list[etree._Element]:
    """The paragraph whose mark has this run property; none where it is a run's own."""
    ancestors = list(islice(element.iterancestors(), 3))
    tags = [ancestor.tag for ancestor in ancestors]
    return ancestors[2:] if tags == [RUN_PROPERTIES, PARAGRAPH_PROPERTIES, PARAGRAPH] else []


def _drop_ancestor(element: etree._Element, tag: str) -> None:
    found = next(element.iterancestors(tag), None)
    if found is not None:
        _drop(found)


def _join_hidden_marks(root: etree._Element) -> None:
    """Join a paragraph whose mark is hidden with the next: so Word prints them."""
    joined: dict[etree._Element, None] = {}
    for element in root.iter(HIDDEN, STYLE_SEPARATOR):
        if is_on(element.get(VALUE)):
            joined.update(dict.fromkeys(_find_marked(element)))
    for paragraph in reversed(joined):
        _join_next(paragraph, keep_first=_has_visible_text(paragraph))


def _has_visible_text(paragraph: etree._Element) -> bool:
    return any(
        next(run.iter(HIDDEN), None) is None and _has_text(run) for run in paragraph.iter(RUN)
    )


def _join_next(paragraph: etree._Element, keep_first: bool) -> None:
    """Put the content of ``paragraph`` before that of the next one.

    The paragraph that goes on has the properties of its surviving mark, the next one's,
    unless ``keep_first``. Every child moves once, so long chains (joined from the last to
    the first) stay linear. Without a next paragraph only an empty one is taken out.
    """
    following = paragraph.getnext()
    while following is not None and following.tag in _MARKERS:
        following = following.getnext()
    if following is None or following.tag != PARAGRAPH:
        if not keep_first and not _has_text(paragraph):
            _drop(paragraph)
        return
    old = following.find(PARAGRAPH_PROPERTIES)
    own = paragraph.find(PARAGRAPH_PROPERTIES)
    content = [child for child in paragraph if child is not own]
    if keep_first:
        if old is not None:
            following.remove(old)
        old = own
        if old is not None:
            following.insert(0, old)
    for child in reversed(content):
        if old is None:
            following.insert(0, child)
        else:
            old.addnext(child)
    _drop(paragraph)


def _replace_signs(root: etree._Element) -> None:
    """Write runs that are set in a symbol font as Unicode text."""
    for fonts in root.iter(FONTS):
        font = fonts.get(PLAIN_FONT) or fonts.get(OTHER_FONT)
        if font is None or not is_symbol_font(font):
            continue
        run = next(fonts.iterancestors(RUN, PARAGRAPH), None)
        if run is not None and run.tag == RUN:
            for text in run.iter(TEXT):
                text.text = replace_signs(text.text or "", font)


def _move_text_boxes(root: etree._Element) -> None:
    """Put the blocks of a text box after the paragraph that it is anchored in.

    From the last box to the first: so inner boxes are out before outer ones, and several
    boxes of one paragraph keep their order.
    """
    for box in reversed(list(root.iter(TEXT_BOX))):
        anchor = next(box.iterancestors(PARAGRAPH), None)
        if anchor is not None:
            for block in reversed(list(box)):
                anchor.addnext(block)


def _mark_tables(root: etree._Element) -> None:
    """Put an end mark after every table; open the frames that hold nothing but tables."""
    tables = list(root.iter(TABLE))
    for outer in _find_outer(tables):
        _open_frame(outer)
    for table in tables:
        if table.tag == TABLE:
            table.addnext(etree.Element(TABLE_END))


def _find_outer(tables: Iterable[etree._Element]) -> list[etree._Element]:
    """Tables that hold a table."""
    found: dict[etree._Element, None] = {}
    for table in tables:
        outer = next(table.iterancestors(TABLE), None)
        if outer is not None:
            found[outer] = None
    return list(found)


def _open_frame(table: etree._Element) -> None:
    """Make a table of one column transparent: it only draws borders around others."""
    own = [
        element
        for element in table.iter(ROW, CELL)
        if next(element.iterancestors(TABLE), None) is table
    ]
    rows = [element for element in own if element.tag == ROW]
    if len(own) != 2 * len(rows) or any(element.tag != CELL for element in own[1::2]):
        return
    for element in (table, *own):
        for properties in element.findall(_PROPERTIES[element.tag]):
            element.remove(properties)
        element.tag = FRAME
