"""Expressions that count from a time named before: "the next day", "a week later", "that year".

They are resolved only where the story plainly goes on from one day to the other: the last time
before stands in the same paragraph, at most one sentence earlier, is one day (or the month or year
that a longer step needs), belongs to a past predicate that is not one of speech, and no quotation
mark lies between. Elsewhere they stay vague.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from kg.language.parse import Parse
from kg.language.time_calendar import UNKNOWN, Days, shifted, unit_around, week_of
from kg.language.time_clause import SPEECH, direction
from kg.language.time_rules import COUNT, number_of
from kg.records import Interval

COUNTED = re.compile(rf"{COUNT}\s+(?P<unit>day|week|month|year)s?\s+(?P<side>later|afterwards?|earlier)")
NAMED = re.compile(
    r"(?:the|that)\s+(?:very\s+)?(?P<side>next|following|same|previous|preceding)?\s*"
    r"(?P<unit>day|morning|afternoon|evening|night|week|month|year)"
)
SIDES = {"later": 1, "afterward": 1, "afterwards": 1, "earlier": -1, "next": 1, "following": 1,
         "same": 0, "previous": -1, "preceding": -1}  # fmt: skip
LONGEST = {"day": 0, "week": 6, "month": 30, "year": 365}
"""Days that the time before may span for a step of the unit."""
MARKS = re.compile(r"[\"“”\n]")


class Anchor(Protocol):
    """What is read of a time expression."""

    @property
    def first(self) -> int: ...
    @property
    def interval(self) -> Interval: ...
    @property
    def owner(self) -> int: ...


def anchored(parse: Parse, before: Sequence[Anchor], here: Anchor, published: date | None) -> Interval:
    """Return the interval of a step, with days where the time before it makes them safe."""
    step = step_of(" ".join(here.interval.text.lower().split()))
    if step is None or published is None or not before:
        return here.interval
    last = before[-1]
    if not continues(parse, last, here):
        return here.interval
    first, after = moved(last.interval, *step)
    if first is None or after is None or after > published:
        return here.interval
    return replace(here.interval, earliest=first, latest=after)


def step_of(words: str) -> tuple[str, int] | None:
    """Return the unit and how many of them: `two weeks later` -> (week, 2)."""
    found = COUNTED.fullmatch(words)
    if found is not None:
        return found["unit"], SIDES[found["side"]] * number_of(found["count"])
    found = NAMED.fullmatch(words)
    if found is None:
        return None
    unit = found["unit"] if found["unit"] in LONGEST else "day"
    return unit, SIDES[found["side"] or "same"]


def continues(parse: Parse, last: Anchor, here: Anchor) -> bool:
    """Does the story go on from the time before to this one?"""
    span, to = last.interval.span, here.interval.span
    if span is None or to is None or MARKS.search(parse.text[span.end : to.start]):
        return False
    if parse.sentence_of[here.first] - parse.sentence_of[last.first] > 1:
        return False
    if last.owner < 0 or parse.pos[last.owner] != "VERB" or parse.lemmas[last.owner] in SPEECH:
        return False
    return direction(parse, last.first) < 0 and direction(parse, here.first) < 0


def moved(interval: Interval, unit: str, count: int) -> Days:
    """Return the unit that lies `count` units from the interval; UNKNOWN where that is too wide for it."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None or (last - first).days > LONGEST[unit]:
        return UNKNOWN
    if unit == "day":
        return first + timedelta(days=count), last + timedelta(days=count)
    if unit == "week":
        return week_of(shifted(first, "week", count))
    return unit_around(first, unit, count)
