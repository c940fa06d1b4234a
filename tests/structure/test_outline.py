"""The tree of numbered lines."""

from __future__ import annotations

import pytest

from extract.document.draft import Style
from extract.document.model import Block, Passage, Table
from extract.structure.labels import read_label
from extract.structure.outline import Line, Node, build_outline, is_upper, read_lines
from tests.factories import make_passage, make_table


def outline(*entries: str | Table) -> Node:
    lines: list[Line | Table] = []
    for entry in entries:
        if isinstance(entry, Table):
            lines.append(entry)
        else:
            lines.extend(read_lines(make_passage(entry)))
    return build_outline(lines)


def show(node: Node, depth: int = 0) -> list[str]:
    shown = []
    for child in node.children:
        text = child.line.whole.text if child.line else "(table)"
        shown += [f"{'  ' * depth}{text}", *show(child, depth + 1)]
    return shown


# Each tree is written as it should come out; without the indents it is what goes in.
TREES = {
    "the second scheme of Nghị định 30": """
I. MỤC TIÊU
  1. Chung
    a) Một
      - x
        + y
        + z
      - u
    b) Hai
  2. Riêng
II. NHIỆM VỤ
""",
    "decimals": """
IV. NHIỆM VỤ
  4.1. Nhóm
    - x
  4.2. Nhóm
V. TỔ CHỨC
  5.1. Sở
    - y
""",
    "deep decimals": """
2. Giải pháp
  2.1. Thể chế
    2.1.1. Rà soát
    2.1.2. Ban hành
  2.2. Hạ tầng
3. Kinh phí
""",
    "parts above roman numbers": """
Phần I. QUY ĐỊNH
  I. CHUNG
    1. a
  II. RIÊNG
Phần II. THỰC HIỆN
  I. CHUNG
""",
    "letters above roman numbers": """
A. MỤC TIÊU
  I. CHUNG
    1. x
  II. RIÊNG
B. NHIỆM VỤ
  I. MỘT
""",
    "articles": """
Điều 1. Phê duyệt
  1. Một
    a) x
  2. Hai
Điều 2. Hiệu lực
""",
    "titles without number": """
MỤC ĐÍCH
  - x
NHIỆM VỤ
  1. y
  2. z
""",
    "plain paragraphs end bullets and stay in their section": """
1. Sở Y tế
  - x
    + y
  Văn bản thường.
  - z
""",
    "letters run on past d": """
c) x
d) y
đ) z
e) u
""",
}


def check_nesting(tree: str) -> None:
    lines = tree.strip("\n").split("\n")
    assert show(outline(*(line.strip() for line in lines))) == lines


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES.keys())
def test_nesting(tree: str) -> None:
    check_nesting(tree)


def test_decimals_below_letters_begin_anew() -> None:
    check_nesting("1. Nhóm\n  a) Việc\n    1. Bước\n    2. Bước\n  b) Việc\n2. Nhóm")


def test_table_hangs_below_the_heading_not_the_bullet() -> None:
    root = outline("I. NHIỆM VỤ", "- Gồm:", make_table([["a", "b"]]), "II. KINH PHÍ")
    assert show(root) == ["I. NHIỆM VỤ", "  - Gồm:", "  (table)", "II. KINH PHÍ"]


def test_every_line_stands_in_the_tree_once_and_in_order() -> None:
    lines = ["x", "- a", "I. MỘT", "1. b", "- c", "+ d", "3. e", "a) f", "HAI BA", "1.2.3. g"]
    root = outline(*lines)
    walked = [node.line.whole.text for node in root.walk() if node.line]
    assert walked == lines
    assert all(child.parent is node for node in root.walk() for child in node.children)


def test_lines_of_a_block_are_told_apart() -> None:
    lines = list(read_lines(make_passage("1. Một\n- Hai\nBa")))
    assert [line.body.text for line in lines] == ["Một", "Hai", "Ba"]
    assert [line.label.kind if line.label else None for line in lines] == [
        "decimal",
        "bullet",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("NHIỆM VỤ, GIẢI PHÁP", True),
        ("ỦY BAN NHÂN DÂN", True),
        ("Nhiệm vụ", False),
        ("UBND", True),
        ("II", False),
        ("", False),
        ("2026", False),
        ("PHÓ CHỦ TỊCH Nguyễn Văn An", False),
    ],
)
def test_is_upper(text: str, upper: bool) -> None:
    assert is_upper(text) is upper


def test_heading_styles_without_numbers_hold_what_stands_below() -> None:
    lines = []
    for id_, (text, level) in enumerate(
        [("Mục tiêu", 1), ("Nhiệm vụ", 1), ("Kiểm tra", 2), ("Rà soát hồ sơ", None), ("Thi đua", 2)]
    ):
        block = Block(id_, "paragraph", text, style=Style(level=level))
        lines.extend(read_lines(Passage.whole(block)))
    root = build_outline(list(lines))
    assert [(c.line.whole.text, len(c.children)) for c in root.children if c.line] == [
        ("Mục tiêu", 0),
        ("Nhiệm vụ", 2),
    ]


def test_number_with_a_dash_is_a_label_of_party_documents() -> None:
    """Hướng dẫn 36-HD/VPTW."""
    found = read_label("1- Về tuyên truyền, quán triệt")
    assert found is not None
    assert (found.kind, found.value) == ("decimal", "1")
    assert read_label("10-15 sản phẩm") is None
