"""Table headers: which rows they are, and what each column holds.

Decided by the header's words (rules/headers.yaml); where they are ambiguous ("Đơn vị",
"Kết quả", "Tiến độ"), by the other columns and the cells below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document.model import Cell, Table
from extract.rulebook.structure import HeaderRules
from extract.text.folding import fold

_MAX_HEAD = 6
_BRACKET = re.compile(r"\([^)]*\)")
_YEAR = re.compile(r"(?:\bnam )?\b((?:19|20)\d{2})\b")
_ANY_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_INDEX = re.compile(r"^[\[(]?(?:\d{1,2}|[A-Za-z])[\])]?$")
_BODY = re.compile(
    r"^(?:cac |so |phong |ban |bo |cuc |vu |ubnd|uy ban|chi cuc|trung tam|van phong|hoi |cong an"
    r"|cong ty|truong |vien |thanh tra|tong cuc|benh vien|dang uy|ngan hang)"
)
_STATUS = re.compile(r"^(?:da |dang |chua |hoan thanh$|dat )|%")
_PERIOD = re.compile(r"^(?:den )?(?:het )?(?:nam|giai doan|quy|thang|thoi ky)?\s*[\div]+\b")
_MARKS = frozenset(["x", "xx", "v", "\u2713", "\u2714", "\u00d7", "+", "\uf0fc", "co"])
_BARE_TIMES = ("den", "den het", "het", "tu", "tu nam", "den nam", "het nam", "den het nam")
# Headers whose sense hangs on their year.
_TOLD_BY_YEAR = {*_BARE_TIMES, "chi tieu", "ke hoach", "thuc hien", "uoc thuc hien"}
_LEADING = "chu tri"
_ANCHORS = ("task", "indicator", "detail")
_UNIQUE = ("task", "indicator", "ordinal", "mandate", "rank", "score", "target", "note", "measure")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, ``index`` from 0.

    Attributes:
        role: what it holds, as rules/headers.yaml names it; "extra" where nothing fits.
        header: its words, all header rows together.
        year: the year the header speaks of ("Xếp hạng 2025").
        rule: id of the rule that gave the role.
        cells: the header cells it was read from.
    """

    index: int
    role: str
    header: str
    year: int | None
    rule: str | None
    cells: tuple[Cell, ...]

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


def read_head(table: Table, rules: HeaderRules) -> Head | None:
    """Find header rows and roles; None for a table that has no header we know."""
    for row in range(min(_MAX_HEAD, table.rows)):
        roles = {
            match[0]
            for cell in _distinct(table.grid[row])
            if (match := _match(cell.text, rules)) is not None
        }
        if len(roles) >= 2 and (roles & {"ordinal", *_ANCHORS, "lead"}):
            return _build(table, row, rules)
    return None


def _distinct(cells: list[Cell | None]) -> list[Cell]:
    kept: list[Cell] = []
    for cell in cells:
        if cell is not None and cell.text and not any(cell is other for other in kept):
            kept.append(cell)
    return kept


def header_key(text: str) -> str:
    """A header as it is compared: folded, without years, brackets and edge marks."""
    folded = fold(text)
    key = _YEAR.sub(" ", _BRACKET.sub(" ", folded))
    key = re.sub(r"\s*/\s*", "/", key)
    key = re.sub(r"\s+", " ", key).strip(" .:;*-")
    # "Đến năm 2030" must not be left as "Đến", which heads a column of last days, nor
    # "Chỉ tiêu 2026" as "Chỉ tiêu", which heads the names of indicators.
    return f"{key} nam" if key in _TOLD_BY_YEAR and _ANY_YEAR.search(folded) else key


def _match(text: str, rules: HeaderRules) -> tuple[str, str] | None:
    """Role and rule id of a header, None where no rule fits."""
    key = header_key(text)
    if not key or len(key) > 140:
        return None
    whole = rules.by_key.get(key)
    if whole is not None:
        return whole.role, whole.id
    for rule in rules.headers:
        if any(pattern.search(key) for pattern in rule.compiled):
            return rule.role, rule.id
    bracket = _BRACKET.search(text)
    return _match(bracket.group()[1:-1], rules) if bracket else None


def _build(table: Table, row: int, rules: HeaderRules) -> Head:
    last = _last_head_row(table, row, rules)
    columns = [_read_column(table, index, row, last, rules) for index in range(table.columns)]
    end = last + 1
    while end < table.rows and _is_index_row(table.grid[end]):
        end += 1
    return Head(end, tuple(_settle(columns, table, end)))


def _last_head_row(table: Table, row: int, rules: HeaderRules) -> int:
    """The head reaches down with its spans, or with a row of nothing but headers."""
    spanned = max((c.row - 1 + c.row_span - 1 for c in table.begin_at(row) if c.text), default=row)
    last = min(spanned, table.rows - 1)
    below = last + 1
    if last == row and below < table.rows:
        cells = _distinct(table.grid[below])
        first = table.grid[below][0]
        blank_first = first is None or not first.text
        if (
            blank_first
            and len(cells) >= 2
            and all(_match(cell.text, rules) and len(cell.text) < 60 for cell in cells)
        ):
            return below
    return last


def _is_index_row(cells: list[Cell | None]) -> bool:
    texts = [cell.text for cell in _distinct(cells)]
    return len(texts) >= 3 and all(_INDEX.match(text) for text in texts)


def _read_column(table: Table, index: int, first: int, last: int, rules: HeaderRules) -> Column:
    cells = _distinct([table.grid[row][index] for row in range(first, last + 1)])
    header = " ".join(cell.text.replace("\n", " ") for cell in cells)
    match = None
    for cell in reversed(cells):
        match = match or _match(cell.text, rules)
    if len(cells) > 1 and (match is None or match[0] == "extra"):
        match = _match(header, rules)
    years = _ANY_YEAR.findall(header)
    role, rule = match or ("extra", None)
    return Column(index, role, header, int(years[-1]) if years else None, rule, tuple(cells))


def _settle(columns: list[Column], table: Table, begin: int) -> list[Column]:
    """Resolve what words alone leave open."""
    columns = [_settle_doer(column, columns) for column in columns]
    roles = [column.role for column in columns]
    settled = []
    seen: set[str] = set()
    for column in columns:
        role = column.role
        if role == "ambiguous_unit":
            role = _settle_unit(column, roles, table, begin)
        elif role == "ambiguous_person":
            role = "supervisor" if "lead" in roles else _settle_person(column, table, begin)
        elif role == "ambiguous_result":
            role = "target" if "indicator" in roles and "task" not in roles else "output"
        elif role == "ambiguous_progress":
            role = _settle_progress(column, roles, table, begin)
        if role in seen and role in _UNIQUE:
            role = "detail" if role == "task" else "extra"
        seen.add(role)
        settled.append(_with_role(column, role))
    return _settle_task([_settle_period(column, table, begin) for column in settled])


def _settle_doer(column: Column, columns: list[Column]) -> Column:
    """Who "thực hiện" beside a column of who "chủ trì" works with the latter."""
    leads = [other for other in columns if other.role == "lead" and _LEADING in fold(other.header)]
    if column.role != "lead" or not leads or _LEADING in fold(column.header):
        return column
    return _with_role(column, "support")


def _settle_period(column: Column, table: Table, begin: int) -> Column:
    """A column headed by a time and filled with marks says when by its header."""
    if column.role not in ("extra", "target", "group") or not _PERIOD.match(fold(column.header)):
        return column
    texts = [text.strip(" .") for text in _below(column, table, begin)]
    marked = texts and all(text in _MARKS or len(text) > 40 for text in texts)
    return _with_role(column, "period") if marked else column


def _with_role(column: Column, role: str) -> Column:
    return Column(column.index, role, column.header, column.year, column.rule, column.cells)


def _settle_task(columns: list[Column]) -> list[Column]:
    """A table of details without task column: the details are its tasks."""
    roles = [column.role for column in columns]
    if "task" in roles or "indicator" in roles or "detail" not in roles:
        return columns
    first = roles.index("detail")
    return [_with_role(c, "task") if c.index == first else c for c in columns]


def _below(column: Column, table: Table, begin: int) -> list[str]:
    cells = [table.grid[row][column.index] for row in range(begin, table.rows)]
    return [fold(cell.text) for cell in _distinct(cells)]


def _settle_unit(column: Column, roles: list[str], table: Table, begin: int) -> str:
    texts = _below(column, table, begin)
    bodies = sum(bool(_BODY.match(text)) for text in texts)
    if "lead" not in roles and bodies * 2 >= max(len(texts), 1):
        return "lead"
    return "measure"


def _settle_person(column: Column, table: Table, begin: int) -> str:
    texts = _below(column, table, begin)
    bodies = sum(bool(_BODY.match(text)) for text in texts)
    return "lead" if bodies * 2 >= max(len(texts), 1) else "supervisor"


def _settle_progress(column: Column, roles: list[str], table: Table, begin: int) -> str:
    """A time to keep, unless another column has it or the cells tell how far work is."""
    texts = [text for text in _below(column, table, begin) if text]
    told = sum(bool(_STATUS.search(text)) or len(text) > 90 for text in texts)
    return "extra" if "deadline" in roles or told * 2 > len(texts) else "deadline"
