"""The files: what is in them, that other programs read them, that they are the same twice."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import frictionless
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from extract.errors import UsageError
from extract.export import ExportOptions, choose_writers, find_writers, write_plan
from extract.export.columns import Column, load_layout
from extract.export.formats.csv_files import render_value
from tests.export.plans import make_plan, make_task

CSV_FILES = {
    "tasks.csv",
    "indicators.csv",
    "outputs.csv",
    "objectives.csv",
    "assignments.csv",
    "deadlines.csv",
    "citations.csv",
    "findings.csv",
}


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def open_sheet(folder: Path, title: str) -> Worksheet:
    return openpyxl.load_workbook(folder / "plan.xlsx")[title]


def test_the_formats() -> None:
    assert [writer.name for writer in find_writers()] == ["json", "csv", "xlsx"]
    assert [writer.name for writer in choose_writers([" XLSX", "json"])] == ["json", "xlsx"]


@pytest.mark.parametrize("names", [["docx"], ["json", "cvs"], [""]])
def test_unknown_formats_are_refused(names: list[str]) -> None:
    with pytest.raises(UsageError, match="choose from json, csv, xlsx"):
        choose_writers(names)


def test_what_is_written(tmp_path: Path) -> None:
    written = write_plan(make_plan(), tmp_path, "plan", find_writers())
    assert written == [tmp_path / "plan.json", tmp_path / "plan", tmp_path / "plan.xlsx"]
    assert {path.name for path in tmp_path.iterdir()} == {"plan.json", "plan", "plan.xlsx"}
    assert {path.name for path in (tmp_path / "plan").iterdir()} == CSV_FILES | {"datapackage.json"}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for run in ("first", "second"):
        write_plan(make_plan(), tmp_path / run, "plan", find_writers())
    assert read_all(tmp_path / "first") == read_all(tmp_path / "second")


def test_json_is_readable_and_in_the_order_of_the_models(tmp_path: Path) -> None:
    write_plan(make_plan(), tmp_path, "plan", choose_writers(["json"]))
    text = (tmp_path / "plan.json").read_bytes().decode("utf-8")
    content = json.loads(text)
    assert text == json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    assert list(content)[:3] == ["schema_version", "source", "document"]
    assert "Phát triển nông nghiệp" in text


@pytest.mark.parametrize("bom", [True, False])
def test_frictionless_accepts_the_tables(tmp_path: Path, bom: bool) -> None:
    write_plan(make_plan(), tmp_path, "plan", choose_writers(["csv"]), ExportOptions(bom=bom))
    head = (tmp_path / "plan" / "tasks.csv").read_bytes()[:5]
    assert head == (b"\xef\xbb\xbfid" if bom else b"id,or")
    report = frictionless.validate(str(tmp_path / "plan" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    assert len(report.tasks) == len(CSV_FILES)


def test_frictionless_accepts_an_empty_plan(tmp_path: Path) -> None:
    lists = ("objectives", "indicators", "tasks", "outputs", "citations", "findings", "ledger")
    plan = make_plan(document={}, **{name: [] for name in lists})
    write_plan(plan, tmp_path, "plan", find_writers())
    assert frictionless.validate(str(tmp_path / "plan" / "datapackage.json")).valid
    assert open_sheet(tmp_path, "Nhiệm vụ").max_row == 1


@pytest.mark.parametrize(
    ("table", "old", "new", "error"),
    [
        ("assignments", b"annex/t1,lead", b"annex/t7,lead", "foreign-key"),
        ("tasks", b"annex/t2,", b"annex/t1,", "primary-key"),
        ("tasks", b"2026-12-31", b"31/12/2026", "type-error"),
    ],
)
def test_the_description_has_teeth(
    tmp_path: Path, table: str, old: bytes, new: bytes, error: str
) -> None:
    write_plan(make_plan(), tmp_path, "plan", choose_writers(["csv"]))
    path = tmp_path / "plan" / f"{table}.csv"
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    report = frictionless.validate(str(tmp_path / "plan" / "datapackage.json"))
    assert error in {found[0] for found in report.flatten(["type"])}


def test_csv_keeps_line_breaks_and_joins_lists(tmp_path: Path) -> None:
    write_plan(make_plan(), tmp_path, "plan", choose_writers(["csv"]))
    text = (tmp_path / "plan" / "tasks.csv").read_bytes().decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert text.count("\r\n") == 3
    assert first["details"] == "Khảo sát thực địa.; Lập bản đồ;\nlấy ý kiến"
    assert first["path"] == "II. NHIỆM VỤ > 1. Quy hoạch"
    assert first["open_ended"] == "true"
    assert second["code"] == ""


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+84 912", "'+84 912"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("- Rà soát", "- Rà soát"),
        ("Rà soát =", "Rà soát ="),
    ],
)
def test_text_never_runs_as_a_formula(text: str, cell: str) -> None:
    column = Column("text", "string", "Nội dung", 10, "")
    assert render_value(text, column) == cell


def test_negative_numbers_stay_numbers() -> None:
    assert render_value(-1.5, Column("target_min", "number", "Từ", 10, "")) == "-1.5"


def test_the_workbook_has_a_sheet_per_table_made_to_be_read(tmp_path: Path) -> None:
    write_plan(make_plan(), tmp_path, "plan", choose_writers(["xlsx"]))
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    layout = load_layout()
    assert book.sheetnames == [
        "Tổng quan",
        "Nhiệm vụ",
        "Chỉ số",
        "Sản phẩm",
        "Mục tiêu",
        "Phân công",
        "Thời hạn",
        "Văn bản viện dẫn",
        "Phát hiện",
    ]
    for name in layout.sheets:
        sheet = book[layout.tables[name].title]
        columns = layout.tables[name].columns_in("xlsx")
        assert [cell.value for cell in sheet[1]] == [column.title for column in columns]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.cell(2, 2).alignment.wrap_text


def test_the_workbook_has_real_dates_and_numbers(tmp_path: Path) -> None:
    write_plan(make_plan(), tmp_path, "plan", choose_writers(["xlsx"]))
    tasks = open_sheet(tmp_path, "Nhiệm vụ")
    found = {tasks.cell(1, index).value: tasks.cell(2, index) for index in range(1, 30)}
    assert found["Đến ngày"].value == datetime(2026, 12, 31)
    assert found["Đến ngày"].number_format == "dd/mm/yyyy"
    assert found["Loại"].value == "Nhiệm vụ"
    assert found["Còn tiếp tục"].value == "Có"
    assert found["Nhóm"].value == "II. NHIỆM VỤ\n1. Quy hoạch"
    indicators = open_sheet(tmp_path, "Chỉ số")
    values = {
        indicators.cell(1, index).value: indicators.cell(2, index).value for index in range(1, 30)
    }
    assert (values["Thứ hạng"], values["Điểm"], values["Chỉ tiêu từ"]) == (19, 20, 20.5)


def test_the_workbook_hides_optional_columns_without_values(tmp_path: Path) -> None:
    plan = make_plan(tasks=[make_task(1)])
    write_plan(plan, tmp_path, "plan", choose_writers(["xlsx"]))
    sheet = open_sheet(tmp_path, "Nhiệm vụ")
    hidden = {cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden}
    assert "Lãnh đạo chỉ đạo" in hidden
    assert not {"Nội dung", "Chủ trì", "Thời hạn"} & hidden


def test_the_workbook_takes_texts_that_excel_would_not(tmp_path: Path) -> None:
    plan = make_plan(
        tasks=[make_task(1, text="=1+1", note="dài " * 20_000)],
        citations=[{"raw": "Sắc lệnh", "issued_on": "0026-01-01"}],
    )
    write_plan(plan, tmp_path, "plan", choose_writers(["xlsx"]))
    sheet = open_sheet(tmp_path, "Nhiệm vụ")
    cells = {sheet.cell(1, index).value: sheet.cell(2, index) for index in range(1, 30)}
    assert (cells["Nội dung"].value, cells["Nội dung"].data_type) == ("=1+1", "s")
    assert cells["Ghi chú"].value.endswith("(xem đầy đủ trong tệp JSON)")
    cited = open_sheet(tmp_path, "Văn bản viện dẫn")
    assert "0026-01-01" in {cell.value for cell in cited[2]}
