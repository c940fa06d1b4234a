"""OLE compound files: what lies in the root folder, whatever else the bytes hold."""

from __future__ import annotations

import contextlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UnreadableDocument
from extract.parsers.compound import CompoundFile, list_names
from tests.parsers.compounds import SECTOR, build_compound

CONTENT = st.builds(
    lambda piece, times: piece * times, st.binary(max_size=97), st.sampled_from([1, 3, 60, 900])
)
TREES = st.dictionaries(
    st.text(string.ascii_letters, min_size=1, max_size=20), CONTENT, min_size=1, max_size=5
)
SAMPLE = build_compound({"Small": b"a" * 100, "Large": b"b" * 5000, "Folder": {"Inner": b"c"}})


@given(TREES)
def test_streams_come_back_as_they_were(tree: dict[str, bytes]) -> None:
    file = CompoundFile(build_compound(dict(tree)))
    assert file.names == tree.keys()
    for name, content in tree.items():
        assert file.read_stream(name) == content


def test_streams_in_folders_are_not_the_files_own() -> None:
    file = CompoundFile(SAMPLE)
    assert file.names == {"Small", "Large", "Folder"}
    for name in ("Inner", "Folder", "None"):
        with pytest.raises(UnreadableDocument):
            file.read_stream(name)


@given(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255))
def test_changed_bytes_never_break_out(place: int, value: int) -> None:
    data = bytearray(SAMPLE)
    data[place] = value
    with contextlib.suppress(UnreadableDocument):
        file = CompoundFile(bytes(data))
        for name in file.names:
            with contextlib.suppress(UnreadableDocument):
                file.read_stream(name)


@pytest.mark.parametrize("size", [0, 8, 400, 512, 600, len(SAMPLE) - SECTOR, len(SAMPLE) // 2])
def test_cut_file_is_called_damaged(size: int) -> None:
    with pytest.raises(UnreadableDocument, match="damaged or cut short"):
        CompoundFile(SAMPLE[:size])
    assert list_names(SAMPLE[:size]) == frozenset()


def test_chain_that_goes_round_in_a_circle_ends() -> None:
    # The last sector is the table; the second entry of "Large" leads back to the first.
    table = len(SAMPLE) - SECTOR
    first = next(
        number for number in range(20) if SAMPLE[(number + 1) * SECTOR :].startswith(b"b" * SECTOR)
    )
    data = bytearray(SAMPLE)
    data[table + 4 * (first + 1) : table + 4 * (first + 2)] = first.to_bytes(4, "little")
    with pytest.raises(UnreadableDocument, match="damaged"):
        CompoundFile(bytes(data)).read_stream("Large")
