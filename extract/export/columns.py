"""The published columns of every table, as ``schemas/columns.yaml`` has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from extract.resources import schemas_folder

ColumnType = Literal["string", "integer", "number", "boolean", "date", "list", "path"]
Medium = Literal["csv", "xlsx"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: key of the value in a row, and the CSV header.
        type: what the value is; "list" and "path" hold several texts.
        title: Vietnamese header of the sheet.
        width: of the sheet's column, in characters.
        about: one line for the data dictionary.
        only: the one medium it stands in; None where it stands in both.
        optional: whether a sheet hides it where no row has a value.
        labels: what a sheet shows for each code.
    """

    name: str
    type: ColumnType
    title: str
    width: int
    about: str
    only: Medium | None = None
    optional: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, its keys, its Vietnamese title."""

    name: str
    title: str
    about: str
    primary_key: tuple[str, ...]
    foreign_keys: Mapping[str, str]
    columns: tuple[Column, ...]

    def columns_in(self, medium: Medium) -> tuple[Column, ...]:
        """The columns that stand in a medium."""
        return tuple(column for column in self.columns if column.only in (None, medium))


@dataclass(frozen=True, slots=True)
class Section:
    """A group of lines of the overview sheet: key of each line to its label."""

    name: str
    title: str
    rows: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything ``columns.yaml`` says."""

    heading: str
    overview: tuple[Section, ...]
    tables: Mapping[str, Table]
    sheets: tuple[str, ...]


@lru_cache(maxsize=1)
def load_layout() -> Layout:
    """Read the columns of all tables; the file is part of the program, so it is trusted."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load((schemas_folder() / "columns.yaml").read_bytes(), Loader=loader)
    overview = content["overview"]
    return Layout(
        heading=overview["heading"],
        overview=tuple(Section(name, **entry) for name, entry in overview["sections"].items()),
        tables={name: _read_table(name, entry) for name, entry in content["tables"].items()},
        sheets=tuple(content["sheets"]),
    )


def _read_table(name: str, entry: Mapping[str, Any]) -> Table:
    return Table(
        name=name,
        title=entry["title"],
        about=entry["about"],
        primary_key=tuple(entry["primary_key"]),
        foreign_keys=entry.get("foreign_keys", {}),
        columns=tuple(Column(**column) for column in _flatten(entry["columns"])),
    )


def _flatten(entries: Iterable[Any]) -> Iterator[dict[str, Any]]:
    # A shared group of columns stands in the list as a list of its own.
    for entry in entries:
        if isinstance(entry, list):
            yield from _flatten(entry)
        else:
            yield entry
