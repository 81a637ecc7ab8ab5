"""Graph to RDF and back: what is flat, what is claimed, what has no triple."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hand_made import MET, Resolution, Story, graph_of, resolved, sample
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from kg.errors import OntologyError
from kg.graph import Graph
from kg.rdf import read_entities, read_facts, to_dataset, validate, write_turtle
from kg.rdf.convert import CLAIMED, SPACES
from kg.rdf.names import entity_names, local, plain, relation, web_address
from kg.rdf.query import named, run
from kg.records import Entity, Fact
from kg.resolve.holders import Tenure

REL = SPACES["rel"]
SCHEMA = SPACES["schema"]


def flat(graph: Graph, claimed: bool = False) -> set[tuple[str, str, str]]:
    dataset = to_dataset(graph)
    where = dataset.graph(CLAIMED) if claimed else dataset.default_graph
    return {
        tuple(str(term).rsplit("/", 1)[1] for term in triple)  # type: ignore[misc]
        for triple in where
        if str(triple[1]).startswith(str(REL))
    }


def one(**named: str) -> Graph:
    return graph_of(
        Story().add("James Comey said: Jeff Sessions met Russia.", "Jeff Sessions", MET, "Russia", **named)  # type: ignore[arg-type]
    )


TRIPLE = {("Jeff_Sessions", "meet", "Russia")}
SAID = {"by": "James Comey"}


@pytest.mark.parametrize(
    ("named", "default", "claimed"),
    [
        ({}, TRIPLE, set()),
        ({"polarity": "negative"}, set(), set()),
        ({"modality": "possible"}, set(), set()),
        ({"modality": "future"}, set(), set()),
        ({"modality": "intended"}, set(), set()),
        ({"modality": "asked"}, set(), set()),
        (SAID, set(), TRIPLE),
        ({**SAID, "polarity": "negative"}, set(), set()),
        ({**SAID, "modality": "hypothetical"}, set(), set()),
        ({"nameless": True}, set(), TRIPLE),
    ],
)
def test_flat_triples(named: dict, default: set, claimed: set) -> None:
    """Own voice: default graph; a speaker's: `graph:claimed`; denied or unreal: nowhere."""
    assert flat(one(**named)) == default
    assert flat(one(**named), claimed=True) == claimed


def test_what_a_paper_denies_itself_is_not_flat() -> None:
    """A correction takes the triple away; what a speaker denies stays as the paper has it."""
    said = Story("a1").add("Jeff Sessions met Russia.", "Jeff Sessions", MET, "Russia")
    denied = Story("a2").add(
        "Jeff Sessions never met Russia.", "Jeff Sessions", MET, "Russia", polarity="negative"
    )
    assert flat(graph_of(said, denied)) == set()
    denied = Story("a2").add(
        "James Comey said Jeff Sessions never met Russia.",
        "Jeff Sessions",
        MET,
        "Russia",
        polarity="negative",
        **SAID,
    )
    assert flat(graph_of(said, denied)) == TRIPLE


def test_the_default_graph_is_no_union(graph: Graph) -> None:
    dataset = to_dataset(graph)
    assert not dataset.default_union
    assert not list(dataset.default_graph.triples((None, REL.disagree_with, None)))


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c&d=%20#e", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://example.org/a b", False),
        ('https://example.org/"><script>', False),
        ("https://example.org/a\nb", False),
        ("https://example.org/%zz", False),
        ("https://", False),
        ("http://[bad/", False),
        ("//example.org/", False),
        ("https://example.org/\ud800", False),
        ("", False),
        (None, False),
    ],
)
def test_only_checked_addresses_are_iris(url: str | None, safe: bool) -> None:
    assert web_address(url) is safe
    story = Story(url=url).add("Jeff Sessions met Russia.", "Jeff Sessions", MET, "Russia")
    found = list(to_dataset(graph_of(story)).default_graph.objects(None, SCHEMA.url))
    assert len(found) == bool(url)
    assert all(isinstance(term, URIRef) if safe else isinstance(term, Literal) for term in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jeff Sessions", "Jeff_Sessions"),
        ("São Paulo", "Sao_Paulo"),
        ("O'Brien", "OBrien"),
        ("U.S.", "US"),
        ("😀", ""),
    ],
)
def test_plain_names(text: str, wanted: str) -> None:
    assert plain(text) == wanted


def test_relation_names_are_readable_and_never_shared() -> None:
    assert relation("disagree with") == "disagree_with"
    names = [relation(text) for text in ("a b", "a_b", "a  b", "a-b", "a.b", "ä b", "", "😀")]
    assert len(set(names)) == len(names)
    assert len({local(text) for text in ("a1", "a_1", "a/1", "../a1", "a 1", "")}) == 6


def test_entities_of_one_name_have_two_iris() -> None:
    given_names = {
        "Q1": "Washington",
        "Q2": "washington",
        "e-3": "Washington Q1",
        "Q4": "Paris",
        "e-5": "مرحبا",
    }
    names = entity_names({key: Entity(key, "place", name) for key, name in given_names.items()})
    assert names == {
        "Q1": "Washington_Q1_" + names["Q1"].rsplit("_", 1)[1]
        if names["Q1"].count("_") == 2
        else "Washington_Q1",
        "Q2": "washington_Q2",
        "e-3": names["e-3"],
        "Q4": "Paris",
        "e-5": "entity_e-5",
    }
    assert len({name.casefold() for name in names.values()}) == 5


def test_an_unknown_kind_is_loud() -> None:
    graph = one()
    entities = {key: replace(entity, kind="ghost") for key, entity in graph.entities.items()}  # type: ignore[arg-type]
    with pytest.raises(OntologyError, match="'ghost' has no class"):
        to_dataset(Graph(graph.annotated.values(), entities, graph.entity_of, graph.facts()))


def test_an_unknown_event_type_is_loud() -> None:
    with pytest.raises(OntologyError, match="'DANCE' is not in the ontology"):
        to_dataset(one(event="DANCE"))


def test_how_and_about_what_an_event_was() -> None:
    story = Story().add("James Comey visited Russia.", "James Comey", ("visited", "visit"), "Russia")
    (claim,) = (made := story.done()).claims
    told = replace(claim, event="CONSULT", mode="visit", contexts=("election", "judicial"))
    made = replace(made, claims=(told,))
    dataset = to_dataset(Graph.build([made], resolved(made))).default_graph
    (event,) = dataset.subjects(None, SPACES["sem"].Event)
    assert [str(mode) for mode in dataset.objects(event, SPACES["kg"].mode)] == ["visit"]
    assert sorted(map(str, dataset.objects(event, SPACES["kg"].context))) == ["election", "judicial"]


def test_a_role_in_a_body_is_a_membership() -> None:
    story = Story().add(
        "Dmitri Peskov is spokesman of Russia.",
        "Dmitri Peskov",
        ("is spokesman of", "be spokesman of"),
        "Russia",
    )
    dataset = to_dataset(graph_of(story)).default_graph
    (node,) = dataset.subjects(None, SPACES["org"].Membership)
    assert str(dataset.value(node, SCHEMA.roleName)) == "spokesman"
    assert dataset.value(node, SPACES["org"].organization) == SPACES["ex"].Russia


def test_an_entity_tells_why_it_is_one() -> None:
    graph = sample()
    entity = graph.find("Jeff Sessions")
    graph.reasons = {entity.id: ("'J. Sessions' is 'Jeff Sessions': initial of jeff",)}
    dataset = to_dataset(graph).default_graph
    told = list(dataset.objects(SPACES["ex"].Jeff_Sessions, SPACES["kg"].mergedBecause))
    assert [str(reason) for reason in told] == list(graph.reasons[entity.id])


def test_who_held_an_office_is_a_membership() -> None:
    """The office stays a node; that somebody held it on the article's day is said beside it, with dates."""
    graph = sample()
    office = graph.find("Russian ambassador").id
    day = date(2017, 3, 2)
    graph.tenures = (Tenure(office, "Q1", day, day, "gazetteer", date(2008, 7, 26)),)
    graph.holders = {"Q1": Entity("Q1", "politician", "Olga Marr", wikidata="Q1")}
    dataset = to_dataset(graph)
    (node,) = dataset.default_graph.subjects(None, SPACES["kg"].Tenure)
    assert (node, None, SPACES["org"].Membership) in dataset.default_graph
    assert dataset.default_graph.value(node, SPACES["org"].member) == SPACES["ex"].Olga_Marr
    report = validate(dataset)
    assert report, report.text
    (row,) = run(dataset, named("who_held_office"), {"office": "russian ambassador"})
    assert row == {
        "office_name": "Russian ambassador", "holder": "Olga Marr", "grounds": "gazetteer",
        "first": "2017-03-02", "last": "2017-03-02", "start": "2008-07-26", "end": None,
    }  # fmt: skip


def bare(fact: Fact) -> Fact:
    """The fact without the order that RDF does not keep."""
    items = (
        replace(item, speakers=tuple(sorted(item.speakers)), speaker_names=tuple(sorted(item.speaker_names)))
        for item in fact.evidence
    )
    return replace(fact, evidence=tuple(sorted(items, key=lambda item: (item.article, item.claim))))


def test_round_trip(graph: Graph, tmp_path: Path) -> None:
    write_turtle(graph, tmp_path / "graph.ttl")
    for source in (graph, to_dataset(graph), tmp_path / "graph.ttl"):
        assert read_facts(source) == tuple(bare(fact) for fact in graph.facts())
        assert read_entities(source) == {entity.id: entity for entity in graph.nodes}


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20).map(
    str.strip
)


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(NAMES.filter(bool), min_size=2, max_size=4, unique=True),
    polarity=st.sampled_from(["positive", "negative"]),
    modality=st.sampled_from(["actual", "possible"]),
    by=st.booleans(),
    predicate=st.sampled_from(["meet", "a b", "ä", "ßé x", "<&>"]),
)
def test_round_trip_of_any_names(names: list, polarity: str, modality: str, by: bool, predicate: str) -> None:
    """Whatever things are called, the RDF can be read back and conforms."""
    story = Story(kinds=dict.fromkeys(names, "person"))
    sentence = f"{' '.join(names)} said met"
    story.add(
        sentence,
        names[0],
        ("met", predicate),
        names[1],
        by=names[-1] if by else None,
        polarity=polarity,
        modality=modality,
    )
    done = story.done()
    chains = tuple(replace(chain, names=(chain.name,)) for chain in done.chains)
    done = replace(done, chains=chains)
    entities = {f"e{chain.id}": Entity(f"e{chain.id}", "person", chain.name) for chain in chains}
    of = {("a1", chain.id): f"e{chain.id}" for chain in chains}
    graph = Graph.build([done], Resolution(entities, of))
    dataset = to_dataset(graph)
    assert read_facts(dataset) == tuple(bare(fact) for fact in graph.facts())
    assert read_entities(dataset) == {entity.id: entity for entity in graph.nodes}
    assert len(graph) == 1
    assert bool(flat(graph)) is (polarity == "positive" and modality == "actual" and not by)


def test_hostile_words_conform() -> None:
    name = '<script>alert("x")</script>\\\n\u202e\u0000'
    story = Story(kinds={name: "person"}, url="javascript:alert(1)", source='"; DROP TABLE')
    story.add(f"Jeff Sessions met {name}", "Jeff Sessions", MET, name)
    report = validate(graph_of(story))
    assert report, report.text
