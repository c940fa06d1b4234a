"""The formats kehoach reads. A module here with a ``FORMAT`` is one; adding a file adds it.

Kinds that are read alike are several ``FORMATS`` of one module.

A parser turns bytes into a ``Draft`` (paragraphs and tables) and knows nothing of plans.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from extract.document.draft import Draft
from extract.errors import UnsupportedFormat
from extract.source import Source


@dataclass(frozen=True, slots=True)
class Format:
    """One readable format.

    Attributes:
        name: short name, shown as ``source.parser``.
        media_type: IANA media type.
        accepts: whether the bytes (content, never the extension alone) are of this format.
        parse: bytes to draft; raises only ``KehoachError``.
        priority: formats with a lower number are asked first; plain text comes last.
    """

    name: str
    media_type: str
    accepts: Callable[[Source], bool]
    parse: Callable[[Source], Draft]
    priority: int = 50


@lru_cache(maxsize=1)
def find_formats() -> tuple[Format, ...]:
    """All formats in this package, in the order they are asked."""
    found = []
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        candidates = getattr(module, "FORMATS", (getattr(module, "FORMAT", None),))
        found += [candidate for candidate in candidates if isinstance(candidate, Format)]
    return tuple(sorted(found, key=lambda item: (item.priority, item.name)))


def detect_format(source: Source) -> Format:
    """Find the format by content.

    Raises:
        UnsupportedFormat: no parser takes these bytes.
    """
    for candidate in find_formats():
        if candidate.accepts(source):
            return candidate
    raise UnsupportedFormat(
        "the content is of no known format", "save it as .docx, .pdf or .txt (UTF-8)"
    )
