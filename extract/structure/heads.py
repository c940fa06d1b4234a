"""Table headers: which rows they are, and what their words say of each column.

The words are those of rules/headers.yaml; columns.py settles what they leave open.
"""

from __future__ import annotations

import re

from extract.document.model import Cell, Table
from extract.rulebook.structure import HeaderRules
from extract.structure.columns import PERIOD, Column, Head, distinct, settle
from extract.text.folding import fold

_MAX_HEAD = 6
_MAX_KEY = 140
_BRACKET = re.compile(r"\([^)]*\)")
_YEAR = re.compile(r"(?:\bnam )?\b((?:19|20)\d{2})\b")
_ONLY_YEAR = re.compile(r"(?:nam )?20\d\d")
_ANY_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
# "(1)", "2", "B" under the headers, also with how a figure is reckoned: "(6)=(4)/(5)".
_INDEX = re.compile(r"^[\[(]?(?:\d{1,2}|[A-Za-z])[\])]?(?:\s*=.*)?$|^\(\d{1,2}\s*=[^)]*\)$")
_BARE_TIMES = ("den", "den het", "het", "tu", "tu nam", "den nam", "het nam", "den het nam")
# Headers whose sense hangs on their year.
_TOLD_BY_YEAR = {
    *_BARE_TIMES, "chi tieu", "ke hoach", "thuc hien", "uoc thuc hien", "ket qua",
    "ket qua thuc hien", "ke hoach thuc hien", "hien trang", "dat duoc",
}  # fmt: skip
_ANCHORS = ("ordinal", "task", "indicator", "detail", "lead")


def read_head(table: Table, rules: HeaderRules) -> Head | None:
    """Find header rows and roles; None for a table that has no header we know."""
    for row in range(min(_MAX_HEAD, table.rows)):
        cells = distinct(table.grid[row])
        roles = {
            match[0] for cell in cells if (match := match_header(cell.text, rules)) is not None
        }
        if sum(_ONLY_YEAR.fullmatch(fold(cell.text)) is not None for cell in cells) > 1:
            # A roadmap: figures or marks of each year beside what they are of.
            roles.add("extra")
        if len(roles) >= 2 and roles.intersection(_ANCHORS):
            return _build(table, row, rules)
    return None


def header_key(text: str) -> str:
    """A header as it is compared: folded, without years, brackets and edge marks."""
    folded = fold(text)
    key = _YEAR.sub(" ", _BRACKET.sub(" ", folded))
    key = re.sub(r"\s*/\s*", "/", key)
    key = re.sub(r"\s+", " ", key).strip(" .:;*-")
    # "Đến năm 2030" must not be left as "Đến", which heads a column of last days, nor
    # "Chỉ tiêu 2026" as "Chỉ tiêu", which heads the names of indicators.
    return f"{key} nam" if key in _TOLD_BY_YEAR and _ANY_YEAR.search(folded) else key


def match_header(text: str, rules: HeaderRules) -> tuple[str, str] | None:
    """Role and rule id of a header, None where no rule fits."""
    key = header_key(rules.write_out(text))
    if not key or len(key) > _MAX_KEY:
        return None
    bracket = _BRACKET.search(text)
    rule = rules.find(key)
    inside = match_header(bracket.group()[1:-1], rules) if bracket else None
    if rule is None:
        return inside
    if rule.role == "lead" and inside and inside[0] in ("support", "lead_support"):
        # "Đơn vị thực hiện (chủ trì, phối hợp)": the bracket says that both stand there.
        return "lead_support", rule.id
    return rule.role, rule.id


def _build(table: Table, row: int, rules: HeaderRules) -> Head:
    last = _last_head_row(table, row, rules)
    columns = [_read_column(table, index, row, last, rules) for index in range(table.columns)]
    end = last + 1
    while end < table.rows and _is_index_row(table.grid[end]):
        end += 1
    return Head(end, settle(columns, table, end))


def _last_head_row(table: Table, row: int, rules: HeaderRules) -> int:
    """The head reaches down with its spans, or with a row of nothing but headers."""
    spanned = max((c.row - 1 + c.row_span - 1 for c in table.begin_at(row) if c.text), default=row)
    last = min(spanned, table.rows - 1)
    below = last + 1
    if last == row and below < table.rows:
        cells = distinct(table.grid[below])
        first, above = table.grid[below][0], table.grid[row][0]
        # A dump that lost its merges leaves the cell below blank or writes it again.
        goes_on = first is None or not first.text or (above and first.text == above.text)
        if goes_on and len(cells) >= 2 and all(_heads(cell.text, rules) for cell in cells):
            return below
    return last


def _heads(text: str, rules: HeaderRules) -> bool:
    """Whether a cell of the second row may belong to the header: a header, or a bare time."""
    return len(text) < 60 and bool(match_header(text, rules) or PERIOD.fullmatch(fold(text)))


def _is_index_row(cells: list[Cell | None]) -> bool:
    texts = [cell.text for cell in distinct(cells)]
    bracketed = all(text[0] in "([" for text in texts)
    return len(texts) >= (2 if bracketed else 3) and all(_INDEX.match(text) for text in texts)


def _read_column(table: Table, index: int, first: int, last: int, rules: HeaderRules) -> Column:
    cells = distinct([table.grid[row][index] for row in range(first, last + 1)])
    words = [cell.text.replace("\n", " ") for cell in cells]
    # A dump that lost its merges repeats the words of a cell on the row below.
    header = " ".join(dict.fromkeys(words))
    match = None
    for cell in reversed(cells):
        match = match or match_header(cell.text, rules)
    if len(cells) > 1 and (match is None or match[0] == "extra"):
        match = match_header(header, rules)
    years = _ANY_YEAR.findall(header)
    role, rule = match or ("extra", None)
    return Column(index, role, header, int(years[-1]) if years else None, rule, tuple(cells))
