"""Captions that signing programs and registries print over a document, set apart as furniture.

In: a parser's draft. Out: the draft with every caption a furniture paragraph of its own, and a
sentence that captions cut whole again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.rulebook.captions import CaptionRules, PieceKind
from extract.text.normalize import clean_text

_ENDED = re.compile(r"[.;:!?…][\"”’')\]]*$")
_SENTENCE = 24  # letters; a shorter line may be a heading or a name

Item = DraftParagraph | DraftTable


@dataclass(slots=True)
class _Part:
    """A line of a paragraph, or what a caption inside the line leaves of it."""

    text: str
    kind: PieceKind
    line: int


def set_captions_apart(draft: Draft, rules: CaptionRules) -> Draft:
    """The draft with its captions as furniture."""
    parted = [_part(item, rules) for item in draft.items]
    if not any(part.kind == "caption" for parts in parted for part in parts):
        return draft
    _spread(parted)
    items: list[Item] = []
    captions: set[int] = set()
    for item, parts in zip(draft.items, parted, strict=True):
        if isinstance(item, DraftTable) or all(part.kind == "text" for part in parts):
            items.append(item)
            continue
        for paragraph in _rebuild(item, parts):
            items.append(paragraph)
            if paragraph.furniture:
                captions.add(id(paragraph))
    draft.items = _join_over(items, captions)
    return draft


def _part(item: Item, rules: CaptionRules) -> list[_Part]:
    if isinstance(item, DraftTable) or item.furniture or item.lines:
        return []
    lines = clean_text(item.text).split("\n")
    parts = [
        _Part(line[piece.start : piece.end].strip(), piece.kind, number)
        for number, line in enumerate(lines)
        for piece in rules.part(line)
    ]
    # Recognised words belong to the whole text.
    mixed = any(part.kind == "text" for part in parts)
    return [_Part(item.text, "text", 0)] if item.words and mixed else parts


def _spread(parted: list[list[_Part]]) -> None:
    """Make captions of those that stand next to one, and take the rest for text."""
    # A table, or other furniture, has no parts and ends a run.
    runs: list[list[_Part]] = [[]]
    for parts in parted:
        if parts:
            runs[-1].extend(parts)
        else:
            runs.append([])
    for run in runs:
        for order in (run, run[::-1]):
            near = False
            for part in order:
                if part.kind == "beside" and near:
                    part.kind = "caption"
                near = part.kind == "caption"
        for part in run:
            if part.kind == "beside":
                part.kind = "text"


def _rebuild(item: DraftParagraph, parts: list[_Part]) -> Iterator[DraftParagraph]:
    """The text without its captions, and the captions as one paragraph in front or behind."""
    captions = "\n".join(part.text for part in parts if part.kind == "caption")
    text = ""
    line = -1
    for part in parts:
        if part.kind == "text" and part.text:
            text += ("" if not text else " " if part.line == line else "\n") + part.text
            line = part.line
    if not captions:
        yield item
        return
    words = () if text else item.words
    furniture = replace(item, text=captions, furniture=True, words=words)
    if parts[0].kind == "caption":
        yield furniture
    if text:
        yield replace(item, text=text)
    if parts[0].kind != "caption":
        yield furniture


def _join_over(items: Sequence[Item], captions: set[int]) -> list[Item]:
    """Put the halves of a sentence together that captions stand between."""
    joined: list[Item] = []
    for item in items:
        before = _cut_sentence(joined, captions)
        if before is not None and isinstance(item, DraftParagraph) and _goes_on(item):
            before.text = f"{before.text} {item.text}"
            continue
        joined.append(item)
    return joined


def _cut_sentence(joined: list[Item], captions: set[int]) -> DraftParagraph | None:
    """The paragraph without an end that captions alone stand behind."""
    place = len(joined)
    while place and id(joined[place - 1]) in captions:
        place -= 1
    if place in (0, len(joined)):
        return None
    before = joined[place - 1]
    if isinstance(before, DraftTable) or before.furniture or before.lines or before.words:
        return None
    cut = len(before.text) > _SENTENCE and not _ENDED.search(before.text)
    return before if cut else None


def _goes_on(item: DraftParagraph) -> bool:
    starts_lower = item.text[:1].islower() and item.text[1:2] not in (")", ".")
    return starts_lower and not (item.furniture or item.lines or item.words)
