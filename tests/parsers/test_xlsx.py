"""What only .xlsx files have: their parts, their markup, and how they break."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from extract.document.draft import Draft, DraftTable
from extract.errors import KehoachError, UnreadableDocument, UnsupportedFormat
from extract.parsers import detect_format
from extract.parsers.sheets import gathering, trimming
from extract.parsers.sheets.trimming import read_sheet_xml
from extract.source import Source
from tests.workbooks import Tab, build_xlsx

HEADER = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
ROW = [1, "Rà soát thủ tục", "Phòng Nội vụ", "Quý I/2026"]
BOOK = build_xlsx(Tab("KH", [HEADER, ROW, [2, "Tập huấn", "Phòng A", "Quý II/2026"]]))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def read(data: bytes) -> Draft:
    source = Source("book.xlsx", data)
    return detect_format(source).parse(source)


def list_texts(data: bytes) -> list[str]:
    return [
        text
        for item in read(data).items
        for text in (
            [cell.text for cell in item.cells] if isinstance(item, DraftTable) else [item.text]
        )
    ]


def list_messages(data: bytes) -> dict[str, str]:
    return {problem.rule: problem.message for problem in read(data).problems}


def replace_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return buffer.getvalue()


def read_part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def put_rows(rows: str, tail: str = "") -> bytes:
    """A workbook whose only sheet has this markup."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'
    return replace_parts(BOOK, {SHEET: sheet.encode()})


def draw(write: Any) -> bytes:
    """A workbook whose only sheet ``write`` fills with xlsxwriter."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("KH")
    for row, values in enumerate([HEADER, ROW]):
        sheet.write_row(row, 0, values)
    write(book, sheet)
    book.close()
    return buffer.getvalue()


# --- markup -----------------------------------------------------------------------------


def test_cells_without_addresses_stand_in_their_order() -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(
        f"<row>{''.join(cell.format(f'{name}{row}') for name in 'abc')}</row>" for row in range(2)
    )
    assert list_texts(put_rows(rows)) == ["KH", "a0", "b0", "c0", "a1", "b1", "c1"]


def test_rich_text_is_joined_and_reading_aids_are_left_out() -> None:
    item = (
        f'<sst xmlns="{MAIN}"><si><r><t>Rà </t></r><r><rPr><b/></rPr><t>soát</t></r>'
        '<rPh sb="0" eb="1"><t>zzz</t></rPh></si><si><t>một_x000D_\nhai_x005F_x</t></si></sst>'
    )
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    )
    data = replace_parts(put_rows(rows), {"xl/sharedStrings.xml": item.encode()})
    assert list_texts(data) == ["Rà soát", "một\n\nhai_x"]


def test_strict_workbooks_are_read() -> None:
    strict = {
        MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    parts = {}
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            for old, new in strict.items():
                text = text.replace(old, new)
            parts[name] = text.encode()
    assert list_texts(replace_parts(BOOK, parts)) == list_texts(BOOK)


def test_prefixed_markup_is_read() -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="B1"><x:v>5</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    assert list_texts(replace_parts(BOOK, {SHEET: sheet.encode()})) == ["5"]


def test_workbook_with_macros_is_read() -> None:
    types = read_part(BOOK, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    parts = {"[Content_Types].xml": types, "xl/vbaProject.bin": b"\xcc\x61\x00"}
    assert list_texts(replace_parts(BOOK, parts)) == list_texts(BOOK)


def test_table_object_needs_no_lines() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row(2, 0, [2, "Việc còn lại"])
        sheet.add_table("A1:D3", {"columns": [{"header": name} for name in HEADER]})
        sheet.write(3, 0, "Nguồn: Văn phòng")

    items = read(draw(write)).items
    assert [type(item).__name__ for item in items[1:]] == ["DraftTable", "DraftParagraph"]


def test_dates_in_words_are_dates() -> None:
    rows = '<row r="1"><c r="A1" t="d"><v>2026-07-01T00:00:00</v></c></row>'
    assert list_texts(put_rows(rows)) == ["01/07/2026"]


# --- what is lost is said ----------------------------------------------------------------


def test_formula_shows_its_stored_result() -> None:
    data = draw(lambda book, sheet: sheet.write_formula("A3", "=1+1", None, 2))
    assert "2" in list_texts(data)
    assert list_messages(data) == {}


def test_formula_without_a_result_is_unread_and_said() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, [1, "Việc", "=B9", "Quý I/2026"]):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    draft = read(buffer.getvalue())
    table = draft.items[-1]
    assert isinstance(table, DraftTable)
    assert [(cell.text, cell.column) for cell in table.cells if cell.jumbled] == [("", 2)]
    assert "C2" in draft.problems[0].message


def test_formula_that_gives_no_words_is_blank() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    assert list_messages(put_rows(rows)) == {}


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!"])
def test_error_is_unread_and_said(error: str) -> None:
    data = draw(lambda book, sheet: sheet.write_formula("C3", "=B9", None, error))
    assert not [text for text in list_texts(data) if error in text]
    assert error in list_messages(data)["sheet-cell-unread"]
    assert "C3" in list_messages(data)["sheet-cell-unread"]


def test_comments_pictures_and_shapes_are_said() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_comment("A1", "Hỏi lại")
        sheet.insert_textbox("F2", "Chữ trong khung")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=KH!$A$2:$A$3"})
        sheet.insert_chart("H5", chart)

    data = draw(write)
    messages = list_messages(data)
    assert "1 ghi chú" in messages["sheet-comments-left-out"]
    assert "1 hình ảnh" in messages["sheet-object-unread"]
    assert "Chữ trong khung" in messages["sheet-shape-text"]
    assert list_texts(data)[-1] == "Chữ trong khung"
    assert not [text for text in list_texts(data) if "Hỏi lại" in text]


def test_words_below_a_merge_are_said() -> None:
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = f'<row r="1">{cell.format("A1", "thấy")}{cell.format("B1", "khuất")}</row>'
    data = put_rows(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')
    assert list_texts(data) == ["thấy"]
    assert "khuất" in list_messages(data)["sheet-merged-text-hidden"]


# --- size --------------------------------------------------------------------------------


def test_formatted_blank_rows_cost_nothing() -> None:
    row = b'<row r="7" s="1" customFormat="1"><c r="A7" s="1"/><c r="B7" s="1"/></row>'
    head = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>5</v></c></row>'.encode()
    tail = b'</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
    sheet = head + row * 200_000 + tail
    kept = read_sheet_xml(io.BytesIO(sheet), "sheet")
    assert len(kept) < 4 << 20
    assert kept.startswith(head)
    assert kept.endswith(tail)
    assert list_texts(replace_parts(BOOK, {SHEET: sheet})) == ["5"]


def test_merge_of_whole_columns_reaches_no_further_than_the_cells() -> None:
    rows = '<row r="1"><c r="A1"><v>5</v></c></row><row r="3"><c r="B3"><v>6</v></c></row>'
    tail = '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B4:XFD9"/></mergeCells>'
    begin = time.monotonic()
    assert list_texts(put_rows(rows, tail)) == ["5", "6"]
    assert time.monotonic() - begin < 5


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MAX_CELLS", 11)
    with pytest.raises(UnreadableDocument, match="more than 11 filled cells"):
        read(BOOK)


def test_too_large_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trimming, "MAX_SHEET_BYTES", 300)
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        read(BOOK)


@given(st.lists(st.sampled_from(["v", "b"]), max_size=30), st.integers(1, 97))
def test_trimming_keeps_every_value(rows: list[str], chunk: int) -> None:
    """Whatever the size of the chunks that the part comes in."""
    marked = {"v": '<row r="{}"><c><v>x</v></c></row>', "b": '<row r="{}"><c s="1"/></row>'}
    body = "".join(marked[kind].format(number) for number, kind in enumerate(rows))
    sheet = f"<worksheet><sheetData>{body}</sheetData><merge/></worksheet>".encode()

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(chunk)

    kept = read_sheet_xml(Slow(sheet), "sheet")
    assert kept.count(b"<v>x</v>") == rows.count("v")
    last = max((number for number, kind in enumerate(rows) if kind == "v"), default=-1)
    assert all(b'r="%d"' % number in kept for number in range(last + 1))
    assert kept.endswith(b"</sheetData><merge/></worksheet>")


# --- files that cannot be read -----------------------------------------------------------


@pytest.mark.parametrize("size", [0.3, 0.6, 0.95])
def test_cut_workbook_is_refused(size: float) -> None:
    with pytest.raises(UnreadableDocument):
        read(BOOK[: int(len(BOOK) * size)])


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>một</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        "<row>",
    ],
)
def test_malformed_sheet_is_refused_in_words(rows: str) -> None:
    with pytest.raises(UnreadableDocument):
        read(put_rows(rows))


def test_binary_workbook_is_named() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
    with pytest.raises(UnsupportedFormat, match=r"\.xlsb"):
        read(buffer.getvalue())


@given(st.integers(0, len(BOOK) - 1), st.integers(0, 255))
def test_damaged_byte_never_breaks_out(place: int, byte: int) -> None:
    try:
        read(BOOK[:place] + bytes([byte]) + BOOK[place + 1 :])
    except KehoachError:
        return


def test_text_that_is_not_in_the_file_is_said() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>999</v></c></row>'
    assert "B1" in list_messages(put_rows(rows))["sheet-cell-unread"]


def test_sheet_that_is_a_chart_is_said() -> None:
    def write(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=KH!$A$2:$A$3"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)

    assert "“Biểu đồ”" in list_messages(draw(write))["sheet-object-unread"]
