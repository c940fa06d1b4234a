"""A folder of CSV files per plan, one file per table, with the description of all of them.

Source: RFC 4180 for the form of the files; Excel reads UTF-8 only behind a byte order mark.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.export import ExportOptions, Writer
from extract.export.columns import Column, Table, load_layout
from extract.export.datapackage import describe_package
from extract.export.tables import build_tables
from extract.writing import write_text

if TYPE_CHECKING:
    from extract.export.rows import Row, Value
    from extract.records import Plan

_SEPARATORS = {"list": "; ", "path": " > "}
# "-" is not among them: it opens honest text (a range, a bullet) far more often than a formula.
_FORMULA_STARTS = ("=", "+", "@", "\t", "\r")
_BOM = b"\xef\xbb\xbf"


def write_csv_files(plan: Plan, path: Path, options: ExportOptions) -> None:
    """Write all tables and ``datapackage.json`` into a new folder."""
    path.mkdir()
    rows = build_tables(plan)
    contents: dict[str, bytes] = {}
    for table in load_layout().tables.values():
        text = render_csv(table, rows[table.name])
        contents[table.name] = (_BOM if options.bom else b"") + text.encode("utf-8")
    for name, content in contents.items():
        (path / f"{name}.csv").write_bytes(content)
    write_text(path / "datapackage.json", describe_package(plan, contents, bom=options.bom))


def render_csv(table: Table, rows: Iterable[Row]) -> str:
    r"""One table as CSV text: header line, ``\r\n`` line ends, quotes where needed."""
    columns = table.columns_in("csv")
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(_render_row(columns, row) for row in rows)
    return stream.getvalue()


def _render_row(columns: Sequence[Column], row: Row) -> list[str]:
    return [render_value(row[column.name], column) for column in columns]


def render_value(value: Value, column: Column) -> str:
    """One value as the text of a cell; a text that Excel would run as a formula gets a "'"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = _SEPARATORS[column.type].join(value)
    text = str(value)
    return f"'{text}" if column.type in _TEXT_TYPES and text.startswith(_FORMULA_STARTS) else text


_TEXT_TYPES = {"string", "list", "path"}
WRITER = Writer(name="csv", suffix="", write=write_csv_files, folder=True, order=20)
