"""Headers, footers and notes: parts of their own that the text refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from extract.document.draft import DraftParagraph
from extract.parsers.docx import names
from extract.parsers.docx.fonts import FontDecoder
from extract.parsers.docx.reading import Reader, Setting
from extract.parsers.docx.unshown import Unshown
from extract.parsers.package import Package, Relation

_PART_MARKS = {names.HEADER_MARK: "header", names.FOOTER_MARK: "footer"}
_NOTE_MARKS = {names.FOOTNOTE_MARK: "footnotes", names.ENDNOTE_MARK: "endnotes"}
_NOTES = {"footnotes": names.FOOTNOTE, "endnotes": names.ENDNOTE}


class Marks:
    """Ids of the headers, footers and notes the text refers to, in its order.

    Attributes:
        handlers: what to call for which element.
    """

    def __init__(self) -> None:
        self._found: dict[str, dict[str, None]] = {}
        self.handlers: dict[str, Callable[[etree._Element], None]] = dict.fromkeys(
            (*_PART_MARKS, *_NOTE_MARKS), self._take
        )

    def find(self, kind: str) -> list[str]:
        """Ids of one kind ("header", "footnotes"), each once."""
        return list(self._found.get(kind, ()))

    def _take(self, element: etree._Element) -> None:
        tag = str(element.tag)
        kind = _PART_MARKS.get(tag) or _NOTE_MARKS[tag]
        mark = element.get(names.PART_ID if tag in _PART_MARKS else names.ID)
        self._found.setdefault(kind, {})[mark or ""] = None


class Furniture:
    """Reads what a document's marks refer to as furniture paragraphs."""

    def __init__(
        self,
        package: Package,
        relations: list[Relation],
        marks: Marks,
        setting: Setting,
        fonts: FontDecoder,
    ) -> None:
        self._package = package
        self._relations = relations
        self._marks = marks
        self._setting = setting
        self._fonts = fonts
        self._unshown = Unshown()  # of no weight where nothing is content

    def read_parts(self, kind: str) -> list[DraftParagraph]:
        """Paragraphs of all headers or footers, each distinct text once."""
        parts = {relation.id: relation.part for relation in self._relations}
        found: dict[str, DraftParagraph] = {}
        for part in dict.fromkeys(parts.get(mark, "") for mark in self._marks.find(kind)):
            data = self._package.read_part(part)
            if data is not None:
                for paragraph in self._read(self._fonts.parse(data, part, self._unshown)):
                    found.setdefault(paragraph.text, paragraph)
        return list(found.values())

    def read_notes(self) -> list[DraftParagraph]:
        """Footnotes, then endnotes, in the order in which the text refers to them."""
        found: list[DraftParagraph] = []
        for kind, tag in _NOTES.items():
            marks = self._marks.find(kind)
            part = next((item.part for item in self._relations if item.kind == kind), "")
            data = self._package.read_part(part) if marks else None
            if data is not None:
                root = self._fonts.parse(data, part, self._unshown)
                notes = {note.get(names.ID): note for note in root.iter(tag)}
                for mark in marks:
                    if mark in notes:
                        found += self._read(notes[mark])
        return found

    def _read(self, root: etree._Element) -> Iterator[DraftParagraph]:
        reader = Reader(self._setting, self._unshown)
        reader.read(root)
        for item in reader.items:
            if isinstance(item, DraftParagraph):
                yield DraftParagraph(item.text, None, item.style, furniture=True)
            else:
                # Column by column: the two sides of a letterhead are read one after the other.
                for cell in sorted(item.cells, key=lambda cell: (cell.column, cell.row)):
                    if cell.text:
                        yield DraftParagraph(cell.text, None, cell.style, furniture=True)
