"""Word packages for tests, written part by part: short builders for the markup."""

from __future__ import annotations

import io
import zipfile

from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable
from extract.parsers.docx import FORMAT
from extract.source import Source

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def pack(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def relations(items: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}{kind}" Target="{target}"/>'
        for key, (kind, target) in items.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def content_types(main: str = "/word/document.xml", media_type: str = MAIN_TYPE) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (
        f'<Types xmlns="{space}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{main}" ContentType="{media_type}"/></Types>'
    )


def make_parts(body: str, **parts: str) -> dict[str, str]:
    """Parts of a package; ``parts`` are inner XML by kind: styles, numbering, header1 …."""
    found = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
        ),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        root = roots.get(kind, kind)
        found[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"
    return found


def parse(body: str, **parts: str) -> Draft:
    return FORMAT.parse(Source("plan.docx", pack(make_parts(body, **parts))))


def texts(draft: Draft) -> list[str]:
    return [item.text for item in draft.items if isinstance(item, DraftParagraph)]


def table(draft: Draft, index: int = 0) -> DraftTable:
    return [item for item in draft.items if isinstance(item, DraftTable)][index]


def places(found: DraftTable) -> dict[tuple[int, int], tuple[str, int, int]]:
    return {
        (cell.row, cell.column): (cell.text, cell.row_span, cell.column_span)
        for cell in found.cells
    }


def p(text: str = "", properties: str = "", run: str = "") -> str:
    content = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if text else ''}</w:p>"


def tc(content: str = "", properties: str = "") -> str:
    inner = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: str, columns: int = 0) -> str:
    grid = '<w:gridCol w:w="100"/>' * columns
    inner = "".join(row if row.startswith("<w:tr>") else f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def num(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def lvl(
    level: int, text: str, number_format: str = "decimal", more: str = "", start: int = 1
) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, key: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}{more}</w:abstractNum>'


def instance(number: int, key: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{key}"/>{more}</w:num>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def box(content: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<w:txbxContent>{content}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def style(key: str, properties: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>'
        f"{base}{properties}</w:style>"
    )


def first_cell(draft: Draft) -> DraftCell:
    return table(draft).cells[0]
