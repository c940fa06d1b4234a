"""Which files are to be read, and what the results of each are called."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.errors import OutputError
from extract.export import Writer


@dataclass(frozen=True, slots=True)
class Job:
    """One input file and the stem of its results."""

    path: Path
    stem: str


def drop_repeats(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The files in order, each once, and those that were named again."""
    seen: set[Path] = set()
    kept: list[Path] = []
    repeats: list[Path] = []
    for path in paths:
        resolved = path.resolve()
        (repeats if resolved in seen else kept).append(path)
        seen.add(resolved)
    return kept, repeats


def name_results(paths: Sequence[Path], writers: Sequence[Writer]) -> list[Job]:
    """Give each file a stem for its results, so that no two results have one name.

    A stem that several files share becomes "stem.ext" for each of them; where that is not
    enough, the later ones get "-2", "-3" … The same files in the same order always get the
    same names.
    """
    shared = Counter(_fold(path.stem) for path in paths)
    taken: set[str] = set()
    jobs = []
    for path in paths:
        wanted = path.stem if shared[_fold(path.stem)] == 1 else path.name
        stem, number = wanted, 1
        while taken & _name_targets(stem, writers):
            number += 1
            stem = f"{wanted}-{number}"
        taken |= _name_targets(stem, writers)
        jobs.append(Job(path, stem))
    return jobs


def check_targets(job: Job, inputs: Iterable[Path], out: Path, writers: Iterable[Writer]) -> None:
    """Make sure that no result takes the place of an input.

    Raises:
        OutputError: a result would overwrite a file that is to be read.
    """
    sources = {path.resolve() for path in inputs}
    for writer in writers:
        target = out / (job.stem + writer.suffix)
        if target.resolve() in sources:
            raise OutputError(f"{target} would overwrite an input", "choose another --out")


def _name_targets(stem: str, writers: Iterable[Writer]) -> set[str]:
    return {_fold(stem + writer.suffix) for writer in writers}


def _fold(name: str) -> str:
    # File systems differ in whether case and composition tell names apart; to be safe, they do not.
    return unicodedata.normalize("NFC", name).casefold()
