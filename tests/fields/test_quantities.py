"""Figures, targets, scores and ranks, as plans write them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.quantities import find_quantities, read_rank, read_score, read_target
from extract.rulebook.base import load_topic
from extract.rulebook.quantities import QuantityGrammar

GRAMMAR = load_topic("quantities", QuantityGrammar, [Path(__file__).resolve().parents[2] / "rules"])


def read(text: str) -> list[tuple[object, ...]]:
    hits = find_quantities(text, GRAMMAR)
    assert all(hit.raw == text[hit.start : hit.end] for hit in hits)
    return [(hit.minimum, hit.maximum, hit.unit, hit.per) for hit in hits]


FIGURES = [
    # counted nouns, padded cardinals, operators
    ("Hoàn thành 01 Báo cáo tổng thể", [(1, 1, "báo cáo", None)]),
    ("Có ít nhất 04 bài/tin tức/phóng sự...về tầm quan trọng", [(4, None, "bài", None)]),
    ("ít nhất 02 lớp tập huấn/hội thảo", [(2, None, "lớp", None)]),
    ("ít nhất 02 - 03 đợt kiểm tra chuyên đề", [(2, 3, "đợt", None)]),
    ("Tổ chức 1-2 lớp tập huấn", [(1, 2, "lớp", None)]),
    ("ít nhất 5-10 giống cây trồng tiềm năng", [(5, 10, "giống", None)]),
    ("nộp ít nhất 01-02 hồ sơ đăng ký", [(1, 2, "hồ sơ", None)]),
    ("khoảng 15-20 sản phẩm 3 sao có tiềm năng", [(15, 20, "sản phẩm", None)]),
    ("nâng hạng cho ít nhất 5-10 sản phẩm từ 3 sao lên 4 sao", [(5, 10, "sản phẩm", None)]),
    ("ít nhất 05 mô hình sinh kế nông nghiệp hiệu quả", [(5, None, "mô hình", None)]),
    ("Có trên 20 sản phẩm OCOP đạt 3 sao trở lên", [(20, None, "sản phẩm", None)]),
    ("trong đó có 01 sản phẩm OCOP đạt 5 sao", [(1, 1, "sản phẩm", None)]),
    ("Phấn đấu có thêm 15 HTX nông nghiệp", [(15, 15, "HTX", None)]),
    ("phát triển mới 05 chuỗi liên kết sản xuất", [(5, 5, "chuỗi", None)]),
    ("Có thêm 09 xã đạt chuẩn, 03 xã nâng cao", [(9, 9, "xã", None), (3, 3, "xã", None)]),
    ("Bình quân tiêu chí/01 xã đạt từ 15,5 - 16 tiêu chí.", [(15.5, 16, "tiêu chí", None)]),
    ("Tổ chức từ 02 lớp tập huấn trở lên", [(2, None, "lớp", None)]),
    ("20 lớp trở lên", [(20, None, "lớp", None)]),
    ("tối đa 5 lớp", [(None, 5, "lớp", None)]),
    ("từ 5 đến 7 lớp", [(5, 7, "lớp", None)]),
    ("tối thiểu 02 (hai) lần", [(2, None, "lần", None)]),
    ("thể hiện dưới 02 hình thức", [(2, 2, "hình thức", None)]),
    ("mỗi xã ít nhất 01 mô hình", [(1, None, "mô hình", "xã")]),
    ("1-2 sản phẩm/xã", [(1, 2, "sản phẩm", "xã")]),
    ("45/60 xã đạt chuẩn", [(45, 45, "xã", None)]),
    ("hơn 2000 hộ", [(2000, None, "hộ", None)]),
    ("05 đồng chí", [(5, 5, "đồng chí", None)]),
    # an unknown noun: only behind a clear cardinal
    ("Có 05 chòi canh lửa", [(5, 5, "chòi", None)]),
    ("ít nhất 3 chòi canh lửa", [(3, None, "chòi", None)]),
    ("Có 5 chòi canh lửa", []),
    # shares
    ("100% các đơn vị chuyên môn hoàn thành", [(100, 100, "%", None)]),
    ("100% sản phẩm OCOP từ 3 sao trở lên của tỉnh", [(100, 100, "%", None)]),
    ("ít nhất 80% sản phẩm OCOP được cấp", [(80, None, "%", None)]),
    ("hợp vệ sinh đạt 99%; nước sạch đạt 60%.", [(99, 99, "%", None), (60, 60, "%", None)]),
    ("giảm 1,0–1,5%/năm, trong đó năm 2026: 8,05%.",
     [(1, 1.5, "%", "năm"), (8.05, 8.05, "%", None)]),
    ("từ 75% kế hoạch năm (tương đương 6.750ha) trở lên", [(75, None, "%", None)]),
    ("chiếm từ 40% trở lên", [(40, None, "%", None)]),
    ("đạt trên 90%", [(90, None, "%", None)]),
    ("không quá 40%", [(None, 40, "%", None)]),
    ("bố trí tăng từ 10 - 15% kinh phí", [(10, 15, "%", None)]),
    ("đạt 20% - 50%", [(20, 50, "%", None)]),
    ("tăng 10% so với năm 2025", [(10, 10, "%", None)]),
    ("tăng từ 40% lên 50%", [(50, 50, "%", None)]),
    # measures and money
    ("Trồng rừng 9.000 ha, trồng 2.223.000 cây",
     [(9000, 9000, "ha", None), (2223000, 2223000, "cây", None)]),
    ("500 triệu đồng", [(500, 500, "triệu đồng", None)]),
    ("1,5 tỷ đồng", [(1.5, 1.5, "tỷ đồng", None)]),
    ("60 triệu đồng/người/năm", [(60, 60, "triệu đồng", "người/năm")]),
    ("4,2 triệu thửa đất", [(4_200_000, 4_200_000, "thửa", None)]),
    ("3.000m2", [(3000, 3000, "m2", None)]),
    ("giảm 0,5 - 1 điểm %", [(0.5, 1, "điểm %", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FIGURES, ids=[text for text, _ in FIGURES])
def test_figures(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert read(text) == wanted


PHRASES = yaml.safe_load(
    Path(__file__).with_name("quantity_phrases.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("text", "wanted"), PHRASES, ids=[text for text, _ in PHRASES])
def test_phrases(text: str, wanted: list[list[object]]) -> None:
    assert read(text) == [tuple(figure) for figure in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 57-NQ/TW", "Nghị quyết 57", "Kế hoạch số 253/KH-UBND ngày 21/01/2026",
        "năm 2026", "sản phẩm 3 sao, 4 sao", "OCOP 05 sao", "đang xếp thứ 19/34",
        "trong nhóm 10 tỉnh dẫn đầu", "Top 5", "Đơn đăng ký/10.000 dân", "lần thứ 2",
        "khoản 2 Điều 5 Nghị định", "SĐT: 0912345678", "hoạt động 24/7", "1.1.1. Ban hành",
        "1 Nhiệm vụ trọng tâm", "lúc 14 giờ 30", "mạng 5G", "COVID-19", "Quý I báo cáo",
        "chính quyền địa phương 2 cấp", "Chương trình 135", "Đề án 06 của Chính phủ",
        "từ 15 tuổi trở lên", "trước 5/6 báo cáo", "12/2026 báo cáo kết quả", "tháng 6 báo cáo",
        "trong 02 năm", "kế hoạch 5 năm 2026-2030", "QCVN 40:2025", "giai đoạn 2021-2025",
        "tầm nhìn đến năm 2050 đồng bộ", "19/34\nPhòng Quản lý", "Nhiệm vụ 2.1.1: Điều tra",
        "Thông tư 02/2023/TT-BNV", "tờ trình", "",
    ],
)  # fmt: skip
def test_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "raw", "subject"),
    [
        ("Tổ chức được ít nhất 02 lớp tập huấn/hội thảo để hướng dẫn",
         "ít nhất 02 lớp tập huấn/hội thảo", "lớp tập huấn/hội thảo"),
        ("danh sách khoảng 15-20 sản phẩm 3 sao có tiềm năng",
         "15-20 sản phẩm 3 sao", "sản phẩm 3 sao"),
        ("100% các đơn vị chuyên môn hoàn thành báo cáo",
         "100% các đơn vị chuyên môn", "các đơn vị chuyên môn"),
        ("đạt từ 15,5 - 16 tiêu chí.", "15,5 - 16 tiêu chí", "tiêu chí"),
        ("giảm 1,0–1,5%/năm", "1,0–1,5%/năm", None),
        ("bớt ít nhất 20% thời gian xử lý hồ sơ công chứng lĩnh vực nhà ở",
         "ít nhất 20% thời gian xử lý hồ sơ công chứng", "thời gian xử lý hồ sơ công chứng"),
        ("có 04 trạm bơm đi vào vận hành", "04 trạm bơm", "trạm bơm"),
        ("chiếm 35% tổng số hộ dân", "35%", None),
        ("lập 09 tổ xung kích phòng, chống cháy", "09 tổ xung kích", "tổ xung kích"),
    ],
)  # fmt: skip
def test_raw_and_subject(text: str, raw: str, subject: str | None) -> None:
    hit = find_quantities(text, GRAMMAR)[0]
    assert (hit.raw, hit.subject) == (raw, subject)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("≥ 20", (20, None, None)), ("≥ 10%", (10, None, "%")), ("Trên 80%", (80, None, "%")),
        ("20-25", (20, 25, None)), ("≤ 50", (None, 50, None)), ("20", (20, 20, None)),
        ("40 - 50", (40, 50, None)), ("> 0,7", (0.7, None, None)), (">= 30", (30, None, None)),
        ("Đạt 90%", (90, 90, "%")), ("80% trở lên", (80, None, "%")),
        ("từ 20 trở lên", (20, None, None)), ("20% - 50%", (20, 50, "%")),
        ("20 sản phẩm", (20, 20, "sản phẩm")), ("15/34", (15, 15, "hạng")),
        ("≥ 3% và tăng dần theo yêu cầu phát triển", (3, None, "%")),
        ("Tăng 02 bậc", None), ("≤ 3 Đông Nam Á; ≤ 50 Thế giới", None),
        ("Đạt mức tiên tiến", None), ("", None), ("-", None),
        ("≤ 3", (None, 3, None)),
        ("tăng 2 bậc", None),
        ("Top 10", None),
        ("trên 90%", (90, None, "%")),
        ("100", (100, 100, None)),
        ("Trong nhóm 15 tỉnh", None),
        ("≥20", (20, None, None)),
        ("≥ 85,5 điểm", (85.5, None, "điểm")),
        ("90%", (90, 90, "%")),
        ("95 %", (95, 95, "%")),
        ("100%", (100, 100, "%")),
        ("Tăng 5%", None),
        ("Giảm 2%", None),
        ("Từ 85% trở lên", (85, None, "%")),
        ("85% trở lên", (85, None, "%")),
        ("tối thiểu 50%", (50, None, "%")),
        ("Không quá 5%", (None, 5, "%")),
        ("dưới 3%", (None, 3, "%")),
        ("40-45%", (40, 45, "%")),
        ("0,75 - 0,80", (0.75, 0.8, None)),
        ("1/34", (1, 1, "hạng")),
        ("Nhóm 10", None),
        ("Duy trì 100%", (100, 100, "%")),
        ("9.000 ha", (9000, 9000, "ha")),
        ("1.200", (1200, 1200, None)),
        ("≥ 20 (năm 2026)", (20, None, None)),
        ("Trên 20 - 25", (20, 25, None)),
        ("cao hơn năm 2025", None),
        ("> 60", (60, None, None)),
        ("< 10", (None, 10, None)),
        ("3-5 bậc", None),
        ("Đạt và vượt 95%", (95, None, "%")),
        ("30 trở lên", (30, None, None)),
        ("2026", None),
    ],
)  # fmt: skip
def test_targets(text: str, target: tuple[object, ...] | None) -> None:
    assert read_target(text) == target


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("12.76", ("12.76", None)), ("20.0", ("20.0", None)), ("0.00", ("0.00", None)),
        ("46,75", ("46.75", None)), ("12,5%", ("12.5", "%")), ("85 điểm", ("85", "điểm")),
        ("1.234", None), ("-", None), ("Chưa xếp hạng", None),
    ],
)  # fmt: skip
def test_scores(text: str, score: tuple[str, str | None] | None) -> None:
    assert read_score(text) == score


def test_the_columns_vote_makes_a_score_sure() -> None:
    assert read_score("1.234", ".") == ("1.234", None)
    assert read_score("1.234", ",") == ("1234", None)


@pytest.mark.parametrize(
    ("text", "position", "of", "words"),
    [
        ("19/34", 19, 34, "19/34"),
        ("(Chỉ số này tỉnh đang xếp thứ 1/34 - Là điểm mạnh)", 1, 34, "1/34"),
        ("Chỉ số này xếp thứ 30/34 cần cải thiện", 30, 34, "30/34"),
        ("thứ 5/63", 5, 63, "5/63"),
        ("hạng 12", 12, None, "12"),
        ("đứng thứ 20", 20, None, "20"),
        ("xếp thứ 19/34", 19, 34, "19/34"),
        ("thứ 5", 5, None, "5"),
        ("hạng 12 toàn quốc", 12, None, "12"),
        ("Xếp hạng 08/63 tỉnh, thành phố", 8, 63, "08/63"),
        ("đứng thứ 7 cả nước", 7, None, "7"),
        ("hạng: 15/34", 15, 34, "15/34"),
        ("19 /34", 19, 34, "19 /34"),
        ("Thứ 21/34 (giảm 2 bậc)", 21, 34, "21/34"),
        ("vị trí thứ 3 toàn quốc", 3, None, "3"),
        ("12/63 (năm 2024)", 12, 63, "12/63"),
        ("01/34", 1, 34, "01/34"),
        ("35/34", 35, 34, "35/34"),  # the audit tells that it is out of range
    ],
)
def test_ranks(text: str, position: int, of: int | None, words: str) -> None:
    rank = read_rank(text)
    assert rank is not None
    assert (rank[0], rank[1], text[rank[2] : rank[3]]) == (position, of, words)


@pytest.mark.parametrize(
    "text",
    [
        "lần thứ 2",
        "Kỳ họp thứ 9",
        "sản phẩm 4 sao",
        "hạng 3 sao",
        "thứ Hai",
        "ngày 15/11",
        "5",
        "nhóm 10",
        "trong nhóm 10 tỉnh",
        "Top 10",
        "lần thứ 12",
        "ngày 19/3",
        "thứ 2 hằng tuần",
    ],
)
def test_no_ranks(text: str) -> None:
    assert read_rank(text) is None


_WORDS = st.sampled_from(
    ["ít nhất", "từ", "trở lên", "%", "02", "5-10", "9.000", "ha", "lớp", "xã", "triệu đồng",
     "/năm", "(", ")", ";", "năm", "2026", "3 sao", "thứ", "19/34", "\n", " "]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_any_text_gives_figures_that_stand_in_it(text: str) -> None:
    for hit in find_quantities(text, GRAMMAR):
        assert hit.raw == text[hit.start : hit.end]
        assert hit.minimum is not None or hit.maximum is not None
        assert hit.minimum is None or hit.maximum is None or hit.minimum <= hit.maximum


@given(st.integers(1, 99), st.sampled_from(["lớp", "xã", "mô hình", "báo cáo", "HTX", "ha"]))
def test_padded_cardinals_are_read_back(count: int, unit: str) -> None:
    assert read(f"Tổ chức {count:02d} {unit}") == [(count, count, unit, None)]
