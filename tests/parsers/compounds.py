"""Small OLE compound files, sector by sector, as [MS-CFB] describes them."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, TABLE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
FOLDER, STREAM, ROOT = 1, 2, 5

Tree = dict[str, "bytes | Tree"]  # name -> content of a stream, or what a folder holds


@dataclass
class Layout:
    sectors: list[bytes] = field(default_factory=list)
    table: list[int] = field(default_factory=list)
    minis: list[bytes] = field(default_factory=list)
    mini_table: list[int] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)


def build_compound(tree: Tree) -> bytes:
    """A compound file of version 3; siblings hang in one line, which is a tree as well."""
    layout = Layout()
    layout.entries.append(b"")
    child = add_folder(layout, tree)
    mini_start, mini_size = END, 0
    if layout.minis:
        content = b"".join(layout.minis)
        mini_start, mini_size = add_chain(layout, content), len(content)
    layout.entries[0] = make_entry("Root Entry", ROOT, NONE, child, mini_start, mini_size)
    directory = add_chain(layout, b"".join(layout.entries))
    mini_fat = add_chain(layout, numbers(layout.mini_table)) if layout.mini_table else END
    count = 1
    while (len(layout.sectors) + count) * 4 > count * SECTOR:
        count += 1
    places = list(range(len(layout.sectors), len(layout.sectors) + count))
    table = numbers(layout.table + [TABLE] * count).ljust(count * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16s5H6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, count, directory, 0, CUTOFF, mini_fat, int(bool(layout.mini_table)), END, 0),
    )
    difat = numbers(places).ljust(109 * 4, b"\xff")
    return header + difat + b"".join(layout.sectors) + table


def add_folder(layout: Layout, tree: Tree) -> int:
    """Add what a folder holds; number of its first entry."""
    following = NONE
    for name, content in tree.items():
        number = len(layout.entries)
        layout.entries.append(b"")
        if isinstance(content, dict):
            child = add_folder(layout, content)
            entry = make_entry(name, FOLDER, following, child, 0, 0)
        else:
            start = add_stream(layout, content)
            entry = make_entry(name, STREAM, following, NONE, start, len(content))
        layout.entries[number] = entry
        following = number
    return following


def add_stream(layout: Layout, content: bytes) -> int:
    if len(content) >= CUTOFF:
        return add_chain(layout, content)
    if not content:
        return END
    pieces = cut(content, MINI)
    start = len(layout.minis)
    layout.minis += pieces
    layout.mini_table += [*range(start + 1, start + len(pieces)), END]
    return start


def add_chain(layout: Layout, content: bytes) -> int:
    pieces = cut(content, SECTOR)
    start = len(layout.sectors)
    layout.sectors += pieces
    layout.table += [*range(start + 1, start + len(pieces)), END]
    return start


def cut(content: bytes, size: int) -> list[bytes]:
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    return [piece.ljust(size, b"\0") for piece in pieces]


def make_entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I36xIQ", text, len(text) + 2, kind, 1, NONE, right, child, start, size
    )


def numbers(values: list[int]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)
