"""What a reader sees of a stored number, date or time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parsers.sheets.dates import read_serial, write_serial
from extract.parsers.sheets.formats import parse_format, show_number

DAY = 46204  # 2026-07-01


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (12, "General", "12"),
        (12.5, "General", "12,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,33333333333"),
        (0.00001, "General", "0,00001"),
        (79123456789, "General", "79123456789"),
        (1e20, "General", "1e+20"),
        (-4, "General", "-4"),
        (7, 'General "ha"', "7 ha"),
        (5, "00", "05"),
        (0, "0", "0"),
        (0, "#", ""),
        (2223000, "#,##0", "2.223.000"),
        (999, "#,##0", "999"),
        (6750.5, "#,##0.00", "6.750,50"),
        (2.5, "0", "3"),
        (1.005, "0.00", "1,01"),
        (12.0, "0.0#", "12,0"),
        (12.25, "0.0#", "12,25"),
        (0.3, "0%", "30%"),
        (0.0805, "0.0%", "8,1%"),
        (1, "0%", "100%"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (-5, "0", "-5"),
        (-0.2, "0", "0"),
        (0, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "-"),
        (1234, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "1.234"),
        (5, ";;;", ""),
        (1500, '#,##0 "đồng"', "1.500 đồng"),
        (1500, "#,##0 [$₫-42A]", "1.500 ₫"),
        (1500, "[Red]#,##0", "1.500"),
        (2500000, "#,##0,", "2.500"),
        (912345678, "0000 000 000", "0912 345 678"),
        (0.5, "# ?/?", "0,5"),
        (12345, "0.00E+00", "12345"),
        (3, '"Đợt" 0', "Đợt 3"),
        (3, "@", "3"),
        (3, '"', "3"),
    ],
)
def test_numbers(value: float, code: str, shown: str) -> None:
    assert show_number(value, code).text == shown


@pytest.mark.parametrize(
    ("value", "code", "shown", "doubtful"),
    [
        (DAY, "dd/mm/yyyy", "01/07/2026", True),
        (DAY, "mm-dd-yy", "01/07/2026", True),  # the format Excel shows by the reader's settings
        (DAY, "[$-F800]dddd, mmmm dd, yyyy", "01/07/2026", True),
        (DAY, "[$-42A]d/m/yyyy;@", "01/07/2026", True),
        (DAY, "mmm-yy", "7/2026", False),  # typed "7/2026"
        (DAY + 2, "mm/yyyy", "7/2026", True),
        (DAY, "d-mmm", "1/7", True),  # typed "1/7", the year was never said
        (DAY + 19, "dd/mm/yyyy", "20/07/2026", False),
        (DAY + 6, "dd/mm/yyyy", "07/07/2026", False),
        (DAY, "yyyy", "2026", False),
        (DAY, '"Tháng" m/yyyy', "Tháng 7/2026", False),
        (DAY, '"ngày" dd "tháng" mm "năm" yyyy', "ngày 01 tháng 07 năm 2026", True),
        (DAY, '"Trước ngày "d/m/yyyy', "Trước ngày 1/7/2026", True),
        (DAY, "dd/mm/yyyy hh:mm", "01/07/2026", True),
        (DAY + 0.6875, "dd/mm/yyyy hh:mm", "01/07/2026 16:30", True),
        (0.6875, "hh:mm", "16:30", False),
        (1.5, "[h]:mm", "36:00", False),
        (59, "dd/mm/yyyy", "28/02/1900", False),
    ],
)
def test_dates(value: float, code: str, shown: str, doubtful: bool) -> None:
    found = show_number(value, code)
    assert (found.text, found.stored_date) == (shown, doubtful)


@pytest.mark.parametrize("value", [-1, 0, 2_958_466, 1e9])
def test_numbers_that_are_no_day_cannot_be_shown_as_one(value: float) -> None:
    assert show_number(value, "dd/mm/yyyy").text is None


def test_days_may_count_from_1904() -> None:
    assert show_number(DAY - 1462, "dd/mm/yyyy", from_1904=True).text == "01/07/2026"


@pytest.mark.parametrize(
    ("value", "code", "outline"),
    [(1.1, "General", "1.1"), (1.1, "0.0", "1.1"), (2.0, "General", None), (0.5, "0%", None)],
)
def test_fraction_may_be_an_outline_number(value: float, code: str, outline: str | None) -> None:
    assert show_number(value, code).code == outline


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)), st.booleans())
def test_serial_numbers_go_both_ways(moment: datetime, from_1904: bool) -> None:
    if from_1904 and moment.year < 1904:
        return
    found = read_serial(write_serial(moment, from_1904=from_1904), from_1904=from_1904)
    assert found is not None
    assert abs(found - moment) <= timedelta(seconds=1)


@given(st.text('0#?.,%;"\\[]_*@/dmyhsE+- aGeneral', max_size=24), st.floats(-1e9, 1e9))
def test_any_format_shows_something(code: str, value: float) -> None:
    assert parse_format(code)
    shown = show_number(value, code).text
    assert shown is None or isinstance(shown, str)
