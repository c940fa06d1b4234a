"""Bring the markup into the order and shape that one flat pass can read.

Changes a tree in place: tracked changes are accepted, one branch of each alternative is
kept, text boxes are put after the paragraph they hang on, joined paragraphs become one, and
every table gets an end mark. Afterwards no paragraph holds another, and document order is
reading order. Each step costs one C-level scan where there is nothing to do.
"""

from __future__ import annotations

from lxml import etree

from extract.parsers.docx.frames import mark_tables
from extract.parsers.docx.names import (
    ALTERNATIVES,
    ANNOTATION,
    CHOICE,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_PROPERTIES,
    DRAWN_TEXT,
    FALLBACK,
    FONTS,
    MATH_TEXT,
    OTHER_FONT,
    PARAGRAPH,
    PLACEHOLDER,
    PLAIN_FONT,
    RUN,
    TEXT,
    TEXT_BOX,
    VALUE,
    is_on,
)
from extract.parsers.docx.revisions import accept_changes, drop, has_text, join_paragraphs
from extract.parsers.docx.symbols import (
    find_private,
    is_symbol_font,
    replace_private,
    replace_signs,
)
from extract.parsers.docx.unshown import Unshown
from extract.parsers.package import parse_xml, to_utf8

_PRIVATE_MARKS = (b"\xee", b"\xef", b"&#")  # first bytes of private-use letters; any by number
_SYMBOL_FONTS = (b"Symbol", b"dings")  # Wingdings and Webdings


def parse_flat(data: bytes, name: str, unshown: Unshown) -> etree._Element:
    """Parse a document, header, footer or note part and make it readable in one flat pass.

    Tracked changes, and what is taken out, are noted in ``unshown``.

    Raises:
        UnreadableDocument: the part is no XML that can be read.
    """
    data = to_utf8(data)
    root = parse_xml(data, name)
    _choose_alternatives(root)
    accept_changes(root, unshown)
    if b"showingPlcHdr" in data or b"ruby" in data:
        _drop_unsaid(root, unshown)
    join_paragraphs(root)
    if any(font in data for font in _SYMBOL_FONTS):
        _replace_signs(root)
    _move_text_boxes(root)
    mark_tables(root)
    return root


def write_private(root: etree._Element, data: bytes) -> None:
    """Write private-use letters in whatever font as Unicode text; ``data`` is the markup."""
    if any(mark in data for mark in _PRIVATE_MARKS):
        for text in root.iter(TEXT, MATH_TEXT):
            if text.text and find_private(text.text):
                text.text = replace_private(text.text)


def _choose_alternatives(root: etree._Element) -> None:
    """Keep the first branch with text, else the first one; a branch is transparent."""
    for element in list(root.iter(ALTERNATIVES)):
        branches = [child for child in element if child.tag in (CHOICE, FALLBACK)]
        kept = next((branch for branch in branches if has_text(branch)), None)
        for branch in branches:
            if branch is not (kept if kept is not None else branches[0]):
                element.remove(branch)


def _drop_unsaid(root: etree._Element, unshown: Unshown) -> None:
    """Take out what is no text of the writer: reading aids, prompts of empty controls."""
    for element in list(root.iter(ANNOTATION, PLACEHOLDER)):
        if element.tag == ANNOTATION:
            drop(element)
        elif is_on(element.get(VALUE)):
            _empty_control(element, unshown)


def _empty_control(placeholder: etree._Element, unshown: Unshown) -> None:
    """Empty a control that shows its prompt; its paragraphs and cells stay where they are."""
    properties = placeholder.getparent()
    control = None if properties is None else properties.getparent()
    if properties is None or control is None:
        return
    if properties.tag == CONTROL_PROPERTIES and control.tag == CONTROL:
        for content in control.iterchildren(CONTROL_CONTENT):
            for text in list(content.iter(TEXT)):
                unshown.prompts.append(text.text or "")
                drop(text)


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
    boxes of one paragraph keep their order. Text drawn as a picture is a box of its own.
    """
    for box in reversed(list(root.iter(TEXT_BOX, DRAWN_TEXT))):
        anchor = next(box.iterancestors(PARAGRAPH), None)
        if anchor is None:
            continue
        blocks = list(box) if box.tag == TEXT_BOX else _write_drawn_text(box)
        for block in reversed(blocks):
            anchor.addnext(block)


def _write_drawn_text(element: etree._Element) -> list[etree._Element]:
    """A paragraph with the words of a VML text path (WordArt of old files)."""
    words = element.get("string")
    if not words:
        return []
    paragraph = etree.Element(PARAGRAPH)
    text = etree.SubElement(etree.SubElement(paragraph, RUN), TEXT)
    text.text = words
    return [paragraph]
