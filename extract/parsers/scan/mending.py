"""A second look at lines that were read badly: alone, at another size.

In: lines as Tesseract gave them. Out: the same lines, with what the second look saw more
surely. Marks above letters that were taken for a line of their own go back to their line.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.parsers.scan.closer import look_closer
from extract.parsers.scan.hocr import SeenLine, SeenWord
from extract.parsers.scan.picture import Box, Picture

_UNSURE = 88.0  # confidence; a line with a word below is looked at again
_SURER = 4.0  # how much surer the second look must be
_OVER = 0.5  # share of a line's height that lies on another where they are one
_SAME = 0.6  # share of a word's width that both looks have in common


def mend_lines(lines: list[SeenLine], picture: Picture) -> list[SeenLine]:
    """Look again at lines that lie on each other or hold words that are not sure."""
    groups = _group(lines)
    doubtful = [group for group in groups if _is_doubtful(group)]
    better = {}
    looks = look_closer([_box(group) for group in doubtful], picture)
    for group, seen in zip(doubtful, looks, strict=True):
        better[id(group)] = _choose(group, max(seen, key=lambda line: line.width, default=None))
    return [line for group in groups for line in better.get(id(group), group)]


def _group(lines: list[SeenLine]) -> list[list[SeenLine]]:
    """Lines that lie on each other together, the longest first."""
    groups: list[list[SeenLine]] = []
    for line in sorted(lines, key=lambda item: -item.width):
        home = next((group for group in groups if _lies_on(line, group[0])), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return groups


def _lies_on(line: SeenLine, other: SeenLine) -> bool:
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    beside = min(line.x1, other.x1) - max(line.x0, other.x0)
    return beside > 0 and shared > _OVER * min(line.bottom - line.top, other.bottom - other.top)


def _is_doubtful(group: list[SeenLine]) -> bool:
    return len(group) > 1 or any(word.confidence < _UNSURE for word in group[0].words)


def _box(group: list[SeenLine]) -> Box:
    return (
        min(line.x0 for line in group),
        min(line.top for line in group),
        max(line.x1 for line in group),
        max(line.bottom for line in group),
    )


def _choose(group: list[SeenLine], again: SeenLine | None) -> Sequence[SeenLine]:
    first = group[0]
    if again is None:
        return group[:1]
    if len(group) > 1 or len(again.words) != len(first.words):
        surer = 0.0 if len(group) > 1 else _SURER
        return [again] if again.confidence > first.confidence + surer else group[:1]
    first.words = [
        two if _is_same(one, two) and two.confidence > one.confidence + _SURER else one
        for one, two in zip(first.words, again.words, strict=True)
    ]
    return [first]


def _is_same(one: SeenWord, two: SeenWord) -> bool:
    shared = min(one.x1, two.x1) - max(one.x0, two.x0)
    return shared > _SAME * max(one.x1 - one.x0, two.x1 - two.x0)
