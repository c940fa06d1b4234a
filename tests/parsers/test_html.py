"""Web pages: what a browser shows is what is read, in its order, with its numbers."""

from __future__ import annotations

import contextlib
import html
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.building import build_document
from extract.document.draft import Draft, DraftParagraph, DraftTable, Style
from extract.document.model import Table
from extract.document.repairing import repair_draft
from extract.errors import UnreadableDocument
from extract.parsers import detect_format
from extract.parsers.html import FORMAT
from extract.source import Source
from tests.legacy.encoders import show_tcvn3, show_vni, write_bytes

Shown = list[str | list[list[str]]]


def read(page: str | bytes) -> Draft:
    data = page if isinstance(page, bytes) else page.encode()
    return FORMAT.parse(Source("plan.html", data))


def show(page: str | bytes, *, furniture: bool = False) -> Shown:
    """Paragraphs as texts, tables as grids where a merged cell stands wherever it covers."""
    shown: Shown = []
    for item in build_document(read(page)).body:
        if isinstance(item, Table):
            shown.append([[cell.text if cell else "∅" for cell in row] for row in item.grid])
        elif furniture or item.kind != "furniture":
            shown.append(item.text)
    return shown


def list_rules(page: str) -> list[str]:
    return [problem.rule for problem in read(page).problems]


# --- running text ------------------------------------------------------------------------


def test_blocks_are_paragraphs_and_inline_elements_are_not() -> None:
    page = "<body>một <b>hai</b><span>ba</span>\n bốn<div>năm<p>sáu</div>bảy<h2>tám</h2>chín"
    assert show(page) == ["một haiba bốn", "năm", "sáu", "bảy", "tám", "chín"]


def test_white_space_entities_and_composed_letters() -> None:
    page = (
        "<p>  Kế\n\t hoạch&nbsp;&nbsp;số&#32;87 &ndash; &le; 5 &lt;10&gt; R&amp;D&shy; &ecirc;</p>"
        "<p>Ke\u0302\u0301 hoa\u0323ch</p>"
    )
    assert show(page) == ["Kế hoạch số 87 – ≤ 5 <10> R&D ê", "Kế hoạch"]


def test_one_break_is_a_line_and_two_are_a_new_paragraph() -> None:
    page = "<div>KẾ HOẠCH<br>Triển khai năm 2026<br><br/>Căn cứ A<br>&nbsp;<br>Căn cứ B<br></div>"
    assert show(page) == ["KẾ HOẠCH\nTriển khai năm 2026", "Căn cứ A", "Căn cứ B"]


def test_items_behind_breaks_are_paragraphs_of_their_own() -> None:
    page = "<div><b>I. MỤC TIÊU</b><br>1. Đạt 90%.<br>a) Xã<br>- Thôn</div>"
    assert show(page) == ["I. MỤC TIÊU", "1. Đạt 90%.", "a) Xã", "- Thôn"]


def test_text_with_nothing_but_breaks_is_put_together_as_text_files_are() -> None:
    lines = ["KẾ HOẠCH", "Căn cứ Luật A;", "I. MỤC TIÊU", "Nâng cao chỉ số.", "II. NHIỆM VỤ"]
    lines += ["1. Rà soát.", "2. Thống kê.", "Nơi nhận:"]
    assert show(f"<p>{'<br />'.join(lines)}</p>") == lines


def test_preformatted_text_is_a_text_file_in_the_page() -> None:
    page = "<h1>KẾ HOẠCH</h1><pre>Căn cứ A;\n\n| TT | Việc |\n|---|---|\n| 1 | Làm |\n</pre>"
    assert show(page) == ["KẾ HOẠCH", "Căn cứ A;", [["TT", "Việc"], ["1", "Làm"]]]


def test_looks_come_from_tags_attributes_and_style_sheets() -> None:
    page = """<style>.dam{font-weight:700} p.giua, .x{text-align:center} /* .dam{} */
        #nghieng { font-style : italic } @media print{.dam{font-weight:400}} h2{font-weight:400}
        div.dam p{text-align:center}</style>
        <center><b>a</b></center><p align=CENTER class=dam>b</p><p class=giua id=nghieng>c</p>
        <div style="text-align:center"><p>d<p style="text-align:left"><i>e</i> f</div>
        <h2>g</h2><h3>h</h3><p class=dam>i<span style="font-weight:normal">k</span></p>
        <p class="giua" style="text-transform: uppercase">lớn</p>"""
    found = [(item.text, item.style) for item in read(page).items]  # type: ignore[union-attr]
    assert found == [
        ("a", Style(bold=True, centered=True)),
        ("b", Style(bold=True, centered=True)),
        ("c", Style(italic=True, centered=True)),
        ("d", Style(centered=True)),
        ("e f", Style()),
        ("g", Style(level=2)),
        ("h", Style(bold=True, level=3)),
        ("ik", Style()),
        ("LỚN", Style(centered=True)),
    ]


# --- lists -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=4 type=I><li>a<li>b</ol>", ["IV. a", "V. b"]),
        ("<ol type=a><li>a<li value=5>b<li>c</ol>", ["a. a", "e. b", "f. c"]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3. a", "2. b", "1. c"]),
        ("<ol reversed start=9><li>a<li>b</ol>", ["9. a", "8. b"]),
        ("<ol><li>a<ol type=A><li>x</ol><li>b</ol>", ["1. a", "A. x", "2. b"]),
        ("<ol><li>a<ul><li>x<ul><li>y</ul></ul><li>b</ol>", ["1. a", "- x", "+ y", "2. b"]),
        ("<ul type=square><li>a</ul><ul style='list-style:none'><li>b</ul>", ["- a", "b"]),
        ("<ol style='list-style-type:lower-roman'><li>a<li>b</ol>", ["i. a", "ii. b"]),
        ("<ol style='list-style-type:decimal-leading-zero'><li>a</ol>", ["01. a"]),
        ("<ol><li><p>a</p><p>b</p></li><li><p>c</p></ol>", ["1. a", "b", "2. c"]),
        ("<ol><li></li><li>b</ol><ul><li></ul>", ["1.", "2. b"]),
        ("<ol><li><ol type=a><li>x</ol></ol>", ["1. a. x"]),
        ("<li>lone", ["- lone"]),
        ("<dl><dt>Chủ trì<dd>Sở A</dl>", ["Chủ trì", "Sở A"]),
    ],
)
def test_numbers_and_bullets_are_those_that_a_browser_shows(page: str, lines: list[str]) -> None:
    assert show(page) == lines


def test_lists_of_google_docs_are_numbered_by_its_style_sheet() -> None:
    page = """<style>
        ol.lst-kix_a-0{list-style-type:none}
        .lst-kix_a-0 > li:before{content:"" counter(lst-ctn-kix_a-0,upper-roman) ". "}
        .lst-kix_a-1>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) "."
            counter(lst-ctn-kix_a-1,decimal) ". "}
        .lst-kix_b-0 > li:before{content:"\\0025cf  "}
        .lst-kix_b-1 > li:before{content:"\\0025cb  "}
        ul.lst-kix_b-0{list-style-type:none} .c3{font-weight:700}</style>
        <body class="c5 doc-content"><ol class="c1 lst-kix_a-0 start" start="1">
        <li class="c0 li-bullet-0">
        <span class="c3">MỤC TIÊU</span></li></ol><ol class="c1 lst-kix_a-1 start" start="1">
        <li><span>Một</span></li><li>Hai</li></ol><p>giữa</p>
        <ol class="c1 lst-kix_a-0" start="2"><li>NHIỆM VỤ</li></ol>
        <ul class="lst-kix_b-0 start"><li>x</li></ul>
        <ul class="lst-kix_b-1 start"><li>y</li></ul>"""
    assert show(page) == [
        "I. MỤC TIÊU", "1.1. Một", "1.2. Hai", "giữa", "II. NHIỆM VỤ", "- x", "+ y",
    ]  # fmt: skip


def test_lists_of_word_carry_their_numbers_as_text() -> None:
    gap = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    page = f"""<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
        style='mso-list:Ignore'>1.{gap}</span><![endif]>Rà soát<o:p></o:p></p>
        <p><span style='font-family:Symbol'>·{gap}</span>Đất</p>
        <p><span style='font-family:"Wingdings","serif"'>Ø{gap}</span>Rừng ≥
        <span style="font-family:Symbol">³</span> <font face="Wingdings">ü</font></p>
        <!--[if gte mso 9]><p>không</p><![endif]--><p><o:p>&nbsp;</o:p></p>"""
    assert show(page) == ["1. Rà soát", "- Đất", "- Rừng ≥ ≥ ✓"]


# --- what is not the text ----------------------------------------------------------------


def test_what_a_browser_does_not_show_is_left_out() -> None:
    page = """<html><head><title>t</title><style>.an{display:none}</style></head><body>
        <script>x("<p>s</p>")</script><noscript>n</noscript><template><p>t</p></template>
        <!-- c --><p hidden>h</p><p class=an>a</p><p style="visibility:hidden">v</p>
        <textarea>ta</textarea><select><option>o</select><button>b</button><svg><text>g</text></svg>
        <iframe src=x>i</iframe><p>thấy</p>"""
    assert show(page, furniture=True) == ["thấy"]
    assert list_rules(page) == []


def test_a_part_that_opens_with_a_click_is_not_lost_in_silence() -> None:
    annex = "<tr><td>Rà soát, thống kê diện tích đất trồng lúa<td>Sở A</tr>" * 5
    page = f"<p>KẾ HOẠCH</p><div style='display:none'><table>{annex}</table></div>"
    assert show(page) == ["KẾ HOẠCH"]
    assert list_rules(page) == ["html-hidden-unread"]
    assert list_rules("<p>a <del>cũ</del> mới</p>") == ["html-hidden-unread"]


def test_parts_of_the_site_are_furniture() -> None:
    text = "Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản hướng dẫn thi hành"
    page = f"""<header>Cổng<nav><a href=/>Đầu</a></nav></header>
        <ul><li><a href=/1>Tin</a><li><a href=/2>Ảnh</a><li><a href=/3>Hỏi</a></ul>
        <div class="breadcrumb col-6">Đầu » Văn bản</div><div role=navigation>Mục</div>
        <p>{text}</p><ul><li><a href=/l1>{text} một</a><li><a href=/l2>{text} hai</a>
        <li><a href=/l3>{text} ba</a></ul><footer><table><tr><td>Bản<td>quyền</table></footer>"""
    assert show(page) == [text, f"- {text} một", f"- {text} hai", f"- {text} ba"]
    furniture = {"Cổng", "Đầu", "- Tin", "- Ảnh", "- Hỏi", "Đầu » Văn bản", "Mục", "Bản quyền"}
    assert furniture < set(show(page, furniture=True))  # type: ignore[arg-type]


def test_the_element_that_says_it_is_the_content_is_the_content() -> None:
    body = "<p>Căn cứ Luật A;</p><header><p>KẾ HOẠCH</p></header>" + "<p>Nội dung</p>" * 9
    page = f"<div>Chào bạn</div><main><article>{body}</article></main><div>Tin khác</div>"
    assert "Chào bạn" not in show(page)
    assert show(page)[0] == "Căn cứ Luật A;"
    assert "Chào bạn" in show(page, furniture=True)


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1">[1]</a>',
            '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Chú</p></div>',
        ),
        (
            '<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="note1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Chú</p></div>',
        ),
        (
            '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
            '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Chú</span></p></div>',
        ),
        (
            '<sup id="fnref1"><a href="#fn1">1</a></sup>',
            '<ol><li id="fn1">Chú <a href="#fnref1">↩</a></li></ol>',
        ),
        (
            '<a href="#cmnt1" id="cmnt_ref1">[a]</a>',
            '<div class=c1><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>Chú</p></div>',
        ),
    ],
)
def test_notes_are_furniture_and_their_marks_no_text(mark: str, note: str) -> None:
    body = "<p>Nội dung của kế hoạch</p>" * 5
    page = f"<p>Đạt 90%{mark} vào năm 2030.</p>{body}{note}"
    assert show(page)[0] == "Đạt 90% vào năm 2030."
    assert not any("Chú" in str(line) for line in show(page))
    assert any("Chú" in str(line) for line in show(page, furniture=True))


def test_table_of_contents_is_furniture() -> None:
    page = """<p class=MsoToc1><a href="#_Toc1">I. MỤC TIÊU<span>... 3</span></a></p>
        <p><a name="_Toc1">I. MỤC TIÊU</a></p>"""
    assert show(page) == ["I. MỤC TIÊU"]


def test_pictures_are_counted_unless_they_are_small() -> None:
    assert list_rules("<p>a<img src=x><img src=y width=20 height=20>") == ["html-picture-unread"]
    assert (
        list_rules("<p>a<img src=x style='width:12pt;height:5cm'><header><img src=z></header>")
        == []
    )


SITE = """<div class=top><a href=/>Đầu</a> | <a href=/a>Tin</a> | <a href=/b>Ảnh</a></div>
<h1>Kế hoạch 212 của tỉnh</h1><table><tr><td>Số hiệu<td>212/KH-UBND<td>Loại<td>Kế hoạch</table>"""
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc"


def test_what_a_site_puts_over_the_letterhead_is_furniture() -> None:
    table = f"<table><tr><td>UBND TỈNH A<br>-------<td>{MOTTO}<br>------</table><p>KẾ HOẠCH"
    grid = [["UBND TỈNH A", MOTTO.replace("<br>", "\n")]]
    assert show(SITE + table) == [grid, "KẾ HOẠCH"]
    assert {"Kế hoạch 212 của tỉnh", "Số hiệu"} < set(show(SITE + table, furniture=True)[:-2])  # type: ignore[arg-type]
    # Laid out without a table, the names above the motto are the letterhead's.
    lines = f"{SITE}<p>ỦY BAN NHÂN DÂN<p>TỈNH A<p>{MOTTO}<p>KẾ HOẠCH"
    assert show(lines)[:2] == ["ỦY BAN NHÂN DÂN", "TỈNH A"]
    # A document of its own keeps what stands there.
    assert show(f"<p>DỰ THẢO{table}")[0] == "DỰ THẢO"


def test_table_of_data_among_the_furniture_is_told() -> None:
    row = "<tr><td>1<td>Rà soát<td>Sở A"
    text = "<p>Nội dung của kế hoạch này</p>" * 9
    page = f"{text}<aside><table>{row * 4}</table></aside>"
    assert list_rules(page) == ["html-table-set-aside"]
    assert show(page) == ["Nội dung của kế hoạch này"] * 9


def test_rules_drawn_with_signs_are_no_text() -> None:
    page = "<p>Tên<br>-----</p><p>______</p><table><tr><td>a<td>---<tr><td>b<p>***<td>c</table>"
    assert show(page) == ["Tên", [["a", "---"], ["b", "c"]]]


def test_labels_beside_their_text_and_pictures_in_words() -> None:
    page = """<p><span style="display:block;float:left">--</span>Một</p>
        <p>S<img align=left src=a width=80 height=1>
ố: 5</p>"""
    assert show(page) == ["- Một", "Số: 5"]


# --- tables ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        # Tables without closing tags.
        ("<tr><td>a<td>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<td>a<td>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        # Spans in every combination.
        (
            "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f",
            [["a", "a", "b"], ["a", "a", "c"], ["d", "e", "f"]],
        ),
        (
            "<tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h",
            [["a", "b", "c"], ["d", "b", "e"], ["f", "g", "h"]],
        ),
        (
            "<tr><td>a<td>b<tr><td rowspan=0>c<td>d<tr><td>e<tr><td>f",
            [["a", "b"], ["c", "d"], ["c", "e"], ["c", "f"]],
        ),
        # To the end of its group only.
        (
            "<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e",
            [["a", "b"], ["a", "c"], ["d", "e"]],
        ),
        # A head whose second row some tools put into the body.
        (
            "<thead><tr><th rowspan=2>TT<th colspan=2>Đơn vị<tbody><tr><td>Chủ trì<td>Phối hợp"
            "<tr><td>1<td>A<td>B",
            [["TT", "Đơn vị", "Đơn vị"], ["TT", "Chủ trì", "Phối hợp"], ["1", "A", "B"]],
        ),
        # A colspan runs into a cell from above: it ends there.
        (
            "<tr><td>a<td>b<td rowspan=2>c<tr><td colspan=3>d<tr><td>e<td>f<td>g",
            [["a", "b", "c"], ["d", "d", "d"], ["e", "f", "g"]],
        ),
        # Spans that reach beyond the table.
        ("<tr><td rowspan=70>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]]),
        ("<tr><td colspan=9>a<tr><td>b<td>c", [["a", "a"], ["b", "c"]]),
        # A row with cells missing, an empty row, a row that spans leave without cells.
        ("<tr><td>a<td>b<tr><td>c<tr><tr><td>d<td>e", [["a", "b"], ["c", ""], ["d", "e"]]),
        (
            "<tr><td rowspan=2>a<td rowspan=2>b<tr></tr><tr><td>c<td>d",
            [["a", "b"], ["a", "b"], ["c", "d"]],
        ),
        # The foot stands below, wherever its tags are.
        (
            "<thead><tr><th>a<th>b<tfoot><tr><td>c<td>d<tbody><tr><td>e<td>f",
            [["a", "b"], ["e", "f"], ["c", "d"]],
        ),
        # A hidden cell is none.
        ("<tr><td>a<td>b<tr><td style='display:none'>x<td>c<td>d", [["a", "b"], ["c", "d"]]),
    ],
)
def test_cells_stand_where_a_browser_puts_them(rows: str, grid: list[list[str]]) -> None:
    assert show(f"<table>{rows}</table>") == [grid]


def test_span_that_would_push_a_complete_row_aside_ends_above_it() -> None:
    page = (
        "<table><tr><th>TT<th>Việc<th>Chủ trì<tr><td>1<td>A<td rowspan=3>Sở X"
        "<tr><td>2<td>B<tr><td>3<td>C<td>Sở Y</table>"
    )
    assert show(page) == [
        [["TT", "Việc", "Chủ trì"], ["1", "A", "Sở X"], ["2", "B", "Sở X"], ["3", "C", "Sở Y"]]
    ]
    assert list_rules(page) == ["html-table-mended"]


def test_caption_cells_and_text_between_rows() -> None:
    page = """<table><caption>PHỤ LỤC <b>I</b></caption><tr><th>TT<th>Nội dung</tr>Ghi chú
        <tr><td>1<td><p>Rà soát:</p><ul><li>đất<li>rừng</ul><tr><td>2<td>a<br>b</table>sau"""
    assert show(page) == [
        "Ghi chú",
        "PHỤ LỤC I",
        [["TT", "Nội dung"], ["1", "Rà soát:\n- đất\n- rừng"], ["2", "a\nb"]],
        "sau",
    ]


def test_table_in_a_cell_of_data_is_its_text() -> None:
    inner = "<table><tr><td>2026<td>5 lớp<tr><td>2027<td>6 lớp</table>"
    page = f"<table><tr><th>TT<th>Số lớp<tr><td>1<td>Gồm: {inner} cộng 11</table>"
    assert show(page) == [[["TT", "Số lớp"], ["1", "Gồm:\n2026 5 lớp\n2027 6 lớp\ncộng 11"]]]


def test_page_laid_out_with_a_table_is_read_through() -> None:
    letterhead = "<table><tr><td>SỞ A<br>Số: 1/KH<td>CỘNG HÒA<br>Độc lập</table>"
    text = "".join(f"<p>Căn cứ số {number} của cấp trên về việc này;</p>" for number in range(12))
    annex = "<table><tr><td>TT<td>Việc<td>Đơn vị<tr><td>1<td>Làm<td>Sở B</table>"
    page = f"""<table width=1000><tr><td colspan=2>Cổng thông tin<tr><td width=200>Mục lục
        <td>{letterhead}{text}{annex}<tr><td colspan=2>Bản quyền</table>"""
    shown = show(page)
    assert shown[:3] == ["Cổng thông tin", "Mục lục", [["SỞ A\nSố: 1/KH", "CỘNG HÒA\nĐộc lập"]]]
    assert shown[-2:] == [[["TT", "Việc", "Đơn vị"], ["1", "Làm", "Sở B"]], "Bản quyền"]
    assert len(shown) == 3 + 12 + 2


def test_table_of_one_column_is_no_table() -> None:
    page = "<table><tr><td><p>Một</p><p>Hai</p><tr><td>Ba</table>"
    assert show(page) == ["Một", "Hai", "Ba"]


def test_head_repeated_on_the_next_page_is_shown_once() -> None:
    head = "<thead><tr><th>TT<th>Việc<th>Chủ trì</thead>"
    rows = "<tbody><tr><td>{}<td>Làm<td>Sở A</tbody>"
    grid = [["TT", "Việc", "Chủ trì"], ["1", "Làm", "Sở A"], ["2", "Làm", "Sở A"]]
    one = f"<table>{head}{rows.format(1)}{head}{rows.format(2)}</table>"
    two = f"<table>{head}{rows.format(1)}</table>\n<table>{head}{rows.format(2)}</table>"
    assert show(one) == show(two) == [grid]
    other = f"<table>{head}{rows.format(1)}</table><table>{head.replace('Việc', 'Tên')}</table>"
    assert len(show(other)) == 2


# --- encodings ---------------------------------------------------------------------------

_TEXT = "Kế hoạch của Ủy ban và các nhiệm vụ được thực hiện"


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (f"<meta charset=utf-8><p>{_TEXT}".encode(), None),
        (f"<meta charset=iso-8859-1><p>{_TEXT}".encode(), None),
        (f"<html><p>{_TEXT}".encode("utf-8-sig"), None),
        (f"<html><p>{_TEXT}".encode("utf-16"), None),
        (f"<html><p>{_TEXT}".encode("utf-16-le"), None),
        (f"<html><p>{_TEXT}".encode("utf-16-be"), None),
        ("<html><p>" + html.escape(_TEXT).encode("ascii", "xmlcharrefreplace").decode(), None),
    ],
)
def test_unicode_pages(page: bytes | str, encoding: str | None) -> None:
    assert show(page) == [_TEXT]
    assert read(page).encoding == encoding


@pytest.mark.parametrize("declared", ["windows-1258", "windows-1252", "x-unknown", ""])
def test_pages_of_the_vietnamese_code_page(declared: str) -> None:
    # The code page has its own letters and writes tone marks behind them.
    marked = "Kê\u0301 hoa\u0323ch cu\u0309a U\u0309y ban va\u0300 ca\u0301c nhiê\u0323m vu\u0323 "
    marked += "đươ\u0323c thư\u0323c hiê\u0323n"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    page = f"<html><head>{meta if declared else ''}</head><p>{marked}</p>".encode("cp1258")
    draft = repair_draft(read(page))
    assert [item.text for item in draft.items if isinstance(item, DraftParagraph)] == [_TEXT]
    assert draft.encoding == "cp1258"


@pytest.mark.parametrize("show_old", [show_tcvn3, show_vni])
@pytest.mark.parametrize("declared", ["windows-1252", "windows-1258", "iso-8859-1"])
def test_letters_go_before_what_the_page_declares(
    show_old: Callable[[str], str], declared: str
) -> None:
    text = "Kế hoạch của ban quản lý và các nhiệm vụ được thực hiện của tỉnh"
    data = write_bytes(f"<html><meta charset={declared}><p>{show_old(text)}")
    item = repair_draft(read(data)).items[0]
    assert isinstance(item, DraftParagraph)
    assert item.text == text


def test_declaration_tells_letters_that_say_nothing() -> None:
    assert show("<html><meta charset=iso-8859-1><p>caf\u00e9 \u2013".encode("cp1252")) == ["café –"]
    page = "<html><meta charset=koi8-r><p>план".encode("koi8-r")
    assert show(page) == ["план"]
    assert read(page).encoding == "koi8-r"


def test_xhtml_closes_any_element_by_itself() -> None:
    page = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0
        Strict//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>
        <script src="a"/></head><body><a name="x"/><p/><p>Một<br/>hai</p>
        <table><tr><td/><td>b</td></tr></table></body></html>"""
    assert show(page) == ["Một\nhai", [["", "b"]]]


# --- which files are pages ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parser"),
    [
        ("<!DOCTYPE html><p>a", "html"),
        ("\ufeff\n <HTML><p>a", "html"),
        ("<!-- saved -->\n<?xml version='1.0'?><html xmlns='x'><p>a</p></html>", "html"),
        ("<?xml:namespace prefix = o /><body><p>a</p></body>", "html"),
        ("<div class=content1><p>a</p><p>b</p></div>", "html"),
        ("<p align=center>KẾ HOẠCH</p>\n<table><tr><td>a</table>", "html"),
        # Text with some tags in it.
        ("KẾ HOẠCH\n<table><tr><td>a<td>b</table>\n", "txt"),
        ("<table><tr><td>a<td>b</table>\n\nNơi nhận:\n<p>x</p>", "txt"),
        ("<p align=center>KẾ HOẠCH</p>\n\n## I. MỤC TIÊU\n\n<p>x</p>", "txt"),
        ("<Tên đơn vị>\nKẾ HOẠCH", "txt"),
        ("<p>một\nhai\nba\nbốn\nnăm\nsáu\nbảy</p>", "txt"),
    ],
)
def test_content_tells_pages_from_text(text: str, parser: str) -> None:
    assert detect_format(Source("plan.txt", text.encode())).name == parser


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "no text"),
        ("<html><frameset><frame src=a></frameset></html>", "frames"),
        ("<html><body><img src=a.png></body></html>", "pictures"),
    ],
)
def test_page_without_text_is_refused(page: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read(page)


# --- any markup --------------------------------------------------------------------------

_TAGS = [
    *("p", "div", "table", "tr", "td rowspan=2", "th colspan=3", "ul", "ol", "li", "b", "span"),
    *("br", "h1", "pre", "caption", "thead", "center", "a href=#x", "blockquote", "article"),
]


@given(st.lists(st.tuples(st.sampled_from(_TAGS), st.booleans(), st.integers(0, 99)), max_size=40))
def test_no_word_is_lost_or_doubled_whatever_the_markup(soup: list[tuple[str, bool, int]]) -> None:
    words = [f"w{place}x{number}" for place, (_, _, number) in enumerate(soup)]
    page = "".join(
        f"</{tag.split()[0]}>{word} " if closes else f"<{tag}>{word} "
        for (tag, closes, _), word in zip(soup, words, strict=True)
    )
    found: list[str] = []
    for item in read(f"<html><body>x {page}").items:
        texts = [cell.text for cell in item.cells] if isinstance(item, DraftTable) else [item.text]
        found += [word for text in texts for word in text.split() if word.startswith("w")]
    assert sorted(found) == sorted(words)


@given(st.text(alphabet="<>/=\"' abtrdh!-&;#0", max_size=200))
def test_broken_markup_never_breaks_out(text: str) -> None:
    try:
        draft = read(f"<html>{text}")
    except UnreadableDocument:
        return
    assert all(isinstance(item, DraftParagraph | DraftTable) for item in draft.items)


@pytest.mark.parametrize(
    "page",
    [
        f"<style>{'a ' * 100_000}</style><p>x",
        f"<style>{'/*' * 100_000}</style><p>x",
        f"<style>{'@a{b{}' * 30_000}</style><p>x",
        "<p>" + "x<br>" * 50_000,
        "<" * 100_000 + "p>x",
    ],
    ids=["selector", "comments", "blocks", "breaks", "tags"],
)
def test_hostile_pages_are_read_in_linear_time(page: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(UnreadableDocument):
        read(f"<html>{page}")
    assert time.process_time() - begin < 8


def test_deep_and_long_pages_are_read_in_linear_time() -> None:
    row = "<tr>" + "<td><p class=x style='margin:0'><span>Sở A</span></p></td>" * 7 + "</tr>"
    begin = time.process_time()
    assert show("<div>" * 8_000 + "sâu") == ["sâu"]
    table = read(f"<p>a</p><table>{row * 1000}</table>").items[-1]
    show("<table><tr><td>a<td>" * 400)
    assert isinstance(table, DraftTable)
    assert len(table.cells) == 7_000
    assert time.process_time() - begin < 10
    assert time.process_time() - begin < 8


def test_font_of_capitals_from_before_unicode() -> None:
    page = """<p style='font-family:".VnTimeH"'>kÕ ho¹ch <span style="font-family:.VnTime">n¨m
        2026</span></p><p><font face=".VnTimeH">uû ban</font></p>
        <p style="font-family:.VnTimeH">Kế hoạch</p>"""
    draft = repair_draft(read(page + "<p style='text-transform:uppercase'>nh©n d©n</p>"))
    assert [item.text for item in draft.items if isinstance(item, DraftParagraph)] == [
        "KẾ HOẠCH năm 2026",
        "UỶ BAN",
        "Kế hoạch",
        "NHÂN DÂN",
    ]
    assert draft.encoding == "TCVN3"


def test_page_of_bytes_in_an_old_encoding() -> None:
    head = "<meta charset=x-user-defined>"
    page = f"{head}<p>KÕ ho¹ch n¨m 2026 cña Uû ban nh©n d©n tØnh</p>".encode("cp1252")
    assert show(page) == ["KÕ ho¹ch n¨m 2026 cña Uû ban nh©n d©n tØnh"]
    draft = repair_draft(read(page))
    assert [item.text for item in draft.items if isinstance(item, DraftParagraph)] == [
        "Kế hoạch năm 2026 của Uỷ ban nhân dân tỉnh"
    ]
