"""Damaged and hostile Word files are read right or refused with reason and remedy."""

from __future__ import annotations

import contextlib

import pytest

from extract.document.draft import Draft, DraftParagraph
from extract.errors import KehoachError
from extract.parsers import detect_format
from extract.source import read_source
from tests.parsers.malformed import CASES, GOOD, READ, parts, zipped


def read(data: bytes) -> Draft:
    source = read_source(data, "ke-hoach.docx")
    return detect_format(source).parse(source)


def list_texts(draft: Draft) -> list[str]:
    found: list[str] = []
    for item in draft.items:
        cells = [item.text] if isinstance(item, DraftParagraph) else [c.text for c in item.cells]
        found += [text for text in cells if text]
    return found


def names(kind: type) -> list[str]:
    return [name for name, case in CASES.items() if isinstance(case.expected, kind)]


@pytest.mark.parametrize("name", names(list))
def test_what_can_be_read_is_read_right(name: str) -> None:
    assert list_texts(read(CASES[name].data)) == CASES[name].expected


@pytest.mark.parametrize("name", names(str))
def test_what_cannot_be_read_is_refused_clearly(name: str) -> None:
    with pytest.raises(KehoachError, match=str(CASES[name].expected)) as caught:
        read(CASES[name].data)
    assert len(caught.value.remedy) > 8


@pytest.mark.parametrize("name", names(type(None)))
def test_other_formats_by_this_name_never_break_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_SOFFICE", "/no/such/program")  # slow, and tested elsewhere
    with contextlib.suppress(KehoachError):
        assert list_texts(read(CASES[name].data))


def test_the_collection_is_large_and_its_ground_is_good() -> None:
    assert len(CASES) >= 60
    assert list_texts(read(GOOD)) == READ
    assert zipped(parts()) == GOOD
