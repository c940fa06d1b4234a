"""Tables of ``pdftotext -layout``: headers, gutters, rows, and where a table ends."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document.draft import DraftTable
from extract.parsers.txt.aligned import read_aligned
from extract.parsers.txt.aligned.gutters import Gutter, narrow, slice_line
from extract.parsers.txt.aligned.header import read_header
from extract.parsers.txt.aligned.pieces import Piece

HEADER = "TT   Nhiệm vụ                      Cơ quan chủ trì      Thời hạn"
ROW_1 = "1    Rà soát quy hoạch vùng        Sở Xây dựng          Quý I/2026"
ROW_2 = "2    Thống kê đất                  Sở Nông nghiệp       Năm 2026"
READ_1 = ["1", "Rà soát quy hoạch vùng", "Sở Xây dựng", "Quý I/2026"]
READ_2 = ["2", "Thống kê đất", "Sở Nông nghiệp", "Năm 2026"]


def rows_of(table: DraftTable) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(max(cell.row for cell in table.cells) + 1)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def read(text: str) -> tuple[list[list[str]], list[str]]:
    """Rows of the one table in the text, and the lines after it."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        found = read_aligned(lines, index) if line.strip() else None
        if found:
            return rows_of(found[0]), [other for other in lines[found[1] :] if other.strip()]
    raise AssertionError("no table")


# --- header -----------------------------------------------------------------------------


def test_header_wrapped_round_its_number() -> None:
    text = """\
 (Ban hành kèm theo Kế hoạch số 1/KH-UBND)
                            Cơ quan phối      Kết quả,
STT   Nội dung nhiệm vụ                                   Thời hạn
                                hợp           sản phẩm
 1    Rà soát               Sở Y tế           Báo cáo     Quý I
"""
    rows, _ = read(text)
    assert rows[0] == [
        "STT",
        "Nội dung nhiệm vụ",
        "Cơ quan phối hợp",
        "Kết quả, sản phẩm",
        "Thời hạn",
    ]
    assert rows[1] == ["1", "Rà soát", "Sở Y tế", "Báo cáo", "Quý I"]


@pytest.mark.parametrize(
    "header",
    [
        """\
                     Đơn vị thực hiện
TT   Nhiệm vụ                               Thời hạn
                  Chủ trì       Phối hợp""",
        """\
TT   Nhiệm vụ        Đơn vị thực hiện       Thời hạn
                  Chủ trì       Phối hợp""",
    ],
)
def test_words_over_two_columns_go_before_each(header: str) -> None:
    rows, _ = read(f"{header}\n1    Rà soát      Sở Y tế       Sở Nội vụ    Quý I\n")
    assert rows == [
        ["TT", "Nhiệm vụ", "Đơn vị thực hiện Chủ trì", "Đơn vị thực hiện Phối hợp", "Thời hạn"],
        ["1", "Rà soát", "Sở Y tế", "Sở Nội vụ", "Quý I"],
    ]


def test_header_begins_at_its_first_line_only() -> None:
    lines = ["", "         Cơ quan", "TT   Việc          Hạn", "         chủ trì", ""]
    assert read_header(lines, 2) is None
    header = read_header(lines, 1)
    assert header is not None
    assert len(header.lines) == 3


# --- rows -------------------------------------------------------------------------------


def test_numbers_in_the_middle_of_rows_without_blank_lines() -> None:
    text = """\
TT    Nhiệm vụ                     Chủ trì             Hạn
      Rà soát, lập danh mục các
1     văn bản quy phạm pháp        Sở Tư pháp          Quý I
      luật của thành phố
      Tổ chức đối thoại giữa       Văn phòng
2                                                      Quý II
      lãnh đạo với người dân       UBND tỉnh
3     Kiểm tra                     Sở Nội vụ           Quý III
"""
    assert read(text)[0][1:] == [
        [
            "1",
            "Rà soát, lập danh mục các văn bản quy phạm pháp luật của thành phố",
            "Sở Tư pháp",
            "Quý I",
        ],
        ["2", "Tổ chức đối thoại giữa lãnh đạo với người dân", "Văn phòng UBND tỉnh", "Quý II"],
        ["3", "Kiểm tra", "Sở Nội vụ", "Quý III"],
    ]


def test_groups_are_rows_and_not_cut() -> None:
    text = f"""\
{HEADER}
I. Các nhiệm vụ hoàn thành trong năm 2026, các giải pháp
A    Cải cách thể chế
{ROW_1}
II   PHÁT TRIỂN HẠ TẦNG SỐ VÀ CÁC NỀN TẢNG DÙNG CHUNG CỦA TỈNH

                CÔNG TÁC KIỂM TRA, ĐÔN ĐỐC THỰC HIỆN

{ROW_2}
"""
    rows, after = read(text)
    assert rows[1:] == [
        ["I. Các nhiệm vụ hoàn thành trong năm 2026, các giải pháp"],
        ["A", "Cải cách thể chế"],
        READ_1,
        ["II", "PHÁT TRIỂN HẠ TẦNG SỐ VÀ CÁC NỀN TẢNG DÙNG CHUNG CỦA TỈNH"],
        ["CÔNG TÁC KIỂM TRA, ĐÔN ĐỐC THỰC HIỆN"],
        READ_2,
    ]
    assert after == []


def test_bullets_begin_lines_and_wrapped_dashes_do_not() -> None:
    text = """\
TT   Nhiệm vụ                 Chủ trì          Hạn
1    - Lập danh mục;          Phòng Kế hoạch   Quý I
     - Rà soát văn bản của    - Tài chính
     tỉnh.
"""
    assert read(text)[0][1] == [
        "1",
        "- Lập danh mục;\n- Rà soát văn bản của tỉnh.",
        "Phòng Kế hoạch - Tài chính",
        "Quý I",
    ]


# --- pages ------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["", "\n                                   2\n"])
def test_repeated_header_is_skipped_and_its_columns_used(number: str) -> None:
    shifted = ROW_2.replace("2    ", "2      ", 1)
    header = HEADER.replace("TT   ", "TT     ", 1)
    rows, _ = read(f"{HEADER}\n{ROW_1}\n{number}\f{header}\n{shifted}\n")
    assert rows[1:] == [READ_1, READ_2]


def test_row_goes_on_over_a_page() -> None:
    rows, _ = read(f"{HEADER}\n{ROW_1}\n{ROW_2}\n\n\f{HEADER}\n     trồng lúa\n")
    assert rows[-1] == ["2", "Thống kê đất trồng lúa", "Sở Nông nghiệp", "Năm 2026"]
    assert len(rows) == 3


# --- end --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "after",
    [
        "Nơi nhận:                          GIÁM ĐỐC",
        "III. TỔ CHỨC THỰC HIỆN\n\n     1. Trưởng các phòng thuộc Sở triển khai thực hiện",
        "     1. Trưởng các phòng thuộc Sở triển khai thực hiện Kế hoạch này, báo cáo",
        "    Trên đây là Kế hoạch của Sở; các đơn vị nghiêm túc triển khai thực hiện./.",
        "IV. KINH PHÍ\nTừ nguồn ngân sách nhà nước giao năm 2026 theo quy định hiện hành.",
        f"PHỤ LỤC II\n{HEADER}\n{ROW_1}",
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_what_follows_is_no_row(after: str, blank: str) -> None:
    check_end(f"{blank}{after}")


SIGNATURE = "                                           GIÁM ĐỐC SỞ\n\n                  Trần Văn A"


def test_signature_behind_a_blank_line_is_no_row() -> None:
    check_end(f"\n{SIGNATURE}")


@pytest.mark.xfail(reason="it stands where a cell of the last row would go on", strict=True)
def test_signature_right_below_is_no_row() -> None:
    check_end(SIGNATURE)


def check_end(after: str) -> None:
    rows, rest = read(f"{HEADER}\n{ROW_1}\n{ROW_2}\n{after}\n")
    assert rows[1:] == [READ_1, READ_2]
    assert rest == [line for line in after.split("\n") if line]


@pytest.mark.parametrize(
    "text",
    [
        "- TT Tỉnh ủy, TT HĐND tỉnh;          TM. ỦY BAN NHÂN DÂN          CHỦ TỊCH",
        f"{HEADER}\n\n1\n2\n3\n",
        HEADER,
        f"{HEADER}\n\nTrên đây là Kế hoạch của Sở; các đơn vị nghiêm túc triển khai thực hiện.",
        "TT   Nhiệm vụ\n1    Rà soát\n",
        "TT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở Y tế\n",
    ],
)
def test_no_table_is_claimed(text: str) -> None:
    lines = text.split("\n")
    assert all(read_aligned(lines, i) is None for i, line in enumerate(lines) if line)


# --- gutters ----------------------------------------------------------------------------


def test_one_space_between_columns_is_a_gutter_where_others_leave_more() -> None:
    gutters = [Gutter(2, 5), Gutter(13, 14), Gutter(30, 34)]
    line = "1    CH.VT.01 Tiếp nhận văn bản        Văn bản"
    assert slice_line(line, gutters) == ["1", "CH.VT.01", "Tiếp nhận văn bản", "Văn bản"]


def test_gutter_is_narrowed_but_not_used_up() -> None:
    gutters = [Gutter(2, 10), Gutter(20, 30)]
    narrow(gutters, [Piece(5, 24, ""), Piece(27, 40, "")])
    narrow(gutters, [Piece(0, 60, "")])
    assert [(gutter.start, gutter.end) for gutter in gutters] == [(2, 5), (24, 27)]


# --- tables printed and read back -------------------------------------------------------

NAMES = ["Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm"]
WIDTHS = [26, 18, 18, 16]
VOCABULARY = "rà soát danh mục quy hoạch đất đai dân cư văn bản tỉnh"
WORDS = st.sampled_from(tuple(VOCABULARY.split()))
BEGINS = st.sampled_from(["Sở", "Lập", "Kiểm", "Phòng", "Công", "Tổ"])
PROSE = (
    "\nIII. TỔ CHỨC THỰC HIỆN\n\n     1. Trưởng các phòng thuộc Sở triển khai thực hiện Kế"
    " hoạch, báo cáo kết quả về Văn\nphòng Sở trước ngày 10/12/2025.\n"
)


@dataclass(frozen=True)
class Printed:
    """A table as its writer has it, and how it is laid out."""

    rows: list[list[str]]
    centred: bool
    spaced: bool

    def show(self) -> str:
        blocks = [[["TT", *NAMES[: len(self.rows[0])]]]]
        for number, row in enumerate(self.rows, start=1):
            cells = [textwrap.wrap(text, WIDTHS[place]) for place, text in enumerate(row)]
            blocks.append(self._lay([[str(number)], *cells]))
        widths = [3, *WIDTHS]
        texts = [
            "\n".join(
                "".join(c.ljust(w + 3) for c, w in zip(line, widths, strict=False)).rstrip()
                for line in block
            )
            for block in blocks
        ]
        return ("\n\n" if self.spaced else "\n").join(texts) + "\n" + PROSE

    def _lay(self, cells: list[list[str]]) -> list[list[str]]:
        height = max(map(len, cells))
        laid = []
        for place, lines in enumerate(cells):
            above = (height - len(lines)) // 2 if self.centred and place != 1 else 0
            laid.append([""] * above + lines + [""] * (height - above - len(lines)))
        return [list(line) for line in zip(*laid, strict=True)]


@st.composite
def printed_tables(draw: st.DrawFn) -> Printed:
    columns = draw(st.integers(2, 4))
    # The first text is the longest, so that no row's height is another cell's alone.
    lengths = [(4, 14), *[(1, 3)] * 3]

    def text(place: int) -> str:
        low, high = lengths[place]
        words = draw(st.lists(WORDS, min_size=low, max_size=high))
        return " ".join([draw(BEGINS), *words])

    rows = [[text(place) for place in range(columns)] for _ in range(draw(st.integers(1, 5)))]
    return Printed(rows, draw(st.booleans()), draw(st.booleans()))


@settings(max_examples=150, deadline=None)
@given(printed_tables())
def test_printed_table_reads_back(table: Printed) -> None:
    rows, after = read(table.show())
    expected = [[str(number), *row] for number, row in enumerate(table.rows, start=1)]
    assert rows == [["TT", *NAMES[: len(table.rows[0])]], *expected]
    assert after == [line for line in PROSE.split("\n") if line]


def test_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    text = f"""\
{HEADER}
1    Rà soát quy hoạch vùng        Sở Nội vụ            Quý I/2026
                                   Sở Nông nghiệp và
                                   Môi trường

2    Thống kê                      Sở Xây dựng          Năm 2026
"""
    rows, _ = read(text)
    assert rows[1][2] == "Sở Nội vụ\nSở Nông nghiệp và Môi trường"


def test_header_in_capitals_under_one_in_small_letters() -> None:
    text = """\
TT    NHIỆM VỤ                   Đơn vị thực hiện                    TIẾN ĐỘ, THỜI HẠN
                                                                     HOÀN THÀNH
                                 CHỦ TRÌ             ĐƠN VỊ PHỐI HỢP

1     Rà soát quy hoạch          Sở Xây dựng         Sở Nội vụ       Quý I/2026

2     Thống kê đất               Sở Tài chính        Sở Y tế         Năm 2026
"""
    rows, _ = read(text)
    assert rows[0] == [
        "TT",
        "NHIỆM VỤ",
        "Đơn vị thực hiện CHỦ TRÌ",
        "ĐƠN VỊ PHỐI HỢP",
        "TIẾN ĐỘ, THỜI HẠN HOÀN THÀNH",
    ]
    assert rows[1] == ["1", "Rà soát quy hoạch", "Sở Xây dựng", "Sở Nội vụ", "Quý I/2026"]
