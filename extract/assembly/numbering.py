"""Series of numbers: which headings, items and rows count on from one another."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document.model import Passage
from extract.structure.labels import read_label
from extract.structure.outline import Node
from extract.structure.rows import Row, is_section_number


@dataclass(frozen=True, slots=True)
class Numbered:
    """One member of a series: its number (None where it lost it), its words."""

    value: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Series:
    """Siblings in order: ``kind`` says how they count ("roman", "decimal", "letter" …)."""

    kind: str
    members: tuple[Numbered, ...]


def list_heading_series(root: Node) -> list[Series]:
    """Series of numbered lines below one heading each."""
    found: list[Series] = []
    for node in root.walk():
        styles: dict[tuple[str, int | str], list[Numbered]] = {}
        for child in node.children:
            if child.line is None or child.label is None:
                continue
            if child.label.kind in ("bullet", "title"):
                continue
            members = styles.setdefault(child.label.style, [])
            members.append(Numbered(child.label.value, child.line.whole))
        found.extend(Series(str(style[0]), tuple(m)) for style, m in styles.items())
    return found


def list_row_series(rows: list[Row]) -> list[Series]:
    """Series of row numbers and of section rows, by the headings they stand under."""
    by_path: dict[tuple[str, ...], list[Numbered]] = {}
    sections: dict[tuple[str, ...], list[Numbered]] = {}
    for row in rows:
        path = tuple(" ".join(p.text for p in title) for title in row.path)
        if row.kind == "section":
            number = _section_number(row)
            sections.setdefault(path, []).append(Numbered(number, row.title[-1]))
        elif row.kind != "blank" and row.number is not None:
            cell = next(cell for cell in row.own)
            by_path.setdefault(path, []).append(Numbered(row.number, Passage.whole(cell.block)))
    found = [Series("decimal", tuple(members)) for members in by_path.values()]
    found += [Series("section", tuple(members)) for members in sections.values()]
    return found


def _section_number(row: Row) -> str | None:
    label = read_label(" ".join(passage.text for passage in row.title))
    if label is not None and label.kind in ("roman", "upper", "decimal"):
        return label.value
    return row.number if row.number and is_section_number(row.number) else None
