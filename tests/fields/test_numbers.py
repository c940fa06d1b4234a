"""The number grammar: rule order of thousands dots and decimal commas, and the column vote."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.numbers import plain_number, read_number, vote_decimal_mark


@pytest.mark.parametrize(
    ("text", "value", "ambiguous"),
    [
        ("02", "2", False),
        ("9.000", "9000", True),  # alone it could be nine
        ("2.223.000", "2223000", False),
        ("2.223.000,5", "2223000.5", False),
        ("15,5", "15.5", False),
        ("8,05", "8.05", False),
        ("20.34", "20.34", False),
        ("0.00", "0.00", False),
        ("0.567", "0.567", False),
        ("1,234,567", "1234567", False),
        ("1,234,567.8", "1234567.8", False),
        ("1,500", "1.500", True),
        ("52.570.000.000", "52570000000", False),
    ],
)
def test_read_number(text: str, value: str, ambiguous: bool) -> None:
    reading = read_number(text)
    assert reading is not None
    assert (reading.value, reading.ambiguous) == (Decimal(value), ambiguous)


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "57-NQ", "1..2", "٣", "1,23,4"])
def test_no_number(text: str) -> None:
    assert read_number(text) is None


def test_the_columns_vote_decides() -> None:
    as_decimal, as_thousands = read_number("1.500", "."), read_number("1.500", ",")
    assert as_decimal is not None
    assert as_thousands is not None
    assert (as_decimal.value, as_decimal.ambiguous) == (Decimal("1.500"), False)
    assert (as_thousands.value, as_thousands.ambiguous) == (Decimal("1500"), False)


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["12.76", "0.00", "20.0"], "."),
        (["1,5", "8,05%"], ","),
        (["2.223.000"], ","),
        (["1.500", "20"], None),
        (["12.76", "1,5"], None),
        ([], None),
    ],
)
def test_vote(cells: list[str], mark: str | None) -> None:
    assert vote_decimal_mark(cells) == mark


@given(st.integers(1, 10**12), st.integers(0, 99))
def test_what_an_office_writes_is_read_back(whole: int, cents: int) -> None:
    written = f"{whole:,}".replace(",", ".") + (f",{cents:02d}" if cents else "")
    reading = read_number(written)
    assert reading is not None
    assert reading.value == Decimal(f"{whole}.{cents:02d}" if cents else whole)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    reading = read_number(text)
    assert reading is None or plain_number(reading.value) >= 0
