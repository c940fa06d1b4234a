"""A second opinion beside the rules, by libraries that need not be installed.

It changes no value that the rules read. It marks names that it doubts for review, and fills
what the rules left open, always with a reason for review. docs/nlp.md has the measurements.
"""

from __future__ import annotations

from extract.nlp.layers import LAYERS, Layer, find_missing
from extract.nlp.opinion import PERSON_REVIEW, Opinion

__all__ = ["LAYERS", "PERSON_REVIEW", "Layer", "Opinion", "find_missing"]
