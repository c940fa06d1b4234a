"""How a plan writes its words: what tells a name from a word that begins a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise


class Corpus:
    """How a plan writes its words: small ones say which capitals only begin something.

    Capitals count only in prose: in a flattened table they may begin cells.
    """

    def __init__(self, prose: Iterable[str], flattened: Iterable[str]) -> None:
        self.small: Counter[str] = Counter()
        self.small_pairs: Counter[tuple[str, str]] = Counter()
        self.capital_pairs: Counter[tuple[str, str]] = Counter()
        for text in prose:
            self._count(text, capitals=True)
        for text in flattened:
            self._count(text, capitals=False)

    def _count(self, text: str, *, capitals: bool) -> None:
        words = re.findall(r"[^\W\d_]+|[.;:!?]", text)
        self.small.update(word for word in words if word.islower())
        for before, (word, behind) in zip(words, pairwise(words[1:]), strict=False):
            pair = (word.lower(), behind.lower())
            if word[:1].islower():
                self.small_pairs[pair] += 1
            elif before.islower() and capitals:
                self.capital_pairs[pair] += 1
