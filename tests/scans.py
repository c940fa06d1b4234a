"""Sample plans as a scanner gives them: pictures of their pages, worse in known ways.

All noise is seeded, so the same call gives the same bytes.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]


@cache
def _can_recognise() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False).stdout
    return b"vie" in listed.split()


needs_tesseract = pytest.mark.skipif(
    not _can_recognise(), reason="tesseract with data for Vietnamese (vie) is not installed"
)


def render(path: Path, dpi: float) -> list[Pixels]:
    """The pages of a PDF in colour."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=dpi / 72).to_numpy()[:, :, :3].copy() for page in document]


def turn(page: Pixels, angle: float) -> Pixels:
    """The page laid slanted on the glass; degrees counter-clockwise."""
    height, width = page.shape[:2]
    how = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    white = (255, 255, 255)
    turned: Any = cv2.warpAffine(
        page, how, (width, height), flags=cv2.INTER_CUBIC, borderValue=white
    )
    return np.asarray(turned, dtype=np.uint8)


def blur(page: Pixels, pixels: float) -> Pixels:
    """The page out of focus."""
    return np.asarray(cv2.GaussianBlur(page, (0, 0), pixels), dtype=np.uint8)


def add_noise(page: Pixels, strength: float, seed: int = 7) -> Pixels:
    """The page on gray paper, with a sensor's noise."""
    noise = np.random.default_rng(seed).normal(0, strength, page.shape)
    return np.clip(page * 0.92 + 8 + noise, 0, 255).astype(np.uint8)


def add_shadow(page: Pixels) -> Pixels:
    """The page lit from the right, as a telephone sees it."""
    height, width = page.shape[:2]
    light = np.linspace(0.45, 1, width)[None, :, None] * np.linspace(1, 0.8, height)[:, None, None]
    return np.clip(page * light, 0, 255).astype(np.uint8)


def add_seal(page: Pixels, x: float, y: float, dpi: float) -> Pixels:
    """A round red seal of 38 mm over the page, its middle at shares ``x`` and ``y``."""
    over = np.full_like(page, 255)
    middle = int(page.shape[1] * x), int(page.shape[0] * y)
    radius = int(19 / 25.4 * dpi)
    red = (60, 50, 215)
    cv2.circle(over, middle, radius, red, max(int(dpi / 60), 2))
    cv2.circle(over, middle, int(radius * 0.8), red, max(int(dpi / 120), 1))
    for row, word in enumerate(("UY BAN", "NHAN DAN", "TINH")):
        at = middle[0] - int(radius * 0.55), middle[1] + int(radius * (0.35 * row - 0.2))
        cv2.putText(over, word, at, 0, dpi / 300, red, max(int(dpi / 80), 2))
    return np.minimum(page, over)


def scan(path: Path, dpi: float = 200) -> list[Pixels]:
    """Pages as an office scanner gives them: slightly slanted, gray and noisy."""
    return [add_noise(turn(page, 0.7), 6) for page in render(path, dpi)]


def encode(page: Pixels, kind: str = "JPEG", **options: Any) -> bytes:
    """The page as a picture file."""
    target = io.BytesIO()
    Image.fromarray(page[:, :, ::-1] if page.ndim == 3 else page).save(target, kind, **options)
    return target.getvalue()


def write_pdf(pages: list[Pixels], dpi: float, quality: int = 80) -> bytes:
    """A PDF with one JPEG on each page and nothing else."""
    images = [Image.fromarray(page[:, :, ::-1]) for page in pages]
    target = io.BytesIO()
    images[0].save(
        target, "PDF", resolution=dpi, quality=quality, save_all=True, append_images=images[1:]
    )
    return target.getvalue()
