"""The flat pass over a flattened part: elements in, draft paragraphs and tables out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree

from extract.document.draft import PLAIN, DraftParagraph, DraftTable
from extract.parsers.docx import names
from extract.parsers.docx.fields import Fields
from extract.parsers.docx.labels import BULLETS
from extract.parsers.docx.names import VALUE, is_on, read_int
from extract.parsers.docx.nesting import OpenTables
from extract.parsers.docx.numbering import LEVELS, Counters
from extract.parsers.docx.paragraphs import Paragraph, RunFormat, raise_digits
from extract.parsers.docx.styles import Look, StyleSheet
from extract.parsers.docx.symbols import read_symbol
from extract.parsers.docx.tables import TableBuilder, write_lines
from extract.parsers.docx.unshown import Unshown

Handlers = dict[str, Callable[[etree._Element], None]]
Items = list[DraftParagraph | DraftTable]

_TOGGLES = {
    names.BOLD: "bold",
    names.ITALIC: "italic",
    names.HIDDEN: "hidden",
    names.STRUCK: "struck",
    names.TWICE_STRUCK: "struck",
    names.CAPITALS: "capitals",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What paragraphs refer to: the styles of the document and the numbers given so far."""

    styles: StyleSheet
    counters: Counters


class Reader:
    """Reads flattened parts one after the other into ``items``.

    Others who want to see elements on the way give ``watchers``, so there is one pass only.

    Attributes:
        items: paragraphs and tables in reading order; paragraphs without text are left out.
        fields: the fields of the text.
    """

    def __init__(
        self, setting: Setting, unshown: Unshown, watchers: Handlers | None = None
    ) -> None:
        """Texts that the reader of the file does not see are noted in ``unshown``."""
        self.items: Items = []
        self.fields = Fields()
        self._setting = setting
        self._unshown = unshown
        self._default_look = setting.styles.find_paragraph_look()
        self._paragraph: Paragraph | None = None
        self._tables = OpenTables(unshown.covered)
        self._gap = True  # something stands after the last table
        self._adjacent = False  # nothing stood between the open table and the last one
        self._in_run = False
        self._run: RunFormat | None = None  # None while the run says nothing itself
        self._inserted: Items = []  # stands after the open paragraph
        self._handlers: Handlers = {
            **(watchers or {}),
            **self._tables.handlers,
            **dict.fromkeys(_TOGGLES, self._take_toggle),
            names.PARAGRAPH: self._start_paragraph,
            names.RUN: self._start_run,
            names.TEXT: self._take_text,
            names.MATH_TEXT: self._take_math,
            names.MATH_DENOMINATOR: lambda element: self._add("/"),
            names.TAB: self._take_tab,
            names.POSITION_TAB: self._take_tab,
            names.BREAK: lambda element: self._add("\n"),
            names.CARRIAGE_RETURN: lambda element: self._add("\n"),
            names.HYPHEN: lambda element: self._add("-"),
            names.SYMBOL: self._take_symbol,
            names.FIELD_MARK: self._take_field_mark,
            names.FIELD_CODE: lambda element: self.fields.take_code(element.text or ""),
            names.RAISED: self._take_raised,
            names.RUN_STYLE: self._take_run_style,
            names.PARAGRAPH_STYLE: self._take_paragraph_style,
            names.NUMBER_ID: self._take_number,
            names.NUMBER_LEVEL: self._take_number_level,
            names.ALIGNMENT: self._take_alignment,
            names.OUTLINE_LEVEL: self._take_outline_level,
            names.TABLE: self._start_table,
            names.TABLE_END: self._end_table,
            names.OPENED_ROW: self._suspend_table,
            names.OPENED_ROW_END: self._resume_table,
            names.ROW: self._start_row,
            names.CELL: self._start_cell,
        }

    def read(self, root: etree._Element) -> None:
        """Read one flattened part."""
        handlers = self._handlers
        for element in root.iter(*handlers):
            handlers[element.tag](element)
        self._end_paragraph()
        while self._tables.inner is not None:
            self._end_table(root)

    def insert(self, items: Iterable[DraftParagraph | DraftTable]) -> None:
        """Put what was read elsewhere after the paragraph that is open, or here."""
        self._inserted += items

    # Blocks

    def _start_paragraph(self, element: etree._Element) -> None:
        if self._paragraph is not None or self._inserted:
            self._end_paragraph()
        self._paragraph = Paragraph(self._default_look, self._unshown)
        self._in_run = False
        self._run = None
        self._gap = True

    def _end_paragraph(self) -> None:
        paragraph = self._paragraph
        if paragraph is not None:
            self._paragraph = None
            if self.fields.any_open:
                paragraph.parts.append(self.fields.end_paragraph())
            text = "".join(paragraph.parts)
            # Tabs before the text say in which column it stands.
            text = text.strip() if "\t" not in text else text.rstrip().strip(" \n")
            if paragraph.number is not None or paragraph.look.number is not None:
                text = self._number(paragraph, text)
            table = self._tables.inner
            if text and table is not None:
                table.add_paragraph(text, paragraph.find_style())
            elif text:
                furniture = bool(paragraph.look.contents)
                self.items.append(DraftParagraph(text, None, paragraph.find_style(), furniture))
        if self._inserted:
            self._add_inserted()

    def _number(self, paragraph: Paragraph, text: str) -> str:
        """The text behind its automatic number; a bullet alone is nothing."""
        label = self._take_label(paragraph)
        if "\t" not in text:
            label = label.replace("\t", " ")
        return (label + text).rstrip() if text or label.strip() not in BULLETS else text

    def _add_inserted(self) -> None:
        items, self._inserted = self._inserted, []
        table = self._tables.inner
        if table is None:
            self.items += items
            self._gap = True
            return
        for item in items:
            if isinstance(item, DraftParagraph):
                table.add_paragraph(item.text, item.style)
            else:
                table.add_paragraph(write_lines(item), PLAIN)

    def _take_label(self, paragraph: Paragraph) -> str:
        """Automatic number: the paragraph's own list, else its style's."""
        look = paragraph.look
        number = paragraph.number
        level = paragraph.number_level
        if number is None:
            number = look.number
            if number is None:
                return ""
            if level is None:
                level = self._find_style_level(number, paragraph.style_id, look)
        if number <= 0:
            return ""
        return self._setting.counters.take_label(number, min(max(level or 0, 0), LEVELS - 1))

    def _find_style_level(self, number: int, style_id: str | None, look: Look) -> int | None:
        numbered = self._setting.counters.lists.get(number)
        for style in (style_id, look.number_style):
            level = numbered.find_style_level(style) if numbered and style else None
            if level is not None:
                return level
        return look.number_level

    def _start_table(self, element: etree._Element) -> None:
        self._end_paragraph()
        if self._tables.inner is None:
            self._adjacent = not self._gap
        self._tables.open()

    def _end_table(self, element: etree._Element) -> None:
        self._end_paragraph()
        self._add_table(self._tables.close())

    def _suspend_table(self, element: etree._Element) -> None:
        self._end_paragraph()
        self._add_table(self._tables.suspend())
        self._gap = True

    def _resume_table(self, element: etree._Element) -> None:
        self._end_paragraph()
        self._adjacent = False
        self._tables.resume()

    def _add_table(self, builder: TableBuilder | None) -> None:
        table = builder.build_table() if builder is not None else None
        if builder is None or table is None or not table.cells:
            return
        if self._tables.inner is not None:
            self._tables.inner.add_paragraph(write_lines(table), PLAIN)
            return
        # Word shows tables with nothing between them as one.
        last = self.items[-1] if self.items else None
        if self._adjacent and not builder.floats and isinstance(last, DraftTable):
            table.continues = last.columns == table.columns
        self.items.append(table)
        self._gap = builder.floats

    def _start_row(self, element: etree._Element) -> None:
        self._end_paragraph()
        if self._tables.inner is not None:
            self._tables.inner.start_row(element)

    def _start_cell(self, element: etree._Element) -> None:
        if self._paragraph is not None or self._inserted:
            self._end_paragraph()
        if self._tables.inner is not None:
            self._tables.inner.start_cell()

    # Paragraph properties; the same names mean other things inside a run or outside

    def _take_paragraph_style(self, element: etree._Element) -> None:
        paragraph = self._paragraph
        if paragraph is not None:
            paragraph.style_id = element.get(VALUE)
            paragraph.look = self._setting.styles.find_paragraph_look(paragraph.style_id)

    def _take_number(self, element: etree._Element) -> None:
        if self._paragraph is not None:
            self._paragraph.number = read_int(element.get(VALUE))

    def _take_number_level(self, element: etree._Element) -> None:
        if self._paragraph is not None:
            self._paragraph.number_level = read_int(element.get(VALUE))

    def _take_alignment(self, element: etree._Element) -> None:
        if self._paragraph is not None and not self._in_run:
            self._paragraph.centered = element.get(VALUE) == "center"

    def _take_outline_level(self, element: etree._Element) -> None:
        if self._paragraph is not None:
            self._paragraph.outline = read_int(element.get(VALUE))

    # Runs

    def _start_run(self, element: etree._Element) -> None:
        self._in_run = True
        self._run = None

    def _find_run(self) -> RunFormat | None:
        """Format of the open run to be set; None outside of runs, where it is a mark's."""
        if self._in_run and self._run is None:
            self._run = RunFormat()
        return self._run

    def _take_toggle(self, element: etree._Element) -> None:
        run = self._run or self._find_run()
        if run is not None:
            setattr(run, _TOGGLES[element.tag], is_on(element.get(VALUE)))

    def _take_raised(self, element: etree._Element) -> None:
        run = self._find_run()
        if run is not None:
            run.raised = element.get(VALUE) == "superscript"

    def _take_run_style(self, element: etree._Element) -> None:
        run, style_id = self._find_run(), element.get(VALUE)
        if run is not None and style_id:
            run.look = self._setting.styles.find_run_look(style_id)

    def _take_text(self, element: etree._Element) -> None:
        text = element.text
        if not text:
            return
        if "\n" in text:  # a line break in the markup itself is white space
            text = text.replace("\n", " ")
        if self._paragraph is None:
            self._paragraph = Paragraph(self._default_look, self._unshown)
        if not self.fields.any_open or self.fields.shows(text):
            self._paragraph.add(text, self._run)

    def _take_math(self, element: etree._Element) -> None:
        text = element.text or ""
        raised = next(element.iterancestors(names.MATH_POWER), None) is not None
        self._add(raise_digits(text) if raised else text)

    def _take_symbol(self, element: etree._Element) -> None:
        self._add(read_symbol(element.get(names.SYMBOL_CODE), element.get(names.SYMBOL_FONT)))

    def _take_tab(self, element: etree._Element) -> None:
        # Outside of runs the same element is a tab stop.
        if self._in_run:
            self._add("\t")

    def _take_field_mark(self, element: etree._Element) -> None:
        kind = element.get(names.FIELD_MARK_KIND)
        if kind == "begin":
            self.fields.begin(element)
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self._add(self.fields.end())

    def _add(self, text: str) -> None:
        paragraph = self._paragraph
        if paragraph is not None and text and (not self.fields.any_open or self.fields.shows(text)):
            paragraph.add(text, self._run)
