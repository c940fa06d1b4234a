"""One start of LibreOffice: files of one format in, files of another out."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableDocument
from extract.parsers.libreoffice.profile import write_profile
from extract.parsers.libreoffice.program import find_program, read_limit
from extract.parsers.libreoffice.running import Outcome, run_limited

if TYPE_CHECKING:
    from extract.parsers.libreoffice import Origin

_PACKAGE = b"PK\x03\x04"
_QUOTED = 200
_CHATTER = re.compile(r"java|^convert ", re.IGNORECASE)


def convert(data: bytes, origin: Origin) -> bytes:
    """The package that LibreOffice makes of a file: ``origin.target`` says of which kind.

    Any number of calls may run at once, in threads or processes: each has a folder and a
    profile of its own.

    Raises:
        UnreadableDocument: LibreOffice is not installed, cannot be started, takes too long,
            or made no package of the file.
        UsageError: a setting in the environment is wrong.
    """
    program, seconds = find_program(f".{origin.name}"), read_limit()
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        original = folder / f"plan.{origin.name}"
        original.write_bytes(data)
        command = build_command(program, folder, [original], origin.target, origin.import_filter)
        try:
            outcome = run_limited(command, folder, seconds, build_environment(folder))
        except OSError as error:
            raise UnreadableDocument(
                f"LibreOffice ({program}) cannot be started ({error.strerror})",
                f"check the program, or save the file as {origin.suffix}",
            ) from error
        package = _read_bytes(folder / "out" / f"plan{origin.suffix}")
    if outcome.code is None:
        raise UnreadableDocument(
            f"LibreOffice was still reading the file after {seconds:g} seconds",
            f"save it as {origin.suffix}, or give it more time in KEHOACH_SOFFICE_SECONDS",
        )
    # The exit code tells nothing: it is 0 where the file could not be loaded.
    if not package.startswith(_PACKAGE):
        raise UnreadableDocument(
            f"LibreOffice cannot read the file, it is probably damaged{_quote(outcome)}",
            f"open it in its own program, save it as {origin.suffix} and name that; "
            f"if other .{origin.name} files fail too, check the installation of LibreOffice",
        )
    return package


def build_command(
    program: str, folder: Path, files: Sequence[Path], target: str, import_filter: str = ""
) -> list[str]:
    """The command that converts ``files`` into ``folder / "out"``, on a new profile.

    ``target`` is an extension, with the name of an export filter after a colon if wanted.
    """
    profile, out = folder / "profile", folder / "out"
    write_profile(profile)
    out.mkdir()
    return [
        program,
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nofirststartwizard",
        *([f"--infilter={import_filter}"] if import_filter else []),
        "--convert-to",
        target,
        "--outdir",
        str(out),
        *map(str, files),
    ]


def build_environment(folder: Path) -> dict[str, str]:
    """The environment with a fixed language, no display, and temporary files in ``folder``."""
    return {
        **os.environ,
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "TMPDIR": str(folder),
    }


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _quote(outcome: Outcome) -> str:
    """What LibreOffice said last, in brackets; not what it says of Java and of its work."""
    lines = [line.strip() for line in outcome.said.splitlines()]
    said = [line for line in lines if line and not _CHATTER.search(line)]
    if not said:
        return ""
    last = "".join(letter for letter in said[-1] if letter.isprintable())
    return f" ({last[:_QUOTED]})"
