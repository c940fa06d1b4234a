"""Word documents (Office Open XML, ECMA-376): bytes in, paragraphs and tables out.

One flat pass over the markup, linear in its size. Tracked changes are read as accepted,
comments are left out, automatic numbers are written as Word shows them. Pages are not
known: a Word file has none until something lays it out.
"""

from __future__ import annotations

from functools import lru_cache, partial

from lxml import etree

from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.errors import UnreadableDocument
from extract.parsers import Format
from extract.parsers.docx.fonts import FontDecoder
from extract.parsers.docx.furniture import Furniture, Marks
from extract.parsers.docx.headers import place_first_headers
from extract.parsers.docx.losses import Losses
from extract.parsers.docx.names import DOCUMENT
from extract.parsers.docx.numbering import Counters, NumberedList, read_lists
from extract.parsers.docx.outside import OutsideParts
from extract.parsers.docx.pictures import PagePictures
from extract.parsers.docx.reading import Reader, Setting
from extract.parsers.docx.styles import StyleSheet
from extract.parsers.docx.tabbed import part_columns
from extract.parsers.docx.unshown import Unshown
from extract.parsers.package import Package, Relation, parse_xml
from extract.source import Source

_NAME = "docx"
_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_DEPTH = 5  # of documents inserted into each other
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def accepts(source: Source) -> bool:
    """Whether the content is a word package, or one encrypted or cut short.

    Looks at the package's own relations and content types, so any part name, .docm and
    strict documents are known, and a workbook or a plain zip archive is not.
    """
    if _is_encrypted(source.data):
        return True
    if not source.data.startswith(_ZIP):
        return False
    try:
        return Package(source.data).main_part is not None
    except UnreadableDocument:
        return b"word/" in source.data


def parse(source: Source) -> Draft:
    """Read a word package.

    Raises:
        UnreadableDocument: encrypted, damaged, malformed, too large or without any text.
    """
    if _is_encrypted(source.data):
        raise UnreadableDocument(
            "the file is encrypted with a password",
            "open it in Word or Excel, remove the password and save it again",
        )
    try:
        return _read_package(Package(source.data))
    except (etree.LxmlError, LookupError, ValueError, ArithmeticError, RecursionError) as error:
        raise UnreadableDocument(
            f"the Word file is malformed ({error})", "open it in Word and save it again"
        ) from error


FORMAT = Format(
    name=_NAME,
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    accepts=accepts,
    parse=parse,
    priority=10,
)


def _is_encrypted(data: bytes) -> bool:
    return data.startswith(_COMPOUND_FILE) and _ENCRYPTED_STREAM in data


def _read_package(package: Package, depth: int = 0) -> Draft:
    main = package.main_part
    data = None if main is None else package.read_part(main)
    relations = [] if main is None else package.find_relations(main)
    style_part = _read_related(package, relations, "styles")
    unshown = Unshown()
    fonts = FontDecoder(style_part)
    root = None if main is None or data is None else fonts.parse(data, main, unshown)
    if main is None or root is None or root.tag != DOCUMENT:
        raise UnreadableDocument(
            "the archive has no Word document in it", "open it in Word and save it again"
        )
    place_first_headers(root, package, relations, partial(fonts.parse, unshown=unshown))
    styles = _read_styles(style_part)
    lists = _read_lists(_read_related(package, relations, "numbering"), fonts)
    marks, losses = Marks(), Losses()
    outside = OutsideParts(
        package,
        relations,
        None if depth >= _MAX_DEPTH else lambda inner: _read_package(inner, depth + 1),
    )
    watchers = {**marks.handlers, **losses.handlers, **outside.handlers}
    body = Reader(Setting(styles, Counters(lists)), unshown, watchers)
    outside.insert = body.insert
    body.read(root)
    text = part_columns(body.items)
    pictures = PagePictures(package)
    if not _has_text(text):
        parts = {relation.id: relation.part for relation in relations}
        pictures.read([parts.get(key, "") for key in losses.pages])
        text, losses.pages = pictures.items, pictures.unread
    furniture = Furniture(package, relations, marks, Setting(styles, Counters(lists)), fonts)
    items = [
        *furniture.read_parts("header"),
        *text,
        *furniture.read_notes(),
        *furniture.read_parts("footer"),
    ]
    return Draft(
        items=items,
        parser=_NAME,
        pages=pictures.pages,
        encoding=", ".join(fonts.encodings) or None,
        problems=[
            *pictures.problems,
            *outside.problems,
            *losses.report(unshown, body.fields.unread),
        ],
    )


def _has_text(items: list[DraftParagraph | DraftTable]) -> bool:
    return any(
        isinstance(item, DraftParagraph) or any(cell.text for cell in item.cells) for item in items
    )


def _read_related(package: Package, relations: list[Relation], kind: str) -> bytes:
    for relation in relations:
        if relation.kind == kind:
            return package.read_part(relation.part) or b""
    return b""


def _read_lists(data: bytes, fonts: FontDecoder) -> dict[int, NumberedList]:
    if not (fonts.encodings and data):
        return _read_numbering(data)
    root = parse_xml(data, "numbering.xml")
    fonts.decode_labels(root)
    return read_lists(root)


# Many plans of one office share their template, so a batch reads these parts once.
@lru_cache(maxsize=8)
def _read_styles(data: bytes) -> StyleSheet:
    return StyleSheet(parse_xml(data, "styles.xml") if data else None)


@lru_cache(maxsize=8)
def _read_numbering(data: bytes) -> dict[int, NumberedList]:
    return read_lists(parse_xml(data, "numbering.xml") if data else None)
