"""LibreOffice as a program: found or missed, ended in time with its children, leaving nothing.

The programs here are scripts that behave as LibreOffice does on a bad day.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from extract import extract
from extract.errors import KehoachError, UnreadableDocument, UsageError
from extract.parsers.libreoffice import program
from tests.samples import ROOT, SAMPLES, STEMS

RTF = b"{\\rtf1\\ansi KE HOACH}"
WORD = SAMPLES / f"{STEMS[0]}.docx"
# What the scripts find: the folder of results, the file to convert.
PREAMBLE = """#!/bin/sh
while [ $# -gt 1 ]; do
  case "$1" in --outdir) out="$2";; -env:UserInstallation=*) profile="${1#*=}";; esac
  shift
done
file="$1"
"""
posix_only = pytest.mark.skipif(os.name != "posix", reason="the fake programs are shell scripts")
pytestmark = posix_only


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files go; nothing may stay in it."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def fake(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "soffice"
    path.write_text(PREAMBLE + body, encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv(program.PROGRAM_SETTING, str(path))


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    return state != "Z"


def wait_until_gone(pids: list[int]) -> bool:
    end = time.monotonic() + 60
    while any(map(is_running, pids)) and time.monotonic() < end:
        time.sleep(0.01)
    return not any(map(is_running, pids))


def wait_for(path: Path) -> str:
    end = time.monotonic() + 120
    while not (path.exists() and path.read_text(encoding="utf-8").endswith("\n")):
        assert time.monotonic() < end
        time.sleep(0.01)
    return path.read_text(encoding="utf-8")


def test_what_the_program_writes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, f'cp "{WORD}" "$out/plan.docx"', monkeypatch)
    plan, original = extract(RTF, name="ke-hoach.rtf"), extract(WORD)
    assert plan.source.parser == "rtf (LibreOffice)"
    assert plan.source.media_type == "application/rtf"
    assert plan.source.size_bytes == len(RTF)
    assert [task.text for task in plan.tasks] == [task.text for task in original.tasks] != []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("exit 0", ""),
        ("exit 1", ""),
        ("echo Error: source file could not be loaded >&2", " (Error: source file could not"),
        ('echo garbage > "$out/plan.docx"', ""),
        (': > "$out/plan.docx"', ""),
        ('mkdir "$out/plan.docx"; echo "convert $file -> $out"', ""),
        ("kill -9 $$", ""),
    ],
)
def test_program_that_gives_no_document(
    body: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, body, monkeypatch)
    with pytest.raises(UnreadableDocument) as caught:
        extract(RTF, name="a.rtf")
    expected = f"LibreOffice cannot read the file, it is probably damaged{said}"
    assert caught.value.reason.startswith(expected)
    assert str(tmp_path) not in str(caught.value)


def test_package_that_is_no_word_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, 'printf "PK\\003\\004 and no more" > "$out/plan.docx"', monkeypatch)
    with pytest.raises(UnreadableDocument):
        extract(RTF, name="a.rtf")


def test_program_and_children_are_gone_after_the_time_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    # The child takes its own terminal signals out, as a stubborn one would.
    body = f"(trap '' TERM HUP INT; sleep 60) &\necho $$ $! > {pids}\nwait"
    fake(tmp_path, body, monkeypatch)
    monkeypatch.setenv(program.LIMIT_SETTING, "1")
    with pytest.raises(UnreadableDocument, match="after 1 seconds"):
        extract(RTF, name="a.rtf")
    assert wait_until_gone([int(pid) for pid in wait_for(pids).split()])


def test_children_are_gone_where_the_program_ends_before_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    fake(tmp_path, f'sleep 60 &\necho $! > {pids}\ncp "{WORD}" "$out/plan.docx"', monkeypatch)
    assert extract(RTF, name="a.rtf").tasks
    assert wait_until_gone([int(wait_for(pids))])


def test_program_is_gone_after_an_interrupt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scratch: Path
) -> None:
    pids = tmp_path / "pids"
    fake(tmp_path, f"sleep 60 &\necho $$ $! > {pids}\nwait", monkeypatch)
    plan = tmp_path / "a.rtf"
    plan.write_bytes(RTF)
    command = [sys.executable, "-m", "extract", "extract", str(plan), "--out", str(tmp_path)]
    reader = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        running = [int(pid) for pid in wait_for(pids).split()]
        reader.send_signal(signal.SIGINT)
        assert reader.wait(timeout=120) != 0
    finally:
        reader.kill()
    assert wait_until_gone(running)
    assert list(scratch.iterdir()) == []


def test_several_at_once_have_profiles_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    seen.mkdir()
    body = (
        f'echo "$profile" > {seen}/$$\n'
        # All four wait until all four are there, so they surely run at once.
        f"while [ $(ls {seen} | wc -l) -lt 4 ]; do sleep 0.05; done\n"
        f'cp "{WORD}" "$out/plan.docx"'
    )
    fake(tmp_path, body, monkeypatch)
    with ThreadPoolExecutor(4) as pool:
        plans = list(pool.map(lambda number: extract(RTF, name=f"{number}.rtf"), range(4)))
    assert len({path.read_text(encoding="utf-8") for path in seen.iterdir()}) == len(plans) == 4


def test_missing_program_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(program.PROGRAM_SETTING, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(program, "_PLACES", ())
    with pytest.raises(UnreadableDocument) as caught:
        extract(RTF, name="a.rtf")
    assert caught.value.reason == "LibreOffice is needed to read .rtf files and is not installed"
    assert "apt install libreoffice-writer" in caught.value.remedy
    assert "\n" not in str(caught.value)


def test_program_off_the_path_is_found_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("7.6", "24.8"):
        place = tmp_path / f"libreoffice{version}" / "program"
        place.mkdir(parents=True)
        (place / "soffice").touch(mode=0o755)
    (tmp_path / "libreoffice9" / "program").mkdir(parents=True)
    (tmp_path / "libreoffice9" / "program" / "soffice").touch(mode=0o644)  # cannot be run
    monkeypatch.delenv(program.PROGRAM_SETTING, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(program, "_PLACES", ((str(tmp_path), "libreoffice*/program/soffice"),))
    found = Path(program.find_program(".doc"))
    assert found.relative_to(tmp_path).parts[0] == "libreoffice7.6"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (program.PROGRAM_SETTING, "/no/such/soffice"),
        (program.LIMIT_SETTING, "soon"),
        (program.LIMIT_SETTING, "0"),
        (program.LIMIT_SETTING, "nan"),
        (program.LIMIT_SETTING, "inf"),
    ],
)
def test_wrong_setting_is_named(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, "exit 0", monkeypatch)
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=name):
        extract(RTF, name="a.rtf")


def test_program_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "soffice"
    path.write_bytes(b"\x7fELF is not all it takes")
    path.chmod(0o755)
    monkeypatch.setenv(program.PROGRAM_SETTING, str(path))
    with pytest.raises(KehoachError, match="cannot be started"):
        extract(RTF, name="a.rtf")
