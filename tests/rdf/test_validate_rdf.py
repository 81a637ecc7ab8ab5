"""SHACL and the ASK query: good data conforms, spoilt data does not."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg import ontology
from kg.graph import Graph
from kg.rdf import to_dataset, validate
from kg.rdf.convert import CLAIMED, CLASSES, KG, NIF, SPACES
from kg.rdf.names import PREFIXES
from kg.rdf.validate import unsupported

EX, REL = SPACES["ex"], SPACES["rel"]


def test_the_sample_conforms(graph: Graph) -> None:
    report = validate(graph)
    assert report, report.text


SPOILT = [
    ("a denied triple made flat", "add", (EX.Jeff_Sessions, REL.meet, EX.Sergey_Kislyak)),
    ("a claimed triple made flat", "add", (EX.Donald_Trump, REL.disagree_with, EX.Russia)),
    ("a planned triple made flat", "add", (EX.Donald_Trump, REL.visit, EX.Russia)),
    ("a triple turned round", "add", (EX.James_Comey, REL.fire, EX.Donald_Trump)),
    ("a name lost", "remove", (EX.FBI, SPACES["skos"].prefLabel, None)),
    ("a sentence lost", "remove", (None, NIF.anchorOf, None)),
    ("polarity lost", "remove", (None, KG.polarity, None)),
    ("a speaker lost", "remove", (None, KG.claimedBy, None)),
    ("evidence lost", "remove", (None, KG.evidence, None)),
    ("a status made up", "add", (SPACES["fact"]["x"], KG.status, Literal("true"))),
    (
        "no Wikidata item",
        "add",
        (EX.FBI, SPACES["skos"].exactMatch, URIRef("http://www.wikidata.org/entity/P31")),
    ),
    (
        "an address that runs",
        "add",
        (SPACES["art"]["b1"], SPACES["schema"].url, URIRef("javascript:alert(1)")),
    ),
    (
        "offsets turned round",
        "add",
        (SPACES["art"]["b9"], NIF.beginIndex, Literal("7", datatype=XSD.integer)),
    ),
]


@pytest.mark.parametrize(("how", "triple"), [row[1:] for row in SPOILT], ids=[row[0] for row in SPOILT])
def test_spoilt_data_does_not(graph: Graph, how: str, triple: tuple) -> None:
    dataset = to_dataset(graph)
    if how == "add":
        dataset.default_graph.add(triple)
        if triple[1] == KG.status:
            dataset.default_graph.add((triple[0], RDF.type, KG.Fact))
        if triple[1] == NIF.beginIndex:
            dataset.default_graph.add((triple[0], RDF.type, NIF.Sentence))
    else:
        dataset.default_graph.remove(triple)
    report = validate(dataset)
    assert not report
    assert report.text


@pytest.mark.parametrize(
    ("where", "triple", "wanted"),
    [
        (None, (EX.Jeff_Sessions, REL.meet, EX.Sergey_Kislyak), True),
        (None, (EX.Donald_Trump, REL.disagree_with, EX.Russia), True),
        (CLAIMED, (EX.Jeff_Sessions, REL.meet, EX.Sergey_Kislyak), True),
        (CLAIMED, (EX.Donald_Trump, REL.fire, EX.James_Comey), True),
        (SPACES["graph"]["other"], (EX.Donald_Trump, REL.disagree_with, EX.Russia), True),
        (CLAIMED, (EX.Donald_Trump, REL.disagree_with, EX.Russia), False),
        (None, (EX.Donald_Trump, REL.fire, EX.James_Comey), False),
    ],
)
def test_the_query_finds_flat_triples_without_support(
    graph: Graph, where: URIRef | None, triple: tuple, wanted: bool
) -> None:
    """In every graph, not only in the one that SHACL sees."""
    dataset = to_dataset(graph)
    (dataset.default_graph if where is None else dataset.graph(where)).add(triple)
    assert unsupported(dataset) is wanted


@pytest.mark.parametrize("name", ["kg.ttl", "plover.ttl", "shapes.ttl"])
def test_the_ontology_parses(name: str) -> None:
    assert len(rdflib.Graph().parse(data=ontology.read_text(name), format="turtle")) > 50
    assert len(list(ox.parse(ontology.read_text(name), format=ox.RdfFormat.TURTLE))) > 50


def test_every_term_of_kg_is_in_the_ontology(graph: Graph) -> None:
    """Every class and property of our own that the data uses has a label."""
    known = rdflib.Graph().parse(data=ontology.read_text("kg.ttl"), format="turtle")
    used = {
        term for triple in to_dataset(graph).default_graph for term in triple if str(term).startswith(str(KG))
    }
    used |= {term for terms in CLASSES.values() for term in terms if str(term).startswith(str(KG))}
    assert len(used) > 15
    for term in sorted(used):
        assert known.value(term, SPACES["rdfs"].label), term


def test_the_shapes_know_every_kind_and_event() -> None:
    shapes = ontology.read_text("shapes.ttl")
    assert all(f'"{kind}"' in shapes for kind in ontology.KINDS)
    assert set(CLASSES) == set(ontology.KINDS)


# rdflib's own JSON-LD parser calls what rdflib deprecates
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning:rdflib")
def test_the_jsonld_context_has_the_prefixes_and_reads(graph: Graph) -> None:
    context = json.loads(ontology.read_text("context.jsonld"))["@context"]
    assert {
        key: value["@id"]
        for key, value in context.items()
        if isinstance(value, dict) and value.get("@prefix")
    } == {prefix: iri for prefix, iri in PREFIXES.items() if prefix in context}
    data = {
        "@context": context,
        "id": "fact:f",
        "type": "kg:Fact",
        "subject": "ex:FBI",
        "articles": 2,
        "first": "2017-03-01",
    }
    read = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    assert (SPACES["fact"]["f"], RDF.subject, EX.FBI) in read
    assert (SPACES["fact"]["f"], KG.first, Literal("2017-03-01", datatype=XSD.date)) in read
