"""Tabs that stand for columns, and tabs that do not."""

from __future__ import annotations

import pytest

from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.parsers.docx import tabbed
from tests.parsers.wordml import abstract, instance, lvl, num, p, parse, places, table, tbl, tc


def line(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph; "|" is a tab, "¶" a line break."""
    inner = text.replace("|", "</w:t><w:tab/><w:t>").replace("¶", "</w:t><w:br/><w:t>")
    return p(inner, properties, run)


def shown(draft: Draft) -> list[str | list[str]]:
    return [
        item.text if isinstance(item, DraftParagraph) else [cell.text for cell in item.cells]
        for item in draft.items
    ]


HEAD = "TT|Nhiệm vụ|Đơn vị chủ trì|Thời hạn"
ROWS = ["1|Rà soát văn bản|Sở Tư pháp|Quý I", "2|Tập huấn|Sở Nội vụ|Quý II"]


def test_paragraphs_with_as_many_tabs_are_a_table() -> None:
    draft = parse(p("II. NHIỆM VỤ") + "".join(map(line, [HEAD, *ROWS])) + p("III. HẾT"))
    assert [type(item) for item in draft.items] == [DraftParagraph, DraftTable, DraftParagraph]
    found = table(draft)
    assert (found.columns, found.lossy) == (4, True)
    assert places(found)[(2, 2)] == ("Sở Nội vụ", 1, 1)


def test_several_tabs_to_reach_a_column_are_one() -> None:
    rows = ["TT|Nhiệm vụ||Thời hạn", "1|Rà soát văn bản|Quý I", "2|Tập huấn|||Quý II"]
    assert shown(parse("".join(map(line, rows)))) == [
        ["TT", "Nhiệm vụ", "Thời hạn", "1", "Rà soát văn bản", "Quý I", "2", "Tập huấn", "Quý II"]
    ]


def test_an_empty_column_between_single_tabs_stays_empty() -> None:
    rows = [HEAD, *ROWS, "3|Báo cáo||Quý IV", "4|Tổng kết|Sở Y tế|"]
    found = table(parse("".join(map(line, rows))))
    assert places(found)[(3, 2)] == ("", 1, 1)
    assert places(found)[(3, 3)] == ("Quý IV", 1, 1)
    assert places(found)[(4, 3)] == ("", 1, 1)


def test_lines_that_go_on_belong_to_the_row_above() -> None:
    rows = [HEAD, ROWS[0], "|trong lĩnh vực y tế||năm 2026", ROWS[1]]
    found = table(parse("".join(map(line, rows))))
    assert places(found)[(1, 1)] == ("Rà soát văn bản trong lĩnh vực y tế", 1, 1)
    assert places(found)[(1, 3)] == ("Quý I năm 2026", 1, 1)
    assert len(found.cells) == 12


def test_lines_broken_in_one_paragraph_are_rows() -> None:
    assert places(table(parse(line("¶".join([HEAD, *ROWS])))))[(1, 1)] == ("Rà soát văn bản", 1, 1)


def test_a_line_over_the_rows_below_it_spans_the_table() -> None:
    rows = [HEAD, ROWS[0], "II. Nhân lực", ROWS[1]]
    assert places(table(parse("".join(map(line, rows)))))[(2, 0)] == ("II. Nhân lực", 1, 4)


def test_automatic_numbers_are_the_first_column() -> None:
    numbering = abstract(lvl(0, "%1.")) + instance(1)
    rows = [line(row.split("|", 1)[1], num(1)) for row in ROWS]
    found = table(parse(line(HEAD) + "".join(rows), numbering=numbering))
    assert [cell.text for cell in found.cells if cell.column == 0] == ["TT", "1.", "2."]


def test_two_columns_need_a_head() -> None:
    rows = "".join(map(line, ["Rà soát|Quý I", "Tập huấn|Quý II"]))
    bold = parse(line("Nhiệm vụ|Thời hạn", "", "<w:b/>") + rows)
    assert shown(bold) == [["Nhiệm vụ", "Thời hạn", "Rà soát", "Quý I", "Tập huấn", "Quý II"]]
    assert shown(parse(line("Nhiệm vụ|Thời hạn") + rows)) == [
        "Nhiệm vụ\tThời hạn",
        "Rà soát\tQuý I",
        "Tập huấn\tQuý II",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["1.|Rà soát", "2.|Tập huấn", "3.|Báo cáo"],
        ["-|Rà soát", "-|Tập huấn", "-|Báo cáo"],
        ["Kính gửi:|Sở Y tế"],
        [HEAD, "1|Rà soát văn bản|Sở Tư pháp|Quý I"],
        ["a|b|c", "một đoạn dài không có cột nào cả.", "d|e|f", "một đoạn nữa."],
        ["|thụt đầu dòng", "|thụt đầu dòng", "|thụt đầu dòng"],
    ],
)
def test_other_tabs_are_white_space(rows: list[str]) -> None:
    assert shown(parse("".join(map(line, rows)))) == [
        row.strip("|").replace("|", "\t") for row in rows
    ]


LETTERHEAD = [
    "UBND TỈNH X|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "SỞ Y TẾ||Độc lập - Tự do - Hạnh phúc",
    "-------|---------",
    "Số: 12-KH-SYT|X, ngày 05 tháng 02 năm 2026",
]


def test_two_sides_of_a_letterhead() -> None:
    draft = parse("".join(map(line, LETTERHEAD)) + p("KẾ HOẠCH"))
    assert shown(draft) == [
        [
            "UBND TỈNH X\nSỞ Y TẾ\n-------\nSố: 12-KH-SYT",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------\n"
            "X, ngày 05 tháng 02 năm 2026",
        ],
        "KẾ HOẠCH",
    ]


def test_two_sides_of_a_signature() -> None:
    rows = [
        "Nơi nhận:|KT. GIÁM ĐỐC", "- UBND tỉnh;|PHÓ GIÁM ĐỐC", "- Như trên;", "- Lưu: VT.",
        "||Trần Thị Hạnh",
    ]  # fmt: skip
    assert shown(parse(p("thân") + "".join(map(line, rows)) + tbl(tc("a") + tc("b")))) == [
        "thân",
        [
            "Nơi nhận:\n- UBND tỉnh;\n- Như trên;\n- Lưu: VT.",
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Hạnh",
        ],
        ["a", "b"],
    ]


def test_a_signature_right_below_a_table_is_apart() -> None:
    closing = ["Nơi nhận:|TM. ỦY BAN NHÂN DÂN", "- Lưu: VT.|CHỦ TỊCH"]
    draft = parse("".join(map(line, [HEAD, *ROWS, *closing])))
    assert [item.columns for item in draft.items if isinstance(item, DraftTable)] == [4, 2]


def test_tabs_in_cells_stay() -> None:
    rows = "".join(map(line, [HEAD, *ROWS]))
    assert len(table(parse(tbl(tc(rows) + tc("b")))).cells) == 2


def test_time_is_linear_in_lines_with_tabs() -> None:
    """Counted, not timed: how often a line is looked at."""

    def count(lines: int) -> int:
        seen = 0

        def list_lines(item: DraftParagraph | DraftTable) -> list[str]:
            nonlocal seen
            seen += 1
            return original(item)

        original = tabbed._list_lines
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tabbed, "_list_lines", list_lines)
            tabbed.part_columns([DraftParagraph(f"{n}.\tviệc") for n in range(lines)])
        return seen

    assert count(800) <= 4.5 * count(200)
