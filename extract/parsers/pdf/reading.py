"""Bytes of a PDF to a draft: opening, page by page, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from extract.document.draft import Draft, Problem
from extract.errors import KehoachError, UnreadableDocument
from extract.parsers.pdf.extras import list_extras
from extract.parsers.pdf.layout import PageLayout, read_page
from extract.parsers.pdf.pages import assemble_items
from extract.parsers.pdf.rendering import is_scan, render
from extract.parsers.pdf.visibility import may_have_layers

if TYPE_CHECKING:
    from extract.parsers.scan.pool import Recogniser

_FEWEST_LINES = 10  # on each half of a sheet with two pages
_SHOWN = 80  # letters of a hidden text
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read_document(data: bytes) -> Draft:
    """Read all pages.

    Raises:
        UnreadableDocument: damaged, encrypted, or without any text.
        MissingProgram: all pages are scans, and Tesseract is not installed.
    """
    problems: list[Problem] = []
    with _open(data) as document, _Scans() as scans:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise _damaged()
        problems.extend(list_extras(document))
        layered = may_have_layers(data)
        layouts: list[PageLayout] = []
        for index in range(count):
            layout = _read_page(document, index, scans, layered)
            if layout is None:
                problems.append(_unreadable_page(index + 1))
            else:
                layouts.append(layout)
        layouts = [scans.finish(layout) for layout in layouts]
    for layout in layouts:
        problems.extend(_page_problems(layout, layout.number in scans.missed))
    traced = [layout.number for layout in layouts if layout.traced]
    if traced:
        problems.append(_traced_pages(traced))
    if not any(layout.lines or layout.tables for layout in layouts):
        raise _no_text(layouts, scans)
    encodings = dict.fromkeys(name for layout in layouts for name in layout.encodings)
    return Draft(
        assemble_items(layouts),
        "pdf",
        pages=count,
        encoding=", ".join(encodings) or None,
        problems=problems,
    )


class _Scans:
    """The pages of a document whose text has to be recognised."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._recogniser: Recogniser | None = None
        self._pages: dict[int, Future[PageLayout]] = {}
        self.failure: KehoachError | None = None  # why pages were not recognised
        self.missed: set[int] = set()

    def __enter__(self) -> _Scans:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def begin(self, page: pdfium.FPDF_PAGE, number: int) -> None:
        """Have a page recognised, if the program for it is there."""
        if self._recogniser is None and self.failure is None:
            # OpenCV takes a fifth of a second to load, which PDF files with text need not pay.
            from extract.parsers.scan.pool import Recogniser
            from extract.parsers.scan.program import require_program

            try:
                require_program()
                self._recogniser = self._stack.enter_context(Recogniser())
            except KehoachError as error:
                self.failure = error
        if self._recogniser is None:
            self.missed.add(number)
        else:
            self._pages[number] = self._recogniser.take(*render(page), number)

    def finish(self, layout: PageLayout) -> PageLayout:
        """The layout with what was recognised, or as it was where nothing had to be."""
        future = self._pages.pop(layout.number, None)
        found = self._result(future, layout.number) if future else None
        if found is not None and (found.lines or found.tables):
            found.garbled = layout.garbled
            return found
        if layout.garbled:
            self.missed.add(layout.number)
            layout.lines, layout.tables, layout.stamps = [], [], []
        return layout

    def _result(self, future: Future[PageLayout], number: int) -> PageLayout | None:
        try:
            return future.result()
        except KehoachError as error:
            self.failure = error
            self.missed.add(number)
            return None


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


def _no_text(layouts: list[PageLayout], scans: _Scans) -> KehoachError:
    """Why nothing was read of the pages that could be opened."""
    if not layouts:
        return _damaged()
    if not any(layout.empty or layout.garbled for layout in layouts):
        return UnreadableDocument(
            f"the PDF has no text, its pages ({len(layouts)}) are blank",
            "check that it is the right file",
        )
    return scans.failure or UnreadableDocument(
        f"the PDF holds images only ({len(layouts)} pages), and no text was recognised in them",
        "scan it anew at 300 dpi, upright and in focus",
    )


def _read_page(
    document: pdfium.FPDF_DOCUMENT, index: int, scans: _Scans, layered: bool
) -> PageLayout | None:
    page = _load_page(document, index)
    if not page:
        return None
    try:
        layout = read_page(page, index + 1, layered)
        if layout.garbled or is_scan(page, layout):
            scans.begin(page, index + 1)
        return layout
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


def _is_two_up(layout: PageLayout) -> bool:
    """Whether a broad page holds text on both sides of its middle and none across it."""
    if layout.width < 1.2 * layout.height:
        return False
    middle = layout.width / 2
    spans = [(line.x0, line.x1, 1) for line in layout.lines]
    spans += [(table.xs[0], table.xs[-1], _FEWEST_LINES) for table in layout.tables]
    left = sum(weight for _, x1, weight in spans if x1 < middle)
    right = sum(weight for x0, _, weight in spans if x0 > middle)
    across = any(x0 < middle < x1 for x0, x1, _ in spans)
    return not across and min(left, right) >= _FEWEST_LINES


def _page_problems(layout: PageLayout, missed: bool) -> Iterator[Problem]:
    if layout.garbled:
        outcome = "nhưng chưa nhận dạng được" if missed else "nên chữ được nhận dạng"
        yield Problem(
            "garbled-text",
            f"Trang {layout.number} dùng phông chữ thiếu bảng mã Unicode {outcome} từ hình ảnh "
            "của trang.",
            layout.number,
        )
    elif missed:
        yield Problem(
            "page-not-recognised",
            f"Trang {layout.number} là ảnh quét nhưng chưa nhận dạng được chữ; kiểm tra xem đã "
            "cài tesseract-ocr và tesseract-ocr-vie chưa.",
            layout.number,
        )
    elif layout.empty:
        yield Problem(
            "page-without-text",
            f"Trang {layout.number} chỉ có hình ảnh và không nhận dạng được chữ nào trong đó.",
            layout.number,
        )
    if layout.unmapped:
        yield Problem(
            "unmapped-characters",
            f"Trang {layout.number} có {layout.unmapped} ký tự không xác định được do phông "
            "chữ của tệp PDF thiếu bảng mã.",
            layout.number,
        )

    if _is_two_up(layout):
        yield Problem(
            "two-pages-per-sheet",
            f"Trang {layout.number} dường như là hai trang in trên một tờ nên thứ tự chữ có thể "
            "sai; cần dùng bản in mỗi tờ một trang.",
            layout.number,
        )
    if layout.hidden:
        yield Problem(
            "hidden-text",
            f"Trang {layout.number} có chữ ẩn, không hiện trên trang nên không đọc: "
            f"“{layout.hidden[:_SHOWN]}”.",
            layout.number,
        )
    if layout.stamps:
        words = layout.stamps[0][0].text
        yield Problem(
            "text-over-text",
            f"Trang {layout.number} có dòng in đè lên chữ khác, không đọc là nội dung: “{words}”.",
            layout.number,
        )
    if layout.legacy:
        yield Problem(
            "legacy-font",
            f"Trang {layout.number} dùng phông chữ cũ (TCVN3 hoặc VNI) nên chữ tiếng Việt "
            "đọc ra không đúng; cần chuyển sang Unicode trước.",
            layout.number,
        )


def _traced_pages(pages: list[int]) -> Problem:
    return Problem(
        "text-under-picture",
        f"{len(pages)} trang (từ trang {pages[0]}) là ảnh; chữ đọc từ lớp chữ nhận dạng có sẵn "
        "trong tệp, có thể sai.",
        pages[0],
    )


def _unreadable_page(number: int) -> Problem:
    return Problem("page-unreadable", f"Trang {number} bị hỏng, không đọc được.", number)
