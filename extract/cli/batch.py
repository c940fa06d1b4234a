"""Read many files one by one: what fails is said and counted, the others are still done."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.jobs import Job, check_targets, drop_repeats, name_results
from extract.cli.summary import summarize_batch, summarize_plan
from extract.errors import KehoachError, RulebookError
from extract.export import ExportOptions, Writer, write_plan

if TYPE_CHECKING:
    from extract.archives import Archive, ArchivedFile
    from extract.records import Plan

EXIT_OK, EXIT_SOME_FAILED, EXIT_ALL_FAILED = 0, 3, 4
_DEBUG_SWITCH = "KEHOACH_DEBUG"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user asked for.

    Attributes:
        out: folder of the results; None where no files are written.
        writers: the output formats.
        options: choices about the files.
        rules: folder of rules laid over the built-in ones.
        with_blocks: whether the JSON carries the parsed text.
        stdout: whether JSON goes to standard output.
        nlp: whether libraries are asked for a second opinion.
    """

    out: Path | None
    writers: tuple[Writer, ...]
    options: ExportOptions
    rules: Path | None = None
    with_blocks: bool = False
    stdout: bool = False
    nlp: bool = False


def run_batch(paths: Iterable[Path], settings: Settings) -> int:
    """Read all files, write their results, say how it went; give the exit code.

    Raises:
        RulebookError: the rules are wrong, which concerns every file alike.
    """
    if settings.nlp:
        _say_missing_layers()
    kept, repeats = drop_repeats(paths)
    for path in repeats:
        _say(f"kehoach: {path}: named twice, done once")
    opened = _Opened(kept)
    jobs = name_results(opened.paths, settings.writers, opened.archives)
    done = 0
    for number, job in enumerate(jobs, start=1):
        progress = f"[{number}/{len(jobs)}] " if len(jobs) > 1 else ""
        done += _run_job(job, jobs, settings, progress)
    total = len(jobs) + opened.failed
    if total > 1:
        _say(summarize_batch(done, total, settings.out))
    if done == total:
        return EXIT_OK
    return EXIT_SOME_FAILED if done else EXIT_ALL_FAILED


class _Opened:
    """The named files, those that are archives opened.

    Attributes:
        paths: files to read, without archives that cannot be opened.
        archives: the plans in those of them that are archives.
        failed: number of archives that cannot be opened.
    """

    def __init__(self, paths: list[Path]) -> None:
        self.paths: list[Path] = []
        self.archives: dict[Path, list[ArchivedFile]] = {}
        self.failed = 0
        for path in paths:
            try:
                archive = _open_archive(path)
            except KehoachError as error:
                _say(f"kehoach: {path}: {error.reason}; {error.remedy}")
                self.failed += 1
                continue
            self.paths.append(path)
            if archive is not None:
                self.archives[path] = archive.files
                if archive.passed_over:
                    names = ", ".join(archive.passed_over[:_SHOWN])
                    more = ", …" if len(archive.passed_over) > _SHOWN else ""
                    _say(
                        f"kehoach: {path}: passed over what no plan is: "
                        f"{_make_printable(names)}{more}"
                    )


def _open_archive(path: Path) -> Archive | None:
    """The archive at a path; None where there is something else, or nothing."""
    from extract.archives import is_archive_file, read_archive

    return read_archive(path, _make_printable(path.name)) if is_archive_file(path) else None


def _say_missing_layers() -> None:
    from extract.nlp import LAYERS, find_missing

    missing = find_missing(LAYERS)
    if missing:
        _say(
            f"kehoach: --nlp: {' and '.join(missing)} not installed, reading goes on without; "
            "install with: pip install 'kehoach[nlp]'"
        )


def _run_job(job: Job, jobs: list[Job], settings: Settings, progress: str) -> bool:
    try:
        plan = _deliver_plan(job, jobs, settings)
    except RulebookError:
        raise
    except KehoachError as error:
        _say(f"kehoach: {job.label}: {error.reason}; {error.remedy}")
        return False
    except BrokenPipeError:
        raise  # whoever reads our output has gone: nothing is left to do
    except Exception as error:
        # One file that meets a bug must not cost the others.
        kind = type(error).__name__
        message = f"internal error ({kind}); please report it ({_DEBUG_SWITCH}=1 shows where)"
        _say(f"kehoach: {job.label}: {message}")
        if os.environ.get(_DEBUG_SWITCH):
            traceback.print_exc()
        return False
    _say(f"{progress}{job.label}: {summarize_plan(plan)}")
    return True


def _deliver_plan(job: Job, jobs: list[Job], settings: Settings) -> Plan:
    from extract.nlp import LAYERS
    from extract.pipeline import extract

    if settings.out is not None:
        check_targets(job, (other.path for other in jobs), settings.out, settings.writers)
    plan = extract(
        job.file.read() if job.file else job.path,
        name=_make_printable(job.path.name),
        rules=settings.rules,
        with_blocks=settings.with_blocks,
        nlp=LAYERS if settings.nlp else (),
    )
    if settings.out is not None:
        target = settings.out / job.stem
        write_plan(plan, target.parent, target.name, settings.writers, settings.options)
    if settings.stdout:
        _print_plan(plan, compact=len(jobs) > 1)
    return plan


def _print_plan(plan: Plan, *, compact: bool) -> None:
    from extract.export.formats.json_file import render_json

    sys.stdout.write(render_json(plan, compact=compact))
    sys.stdout.flush()


def _make_printable(name: str) -> str:
    # A file name need not be valid UTF-8; JSON has to be.
    return name.encode("utf-8", "replace").decode("utf-8")


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
