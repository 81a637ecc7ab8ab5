"""The text of markup that is no page: a feed's item, the body of a NewsML document."""

from __future__ import annotations

import html
from typing import Any

from kg.ingest.encoding import fit

BLOCKS = frozenset(
    {"address", "article", "aside", "block", "blockquote", "body", "body.content", "br", "center", "dd",
     "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hr", "li",
     "main", "nitf-table", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)  # fmt: skip
"""Elements at whose edges a paragraph ends."""

DROPPED = frozenset(
    {"button", "embed", "figcaption", "form", "iframe", "media", "noscript", "object", "script", "select",
     "style", "svg", "template", "video"}
)  # fmt: skip
"""Elements whose text is no prose of the story."""


def text_of(markup: str) -> str:
    """Return the paragraphs of a fragment of HTML; text without any markup as it stands."""
    if "<" not in markup:
        return html.unescape(markup) if "&" in markup else markup
    from lxml import etree  # type: ignore[import-untyped]  # it has none
    from lxml import html as pages

    try:
        # The parser takes no tree deeper than 255 and no node over 10 MB: it drops what is beyond.
        root = pages.document_fromstring(f"<div>{fit(markup)}</div>")
    except (etree.LxmlError, ValueError):
        return ""
    return paragraphs(root)


def paragraphs(element: Any) -> str:
    """Return the text under an lxml element, its paragraphs divided by a blank line."""
    from lxml import etree

    found: list[str] = []
    pieces: list[str] = []
    dropped = 0
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        name = local(node.tag)
        starts = event == "start"
        if name in DROPPED:
            dropped += 1 if starts else -1
        if name in BLOCKS:
            found.append(" ".join("".join(pieces).split()))
            pieces.clear()
        words = node.text if starts else node.tail if node is not element else None
        if words and not dropped:
            pieces.append(words)
    found.append(" ".join("".join(pieces).split()))
    return "\n\n".join(filter(None, found))


def local(tag: object) -> str:
    """Return the name of an element without its namespace; "" for a comment or the like."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
