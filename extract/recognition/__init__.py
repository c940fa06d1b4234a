"""Read through the typical errors of text recognition, without changing what is shown.

In: a document whose blocks may come from pictures, and the rules. Out: the document with
better readings: ``Block.text`` has the letters that must be meant, ``Block.original`` those
that were recognised; both are of one length, so that every offset serves both.
"""

from __future__ import annotations

from dataclasses import replace

from extract.document.model import Block, Cell, Document, Table
from extract.recognition.lexicon import Lexicon, compile_lexicon
from extract.rulebook import Rulebook

__all__ = ["read_through"]


def read_through(document: Document, rulebook: Rulebook) -> Document:
    """Give recognised blocks the reading their words must have; others stay as they are."""
    if not any(block.words for block in document.blocks):
        return document
    lexicon = compile_lexicon(rulebook)
    blocks = tuple(_read(block, lexicon) for block in document.blocks)
    return replace(
        document,
        blocks=blocks,
        body=tuple(
            _rebuild(item, blocks) if isinstance(item, Table) else blocks[item.id]
            for item in document.body
        ),
    )


def _read(block: Block, lexicon: Lexicon) -> Block:
    if not block.words:
        return block
    text = lexicon.correct(block.text)
    return block if text == block.text else replace(block, text=text, original=block.text)


def _rebuild(table: Table, blocks: tuple[Block, ...]) -> Table:
    cells = tuple(_place(cell, blocks) for cell in table.cells)
    return replace(table, cells=cells)


def _place(cell: Cell, blocks: tuple[Block, ...]) -> Cell:
    return replace(cell, block=blocks[cell.block.id])
