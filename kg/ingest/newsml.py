"""The agencies' own XML: NITF, NewsML 1 and NewsML-G2, as far as they carry a story's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.ingest.boilerplate import authors_of
from kg.ingest.dates import date_in_head, parse_date
from kg.ingest.draft import Draft
from kg.ingest.markup import local, paragraphs
from kg.records import Skipped

BODIES = ("body.content", "DataContent", "inlineXML", "inlineData", "body")
"""Where the story stands, the innermost first."""

TITLES = ("hl1", "headline", "HeadLine", "title")
DAYS: tuple[tuple[str, str], ...] = (
    ("date.issue", "norm"),
    ("contentCreated", ""),
    ("firstCreated", ""),
    ("FirstCreated", ""),
    ("versionCreated", ""),
    ("ThisRevisionCreated", ""),
    ("pubdata", "date.publication"),
    ("date.release", "norm"),
)
"""Elements and attributes ("" is the text) that carry the day."""

SOURCES: tuple[tuple[str, str], ...] = (
    ("pubdata", "name"),
    ("distributor", ""),
    ("provider", "literal"),
    ("creditline", ""),
    ("CreditLine", ""),
    ("copyrightHolder", "literal"),
    ("doc.copyright", "holder"),
)
ADDRESSES: tuple[tuple[str, str], ...] = (("pubdata", "ex-ref"), ("remoteContent", "href"))


def draft_of_news(document: Any, head: Mapping[str, str], where: str) -> Draft | Skipped:
    """Make a draft of one document; one without a text (a picture, a graphic) is left out."""
    body = next((found for name in BODIES for found in under(document, name)), None)
    text = paragraphs(body) if body is not None else ""
    if not text:
        return Skipped(where, "a document without text", error=False)
    title = next((" ".join(found.split()) for name in TITLES if (found := text_under(document, name))), None)
    byline = text_under(document, "byline") or text_under(document, "ByLine") or ""
    authors = authors_of(byline) or authors_of(f"By {byline.strip()}")
    days = (parse_date(found) for found in values(document, DAYS))
    url = next((found for found in values(document, ADDRESSES) if found.startswith("http")), None)
    return Draft(
        where,
        text,
        id=document.get("guid"),
        title=title,
        url=url,
        source=next(values(document, SOURCES), None),
        published=next((day for day in days if day), None) or date_in_head(text),
        authors=authors,
    )


def under(element: Any, name: str) -> Iterator[Any]:
    """Yield the elements of that name, whatever their namespace."""
    for found in element.iter():
        if local(found.tag) == name:
            yield found


def text_under(element: Any, name: str) -> str | None:
    return next((text for found in under(element, name) if (text := "".join(found.itertext()).strip())), None)


def values(element: Any, places: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield what stands in the places, the surest first."""
    for name, attribute in places:
        for found in under(element, name):
            value = found.get(attribute) if attribute else "".join(found.itertext())
            if value and value.strip():
                yield value.strip()
