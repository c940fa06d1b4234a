"""The real plans beside the checkout: how much of their gold records is read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract import extract
from extract.export.formats.json_file import render_json
from tests.rebuild.rebuild import build_docx, to_pdf
from tests.samples import GOLD, SCORER, SEEDS

PLANS = sorted(SEEDS.glob("*.txt"))
LEAST = {"txt": 0.95, "docx": 0.93, "pdf": 0.93}

pytestmark = pytest.mark.skipif(
    not (PLANS and GOLD.is_dir() and SCORER.is_file()), reason="the real plans are not here"
)
needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def check_score(source: Path, stem: str, folder: Path) -> None:
    """Extract a file and hold its records against the gold ones of its plan."""
    found = folder / f"{stem}.json"
    found.write_text(render_json(extract(source), compact=False), encoding="utf-8")
    least = str(LEAST[source.suffix.lstrip(".")])
    done = subprocess.run(
        [sys.executable, str(SCORER), str(GOLD / f"{stem}.json"), str(found), "--min", least],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem[:3])
def test_as_text(plan: Path, tmp_path: Path) -> None:
    check_score(plan, plan.stem, tmp_path)


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem[:3])
def test_as_word_document(plan: Path, tmp_path: Path) -> None:
    built = tmp_path / f"{plan.stem}.docx"
    build_docx(plan, built)
    check_score(built, plan.stem, tmp_path)


@needs_soffice
@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem[:3])
def test_as_pdf(plan: Path, tmp_path: Path) -> None:
    built = tmp_path / f"{plan.stem}.docx"
    build_docx(plan, built)
    check_score(to_pdf(built, tmp_path), plan.stem, tmp_path)
