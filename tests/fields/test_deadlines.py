"""Deadlines: every form that plans were seen to use, with its meaning."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.deadlines import (
    DeadlineContext,
    DeadlineHit,
    find_deadlines,
    read_deadline_cell,
    read_period,
)
from extract.fields.search_key import search_key
from extract.rulebook.base import load_topic
from extract.rulebook.deadlines import DeadlineGrammar

GRAMMAR = load_topic("deadlines", DeadlineGrammar, [Path(__file__).resolve().parents[2] / "rules"])
PLAN_2026 = DeadlineContext(year=2026, issued_on="2026-02-26")
UNDATED = DeadlineContext()

Row = tuple[str, str, str | None, str | None, bool, str | None]


def flat(hits: list[DeadlineHit]) -> list[Row]:
    return [(h.raw, h.kind, h.first, h.last, h.open_ended, h.recurrence) for h in hits]


@pytest.mark.parametrize("text", ["", " ", "x", "X", "-", "–", "…", "...", "Không"])
def test_blank_cells(text: str) -> None:
    assert read_deadline_cell(text, GRAMMAR, PLAN_2026) == []


@pytest.mark.parametrize("text", ["31/6/2026", "29/02/2025", "13/2026", "tháng 13/2026"])
def test_impossible_dates_have_no_dates(text: str) -> None:
    (hit,) = read_deadline_cell(text, GRAMMAR, PLAN_2026)
    assert (hit.first, hit.last) == (None, None)
    assert hit.review == "ngày tháng không có thật"


@pytest.mark.parametrize("text", ["trước 15/12", "Quý I", "tháng 6", "cuối năm", "6 tháng đầu năm"])
def test_no_year_is_invented(text: str) -> None:
    (hit,) = read_deadline_cell(text, GRAMMAR, UNDATED)
    assert (hit.first, hit.last) == (None, None)
    assert hit.review is not None


def test_unknown_words_are_said_to_be_unknown() -> None:
    (hit,) = read_deadline_cell("Rau muống luộc", GRAMMAR, PLAN_2026)
    assert (hit.raw, hit.kind, hit.review) == ("Rau muống luộc", "event", "không hiểu thời hạn")


def test_a_missing_issue_date_leaves_a_day_count_open() -> None:
    (hit,) = read_deadline_cell("30 ngày kể từ ngày ban hành", GRAMMAR, UNDATED)
    assert (hit.kind, hit.last, hit.review) == ("relative", None, "chưa biết ngày ban hành")


YEAR_2025 = DeadlineContext(year=2025, issued_on="2025-02-06")
Prose = tuple[str, DeadlineContext, list[Row]]

PROSE: list[Prose] = [
    ("hoàn thành kế hoạch mua sắm trước quý II/2024; Tổ chức triển khai", YEAR_2025,
     [("trước quý II/2024", "quarter", None, "2024-03-31", False, None)]),
    ("Trong quý I và II, chỉ đạo công tác chuẩn bị hiện trường, giống.", YEAR_2025,
     [("Trong quý I và II", "quarter", "2025-01-01", "2025-06-30", False, None)]),
    ("Hoàn thành việc thẩm định các hạng mục lâm sinh trước 30/6/2025.", YEAR_2025,
     [("trước 30/6/2025", "date", None, "2025-06-30", False, None)]),
    ("Quý I, II, III/2025, tăng cường chỉ đạo", YEAR_2025,
     [("Quý I, II, III/2025", "quarter", "2025-01-01", "2025-09-30", False, None)]),
    ("Trong vụ xuân hè thực hiện trồng rừng mới đạt từ 75% kế hoạch năm", YEAR_2025,
     [("Trong vụ xuân hè", "event", None, None, False, None)]),
    ("phân đấu đến cuối năm hoàn thành ở mức cao nhất", YEAR_2025,
     [("đến cuối năm", "year", None, "2025-12-31", False, None)]),
    ("lựa chọn nhà thầu hoàn thành trong tháng 2/2025; hoàn thành trong tháng 6/2025.", YEAR_2025,
     [("trong tháng 2/2025", "month", "2025-02-01", "2025-02-28", False, None),
      ("trong tháng 6/2025", "month", "2025-06-01", "2025-06-30", False, None)]),
    ("nhiệm vụ trọng tâm, ưu tiên trong năm 2026 và những năm tiếp theo; gắn", PLAN_2026,
     [("trong năm 2026 và những năm tiếp theo", "year", "2026-01-01", "2026-12-31", True, None)]),
    ("báo cáo kết quả trước ngày 15/11 hằng năm hoặc theo yêu cầu đột xuất của UBND tỉnh về Sở",
     UNDATED,
     [("trước ngày 15/11 hằng năm", "recurring", None, None, True,
       "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"),
      ("theo yêu cầu đột xuất của UBND tỉnh", "event", None, None, False, None)]),
    ("I. Các nhiệm vụ đến hết năm 2026", UNDATED,
     [("đến hết năm 2026", "year", None, "2026-12-31", False, None)]),
    ("II. Các nhiệm vụ đến năm 2030 và các năm tiếp theo", UNDATED,
     [("đến năm 2030 và các năm tiếp theo", "year", None, "2030-12-31", True, None)]),
    ("gửi về Sở chậm nhất ngày 20/12/2026 để tổng hợp", PLAN_2026,
     [("chậm nhất ngày 20/12/2026", "date", None, "2026-12-20", False, None)]),
    ("Hằng quý/6 tháng báo cáo kết quả", PLAN_2026,
     [("Hằng quý/6 tháng", "recurring", None, None, True, "FREQ=MONTHLY;INTERVAL=3"),
      ("Hằng quý/6 tháng", "recurring", None, None, True, "FREQ=MONTHLY;INTERVAL=6")]),
    ("định kỳ hàng quý gửi báo cáo tình hình thực hiện", PLAN_2026,
     [("định kỳ hàng quý", "recurring", None, None, True, "FREQ=MONTHLY;INTERVAL=3")]),
    ("từ ngày 01/3 đến ngày 30/4/2026 tổ chức ra quân", PLAN_2026,
     [("từ ngày 01/3 đến ngày 30/4/2026", "range", "2026-03-01", "2026-04-30", False, None)]),
    ("Hoàn thành quý II/2026.", PLAN_2026,
     [("quý II/2026", "quarter", "2026-04-01", "2026-06-30", False, None)]),
    ("c) Thời gian thực hiện: Quý IV năm 2024 và các năm tiếp theo. 2. Tổ chức", UNDATED,
     [("Quý IV năm 2024 và các năm tiếp theo", "quarter", "2024-10-01", "2024-12-31", True, None)]),
    ("Trong quý IV/2025 và quý I/2026 tổ chức kiểm tra", PLAN_2026,
     [("Trong quý IV/2025", "quarter", "2025-10-01", "2025-12-31", False, None),
      ("quý I/2026", "quarter", "2026-01-01", "2026-03-31", False, None)]),
    ("báo cáo trước ngày 15/6 và 15/12", PLAN_2026,
     [("trước ngày 15/6", "date", None, "2026-06-15", False, None),
      ("15/12", "date", None, "2026-12-15", False, None)]),
    ("phấn đấu đến năm 2026 có 100% xã", PLAN_2026,
     [("đến năm 2026", "year", None, "2026-12-31", False, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "context", "wanted"), PROSE, ids=[row[0] for row in PROSE])
def test_prose(text: str, context: DeadlineContext, wanted: list[Row]) -> None:
    hits = find_deadlines(text, GRAMMAR, context)
    assert flat(hits) == wanted
    assert all(hit.raw == text[hit.start : hit.end] for hit in hits)


@pytest.mark.parametrize(
    "text",
    [
        "Thường xuyên theo dõi, đánh giá mức độ hoàn thành",
        "bố trí nguồn vốn sự nghiệp hàng năm và theo giai đoạn",
        "dự toán ngân sách hằng năm",
        "thi đua, khen thưởng hằng năm",
        "chương trình công tác hàng năm làm căn cứ",
        "hưởng ứng tuần lễ quốc gia nước sạch và VSMTNT năm 2025",
        "kết quả Chỉ số PII năm 2025, góp phần thực hiện",
        "Chương trình MTQG giảm nghèo bền vững giai đoạn 2026–2030",
        "Chiến lược phát triển khoa học đến năm 2030, định hướng đến năm 2045",
        "cơ sở dữ liệu đa dạng sinh học tỉnh đến 2030, tầm nhìn đến 2050",
        "thực hiện Chương trình phát triển thị trường đến năm 2030 của tỉnh",
        "Kế hoạch cải thiện và nâng cao Chỉ số PII năm 2026 và những năm tiếp theo",
        "Quyết định số 12/QĐ-UBND ngày 01/7/2025",
        "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
        "Luật có hiệu lực từ ngày 01/01/2026",
        "tính đến ngày 31/12/2025 toàn tỉnh có 12 xã",
        "Đến tháng 4/2020, Sàn giao dịch được sáp nhập",
        "Năm 2022, UBND thành phố đã ban hành Quyết định",
        "từng bước hoàn thiện, kịp thời báo cáo",
        "Định kỳ tổng hợp, tham mưu Lãnh đạo Sở",
        "báo cáo các cơ quan có thẩm quyền khi có yêu cầu",
        "Huy động từ đầu năm học để lựa chọn học sinh",
        "thực hiện Đề án “Phát triển đô thị trong năm 2026”",
        "rà soát trước khi kết thúc năm học 2025-2026",
        "trước mắt tập trung, trước hết là",
        "",
    ],
)
def test_no_deadlines_in_prose(text: str) -> None:
    assert flat(find_deadlines(text, GRAMMAR, PLAN_2026)) == []


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Thực hiện Kế hoạch số 253/KH-UBND ngày 21/01/2026 của UBND tỉnh về việc cải thiện và "
         "nâng cao Chỉ số PII năm 2026 và những năm tiếp theo", ("2026-01-01", "2026-12-31", True)),
        ("CHỈ SỐ PII NĂM 2024 VÀ NHỮNG NĂM TIẾP THEO", ("2024-01-01", "2024-12-31", True)),
        ("KẾ HOẠCH NHIỆM VỤ TRỌNG TÂM NĂM 2025 CỦA SỞ", ("2025-01-01", "2025-12-31", False)),
        ("Phát triển nhà ở giai đoạn 2021-2025", ("2021-01-01", "2025-12-31", False)),
        ("Chương trình MTQG giai đoạn 2021-2025, năm 2024", ("2024-01-01", "2024-12-31", False)),
        ("Nhiệm vụ năm học 2026-2027", ("2026-09-01", "2027-05-31", False)),
        ("Phát triển du lịch đến năm 2030, tầm nhìn đến năm 2045", (None, "2030-12-31", False)),
        ("Chuyển đổi số năm 2025, định hướng đến năm 2030", ("2025-01-01", "2025-12-31", False)),
        ("Kế hoạch công tác quý II năm 2026", ("2026-04-01", "2026-06-30", False)),
        ("Phát triển kinh tế - xã hội 5 năm 2026-2030", ("2026-01-01", "2030-12-31", False)),
        ("Triển khai thực hiện Nghị quyết số 247/2025/QH15 ngày 10/12/2025 của Quốc hội", None),
        ("Kèm theo Quyết định ngày 17 tháng 02 năm 2023", None),
        ("Triển khai thi hành Luật Đất đai năm 2024", None),
        ("Phổ biến, giáo dục pháp luật năm 2026", ("2026-01-01", "2026-12-31", False)),
        ("Triển khai thi hành Luật Đường bộ", None),
    ],
)  # fmt: skip
def test_periods(title: str, period: tuple[str | None, str | None, bool] | None) -> None:
    assert read_period(title, GRAMMAR) == period


_WORDS = st.sampled_from(
    [
        "trước", "đến hết", "từ", "đến", "trong", "ngày", "tháng", "quý", "năm", "hằng năm",
        "30/6/2026", "31/02", "I", "II", "và", ",", "-", "2026", "các năm tiếp theo",
        "thường xuyên", "định kỳ", "6 tháng", "(", ")", ".", ";", "\n", "báo cáo",
        "kể từ ngày ban hành", "99", "0 tháng/lần", "13", "đầu", "cuối", "tuần", "thứ", "sáu",
        "2030", "nhiệm kỳ", "năm học", "15",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=12).map(" ".join))


@given(_TEXTS)
def test_any_text_gives_sound_deadlines(text: str) -> None:
    cell = read_deadline_cell(text, GRAMMAR, PLAN_2026)
    for hit in cell + find_deadlines(text, GRAMMAR, PLAN_2026):
        assert hit.raw == text[hit.start : hit.end]
        assert not (hit.first and hit.last) or hit.first <= hit.last
        if hit.recurrence:
            assert rrulestr(hit.recurrence, dtstart=datetime(2026, 1, 1))[0]


@given(st.dates(min_value=datetime(1950, 1, 1).date(), max_value=datetime(2090, 1, 1).date()))
def test_dates_are_read_back(day: datetime) -> None:
    for form in (f"{day:%d/%m/%Y}", f"trước ngày {day.day}/{day.month}/{day.year}",
                 f"ngày {day:%d} tháng {day:%m} năm {day:%Y}"):  # fmt: skip
        (hit,) = read_deadline_cell(form, GRAMMAR, UNDATED)
        assert (hit.first, hit.last) == (None, f"{day:%Y-%m-%d}")


@given(st.text())
def test_search_keys_keep_offsets(text: str) -> None:
    assert len(search_key(text)) == len(text)
