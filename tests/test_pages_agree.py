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
RESTARTED = ("05-phong-chong-dich-so-y-te", "html")


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


# LibreOffice's two exports: format as it calls them, and suffix. Few plans for the second
# are enough: all kinds of numbers are in them.
EXPORTS = {
    "html": ("html:HTML (StarWriter)", STEMS),
    "xhtml": ("xhtml:XHTML Writer File", [STEMS[0], STEMS[4], STEMS[5]]),
}


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """LibreOffice's settings, made once for both exports."""
    return tmp_path_factory.mktemp("profile")


@needs_office
@pytest.mark.parametrize("suffix", EXPORTS)
def test_records_of_an_exported_page_are_those_of_the_docx(
    suffix: str, profile: Path, tmp_path: Path
) -> None:
    name, stems = EXPORTS[suffix]
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", name, "--outdir", str(tmp_path)]
    files = [str(SAMPLES / f"{stem}.docx") for stem in stems]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    for stem in stems:
        expected, found = read_docx(stem), strip(extract(tmp_path / f"{stem}.{suffix}"))
        for part in expected:
            if (stem, suffix) == RESTARTED and part in ("tasks", "findings"):
                # All but where the tasks stand.
                assert strip_paths(found["tasks"]) == strip_paths(expected["tasks"])
            else:
                assert found[part] == expected[part], (stem, part)


def strip_paths(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**task, "path": None} for task in tasks]
