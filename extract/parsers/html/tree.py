"""Walk over the tree of a page without recursion: pages nest as deep as they like."""

from __future__ import annotations

from collections.abc import Callable

from selectolax.lexbor import LexborNode

TEXT = "-text"

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "noframes",
        "ol",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
    ]
)
# What a browser shows nothing of, or that is for filling in.
UNSHOWN = frozenset(
    [
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "col",
        "colgroup",
        "datalist",
        "embed",
        "frame",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "meta",
        "meter",
        "noscript",
        "object",
        "option",
        "param",
        "progress",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    ]
)


def is_block(name: str, display: str | None = None) -> bool:
    """Whether an element begins a line of its own."""
    if display is None or display == "none":
        return name in _BLOCKS
    return not display.startswith(("inline", "contents", "ruby"))


def visit(
    root: LexborNode,
    enter: Callable[[LexborNode], bool],
    leave: Callable[[LexborNode], None],
) -> None:
    """Call ``enter`` for each node and ``leave`` behind its children.

    Where ``enter`` gives False, the node's children are passed over and it is not left.
    """
    node: LexborNode | None = root
    path: list[LexborNode] = []
    while node is not None:
        child = None
        if enter(node):
            child = node.first_child
            if child is not None:
                path.append(node)
                node = child
                continue
            leave(node)
        while node is not None:
            following = None if not path else node.next
            if following is not None:
                node = following
                break
            if not path:
                return
            node = path.pop()
            leave(node)
