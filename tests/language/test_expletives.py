"""The "it" that means nothing is no mention."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.language import references
from kg.language.parse import Parse

pytestmark = pytest.mark.model
Read = Callable[[str], Parse]


def its(parse: Read, text: str) -> list[str]:
    """Return the texts of the mentions that are an "it"."""
    found = references.find(parse(text))
    return [m.text for m in found.mentions if m.text.lower() == "it"]


@pytest.mark.parametrize(
    "text",
    [
        "It emerged that the minister had lied.",
        "It turned out that the vote was rigged.",
        "It seems that the vote was rigged.",
        "It was reported that the ship had sunk.",
        "It was clear that the talks had failed.",
        "It is likely that the vote will be rigged.",
        "The court made it clear that the law stands.",
        "The judge found it hard to believe the witness.",
        "It took the police two days to clear the square.",
        "It was Paula Reyes who objected.",
        "It is time to act.",
        "It was Friday when the talks began.",
        "It is raining in Brno.",
        "It was snowing when the convoy left.",
        "It is cold in Oslo.",
        "Aid will flow for as long as it takes.",
        "It makes no sense to leave now.",
        "It is going to be hard to win.",
        "It remains to be seen whether she wins.",
        "It was a mistake to leave.",
        "It is up to the council to decide.",
        "It was not clear who fired.",
        "It may prove hard for the mayor to win.",
        "Let me make it perfectly clear.",
        "It bothers voters that the bank took the money.",
        "The mayor knows how important it is to win.",
        "Adviser Karl Meyer resigned when it was shown that he misled the inquiry.",
    ],
)
def test_an_it_that_means_nothing_is_no_mention(parse: Read, text: str) -> None:
    assert its(parse, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The firm is small. It is ready to sell.",
        "The bank is poor. It is likely to fail.",
        "The bank is poor. It was told to close.",
        "The bank is poor. It seems to be failing.",
        "The panel met on Monday. It approved the budget.",
        "Mark Doyle spoke to the press in Prague. It was a short statement.",
    ],
)
def test_an_it_of_which_something_is_said_is_one(parse: Read, text: str) -> None:
    assert its(parse, text) == ["It"]
