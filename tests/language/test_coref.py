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
            "Attorney General Peter Hall withdrew when it emerged that he knew the Libyan envoy.",
            "he",
            "Peter Hall",
        ),
        ("In his speech, Peter Hall thanked the voters.", "his", "Peter Hall"),
        ("Neff was the daughter of a judge. She studied law.", "She", "Neff"),
        (
            "Adviser Karl Meyer had to resign when it was shown that he misled the inquiry.",
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


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("Mr. Holt met Mrs. Holt in court. Mrs. Holt wept.", "Holt", ["Holt", "Holt"]),
        (
            "Reyes spoke to the crowd. Her husband, Luis Reyes, stayed at home.",
            "Luis Reyes",
            ["husband", "Luis Reyes"],
        ),
        (
            "Anna Reyes spoke. Her husband, Luis Reyes, stayed at home. Reyes was cheered.",
            "Reyes",
            ["Anna Reyes", "Her", "Reyes"],
        ),
        (
            "The Madrid Tribune said on Monday that Madrid was calm. Madrid slept.",
            "Madrid",
            ["Madrid", "Madrid"],
        ),
        ("Siemens India was sold. Siemens protested.", "Siemens", ["Siemens"]),
    ],
)
def test_one_name_of_two_bearers(parse: Read, text: str, head: str, wanted: list[str]) -> None:
    """A husband and a wife, a town and its newspaper, a group and its branch are not one."""
    assert chain_of(parse, text, head) == wanted


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Reporters met Anna Marsh, Peter Doyle and Carl Hall, the senator from Ohio.",
            "Carl Hall",
            "senator",
        ),
        ("Denmark sent a ship to Kuwait, its first involvement in a war.", "involvement", "involvement"),
    ],
)
def test_apposition_describes_what_stands_before_it(parse: Read, text: str, first: str, second: str) -> None:
    assert chain_of(parse, text, second)[0] == first


@pytest.mark.parametrize(
    ("text", "word", "guess"),
    [
        ("Republicans split. Some Republicans left.", "Some Republicans", True),
        ("Republicans split. Four Republicans left.", "Four Republicans", True),
        ("Republicans split. The Republicans left.", "The Republicans", False),
    ],
)
def test_part_of_a_group_is_not_the_group(parse: Read, text: str, word: str, guess: bool) -> None:
    mention = next(m for m in read(parse, text).mentions if m.text == word)
    assert mention.tentative == guess


def test_who_speaks_is_not_who_is_spoken_of(parse: Read) -> None:
    """The quotation goes on over two sentences after its speaker is named."""
    text = "“She is kind,” her friend Mona Adel told a paper. “She taught children. She helped all of us.”"
    found = read(parse, text)
    named = [m for m in found.mentions if m.head.of(text) in ("Mona Adel", "She") and not m.tentative]
    chains = {m.chain for m in named if m.head.of(text) == "Mona Adel"}
    assert not [m for m in named if m.head.of(text) == "She" and m.chain in chains]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "“They robbed Ruiz,” said Mr. Lund, who backed Ruiz twice. “Nobody counted it,” he said.",
            "Lund",
        ),
        ("Mr. Lund said the Ruiz campaign had “no money left.” “We saw it coming,” he said.", "Lund"),
    ],
)
def test_a_quotation_that_goes_on_has_the_speaker_of_the_one_before(
    parse: Read, text: str, head: str
) -> None:
    found = read(parse, text)
    he = next(m for m in found.mentions if m.text == "he")
    assert not he.tentative
    assert head in {found.mentions[n].head.of(text) for n in found.chains[he.chain].mentions}
