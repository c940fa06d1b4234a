"""The tree of a text: numbered lines hold what stands below them.

Depth follows the numbers, not fixed levels: a kind of number seen for the first time goes
below the last one unless it ranks higher; seen again, it closes everything deeper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.document.model import Block, Passage, Table
from extract.structure.labels import Label, read_label

_MAX_TITLE = 160
_MAX_QUOTED = 40
# A numbered clause of a law in quotation marks; some texts open with the closing mark.
_OPENS = re.compile(r"[“”\"]\s*(?:\(?[\da-zđ]{1,3}[.)]|Điều\s\d)")
_CLOSES = re.compile(r"[”\"][.;,]?\s*$")
_UNNUMBERED = {"title", "heading"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its number or bullet taken off.

    Attributes:
        whole: the line as written.
        body: the line behind its label; the same as ``whole`` without one.
        quoted: it stands in a quotation, of a law for instance; its numbers are not the plan's.
    """

    whole: Passage
    body: Passage
    label: Label | None
    quoted: bool = False

    @property
    def number(self) -> Passage | None:
        """The number the line begins with, without its marks; None for a bullet."""
        if self.label is None or self.label.is_bullet or not self.label.value:
            return None
        start = self.whole.text.index(self.label.value)
        return self.whole.cut(start, start + len(self.label.value))

    @property
    def block(self) -> Block:
        """The block the line stands in."""
        return self.whole.block


@dataclass(eq=False)
class Node:
    """A line with everything below it; the root has no line."""

    line: Line | None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    table: Table | None = None

    @property
    def label(self) -> Label | None:
        """The line's number or bullet."""
        return self.line.label if self.line else None

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class _Open:
    """A numbered line that still holds what comes."""

    label: Label
    node: Node


def read_lines(passage: Passage) -> Iterator[Line]:
    """Each line of a block with its label taken off."""
    for whole in passage.lines():
        label = read_label(whole.text)
        yield Line(whole, whole.cut(label.end) if label else whole, label)


def is_upper(text: str) -> bool:
    """Written in capitals throughout, as titles and first-level headings are."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def build_outline(entries: list[Line | Table]) -> Node:
    """Hang lines and tables below the numbered lines they belong to."""
    root = Node(None)
    stack: list[_Open] = []
    for entry in _mark_quotations(entries):
        if isinstance(entry, Table):
            _pop_bullets(stack)
            parent = stack[-1].node if stack else root
            parent.children.append(Node(None, parent, table=entry))
            continue
        label = entry.label or _title_label(entry)
        if label is None or entry.quoted:
            if not entry.quoted:
                _pop_bullets(stack)
            parent = stack[-1].node if stack else root
            parent.children.append(Node(entry, parent))
            continue
        _pop_for(stack, label)
        parent = stack[-1].node if stack else root
        node = Node(entry, parent)
        parent.children.append(node)
        stack.append(_Open(label, node))
    return root


def _mark_quotations(entries: list[Line | Table]) -> Iterator[Line | Table]:
    """Take the labels off lines of a quotation: from a line that opens one to its end."""
    end = 0
    for place, entry in enumerate(entries):
        if isinstance(entry, Line):
            if place >= end and _OPENS.match(entry.whole.text):
                end = place + _count_quoted(entries[place : place + _MAX_QUOTED])
            if place < end:
                entry = Line(entry.whole, entry.whole, None, quoted=True)
        yield entry


def _count_quoted(entries: list[Line | Table]) -> int:
    """How many lines a quotation takes; one where nothing ends it."""
    for count, entry in enumerate(entries, 1):
        if isinstance(entry, Table):
            return 1
        text = entry.whole.text
        if _CLOSES.search(text[1:] if count == 1 else text):
            return count
    return 1


def _title_label(line: Line) -> Label | None:
    """A line in capitals without number is a heading of the first level.

    One in a heading style has the level of the style.
    """
    text = line.whole.text
    if len(text) > _MAX_TITLE or text.endswith((";", ",")):
        return None
    level = line.block.style.level
    if level is not None and not text.endswith("."):
        return Label("heading", str(level), 0)
    return Label("title", "", 0) if is_upper(text) else None


def _pop_bullets(stack: list[_Open]) -> None:
    while stack and stack[-1].label.is_bullet:
        stack.pop()


def _pop_for(stack: list[_Open], label: Label) -> None:
    place = _find_series(stack, label)
    if place is not None:
        del stack[place:]
        return
    if _restarts_below(stack, label):
        return
    while stack and stack[-1].label.rank > label.rank:
        stack.pop()
    while (
        stack
        and stack[-1].label.rank == label.rank
        and not _UNNUMBERED.isdisjoint((label.kind, stack[-1].label.kind))
    ):
        stack.pop()


def _find_series(stack: list[_Open], label: Label) -> int | None:
    """The open line that this one counts on from: the deepest whose next number it is."""
    alike = [place for place, entry in enumerate(stack) if entry.label.style == label.style]
    if not alike or _restarts_below(stack, label):
        return None
    for place in reversed(alike):
        if _follows(stack[place].label, label):
            return place
    return alike[-1]


def _follows(before: Label, label: Label) -> bool:
    last, this = before.value.rsplit(".", 1)[-1], label.value.rsplit(".", 1)[-1]
    return last.isdigit() and this.isdigit() and int(this) == int(last) + 1


def _restarts_below(stack: list[_Open], label: Label) -> bool:
    """Whether "1." after "a)" of a "1." above is a deeper series that begins anew."""
    same = [place for place, entry in enumerate(stack) if entry.label.style == label.style]
    if label.kind != "decimal" or label.value != "1" or not same:
        return False
    deeper = stack[same[-1] + 1 :]
    return bool(deeper) and deeper[-1].label.kind in ("letter", "upper", "roman")
