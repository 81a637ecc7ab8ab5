"""Which phrases become mentions, and with what head."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.language import references
from kg.language.parse import Parse

pytestmark = pytest.mark.model
Read = Callable[[str], Parse]


def heads(parse: Read, text: str) -> list[str]:
    return [m.head.of(text) for m in references.find(parse(text)).mentions]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Foreign Minister Anna Berg met the Danish envoy.", ["Anna Berg", "Danish", "envoy"]),
        ("Mr. Lopez greeted President Obama's aides.", ["Lopez", "Obama", "aides"]),
        ("The police arrested dozens of protesters.", ["police", "dozens", "protesters"]),
        ("The Workers' Party of Brazil chose a leader.", ["Workers' Party of Brazil", "leader"]),
        ("She lost the 2012 French presidential election.", ["She", "2012 French presidential election"]),
        ("The senator who resigned hurt himself.", ["senator", "who", "himself"]),
        ("Thousands of people died in World War II.", ["Thousands", "people", "World War II"]),
    ],
)
def test_heads(parse: Read, text: str, wanted: list[str]) -> None:
    assert heads(parse, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the talks failed.",
        "It seems that the vote was lost.",
        "It was raining when he left.",
    ],
)
def test_expletive_it_is_no_mention(parse: Read, text: str) -> None:
    assert "It" not in heads(parse, text)


def test_it_that_means_something_is_a_mention(parse: Read) -> None:
    assert "It" in heads(parse, "The bank failed. It owed millions.")


def test_day_is_no_mention(parse: Read) -> None:
    """Time expressions are found elsewhere and are no nodes."""
    assert heads(parse, "The envoy left on Sunday.") == ["envoy"]


def test_name_stands_inside_its_noun_phrase(parse: Read) -> None:
    text = "Treasury spokeswoman Maria Koch declined to comment."
    found = references.find(parse(text))
    name = next(m for m in found.mentions if m.head.of(text) == "Maria Koch")
    assert name.text == "Treasury spokeswoman Maria Koch"
    assert name.form == "name"


def test_at_maps_each_row_of_a_name_to_its_mention(parse: Read) -> None:
    parsed = parse("Reporters asked Maria Koch about her visit.")
    found = references.find(parsed)
    rows = [parsed.words.index(word) for word in ("Maria", "Koch")]
    assert {found.at[row] for row in rows} == {found.at[rows[0]]}
    assert found.mentions[found.at[parsed.words.index("her")]].form == "pronoun"


def test_ids_are_positions(parse: Read) -> None:
    found = references.find(parse("The mayor of Lyon met Angela Merkel. She thanked him and his staff."))
    assert [m.id for m in found.mentions] == list(range(len(found.mentions)))
    assert [c.id for c in found.chains] == list(range(len(found.chains)))
    assert sorted(n for c in found.chains for n in c.mentions) == list(range(len(found.mentions)))
    assert all(found.mentions[n].chain == c.id for c in found.chains for n in c.mentions)


def test_empty_text_has_no_mentions() -> None:
    found = references.find(Parse(""))
    assert (found.mentions, found.chains, found.at) == ((), (), {})
