"""Tesseract as a program: where it is, what it can read, running it over pictures.

In: pictures of text. Out: its hOCR, one page for each picture. The program is found when
it is needed: ``KEHOACH_TESSERACT`` names it, else it is looked for on the path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache

import cv2

from extract.errors import UnreadableDocument
from extract.parsers.scan.picture import Pixels

LANGUAGE = "vie"
VARIABLE = "KEHOACH_TESSERACT"
_INSTALL = "install it, on Debian: apt-get install tesseract-ocr tesseract-ocr-vie"
_TIME_LIMIT = 180.0  # seconds for the pictures of one page


class MissingProgram(UnreadableDocument):
    """Tesseract, or its data for Vietnamese, is not installed."""


@lru_cache(maxsize=4)
def find_program(named: str | None = None) -> str:
    """Path of a Tesseract that reads Vietnamese; ``named`` is the one to try.

    Raises:
        MissingProgram: there is none, or it lacks the data.
    """
    path = shutil.which(named or "tesseract")
    if path is None:
        raise MissingProgram(
            "this is a scan (images only), and tesseract, which recognises text, is missing",
            _INSTALL,
        )
    try:
        listed = subprocess.run(
            [path, "--list-langs"], capture_output=True, timeout=30, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingProgram(f"{path} cannot be run", _INSTALL) from error
    if LANGUAGE.encode() not in listed.split():
        raise MissingProgram(
            "this is a scan (images only), and tesseract has no data for Vietnamese", _INSTALL
        )
    return path


def require_program() -> str:
    """The Tesseract to use.

    Raises:
        MissingProgram: there is none, or it lacks the data.
    """
    return find_program(os.environ.get(VARIABLE) or None)


def recognise(pictures: Sequence[Pixels], mode: int, dpi: float) -> bytes:
    """Have pictures read; gives hOCR with one page for each.

    Args:
        pictures: gray, dark on light.
        mode: how Tesseract cuts a picture into lines (its ``--psm``).
        dpi: of all the pictures.

    Raises:
        MissingProgram: see ``find_program``.
        UnreadableDocument: the program failed or took too long.
    """
    done, encoded = cv2.imencodemulti(".tif", list(pictures))
    if not done:
        raise UnreadableDocument("the page cannot be handed to tesseract", "scan it anew")
    command = [require_program(), "-", "-", "-l", LANGUAGE, "--psm", str(mode)]
    command += ["--dpi", str(round(dpi)), "hocr"]
    # One thread each: pages are read side by side, and more threads hardly help one page.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        result = subprocess.run(
            command,
            input=encoded.tobytes(),
            capture_output=True,
            timeout=_TIME_LIMIT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(
            f"tesseract took more than {_TIME_LIMIT:.0f} s for one page", "scan it at 300 dpi"
        ) from error
    if result.returncode:
        said = result.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableDocument(
            f"tesseract failed ({said[-1] if said else result.returncode})",
            "try the command line: tesseract FILE - -l vie",
        )
    return result.stdout
