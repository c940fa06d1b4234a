"""The Word parser: markup in, paragraphs and tables out; files are built here, part by part."""

from __future__ import annotations

import contextlib
import io
import time

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.errors import KehoachError, UnreadableDocument, UnsupportedFormat
from extract.parsers import detect_format
from extract.parsers.docx import FORMAT
from extract.source import Source
from tests.parsers.wordml import (
    NAMESPACES,
    RELATIONS,
    abstract,
    box,
    content_types,
    field,
    first_cell,
    instance,
    lvl,
    make_parts,
    num,
    p,
    pack,
    parse,
    places,
    relations,
    style,
    table,
    tbl,
    tc,
    texts,
)

# Text


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t>", "a\nb\nc"),
        ('<w:br w:type="page"/><w:t>a</w:t>', "a"),
        ("<w:t>253/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t>", "253/KH-UBND"),
        ("<w:t>kế</w:t><w:softHyphen/><w:t>hoạch</w:t>", "kếhoạch"),
        ('<w:sym w:font="Wingdings" w:char="F0A7"/><w:t> việc</w:t>', "- việc"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t> 90%</w:t>', "≥ 90%"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Wingdings" w:char="F04A"/><w:t>a</w:t>', "a"),
        ('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b3 90</w:t>', "≥ 90"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>P</w:t>', "✓"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>Nội</w:t>', "Nội"),
        ("<w:t>\uf0b7 mục</w:t>", "- mục"),
        ("<w:t>hai\ndòng</w:t>", "hai dòng"),
        ("<w:t>thấy</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>", "thấy"),
        ("<w:t>thấy</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>5</w:t>", "thấy5"),
        ('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>thấy</w:t>', "thấy"),
    ],
)
def test_run_content(run: str, expected: str) -> None:
    assert texts(parse(f"<w:p><w:r>{run}</w:r></w:p>{p('cuối')}")) == [expected, "cuối"]


def test_tab_stops_are_no_text() -> None:
    body = p("a", '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>')
    assert texts(parse(body)) == ["a"]


def test_fields_show_their_result_only() -> None:
    inner = f"{field('begin')}<w:r><w:t>mã</w:t></w:r>{field('separate')}<w:r><w:t>X</w:t></w:r>"
    body = (
        f"<w:p>{field('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{inner}{field('end')}"
        f"{field('separate')}<w:r><w:t>kết quả</w:t></w:r>{field('end')}</w:p>"
        '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    )
    assert texts(parse(body)) == ["kết quả", "3"]


def test_a_broken_field_hides_nothing_after_its_paragraph() -> None:
    body = f"<w:p>{field('begin')}</w:p>{p('còn')}<w:p>{field('end')}</w:p>{p('đây')}"
    assert texts(parse(body)) == ["còn", "đây"]


def test_transparent_wrappers() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('khối')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>b</w:t>"
        "</w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>"
        "</w:p>"
    )
    assert texts(parse(body)) == ["khối", "abc"]


def test_equations_keep_the_fraction_bar() -> None:
    body = (
        "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>"
    )
    assert texts(parse(body)) == ["1/2"]


# Tracked changes and alternatives


def test_tracked_changes_are_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Hạn </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> đến</w:t></w:r></w:moveTo></w:p>"
    )
    assert texts(parse(body)) == ["Hạn mới đến"]


def test_old_properties_do_not_count() -> None:
    change = f"<w:pPrChange><w:pPr><w:jc w:val='center'/>{num(1)}</w:pPr></w:pPrChange>"
    draft = parse(p("a", change), numbering=abstract(lvl(0, "%1.")) + instance(1))
    assert texts(draft) == ["a"]
    assert isinstance(draft.items[0], DraftParagraph)
    assert not draft.items[0].style.centered


def test_a_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = (
        p("một ", mark) + "<w:bookmarkStart/>" + p("hai ", mark) + p("ba", "<w:jc w:val='center'/>")
    )
    draft = parse(body)
    assert texts(draft) == ["một hai ba"]
    assert isinstance(draft.items[0], DraftParagraph)
    assert draft.items[0].style.centered


def test_a_deleted_row_is_gone() -> None:
    deleted = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{tc('bỏ')}{tc('bỏ')}</w:tr>"
    assert places(table(parse(tbl(tc("a") + tc("b"), deleted, tc("c") + tc("d"))))) == {
        (0, 0): ("a", 1, 1),
        (0, 1): ("b", 1, 1),
        (1, 0): ("c", 1, 1),
        (1, 1): ("d", 1, 1),
    }


def test_a_hidden_paragraph_mark_joins_and_a_hidden_paragraph_goes() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = p("ẩn", num(1) + hidden, "<w:vanish/>") + p("Điều", num(1) + hidden) + p(" một")
    draft = parse(body, numbering=abstract(lvl(0, "%1.")) + instance(1))
    assert texts(draft) == ["1. Điều một"]


def test_text_boxes_stand_once_after_their_paragraph() -> None:
    anchor = f"<w:p><w:r><w:t>neo</w:t></w:r>{box(p('một'))}{box(p('hai') + p('ba'))}</w:p>"
    assert texts(parse(anchor + p("sau"))) == ["neo", "một", "hai", "ba", "sau"]


def test_a_table_in_a_text_box_and_a_box_in_a_box() -> None:
    inner = f"<w:p><w:r><w:t>ngoài</w:t></w:r>{box(p('trong'))}</w:p>"
    draft = parse(f"<w:p>{box(inner + tbl(tc('a') + tc('b')))}</w:p>{p('sau')}")
    assert [getattr(item, "text", "bảng") for item in draft.items] == [
        "ngoài",
        "trong",
        "bảng",
        "sau",
    ]


def test_the_branch_with_text_is_chosen() -> None:
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>dự phòng</w:t>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(parse(body)) == ["dự phòng"]


# Numbering


@pytest.mark.parametrize(
    ("number_format", "start", "expected"),
    [
        ("decimal", 9, "9. 10. 11."),
        ("decimalZero", 9, "09. 10. 11."),
        ("upperRoman", 3, "III. IV. V."),
        ("lowerRoman", 9, "ix. x. xi."),
        ("upperLetter", 26, "Z. AA. BB."),
        ("lowerLetter", 1, "a. b. c."),
        ("vietnameseCounting", 20, "hai mươi. hai mươi mốt. hai mươi hai."),
        ("vietnameseCounting", 10, "mười. mười một. mười hai."),
        ("upperRoman", 900000000, "900000000. 900000001. 900000002."),
    ],
)
def test_number_formats(number_format: str, start: int, expected: str) -> None:
    levels = abstract(lvl(0, "%1.", number_format, start=start)) + instance(1)
    draft = parse(p("x", num(1)) * 3, numbering=levels)
    assert " ".join(text.removesuffix(" x") for text in texts(draft)) == expected


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("\uf0b7", "- x"),
        ("-", "- x"),
        ("+", "+ x"),
        ("*", "* x"),
        ("o", "o x"),
        ("–", "- x"),
        ("", "x"),
    ],
)
def test_bullets(bullet: str, expected: str) -> None:
    levels = abstract(lvl(0, bullet, "bullet")) + instance(1)
    assert texts(parse(p("x", num(1)), numbering=levels)) == [expected]


def test_levels_restart_and_legal_numbers() -> None:
    levels = abstract(
        lvl(0, "%1.", "upperRoman"),
        lvl(1, "%1.%2.", more="<w:isLgl/>"),
        lvl(2, "%3)", "lowerLetter", '<w:suff w:val="nothing"/>'),
    )
    order = [0, 1, 2, 2, 1, 2, 0, 1]
    draft = parse("".join(p("x", num(1, level)) for level in order), numbering=levels + instance(1))
    assert texts(draft) == ["I. x", "1.1. x", "a)x", "b)x", "1.2. x", "a)x", "II. x", "2.1. x"]


def test_a_level_that_never_restarts() -> None:
    levels = abstract(lvl(0, "%1."), lvl(1, "%2)", more='<w:lvlRestart w:val="0"/>')) + instance(1)
    draft = parse("".join(p("x", num(1, level)) for level in (0, 1, 0, 1)), numbering=levels)
    assert texts(draft) == ["1. x", "1) x", "2. x", "2) x"]


def test_lists_of_one_definition_go_on_and_overrides_restart_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    levels = abstract(lvl(0, "%1.")) + instance(1) + instance(2) + instance(3, 0, override)
    draft = parse("".join(p("x", num(n)) for n in (1, 1, 2, 3, 3, 1)), numbering=levels)
    assert texts(draft) == ["1. x", "2. x", "3. x", "5. x", "6. x", "7. x"]


def test_an_overridden_level_looks_otherwise() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "Điều %1.")}</w:lvlOverride>'
    levels = abstract(lvl(0, "%1.")) + instance(1, 0, override)
    assert texts(parse(p("x", num(1)), numbering=levels)) == ["Điều 1. x"]


def test_list_styles_are_followed() -> None:
    levels = (
        abstract(more='<w:numStyleLink w:val="Danh"/>', key=1)
        + abstract(lvl(0, "%1)"), more='<w:styleLink w:val="Danh"/>', key=2)
        + instance(1, 1)
    )
    assert texts(parse(p("x", num(1)), numbering=levels)) == ["1) x"]


def test_numbers_from_styles() -> None:
    levels = abstract(
        lvl(0, "%1.", more='<w:pStyle w:val="Mot"/>'),
        lvl(1, "%1.%2.", more='<w:pStyle w:val="Hai"/>'),
    )
    styles = (
        style("Mot", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("Hai", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "Mot")
        + style("Con", "", "Hai")
        + style("Khong", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', "Mot")
    )
    order = ["Mot", "Hai", "Con", "Khong", "Mot"]
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in order)
    off = p("y", '<w:pStyle w:val="Mot"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    draft = parse(body + off, styles=styles, numbering=levels + instance(1))
    assert texts(draft) == ["1. x", "1.1. x", "1.2. x", "x", "2. x", "y"]


def test_an_empty_numbered_cell_shows_its_number() -> None:
    levels = abstract(lvl(0, "%1."), key=0) + abstract(lvl(0, "-", "bullet"), key=1)
    rows = [tc(p("", num(1))) + tc(p(text)) + tc(p("", num(2))) for text in ("A", "B")]
    found = table(parse(tbl(*rows), numbering=levels + instance(1) + instance(2, 1)))
    assert [cell.text for cell in found.cells] == ["1.", "A", "", "2.", "B", ""]


# Tables


def test_merges_in_both_directions() -> None:
    span, restart, go_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    draft = parse(
        tbl(
            tc("a", span + restart) + tc("b"),
            tc("", span + '<w:vMerge w:val="continue"/>') + tc("c"),
            tc("d", go_on) + tc("e") + tc(""),
            tc("g", '<w:gridSpan w:val="9"/>'),
            columns=3,
        )
    )
    assert table(draft).columns == 3
    assert places(table(draft)) == {
        (0, 0): ("a", 2, 2),
        (0, 2): ("b", 1, 1),
        (1, 2): ("c", 1, 1),
        (2, 0): ("d", 1, 1),
        (2, 1): ("e", 1, 1),
        (2, 2): ("", 1, 1),
        (3, 0): ("g", 1, 3),
    }


def test_rows_that_begin_and_end_inside_the_grid() -> None:
    before = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("b") + "</w:tr>"
    after = '<w:tr><w:trPr><w:gridAfter w:val="2"/></w:trPr>' + tc("c") + "</w:tr>"
    found = table(parse(tbl(tc("1") + tc("2") + tc("3"), before, after, columns=3)))
    assert places(found)[(1, 1)] == ("b", 1, 1)
    assert places(found)[(2, 0)] == ("c", 1, 1)
    assert len(found.cells) == 5


def test_old_horizontal_merges() -> None:
    row = tc("a", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>") + tc("b")
    assert places(table(parse(tbl(row, tc("1") + tc("2") + tc("3"))))) == {
        (0, 0): ("a", 1, 2),
        (0, 2): ("b", 1, 1),
        (1, 0): ("1", 1, 1),
        (1, 1): ("2", 1, 1),
        (1, 2): ("3", 1, 1),
    }


def test_text_that_a_merge_hides_is_reported() -> None:
    draft = parse(tbl(tc("a", '<w:vMerge w:val="restart"/>'), tc("khuất", "<w:vMerge/>")))
    assert places(table(draft)) == {(0, 0): ("a", 2, 1)}
    assert [problem.rule for problem in draft.problems] == ["docx-merged-text-hidden"]


def test_cell_paragraphs_nested_tables_and_controls() -> None:
    nested = tbl(tc("n1") + tc(p("n2") + p("n3")), tc("n4") + tc(""))
    wrapped = f"<w:sdt><w:sdtContent>{tc('điều khiển')}</w:sdtContent></w:sdt>"
    row = tc(p("đầu") + nested + p("cuối")) + wrapped
    draft = parse(f"{tbl(row)}{p('sau')}")
    assert [cell.text for cell in table(draft).cells] == ["đầu\nn1\tn2 n3\nn4\ncuối", "điều khiển"]
    assert texts(draft) == ["sau"]


def test_a_layout_column_around_everything_is_opened() -> None:
    frame = tbl(tc("trên"), tc(tbl(tc("a") + tc("b"))))
    assert texts(parse(frame)) == ["trên"]


def test_a_frame_around_everything_is_opened() -> None:
    draft = parse(
        tbl(tc(p("trước") + tbl(tc("a") + tc("b")) + p("sau"), '<w:gridSpan w:val="3"/>'))
    )
    assert texts(draft) == ["trước", "sau"]
    assert len(table(draft).cells) == 2


def test_adjacent_tables_are_one_only_where_nothing_parts_them() -> None:
    two, three = tbl(tc("a") + tc("b")), tbl(tc("a") + tc("b") + tc("c"))
    draft = parse(two + "<w:bookmarkEnd/>" + two + three + p() + three)
    assert [table(draft, index).continues for index in range(4)] == [False, True, False, False]


def test_rows_in_content_controls() -> None:
    rows = f"<w:sdt><w:sdtContent><w:tr>{tc('a')}{tc('b')}</w:tr></w:sdtContent></w:sdt>"
    draft = parse(f"<w:tbl><w:tblGrid/>{rows}<w:tr>{tc('c')}{tc('d')}</w:tr></w:tbl>")
    assert [(cell.row, cell.column) for cell in table(draft).cells] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    ]


def test_python_docx_reads_the_same_table() -> None:
    document = docx.Document()
    grid = document.add_table(rows=4, cols=4)
    for row in range(4):
        for column in range(4):
            grid.cell(row, column).text = f"{row}{column}"
    for first, last in (((0, 0), (1, 1)), ((2, 1), (3, 2)), ((0, 3), (3, 3))):
        grid.cell(*first).merge(grid.cell(*last))
    buffer = io.BytesIO()
    document.save(buffer)
    found = table(FORMAT.parse(Source("a.docx", buffer.getvalue())))
    shown = {
        (row, column): cell.text
        for cell in found.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    assert shown == {(r, c): grid.cell(r, c).text for r in range(4) for c in range(4)}


# Styles


def test_looks() -> None:
    styles = (
        style("Dam", "<w:rPr><w:b/></w:rPr><w:pPr><w:jc w:val='center'/></w:pPr>")
        + style("Con", "<w:rPr><w:i/></w:rPr>", "Dam")
        + style("Nhan", "<w:rPr><w:b/></w:rPr>", kind="character")
        + style("heading 2")
        + style("Muc", "<w:pPr><w:outlineLvl w:val='2'/></w:pPr>", "heading 2")
        + style("toc 1")
    )
    body = (
        p("a", '<w:pStyle w:val="Con"/>')
        + p("b", '<w:pStyle w:val="Con"/><w:jc w:val="left"/>', '<w:b w:val="0"/>')
        + p("c", "", '<w:rStyle w:val="Nhan"/>')
        + p("d", '<w:pStyle w:val="Dam"/>', '<w:rStyle w:val="Nhan"/>')
        + p("e", '<w:pStyle w:val="heading 2"/>')
        + p("f", '<w:pStyle w:val="Muc"/>')
        + p("g", '<w:outlineLvl w:val="0"/><w:rPr><w:b/></w:rPr>')
        + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>h</w:t></w:r><w:r><w:t> h</w:t></w:r></w:p>"
        + p("I. Mục đích 3", '<w:pStyle w:val="toc 1"/>')
    )
    items = [item for item in parse(body, styles=styles).items if isinstance(item, DraftParagraph)]
    looks = [
        (item.style.bold, item.style.italic, item.style.centered, item.style.level)
        for item in items
    ]
    assert looks == [
        (True, True, True, None),
        (False, True, False, None),
        (True, False, False, None),
        (False, False, True, None),
        (False, False, False, 2),
        (False, False, False, 3),
        (False, False, False, 1),
        (False, False, False, None),
        (False, False, False, None),
    ]
    assert [item.furniture for item in items] == [False] * 8 + [True]


def test_a_cell_is_bold_where_all_its_paragraphs_are() -> None:
    bold = p("a", run="<w:b/>")
    assert first_cell(parse(tbl(tc(bold + bold)))).style.bold
    assert not first_cell(parse(tbl(tc(bold + p("b"))))).style.bold


def test_a_ring_of_styles_ends() -> None:
    styles = style("A", "<w:rPr><w:b/></w:rPr>", "B") + style("B", "", "A")
    draft = parse(p("a", '<w:pStyle w:val="A"/>'), styles=styles)
    assert isinstance(draft.items[0], DraftParagraph)
    assert draft.items[0].style.bold


# Furniture


def test_headers_notes_and_footers() -> None:
    body = (
        p("thân")
        + '<w:p><w:r><w:t>có chú</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
        + '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    draft = parse(
        body,
        header1=p("đầu trang") + tbl(tc("ô")),
        header2=p("đầu trang"),
        header3=p("không dùng"),
        footer1=p("chân trang"),
        footnotes=note.format(-1, p("vạch")) + note.format(2, p("chú thích")),
    )
    assert [
        (item.text, item.furniture) for item in draft.items if isinstance(item, DraftParagraph)
    ] == [
        ("đầu trang", True),
        ("ô", True),
        ("thân", False),
        ("có chú", False),
        ("chú thích", True),
        ("chân trang", True),
    ]


def test_what_cannot_be_read_is_reported() -> None:
    picture = '<wp:inline><wp:extent cx="5000000" cy="3000000"/><pic:pic/></wp:inline>'
    body = f"<w:p><w:r><w:t>a</w:t><w:object><o:OLEObject/></w:object>{picture}</w:r></w:p>"
    assert [problem.rule for problem in parse(body).problems] == [
        "docx-object-unread",
        "docx-picture-unread",
    ]


# Packages


def test_the_main_part_may_have_any_name() -> None:
    parts = make_parts(p("a"))
    parts["Van\\ban.xml"] = parts.pop("word/document.xml")
    parts["[Content_Types].xml"] = content_types(
        "/van/ban.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    parts["_rels/.rels"] = relations({"rId1": ("officeDocument", "/Van/ban.xml")})
    source = Source("a.docm", pack(parts))
    assert detect_format(source) is FORMAT
    assert texts(FORMAT.parse(source)) == ["a"]


def test_strict_documents() -> None:
    strict = "http://purl.oclc.org/ooxml/"
    parts = {
        name: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            f"{strict}wordprocessingml/main",
        ).replace(RELATIONS.rstrip("/"), f"{strict}officeDocument/relationships")
        for name, text in make_parts(
            p("a", num(1)) + '<w:sectPr><w:footerReference r:id="footer1"/></w:sectPr>',
            numbering=abstract(lvl(0, "%1.")) + instance(1),
            footer1=p("chân"),
        ).items()
    }
    source = Source("a.docx", pack(parts))
    assert detect_format(source) is FORMAT
    assert texts(FORMAT.parse(source)) == ["1. a", "chân"]


WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (pack(make_parts(p("a")))[:900], UnreadableDocument, "damaged"),
        (pack({"a.txt": "x"}), UnsupportedFormat, "zip archive"),
        (pack({"a.txt": "x"})[:30], UnreadableDocument, "damaged"),
        (
            pack(
                {
                    "[Content_Types].xml": content_types("/xl/workbook.xml", WORKBOOK),
                    "_rels/.rels": relations({"r": ("officeDocument", "xl/workbook.xml")}),
                    "xl/workbook.xml": "<x/>",
                }
            ),
            UnreadableDocument,
            "workbook",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 504
            + "EncryptedPackage".encode("utf-16-le"),
            UnreadableDocument,
            "password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnreadableDocument, "OLE"),
        (pack(make_parts("")), UnreadableDocument, "no text"),
        (pack(make_parts("<w:p>")), UnreadableDocument, "well-formed"),
        (pack({**make_parts(""), "word/document.xml": "<a/>"}), UnreadableDocument, "no Word"),
        (
            pack(
                {
                    **make_parts(""),
                    "word/document.xml": '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                    f"<w:document {NAMESPACES}><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:document>",
                }
            ),
            UnreadableDocument,
            "document type",
        ),
    ],
)
def test_files_that_cannot_be_read(data: bytes, error: type[KehoachError], reason: str) -> None:
    source = Source("a.docx", data)
    with pytest.raises(error, match=reason):
        detect_format(source).parse(source)


def test_too_much_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.parsers.package.MAX_XML_BYTES", 2000)
    with pytest.raises(UnreadableDocument, match="unpacks"):
        parse(p("a" * 3000))


@pytest.mark.parametrize("depth", [250, 5000])
def test_tables_nested_without_end(depth: int) -> None:
    body = "<w:tbl><w:tr><w:tc/><w:tc>" * depth + p("a") + "</w:tc></w:tr></w:tbl>" * depth
    with pytest.raises(UnreadableDocument):
        parse(body)


SAMPLE = pack(
    make_parts(
        p("a", num(1))
        + tbl(tc("b", '<w:vMerge w:val="restart"/>'), tc("", "<w:vMerge/>"))
        + p("c"),
        numbering=abstract(lvl(0, "%1.")) + instance(1),
        styles=style("A"),
    )
)
SAMPLE_XML = make_parts(p("a", num(1) + "<w:jc w:val='center'/>") + tbl(tc("b"), tc("c")))[
    "word/document.xml"
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=6
    )
)
def test_changed_bytes_give_a_draft_or_an_error_of_ours(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for place, value in changes:
        data[place] = value
    source = Source("a.docx", bytes(data))
    with contextlib.suppress(KehoachError):
        assert isinstance(detect_format(source).parse(source), Draft)


TAGS = [
    "w:p",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:r",
    "w:t",
    "w:del",
    "w:ins",
    "w:txbxContent",
    "mc:AlternateContent",
    "mc:Choice",
    "w:pPr",
    "w:rPr",
    "w:numPr",
    "w:sdt",
    "w:sdtPr",
    "w:sdtContent",
    "w:tcPr",
    "w:trPr",
    "w:ruby",
    "w:rt",
    "w:rubyBase",
    "w:sectPr",
    "v:shape",
    "w:fldSimple",
    "m:sup",
    "m:r",
    "m:t",
    "w:moveFrom",
    "w:moveTo",
    "w:tblGrid",
    "wp:inline",
]
LEAVES = [
    "<w:vMerge/>",
    '<w:gridSpan w:val="-3"/>',
    '<w:gridSpan w:val="999999999"/>',
    "<w:tab/>",
    "<w:del/>",
    '<w:numId w:val="1"/>',
    '<w:ilvl w:val="77"/>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText>EQ</w:instrText>",
    "<w:vanish/>",
    "<w:strike/>",
    "<w:br/>",
    "<w:hMerge/>",
    '<w:gridBefore w:val="x"/>',
    '<w:gridCol w:w="100"/>',
    '<w:tcW w:w="50"/>',
    '<w:cellMerge w:vMerge="cont"/>',
    "<w:cellDel/>",
    "<w:hidden/>",
    "<w:tblpPr/>",
    "<w:showingPlcHdr/>",
    '<w:framePr w:dropCap="drop"/>',
    "<w:titlePg/>",
    '<w:headerReference w:type="first" r:id="x"/>',
    '<w:altChunk r:id="x"/>',
    "<w:subDoc/>",
    '<w:vertAlign w:val="superscript"/>',
    '<w:sym w:char="F0B7"/>',
    '<v:textpath string="chữ"/>',
    '<v:imagedata r:id="x"/>',
    "chữ",
]
TREES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=5)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=25,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES)
def test_markup_in_any_disorder_gives_tables_without_overlaps(body: str) -> None:
    levels = abstract(lvl(0, "%1.")) + instance(1)
    for item in parse(p("a") + body, numbering=levels).items:
        if isinstance(item, DraftTable):
            covered = [
                (row, column)
                for cell in item.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            ]
            assert len(covered) == len(set(covered))
            assert all(column < item.columns for _, column in covered)


def test_time_is_linear_in_rows() -> None:
    def measure(rows: int) -> float:
        row = tc("1", '<w:vMerge w:val="restart"/>') + tc("Rà soát, hoàn thiện cơ chế") * 6
        source = Source("a.docx", pack(make_parts(tbl(*[row] * rows, columns=7))))
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            FORMAT.parse(source)
            best = min(best, time.process_time() - begun)
        return best

    assert measure(2000) <= 6 * measure(500)
