"""The zip package: which part is the document, what belongs to it, and its XML, safely."""

from __future__ import annotations

import codecs
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import IO
from urllib.parse import unquote

from lxml import etree

from extract.errors import UnreadableDocument

MAX_XML_BYTES = 256 << 20
# Markup of a long plan packs to a tenth or a fiftieth; only one letter repeated goes further.
_BOMB_BYTES = 16 << 20
_BOMB_RATIO = 250
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES_PART = "[content_types].xml"
_USUAL_MAIN = "word/document.xml"
_WORD_TYPES = ("wordprocessingml", "ms-word")
# Strict documents (ISO/IEC 29500 part 1) differ from transitional ones in these namespaces.
_STRICT = tuple(
    (
        f"http://purl.oclc.org/ooxml/{family}/{name}".encode(),
        f"http://schemas.openxmlformats.org/{family}/2006/{name}".encode(),
    )
    for family, name in (
        ("wordprocessingml", "main"),
        ("officeDocument", "relationships"),
        ("officeDocument", "math"),
        ("drawingml", "main"),
        ("drawingml", "picture"),
        ("drawingml", "chart"),
        ("drawingml", "diagram"),
        ("drawingml", "wordprocessingDrawing"),
        ("spreadsheetml", "main"),
        ("drawingml", "spreadsheetDrawing"),
    )
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PROLOG = 4096
_DAMAGED = "the zip archive is damaged"
_SAVE_AGAIN = "open it in Office and save it again, or ask the sender for it again"


@dataclass(frozen=True, slots=True)
class Relation:
    """One part that another part refers to: its id there, its kind ("header"), its name."""

    id: str
    kind: str
    part: str


class Package:
    """Parts of a zip package by name, whatever case and slashes the archive uses.

    Raises:
        UnreadableDocument: the archive is damaged or encrypted, a part is not XML, or the
            XML is larger than ``MAX_XML_BYTES`` altogether.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableDocument(_DAMAGED, _SAVE_AGAIN) from error
        self._entries = {_plain(info.filename): info for info in self._archive.infolist()}
        self._read_bytes = 0

    @property
    def names(self) -> list[str]:
        """Names of all entries, lower case, with forward slashes."""
        return list(self._entries)

    @cached_property
    def main_part(self) -> str | None:
        """Name of the word main document part; None where the package has none."""
        return self.find_main(_is_word, _USUAL_MAIN)

    def find_main(self, accepts: Callable[[str], bool], usual: str) -> str | None:
        """Name of the main part whose media type is accepted, or of the part usually called so.

        ``accepts`` takes a media type in lower case; None where there is neither.
        """
        types = self._content_types()
        for relation in self.find_relations(""):
            if relation.kind == "officedocument" and accepts(self._type_of(relation.part, types)):
                return relation.part if relation.part in self._entries else None
        for name, media_type in types.items():
            if accepts(media_type) and name in self._entries:
                return name
        return usual if usual in self._entries else None

    def find_relations(self, part: str) -> list[Relation]:
        """Parts that ``part`` refers to ("" is the package itself); outside targets left out."""
        folder, name = posixpath.split(part)
        root = self.read_xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        found = []
        for element in root.iter(_RELATION):
            if (element.get("TargetMode") or "").lower() == "external":
                continue
            target = posixpath.join("/", folder, unquote(element.get("Target") or ""))
            kind = (element.get("Type") or "").rsplit("/", 1)[-1].lower()
            found.append(
                Relation(element.get("Id") or "", kind, _plain(posixpath.normpath(target)))
            )
        return found

    def read_part(self, name: str) -> bytes | None:
        """Bytes of a part; None where the package has no such part."""
        info = self._entries.get(name)
        if info is None:
            return None
        if info.file_size > max(_BOMB_BYTES, _BOMB_RATIO * info.compress_size):
            raise UnreadableDocument(
                f"{info.filename} in it unpacks to {info.file_size >> 20} MB of repetition",
                "ask the sender for the document itself",
            )
        self._read_bytes += info.file_size
        if self._read_bytes > MAX_XML_BYTES:
            raise UnreadableDocument(
                f"the text unpacks to more than {MAX_XML_BYTES >> 20} MB", "split the document"
            )
        with self.open_part(name) as stream:
            return stream.read()

    @contextmanager
    def open_part(self, name: str) -> Iterator[IO[bytes]]:
        """A part as a stream, for one that is too large to be kept whole.

        What is wrong with it is told when it is read.
        """
        info = self._entries.get(name)
        if info is None:
            raise UnreadableDocument(f"{name} is missing in it", _SAVE_AGAIN)
        if info.flag_bits & 1:
            raise UnreadableDocument(
                "the file is encrypted with a password", "remove the password and save it again"
            )
        try:
            with self._archive.open(info) as stream:
                yield stream
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            RuntimeError,
        ) as error:
            raise UnreadableDocument(f"{_DAMAGED} ({info.filename})", _SAVE_AGAIN) from error

    def read_xml(self, name: str) -> etree._Element | None:
        """Root element of a part, in transitional namespaces; None where there is no part."""
        data = self.read_part(name)
        return None if data is None else parse_xml(data, name)

    def _content_types(self) -> dict[str, str]:
        root = self.read_xml(_TYPES_PART)
        types: dict[str, str] = {}
        if root is None:
            return types
        for element in root.iter(_TYPES + "Override", _TYPES + "Default"):
            key = element.get("PartName") or "." + (element.get("Extension") or "").lower()
            types[_plain(key)] = (element.get("ContentType") or "").lower()
        return types

    def _type_of(self, part: str, types: dict[str, str]) -> str:
        return types.get(part) or types.get(posixpath.splitext(part)[1]) or ""


def to_utf8(data: bytes) -> bytes:
    """XML in UTF-16 as UTF-8, other XML as it is.

    Raises:
        UnicodeDecodeError: (a ``ValueError``) the bytes are no UTF-16 although they say so.
    """
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    return _DECLARATION.sub("", data.decode("utf-16"), count=1).encode()


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Parse XML that nobody vouches for: no entities, no network, libxml2's own limits kept.

    Raises:
        UnreadableDocument: not well-formed, or with a document type declaration, which
            Office Open XML forbids (ECMA-376 part 2, 8.1.4) and only attacks use.
    """
    data = to_utf8(data)
    if b"http://purl.oclc.org/ooxml/" in data[:8192]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    if b"<!DOCTYPE" in data[:_PROLOG]:
        raise _declares_type(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableDocument(f"{name} in it is not well-formed XML", _SAVE_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares_type(name)
    return root


def _declares_type(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} in it declares a document type, which no Office file may", _SAVE_AGAIN
    )


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _is_word(media_type: str) -> bool:
    return media_type.endswith("main+xml") and any(word in media_type for word in _WORD_TYPES)
