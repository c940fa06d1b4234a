"""The commands as a user meets them: files, streams, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from extract import __version__
from extract.cli.app import app
from extract.errors import OutputError, RulebookError, UnreadableDocument
from extract.export.contract import render_plan_schema
from extract.records import Plan
from tests.export.plans import make_plan

ROOT = Path(__file__).resolve().parents[2]


def pretend_to_extract(
    source: Path,
    *,
    name: str | None = None,
    rules: Path | None = None,
    with_blocks: bool = False,
    nlp: Sequence[str] = (),
) -> Plan:
    """Stands in for the real thing; what the file is called decides what happens."""
    if "broken" in source.name:
        raise UnreadableDocument("the file is cut off", "ask the sender for it again")
    if "bug" in source.name:
        raise ZeroDivisionError("a bug in us")
    if "rule" in source.name:
        raise RulebookError("own.yaml: line 3: no valid YAML", "correct the file")
    plan = make_plan(blocks=[{"id": 0, "kind": "cell", "text": "x"}] if with_blocks else None)
    return plan.model_copy(update={"source": plan.source.model_copy(update={"name": name})})


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module: Any = ModuleType("extract.pipeline")
    module.extract = pretend_to_extract
    monkeypatch.setitem(sys.modules, "extract.pipeline", module)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KEHOACH_DEBUG", raising=False)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def list_names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_one_file_in_all_formats_by_default() -> None:
    result = run("extract", "plan.docx")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert list_names("outputs") == ["plan", "plan.json", "plan.xlsx"]
    assert result.stderr == (
        "plan.docx: 1 task, 1 duty, 1 indicator, 1 output; 66.6% of 3 blocks understood; "
        "findings: 1 error, 1 info\n"
    )


def test_several_files_show_progress_and_a_sum() -> None:
    result = run("extract", "a.docx", "b.pdf", "--out", "out", "--format", "json")
    lines = result.stderr.splitlines()
    assert result.exit_code == 0
    assert lines[0].startswith("[1/2] a.docx: ")
    assert lines[1].startswith("[2/2] b.pdf: ")
    assert lines[2] == "2 of 2 files done; results in out"
    assert list_names("out") == ["a.json", "b.json"]


def test_chosen_formats_only() -> None:
    assert run("extract", "plan.docx", "--out", "out", "--format", "csv, xlsx").exit_code == 0
    assert list_names("out") == ["plan", "plan.xlsx"]


def test_inputs_with_one_stem_do_not_overwrite_each_other() -> None:
    run("extract", "plan.docx", "plan.pdf", "--out", "out", "--format", "json")
    assert list_names("out") == ["plan.docx.json", "plan.pdf.json"]


def test_a_file_named_twice_is_done_once_and_said() -> None:
    result = run("extract", "plan.docx", "./plan.docx", "--out", "out", "--format", "json")
    assert "named twice, done once" in result.stderr
    assert list_names("out") == ["plan.json"]


def test_no_bom_and_blocks_are_passed_on() -> None:
    run("extract", "plan.docx", "--no-bom", "--with-blocks")
    assert Path("outputs/plan/tasks.csv").read_bytes().startswith(b"id,")
    assert "blocks" in json.loads(Path("outputs/plan.json").read_bytes())
    run("extract", "plan.docx")
    assert Path("outputs/plan/tasks.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert "blocks" not in json.loads(Path("outputs/plan.json").read_bytes())


def test_stdout_carries_one_object_and_no_files_are_written() -> None:
    result = run("extract", "plan.docx", "--stdout")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["source"]["name"] == "plan.docx"
    assert result.stdout.startswith("{\n")
    assert list_names(".") == []


def test_stdout_carries_a_line_per_file() -> None:
    result = run("extract", "a.docx", "broken.docx", "b.docx", "--stdout", "--out", "out")
    assert result.exit_code == 3
    names = [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]
    assert names == ["a.docx", "b.docx"]
    assert "a.json" in list_names("out")


def test_bad_files_cost_only_themselves() -> None:
    result = run("extract", "broken.docx", "plan.docx", "bug.txt", "--out", "out")
    lines = result.stderr.splitlines()
    assert result.exit_code == 3
    assert lines[0] == "kehoach: broken.docx: the file is cut off; ask the sender for it again"
    assert lines[1].startswith("[2/3] plan.docx: ")
    assert lines[2] == (
        "kehoach: bug.txt: internal error (ZeroDivisionError); please report it "
        "(KEHOACH_DEBUG=1 shows where)"
    )
    assert lines[3] == "1 of 3 files done, 2 failed; results in out"
    assert list_names("out") == ["plan", "plan.json", "plan.xlsx"]


@pytest.mark.parametrize("files", [["broken.docx"], ["broken.docx", "bug.txt"]])
def test_all_failed(files: list[str]) -> None:
    result = run("extract", *files)
    assert result.exit_code == 4
    assert list_names(".") == []


def test_debug_shows_where_the_bug_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_DEBUG", "1")
    assert "pretend_to_extract" in run("extract", "bug.txt").stderr


def test_results_that_cannot_be_written_are_said() -> None:
    Path("out").write_text("a file")
    result = run("extract", "plan.docx", "--out", "out")
    assert result.exit_code == 4
    assert result.stderr == (
        "kehoach: plan.docx: out is a file, not a folder; choose another --out\n"
    )


def test_a_writer_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_the_disk(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("extract.export.formats.xlsx_file.render_workbook", fill_the_disk)
    result = run("extract", "plan.docx", "--out", "out")
    assert result.exit_code == 4
    assert "cannot write to out (No space left on device)" in result.stderr
    assert list_names("out") == []


def test_an_input_is_never_overwritten() -> None:
    Path("plan.json").write_text("the source")
    result = run("extract", "plan.json", "--out", ".")
    assert result.exit_code == 4
    assert "would overwrite an input" in result.stderr
    assert Path("plan.json").read_text() == "the source"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plan.docx", "--format", "json,word"], "unknown output format word; choose from json"),
        (["plan.docx", "--rules", "missing"], "--rules missing: no such folder"),
        (["plan.docx", "--stdout", "--format", "csv"], "--stdout prints JSON only"),
        (["rule.docx"], "kehoach: own.yaml: line 3: no valid YAML; correct the file"),
        ([], "Missing argument"),
        (["plan.docx", "--frmat", "json"], "No such option"),
    ],
)
def test_wrong_calls_end_with_2(arguments: list[str], message: str) -> None:
    result = run("extract", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("outputs").exists()


def test_the_schema_is_printed_or_written() -> None:
    assert run("schema").stdout == render_plan_schema()
    assert run("schema", "--out", "made").exit_code == 0
    assert list_names("made") == ["README.md", "plan.schema.json"]


def test_the_schema_command_says_why_it_cannot_write(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise OutputError("no", "try")

    monkeypatch.setattr("extract.writing.stage_results", refuse)
    result = run("schema", "--out", "made")
    assert (result.exit_code, result.stderr) == (4, "kehoach: no; try\n")


def test_the_version() -> None:
    assert run("--version").stdout == f"kehoach {__version__}\n"


@pytest.mark.parametrize("command", [["--help"], ["extract", "--help"]])
def test_the_module_runs_and_help_imports_nothing_heavy(command: list[str]) -> None:
    code = (
        "import sys, runpy\n"
        f"sys.argv = ['kehoach', *{command}]\n"
        "try:\n    runpy.run_module('extract', run_name='__main__')\n"
        "except SystemExit as end:\n    assert end.code in (0, None), end.code\n"
        "heavy = ('extract.records', 'xlsxwriter', 'lxml', 'pypdfium2', 'yaml')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.startswith("Usage: kehoach")
    assert done.stdout.splitlines()[-1] == "[]", done.stdout
    assert done.stderr == ""
