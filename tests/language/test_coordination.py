"""Coordinations as what "they" means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.language import references
from kg.language.parse import Parse

pytestmark = pytest.mark.model
Read = Callable[[str], Parse]


def meant(parse: Read, text: str) -> list[str]:
    """Return the names of the chain of the last "they" or "their" but for the pronoun itself."""
    found = references.find(parse(text))
    pronoun = [m for m in found.mentions if m.text.lower() in ("they", "their")][-1]
    chain = found.chains[pronoun.chain]
    return [found.mentions[n].text for n in chain.mentions if n != pronoun.id]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Luca Rossi and Jan Weber met in Vienna. They signed a treaty.", ["Luca Rossi and Jan Weber"]),
        (
            "Luca Rossi and Jan Weber met in Vienna. Their aides waited outside.",
            ["Luca Rossi and Jan Weber"],
        ),
        ("Luca Rossi and Jan Weber left. They were tired.", ["Luca Rossi and Jan Weber"]),
        ("France and Spain signed the pact. They will share a border force.", ["France and Spain"]),
        (
            "Anna Berg, Carla Novak and Peter Hall met. They smiled.",
            ["Anna Berg, Carla Novak and Peter Hall"],
        ),
    ],
)
def test_they_are_the_pair(parse: Read, text: str, wanted: list[str]) -> None:
    assert meant(parse, text) == wanted


def test_the_pair_is_a_group_with_its_members_names(parse: Read) -> None:
    found = references.find(parse("Luca Rossi and the mayor met in Vienna. They signed a treaty."))
    pair = next(chain for chain in found.chains if len(chain.mentions) > 1)
    assert (pair.kind, pair.name) == ("group", "Luca Rossi and mayor")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg and Carla Novak met the press.",
        "Anna Berg and Carla Novak met. She smiled.",
        "Anna Berg or Carla Novak will win. They said so.",
        "Anna Berg and the bank met. They agreed.",
    ],
)
def test_a_pair_that_nobody_means_or_that_is_unlike_is_no_mention(parse: Read, text: str) -> None:
    spans = [m.text for m in references.find(parse(text)).mentions]
    assert not any(" and " in span or " or " in span for span in spans)
