"""PDF pages written by hand, so that every glyph and line stands where a test says."""

from __future__ import annotations

import hashlib
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.document.draft import Draft, DraftParagraph, DraftTable
from extract.parsers.pdf import FORMAT
from extract.source import Source

LEFT, RIGHT = 85.0, 545.0  # margins of running text
WIDTH = {" ": 250, ".": 250, ",": 250, "-": 333, "/": 278, ";": 278, ":": 278}
LENT = [*range(0xC0, 0x100), *range(0xAE, 0xC0), *range(0xA1, 0xAD)]  # codes of other letters
FONTS = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Helvetica", "F4": "Times-Italic"}


@dataclass
class Page:
    """A page under construction; y counts down from the top edge.

    Attributes:
        boxes: further entries of the page's dictionary (``/CropBox``).
        stamps: kind of annotation, its x, y, and what its appearance draws from there.
        mapped: whether the fonts say what their codes mean in Unicode.
    """

    width: float = 595
    height: float = 842
    rotate: int = 0
    content: list[str] = field(default_factory=list)
    letters: dict[str, int] = field(default_factory=dict)
    boxes: str = ""
    stamps: list[tuple[str, float, float, str]] = field(default_factory=list)
    mapped: bool = True

    def text(
        self, x: float, y: float, words: str, size: float = 12, font: str = "F1", how: str = ""
    ) -> None:
        """Draw one string; ``how`` are operators before it (``3 Tr``, ``1 g``, ``0 Tr 2 Tc``)."""
        self.content.append(
            f"BT {how} /{font} {size} Tf 1 0 0 1 {x} {self.height - y} Tm "
            f"<{self.codes(words)}> Tj ET"
        )

    def turned_text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 12,
        angle: float = 90,
        font: str = "F1",
    ) -> None:
        """Text that runs upwards, or at another angle (degrees counter-clockwise)."""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        self.content.append(
            f"BT /{font} {size} Tf {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} "
            f"{x:.3f} {self.height - y:.3f} Tm <{self.codes(words)}> Tj ET"
        )

    def centered(self, y: float, words: str, size: float = 12, font: str = "F1") -> None:
        self.text((LEFT + RIGHT - text_width(words, size)) / 2, y, words, size, font)

    def stamp(
        self, x: float, y: float, words: str, size: float = 12, kind: str = "FreeText"
    ) -> None:
        """Text in an annotation or form field, which lies over the page."""
        self.stamps.append(
            (kind, x, y, f"BT /F3 {size} Tf 1 0 0 1 0 {size / 4} Tm <{self.codes(words)}> Tj ET")
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.content.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def fill(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.content.append(f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re f")

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.content.append(f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re S")

    def image(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A picture of black and white stripes."""
        self.content.append(
            f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm "
            f"BI /W 1 /H 100 /CS /G /BPC 8 /F /AHx ID {'00ff' * 50}> EI Q"
        )

    def table(self, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
        """A fully ruled table with one line of text in a cell."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for y, row in zip(ys, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                if cell:
                    self.text(x + 4, y + 14, cell, 11)

    def codes(self, words: str) -> str:
        """The string in hexadecimal."""
        return "".join(f"{self._code(letter):02x}" for letter in words)

    def _code(self, letter: str) -> int:
        """ASCII keeps its code; a Vietnamese letter takes that of some Latin-1 letter."""
        if letter not in self.letters:
            lent = sum(not known.isascii() for known in self.letters)
            self.letters[letter] = ord(letter) if letter.isascii() else LENT[lent]
        return self.letters[letter]


def text_width(words: str, size: float) -> float:
    return sum(WIDTH.get(letter, 500) for letter in words) * size / 1000


@dataclass
class _File:
    """The objects of a PDF; the catalogue is the first, the page tree the second."""

    objects: list[str] = field(default_factory=lambda: ["", ""])

    def add(self, body: str) -> int:
        self.objects.append(body)
        return len(self.objects)

    def add_stream(self, entries: str, stream: str) -> int:
        return self.add(f"<< {entries} /Length {len(stream)} >>\nstream\n{stream}\nendstream")

    def add_fonts(self, page: Page) -> str:
        fonts = []
        by_code = {code: WIDTH.get(letter, 500) for letter, code in page.letters.items()}
        widths = " ".join(str(by_code.get(code, 500)) for code in range(32, 256))
        meaning = ""
        if page.mapped:
            meaning = f"/ToUnicode {self.add_stream('', to_unicode(page.letters))} 0 R"
        for name, base in FONTS.items():
            number = self.add(
                f"<< /Type /Font /Subtype /TrueType /BaseFont /{base} /FirstChar 32 "
                f"/LastChar 255 /Widths [{widths}] /Encoding /WinAnsiEncoding {meaning} >>"
            )
            fonts.append(f"/{name} {number} 0 R")
        return f"/Font << {' '.join(fonts)} >>"

    def add_stamps(self, page: Page, fonts: str) -> list[int]:
        numbers = []
        for kind, x, y, content in page.stamps:
            form = self.add_stream(
                f"/Type /XObject /Subtype /Form /BBox [0 0 300 30] /Resources << {fonts} >>",
                content,
            )
            field_entries = "/FT /Tx /T (a)" if kind == "Widget" else ""
            bottom = page.height - y - 3
            numbers.append(
                self.add(
                    f"<< /Type /Annot /Subtype /{kind} /F 4 {field_entries} "
                    f"/Rect [{x} {bottom} {x + 300} {bottom + 30}] /AP << /N {form} 0 R >> >>"
                )
            )
        return numbers


def write_pdf(
    *pages: Page,
    trailer: str = "",
    catalog: str = "",
    properties: str = "",
    extra: tuple[str, ...] = (),
    change: Callable[[int, str], str] = lambda number, body: body,
) -> bytes:
    """The pages as a PDF; each has one alphabet, mapped to Unicode by a ToUnicode table.

    ``catalog`` holds further entries of the catalogue, ``properties`` names for marks in the
    pages (``/L1 3 0 R``), ``extra`` further objects, numbered from 3;
    ``change`` is done to every object, given its number.
    """
    file = _File()
    file.objects.extend(extra)
    kids = []
    for page in pages:
        fonts = file.add_fonts(page)
        stream = file.add_stream("", "\n".join(page.content))
        notes = " ".join(f"{number} 0 R" for number in file.add_stamps(page, fonts))
        number = file.add(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] "
            f"{page.boxes} /Rotate {page.rotate} /Contents {stream} 0 R /Annots [{notes}] "
            f"/Resources << {fonts} /Properties << {properties} >> >> >>"
        )
        kids.append(f"{number} 0 R")
    file.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>"
    file.objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects = [change(number, body) for number, body in enumerate(file.objects, 1)]
    return _write_objects(objects, trailer)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def encrypt_pdf(page: Page, owner: str = "", rights: int = -4) -> bytes:
    """The page locked with RC4 and no password to open it (PDF 32000-1, 7.6.3)."""
    file_id = b"0123456789abcdef"
    owner_key = hashlib.md5((owner.encode() + _PAD)[:32]).digest()[:5]
    owner_entry = _rc4(owner_key, _PAD)
    seed = _PAD + owner_entry + struct.pack("<i", rights) + file_id
    key = hashlib.md5(seed).digest()[:5]
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /P {rights} /O <{owner_entry.hex()}> "
        f"/U <{_rc4(key, _PAD).hex()}> >> /ID [<{file_id.hex()}> <{file_id.hex()}>]"
    )

    def encrypt(number: int, body: str) -> str:
        start, end = body.find("stream\n") + 7, body.rfind("\nendstream")
        if end < 0:
            return body
        own = hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
        secret = _rc4(own, body[start:end].encode("latin-1")).decode("latin-1")
        return body[:start] + secret + body[end:]

    return write_pdf(page, trailer=lock, change=encrypt)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _write_objects(objects: list[str], trailer: str) -> bytes:
    out = "%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
    out += f"startxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def to_unicode(letters: dict[str, int]) -> str:
    pairs = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in letters.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "/CMapName /A def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )


def parse(*pages: Page) -> Draft:
    return FORMAT.parse(Source("a.pdf", write_pdf(*pages)))


def paragraphs(draft: Draft, furniture: bool = False) -> list[str]:
    return [
        item.text
        for item in draft.items
        if isinstance(item, DraftParagraph) and item.furniture is furniture
    ]


def tables(draft: Draft) -> list[DraftTable]:
    return [item for item in draft.items if isinstance(item, DraftTable)]


def cells(table: DraftTable) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in table.cells}


def spans(table: DraftTable) -> dict[tuple[int, int], tuple[int, int]]:
    return {
        (cell.row, cell.column): (cell.row_span, cell.column_span)
        for cell in table.cells
        if (cell.row_span, cell.column_span) != (1, 1)
    }
