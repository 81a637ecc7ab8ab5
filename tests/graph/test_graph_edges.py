"""Which claims draw no edge: what says too little, and what may mean another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_made import Story, graph_of

from kg.graph import Graph
from kg.graph.predicates import described
from kg.records import Interval, Span

TRUMP, COMEY, SESSIONS = "Donald Trump", "James Comey", "Jeff Sessions"


def drawn(graph: Graph) -> list[tuple[str, str, str]]:
    names = graph.entities
    return [(names[f.subject].name, f.predicate, names[f.object].name) for f in graph.facts()]


def called(sentence: str, lemma: str = "call") -> tuple:
    """Return what `Story.add` needs for "Donald Trump VERB James Comey ..."."""
    return sentence, TRUMP, (sentence.split()[2], lemma), COMEY


SAYS_TOO_LITTLE = [
    ("an empty verb", called("Donald Trump put James Comey on the spot.", "put"), []),
    (
        "an empty verb with a preposition",
        ("Donald Trump did much in Russia.", TRUMP, ("did", "do"), None, ("in", "Russia")),
        [],
    ),
    (
        "an empty verb that moves",
        ("Donald Trump went to Russia.", TRUMP, ("went", "go"), None, ("to", "Russia")),
        [(TRUMP, "go to", "Russia")],
    ),
    (
        "an empty verb with a noun",
        (
            "Donald Trump had lunch with James Comey.",
            TRUMP,
            ("had", "have"),
            ("lunch", ""),
            ("with", COMEY),
        ),
        [(TRUMP, "have lunch with", COMEY)],
    ),
    (
        "an empty verb with an empty noun",
        (
            "Donald Trump ran everything through the FBI.",
            TRUMP,
            ("ran", "run"),
            ("everything", ""),
            ("through", "FBI"),
        ),
        [],
    ),
    (
        "an adjective is no empty noun",
        (
            "Donald Trump offered kind words about James Comey.",
            TRUMP,
            ("offered", "offer"),
            ("kind words", ""),
            ("about", COMEY),
        ),
        [(TRUMP, "offer kind words about", COMEY)],
    ),
    ("a name given", called("Donald Trump called James Comey a showboat."), []),
    ("a name given in quotes", called('Donald Trump called James Comey "a showboat".'), []),
    ("a call", called("Donald Trump called James Comey on Monday."), [(TRUMP, "call", COMEY)]),
    ("a call at the end", called('Donald Trump called James Comey."'), [(TRUMP, "call", COMEY)]),
    ("calls", called("Donald Trump called James Comey several times."), [(TRUMP, "call", COMEY)]),
    ("a wish of what another does", called("Donald Trump wanted James Comey to go.", "want"), []),
    ("a view", called("Donald Trump saw James Comey as a rival.", "see"), []),
    ("a complement behind a comma", called("Donald Trump kept James Comey, a friend, from it.", "stop"), []),
    (
        "where something was needed",
        ("Donald Trump needed votes in Russia.", TRUMP, ("needed", "need"), None, ("in", "Russia")),
        [],
    ),
    (
        "whom one is told to back",
        (
            "Donald Trump told lawmakers to vote for James Comey.",
            TRUMP,
            ("told", "tell"),
            ("lawmakers", ""),
            ("for", COMEY),
        ),
        [],
    ),
    (
        "what is quoted is no object",
        ('Donald Trump replied, "Well, Russia."', TRUMP, ("replied", "reply"), "Russia"),
        [],
    ),
    (
        "a quoted name is one",
        ('Donald Trump praised "Russia".', TRUMP, ("praised", "praise"), "Russia"),
        [(TRUMP, "praise", "Russia")],
    ),
    ("nobody is a country", ("Donald Trump is Russia.", TRUMP, ("is", "be"), "Russia"), []),
]


@pytest.mark.parametrize(
    ("given", "wanted"), [row[1:] for row in SAYS_TOO_LITTLE], ids=[row[0] for row in SAYS_TOO_LITTLE]
)
def test_an_edge_says_something(given: tuple, wanted: list) -> None:
    assert drawn(graph_of(Story().add(*given))) == wanted


TIED = [
    (
        "a second phrase may hang on the first",
        ("letters", ""),
        [("on", ("trade", "")), ("to", "Russia")],
        "Donald Trump sent letters on trade to Russia.",
        [],
    ),
    (
        "a place between does not part them",
        ("letters", ""),
        [("in", "Washington"), ("to", "Russia")],
        "Donald Trump sent letters in Washington to Russia.",
        ["send letters to"],
    ),
    (
        "what stands before the verb sets the scene",
        ("letters", ""),
        [("from", "Russia")],
        "From Russia, Donald Trump sent letters.",
        [],
    ),
    (
        "a scene behind another phrase is that phrase's",
        None,
        [("with", ("a note", "")), ("in", "Russia")],
        "Donald Trump sent back with a note in Russia.",
        [],
    ),
    ("a scene before the verb", None, [("in", "Russia")], "In Russia Donald Trump sent back.", ["send in"]),
]


@pytest.mark.parametrize(
    ("thing", "arguments", "sentence", "wanted"), [row[1:] for row in TIED], ids=[row[0] for row in TIED]
)
def test_a_phrase_hangs_on_what_was_done(thing: tuple, arguments: list, sentence: str, wanted: list) -> None:
    graph = graph_of(Story().add(sentence, TRUMP, ("sent", "send"), thing, *arguments))
    assert [fact.predicate for fact in graph.facts()] == wanted


def test_a_time_between_does_not_part_them() -> None:
    """ "held talks on Monday with Russia": the day takes nothing to itself."""
    sentence = "Donald Trump held rallies on Monday with Russia."
    start = sentence.index("Monday")
    when = Interval(text="Monday", span=Span(start, start + 6))
    parts = (TRUMP, ("held", "hold"), ("rallies", ""), ("on", ("Monday", "")), ("with", "Russia"))
    assert drawn(graph_of(Story().add(sentence, *parts, when=when))) == [
        (TRUMP, "hold rallies with", "Russia")
    ]
    assert drawn(graph_of(Story().add(sentence, *parts))) == []


def test_the_partner_may_stand_before_the_verb() -> None:
    story = Story().add(
        "Donald Trump and James Comey spoke.",
        TRUMP,
        ("spoke", "speak"),
        None,
        ("with", COMEY),
        rule="reciprocal",
    )
    assert drawn(graph_of(story)) == [(TRUMP, "speak with", COMEY)]


WEAK = [
    ("it", ("it", "FBI"), 0),
    ("they", ("they", "FBI"), 0),
    ("he", ("he", TRUMP), 1),
    ("a possessed noun", ("his agency", "FBI"), 0),
    ("an indefinite noun", ("a large agency", "FBI"), 0),
    ("a definite noun", ("the agency", "FBI"), 1),
    ("a person's noun", ("his attorney", SESSIONS), 1),
    ("some of them", ("some Russians", "Russia"), 0),
    ("one of them", ("a Russian", "Russia"), 0),
    ("one of many in office", ("a Russian ambassador", "Russian ambassador"), 0),
    ("the one in office", ("the Russian ambassador", "Russian ambassador"), 1),
]


@pytest.mark.parametrize(("who", "count"), [row[1:] for row in WEAK], ids=[row[0] for row in WEAK])
def test_an_end_is_surely_meant(who: tuple, count: int) -> None:
    words, _ = who
    story = Story().add(f"Yesterday {words} praised James Comey.", who, ("praised", "praise"), COMEY)
    assert len(graph_of(story)) == count


@pytest.mark.parametrize(
    ("rule", "between", "count"), [("apposition", False, 1), ("apposition", True, 0), ("svo", True, 1)]
)
def test_a_possessive_means_the_nearest(rule: str, between: bool, count: int) -> None:
    """ "Trump saw Flynn and his friend Comey": whose friend is open."""
    other = "Michael Flynn" if between else "the rain"
    sentence = f"Donald Trump saw {other} and his friend James Comey."
    story = Story().add(sentence, COMEY, ("friend", "be friend of"), ("his", TRUMP), rule=rule)
    for name in [TRUMP, "Michael Flynn"][: 1 + between]:
        story.mention(name, name, 0)
    assert len(graph_of(story)) == count


STANDING = [
    ("be head of", "is former head of", "be former head of"),
    ("be former head of", "is former head of", "be former head of"),
    ("be director of", "is interim executive director of", "be interim director of"),
    ("be sen. of", "is Sen. of", "be senator of"),
    ("be based strategist of", "is based strategist of", ""),
]


@pytest.mark.parametrize(("lemma", "text", "wanted"), STANDING)
def test_an_office_keeps_its_standing(lemma: str, text: str, wanted: str) -> None:
    story = Story().add("James Comey, head, of the FBI", COMEY, ("head", lemma), "FBI", rule="apposition")
    (claim,) = story.claims
    story.claims = [replace(claim, relation=replace(claim.relation, text=text))]
    assert described(story.claims[0]) == wanted
    assert [fact.predicate for fact in graph_of(story).facts()] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("office", "count"),
    [("senator", 0), ("better candidate", 0), ("Republican nominee", 1), ("legendary leader", 0)],
)
def test_who_someone_is(office: str, count: int) -> None:
    """A candidacy says something only with its party's name."""
    story = Story(kinds={office: "office"})
    story.add(f"Donald Trump is a {office}.", TRUMP, ("is", "be"), (f"a {office}", office))
    assert len(graph_of(story)) == count


@pytest.mark.parametrize(
    ("noun", "role", "wanted"),
    [
        ("attack", "on", ["attack"]),
        ("battle", "with", ["battle with"]),
        ("offensive", "against", ["offensive against"]),
        ("convention", "in", []),
        ("farewell", "to", []),
    ],
)
def test_an_event_noun_without_a_verb_needs_a_partner(noun: str, role: str, wanted: list) -> None:
    sentence = f"Donald Trump's {noun} {role} Russia was short."
    story = Story().add(sentence, TRUMP, (noun, noun), None, (role, "Russia"), rule="nominal")
    assert [fact.predicate for fact in graph_of(story).facts()] == wanted


@pytest.mark.parametrize(("role", "wanted"), [("on", []), ("", ["visit in"])])
def test_where_a_part_of_an_event_is(role: str, wanted: list) -> None:
    """ "his visit on a plane in Russia": where the plane is."""
    sentence = "Donald Trump and a visit, a week, in Russia."
    story = Story().add(
        sentence, TRUMP, ("visit", "visit"), None, (role, ("a week", "")), ("in", "Russia"), rule="nominal"
    )
    assert [fact.predicate for fact in graph_of(story).facts()] == wanted


@pytest.mark.parametrize(("rule", "statuses"), [("title", []), ("apposition", []), ("svo", ["denied"])])
def test_who_someone_is_is_not_denied_aside(rule: str, statuses: list) -> None:
    """ "Trump did not meet James Comey, head of the FBI": Comey is its head."""
    story = Story().add(
        "Donald Trump did not meet James Comey, head of the FBI.",
        COMEY,
        ("head", "be head of"),
        "FBI",
        rule=rule,
        polarity="negative",
    )
    assert [fact.status for fact in graph_of(story).facts()] == statuses
