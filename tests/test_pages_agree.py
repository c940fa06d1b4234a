"""One plan as a web page or as Markdown is the same plan: all records equal the docx's."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from extract import extract
from samples.model import Plan, read_plan
from tests.markdown import write_markdown
from tests.pages import write_portal_page, write_word_page
from tests.samples import SAMPLES, STEMS
from tests.test_formats_agree import strip_places

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="soffice (LibreOffice) is not installed"
)
# LibreOffice writes this plan's second list without its first number, so that a browser,
# too, shows "I." twice.
RESTARTED = "05-phong-chong-dich-so-y-te"


def strip(plan: Any) -> dict[str, Any]:
    stripped: dict[str, Any] = strip_places(plan.model_dump(mode="json"))
    return stripped


@cache
def read_docx(stem: str) -> dict[str, Any]:
    return strip(extract(SAMPLES / f"{stem}.docx"))


@cache
def read_model(stem: str) -> Plan:
    return read_plan(SAMPLES / "plans" / f"{stem}.yaml")


WRITERS: dict[str, Callable[[Plan], str]] = {
    "word": write_word_page,
    "portal": write_portal_page,
    "html tables": write_markdown,
    "piped tables": partial(write_markdown, bars="outer"),
    "bare tables": partial(write_markdown, bars="inner"),
}


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("dialect", WRITERS)
def test_records_are_those_of_the_docx(stem: str, dialect: str) -> None:
    expected = read_docx(stem)
    found = strip(extract(WRITERS[dialect](read_model(stem)).encode(), name=stem))
    for name in expected:
        assert found[name] == expected[name], name


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every sample as LibreOffice exports it, made in one call."""
    folder = tmp_path_factory.mktemp("pages")
    profile = tmp_path_factory.mktemp("profile")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "html:HTML (StarWriter)", "--outdir", str(folder)]
    files = [str(SAMPLES / f"{stem}.docx") for stem in STEMS]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    return folder


@needs_office
def test_records_of_an_exported_page_are_those_of_the_docx(exported: Path) -> None:
    for stem in STEMS:
        expected, found = read_docx(stem), strip(extract(exported / f"{stem}.html"))
        for name in expected:
            if stem == RESTARTED and name in ("tasks", "findings"):
                # All but where the tasks stand.
                assert strip_paths(found["tasks"]) == strip_paths(expected["tasks"])
            else:
                assert found[name] == expected[name], (stem, name)


def strip_paths(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**task, "path": None} for task in tasks]
