"""All tables of a page as grids: ruled ones, those that rulings show in part, unruled ones.

In: the rulings and words of a page. Out: grids from top to bottom. A page whose text stands
in ruled tables and paragraphs costs one look at each word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.parsers.pdf.grid import Grid, find_grids
from extract.parsers.pdf.gutters import is_label
from extract.parsers.pdf.half_ruled import extend_heads, find_half_ruled, refine_grid
from extract.parsers.pdf.rulings import Rulings
from extract.parsers.pdf.unruled import find_unruled
from extract.parsers.pdf.words import Word


def find_tables(rulings: Rulings, words: Sequence[Word]) -> list[Grid]:
    """The tables of the page."""
    found: list[Grid] = []
    free = list(words)
    for grid in extend_heads(find_grids(rulings), words):
        held: list[Word] = []
        outside: list[Word] = []
        for word in free:
            inside = grid.holds((word.x0 + word.x1) / 2, word.middle)
            (held if inside else outside).append(word)
        free = outside
        found.append(refine_grid(grid, held) if _lacks_rulings(grid, held) else grid)
    others = find_half_ruled(rulings, found, free) or find_unruled(free)
    return sorted([*found, *others], key=lambda grid: (grid.top, grid.xs[0])) if others else found


def _lacks_rulings(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether one column is all there is, or a cell of the first one holds several numbers."""
    if len(grid.xs) == 2:
        return bool(words)
    edge = grid.xs[1]
    labels = Counter(
        grid.cell_at((word.x0 + word.x1) / 2, word.middle)
        for word in words
        if word.x1 <= edge and is_label(word.text)
    )
    return any(count > 1 for count in labels.values())
