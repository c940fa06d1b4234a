"""Where LibreOffice is, and how long it may take."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from extract.errors import UnreadableDocument, UsageError

PROGRAM_SETTING = "KEHOACH_SOFFICE"
LIMIT_SETTING = "KEHOACH_SOFFICE_SECONDS"
# Twice the rows of a table in a .doc take LibreOffice more than four times as long: 1,000 rows
# 20 s on a machine of its own, so this is enough for 2,000 and for a busy machine.
_LIMIT_SECONDS = 300.0
_NAMES = ("soffice", "libreoffice")
# Where installers put it without a link on the search path; of several versions the last.
_PLACES = (
    ("/opt", "libreoffice*/program/soffice"),
    ("/usr", "lib*/libreoffice/program/soffice"),
    ("/Applications", "LibreOffice*.app/Contents/MacOS/soffice"),
    ("C:/Program Files", "LibreOffice*/program/soffice.com"),
    ("C:/Program Files (x86)", "LibreOffice*/program/soffice.com"),
)


def find_program(kind: str) -> str:
    """Path of ``soffice``; ``kind`` names what it is needed for (".doc") in the message.

    Raises:
        UnreadableDocument: LibreOffice is not installed.
        UsageError: the setting names no program.
    """
    named = os.environ.get(PROGRAM_SETTING)
    if named:
        found = shutil.which(named)
        if found is None:
            raise UsageError(
                f"{PROGRAM_SETTING} names no program ({named})",
                "name the soffice of your LibreOffice, or unset it",
            )
        return found
    for path in _list_candidates():
        return path
    raise UnreadableDocument(
        f"LibreOffice is needed to read {kind} files and is not installed",
        "install it (Debian, Ubuntu: apt install libreoffice-writer; else libreoffice.org), "
        "or save the file as .docx",
    )


def read_limit() -> float:
    """Seconds that one file may take.

    Raises:
        UsageError: the setting is no number above 0.
    """
    setting = os.environ.get(LIMIT_SETTING)
    if not setting:
        return _LIMIT_SECONDS
    try:
        seconds = float(setting)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 86_400:
        raise UsageError(
            f"{LIMIT_SETTING} is no number of seconds ({setting})",
            f"set it to a number such as {_LIMIT_SECONDS:.0f}, or unset it",
        )
    return seconds


def _list_candidates() -> Iterator[str]:
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            yield found
    for folder, pattern in _PLACES:
        for path in sorted(Path(folder).glob(pattern), reverse=True):
            if os.access(path, os.X_OK):
                yield str(path)
