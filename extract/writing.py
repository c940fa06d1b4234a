"""Results that appear whole or not at all: written beside their place, then renamed.

A reader never sees half a file, and a run that fails leaves what an earlier run wrote.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import OutputError

# Files that file managers and office programs drop into any folder.
_STRAY = {"desktop.ini", "thumbs.db"}
_MANIFEST = "datapackage.json"


@dataclass
class Staging:
    """Results under way.

    Attributes:
        target: the folder the results go to.
        workshop: a folder inside ``target``, so that renaming never crosses file systems.
    """

    target: Path
    workshop: Path
    _names: list[str] = field(default_factory=list)

    def path_for(self, name: str, *, folder: bool = False) -> Path:
        """Where to write the result of this name for now.

        Raises:
            OutputError: something of the other kind, or not made by kehoach, is in its place.
        """
        _check_place(self.target / name, folder=folder)
        self._names.append(name)
        return self.workshop / "new" / name

    def publish(self) -> None:
        """Move all results to their places; if one cannot be moved, all go back."""
        try:
            for name in self._names:
                self._move(name)
        except BaseException:
            # An interrupt, too: what an earlier run wrote may just be out of its place.
            for name in self._names:
                self._move_back(name)
            raise

    def _move(self, name: str) -> None:
        place, fresh, kept = self._paths(name)
        if place.is_dir():
            # A folder that is not empty cannot be renamed onto.
            place.rename(kept)
            fresh.rename(place)
        else:
            if place.exists():
                shutil.copy2(place, kept)
            fresh.replace(place)

    def _move_back(self, name: str) -> None:
        place, fresh, kept = self._paths(name)
        if not fresh.exists() and place.exists():
            # The new result has been moved to its place.
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink()
        if kept.exists() and not place.exists():
            kept.rename(place)

    def _paths(self, name: str) -> tuple[Path, Path, Path]:
        """Where a result goes, where it is made, and where the earlier one waits."""
        return self.target / name, self.workshop / "new" / name, self.workshop / "old" / name


@contextmanager
def stage_results(target: Path) -> Iterator[Staging]:
    """Collect results for a folder and publish them when the block ends without an error.

    Raises:
        OutputError: the folder cannot be made or written to, or a result cannot be placed.
    """
    with _explain_failure(target):
        target.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".kehoach-", dir=target))
    try:
        with _explain_failure(target):
            for part in ("new", "old"):
                (workshop / part).mkdir()
            staging = Staging(target, workshop)
            yield staging
            staging.publish()
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with the line ends as they are in the text, on every system."""
    path.write_bytes(text.encode("utf-8"))


@contextmanager
def _explain_failure(target: Path) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(
            f"{error.filename or target} is a file, not a folder", "choose another --out"
        ) from error
    except OSError as error:
        raise OutputError(
            f"cannot write to {target} ({error.strerror or error})",
            "check space and permissions, and close the results if another program has them open",
        ) from error


def _check_place(place: Path, *, folder: bool) -> None:
    if not folder:
        if place.is_dir():
            raise OutputError(f"{place} is a folder in the result's place", "choose another --out")
        return
    if not place.exists():
        return
    if not place.is_dir():
        raise OutputError(f"{place} is a file in the result's place", "choose another --out")
    strangers = sorted(_list_strangers(place))
    if strangers:
        raise OutputError(
            f"{place} holds {strangers[0]}, which kehoach did not write",
            "move it away or choose another --out",
        )


def _list_strangers(folder: Path) -> set[str]:
    """Names in a result folder that its own datapackage.json does not list."""
    present = {
        item.name
        for item in folder.iterdir()
        if not item.name.startswith(".") and item.name.lower() not in _STRAY
    }
    try:
        package = json.loads((folder / _MANIFEST).read_bytes())
        listed = {resource["path"] for resource in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return present
    return present - listed - {_MANIFEST}
