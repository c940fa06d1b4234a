"""What belongs to the site and not to the text: menus, headers, footers, side columns."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.parsers.html.cascade import Declarations
from extract.parsers.html.notes import Notes
from extract.parsers.html.weighing import Scales

# Elements and roles that the HTML standard (4.3) and ARIA set apart from the content.
_ELEMENTS = frozenset({"nav", "aside", "footer", "header", "search", "dialog", "menu"})
_ROLES = frozenset(
    [
        "alert",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "menu",
        "menubar",
        "navigation",
        "search",
        "toolbar",
    ]
)
# Names that page builders give to the same parts where they use plain elements.
_NAMES = frozenset(
    [
        *("ads", "advertisement", "breadcrumb", "breadcrumbs", "comment", "comments", "cookie"),
        *("footer", "login", "menu", "modal", "nav", "navbar", "pagination", "popup", "share"),
        *("sidebar", "social", "toolbar"),
    ]
)
_NAME = re.compile(r"[a-z]+|[A-Z][a-z]*")
_OFFICE_PARTS = ("header", "footer", "comment-list", "footnote-list", "endnote-list")
_MENU_HOLDERS = frozenset({"ul", "ol", "div", "dl", "p", "td", "span", "section"})
_MIN_LINKS = 3
_SHORT = 50


class Furniture:
    """Tells what is furniture of a page.

    Attributes:
        notes: marks and blocks of footnotes, comments and tables of contents.
        has_main: whether the page itself says which element is its content.
        is_site: whether the page is one of a site: programs or menus have been seen on it.
    """

    def __init__(self, page: LexborHTMLParser, scales: Scales) -> None:
        self.notes = Notes(page, scales)
        self._scales = scales
        self._main = self._find_main(page)
        self.has_main = self._main is not None
        self.is_site = page.css_first("script, nav, [role=navigation], footer, form") is not None

    def is_main(self, node: LexborNode) -> bool:
        """Whether the element is the content; all else is furniture then."""
        return self._main is not None and node.mem_id == self._main.mem_id

    def holds(
        self, node: LexborNode, attributes: dict[str, str | None], declared: Declarations
    ) -> bool:
        """Whether an element is furniture with all that is in it."""
        if node.mem_id in self.notes.blocks or self._is_office_part(attributes, declared):
            return True
        weight = self._scales.weigh(node)
        if weight.letters * 2 > self._scales.total.letters:
            return False
        found = _is_named(node.tag or "", attributes) or (
            node.tag in _MENU_HOLDERS
            and weight.links >= _MIN_LINKS
            and weight.linked * 5 >= weight.letters * 4
            and weight.linked <= weight.links * _SHORT
        )
        self.is_site |= found
        return found

    def _find_main(self, page: LexborHTMLParser) -> LexborNode | None:
        """The one element that says it is the content and holds most of the page."""
        for selector in ("main, [role=main]", "article, [itemprop=articleBody]"):
            for node in page.css(selector):
                if self._scales.weigh(node).letters * 2 > self._scales.total.letters:
                    return node
        return None

    @staticmethod
    def _is_office_part(attributes: dict[str, str | None], declared: Declarations) -> bool:
        # Word names the parts in "mso-element", LibreOffice in the title of the division.
        return declared.get("mso-element") in _OFFICE_PARTS or (
            (attributes.get("title") or "") in ("header", "footer")
        )


def _is_named(name: str, attributes: dict[str, str | None]) -> bool:
    if name in _ELEMENTS or (attributes.get("role") or "").lower() in _ROLES:
        return True
    if name in ("table", "tr", "td", "th", "body", "p"):
        return False
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return any(word.lower() in _NAMES for word in _NAME.findall(names))
