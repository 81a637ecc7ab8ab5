"""Looking at a graph: names, `about`, filters, paths, networkx."""

from __future__ import annotations

import json

import pytest
from hand_made import MET, Story, graph_of, sample

from kg.errors import NotFoundError, UsageError
from kg.graph import Graph


@pytest.mark.parametrize("name", ["Jeff Sessions", "jeff  sessions", "SESSIONS", "Sessions", "Jéff Sessions"])
def test_names_are_found(graph: Graph, name: str) -> None:
    """By name, alias or surname; case, accents and doubled spaces do not matter."""
    assert graph.find(name).name == "Jeff Sessions"


def test_an_id_is_found(graph: Graph) -> None:
    entity = graph.find("FBI")
    assert graph.find(entity.id) is entity


def test_an_unknown_name_brings_the_nearest(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match="Jeff Sessions") as caught:
        graph.about("Jef Sesions")
    assert caught.value.near == ("Jeff Sessions",)


def test_a_surname_of_two_is_not_guessed() -> None:
    story = Story(kinds={"Bill Clinton": "politician", "Hillary Clinton": "politician"}).add(
        "Bill Clinton praised Hillary Clinton.", "Bill Clinton", ("praised", "praise"), "Hillary Clinton"
    )
    with pytest.raises(UsageError, match=r"Bill Clinton \(.*Hillary Clinton \("):
        graph_of(story).find("Clinton")


def test_an_entity_with_facts_goes_before_one_without() -> None:
    story = Story(kinds={"Bill Clinton": "politician", "Hillary Clinton": "politician"})
    story.add("Bill Clinton praised Russia.", "Bill Clinton", ("praised", "praise"), "Russia")
    story.add("Hillary Clinton slept.", "Hillary Clinton", ("slept", "sleep"))
    assert graph_of(story).find("Clinton").name == "Bill Clinton"


def test_about_shows_sentences_sources_and_who_says_so(graph: Graph) -> None:
    shown = str(graph.about("Trump"))
    assert "Donald Trump — disagree with — Russia   [claimed; 1 article, 1 source; 2017-03-02]" in shown
    assert "Trump disagrees with Russia.” (Dmitri Peskov; The Daily Example, 2017-03-02)" in shown
    assert "(possible, in its own voice; The Other Paper, 2017-03-04)" in shown


def test_about_looks_both_ways_and_marks_denials(graph: Graph) -> None:
    about = graph.about("Kislyak")
    assert len(about) == 2
    assert "denied, Donald Trump" in str(about)


def test_facts_are_filtered(graph: Graph) -> None:
    assert len(graph.facts(subject="Jeff Sessions")) == 2
    assert len(graph.facts(object="Kislyak")) == 2
    assert len(graph.facts(predicate="meet", status="asserted")) == 1
    assert len(graph.facts(status=("denied", "disputed"))) == 2
    assert [fact.predicate for fact in graph.facts(event="CONSULT")] == ["meet"]
    assert graph.facts(predicate="no such thing") == ()
    with pytest.raises(NotFoundError):
        graph.facts(subject="Nobody at all")


def test_best_connected_counts_neighbours_once_and_no_denials() -> None:
    story = (
        Story()
        .add("Donald Trump praised James Comey.", "Donald Trump", ("praised", "praise"), "James Comey")
        .add("Donald Trump fired James Comey.", "Donald Trump", ("fired", "fire"), "James Comey")
        .add("Donald Trump visited Russia.", "Donald Trump", ("visited", "visit"), "Russia")
        .add("Jeff Sessions never met Russia.", "Jeff Sessions", MET, "Russia", polarity="negative")
    )
    best = [(entity.name, count) for entity, count in graph_of(story).best_connected()]
    assert best == [("Donald Trump", 2), ("James Comey", 1), ("Russia", 1)]


def test_a_path_leads_over_facts_in_either_direction(graph: Graph) -> None:
    path = graph.path("Comey", "Russia")
    assert path is not None
    assert [fact.predicate for fact in path] == ["fire", "disagree with"]


def test_a_denied_meeting_links_nobody(graph: Graph) -> None:
    assert graph.path("Jeff Sessions", "Sergey Kislyak") is None
    assert graph.path("Jeff Sessions", "Sergey Kislyak", status=["denied"]) is not None
    assert graph.path("Russia", "Russia") == ()


def test_networkx_holds_plain_values(graph: Graph) -> None:
    found = graph.to_networkx()
    assert found.number_of_edges() == len(graph)
    assert found.number_of_nodes() == len(graph.nodes)
    json.dumps([dict(found.nodes(data=True)), list(found.edges(keys=True, data=True))])


def test_every_piece_of_evidence_opens_its_sentence(graph: Graph) -> None:
    for fact in graph.facts():
        for item in fact.evidence:
            assert graph.claim(item).id == item.claim
            assert graph.sentence(item).endswith(".")


def test_the_same_input_gives_the_same_graph() -> None:
    assert sample().facts() == sample().facts()
    assert repr(sample()) == "<Graph of 4 articles, 9 claims, 7 facts, 9 entities>"


@pytest.mark.parametrize(
    "name", ['<script>alert("x")</script>', "Line\nbreak", "مرحبا", "😀", 'O\'Brien "Bob"', "{{7*7}}"]
)
def test_hostile_names_are_text(name: str) -> None:
    graph = graph_of(
        Story(kinds={name: "person"}).add(f"Jeff Sessions met {name}.", "Jeff Sessions", MET, name)
    )
    assert graph.find(name).name == name
    assert len(graph.about(name)) == 1
