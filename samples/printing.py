"""DOCX to PDF through LibreOffice without a window."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

TIME_LIMIT_SECONDS = 180
FONT_LIMIT_SECONDS = 30


def to_pdf(
    document: Path,
    out_dir: Path,
    time_limit: float = TIME_LIMIT_SECONDS,
    keep_fonts: bool = False,
) -> Path:
    """Print ``document`` into ``out_dir`` and return the PDF's path.

    LibreOffice runs with a profile folder of its own, so that one started elsewhere
    neither blocks it nor lends it settings. It sees only fonts that hold all Vietnamese
    letters: with any other (Liberation 1, for one) it draws the accented letters of a word
    from a second font, and the PDF's words fall apart. ``keep_fonts`` prints with all
    fonts, for a test of such a PDF.

    Raises:
        FileNotFoundError: there is no ``soffice``.
        RuntimeError: LibreOffice made no PDF.
        subprocess.TimeoutExpired: it took longer than ``time_limit`` seconds.
    """
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice (LibreOffice) is not installed")
    with tempfile.TemporaryDirectory() as profile:
        environment = dict(os.environ)
        if not keep_fonts:
            fonts = Path(profile) / "fonts.conf"
            fonts.write_text(_hide_fonts(), encoding="utf-8")
            environment["FONTCONFIG_FILE"] = str(fonts)
        command = [
            program,
            f"-env:UserInstallation={(Path(profile) / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out_dir),
            str(document),
        ]
        done = subprocess.run(
            command, capture_output=True, timeout=time_limit, check=False, env=environment
        )
    target = out_dir / f"{document.stem}.pdf"
    if done.returncode or not target.is_file():
        raise RuntimeError(f"no PDF of {document.name}: {done.stderr.decode(errors='replace')}")
    return target


def _hide_fonts() -> str:
    """A fontconfig file that hides every installed font without Vietnamese letters."""
    unfit = _list_fonts(":") - _list_fonts(":lang=vi")
    if not _list_fonts(":lang=vi"):
        unfit = set()
    patterns = "".join(f"<glob>{escape(name)}</glob>" for name in sorted(unfit))
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<selectfont><rejectfont>{patterns}</rejectfont></selectfont></fontconfig>"
    )


def _list_fonts(pattern: str) -> set[str]:
    program = shutil.which("fc-list")
    if program is None:
        return set()
    done = subprocess.run(
        [program, pattern, "file"],
        capture_output=True,
        text=True,
        timeout=FONT_LIMIT_SECONDS,
        check=False,
    )
    return {line.rstrip(": ") for line in done.stdout.splitlines() if line.strip()}
