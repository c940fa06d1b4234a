"""Tracked changes read as accepted, and paragraphs that Word shows as one joined.

Source: ECMA-376 part 1, 17.13.5 (revisions), 17.3.1.11 (framePr with a drop cap).
"""

from __future__ import annotations

from itertools import islice

from lxml import etree

from extract.parsers.docx.names import (
    CELL,
    CELL_DELETED,
    CELL_INSERTED,
    DELETED,
    DROP_CAP,
    HIDDEN,
    HIDDEN_ROW,
    INSERTED,
    MATH_TEXT,
    MOVED_AWAY,
    MOVED_HERE,
    OLD_PROPERTIES,
    PARAGRAPH,
    PARAGRAPH_FRAME,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    STYLE_SEPARATOR,
    TEXT,
    VALUE,
    WORD,
    is_on,
)
from extract.parsers.docx.unshown import Unshown

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
_KEPT = (INSERTED, MOVED_HERE, CELL_INSERTED)
_COUNTED = frozenset((INSERTED, DELETED, MOVED_HERE, CELL_INSERTED, CELL_DELETED))
_OUT = (DELETED, MOVED_AWAY, CELL_DELETED, HIDDEN_ROW, *OLD_PROPERTIES)


def accept_changes(root: etree._Element, unshown: Unshown) -> None:
    """Take deletions and moved-away text out, with the rows and marks they cover."""
    joined: list[etree._Element] = []
    for element in list(root.iter(*_KEPT, *_OUT)):
        tag, parent = element.tag, element.getparent()
        unshown.changes += tag in _COUNTED
        if tag in _KEPT or parent is None:
            continue
        if tag == HIDDEN_ROW:
            _hide_row(element, parent, unshown)
        elif parent.tag == ROW_PROPERTIES and tag == DELETED:
            _drop_ancestor(parent, ROW)
        elif tag == CELL_DELETED:
            _drop_ancestor(parent, CELL)
        elif parent.tag == RUN_PROPERTIES and tag in (DELETED, MOVED_AWAY):
            joined += _find_marked(element)
        else:
            parent.remove(element)
    for paragraph in reversed(joined):
        _join_next(paragraph, keep_first=False)


def _hide_row(element: etree._Element, properties: etree._Element, unshown: Unshown) -> None:
    if properties.tag != ROW_PROPERTIES or not is_on(element.get(VALUE)):
        return
    row = next(properties.iterancestors(ROW), None)
    if row is not None:
        unshown.hidden.append(" ".join(text.text or "" for text in row.iter(TEXT)))
        drop(row)


def join_paragraphs(root: etree._Element) -> None:
    """Join a paragraph whose mark is hidden, or that is a drop cap, with the next."""
    joined: dict[etree._Element, None] = {}
    for element in root.iter(HIDDEN, STYLE_SEPARATOR, PARAGRAPH_FRAME):
        if element.tag == PARAGRAPH_FRAME:
            if element.get(DROP_CAP) in ("drop", "margin"):
                joined.update(dict.fromkeys(islice(element.iterancestors(PARAGRAPH), 1)))
        elif is_on(element.get(VALUE)):
            joined.update(dict.fromkeys(_find_marked(element)))
    for paragraph in reversed(joined):
        framed = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{PARAGRAPH_FRAME}") is not None
        _join_next(paragraph, keep_first=not framed and _has_visible_text(paragraph))


def has_text(element: etree._Element) -> bool:
    """Whether text stands in an element, visible or not."""
    return any(found.text for found in element.iter(TEXT, MATH_TEXT))


def drop(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _find_marked(element: etree._Element) -> list[etree._Element]:
    """The paragraph whose mark has this run property; none where it is a run's own."""
    ancestors = list(islice(element.iterancestors(), 3))
    tags = [ancestor.tag for ancestor in ancestors]
    return ancestors[2:] if tags == [RUN_PROPERTIES, PARAGRAPH_PROPERTIES, PARAGRAPH] else []


def _drop_ancestor(element: etree._Element, tag: str) -> None:
    found = next(element.iterancestors(tag), None)
    if found is not None:
        drop(found)


def _has_visible_text(paragraph: etree._Element) -> bool:
    return any(
        next(run.iter(HIDDEN), None) is None and has_text(run) for run in paragraph.iter(RUN)
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
        if not keep_first and not has_text(paragraph):
            drop(paragraph)
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
    drop(paragraph)
