"""Office Open XML workbooks (.xlsx, .xlsm): the package's parts to sheets, in one flat pass each.

Source: ECMA-376 part 1, 18. Macros are never looked at. Formulas are not computed: a cell shows
the result that the program which saved the file wrote into it.
"""

from __future__ import annotations

import re
from collections import Counter
from math import isfinite

from lxml import etree

from extract.errors import UnreadableDocument
from extract.parsers.package import Package, Relation, parse_xml
from extract.parsers.sheets.gathering import MAX_CELLS, Area, Look, SheetBuilder
from extract.parsers.sheets.looks import MAIN, pick_look, read_looks
from extract.parsers.sheets.model import Sheet, Workbook
from extract.parsers.sheets.trimming import read_sheet_xml

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TEXT, _PHONETIC, _RUN = MAIN + "t", MAIN + "rPh", MAIN + "r"
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = ("1", "true")
_DIGITS = "0123456789"


def read_workbook(package: Package, main: str) -> Workbook:
    """All sheets of a package whose main part is ``main``.

    Raises:
        UnreadableDocument: a part is damaged or missing, or the workbook is too large.
    """
    root = package.read_xml(main)
    if root is None or root.tag != MAIN + "workbook":
        raise UnreadableDocument(
            "the archive has no workbook in it", "open it in Excel and save it again"
        )
    relations = package.find_relations(main)
    parts = {relation.id: relation for relation in relations}
    strings = _read_strings(_read_kind(package, relations, "sharedstrings"))
    looks = read_looks(_read_kind(package, relations, "styles"))
    properties = root.find(MAIN + "workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in _TRUE
    workbook = Workbook()
    count = 0
    for element in root.iter(MAIN + "sheet"):
        relation = parts.get(element.get(_RELATION_ID) or "")
        if relation is None or relation.kind != "worksheet":
            # A sheet that is a chart, or of macros of old.
            lost = Counter({"object": 1})
            workbook.sheets.append(Sheet(element.get("name") or "", lost=lost))
            continue
        builder = SheetBuilder(element.get("name") or "", from_1904=from_1904)
        SheetReader(builder, strings, looks).read(package, relation.part)
        sheet = builder.build()
        if element.get("state", "visible") == "visible":
            workbook.sheets.append(sheet)
        elif sheet.cells:
            workbook.hidden.append(sheet.name)
        count += len(sheet.cells)
        if count > MAX_CELLS:
            raise UnreadableDocument(
                f"the workbook has more than {MAX_CELLS:,} filled cells",
                "keep only the sheets of the plan in the file",
            )
    return workbook


def _read_kind(package: Package, relations: list[Relation], kind: str) -> etree._Element | None:
    found = next((relation for relation in relations if relation.kind == kind), None)
    return None if found is None else package.read_xml(found.part)


def _read_strings(root: etree._Element | None) -> list[str]:
    return [] if root is None else [_read_text(item) for item in root.iter(MAIN + "si")]


def _read_text(item: etree._Element) -> str:
    """Plain or rich text, without the reading aids of other scripts."""
    pieces = []
    for element in item.iter(_TEXT):
        parent = element.getparent()
        if parent is None or parent.tag != _PHONETIC:
            pieces.append(element.text or "")
    text = "".join(pieces)
    return _ESCAPE.sub(_unescape, text) if "_x" in text else text


def _unescape(found: re.Match[str]) -> str:
    """A character that XML cannot hold, as the format writes it (ECMA-376 part 1, 22.9.2.19)."""
    code = int(found[1], 16)
    return "\n" if code in (10, 13) else chr(code) if code >= 32 and code >> 11 != 27 else ""


class SheetReader:
    """Reads one worksheet part into a builder."""

    def __init__(self, builder: SheetBuilder, strings: list[str], looks: list[Look]) -> None:
        self.builder = builder
        self.strings = strings
        self.looks = looks
        self._columns: dict[str, int] = {}

    def read(self, package: Package, part: str) -> None:
        """Read cells, merges, hidden rows and columns, then what hangs on the sheet."""
        with package.open_part(part) as stream:
            root = parse_xml(read_sheet_xml(stream, part), part)
        builder = self.builder
        for element in root.iter(MAIN + "col"):
            if element.get("hidden") in _TRUE:
                first, last = int(element.get("min") or 1), int(element.get("max") or 1)
                builder.hidden_columns.update(range(first - 1, min(last, 1 << 14)))
        self._read_rows(root)
        for element in root.iter(MAIN + "mergeCell"):
            area = self._read_area(element.get("ref") or "")
            if area:
                builder.merges.append(area)
        for relation in package.find_relations(part):
            self._read_relation(package, relation)

    def _read_rows(self, root: etree._Element) -> None:
        row = -1
        for element in root.iter(MAIN + "row"):
            number = element.get("r")
            row = int(number) - 1 if number else row + 1
            if element.get("hidden") in _TRUE:
                self.builder.hidden_rows.add(row)
            column = -1
            for cell in element:
                place = cell.get("r")
                column = self._find_column(place) if place else column + 1
                self._read_cell(cell, row, column)

    def _find_column(self, place: str) -> int:
        letters = place.rstrip(_DIGITS)
        column = self._columns.get(letters)
        if column is None:
            column = 0
            for letter in letters.upper():
                column = column * 26 + ord(letter) - ord("A") + 1
            column -= 1
            self._columns[letters] = column
        return column

    def _read_cell(self, cell: etree._Element, row: int, column: int) -> None:
        look = pick_look(self.looks, cell.get("s"))
        if look.ruled:
            self.builder.add_rule(row, column)
        if len(cell) == 0:
            return
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            self.builder.add_text(row, column, _read_text(cell), look)
            return
        value = cell.find(MAIN + "v")
        text = value.text if value is not None else None
        if text is None:
            if cell.find(MAIN + "f") is not None and kind != "str":
                self.builder.add_unread(row, column, "formula", look)
        elif kind == "s":
            index = int(text)
            if 0 <= index < len(self.strings):
                self.builder.add_text(row, column, self.strings[index], look)
            else:
                self.builder.add_unread(row, column, "text", look)
        elif kind == "str":
            self.builder.add_text(row, column, _ESCAPE.sub(_unescape, text), look)
        elif kind == "e":
            self.builder.add_unread(row, column, text.strip(), look)
        elif kind == "b":
            self.builder.add_text(row, column, "TRUE" if text in _TRUE else "FALSE", look)
        elif kind == "d":
            self.builder.add_iso_date(row, column, text, look)
        else:
            self._read_number(text, row, column, look)

    def _read_number(self, text: str, row: int, column: int, look: Look) -> None:
        value = float(text)
        if isfinite(value):
            self.builder.add_number(row, column, value, look)
        else:
            self.builder.add_unread(row, column, text, look)

    def _read_area(self, ref: str) -> Area | None:
        found = _AREA.fullmatch(ref)
        if found is None:
            return None
        left, top, right, bottom = found.groups()
        return (
            int(top) - 1,
            self._find_column(left),
            int(bottom or top) - 1,
            self._find_column(right or left),
        )

    def _read_relation(self, package: Package, relation: Relation) -> None:
        """What hangs on a sheet: tables give their area, the rest is counted."""
        lost = self.builder.sheet.lost
        if relation.kind in ("oleobject", "package", "control"):
            lost["object"] += 1
        if relation.kind not in ("table", "comments", "drawing"):
            return
        root = package.read_xml(relation.part)
        if root is None:
            return
        if relation.kind == "table":
            area = self._read_area(root.get("ref") or "")
            if area:
                self.builder.frames.append(area)
        elif relation.kind == "comments":
            lost["comment"] += sum(1 for _ in root.iter(MAIN + "comment"))
        else:
            lost["picture"] += sum(1 for _ in root.iter(_DRAWN + "pic"))
            lost["object"] += sum(1 for _ in root.iter(_DRAWN + "graphicFrame"))
            for shape in root.iter(_DRAWN + "sp"):
                words = " ".join(text.text or "" for text in shape.iter(_DRAWN_TEXT)).strip()
                if words:
                    self.builder.sheet.drawn.append(words)
