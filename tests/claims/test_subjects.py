"""Who is understood as the subject of a clause that has none: sentence and verb in, subject's words out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims import phrases, subjects
from kg.language.parse import Parse

Parser = Callable[[str], Parse]

CONJOINED = [
    ("The minister urged the union to wait and cancelled the talks.", "cancelled", "The minister"),
    ("The envoy left Geneva and returned to Oslo.", "returned", "The envoy"),
    ("Many voters believe the plan is dead and have been calling for a new one.", "calling", "Many voters"),
    ("The mayor says the town faces a flood and warns of damage.", "warns", "The mayor"),
    ("The governor will sign the bill and fund the clinics.", "fund", "The governor"),
    ("The senator wants to meet the union and hear its demands.", "hear", "The senator"),
]

PARTICIPLES = [
    ("Police said a bomb went off in the market, killing two people.", "killing", "a bomb"),
    ("The plant will close in May, the firm said, citing high costs.", "citing", "the firm"),
    ("The army shelled the town, killing two people.", "killing", "The army"),
    ("The bridge was hit by a shell, killing two people.", "killing", None),
    ("As reported by the agency, the envoy left Geneva.", "reported", None),
    ("The minister praised Norway's role hosting the talks.", "hosting", "Norway's"),
    ("The strike left the city waiting for buses.", "waiting", "the city"),
]

INFINITIVES = [
    ("The minister praised the governor's plan to rebuild the port.", "rebuild", "the governor's"),
    ("The president made an appeal to voters to stay calm.", "stay", "voters"),
    ("The king rejected a call to abdicate the throne.", "abdicate", "The king"),
    ("Her aim is to win the election.", "win", "Her"),
    ("It is hard to predict the result.", "predict", None),
    ("It takes years to build a dam.", "build", None),
    ("This is a fine place to fish.", "fish", None),
    ("Norway summoned the ambassador to protest the arrests.", "protest", "Norway"),
    ("Norway forced the ambassador to leave the country.", "leave", "the ambassador"),
    ("The mayor has work to finish at home.", "finish", "The mayor"),
]

GERUNDS = [
    ("The court barred the senator from leaving the country.", "leaving", "the senator"),
    ("The envoy congratulated the mayor on winning the vote.", "winning", "the mayor"),
    ("The bank was saved by cutting costs.", "cutting", None),
    ("The minister met the envoy before leaving Geneva.", "leaving", "The minister"),
]


def understood(parse: Parse, verb: str) -> str | None:
    row = next(i for i, word in enumerate(parse.words) if word == verb)
    found = subjects.find(parse, row)
    return None if found is None else parse.slice(*phrases.bounds(parse, found))


FAR = [
    ("They held a vote that the council says was rigged.", "rigged", "a vote"),
    ("The bank lent money to the list of firms that wants to grow.", "grow", "the list of firms"),
    ("The paper quoted the guard as saying the gate was open.", "saying", "the guard"),
    ("The club prefers big works, like building dams.", "building", None),
    ("The port will close, according to the harbor board, citing storms.", "citing", "the harbor board"),
    ("The two sides agreed on cuts, ranging from one to ten percent.", "ranging", None),
    ("The council granted tax cuts, ranging from one to ten percent.", "ranging", "tax cuts"),
    ("The court freed the clerk from jail for reasons of age, widely seen as a gift.", "seen", None),
    ("The bill will be voted on at the next meeting, scheduled for May.", "scheduled", "the next meeting"),
    ("It was said by Ann Berg, the books editor at the Lur Post, who has read the work.", "read", "Ann Berg"),
    (
        "Tents went to families in Oslo and Bergen, who had lost their homes.",
        "lost",
        "families",
    ),
    ("The envoy spent May in Lima, a stay that drew crowds.", "drew", "a stay"),
    ("Divers studied the leak over the winter that spoiled ten wells.", "spoiled", "the leak"),
    ("Judging by the polls, the mayor will lose.", "Judging", None),
    ("Paris heard a guest on the radio show, The Long Night, who went on to sing.", "went", "a guest"),
    ("The firm skipped a fair that began on Monday after accusing Norway of theft.", "accusing", "The firm"),
]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"), [*FAR, *CONJOINED, *PARTICIPLES, *INFINITIVES, *GERUNDS]
)
def test_understood_subject(parse: Parser, sentence: str, verb: str, expected: str | None) -> None:
    """A clause without a subject of its own has the right one understood, or none."""
    assert understood(parse(sentence), verb) == expected
