"""Pages recognised side by side, as many at once as there are processors."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from extract.parsers.pdf.layout import PageLayout
from extract.parsers.scan.picture import Pixels
from extract.parsers.scan.reading import recognise_page


class Recogniser:
    """Takes pictures of pages and gives their layouts; use it as a context manager.

    Each page waits for a Tesseract of its own, so threads are enough. Only few pictures
    are kept at a time, however many pages there are.
    """

    def __init__(self) -> None:
        workers = os.cpu_count() or 1
        self._most = workers + 1
        self._pool = ThreadPoolExecutor(workers)
        self._waiting: deque[Future[PageLayout]] = deque()

    def __enter__(self) -> Recogniser:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def take(self, pixels: Pixels, dpi: float, number: int) -> Future[PageLayout]:
        """Begin with a page; waits while enough others are under way."""
        while len(self._waiting) >= self._most:
            self._waiting.popleft().exception()
        future = self._pool.submit(recognise_page, pixels, dpi, number)
        self._waiting.append(future)
        return future
