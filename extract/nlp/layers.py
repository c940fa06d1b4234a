"""Which libraries there are to ask, and which of them are installed."""

from __future__ import annotations

import sys
from collections.abc import Collection
from importlib.util import find_spec
from typing import Literal, get_args

Layer = Literal["spacy", "underthesea"]
LAYERS: tuple[Layer, ...] = get_args(Layer)


def find_missing(layers: Collection[Layer]) -> list[Layer]:
    """The libraries among ``layers`` that are not installed; none of them is loaded."""
    return [layer for layer in LAYERS if layer in layers and not _is_installed(layer)]


def _is_installed(layer: Layer) -> bool:
    if layer in sys.modules:
        return sys.modules[layer] is not None
    return find_spec(layer) is not None
