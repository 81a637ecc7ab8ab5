"""SPARQL: the queries that come with kg, parameters, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import ontology
from kg.errors import QueryError, UsageError
from kg.graph import Graph
from kg.rdf import run, to_dataset, write_trig, write_turtle
from kg.rdf.query import Table, named, parameters, queries

ANSWERS = [
    (
        "who_met_whom",
        {},
        "whom",
        ["Russian ambassador", "Sergey Kislyak", "Sergey Kislyak", "Sergey Kislyak"],
    ),
    ("who_met_whom", {"name": "michael flynn"}, "status", ["disputed", "disputed"]),
    ("what_x_says_about_y", {"speaker": "Peskov", "about": "Trump"}, "predicate", ["disagree with"]),
    ("what_x_says_about_y", {"speaker": "Trump", "about": "Peskov"}, "predicate", []),
    ("who_denies_what", {}, "speaker", ["Donald Trump", "Michael Flynn"]),
    ("who_denies_what", {"name": "Donald Trump"}, "status", ["denied"]),
    ("timeline", {"name": "Jeff Sessions"}, "day", ["2017-03-02", "2017-03-04"]),
    (
        "sources_of_a_fact",
        {"subject": "FBI", "predicate": "warn", "object": "Michael Flynn"},
        "publisher",
        ["Reprint", "Wire"],
    ),
    (
        "sources_of_a_fact",
        {"subject": "FBI", "predicate": "warn", "object": "Michael Flynn"},
        "sources",
        [1, 1],
    ),
    ("path_between", {"start": "James Comey", "goal": "Russia"}, "between", ["Donald Trump"]),
    ("path_between", {"start": "Jeff Sessions", "goal": "Sergey Kislyak"}, "between", []),
    ("path_between", {"start": "Donald Trump", "goal": "James Comey"}, "first", ["fire"]),
    ("disputes", {}, "denied_by", ["Michael Flynn"]),
    ("flat_triples", {}, "what", ["fire", "warn", "meet", "meet"]),
    ("unsupported_flat_triples", {}, "answer", [False]),
    ("who_held_office", {"office": "russian ambassador"}, "holder", []),
]


@pytest.mark.parametrize(("name", "bindings", "column", "wanted"), ANSWERS)
def test_the_queries_that_come_with_kg(
    graph: Graph, name: str, bindings: dict, column: str, wanted: list
) -> None:
    assert [row[column] for row in run(graph, named(name), bindings)] == wanted


def test_every_query_is_tested_and_says_what_it_answers() -> None:
    assert {row[0] for row in ANSWERS} == set(queries())
    for name in queries():
        text = named(name)
        assert text.startswith("# ")
        assert set(parameters(text)) == {key for row in ANSWERS if row[0] == name for key in row[1]}


def test_every_source_answers_the_same(graph: Graph, tmp_path: Path) -> None:
    write_turtle(graph, tmp_path / "graph.ttl")
    write_trig(graph, tmp_path / "graph.trig")
    answers = [
        run(source, named("who_met_whom"))
        for source in (
            graph,
            to_dataset(graph),
            to_dataset(graph).default_graph,
            tmp_path / "graph.ttl",
            str(tmp_path / "graph.trig"),
        )
    ]
    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0]) == 4


def test_claims_are_asked_for_by_graph(graph: Graph) -> None:
    pattern = "{ ?s rel:disagree_with ?o }"
    assert len(run(graph, f"SELECT * {pattern}")) == 0
    assert len(run(graph, f"SELECT * {{ GRAPH graph:claimed {pattern} }}")) == 1


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }",
        "select * { filter exists { service <http://example.org/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT ?s { SERVICE <http://example.org/> { ?s ?p ?o } } } }",
        "SELECT * { BIND (EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } } AS ?x) }",
        "CONSTRUCT { ?s ?p ?o } WHERE { OPTIONAL { SERVICE <http://example.org/> { ?s ?p ?o } } }",
        "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://example.org/> { ?s ?p ?o }",
        "ASK FROM <file:///etc/passwd> { ?s ?p ?o }",
        "DESCRIBE <http://example.org/> FROM <http://example.org/>",
        "LOAD <http://example.org/>",
        "INSERT DATA { ex:a rel:b ex:c }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP GRAPH graph:claimed",
        "SELECT",
        "SELECT * { ?s ?p }",
        "SELECT * { ?s nowhere:p ?o }",
        "",
    ],
)
def test_what_is_refused(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError):
        run(graph, query)


def test_the_parse_decides_not_the_words(graph: Graph) -> None:
    query = 'SELECT ?s { # FROM <x> SERVICE\n ?s skos:prefLabel "the Secret SERVICE, FROM <Washington>" }'
    assert len(run(graph, query)) == 0


@pytest.mark.parametrize(
    "value",
    ['x" } SELECT', '") || true || ("', "\\", "a\nb", "'''", '"""', "\ud800", "} SERVICE <http://x/> {"],
)
def test_no_value_changes_the_query(graph: Graph, value: str) -> None:
    assert len(run(graph, named("timeline"), {"name": value})) == 0


def test_a_value_may_be_an_iri(graph: Graph) -> None:
    query = "SELECT ?label { ?who skos:prefLabel ?label }"
    iri = "<https://kg-news.example/entity/FBI>"
    assert run(graph, query, {"who": iri}).rows == (("FBI",),)
    with pytest.raises(QueryError, match="is no IRI"):
        run(graph, query, {"who": "<a b>"})


def test_a_value_without_a_variable_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"no variable \?nome"):
        run(graph, named("timeline"), {"nome": "Jeff Sessions"})


def test_values_are_put_into_the_pattern_of_a_construct(graph: Graph) -> None:
    query = "CONSTRUCT { ?s rdfs:label ?name } WHERE { ?s skos:prefLabel ?name }"
    assert [row["object"] for row in run(graph, query, {"name": "FBI"})] == ["FBI"]


def test_rows_without_an_order_are_sorted(graph: Graph) -> None:
    names = [row[0] for row in run(graph, "SELECT ?n { ?x skos:prefLabel ?n }").rows]
    assert names == sorted(names)  # type: ignore[type-var]
    names = [row[0] for row in run(graph, "SELECT ?n { ?x skos:prefLabel ?n } ORDER BY DESC(?n)").rows]
    assert names == sorted(names, reverse=True)  # type: ignore[type-var]


def test_a_table_can_be_read() -> None:
    assert str(Table(("who", "n"), (("A", 1), ("Bcd", None)))) == "who  n\n---  -\nA    1\nBcd"


def test_files_that_cannot_be_asked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="wanted a file"):
        run(tmp_path / "graph.docx", "ASK { ?s ?p ?o }")
    with pytest.raises(UsageError, match="missing"):
        run(tmp_path / "missing.ttl", "ASK { ?s ?p ?o }")
    (tmp_path / "bad.ttl").write_text("no turtle at all", "utf-8")
    with pytest.raises(UsageError, match="bad"):
        run(tmp_path / "bad.ttl", "ASK { ?s ?p ?o }")
    with pytest.raises(UsageError, match="who_met_whom"):
        named("no_such_query")


def test_the_ontology_can_be_asked() -> None:
    found = run(
        ontology.folder() / "plover.ttl",
        "SELECT ?n { ?c a skos:Concept ; skos:notation ?n ; skos:definition ?d }",
    )
    assert {row[0] for row in found.rows} == set(ontology.EVENTS)
