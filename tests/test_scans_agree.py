"""A plan read from a scan of its printed pages is nearly the plan of its docx."""

from __future__ import annotations

from typing import Any

import pytest
from rapidfuzz.distance import Levenshtein

from extract import extract
from tests.generator.scoring import score
from tests.samples import SAMPLES, STEMS
from tests.scans import needs_tesseract, scan, write_pdf

TABLE = "02-phu-luc-cai-cach-hanh-chinh"
PROSE = "07-phong-chong-thien-tai-xa"


def compare(stem: str) -> tuple[float, float]:
    """Micro F1 against the docx, and wrong characters in a hundred against the printed PDF."""
    data = write_pdf(scan(SAMPLES / f"{stem}.pdf"), 200)
    found = extract(data, name=f"{stem}.pdf", with_blocks=True)
    assert found.source.ocr is not None
    meant = extract(SAMPLES / f"{stem}.docx").model_dump(mode="json")
    printed = join(extract(SAMPLES / f"{stem}.pdf", with_blocks=True))
    wrong = Levenshtein.distance(printed, join(found)) / len(printed)
    return score(meant, found.model_dump(mode="json")).f1(), 100 * wrong


def join(plan: Any) -> str:
    return "\n".join(block.text for block in plan.blocks)


@needs_tesseract
@pytest.mark.parametrize(("stem", "least"), [(TABLE, 0.95), (PROSE, 0.93)])
def test_a_scan_gives_nearly_the_same_records(stem: str, least: float) -> None:
    likeness, wrong = compare(stem)
    assert likeness >= least
    assert wrong < 1.0


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("stem", STEMS)
def test_every_sample_survives_scanning(stem: str) -> None:
    likeness, wrong = compare(stem)
    assert likeness >= 0.9
    assert wrong < 1.5
