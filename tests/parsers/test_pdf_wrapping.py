"""Line breaks as browsers and other programs than word processors make them."""

from __future__ import annotations

import pytest

from extract.document.draft import DraftParagraph
from extract.parsers.pdf import FORMAT
from extract.source import Source
from tests.pdfs import Page, paragraphs, parse, text_width, write_pdf

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
    lines = [(85.0, FULL), (85.0, "xã hội số.")] * 2
    for item in ITEMS:
        lines += [(85 + indent + 9 * place, words) for place, words in enumerate(item)]
    write_lines(page, 80, lines)
    assert paragraphs(parse(page))[2:] == [" ".join(item) for item in ITEMS]


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


def test_a_range_of_numbers_goes_on_where_the_lines_of_an_item_hang() -> None:
    page = Page()
    lines = [
        (85.0, "- Hỗ trợ 300 doanh nghiệp; thương mại hóa từ 40"),
        (94.0, "- 60 kết quả nghiên cứu."),
        (85.0, "- Hoàn thành 100% chỉ tiêu số hóa của năm 2026"),
        (85.0, "- 80% hồ sơ trực tuyến."),
    ]
    write_lines(page, 80, lines)
    texts = [words for _, words in lines]
    assert paragraphs(parse(page)) == [f"{texts[0]} {texts[1]}", *texts[2:]]


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


def test_words_in_italics_over_a_line_break_keep_a_paragraph_whole() -> None:
    page = Page()
    head = "- Nội dung: cải thiện hạ tầng cơ bản"
    page.text(85, 80, head)
    page.text(88 + text_width(head, 12), 80, "(xếp thứ 18/34 -", 12, "F4")
    page.text(100, 96, "Mức trung bình).", 12, "F4")
    page.text(85, 112, "- Mục tiêu: nâng cao chất lượng.")
    whole = f"{head} (xếp thứ 18/34 - Mức trung bình)."
    assert paragraphs(parse(page)) == [whole, "- Mục tiêu: nâng cao chất lượng."]


def test_a_short_last_line_ends_its_paragraph_where_full_lines_are_justified() -> None:
    page = Page()
    # The gap behind the last line is narrower than the next paragraph's first word.
    last = FULL.removesuffix(" số,") + "."
    lines = [FULL, "xã hội số.", FULL, FULL, last, "Trưởng các phòng thực hiện."]
    write_lines(page, 80, [(85, line) for line in lines])
    assert paragraphs(parse(page))[1:] == [f"{FULL} {FULL} {last}", lines[-1]]


def test_words_in_a_font_without_a_name_do_not_tell_how_a_line_is_set() -> None:
    page = Page()
    first, second = "Phát triển kinh tế tư nhân của Tỉnh", "trên địa bàn tỉnh"
    page.text(85, 60, first, 14, "F2")
    page.text(90 + text_width(first, 14), 60, "ủy", 14, "F3")
    width = text_width(first, 14) + 5 + text_width("ủy", 14)
    page.text(85 + (width - text_width(second, 14)) / 2, 78, second, 14, "F2")
    nameless = write_pdf(page, change=lambda _, body: body.replace("/BaseFont /Helvetica", ""))
    draft = FORMAT.parse(Source(name="a.pdf", data=nameless))
    (title,) = [item for item in draft.items if isinstance(item, DraftParagraph)]
    assert title.text == f"{first} ủy {second}"
    assert title.style.bold


def test_what_a_browser_prints_into_the_margins_is_furniture() -> None:
    pages = []
    for number, words in ((1, "- Chuẩn bị 600 rọ đá và"), (2, "2.000 bao tải.")):
        page = Page()
        page.text(24, 24, "11/24/26, 4:51 AM", 9)
        page.text(300, 24, "Cổng thông tin", 9)
        page.text(24, 826, "https://xa.example/vb?id=7", 9)
        page.text(560, 826, f"{number}/2", 9)
        page.text(85, 790 if number == 1 else 80, words)
        pages.append(page)
    draft = parse(*pages)
    text = [item.text for item in draft.items if not item.furniture]
    assert text == ["- Chuẩn bị 600 rọ đá và 2.000 bao tải."]
    assert sum(item.furniture for item in draft.items) == 8


def test_a_date_and_time_in_the_text_are_no_furniture() -> None:
    page = Page()
    page.text(85, 24, "Họp lúc 09:00 24/11/2026", 12)
    page.text(85, 90, "09:00 24/11/2026", 12)
    assert paragraphs(parse(page)) == ["Họp lúc 09:00 24/11/2026", "09:00 24/11/2026"]


@pytest.mark.parametrize("words", ["HẠ TẦNG VÀ DỮ LIỆU SỐ", "XỬ LÝ DỊCH", "DỮ LIỆU xã/."])
def test_signs_behind_letters_of_a_second_font_are_kept(words: str) -> None:
    page = Page()
    places = [place for place, letter in enumerate(words) if ord(letter) > 0x17F or letter == "/"]
    run = "".join(
        f"> {-1000 * text_width(letter, 1)} <" if place in places else page.codes(letter)
        for place, letter in enumerate(words)
    )
    page.content.append(f"BT /F1 12 Tf 1 0 0 1 85 {page.height - 100} Tm [<{run}>] TJ ET")
    for place in reversed(places):
        page.text(85 + text_width(words[:place], 12), 100, words[place], font="F2")
    assert paragraphs(parse(page)) == [words]


@pytest.mark.parametrize(("count", "found"), [(12, ["two-pages-per-sheet"]), (5, [])])
def test_two_pages_on_one_sheet_are_reported(count: int, found: list[str]) -> None:
    page = Page(842, 595)
    for number in range(count):
        page.text(60, 80 + 20 * number, "Các đơn vị báo cáo kết quả thực hiện.")
        page.text(480, 86 + 20 * number, "Sở Tài chính tổng hợp, báo cáo chung.")
    assert [problem.rule for problem in parse(page).problems] == found
