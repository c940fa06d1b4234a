"""PDF: ruled tables, paragraphs and columns read from where the glyphs and lines stand."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.parsers import Format
from extract.source import Source

_MAGIC_WITHIN = 1024  # PDF 32000-1, annex H.3.4.1: readers accept leading bytes


def accepts(source: Source) -> bool:
    """Whether the bytes begin as a PDF does."""
    return b"%PDF-" in source.data[:_MAGIC_WITHIN]


def parse(source: Source) -> Draft:
    """Read a PDF.

    Raises:
        UnreadableDocument: damaged, encrypted, or without any text.
    """
    # pdfium takes a tenth of a second to load, which other formats need not pay.
    from extract.parsers.pdf.reading import read_document

    return read_document(source.data)


FORMAT = Format(name="pdf", media_type="application/pdf", accepts=accepts, parse=parse)
