"""A claim is linked to what its pronoun means only where that is likely; some phrases are never taken up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims import attribution
from kg.language import references
from kg.language.parse import Parse
from kg.language.references import References
from kg.language.roles import paragraphs, quotations

pytestmark = pytest.mark.model
Read = Callable[[str], Parse]


def find(parsed: Parse) -> References:
    return references.find(parsed, attribution.speakers(parsed, attribution.find(parsed)))


def linked(parsed: Parse, word: str) -> str | None:
    """Return the name of the chain that the last such word of the text is surely in, or None."""
    found = find(parsed)
    row = max(row for row, lower in enumerate(parsed.lowers) if lower == word)
    mention = found.mentions[found.at[row]] if row in found.at else None
    return None if mention is None or mention.tentative else found.chains[mention.chain].name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Norway said it will close the port.", "it", "Norway"),
        ("Striking nurses said they will march on Friday.", "they", "Striking nurses"),
        ("Anna Kowalska resigned. She thanked the voters.", "she", "Anna Kowalska"),
        ("The committee published its report.", "its", "The committee"),
    ],
)
def test_a_likely_antecedent_is_linked(parse: Read, text: str, word: str, name: str) -> None:
    assert linked(parse(text), word) == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The council rejected the plan. It was possible, the mayor said.", "it"),
        ("The union met the ministry. It comes as wages fall.", "it"),
        ("The party held a rally. “It's about jobs,” the mayor said.", "it"),
        ("The firm sued the bank over the loan. The court in Lyon heard it.", "it"),
        ("Rockets fell in Haifa, it said.", "it"),
        ("Anna Kowalska told Marek Nowak at the fair about their plan.", "their"),
    ],
)
def test_a_guess_is_linked_to_no_claim(parse: Read, text: str, word: str) -> None:
    assert linked(parse(text), word) in (None, word)


def test_a_guess_stays_in_its_chain(parse: Read) -> None:
    """The chain is the best reading there is; only no fact is drawn from it."""
    parsed = parse("The council rejected the plan. It was possible, the mayor said.")
    found = find(parsed)
    row = parsed.lowers.index("it")
    mention = next(m for m in found.mentions if m.span.start == parsed.starts[row])
    assert mention.tentative
    assert len(found.chains[mention.chain].mentions) > 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ines Costa, a spokeswoman, met Paul Berg. “Berg lost the vote,” he said.", "Paul Berg"),
        ("Karl Meyer spoke first. “Hans Berg will lose, and we told him,” he said.", "Hans Berg"),
    ],
)
def test_who_speaks_is_not_whom_he_speaks_of(parse: Read, text: str, name: str) -> None:
    assert linked(parse(text), "he") != name


def names_of(parsed: Parse, phrase: str) -> str:
    found = find(parsed)
    mention = next(m for m in reversed(found.mentions) if m.text == phrase)
    return found.chains[mention.chain].name


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Several firms closed. The union listed the firms that the ministry had fined.", "the firms"),
        ("The mayors from Ohio arrived. The mayors from Texas stayed away.", "The mayors"),
        ("There was no deal. The deal pleased them.", "The deal"),
        ("He visited the poor country. We will rebuild this country.", "this country"),
    ],
)
def test_a_phrase_that_says_more_is_not_the_earlier_one(parse: Read, text: str, phrase: str) -> None:
    assert names_of(parse(text), phrase) == phrase


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("A firm closed in May. The firm had 90 workers.", "The firm", "A firm"),
        (
            "The soldiers who fled were found. The soldiers who fled were tired.",
            "The soldiers",
            "The soldiers",
        ),
    ],
)
def test_a_phrase_that_says_no_more_is(parse: Read, text: str, phrase: str, name: str) -> None:
    assert names_of(parse(text), phrase) == name


def test_the_source_behind_a_dash_is_not_what_the_headline_speaks_of(parse: Read) -> None:
    parsed = parse("Norway plans no talks on gas — Kremlin.")
    found = find(parsed)
    kremlin = next(m for m in found.mentions if m.text == "Kremlin")
    assert found.chains[kremlin.chain].mentions == (kremlin.id,)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Voters like the front-runner.", "the front-runner"),
        ("She met her son-in-law in Oslo.", "her son-in-law"),
    ],
)
def test_a_hyphenated_noun_is_one_mention(parse: Read, text: str, phrase: str) -> None:
    texts = [m.text for m in find(parse(text)).mentions]
    assert phrase in texts
    assert not {"runner", "law"} & set(texts)


def test_two_apostrophes_open_and_close_a_quotation(parse: Read) -> None:
    parsed = parse("''We lost the vote,'' Costa said. ''It hurts.''")
    inside = quotations(parsed, paragraphs(parsed))
    rows = {word: inside[row] for row, word in enumerate(parsed.words)}
    assert rows["lost"]
    assert rows["hurts"]
    assert not rows["Costa"]


def test_one_voter_of_many_is_not_he(parse: Read) -> None:
    """The relative pronoun of many has no number of its own."""
    assert linked(parse("The voters who came liked his speech."), "his") in (None, "his")


def test_who_spoke_is_not_whom_the_quotation_goes_on_about(parse: Read) -> None:
    text = "“Lena Berg won,” Ines Costa said. “She worked hard.”"
    assert linked(parse(text), "she") != "Ines Costa"


def test_mr_and_mrs_go_to_the_one_of_their_gender(parse: Read) -> None:
    parsed = parse(
        "Paul Berg met the judge in May. The talk came at a bad time for Laura Berg. Mrs. Berg told the court"
        " that she was ill. Mr. Berg had left the town."
    )
    found = find(parsed)
    rows = [row for row, word in enumerate(parsed.words) if word == "Berg"]
    names = [found.chains[found.mentions[found.at[row]].chain].name for row in rows]
    assert names == ["Paul Berg", "Laura Berg", "Laura Berg", "Paul Berg"]
