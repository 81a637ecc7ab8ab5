"""FollowTheMoney entities, one JSON object a line, as OpenSanctions and Aleph publish them.

{"id": "NK-1", "schema": "Person", "properties": {"name": ["Jane Roe"], "position": ["Mayor"], …}}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kg.errors import SourceError
from kg.language.catalogue.rows import (
    LETTER,
    WIKIDATA,
    Holding,
    Row,
    identified,
    named,
    object_of,
    others,
    shortened,
    tidy,
)
from kg.records import Kind

SCHEMAS: dict[str, tuple[Kind, float]] = {
    "Person": ("person", 0.25),
    "PublicBody": ("organization", 0.36),
    "Organization": ("organization", 0.28),
    "Company": ("organization", 0.22),
    "LegalEntity": ("organization", 0.22),
    "Position": ("office", 0.25),
    "Territory": ("place", 0.30),
    "Event": ("event", 0.25),
}
"""Schema -> kind, and how well known a row of it counts: too little to link by a name alone, enough where
the article speaks of its country too. What stands in no row (vessels, addresses, links) is left out."""

TOPICS: dict[str, tuple[str, Kind | None, float]] = {
    # topic: (the kind that it narrows, to what, how well known at least)
    "role.pol": ("person", "politician", 0.32),
    "role.pep": ("person", "politician", 0.32),
    "gov.head": ("person", "politician", 0.36),
    "pol.party": ("organization", "party", 0.35),
    "gov.national": ("organization", None, 0.36),
    "gov.igo": ("organization", None, 0.36),
    "mil": ("organization", None, 0.35),
    "sanction": ("", None, 0.30),
}

COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
GONE = frozenset(("SU", "SUHH", "YU", "YUCS", "CS", "CSHH", "CSXX", "DD", "DDDE"))
"""States that are no more: a person of one is of another too."""

DESCRIPTIONS = ("position", "description", "summary", "notes", "legalForm")
OFFICES = 3
"""Positions that a description holds."""


def read(line: str, where: str) -> Iterator[Row | Holding | None]:
    """Yield the row or holding of one line; None for what is left out. Raises SourceError for a bad line."""
    entity = object_of(line, where)
    schema, identifier = entity.get("schema"), entity.get("id")
    properties = entity.get("properties")
    if not isinstance(schema, str) or not isinstance(identifier, str) or not isinstance(properties, dict):
        keys = ", ".join(map(repr, list(entity)[:8])) or "none"
        raise SourceError(where, f"no FollowTheMoney entity: wanted id, schema and properties, found {keys}")
    if schema == "Occupancy":
        yield from holdings(properties)
    elif schema in SCHEMAS:
        yield row(identified(identifier, where), schema, entity, properties, where)
    else:
        yield None


def values(properties: dict[str, Any], *names: str) -> list[str]:
    """Return the texts of the properties, of whatever else they hold none."""
    found: list[str] = []
    for name in names:
        given = properties.get(name, ())
        texts = given if isinstance(given, list) else [given]
        found.extend(text for text in texts if isinstance(text, str) and text)
    return found


def row(identifier: str, schema: str, entity: dict[str, Any], properties: dict[str, Any], where: str) -> Row:
    """Return the row of an entity that is one. Weak aliases are left out: they are no one's own."""
    kind, popularity = SCHEMAS[schema]
    for topic in values(properties, "topics"):
        narrowed, to, least = TOPICS.get(topic, ("-", None, 0.0))
        if narrowed in ("", kind, SCHEMAS[schema][0]):
            kind, popularity = to or kind, max(popularity, least)
    caption = entity.get("caption")
    names = values(properties, "name")
    name = named(caption if isinstance(caption, str) and caption in names else plainest(names), where)
    items = [*values(properties, "wikidataId"), identifier]
    return Row(
        record=identifier,
        name=name,
        kind=kind,
        wikidata=next((item for item in items if WIKIDATA.fullmatch(item)), None),
        aliases=others(name, [*names, *values(properties, "alias", "previousName", "abbreviation")]),
        country=country_of(properties),
        description=description_of(properties),
        popularity=popularity,
    )


def plainest(names: list[str]) -> str:
    """Return the name to show: in Latin letters before others, "Jane Roe" before "ROE, Jane"."""
    return min(names, key=lambda name: (not LETTER.search(name), "," in name, name.isupper()), default="")


def country_of(properties: dict[str, Any]) -> str:
    """Return the ISO code that most properties give, "" where two are given as often."""
    counts: Counter[str] = Counter()
    for name in COUNTRIES:
        codes = (code for code in values(properties, name) if 2 <= len(code) <= 6 and code.isascii())
        counts.update({code.upper() for code in codes} - GONE)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0].split("-")[0]


def description_of(properties: dict[str, Any]) -> str:
    """Return the first positions, else the first words of what is said."""
    for name in DESCRIPTIONS:
        found = values(properties, name)
        if found:
            return shortened("; ".join(found[:OFFICES]))
    return ""


def holdings(properties: dict[str, Any]) -> Iterator[Holding | None]:
    """Yield who held which post, from when to when; None where one of both is missing."""
    start = next(iter(values(properties, "startDate", "date")), "")
    end = next(iter(values(properties, "endDate")), "")
    pairs = [(who, post) for who in values(properties, "holder") for post in values(properties, "post")]
    if not pairs:
        yield None
    for who, post in pairs:
        yield Holding(tidy(who[:300]), tidy(post[:300]), "", tidy(start[:10]), tidy(end[:10]))
