"""Which mentions of an article mean the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims import attribution
from kg.language import references
from kg.language.parse import Parse

pytestmark = pytest.mark.model
Read = Callable[[str], Parse]


def read(parse: Read, text: str) -> references.References:
    """Find the references of a text as the program does, with the speakers of its quotations."""
    parsed = parse(text)
    return references.find(parsed, attribution.speakers(parsed, attribution.find(parsed)))


def chain_of(parse: Read, text: str, head: str) -> list[str]:
    """Return the heads of the chain in which the last mention with this head stands."""
    found = read(parse, text)
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
        (
            "The U.S. Senate met on Monday. The Senate will vote soon.",
            "Senate",
            ["U.S. Senate", "Senate"],
        ),
        ("The Canadian Senate voted. The Senate rose at noon.", "Senate", ["Canadian Senate", "Senate"]),
        (
            "Victor Lang Jr. denied the report. Lang Jr. was in Rome.",
            "Lang Jr.",
            ["Victor Lang Jr.", "Lang Jr."],
        ),
        ("Victor Lang Jr. ran. Lang lost.", "Lang", ["Victor Lang Jr.", "Lang"]),
        (
            "Victor Lang met voters. Victor Lang Jr. stayed home. Lang was cheered.",
            "Lang",
            ["Victor Lang", "Lang"],
        ),
        ("Peter Hall saw Mark Doyle. Hall waved.", "Hall", ["Peter Hall", "Hall"]),
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
        ("Neff was the daughter of a judge. She studied law.", "She", "Neff"),
        (
            "Adviser Karl Meyer was forced to resign when it was revealed that he misled the inquiry.",
            "he",
            "Karl Meyer",
        ),
        (
            "Tomas Novak spoke on Monday. Adviser Karl Meyer was forced to resign when it was revealed "
            "that he misled the inquiry.",
            "he",
            "Karl Meyer",
        ),
        ('Mark Doyle left early. "He was tired," Peter Hall said.', "He", "Mark Doyle"),
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
        ("Victor Lang ran the firm. His son, Victor Lang Jr., left it.", "Victor Lang Jr.", "Victor Lang"),
        ("Peter Hall arrived with his lawyer, Mark Doyle.", "his", "Mark Doyle"),
        ("Peter Hall thanked his lawyer Mark Doyle.", "his", "Mark Doyle"),
        ("His lawyer Mark Doyle waved.", "His", "Mark Doyle"),
        ('"He is wrong about taxes," Peter Hall said.', "He", "Peter Hall"),
        ('Anna Berg said: "She must resign."', "She", "Anna Berg"),
        ('"I fear that his plan fails," Peter Hall said.', "his", "Peter Hall"),
        ('Peter Hall met Mark Doyle. "He lied," Hall said.', "He", "Peter Hall"),
        ("The minister landed in Prague on Sunday. He praised it.", "it", "Prague"),
    ],
)
def test_what_does_not_mean_the_same(parse: Read, text: str, head: str, not_wanted: str) -> None:
    assert not_wanted not in chain_of(parse, text, head)


def test_two_presidents_of_two_countries_are_two(parse: Read) -> None:
    text = "The French president spoke. The German president listened."
    assert chain_of(parse, text, "president") == ["president"]
