"""Bytes of a picture to a draft: decoding, page by page, and what went wrong."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from concurrent.futures import Future

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from extract.document.draft import Draft, Problem
from extract.errors import UnreadableDocument
from extract.parsers.pdf.layout import PageLayout
from extract.parsers.pdf.pages import assemble_items
from extract.parsers.scan.picture import Pixels
from extract.parsers.scan.pool import Recogniser
from extract.parsers.scan.program import require_program

_MOST_PAGES = 500  # at one to three seconds each
_MOST_PIXELS = 120_000_000  # A3 at 600 dpi is 70 million
_FEWEST_PIXELS = 40  # along a side; less cannot hold a word
_PLAUSIBLE_DPI = (70.0, 1250.0)
_PLAUSIBLE_INCHES = (7.0, 24.0)  # longer side of what is scanned
_A4 = 11.69  # inches
_SCANNED_AT = "scan it at 200 to 300 dpi"
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError)


def read_document(data: bytes) -> Draft:
    """Read all pictures in the bytes.

    Raises:
        UnreadableDocument: damaged, too large, or without any text.
        MissingProgram: Tesseract or its Vietnamese data are not installed.
    """
    require_program()
    problems: list[Problem] = []
    futures: list[Future[PageLayout]] = []
    number = 0
    with Recogniser() as recogniser:
        for number, found in enumerate(_decode(data), 1):
            if found is None:
                problems.append(_unreadable_page(number))
            else:
                futures.append(recogniser.take(*found, number))
        layouts = [future.result() for future in futures]
    problems += [_blank_page(layout.number) for layout in layouts if layout.empty]
    if all(layout.empty for layout in layouts):
        raise UnreadableDocument(
            "no text was recognised in the picture", f"{_SCANNED_AT}, upright and in focus"
        )
    problems.sort(key=lambda problem: problem.page or 0)
    return Draft(assemble_items(layouts), "scan", pages=number, problems=problems)


def _decode(data: bytes) -> Iterator[tuple[Pixels, float] | None]:
    """Pixels and dots per inch of each page; None for one that is broken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on odd metadata and on size, which is checked here
        try:
            image = Image.open(io.BytesIO(data))
            count = int(getattr(image, "n_frames", 1))
        except Image.DecompressionBombError as error:
            raise UnreadableDocument("the picture has too many pixels", _SCANNED_AT) from error
        except (UnidentifiedImageError, *_BROKEN) as error:
            raise _damaged() from error
    if count > _MOST_PAGES:
        raise UnreadableDocument(
            f"the picture file has {count} pages, more than {_MOST_PAGES}", "split it"
        )
    for index in range(count):
        found = _decode_page(image, index)
        if found is None and count == 1:
            raise _damaged()
        yield found


def _decode_page(image: Image.Image, index: int) -> tuple[Pixels, float] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image.seek(index)
            width, height = image.size
            if width * height > _MOST_PIXELS:
                raise UnreadableDocument(
                    f"page {index + 1} has {width} x {height} pixels, which is too many",
                    _SCANNED_AT,
                )
            if min(width, height) < _FEWEST_PIXELS:
                raise UnreadableDocument(
                    f"the picture has only {width} x {height} pixels", _SCANNED_AT
                )
            dpi = _find_dpi(image)
            return _make_square(_read_pixels(image), dpi)
        except (Image.DecompressionBombError, *_BROKEN):
            return None


def _read_pixels(image: Image.Image) -> Pixels:
    """Gray, or colour with blue first, the way the picture is to be looked at."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I;16"):
        return (np.asarray(upright) >> 8).astype(np.uint8)
    if upright.has_transparency_data:
        clear = upright.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        upright = Image.alpha_composite(paper, clear).convert("RGB")
    if upright.mode in ("1", "L"):
        return np.asarray(upright.convert("L"))
    return np.ascontiguousarray(np.asarray(upright.convert("RGB"))[:, :, ::-1])


def _find_dpi(image: Image.Image) -> tuple[float, float]:
    """Dots per inch across and down: as the file says if that can be, else as of an A4 page."""
    said = image.info.get("dpi")
    longest = max(image.size)
    if said and len(said) == 2:
        across, down = float(said[0]), float(said[1])
        low, high = _PLAUSIBLE_DPI
        if low <= min(across, down) and max(across, down) <= high:
            inches = max(image.size[0] / across, image.size[1] / down)
            if _PLAUSIBLE_INCHES[0] <= inches <= _PLAUSIBLE_INCHES[1]:
                return across, down
    return longest / _A4, longest / _A4


def _make_square(pixels: Pixels, dpi: tuple[float, float]) -> tuple[Pixels, float]:
    """Faxes have fewer dots down than across; give them as many."""
    across, down = dpi
    if 0.9 < across / down < 1.1:
        return pixels, across
    most = max(dpi)
    image = Image.fromarray(pixels)
    size = round(image.width * most / across), round(image.height * most / down)
    return np.asarray(image.resize(size, Image.Resampling.BICUBIC)), most


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(
        "the picture is damaged or cut off", "ask the sender for it again, or scan the page anew"
    )


def _unreadable_page(number: int) -> Problem:
    return Problem("page-unreadable", f"Trang {number} bị hỏng, không đọc được.", number)


def _blank_page(number: int) -> Problem:
    return Problem(
        "page-without-text", f"Trang {number} là ảnh, không nhận dạng được chữ nào.", number
    )
