"""The formats a plan is written in: each module in ``formats/`` with a ``WRITER`` is one.

A writer sees a finished plan and a path to write to; where results end up, and that nothing
is left half-written, is the business of ``write_plan`` and ``extract.writing``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UsageError
from extract.export import formats
from extract.writing import stage_results

if TYPE_CHECKING:
    from extract.records import Plan


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a user may choose about the files.

    Attributes:
        bom: whether CSV files begin with a byte order mark, which Excel needs to read UTF-8.
    """

    bom: bool = True


@dataclass(frozen=True, slots=True)
class Writer:
    """One output format.

    Attributes:
        name: what ``--format`` calls it.
        suffix: put behind the stem to name the result; "" for a folder.
        write: writes a plan to a path that does not exist yet (a folder makes itself).
        folder: whether the result is a folder.
        order: place in listings; lower comes first.
    """

    name: str
    suffix: str
    write: Callable[[Plan, Path, ExportOptions], None]
    folder: bool = False
    order: int = 50


@lru_cache(maxsize=1)
def find_writers() -> tuple[Writer, ...]:
    """All output formats of this package, in their order."""
    found = []
    for module_info in pkgutil.iter_modules(formats.__path__):
        module = importlib.import_module(f"{formats.__name__}.{module_info.name}")
        candidate = getattr(module, "WRITER", None)
        if isinstance(candidate, Writer):
            found.append(candidate)
    return tuple(sorted(found, key=lambda writer: (writer.order, writer.name)))


def choose_writers(names: Iterable[str] | None) -> tuple[Writer, ...]:
    """The writers with these names, in their own order; all for None.

    Raises:
        UsageError: a name is of no writer, or there is no name.
    """
    writers = find_writers()
    if names is None:
        return writers
    wanted = {name.strip().lower() for name in names} - {""}
    known = {writer.name for writer in writers}
    listed = ", ".join(writer.name for writer in writers)
    if wanted - known:
        unknown = ", ".join(sorted(wanted - known))
        raise UsageError(f"unknown output format {unknown}", f"choose from {listed}")
    if not wanted:
        raise UsageError("no output format is named", f"choose from {listed}")
    return tuple(writer for writer in writers if writer.name in wanted)


def write_plan(
    plan: Plan,
    folder: Path,
    stem: str,
    writers: Iterable[Writer],
    options: ExportOptions | None = None,
) -> list[Path]:
    """Write a plan in several formats, all of them or none; give the paths written.

    Raises:
        OutputError: something cannot be written; results of earlier runs are as they were.
    """
    chosen = tuple(writers)
    with stage_results(folder) as staging:
        for writer in chosen:
            name = stem + writer.suffix
            writer.write(
                plan, staging.path_for(name, folder=writer.folder), options or ExportOptions()
            )
    return [folder / (stem + writer.suffix) for writer in chosen]
