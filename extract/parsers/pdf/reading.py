"""Bytes of a PDF to a draft: opening, page by page, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from extract.document.draft import Draft, Problem
from extract.errors import UnreadableDocument
from extract.parsers.pdf.layout import PageLayout, read_page
from extract.parsers.pdf.pages import assemble_items

_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read_document(data: bytes) -> Draft:
    """Read all pages.

    Raises:
        UnreadableDocument: damaged, encrypted, or without any text.
    """
    with _open(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise _damaged()
        layouts: list[PageLayout] = []
        problems: list[Problem] = []
        for index in range(count):
            layout = _read_page(document, index)
            if layout is None:
                problems.append(_unreadable_page(index + 1))
                continue
            layouts.append(layout)
            problems.extend(_page_problems(layout))
    if not any(layout.lines or layout.tables for layout in layouts):
        if problems and all(problem.rule == "page-unreadable" for problem in problems):
            raise _damaged()
        raise UnreadableDocument(
            f"the PDF holds images only ({count} pages), no text",
            "run OCR first, for example: ocrmypdf -l vie in.pdf out.pdf",
        )
    return Draft(assemble_items(layouts), "pdf", pages=count, problems=problems)


@contextmanager
def _open(data: bytes) -> Iterator[pdfium.FPDF_DOCUMENT]:
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if pdfium.FPDF_GetLastError() in _LOCKED or "assword" in str(error):
            raise UnreadableDocument(
                "the PDF is encrypted with a password", "remove the password and try again"
            ) from error
        raise _damaged() from error
    try:
        yield document.raw
    finally:
        document.close()


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(
        "the PDF is damaged or cut off", "ask the sender for it again, or print it to PDF anew"
    )


def _read_page(document: pdfium.FPDF_DOCUMENT, index: int) -> PageLayout | None:
    page = _load_page(document, index)
    if not page:
        return None
    try:
        return read_page(page, index + 1)
    finally:
        pdfium.FPDF_ClosePage(page)


def _load_page(document: pdfium.FPDF_DOCUMENT, index: int) -> pdfium.FPDF_PAGE:
    """Load a page with what is stamped onto it (number, date, signature) made part of it."""
    page = pdfium.FPDF_LoadPage(document, index)
    if (
        page
        and pdfium.FPDFPage_GetAnnotCount(page) > 0
        and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    ):
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    return page


def _page_problems(layout: PageLayout) -> Iterator[Problem]:
    if layout.empty:
        yield Problem(
            "page-without-text",
            f"Trang {layout.number} chỉ có hình ảnh, không có chữ nên chưa đọc được; "
            "cần nhận dạng chữ (OCR) trước.",
            layout.number,
        )
    if layout.unmapped:
        yield Problem(
            "unmapped-characters",
            f"Trang {layout.number} có {layout.unmapped} ký tự không xác định được do phông "
            "chữ của tệp PDF thiếu bảng mã.",
            layout.number,
        )

    if layout.legacy:
        yield Problem(
            "legacy-font",
            f"Trang {layout.number} dùng phông chữ cũ (TCVN3 hoặc VNI) nên chữ tiếng Việt "
            "đọc ra không đúng; cần chuyển sang Unicode trước.",
            layout.number,
        )


def _unreadable_page(number: int) -> Problem:
    return Problem("page-unreadable", f"Trang {number} bị hỏng, không đọc được.", number)
