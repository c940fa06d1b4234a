"""Runs set in fonts from before Unicode (.VnTime, VNI-Times …), written in Unicode.

The font a run is shown in comes from the run, its style, the paragraph's style, the defaults
(ECMA-376 part 1, 17.3.2.26 and 17.7.2). A letter and its mark may stand in two runs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise

from lxml import etree

from extract.parsers.docx.flattening import parse_flat, write_private
from extract.parsers.docx.names import (
    FONTS,
    LEVEL_TEXT,
    OTHER_FONT,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    PLAIN_FONT,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SOFT_HYPHEN,
    TEXT,
    VALUE,
    WORD,
)
from extract.parsers.docx.unshown import Unshown
from extract.parsers.package import parse_xml, to_utf8
from extract.text.legacy.capitals import raise_letters, restore_capitals
from extract.text.legacy.fonts import (
    LegacyFont,
    choose_encoding,
    decode_run,
    find_legacy_font,
    is_unicode,
)
from extract.text.legacy.tables import Encoding

# Letters in every such name; looked for before the names are listed, which costs five times more.
_HINT = re.compile(rb"[Vv][Nn]")
# Every font that markup names, found without parsing it.
_NAMES = re.compile(rb"(?:ascii|hAnsi)=[\"']([^\"']*)")
_THEMED = {PLAIN_FONT: WORD + "asciiTheme", OTHER_FONT: WORD + "hAnsiTheme"}
_RUN_FONTS = f"{RUN_PROPERTIES}/{FONTS}"
_HORN = "\xad"  # "ư" in TCVN3 has the code of the soft hyphen


@dataclass(slots=True)
class _Chain:
    """Texts that follow each other in fonts of one kind, with whether each is of capitals."""

    font: LegacyFont
    texts: list[tuple[etree._Element, bool]] = field(default_factory=list)

    def read(self) -> str:
        return "".join(_read(element) for element, _ in self.texts)


class FontDecoder:
    """Parses parts of one document with its runs in Unicode.

    Attributes:
        encodings: names of those that were found, in the order of the text.
    """

    def __init__(self, styles: bytes) -> None:
        self.encodings: dict[str, Encoding] = {}
        self._sheet = _read_sheet(styles)
        self._styled = self._sheet.has_legacy

    def parse(self, data: bytes, name: str, unshown: Unshown) -> etree._Element:
        """``parse_flat``, and the letters of old fonts decoded; free where there are none."""
        data = to_utf8(data)
        root = parse_flat(data, name, unshown)
        if self._styled or _may_name_one(data):
            self._decode(root)
        # Behind the decoding: fonts of symbols keep old letters at private codes too.
        write_private(root, data)
        return root

    def decode_labels(self, root: etree._Element) -> None:
        """Write the words of automatic numbers ("§iÒu %1.") in Unicode too."""
        for level in root.iter(LEVEL_TEXT):
            text = level.get(VALUE) or ""
            encoding = choose_encoding(LegacyFont(tuple(self.encodings.values())), [text])
            if encoding is not None:
                level.set(VALUE, unicodedata.normalize("NFC", decode_run(text, encoding)))

    def _decode(self, root: etree._Element) -> None:
        kinds: dict[tuple[Encoding, ...], list[_Chain]] = {}
        for paragraph in root.iter(PARAGRAPH):
            for chain in self._list_chains(paragraph):
                kinds.setdefault(chain.font.encodings, []).append(chain)
        for chains in kinds.values():
            encoding = choose_encoding(chains[0].font, [chain.read() for chain in chains])
            if encoding is None:
                # A header has too few words of its own; the text has told before it.
                known = [self.encodings.get(item.name) for item in chains[0].font.encodings]
                encoding = next(filter(None, known), None)
            if encoding is not None:
                self.encodings[encoding.name] = encoding
                for chain in chains:
                    _decode_chain(chain, encoding)

    def _list_chains(self, paragraph: etree._Element) -> Iterator[_Chain]:
        style = _find_value(paragraph, f"{PARAGRAPH_PROPERTIES}/{PARAGRAPH_STYLE}")
        inherited = self._sheet.find_paragraph_font(style)
        chain: _Chain | None = None
        for run in paragraph.iter(RUN):
            texts = [element for element in run.iter(TEXT, SOFT_HYPHEN) if _read(element)]
            if not texts:
                continue
            found = _find_font(run, _RUN_FONTS)
            if found is None:
                found = self._sheet.find_font(_find_value(run, f"{RUN_PROPERTIES}/{RUN_STYLE}"))
            font = find_legacy_font(inherited if found is None else found)
            if font is None:
                chain = None
                continue
            if chain is None or chain.font.encodings != font.encodings:
                chain = _Chain(font)
                yield chain
            chain.texts += [(element, font.capitals) for element in texts]


class _Sheet:
    """The fonts that styles name, followed along ``basedOn``."""

    def __init__(self, root: etree._Element | None) -> None:
        self._fonts: dict[str | None, str | None] = {}
        self._bases: dict[str | None, str | None] = {}
        self._default: str | None = None
        self._base: str | None = None
        self.has_legacy = False
        if root is None:
            return
        self._base = _find_font(root, f"{WORD}docDefaults/{WORD}rPrDefault/{_RUN_FONTS}")
        for style in root.iter(WORD + "style"):
            style_id = style.get(WORD + "styleId")
            self._fonts[style_id] = _find_font(style, _RUN_FONTS)
            self._bases[style_id] = _find_value(style, WORD + "basedOn")
            if style.get(WORD + "type") == "paragraph" and style.get(WORD + "default") == "1":
                self._default = style_id
        self.has_legacy = any(
            font is not None and find_legacy_font(font)
            for font in (self._base, *self._fonts.values())
        )

    def find_font(self, style_id: str | None) -> str | None:
        """The font that the style or one it is based on names."""
        for _ in self._fonts:
            if style_id not in self._fonts:
                break
            font = self._fonts[style_id]
            if font is not None:
                return font
            style_id = self._bases[style_id]
        return None

    def find_paragraph_font(self, style_id: str | None) -> str:
        """The font of text in a paragraph of this style; "" if none is named."""
        found = self.find_font(style_id if style_id in self._fonts else self._default)
        return found or self._base or ""


# Many plans of one office share their template.
@lru_cache(maxsize=8)
def _read_sheet(styles: bytes) -> _Sheet:
    return _Sheet(parse_xml(styles, "styles.xml") if _may_name_one(styles) else None)


def _may_name_one(data: bytes) -> bool:
    if b"rFonts" not in data or _HINT.search(data) is None:
        return False
    names = set(_NAMES.findall(data))
    return any(find_legacy_font(name.decode("utf-8", "replace")) is not None for name in names)


def _find_value(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(VALUE)


def _find_font(element: etree._Element, path: str) -> str | None:
    """The font for letters above ASCII, else for those in it; a theme's is of Unicode."""
    fonts = element.find(path)
    if fonts is None:
        return None
    for slot in (OTHER_FONT, PLAIN_FONT):
        if fonts.get(_THEMED[slot]) is not None:
            return ""
        font = fonts.get(slot)
        if font is not None:
            return font
    return None


def _read(element: etree._Element) -> str:
    return _HORN if element.tag == SOFT_HYPHEN else element.text or ""


def _decode_chain(chain: _Chain, encoding: Encoding) -> None:
    whole = chain.read()
    if is_unicode(whole):
        return
    decoded = decode_run(whole, encoding)
    ends = list(accumulate(len(_read(element)) for element, _ in chain.texts))
    places = list(pairwise([0, *ends]))
    drawn = "".join(
        raise_letters(decoded[start:end]) if capitals else decoded[start:end]
        for (_, capitals), (start, end) in zip(chain.texts, places, strict=True)
    )
    if not encoding.capitals:
        # Capitals typed in a font of small letters lose those that bear accents.
        drawn = restore_capitals(drawn)
    for (element, _), (start, end) in zip(chain.texts, places, strict=True):
        element.tag = TEXT
        element.text = unicodedata.normalize("NFC", drawn[start:end])
