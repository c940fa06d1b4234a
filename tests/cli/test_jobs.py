"""What results are called: no two inputs share a name, and runs agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.cli.jobs import check_targets, drop_repeats, name_results
from extract.errors import OutputError
from extract.export import find_writers


def name_stems(*paths: str) -> list[str]:
    return [job.stem for job in name_results([Path(path) for path in paths], find_writers())]


@pytest.mark.parametrize(
    ("paths", "stems"),
    [
        (["a/plan.docx"], ["plan"]),
        (["plan.docx", "other.pdf"], ["plan", "other"]),
        (["plan.docx", "plan.pdf"], ["plan.docx", "plan.pdf"]),
        (
            ["a/plan.docx", "b/plan.docx", "c/plan.docx"],
            ["plan.docx", "plan.docx-2", "plan.docx-3"],
        ),
        # On many file systems these are one name.
        (["Plan.docx", "plan.pdf"], ["Plan.docx", "plan.pdf"]),
        (["kế.docx", "ke\u0302\u0301.txt"], ["kế.docx", "ke\u0302\u0301.txt"]),
        # The folder "plan.json" of the second would lie where the first has its JSON.
        (["plan.docx", "plan.json.txt"], ["plan", "plan.json-2"]),
        (["plan", "b/plan"], ["plan", "plan-2"]),
        (["plan.docx", "plan.pdf", "plan.docx.txt"], ["plan.docx", "plan.pdf", "plan.docx-2"]),
    ],
)
def test_stems(paths: list[str], stems: list[str]) -> None:
    assert name_stems(*paths) == stems


def test_a_file_named_twice_is_done_once(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.touch()
    again = tmp_path / "." / "x" / ".." / "plan.txt"
    (tmp_path / "link.txt").symlink_to(plan)
    kept, repeats = drop_repeats([plan, again, tmp_path / "link.txt"])
    assert (kept, repeats) == ([plan], [again, tmp_path / "link.txt"])


def test_a_result_never_takes_the_place_of_an_input(tmp_path: Path) -> None:
    source = tmp_path / "plan.json"
    job = name_results([source], find_writers())[0]
    with pytest.raises(OutputError, match="overwrite an input"):
        check_targets(job, [source], tmp_path, find_writers())
    check_targets(job, [source], tmp_path / "out", find_writers())
