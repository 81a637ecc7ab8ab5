from __future__ import annotations

from datetime import date

import pytest
from resolve_builders import Draft, article, nominal, person

from kg.resolve import resolve
from kg.resolve.holders import Tenure, find, outside, state_and_office

IN_2017, IN_2018, IN_2024 = date(2017, 3, 3), date(2018, 3, 3), date(2024, 3, 3)


def tenures(*articles: tuple[date | None, tuple[Draft, ...]]) -> list[tuple[str, str, str]]:
    """Office, holder and grounds, by name."""
    annotated = [article(f"a{i}", *drafts, published=day) for i, (day, drafts) in enumerate(articles)]
    found = resolve(annotated)
    held = find(annotated, found.entities, found.of)
    entities = {**found.entities, **outside(held, found.entities)}
    return [(entities[t.office].name, entities[t.holder].name, t.grounds) for t in held]


FRENCH, ENVOY = nominal("office", "the French president"), nominal("office", "the Varnian ambassador")
KISLO = person("Anton Kislo", titles=("Varnian ambassador",))


@pytest.mark.parametrize(
    ("why", "articles", "expected"),
    [
        (
            "the day decides who is meant, and both keep the node",
            [(IN_2017, (FRENCH,)), (IN_2018, (FRENCH,))],
            [
                ("French president", "François Hollande", "gazetteer"),
                ("French president", "Emmanuel Macron", "gazetteer"),
            ],
        ),
        (
            "an ambassador goes by his host",
            [(IN_2017, (nominal("office", "the Russian ambassador to the United States"),))],
            [("Russian ambassador to the United States", "Sergey Kislyak", "gazetteer")],
        ),
        (
            "of a state's ambassadors, the one whom the articles name",
            [(IN_2017, (nominal("office", "Russia's ambassador"),)), (IN_2018, (person("Sergey Kislyak"),))],
            [("Russian ambassador", "Sergey Kislyak", "gazetteer")],
        ),
        ("any ambassador", [(IN_2017, (nominal("office", "the Russian ambassador"),))], []),
        ("no day, nobody", [(None, (FRENCH,))], []),
        ("after the sources end, nobody", [(IN_2024, (FRENCH,))], []),
        (
            "another article of the time says who",
            [(IN_2017, (ENVOY,)), (IN_2017, (KISLO,))],
            [("Varnian ambassador", "Anton Kislo", "text")],
        ),
        ("an article a year later does not", [(IN_2017, (ENVOY,)), (IN_2018, (KISLO,))], []),
        (
            "two who bear the title",
            [(IN_2017, (ENVOY,)), (IN_2017, (KISLO, person("Olga Marr", titles=("Varnian ambassador",))))],
            [],
        ),
        (
            "a former one holds it no more",
            [(IN_2017, (ENVOY,)), (IN_2017, (person("Olga Marr", titles=("former Varnian ambassador",)),))],
            [],
        ),
        (
            "the text gainsays the gazetteer",
            [(IN_2017, (FRENCH, person("Olga Marr", titles=("French president",))))],
            [],
        ),
        ("an office of no state", [(IN_2017, (nominal("office", "the ambassador"),))], []),
    ],
)
def test_who_held_it(
    why: str,
    articles: list[tuple[date | None, tuple[Draft, ...]]],
    expected: list[tuple[str, str, str]],
) -> None:
    assert sorted(tenures(*articles)) == sorted(expected), why


def test_a_tenure_tells_from_when_to_when() -> None:
    annotated = [article(f"a{i}", FRENCH, published=date(2017, 3, i)) for i in (1, 5)]
    found = resolve(annotated)
    (held,) = find(annotated, found.entities, found.of)
    office = found.of["a1", 0]
    expected = (date(2017, 3, 1), date(2017, 3, 5), "gazetteer", date(2012, 5, 15), date(2017, 5, 14))
    assert held == Tenure(office, "Q157", *expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("French president", ("Q142", "president")),
        ("president of France", ("Q142", "president")),
        ("president of the United States", ("Q30", "president")),
        ("president", None),
        ("president of the board", None),
    ],
)
def test_state_and_office(name: str, expected: tuple[str, str] | None) -> None:
    assert state_and_office(name) == expected
