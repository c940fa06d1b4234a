"""Text of a Word file that stands in other parts: inserted files, diagrams, headers, notes."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, RecognisedWord
from extract.errors import UnreadableDocument
from extract.parsers import Format, detect_format
from extract.parsers.docx import FORMAT
from extract.source import Source
from tests.parsers.wordml import (
    NAMESPACES,
    content_types,
    make_parts,
    p,
    pack,
    parse,
    places,
    relations,
    table,
    tbl,
    tc,
    texts,
)

CHUNK = '<w:altChunk r:id="c1"/>'


def parse_with(body: str, parts: dict[str, str | bytes], **kinds: str) -> Draft:
    """Parse a document that refers to ``parts``: "kind target" by id -> content."""
    names = {key.split()[0]: tuple(key.split()[1:]) for key in parts}
    found: dict[str, str | bytes] = dict(make_parts(body))
    found["word/_rels/document.xml.rels"] = relations(
        {key: (kind, target) for key, (kind, target) in names.items()}
    )
    for key, content in parts.items():
        found[f"word/{key.split()[2]}"] = content
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return FORMAT.parse(Source("a.docx", buffer.getvalue()))


def rules(draft: Draft) -> list[str]:
    return [problem.rule for problem in draft.problems]


# --- inserted files ---------------------------------------------------------------------


def test_an_inserted_word_file_is_read_in_its_place() -> None:
    inner = pack(make_parts(p("trong") + tbl(tc("a") + tc("b"))))
    draft = parse_with(p("trước") + CHUNK + p("sau"), {"c1 aFChunk part.docx": inner})
    assert texts(draft) == ["trước", "trong", "sau"]
    assert isinstance(draft.items[2], DraftTable)
    assert rules(draft) == []


def test_an_inserted_file_in_a_cell_is_text_of_the_cell() -> None:
    inner = pack(make_parts(p("trong") + tbl(tc("a") + tc("b"))))
    body = tbl(tc(p("ô") + CHUNK + p("hết")) + tc("2"))
    draft = parse_with(body, {"c1 aFChunk part.docx": inner})
    assert places(table(draft))[(0, 0)] == ("ô\ntrong\na\tb\nhết", 1, 1)


def test_an_inserted_text_file_is_read() -> None:
    text = "Nhiệm vụ được chèn từ tệp văn bản.\n"
    draft = parse_with(p("trước") + CHUNK, {"c1 aFChunk a.txt": text.encode()})
    assert texts(draft) == ["trước", "Nhiệm vụ được chèn từ tệp văn bản."]


def test_an_inserted_web_page_is_read() -> None:
    page = "<html><body><p>Nhiệm vụ trong trang</p></body></html>"
    draft = parse_with(p("trước") + CHUNK + p("sau"), {"c1 aFChunk page.html": page.encode()})
    assert texts(draft) == ["trước", "Nhiệm vụ trong trang", "sau"]


def test_an_inserted_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_SOFFICE", "/no/such/program")
    rtf = b"{\\rtf1\\ansi Nhiem vu}"
    draft = parse_with(p("trước") + CHUNK, {"c1 aFChunk page.rtf": rtf})
    assert texts(draft) == ["trước"]
    (problem,) = draft.problems
    assert problem.rule == "docx-insert-unread"
    assert "“page.rtf”" in problem.message


def test_what_an_inserted_file_lost_is_said() -> None:
    inner = pack(make_parts(f"<w:p>{inline(5_000_000, 7_000_000)}</w:p>{p('trong')}"))
    draft = parse_with(p("trước") + CHUNK, {"c1 aFChunk part.docx": inner})
    assert rules(draft) == ["docx-picture-unread"]


@pytest.mark.parametrize("body", [CHUNK, '<w:altChunk r:id="none"/>', "<w:altChunk/>"])
def test_a_missing_inserted_file_is_reported(body: str) -> None:
    draft = parse_with(p("trước") + body, {"c1 aFChunk part.docx": b""})
    assert texts(draft) == ["trước"]
    assert rules(draft) == ["docx-insert-unread"]


def test_files_inserted_into_each_other_end() -> None:
    data = pack(make_parts(p("cuối")))
    for level in range(9):
        parts: dict[str, str] = make_parts(p(f"lớp {level}") + CHUNK)
        parts["word/_rels/document.xml.rels"] = relations({"c1": ("aFChunk", "part.docx")})
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
            archive.writestr("word/part.docx", data)
        data = buffer.getvalue()
    draft = FORMAT.parse(Source("a.docx", data))
    assert texts(draft) == ["lớp 8", "lớp 7", "lớp 6", "lớp 5", "lớp 4", "lớp 3"]


def test_a_sub_document_is_reported() -> None:
    assert rules(parse(p("a") + '<w:subDoc r:id="x"/>')) == ["docx-insert-unread"]


# --- diagrams, objects, pictures --------------------------------------------------------

DIAGRAM = (
    '<w:r><w:drawing><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/'
    'diagram" r:dm="c1"/></w:drawing></w:r>'
)
DIAGRAM_DATA = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>'
    "<dgm:pt><dgm:t><a:p><a:r><a:t>Ban </a:t></a:r><a:r><a:t>Chỉ đạo</a:t></a:r></a:p></dgm:t>"
    "</dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt>"
    "<dgm:pt><dgm:t><a:p><a:r><a:t>Tổ giúp việc</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"
    "</dgm:dataModel>"
)


def test_words_of_a_diagram_stand_after_its_paragraph() -> None:
    draft = parse_with(
        f"<w:p><w:r><w:t>Sơ đồ:</w:t></w:r>{DIAGRAM}</w:p>{p('sau')}",
        {"c1 diagramData data1.xml": DIAGRAM_DATA},
    )
    assert texts(draft) == ["Sơ đồ:", "Ban Chỉ đạo", "Tổ giúp việc", "sau"]
    assert rules(draft) == ["docx-diagram-flattened"]


def test_a_diagram_without_data_is_reported() -> None:
    assert rules(parse(f"<w:p>{DIAGRAM}</w:p>{p('a')}")) == ["docx-insert-unread"]


def test_embedded_objects_are_named() -> None:
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="x"/></w:object></w:r>'
    draft = parse(f"<w:p>{sheet}{sheet.replace('Excel.Sheet.12', 'Package')}</w:p>{p('a')}")
    (problem,) = draft.problems
    assert problem.loss
    assert "1 bảng tính Excel, 1 loại khác" in problem.message


def drawn(style: str) -> str:
    return f"<w:r><w:pict><v:shape style='{style}'><v:imagedata r:id='i'/></v:shape></w:pict></w:r>"


def inline(width: int, height: int) -> str:
    size = f'<wp:extent cx="{width}" cy="{height}"/>'
    return f"<w:r><w:drawing><wp:inline>{size}<pic:pic/></wp:inline></w:drawing></w:r>"


def test_large_pictures_are_counted() -> None:
    pictures = (
        inline(5_000_000, 7_000_000)
        + inline(300_000, 300_000)
        + drawn("position:absolute;width:400pt;height:14cm")
        + drawn("width:30pt;height:30pt")
        + drawn("")
    )
    (problem,) = parse(f"<w:p>{pictures}</w:p>{p('a')}").problems
    assert problem.rule == "docx-picture-unread"
    assert "Có 2 hình" in problem.message


def embedded(key: str) -> str:
    picture = (
        '<pic:pic><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'r:embed="{key}"/></pic:pic>'
    )
    return inline(5_000_000, 7_000_000).replace("<pic:pic/>", picture)


@pytest.mark.parametrize(
    ("pictures", "reason"),
    [
        (embedded("none") * 3, "3 pictures and no text"),
        (drawn("width:400pt;height:500pt"), "1 picture and no text"),
        (drawn("width:40pt;height:50pt"), "no text"),
    ],
)
def test_a_document_of_pictures_is_called_so(pictures: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        parse(f"<w:p>{pictures}</w:p>")
    assert len(caught.value.remedy) > 8


def read_fake_picture(source: Source) -> Draft:
    """As a scanned page: a paragraph and a table, or nothing that can be read."""
    if source.data == b"damaged":
        raise UnreadableDocument("the picture is damaged", "scan the page anew")
    word = RecognisedWord(source.data.decode(), (0, 0, 9, 9), 88.0)
    cells = [DraftCell("ô", 0, 0, page=1)]
    return Draft([DraftParagraph(word.text, 1, words=(word,)), DraftTable(cells, 1)], "scan")


def test_pages_that_are_pictures_are_read_as_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Format("scan", "image/png", lambda source: True, read_fake_picture)
    monkeypatch.setattr("extract.parsers.docx.pictures.detect_format", lambda source: fake)
    pages = {"i1 image a.png": b"MOT", "i2 image b.png": b"damaged", "i3 image c.png": b"BA"}
    body = f"<w:p>{embedded('i1')}</w:p><w:p>{embedded('i2')}{embedded('i3')}</w:p>"
    draft = parse_with(body, pages)
    assert [(text, draft.pages) for text in texts(draft)] == [("MOT", 3), ("BA", 3)]
    assert [item.page for item in draft.items if isinstance(item, DraftParagraph)] == [1, 3]
    assert [table(draft, index).cells[0].page for index in range(2)] == [1, 3]
    (problem,) = draft.problems
    assert (problem.rule, "Có 1 hình" in problem.message) == ("docx-picture-unread", True)


def test_pictures_beside_text_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.parsers.docx.pictures.detect_format", None)
    draft = parse_with(f"<w:p>{embedded('i1')}</w:p>{p('a')}", {"i1 image a.png": b"MOT"})
    assert texts(draft) == ["a"]
    assert rules(draft) == ["docx-picture-unread"]


def test_comments_are_left_out_and_counted() -> None:
    comment = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/>'
    mark = '<w:r><w:commentReference w:id="{}"/></w:r>'
    run = "<w:r><w:t>chữ </w:t></w:r>"
    body = comment.format(0, run) + mark.format(0) + comment.format(7, run) + mark.format(7)
    draft = parse(
        f"<w:p>{body}</w:p>", comments=f'<w:comment w:id="0">{p("xem lại hạn")}</w:comment>'
    )
    assert texts(draft) == ["chữ chữ"]
    (problem,) = draft.problems
    assert (problem.rule, problem.loss) == ("docx-comments-left-out", False)
    assert "Có 2 ghi chú" in problem.message


# --- notes and headers ------------------------------------------------------------------


def test_notes_follow_the_text_and_leave_no_digits_in_it() -> None:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    foot = f'<w:r>{raised}<w:footnoteReference w:id="3"/></w:r>'
    own = f'<w:r>{raised}<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    cell = tc(f"<w:p><w:r><w:t>90%</w:t></w:r>{own}</w:p>")
    body = f"<w:p><w:r><w:t>đạt 80%</w:t></w:r>{foot}{end}</w:p>" + tbl(cell + tc("b"))
    note = '<w:{0}note w:id="{1}">{2}</w:{0}note>'
    notes = note.format("foot", 2, p("hai")) + note.format("foot", 3, p("ba"))
    draft = parse(body, footnotes=notes, endnotes=note.format("end", 2, p("cuối")))
    assert texts(draft) == ["đạt 80%", "ba", "hai", "cuối"]
    assert places(table(draft))[(0, 0)] == ("90%¹", 1, 1)


def reference(kind: str, name: str, shape: str = "header") -> str:
    return f'<w:{shape}Reference w:type="{kind}" r:id="{name}"/>'


LETTERHEAD = tbl(
    tc(p("UBND TỈNH X") + p("SỞ Y TẾ") + p("Số: 12/KH-SYT")) + tc(p("CỘNG HÒA") + p("Độc lập"))
)
TITLE_PAGE = "<w:titlePg/>"


def described(draft: Draft) -> list[str]:
    return [
        ("~" if item.furniture else "") + item.text if isinstance(item, DraftParagraph) else "bảng"
        for item in draft.items
    ]


def test_the_header_of_the_first_page_is_text() -> None:
    section = reference("first", "header1") + reference("default", "header2") + TITLE_PAGE
    draft = parse(
        tbl(tc("a") + tc("b")) + p("KẾ HOẠCH") + f"<w:sectPr>{section}</w:sectPr>",
        header1=LETTERHEAD + p(),
        header2=p("2"),
    )
    assert described(draft) == ["~2", "bảng", "bảng", "KẾ HOẠCH"]
    assert table(draft).cells[0].text.startswith("UBND TỈNH X")
    assert not table(draft, 1).continues


def test_the_header_of_a_later_section_stands_where_it_begins() -> None:
    first = f"<w:sectPr>{reference('default', 'header1')}</w:sectPr>"
    second = reference("first", "header2") + TITLE_PAGE
    body = p("một") + p("hết phần một", first) + p("hai")
    draft = parse(f"{body}<w:sectPr>{second}</w:sectPr>", header1=p("chạy"), header2=p("Phụ lục I"))
    assert described(draft) == ["~chạy", "một", "hết phần một", "Phụ lục I", "hai"]


@pytest.mark.parametrize("header", [p("3"), p(), p("- 1 -")])
def test_a_page_number_on_the_first_page_is_furniture(header: str) -> None:
    section = f"<w:sectPr>{reference('first', 'header1')}{TITLE_PAGE}</w:sectPr>"
    draft = parse(p("KẾ HOẠCH") + section, header1=header)
    assert [text for text in described(draft) if not text.startswith("~")] == ["KẾ HOẠCH"]


def test_one_first_header_repeated_in_every_section_is_text_once() -> None:
    first = f"<w:sectPr>{reference('first', 'header1')}{TITLE_PAGE}</w:sectPr>"
    second = f"<w:sectPr>{reference('first', 'header2')}{TITLE_PAGE}</w:sectPr>"
    draft = parse(p("một", first) + p("hai") + second, header1=p("ĐẦU"), header2=p("ĐẦU"))
    assert [text for text in described(draft) if text[0] != "~"] == ["ĐẦU", "một", "hai"]


@pytest.mark.parametrize("off", ["", '<w:titlePg w:val="0"/>'])
def test_a_first_header_that_is_switched_off_is_not_shown(off: str) -> None:
    section = f"{reference('first', 'header1')}{reference('first', 'footer1', 'footer')}{off}"
    draft = parse(p("a") + f"<w:sectPr>{section}</w:sectPr>", header1=p("CŨ"), footer1=p("CŨ"))
    assert described(draft) == ["a"]


def test_sections_of_changing_orientation_are_one_text() -> None:
    turned = '<w:sectPr><w:pgSz w:w="{}" w:h="{}" w:orient="{}"/></w:sectPr>'
    upright, flat = (
        turned.format(11906, 16838, "portrait"),
        turned.format(16838, 11906, "landscape"),
    )
    body = p("một") + p("", upright) + tbl(tc("a") + tc("b")) + p("", flat) + p("hai") + upright
    assert described(parse(body)) == ["một", "bảng", "hai"]


# --- packages ---------------------------------------------------------------------------


def test_macros_are_not_touched() -> None:
    """The part of the macros is damaged: whoever unpacks it fails."""
    macro_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    parts = make_parts(p("a"))
    parts["[Content_Types].xml"] = content_types(media_type=macro_type)
    parts["word/_rels/document.xml.rels"] = relations({"m": ("vbaProject", "vbaProject.bin")})
    parts["word/vbaProject.bin"] = "MACRO" * 40
    data = pack(parts)
    place = data.index(b"word/vbaProject.bin") + len(b"word/vbaProject.bin")
    data = data[:place] + b"\xff\xff\xff" + data[place + 3 :]
    with zipfile.ZipFile(io.BytesIO(data)) as archive, pytest.raises(Exception):  # noqa: B017
        archive.read("word/vbaProject.bin")
    source = Source("a.docm", data)
    assert detect_format(source) is FORMAT
    assert texts(FORMAT.parse(source)) == ["a"]


STRICT = "http://purl.oclc.org/ooxml/"


def test_strict_documents_keep_diagrams_and_pictures() -> None:
    usual = "http://schemas.openxmlformats.org/"
    swaps = {
        f"{usual}wordprocessingml/2006/main": f"{STRICT}wordprocessingml/main",
        f"{usual}officeDocument/2006/": f"{STRICT}officeDocument/",
        f"{usual}drawingml/2006/": f"{STRICT}drawingml/",
    }
    parts = make_parts(f"<w:p>{DIAGRAM}{inline(5_000_000, 7_000_000)}</w:p>{p('a')}")
    parts["word/_rels/document.xml.rels"] = relations({"c1": ("diagramData", "data1.xml")})
    parts["word/data1.xml"] = DIAGRAM_DATA
    for old, new in swaps.items():
        parts = {name: text.replace(old, new) for name, text in parts.items()}
    draft = FORMAT.parse(Source("a.docx", pack(parts)))
    assert texts(draft) == ["Ban Chỉ đạo", "Tổ giúp việc", "a"]
    assert rules(draft) == ["docx-diagram-flattened", "docx-picture-unread"]


def test_parts_in_utf_16_are_read() -> None:
    fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    body = f"{p('Kế hoạch')}{p('P', '', fonts)}"
    declared = '<?xml version="1.0" encoding="UTF-16"?>'
    document = f"{declared}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    draft = parse_bytes({"word/document.xml": document.encode("utf-16")})
    assert texts(draft) == ["Kế hoạch", "✓"]


def parse_bytes(parts: dict[str, bytes]) -> Draft:
    found: dict[str, str | bytes] = {**make_parts(""), **parts}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return FORMAT.parse(Source("a.docx", buffer.getvalue()))
