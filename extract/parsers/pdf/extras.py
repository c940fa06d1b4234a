"""What a PDF holds beside its pages: attached files, forms that only one program shows."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from extract.document.draft import Problem

_SHOWN = 3  # names of attached files
_LONGEST_NAME = 200  # UTF-16 units


def list_extras(document: pdfium.FPDF_DOCUMENT) -> Iterator[Problem]:
    """One problem for each kind of content that no page shows."""
    count = pdfium.FPDFDoc_GetAttachmentCount(document)
    if count > 0:
        names = ", ".join(f"“{_name(document, place)}”" for place in range(min(count, _SHOWN)))
        yield Problem(
            "attached-files",
            f"Tệp PDF có {count} tệp đính kèm ({names}) chưa được đọc; cần lưu ra và đọc riêng.",
        )
    # PDF 32000-1, 12.7.8: forms in XML, which pages of a PDF may not show.
    if pdfium.FPDF_GetFormType(document) in (
        pdfium.FORMTYPE_XFA_FULL,
        pdfium.FORMTYPE_XFA_FOREGROUND,
    ):
        yield Problem(
            "xfa-form",
            "Tệp PDF là biểu mẫu XFA, chỉ đọc được phần hiện trên trang; cần in ra PDF thường "
            "rồi đọc lại.",
        )


def _name(document: pdfium.FPDF_DOCUMENT, place: int) -> str:
    attachment = pdfium.FPDFDoc_GetAttachment(document, place)
    buffer = (ctypes.c_ushort * _LONGEST_NAME)()
    size = pdfium.FPDFAttachment_GetName(attachment, buffer, ctypes.sizeof(buffer))
    if not 2 < size <= ctypes.sizeof(buffer):
        return "…"
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
