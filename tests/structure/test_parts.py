"""Letterhead, title, body, closing and annexes told apart."""

from __future__ import annotations

import pytest

from extract.document.model import Table
from extract.rulebook import Rulebook
from extract.structure.outline import Line
from extract.structure.parts import AnnexPart, Parts, split_parts
from tests.factories import Item, make_centered, make_document, make_draft_table, make_furniture

LETTERHEAD = [
    "UBND TỈNH SƠN HẢI",
    "SỞ Y TẾ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-SYT",
    "Sơn Hải, ngày 05 tháng 02 năm 2026",
]
TITLE = ["KẾ HOẠCH", "Phòng, chống dịch bệnh năm 2026"]
OPENING = [
    "Căn cứ Luật Phòng bệnh ngày 10 tháng 12 năm 2025;",
    "Sở Y tế ban hành Kế hoạch như sau:",
]
BODY = ["I. MỤC TIÊU", "- Giảm số ca mắc.", "II. NHIỆM VỤ", "- Giám sát dịch tễ."]
RECIPIENTS = ["Nơi nhận:", "- UBND tỉnh (b/c);", "- Lưu: VT, NVY."]
SIGNATURE = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Hạnh"]
TASKS = [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Giám sát dịch tễ", "Phòng Nghiệp vụ Y"]]


@pytest.fixture
def split(rulebook: Rulebook):
    def call(*items: Item) -> Parts:
        return split_parts(make_document(*items), rulebook.types, rulebook.sections)

    return call


def texts(entries: list) -> list[str]:
    return ["(table)" if isinstance(e, Table) else show(e) for e in entries]


def show(entry: object) -> str:
    return entry.whole.text if isinstance(entry, Line) else entry.text  # type: ignore[attr-defined]


def annex(part: AnnexPart) -> tuple[list[str], str | None, list[str]]:
    attached = part.attached.text if part.attached else None
    return texts(part.title), attached, texts(part.entries)


@pytest.mark.parametrize("stamp", ["DỰ THẢO", "(DỰ THẢO LẦN 2)", "KHẨN", "MẬT"])
def test_a_stamp_beside_the_title_is_none_of_it(split, stamp: str) -> None:
    for title in ([TITLE[0], stamp, TITLE[1]], [*TITLE, stamp]):
        parts = split(*LETTERHEAD, *title, *OPENING, *BODY)
        assert texts(parts.title) == ["Phòng, chống dịch bệnh năm 2026"]
        assert texts(parts.header) == [*LETTERHEAD, stamp]
        assert texts(parts.opening) == OPENING


def test_a_letterhead_in_the_header_of_every_page_is_the_letterhead(split) -> None:
    running = [make_furniture(line) for line in ("Trang 1", *LETTERHEAD)]
    parts = split(*running, *TITLE, *OPENING, *BODY)
    assert texts(parts.header) == ["Trang 1", *LETTERHEAD]
    assert parts.furniture == []
    assert parts.kind is not None


def test_a_running_header_beside_a_letterhead_is_furniture(split) -> None:
    parts = split(make_furniture("Số: 12/KH-SYT"), *LETTERHEAD, *TITLE, *OPENING, *BODY)
    assert texts(parts.header) == LETTERHEAD
    assert [block.text for block in parts.furniture] == ["Số: 12/KH-SYT"]


def test_a_running_header_that_is_no_letterhead_is_furniture(split) -> None:
    parts = split(make_furniture("Kế hoạch phòng, chống dịch năm 2026"), *TITLE, *OPENING, *BODY)
    assert parts.header == []
    assert len(parts.furniture) == 1


def test_a_whole_plan(split) -> None:
    parts = split(*LETTERHEAD, *TITLE, *OPENING, *BODY, *RECIPIENTS, *SIGNATURE)
    assert texts(parts.header) == LETTERHEAD
    assert parts.kind is not None
    assert parts.kind.text == "KẾ HOẠCH"
    assert texts(parts.title) == ["Phòng, chống dịch bệnh năm 2026"]
    assert texts(parts.opening) == OPENING
    assert texts(parts.main) == BODY
    assert texts(parts.closing) == [*RECIPIENTS, *SIGNATURE]
    assert parts.annexes == []


def test_letterhead_and_closing_laid_out_as_tables(split) -> None:
    head = make_draft_table(
        [["\n".join(LETTERHEAD[:2]), "\n".join(LETTERHEAD[2:4])], LETTERHEAD[4:]]
    )
    closing = make_draft_table([["\n".join(RECIPIENTS), "\n".join(SIGNATURE)]])
    parts = split(head, *TITLE, *OPENING, *BODY, closing)
    assert sorted(texts(parts.header)) == sorted(LETTERHEAD)
    assert texts(parts.main) == BODY
    assert texts(parts.closing) == [*RECIPIENTS, *SIGNATURE]
    assert len(parts.layout) == 2


def test_task_table_is_no_layout(split) -> None:
    parts = split(*TITLE, *BODY, make_draft_table(TASKS))
    assert texts(parts.main) == [*BODY, "(table)"]
    assert parts.layout == []


def test_furniture_is_kept_aside(split) -> None:
    parts = split(*TITLE, make_furniture("2"), *BODY)
    assert [block.text for block in parts.furniture] == ["2"]
    assert texts(parts.main) == BODY


def test_title_over_two_centered_lines(split) -> None:
    lines = ["Triển khai nhiệm vụ chuyển đổi số", "Ngành Y tế tỉnh Sơn Hải năm 2026"]
    parts = split("KẾ HOẠCH", *(make_centered(line) for line in lines), *OPENING, *BODY)
    assert texts(parts.title) == lines


def test_title_in_capitals_over_two_lines(split) -> None:
    lines = ["TRIỂN KHAI NHIỆM VỤ CHUYỂN ĐỔI SỐ", "NGÀNH Y TẾ TỈNH SƠN HẢI NĂM 2026"]
    parts = split("KẾ HOẠCH", *lines, *OPENING, *BODY)
    assert texts(parts.title) == lines


def test_title_in_capitals_whose_first_line_is_one_word(split) -> None:
    parts = split(*LETTERHEAD, "KẾ HOẠCH", "CẢI", "CÁCH HÀNH CHÍNH NĂM 2026", *OPENING, *BODY)
    assert texts(parts.title) == ["CẢI", "CÁCH HÀNH CHÍNH NĂM 2026"]


ANNEX_HEADS = [
    pytest.param(["PHỤ LỤC", "DANH MỤC NHIỆM VỤ"], ["DANH MỤC NHIỆM VỤ"], None, id="two lines"),
    pytest.param(
        ["PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 12/KH-SYT)"],
        ["DANH MỤC NHIỆM VỤ"],
        "(Kèm theo Kế hoạch số 12/KH-SYT)",
        id="number, title and kèm theo",
    ),
    pytest.param(
        ["Phụ lục 01", "Danh mục nhiệm vụ", "(Ban hành kèm theo Kế hoạch số 12/KH-SYT)"],
        ["Danh mục nhiệm vụ"],
        "(Ban hành kèm theo Kế hoạch số 12/KH-SYT)",
        id="small letters",
    ),
    pytest.param(
        ["PHỤ LỤC: KẾ HOẠCH NĂM 2026", "(Kèm theo Quyết định số 5/QĐ-SYT)"],
        ["KẾ HOẠCH NĂM 2026"],
        "(Kèm theo Quyết định số 5/QĐ-SYT)",
        id="title behind a colon",
    ),
    pytest.param(
        ["PHỤ LỤC II. DANH MỤC NHIỆM VỤ"], ["DANH MỤC NHIỆM VỤ"], None, id="title behind a number"
    ),
    pytest.param(
        ["PHỤ LỤC", "DANH MỤC NHIỆM VỤ", "CỦA NGÀNH Y TẾ"],
        ["DANH MỤC NHIỆM VỤ", "CỦA NGÀNH Y TẾ"],
        None,
        id="title over two lines",
    ),
    pytest.param(
        ["PHỤ LỤC SỐ 2", "Danh mục nhiệm vụ (Kèm theo Kế hoạch số 12/KH-SYT)"],
        ["Danh mục nhiệm vụ"],
        "(Kèm theo Kế hoạch số 12/KH-SYT)",
        id="title and kèm theo on one line",
    ),
    pytest.param(
        ["PHỤ LỤC", "(Kèm theo Kế hoạch số 12/KH-SYT)"],
        [],
        "(Kèm theo Kế hoạch số 12/KH-SYT)",
        id="no title",
    ),
    pytest.param(
        ["PHỤ LỤC 01 KÈM THEO KẾ HOẠCH SỐ 12/KH-SYT"],
        [],
        "KÈM THEO KẾ HOẠCH SỐ 12/KH-SYT",
        id="kèm theo in the heading",
    ),
]


@pytest.mark.parametrize(("lines", "title", "attached"), ANNEX_HEADS)
def test_annex_head(split, lines: list[str], title: list[str], attached: str | None) -> None:
    parts = split(*TITLE, *BODY, *RECIPIENTS, *SIGNATURE, *lines, make_draft_table(TASKS))
    assert [annex(part) for part in parts.annexes] == [(title, attached, ["(table)"])]
    assert texts(parts.main) == BODY
    assert texts(parts.closing) == [*RECIPIENTS, *SIGNATURE]


@pytest.mark.parametrize(("lines", "title", "attached"), ANNEX_HEADS)
def test_annex_alone(split, lines: list[str], title: list[str], attached: str | None) -> None:
    parts = split(*lines, make_draft_table(TASKS))
    assert parts.kind is None
    assert parts.main == []
    assert [annex(part) for part in parts.annexes] == [(title, attached, ["(table)"])]


def test_two_annexes(split) -> None:
    table = make_draft_table(TASKS)
    parts = split(
        *TITLE, *BODY, *SIGNATURE, "PHỤ LỤC I", "NHIỆM VỤ", table, "PHỤ LỤC II", "DỰ ÁN", table
    )
    assert [annex(part) for part in parts.annexes] == [
        (["NHIỆM VỤ"], None, ["(table)"]),
        (["DỰ ÁN"], None, ["(table)"]),
    ]


def test_table_behind_the_signature_is_an_annex_without_head(split) -> None:
    parts = split(*TITLE, *BODY, *RECIPIENTS, *SIGNATURE, make_draft_table(TASKS))
    assert [annex(part) for part in parts.annexes] == [([], None, ["(table)"])]


def test_sentence_about_the_annex_begins_none(split) -> None:
    pointer = "Phụ lục kèm theo Kế hoạch này nêu các nhiệm vụ cụ thể."
    parts = split(*TITLE, *BODY, pointer)
    assert parts.annexes == []
    assert texts(parts.main) == [*BODY, pointer]


def test_decision_with_the_plan_it_issues(split) -> None:
    decision = [
        *LETTERHEAD[:4],
        "Số: 34/QĐ-SYT",
        LETTERHEAD[5],
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch phòng, chống dịch bệnh năm 2026",
        "GIÁM ĐỐC SỞ Y TẾ",
        "Căn cứ Luật Phòng bệnh ngày 10 tháng 12 năm 2025;",
        "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống dịch bệnh.",
        "Điều 2. Quyết định có hiệu lực kể từ ngày ký.",
    ]
    attached = ["(Ban hành kèm theo Quyết định số 34/QĐ-SYT ngày 05/02/2026 của Sở Y tế)"]
    parts = split(*decision, *RECIPIENTS, *SIGNATURE, *TITLE, *attached, *BODY)
    assert parts.kind is not None
    assert parts.kind.text == "QUYẾT ĐỊNH"
    assert texts(parts.closing) == [*RECIPIENTS, *SIGNATURE]
    assert texts(parts.attached_head) == [*TITLE, *attached]
    assert texts(parts.main) == BODY
    assert parts.annexes == []
    kept = [*texts(parts.header), *texts(parts.opening), *texts(parts.decision)]
    assert [line for line in decision if line not in kept] == ["QUYẾT ĐỊNH", decision[7]]


def test_text_of_no_kind_is_all_body(split) -> None:
    lines = ["Danh sách cán bộ trực", "Nguyễn Văn A trực thứ Hai", "Trần Thị B trực thứ Ba"]
    parts = split(*lines)
    assert parts.kind is None
    assert texts(parts.main) == lines


def test_every_line_stands_in_one_part(split) -> None:
    items = [*LETTERHEAD, *TITLE, *OPENING, *BODY, *RECIPIENTS, *SIGNATURE]
    heads = ["PHỤ LỤC I", "DANH MỤC", "(Kèm theo Kế hoạch số 12/KH-SYT)", "- Dòng dưới bảng."]
    parts = split(*items, *heads)
    (part,) = parts.annexes
    kind = [parts.kind.text] if parts.kind else []
    found = [*texts(parts.header), *kind, *texts(parts.title), *texts(parts.opening)]
    found += [*texts(parts.main), *texts(parts.closing), *texts(part.heading), *texts(part.entries)]
    assert found == [*items, *heads]


def test_a_framed_cover_is_the_letterhead(split) -> None:
    cover = make_draft_table(
        [["UBND TỈNH SƠN HẢI\nĐỀ ÁN\nPHÁT TRIỂN CHỢ NÔNG SẢN\nSƠN HẢI, 8/2026"]]
    )
    parts = split(cover, "MỤC LỤC", *BODY)
    assert texts(parts.header) == ["UBND TỈNH SƠN HẢI"]
    assert (parts.kind and parts.kind.text, texts(parts.title)) == (
        "ĐỀ ÁN",
        ["PHÁT TRIỂN CHỢ NÔNG SẢN"],
    )


def test_a_framed_remark_is_no_cover(split) -> None:
    frame = make_draft_table([["Kế hoạch này thay thế Kế hoạch số 5."]])
    parts = split(frame, *BODY)
    assert texts(parts.main) == ["(table)", *BODY]


def test_annexes_behind_a_long_text_do_not_make_it_an_annex(split) -> None:
    text = [f"Nội dung thứ {number} của bản thuyết minh." for number in range(60)]
    annexes = ["PHỤ LỤC I", "SỐ LIỆU KHẢO SÁT"]
    assert not split(*text, *annexes).is_annex_alone
    assert split("SỞ Y TẾ", *annexes, *text).is_annex_alone
