"""OpenDocument workbooks, read by way of LibreOffice."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract import extract
from extract.errors import UnreadableDocument
from extract.parsers import detect_format
from extract.parsers.libreoffice import program
from extract.source import Source
from tests.parsers.offices import FOLDER, needs_soffice
from tests.test_formats_agree import strip_places
from tests.test_workbook_records import SIGNED_ANNEX
from tests.workbooks import build_xlsx

BOOK = (FOLDER / "annex.ods").read_bytes()


def pack(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return buffer.getvalue()


def test_content_tells_a_workbook() -> None:
    assert detect_format(Source("plan.xlsx", BOOK)).name == "ods"
    assert detect_format(Source("plan.xlsx", BOOK[:2000])).name == "ods"


@needs_soffice
def test_records_are_those_of_the_xlsx() -> None:
    found, expected = (
        strip_places(extract(data).model_dump(mode="json"))
        for data in (BOOK, build_xlsx(SIGNED_ANNEX))
    )
    assert found == expected
    assert len(found["tasks"]) == 3


def test_missing_program_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(program, "_PLACES", ())
    monkeypatch.delenv(program.PROGRAM_SETTING, raising=False)
    with pytest.raises(UnreadableDocument, match=r"LibreOffice.*install"):
        extract(BOOK)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pack(), "no text in it"),
        (pack(content=b"<x/>", **{"META-INF__manifest": b"<m:encryption-data/>"}), "password"),
        (BOOK[:-30], "damaged"),
    ],
)
def test_workbook_that_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        extract(data)
