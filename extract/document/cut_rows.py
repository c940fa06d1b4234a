"""What a page break did to the rows of a table: cut in two, merged cells parted.

Works on rows of draft cells (each row holds the cells that begin in it). Nothing is
joined on the place alone: the column that counts the rows, and sentences that go on, tell
a row that was cut from the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document.counting import Count, counts_on, read_count
from extract.document.draft import DraftCell
from extract.text.lines import join_lines

_ITEM = re.compile(r"(?:[-+*•–▪]|\(?[a-zđ0-9]{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s")
_ENDED = (".", ";", ":", "!", "?", "…")
_OPEN_END = (",", "-", "/", "(", "–")
# A cell that ends in the middle of a sentence, not one that holds a few words.
_LONG = 24
_VALUE = re.compile(r"[\d.,/%]*\d%?")
_FRAGMENT = 2  # cells left blank that no other row leaves blank
_SEARCHED_COLUMNS = 3  # the count stands in one of the first columns

Row = list[DraftCell]


@dataclass(frozen=True, slots=True)
class Habits:
    """What the rows of a table are like away from its page breaks.

    Attributes:
        key: the column whose text opens a row: the count, else the first column.
        counted: that column counts.
        single: some rows have no text there.
        double: and two such rows follow each other.
        small: columns where some cells begin with a small letter.
        gaps: columns with empty cells in some rows.
    """

    key: int
    counted: bool
    single: bool
    double: bool
    small: frozenset[int]
    gaps: frozenset[int]


def learn_habits(rows: list[Row], breaks: set[int]) -> Habits:
    """Look at all rows but those at ``breaks`` (rows that open a page)."""
    key, counted = _find_key(rows)
    single = double = False
    gaps: set[int] = set()
    small: set[int] = set()
    plain = [
        index
        for index in range(1, len(rows))
        if not {index, index + 1} & breaks and len(rows[index]) > 1
    ]
    for index in plain:
        row = rows[index]
        if not has_text(row):
            continue
        gaps.update(cell.column for cell in row if not cell.text)
        small.update(cell.column for cell in row if cell.text[:1].islower())
        if key_text(row, key) == "":
            single = True
            double = double or (index - 1 not in breaks and key_text(rows[index - 1], key) == "")
    return Habits(key, counted, single, double, frozenset(small), frozenset(gaps))


def _find_key(rows: list[Row]) -> tuple[int, bool]:
    """The column most of whose cells are labels that count."""
    for column in range(_SEARCHED_COLUMNS):
        texts = [
            cell.text
            for row in rows[1:]
            for cell in row
            if cell.column == column and cell.column_span == 1 and cell.text
        ]
        labels = sum(read_count(text) is not None for text in texts)
        if labels >= 2 and 2 * labels > len(texts):
            return column, True
    return 0, False


def has_text(row: Row) -> bool:
    """Whether any cell of the row says something."""
    return any(cell.text for cell in row)


def key_text(row: Row, key: int) -> str | None:
    """Text of the key column, None where it is covered from above or a cell spans over it."""
    for cell in row:
        if cell.column == key:
            return cell.text if cell.column_span == 1 else None
    return None


def mend_break(rows: list[Row], row: int, habits: Habits) -> bool:
    """Undo what the break before ``row`` did; whether the row is gone, joined to the one above."""
    if row == 0 or row >= len(rows):
        return False
    if _is_cut(rows, row, habits):
        join_cut_row(rows, row)
        return True
    _carry_merges(rows, row, habits)
    return False


def _is_cut(rows: list[Row], row: int, habits: Habits) -> bool:
    """Whether the row goes on the one above, which the page break cut."""
    if len(rows[row]) < 2:
        return False
    if any(_are_values(*texts) for texts in _pairs(rows, row)):
        return False
    label = key_text(rows[row], habits.key)
    if label and habits.counted:
        return _has_late_label(rows, row, label, habits)
    if label:
        return _goes_on_without_count(rows, row, label, habits)
    above, below = (covering(rows, place, habits.key) for place in (row - 1, row))
    if above is None or below is None or above.column_span > 1 or below.column_span > 1:
        return False
    if above.row_span > 1 or below.row_span > 1:
        # Rows of their own under one number, unless a sentence runs over the break.
        return any(_goes_on(*texts) for texts in _pairs(rows, row, merged=False))
    if not habits.single or (not above.text and not habits.double):
        return True
    return any(_goes_on(*texts) for texts in _pairs(rows, row))


def _has_late_label(rows: list[Row], row: int, label: str, habits: Habits) -> bool:
    """Whether the number of a cut row, centred in it, came out below the break."""
    count = read_count(label)
    if count is None or len(rows[row - 1]) < 2:
        return False
    above = covering(rows, row - 1, habits.key)
    if above is None or above.text or above.row_span > 1 or above.column_span > 1:
        return False
    if not counts_on(_counts_above(rows, row - 1, habits.key), count):
        return False
    return any(
        _goes_on(*texts) or (not habits.single and _is_open(texts[0]))
        for texts in _pairs(rows, row)
    )


def _goes_on_without_count(rows: list[Row], row: int, text: str, habits: Habits) -> bool:
    """Whether a row of a table that counts nothing goes on the one above."""
    above = covering(rows, row - 1, habits.key) if row > 1 else None  # the first is the header
    if above is None or len(rows[row - 1]) < 2 or not (_is_open(above.text) or text[0].islower()):
        return False
    if text[0].islower() and _goes_on(above.text, text):
        return habits.key not in habits.small
    blank = {cell.column for cell in rows[row] if not cell.text} - habits.gaps
    return len(blank) >= _FRAGMENT and not _ITEM.match(text)


def _counts_above(rows: list[Row], row: int, key: int) -> Iterator[Count]:
    for index in range(row, -1, -1):
        count = read_count(key_text(rows[index], key) or "")
        if count is not None:
            yield count


def _pairs(rows: list[Row], row: int, merged: bool = True) -> Iterator[tuple[str, str]]:
    """Texts right above and below the break in columns where both stand."""
    for cell in rows[row]:
        above = covering(rows, row - 1, cell.column)
        if above is None or not above.text or not cell.text:
            continue
        if merged or (above.row_span == 1 and cell.row_span == 1):
            yield above.text, cell.text


def _are_values(above: str, below: str) -> bool:
    """Whether both texts are figures or dates, each whole."""
    return bool(_VALUE.fullmatch(above) and _VALUE.fullmatch(below))


def _is_open(text: str) -> bool:
    """Whether a text of some length ends without a mark."""
    return len(text) > _LONG and not text.endswith(_ENDED)


def _goes_on(above: str, below: str) -> bool:
    if _ITEM.match(below):
        return False
    return above.endswith(_OPEN_END) or (not above.endswith(_ENDED) and below[:1].islower())


def is_cut_anywhere(rows: list[Row], row: int) -> bool:
    """Whether a row cut where no page break is known goes on the one above in every cell."""
    if key_text(rows[row], 0) != "" or not key_text(rows[row - 1], 0) or len(rows[row]) < 2:
        return False
    above = {cell.column: cell.text for cell in rows[row - 1]}
    filled = [cell for cell in rows[row] if cell.text]
    plain = all(cell.row_span == 1 for cell in rows[row - 1])
    return bool(filled and plain) and all(
        len(above.get(cell.column, "")) > _LONG
        and cell.text[:1].islower()
        and _goes_on(above[cell.column], cell.text)
        for cell in filled
    )


def join_cut_row(rows: list[Row], row: int) -> None:
    """Put the cells of a row to those above them; the row is gone then."""
    for cell in rows[row]:
        above = covering(rows, row - 1, cell.column)
        if above is None:
            rows[row - 1].append(cell)
            continue
        above.text = join_cut_text(above.text, cell.text)
        _take_words(above, cell)
        extra = cell.row_span - 1
        if extra:
            above.row_span = row + extra - _row_index(rows, above)
    del rows[row]


def _take_words(above: DraftCell, below: DraftCell) -> None:
    above.words += tuple(replace(word, page=word.page or below.page) for word in below.words)


def _row_index(rows: list[Row], wanted: DraftCell) -> int:
    return next(index for index, row in enumerate(rows) if any(cell is wanted for cell in row))


def covering(rows: list[Row], row: int, column: int) -> DraftCell | None:
    """The cell at a place, wherever it begins."""
    for index in range(row, -1, -1):
        for cell in rows[index]:
            if (
                cell.column <= column < cell.column + cell.column_span
                and index + cell.row_span > row
            ):
                return cell
    return None


def join_cut_text(above: str, below: str) -> str:
    """Put the halves of a cut cell together: one paragraph unless the second begins an item.

    >>> join_cut_text("tập trung vào đầu tư, nâng", "cấp và hoàn thiện")
    'tập trung vào đầu tư, nâng cấp và hoàn thiện'
    """
    if not above or not below:
        return above or below
    if _ITEM.match(below) or (above.endswith(_ENDED) and not below[:1].islower()):
        return f"{above}\n{below}"
    return join_lines(above, below)


def _carry_merges(rows: list[Row], row: int, habits: Habits) -> None:
    """Let a cell merged over the break cover its rows on the new page too."""
    for cell in list(rows[row]):
        above = covering(rows, row - 1, cell.column)
        if above is None or (above.column, above.column_span) != (cell.column, cell.column_span):
            continue
        if above.row_span == cell.row_span == 1:
            continue
        text = _merged_text(above, cell, habits)
        if text is not None:
            if above.text != cell.text:
                _take_words(above, cell)
            above.text = text
            above.row_span = row + cell.row_span - _row_index(rows, above)
            rows[row].remove(cell)


def _merged_text(above: DraftCell, below: DraftCell, habits: Habits) -> str | None:
    """Text of the one cell that the two are parts of; None where they are two cells."""
    if above.text == below.text:
        return above.text or None
    if above.text and below.text:
        whole = below.column not in habits.small and _goes_on(above.text, below.text)
        return join_cut_text(above.text, below.text) if whole else None
    # In a column where cells are left blank, a single blank cell may be one of them.
    blank = below if above.text else above
    if blank.row_span == 1 and blank.column in habits.gaps:
        return None
    if blank is above and blank.column in habits.gaps:
        return None
    return above.text or below.text
