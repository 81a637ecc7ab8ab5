"""RDF -> records: the entities and facts that `convert` wrote, from a dataset or a file.

RDF keeps no order: evidence comes back sorted by article and claim, and of several outer speakers of
a nested report only who they are, not which is inside which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pyoxigraph as ox

from kg.rdf.query import Source, run, store_of
from kg.records import Entity, Evidence, Fact

ENTITIES = """SELECT ?node ?id ?kind ?name ?alias ?description ?wikidata WHERE {
  ?node kg:kind ?kind ; kg:id ?id ; skos:prefLabel ?name .
  OPTIONAL { ?node skos:altLabel ?alias }
  OPTIONAL { ?node schema:description ?description }
  OPTIONAL { ?node skos:exactMatch ?wikidata }
}"""

FACTS = """SELECT ?id ?subject ?predicate ?object ?event ?status ?articles ?sources ?first ?last WHERE {
  ?node a kg:Fact ; kg:id ?id ; kg:status ?status ; kg:articles ?articles ; kg:sources ?sources ;
    rdf:subject/kg:id ?subject ; rdf:predicate/rdfs:label ?predicate ; rdf:object/kg:id ?object .
  OPTIONAL { ?node kg:eventType ?event }
  OPTIONAL { ?node kg:first ?first }
  OPTIONAL { ?node kg:last ?last }
}"""

EVIDENCE = """SELECT ?fact ?article ?claim ?polarity ?modality WHERE {
  ?node a kg:Fact ; kg:id ?fact ; kg:evidence ?statement .
  ?statement kg:id ?claim ; kg:polarity ?polarity ; kg:modality ?modality ;
    prov:wasDerivedFrom/prov:wasQuotedFrom/kg:id ?article .
}"""

SPEAKERS = """SELECT ?article ?claim ?outer ?speaker ?words WHERE {
  ?statement a kg:Statement ; kg:id ?claim ; prov:wasDerivedFrom/prov:wasQuotedFrom/kg:id ?article .
  { ?statement kg:claimedBy/kg:id ?speaker . BIND (false AS ?outer) }
  UNION { ?statement kg:relayedBy/kg:id ?speaker . BIND (true AS ?outer) }
  UNION { ?statement kg:claimedByName ?words . BIND (false AS ?outer) }
  UNION { ?statement kg:relayedByName ?words . BIND (true AS ?outer) }
} ORDER BY ?article ?claim ?outer ?speaker ?words"""


def read_entities(source: Source) -> dict[str, Entity]:
    """Return the entities of the default graph by id."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in run(source, ENTITIES):
        rows[str(row["id"])].append(row)
    return {key: entity(rows[key]) for key in sorted(rows)}


def entity(rows: list[dict[str, Any]]) -> Entity:
    first = rows[0]
    return Entity(
        id=first["id"],
        kind=first["kind"],
        name=first["name"],
        aliases=tuple(sorted({row["alias"] for row in rows if row["alias"] is not None})),
        wikidata=first["wikidata"].rsplit("/", 1)[1] if first["wikidata"] else None,
        description=first["description"],
    )


def read_facts(source: Source) -> tuple[Fact, ...]:
    """Return the facts of the default graph, sorted by subject, predicate and object."""
    store = store_of(source)
    found = evidence(store)
    facts = [fact(row, found) for row in run(store, FACTS)]
    return tuple(sorted(facts, key=lambda fact: (fact.subject, fact.predicate, fact.object)))


def fact(row: dict[str, Any], found: dict[str, tuple[Evidence, ...]]) -> Fact:
    first, last = (date.fromisoformat(row[key]) if row[key] else None for key in ("first", "last"))
    return Fact(
        id=row["id"],
        subject=row["subject"],
        predicate=row["predicate"],
        object=row["object"],
        event=row["event"].rsplit("#", 1)[1] if row["event"] else None,
        status=row["status"],
        evidence=found.get(row["id"], ()),
        articles=row["articles"],
        sources=row["sources"],
        first=first,
        last=last,
    )


def evidence(store: ox.Store) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of each fact, sorted by article and claim."""
    said: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in run(store, SPEAKERS):
        said[str(row["article"]), str(row["claim"])].append(row)
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in run(store, EVIDENCE):
        article, claim = str(row["article"]), str(row["claim"])
        found[str(row["fact"])].append(
            Evidence(
                article,
                claim,
                row["polarity"] == "positive",
                row["modality"],  # type: ignore[arg-type]
                tuple(distinct(said[article, claim], "speaker")),
                tuple(distinct(said[article, claim], "words")),
            )
        )
    return {key: tuple(sorted(items, key=lambda e: (e.article, e.claim))) for key, items in found.items()}


def distinct(rows: list[dict[str, Any]], column: str) -> Iterator[str]:
    yield from dict.fromkeys(row[column] for row in rows if row[column] is not None)
