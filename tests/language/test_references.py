"""Chains as records, and the speakers of quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.language import references
from kg.language.parse import Parse

pytestmark = pytest.mark.model
Read = Callable[[str], Parse]
QUOTE = '"I will resign," Paula Reyes said.'


def test_chain_has_names_titles_and_gender(parse: Read) -> None:
    text = "Senator Paula Reyes spoke. Mrs. Reyes was cheered by her party."
    chain = references.find(parse(text)).chains[0]
    assert (chain.name, chain.names) == ("Paula Reyes", ("Paula Reyes", "Reyes"))
    assert chain.titles == ("senator", "mrs.")
    assert (chain.kind, chain.gender) == ("politician", "female")


def test_first_person_means_the_speaker(parse: Read) -> None:
    parsed = parse(QUOTE)
    rows = {word: row for row, word in enumerate(parsed.words)}
    found = references.find(parsed, {rows["I"]: rows["Reyes"]})
    assert found.mentions[found.at[rows["I"]]].chain == found.mentions[found.at[rows["Reyes"]]].chain


def test_first_person_of_an_unknown_speaker_stays_alone(parse: Read) -> None:
    parsed = parse(QUOTE)
    row = parsed.words.index("I")
    found = references.find(parsed, {row: None})
    assert found.chains[found.mentions[found.at[row]].chain].mentions == (found.at[row],)


def test_same_text_gives_same_chains(parse: Read) -> None:
    text = "The army and the police said they had met. It was their first meeting, the general said."
    assert references.find(parse(text)) == references.find(parse(text))


def test_offsets_index_the_text(parse: Read) -> None:
    text = "Mr. Öztürk’s allies — “the Group of Six” — met in São Paulo."
    for mention in references.find(parse(text)).mentions:
        assert mention.span.of(text) == mention.text
        assert mention.span.covers(mention.head)


@pytest.mark.parametrize(
    ("text", "name", "kind", "titles"),
    [
        ("Senator Paula Reyes spoke.", "Paula Reyes", "politician", ("senator",)),
        ("Rain fell on the square.", "the square", "place", ()),
        ("They agreed.", "They", "group", ()),
    ],
)
def test_record_of_a_mention_that_stands_alone(
    parse: Read, text: str, name: str, kind: str, titles: tuple[str, ...]
) -> None:
    chain = next(c for c in references.find(parse(text)).chains if c.name == name)
    assert (chain.kind, chain.titles, len(chain.mentions)) == (kind, titles, 1)
    assert chain.names == ((name,) if titles else ())
