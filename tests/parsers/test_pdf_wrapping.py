"""Line breaks as browsers and other programs than word processors make them."""

from __future__ import annotations

import pytest

from tests.pdfs import Page, paragraphs, parse, text_width

FULL = "Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh về nền kinh tế số,"
ITEMS = [
    ["- Các nhiệm vụ phải cụ thể, đo lường được, có nguồn lực bảo", "đảm khi thực hiện."],
    ["- Người đứng đầu cơ quan, đơn vị trực tiếp chỉ đạo và chịu", "trách nhiệm."],
    ["- Phủ sóng di động tại các thôn."],
]


def write_lines(page: Page, top: float, lines: list[tuple[float, str]]) -> None:
    for number, (x, words) in enumerate(lines):
        page.text(x, top + 16 * number, words)


def test_an_item_as_far_from_both_margins_is_not_centred() -> None:
    page = Page()
    indent = (text_width(FULL, 12) - text_width(ITEMS[0][0], 12)) / 2
    lines = [(85.0, FULL), (85.0, "xã hội số.")]
    for item in ITEMS:
        lines += [(85 + indent + 9 * place, words) for place, words in enumerate(item)]
    write_lines(page, 80, lines)
    assert paragraphs(parse(page))[1:] == [" ".join(item) for item in ITEMS]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Phát triển kinh tế tư nhân trên địa bàn tỉnh giai đoạn 2026", "- 2030"),
        ("Phát triển kinh tế tư nhân trên địa bàn tỉnh từ 9/2026", "– 12/2030"),
    ],
)
def test_a_range_of_years_goes_on_in_the_next_centred_line(first: str, second: str) -> None:
    page = Page()
    width = text_width(first, 14)
    page.text(85, 60, first, 14, "F2")
    page.text(85 + (width - text_width(second, 14)) / 2, 78, second, 14, "F2")
    write_lines(page, 120, [(85, "Căn cứ Luật Đầu tư;"), (85, "Căn cứ Luật Đất đai;")])
    assert paragraphs(parse(page))[0] == f"{first} {second}"


def test_a_dash_before_a_small_letter_below_a_full_line_is_no_item() -> None:
    page = Page()
    lines = [
        "4. Đề nghị Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị",
        "- xã hội vận động nhân dân tham gia.",
        "5. Các đơn vị báo cáo.",
    ]
    write_lines(page, 80, [(85, line) for line in lines])
    assert paragraphs(parse(page)) == [f"{lines[0]} {lines[1]}", lines[2]]


def test_items_with_small_letters_stay_apart() -> None:
    page = Page()
    lines = [
        "- xây dựng kế hoạch và phân công cán bộ theo dõi các xã",
        "- rà soát danh mục của các đơn vị trực thuộc trong năm",
        "- báo cáo kết quả",
    ]
    write_lines(page, 80, [(85, line) for line in lines])
    assert paragraphs(parse(page)) == lines


def test_a_small_letter_after_a_semicolon_goes_on_below_a_hanging_first_line() -> None:
    page = Page()
    lines = [
        (85.0, "Giao Sở Tài chính theo dõi, đôn đốc thực hiện Kế hoạch;"),
        (100.0, "tổng hợp, báo cáo trước ngày 15/12."),
        (85.0, "Giao Sở Nội vụ kiểm tra việc thực hiện của các đơn vị;"),
        (100.0, "tổng hợp kết quả."),
    ]
    write_lines(page, 80, lines)
    texts = [words for _, words in lines]
    expected = [f"{texts[0]} {texts[1]}", f"{texts[2]} {texts[3]}"]
    assert paragraphs(parse(page)) == expected
