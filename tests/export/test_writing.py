"""Results appear whole or not at all, and never in the place of something else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.errors import OutputError
from extract.writing import Staging, stage_results, write_text


def write_result(target: Path, word: str) -> None:
    with stage_results(target) as staging:
        write_text(staging.path_for("plan.json"), word)
        folder = staging.path_for("plan", folder=True)
        folder.mkdir()
        write_text(folder / "tasks.csv", word)
        manifest = '{"resources": [{"path": "tasks.csv"}]}'
        write_text(folder / "datapackage.json", manifest)


def list_names(target: Path) -> list[str]:
    return sorted(path.name for path in target.iterdir())


def test_results_replace_those_of_an_earlier_run(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    write_result(out, "một")
    write_result(out, "hai")
    assert list_names(out) == ["plan", "plan.json"]
    assert (out / "plan.json").read_text(encoding="utf-8") == "hai"
    assert (out / "plan" / "tasks.csv").read_text(encoding="utf-8") == "hai"


def test_an_error_on_the_way_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_result(tmp_path, "một")
    with pytest.raises(RuntimeError), stage_results(tmp_path) as staging:  # noqa: PT012
        write_text(staging.path_for("plan.json"), "half")
        raise RuntimeError
    assert list_names(tmp_path) == ["plan", "plan.json"]
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "một"


@pytest.mark.parametrize("failing", ["plan.json", "plan"])
@pytest.mark.parametrize("before", [True, False])
def test_if_one_result_cannot_be_placed_none_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, before: bool
) -> None:
    write_result(tmp_path, "một")
    move = Staging._move

    def fail_at(self: Staging, name: str) -> None:
        if name == failing and before:
            raise PermissionError(13, "Permission denied", name)
        move(self, name)
        if name == failing:
            raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(Staging, "_move", fail_at)
    with pytest.raises(OutputError, match="Permission denied"):
        write_result(tmp_path, "hai")
    assert list_names(tmp_path) == ["plan", "plan.json"]
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "một"
    assert (tmp_path / "plan" / "tasks.csv").read_text(encoding="utf-8") == "một"


def test_a_folder_with_other_things_in_it_is_not_replaced(tmp_path: Path) -> None:
    write_result(tmp_path, "một")
    (tmp_path / "plan" / "thư của tôi.docx").write_text("quý")
    with pytest.raises(OutputError, match="kehoach did not write"):
        write_result(tmp_path, "hai")
    assert (tmp_path / "plan" / "thư của tôi.docx").exists()
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "một"


def test_a_folder_that_kehoach_did_not_make_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "tasks.csv").write_text("của người khác")
    with pytest.raises(OutputError, match="kehoach did not write"):
        write_result(tmp_path, "hai")


def test_what_file_managers_leave_is_no_obstacle(tmp_path: Path) -> None:
    write_result(tmp_path, "một")
    for name in (".DS_Store", "Thumbs.db"):
        (tmp_path / "plan" / name).write_text("")
    write_result(tmp_path, "hai")
    assert (tmp_path / "plan" / "tasks.csv").read_text(encoding="utf-8") == "hai"


def test_a_result_of_the_other_kind_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("một tệp")
    with pytest.raises(OutputError, match="is a file"):
        write_result(tmp_path, "hai")
    (tmp_path / "plan").unlink()
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_result(tmp_path, "hai")
    assert list_names(tmp_path) == ["plan.json"]


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="not a folder; choose another --out"):
        write_result(tmp_path / "out", "một")
    with pytest.raises(OutputError, match="not a folder"):
        write_result(tmp_path / "out" / "deeper", "một")


def test_an_interrupt_between_two_renames_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_result(tmp_path, "một")
    rename = Path.rename

    def interrupt(self: Path, target: Path) -> Path:
        if self.parent.name == "new":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_result(tmp_path, "hai")
    assert list_names(tmp_path) == ["plan", "plan.json"]
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "một"
    assert (tmp_path / "plan" / "tasks.csv").read_text(encoding="utf-8") == "một"


def test_a_first_run_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError):
        write_result(tmp_path, "một")
    assert list_names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write_result(out, "một")
