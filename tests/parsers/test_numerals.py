"""Roman numerals of scans, drawn in the fonts that OpenCV brings."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from extract.parsers.scan.hocr import SeenLine, SeenWord
from extract.parsers.scan.numerals import mend_numerals, read_strokes

FONTS = [cv2.FONT_HERSHEY_TRIPLEX, cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_SIMPLEX]


def draw(text: str, font: int, scale: float = 1.2) -> NDArray[np.uint8]:
    page = np.full((80, 40 + 40 * len(text)), 255, np.uint8)
    cv2.putText(page, text, (20, 55), font, scale, 0, 2, cv2.LINE_AA)
    return page


def see(text: str, pixels: NDArray[np.uint8], left: float = 0.0) -> SeenWord:
    height, width = pixels.shape
    return SeenWord(text, left, 0.0, width - 1.0, height - 1.0, 90.0)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("numeral", ["I", "II", "III", "IV", "VI", "VII", "VIII"])
def test_strokes_are_counted(numeral: str, font: int) -> None:
    assert read_strokes(draw(numeral, font)) == numeral


@pytest.mark.parametrize("font", FONTS)
def test_a_slash_ends_the_numeral(font: int) -> None:
    assert read_strokes(draw("II/2026", font)) == "II"


@pytest.mark.parametrize("text", ["H", "N", "S", ""])
def test_other_letters_are_no_numerals(text: str) -> None:
    assert read_strokes(draw(text, cv2.FONT_HERSHEY_TRIPLEX)) == ""


@pytest.mark.parametrize(
    ("drawn", "seen", "mended"),
    [
        ("II.", "H.", "II."),
        ("III.", "II.", "III."),
        ("III", "IH", "III"),
        ("IV.", "IV,", "IV."),
        ("H.", "H.", "H."),
        ("1.", "1.", "1."),
        ("11.", "11.", "11."),
        ("TT", "TT", "TT"),
    ],
)
def test_the_numeral_that_begins_a_line_is_mended(drawn: str, seen: str, mended: str) -> None:
    pixels = draw(drawn, cv2.FONT_HERSHEY_TRIPLEX)
    line = SeenLine([see(seen, pixels)], 30.0, 55.0)
    mend_numerals([line], pixels)
    assert line.words[0].text == mended


@pytest.mark.parametrize(
    ("drawn", "seen", "mended"),
    [
        ("II/2026.", "11/2026.", "II/2026."),
        ("III/2026", "TI1/2026", "III/2026"),
        ("1/2026", "1/2026", "1/2026"),
        ("3/2026", "3/2026", "3/2026"),
    ],
)
def test_quarters_are_mended(drawn: str, seen: str, mended: str) -> None:
    pixels = draw(drawn, cv2.FONT_HERSHEY_TRIPLEX)
    before = SeenWord("Quý", 0.0, 0.0, 1.0, 1.0, 90.0)
    line = SeenLine([before, see(seen, pixels)], 30.0, 55.0)
    mend_numerals([line], pixels)
    assert line.words[1].text == mended
