"""How text of an element looks: what its tag, its attributes and the style sheets say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.parsers.html.cascade import Declarations, StyleSheet, read_declarations
from extract.text.legacy.fonts import is_of_capitals

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = {"b", "strong", "th", *HEADINGS}
_ITALIC = {"i", "em", "cite", "address", "dfn", "var"}
_CENTERED = {"center", "th", "caption"}
_PREFORMATTED = {"pre", "listing", "plaintext", "xmp", "textarea"}
_SYMBOLS = ("symbol", "wingdings")
_HEAVY = 600


@dataclass(frozen=True, slots=True)
class Look:
    """What the text of an element has from it and from the elements around it.

    Attributes:
        upper: shown in capitals.
        old_capitals: set in a font of capitals from before Unicode (.VnTimeH).
        symbols: name of the symbol font the text is set in.
        level: of the heading it stands in.
    """

    bold: bool = False
    italic: bool = False
    centered: bool = False
    hidden: bool = False
    preformatted: bool = False
    upper: bool = False
    old_capitals: bool = False
    furniture: bool = False
    symbols: str | None = None
    level: int | None = None


class Looks:
    """Finds the looks of elements; the same description is worked out once."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._declared: dict[tuple[str, str, str, str], Declarations] = {}

    def declare(self, name: str, attributes: dict[str, str | None]) -> Declarations:
        """What sheets and the ``style`` attribute say of an element."""
        classes = attributes.get("class") or ""
        identity = attributes.get("id") or ""
        style = attributes.get("style") or ""
        key = (name, classes, identity, style)
        found = self._declared.get(key)
        if found is None:
            found = {**self._sheet.find(name, classes, identity), **read_declarations(style)}
            self._declared[key] = found
        return found

    def find(self, around: Look, name: str, attributes: dict[str, str | None]) -> Look:
        """The look of an element inside another."""
        declared = self.declare(name, attributes)
        changes: dict[str, object] = {}
        _take_tag(changes, name, attributes)
        if declared:
            _take_declared(changes, declared)
        if "hidden" in attributes:
            changes["hidden"] = True
        return replace(around, **changes) if changes else around  # type: ignore[arg-type]


def _take_tag(changes: dict[str, object], name: str, attributes: dict[str, str | None]) -> None:
    if name in _BOLD:
        changes["bold"] = True
    if name in _ITALIC:
        changes["italic"] = True
    if name in _CENTERED:
        changes["centered"] = True
    if name in _PREFORMATTED:
        changes["preformatted"] = True
    if name in HEADINGS:
        changes["level"] = HEADINGS[name]
    if name == "table":
        # Tables take no alignment from around them where pages leave the standard (quirks).
        changes["centered"] = False
    align = attributes.get("align")
    if align and name not in ("table", "img"):
        changes["centered"] = align.strip().lower() in ("center", "middle")
    if name == "font" and attributes.get("face"):
        _take_family(changes, attributes["face"] or "")


def _take_declared(changes: dict[str, object], declared: Declarations) -> None:
    weight = declared.get("font-weight")
    if weight is not None:
        changes["bold"] = _is_heavy(weight)
    if "font-style" in declared:
        changes["italic"] = declared["font-style"].startswith(("italic", "oblique"))
    if "text-align" in declared:
        changes["centered"] = declared["text-align"].endswith("center")
    if "text-transform" in declared:
        changes["upper"] = declared["text-transform"] == "uppercase"
    if "white-space" in declared:
        changes["preformatted"] = declared["white-space"].startswith(("pre", "break-spaces"))
    family = declared.get("font-family") or _read_family(declared.get("font", ""))
    if family:
        _take_family(changes, family)
    if (
        declared.get("display") == "none"
        or declared.get("mso-hide") == "all"
        or declared.get("visibility") in ("hidden", "collapse")
    ):
        changes["hidden"] = True


def _is_heavy(weight: str) -> bool:
    return int(weight) >= _HEAVY if weight.isdecimal() else weight in ("bold", "bolder")


def _read_family(font: str) -> str:
    """The font family of a ``font`` shorthand, which stands behind the size."""
    found = re.search(r"\d[\w.%]*(?:\s*/\s*[\w.%]+)?\s+(.+)$", font)
    return found[1] if found else ""


def _take_family(changes: dict[str, object], family: str) -> None:
    first = family.split(",")[0].strip().strip("\"'").lower()
    changes["symbols"] = first if first.startswith(_SYMBOLS) else None
    changes["old_capitals"] = is_of_capitals(first)
