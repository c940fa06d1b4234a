"""Captions and stamps printed over the text of a PDF: furniture wherever they lie."""

from __future__ import annotations

import pytest

from extract import extract
from extract.records import Plan
from tests.pdfs import LEFT, Page, cells, paragraphs, parse, tables, text_width, write_pdf

CAPTION = [
    "Ký bởi: Ủy ban nhân dân tỉnh Phú Hải",
    "Email: ubnd@phuhai.gov.vn",
    "Cơ quan: Tỉnh Phú Hải",
    "Thời gian ký: 14/07/2026 16:05:11 +07:00",
]
BODY = [
    (28, "1. Sở Tài chính chủ trì, phối hợp với các sở, ngành rà soát, đơn giản hóa thủ tục hành"),
    (0, "chính thuộc thẩm quyền giải quyết, hoàn thành trước ngày 30/6/2026."),
    (
        28,
        "2. Sở Tư pháp chủ trì theo dõi, đôn đốc các cơ quan, đơn vị và địa phương trong việc thực",
    ),
    (0, "hiện kế hoạch này, báo cáo trước ngày 15/12/2026."),
    (28, "3. Văn phòng tham mưu tổ chức hội nghị tổng kết."),
]
HEAD = [
    (165, 56, "UBND TỈNH PHÚ HẢI"),
    (165, 72, "SỞ NỘI VỤ"),
    (165, 92, "Số: 123/KH-SNV"),
    (415, 56, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (415, 72, "Độc lập - Tự do - Hạnh phúc"),
    (415, 92, "Phú Hải, ngày 14 tháng 7 năm 2026"),
]


def draw_plan() -> Page:
    page = Page()
    for middle, y, words in HEAD:
        font = "F2" if words in {"SỞ NỘI VỤ", HEAD[3][2]} else "F1"
        page.text(middle - text_width(words, 13) / 2, y, words, 13, font)
    page.centered(130, "KẾ HOẠCH", 14, "F2")
    page.centered(148, "Cải cách hành chính năm 2026", 14, "F2")
    page.text(LEFT + 28, 190, "I. NHIỆM VỤ", 13, "F2")
    for number, (indent, words) in enumerate(BODY):
        page.text(LEFT + indent, 210 + 18 * number, words, 13)
    for number, words in enumerate(["Nơi nhận:", "- Như trên;", "- Lưu: VT."]):
        page.text(LEFT, 340 + 13 * number, words, 11)
    for y, words in ((342, "GIÁM ĐỐC"), (400, "Trần Văn Bình")):
        page.text(430 - text_width(words, 13) / 2, y, words, 13)
    return page


def draw_caption(page: Page, x: float, y: float, size: float) -> None:
    for number, words in enumerate(CAPTION):
        page.text(x, y + 1.2 * size * number, words, size, "F3")


def stamp_caption(page: Page, x: float, y: float, size: float) -> None:
    """The appearance of a signature field."""
    page.stamps.append(
        (
            "Widget",
            x,
            y,
            "\n".join(
                f"BT /F3 {size} Tf 1 0 0 1 0 {25 - 1.2 * size * number} Tm "
                f"<{page.codes(words)}> Tj ET"
                for number, words in enumerate(CAPTION)
            ),
        )
    )


def facts(plan: Plan) -> tuple[object, ...]:
    info = plan.document
    return (
        (info.code, info.issued_on, info.issuer and info.issuer.name),
        [signer.name for signer in info.signers],
        [task.text for task in plan.tasks],
        [deadline.end for task in plan.tasks for deadline in task.deadlines],
    )


@pytest.fixture(scope="module")
def clean() -> tuple[object, ...]:
    found = facts(extract(write_pdf(draw_plan()), name="a.pdf"))
    assert found[1:] == (
        ["Trần Văn Bình"],
        [
            f"{BODY[0][1]} {BODY[1][1]}".removeprefix("1. "),
            f"{BODY[2][1]} {BODY[3][1]}".removeprefix("2. "),
            BODY[4][1].removeprefix("3. "),
        ],
        ["2026-06-30", "2026-12-15"],
    )
    return found


@pytest.mark.parametrize("draw", [draw_caption, stamp_caption])
@pytest.mark.parametrize(
    ("place", "size"),
    [
        ((430, 32), 8),  # above the letterhead
        ((440, 48), 8),  # beside it
        ((20, 40), 8),
        ((380, 360), 8),  # between title and name of who signs
        ((360, 378), 8),  # over the name
        ((380, 362), 10),
        ((300, 216), 8),  # over the text
        ((300, 218), 7),
        ((470, 206), 8),  # over the text and beyond its margin
    ],
)
def test_the_caption_of_a_signature_changes_nothing(place, size, draw, clean) -> None:
    page = draw_plan()
    draw(page, *place, size)
    plan = extract(write_pdf(page), name="a.pdf", with_blocks=True)
    assert facts(plan) == clean
    furniture = " ".join(block.text for block in plan.blocks or () if block.kind == "furniture")
    assert all(line in furniture for line in CAPTION)


def test_a_stamp_over_a_table_goes_into_no_cell() -> None:
    xs, ys = [60.0, 100.0, 300.0, 540.0], [100.0, 120.0, 140.0, 160.0]
    rows = [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Trồng rừng phòng hộ ven biển", "Sở Nông nghiệp"]]
    rows.append(["2", "Kiểm tra công tác phòng cháy", "Chi cục Kiểm lâm"])
    page = Page()
    page.table(xs, ys, rows)
    draw_caption(page, 150, 126, 9)
    draft = parse(page)
    (table,) = tables(draft)
    assert cells(table) == {(r, c): rows[r][c] for r in range(3) for c in range(3)}
    assert paragraphs(draft, furniture=True) == ["\n".join(CAPTION)]
    assert [problem.rule for problem in draft.problems] == ["text-over-text"]


def test_a_page_written_over_with_another_is_not_thrown_away() -> None:
    page = Page()
    for number, (_, words) in enumerate(2 * BODY):
        page.text(LEFT, 100 + 18 * number, words)
    for number, (_, words) in enumerate(2 * BODY[::-1]):
        page.text(LEFT + 3, 101 + 18 * number, words)
    letters = sum(len(text.replace(" ", "")) for text in paragraphs(parse(page)))
    assert letters > 3 * sum(len(words.replace(" ", "")) for _, words in BODY)
