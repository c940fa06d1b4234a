"""From a parser's draft to the document: clean text, whole tables, numbered blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, RecognisedWord
from extract.document.joining import count_rows, join_parts
from extract.document.model import Block, Cell, Document, PlacedWord, Table
from extract.text.normalize import clean_text

# A word that is not in the text must not be found in some later one.
_MAX_SKIPPED = 40


def build_document(draft: Draft) -> Document:
    """Clean, join and number what a parser found.

    Blocks are numbered from 0 in reading order, a table's cells row by row. Paragraphs
    without text are left out; empty cells stay, since a blank cell means something.
    """
    items = join_parts(_clean(draft.items))
    blocks: list[Block] = []
    body: list[Block | Table] = []
    tables = 0
    for item in items:
        if isinstance(item, DraftTable):
            tables += 1
            body.append(_build_table(item, tables, blocks))
        elif item.text:
            kind = "furniture" if item.furniture else "paragraph"
            block = Block(
                len(blocks),
                kind,
                item.text,
                item.page,
                style=item.style,
                words=place_words(item.text, item.words, item.page),
            )
            blocks.append(block)
            body.append(block)
    return Document(
        body=tuple(body),
        blocks=tuple(blocks),
        parser=draft.parser,
        pages=draft.pages,
        encoding=draft.encoding,
        problems=tuple(draft.problems),
    )


def _clean(items: list[DraftParagraph | DraftTable]) -> list[DraftParagraph | DraftTable]:
    for item in items:
        if isinstance(item, DraftTable):
            for cell in item.cells:
                cell.text = clean_text(cell.text)
        else:
            item.text = clean_text(item.text)
    return [item for item in items if isinstance(item, DraftTable) or item.text]


def _build_table(draft: DraftTable, number: int, blocks: list[Block]) -> Table:
    cells = []
    for cell in sorted(draft.cells, key=lambda cell: (cell.row, cell.column)):
        block = _cell_block(cell, number, len(blocks))
        blocks.append(block)
        cells.append(Cell(block, cell.row + 1, cell.column + 1, cell.row_span, cell.column_span))
    return Table(number, count_rows(draft), draft.columns, tuple(cells), draft.lossy)


def _cell_block(cell: DraftCell, table: int, block_id: int) -> Block:
    return Block(
        block_id,
        "cell",
        cell.text,
        cell.page,
        table=table,
        row=cell.row + 1,
        column=cell.column + 1,
        style=cell.style,
        jumbled=cell.jumbled,
        words=place_words(cell.text, cell.words, cell.page),
        stored_date=cell.stored_date,
    )


def place_words(
    text: str, words: Iterable[RecognisedWord], page: int | None
) -> tuple[PlacedWord, ...]:
    """Find recognised words in the clean text they became, in their order.

    A word that is not there (a mark taken off, a header dropped) is left out.
    """
    return tuple(_place(text, words, page)) if words else ()


def _place(text: str, words: Iterable[RecognisedWord], page: int | None) -> Iterator[PlacedWord]:
    cursor = 0
    for word in words:
        wanted = clean_text(word.text)
        start = text.find(wanted, cursor, cursor + _MAX_SKIPPED + len(wanted)) if wanted else -1
        if start < 0:
            continue
        cursor = start + len(wanted)
        yield PlacedWord(start, cursor, word.page or page, word.box, word.confidence)
