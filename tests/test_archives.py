"""Archives of plans: opened one level deep, within limits, each plan for itself."""

from __future__ import annotations

import io
import json
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import extract.archives as archives
from extract import extract
from extract.archives import is_archive, read_archive
from extract.cli.app import app
from extract.cli.jobs import name_results
from extract.errors import KehoachError, UnreadableDocument, UnsupportedFormat
from extract.export import find_writers
from extract.source import Source
from tests.samples import SAMPLES, STEMS

WORD = (SAMPLES / f"{STEMS[6]}.docx").read_bytes()
TEXT = "KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n1. Rà soát quy hoạch.\n".encode()


def pack(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def pack_raw(name: bytes, data: bytes = TEXT, flags: int = 0, extra: bytes = b"") -> bytes:
    """An archive of one stored file whose name is these bytes."""
    fields = (flags, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(name))
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, *fields, len(extra)) + name + extra + data
    central = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, *fields, len(extra), 0, 0, 0, 0, 0
    )  # fmt: skip
    central += name + extra
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def list_places(data: bytes) -> list[str]:
    return [str(file.place) for file in read_archive(data, "a.zip").files]


# --- what an archive is ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("plan.docx", WORD)], True),
        ([("word/plan.txt", TEXT)], False),
        ([("[Content_Types].xml", b"<x/>"), ("a", b"1")], False),
        ([("mimetype", b"application/vnd.oasis.opendocument.text")], False),
        ([], True),
    ],
)
def test_content_tells_archives_from_documents(
    entries: list[tuple[str, bytes]], expected: bool
) -> None:
    assert is_archive(Source("plan.docx", pack(*entries))) is expected


@pytest.mark.parametrize("data", [WORD, TEXT, pack(("a", TEXT))[:-30]])
def test_other_files_are_no_archives(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match="no zip archive"):
        read_archive(data, "plan.zip")


def test_plans_come_one_by_one_with_the_name_of_the_archive() -> None:
    data = pack(("A/plan.txt", TEXT), ("A/", b""), ("B/plan.docx", WORD))
    files = read_archive(data, "bộ.zip").files
    plans = [extract(file.read()) for file in files]
    assert [plan.source.name for plan in plans] == ["bộ.zip/A/plan.txt", "bộ.zip/B/plan.docx"]
    assert [plan.source.parser for plan in plans] == ["txt", "docx"]
    assert plans[1].tasks == extract(WORD).tasks


def test_archive_given_as_a_plan_says_how_to_read_it() -> None:
    with pytest.raises(UnsupportedFormat, match=r"kehoach extract.*read_archive"):
        extract(pack(("plan.docx", WORD)), name="plan.docx")


def test_what_systems_leave_behind_is_passed_over_and_told() -> None:
    stray = ["__MACOSX/._plan.txt", "A/Thumbs.db", "~$plan.docx", "A/.DS_Store", "desktop.ini"]
    stray.append(".~lock.plan.docx#")
    data = pack(*((name, b"x") for name in stray), ("A/plan.txt", TEXT))
    archive = read_archive(data, "a.zip")
    assert archive.passed_over == stray
    assert [str(file.place) for file in archive.files] == ["A/plan.txt"]


# --- names -------------------------------------------------------------------------------

_NAME = "Kế hoạch số 5.docx"
# As the code page 1258 has it: tone marks behind their letters.
_MARKED = "K\u00ea\u0301 hoa\u0323ch s\u00f4\u0301 5.docx"


@pytest.mark.parametrize(
    "data",
    [
        pack((_NAME, TEXT)),
        pack((unicodedata.normalize("NFD", _NAME), TEXT)),
        pack_raw(_NAME.encode()),
        pack_raw(unicodedata.normalize("NFD", _NAME).encode()),
        pack_raw(_MARKED.encode("cp1258")),
        pack_raw(
            b"K? ho?ch.docx",
            extra=struct.pack("<2HBL", 0x7075, 5 + len(_NAME.encode()), 1, 0) + _NAME.encode(),
        ),
    ],
    ids=["utf-8", "nfd", "utf-8 unsaid", "nfd unsaid", "cp1258", "extra field"],
)
def test_vietnamese_names_are_read_whatever_packed_them(data: bytes) -> None:
    assert list_places(data) == [_NAME]
    assert read_archive(data, "a.zip").files[0].read().data == TEXT


def test_western_names_stay() -> None:
    assert list_places(pack_raw("réunion ½.txt".encode("cp437"))) == ["réunion ½.txt"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("../../etc/plan.txt", "etc/plan.txt"),
        ("/abs/plan.txt", "abs/plan.txt"),
        ("C:\\Users\\x\\plan.txt", "Users/x/plan.txt"),
        ("a//./b/plan.txt", "a/b/plan.txt"),
        ("..", "_"),
        ("a:b*?.txt", "a_b__.txt"),
        ("con.txt", "_con.txt"),
        ("tab\there. ", "tab_here"),
        ("x" * 400 + ".docx", "x" * 120 + ".docx"),
    ],
)
def test_names_can_do_no_harm(name: str, place: str) -> None:
    assert list_places(pack((name, TEXT))) == [place]


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=60))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    try:
        data = pack((name, TEXT))
    except UnicodeEncodeError:
        return
    for place in list_places_or_none(data):
        path = PurePosixPath(place)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert path.name


def list_places_or_none(data: bytes) -> list[str]:
    try:
        return list_places(data)
    except KehoachError:
        return []


# --- limits and damage -------------------------------------------------------------------


def flip_flag(data: bytes) -> bytes:
    """The same archive, its file marked as encrypted."""
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = data.index(mark) + place
        data = data[:at] + bytes([data[at] | 1]) + data[at + 1 :]
    return data


def damage(data: bytes) -> bytes:
    at = data.index(b"PK\1\2") - 20
    return data[:at] + bytes(20) + data[at + 20 :]


def set_method(data: bytes, method: int) -> bytes:
    for mark, place in ((b"PK\1\2", 10), (b"PK\3\4", 8)):
        at = data.index(mark) + place
        data = data[:at] + struct.pack("<H", method) + data[at + 2 :]
    return data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (flip_flag(pack(("a.txt", TEXT))), "password"),
        (damage(pack(("a.docx", WORD))), "damaged"),
        (set_method(pack(("a.txt", TEXT)), 9), "method 9"),
        (pack(("a.txt", b"")), "empty"),
        (pack(("a.txt", bytes(16 << 20))), "times its size"),
        (pack(("inner.zip", pack(("a.txt", TEXT)))), "inside an archive"),
    ],
    ids=["encrypted", "damaged", "method", "empty", "bomb", "nested"],
)
def test_file_that_cannot_be_unpacked_costs_itself_only(data: bytes, reason: str) -> None:
    file = read_archive(data, "a.zip").files[0]
    with pytest.raises(KehoachError, match=reason) as caught:
        file.read()
    assert caught.value.remedy


def test_archives_beyond_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pack(*((f"{number}.txt", TEXT) for number in range(20)))
    monkeypatch.setattr(archives, "MAX_FILES", 19)
    with pytest.raises(UnreadableDocument, match="20 files"):
        read_archive(data)
    monkeypatch.setattr(archives, "MAX_FILES", 20)
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 20 * len(TEXT) - 1)
    with pytest.raises(UnreadableDocument, match="unpacks to"):
        read_archive(data)
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 10)
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 1 << 30)
    with pytest.raises(UnreadableDocument, match="unpacks to"):
        read_archive(data).files[0].read()


def test_size_that_lies_unpacks_no_more_than_it_says() -> None:
    data = pack(("a.txt", bytes(1 << 20)))
    at = data.index(b"PK\1\2") + 24
    file = read_archive(data[:at] + struct.pack("<L", 100) + data[at + 4 :]).files[0]
    with pytest.raises(UnreadableDocument, match="damaged"):
        file.read()


def test_empty_archives_are_called_so() -> None:
    for data in (pack(), pack(("A/", b"")), pack(("Thumbs.db", b"x"))):
        with pytest.raises(UnreadableDocument, match="no files"):
            read_archive(data)


@given(st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_broken_archives_never_break_out(place: int, bytes_: bytes) -> None:
    whole = pack(("A/kế.txt", TEXT), ("b.docx", b"PK\3\4" * 9))
    at = place % len(whole)
    data = whole[:at] + bytes_ + whole[at + len(bytes_) :]
    try:
        for file in read_archive(data, "a.zip").files:
            file.read()
    except KehoachError:
        pass


# --- through the command line ------------------------------------------------------------


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*names: str) -> Result:
    return CliRunner().invoke(app, ["extract", *names, "--out", "out", "--format", "json"])


def list_results() -> list[str]:
    out = Path("out")
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.json"))


def test_each_plan_has_results_of_its_own(workplace: Path) -> None:
    entries = [("A/plan.txt", TEXT), ("B/plan.txt", TEXT), ("plan.txt", TEXT), ("Thumbs.db", b"")]
    Path("set.zip").write_bytes(pack(*entries))
    Path("plan.txt").write_bytes(TEXT)
    result = run("set.zip", "plan.txt")
    assert result.exit_code == 0
    assert list_results() == [
        "plan.json", "set/A/plan.json", "set/B/plan.json", "set/plan.json",
    ]  # fmt: skip
    assert "[1/4] set.zip/A/plan.txt: " in result.stderr
    assert "set.zip: passed over what no plan is: Thumbs.db" in result.stderr
    assert "4 of 4 files done; results in out" in result.stderr
    plan = json.loads(Path("out/set/A/plan.json").read_text(encoding="utf-8"))
    assert plan["source"]["name"] == "set.zip/A/plan.txt"


def test_plan_that_fails_is_said_and_counted(workplace: Path) -> None:
    entries = [
        ("plan.txt", TEXT),
        ("inner.zip", pack(("a", TEXT))),
        ("p.png", b"\x89PNG\r\n\x1a\n"),
    ]
    Path("set.zip").write_bytes(pack(*entries))
    Path("none.zip").write_bytes(pack())
    result = run("set.zip", "none.zip")
    assert result.exit_code == 3
    assert list_results() == ["set/plan.json"]
    assert "kehoach: set.zip/inner.zip: a zip archive inside an archive" in result.stderr
    assert "kehoach: none.zip: the zip archive has no files in it" in result.stderr
    assert "internal error" not in result.stderr
    assert "1 of 4 files done, 3 failed" in result.stderr
    assert run("none.zip").exit_code == 4


def test_archive_of_two_hundred_plans(workplace: Path) -> None:
    Path("set.zip").write_bytes(pack(*((f"{n % 7}/kế {n}.txt", b"KE HOACH") for n in range(200))))
    result = CliRunner().invoke(app, ["extract", "set.zip", "--stdout"])
    assert result.exit_code == 0
    assert "200 of 200 files done" in result.stderr
    names = [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]
    assert len(set(names)) == 200


def name_stems(*paths: str, packed: dict[str, list[str]]) -> list[str]:
    opened = {
        Path(path): read_archive(pack(*((name, b"x") for name in names)), path).files
        for path, names in packed.items()
    }
    return [job.stem for job in name_results([Path(p) for p in paths], find_writers(), opened)]


@pytest.mark.parametrize(
    ("packed", "stems"),
    [
        (["plan.docx", "plan.pdf"], ["set/plan.docx", "set/plan.pdf"]),
        (["A/x.docx", "a/X.docx"], ["set/A/x.docx", "set/a/X.docx-2"]),
        # The folder of the plan's tables would be the folder of other plans.
        (["A/x.docx", "A.docx"], ["set/A/x", "set/A-2"]),
        (["kế.docx", unicodedata.normalize("NFD", "kế.docx")], ["set/kế.docx", "set/kế.docx-2"]),
        (["../x.docx", "x.docx"], ["set/x.docx", "set/x.docx-2"]),
    ],
)
def test_stems_of_packed_plans(packed: list[str], stems: list[str]) -> None:
    assert name_stems("set.zip", packed={"set.zip": packed}) == stems


def test_stems_of_archives() -> None:
    packed = {"set.zip": ["x.docx"], "b/set.zip": ["x.docx"]}
    assert name_stems("set.zip", "b/set.zip", packed=packed) == ["set.zip/x", "set.zip-2/x"]
    assert name_stems("set.zip", "set.docx", packed={"set.zip": ["x.docx"]}) == [
        "set.zip/x", "set.docx",
    ]  # fmt: skip


def test_archive_by_any_name(workplace: Path) -> None:
    Path("plans.docx").write_bytes(pack(("a.txt", TEXT)))
    Path("plan.zip").write_bytes(WORD)
    result = run("plans.docx", "plan.zip")
    assert result.exit_code == 0
    assert list_results() == ["plan.json", "plans/a.json"]
