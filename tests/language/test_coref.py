"""Which mentions of an article mean the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.language import references
from kg.language.parse import Parse

pytestmark = pytest.mark.model
Read = Callable[[str], Parse]


def chain_of(parse: Read, text: str, head: str) -> list[str]:
    """Return the heads of the chain in which the last mention with this head stands."""
    found = references.find(parse(text))
    mention = [m for m in found.mentions if m.head.of(text) == head][-1]
    return [found.mentions[n].head.of(text) for n in found.chains[mention.chain].mentions]


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("Paula Reyes spoke first. Reyes was cheered.", "Reyes", ["Paula Reyes", "Reyes"]),
        (
            "The World Trade Organization (WTO) met. The WTO is divided.",
            "WTO",
            ["World Trade Organization", "WTO", "WTO"],
        ),
        (
            "Kremlin spokesman Igor Belov objected. The spokesman gave no reason.",
            "spokesman",
            ["Igor Belov", "spokesman"],
        ),
        ("Helen Marsh, the foreign minister, resigned.", "Helen Marsh", ["Helen Marsh", "minister"]),
        ("The firm closed a mine. The mine was old.", "mine", ["mine", "mine"]),
        ("President Obama left. The president looked tired.", "president", ["Obama", "president"]),
    ],
)
def test_names_and_nominals(parse: Read, text: str, head: str, wanted: list[str]) -> None:
    assert chain_of(parse, text, head) == wanted


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("Mary told John that she was leaving.", "she", "Mary"),
        ("Mary told John that he was leaving.", "he", "John"),
        ("The minister David Cole met the press. He said nothing.", "He", "David Cole"),
        ("The senator who resigned was ill.", "who", "senator"),
        ("Anna Berg blamed herself.", "herself", "Anna Berg"),
        ("The troops left the city. They had lost.", "They", "troops"),
        ("The company said it would close.", "it", "company"),
        (
            "Attorney General Peter Hall withdrew when it emerged that he too had met the Libyan envoy.",
            "he",
            "Peter Hall",
        ),
        ("In his speech, Peter Hall thanked the voters.", "his", "Peter Hall"),
    ],
)
def test_pronoun_finds_its_antecedent(parse: Read, text: str, head: str, wanted: str) -> None:
    assert wanted in chain_of(parse, text, head)


@pytest.mark.parametrize(
    ("text", "head", "not_wanted"),
    [
        ("Peter Hall blamed him.", "him", "Peter Hall"),
        ("The Kremlin spokesman denied it.", "it", "Kremlin"),
        ("Vice President Cole left. The president stayed.", "president", "Cole"),
        ("The French president spoke. The German president listened.", "president", "French"),
        ("Bill Novak and Carla Novak argued. Mrs. Novak won.", "Novak", "Bill Novak"),
    ],
)
def test_what_does_not_mean_the_same(parse: Read, text: str, head: str, not_wanted: str) -> None:
    assert not_wanted not in chain_of(parse, text, head)


def test_two_presidents_of_two_countries_are_two(parse: Read) -> None:
    text = "The French president spoke. The German president listened."
    assert chain_of(parse, text, "president") == ["president"]
