"""OLE compound files: the small file system that old Office files are.

What comes in is the bytes of a file, what goes out the names in its root folder and the
bytes of a stream there. Streams of embedded objects lie in folders of their own, so a Word
file that holds a workbook is still a Word file. Source: [MS-CFB], sections 2.2 to 2.6.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from extract.errors import UnreadableDocument

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_SECTOR_SHIFTS = {3: 9, 4: 12}  # major version -> power of two of the sector's size
_MINI_SHIFT = 6
_MAX_SECTOR = 0xFFFFFFFA  # larger numbers say "end", "free" and the like
_NO_ENTRY = 0xFFFFFFFF
_STREAM = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def is_compound(data: bytes) -> bool:
    """Whether the bytes begin as a compound file does."""
    return data.startswith(MAGIC)


def list_names(data: bytes) -> frozenset[str]:
    """Names in the root folder; empty where the bytes are no whole compound file."""
    if not is_compound(data):
        return frozenset()
    try:
        return CompoundFile(data).names
    except UnreadableDocument:
        return frozenset()


class CompoundFile:
    """A compound file's root folder.

    Raises:
        UnreadableDocument: the file is damaged or cut short.
    """

    def __init__(self, data: bytes) -> None:
        if not is_compound(data) or len(data) < _HEADER_BYTES:
            raise _damaged()
        self._data = data
        major, _, shift = struct.unpack_from("<3H", data, 26)
        if _SECTOR_SHIFTS.get(major) != shift:
            raise _damaged()
        self._size = 1 << shift
        self._mini_cutoff = struct.unpack_from("<I", data, 56)[0]
        self._table = self._read_table()
        self._mini: tuple[tuple[int, ...], bytes] | None = None  # of streams of a few bytes
        start = struct.unpack_from("<I", data, 48)[0]
        self._entries = _read_entries(self._read_chain(start))
        if not self._entries:
            raise _damaged()
        self._root = {entry.name: entry for entry in self._walk_root()}

    @property
    def names(self) -> frozenset[str]:
        """Names of the streams and folders in the root folder."""
        return frozenset(self._root)

    def read_stream(self, name: str) -> bytes:
        """All bytes of a stream of the root folder.

        Raises:
            UnreadableDocument: there is no such stream, or not all of it.
        """
        entry = self._root.get(name)
        if entry is None or entry.kind != _STREAM:
            raise _damaged()
        content = (
            self._read_mini_chain(entry.start)
            if entry.size < self._mini_cutoff
            else self._read_chain(entry.start)
        )
        if len(content) < entry.size:
            raise _damaged()
        return content[: entry.size]

    def _read_sector(self, number: int) -> bytes:
        # The header takes the room of the first sector, whatever the sector's size.
        start = (number + 1) * self._size
        # Some programs leave the end of the last sector away.
        if number > _MAX_SECTOR or start >= len(self._data):
            raise _damaged()
        return self._data[start : start + self._size]

    def _read_table(self) -> tuple[int, ...]:
        """Which sector follows on which, for the whole file ([MS-CFB] 2.3, 2.5)."""
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        following = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while following <= _MAX_SECTOR and following not in seen:
            seen.add(following)
            *found, following = _read_numbers(self._read_sector(following))
            sectors += found
        listed = [number for number in sectors if number <= _MAX_SECTOR]
        if len(listed) > len(self._data) // self._size:  # some are listed more than once
            raise _damaged()
        return _read_numbers(b"".join(map(self._read_sector, listed)))

    def _read_chain(self, start: int) -> bytes:
        return b"".join(self._read_sector(number) for number in _follow(self._table, start))

    def _read_mini_chain(self, start: int) -> bytes:
        if self._mini is None:
            first = struct.unpack_from("<I", self._data, 60)[0]
            table = _read_numbers(self._read_chain(first))
            self._mini = table, self._read_chain(self._entries[0].start)
        table, content = self._mini
        return b"".join(
            content[number << _MINI_SHIFT : (number + 1) << _MINI_SHIFT]
            for number in _follow(table, start)
        )

    def _walk_root(self) -> Iterator[_Entry]:
        """The root folder is a binary tree of siblings ([MS-CFB] 2.6.4)."""
        waiting, seen = [self._entries[0].child], set[int]()
        while waiting:
            number = waiting.pop()
            if number == _NO_ENTRY or number in seen:
                continue
            if number >= len(self._entries):
                raise _damaged()
            seen.add(number)
            entry = self._entries[number]
            yield entry
            waiting += (entry.left, entry.right)


def _read_numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _follow(table: tuple[int, ...], start: int) -> Iterator[int]:
    number, left = start, len(table)
    while number <= _MAX_SECTOR:
        if number >= len(table) or not left:  # it leads nowhere, or round in a circle
            raise _damaged()
        left -= 1
        yield number
        number = table[number]


def _read_entries(data: bytes) -> list[_Entry]:
    entries = []
    for start in range(0, len(data) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        size_of_name, kind, _, left, right, child = struct.unpack_from("<HBB3I", data, start + 64)
        name = data[start : start + max(0, min(size_of_name, 64) - 2)]
        first, size = struct.unpack_from("<2I", data, start + 116)
        entries.append(
            _Entry(name.decode("utf-16-le", "replace"), kind, left, right, child, first, size)
        )
    return entries


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(
        "the old Office file (OLE) is damaged or cut short",
        "open it in the program it was made with and save it again, or ask the sender for it again",
    )
