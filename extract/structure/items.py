"""Items of a text: bullets, paragraphs, clauses and sentences, as passages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document.model import Passage
from extract.structure.labels import Label, read_label
from extract.text.letters import UPPER

# A bullet inside a line, where a dump lost the line break: after a sentence's end.
_INLINE_BULLET = re.compile(rf"(?<=[.;:)…])\s+(?=[+*•▪-]\s+[{UPPER}])|(?<=[.;:)…])\s+(?=[+]\s)")
_SENTENCE_END = re.compile(rf"(?:(?<=[\w%)”\"][.!?…])|(?<=[.!?…][”\"]))\s+(?=[{UPPER}])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:TP|Tp|Đ/c|đ/c|TS|ThS|PGS|GS|KT|TM|TL|St|tr|(?:BS)?CKI{1,2}|BS|KS|Q|P|H|Tx|TX)\.)$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet or paragraph of a cell: ``body`` is ``whole`` without its label."""

    whole: Passage
    body: Passage
    label: Label | None


def split_items(passage: Passage) -> list[Item]:
    """Bullets and paragraphs of a cell; a bullet holds the lines below it that have none.

    Lines without any bullet are one item each.
    """
    pieces: list[Passage] = []
    for line in passage.lines():
        pieces.extend(_split_at(line, _INLINE_BULLET))
    items: list[Item] = []
    for piece in pieces:
        label = read_label(piece.text)
        if label is not None and label.kind in ("roman", "upper", "part", "chapter"):
            label = None
        items.append(Item(piece, piece.cut(label.end) if label else piece, label))
    return items


def split_sentences(passage: Passage) -> list[Passage]:
    """Sentences of a paragraph; an abbreviation's point ends none."""
    pieces: list[Passage] = []
    for piece in _split_at(passage, _SENTENCE_END):
        if pieces and _ABBREVIATION.search(pieces[-1].text):
            last = pieces.pop()
            pieces.append(Passage(last.block, last.start, piece.end))
        else:
            pieces.append(piece)
    return pieces


def split_clauses(passage: Passage) -> list[Passage]:
    """Parts between semicolons outside brackets."""
    text = passage.text
    pieces: list[Passage] = []
    begin = depth = 0
    for place, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if char == ";" and depth <= 0:
            pieces.append(passage.cut(begin, place).strip())
            begin = place + 1
    pieces.append(passage.cut(begin).strip())
    return [piece for piece in pieces if piece.text]


def split_outputs(passage: Passage) -> list[Passage]:
    """Results of a cell: one a bullet, else one a line and one a clause between ";"."""
    items = split_items(passage)
    if any(item.label for item in items):
        return [item.body for item in items]
    return [clause for item in items for clause in split_clauses(item.body)]


def _split_at(passage: Passage, boundary: re.Pattern[str]) -> list[Passage]:
    text = passage.text
    begin = 0
    pieces = []
    for found in boundary.finditer(text):
        pieces.append(passage.cut(begin, found.start()).strip())
        begin = found.end()
    pieces.append(passage.cut(begin).strip())
    return [piece for piece in pieces if piece.text]
