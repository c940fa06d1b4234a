"""The input file: its bytes, its name, its hash and what its content says it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extract.errors import UnreadableDocument


@dataclass(frozen=True)
class Source:
    """Bytes to parse and the name to call them by."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def suffix(self) -> str:
        """Extension of the name, lower case, with its dot; "" where there is none."""
        return Path(self.name).suffix.lower()


def read_source(source: str | Path | bytes, name: str | None = None) -> Source:
    """Load a path, or take bytes as they are.

    Raises:
        UnreadableDocument: the path cannot be read, or there is not one byte in it.
    """
    if isinstance(source, bytes):
        found = Source(name or "document", source)
    else:
        path = Path(source)
        try:
            found = Source(name or path.name, path.read_bytes())
        except FileNotFoundError as error:
            raise UnreadableDocument("no such file", "check the path") from error
        except IsADirectoryError as error:
            raise UnreadableDocument("this is a folder", "name the files in it") from error
        except OSError as error:
            raise UnreadableDocument(
                f"the file cannot be opened ({error.strerror})", "check its permissions"
            ) from error
    if not found.data:
        raise UnreadableDocument("the file is empty (0 bytes)", "ask the sender for it again")
    return found
