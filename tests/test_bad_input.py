"""Files that cannot be read, or are no plans: said clearly, nothing half-written."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner, Result

from extract import extract
from extract.cli.app import app
from extract.errors import KehoachError, UnreadableDocument, UnsupportedFormat
from tests.parsers.compounds import build_compound
from tests.samples import SAMPLES, STEMS
from tests.workbooks import Tab, build_xls, build_xlsx

WORD = (SAMPLES / f"{STEMS[0]}.docx").read_bytes()
PDF = (SAMPLES / f"{STEMS[0]}.pdf").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def pack(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def make_locked_doc() -> bytes:
    """What Word 97 writes with a password: a flag in the first bytes of the text."""
    begin = struct.pack("<HH6xH", 0xA5EC, 193, 0x0100).ljust(5000, b"\0")
    return build_compound({"WordDocument": begin, "0Table": bytes(5000)})


def pack_text(encryption: bool = False) -> bytes:
    """An OpenDocument text with nothing in it."""
    lock = b"<manifest:encryption-data/>" if encryption else b""
    return pack(
        mimetype=b"application/vnd.oasis.opendocument.text",
        **{"META-INF/manifest.xml": b"<manifest>" + lock + b"</manifest>"},
        **{"content.xml": b"<x/>", "styles.xml": b"<x/>"},
    )


def make_blank_pdf() -> bytes:
    """Pages without one character, as a scan has them."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


# Name -> bytes, error.
BAD = {
    "empty.docx": (b"", UnreadableDocument),
    "empty.txt": (b"", UnreadableDocument),
    "cut.docx": (WORD[: len(WORD) // 2], UnreadableDocument),
    "cut-at-once.docx": (WORD[:40], UnreadableDocument),
    # Word keeps a document with a password in an OLE file of these two streams.
    "locked.docx": (
        OLE + "EncryptionInfo".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le"),
        KehoachError,
    ),
    "broken.doc": (OLE + "WordDocument".encode("utf-16-le"), UnreadableDocument),
    "old.ppt": (build_compound({"PowerPoint Document": b"1"}), UnsupportedFormat),
    "locked.doc": (make_locked_doc(), UnreadableDocument),
    "locked.odt": (pack_text(encryption=True), UnreadableDocument),
    "cut.odt": (pack_text()[:-30], UnreadableDocument),
    "book.docx": (pack(xl__workbook=b"<x/>"), UnsupportedFormat),
    "binary.xlsb": (pack(**{"xl/workbook.bin": b"\x83\x01"}), UnsupportedFormat),
    "blank.xlsx": (build_xlsx(Tab("Sheet1", [])), UnreadableDocument),
    "cut.xlsx": (build_xlsx(Tab("KH", [["KẾ HOẠCH"]]))[:900], UnreadableDocument),
    "blank.xls": (build_xls(Tab("Sheet1", [])), UnreadableDocument),
    "cut.xls": (build_xls(Tab("KH", [["KẾ HOẠCH"]]))[:900], KehoachError),
    "scan.pdf": (make_blank_pdf(), UnreadableDocument),
    "cut.pdf": (PDF[:600], UnreadableDocument),
    "not-at-all.pdf": (b"%PDF-1.7\n" + b"\x00\x01" * 300, UnreadableDocument),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, KehoachError),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(2000), KehoachError),
    "half-utf16.txt": (b"\xff\xfe" + "KẾ HOẠCH".encode("utf-16-le")[:-1], UnreadableDocument),
}


@pytest.mark.parametrize("name", BAD)
def test_reason_and_remedy_are_given(name: str) -> None:
    data, kind = BAD[name]
    with pytest.raises(kind) as caught:
        extract(data, name=name)
    assert len(caught.value.reason) > 8
    assert len(caught.value.remedy) > 8


@pytest.mark.parametrize("name", [name for name in BAD if name.startswith("locked")])
def test_file_with_a_password_is_called_so(name: str) -> None:
    with pytest.raises(KehoachError, match=r"password|encrypted|protected"):
        extract(BAD[name][0], name=name)


def test_scan_is_called_so() -> None:
    with pytest.raises(UnreadableDocument, match=r"text|scan|image"):
        extract(BAD["scan.pdf"][0], name="scan.pdf")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(UnreadableDocument):
            extract(path)


def test_content_tells_the_format_not_the_name() -> None:
    plan = extract(PDF, name="plan.docx")
    assert (plan.source.parser, plan.source.media_type) == ("pdf", "application/pdf")
    assert len(plan.tasks) == len(extract(PDF, name="plan.pdf").tasks) > 0
    assert extract(WORD, name="plan.pdf").source.parser == "docx"


@pytest.mark.parametrize("size", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("data", [WORD, PDF], ids=["docx", "pdf"])
def test_cut_files_never_break_out(data: bytes, size: float) -> None:
    """What is left may be read (PDF readers rebuild their index) or refused, no more."""
    try:
        plan = extract(data[: int(len(data) * size)], name="cut", with_blocks=True)
    except KehoachError:
        return
    assert plan.blocks


def test_file_that_is_no_plan_gives_a_nearly_empty_record() -> None:
    text = "Thực đơn tuần này\n\nThứ Hai: cá kho\n\nThứ Ba: canh chua\n"
    plan = extract(text.encode(), name="menu.txt", with_blocks=True)
    assert (plan.tasks, plan.indicators, plan.outputs, plan.objectives) == ([], [], [], [])
    assert plan.document.kind is None
    assert plan.document.title is None
    assert "not-a-plan" in {finding.rule for finding in plan.findings}
    assert plan.blocks is not None
    assert len(plan.ledger) == len(plan.blocks) == 3


# --- through the command line -----------------------------------------------------------


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KEHOACH_DEBUG", raising=False)
    return tmp_path


def run(*names: str) -> Result:
    return CliRunner().invoke(app, ["extract", *names, "--out", "out"])


def list_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("name", BAD)
def test_bad_file_alone_fails_and_writes_nothing(name: str, workplace: Path) -> None:
    Path(name).write_bytes(BAD[name][0])
    result = run(name)
    assert result.exit_code == 4
    assert result.stdout == ""
    assert result.stderr.startswith(f"kehoach: {name}: ")
    assert "internal error" not in result.stderr
    assert list_files(workplace) == [name]


def test_bad_files_among_good_ones(workplace: Path) -> None:
    for name, (data, _) in BAD.items():
        Path(name).write_bytes(data)
    Path("plan.docx").write_bytes(WORD)
    result = run("plan.docx", *BAD)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert f"1 of {len(BAD) + 1} files done, {len(BAD)} failed" in result.stderr
    assert "internal error" not in result.stderr
    written = list_files(workplace / "out")
    assert {name.split("/")[0].split(".")[0] for name in written} == {"plan"}
    assert not [name for name in written if ".kehoach" in name]


def test_results_of_an_earlier_run_survive_a_failure(workplace: Path) -> None:
    Path("plan.docx").write_bytes(WORD)
    assert run("plan.docx").exit_code == 0
    before = {path: path.read_bytes() for path in workplace.rglob("*") if path.is_file()}
    Path("plan.docx").write_bytes(WORD[:2000])
    assert run("plan.docx").exit_code == 4
    after = {path: path.read_bytes() for path in workplace.rglob("*") if path.is_file()}
    del before[workplace / "plan.docx"], after[workplace / "plan.docx"]
    assert after == before


def test_file_that_is_no_plan_is_still_done(workplace: Path) -> None:
    Path("menu.txt").write_text("Thực đơn tuần này\n\nThứ Hai: cá kho\n", encoding="utf-8")
    result = run("menu.txt")
    assert result.exit_code == 0
    assert "menu.json" in list_files(workplace / "out")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<?xml version='1.0'?><w:document/>", "XML"),
    ],
)
def test_marked_up_text_is_named_and_not_read(data: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedFormat, match=r"save it as \.docx") as caught:
        extract(data, name="ke-hoach.txt")
    assert kind in str(caught.value)


def test_rule_file_of_an_unknown_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "header.yaml").write_text("headers: []\n", encoding="utf-8")
    with pytest.raises(KehoachError, match=r"header\.yaml.*headers\.yaml"):
        extract(WORD, rules=tmp_path)
