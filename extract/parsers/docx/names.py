"""Qualified names of the markup that is read (ECMA-376 part 1, transitional namespaces)."""

from __future__ import annotations

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"

# Blocks
DOCUMENT = WORD + "document"
BODY = WORD + "body"
SECTION = WORD + "sectPr"
FIRST_PAGE = WORD + "titlePg"
PARAGRAPH = WORD + "p"
TABLE = WORD + "tbl"
ROW = WORD + "tr"
CELL = WORD + "tc"
TEXT_BOX = WORD + "txbxContent"

# Paragraph properties
PARAGRAPH_PROPERTIES = WORD + "pPr"
PARAGRAPH_FRAME = WORD + "framePr"
PARAGRAPH_STYLE = WORD + "pStyle"
NUMBER_ID = WORD + "numId"
NUMBER_LEVEL = WORD + "ilvl"
LEVEL_TEXT = WORD + "lvlText"
ALIGNMENT = WORD + "jc"
OUTLINE_LEVEL = WORD + "outlineLvl"

# Runs and what stands in them
RUN = WORD + "r"
RUN_PROPERTIES = WORD + "rPr"
RUN_STYLE = WORD + "rStyle"
BOLD = WORD + "b"
ITALIC = WORD + "i"
HIDDEN = WORD + "vanish"
STYLE_SEPARATOR = WORD + "specVanish"
STRUCK = WORD + "strike"
TWICE_STRUCK = WORD + "dstrike"
CAPITALS = WORD + "caps"
RAISED = WORD + "vertAlign"
FONTS = WORD + "rFonts"
TEXT = WORD + "t"
TAB = WORD + "tab"
POSITION_TAB = WORD + "ptab"
BREAK = WORD + "br"
CARRIAGE_RETURN = WORD + "cr"
HYPHEN = WORD + "noBreakHyphen"
SOFT_HYPHEN = WORD + "softHyphen"
SYMBOL = WORD + "sym"
FIELD_MARK = WORD + "fldChar"
FIELD_CODE = WORD + "instrText"
FORM_CHECK_BOX = WORD + "checkBox"
FORM_LIST = WORD + "ddList"
FORM_CHOICE = WORD + "listEntry"
RESULT = WORD + "result"
CHECKED = WORD + "checked"
DEFAULT = WORD + "default"
ANNOTATION = WORD + "rt"  # how a word is read, printed above it
DRAWN_TEXT = "{urn:schemas-microsoft-com:vml}textpath"
MATH_TEXT = MATH + "t"
MATH_DENOMINATOR = MATH + "den"
MATH_POWER = MATH + "sup"

# Tables
TABLE_PROPERTIES = WORD + "tblPr"
ROW_PROPERTIES = WORD + "trPr"
CELL_PROPERTIES = WORD + "tcPr"
GRID_COLUMN = WORD + "gridCol"
GRID_BEFORE = WORD + "gridBefore"
GRID_SPAN = WORD + "gridSpan"
VERTICAL_MERGE = WORD + "vMerge"
HORIZONTAL_MERGE = WORD + "hMerge"
CELL_MERGE = WORD + "cellMerge"  # a tracked merge; its attribute is named like VERTICAL_MERGE
CELL_WIDTH = WORD + "tcW"
FLOATING = WORD + "tblpPr"
HIDDEN_ROW = WORD + "hidden"

# Content controls
CONTROL = WORD + "sdt"
CONTROL_PROPERTIES = WORD + "sdtPr"
CONTROL_CONTENT = WORD + "sdtContent"
PLACEHOLDER = WORD + "showingPlcHdr"

# Revisions
INSERTED = WORD + "ins"
DELETED = WORD + "del"
MOVED_HERE = WORD + "moveTo"
CELL_INSERTED = WORD + "cellIns"
MOVED_AWAY = WORD + "moveFrom"
CELL_DELETED = WORD + "cellDel"
OLD_PROPERTIES = tuple(
    WORD + name
    for name in (
        "pPrChange",
        "rPrChange",
        "tblPrChange",
        "tblPrExChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "tblGridChange",
        "numberingChange",
    )
)

# Alternatives and things kept elsewhere
ALTERNATIVES = COMPATIBILITY + "AlternateContent"
CHOICE = COMPATIBILITY + "Choice"
FALLBACK = COMPATIBILITY + "Fallback"
FOOTNOTE = WORD + "footnote"
ENDNOTE = WORD + "endnote"
FOOTNOTE_MARK = WORD + "footnoteReference"
ENDNOTE_MARK = WORD + "endnoteReference"
HEADER_MARK = WORD + "headerReference"
FOOTER_MARK = WORD + "footerReference"
OUTSIDE_CHUNK = WORD + "altChunk"
EMBEDDED_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
SUB_DOCUMENT = WORD + "subDoc"
COMMENT_MARK = WORD + "commentReference"
CHART = _DRAWING + "chart}chart"
DIAGRAM = _DRAWING + "diagram}relIds"
DIAGRAM_POINT = _DRAWING + "diagram}pt"
DRAWING_PARAGRAPH = _DRAWING + "main}p"
DRAWING_TEXT = _DRAWING + "main}t"
PICTURE = _DRAWING + "picture}pic"
PICTURE_DATA = _DRAWING + "main}blip"
INLINE_PICTURE = _DRAWING + "wordprocessingDrawing}inline"
DRAWN_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
ANCHORED_PICTURE = _DRAWING + "wordprocessingDrawing}anchor"
PICTURE_SIZE = _DRAWING + "wordprocessingDrawing}extent"

# Put in by ``flattening``, in no namespace of a document
TABLE_END = "{urn:kehoach}tableEnd"
FRAME = "{urn:kehoach}frame"
OPENED_ROW = "{urn:kehoach}openedRow"
OPENED_ROW_END = "{urn:kehoach}openedRowEnd"

# Attributes
VALUE = WORD + "val"
KIND = WORD + "type"
ID = WORD + "id"
WIDTH = WORD + "w"
FIELD_MARK_KIND = WORD + "fldCharType"
SYMBOL_CODE = WORD + "char"
SYMBOL_FONT = WORD + "font"
PLAIN_FONT = WORD + "ascii"
OTHER_FONT = WORD + "hAnsi"
DROP_CAP = WORD + "dropCap"
EMBEDDED_ID = RELATIONSHIP + "embed"
DIAGRAM_DATA = RELATIONSHIP + "dm"
PART_ID = RELATIONSHIP + "id"

_OFF = frozenset({"0", "false", "off", "no"})


def is_on(value: str | None) -> bool:
    """Read the ``w:val`` of an on/off property, where no value means on."""
    return value is None or value.lower() not in _OFF


def read_int(value: str | None, default: int | None = None) -> int | None:
    """Read a whole number, or give ``default`` where there is none that can be read."""
    if value is None or len(value) > 12:
        return default
    try:
        return int(value)
    except ValueError:
        return default
