"""Two columns on one line, kept apart by spaces: letterhead and signature of a page layout."""

from __future__ import annotations

import re

# A blank to be filled in ("Số:      /KH-UBND", "ngày      tháng") parts nothing.
_GAP = re.compile(r"(?<=\S)\s{4,}(?!/|tháng\b|năm\b)(?=\S)")
_TABS = re.compile(r"(?<=\S)\t+(?=\S)")
_CLOSING_LINES = 25
_CLOSING = re.compile(r"\s*(?:Nơi nhận|NƠI NHẬN)\b")
_FAR = 28  # a lone text that begins this far right stands in the right column
_WIDE = " " * _FAR


def _space_closing(lines: list[str]) -> list[str]:
    """The lines with the tabs between recipients and signature as wide gaps."""
    begin = next((place for place, line in enumerate(lines) if _is_tabbed_closing(line)), None)
    if begin is None:
        return lines
    end = begin + _CLOSING_LINES
    spaced = [_space_tabs(line) for line in lines[begin:end]]
    return [*lines[:begin], *spaced, *lines[end:]]


def _space_tabs(line: str) -> str:
    if line.startswith("\t") and line.strip():
        return _WIDE + line.lstrip()
    return _TABS.sub(_WIDE, line, count=1)


def _is_tabbed_closing(line: str) -> bool:
    return bool(_CLOSING.match(line) and _TABS.search(line))


def part_sides(lines: list[str]) -> list[str]:
    """Give the left column's lines first, then the right's, where lines hold two.

    Spaces keep the columns apart, or tabs beside the recipients ("Nơi nhận").

    A stretch of lines counts that has at least two parted ones and nothing but blank or
    short lines between them; everything else comes back as it is.
    """
    lines = _space_closing(lines)
    parted: list[str] = []
    place = 0
    while place < len(lines):
        end = _find_stretch(lines, place)
        if end is None:
            parted.append(lines[place])
            place += 1
            continue
        parted.extend(_read_stretch(lines[place:end]))
        place = end
    return parted


def _is_parted(line: str) -> bool:
    return "\t" not in line and len(_GAP.findall(line.strip())) == 1


def _find_stretch(lines: list[str], place: int) -> int | None:
    """Where the stretch that begins with a parted line ends; None where none begins."""
    if not _is_parted(lines[place]):
        return None
    end, count, last = place, 0, place
    # A signature's name may stand far below its title, beside the last of the recipients.
    reach = _CLOSING_LINES if _CLOSING.match(lines[place]) else 4
    while end < len(lines) and end - last <= reach:
        line = lines[end]
        if _is_parted(line):
            count, last = count + 1, end
        elif line.strip() and len(line.strip()) > 60:
            break
        end += 1
    return last + 1 if count >= 2 else None


def _read_stretch(lines: list[str]) -> list[str]:
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if not line.strip():
            continue
        pieces = _GAP.split(line.strip())
        indent = len(line) - len(line.lstrip())
        if len(pieces) == 2 and indent < _FAR:
            left.append(pieces[0])
            right.append(pieces[1])
        elif indent >= _FAR:
            right.append(" ".join(pieces))
        else:
            left.append(" ".join(pieces))
    return [*left, "", *right, ""]
