"""Deadlines: what a cell, a label or a sentence says of when work is due."""

from extract.fields.deadlines.cells import read_deadline_cell
from extract.fields.deadlines.hits import DeadlineContext, DeadlineHit, doubt_stored
from extract.fields.deadlines.period import read_period
from extract.fields.deadlines.prose import find_deadlines

__all__ = [
    "DeadlineContext",
    "DeadlineHit",
    "doubt_stored",
    "find_deadlines",
    "read_deadline_cell",
    "read_period",
]
