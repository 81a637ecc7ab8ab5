"""RSS 0.9 to 2.0 and Atom: one item is one article, its text the content or, without one, the summary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.ingest.dates import parse_date
from kg.ingest.draft import Draft
from kg.ingest.markup import local, paragraphs, text_of
from kg.records import Skipped

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("encoded", "content", "fulltext", "body", "description", "summary", "subtitle"),
    "title": ("title",),
    "url": ("origLink", "link", "guid", "id"),
    "published": ("pubDate", "published", "date", "issued", "created", "updated", "modified"),
    "source": ("source",),
    "authors": ("creator", "author", "contributor"),
}
"""The elements that carry each field, the surest first, without their namespaces."""


def draft_of_item(item: Any, head: Mapping[str, str], where: str) -> Draft | Skipped:
    """Make a draft of an item. Its link is kept as its address and never fetched."""
    parts: dict[str, list[Any]] = {}
    for element in item:
        parts.setdefault(local(element.tag), []).append(element)
    text = next(
        (text for name in FIELDS["text"] for one in parts.get(name, ()) if (text := content(one))), ""
    )
    if not text:
        return Skipped(where, "an item without text; its link is not followed", error=False)
    identity = next((words(one) for name in ("guid", "id") for one in parts.get(name, ())), None)
    dates = (parse_date(words(one)) for name in FIELDS["published"] for one in parts.get(name, ()))
    titles = [text_of(title) for one in parts.get("title", ()) if (title := words(one))]
    return Draft(
        where,
        text,
        title=titles[0] if titles else None,
        url=address(parts) or (identity if identity and identity.startswith("http") else None),
        source=next((named(one) for one in parts.get("source", ())), None) or head.get("title"),
        published=next((day for day in dates if day), None),
        authors=tuple(
            name for key in FIELDS["authors"] for one in parts.get(key, ()) if (name := named(one))
        ),
    )


def content(element: Any) -> str:
    """Return the text of a content element: markup as text (RSS), or as elements (Atom's xhtml)."""
    if len(element) and local(element[0].tag) != "":
        return paragraphs(element)
    return text_of(words(element) or "").strip()


def address(parts: Mapping[str, list[Any]]) -> str | None:
    """Return the address of the story: RSS puts it into the element, Atom into an attribute."""
    for name in ("origLink", "link"):
        for element in parts.get(name, ()):
            if element.get("rel", "alternate") == "alternate":
                found = (element.get("href") or words(element) or "").strip()
                if found.startswith(("http://", "https://")):
                    return found
    return None


def named(element: Any) -> str | None:
    """Return the name in an element: of Atom's author and source in a child, else its own text."""
    for child in element:
        if local(child.tag) in {"name", "title"}:
            return words(child)
    found = words(element)
    if found and "@" in found and "(" in found:  # RSS: "desk@paper.example (Ann Lee)"
        found = found.partition("(")[2].rstrip(") ")
    return found


def words(element: Any) -> str | None:
    """Return the text of an element, entities that stayed unresolved as the characters they name."""
    from html import unescape

    from lxml import etree  # type: ignore[import-untyped]  # it has none

    pieces = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            pieces.append(unescape(child.text))
        pieces.append(child.tail or "")
    return "".join(pieces).strip() or None
