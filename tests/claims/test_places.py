"""The place of a claim: a text and the head of a relation in, the words of the place out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims import clauses, places
from kg.claims.assemble import clean
from kg.language import references
from kg.language.parse import Parse


def found(parsed: Parse, word: str) -> str | None:
    """Return the place of the first claim whose head is the word."""
    mentions = references.find(parsed)
    frame = next(frame for frame in clauses.find(parsed) if parsed.words[frame.head] == word)
    arguments = tuple(a for a in (clean(slot, parsed, mentions) for slot in frame.args) if a is not None)
    place = places.of(parsed, mentions, frame, arguments, places.dateline(parsed, mentions))
    return None if place is None else place.text


PLACES = [
    ("The minister met the envoy in Vienna.", "met", "Vienna"),
    ("The ministers met near Geneva.", "met", "Geneva"),
    ("The minister met the envoy at a hotel in Vienna.", "met", "Vienna"),
    ("Police arrested the editor outside Ankara.", "arrested", "Ankara"),
    ("Protests broke out across Syria.", "broke", "Syria"),
    # what the predicate is about, or where it leads
    ("Russia interfered in Ukraine.", "interfered", None),
    ("The firm invested in Poland.", "invested", None),
    ("The minister arrived in Vienna.", "arrived", None),
    ("The minister looked at Vienna.", "looked", None),
    ("The king sent troops to the force in Mali.", "sent", None),
    ("Police arrested the editor during a protest in Algiers.", "arrested", "Algiers"),
    ("They live in a state of fear.", "live", None),
    ("Parliament approved the deployment in Chad.", "approved", None),
    ("The ministers discussed the elections in Peru.", "discussed", None),
    ("The ministers held talks in Peru.", "held", "Peru"),
    # another word is the head
    ("The law was wrong in Washington's view.", "was", None),
    ("The minister met the envoy in March.", "met", None),
    ("He ended in second place.", "ended", None),
    # datelines: only for an assembly in the first sentence, and no other place named
    ("VIENNA (AP) — The ministers met on Monday.", "met", "VIENNA"),
    ("VIENNA (AP) — The ministers met in Geneva on Monday.", "met", "Geneva"),
    ("BERLIN (AP) — A court has jailed two men.", "jailed", None),
    ("VIENNA (AP) — The talks ended.\n\nThe ministers met on Monday.", "met", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "place"), PLACES)
def test_place(parse: Callable[[str], Parse], text: str, word: str, place: str | None) -> None:
    assert found(parse(text), word) == place


DATELINES = [
    ("MOSCOW (AP) — The ministers met.", "MOSCOW"),
    ("PARIS, March 4 (Reuters) - The ministers met.", "PARIS"),
    ("Talks resume\n\nGENEVA — The ministers met.", "GENEVA"),
    ("NATO — The ministers met.", None),
    ("The ministers met in Vienna.", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "place"), DATELINES)
def test_dateline(parse: Callable[[str], Parse], text: str, place: str | None) -> None:
    parsed = parse(text)
    line = places.dateline(parsed, references.find(parsed))
    assert (None if line is None else line.place.text) == place
