"""Tables that a text dump wrote as running text, made tables again where that is certain.

What comes in: a draft with text whose lines the parser kept because a header of a table
stands in it. What goes out: the draft with a table in its place. A cell whose edges are not
certain is not guessed: its words stand in the row as one jumbled cell, which nobody reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.fields.units import UnitNames
from extract.recovery.alignment import Aligner
from extract.recovery.building import build_jumble, build_table
from extract.recovery.corpus import Corpus
from extract.recovery.heads import FlatHead, begins_head, find_heads
from extract.recovery.kinds import Kinds
from extract.recovery.rows import FlatRow, RowFinder, find_lost_rows
from extract.recovery.stream import Stream, list_layouts
from extract.recovery.wording import Wording
from extract.rulebook import Rulebook
from extract.text.normalize import clean_text

_LONGEST = 3000
_MIN_ROWS = 2
_PASSES = 2  # what a reading learns of the columns makes the next one surer

__all__ = ["recover_tables"]


def recover_tables(draft: Draft, rulebook: Rulebook) -> Draft:
    """The draft with the tables found that its text holds."""
    paragraphs = [item for item in draft.items if isinstance(item, DraftParagraph)]
    may_hold = (at for at, item in enumerate(paragraphs) if item.lines or begins_head(item.text))
    first = next(may_hold, None)
    if first is None:
        return draft
    texts = [clean_text(item.text) for item in paragraphs]
    names = UnitNames(rulebook.units)
    for text in texts[:first]:
        names.learn(text)
    recovery = _Recovery(rulebook, names, Corpus(texts[:first], texts[first:]))
    items: list[DraftParagraph | DraftTable] = []
    place = 0
    while place < len(draft.items):
        item = draft.items[place]
        if isinstance(item, DraftParagraph) and item.lines:
            items.extend(recovery.part(item))
        elif isinstance(item, DraftParagraph) and begins_head(item.text):
            table, place = recovery.read_lines(draft.items, place)
            items.append(table or item)
            if table is not None:
                continue
        else:
            items.append(item)
        place += 1
    draft.items = items
    return draft


class _Recovery:
    """Finds the tables of one plan."""

    def __init__(self, rulebook: Rulebook, names: UnitNames, corpus: Corpus) -> None:
        self.rulebook = rulebook
        self.names = names
        self.corpus = corpus

    def part(self, paragraph: DraftParagraph) -> Iterator[DraftParagraph | DraftTable]:
        """A flowing text's tables and the text between them."""
        stream = Stream.flowing(paragraph.lines, paragraph.text)
        wording = Wording(stream, self.corpus, self.rulebook, self.names)
        heads = find_heads(wording, self.rulebook.headers)
        done = 0
        for place, head in enumerate(heads):
            limit = heads[place + 1].first if place + 1 < len(heads) else len(stream.words)
            rows = self._find_rows(wording, head, limit)
            if len(rows) < _MIN_ROWS and head.index[0] == head.index[1]:
                continue
            if not rows:
                continue
            if head.first > done:
                yield DraftParagraph(stream.cut(done, head.first), paragraph.page)
            yield build_table(stream, head, rows)
            done = rows[-1].end
        if done == 0:
            yield DraftParagraph(paragraph.text, paragraph.page)
        elif done < len(stream.words):
            yield DraftParagraph(stream.cut(done, len(stream.words)), paragraph.page)

    def read_lines(
        self, items: Sequence[DraftParagraph | DraftTable], place: int
    ) -> tuple[DraftTable | None, int]:
        """The table whose header begins at ``place``, and the item behind it."""
        run = list(
            takewhile(
                lambda item: isinstance(item, DraftParagraph) and not item.lines,
                items[place : place + _LONGEST],
            )
        )
        stream = Stream.parted([item.text for item in run if isinstance(item, DraftParagraph)])
        lost = None
        for layout in list_layouts(stream):
            stream.layout = layout
            wording = Wording(stream, self.corpus, self.rulebook, self.names)
            heads = find_heads(wording, self.rulebook.headers)
            if not heads or heads[0].first != 0:
                continue
            limit = heads[1].first if len(heads) > 1 else len(stream.words)
            rows = self._find_rows(wording, heads[0], limit)
            if len(rows) >= _MIN_ROWS and (count := stream.count_paragraphs(rows[-1].end)):
                return build_table(stream, heads[0], rows), place + count
            lost = lost or find_lost_rows(wording, heads[0].body, limit)
        if lost is None:
            return None, place
        return build_jumble(stream, lost), place + stream.count_paragraphs(lost)

    def _find_rows(self, wording: Wording, head: FlatHead, limit: int) -> list[FlatRow]:
        if not head.readable:
            return []
        kinds = Kinds(wording.stream, wording, self.rulebook, self.names)
        aligner = Aligner([name.role for name in head.names[1:]], wording, kinds)
        finder = RowFinder(wording, aligner)
        rows = finder.find(head.body, limit)
        for _ in range(_PASSES):
            aligner.learn([row.cells for row in rows if row.cells is not None])
            rows = finder.find(head.body, limit)
        return rows
