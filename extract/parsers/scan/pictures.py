"""Bytes of a picture to a draft: decoding, page by page, and what went wrong."""

from __future__ import annotations

import cv2
import numpy as np

from extract.document.draft import Draft
from extract.errors import UnreadableDocument
from extract.parsers.pdf.pages import assemble_items
from extract.parsers.scan.picture import Pixels
from extract.parsers.scan.pool import Recogniser
from extract.parsers.scan.program import require_program


def read_document(data: bytes) -> Draft:
    """Read all pictures in the bytes."""
    require_program()
    done, pages = cv2.imdecodemulti(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if not done:
        raise UnreadableDocument("the picture is damaged", "scan the page anew")
    pictures = [np.asarray(page, dtype=np.uint8) for page in pages]
    with Recogniser() as recogniser:
        futures = [
            recogniser.take(picture, _guess_dpi(picture), number)
            for number, picture in enumerate(pictures, 1)
        ]
        layouts = [future.result() for future in futures]
    return Draft(assemble_items(layouts), "scan", pages=len(pages))


def _guess_dpi(pixels: Pixels) -> float:
    return float(max(pixels.shape[:2])) / 11.69
