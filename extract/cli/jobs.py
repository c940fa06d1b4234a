"""Which files are to be read, and what the results of each are called."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from extract.errors import OutputError
from extract.export import Writer

if TYPE_CHECKING:
    from extract.archives import ArchivedFile


@dataclass(frozen=True, slots=True)
class Job:
    """One plan to read.

    Attributes:
        path: the file, or the archive that the plan is in.
        stem: of its results, with their folder: "plan", "archive/folder/plan".
        file: the plan in the archive; None where the file is the plan itself.
    """

    path: Path
    stem: str
    file: ArchivedFile | None = None

    @property
    def label(self) -> str:
        """What messages call it."""
        return f"{self.path}/{self.file.place}" if self.file else str(self.path)


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


def name_results(
    paths: Sequence[Path],
    writers: Sequence[Writer],
    archives: Mapping[Path, Sequence[ArchivedFile]] | None = None,
) -> list[Job]:
    """Give each plan a stem for its results, so that no two results have one name.

    A stem that several files share becomes "stem.ext" for each of them; where that is not
    enough, the later ones get "-2", "-3" … The plans of an archive have their results in a
    folder with its stem, in the folders they have in the archive. The same files in the
    same order always get the same names.
    """
    opened = archives or {}
    jobs: list[Job] = []
    stems = _name_stems([PurePosixPath(path.name) for path in paths], writers)
    for path, stem in zip(paths, stems, strict=True):
        if path not in opened:
            jobs.append(Job(path, stem))
            continue
        files = opened[path]
        inner = _name_stems([file.place for file in files], writers)
        jobs += [Job(path, f"{stem}/{name}", file) for name, file in zip(inner, files, strict=True)]
    return jobs


def _name_stems(places: Sequence[PurePosixPath], writers: Sequence[Writer]) -> list[str]:
    shared = Counter(_fold(str(place.parent / place.stem)) for place in places)
    # Where a folder of plans lies, no plan may have its own.
    taken = {_fold(str(folder)) for place in places for folder in place.parents}
    stems = []
    for place in places:
        only = shared[_fold(str(place.parent / place.stem))] == 1
        wanted = str(place.parent / place.stem if only else place)
        stem, number = wanted, 1
        while taken & _name_targets(stem, writers):
            number += 1
            stem = f"{wanted}-{number}"
        taken |= _name_targets(stem, writers)
        stems.append(stem)
    return stems


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
    # A stem alone may be the folder of an archive's plans.
    return {_fold(stem + suffix) for suffix in ("", *(writer.suffix for writer in writers))}


def _fold(name: str) -> str:
    # File systems differ in whether case and composition tell names apart; to be safe, they do not.
    return unicodedata.normalize("NFC", name).casefold()
