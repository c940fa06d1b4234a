"""Indicators in text and cells: code, name, remark, pillar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.indicators import (
    find_indicators,
    read_pillar,
    split_indicator_cell,
    split_remark,
)
from tests.factories import make_passage

Row = tuple[str, str, str | None, str | None]


def find(text: str) -> list[Row]:
    """Code, name, remark and direction of each indicator named."""
    return [
        (hit.code.text, hit.name.text, hit.remark.text if hit.remark else None, hit.direction)
        for hit in find_indicators(make_passage(text))
    ]


MENTIONS: list[tuple[str, list[Row]]] = [
    ("Chỉ số 3.2.3: Quản trị môi trường", [("3.2.3", "Quản trị môi trường", None, None)]),
    ("Chỉ số 3.2.3. Quản trị môi trường.", [("3.2.3", "Quản trị môi trường", None, None)]),
    ("CHỈ SỐ 1.1: THỂ CHẾ", [("1.1", "THỂ CHẾ", None, None)]),
    (
        "a) Nội dung Cải thiện Chỉ số 7.1.2: Số lượng hợp tác xã",
        [("7.1.2", "Số lượng hợp tác xã", None, "improve")],
    ),
    (
        "Duy trì Chỉ số 6.1.2. Sáng chế (xếp thứ 19/34)",
        [("6.1.2", "Sáng chế", "xếp thứ 19/34", "maintain")],
    ),
    (
        "Cải thiện chỉ số 7.1.2: Tỷ lệ hợp tác xã (trên 1.000 dân) (xếp thứ 10/34, mức khá)",
        [("7.1.2", "Tỷ lệ hợp tác xã (trên 1.000 dân)", "xếp thứ 10/34, mức khá", "improve")],
    ),
    (
        "Chỉ số 1.1.1: Chính sách; Chỉ số 1.1.2: Thiết chế pháp lý",
        [("1.1.1", "Chính sách", None, None), ("1.1.2", "Thiết chế pháp lý", None, None)],
    ),
    (
        "Chỉ số thành phần 2.1.3: Chi cho giáo dục. Sở Tài chính chủ trì.",
        [("2.1.3", "Chi cho giáo dục", None, None)],
    ),
    ("Nâng cao các chỉ số thành phần", []),
    ("Chỉ số PII năm 2025 đạt 40,12 điểm", []),
    ("Chỉ số 3.2.3", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "hits"), MENTIONS)
def test_mentions(text: str, hits: list[Row]) -> None:
    assert find(text) == hits


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("Chỉ số: 1.1.1. Chính sách khởi nghiệp", "1.1.1", "Chính sách khởi nghiệp"),
        ("1.1.3 Chính sách", "1.1.3", "Chính sách"),
        ("3.2.3. Quản trị môi trường.", "3.2.3", "Quản trị môi trường"),
        ("- Chỉ số 4.1.1: Vốn vay", "4.1.1", "Vốn vay"),
        ("Chỉ tiêu: Tỷ lệ che phủ rừng", None, "Tỷ lệ che phủ rừng"),
        ("Tỷ lệ che phủ rừng", None, "Tỷ lệ che phủ rừng"),
        ("Chỉ số sản xuất công nghiệp", None, "Chỉ số sản xuất công nghiệp"),
        ("1.2.\nHạ tầng số", "1.2", "Hạ tầng số"),
    ],
)
def test_cell(text: str, code: str | None, name: str) -> None:
    found_code, found_name = split_indicator_cell(make_passage(text))
    assert (found_code.text if found_code else None, found_name.text) == (code, name)


@pytest.mark.parametrize(
    ("text", "pillar"),
    [
        ("Trụ cột 3: Cơ sở hạ tầng", (3, "Cơ sở hạ tầng", "Trụ cột 3: Cơ sở hạ tầng")),
        ("4.1. Nhóm nhiệm vụ thuộc Trụ cột 1: Thể chế", (1, "Thể chế", "Trụ cột 1: Thể chế")),
        (
            "III TRỤ CỘT 6: SẢN PHẨM TRI THỨC",
            (6, "SẢN PHẨM TRI THỨC", "TRỤ CỘT 6: SẢN PHẨM TRI THỨC"),
        ),
        (
            "Trụ cột IV. Trình độ thị trường",
            (4, "Trình độ thị trường", "Trụ cột IV. Trình độ thị trường"),
        ),
        ("Trụ cột số 2 - Vốn con người", (2, "Vốn con người", "Trụ cột số 2 - Vốn con người")),
        ("Trụ cột 5", (5, None, "Trụ cột 5")),
        ("Các trụ cột đầu vào", None),
        ("Nhiệm vụ chung", None),
    ],
)
def test_pillar(text: str, pillar: tuple[int, str | None, str] | None) -> None:
    found = read_pillar(make_passage(text))
    shown = found and (found[0], found[1].text if found[1] else None, found[2].text)
    assert shown == pillar


@pytest.mark.parametrize(
    ("remark", "rank", "assessment"),
    [
        ("xếp thứ 19/34, mức trung bình", "19/34", "mức trung bình"),
        ("xếp thứ 19/34", "19/34", None),
        ("hiện xếp hạng 3/34 - là điểm mạnh cần phát huy", "3/34", "là điểm mạnh cần phát huy"),
        pytest.param(
            "mức trung bình, xếp thứ 19/34",
            "19/34",
            "mức trung bình",
        ),
        ("năm 2025 đứng thứ 7/34", "7/34", None),
    ],
)
def test_remark(remark: str, rank: str, assessment: str | None) -> None:
    start = remark.index(rank)
    rest = split_remark(make_passage(remark), start, start + len(rank))
    assert (rest.text if rest else None) == assessment


WORDS = ["Chỉ số", "chỉ số:", "7.1.2", "1.1", ":", ".", "Duy trì", "Cải thiện", "(xếp 1/34)"]
WORDS += ["(", ")", "Vốn", "\n", ";", "Trụ cột", "3", "tên dài hơn"]
PIECES = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)


@given(PIECES, st.integers(0, 5))
def test_hits_are_slices_of_the_block(text: str, start: int) -> None:
    passage = make_passage("12345" + text, start)
    for hit in find_indicators(passage):
        parts = [p for p in (hit.verb, hit.code, hit.name, hit.remark) if p is not None]
        for part in parts:
            assert passage.start <= part.start < part.end <= passage.end
        assert [part.start for part in parts] == sorted(part.start for part in parts)
    code, name = split_indicator_cell(passage)
    assert code is None or code.text in passage.text
    assert name.text in passage.text
