"""Markdown: marks are no text, what only describes the text is furniture, tables are tables."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.building import build_document
from extract.document.draft import DraftParagraph, DraftTable
from extract.document.model import Table
from extract.parsers.txt import FORMAT
from extract.source import Source

Shown = list[str | list[list[str]]]


def show(text: str, *, furniture: bool = False) -> Shown:
    shown: Shown = []
    for item in build_document(FORMAT.parse(Source("plan.md", text.encode()))).body:
        if isinstance(item, Table):
            shown.append([[cell.text if cell else "∅" for cell in row] for row in item.grid])
        elif furniture or item.kind != "furniture":
            shown.append(item.text)
    return shown


def list_furniture(text: str) -> list[str]:
    items = FORMAT.parse(Source("plan.md", text.encode())).items
    return [
        item.text.strip() for item in items if isinstance(item, DraftParagraph) and item.furniture
    ]


def read_style(line: str) -> tuple[bool, bool, int | None]:
    item = FORMAT.parse(Source("plan.md", line.encode())).items[0]
    assert isinstance(item, DraftParagraph)
    return item.style.bold, item.style.italic, item.style.level


# --- lines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# KẾ HOẠCH #\n\n### I. MỤC TIÊU ###\n", ["KẾ HOẠCH", "I. MỤC TIÊU"]),
        ("KẾ HOẠCH\n===\n\nMục tiêu\n---\n\nNội dung", ["KẾ HOẠCH", "Mục tiêu", "Nội dung"]),
        ("a\n\n***\n\nb\n\n- - -\n\nc", ["a", "b", "c"]),
        ("> Căn cứ A;\n> > Căn cứ B;\n\n> 90% số xã", ["Căn cứ A;", "Căn cứ B;", "> 90% số xã"]),
        ("một  \nhai\\\nba", ["một", "hai", "ba"]),
        ("<!-- thầm -->\nNội dung <!-- x\ny --> sau", ["Nội dung sau"]),
        ("# A\n\n- a\n  - b\n    - c\n- d", ["A", "- a", "+ b", "- c", "- d"]),
        ("# A\n\n* a\n\n    * b\n\n* c", ["A", "- a", "+ b", "- c"]),
        ("# A\n\n1. x\n   - a\n     - b\n2. y", ["A", "1. x", "- a", "+ b", "2. y"]),
        # Set in without being below, and in text that is no Markdown.
        ("# A\n\n- a\n\nb\n\n  - c", ["A", "- a", "b", "- c"]),
        ("Gồm:\n- a\n  - b", ["Gồm:", "- a", "- b"]),
        ("<center>\n\n**KẾ HOẠCH**\n\n</center>", ["KẾ HOẠCH"]),
    ],
)
def test_marks_before_lines(text: str, lines: list[str]) -> None:
    assert show(text) == lines


def test_rule_below_a_line_makes_no_heading_of_it() -> None:
    assert read_style("Độc lập - Tự do\n---------\n") == (False, False, None)
    assert read_style("KẾ HOẠCH\n=====\n") == (True, False, 1)


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("## **1. Mục tiêu**", (True, False, 2)),
        ("**I. MỤC TIÊU**", (True, False, None)),
        ("__I. MỤC TIÊU__", (True, False, None)),
        ("*Căn cứ A;*", (False, True, None)),
        ("_Căn cứ A;_", (False, True, None)),
        ("***Nơi nhận:***", (True, True, None)),
        ("**a** và b", (False, False, None)),
        ("*a* và *b*", (False, False, None)),
    ],
)
def test_emphasis_of_a_whole_line_is_its_style(
    line: str, style: tuple[bool, bool, int | None]
) -> None:
    assert read_style(line) == style


# --- inside lines ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("một **đậm _và_ nghiêng** hai _nghiêng_ ba", "một đậm và nghiêng hai nghiêng ba"),
        ("5*3*2, 2 * 3, ten_bien, ngày __ tháng __", "5*3*2, 2 * 3, ten_bien, ngày __ tháng __"),
        ("bỏ ~~cũ~~ và `mã *nguồn*`", "bỏ cũ và mã nguồn"),
        ("Theo [Nghị quyết số 57](https://a.vn/x_(y)_z \"t\") và <https://a.vn/b>.",
         "Theo Nghị quyết số 57 và https://a.vn/b."),
        ("Theo [Nghị quyết [57]](#x) và [Luật Đất đai][qd], mục [1][2]",
         "Theo Nghị quyết [57] và Luật Đất đai, mục [1][2]"),
        ("Đạt 90%[^1] vào 2030[^nguon].", "Đạt 90% vào 2030."),
        ("1\\. Một \\* \\_ \\# \\| \\< &amp; &lt;", "1. Một * _ # | < & <"),
        ("Số:       /KH-UBND và [bỏ trống]", "Số: /KH-UBND và [bỏ trống]"),
    ],
)  # fmt: skip
def test_marks_inside_lines(text: str, read: str) -> None:
    assert show(text) == [read]


def test_pictures_are_counted() -> None:
    draft = FORMAT.parse(Source("a.md", 'Sơ đồ: ![Phụ lục](a.png "x") dưới đây'.encode()))
    assert [problem.rule for problem in draft.problems] == ["txt-picture-unread"]
    assert show("Sơ đồ: ![Phụ lục](a.png) dưới") == ["Sơ đồ: dưới"]


# --- furniture ---------------------------------------------------------------------------


def test_front_matter_is_furniture() -> None:
    text = "---\ntitle: Kế hoạch\ntags:\n  - a\n# lời\n---\n\n# KẾ HOẠCH\n"
    assert show(text) == ["KẾ HOẠCH"]
    assert list_furniture(text) == ["title: Kế hoạch", "tags:", "- a", "# lời"]


def test_text_between_rules_is_no_front_matter() -> None:
    assert show("---\nKẾ HOẠCH\n---\nNội dung: a") == ["KẾ HOẠCH", "Nội dung: a"]
    assert show("---\n\n---\nNội dung") == ["Nội dung"]


def test_code_of_programs_is_furniture_and_fenced_text_is_text() -> None:
    code = "Trước\n\n```python\nx = 1\n```\n\nSau"
    assert show(code) == ["Trước", "Sau"]
    assert list_furniture(code) == ["x = 1"]
    whole = "```markdown\n# KẾ HOẠCH\n\n| a | b |\n|---|---|\n| 1 | 2 |\n```\n"
    assert show(whole) == ["KẾ HOẠCH", [["a", "b"], ["1", "2"]]]
    # A fence that nothing closes hides nothing.
    assert show("Trước\n\n```python\nSau") == ["Trước", "Sau"]
    assert show("Trước\n\n```") == ["Trước"]


def test_notes_targets_and_contents_are_furniture() -> None:
    text = (
        "[TOC]\n\n- [I. MỤC TIÊU](#i)\n- [II. NHIỆM VỤ](#ii)\n  - [1. Đất](#d)\n\n# I. MỤC TIÊU\n\n"
        "Đạt 90%[^1].\n\n[^1]: Theo Nghị quyết.\n    Dòng hai.\n\n[qd]: https://a.vn 'QĐ'\n\nHết"
    )
    assert show(text) == ["I. MỤC TIÊU", "Đạt 90%.", "Hết"]
    assert {"[TOC]", "Theo Nghị quyết.", "Dòng hai."} < set(list_furniture(text))
    # Two links are no table of contents.
    assert show("- [a](#a)\n- [b](#b)\n\nHết") == ["- a", "- b", "Hết"]


# --- tables ------------------------------------------------------------------------------

_GRID = [["TT", "Việc", "Chủ trì"], ["1", "a | b", "Sở A\nSở B"], ["2", "", "Sở C"]]


@pytest.mark.parametrize(
    "text",
    [
        "| TT | Việc | Chủ trì |\n|:--|:-:|--:|\n| 1 | a \\| b | Sở A<br>Sở B |\n| 2 | | Sở C |",
        "TT | Việc | Chủ trì\n---|---|---\n1 | a \\| b | Sở A<br/>Sở B\n2 | | Sở C",
        "TT|Việc|Chủ trì\n-|-|-\n1|a \\| b|Sở A<br>Sở B\n2||Sở C",
        "> | TT | Việc | Chủ trì |\n> |-|-|-|\n> | 1 | a \\| b | Sở A<br>Sở B |\n> | 2 | | Sở C |",
        "1. Bảng\n\n   | TT | Việc | Chủ trì |\n   |-|-|-|\n   | 1 | a \\| b | Sở A<br>Sở B |\n"
        "   | 2 | | Sở C |",
        "|**TT**|_Việc_|### Chủ trì|\n|---|---|---|\n|1|[a \\| b](http://x)|Sở A<br>Sở B|\n"
        "|2||Sở C[^1]|",
    ],
    ids=["outer bars", "inner bars", "no spaces", "quoted", "set in", "marks"],
)
def test_tables(text: str) -> None:
    assert show(f"# A\n\n{text}\n\nHết")[-2:] == [_GRID, "Hết"]


def test_empty_cells_at_the_edges_of_bare_rows() -> None:
    text = "TT|Việc|Hạn\n-|-|-\n|Rà soát|\n1||\n|2|x|y|"
    assert show(text) == [
        [["TT", "Việc", "Hạn"], ["", "Rà soát", ""], ["1", "", ""], ["2", "x", "y"]]
    ]


def test_table_in_tags_with_marks_in_its_cells() -> None:
    rows = "<tr><td rowspan=2>1</td><td>**a** [b](x)</td></tr>\n<tr><td>_c_</td></tr>"
    assert show(f"# A\n\n<table>\n{rows}</table>")[1:] == [[["1", "a b"], ["1", "c"]]]


def test_sums_and_ratios_with_bars_are_no_tables() -> None:
    assert show("A|B là hai phương án\n\nKhông chọn") == ["A|B là hai phương án", "Không chọn"]


_LINES = st.sampled_from(
    [
        *("# w", "---", "===", "```", "```py", "> w", "- w", "  - w", "1. w", "**w**", "_w", ""),
        *("| w | w |", "|-|-|", "w|w", "[w](#w)", "- [w](#a)", "[^1]: w", "<!-- w", "-->"),
        *("<table><tr><td>w", "</table>"),
    ]
)


@given(st.lists(_LINES, max_size=25))
def test_no_word_outside_comments_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    before = text.split("<!--")[0]
    items = FORMAT.parse(Source("plan.md", f"w\n{text}".encode())).items
    found = sum(
        cell.text.count("w")
        for item in items
        for cell in (item.cells if isinstance(item, DraftTable) else [item])
    )
    assert found >= 1 + before.replace("(#w)", "").count("w")


@pytest.mark.parametrize(
    "text",
    [
        "x\n" * 30_000,
        "a\n===\n\n" * 10_000,
        "**a " * 12_000,
        "<!-- " * 60_000,
        "![" * 60_000,
        "[[]" * 60_000 + "](",
    ],
    ids=["lines", "headings", "bold", "comments", "pictures", "brackets"],
)
def test_long_and_hostile_texts_are_read_in_linear_time(text: str) -> None:
    begin = time.process_time()
    FORMAT.parse(Source("plan.md", text.encode()))
    assert time.process_time() - begin < 8
