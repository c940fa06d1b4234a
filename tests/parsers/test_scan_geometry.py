"""What is measured in pictures: skew, table lines, strokes of numerals, what hOCR says."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from extract.errors import UnreadableDocument
from extract.parsers.pdf.grid import find_grids
from extract.parsers.scan.hocr import read_hocr
from extract.parsers.scan.numerals import count_strokes
from extract.parsers.scan.picture import Picture, even_light, measure_skew, prepare, straighten
from extract.parsers.scan.picture import turn as turn_quarters
from extract.parsers.scan.tracing import take_out, trace_rulings
from tests.scans import Pixels, add_noise, blur, turn

DPI = 300.0


def draw_lines_of_text() -> Pixels:
    """Letters as bars: a page of 60 lines at 100 dpi."""
    page = np.full((1100, 800, 3), 255, np.uint8)
    random = np.random.default_rng(3)
    for y in range(100, 1000, 15):
        x = 80
        while x < 700:
            width = int(random.integers(10, 50))
            page[y : y + 6, x : x + width] = 20
            page[y : y + 6, x + 4 : x + width : 6] = 255
            x += width + 6
    return page


@settings(max_examples=6)
@given(st.floats(-9, 9))
def test_skew_is_measured_up_to_ten_degrees(angle: float) -> None:
    gray = cv2.cvtColor(turn(draw_lines_of_text(), angle), cv2.COLOR_BGR2GRAY)
    assert abs(measure_skew(np.asarray(gray, dtype=np.uint8), 100) + angle) < 0.15


def test_places_go_back_to_the_page_as_scanned() -> None:
    page = np.full((600, 400), 255, np.uint8)
    page[100:110, 50:80] = 0
    picture = Picture(page, 72.0, np.array([[1.0, 0, 0], [0, 1.0, 0]]))
    for quarters in range(4):
        turned = turn_quarters(picture, quarters)
        rows, columns = np.nonzero(turned.gray == 0)
        box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        assert turned.box_on_page(tuple(map(float, box))) == (50, 100, 80, 110)  # type: ignore[arg-type]


def test_a_straightened_page_knows_where_its_words_were() -> None:
    slanted = cv2.cvtColor(turn(draw_lines_of_text(), 5), cv2.COLOR_BGR2GRAY)
    picture = Picture(np.asarray(slanted, dtype=np.uint8), 100.0, np.eye(2, 3))
    level = straighten(picture)
    y, x = np.argwhere(level.gray[300:] < 60)[0] + (300, 0)
    left, top, _, _ = level.box_on_page((float(x), float(y), x + 1.0, y + 1.0))
    assert slanted[int(top) - 2 : int(top) + 4, int(left) - 2 : int(left) + 4].min() < 90


def test_a_page_on_its_side_is_put_upright() -> None:
    page = np.ascontiguousarray(np.rot90(draw_lines_of_text()))
    assert prepare(page, 100.0).gray.shape == (3300, 2400)


def draw_table(columns: list[int], rows: list[int]) -> Pixels:
    page = np.full((1300, 1800, 3), 255, np.uint8)
    xs, ys = np.cumsum([150, *columns]), np.cumsum([150, *rows])
    for x in xs:
        cv2.line(page, (int(x), 150), (int(x), int(ys[-1])), (0, 0, 0), 3)
    for y in ys:
        cv2.line(page, (150, int(y)), (int(xs[-1]), int(y)), (0, 0, 0), 3)
    for y in ys[:-1]:
        for x in xs[:-1]:
            cv2.putText(page, "Hm", (int(x) + 12, int(y) + 50), 0, 1.2, (0, 0, 0), 3)
    return page


@settings(max_examples=8)
@given(
    st.lists(st.integers(220, 400), min_size=2, max_size=4),
    st.lists(st.integers(75, 200), min_size=2, max_size=5),
    st.sampled_from(["clean", "blurred", "noisy", "broken", "faint"]),
)
def test_a_drawn_table_has_its_cells(columns: list[int], rows: list[int], how: str) -> None:
    page = draw_table(columns, rows)
    if how == "blurred":
        page = blur(page, 2.0)
    elif how == "noisy":
        page = add_noise(page, 10)
    elif how == "broken":
        page[:, 260:268] = 255
    elif how == "faint":
        page = (page // 2 + 127).astype(np.uint8)
    gray = even_light(np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), dtype=np.uint8), DPI)
    rulings, strokes = trace_rulings(gray, DPI)
    (grid,) = find_grids(rulings)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (len(columns), len(rows))
    assert len(grid.cells) == len(columns) * len(rows)
    # The letters stay when the lines go.
    cleared = take_out(gray, strokes) < 150
    assert cleared.sum() > 0.5 * len(grid.cells) * 500


def test_words_are_no_table() -> None:
    page = np.full((400, 2000, 3), 255, np.uint8)
    for row in range(4):
        cv2.putText(page, "HHHH EEEE TTTT LLLL", (80, 90 + 70 * row), 0, 2, (0, 0, 0), 5)
    rulings, _ = trace_rulings(prepare(page, DPI).gray, DPI)
    assert find_grids(rulings) == []


def test_a_letter_as_high_as_its_row_is_no_border() -> None:
    """The "I" of bold capitals with a mark above reaches nearly from rule to rule."""
    page = draw_table([300, 500, 600], [80, 80, 80])
    page[235:290, 700:706] = 0
    gray = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    (grid,) = find_grids(trace_rulings(gray, DPI)[0])
    assert len(grid.cells) == 9


def write(text: str) -> Pixels:
    """Text of 12 points in a font without serifs."""
    image = Image.new("L", (80 + 40 * len(text), 90), 255)
    ImageDraw.Draw(image).text((30, 15), text, 0, font=ImageFont.load_default(50))
    return np.asarray(image)


@pytest.mark.parametrize(
    ("text", "strokes"),
    [("I", 1), ("II.", 2), ("III", 3), ("II/2026", 2), ("III)", 3), ("VII", 2), ("IV", 1)],
)
def test_strokes_of_numerals_are_counted(text: str, strokes: int) -> None:
    assert count_strokes(write(text)) == strokes


@pytest.mark.parametrize("text", ["H", "IH", "TH", "11", "1/2026", "12", "X", "IIII", "E", ""])
def test_other_letters_are_left_alone(text: str) -> None:
    assert count_strokes(write(text)) == 0


HOCR = """<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<div class='ocr_page' title='image "-"; bbox 0 0 900 200; ppageno 0'>
<span class='ocr_line' title="bbox 10 20 300 60; baseline 0.01 -8; x_size 44; x_ascenders 9">
<span class='ocrx_word' title='bbox 10 20 90 60; x_wconf 91'><strong>&#208;iều</strong></span>
<span class='ocrx_word' title='bbox 100 20 120 60; x_wconf 33'> </span>
<span class='ocrx_word' title='bbox 130 20 300 60; x_wconf 70.5'>A&amp;B</span></span>
</div><div class='ocr_page' title='bbox 0 0 5 5'></div></body></html>"""


def test_hocr_gives_lines_of_words() -> None:
    first, second = read_hocr(HOCR.encode())
    (line,) = first
    assert second == []
    assert [(word.text, word.confidence) for word in line.words] == [("Điều", 91), ("A&B", 70.5)]
    assert (line.x0, line.top, line.x1, line.bottom, line.size) == (10, 20, 300, 60, 44)
    assert line.baseline == pytest.approx(60 - 8 + 0.01 * 145)
    moved = line.moved(100, 200, 0.5)
    assert (moved.x0, moved.bottom, moved.size) == (120, 320, 88)


@pytest.mark.parametrize("data", [b"", b"<html>", b"\xff\xfe", HOCR.encode()[:300]])
def test_broken_hocr_is_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_hocr(data)
