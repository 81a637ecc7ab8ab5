from __future__ import annotations

import dataclasses
import random
import time
from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_builders import Draft, article, name, nominal, person, pronoun

from kg.records import Annotated
from kg.resolve import Resolution, resolve
from kg.resolve.cluster import cluster
from kg.resolve.compare import conflict
from kg.resolve.profiles import profiles

Expected = list[set[tuple[str, int]]]


def groups(found: Resolution) -> Expected:
    """The chains of each entity."""
    by_entity: dict[str, set[tuple[str, int]]] = {}
    for place, entity in found.of.items():
        by_entity.setdefault(entity, set()).add(place)
    return sorted(by_entity.values(), key=sorted)


def together(*drafts: Draft) -> list[int]:
    """Resolve articles of one chain each; number the entities in the order in which they come up."""
    found = resolve([article(f"a{i}", draft) for i, draft in enumerate(drafts)])
    numbers: dict[str, int] = {}
    return [numbers.setdefault(found.of[f"a{i}", 0], len(numbers)) for i in range(len(drafts))]


SENATOR, ACTOR = ("Senator",), ("actor",)


@pytest.mark.parametrize(
    ("why", "drafts", "expected"),
    [
        ("one full name", [person("Harlan Vosk"), person("Harlan Vosk")], [0, 0]),
        ("a middle initial more", [person("Harlan Vosk"), person("Harlan J. Vosk")], [0, 0]),
        ("other middle initials", [person("Harlan B. Vosk"), person("Harlan J. Vosk")], [0, 1]),
        ("other first names", [person("Harlan Vosk"), person("Mary Vosk")], [0, 1]),
        ("father and son", [person("Harlan Vosk"), person("Harlan Vosk Jr.")], [0, 1]),
        ("the elder goes without", [person("Harlan Vosk Sr."), person("Harlan Vosk")], [0, 0]),
        ("bare last name of one person", [person("Harlan Vosk"), person("Vosk")], [0, 0]),
        (
            "bare last name of two people",
            [person("Harlan Vosk"), person("Mary Vosk"), person("Vosk")],
            [0, 1, 2],
        ),
        (
            "of a married couple, the gender decides",
            [
                person("Harlan Vosk", gender="male"),
                person("Mary Vosk", gender="female"),
                person("Vosk", gender="female"),
            ],
            [0, 1, 1],
        ),
        (
            "of two people, the title decides",
            [person("Harlan Vosk", titles=SENATOR), person("Mary Vosk"), person("Vosk", titles=SENATOR)],
            [0, 1, 0],
        ),
        ("bare last names without a person", [person("Vosk"), person("Vosk")], [0, 1]),
        ("with the same title", [person("Vosk", titles=SENATOR), person("Vosk", titles=SENATOR)], [0, 0]),
        ("the son's name is not the bare one", [person("Harlan Vosk Jr."), person("Vosk")], [0, 1]),
        (
            "the son by his last name",
            [person("Harlan Vosk Jr."), person("Vosk Jr."), person("Vosk")],
            [0, 0, 1],
        ),
        (
            "the son beside his father",
            [person("Donald Trump"), person("Donald Trump Jr."), person("Trump Jr."), person("Trump")],
            [0, 1, 1, 0],
        ),
        (
            "a last name in another spelling",
            [person("Dmytro Malkovskyy"), person("Malkovsky"), person("Malkovski")],
            [0, 0, 0],
        ),
        (
            "a last name that many bear, far from the only one here",
            [person("Lyle White"), person("White")],
            [0, 1],
        ),
        (
            "an office that the only bearer is never given",
            [person("Harlan Vosk", titles=("author",)), person("Vosk", titles=("foreign minister",))],
            [0, 1],
        ),
        (
            "a part of the title is the same",
            [person("Harlan Vosk", titles=("deputy minister",)), person("Vosk", titles=("minister",))],
            [0, 0],
        ),
        (
            "a senator, a singer, and one of whom nothing is said",
            [
                person("Omar Vosk", titles=("senator",)),
                person("Omar Vosk", titles=("singer",)),
                person("Omar Vosk"),
            ],
            [0, 1, 2],
        ),
        (
            "a son of the President has no other name",
            [person("Donald Trump"), person("Trump Jr.")],
            [0, 1],
        ),
        (
            "sons of two men",
            [person("Harlan Vosk Jr."), person("Omar Vosk Jr."), person("Vosk Jr.")],
            [0, 1, 2],
        ),
        (
            "a family and its members",
            [
                person("Bill Vosk"),
                name("group", "Vosks"),
                name("person", "Vosks", before="the "),
                person("Vosk"),
            ],
            [0, 1, 1, 0],
        ),
        ("a seat however it was read", [name("place", "Elysee"), name("organization", "the Élysée")], [0, 0]),
        ("a seat and its state", [name("place", "Kremlin"), name("country", "Russia")], [0, 1]),
        (
            "walks of life",
            [person("Harlan Vosk", titles=SENATOR), person("Harlan Vosk", titles=ACTOR)],
            [0, 1],
        ),
        (
            "offices of two states",
            [
                person("Harlan Vosk", titles=("Russian ambassador",)),
                person("Harlan Vosk", titles=("Polish ambassador",)),
            ],
            [0, 1],
        ),
        ("a person and a company", [person("Harlan Vosk"), name("organization", "Harlan Vosk")], [0, 1]),
        ("a short form without more", [person("Bill Vosk"), person("William Vosk")], [0, 1]),
        (
            "a short form with a title",
            [person("Bill Vosk", titles=SENATOR), person("William Vosk", titles=SENATOR)],
            [0, 0],
        ),
        (
            "another short form",
            [person("Bill Vosk", titles=SENATOR), person("Bob Vosk", titles=SENATOR)],
            [0, 1],
        ),
        (
            "spellings with a country",
            [
                person("Sergei Vosky", titles=("Russian envoy",)),
                person("Sergey Voskiy", titles=("Russian envoy",)),
            ],
            [0, 0],
        ),
        (
            "never two first names by way of an initial",
            [person("Harlan A. Vosk"), person("Harlan Vosk"), person("Harlan B. Vosk")],
            [0, 1, 2],
        ),
        (
            "husband and wife, and a bare name",
            [person("Bill Clinton"), person("Hillary Clinton"), person("Clinton")],
            [0, 1, 2],
        ),
        (
            "an acronym and what it is",
            [name("organization", "Varnian Grain Council"), name("organization", "VGC")],
            [0, 0],
        ),
        (
            "an acronym of two things",
            [
                name("organization", "Varnian Grain Council"),
                name("organization", "Valley Golf Club"),
                name("organization", "VGC"),
            ],
            [0, 1, 2],
        ),
        (
            "an acronym that an article gives",
            [
                name("organization", "Bureau of Grain (BOG)", "Bureau of Grain", "XGB"),
                name("organization", "XGB"),
            ],
            [0, 0],
        ),
        (
            "an agency and its initials",
            [name("organization", "Federal Bureau of Investigation"), name("organization", "the F.B.I.")],
            [0, 0],
        ),
        (
            "a country and its names",
            [name("country", "Russia"), name("country", "Russian Federation")],
            [0, 0],
        ),
        ("a demonym for the country", [name("country", "Russia"), name("country", "Russian")], [0, 0]),
        ("a city and its country", [name("place", "Moscow"), name("country", "Russia")], [0, 1]),
        (
            "part of a name",
            [name("organization", "Grain Ministry"), name("organization", "Ministry")],
            [0, 1],
        ),
        (
            "a committee of each article",
            [name("organization", "Committee"), name("organization", "Committee")],
            [0, 1],
        ),
        ("courtesy is no title", [person("Vosk", titles=("Mr.",)), person("Vosk", titles=("Mr.",))], [0, 1]),
        ("he, of no known kind", [person("Harlan Vosk"), name("misc", "Vosk", gender="male")], [0, 0]),
        ("of no known kind", [person("Harlan Vosk"), name("misc", "Vosk")], [0, 1]),
        (
            "an unnamed office",
            [nominal("office", "the Russian ambassador"), nominal("office", "Russia's ambassador")],
            [0, 0],
        ),
        (
            "offices of two states",
            [nominal("office", "the Russian ambassador"), nominal("office", "the Polish ambassador")],
            [0, 1],
        ),
        ("people at large", [nominal("group", "lawmakers"), nominal("group", "the lawmakers")], [0, 0]),
        (
            "a company of one article",
            [nominal("organization", "the company"), nominal("organization", "the company")],
            [0, 1],
        ),
        (
            "a role and a name",
            [nominal("office", "the Russian ambassador"), person("Sergey Kislyak")],
            [0, 1],
        ),
    ],
)
def test_who_is_who(why: str, drafts: list[Draft], expected: list[int]) -> None:
    assert together(*drafts) == expected, why


def test_pronouns_are_no_entity() -> None:
    found = resolve([article("a", pronoun("he"), person("Harlan Vosk", "Vosk"))])
    assert set(found.of) == {("a", 1)}


def test_a_bare_name_that_its_own_article_kept_apart_stays_apart() -> None:
    found = resolve([article("a", person("Harlan Vosk"), person("Vosk"))])
    assert found.of["a", 0] != found.of["a", 1]


def test_what_an_entity_says() -> None:
    found = resolve(
        [
            article("a", person("Harlan Vosk", "Vosk", titles=("spokesman",)), name("place", "Moscow")),
            article("b", person("Vosk"), person("Dmitri Peskov")),
        ]
    )
    vosk = found.entities[found.of["a", 0]]
    assert (vosk.name, vosk.kind, vosk.aliases, vosk.wikidata) == ("Harlan Vosk", "person", ("Vosk",), None)
    assert vosk.description == "spokesman"
    assert found.reasons[vosk.id] == ("'Harlan Vosk' is 'Vosk': the only Vosk in these articles",)
    assert found.entities["Q649"].wikidata == "Q649"
    peskov = found.entities["Ldmitry-peskov"]
    assert (peskov.name, peskov.wikidata) == ("Dmitry Peskov", None)
    assert list(found.entities) == sorted(found.entities)


@pytest.mark.parametrize(
    ("draft", "kind", "shown", "item"),
    [
        (name("place", "White House"), "organization", "White House", "Q35525"),
        (name("place", "the Kremlin"), "organization", "Kremlin", "Q133274"),
        (name("place", "Downing Street"), "organization", "10 Downing Street", "Q169101"),
        (name("place", "the Pentagon"), "organization", "Pentagon", "Q11208"),
        (name("place", "Capitol Hill"), "organization", "Capitol", "Q54109"),
        (name("place", "Capitol"), "place", "Capitol", "Q54109"),
        (name("place", "the Elysee"), "organization", "Elysee", None),
        (name("place", "Moscow"), "place", "Moscow", "Q649"),
        (name("place", "Washington"), "place", "Washington, D.C.", "Q61"),
        (name("person", "Clintons", before="the "), "group", "Clintons", None),
        (person("Sessions"), "person", "Sessions", None),
        (name("organization", "The Tarrel Courier"), "organization", "Tarrel Courier", None),
        (name("organization", "its Grain Council"), "organization", "Grain Council", None),
        (name("organization", "Russia's Grain Council"), "organization", "Russian Grain Council", None),
        (name("organization", "Vosk's Grain Club", "Grain Club"), "organization", "Grain Club", None),
        (name("organization", "the VGC", "VARNIAN COUNCIL", "Varnian Council"), "organization",
         "Varnian Council", None),
        (name("place", "A Vosk"), "place", "A Vosk", None),
    ],
)  # fmt: skip
def test_kind_and_name_of_one(draft: Draft, kind: str, shown: str, item: str | None) -> None:
    """Seats of power act, capitals are places too; no name begins with an article or an owner."""
    (found,) = resolve([article("a", draft)]).entities.values()
    assert (found.kind, found.name, found.wikidata) == (kind, shown, item)


def test_an_item_has_its_own_kind_whichever_chain_comes_first() -> None:
    """What is known of an item was that of the chain read first, and what it conflicts with so too."""
    first = article(
        "a0",
        person("Bill Vosk"),
        person("Bill Vosk"),
        name("organization", "Russian"),
        name("misc", "Russian"),
    )
    second = article("a1", name("place", "Russian"))
    assert resolve([first, second]) == resolve([second, first])
    for order in ([first, second], [second, first]):
        item, other = (p for p in profiles(order) if p.group != "person")
        assert (item.item, item.group, other.group) == ("Q159", "place", "organization")
        assert conflict(item, other) is not None


def test_an_item_outside_the_gazetteer_is_the_same_in_any_order() -> None:
    drafts = [person("Harlan B. Vosk"), person("Harlan J. Vosk"), name("misc", "VGC"), name("group", "Vosks")]
    articles = [
        dataclasses.replace(one, chains=(dataclasses.replace(one.chains[0], entity="Q999999999999"),))
        for one in (article(f"a{i}", draft) for i, draft in enumerate(drafts))
    ]
    articles.append(article("b", person("Vosk"), name("organization", "VGC")))
    found = resolve(articles)
    assert all(resolve(list(order)) == found for order in permutations(articles))


CORPUS = [
    article(
        "a1",
        person("Jeff Sessions", "Sessions", titles=("Attorney General",)),
        nominal("office", "the Russian ambassador"),
    ),
    article("a2", person("Sessions"), name("organization", "the FBI"), person("Harlan Vosk")),
    article(
        "a3", person("Bill Clinton"), person("Vosk"), name("organization", "Varnian Grain Council", "VGC")
    ),
    article(
        "a4",
        person("Hillary Clinton", gender="female"),
        person("Vosk", titles=("Senator",)),
        name("organization", "VGC"),
    ),
    article("a5", person("Clinton"), person("Mary Vosk", gender="female"), nominal("group", "lawmakers")),
    article("a6", person("Clinton", gender="female"), person("Harlan J. Vosk", titles=("Senator",))),
    article(
        "a7", person("Harlan B. Vosk"), person("H. Vosk"), name("country", "Russia"), name("place", "Moscow")
    ),
    article(
        "a8",
        person("Harlan Vosk Jr."),
        person("Sergei Lavrov"),
        nominal("group", "the lawmakers"),
        pronoun("they"),
    ),
]


@given(st.permutations(CORPUS))
@settings(max_examples=60, deadline=None)
def test_the_order_of_articles_does_not_matter(articles: list[Annotated]) -> None:
    found, again = resolve(CORPUS), resolve(articles)
    assert found == again
    assert list(found.entities) == list(again.entities)


FIRSTS = ["Bill", "William", "Mary", "Harlan", "H.", "Sergei", "Sergey", ""]
PEOPLE = st.builds(
    lambda first, last, suffix, title, gender: person(
        f"{first} {last}{suffix if first else ''}".strip(), titles=(title,) if title else (), gender=gender
    ),
    st.sampled_from(FIRSTS),
    st.sampled_from(["Vosk", "Tarrel", "Clinton"]),
    st.sampled_from(["", "", " Jr."]),
    st.sampled_from(["", "Senator", "actor", "Russian envoy", "Polish envoy"]),
    st.sampled_from([None, None, "male", "female"]),
)
THINGS = st.builds(
    name,
    st.sampled_from(["organization", "misc", "place", "group"]),
    st.sampled_from(["Varnian Grain Council", "VGC", "Valley Golf Club", "Congress", "Moscow", "Russian"]),
)


@given(
    st.lists(st.lists(PEOPLE | THINGS, min_size=1, max_size=4), max_size=7), st.randoms(use_true_random=False)
)
@settings(max_examples=150, deadline=None)
def test_no_conflict_is_ever_joined_in_any_order(drafts: list[list[Draft]], draw: random.Random) -> None:
    """Neither directly nor by way of a third: whatever the corpus and its order."""
    articles = [article(f"a{i}", *chains) for i, chains in enumerate(drafts)]
    shuffled = articles.copy()
    draw.shuffle(shuffled)
    assert resolve(articles) == resolve(shuffled)
    found = profiles(articles)
    clusters = cluster(found)
    for members in clusters.members.values():
        assert [(i, j) for i, j in combinations(members, 2) if conflict(found[i], found[j])] == []


@given(st.lists(st.permutations(range(4)), min_size=3, max_size=3), st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_chains_does_not_matter(orders: list[list[int]], data: st.DataObject) -> None:
    """Chains of one article that share a name are one or two however they are numbered."""
    drafts = [data.draw(st.lists(PEOPLE | THINGS, min_size=4, max_size=4)) for _ in orders]
    before = groups(resolve([article(f"a{i}", *chains) for i, chains in enumerate(drafts)]))
    turned = [article(f"a{i}", *(drafts[i][n] for n in order)) for i, order in enumerate(orders)]
    after = [{(a, orders[int(a[1:])][n]) for a, n in group} for group in groups(resolve(turned))]
    assert sorted(after, key=sorted) == before


def test_no_entity_holds_two_first_names_or_generations() -> None:
    found = resolve(CORPUS)
    for names in ({entity.name, *entity.aliases} for entity in found.entities.values()):
        assert len({n for n in names if n in ("Bill Clinton", "Hillary Clinton")}) < 2
        assert (
            len(
                {
                    n
                    for n in names
                    if n in ("Harlan B. Vosk", "Harlan J. Vosk", "Mary Vosk", "Harlan Vosk Jr.")
                }
            )
            < 2
        )


def test_ids_stay_when_articles_are_added() -> None:
    """New articles may join chains, yet no id of an entity that was known before goes away."""
    first = [
        article("m1", person("Harlan Vosk", "Vosk"), name("organization", "Varnian Grain Council")),
        article("m2", nominal("office", "the Russian ambassador"), nominal("group", "lawmakers")),
        article("m3", name("country", "Russia"), person("Mona Tarrel")),
    ]
    more = [
        article("b1", person("Harlan J. Vosk"), person("Mona Tarrel", titles=("Senator",))),
        article("z1", name("organization", "VGC"), person("Tarrel"), nominal("group", "three lawmakers")),
    ]
    before, after = resolve(first), resolve(first + more)
    assert {place: after.of[place] for place in before.of} == dict(before.of)


@pytest.mark.parametrize(
    ("early", "late"),
    [
        (person("William Vosk", titles=SENATOR), person("Bill Vosk", titles=SENATOR)),
        (name("organization", "VGC"), name("organization", "Varnian Grain Council")),
        (name("organization", "Varnian Grain Council"), name("organization", "VGC")),
    ],
)
def test_another_name_in_a_later_article_takes_no_id_away(early: Draft, late: Draft) -> None:
    first, second = (
        article("y", early, published=date(2017, 3, 1)),
        article("b", late, published=date(2017, 3, 2)),
    )
    before, after = resolve([first]), resolve([second, first])
    assert after.of["b", 0] == after.of["y", 0] == before.of["y", 0]


def test_a_namesake_in_a_later_article_takes_no_id_away() -> None:
    senator = article("y", person("Harlan Vosk", titles=SENATOR), published=date(2017, 3, 1))
    actor = article("b", person("Harlan Vosk", titles=ACTOR), published=date(2017, 3, 2))
    before, after = resolve([senator]), resolve([actor, senator])
    assert after.of["y", 0] == before.of["y", 0]
    assert after.of["b", 0] != after.of["y", 0]


def test_an_empty_corpus() -> None:
    assert resolve([]) == Resolution({}, {}, {})


def corpus_of(mentions: int) -> list[Annotated]:
    """Articles with 20 mentions in 12 chains each, drawn from a few thousand names."""
    draw = random.Random(7)
    firsts = ["John", "Mary", "Bill", "William", "Sergei", "Sergey", "Anna", "Omar", "Li", "Jean"]
    lasts = [
        f"{a}{b}"
        for a in ("Var", "Tol", "Mer", "Kov", "Han", "Bel")
        for b in ("son", "ski", "sky", "man", "ez", "ton")
    ]
    known = ["Donald Trump", "Angela Merkel", "Vladimir Putin", "Jeff Sessions", "Theresa May"]
    places = ["Russia", "Moscow", "Washington", "Germany", "China"]
    articles = []
    for number in range(mentions // 20):
        drafts = []
        for _ in range(4):
            first, last = draw.choice(firsts), draw.choice(lasts)
            title = draw.choice(
                ["Senator", "Russian envoy", "actor", "spokesman", f"head of unit {draw.randrange(50)}"]
            )
            drafts.append(person(f"{first} {last}", last, titles=(title,)))
        drafts += [person(draw.choice(lasts)), person(draw.choice(known), draw.choice(known).split()[1])]
        drafts += [name("place", draw.choice(places)), name("place", draw.choice(places))]
        drafts += [name("organization", f"{draw.choice(lasts)} Council {number % 700}", "Council")]
        drafts += [
            nominal("group", "lawmakers"),
            nominal("office", "the Russian ambassador"),
            nominal("person", "a man"),
        ]
        articles.append(article(f"a{number}", *drafts))
    return articles


@pytest.mark.slow
def test_a_hundred_thousand_mentions_take_less_than_fifteen_seconds() -> None:
    articles = corpus_of(100_000)
    assert sum(len(a.mentions) for a in articles) >= 90_000
    started = time.process_time()
    found = resolve(articles)
    assert time.process_time() - started < 15
    assert len(found.entities) > 1000
