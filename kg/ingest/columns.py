"""Which key or column of a record is the text, which the title: by common names, or by the user's word.

Names are compared without case, spaces and punctuation: `Pub Date`, `pub_date` and `pubDate` are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from kg.config import Config
from kg.errors import ConfigError, SourceError
from kg.ingest.dates import date_in_head, parse_date
from kg.ingest.draft import Draft

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "articlebody", "articletext", "body", "bodytext", "content", "contenttext", "contenthtml",
        "fulltext", "article", "story", "maintext", "plaintext", "rawtext", "paragraphs",
        "description", "summary", "abstract", "lead", "snippet",
    ),
    "title": ("title", "headline", "articletitle", "heading", "head", "subject", "name"),
    "url": ("url", "link", "canonicalurl", "articleurl", "weburl", "sourceurl", "permalink", "uri", "href",
            "mainentityofpage"),
    "source": ("source", "publication", "publisher", "outlet", "newspaper", "sourcename", "sitename", "site",
               "media", "domain", "sourcedomain", "website", "hostname", "provider"),
    "published": ("published", "datepublished", "publicationdate", "publisheddate", "publishdate",
                  "publishedat", "publishedon", "pubdate", "webpublicationdate", "date", "datetime",
                  "timestamp", "time", "created", "createdat", "datecreated"),
    "id": ("id", "articleid", "guid", "uuid", "docid", "documentid", "uid"),
    "authors": ("authors", "author", "byline", "creator", "creators", "writer"),
}  # fmt: skip
"""The names of each field, the surest first."""

PUNCTUATION = re.compile(r"[\W_]+")
MARKUP = re.compile(r"</(?:p|div|li|h[1-6]|a|span|strong|em)>|<(?:p|br)\b", re.I)
EPOCH = (10**8, 4 * 10**9)
"""Seconds since 1970 that a story of our time may carry; a thousand times as much is milliseconds."""

PER_FIELD = "name=column, like text=body, title=headline"


def normal(name: object) -> str:
    """Return a name in the form in which names are compared."""
    return PUNCTUATION.sub("", str(name)[:100].casefold())


@cache
def wanted(columns: str) -> dict[str, str]:
    """Return field -> column of the user's setting: "text=body, title=headline".

    Raises ConfigError naming what is wrong and what would be right.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in columns.split(","))):
        field, sign, column = (piece.strip() for piece in part.partition("="))
        if field not in COLUMNS or not sign or not column:
            raise ConfigError(
                f"columns: cannot read {part!r}; right would be {PER_FIELD}; fields are {', '.join(COLUMNS)}"
            )
        found[field] = column
    return found


def columns_of(names: Iterable[object], config: Config) -> dict[str, Any]:
    """Return field -> the name, of those given, that holds it.

    What the user named is taken as it stands (or without regard to case), and nothing else in its place.
    """
    exact = list(names)
    loose: dict[str, Any] = {}
    for name in exact:
        loose.setdefault(normal(name), name)
    chosen = wanted(config.columns)
    found: dict[str, Any] = {}
    for field, common in COLUMNS.items():
        if field in chosen:
            column = chosen[field]
            named = column if column in exact else loose.get(normal(column))
        else:
            named = next((loose[name] for name in common if name in loose), None)
        if named is not None and named not in found.values():
            found[field] = named
    return found


def draft_of(
    record: Mapping[Any, Any], where: str, config: Config, *, columns: dict[str, Any] | None = None
) -> Draft:
    """Make a draft of a record.

    What is not a string where one belongs counts as not given, and a date that is none as unknown: the
    text is still worth reading. Raises SourceError where there is no text.
    """
    columns = columns_of(record, config) if columns is None else columns
    text = text_in(record, where, columns)
    number = record.get(columns.get("id"))
    authors = record.get(columns.get("authors"))
    names = authors if isinstance(authors, list) else [authors]
    return Draft(
        where,
        text,
        id=str(number) if type(number) is int else words(number),
        title=words(record.get(columns.get("title"))),
        url=words(record.get(columns.get("url"))),
        source=words(record.get(columns.get("source"))),
        published=day_of(record.get(columns.get("published"))) or date_in_head(text),
        authors=tuple(name for one in names if (name := words(one))),
    )


def text_in(record: Mapping[Any, Any], where: str, columns: Mapping[str, Any]) -> str:
    """Return the text of a record: a string, markup in it read, or a list of paragraphs."""
    if "text" not in columns:
        keys = ", ".join(repr(str(key)[:40]) for key in list(record)[:8]) or "none"
        raise SourceError(where, f"no 'text'; the keys found are {keys}")
    column = columns["text"]
    text = record[column]
    if isinstance(text, list) and column != "text" and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    if not isinstance(text, str):
        raise SourceError(where, f"{str(column)!r} is a {type(text).__name__}, not a string")
    if column != "text" and MARKUP.search(text):
        from kg.ingest.markup import text_of

        return text_of(text)
    return text


def words(value: object) -> str | None:
    """Return a string that is not blank, or the name of an object that has one; None for others."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id")
    return value.strip() or None if isinstance(value, str) else None


def day_of(value: object) -> date | None:
    """Return the day of a text, a date, a time, or of seconds or milliseconds since 1970."""
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if 1000 * EPOCH[0] <= value < 1000 * EPOCH[1] else value
        if EPOCH[0] <= seconds < EPOCH[1]:
            return datetime.fromtimestamp(seconds, UTC).date()
    return parse_date(value)
