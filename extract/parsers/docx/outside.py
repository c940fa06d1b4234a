"""Text of a document that stands in other parts: inserted files, diagrams, sub-documents.

Sources: ECMA-376 part 1, 17.17.2.1 (altChunk), 17.17.2.2 (subDoc), 21.4 (diagrams).
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from lxml import etree

from extract.document.draft import Draft, DraftParagraph, DraftTable, Problem
from extract.errors import KehoachError
from extract.parsers import detect_format
from extract.parsers.docx.names import (
    DIAGRAM,
    DIAGRAM_DATA,
    DIAGRAM_POINT,
    DRAWING_PARAGRAPH,
    DRAWING_TEXT,
    OUTSIDE_CHUNK,
    PART_ID,
    SUB_DOCUMENT,
)
from extract.parsers.package import Package, Relation
from extract.source import Source

Items = list[DraftParagraph | DraftTable]
_QUOTED_NAMES = 3
_MAX_CHUNKS = 100  # other programs may be needed for each


class OutsideParts:
    """Reads what the text takes from other parts, and puts it where it is taken.

    Attributes:
        handlers: what to call for which element.
        insert: takes what was read; set before the text is read.
        problems: what could not be read, or lost its shape.
    """

    def __init__(
        self,
        package: Package,
        relations: list[Relation],
        read_word: Callable[[Package], Draft] | None,
    ) -> None:
        """``read_word`` reads a Word package inside; None where they nest too deeply."""
        self._package = package
        self._parts = {relation.id: relation.part for relation in relations}
        self._read_word = read_word
        self._unread: list[str] = []
        self._inner: list[Problem] = []
        self._chunks = 0
        self._diagrams = 0
        self.insert: Callable[[Items], None] = lambda items: None
        self.handlers: dict[str, Callable[[etree._Element], None]] = {
            OUTSIDE_CHUNK: self._take_chunk,
            DIAGRAM: self._take_diagram,
            SUB_DOCUMENT: lambda element: self._unread.append("văn bản con"),
        }

    @property
    def problems(self) -> list[Problem]:
        """What could not be read, or was read without its shape."""
        found = list(self._inner)
        if self._unread:
            shown = ", ".join(f"“{name}”" for name in self._unread[:_QUOTED_NAMES])
            found.append(
                Problem(
                    "docx-insert-unread",
                    f"Có {len(self._unread)} phần chèn từ tệp khác không đọc được ({shown}); "
                    "cần xem trong tệp gốc.",
                )
            )
        if self._diagrams:
            found.append(
                Problem(
                    "docx-diagram-flattened",
                    f"Chữ trong {self._diagrams} sơ đồ (SmartArt) được đọc lần lượt từng ô, "
                    "không giữ được hình vẽ; cần xem trong tệp gốc.",
                )
            )
        return found

    def _take_chunk(self, element: etree._Element) -> None:
        part = self._parts.get(element.get(PART_ID) or "", "")
        try:
            draft = self._read_chunk(part)
        except KehoachError:
            self._unread.append(posixpath.basename(part) or "không rõ tên")
            return
        self._inner += draft.problems
        # Headers and footers of the inserted file are not inserted with it.
        self.insert(
            [item for item in draft.items if isinstance(item, DraftTable) or not item.furniture]
        )

    def _read_chunk(self, part: str) -> Draft:
        """An inserted file, read by the parser of its format.

        Raises:
            KehoachError: no parser reads it, or it is not there.
        """
        data = self._package.read_part(part)
        self._chunks += 1
        if not data or self._chunks > _MAX_CHUNKS:
            raise KehoachError("the inserted file is missing", "open it in Word and save it again")
        source = Source(posixpath.basename(part), data)
        chosen = detect_format(source)
        if chosen.name != "docx":
            return chosen.parse(source)
        if self._read_word is None:
            raise KehoachError("files are inserted too deeply", "save the document as one")
        return self._read_word(Package(source.data))

    def _take_diagram(self, element: etree._Element) -> None:
        root = self._package.read_xml(self._parts.get(element.get(DIAGRAM_DATA) or "", ""))
        texts = [] if root is None else _list_texts(root)
        if texts:
            self._diagrams += 1
            self.insert([DraftParagraph(text) for text in texts])
        else:
            self._unread.append("sơ đồ")


def _list_texts(root: etree._Element) -> list[str]:
    """Paragraphs of a diagram's points, in the order of its data."""
    found = []
    for point in root.iter(DIAGRAM_POINT):
        for paragraph in point.iter(DRAWING_PARAGRAPH):
            text = "".join(part.text or "" for part in paragraph.iter(DRAWING_TEXT)).strip()
            if text:
                found.append(text)
    return found
