"""Lines of a cell: which breaks its width made, and which its writer."""

from __future__ import annotations

# A line that ends so is not over.
_OPEN_MARKS = (",", ";", ":", "(", "-", "&", "/")
# A group of bodies may begin a line in small letters.
_BEGINS = frozenset({"các"})
_OPEN_WORDS = frozenset({"và", "của", "với", "tại", "về", "thuộc"})


def ends_early(above: str, below: str, width: float) -> bool:
    """Whether the writer ended the line ``above``: the next word had room there.

    Text fills a cell's lines word by word, so that a capital, or the word of a group, that
    begins a line below one with room for it begins something new; ``width`` is what a line
    of the cell holds.
    """
    word = below.split(" ", 1)[0]
    begins = word[:1].isupper() or word in _BEGINS
    if not above or not begins or above.endswith(_OPEN_MARKS):
        return False
    if above.rsplit(" ", 1)[-1].lower() in _OPEN_WORDS:
        return False
    return len(above) + 1 + len(word) <= width
