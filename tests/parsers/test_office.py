"""Old Word files, rich text and OpenDocument: known by content, read as the Word file is."""

from __future__ import annotations

import socket
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extract import extract
from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.errors import UnreadableDocument
from extract.parsers import detect_format, docx
from extract.parsers.libreoffice import Origin, converting, mending
from extract.source import Source, read_source
from tests.parsers.compounds import build_compound
from tests.parsers.offices import (
    DATE_SHOWN,
    FOLDER,
    FORMATS,
    convert_all,
    needs_soffice,
    write_plan,
)
from tests.samples import ROOT, SAMPLES, STEMS
from tests.test_formats_agree import strip_places

MEDIA_TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "fodt": "application/vnd.oasis.opendocument.text-flat-xml",
}
TEXT_TYPE = MEDIA_TYPES["odt"]
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)


def make_flat(body: str) -> bytes:
    """An OpenDocument text in one file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} '
        f'office:version="1.2" office:mimetype="{TEXT_TYPE}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def parse(data: bytes, name: str = "a") -> Draft:
    source = Source(name, data)
    return detect_format(source).parse(source)


def list_items(draft: Draft) -> list[Any]:
    """Content without furniture, in a form that compares."""
    found: list[Any] = []
    for item in draft.items:
        if isinstance(item, DraftTable):
            found.append((item.columns, item.cells))
        elif not item.furniture:
            found.append((item.text, item.style))
    return found


def list_texts(draft: Draft) -> list[str]:
    return [item.text for item in draft.items if isinstance(item, DraftParagraph)]


# --- what a file is; without LibreOffice ------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_content_tells_the_format(name: str) -> None:
    found = detect_format(Source("plan.txt", (FOLDER / f"plan.{name}").read_bytes()))
    assert (found.name, found.media_type) == (name, MEDIA_TYPES[name])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xef\xbb\xbf \r\n{\\rtf1 a}", "rtf"),
        (make_flat("<text:p>a</text:p>"), "fodt"),
        (make_flat("").replace(b"text\"", b"spreadsheet\"", 1), "foreign"),
        (b"<?xml version='1.0'?><a>office:document office:mimetype</a>", "foreign"),
        # A workbook inside of a Word file, and a Word file inside of a workbook.
        (build_compound({"WordDocument": b"1", "Pool": {"Workbook": b"2"}}), "doc"),
        (build_compound({"Workbook": b"1", "Pool": {"WordDocument": b"2"}}), "xls"),
    ],
)  # fmt: skip
def test_what_is_near_is_told_apart(data: bytes, name: str) -> None:
    assert detect_format(Source("plan.doc", data)).name == name


@pytest.mark.parametrize("name", ["doc", "odt"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.98])
def test_cut_file_is_called_damaged(name: str, share: float) -> None:
    data = (FOLDER / f"plan.{name}").read_bytes()
    with pytest.raises(UnreadableDocument, match="damaged"):
        parse(data[: int(len(data) * share)])


def test_changed_byte_in_a_package_is_not_mended_by_guessing() -> None:
    with zipfile.ZipFile(FOLDER / "plan.odt") as archive:
        start = archive.getinfo("content.xml").header_offset
    data = bytearray((FOLDER / "plan.odt").read_bytes())
    data[start + 200] ^= 0xFF
    with pytest.raises(UnreadableDocument, match=r"damaged.*content\.xml"):
        parse(bytes(data))


def make_field(code: str, result: str, lock: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{lock}/></w:r><w:r><w:instrText>{code}</w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (make_field(" DATE ", "<w:r><w:t>24/11/</w:t></w:r><w:r><w:t>2026</w:t></w:r>"), "…"),
        (make_field(" date \\@ yy", "<w:r><w:t>24</w:t></w:r>"), "…"),
        (make_field("DATE", "<w:r><w:t>5/1/2012</w:t></w:r>", ' w:fldLock="true"'), "5/1/2012"),
        (make_field("SAVEDATE", "<w:r><w:t>5/1/2012</w:t></w:r>"), "5/1/2012"),
        (make_field("REF a", f"<w:r><w:t>{mending.ERROR}</w:t></w:r>"), "…"),
        (make_field("REF a", "<w:r><w:t>mục 2</w:t></w:r>"), "mục 2"),
        (make_field("IF", "" + make_field("TIME", "<w:r><w:t>9</w:t></w:r>")), "…"),
        (make_field("DATE", "") + "<w:r><w:t>b</w:t></w:r>", "b"),
        ("<w:r><w:t>t</w:t><w:softHyphen/><w:t>i</w:t></w:r>", "t\u00adi"),
    ],
)  # fmt: skip
def test_what_libreoffice_makes_up_is_blanked(inner: str, text: str, tmp_path: Path) -> None:
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    document.save(str(tmp_path / "a.docx"))
    package, problems = mending.mend_package((tmp_path / "a.docx").read_bytes())
    assert list_texts(docx.parse(Source("a", package))) == [text]
    assert len(problems) == text.count("…")


# --- what comes out ---------------------------------------------------------------------


@needs_soffice
def test_content_is_that_of_the_word_file(tmp_path: Path) -> None:
    """All formats at once, in threads and beside them a process."""
    write_plan(tmp_path / "plan.docx")
    expected = list_items(docx.parse(read_source(tmp_path / "plan.docx")))
    place = next(index for index, item in enumerate(expected) if item[0] == DATE_SHOWN)
    expected[place] = (DATE_SHOWN.replace("05/02/2026", mending.BLANK), expected[place][1])
    call = "import sys; from extract import extract; print(extract(sys.argv[1]).source.parser)"
    command = [sys.executable, "-c", call, str(FOLDER / "plan.doc")]
    other = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with ThreadPoolExecutor(len(FORMATS)) as pool:
        datas = [(FOLDER / f"plan.{name}").read_bytes() for name in FORMATS]
        drafts = dict(zip(FORMATS, pool.map(parse, datas), strict=True))
    assert other.communicate()[0] == "doc (LibreOffice)\n"
    for name, draft in drafts.items():
        assert list_items(draft) == expected, name
        assert draft.parser == f"{name} (LibreOffice)"
        assert [problem.rule for problem in draft.problems if problem.loss] == [
            "office-field-unread"
        ]


@needs_soffice
@pytest.mark.parametrize("name", FORMATS)
def test_records_of_all_samples_are_those_of_the_word_files(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There and back with one start each way; kehoach itself would start it for each file."""
    originals = [start_lists_once(SAMPLES / f"{stem}.docx", tmp_path) for stem in STEMS]
    convert_all(originals, name, tmp_path / name)
    files = sorted((tmp_path / name).iterdir())
    filters: set[str] = set()

    def give_converted(data: bytes, origin: Origin) -> bytes:
        if not filters:
            filters.add(origin.import_filter)
            convert_all(files, "docx", tmp_path / "back", origin.import_filter)
        stem = next(path.stem for path in files if path.read_bytes() == data)
        return (tmp_path / "back" / f"{stem}.docx").read_bytes()

    monkeypatch.setattr(converting, "convert", give_converted)
    for path in files:
        expected = strip_places(extract(SAMPLES / f"{path.stem}.docx").model_dump(mode="json"))
        found = strip_places(extract(path).model_dump(mode="json"))
        for field in expected:
            assert found[field] == expected[field], (path.name, field)


def start_lists_once(path: Path, folder: Path) -> Path:
    """A Word file without restarts of lists that count from 1 anyway: LibreOffice's .doc files
    lose count after one, and show the loss in LibreOffice and in Word."""
    target = folder / path.name
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/numbering.xml":
                data = data.replace(b"w:startOverride", b"w:nothing")
            copy.writestr(name, data)
    return target


@pytest.mark.parametrize(
    ("level", "doubtful"),
    [
        (b"{\\leveltext\\leveltemplateid67698703 \\'04\\'01.\\'03.;}", True),
        (b"{\\leveltext \\'06\\'00.\\'01.\\'02.;}{\\leveltext \\'02\\'03.;}", False),
        (b"{\\leveltext\\'03(\\'01);}{\\leveltext \\'01\\u-3913 ?;}", False),
        (b"\\'04\\'01.\\'03.", False),
    ],
)
def test_numbers_that_libreoffice_may_change_are_said(
    level: bytes, doubtful: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = (SAMPLES / f"{STEMS[0]}.docx").read_bytes()
    monkeypatch.setattr(converting, "convert", lambda data, origin: package)
    draft = parse(b"{\\rtf1 " + level + b"}")
    assert ("rtf-numbers-doubtful" in [problem.rule for problem in draft.problems]) == doubtful


@needs_soffice
def test_fields_of_the_day_are_blanked_and_letters_of_old_fonts_are_read() -> None:
    """In the fonts of TCVN 5712-3 the soft hyphen is a letter."""
    old = "KÕ ho¹ch t\xadíi tiªu"
    letters = "".join(f"\\'{ord(letter):02x}" for letter in old)
    field = "{{\\field{{\\*\\fldinst {} }}{{\\fldrslt 05/01/2012}}}}\\par\n"
    codes = ('DATE \\\\@ "dd/MM/yyyy"', 'TIME \\\\@ "yyyy"', "FILENAME \\\\p", "AUTHOR")
    draft = parse(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 .VnTime;}}\\f0 "
        f"{letters}\\par Ng\\u224?y {''.join(map(field.format, codes))}}}".encode("ascii")
    )
    assert list_texts(draft)[:4] == ["Kế hoạch tưới tiêu", "Ngày …", "…", "…"]
    assert "Có 3 trường" in draft.problems[0].message


@needs_soffice
def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        place = f"http://127.0.0.1:{server.getsockname()[1]}"
        image = (
            '<text:p>Ảnh <draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="3cm">'
            f'<draw:image xlink:href="{place}/a.png" xlink:type="simple" xlink:show="embed" '
            'xlink:actuate="onLoad"/></draw:frame></text:p>'
        )
        sections = "".join(
            f'<text:section text:name="S{number}"><text:section-source xlink:href="{target}"/>'
            f"<text:p>Mục {number}</text:p></text:section>"
            for number, target in enumerate((f"{place}/b.odt", secret.as_uri()))
        )
        draft = parse(make_flat(image + sections))
        assert list_texts(draft) == ["Ảnh", "Mục 0", "Mục 1"]
        with pytest.raises(TimeoutError):
            server.accept()


@needs_soffice
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{\\rtf1 }", "empty"),
        (make_flat("<text:p>a</text:p>")[:-20], "cut"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableDocument, match="damaged" if name == "cut" else "no text"):
        parse(data)
