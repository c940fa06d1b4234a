"""The columns of a table, and what each holds where its header's words leave it open.

"Đơn vị" is a body in one plan and a unit of measure in another; "Kết quả", "Tiến độ" and "Chỉ
tiêu" have two senses as well. The other columns and the cells below decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.document.model import Cell, Table
from extract.text.folding import fold

# How the name of a body or of whoever holds a post begins.
_BODY = re.compile(
    r"^(?:cac|so|phong|ban|bo|cuc|vu|ubnd|uy ban|chi cuc|trung tam|van phong|hoi|cong an"
    r"|cong ty|truong|vien|thanh tra|tong cuc|benh vien|dang uy|ngan hang|khoa|to|doan|lien doi"
    r"|cong doan|chi bo|thuong truc|hdnd|mttq|ubmttq|mat tran|nha truong|hieu truong|giao vien"
    r"|chu tich|giam doc|pho|toan|tat ca|huyen uy|tinh uy|thuong vu|quy|tap doan|lien doan)\b"
)
_STATUS = re.compile(r"^(?:da|dang|chua) |^(?:chua )?hoan thanh$|^dat |%")
PERIOD = re.compile(
    r"^(?:den )?(?:het )?(?:nam|giai doan|quy|thang|tuan|thoi ky)?\s*(?:\d+|[iv]+)\b"
)
_TIME = re.compile(r"^(?:(?:den|truoc|trong|tu|cuoi|dau|het) )*(?:thang|quy|ngay|nam|tuan|\d)")
# A figure with its measure, not a code before a name ("7.1.2. Số sản phẩm OCOP").
_FIGURE = re.compile(
    r"(?:[<>≤≥=]+|[Tt]rên|[Dd]ưới|[Tt]ừ|[Đđ]ạt|[ÍíI]t nhất|[Tt]ối thiểu|[Tt]ối đa)?\s*\d[\d.,\s-]*"
    r"(?:%.*|(?![A-ZĐ])\w+(?: \w+){0,3}(?:/\w+)?)?"
)
_MARKS = frozenset(["x", "xx", "v", "\u2713", "\u2714", "\u00d7", "+", "\uf0fc", "co"])
_CHIEF = "chu tri"
_LEADS = ("lead", "lead_support")
# Roles of columns that may name who leads.
LEADING = (*_LEADS, "person")
_DOING = re.compile(r"\b(?:thuc hien|trien khai|tham gia)\b")
_UNIQUE = ("task", "indicator", "ordinal", "mandate", "rank", "score", "target", "note", "measure")
# What holds a table's tasks where no column is headed so, the best first.
_TASKS_OTHERWISE = ("detail", "group", "mandate")
_LONG = 40
_SPANNED = "cột thứ hai dưới một tiêu đề chung, chưa rõ vai trò"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, ``index`` from 0.

    Attributes:
        role: what it holds, as rules/headers.yaml names it, or "period" where its cells mark
            the time that heads it; "extra" where nothing fits.
        header: its words, all header rows together.
        year: the year the header speaks of ("Xếp hạng 2025").
        rule: id of the rule that gave the role.
        cells: the header cells it was read from.
        review: why the role is not sure; None where it is.
    """

    index: int
    role: str
    header: str
    year: int | None
    rule: str | None
    cells: tuple[Cell, ...]
    review: str | None = None

    @property
    def via(self) -> str | None:
        """The rule as evidence names it."""
        return f"headers/{self.rule}" if self.rule else None


@dataclass(frozen=True, slots=True)
class Head:
    """A table's header: how many rows it takes from the top, and its columns."""

    rows: int
    columns: tuple[Column, ...]

    def find(self, *roles: str) -> list[Column]:
        """The columns of these roles, left to right."""
        return [column for column in self.columns if column.role in roles]


def is_mark(text: str) -> bool:
    """Whether a cell holds a mark such as "x" and nothing else."""
    return fold(text).strip(" .") in _MARKS


def distinct(cells: list[Cell | None]) -> list[Cell]:
    """The filled cells, a merged one once."""
    kept: list[Cell] = []
    for cell in cells:
        if cell is not None and cell.text and not any(cell is other for other in kept):
            kept.append(cell)
    return kept


def settle(columns: list[Column], table: Table, begin: int) -> tuple[Column, ...]:
    """Resolve what words alone leave open; the rows from ``begin`` on are not the header's."""
    columns = [_settle_doer(column, columns) for column in columns]
    columns = _part_spanned(columns, lossy=table.lossy)
    settling = _Settling(table, begin, frozenset(column.role for column in columns))
    settled = []
    seen: set[str] = set()
    for column in columns:
        column = settling.settle(column)
        if column.role in seen and column.role in _UNIQUE:
            column = replace(column, role="detail" if column.role == "task" else "extra")
        seen.add(column.role)
        settled.append(column)
    return tuple(_find_tasks(settled))


def _settle_doer(column: Column, columns: list[Column]) -> Column:
    """Who "thực hiện" beside a column of who "chủ trì" works with the latter."""
    leads = [other for other in columns if other.role == "lead" and _CHIEF in fold(other.header)]
    if column.role != "lead" or not leads or _CHIEF in fold(column.header):
        return column
    return replace(column, role="support" if _DOING.search(fold(column.header)) else "extra")


def _part_spanned(columns: list[Column], *, lossy: bool) -> list[Column]:
    """One header of bodies over two columns: the first leads, the second hardly leads as well.

    A ``lossy`` dump leaves the second header blank.
    """
    parted: list[Column] = []
    for column, before in zip(columns, [None, *columns], strict=False):
        shared = before is not None and (
            column.header == before.header or (lossy and not column.header)
        )
        if before is None or not shared or before.role not in _LEADS:
            parted.append(column)
        elif parted[-1].role in _LEADS:
            parted[-1] = replace(parted[-1], role="lead")
            review = _SPANNED if before.role == "lead" else None
            parted.append(replace(column, role="support", rule=before.rule, review=review))
        else:
            parted.append(replace(column, role="extra"))
    return parted


def _find_tasks(columns: list[Column]) -> list[Column]:
    """A table of details, groups or orders without a column of tasks: these are its tasks."""
    roles = [column.role for column in columns]
    if "task" in roles:
        return columns
    # Beside indicators only what details no other work is work itself.
    otherwise = _TASKS_OTHERWISE[:1] if "indicator" in roles else _TASKS_OTHERWISE
    found = next((role for role in otherwise if role in roles), None)
    if found is None:
        return columns
    first = roles.index(found)
    return [replace(c, role="task") if c.index == first else c for c in columns]


class _Settling:
    """Decides by a table's cells; ``roles`` are those that its headers' words give."""

    def __init__(self, table: Table, begin: int, roles: frozenset[str]) -> None:
        self.table = table
        self.begin = begin
        self.roles = roles
        self._settlers: dict[str, Callable[[Column], str]] = {
            "ambiguous_unit": self._settle_unit,
            "ambiguous_person": self._settle_person,
            "ambiguous_result": self._settle_result,
            "ambiguous_progress": self._settle_progress,
            "indicator": self._settle_indicator,
        }

    def settle(self, column: Column) -> Column:
        """The column with a role that says what it holds."""
        settler = self._settlers.get(column.role)
        role = settler(column) if settler else column.role
        return replace(column, role=self._settle_period(column, role))

    def _below(self, column: Column) -> list[str]:
        rows = range(self.begin, self.table.rows)
        cells = distinct([self.table.grid[row][column.index] for row in rows])
        # A section's row over the whole width says nothing of any column.
        return [cell.text for cell in cells if cell.column_span * 2 <= self.table.columns]

    def _settle_unit(self, column: Column) -> str:
        texts = self._below(column)
        # A measure is written small, or in one word ("%", "triệu đồng", "Trường").
        named = "indicator" not in self.roles
        bodies = sum(
            bool(_BODY.match(fold(text))) or (named and text[:1].isupper() and " " in text)
            for text in texts
        )
        lone = [text for text in texts if " " not in text.strip()]
        if "lead" in self.roles or bodies * 2 < max(len(texts), 1) or len(lone) * 2 > len(texts):
            return "measure"
        return "lead"

    def _settle_person(self, column: Column) -> str:
        """A person beside the body that leads; else a body in one cell, a person in another."""
        return "supervisor" if "lead" in self.roles else "person"

    def _settle_result(self, column: Column) -> str:
        """A product; a figure reached or aimed at of indicators; or how far the work is."""
        if "indicator" in self.roles and "task" not in self.roles:
            return "score" if column.year or "target" in self.roles else "target"
        return "extra" if self._tells_status(column) else "output"

    def _settle_progress(self, column: Column) -> str:
        """A time to keep, unless another column has it or the cells tell how far work is."""
        if self._tells_status(column) or "deadline" in self.roles:
            return "extra"
        return "end" if "start" in self.roles and "end" not in self.roles else "deadline"

    def _tells_status(self, column: Column) -> bool:
        texts = self._below(column)
        told = sum(bool(_STATUS.search(fold(text))) or len(text) > 90 for text in texts)
        return told * 2 > len(texts)

    def _settle_indicator(self, column: Column) -> str:
        """A column of figures beside the tasks says how much of them, not what they serve."""
        texts = self._below(column)
        figures = sum(bool(_FIGURE.fullmatch(text)) for text in texts)
        beside = "task" in self.roles
        return "target" if beside and texts and figures * 2 > len(texts) else "indicator"

    def _settle_period(self, column: Column, role: str) -> str:
        """A column headed by a time and filled with marks says when by its header."""
        own = column.cells[-1].text if column.cells else ""
        below_time = role == "deadline" and len(column.cells) > 1
        if not (role in ("extra", "target", "group") or below_time) or not PERIOD.match(fold(own)):
            return role
        texts = self._below(column)
        if all(is_mark(text) or len(text) > _LONG for text in texts):
            return "period" if texts or below_time else role
        timed = below_time and any(_TIME.match(fold(text)) for text in texts)
        return "extra" if below_time and not timed else role
