"""The time of a claim: a sentence and the words of a relation in, the interval out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.claims import clauses, nominal, when
from kg.language import times
from kg.language.parse import Parse
from kg.records import Interval

PUBLISHED = date(2017, 3, 8)  # a Wednesday
PAST = Interval(None, PUBLISHED)
FUTURE = Interval(PUBLISHED, None)


def found(parsed: Parse, word: str, published: date | None = PUBLISHED) -> Interval | None:
    """Return the time of the first claim whose head is the word."""
    frames = [*clauses.find(parsed), *nominal.find(parsed)]
    frame = next(frame for frame in frames if parsed.words[frame.head] == word)
    return when.of(parsed, times.find(parsed, published), frame, published)


NAMED = [
    ("The minister met the envoy on Monday.", "met", "Monday"),
    ("On Monday the minister met the envoy and left the capital.", "left", "Monday"),
    ("The senator said on Sunday that the minister left office in January.", "left", "January"),
    ("The senator said on Sunday that the minister left office in January.", "said", "Sunday"),
    ("The minister said the army began on Monday to shell the town.", "began", "Monday"),
    ("The minister held talks with the envoy on Monday.", "talks", "Monday"),
    ("The minister's meeting with the envoy took place on Monday.", "meeting", "Monday"),
    ("During a meeting with the envoy on Monday, the minister praised the army.", "praised", "Monday"),
    ("The minister left office after a 2014 meeting with the envoy.", "meeting", "2014"),
    ("In May, Ann Berg said, the talks failed.", "failed", "May"),
    ("The strike came two days after the minister quit.", "came", "two days after"),
    ("She led the club from 1983 to 1989 and from 1975 to 1976.", "led", "from 1983 to 1989"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "words"), NAMED)
def test_time_that_is_named(parse: Callable[[str], Parse], text: str, word: str, words: str) -> None:
    interval = found(parse(text), word)
    assert interval is not None
    assert interval.text == words


BOUNDS = [
    ("The minister met the envoy.", "met", PAST),
    ("The minister has met the envoy.", "met", PAST),
    ("The minister was dismissed by the king.", "dismissed", PAST),
    ("The senator said the minister met the envoy.", "met", PAST),
    ("The minister seized the port and sold the ships.", "sold", PAST),
    ("The minister will meet the envoy.", "meet", FUTURE),
    ("The minister is going to meet the envoy.", "meet", FUTURE),
    ("The army began shelling the town.", "shelling", PAST),
    # the present says nothing
    ("The minister leads the party.", "leads", None),
    # what did not happen has no time
    ("The minister did not meet the envoy.", "meet", None),
    ("The minister never met the envoy.", "met", None),
    # modal, intended, asked, conditional
    ("The minister may have met the envoy.", "met", None),
    ("The minister would have met the envoy.", "met", None),
    ("The minister wants to meet the envoy.", "meet", None),
    ("The minister agreed to meet the envoy.", "meet", None),
    ("Did the minister meet the envoy?", "meet", None),
    ("If the minister met the envoy, the king would dismiss him.", "met", None),
    ("The king asked whether the minister met the envoy.", "met", None),
    ("The senator hopes the minister met the envoy.", "met", None),
    # a future that another speaks of
    ("The senator said the minister will meet the envoy.", "meet", None),
    ("If the king agrees, the minister will meet the envoy.", "agrees", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "interval"), BOUNDS)
def test_tense_is_a_bound(
    parse: Callable[[str], Parse], text: str, word: str, interval: Interval | None
) -> None:
    """Without a time of its own a past clause ends by the publication; the bound has no words."""
    assert found(parse(text), word) == interval


@pytest.mark.model
def test_no_bound_without_a_publication_date(parse: Callable[[str], Parse]) -> None:
    assert found(parse("The minister met the envoy."), "met", None) is None
