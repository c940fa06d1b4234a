"""One plan in three formats is one plan: all records are equal."""

from __future__ import annotations

from typing import Any

import pytest

from extract import extract
from tests.samples import FORMATS, SAMPLES, STEMS

# What a format may differ in: where the words stand, and the file itself.
PLACES = {"evidence", "source", "ledger", "blocks"}


def strip_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: strip_places(item) for key, item in value.items() if key not in PLACES}
    if isinstance(value, list):
        return [strip_places(item) for item in value]
    return value


def read(stem: str, fmt: str) -> dict[str, Any]:
    plan = strip_places(extract(SAMPLES / f"{stem}.{fmt}").model_dump(mode="json"))
    assert isinstance(plan, dict)
    return plan


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("fmt", FORMATS[1:])
def test_records_are_those_of_the_docx(stem: str, fmt: str) -> None:
    expected, found = read(stem, "docx"), read(stem, fmt)
    for name in expected:
        assert found[name] == expected[name], name


@pytest.mark.parametrize("stem", STEMS)
def test_sample_is_there_in_every_format(stem: str) -> None:
    assert all((SAMPLES / f"{stem}.{fmt}").is_file() for fmt in FORMATS)
