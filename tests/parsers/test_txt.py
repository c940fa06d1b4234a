"""Plain text: every dialect of tables that dumps and converters write, prose, encodings."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract
from extract.document.building import build_document
from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.errors import KehoachError, UnreadableDocument
from extract.parsers import detect_format
from extract.parsers.txt import FORMAT
from extract.parsers.txt.flattened import is_flattened, restore_lines
from extract.parsers.txt.markup import read_paragraph
from extract.parsers.txt.piped import read_piped
from extract.parsers.txt.sides import part_sides
from extract.parsers.txt.tabbed import read_tabbed
from extract.parsers.txt.wrapping import unwrap
from extract.source import Source
from extract.text.normalize import clean_text


def parse(text: str) -> Draft:
    return FORMAT.parse(Source("plan.txt", text.encode()))


def show(text: str) -> list[str | list[list[str]]]:
    """Paragraphs as texts, tables as rows of texts; both cleaned as the document has them."""
    return [
        rows_of(item) if isinstance(item, DraftTable) else clean_text(item.text)
        for item in parse(text).items
    ]


def rows_of(table: DraftTable) -> list[list[str]]:
    height = max(cell.row for cell in table.cells) + 1
    rows: list[list[str]] = [[] for _ in range(height)]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(clean_text(cell.text))
    return rows


def only_table(text: str) -> DraftTable:
    tables = [item for item in parse(text).items if isinstance(item, DraftTable)]
    assert len(tables) == 1
    return tables[0]


def built_rows(text: str) -> list[list[str]]:
    """Rows of the only table after page breaks are mended."""
    (table,) = (t for t in build_document(parse(text)).body if hasattr(t, "grid"))
    return [[cell.text if cell else "" for cell in row] for row in table.grid]


# --- tabs between cells, a row a line ---------------------------------------------------


def test_tabbed_rows() -> None:
    text = "PHỤ LỤC\n\nTT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở A\n2\tThống kê\tSở B\n\nNơi nhận:\n"
    assert show(text) == [
        "PHỤ LỤC",
        [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát", "Sở A"], ["2", "Thống kê", "Sở B"]],
        "Nơi nhận:",
    ]


def test_tabbed_row_cut_by_a_page_break() -> None:
    text = "TT\tNhiệm vụ\tChủ trì\n1\tRà soát quy hoạch\tSở A\n\n\tđất đai\t\n2\tThống kê\tSở B\n"
    assert only_table(text).breaks == {2}
    assert built_rows(text)[1:] == [
        ["1", "Rà soát quy hoạch đất đai", "Sở A"],
        ["2", "Thống kê", "Sở B"],
    ]


def test_tabbed_cell_over_several_lines() -> None:
    text = "TT\tNhiệm vụ\tChủ trì\n1\t- Rà soát;\n- Thống kê\tSở A\nSở B\n2\tc\td\n"
    assert show(text) == [
        [
            ["TT", "Nhiệm vụ", "Chủ trì"],
            ["1", "- Rà soát;\n- Thống kê", "Sở A\nSở B"],
            ["2", "c", "d"],
        ]
    ]


def test_html_fragments_in_tabbed_cells() -> None:
    cell = "<p>Sở A</p><ul><li>Rà soát</li><li>- Thống kê</li></ul>"
    text = f"TT\tNhiệm vụ\tGhi chú\n1\t{cell}\tKH&amp;ĐT<br>Sở B\n"
    assert show(text) == [
        [["TT", "Nhiệm vụ", "Ghi chú"], ["1", "Sở A\n- Rà soát\n- Thống kê", "KH&ĐT\nSở B"]]
    ]


def test_rule_row_below_the_header_is_no_row() -> None:
    text = "TT\tNhiệm vụ\tChủ trì\n---\t---\t---\n1\tRà soát\tSở A\n"
    assert show(text) == [[["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát", "Sở A"]]]


def test_tabs_that_lay_out_the_letterhead_are_no_table() -> None:
    text = "UBND TỈNH SƠN HẢI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ\tĐộc lập - Tự do\n"
    assert all(isinstance(item, DraftParagraph) for item in parse(text).items)


# --- a cell a line behind a tab ---------------------------------------------------------

CELLED_HEAD = "\tTT\n\tNhiệm vụ\n\tChủ trì\n\tThời hạn\n"


def test_celled_rows() -> None:
    text = f"{CELLED_HEAD}\n\t1\n\tRà soát\n\tSở A\n\tQuý I\n\n\t2\n\tThống kê\n\tSở B\n\t2026\n"
    assert show(text) == [
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
            ["1", "Rà soát", "Sở A", "Quý I"],
            ["2", "Thống kê", "Sở B", "2026"],
        ]
    ]


def test_celled_row_with_empty_cells() -> None:
    text = f"{CELLED_HEAD}\n\t1\n\tRà soát\n\t\n\t\n\n\t2\n\tThống kê\n\tSở B\n\t2026\n"
    assert show(text)[0][1] == ["1", "Rà soát", "", ""]


def test_celled_cell_of_several_paragraphs() -> None:
    text = f"{CELLED_HEAD}\n\t1\n\t- Rà soát;\n- Thống kê.\n\tSở A\n\t2026\n\n\t2\n\tc\n\td\n\te\n"
    assert show(text)[0][1] == ["1", "- Rà soát;\n- Thống kê.", "Sở A", "2026"]


def test_blank_line_inside_a_celled_cell() -> None:
    text = f"{CELLED_HEAD}\n\t1\n\tRà soát;\n\nThống kê.\n\tSở A\n\t2026\n\n\t2\n\tc\n\td\n\te\n"
    assert show(text)[0][1:] == [["1", "Rà soát;\nThống kê.", "Sở A", "2026"], ["2", "c", "d", "e"]]


def test_celled_section_row_spans_to_the_right_edge() -> None:
    text = f"{CELLED_HEAD}\n\tI\n\tTHỂ CHẾ\n\n\t1\n\tRà soát\n\tSở A\n\t2026\n"
    section = [cell for cell in only_table(text).cells if cell.row == 1]
    assert [(c.text, c.column, c.column_span) for c in section] == [("I", 0, 1), ("THỂ CHẾ", 1, 3)]


def test_celled_section_row_of_one_cell() -> None:
    text = f"{CELLED_HEAD}\n\tI. THỂ CHẾ\n\n\t1\n\tRà soát\n\tSở A\n\t2026\n"
    section = [cell for cell in only_table(text).cells if cell.row == 1]
    assert [(c.text, c.column, c.column_span) for c in section] == [("I. THỂ CHẾ", 0, 4)]


def test_prose_below_a_celled_table() -> None:
    text = f"{CELLED_HEAD}\n\t1\n\tRà soát\n\tSở A\n\t2026\n\nNơi nhận:\n\n- Lưu: VT.\n"
    assert show(text)[1:] == ["Nơi nhận:", "- Lưu: VT."]


# --- bars between cells -----------------------------------------------------------------


def test_markdown_table() -> None:
    text = (
        "| TT | Nhiệm vụ | Chủ trì |\n|:--:|---|---|\n"
        "| 1 | **Rà soát**<br>- quy hoạch | Sở A \\| B |\n"
        "| **I. THỂ CHẾ** | | |\n"
        "| 2 | Thống kê | |\n\nHết.\n"
    )
    assert show(text) == [
        [
            ["TT", "Nhiệm vụ", "Chủ trì"],
            ["1", "Rà soát\n- quy hoạch", "Sở A | B"],
            ["I. THỂ CHẾ", "", ""],
            ["2", "Thống kê", ""],
        ],
        "Hết.",
    ]


def test_bare_rows_with_a_repeated_section_label() -> None:
    text = (
        "TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n"
        "I. HOÀN THIỆN THỂ CHẾ | I. HOÀN THIỆN THỂ CHẾ | I. HOÀN THIỆN THỂ CHẾ | "
        "I. HOÀN THIỆN THỂ CHẾ\n"
        "1 | Rà soát | Bộ A | 2026\n\n"
        "2 | Thống kê | Bộ B | 2027\n"
    )
    table = only_table(text)
    section = [cell for cell in table.cells if cell.row == 1]
    assert [(cell.text, cell.column_span) for cell in section] == [("I. HOÀN THIỆN THỂ CHẾ", 4)]
    assert [row[0] for row in rows_of(table)] == ["TT", "I. HOÀN THIỆN THỂ CHẾ", "1", "2"]


def test_section_label_repeated_beside_its_number() -> None:
    text = "TT | Nhiệm vụ | Chủ trì\nII | THỂ CHẾ | THỂ CHẾ\n1 | Rà soát | Bộ A\n"
    section = [cell for cell in only_table(text).cells if cell.row == 1]
    assert [(cell.text, cell.column_span) for cell in section] == [("II", 1), ("THỂ CHẾ", 2)]


def test_prose_with_one_bar_is_prose() -> None:
    assert show("Điện thoại: 0123|456\n\nmột|hai") == ["Điện thoại: 0123|456", "một|hai"]


# --- columns kept apart by spaces -------------------------------------------------------

ALIGNED = """\
 TT   Nhiệm vụ                      Cơ quan chủ trì      Thời hạn
 1    Rà soát quy hoạch vùng        Sở Xây dựng          Quý I/2026
      trồng trọt
 2    Thống kê đất                  Sở Nông nghiệp       Năm 2026
                                    và Môi trường
 3    Lập dự án                     Sở Tài chính         Quý IV/2026
"""


def test_aligned_columns() -> None:
    assert show(ALIGNED) == [
        [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "Rà soát quy hoạch vùng trồng trọt", "Sở Xây dựng", "Quý I/2026"],
            ["2", "Thống kê đất", "Sở Nông nghiệp và Môi trường", "Năm 2026"],
            ["3", "Lập dự án", "Sở Tài chính", "Quý IV/2026"],
        ]
    ]


def test_form_feed_ends_a_page_not_the_table() -> None:
    broken = ALIGNED.replace(" 3    Lập", "\x0c 3    Lập")
    assert len(rows_of(only_table(broken))) == 4


# --- prose ------------------------------------------------------------------------------

WRAPPED = """\
I. MỤC ĐÍCH

Tổ chức triển khai thực hiện có hiệu quả các nhiệm vụ được giao tại
chương trình của tỉnh, bảo đảm đúng tiến độ, tiết kiệm và phù hợp với
điều kiện của từng địa phương trong giai đoạn tới.

Nâng cao trách nhiệm của người đứng đầu cơ quan, đơn vị và của từng
cán bộ, công chức trong việc thực hiện nhiệm vụ được phân công, gắn
với việc đánh giá, xếp loại hằng năm của cơ quan, đơn vị và cá nhân
theo quy định hiện hành.

- Sở Tài chính chủ trì, phối hợp với các cơ quan, đơn vị có liên quan
tham mưu bố trí kinh phí thực hiện kế hoạch theo phân cấp ngân sách
hiện hành;
- Sở Y tế hướng dẫn các cơ sở khám bệnh, chữa bệnh trên địa bàn tỉnh
xây dựng phương án bảo đảm thuốc, vật tư và nhân lực cho công tác
phòng, chống dịch bệnh trong mùa mưa bão;
- Ủy ban nhân dân các xã, phường tuyên truyền, vận động nhân dân cùng
tham gia và giám sát việc thực hiện các nội dung của kế hoạch này tại
cơ sở.
"""


def test_hard_wrapped_lines_become_paragraphs() -> None:
    paragraphs = show(WRAPPED)
    assert len(paragraphs) == 6
    assert paragraphs[0] == "I. MỤC ĐÍCH"
    assert str(paragraphs[1]).endswith("của từng địa phương trong giai đoạn tới.")
    assert str(paragraphs[3]) == (
        "- Sở Tài chính chủ trì, phối hợp với các cơ quan, đơn vị có liên quan tham mưu bố trí "
        "kinh phí thực hiện kế hoạch theo phân cấp ngân sách hiện hành;"
    )
    assert all(str(text).startswith("- ") for text in paragraphs[3:])


def test_a_paragraph_a_line_stays_so() -> None:
    lines = [f"- Nhiệm vụ số {n} của kế hoạch là rà soát lại mọi quy trình." for n in range(20)]
    assert show("\n".join(lines)) == lines


FLATTENED = (
    "KẾ HOẠCH Phòng, chống dịch bệnh năm 2026 I. MỤC ĐÍCH 1. Giảm số ca mắc và số ca tử vong. "
    "2. Nâng cao năng lực giám sát của tuyến xã. II. NHIỆM VỤ 1. Giám sát dịch tễ a) Giám sát tại "
    "cửa khẩu; b) Giám sát tại bệnh viện. 2. Truyền thông về phòng bệnh. III. TỔ CHỨC THỰC HIỆN "
    "1. Sở Y tế chủ trì. 2. Sở Tài chính bố trí kinh phí. Nơi nhận: - Bộ Y tế; - Lưu: VT."
)


def test_stream_that_lost_its_lines_gets_them_back() -> None:
    assert [str(text) for text in show(FLATTENED)][1:] == [
        "I. MỤC ĐÍCH",
        "1. Giảm số ca mắc và số ca tử vong.",
        "2. Nâng cao năng lực giám sát của tuyến xã.",
        "II. NHIỆM VỤ",
        "1. Giám sát dịch tễ",
        "a) Giám sát tại cửa khẩu;",
        "b) Giám sát tại bệnh viện.",
        "2. Truyền thông về phòng bệnh.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế chủ trì.",
        "2. Sở Tài chính bố trí kinh phí.",
        "Nơi nhận:",
        "- Bộ Y tế;",
        "- Lưu: VT.",
    ]


@pytest.mark.parametrize(
    ("line", "text", "level", "bold"),
    [
        ("## I. MỤC TIÊU", "I. MỤC TIÊU", 2, True),
        ("**Nơi nhận:**", "Nơi nhận:", None, True),
        ("Giao **Sở Y tế** chủ trì", "Giao Sở Y tế chủ trì", None, False),
        ("> *(Kèm theo Kế hoạch)*", "(Kèm theo Kế hoạch)", None, False),
        ("* Rà soát quy trình", "- Rà soát quy trình", None, False),
        ("1\\. Rà soát", "1. Rà soát", None, False),
        ("[bookmark: _Hlk12345]Rà soát", "Rà soát", None, False),
        ("Diện tích 2*3 = 6 ha", "Diện tích 2*3 = 6 ha", None, False),
        ("a < b và c > d", "a < b và c > d", None, False),
    ],
)
def test_marks_of_converters(line: str, text: str, level: int | None, bold: bool) -> None:
    (paragraph,) = parse(line).items
    assert isinstance(paragraph, DraftParagraph)
    assert clean_text(paragraph.text) == text
    assert (paragraph.style.level, paragraph.style.bold) == (level, bold)


@pytest.mark.parametrize("line", ["-----", "______", "* * *", "=====", "– – –", ".........."])
def test_rules_are_drawn_not_written(line: str) -> None:
    assert show(f"Một\n\n{line}\n\nHai") == ["Một", "Hai"]


# --- encodings --------------------------------------------------------------------------

PLAN = "KẾ HOẠCH\r\nTriển khai nhiệm vụ của Ủy ban nhân dân tỉnh và các sở năm 2026\r\n"
LINES = ["KẾ HOẠCH", "Triển khai nhiệm vụ của Ủy ban nhân dân tỉnh và các sở năm 2026"]

ENCODED = [
    pytest.param(PLAN.encode(), None, id="UTF-8"),
    pytest.param(codecs.BOM_UTF8 + PLAN.encode(), None, id="UTF-8 with mark"),
    pytest.param(codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"), None, id="UTF-16 LE with mark"),
    pytest.param(codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"), None, id="UTF-16 BE with mark"),
    pytest.param(PLAN.encode("utf-16-le"), None, id="UTF-16 LE"),
    pytest.param(PLAN.encode("utf-16-be"), None, id="UTF-16 BE"),
    pytest.param(codecs.BOM_UTF32_LE + PLAN.encode("utf-32-le"), None, id="UTF-32 with mark"),
    pytest.param(unicodedata.normalize("NFD", PLAN).encode(), None, id="UTF-8, decomposed"),
]


@pytest.mark.parametrize(("data", "encoding"), ENCODED)
def test_encodings(data: bytes, encoding: str | None) -> None:
    source = Source("plan.txt", data)
    assert detect_format(source).name == "txt"
    draft = FORMAT.parse(source)
    assert [block.text for block in build_document(draft).blocks] == LINES
    assert draft.encoding == encoding


def encode_cp1258(text: str) -> bytes:
    """As Windows-1258 stores it: tones as characters of their own behind the vowel."""
    encoded = b""
    for char in text:
        for form in (char, unicodedata.normalize("NFD", char)):
            try:
                encoded += form.encode("cp1258")
                break
            except UnicodeEncodeError:
                continue
        else:
            base, tone = split_tone(char)
            encoded += base.encode("cp1258") + tone.encode("cp1258")
    return encoded


def split_tone(char: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", char)
    tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", marks.replace(tone, "")), tone


def test_cp1258_is_repaired_and_named() -> None:
    draft = FORMAT.parse(Source("plan.txt", encode_cp1258(PLAN)))
    assert [block.text for block in build_document(draft).blocks] == LINES
    assert draft.encoding == "cp1258"


UNREADABLE = [
    pytest.param(b"MZ\x90\x00\x03" + bytes(range(256)) * 8, id="program"),
    pytest.param(bytes(4096), id="zeros"),
    pytest.param(codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le")[:-1], id="UTF-16 breaks off"),
    pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8" * 4, id="UTF-16 with half a pair"),
    pytest.param(codecs.BOM_UTF8 + b"K\xe1\xba", id="UTF-8 with mark breaks off"),
    pytest.param("été, 20 °C; ça va".encode("latin-1") * 20, id="another legacy encoding"),
]


@pytest.mark.parametrize("data", UNREADABLE)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        FORMAT.parse(Source("plan.txt", data))
    assert caught.value.reason
    assert caught.value.remedy


# --- properties -------------------------------------------------------------------------


@given(st.binary(max_size=400))
def test_any_bytes_give_a_draft_or_our_error(data: bytes) -> None:
    try:
        draft = FORMAT.parse(Source("x.txt", data))
    except KehoachError:
        return
    build_document(draft)


LINE = st.one_of(
    st.text(alphabet="abđ12 \t|-#*.;:", max_size=30),
    st.sampled_from(
        ["", "", "\t", "| a | b |", "TT\tViệc\tChủ trì", "1\ta\tb", "\tRà soát", "---"]
    ),
    st.sampled_from(["TT   Nhiệm vụ    Chủ trì", "1    Rà soát     Sở A", "a | b | c", "<p>x</p>"]),
)


@given(st.lists(LINE, max_size=25))
def test_any_lines_give_tables_that_hold_together(lines: list[str]) -> None:
    document = build_document(parse("\n".join(lines)))
    assert [block.id for block in document.blocks] == list(range(len(document.blocks)))
    for block in document.blocks:
        assert block.text == clean_text(block.text)


VOCABULARY = "rà soát quy hoạch Sở Tài chính UBND tỉnh 2026; đất, rừng. (Điều 5) KH&ĐT"
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=30))
def test_every_word_of_prose_is_found_again_in_order(lines: list[str]) -> None:
    document = build_document(parse("\n".join(lines)))
    found = " ".join(block.text for block in document.blocks).split()
    assert found == " ".join(lines).split()


def test_articles_and_dashed_words_are_no_sign_of_lost_line_breaks() -> None:
    lines = [
        "Độc lập - Tự do - Hạnh phúc",
        *(f"Điều {number}. Sở Y tế chủ trì thực hiện." for number in range(1, 9)),
    ]
    assert not is_flattened(lines)
    assert is_flattened([" ".join(f"{n}. Sở Y tế chủ trì." for n in range(1, 9))])


@pytest.mark.parametrize("text", ["> 90%", ">= 5 điểm", "Đạt > 90%"])
def test_comparison_is_no_quote_mark(text: str) -> None:
    lines = ["| TT | Chỉ tiêu |", "| --- | --- |", f"| 1 | {text} |"]
    found = read_piped(lines, 0)
    assert found is not None
    assert found[0].cells[-1].text == text
    assert read_paragraph(text).text == text


def test_quote_mark_of_markdown_is_dropped() -> None:
    assert read_paragraph("> Sở Y tế chủ trì.").text == "Sở Y tế chủ trì."


def test_many_rows_of_one_cell_cost_no_more_than_their_number() -> None:
    lines = ["| x |"] * 50_000
    assert all(read_piped(lines, index) is None for index in range(0, 50_000, 10))


def test_lines_that_a_narrow_page_broke_in_mid_phrase() -> None:
    lines = [
        "CỘNG HÒA XÃ HỘI",
        "CHỦ NGHĨA VIỆT NAM",
        "Sơn Hải, ngày",
        "10 tháng 12 năm 2026",
        "1. Tiếp tục",
        "đẩy mạnh cải cách hành chính.",
        "2. Mục tiêu",
        "Bảo đảm tiến độ.",
    ]
    assert unwrap(lines) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Sơn Hải, ngày 10 tháng 12 năm 2026",
        "1. Tiếp tục đẩy mạnh cải cách hành chính.",
        "2. Mục tiêu",
        "Bảo đảm tiến độ.",
    ]


def test_restored_lines_break_at_labels_and_not_inside_quotations() -> None:
    text = (
        "II. NỘI DUNG 1. Rà soát văn bản bảo đảm đồng bộ a) Cơ quan chủ trì: Sở Xây dựng. "
        "b) Thời gian thực hiện: Quý IV năm 2026. 2. Ban hành quy định a) Nhiệm vụ tại Điều 8 "
        "“4. Ủy ban nhân dân quản lý: b) Quy định việc quản lý;” - Cơ quan chủ trì: Sở Tư pháp."
    )
    restored, rest = restore_lines([text])
    assert rest == ""
    assert restored == [
        "II. NỘI DUNG",
        "1. Rà soát văn bản bảo đảm đồng bộ",
        "a) Cơ quan chủ trì: Sở Xây dựng.",
        "b) Thời gian thực hiện: Quý IV năm 2026.",
        "2. Ban hành quy định",
        "a) Nhiệm vụ tại Điều 8",
        "“4. Ủy ban nhân dân quản lý: b) Quy định việc quản lý;”",
        "- Cơ quan chủ trì: Sở Tư pháp.",
    ]


def test_tabbed_rows_that_lost_the_tabs_behind_their_text() -> None:
    lines = [
        "STT\tNhiệm vụ\tChủ trì\tTiến độ\tGhi chú",
        "A\tGiải pháp quản lý",
        "1\tKiện toàn Ban chỉ đạo\tPhòng Tổ chức\tQuý I/2027",
        "2\tRà soát công tơ\tPhòng Kinh",
        "doanh\tHằng quý\t",
        "B\tGiải pháp kỹ thuật",
        "3\tLắp tụ bù\tPhòng Kỹ thuật\tQuý II/2027\tGấp",
    ]
    found = read_tabbed(lines, 0)
    assert found is not None
    rows: dict[int, list[str]] = {}
    for cell in found[0].cells:
        rows.setdefault(cell.row, []).append(cell.text)
    assert list(rows.values())[1:] == [
        ["A", "Giải pháp quản lý", "", "", ""],
        ["1", "Kiện toàn Ban chỉ đạo", "Phòng Tổ chức", "Quý I/2027", ""],
        ["2", "Rà soát công tơ", "Phòng Kinh\ndoanh", "Hằng quý", ""],
        ["B", "Giải pháp kỹ thuật", "", "", ""],
        ["3", "Lắp tụ bù", "Phòng Kỹ thuật", "Quý II/2027", "Gấp"],
    ]


def test_recipients_and_signature_kept_apart_by_tabs() -> None:
    lines = [
        "- Giao Phòng A:\tchủ trì thực hiện.",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
        "- UBND tỉnh (b/c);\tKT. CHỦ TỊCH",
        "- Lưu: VT.\tPHÓ CHỦ TỊCH",
        "\tY Thanh Niê",
    ]
    parted = [line.strip() for line in part_sides(lines) if line.strip()]
    assert parted == [
        "- Giao Phòng A:\tchủ trì thực hiện.",
        "Nơi nhận:",
        "- UBND tỉnh (b/c);",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Y Thanh Niê",
    ]


def test_list_goes_on_where_its_next_word_had_no_room() -> None:
    lines = [
        "Các cơ quan phối hợp trong việc này là những cơ quan sau đây và những đơn vị",
        "thuộc các cơ quan ấy: Sở Thông tin và Truyền thông; Đài Phát thanh tỉnh xa;",
        "Báo Yên Hà và những cơ quan báo chí khác ở trên địa bàn tỉnh cũng như những",
        "phóng viên thường trú; các sở khác;",
        "Tỉnh đoàn chủ trì.",
    ] * 4
    joined = unwrap(lines)
    assert joined[0].endswith("các sở khác;")
    assert joined[1] == "Tỉnh đoàn chủ trì."


def test_restored_lines_part_closing_sentences_recipients_and_signature() -> None:
    text = (
        "NHIỆM VỤ 1. Rà soát chợ. 2. Đề nghị Mặt trận tỉnh tuyên truyền. Yêu cầu các sở thực hiện. "
        "Quá trình thực hiện nếu vướng mắc, phản ánh về Sở./. Nơi nhận: - Bộ Y tế (b/c); - TTTU, "
        "TT HĐND tỉnh; - CT, các PCT UBND tỉnh; - Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Hồ Sỹ An "
        "PHỤ LỤC DANH MỤC NHIỆM VỤ NĂM 2026 (Kèm theo Kế hoạch) STT Nhiệm vụ Chủ trì"
    )
    restored, rest = restore_lines([text])
    assert rest == "STT Nhiệm vụ Chủ trì"
    assert restored == [
        "NHIỆM VỤ",
        "1. Rà soát chợ.",
        "2. Đề nghị Mặt trận tỉnh tuyên truyền.",
        "Yêu cầu các sở thực hiện.",
        "Quá trình thực hiện nếu vướng mắc, phản ánh về Sở./.",
        "Nơi nhận:",
        "- Bộ Y tế (b/c);",
        "- TTTU, TT HĐND tỉnh;",
        "- CT, các PCT UBND tỉnh;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
        "Hồ Sỹ An",
        "PHỤ LỤC DANH MỤC NHIỆM VỤ NĂM 2026",
        "(Kèm theo Kế hoạch)",
    ]


def test_name_far_below_its_title_is_no_recipient() -> None:
    text = """\
KẾ HOẠCH
Năm 2026

I. NHIỆM VỤ
- Rà soát chợ.

Nơi nhận:                                            KT. BỘ TRƯỞNG
- Thủ tướng Chính phủ (để b/c);                        THỨ TRƯỞNG
- Bộ trưởng;
- Các Thứ trưởng;
- Các cơ quan, đơn vị thuộc Bộ;
- Cổng TTĐT Bộ;
- Lưu: VT, V.Tải (05).                              Nguyễn Xuân Đạt
"""
    document = extract(text.encode()).document
    assert [signer.name for signer in document.signers] == ["Nguyễn Xuân Đạt"]
    assert document.recipients[-1] == "Lưu: VT, V.Tải (05)"


def test_letterhead_of_one_cell_a_line_takes_no_text_of_the_plan() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ YÊN LẬP\n\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n\tSố: 37/KH-UBND\n"
        "\tYên Lập, ngày 05 tháng 02 năm 2026\n\n\nKẾ HOẠCH\nPhòng, chống dịch năm 2026\n\n"
        "I. MỤC ĐÍCH\nGiảm tỷ lệ mắc.\n\nII. PHÂN CÔNG NHIỆM VỤ\n\n"
        "\tTT\n\tNội dung\n\tChủ trì\n\n\t1\n\tRà soát thuốc\n\tTrạm Y tế xã\n"
    )
    plan = extract(text.encode())
    assert plan.document.code == "37/KH-UBND"
    assert [(task.text, task.path) for task in plan.tasks] == [
        ("Rà soát thuốc", ["II. PHÂN CÔNG NHIỆM VỤ"])
    ]


def test_type_of_the_document_stands_apart_from_its_title() -> None:
    centred = "                                 KẾ HOẠCH"
    title = "     thực hiện Nghị quyết Đại hội đại biểu Đảng bộ xã lần thứ I"
    assert unwrap([centred, title]) == [centred, title]


def test_count_with_a_dot_begins_no_item() -> None:
    lines = [
        "Tuyên truyền trên sóng phát thanh của tỉnh và của các huyện; đăng tải",
        "5.000 lượt tin nhắn cảnh báo ngộ độc trên các kênh và trên mạng xã",
        "hội của các xã.",
    ]
    assert unwrap(lines * 8)[0] == " ".join(lines)


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Nạo vét kênh mương nội đồng", "Nạo vét kênh mương các xã vùng trũng"),
        ("Nạo vét kênh mương nội đồng", "Tổ chức nạo vét kênh mương các xã vùng trũng"),
        ("Nạo vét kênh mương của Tổ chức Thủy nông Sơn Hải", None),
    ],
)
def test_a_paragraph_that_says_its_heading_again_begins_a_line(
    heading: str, body: str | None
) -> None:
    items = [f"{number}. Việc thứ {number} của xã đã giao." for number in range(1, 7)]
    line = f"7. {heading} {body}." if body else f"7. {heading}."
    text = f"I. NỘI DUNG {' '.join(items)} {line} 8. Tổng kết việc đã giao."
    lines = restore_lines([text])[0]
    split = [f"7. {heading}", f"{body}."] if body else [line]
    assert lines[-len(split) - 1 : -1] == split
