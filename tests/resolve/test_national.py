from __future__ import annotations

import random
from itertools import permutations

import pytest
from resolve_builders import Draft, article, name, person

from kg.records import Annotated, Span
from kg.resolve import resolve
from kg.resolve.link import link
from kg.resolve.national import Sighting, Sightings, is_national, winner

PARTY, SENATE = name("party", "Democratic Party"), name("organization", "the Senate")
TRUMP, MERKEL = person("Donald Trump"), person("Angela Merkel")


def country(*names: str) -> Draft:
    return name("country", *names)


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("Senate", True),
        ("the Senate", True),
        ("Labour", True),
        ("Christian Democrats", True),
        ("Socialist Party", True),
        ("Ministry of Defence", True),
        ("Foreign Ministry", True),
        ("Central Bank", True),
        ("Supreme Court", True),
        ("House of Representatives", True),
        ("the party", False),
        ("Ministry", False),
        ("Bundestag", False),
        ("Norwegian Labour Party", False),
        ("Varnian Grain Council", False),
        ("of the", False),
    ],
)
def test_names_that_many_countries_have(called: str, expected: bool) -> None:
    assert is_national(called) is expected


@pytest.mark.parametrize(
    ("why", "drafts", "expected"),
    [
        ("an Italian leader's", (person("Sergio Mattarella"), country("Italy"), PARTY), "Q47729"),
        ("an American leader's", (TRUMP, PARTY), "Q29552"),
        ("no country named: the one all know", (PARTY,), "Q29552"),
        ("somebody unknown's", (person("Elvira Scarpone"), PARTY), None),
        ("a tie", (country("Italy"), country("France"), PARTY), None),
        ("of a third country", (country("Ghana", "Ghana"), PARTY), None),
        ("a Spaniard's", (person("Pedro Sanchez"), name("party", "Socialist Party")), None),
        ("a Frenchman's", (person("Olivier Faure"), name("party", "Socialist Party")), "Q170972"),
        ("a Portuguese city's", (country("Portugal"), name("party", "Socialist Party")), "Q847263"),
        ("Norway's", (country("Norway"), name("party", "Labour Party")), None),
        ("Britain's", (person("Keir Starmer"), name("party", "Labour Party")), "Q9630"),
        ("nobody's", (name("party", "Labour Party"),), None),
        ("the Italian one", (person("Sergio Mattarella"), SENATE), None),
        ("the American one", (TRUMP, SENATE), "Q66096"),
        ("two presidents'", (person("Sergio Mattarella"), TRUMP, SENATE), None),
        ("by a demonym", (name("group", "Swedish voters"), name("party", "Christian Democrats")), "Q213654"),
        ("by its capital", (name("place", "Helsinki"), name("party", "Christian Democrats")), "Q1138982"),
        ("of three countries", (name("party", "Christian Democrats"),), None),
        (
            "about another country, by people of its own",
            (country("Russia", "Russia", "Russia"), TRUMP, name("group", "Democrats")),
            "Q29552",
        ),
        ("a name of one country", (country("France"), name("organization", "the F.B.I.")), "Q8333"),
    ],
)
def test_whose_party_or_body(why: str, drafts: tuple[Draft, ...], expected: str | None) -> None:
    """The last chain is linked only where the article speaks for its item's country."""
    assert link(article("a", *drafts)).chains[-1].entity == expected


@pytest.mark.parametrize(
    ("text", "named", "seen", "expected"),
    [
        ("Labour in Norway", (0, 6), (10, 16), True),
        ("Norway's Labour", (9, 15), (0, 6), True),
        ("Norwegian Labour", (10, 16), (0, 9), True),
        ("Labour left Norway", (0, 6), (12, 18), False),
    ],
)
def test_a_country_attached_to_a_name(
    text: str, named: tuple[int, int], seen: tuple[int, int], expected: bool
) -> None:
    """What is attached outweighs ten far sightings of another country."""
    far = tuple(Sighting(Span(n, n + 1), "GB", 1.0, True) for n in range(500, 510))
    sightings = Sightings(text, (Sighting(Span(*seen), "NO", 1.0, True), *far))
    assert winner(sightings.support([Span(*named)])) == ("NO" if expected else "GB")


def nodes(*articles: Annotated, called: str) -> list[set[str]]:
    """The articles of each node of that name."""
    found = resolve(link(one) for one in articles)
    names = {(one.article.id, chain.id): chain.name for one in articles for chain in one.chains}
    by_node: dict[str, set[str]] = {}
    for place, node in found.of.items():
        if names[place] == called:
            by_node.setdefault(node, set()).add(place[0])
    return sorted(by_node.values(), key=sorted)


def bodies(called: str, **contexts: Draft | None) -> list[Annotated]:
    """Articles that name a body beside what gives their country away."""
    body = name("organization", called)
    return [
        article(key, body, context) if context else article(key, body) for key, context in contexts.items()
    ]


CHRISTIANS, MINISTRY = "Christian Democrats", "Foreign Ministry"
GHANA, KENYA = country("Ghana"), country("Kenya")


@pytest.mark.parametrize(
    ("why", "called", "contexts", "expected"),
    [
        ("two countries", CHRISTIANS, {"a": MERKEL, "b": person("Mark Rutte")}, [{"a"}, {"b"}]),
        ("one country", MINISTRY, {"a": GHANA, "b": GHANA, "c": KENYA}, [{"a", "b"}, {"c"}]),
        ("no country", "Senate", {"a": None, "b": None, "c": None}, [{"a", "b", "c"}]),
        ("one and none", "Senate", {"a": GHANA, "b": None}, [{"a", "b"}]),
        (
            "two and none",
            "Senate",
            {"a": GHANA, "b": KENYA, "c": None, "d": None},
            [{"a"}, {"b"}, {"c", "d"}],
        ),
        ("an item and none", "Labour Party", {"a": person("Keir Starmer"), "b": None}, [{"a"}, {"b"}]),
        ("an item and another", "Labour Party", {"a": person("Keir Starmer"), "b": GHANA}, [{"a"}, {"b"}]),
        ("its own name", "Varnian Grain Council", {"a": GHANA, "b": KENYA}, [{"a", "b"}]),
        ("of each article", "the Commission", {"a": GHANA, "b": GHANA}, [{"a"}, {"b"}]),
    ],
)
def test_one_name_in_articles_on_countries(
    why: str, called: str, contexts: dict[str, Draft | None], expected: list[set[str]]
) -> None:
    """In any order of the articles."""
    for order in permutations(bodies(called, **contexts)):
        assert nodes(*order, called=called) == expected


def test_a_long_name_lends_its_short_one_to_its_own_country() -> None:
    """ "Kenyan Foreign Ministry" is no reason to join Ghana's "Foreign Ministry" to it."""
    long = article("a", name("organization", "Kenyan Foreign Ministry", MINISTRY), KENYA)
    others = bodies(MINISTRY, b=GHANA, c=None, d=KENYA)
    assert {"b"} in nodes(long, *others, called=MINISTRY)


def test_a_senate_of_four_hundred_articles_is_one_node() -> None:
    articles = [
        article(f"a{n}", SENATE, *([TRUMP, country("Italy"), person("Sergio Mattarella")] if n % 2 else []))
        for n in range(400)
    ]
    random.Random(7).shuffle(articles)
    assert len(nodes(*articles, called="the Senate")) == 1


def test_the_reasons_name_the_country() -> None:
    found = resolve(bodies(MINISTRY, a=GHANA, b=GHANA, c=None))
    (why,) = (reasons for reasons in found.reasons.values() if any(MINISTRY in reason for reason in reasons))
    assert why == (
        "'Foreign Ministry' in 2 chains: same name in articles on GH",
        "'Foreign Ministry': same name 'Foreign Ministry', where GH and no other country is clear",
    )
