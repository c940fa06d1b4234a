"""Tables that only lay out other blocks are opened; every other table gets an end mark."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from extract.parsers.docx.names import (
    CELL,
    CELL_PROPERTIES,
    FRAME,
    OPENED_ROW,
    OPENED_ROW_END,
    ROW,
    ROW_PROPERTIES,
    TABLE,
    TABLE_END,
    TABLE_PROPERTIES,
    TEXT,
)

_PROPERTIES = {TABLE: TABLE_PROPERTIES, ROW: ROW_PROPERTIES, CELL: CELL_PROPERTIES}


def mark_tables(root: etree._Element) -> None:
    """Put an end mark after every table; open the tables and rows that only draw frames.

    A table of one column draws borders around what stands in it. So does a row that holds
    nothing but a table larger than the one around it: a page laid out by a table.
    """
    tables = list(root.iter(TABLE))
    for outer in _find_outer(tables):
        rows = _list_rows(outer)
        if all(len(cells) == 1 for _, cells in rows):
            for element in (outer, *(row for row, _ in rows), *(cells[0] for _, cells in rows)):
                _open(element, FRAME)
        else:
            _open_rows(rows)
    for table in tables:
        if table.tag == TABLE:
            table.addnext(etree.Element(TABLE_END))


def _find_outer(tables: Iterable[etree._Element]) -> list[etree._Element]:
    """Tables that hold a table."""
    found: dict[etree._Element, None] = {}
    for table in tables:
        outer = next(table.iterancestors(TABLE), None)
        if outer is not None:
            found[outer] = None
    return list(found)


def _list_rows(table: etree._Element) -> list[tuple[etree._Element, list[etree._Element]]]:
    """The table's own rows and their cells, not those of tables inside."""
    rows: list[tuple[etree._Element, list[etree._Element]]] = []
    for element in table.iter(ROW, CELL):
        if next(element.iterancestors(TABLE), None) is not table:
            continue
        if element.tag == ROW:
            rows.append((element, []))
        elif rows:
            rows[-1][1].append(element)
    return [(row, cells) for row, cells in rows if cells]


def _open_rows(rows: list[tuple[etree._Element, list[etree._Element]]]) -> None:
    own = sum(len(cells) for _, cells in rows)
    for row, cells in rows:
        inner = sum(1 for _ in row.iter(CELL)) - len(cells)
        if inner <= own or sum(map(_is_filled, cells)) != 1:
            continue
        row.addnext(etree.Element(OPENED_ROW_END))
        _open(row, OPENED_ROW)
        for cell in cells:
            _open(cell, FRAME)


def _is_filled(cell: etree._Element) -> bool:
    return any(text.text for text in cell.iter(TEXT))


def _open(element: etree._Element, tag: str) -> None:
    for properties in element.findall(_PROPERTIES[str(element.tag)]):
        element.remove(properties)
    element.tag = tag
