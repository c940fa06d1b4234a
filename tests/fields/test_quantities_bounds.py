"""Figures that only their bounds make figures: times, spelled and bare numbers, scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.fields.numbers import SPELLED_COUNTS, read_count
from extract.fields.quantities import find_quantities, read_score
from extract.rulebook.base import load_topic
from extract.rulebook.quantities import QuantityGrammar

GRAMMAR = load_topic("quantities", QuantityGrammar, [Path(__file__).resolve().parents[2] / "rules"])

Figure = tuple[float | None, float | None, str | None, str | None]


def read(text: str) -> list[Figure]:
    hits = find_quantities(text, GRAMMAR)
    assert all(hit.raw == text[hit.start : hit.end] for hit in hits)
    return [(hit.minimum, hit.maximum, hit.unit, hit.per) for hit in hits]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("giải quyết tối đa 03 ngày làm việc", [(None, 3, "ngày", None)]),
        ("Thời gian giải quyết không quá 05 ngày", [(None, 5, "ngày", None)]),
        ("không quá 15 phút/hồ sơ", [(None, 15, "phút", "hồ sơ")]),
        ("giảm tối thiểu 02 giờ", [(2, None, "giờ", None)]),
        ("ít nhất 3 năm kinh nghiệm", [(3, None, "năm", None)]),
        ("Tổ chức ít nhất một lớp tập huấn", [(1, None, "lớp", None)]),
        ("tối đa hai người", [(None, 2, "người", None)]),
        ("không quá một tháng", [(None, 1, "tháng", None)]),
        ("tối thiểu ba trăm hộ", [(300, None, "hộ", None)]),
        ("In 3.500 thẻ", [(3500, 3500, "thẻ", None)]),
        ("cấp 3.500 thẻ bảo hiểm", [(3500, 3500, "thẻ", None)]),
        ("trồng 12.000 khóm", [(12000, 12000, "khóm", None)]),
        ("phát 1.200 chòi", [(1200, 1200, "chòi", None)]),
        ("Điểm hài lòng đạt từ 3,5 trở lên", [(3.5, None, None, None)]),
        ("từ 3,5 trở xuống", [(None, 3.5, None, None)]),
        ("đạt từ 3,5 điểm trở lên", [(3.5, None, "điểm", None)]),
    ],
)
def test_bounds_make_figures(text: str, wanted: list[Figure]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        # a time without a bound, a date, an age
        "trong 02 năm", "giải quyết trong 03 ngày", "trước ngày 05 tháng 6", "hơn 20 năm qua",
        "không quá ngày 05/6", "không quá 30 tháng 6 năm 2026", "dưới 18 tháng tuổi",
        # a word that is no count
        "một lớp", "ít nhất một trong các nội dung", "trên một số lĩnh vực", "hơn một nửa",
        "không quá một nửa",         # names and years
        "số 3.500 thẻ", "đường 3.500 Nguyễn Trãi", "từ 2026 trở lên", "từ cấp 3 trở lên",
        "OCOP 4 trở lên", "từ 3 sao trở lên",
        # a score out of a total
        "đạt 3/5 điểm", "4,2/5 điểm", "45/60 điểm",
    ],
)  # fmt: skip
def test_no_bounds_no_figures(text: str) -> None:
    assert read(text) == []


def test_a_word_that_is_no_count_leaves_the_number_behind_it() -> None:
    assert read("phần một - 5 lớp") == [(5, 5, "lớp", None)]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("đạt từ 3,5 trở lên.", "từ 3,5 trở lên"),
        ("đạt từ 3,5 trở xuống.", "từ 3,5 trở xuống"),
        ("trong thời hạn không quá 05 ngày kể từ ngày nhận", "không quá 05 ngày"),
        ("tối đa 03 ngày làm việc.", "tối đa 03 ngày làm việc"),
    ],
)
def test_raw_holds_the_whole_bound(text: str, raw: str) -> None:
    (hit,) = find_quantities(text, GRAMMAR)
    assert hit.raw == raw


def test_a_score_out_of_a_total_keeps_its_unit() -> None:
    assert read_score("3/5 điểm") == ("3", "điểm")
    assert read_score("83,5/100") == ("83.5", None)


def test_counts_in_words() -> None:
    for word, count in SPELLED_COUNTS.items():
        reading = read_count(word)
        assert reading is not None
        assert reading.value == count
    assert read_count("năm") is None
