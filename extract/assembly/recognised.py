"""Values read from pictures: where their words stand, how sure they are, and as recognised.

Reading goes by ``Block.text``, in which wrong letters are read through; what is published as
the document's own words goes by ``Block.shown``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from extract.document.model import Block, Document, Passage, PlacedWord
from extract.records import (
    Box,
    Deadline,
    Indicator,
    Person,
    Plan,
    Recognition,
    RecognitionInfo,
    Record,
    Task,
    Unit,
)
from extract.rulebook.recognition import RecognitionRules

_DOUBTFUL = "nhận dạng chữ không chắc chắn ({:.0f}%)"
_READ_AS = "nhận dạng là “{}”, hiểu là “{}”"
# Fields whose values say what the words mean, so that it matters how these were understood.
_MEANT = frozenset(["deadlines", "rank", "score", "target", "issued_on", "code", "number"])
# Fields that say what words mean, not what they are. Names of units are among them.
_NORMALISED = frozenset(
    ["id", "evidence", "kind", "start", "end", "recurrence", "issued_on", "code", "number"]
)


def list_words(passage: Passage) -> list[PlacedWord]:
    """The recognised words that a passage holds, in part or whole."""
    return [
        word
        for word in passage.block.words
        if word.start < passage.end and word.end > passage.start
    ]


def describe_recognition(passage: Passage) -> Recognition | None:
    """How the words of a passage were recognised; None where they were not."""
    words = list_words(passage)
    if not words:
        return None
    return Recognition(
        confidence=round(min(word.confidence for word in words), 1),
        boxes=[_bound(line) for line in _part_lines(words)],
    )


def _part_lines(words: list[PlacedWord]) -> Iterator[list[PlacedWord]]:
    line: list[PlacedWord] = []
    for word in words:
        if line and (word.page != line[-1].page or word.box[0] < line[-1].box[0]):
            yield line
            line = []
        line.append(word)
    yield line


def _bound(words: list[PlacedWord]) -> Box:
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return Box(
        page=words[0].page,
        left=round(min(lefts), 1),
        top=round(min(tops), 1),
        right=round(max(rights), 1),
        bottom=round(max(bottoms), 1),
    )


def summarize_recognition(blocks: Iterable[Block]) -> RecognitionInfo | None:
    """Pages, words and mean confidence of what was recognised; None where nothing was."""
    words = [word for block in blocks for word in block.words]
    if not words:
        return None
    pages = [page for page, _ in groupby(sorted(word.page or 1 for word in words))]
    mean = sum(word.confidence for word in words) / len(words)
    return RecognitionInfo(pages=pages, words=len(words), confidence=round(mean, 1))


def settle_recognised(plan: Plan, document: Document, rules: RecognitionRules) -> None:
    """Give values the words as recognised, and a reason for review where those are doubtful."""
    records: list[Record] = [
        plan.document, *plan.objectives, *plan.indicators, *plan.tasks, *plan.outputs,
        *plan.citations,
    ]  # fmt: skip
    for record in records:
        for evidence in getattr(record, "evidence", ()):
            block = document.blocks[evidence.block]
            read = " ".join(block.text[evidence.start : evidence.end].split())
            shown = " ".join(evidence.quote.split())
            evidence.review = _doubt_words(Passage(block, evidence.start, evidence.end), rules)
            if evidence.review is None and read != shown and evidence.field in _MEANT:
                evidence.review = _READ_AS.format(shown, read)
            if read != shown:
                _restore(record, read, shown)
            if evidence.review:
                _mark(record, shown, evidence.review)


def _doubt_words(passage: Passage, rules: RecognitionRules) -> str | None:
    """Why what is read from these words is doubtful: the least sure of them."""
    doubtful = [
        word.confidence
        for word in list_words(passage)
        if word.confidence < _least(passage.block.text[word.start : word.end], rules)
    ]
    return _DOUBTFUL.format(min(doubtful)) if doubtful else None


def _least(text: str, rules: RecognitionRules) -> float:
    figure = any(letter.isdigit() for letter in text)
    return rules.low_confidence_figures if figure else rules.low_confidence


def _restore(record: Record, read: str, shown: str) -> None:
    """Put the words as recognised where the record has them as they were read."""
    for name, value in record:
        if name in _NORMALISED or (name == "name" and isinstance(record, Unit)):
            continue
        if isinstance(value, str):
            setattr(record, name, _swap(value, read, shown))
        elif isinstance(value, Record):
            _restore(value, read, shown)
        elif isinstance(value, list):
            for place, item in enumerate(value):
                if isinstance(item, str):
                    value[place] = _swap(item, read, shown)
                elif isinstance(item, Record):
                    _restore(item, read, shown)


def _swap(value: str, read: str, shown: str) -> str:
    """The value with its words as recognised: it holds what was read, or is a part of it."""
    if read in value:
        return value.replace(read, shown)
    place = read.find(value) if value else -1
    return value if place < 0 else shown[place : place + len(value)]


def _mark(record: Record, shown: str, review: str) -> None:
    for value in _list_values(record):
        words = value.name if isinstance(value, Person) else value.raw
        if words == shown and value.review is None:
            value.review = review


def _list_values(record: Record) -> Iterator[Unit | Deadline | Person]:
    if isinstance(record, Task | Indicator):
        yield from record.lead_units
        yield from record.support_units
        yield from record.deadlines
    if isinstance(record, Task):
        yield from record.supervisors
