"""Quantities: counted and measured figures, targets, scores and ranks."""

from extract.fields.quantities.figures import QuantityHit, find_quantities
from extract.fields.quantities.targets import read_rank, read_score, read_target

__all__ = ["QuantityHit", "find_quantities", "read_rank", "read_score", "read_target"]
