"""Markdown's own lines: what is said of the text and not by it, and marks before lines.

Source: CommonMark 0.31, GitHub Flavored Markdown, pandoc's footnotes and front matter.
Marks inside lines are the business of ``markup``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_YAML = re.compile(r"\s*(?:#.*|[\w-]+\s*:.*|-\s.*|\s+.*)?$")
_FENCE = re.compile(r"\s{0,3}(?:[-+*]\s+)?(`{3,})\s*([\w+#.-]*)[^`]*$")
# Fences of these, or of no language, hold text that is shown as it is.
_TEXTS = frozenset({"", "markdown", "md", "text", "txt", "plain", "plaintext", "html", "table"})
_DEFINITION = re.compile(
    r"\s{0,3}\[(?!\^)[^\]\n]{1,200}\]:\s*(?:<|https?:|mailto:|www\.|[#/.])\S*(?:\s+[\"'(].*)?\s*$"
)
_NOTE = re.compile(r"\s{0,3}\[\^[^\]\s]{1,40}\]:\s*(.*)$")
_CONTENTS_MARK = re.compile(r"\s*\[{1,2}_?toc_?\]{1,2}\s*$", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(?:[-+*]|\d{1,3}[.)])\s+\[[^\]\n]+\]\(#[^)\s]*\)\s*$")
# A quote mark; before a figure it is a comparison ("> 90%").
_QUOTE = re.compile(r"^\s*(?:>\s?)+(?!\s*[\d=])")
_UNDERLINE = re.compile(r"\s{0,3}=+\s*$")
_SECOND_UNDERLINE = re.compile(r"\s{0,3}-+\s*$")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
_BULLET = re.compile(r"(\s*)([-*])(\s+)(?=\S)")
_MIN_ENTRIES = 3
_MAX_UNDERLINED = 200


@dataclass(slots=True)
class Marked:
    """A text without Markdown's own lines.

    Attributes:
        lines: the text's lines; headings that were underlined begin with "#".
        furniture: lines that say something of the text or point to its places.
    """

    lines: list[str]
    furniture: list[str] = field(default_factory=list)


def part_markdown(text: str) -> Marked:
    """Take apart what a Markdown text says and what it only carries.

    Front matter, comments, code of programs, targets of links, footnotes and tables of
    contents are furniture; comments are gone. Text without Markdown comes back as it is.
    """
    if "<!--" in text:
        text = _drop_comments(text)
    marked = Marked([])
    lines = _take_front_matter(text.split("\n"), marked)
    lines = _take_fences(lines, marked) if "```" in text else lines
    lines = _take_contents(lines, marked) if "](#" in text or "[" in text else lines
    lines = _strip_quotes(lines) if ">" in text else lines
    lines = _mark_headings(lines)
    is_markdown = any(_HEADING.match(line) for line in lines)
    marked.lines = _mark_nested(lines) if is_markdown else lines
    return marked


def _drop_comments(text: str) -> str:
    """The text without comments; one that is not closed is text."""
    kept, place = [], 0
    while (begin := text.find("<!--", place)) >= 0:
        end = text.find("-->", begin)
        if end < 0:
            break
        kept.append(text[place:begin])
        place = end + 3
    return "".join([*kept, text[place:]])


def _take_front_matter(lines: list[str], marked: Marked) -> list[str]:
    """YAML between two lines of hyphens at the very beginning."""
    if lines[0].rstrip() != "---" or len(lines) < 3:
        return lines
    end = next(
        (place for place, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0
    )
    if not end or not all(_YAML.match(line) for line in lines[1:end]):
        return lines
    if not any(re.match(r"[\w-]+\s*:", line) for line in lines[1:end]):
        return lines
    marked.furniture += lines[1:end]
    return lines[end + 1 :]


def _take_fences(lines: list[str], marked: Marked) -> list[str]:
    kept: list[str] = []
    place = 0
    while place < len(lines):
        fence = _FENCE.match(lines[place])
        if fence is None:
            kept.append(lines[place])
            place += 1
            continue
        end = _find_fence_end(lines, place + 1, fence[1])
        inside = lines[place + 1 : end]
        if fence[2].lower() in _TEXTS or end == len(lines):
            kept += ["", *inside, ""]
        else:
            marked.furniture += inside
        place = end + 1
    return kept


def _find_fence_end(lines: list[str], place: int, fence: str) -> int:
    """The line that closes a fence; the end of the text where none does."""
    for end in range(place, len(lines)):
        line = lines[end].strip()
        if line.startswith(fence) and not line.strip("`"):
            return end
    return len(lines)


def _take_contents(lines: list[str], marked: Marked) -> list[str]:
    """Targets of links, footnotes, and lists in which every entry leads to a heading."""
    kept: list[str] = []
    entries: list[str] = []
    in_note = False
    for line in [*lines, "\0"]:
        if _CONTENTS.match(line):
            entries.append(line)
            continue
        if entries and not line.strip():
            kept.append(line)
            continue
        (marked.furniture if len(entries) >= _MIN_ENTRIES else kept).extend(entries)
        entries = []
        note = _NOTE.match(line)
        # A footnote goes on in lines that are set in.
        in_note = bool(note) or (in_note and line.startswith("    "))
        if note:
            marked.furniture.append(note[1])
        elif in_note or _DEFINITION.match(line) or _CONTENTS_MARK.match(line):
            marked.furniture.append(line)
        else:
            kept.append(line)
    return kept[:-1]


def _strip_quotes(lines: list[str]) -> list[str]:
    return [_QUOTE.sub("", line) if line.lstrip().startswith(">") else line for line in lines]


def _mark_headings(lines: list[str]) -> list[str]:
    """Underlined headings as "# …"; hyphens underline only where "=" does so, too.

    In other texts a row of hyphens below a line is the rule that offices draw there.
    """
    underlined = {
        place
        for place in range(1, len(lines))
        if _UNDERLINE.match(lines[place]) and _is_title(lines, place - 1)
    }
    if not underlined:
        return lines
    marked = list(lines)
    for place in range(1, len(lines)):
        level = "#" if place in underlined else "##"
        if place in underlined or (
            _SECOND_UNDERLINE.match(lines[place]) and _is_title(lines, place - 1)
        ):
            marked[place - 1] = f"{level} {lines[place - 1].strip()}"
            marked[place] = ""
    return marked


def _is_title(lines: list[str], place: int) -> bool:
    """One line of text with nothing above it, as no table or list has it."""
    line = lines[place].strip()
    above = lines[place - 1].strip() if place else ""
    return bool(
        line
        and not above
        and len(line) < _MAX_UNDERLINED
        and "|" not in line
        and not line.startswith(("#", "- ", "* ", "+", "`"))
    )


def _mark_nested(lines: list[str]) -> list[str]:
    """A hyphen set in below a hyphen's item is a "+", as offices write the level below."""
    marked: list[str] = []
    edges: list[int] = []  # where the open bullets stand
    for line in lines:
        found = _BULLET.match(line)
        if found is None:
            indent = len(line) - len(line.lstrip())
            if line.strip():
                edges = [edge for edge in edges if edge < indent]
            marked.append(line)
            continue
        indent = len(found[1].expandtabs(4))
        edges = [edge for edge in edges if edge + 1 < indent]
        if len(edges) % 2:
            line = f"{found[1]}+{found[3]}{line[found.end() :]}"
        edges.append(indent)
        marked.append(line)
    return marked
