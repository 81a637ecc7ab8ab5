"""A Wikidata JSON dump, one item a line between `[` and `]`: those whose class is in the table of classes.

Of people only those that hold or held an office, are in a party, have an occupation of politics, or are known
in many languages. Format: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from kg import ontology
from kg.errors import SourceError
from kg.language import gazetteer
from kg.language.catalogue.rows import (
    WIKIDATA,
    Holding,
    Row,
    named,
    object_of,
    others,
    shortened,
    tidy,
)
from kg.records import Kind

CLASSES = "gazetteer/classes.csv"
HUMAN = "Q5"
POLITICAL = re.compile(r'"P(?:39|102)":')
"""Properties of people in politics: position held, member of political party."""

LANGUAGES = ("en", "mul")
"""Languages of names; `mul` is Wikidata's own for names that are the same in all."""

KNOWN = 40
"""Who is known in so many languages is kept, whatever the occupation."""

BASE, GAIN, FULL = 0.10, 0.85, 120
"""Site links on the scale of popularity, as `ontology/gazetteer/selection.py` puts them."""

SPECIFIC: tuple[Kind, ...] = ("country", "party", "office", "election", "organization", "event", "place")
"""Which kind an item of several classes is."""

INSTANCES = '"P31":['
DECODER = json.JSONDecoder()
PRECISIONS = {9: 4, 10: 7, 11: 10}
"""Wikidata's precision of a time (year, month, day) -> characters of the date that it covers."""


@cache
def classes() -> dict[str, str]:
    """Return class -> kind, "occupation" for occupations of politics."""
    return {row["qid"]: row["kind"] for row in ontology.rows(CLASSES)}


def read(line: str, where: str, languages: Sequence[str] = LANGUAGES) -> Iterator[Row | Holding | None]:
    """Yield the row of one line and the offices held; None for what is left out.

    Raises SourceError for a bad line.
    """
    line = line.strip()
    if line in ("[", "]", ""):
        return
    line = line.removesuffix(",")
    if not promising(line):
        yield None
        return
    item = object_of(line, where)
    identifier = item.get("id")
    claims = item.get("claims")
    if not isinstance(identifier, str) or not isinstance(claims, dict):
        raise SourceError(where, "no Wikidata item: wanted id and claims")
    kind = kind_of(item, claims) if WIKIDATA.fullmatch(identifier) else None
    names = list(texts(item, "labels", languages))
    if kind is None or not names:
        yield None
        return
    name = named(names[0], where)
    yield Row(
        record=identifier,
        name=name,
        kind=kind,
        wikidata=identifier,
        aliases=others(name, [*names, *texts(item, "aliases", languages), *short_names(claims, languages)]),
        country=country_of(claims, kind),
        description=shortened(next(texts(item, "descriptions", languages), "")),
        popularity=popularity(item),
    )
    if kind == "politician":
        yield from holdings(identifier, claims)


def promising(line: str) -> bool:
    """Say whether the line may be an item of a wanted class, before all of it is parsed: that takes ten
    times as long, and few are. What does not look like a dump's line is parsed."""
    if not line.startswith("{") or not line.endswith("}") or ('"P31"' in line and INSTANCES not in line):
        return True
    start = line.find(INSTANCES)
    while start >= 0:
        try:
            statements, _ = DECODER.raw_decode(line, start + len(INSTANCES) - 1)
        except (ValueError, RecursionError):
            return True
        found = set(targets(statements)) & classes().keys()
        if found - {HUMAN}:
            return True
        if found:
            return bool(POLITICAL.search(line)) or '"P106":' in line or line.count('"site":') >= KNOWN
        start = line.find(INSTANCES, start + 1)
    return False


def targets(statements: object) -> Iterator[str]:
    """Yield the items that statements lead to; deprecated ones are left out."""
    for statement in statements if isinstance(statements, list) else ():
        if isinstance(statement, dict) and statement.get("rank") != "deprecated":
            value = value_of(statement.get("mainsnak"))
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                yield value["id"]


def values(claims: dict[str, Any], name: str) -> Iterator[Any]:
    """Yield the values of a property that are known."""
    statements = claims.get(name)
    for statement in statements if isinstance(statements, list) else ():
        value = value_of(statement.get("mainsnak")) if isinstance(statement, dict) else None
        if value is not None:
            yield value


def value_of(snak: object) -> Any:
    """Return the value of a snak, None for one that is not known or is none."""
    data = snak.get("datavalue") if isinstance(snak, dict) else None
    return data.get("value") if isinstance(data, dict) else None


def kind_of(item: dict[str, Any], claims: dict[str, Any]) -> Kind | None:
    """Return the kind of an item, None for one that is left out."""
    known = classes()
    found = set(targets(claims.get("P31")))
    if HUMAN in found:
        if claims.get("P39") or claims.get("P102"):
            return "politician"
        occupations = {known.get(occupation) for occupation in targets(claims.get("P106"))}
        if "occupation" in occupations:
            return "politician"
        return "person" if "public" in occupations or sitelinks(item) >= KNOWN else None
    kinds = {known.get(one) for one in found}
    return next((kind for kind in SPECIFIC if kind in kinds), None)


def texts(item: dict[str, Any], part: str, languages: Sequence[str]) -> Iterator[str]:
    """Yield labels, aliases or descriptions in the languages, in their order."""
    given = item.get(part)
    if not isinstance(given, dict):
        return
    for language in languages:
        found = given.get(language)
        for text in found if isinstance(found, list) else [found]:
            if isinstance(text, dict) and isinstance(text.get("value"), str):
                yield text["value"]


def short_names(claims: dict[str, Any], languages: Sequence[str]) -> Iterator[str]:
    """Yield the short names (P1813) in the languages: "GOP"."""
    for value in values(claims, "P1813"):
        text = value.get("text") if isinstance(value, dict) and value.get("language") in languages else None
        if isinstance(text, str):
            yield text


def sitelinks(item: dict[str, Any]) -> int:
    """Return in how many projects the item has a page."""
    links = item.get("sitelinks")
    return len(links) if isinstance(links, dict) else 0


def popularity(item: dict[str, Any]) -> float:
    """Return how well known the item is, on the gazetteer's scale."""
    return round(BASE + GAIN * min(1.0, math.log1p(sitelinks(item)) / math.log1p(FULL)), 3)


def country_of(claims: dict[str, Any], kind: Kind) -> str:
    """Return the ISO code of an item's country: a country's own, a person's citizenship where it is one."""
    for code in values(claims, "P297"):
        if isinstance(code, str):
            return tidy(code[:6]).upper()
    home = "P27" if kind in ("person", "politician") else "P17"
    codes = {code for item in targets(claims.get(home)) if (code := iso(item))}
    return codes.pop() if len(codes) == 1 else ""


@lru_cache(maxsize=4096)
def iso(item: str) -> str:
    """Return the ISO code of a country's item."""
    entry = gazetteer.by_id(item)
    return entry.country if entry is not None and entry.kind == "country" else ""


def holdings(identifier: str, claims: dict[str, Any]) -> Iterator[Holding]:
    """Yield the offices held (P39) with their first and last day (P580, P582)."""
    statements = claims.get("P39")
    for statement in statements if isinstance(statements, list) else ():
        office = next(targets([statement]), "")
        if WIKIDATA.fullmatch(office):
            qualifiers = statement.get("qualifiers")
            yield Holding(identifier, office, "", day(qualifiers, "P580"), day(qualifiers, "P582"))


def day(qualifiers: object, name: str) -> str:
    """Return the date of a qualifier as far as it is known: "+2017-02-00T…" by month -> "2017-02"."""
    snaks = qualifiers.get(name) if isinstance(qualifiers, dict) else None
    value = value_of(snaks[0]) if isinstance(snaks, list) and snaks else None
    if not isinstance(value, dict) or not isinstance(value.get("time"), str):
        return ""
    time, precision = value["time"], value.get("precision")
    known = PRECISIONS.get(precision, 0) if isinstance(precision, int) else 0
    return time[1 : 1 + known] if time.startswith("+") else ""
