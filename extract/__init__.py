"""Read Vietnamese administrative plans into validated, sourced records.

``extract(source)`` is the whole library in one call; everything heavy is imported when it
is first used, so importing this package costs next to nothing. A zip archive of plans is
read one by one:

    for file in read_archive("plans.zip").files:
        plan = extract(file.read())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.archives import read_archive
    from extract.pipeline import extract
    from extract.records import Plan

__version__ = "0.1.0"
__all__ = ["Plan", "__version__", "extract", "read_archive"]


def __getattr__(name: str) -> Any:
    """Import the public names on first use (PEP 562)."""
    if name == "extract":
        from extract.pipeline import extract

        return extract
    if name == "read_archive":
        from extract.archives import read_archive

        return read_archive
    if name == "Plan":
        from extract.records import Plan

        return Plan
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
