"""What stands in Word paragraphs besides plain text: fields, controls, drawn and hidden text."""

from __future__ import annotations

import pytest

from extract.document.draft import Draft, DraftTable
from tests.parsers.wordml import (
    abstract,
    box,
    field,
    instance,
    lvl,
    num,
    p,
    parse,
    places,
    style,
    table,
    tbl,
    tc,
    texts,
)


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def form(data: str, name: str, result: str = "") -> str:
    shown = f"{field('separate')}{result}" if result else ""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    return f"{begin}{code(name)}{shown}{field('end')}"


def rules(draft: Draft) -> list[str]:
    return [problem.rule for problem in draft.problems]


# --- fields -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (field("begin") + code(" PAGE ") + field("separate") + r("3") + field("end"), "3"),
        (field("begin") + code(" NUMPAGES ") + field("end"), ""),
        (f'<w:fldSimple w:instr=" REF _Ref1 ">{r("Mục 2")}</w:fldSimple>', "Mục 2"),
        (f"<w:fldSimple><w:fldSimple>{r('trong')}</w:fldSimple></w:fldSimple>", "trong"),
        (f'<w:hyperlink w:anchor="a">{r("Phụ lục I")}</w:hyperlink>', "Phụ lục I"),
        (
            field("begin") + code("HYPERLINK ") + field("separate") + r("a")
            + field("begin") + code("PAGEREF x") + field("separate") + r(" 7") + field("end")
            + field("end"),
            "a 7",
        ),
        (field("begin") + code("REF ") + field("begin") + code("x") + field("separate")
         + r("mã") + field("end") + field("separate") + r("đích") + field("end"), "đích"),
        (field("end") + r("thừa kết thúc"), "thừa kết thúc"),
        (field("separate") + r("thừa ngăn"), "thừa ngăn"),
        (r("a ") + field("begin") + code("REF x") + r("b"), "a b"),
        (r("a ") + field("begin") + code("REF x") + field("separate") + r("b"), "a b"),
        (field("begin") + code("SYMBOL 179 \\f Symbol \\s 12") + field("end") + r(" 90%"), "≥ 90%"),
    ],
)  # fmt: skip
def test_fields(content: str, expected: str) -> None:
    assert texts(parse(f"<w:p>{content}</w:p>{p('cuối')}")) == [
        *([expected] if expected else []),
        "cuối",
    ]


def test_a_field_over_paragraphs_shows_all_its_result() -> None:
    first = field("begin") + code('TOC \\o "1-3"') + field("separate") + r("một")
    body = f"<w:p>{first}</w:p>{p('hai')}<w:p>{r('ba')}{field('end')}</w:p>{p('bốn')}"
    assert texts(parse(body)) == ["một", "hai", "ba", "bốn"]


CHOICES = '<w:listEntry w:val="Quý I"/><w:listEntry w:val="Quý II"/>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (form("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "FORMCHECKBOX"), "☒"),
        (form("<w:checkBox><w:default w:val='1'/></w:checkBox>", "FORMCHECKBOX"), "☒"),
        (form("<w:checkBox><w:checked w:val='0'/></w:checkBox>", "FORMCHECKBOX"), "☐"),
        (form(f"<w:ddList><w:result w:val='1'/>{CHOICES}</w:ddList>", "FORMDROPDOWN"), "Quý II"),
        (form(f"<w:ddList>{CHOICES}</w:ddList>", "FORMDROPDOWN"), "Quý I"),
        (form(f"<w:ddList>{CHOICES}</w:ddList>", "FORMDROPDOWN", r("Quý I")), "Quý I"),
        (form("<w:ddList><w:result w:val='9'/></w:ddList>", "FORMDROPDOWN"), ""),
        (form("<w:textInput/>", "FORMTEXT", r("Sở Y tế")), "Sở Y tế"),
    ],
)
def test_form_fields_show_their_value(content: str, expected: str) -> None:
    assert texts(parse(f"<w:p>{r('a ')}{content}</w:p>")) == [f"a {expected}".strip()]


def test_a_field_that_only_word_can_show_is_reported() -> None:
    equation = field("begin") + code("EQ \\f(1;2)") + field("end")
    draft = parse(f"<w:p>{r('a')}{equation}</w:p>")
    assert texts(draft) == ["a"]
    assert rules(draft) == ["docx-field-unread"]


# --- content controls -------------------------------------------------------------------


def test_dates_and_check_boxes_in_controls() -> None:
    date = (
        '<w:sdt><w:sdtPr><w:date w:fullDate="2026-06-30T00:00:00Z"/></w:sdtPr>'
        f"<w:sdtContent>{r('30/06/2026')}</w:sdtContent></w:sdt>"
    )
    box = '<w14:checkbox xmlns:w14="urn:x"><w14:checked w14:val="1"/></w14:checkbox>'
    tick = f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{r('☒')}</w:sdtContent></w:sdt>"
    assert texts(parse(f"<w:p>{r('Trước ')}{date}{r(' ')}{tick}</w:p>")) == ["Trước 30/06/2026 ☒"]


def test_the_prompt_of_an_empty_control_is_no_text() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = f"<w:p>{r('Hạn: ')}{prompt.format(r('Bấm để chọn ngày'))}</w:p>"
    cell = prompt.format(tc("Nhập tên đơn vị"))
    draft = parse(body + tbl(tc("1") + cell, tc("2") + tc("b")))
    assert texts(draft) == ["Hạn:"]
    assert places(table(draft))[(0, 1)] == ("", 1, 1)
    assert rules(draft) == ["docx-prompt-left-out"]
    assert "Bấm để chọn ngày" in draft.problems[0].message
    assert not draft.problems[0].loss


# --- looks that change what is read -----------------------------------------------------

RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (r("5.10") + r("6", RAISED) + r(" đồng"), "5.10⁶ đồng"),
        (r("120 m") + r("2", RAISED), "120 m²"),
        (r("đạt 90%") + r("(1)", RAISED), "đạt 90%⁽¹⁾"),
        (r("N") + r("o", RAISED), "No"),
        (r("CO") + r("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        (r("1") + r("2", '<w:vertAlign w:val="baseline"/>'), "12"),
        (r("Kế hoạch", "<w:caps/>") + r(" năm"), "KẾ HOẠCH năm"),
        (r("Kế hoạch", '<w:caps w:val="0"/>'), "Kế hoạch"),
    ],
)
def test_raised_digits_and_capitals(runs: str, expected: str) -> None:
    assert texts(parse(f"<w:p>{runs}</w:p>")) == [expected]


def test_capitals_of_a_style() -> None:
    styles = style("Ten", "<w:rPr><w:caps/></w:rPr>")
    assert texts(parse(p("Kế hoạch", '<w:pStyle w:val="Ten"/>'), styles=styles)) == ["KẾ HOẠCH"]


def test_powers_in_equations_do_not_run_into_their_base() -> None:
    power = (
        "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>"
    )
    assert texts(parse(f"<w:p><m:oMath>{power}</m:oMath></w:p>")) == ["10⁶"]


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>"])
def test_struck_text_is_left_out_and_reported(mark: str) -> None:
    draft = parse(f"<w:p>{r('Trước ')}{r('30/6/2026', mark)}{r('31/12/2026')}</w:p>")
    assert texts(draft) == ["Trước 31/12/2026"]
    assert rules(draft) == ["docx-struck-text"]
    assert "30/6/2026" in draft.problems[0].message


HIDDEN = '<w:rStyle w:val="AnChu"/>'


def test_hidden_text_is_left_out_and_reported() -> None:
    styles = style("An", "<w:rPr><w:vanish/></w:rPr>") + style(
        "AnChu", "<w:rPr><w:vanish/></w:rPr>", kind="character"
    )
    body = (
        p("thấy")
        + p("ẩn một", '<w:pStyle w:val="An"/>')
        + f"<w:p>{r('còn ')}{r('ẩn hai', HIDDEN)}{r('đây')}</w:p>"
        + p("hiện", '<w:pStyle w:val="An"/>', '<w:vanish w:val="0"/>')
    )
    hidden_row = f"<w:tr><w:trPr><w:hidden/></w:trPr>{tc('ẩn ba')}{tc('x')}</w:tr>"
    draft = parse(body + tbl(tc("a") + tc("b"), hidden_row), styles=styles)
    assert texts(draft) == ["thấy", "còn đây", "hiện"]
    assert [cell.text for cell in table(draft).cells] == ["a", "b"]
    assert rules(draft) == ["docx-hidden-text"]
    assert not draft.problems[0].loss
    assert "3 đoạn" in draft.problems[0].message


def test_annotations_of_words_are_left_out() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('cách đọc')}</w:rt>"
        f"<w:rubyBase>{r('chữ gốc')}</w:rubyBase></w:ruby></w:r>"
    )
    assert texts(parse(f"<w:p>{ruby}</w:p>")) == ["chữ gốc"]


def test_directions_tags_and_custom_markup_are_transparent() -> None:
    inner = (
        f'<w:dir w:val="ltr">{r("một ")}</w:dir><w:bdo w:val="ltr">{r("hai ")}</w:bdo>'
        f'<w:smartTag w:element="x">{r("ba ")}</w:smartTag>'
        f'<w:customXml w:element="x">{r("bốn")}</w:customXml>'
    )
    assert texts(parse(f'<w:customXml w:element="y"><w:p>{inner}</w:p></w:customXml>')) == [
        "một hai ba bốn"
    ]


def test_a_drop_cap_belongs_to_its_paragraph() -> None:
    first = p("T", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    draft = parse(first + p("hực hiện Nghị quyết", "<w:jc w:val='center'/>") + p("sau"))
    assert texts(draft) == ["Thực hiện Nghị quyết", "sau"]
    assert texts(parse(p("khung", '<w:framePr w:w="100"/>') + p("sau"))) == ["khung", "sau"]


def test_a_page_break_inside_a_table_parts_nothing() -> None:
    page = '<w:r><w:lastRenderedPageBreak/><w:br w:type="page"/></w:r>'
    cell = tc(f"<w:p>{r('Sở Y tế')}<w:r><w:br/></w:r>{r('Sở Nội vụ')}</w:p><w:p>{page}</w:p>")
    draft = parse(tbl(tc("1") + cell, tc("2") + tc(f"<w:p>{page}{r('b')}</w:p>")))
    assert [cell.text for cell in table(draft).cells] == ["1", "Sở Y tế\nSở Nội vụ", "2", "b"]


# --- drawn text -------------------------------------------------------------------------


def test_a_table_in_a_box_in_a_control() -> None:
    control = f"<w:sdt><w:sdtContent>{tbl(tc('a') + tc('b'))}</w:sdtContent></w:sdt>"
    body = f"<w:sdt><w:sdtContent><w:p>{r('neo')}{box(control)}</w:p></w:sdtContent></w:sdt>"
    draft = parse(body + p("sau"))
    assert [getattr(item, "text", "bảng") for item in draft.items] == ["neo", "bảng", "sau"]
    assert isinstance(draft.items[1], DraftTable)


def test_a_box_in_a_cell_stays_in_the_cell() -> None:
    draft = parse(tbl(tc(f"<w:p>{r('ô')}{box(p('hộp'))}</w:p>") + tc("b")))
    assert [cell.text for cell in table(draft).cells] == ["ô\nhộp", "b"]


def test_words_drawn_as_a_picture_are_read() -> None:
    art = "<w:r><w:pict><v:shape><v:textpath string='DỰ THẢO'/></v:shape></w:pict></w:r>"
    assert texts(parse(f"<w:p>{art}{r('neo')}</w:p>")) == ["neo", "DỰ THẢO"]


# --- tracked changes --------------------------------------------------------------------


def test_a_move_is_read_once_where_it_goes() -> None:
    body = (
        '<w:moveFromRangeStart w:id="1" w:name="m"/>'
        f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{r('Sở Y tế')}</w:moveFrom>"
        f'</w:p><w:moveFromRangeEnd w:id="1"/>{p("giữa")}<w:moveToRangeStart w:id="2" w:name="m"/>'
        f"<w:p><w:pPr><w:rPr><w:moveTo/></w:rPr></w:pPr><w:moveTo>{r('Sở Y tế')}</w:moveTo></w:p>"
        '<w:moveToRangeEnd w:id="2"/>'
    )
    assert texts(parse(body)) == ["giữa", "Sở Y tế"]


def test_tracked_rows_and_cells() -> None:
    rows = (
        tc("a") + tc("b"),
        f"<w:tr><w:trPr><w:ins/></w:trPr>{tc('thêm')}{tc('c')}</w:tr>",
        f"<w:tr><w:trPr><w:del/></w:trPr>{tc('bớt')}{tc('d')}</w:tr>",
        tc("e") + tc("ô bỏ", "<w:cellDel/>") + tc("ô thêm", "<w:cellIns/>"),
    )
    draft = parse(tbl(*rows))
    assert [cell.text for cell in table(draft).cells] == ["a", "b", "thêm", "c", "e", "ô thêm"]
    assert rules(draft) == ["docx-changes-accepted"]
    assert "4 chỗ" in draft.problems[0].message
    assert not draft.problems[0].loss


def test_a_table_whose_rows_are_all_deleted_is_gone() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('bớt')}{tc('d')}</w:tr>"
    assert [getattr(item, "text", None) for item in parse(p("a") + tbl(row, row)).items] == ["a"]


# --- lists ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ('<w:lvlText w:val=""/><w:lvlPicBulletId w:val="0"/>', "- x"),
        ('<w:lvlText w:val="&#xF0D8;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>', "- x"),
        ('<w:lvlText w:val="&#xE000;"/>', "- x"),
        ('<w:lvlText w:val=""/>', "x"),
    ],
)
def test_bullets_of_any_kind(level: str, expected: str) -> None:
    levels = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>{level}</w:lvl>'
    draft = parse(p("x", num(1)), numbering=abstract(levels) + instance(1))
    assert texts(draft) == [expected]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ('<w:sym w:font="Wingdings 3" w:char="F07D"/><w:t> việc</w:t>', "- việc"),
        ('<w:sym w:font="Webdings" w:char="F061"/><w:t> việc</w:t>', "✓ việc"),
        ('<w:rPr><w:rFonts w:ascii="Webdings"/></w:rPr><w:t>=</w:t>', "-"),
        ('<w:sym w:font="Times New Roman" w:char="2265"/><w:t> 90</w:t>', "≥ 90"),
    ],
)
def test_signs_of_other_fonts(run: str, expected: str) -> None:
    assert texts(parse(f"<w:p><w:r>{run}</w:r></w:p>{p('cuối')}")) == [expected, "cuối"]


def test_the_levels_of_an_administrative_plan() -> None:
    """I. / 1. / a) / - as one list, restarted by a second list of the same definition."""
    levels = abstract(
        lvl(0, "%1.", "upperRoman"),
        lvl(1, "%2."),
        lvl(2, "%3)", "lowerLetter"),
        lvl(3, "-", "bullet"),
        lvl(4, "%1.%2.%5", more="<w:isLgl/>"),
    )
    again = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = levels + instance(1) + instance(2, 0, again)
    order = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (2, 1), (1, 0), (1, 1), (1, 4)]
    draft = parse("".join(p("x", num(*place)) for place in order), numbering=numbering)
    assert [text.removesuffix(" x") for text in texts(draft)] == [
        "I.", "1.", "a)", "b)", "-", "2.", "1.", "II.", "1.", "2.1.1",
    ]  # fmt: skip


def test_a_level_restarts_only_behind_the_level_it_names() -> None:
    levels = abstract(
        lvl(0, "%1."), lvl(1, "%2)"), lvl(2, "(%3)", more='<w:lvlRestart w:val="1"/>')
    )
    order = [0, 1, 2, 1, 2, 0, 2]
    draft = parse("".join(p("x", num(1, level)) for level in order), numbering=levels + instance(1))
    assert texts(draft) == ["1. x", "1) x", "(1) x", "2) x", "(2) x", "2. x", "(1) x"]
