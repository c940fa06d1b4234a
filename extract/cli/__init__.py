"""The command line. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run ``kehoach``; the console script and ``python -m extract`` start here."""
    for stream in (sys.stdout, sys.stderr):
        # File names and findings are Vietnamese, whatever the console's own encoding.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from extract.cli.app import app

    app(prog_name="kehoach")
