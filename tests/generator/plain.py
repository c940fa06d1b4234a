"""A plan as plain text: how converters, Markdown and ``pdftotext -layout`` write it."""

from __future__ import annotations

import html
import textwrap
from random import Random

from tests.generator.noise import Noise
from tests.generator.paper import Grid, Item, Line, Paper, Sides

DIALECTS = ("tabbed", "celled", "piped", "tagged", "aligned", "gridded", "stacked")
_WIDTH = 96


def render_text(paper: Paper, seed: int) -> bytes:
    """The bytes of a text file in the dialect that the seed draws."""
    rng = Random(seed + 2)
    dialect = rng.choice(DIALECTS)
    if dialect == "stacked" and not all(map(_is_full, paper)):
        dialect = "tabbed"
    return render_dialect(paper, rng, dialect).encode()


def render_dialect(paper: Paper, rng: Random, dialect: str) -> str:
    """The text of the plan in one dialect."""
    aligned = dialect == "aligned"
    noise = Noise(rng, spaces=not aligned)
    marked = dialect == "piped" and rng.random() < 0.5
    gap = "\n\n" if rng.random() < 0.6 or dialect in ("piped", "tagged") else "\n"
    parts: list[str] = []
    for item in paper:
        if isinstance(item, Line):
            parts.append(_write_line(item, noise, aligned, marked))
        elif isinstance(item, Sides):
            parts.append(_beside(item, noise) if aligned else _below(item, noise, gap))
        elif isinstance(item, Grid):
            table = TABLES[dialect](_disturb(item, noise))
            parts.append(f"\n{table}\n" if gap == "\n" else table)
    return gap.join(parts) + "\n"


def _is_full(item: Item) -> bool:
    """One cell a line tells cells apart only where none is blank, merged or of several lines."""
    if not isinstance(item, Grid):
        return True
    return not item.merges and all(text and "\n" not in text for row in item.rows for text in row)


def _disturb(grid: Grid, noise: Noise) -> Grid:
    rows = [[noise.disturb(text) for text in row] for row in grid.rows]
    for top, left, bottom, right in grid.merges:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                rows[row][column] = rows[top][left]
    return Grid(rows, grid.merges, grid.header)


def _write_line(line: Line, noise: Noise, aligned: bool, marked: bool) -> str:
    text = noise.disturb(line.whole)
    if aligned:
        if line.centred:
            return "\n".join(
                part.center(_WIDTH).rstrip() for part in textwrap.wrap(text, _WIDTH - 10)
            )
        return textwrap.fill(text, _WIDTH, initial_indent="      ", break_on_hyphens=False)
    if marked and line.bold:
        return f"**{text}**"
    return text


def _below(sides: Sides, noise: Noise, gap: str) -> str:
    lines = [noise.disturb(line) for line in (*sides.left, *sides.right) if line.strip()]
    return gap.join(lines)


def _beside(sides: Sides, noise: Noise) -> str:
    height = max(len(sides.left), len(sides.right))
    left = [*sides.left, *[""] * (height - len(sides.left))]
    right = [*sides.right, *[""] * (height - len(sides.right))]
    width = max(len(text) for text in left) + 8
    lines = (
        f"{noise.disturb(a):<{width}}{noise.disturb(b)}" for a, b in zip(left, right, strict=True)
    )
    return "\n".join(line.rstrip() for line in lines)


def _flat(grid: Grid) -> list[list[str]]:
    """Rows where an area that spans columns, or the header's rows, is said once."""
    rows = [list(row) for row in grid.rows]
    for top, left, bottom, right in grid.merges:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                once = right > left or top < grid.header
                if once and (row, column) != (top, left):
                    rows[row][column] = ""
    return rows


def _tab(grid: Grid) -> str:
    return "\n".join("\t".join(map(_in_line, row)) for row in _flat(grid))


def _in_line(text: str) -> str:
    """Lines of a cell as one: without semicolons nothing would tell them apart."""
    lines = [line.removeprefix("- ") for line in text.split("\n")]
    return (" " if lines[0].endswith(".") else "; ").join(lines)


def _cell(grid: Grid) -> str:
    rows = ["\n".join(f"\t{text}" for text in row) for row in _flat(grid)]
    return "\n\n".join(rows)


def _pipe(grid: Grid) -> str:
    rows = [
        "| " + " | ".join(text.replace("\n", "<br>") for text in row) + " |" for row in _flat(grid)
    ]
    rule = "|" + "---|" * len(grid.rows[0])
    return "\n".join([rows[0], rule, *rows[1:]])


def _tag(grid: Grid) -> str:
    hidden: set[tuple[int, int]] = set()
    spans: dict[tuple[int, int], str] = {}
    for top, left, bottom, right in grid.merges:
        area = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if area & hidden or area & spans.keys():
            continue
        hidden |= area - {(top, left)}
        down = f' rowspan="{bottom - top + 1}"' if bottom > top else ""
        across = f' colspan="{right - left + 1}"' if right > left else ""
        spans[top, left] = down + across
    rows = []
    for r, row in enumerate(grid.rows):
        cells = [
            f"<td{spans.get((r, c), '')}>{html.escape(text).replace(chr(10), '<br>')}</td>"
            for c, text in enumerate(row)
            if (r, c) not in hidden
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _widths(rows: list[list[str]]) -> list[int]:
    # What runs over all columns says nothing of their widths.
    rows = [row for row in rows if any(row[2:])] or rows
    widths = []
    for column in range(len(rows[0])):
        longest = max(len(part) for row in rows for part in row[column].split("\n"))
        word = max((len(word) for row in rows for word in row[column].split()), default=1)
        widths.append(max(word, min(longest, 26 if column != 1 else 34), 3))
    return widths


def _wrap(text: str, width: int) -> list[str]:
    lines = [
        line
        for part in text.split("\n")
        for line in (textwrap.wrap(part, width, break_on_hyphens=False) or [""])
    ]
    return lines or [""]


def _align(grid: Grid) -> str:
    rows = _flat(grid)
    widths = _widths(rows)
    lines: list[str] = []
    for place, row in enumerate(rows):
        cells = [_wrap(text, width) for text, width in zip(row, widths, strict=True)]
        if sum(bool(text) for text in row) == 1 or (row[0] and row[1] and not any(row[2:])):
            first = f"{row[0]:<{widths[0]}}   " if any(row[1:]) else ""
            lines += [first + " ".join(text for text in row[bool(first) :] if text), ""]
            continue
        for height in range(max(map(len, cells))):
            parts = (
                f"{cell[height] if height < len(cell) else '':<{width}}"
                for cell, width in zip(cells, widths, strict=True)
            )
            lines.append("   ".join(parts).rstrip())
        if place + 1 >= grid.header:
            lines.append("")
    return "\n".join(lines)


def _draw_grid(grid: Grid) -> str:
    rows = _flat(grid)
    widths = _widths(rows)
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    double = rule.replace("-", "=")
    lines = [rule]
    for place, row in enumerate(rows):
        if row[0] and not any(row[1:]):
            lines += [f"| {row[0]:<{len(rule) - 4}} |", rule]
            continue
        cells = [_wrap(text, width) for text, width in zip(row, widths, strict=True)]
        for height in range(max(map(len, cells))):
            parts = (
                f" {cell[height] if height < len(cell) else '':<{width}} "
                for cell, width in zip(cells, widths, strict=True)
            )
            lines.append("|" + "|".join(parts) + "|")
        lines.append(double if place + 1 == grid.header else rule)
    return "\n".join(lines)


def _stack(grid: Grid) -> str:
    return "\n".join(text for row in _flat(grid) for text in row if text)


# How each dialect draws a table.
TABLES = {
    "tabbed": _tab,
    "celled": _cell,
    "piped": _pipe,
    "tagged": _tag,
    "aligned": _align,
    "gridded": _draw_grid,
    "stacked": _stack,
}
