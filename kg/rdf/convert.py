"""Graph -> RDF terms: all conversion in this one file, loud on a kind it does not know.

Each fact is a `kg:Fact` with one `kg:Statement` for every claim that speaks for or against it. A flat
triple (`ex:Jeff_Sessions rel:meet ex:Sergey_Kislyak`) stands in the default graph only where a paper
says it in its own voice as positive and actual and none denies it in its own voice; it stands in
`graph:claimed` where a speaker says it. What is only denied or not realised has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, SKOS, XSD, Namespace

from kg.errors import OntologyError
from kg.graph.build import own_voice
from kg.ontology import EVENTS
from kg.rdf import names
from kg.records import Article, Claim, Entity, Evidence, Fact, Interval, content_id

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.resolve.holders import Tenure

SPACES = {prefix: Namespace(iri) for prefix, iri in names.PREFIXES.items()}
KG, SCHEMA, SEM, NIF, ORG = (SPACES[prefix] for prefix in ("kg", "schema", "sem", "nif", "org"))
CLAIMED = SPACES["graph"]["claimed"]

Term = URIRef | Literal
Triple = tuple[URIRef, URIRef, Term]
Quad = tuple[URIRef, URIRef, Term, URIRef | None]
"""Subject, predicate, object, and the named graph; None for the default graph."""

CLASSES: dict[str, tuple[URIRef, ...]] = {
    "person": (SCHEMA.Person,),
    "politician": (SCHEMA.Person, KG.Politician),
    "organization": (SCHEMA.Organization,),
    "party": (SCHEMA.Organization, KG.Party),
    "country": (SCHEMA.Country,),
    "place": (SCHEMA.Place,),
    "event": (SCHEMA.Event,),
    "election": (SCHEMA.Event, KG.Election),
    "group": (KG.Group,),
    "office": (ORG.Role,),
    "topic": (KG.Topic,),
    "misc": (SCHEMA.Thing,),
}

MEMBERSHIP = re.compile(r"be (?P<role>.+) (?:of|at|for|to|in)")
"""A predicate that gives someone a role in a body: "be spokesman of"."""
MEMBERS = frozenset(("person", "politician"))
BODIES = frozenset(("organization", "party", "country", "place", "group"))


def text(value: str) -> Literal:
    return Literal(names.clean(value))


def day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD.date)


def number(value: float) -> Literal:
    """Return an integer or, with up to three places, a decimal."""
    if isinstance(value, int):
        return Literal(str(value), datatype=XSD.integer)
    return Literal(f"{value:.3f}", datatype=XSD.decimal)


def spoken(item: Evidence) -> bool:
    """Tell whether the claim says that it happened."""
    return item.supports and item.modality == "actual"


def is_flat(fact: Fact) -> bool:
    """Tell whether the fact has a flat triple in the default graph."""
    own = [item for item in fact.evidence if own_voice(item) and item.modality == "actual"]
    return bool(own) and all(item.supports for item in own)


def is_claimed(fact: Fact) -> bool:
    """Tell whether the fact has a flat triple in the graph of claims."""
    return any(spoken(item) and not own_voice(item) for item in fact.evidence)


@dataclass(frozen=True, slots=True)
class Converter:
    """One graph with the IRIs of its entities."""

    graph: Graph
    locals: dict[str, str]

    @classmethod
    def of(cls, graph: Graph) -> Converter:
        return cls(
            graph, names.entity_names({**graph.holders, **{entity.id: entity for entity in graph.nodes}})
        )

    def entity(self, key: str) -> URIRef:
        return SPACES["ex"][self.locals[key]]

    def quads(self) -> Iterator[Quad]:
        """Yield every quad of the graph; some more than once."""
        for triple in self.triples():
            yield (*triple, None)
        for fact in self.graph.facts():
            if is_claimed(fact):
                yield (*self.flat(fact), CLAIMED)

    def triples(self) -> Iterator[Triple]:
        """Yield the default graph."""
        for entity in {**self.graph.holders, **{entity.id: entity for entity in self.graph.nodes}}.values():
            yield from self.entity_triples(entity)
        for tenure in self.graph.tenures:
            yield from self.tenure(tenure)
        articles: set[str] = set()
        for fact in self.graph.facts():
            if is_flat(fact):
                yield self.flat(fact)
            yield from self.fact_triples(fact)
            yield from self.membership(fact)
            for item in fact.evidence:
                yield from self.statement(fact, item)
                if item.article not in articles:
                    articles.add(item.article)
                    yield from article_triples(self.graph.articles[item.article])

    def flat(self, fact: Fact) -> Triple:
        return self.entity(fact.subject), relation(fact), self.entity(fact.object)

    def entity_triples(self, entity: Entity) -> Iterator[Triple]:
        node = self.entity(entity.id)
        if entity.kind not in CLASSES:
            raise OntologyError(
                f"entity {entity.id}: kind {entity.kind!r} has no class; known are {', '.join(CLASSES)}"
            )
        for kind in CLASSES[entity.kind]:
            yield node, RDF.type, kind
        yield node, KG.id, text(entity.id)
        yield node, KG.kind, text(entity.kind)
        yield node, SKOS.prefLabel, text(entity.name)
        for alias in entity.aliases:
            if alias != entity.name:
                yield node, SKOS.altLabel, text(alias)
        if entity.description:
            yield node, SCHEMA.description, text(entity.description)
        for reason in self.graph.reasons.get(entity.id, ()):
            yield node, KG.mergedBecause, text(reason)
        if entity.wikidata and names.WIKIDATA.fullmatch(entity.wikidata):
            yield node, SKOS.exactMatch, SPACES["wd"][entity.wikidata]

    def fact_triples(self, fact: Fact) -> Iterator[Triple]:
        node = SPACES["fact"][names.local(fact.id)]
        predicate = relation(fact)
        yield predicate, RDF.type, KG.Relation
        yield predicate, RDFS.label, text(fact.predicate)
        yield node, RDF.type, KG.Fact
        yield node, KG.id, text(fact.id)
        yield from self.reified(node, fact)
        yield node, KG.status, text(fact.status)
        yield node, KG.articles, number(fact.articles)
        yield node, KG.sources, number(fact.sources)
        if fact.event is not None:
            yield node, KG.eventType, event_type(fact.event)
        if fact.first is not None:
            yield node, KG.first, day(fact.first)
        if fact.last is not None:
            yield node, KG.last, day(fact.last)
        for item in fact.evidence:
            yield node, KG.evidence, statement_iri(fact, item)

    def reified(self, node: URIRef, fact: Fact) -> Iterator[Triple]:
        yield node, RDF.subject, self.entity(fact.subject)
        yield node, RDF.predicate, relation(fact)
        yield node, RDF.object, self.entity(fact.object)

    def statement(self, fact: Fact, item: Evidence) -> Iterator[Triple]:
        """Yield what one claim says for or against a fact, who says it, and the sentence it stands in."""
        node = statement_iri(fact, item)
        claim = self.graph.claim(item)
        sentence = sentence_iri(item.article, claim)
        yield node, RDF.type, KG.Statement
        yield node, KG.id, text(claim.id)
        yield from self.reified(node, fact)
        yield node, PROV.wasDerivedFrom, sentence
        yield node, KG.words, text(claim.relation.text)
        yield node, KG.polarity, text("positive" if item.supports else "negative")
        yield node, KG.modality, text(item.modality)
        yield node, KG.confidence, number(float(claim.confidence))
        yield node, KG.rule, text(claim.rule)
        voices = self.graph.voices(item)
        yield node, KG.voice, text("reported" if voices else "own")
        for depth, voice in enumerate(voices):
            if voice.entity is not None:
                said_by = KG.relayedBy if depth else KG.claimedBy
                yield node, said_by, self.entity(voice.entity)
            else:
                yield node, KG.relayedByName if depth else KG.claimedByName, text(voice.name)
        yield sentence, RDF.type, NIF.Sentence
        yield sentence, NIF.beginIndex, number(claim.sentence.start)
        yield sentence, NIF.endIndex, number(claim.sentence.end)
        yield sentence, NIF.anchorOf, text(claim.sentence.of(self.graph.articles[item.article].text))
        yield sentence, PROV.wasQuotedFrom, article_iri(item.article)
        yield from self.event(node, fact, item, claim)

    def event(self, node: URIRef, fact: Fact, item: Evidence, claim: Claim) -> Iterator[Triple]:
        event = SPACES["ev"][content_id("v", item.article, claim.id)]
        yield node, KG.describes, event
        yield event, RDF.type, SEM.Event
        yield event, SEM.hasActor, self.entity(fact.subject)
        yield event, SEM.hasActor, self.entity(fact.object)
        if claim.event is not None:
            yield event, SEM.eventType, event_type(claim.event)
        if claim.mode is not None:
            yield event, KG.mode, text(claim.mode)
        for context in claim.contexts:
            yield event, KG.context, text(context)
        place = self.graph.ends(item.article).entity(claim.where)
        if place is not None and place.id in self.locals:
            yield event, SEM.hasPlace, self.entity(place.id)
        if claim.when is not None:
            yield from timestamps(event, claim.when)

    def membership(self, fact: Fact) -> Iterator[Triple]:
        """Yield the office-holding that an asserted fact states: "be spokesman of"."""
        found = MEMBERSHIP.fullmatch(fact.predicate)
        entities = self.graph.entities
        member, body = entities[fact.subject], entities[fact.object]
        if not found or not is_flat(fact) or member.kind not in MEMBERS or body.kind not in BODIES:
            return
        node = SPACES["post"][names.local(fact.id)]
        yield node, RDF.type, ORG.Membership
        yield node, ORG.member, self.entity(member.id)
        yield node, ORG.organization, self.entity(body.id)
        yield node, SCHEMA.roleName, text(found["role"])
        yield node, PROV.wasDerivedFrom, SPACES["fact"][names.local(fact.id)]

    def tenure(self, tenure: Tenure) -> Iterator[Triple]:
        """Yield who held an office that a node is, and when: by the gazetteer or by other articles."""
        node = SPACES["post"][content_id("t", tenure.office, tenure.holder, tenure.grounds, tenure.first)]
        yield node, RDF.type, ORG.Membership
        yield node, RDF.type, KG.Tenure
        yield node, ORG.member, self.entity(tenure.holder)
        yield node, ORG.role, self.entity(tenure.office)
        yield node, KG.grounds, text(tenure.grounds)
        yield node, KG.first, day(tenure.first)
        yield node, KG.last, day(tenure.last)
        if tenure.start is not None:
            yield node, SCHEMA.startDate, day(tenure.start)
        if tenure.end is not None:
            yield node, SCHEMA.endDate, day(tenure.end)


def relation(fact: Fact) -> URIRef:
    return SPACES["rel"][names.relation(fact.predicate)]


def statement_iri(fact: Fact, item: Evidence) -> URIRef:
    return SPACES["st"][content_id("s", fact.id, item.article, item.claim)]


def article_iri(article: str) -> URIRef:
    return SPACES["art"][names.local(article)]


def sentence_iri(article: str, claim: Claim) -> URIRef:
    """Return the article's IRI with the characters of the sentence (RFC 5147)."""
    return URIRef(f"{article_iri(article)}#char={claim.sentence.start},{claim.sentence.end}")


def event_type(event: str) -> URIRef:
    if event not in EVENTS:
        raise OntologyError(f"event type {event!r} is not in the ontology; known are {', '.join(EVENTS)}")
    return SPACES["plover"][event]


def timestamps(event: URIRef, when: Interval) -> Iterator[Triple]:
    if when.earliest is not None:
        yield event, SEM.hasEarliestBeginTimeStamp, day(when.earliest)
    if when.latest is not None:
        yield event, SEM.hasLatestEndTimeStamp, day(when.latest)


def article_triples(article: Article) -> Iterator[Triple]:
    node = article_iri(article.id)
    yield node, RDF.type, SCHEMA.NewsArticle
    yield node, KG.id, text(article.id)
    if article.title:
        yield node, SCHEMA.headline, text(article.title)
    if article.source:
        yield node, SCHEMA.publisher, text(article.source)
    if article.published is not None:
        yield node, SCHEMA.datePublished, day(article.published)
    if article.url:
        safe = names.web_address(article.url)
        yield node, SCHEMA.url, URIRef(article.url) if safe else text(article.url)
    for author in article.authors:
        yield node, SCHEMA.author, text(author)


def quads(graph: Graph) -> Iterator[Quad]:
    """Yield the quads of a graph, in no order that matters, some more than once."""
    return Converter.of(graph).quads()


def to_dataset(graph: Graph) -> Dataset:
    """Return the graph as an rdflib Dataset: the default graph, and `graph:claimed`.

    The default graph is not the union of all (`default_union=False`), so that a plain pattern never
    meets a claim.
    """
    dataset = Dataset(default_union=False)
    for prefix, iri in names.PREFIXES.items():
        dataset.bind(prefix, iri, override=True, replace=True)
    claimed = dataset.graph(CLAIMED)
    for subject, predicate, thing, context in quads(graph):
        target = dataset.default_graph if context is None else claimed
        target.add((subject, predicate, thing))
    return dataset
