"""A document of nothing but pictures: each is a page, read by the parser of pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.document.draft import DraftParagraph, DraftTable, Problem, RecognisedWord
from extract.errors import KehoachError, UnreadableDocument
from extract.parsers import detect_format
from extract.parsers.package import Package
from extract.source import Source

Items = list[DraftParagraph | DraftTable]


class PagePictures:
    """Reads pictures as pages.

    Attributes:
        items: what was read, the pages numbered by picture.
        problems: what the parser of pictures said.
        unread: the parts that could not be read.
        pages: number of pages, None where the file has text of its own.
    """

    def __init__(self, package: Package) -> None:
        self.items: Items = []
        self.problems: list[Problem] = []
        self.unread: list[str] = []
        self.pages: int | None = None
        self._package = package

    def read(self, parts: list[str]) -> None:
        """Read all pictures.

        Raises:
            UnreadableDocument: none could be read, or text was found in none.
        """
        error: KehoachError | None = None
        for number, part in enumerate(parts, 1):
            try:
                self._read_page(part, number)
            except KehoachError as failed:
                error = failed
                self.unread.append(part)
        if not self.items:
            raise _explain(len(parts), error)
        self.pages = len(parts)

    def _read_page(self, part: str, number: int) -> None:
        data = self._package.read_part(part)
        if not data:
            raise UnreadableDocument("the picture is missing", "ask the sender for it again")
        source = Source(posixpath.basename(part), data)
        draft = detect_format(source).parse(source)
        self.items += (_set_page(item, number) for item in draft.items)
        self.problems += (replace(problem, page=number) for problem in draft.problems)


def _set_page(item: DraftParagraph | DraftTable, page: int) -> DraftParagraph | DraftTable:
    if isinstance(item, DraftParagraph):
        item.page = page
        item.words = tuple(_move(item.words, page))
        return item
    for cell in item.cells:
        cell.page = page
        cell.words = tuple(_move(cell.words, page))
    return item


def _move(words: Iterable[RecognisedWord], page: int) -> Iterator[RecognisedWord]:
    return (replace(word, page=page) if word.page else word for word in words)


def _explain(pictures: int, error: KehoachError | None) -> UnreadableDocument:
    if not pictures:
        return UnreadableDocument(
            "the document has no text",
            "if its pages are pictures, recognise their text (OCR) first",
        )
    why = f": {error.reason}" if error else ""
    return UnreadableDocument(
        f"the document holds {pictures} picture{'s' if pictures > 1 else ''} and no text{why}",
        error.remedy if error else "recognise the text of the pictures (OCR) first",
    )
