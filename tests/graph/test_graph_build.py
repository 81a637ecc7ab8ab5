"""Claims in, facts out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hand_made import MET, Resolution, Story, graph_of, resolved

from kg.graph import Graph
from kg.records import Entity, Fact, Interval, Span


def shown(graph: Graph) -> list[tuple[str, str, str, str]]:
    names = graph.entities
    return sorted(
        (names[fact.subject].name, fact.predicate, names[fact.object].name, fact.status)
        for fact in graph.facts()
    )


def only(graph: Graph) -> Fact:
    (fact,) = graph.facts()
    return fact


AMBASSADOR = ("the ambassador", "Russian ambassador")

EDGES = [
    (
        "a direct object",
        ("Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak"),
        {},
        [("Jeff Sessions", "meet", "Sergey Kislyak", "asserted")],
    ),
    (
        "an office without a name",
        ("Jeff Sessions met the ambassador.", "Jeff Sessions", MET, AMBASSADOR),
        {},
        [("Jeff Sessions", "meet", "Russian ambassador", "asserted")],
    ),
    (
        "meet with is meet",
        ("Jeff Sessions met with Sergey Kislyak.", "Jeff Sessions", MET, None, ("with", "Sergey Kislyak")),
        {},
        [("Jeff Sessions", "meet", "Sergey Kislyak", "asserted")],
    ),
    (
        "a prepositional object names the predicate",
        (
            "Donald Trump disagrees with Russia.",
            "Donald Trump",
            ("disagrees", "disagree"),
            None,
            ("with", "Russia"),
        ),
        {},
        [("Donald Trump", "disagree with", "Russia", "asserted")],
    ),
    (
        "a noun that is no node goes into the predicate",
        (
            "Donald Trump held talks with Russia.",
            "Donald Trump",
            ("held", "hold"),
            ("talks", ""),
            ("with", "Russia"),
        ),
        {},
        [("Donald Trump", "talk with", "Russia", "asserted")],
    ),
    (
        "a long object that is no node makes nothing",
        (
            "Donald Trump held a long row of talks with Russia.",
            "Donald Trump",
            ("held", "hold"),
            ("a long row of talks", ""),
            ("with", "Russia"),
        ),
        {},
        [],
    ),
    (
        "a passive with its agent is turned round",
        (
            "James Comey was fired by Donald Trump.",
            "James Comey",
            ("was fired", "fire"),
            None,
            ("by", "Donald Trump"),
        ),
        {"voice": "passive"},
        [("Donald Trump", "fire", "James Comey", "asserted")],
    ),
    (
        "a passive without one keeps its patient",
        (
            "James Comey was not formally fired from the FBI.",
            "James Comey",
            ("was not formally fired", "fire"),
            None,
            ("from", "FBI"),
        ),
        {"voice": "passive"},
        [("James Comey", "be fired from", "FBI", "asserted")],
    ),
    (
        "a place is no end beside a person",
        (
            "Donald Trump fired James Comey in Washington.",
            "Donald Trump",
            ("fired", "fire"),
            "James Comey",
            ("in", "Washington"),
        ),
        {},
        [("Donald Trump", "fire", "James Comey", "asserted")],
    ),
    (
        "a place alone is an end",
        (
            "Donald Trump arrived in Washington.",
            "Donald Trump",
            ("arrived", "arrive"),
            None,
            ("in", "Washington"),
        ),
        {},
        [("Donald Trump", "arrive in", "Washington", "asserted")],
    ),
    (
        "nor beside an object that is no node",
        ("Donald Trump met generals in Russia.", "Donald Trump", MET, ("generals", ""), ("in", "Russia")),
        {},
        [],
    ),
    (
        "where something was said is no end",
        ("Donald Trump spoke in Russia.", "Donald Trump", ("spoke", "speak"), None, ("in", "Russia")),
        {"event": "STATEMENT"},
        [],
    ),
    (
        "what the object is about is a fact",
        (
            "Donald Trump asked James Comey about Russia.",
            "Donald Trump",
            ("asked", "ask"),
            "James Comey",
            ("about", "Russia"),
        ),
        {},
        [
            ("Donald Trump", "ask", "James Comey", "asserted"),
            ("Donald Trump", "ask about", "Russia", "asserted"),
        ],
    ),
    (
        "what hangs on the object is none",
        (
            "Donald Trump misled James Comey about calls with Russia.",
            "Donald Trump",
            ("misled", "mislead"),
            "James Comey",
            ("with", "Russia"),
        ),
        {},
        [("Donald Trump", "mislead", "James Comey", "asserted")],
    ),
    (
        "being in a place says too little",
        ("Donald Trump was in Russia.", "Donald Trump", ("was", "be"), None, ("in", "Russia")),
        {},
        [],
    ),
    (
        "what was denied, tried or refused is the verb below",
        (
            "Donald Trump denied working for Russia.",
            "Donald Trump",
            ("denied working", "deny to work"),
            None,
            ("for", "Russia"),
        ),
        {"polarity": "negative"},
        [("Donald Trump", "work for", "Russia", "denied")],
    ),
    (
        "a scene is no employer",
        ("James Comey, a lawyer at Washington", "James Comey", ("lawyer", "be lawyer at"), "Washington"),
        {},
        [],
    ),
    (
        "an office that says not whose it is joins nobody",
        ("Jeff Sessions is a senator.", "Jeff Sessions", ("is", "be"), ("a senator", "senator")),
        {},
        [],
    ),
    (
        "an office of nobody does nothing",
        ("A senator met Russia.", ("A senator", "senator"), MET, "Russia"),
        {},
        [],
    ),
    (
        "a comparison is no fact",
        (
            "Donald Trump spoke like James Comey.",
            "Donald Trump",
            ("spoke", "speak"),
            None,
            ("like", "James Comey"),
        ),
        {},
        [],
    ),
    (
        "an absence is no fact",
        (
            "Donald Trump left without James Comey.",
            "Donald Trump",
            ("left", "leave"),
            None,
            ("without", "James Comey"),
        ),
        {},
        [],
    ),
    (
        "a topic is no node",
        ("Donald Trump praised the economy.", "Donald Trump", ("praised", "praise"), "the economy"),
        {},
        [],
    ),
    (
        "what has no name is no node",
        ("Donald Trump praised a committee.", "Donald Trump", ("praised", "praise"), "a committee"),
        {},
        [],
    ),
    (
        "nor are people at large",
        ("Donald Trump praised officials.", "Donald Trump", ("praised", "praise"), "officials"),
        {},
        [],
    ),
    (
        "no one is joined to himself",
        ("Donald Trump praised Trump.", "Donald Trump", ("praised", "praise"), ("Trump", "Donald Trump")),
        {},
        [],
    ),
    (
        "one person is not another",
        ("Donald Trump is James Comey.", "Donald Trump", ("is", "be"), "James Comey"),
        {},
        [],
    ),
    (
        "a denial",
        ("Jeff Sessions never met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak"),
        {"polarity": "negative"},
        [("Jeff Sessions", "meet", "Sergey Kislyak", "denied")],
    ),
    (
        "a claim",
        ("James Comey said Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak"),
        {"by": "James Comey"},
        [("Jeff Sessions", "meet", "Sergey Kislyak", "claimed")],
    ),
    (
        "a claim of nobody in particular is no own voice",
        ("It was said that Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak"),
        {"nameless": True},
        [("Jeff Sessions", "meet", "Sergey Kislyak", "claimed")],
    ),
    (
        "a plan",
        ("Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak"),
        {"modality": "intended"},
        [("Jeff Sessions", "meet", "Sergey Kislyak", "unrealised")],
    ),
    (
        "a possible failure denies nothing",
        ("Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak"),
        {"modality": "possible", "polarity": "negative"},
        [("Jeff Sessions", "meet", "Sergey Kislyak", "unrealised")],
    ),
    (
        "a positive claim under a denial is nobody's",
        (
            "James Comey denied reports that Jeff Sessions met Sergey Kislyak.",
            "Jeff Sessions",
            MET,
            "Sergey Kislyak",
        ),
        {"by": "James Comey", "cue": ("denied", "deny")},
        [],
    ),
]


@pytest.mark.parametrize(
    ("given", "named", "wanted"), [row[1:] for row in EDGES], ids=[row[0] for row in EDGES]
)
def test_edges_of_one_claim(given: tuple, named: dict, wanted: list) -> None:
    assert shown(graph_of(Story().add(*given, **named))) == wanted


def test_no_relation_overwrites_another() -> None:
    """Two relations between the same two people, and one each way, are three edges."""
    story = (
        Story()
        .add("Donald Trump praised James Comey.", "Donald Trump", ("praised", "praise"), "James Comey")
        .add("Donald Trump fired James Comey.", "Donald Trump", ("fired", "fire"), "James Comey")
        .add("James Comey warned Donald Trump.", "James Comey", ("warned", "warn"), "Donald Trump")
    )
    graph = graph_of(story)
    found = graph.to_networkx()
    assert found.number_of_edges() == 3
    assert {key for _, _, key in found.edges(keys=True)} == {fact.id for fact in graph.facts()}
    assert len(graph.about("Comey")) == 3


def test_the_same_claim_in_two_articles_is_one_fact() -> None:
    sentence = ("Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak")
    first = Story("a1", "2017-03-02").add(*sentence)
    second = Story("a2", "2017-03-09")
    second.text = "A story of its own with many other words in it that the first one lacks. "
    fact = only(graph_of(first, second.add(*sentence)))
    assert (fact.articles, fact.sources) == (2, 2)
    assert (fact.first, fact.last) == (date(2017, 3, 2), date(2017, 3, 9))


def test_reprints_are_one_source(graph: Graph) -> None:
    (fact,) = graph.facts(predicate="warn")
    assert (fact.articles, fact.sources) == (2, 1)


def test_said_and_denied_is_disputed(graph: Graph) -> None:
    (fact,) = graph.disputes()
    assert graph.entities[fact.subject].name == "Michael Flynn"
    assert [item.supports for item in fact.evidence] == [False, True]


@pytest.mark.parametrize(
    ("when", "published", "wanted"),
    [
        (
            Interval(date(2016, 7, 1), date(2016, 9, 1), "summer", Span(0, 4)),
            "2017-03-02",
            (date(2016, 7, 1), date(2016, 9, 1)),
        ),
        (
            Interval(None, date(2016, 9, 1), "until September", Span(0, 4)),
            "2017-03-02",
            (date(2016, 9, 1), date(2016, 9, 1)),
        ),
        # a bound that only the tense gives is no day of the event
        (Interval(None, date(2016, 9, 1)), "2017-03-02", (date(2017, 3, 2), date(2017, 3, 2))),
        (Interval(), "2017-03-02", (date(2017, 3, 2), date(2017, 3, 2))),
        (None, None, (None, None)),
    ],
)
def test_days(when: Interval | None, published: str | None, wanted: tuple) -> None:
    """A claim's own days go before the day of publication; what is unknown stays unknown."""
    story = Story(published=published)
    fact = only(
        graph_of(
            story.add("Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak", when=when)
        )
    )
    assert (fact.first, fact.last) == wanted


def test_claims_of_low_confidence_are_left_out() -> None:
    story = (
        Story()
        .add("Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak", confidence=0.3)
        .done()
    )
    assert len(Graph.build([story], resolved(story))) == 1
    assert len(Graph.build([story], resolved(story), min_confidence=0.5)) == 0


def test_nested_speakers_stand_innermost_first() -> None:
    story = Story().add(
        "James Comey said Jeff Sessions met Sergey Kislyak.",
        "Jeff Sessions",
        MET,
        "Sergey Kislyak",
        by="James Comey",
    )
    story.text += "two aides relayed it"
    inner = story.attributions[0]
    assert inner.source is not None
    outer = replace(inner, id=1, source=replace(inner.source, text="two  aides", mention=None))
    story.attributions = [replace(inner, inside=1), outer]
    graph = graph_of(story)
    (item,) = only(graph).evidence
    assert graph.speaker_names(item) == ("James Comey", "two aides")
    assert item.speaker_names == ("two aides",)


def test_attributions_in_a_ring_end() -> None:
    story = Story().add(
        "James Comey said Jeff Sessions met Sergey Kislyak.",
        "Jeff Sessions",
        MET,
        "Sergey Kislyak",
        by="James Comey",
    )
    inner = story.attributions[0]
    story.attributions = [replace(inner, inside=1), replace(inner, id=1, inside=0)]
    graph = graph_of(story)
    assert graph.speaker_names(only(graph).evidence[0]) == ("James Comey",)


def test_resolving_again_rebuilds_facts() -> None:
    """Merging two entities merges their facts; the claims stay as they are."""
    story = Story(kinds={"Mr Sessions": "politician"})
    story.add("Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak")
    story.add("Mr Sessions met Sergey Kislyak.", "Mr Sessions", MET, "Sergey Kislyak")
    done = story.done()
    before = resolved(done)
    assert len(Graph.build([done], before)) == 2
    (one,) = (key for key, entity in before.entities.items() if entity.name == "Jeff Sessions")
    (other,) = (key for key, entity in before.entities.items() if entity.name == "Mr Sessions")
    merged = Resolution(before.entities, {k: one if v == other else v for k, v in before.of.items()})
    graph = Graph.build([done], merged)
    assert len(only(graph).evidence) == 2
    assert len(graph.claims) == 2


def test_order_of_articles_changes_no_fact_but_the_order_of_its_evidence() -> None:
    sentence = ("Jeff Sessions met Sergey Kislyak.", "Jeff Sessions", MET, "Sergey Kislyak")
    stories = [Story("a1").add(*sentence).done(), Story("a2").add(*sentence).done()]
    who = resolved(*stories)
    (one,) = Graph.build(stories, who).facts()
    (two,) = Graph.build(stories[::-1], who).facts()
    assert replace(one, evidence=()) == replace(two, evidence=())
    assert set(one.evidence) == set(two.evidence)


def test_build_returns_the_class_that_it_is_called_on() -> None:
    class Wider(Graph):
        pass

    assert type(Wider.build([], Resolution({}, {}))) is Wider


def test_an_empty_graph_is_a_graph() -> None:
    graph = Graph.build([], Resolution({"Q1": Entity("Q1", "person", "Nobody")}, {}))
    assert graph
    assert len(graph) == 0
    assert "no facts" in str(graph.about("Nobody"))
    assert graph.to_networkx().number_of_nodes() == 0


@pytest.mark.parametrize(
    ("thing", "wanted"),
    [("James Comey", ["mislead"]), (("calls", ""), ["mislead calls with"]), (None, [])],
)
def test_a_phrase_inside_an_argument_is_tied_to_it(
    thing: str | tuple[str, str] | None, wanted: list[str]
) -> None:
    """ "misled Comey about calls with Russia" joins nobody with Russia; "held calls with Russia" does."""
    story = Story().add(
        "Donald Trump misled James Comey about calls with Russia.",
        "Donald Trump",
        ("misled", "mislead"),
        thing,
        ("with", "Russia"),
    )
    (claim,) = story.claims
    story.claims = [replace(claim, arguments=tuple(replace(a, nested=True) for a in claim.arguments))]
    assert [fact.predicate for fact in graph_of(story).facts()] == wanted
