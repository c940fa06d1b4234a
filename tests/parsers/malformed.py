"""Damaged, wrong and hostile Word packages, written anew each time, always the same bytes.

Each case is a name, the bytes, and what must come of them: the text that is read, or words
of the one error that says why not. Where another parser may learn the format (a web page
named .docx), either is right, and ``expected`` is None.
"""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass

from tests.parsers.wordml import (
    MAIN_TYPE,
    NAMESPACES,
    abstract,
    content_types,
    instance,
    lvl,
    make_parts,
    num,
    p,
    relations,
    style,
    tbl,
    tc,
)

DATE = (2026, 1, 1, 0, 0, 0)
TEXT = "Rà soát, hoàn thiện cơ chế"
BODY = p(TEXT) + tbl(tc("TT") + tc("Nhiệm vụ"), tc("1") + tc("Tập huấn"))
READ = [TEXT, "TT", "Nhiệm vụ", "1", "Tập huấn"]
Parts = dict[str, str | bytes]


@dataclass(frozen=True)
class Case:
    """A file and what is right for it: texts of paragraphs and cells, or words of an error."""

    data: bytes
    expected: list[str] | str | None


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, DATE), content, method)
    return buffer.getvalue()


def parts(body: str = BODY, **others: str) -> Parts:
    return dict(make_parts(body, **others))


def document(inner: str, declaration: str = "") -> str:
    return f"{declaration}<w:document {NAMESPACES}><w:body>{inner}</w:body></w:document>"


def changed(**found: str | bytes | None) -> bytes:
    """The good package with parts replaced, or left out where None; "__" is "/"."""
    made = parts()
    for key, content in found.items():
        name = {"types": "[Content_Types].xml", "rels": "_rels/.rels"}.get(key, "")
        name = name or f"word/{key.replace('__', '/')}.xml"
        name = "word/_rels/document.xml.rels" if key == "relations" else name
        made.pop(name, None)
        if content is not None:
            made[name] = content
    return zipped(made)


def with_body(body: str, **others: str) -> bytes:
    return zipped(parts(body, **others))


def twice(first: str, second: str) -> bytes:
    """Two entries of one name, in one index."""
    made = parts()
    made.pop("word/document.xml")
    made["word/documenA.xml"], made["word/documenB.xml"] = first, second
    data = zipped(made)
    for letter in (b"A", b"B"):
        data = data.replace(b"word/documen" + letter + b".xml", b"word/document.xml")
    return data


def flip(data: bytes, name: str) -> bytes:
    """Spoil the first bytes of a stored part, so that its check sum is wrong."""
    place = data.index(name.encode()) + len(name) + 60
    return data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1 :]


def locked() -> bytes:
    """The flag of every entry says that it is encrypted."""
    data = bytearray(GOOD)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(magic)
        while place >= 0:
            flags = struct.unpack_from("<H", data, place + offset)[0]
            struct.pack_into("<H", data, place + offset, flags | 1)
            place = data.find(magic, place + 4)
    return bytes(data)


def lying_size(size: int) -> bytes:
    """The index says another size of the document than it has."""
    data = bytearray(GOOD)
    place = data.find(b"word/document.xml", data.find(b"PK\x01\x02"))
    struct.pack_into("<I", data, place - 46 + 24, size)
    return bytes(data)


def ole(*streams: str) -> bytes:
    names = b"".join(name.encode("utf-16-le") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


ENTITIES = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' if level else '<!ENTITY e0 "lol">'
    for level in range(9)
)
RING = style("A", "<w:rPr><w:b/></w:rPr>", "B") + style("B", "", "C") + style("C", "", "A")
LOOP = abstract(more='<w:numStyleLink w:val="Vong"/>', key=1) + abstract(
    more='<w:numStyleLink w:val="Vong"/><w:styleLink w:val="Vong"/>', key=2
)
GOOD = zipped(parts())
STORED = zipped(parts(), zipfile.ZIP_STORED)
LATIN = document(BODY).encode("utf-8").replace("Rà".encode(), b"R\xe0")

CASES: dict[str, Case] = {
    # The file itself
    "empty": Case(b"", "empty"),
    "only a signature": Case(b"PK\x03\x04", "damaged"),
    "cut in the middle": Case(GOOD[: len(GOOD) // 2], "damaged"),
    "cut before the index": Case(GOOD[: GOOD.index(b"PK\x01\x02")], "damaged"),
    "last byte missing": Case(GOOD[:-1], "damaged"),
    "bytes behind the end": Case(GOOD + b"\0" * 100, READ),
    "wrong check sum": Case(flip(STORED, "word/document.xml"), "damaged"),
    "encrypted entries": Case(locked(), "password"),
    "size of the index too large": Case(lying_size(99_999), READ),
    "size of the index too small": Case(lying_size(10), "damaged"),
    "size of the index beyond all bounds": Case(lying_size(0x7FFFFFFF), "unpacks"),
    "an empty archive": Case(b"PK\x05\x06" + bytes(18), "no document"),
    # Packaging
    "no content types": Case(changed(types=None), READ),
    "empty content types": Case(changed(types=""), "well-formed"),
    "no package relations": Case(changed(rels=None), READ),
    "broken package relations": Case(changed(rels="<Relationships"), "well-formed"),
    "no document part": Case(changed(document=None), "no Word document"),
    "relation to a missing document": Case(
        changed(rels=relations({"a": ("officeDocument", "word/none.xml")})), READ
    ),
    "relations to missing parts": Case(
        changed(
            relations=relations({"a": ("styles", "none.xml"), "b": ("numbering", "../../../x.xml")})
        ),
        READ,
    ),
    "relation without a target": Case(
        changed(relations='<Relationships xmlns="x"><Relationship/></Relationships>'), READ
    ),
    "two documents of one name": Case(twice(document(p("cũ")), document(BODY)), READ),
    "names with backslashes": Case(
        zipped({name.replace("/", "\\"): text for name, text in parts().items()}), READ
    ),
    "names in capitals": Case(zipped({name.upper(): text for name, text in parts().items()}), READ),
    "names that climb out": Case(
        zipped({**parts(), "../../etc/passwd": "x", "/abs/part.xml": "x"}), READ
    ),
    "type says a template": Case(
        changed(
            types=content_types(media_type=MAIN_TYPE.replace("document.main", "template.main"))
        ),
        READ,
    ),
    # XML
    "document of no bytes": Case(changed(document=""), "well-formed"),
    "document of blanks": Case(changed(document=" \n "), "well-formed"),
    "not XML at all": Case(changed(document="Kế hoạch"), "well-formed"),
    "unclosed tags": Case(changed(document=document(BODY)[:-30]), "well-formed"),
    "unbound prefix": Case(changed(document=document("<x:a/>" + BODY)), "well-formed"),
    "letters of another encoding": Case(changed(document=LATIN), "well-formed"),
    "declared windows-1258": Case(
        changed(
            document=document(
                p("Ke hoach"), '<?xml version="1.0" encoding="windows-1258"?>'
            ).encode("cp1258")
        ),
        ["Ke hoach"],
    ),
    "declared an unknown encoding": Case(
        changed(document=document(BODY, '<?xml version="1.0" encoding="vni"?>')), "well-formed"
    ),
    "UTF-8 with a mark": Case(changed(document=b"\xef\xbb\xbf" + document(BODY).encode()), READ),
    "UTF-16": Case(
        changed(
            document=document(BODY, '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")
        ),
        READ,
    ),
    "half a letter of UTF-16": Case(
        changed(document=document(BODY).encode("utf-16")[:-1]), "malformed"
    ),
    "control characters": Case(changed(document=document(p("a\x01b"))), "well-formed"),
    "entity bomb": Case(
        changed(document=document(p("&e8;"), f"<!DOCTYPE a [{ENTITIES}]>")), "document type"
    ),
    "outside entity": Case(
        changed(
            document=document(p("&x;"), '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
        ),
        "document type",
    ),
    "bomb in the styles": Case(
        changed(
            styles=f"<!DOCTYPE a [{ENTITIES}]><a>&e8;</a>",
            relations=relations({"a": ("styles", "styles.xml")}),
        ),
        "document type",
    ),
    "zip bomb": Case(with_body(p("a" * 4000) * 4_200), "unpacks"),
    "nested without end": Case(with_body("<w:sdt><w:sdtContent>" * 3000 + BODY), "well-formed"),
    "tables nested without end": Case(
        with_body("<w:tbl><w:tr><w:tc>" * 80 + p("a") + "</w:tc></w:tr></w:tbl>" * 80), ["a"]
    ),
    "broken styles": Case(
        changed(styles="<w:styles", relations=relations({"a": ("styles", "styles.xml")})),
        "styles.xml",
    ),
    # Markup
    "no body": Case(changed(document=f"<w:document {NAMESPACES}/>"), "no text"),
    "another root": Case(changed(document=f"<w:hdr {NAMESPACES}>{BODY}</w:hdr>"), "no Word"),
    "blocks outside of the body": Case(
        changed(document=f"<w:document {NAMESPACES}>{BODY}</w:document>"), READ
    ),
    "table without a grid": Case(with_body(BODY.replace("<w:tblGrid></w:tblGrid>", "")), READ),
    "rows without cells": Case(
        with_body(BODY.replace("<w:tr>", "<w:tr/><w:tr>") + "<w:tbl><w:tr/></w:tbl>"), READ
    ),
    "cells without paragraphs": Case(
        with_body(p(TEXT) + "<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>"), [TEXT]
    ),
    "cells outside of rows": Case(
        with_body(p(TEXT) + f"<w:tbl>{tc('a')}{tc('b')}</w:tbl>"), [TEXT, "a", "b"]
    ),
    "rows outside of tables": Case(with_body(p(TEXT) + f"<w:tr>{tc('a')}</w:tr>"), [TEXT, "a"]),
    "paragraphs in a row": Case(
        with_body(f"<w:tbl><w:tr>{p('a')}{tc('b')}</w:tr></w:tbl>"), ["a", "b"]
    ),
    "runs outside of paragraphs": Case(with_body("<w:r><w:t>a</w:t></w:r>" + p("b")), ["a", "b"]),
    "paragraph in a paragraph": Case(
        with_body(f"<w:p><w:r><w:t>a</w:t></w:r>{p('b')}</w:p>"), ["a", "b"]
    ),
    "styles based on each other": Case(
        with_body(p(TEXT, '<w:pStyle w:val="A"/>'), styles=RING), [TEXT]
    ),
    "styles and lists that are not there": Case(
        with_body(p(TEXT, '<w:pStyle w:val="X"/>' + num(77))), [TEXT]
    ),
    "lists that link to each other": Case(
        with_body(p(TEXT, num(1)), numbering=LOOP + instance(1, 1)), [TEXT]
    ),
    "a list without its definition": Case(
        with_body(p(TEXT, num(1)), numbering=instance(1, 5)), [TEXT]
    ),
    "a list of level 77": Case(
        with_body(p(TEXT, num(1, 77)), numbering=abstract(lvl(0, "%1.")) + instance(1)), [TEXT]
    ),
    "numbers that are none": Case(
        with_body(
            p(TEXT, '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="99999999999999999999"/></w:numPr>')
            + tbl(tc("a", '<w:gridSpan w:val="một"/>'), tc("b", '<w:gridSpan w:val="-1"/>'))
        ),
        [TEXT, "a", "b"],
    ),
    "notes that are not there": Case(
        with_body("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='9'/></w:r></w:p>"), ["a"]
    ),
    "only an empty table": Case(with_body(tbl(tc("") + tc(""))), "no text"),
    # Other files by this name
    "a password in Word": Case(ole("EncryptionInfo", "EncryptedPackage"), "password"),
    "old Word": Case(ole("WordDocument"), None),
    "a web page": Case("<html><body><p>Kế hoạch</p></body></html>".encode(), None),
    "rich text": Case(b"{\\rtf1\\ansi Ke hoach}", None),
    "plain text": Case("KẾ HOẠCH\n\nRà soát văn bản.\n".encode(), None),
    "an XML file of Word": Case(
        b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/'
        b'xmlPackage"/>',
        None,
    ),
    "a workbook": Case(zipped({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}), None),
    "zeros": Case(bytes(4000), None),
    "noise": Case(bytes(range(256)) * 16, None),
}
