"""Run a program for a limited time and leave none of its processes behind."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_LOG_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended: its exit code, None where time ran out, and what it said last."""

    code: int | None
    said: str


def run_limited(
    command: Sequence[str], folder: Path, seconds: float, environment: Mapping[str, str]
) -> Outcome:
    """Run a program in ``folder``; whatever happens, it and its children are gone after.

    The program gets a process group of its own, so the children that it starts can be
    ended with it, and a Ctrl-C meant for this process reaches it through here only. What it
    says goes to a file: a pipe would stay open as long as any child lives.

    Raises:
        OSError: the program cannot be started.
    """
    log = folder / "said.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            start_new_session=True,
        )
        try:
            code: int | None = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _end_group(process)
    with log.open("rb") as written:
        written.seek(max(0, log.stat().st_size - _LOG_BYTES))
        return Outcome(code, written.read().decode("utf-8", "replace"))


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End the program if it runs, and what it left running in its group."""
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
