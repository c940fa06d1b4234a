"""The flat pass over a flattened part: elements in, draft paragraphs and tables out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from extract.document.draft import PLAIN, DraftParagraph, DraftTable
from extract.parsers.docx import names
from extract.parsers.docx.labels import BULLETS
from extract.parsers.docx.names import VALUE, is_on, read_int
from extract.parsers.docx.numbering import LEVELS, Counters
from extract.parsers.docx.paragraphs import Paragraph, RunFormat
from extract.parsers.docx.styles import Look, StyleSheet
from extract.parsers.docx.symbols import find_private, read_symbol, replace_private
from extract.parsers.docx.tables import TableBuilder

_MAX_NESTING = 200
_MAX_FIELDS = 20  # more are open only where their ends are missing

Handlers = dict[str, Callable[[etree._Element], None]]


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
        hidden: texts in merged cells that Word does not show.
    """

    def __init__(self, setting: Setting, watchers: Handlers | None = None) -> None:
        self.items: list[DraftParagraph | DraftTable] = []
        self.hidden: list[str] = []
        self._setting = setting
        self._default_look = setting.styles.find_paragraph_look()
        self._paragraph: Paragraph | None = None
        self._tables: list[TableBuilder] = []
        self._gap = True  # a paragraph stands after the last table
        self._adjacent = False  # none stood between the open table and the last one
        self._in_run = False
        self._run: RunFormat | None = None  # None while the run says nothing itself
        self._fields: list[bool] = []  # per open field: whether its result has begun
        self._in_code = False
        self._handlers: Handlers = {
            **(watchers or {}),
            names.PARAGRAPH: self._start_paragraph,
            names.RUN: self._start_run,
            names.TEXT: self._take_text,
            names.MATH_TEXT: self._take_text,
            names.MATH_DENOMINATOR: lambda element: self._add("/"),
            names.TAB: self._take_tab,
            names.POSITION_TAB: self._take_tab,
            names.BREAK: lambda element: self._add("\n"),
            names.CARRIAGE_RETURN: lambda element: self._add("\n"),
            names.HYPHEN: lambda element: self._add("-"),
            names.SYMBOL: self._take_symbol,
            names.FIELD_MARK: self._take_field_mark,
            names.BOLD: self._take_bold,
            names.ITALIC: self._take_italic,
            names.HIDDEN: self._take_hidden,
            names.RUN_STYLE: self._take_run_style,
            names.PARAGRAPH_STYLE: self._take_paragraph_style,
            names.NUMBER_ID: self._take_number,
            names.NUMBER_LEVEL: self._take_number_level,
            names.ALIGNMENT: self._take_alignment,
            names.OUTLINE_LEVEL: self._take_outline_level,
            names.TABLE: self._start_table,
            names.TABLE_END: self._end_table,
            names.ROW: self._start_row,
            names.CELL: self._start_cell,
            names.GRID_COLUMN: self._take_grid_column,
            names.GRID_BEFORE: self._take_grid_before,
            names.GRID_SPAN: self._take_grid_span,
            names.VERTICAL_MERGE: self._take_vertical,
            names.HORIZONTAL_MERGE: self._take_horizontal,
        }

    def read(self, root: etree._Element) -> None:
        """Read one flattened part."""
        handlers = self._handlers
        for element in root.iter(*handlers):
            handlers[element.tag](element)
        self._end_paragraph()
        while self._tables:
            self._end_table(root)

    # Blocks

    def _start_paragraph(self, element: etree._Element) -> None:
        self._end_paragraph()
        self._paragraph = Paragraph(self._default_look)
        self._in_run = False
        self._run = None
        self._gap = True

    def _end_paragraph(self) -> None:
        paragraph = self._paragraph
        if paragraph is None:
            return
        self._paragraph = None
        if self._fields:
            # A field whose code has not ended with its paragraph is broken: show the rest.
            self._fields = [shown for shown in self._fields if shown]
            self._in_code = False
        text = "".join(paragraph.parts).strip()
        label = self._take_label(paragraph)
        if label and (text or label.strip() not in BULLETS):
            text = (label + text).rstrip()
        if not text:
            return
        style = paragraph.find_style()
        if self._tables:
            self._tables[-1].add_paragraph(text, style)
        else:
            furniture = bool(paragraph.look.contents)
            self.items.append(DraftParagraph(text, None, style, furniture))

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
        if len(self._tables) >= _MAX_NESTING:
            raise ValueError("tables are nested too deeply")
        if not self._tables:
            self._adjacent = not self._gap
        self._tables.append(TableBuilder())

    def _end_table(self, element: etree._Element) -> None:
        self._end_paragraph()
        if not self._tables:
            return
        builder = self._tables.pop()
        if self._tables:
            self._tables[-1].add_paragraph(builder.build_lines(), PLAIN)
        else:
            self._add_table(builder.build_table())
        self.hidden += builder.hidden

    def _add_table(self, table: DraftTable) -> None:
        if not table.cells:
            return
        # Word shows tables with nothing between them as one.
        last = self.items[-1] if self.items else None
        table.continues = (
            self._adjacent and isinstance(last, DraftTable) and last.columns == table.columns
        )
        self.items.append(table)
        self._gap = False

    def _start_row(self, element: etree._Element) -> None:
        self._end_paragraph()
        if self._tables:
            self._tables[-1].start_row()

    def _start_cell(self, element: etree._Element) -> None:
        self._end_paragraph()
        if self._tables:
            self._tables[-1].start_cell()

    def _take_grid_column(self, element: etree._Element) -> None:
        if self._tables:
            self._tables[-1].grid += 1

    def _take_grid_before(self, element: etree._Element) -> None:
        if self._tables:
            self._tables[-1].skip_columns(read_int(element.get(VALUE)) or 0)

    def _take_grid_span(self, element: etree._Element) -> None:
        if self._tables:
            self._tables[-1].set_span(read_int(element.get(VALUE)) or 1)

    def _take_vertical(self, element: etree._Element) -> None:
        if self._tables:
            self._tables[-1].set_vertical(element.get(VALUE))

    def _take_horizontal(self, element: etree._Element) -> None:
        if self._tables:
            self._tables[-1].set_horizontal(element.get(VALUE))

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

    def _take_bold(self, element: etree._Element) -> None:
        run = self._find_run()
        if run is not None:
            run.bold = is_on(element.get(VALUE))

    def _take_italic(self, element: etree._Element) -> None:
        run = self._find_run()
        if run is not None:
            run.italic = is_on(element.get(VALUE))

    def _take_hidden(self, element: etree._Element) -> None:
        run = self._find_run()
        if run is not None:
            run.hidden = is_on(element.get(VALUE))

    def _take_run_style(self, element: etree._Element) -> None:
        run, style_id = self._find_run(), element.get(VALUE)
        if run is not None and style_id:
            run.look = self._setting.styles.find_run_look(style_id)

    def _take_text(self, element: etree._Element) -> None:
        text = element.text
        if not text or self._in_code:
            return
        if find_private(text):
            text = replace_private(text)
        if "\n" in text:  # a line break in the markup itself is white space
            text = text.replace("\n", " ")
        if self._paragraph is None:
            self._paragraph = Paragraph(self._default_look)
        self._paragraph.add(text, self._run)

    def _take_symbol(self, element: etree._Element) -> None:
        self._add(read_symbol(element.get(names.SYMBOL_CODE), element.get(names.SYMBOL_FONT)))

    def _take_tab(self, element: etree._Element) -> None:
        # Outside of runs the same element is a tab stop.
        if self._in_run:
            self._add("\t")

    def _take_field_mark(self, element: etree._Element) -> None:
        kind = element.get(names.FIELD_MARK_KIND)
        if kind == "begin":
            self._fields = [*self._fields[-_MAX_FIELDS:], False]
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()
        self._in_code = False in self._fields

    def _add(self, text: str) -> None:
        if self._paragraph is not None and not self._in_code:
            self._paragraph.add(text, self._run)
