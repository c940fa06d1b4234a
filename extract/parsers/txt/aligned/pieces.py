"""Pieces of a line: the texts that two or more spaces keep apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PIECE = re.compile(r"\S+(?: \S+)*")
_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ](?=[.)]))[.)]{0,2}")
_BULLET = re.compile(r"[-+*•]\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a gap of two spaces, and the places it takes: ``start`` up to ``end``."""

    start: int
    end: int
    text: str


def flatten(line: str) -> str:
    """The line with all blanks as single-width spaces and without a form feed."""
    return line.replace("\f", "").replace("\u00a0", " ").expandtabs().rstrip()


def split_pieces(line: str) -> list[Piece]:
    """The texts of a line that two or more spaces keep apart."""
    return [Piece(found.start(), found.end(), found[0]) for found in _PIECE.finditer(line)]


def is_label(text: str) -> bool:
    """The text is a row's number or letter and nothing else."""
    return _LABEL.fullmatch(text) is not None


def is_bullet(text: str) -> bool:
    """The text begins with a list mark."""
    return _BULLET.match(text) is not None
