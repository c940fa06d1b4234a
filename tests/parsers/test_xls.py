"""What only .xls files have, and how they break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import KehoachError, UnreadableDocument
from extract.parsers import detect_format
from extract.parsers.sheets import gathering
from extract.source import Source
from tests.workbooks import Tab, build_xls

ROWS = [["STT", "Nhiệm vụ", "Chủ trì"], [1, "Rà soát", "Phòng A"], [2, "Tập huấn", "Phòng B"]]
BOOK = build_xls(Tab("Kế hoạch", ROWS))
_WRITE_ACCESS = b"\x5c\x00\x70\x00"
_FILE_PASS = b"\x2f\x00\x70\x00"


def read(data: bytes) -> object:
    source = Source("book.xls", data)
    return detect_format(source).parse(source)


def test_content_tells_an_old_workbook() -> None:
    chosen = detect_format(Source("plan.docx", BOOK))
    assert (chosen.name, chosen.media_type) == ("xls", "application/vnd.ms-excel")


def test_workbook_with_a_password_is_called_so() -> None:
    assert BOOK.count(_WRITE_ACCESS) == 1
    with pytest.raises(UnreadableDocument, match="encrypted with a password"):
        read(BOOK.replace(_WRITE_ACCESS, _FILE_PASS))


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MAX_CELLS", 8)
    with pytest.raises(UnreadableDocument, match="more than 8 filled cells"):
        read(BOOK)


@pytest.mark.parametrize("size", [0.2, 0.5, 0.9])
def test_cut_workbook_is_refused(size: float) -> None:
    with pytest.raises(KehoachError):
        read(BOOK[: int(len(BOOK) * size)])


@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=4))
def test_damaged_bytes_never_break_out(place: int, found: bytes) -> None:
    try:
        read(BOOK[:place] + found + BOOK[place + len(found) :])
    except KehoachError:
        return
